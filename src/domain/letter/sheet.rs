//! A letter on one sheet, as an editor opens it: the subject in the first line, an empty line, the text.

/// What stands before the subject.
const SUBJECT: &str = "Subject:";

pub fn sheet(subject: &str, body: &str) -> String {
    format!("{SUBJECT} {subject}\n\n{body}\n")
}

/// Reads subject and text back; a first line that lost what stood before the subject is still the subject.
pub fn read_sheet(text: &str) -> (String, String) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let subject = first.strip_prefix(SUBJECT).unwrap_or(first).trim().to_owned();
    (subject, rest.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_comes_back_as_it_went() {
        let (subject, body) = ("来週のお打ち合わせ", "青葉システム\n佐藤様\n\nよろしくお願いいたします。");
        assert_eq!(read_sheet(&sheet(subject, body)), (subject.to_owned(), body.to_owned()));
        assert_eq!(read_sheet("Only a line"), ("Only a line".to_owned(), String::new()));
        assert_eq!(read_sheet("Subject:\n\n\n text \n"), (String::new(), "text".to_owned()));
    }
}
