//! Hands a letter to a command that sends, as sendmail does: the message on its standard input. Only when the person said so.

use std::io::Write;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use thiserror::Error;

/// How long a command may take.
const LONGEST: Duration = Duration::from_secs(60);
/// The longest part of what it says that is told.
const SAID: usize = 500;

/// Why a letter was not taken.
#[derive(Debug, Error, PartialEq)]
pub enum SendError {
    /// The setting names no command, or its quotes do not close.
    #[error("no command")]
    NoCommand,
    #[error("{0}")]
    NotStarted(String),
    /// It ended with another status than 0; what it said.
    #[error("status {status:?}: {said}")]
    Refused { status: Option<i32>, said: String },
    #[error("took too long")]
    TooLong,
}

/// Runs the command with a letter, and waits for its end.
pub fn send(command: &str, message: &[u8]) -> Result<(), SendError> {
    let words = split(command).filter(|words| !words.is_empty()).ok_or(SendError::NoCommand)?;
    let mut child = Command::new(&words[0])
        .args(&words[1..])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| SendError::NotStarted(format!("{}: {error}", words[0])))?;
    let (stdin, stderr) = (child.stdin.take(), child.stderr.take());
    let message = message.to_vec();
    // A command that does not read must not hold us up, nor one that fills its pipe.
    let writing = std::thread::spawn(move || stdin.map(|mut pipe| pipe.write_all(&message)));
    let reading =
        std::thread::spawn(move || stderr.map(|pipe| std::io::read_to_string(std::io::Read::take(pipe, 100_000)).unwrap_or_default()));
    let deadline = Instant::now() + LONGEST;
    let status = loop {
        match child.try_wait() {
            Ok(Some(status)) => break status,
            Ok(None) if Instant::now() < deadline => std::thread::sleep(Duration::from_millis(10)),
            Ok(None) => {
                // It may have ended just now; either way it is over.
                let _ = child.kill();
                let _ = child.wait();
                return Err(SendError::TooLong);
            }
            Err(error) => return Err(SendError::NotStarted(error.to_string())),
        }
    };
    let said = reading.join().ok().flatten().unwrap_or_default();
    let written = writing.join().ok().flatten().unwrap_or(Ok(()));
    if status.success() && written.is_ok() {
        return Ok(());
    }
    let said: String = said.trim().chars().take(SAID).collect();
    Err(SendError::Refused { status: status.code(), said })
}

/// Splits a command into words as a shell does, without its other magic; `None` where a quote does not close.
pub(in crate::shell) fn split(command: &str) -> Option<Vec<String>> {
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    for character in command.chars() {
        match (quote, character) {
            (Some(open), c) if c == open => quote = None,
            (None, '"' | '\'') => {
                quote = Some(character);
                word.get_or_insert_with(String::new);
            }
            (None, c) if c.is_whitespace() => words.extend(word.take()),
            (_, c) => word.get_or_insert_with(String::new).push(c),
        }
    }
    words.extend(word);
    quote.is_none().then_some(words)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_split_as_a_shell_does() {
        assert_eq!(split("msmtp -a 'my work' -t"), Some(vec!["msmtp".into(), "-a".into(), "my work".into(), "-t".into()]));
        assert_eq!((split("a \"b"), split(" ")), (None, Some(Vec::new())));
    }

    #[test]
    fn what_a_command_says_comes_back() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("got");
        assert_eq!(send(&format!("sh -c 'cat > {}'", file.display()), b"Subject: x\r\n\r\nhi"), Ok(()));
        assert_eq!(std::fs::read(&file).expect("was taken"), b"Subject: x\r\n\r\nhi");
        let refused = send("sh -c 'cat >/dev/null; echo no such account >&2; exit 78'", b"x");
        assert_eq!(refused, Err(SendError::Refused { status: Some(78), said: "no such account".into() }));
        assert!(matches!(send("/no/such/command", b"x"), Err(SendError::NotStarted(_))));
        assert_eq!(send(" ", b"x"), Err(SendError::NoCommand));
    }
}
