//! Mail for tests: letters as a mail program would keep them, put into a book.

use crate::support::fixture::small_book;
use crate::support::{Shelf, noon};
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

/// The small book with letters that belong to nobody yet: of Ken, whose domain is like Acme Rockets, of Mika at a domain that is
/// like nobody's, of Rin at a free mail host, and of a machine. All are for or of `me@us.example`.
pub fn posted_shelf() -> Shelf {
    let shelf = small_book();
    let mut book = shelf.open();
    let me = "me@us.example";
    let letters = [
        letter(1, "\"Ito, Ken\" <ken@acmerockets.example>", me, "Price", "How much?\n\n-- \nKen Ito\nHead of IT\nTel: 03-1234-5678"),
        letter(2, "\"Ito, Ken\" <ken@acmerockets.example>", me, "Price again", "Well?"),
        letter(3, me, "ken@acmerockets.example", "Re: Price", "Soon"),
        letter(
            4,
            "佐藤 美香 <mika@aozora.example>",
            me,
            "ご相談",
            "お世話になっております。\n--------\n情報システム部 部長\n佐藤 美香\nTEL：06-1234-5678",
        ),
        letter(5, "Rin <rin@gmail.com>", me, "Private", "Hi"),
        letter(6, "Shop <no-reply@shop.example>", me, "Receipt", "Thanks"),
    ];
    deliver(book.writer.as_mut().expect("for writing"), noon(), &letters);
    book.close().expect("closes");
    shelf
}
