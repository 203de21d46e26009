//! Mail for tests: letters as a mail program would keep them, put into a book.

use mimamori::domain::Timestamp;
use mimamori::import::mail::{Arrival, read};
use mimamori::ops::mail::{Inbox, Origin};
use mimamori::store::{OpLabel, Writer};

/// A letter; the number makes its id and the minute of the day.
pub fn letter(number: usize, from: &str, to: &str, subject: &str, body: &str) -> String {
    let minute = number % 60;
    format!(
        "From: {from}\r\nTo: {to}\r\nSubject: {subject}\r\nDate: Mon, 16 Nov 2026 09:{minute:02}:00 +0000\r\n\
         Message-ID: <{number}@post.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{body}\r\n"
    )
}

/// Puts letters into a book as an import does: one undo step.
pub fn deliver(writer: &mut Writer, at: Timestamp, letters: &[String]) {
    let done = writer.transact(at, |tx| -> mimamori::ops::Result<_> {
        let mut inbox = Inbox::open(tx)?;
        for letter in letters {
            inbox.take(read(letter.as_bytes(), &Arrival { now: at, came: None }), &Origin::default())?;
        }
        Ok((
            (),
            OpLabel { kind: "import", args: serde_json::json!({ "import": "mail", "added": letters.len(), "updated": 0, "file": "x" }) },
        ))
    });
    done.expect("comes in");
}
