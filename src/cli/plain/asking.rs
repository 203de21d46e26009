//! Asking and hearing, line by line.

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::output::Answer;
use crate::say;
use crate::text::{clean_input, nfc, sanitise_lines};
use std::io::{self, BufRead, Write};

/// The talk with the person: what is said goes to standard output, what is heard comes from standard input.
pub struct Talk<'a> {
    pub cx: &'a Context,
    has_ended: bool,
}

impl<'a> Talk<'a> {
    pub fn new(cx: &'a Context) -> Talk<'a> {
        Talk { cx, has_ended: false }
    }

    /// Says a sentence, on a line of its own.
    pub fn line(&mut self, text: &str) -> Result<(), Failure> {
        self.write(&format!("{text}\n"))
    }

    /// Asks for a line; `None` where it is left empty or the input has ended.
    pub fn ask(&mut self, question: &str) -> Result<Option<String>, Failure> {
        if self.has_ended {
            return Ok(None);
        }
        self.write(&format!("{question} "))?;
        let mut heard = Vec::new();
        let read = io::stdin().lock().read_until(b'\n', &mut heard).map_err(|error| Failure::io("stdin".as_ref(), &error))?;
        self.has_ended = read == 0;
        if !heard.ends_with(b"\n") {
            self.write("\n")?;
        }
        let heard = String::from_utf8_lossy(&heard).into_owned();
        let line = nfc(clean_input(heard.trim()).as_ref()).trim().to_owned();
        Ok((!line.is_empty()).then_some(line))
    }

    /// Lets one of several things be chosen by its number, 0 for none of them; `None` too where the input has ended.
    pub fn choose(&mut self, question: &str, choices: &[String], none: &str) -> Result<Option<usize>, Failure> {
        self.line("")?;
        self.line(question)?;
        for (index, choice) in choices.iter().enumerate() {
            self.line(&format!("{}. {choice}", index + 1))?;
        }
        self.line(&format!("0. {none}"))?;
        while !self.has_ended {
            let heard = self.ask(&say!(self.cx.words, "plain-number"))?;
            match heard.as_deref().and_then(number) {
                Some(0) => return Ok(None),
                Some(number) if number <= choices.len() => return Ok(Some(number - 1)),
                _ if self.has_ended => {}
                _ => self.line(&say!(self.cx.words, "plain-which-number", n = choices.len()))?,
            }
        }
        Ok(None)
    }

    /// Carries out a command and says what it answers, or why it could not; says whether it could.
    pub fn carry_out(&mut self, command: impl FnOnce(&Context) -> Result<Answer, Failure>) -> Result<bool, Failure> {
        match command(self.cx) {
            Ok(answer) => {
                answer.write(false).map_err(|error| Failure::io("stdout".as_ref(), &error))?;
                Ok(true)
            }
            Err(failure) => {
                self.line(&failure.message(&self.cx.words))?;
                Ok(false)
            }
        }
    }

    fn write(&mut self, text: &str) -> Result<(), Failure> {
        let mut out = io::stdout().lock();
        let written = out.write_all(sanitise_lines(text).as_bytes()).and_then(|()| out.flush());
        written.map_err(|error| Failure::io("stdout".as_ref(), &error))
    }
}

/// Reads a number, in full-width digits too.
fn number(text: &str) -> Option<usize> {
    let digits: String = text.chars().map(crate::text::key_fold).collect();
    digits.trim_end_matches(['.', '。']).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_typed() {
        for (text, expected) in [("3", Some(3)), ("３", Some(3)), ("12.", Some(12)), ("0", Some(0)), ("done", None), ("-1", None)] {
            assert_eq!(number(text), expected, "{text}");
        }
    }
}
