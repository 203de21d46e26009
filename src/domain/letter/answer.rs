//! Answers: the subject that continues a conversation, and the text that is quoted.

/// Words that mail programs put before the subject of an answer, in their languages.
const PREFIXES: &[&str] = &["re", "aw", "sv", "antw", "返信", "回复", "回覆"];

/// Returns the subject of an answer: `Re:` once.
pub fn reply_subject(subject: &str) -> String {
    let subject = subject.trim();
    if is_answer(subject) { subject.to_owned() } else { format!("Re: {subject}") }
}

/// Takes away the `Re:` of a template before a subject that has its own.
pub fn answered_once(subject: &str) -> &str {
    subject.strip_prefix("Re: ").filter(|rest| is_answer(rest)).unwrap_or(subject)
}

fn is_answer(subject: &str) -> bool {
    rest_of_answer(subject).is_some()
}

fn rest_of_answer(subject: &str) -> Option<&str> {
    let (word, rest) = subject.trim().split_once([':', '：'])?;
    let word = word.trim_end_matches(|c: char| c.is_ascii_digit() || "[]()".contains(c)).trim();
    PREFIXES.iter().any(|prefix| prefix.eq_ignore_ascii_case(word)).then(|| rest.trim())
}

/// Quotes a text under a line that says whose it is.
pub fn quoted(head: &str, text: &str) -> String {
    let line = |line: &str| if line.is_empty() || line.starts_with('>') { format!(">{line}\n") } else { format!("> {line}\n") };
    let lines: String = text.trim_end().lines().map(line).collect();
    format!("{head}\n{lines}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_said_once() {
        for (subject, answer) in [
            ("Export", "Re: Export"),
            ("RE: Export", "RE: Export"),
            ("Re[2]: Export", "Re[2]: Export"),
            ("返信：見積", "返信：見積"),
            ("Report: numbers", "Re: Report: numbers"),
        ] {
            assert_eq!(reply_subject(subject), answer);
        }
        assert_eq!((answered_once("Re: RE: Export"), answered_once("Re: Export")), ("RE: Export", "Re: Export"));
    }

    #[test]
    fn quotes_keep_their_depth() {
        assert_eq!(quoted("Ken wrote:", "one\n\n> two\n"), "Ken wrote:\n> one\n>\n>> two\n");
    }
}
