//! Addresses as people type them: `Name <address>`, several apart by commas.

use crate::domain::check::is_email;
use crate::domain::{MailPerson, MailRole};

/// Reads addresses; a part that is none comes back as it is.
pub fn read_addresses(text: &str, role: MailRole) -> Result<Vec<MailPerson>, String> {
    parts(text, &SEPARATORS).into_iter().map(|part| one(&part, role).ok_or(part)).collect()
}

/// Writes addresses so that they are read back the same.
pub fn written_addresses(people: &[MailPerson], role: MailRole) -> String {
    let one = |person: &MailPerson| match &person.name {
        Some(name) if name.contains(SEPARATORS) => format!("\"{name}\" <{}>", person.email),
        Some(name) => format!("{name} <{}>", person.email),
        None => person.email.clone(),
    };
    people.iter().filter(|person| person.role == role).map(one).collect::<Vec<_>>().join(", ")
}

const SEPARATORS: [char; 5] = [',', ';', '、', '，', '；'];

/// Between the names of files; a semicolon is part of a name.
const BETWEEN_FILES: [char; 2] = [',', '、'];

/// Reads the names of files; one with a comma in it stands in quotes.
pub fn read_files(text: &str) -> Vec<String> {
    parts(text, &BETWEEN_FILES)
}

/// Writes the names of files so that they are read back the same.
pub fn written_files(files: &[String]) -> String {
    let one = |file: &String| if file.contains(BETWEEN_FILES) { format!("\"{file}\"") } else { file.clone() };
    files.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// Splits at separators that stand outside of quotes.
fn parts(text: &str, separators: &[char]) -> Vec<String> {
    let (mut parts, mut part, mut is_quoted) = (Vec::new(), String::new(), false);
    for character in text.chars() {
        match character {
            '"' => is_quoted = !is_quoted,
            c if separators.contains(&c) && !is_quoted => parts.push(std::mem::take(&mut part)),
            c => part.push(c),
        }
    }
    parts.push(part);
    parts.iter().map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

fn one(part: &str, role: MailRole) -> Option<MailPerson> {
    let (name, email) = match part.rsplit_once('<') {
        Some((name, rest)) => (Some(name.trim()), rest.trim_end_matches('>').trim()),
        None => (None, part),
    };
    let name = name.filter(|name| !name.is_empty()).map(str::to_owned);
    is_email(email).then(|| MailPerson { role, email: email.to_lowercase(), name })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_read_back_as_they_were_written() {
        let files = ["Plan, final.pdf", "a;b.txt", "資料、最新.pdf", "x.csv"].map(str::to_owned).to_vec();
        assert_eq!(read_files(&written_files(&files)), files);
        assert_eq!(read_files(" a.pdf、b.pdf ,, "), ["a.pdf", "b.pdf"]);
    }

    #[test]
    fn addresses_are_read_as_they_are_typed() {
        let people = read_addresses("Ken Ito <Ken@acme.example>; a@b.example、\"Sato, Mika\" <m@b.example>", MailRole::To).expect("reads");
        let found: Vec<_> = people.iter().map(|person| (person.name.as_deref(), person.email.as_str())).collect();
        assert_eq!(found, [(Some("Ken Ito"), "ken@acme.example"), (None, "a@b.example"), (Some("Sato, Mika"), "m@b.example")]);
        assert_eq!(read_addresses(&written_addresses(&people, MailRole::To), MailRole::To), Ok(people));
        assert_eq!(read_addresses("a@b.example, 佐藤", MailRole::To), Err("佐藤".to_owned()));
        assert_eq!(read_addresses(" ", MailRole::To), Ok(Vec::new()));
    }
}
