//! A person's name taken apart, and the ending that politeness asks for.

use crate::domain::Lang;

/// The parts of a name as it is kept in one field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonName {
    pub whole: String,
    pub family: Option<String>,
    pub first: Option<String>,
}

/// Endings that a name may already carry. 殿 and 氏 end names, too (鵜殿): they are endings only behind a space.
const ENDINGS: &[&str] =
    &["様", "さま", "さん", " 氏", "\u{3000}氏", " 殿", "\u{3000}殿", "先生", "御中", "-san", "-sama", " san", " sama"];
/// What may stand before a name.
const TITLES: &[&str] = &["mr", "mrs", "ms", "mx", "dr", "prof", "mr.", "mrs.", "ms.", "mx.", "dr.", "prof."];
/// What may stand behind a comma and is no name.
const DEGREES: &[&str] = &[
    "phd", "md", "mba", "jd", "dds", "dvm", "cpa", "cfa", "pmp", "esq", "jr", "sr", "ii", "iii", "iv", "msc", "bsc", "ma", "ba", "ms",
    "bs", "mph", "rn", "pe", "llm",
];

/// Takes a name apart. Japanese names have the family first, as have `Sato, Mika` and `SATO Mika`; others have it last. A name of one
/// word is a family's in Japanese, and a first name elsewhere; an initial is no first name. What stands behind a degree's comma
/// (`Jane Smith, PhD`) is none.
pub fn person_name(name: &str) -> PersonName {
    let name = without_degrees(without_ending(name.trim()));
    let japanese = is_japanese(name);
    if let Some((family, first)) = name.split_once([',', '，', '、']) {
        let (family, first) = (family.trim(), first.trim());
        let whole = if japanese { format!("{family} {first}") } else { format!("{first} {family}") };
        return parts(whole.trim().to_owned(), Some(&as_name(family)), given(first).as_deref());
    }
    let words: Vec<&str> = name.split_whitespace().skip_while(|word| TITLES.contains(&word.to_lowercase().as_str())).collect();
    let whole = words.join(" ");
    match words.as_slice() {
        [] => PersonName::default(),
        [one] if japanese => parts(whole.clone(), Some(one), None),
        [one] => parts(whole.clone(), None, Some(one)),
        [family, first, ..] if japanese || (is_shouted(family) && !is_shouted(first)) => {
            parts(whole.clone(), Some(&as_name(family)), given(first).as_deref())
        }
        [first, .., family] => parts(whole.clone(), Some(&as_name(family)), given(first).as_deref()),
    }
}

impl PersonName {
    /// Returns how the person is addressed: `Mika`, `佐藤様`.
    pub fn greeting(&self, lang: Lang) -> Option<String> {
        let named = |name: &Option<String>| name.clone().or_else(|| Some(self.whole.clone()).filter(|whole| !whole.is_empty()));
        match lang {
            // A family's name that was taken apart has no ending any more, whatever it ends with.
            Lang::Ja if is_japanese(&self.whole) && self.family.is_some() => self.family.as_ref().map(|name| format!("{name}様")),
            Lang::Ja => named(&None).map(|name| honoured(&name, "様")),
            Lang::En if is_japanese(&self.whole) => named(&None),
            Lang::En => named(&self.first),
        }
    }
}

/// Puts an ending behind a name that has none yet.
pub fn honoured(name: &str, ending: &str) -> String {
    if ENDINGS.iter().any(|own| name.ends_with(own)) { name.to_owned() } else { format!("{name}{ending}") }
}

/// Legal forms as they stand before or behind a company's name; longer ones first.
const FORMS: &[&str] = &[
    "株式会社",
    "有限会社",
    "合同会社",
    "合資会社",
    "合名会社",
    "一般社団法人",
    "(株)",
    "（株）",
    "㈱",
    "(有)",
    "（有）",
    "㈲",
    "Corporation",
    "Company",
    "Limited",
    "GmbH",
    "Corp.",
    "Corp",
    "Inc.",
    "Inc",
    "Co.",
    "Ltd.",
    "Ltd",
    "LLC",
    "LLP",
    "plc",
    "PLC",
    "K.K.",
    "KK",
    "AG",
];

/// Returns a company's name as one says it: without its legal form.
pub fn short_name(name: &str) -> String {
    let mut rest = name.trim();
    while let Some(shorter) = FORMS.iter().find_map(|form| without_form(rest, form)) {
        rest = shorter;
    }
    rest.to_owned()
}

/// Takes a form away where it stands apart, and leaves something.
fn without_form<'a>(name: &'a str, form: &str) -> Option<&'a str> {
    let is_word = form.is_ascii() && !form.starts_with('(');
    let behind = name.strip_suffix(form).filter(|rest| !is_word || rest.ends_with([' ', ',', '.', '\u{3000}']));
    let before = name.strip_prefix(form).filter(|_| !is_word);
    let rest = behind.or(before)?.trim_matches(|c: char| c.is_whitespace() || c == ',');
    (!rest.is_empty()).then_some(rest)
}

fn parts(whole: String, family: Option<&str>, first: Option<&str>) -> PersonName {
    let kept = |part: Option<&str>| part.filter(|part| !part.is_empty()).map(str::to_owned);
    PersonName { whole, family: kept(family), first: kept(first) }
}

/// Returns how somebody is called by a first name; an initial is none.
fn given(first: &str) -> Option<String> {
    let is_initial = |word: &str| word.trim_end_matches('.').chars().count() <= 1 && word.is_ascii();
    let word = if is_initial(first) { return None } else { first };
    Some(as_name(word))
}

/// Leaves out degrees and the like behind commas.
fn without_degrees(name: &str) -> &str {
    let mut rest = name;
    while let Some((before, degree)) = rest.rsplit_once([',', '，']) {
        let plain: String = degree.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        // `Smith, MA` may be a first name of two letters: a degree stands behind a whole name.
        if !DEGREES.contains(&plain.as_str()) || (before.split_whitespace().count() < 2 && !before.contains(',')) {
            break;
        }
        rest = before.trim_end();
    }
    rest
}

fn without_ending(name: &str) -> &str {
    let found = ENDINGS.iter().filter_map(|ending| name.strip_suffix(ending)).find(|rest| !rest.trim().is_empty());
    found.unwrap_or(name).trim()
}

/// Says whether a word is written in capitals, as families are in business mail.
fn is_shouted(word: &str) -> bool {
    word.chars().count() > 1 && !word.contains('.') && word.chars().all(|c| !c.is_lowercase()) && word.chars().any(char::is_uppercase)
}

fn as_name(word: &str) -> String {
    if !is_shouted(word) || word.contains('.') {
        return word.to_owned();
    }
    let mut characters = word.chars();
    characters.next().into_iter().chain(characters.flat_map(char::to_lowercase)).collect()
}

/// Says whether a text has characters that only Japanese (or Chinese) writes.
pub(super) fn is_japanese(text: &str) -> bool {
    text.chars().any(is_japanese_char)
}

pub(super) fn is_japanese_char(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_apart_as_people_write_them() {
        for (name, family, first) in [
            ("Mika Sato", Some("Sato"), Some("Mika")),
            ("佐藤 美香", Some("佐藤"), Some("美香")),
            ("佐藤　美香様", Some("佐藤"), Some("美香")),
            ("佐藤美香", Some("佐藤美香"), None),
            ("Sato, Mika", Some("Sato"), Some("Mika")),
            ("SATO Mika", Some("Sato"), Some("Mika")),
            ("Dr. Ken van der Berg", Some("Berg"), Some("Ken")),
            ("Ken", None, Some("Ken")),
            ("Jane Smith, PhD", Some("Smith"), Some("Jane")),
            ("Smith, Jane, Ph.D., MBA", Some("Smith"), Some("Jane")),
            ("J. Smith", Some("Smith"), None),
            ("MIKA SATO", Some("Sato"), Some("Mika")),
            ("田中, 一郎", Some("田中"), Some("一郎")),
            ("鵜殿 健", Some("鵜殿"), Some("健")),
            ("佐藤 氏", Some("佐藤"), None),
            ("", None, None),
        ] {
            let found = person_name(name);
            assert_eq!((found.family.as_deref(), found.first.as_deref()), (family, first), "{name}");
        }
    }

    #[test]
    fn companies_are_said_without_their_legal_form() {
        for (name, short) in [
            ("株式会社青葉システム", "青葉システム"),
            ("カネコ（株）", "カネコ"),
            ("Acme, Inc.", "Acme"),
            ("Sato Trading Co., Ltd.", "Sato Trading"),
            ("Zinc", "Zinc"),
            ("株式会社", "株式会社"),
        ] {
            assert_eq!(short_name(name), short);
        }
    }

    #[test]
    fn a_greeting_is_polite_in_its_language_and_never_twice() {
        for (name, lang, greeting) in [
            ("佐藤 美香", Lang::Ja, "佐藤様"),
            ("佐藤様", Lang::Ja, "佐藤様"),
            ("鵜殿 健", Lang::Ja, "鵜殿様"),
            ("鵜殿", Lang::Ja, "鵜殿様"),
            ("佐藤 殿", Lang::Ja, "佐藤様"),
            ("田中, 一郎", Lang::Ja, "田中様"),
            ("Jane Smith, PhD", Lang::En, "Jane"),
            ("J. Smith", Lang::En, "J. Smith"),
            ("MIKA SATO", Lang::En, "Mika"),
            ("Mika Sato", Lang::Ja, "Mika Sato様"),
            ("Mika Sato", Lang::En, "Mika"),
            ("佐藤 美香", Lang::En, "佐藤 美香"),
        ] {
            assert_eq!(person_name(name).greeting(lang).as_deref(), Some(greeting), "{name}");
        }
        assert_eq!(person_name(" ").greeting(Lang::En), None);
        assert_eq!(honoured("青葉 御中", "御中"), "青葉 御中");
    }
}
