//! Markdown: what comes from the book is nothing but text in it.

/// What Markdown takes for more than a letter, wherever it stands.
const MARKS: &str = "\\`*_[]<>#|~&";

/// Makes a text of the book one line that Markdown takes for nothing but text.
pub fn escaped(text: &str) -> String {
    let text = crate::text::display(text);
    let mut out = String::with_capacity(text.len());
    // At the beginning of a line, what would begin a list.
    let is_bullet = text.starts_with(['-', '+']);
    let number = text.chars().take_while(char::is_ascii_digit).count();
    for (index, letter) in text.chars().enumerate() {
        let begins_list = index == 0 && is_bullet || index == number && number > 0 && matches!(letter, '.' | ')');
        if begins_list || MARKS.contains(letter) {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_the_book_is_nothing_but_text_in_markdown() {
        for (text, expected) in [
            ("send_plan *now*", "send\\_plan \\*now\\*"),
            ("# a\n[x](y) <b>", "\\# a \\[x\\](y) \\<b\\>"),
            ("青葉", "青葉"),
            ("- one", "\\- one"),
            ("+ one - two", "\\+ one - two"),
            ("12. one", "12\\. one"),
            ("1.5 h", "1\\.5 h"),
            ("R&D ~x~", "R\\&D \\~x\\~"),
            ("[^1]: no note", "\\[^1\\]: no note"),
        ] {
            assert_eq!(escaped(text), expected);
        }
    }
}
