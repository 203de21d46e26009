//! A table from vCards: one row a card, with the columns that contacts have. Names of columns are those of the cards.

use crate::import::table::{MAX_ROWS, Options, Rows, Table, TableError};
use crate::import::value::email;
use crate::import::vcard::{Card, Property, cards, line, parts};

/// Columns in their order; see `cells`.
const HEADER: [&str; 7] = ["UID", "ORG", "FN", "EMAIL", "other_emails", "TEL", "TITLE"];

/// Reads a table; every card is a row, and what is wrong with it is found where rows are read.
pub(super) fn read(bytes: &[u8], options: &Options) -> Result<Table, TableError> {
    let cards = cards(bytes, options.encoding);
    if cards.len() > MAX_ROWS {
        return Err(TableError::TooManyRows { limit: MAX_ROWS });
    }
    let mut rows = Rows::new(HEADER.len());
    for card in &cards {
        let cells = cells(card);
        rows.push(card.line, &cells.each_ref().map(String::as_str));
    }
    let header = HEADER.map(str::to_owned).to_vec();
    Ok(Table { header, header_row: 1, rows, encoding: options.encoding, ..Table::default() })
}

fn cells(card: &Card) -> [String; 7] {
    let first = |name: &str| card.properties.iter().find(|property| property.name == name && !property.value.trim().is_empty());
    let mut emails = emails(card).into_iter();
    let company = first("ORG").map(|org| parts(&org.value)).and_then(|parts| parts.into_iter().find(|part| !part.is_empty()));
    [
        first("UID").map(|uid| line(&uid.value)).map(|uid| uid.strip_prefix("urn:uuid:").unwrap_or(&uid).to_owned()).unwrap_or_default(),
        company.unwrap_or_default(),
        name(card).unwrap_or_default(),
        emails.next().unwrap_or_default(),
        emails.collect::<Vec<_>>().join("; "),
        phone(card).unwrap_or_default(),
        first("TITLE").or_else(|| first("ROLE")).map(|title| line(&title.value)).unwrap_or_default(),
    ]
}

/// The name as it is spoken; where only its parts are said, in the order of its language.
fn name(card: &Card) -> Option<String> {
    let of = |name: &str| card.properties.iter().find(|property| property.name == name);
    let spoken = of("FN").map(|name| line(&name.value)).filter(|name| !name.is_empty());
    spoken.or_else(|| {
        let parts = parts(&of("N")?.value);
        let part = |place: usize| parts.get(place).map(String::as_str).filter(|part| !part.is_empty());
        let (family, given, middle) = (part(0), part(1), part(2));
        let order = if parts.iter().any(|part| is_japanese(part)) { [family, given, middle] } else { [given, middle, family] };
        let name = order.into_iter().flatten().collect::<Vec<_>>().join(" ");
        Some(name).filter(|name| !name.is_empty())
    })
}

/// All addresses, the preferred first, then those of work, those of home last.
fn emails(card: &Card) -> Vec<String> {
    let mut found: Vec<&Property> = card.properties.iter().filter(|property| property.name == "EMAIL").collect();
    found.sort_by_key(|property| weight(property));
    let mut emails: Vec<String> = Vec::new();
    for property in found {
        let value = line(&property.value);
        let value = value.strip_prefix("mailto:").unwrap_or(&value);
        if let Some(address) = email(value).ok().filter(|address| !emails.contains(address)) {
            emails.push(address);
        }
    }
    emails
}

/// The number to call; no fax and no pager.
fn phone(card: &Card) -> Option<String> {
    let is_phone = |property: &&Property| property.name == "TEL" && !has(property, "FAX") && !has(property, "PAGER");
    let best = card.properties.iter().filter(is_phone).min_by_key(|property| weight(property))?;
    let value = line(&best.value);
    // A number as an address has what to dial then behind a semicolon.
    Some(value.strip_prefix("tel:").unwrap_or(&value).replace("; ext=", " ext. ")).filter(|phone| phone.chars().any(|c| c.is_numeric()))
}

fn weight(property: &Property) -> u8 {
    match property {
        property if has(property, "PREF") => 0,
        property if has(property, "WORK") => 1,
        property if has(property, "HOME") => 3,
        _ => 2,
    }
}

fn is_japanese(text: &str) -> bool {
    text.chars().any(|c| matches!(c, 'ぁ'..='ヿ' | '一'..='鿿' | '々'))
}

fn has(property: &Property, kind: &str) -> bool {
    property.kinds.iter().any(|word| word == kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_a_row_of_a_contact() {
        let text = "BEGIN:VCARD\nVERSION:4.0\nUID:urn:uuid:8b57\nN:佐藤;美香;;;\nORG:アクメ株式会社;営業部\nEMAIL;TYPE=home:mika@gmail.com\n\
                    EMAIL;TYPE=work:Mika@acme.example\nEMAIL:no address\nTEL;TYPE=fax:03-1\nTEL;VALUE=uri;TYPE=\"work,voice\":tel:+81-3-1234-5678\nROLE:部長\nEND:VCARD\n";
        let table = read(text.as_bytes(), &Options::default()).expect("reads");
        let row = table.rows.get(0).expect("a row");
        let cells: Vec<&str> = row.cells().collect();
        assert_eq!(cells, ["8b57", "アクメ株式会社", "佐藤 美香", "mika@acme.example", "mika@gmail.com", "+81-3-1234-5678", "部長"]);
    }
}
