//! Hands a letter to a command that sends, as sendmail does: the message on its standard input. Only when the person said so.

use std::io::Write;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};
use thiserror::Error;

/// How long a command may take.
const LONGEST: Duration = Duration::from_secs(60);
/// How long what it said is waited for once it has ended.
const LAST_WORDS: Duration = Duration::from_millis(500);
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
    send_within(&words, message, LONGEST)
}

fn send_within(words: &[String], message: &[u8], longest: Duration) -> Result<(), SendError> {
    let mut command = Command::new(&words[0]);
    command.args(&words[1..]).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
    // A group of its own, which can be ended as a whole.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let mut child = command.spawn().map_err(|error| SendError::NotStarted(format!("{}: {error}", words[0])))?;
    let (stdin, stderr) = (child.stdin.take(), child.stderr.take());
    let message = message.to_vec();
    // A command that does not read must not hold us up, nor one that fills its pipe.
    let writing = std::thread::spawn(move || stdin.map(|mut pipe| pipe.write_all(&message)));
    let (saying, said) = channel();
    std::thread::spawn(move || {
        let text = stderr.map(|pipe| std::io::read_to_string(std::io::Read::take(pipe, 100_000)).unwrap_or_default());
        // Whoever waited may have gone.
        let _ = saying.send(text.unwrap_or_default());
    });
    let deadline = Instant::now() + longest;
    let status = loop {
        match child.try_wait() {
            Ok(Some(status)) => break status,
            Ok(None) if Instant::now() < deadline => std::thread::sleep(Duration::from_millis(10)),
            Ok(None) => {
                end(&mut child);
                return Err(SendError::TooLong);
            }
            Err(error) => return Err(SendError::NotStarted(error.to_string())),
        }
    };
    // What it started and left behind may hold its pipes open for as long as it likes: it is not waited for.
    if status.success() && (!writing.is_finished() || writing.join().ok().flatten().unwrap_or(Ok(())).is_ok()) {
        return Ok(());
    }
    let said = said.recv_timeout(LAST_WORDS).unwrap_or_default();
    let said: String = said.trim().chars().take(SAID).collect();
    Err(SendError::Refused { status: status.code(), said })
}

/// Ends a command with all that it started. It may have ended just now; either way it is over.
fn end(child: &mut Child) {
    #[cfg(unix)]
    if let Some(group) = i32::try_from(child.id()).ok().and_then(rustix::process::Pid::from_raw) {
        let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
    }
    let _ = child.kill();
    let _ = child.wait();
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

    #[test]
    fn what_a_command_leaves_behind_is_not_waited_for() {
        let folder = tempfile::tempdir().expect("a folder");
        // A child that holds the error output open: whoever waited for its end would find the file.
        let end = folder.path().join("end");
        let left = format!("sh -c 'cat >/dev/null; (sleep 20; touch {}) & exit 0'", end.display());
        assert_eq!(send(&left, b"x"), Ok(()));
        assert!(!end.exists());
        let words = split(&format!("sh -c '(sleep 20; touch {}) & sleep 20'", end.display())).expect("words");
        assert_eq!(send_within(&words, b"x", Duration::from_millis(100)), Err(SendError::TooLong));
        assert!(!end.exists());
    }
}
