//! The one writer: everything a command says goes to standard output through here, and everything that went wrong to standard
//! error. Text and JSON are safe for a terminal; a reader that leaves early (`| head`) is no error.

use crate::cli::text::Text;
use crate::text::sanitise_lines;
use serde::Serialize;
use std::io::{self, Write};

/// What a command has to say, and the exit code it ends with.
#[derive(Debug)]
pub struct Answer {
    body: Body,
    pub code: u8,
}

#[derive(Debug)]
enum Body {
    Nothing,
    Text(Text),
    Json(String),
    /// Made by the program alone: a script, a manual page.
    Made(Vec<u8>),
}

impl Answer {
    pub fn nothing() -> Answer {
        Answer { body: Body::Nothing, code: 0 }
    }

    pub fn text(text: Text) -> Answer {
        Answer { body: Body::Text(text), code: 0 }
    }

    pub fn json(value: &impl Serialize) -> Answer {
        let json = serde_json::to_string(value).expect("the shapes hold only what JSON can say");
        Answer { body: Body::Json(visible(&json)), code: 0 }
    }

    pub fn made(bytes: Vec<u8>) -> Answer {
        Answer { body: Body::Made(bytes), code: 0 }
    }

    pub fn with_code(self, code: u8) -> Answer {
        Answer { code, ..self }
    }

    /// Writes the answer out.
    pub fn write(&self, is_painted: bool) -> io::Result<()> {
        match &self.body {
            Body::Nothing => Ok(()),
            Body::Text(text) => to_stdout(text.render(is_painted).as_bytes()),
            Body::Json(json) => to_stdout(format!("{json}\n").as_bytes()),
            Body::Made(bytes) => to_stdout(bytes),
        }
    }
}

/// Says on standard error what went wrong; where even that is closed, nobody listens.
pub fn complain(message: &str) {
    let mut text = sanitise_lines(message.trim_end()).into_owned();
    text.push('\n');
    let _ = io::stderr().write_all(text.as_bytes());
}

fn to_stdout(bytes: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}

/// Spells out in JSON's own way what a terminal would obey or hide; C0 controls are spelled out already, and outside of strings
/// JSON has none of these.
fn visible(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for character in json.chars() {
        match character {
            '\u{7f}'..='\u{9f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => {
                out.push_str(&format!("\\u{:04x}", u32::from(character)));
            }
            _ => out.push(character),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_keeps_every_character_and_shows_none_that_a_terminal_obeys() {
        let value = "a\x1b[31m\u{9b}2J\u{202e}青\u{7f}\u{200b}";
        let json = visible(&serde_json::to_string(value).expect("a string"));
        assert_eq!(json, "\"a\\u001b[31m\\u009b2J\\u202e青\\u007f\\u200b\"");
        assert_eq!(serde_json::from_str::<String>(&json).expect("JSON"), value);
    }
}
