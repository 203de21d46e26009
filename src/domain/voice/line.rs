//! One answer on one line, for a stack of paper: `Acme @Sato 4 support takes days`.

/// What a line says, as it was typed; nothing is looked up here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedAnswer {
    /// Empty where it goes on with the account of the line before.
    pub account: String,
    pub person: Option<String>,
    pub score: Option<i64>,
    pub comment: String,
}

/// Reads a line: the account, `@` and the person, the first number, and the rest as the comment. Full-width digits, spaces and ＠
/// are read alike. A name that holds a number of its own stands in quotation marks.
pub fn typed_answer(line: &str) -> TypedAnswer {
    let mut found = TypedAnswer::default();
    let mut words = words_of(line).into_iter();
    let (mut account, mut person): (Vec<String>, Option<Vec<String>>) = (Vec::new(), None);
    for word in words.by_ref() {
        match (word.score(), word.text.strip_prefix(['@', '＠']), &mut person) {
            (Some(score), ..) => {
                found.score = Some(score);
                break;
            }
            (None, Some(name), None) => person = Some(vec![name.to_owned()]),
            (None, _, Some(names)) => names.push(word.text),
            (None, _, None) => account.push(word.text),
        }
    }
    found.account = account.join(" ").trim_start_matches(['#', '＃']).to_owned();
    found.person = person.map(|names| names.join(" ").trim().to_owned()).filter(|name| !name.is_empty());
    found.comment = words.map(|word| word.text).collect::<Vec<_>>().join(" ");
    found
}

struct Word {
    text: String,
    is_quoted: bool,
}

impl Word {
    /// Returns the number it is; what is quoted is a name.
    fn score(&self) -> Option<i64> {
        let narrow = |digit: char| digit.to_digit(10).or_else(|| u32::from(digit).checked_sub(u32::from('０')).filter(|value| *value < 10));
        let digits: Option<Vec<u32>> = self.text.chars().map(narrow).collect();
        let digits = digits.filter(|digits| (1..=3).contains(&digits.len()) && !self.is_quoted)?;
        Some(digits.into_iter().fold(0, |number, digit| number * 10 + i64::from(digit)))
    }
}

/// Parts a line at its spaces; quotation marks keep together what they hold.
fn words_of(line: &str) -> Vec<Word> {
    let mut words = vec![Word { text: String::new(), is_quoted: false }];
    let mut until: Option<char> = None;
    for letter in line.chars() {
        let word = words.last_mut().expect("never empty");
        match (until, letter) {
            (Some(end), _) if letter == end => until = None,
            (Some(_), _) => word.text.push(letter),
            (None, '"' | '「' | '“') if word.text.is_empty() || word.text == "@" => {
                until = Some(if letter == '「' {
                    '」'
                } else if letter == '“' {
                    '”'
                } else {
                    '"'
                });
                word.is_quoted = true;
            }
            (None, _) if letter.is_whitespace() => words.push(Word { text: String::new(), is_quoted: false }),
            (None, _) => word.text.push(letter),
        }
    }
    words.retain(|word| !word.text.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_holds_account_person_score_and_comment() {
        let cases = [
            ("Acme @Sato 4 support takes 3 days", ("Acme", Some("Sato"), Some(4), "support takes 3 days")),
            ("Blue Ridge Dental @Mika Sato 10", ("Blue Ridge Dental", Some("Mika Sato"), Some(10), "")),
            ("青葉　＠佐藤　９　使いやすい", ("青葉", Some("佐藤"), Some(9), "使いやすい")),
            ("\"Studio 54\" 7 fine", ("Studio 54", None, Some(7), "fine")),
            ("「第一 2 営業」 3 遅い", ("第一 2 営業", None, Some(3), "遅い")),
            ("@Ken 8", ("", Some("Ken"), Some(8), "")),
            ("9 good", ("", None, Some(9), "good")),
            ("#Acme he said \"no\"", ("Acme he said no", None, None, "")),
            ("Acme 12345", ("Acme 12345", None, None, "")),
            ("", ("", None, None, "")),
        ];
        for (line, (account, person, score, comment)) in cases {
            let expected = TypedAnswer { account: account.into(), person: person.map(str::to_owned), score, comment: comment.into() };
            assert_eq!(typed_answer(line), expected, "{line}");
        }
    }
}
