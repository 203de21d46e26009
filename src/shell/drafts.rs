//! Mail drafts as files: RFC 5322 with `X-Unsent: 1`, which mail programs open as a mail that is still to be sent. They stand in
//! the folder `drafts` beside the book. A draft has no sender: the mail program puts in its own.

use crate::tui::job::MailDraft;
use mail_builder::MessageBuilder;
use mail_builder::headers::address::Address;
use mail_builder::headers::raw::Raw;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The longest part of a name that is taken over into a file's name.
const NAME_LENGTH: usize = 80;

/// Writes a draft under a name that no file has yet; returns where it is.
pub fn write(book: &Path, draft: &MailDraft) -> io::Result<PathBuf> {
    let folder = book.parent().unwrap_or(Path::new(".")).join("drafts");
    fs::create_dir_all(&folder)?;
    let bytes = message(draft)?;
    let stem = file_name(&draft.name);
    for number in 1_u32.. {
        let name = if number == 1 { format!("{stem}.eml") } else { format!("{stem} {number}.eml") };
        let path = folder.join(name);
        match fs::File::create_new(&path) {
            Ok(mut file) => {
                file.write_all(&bytes)?;
                file.sync_all()?;
                return Ok(path);
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

fn message(draft: &MailDraft) -> io::Result<Vec<u8>> {
    let mut message = MessageBuilder::new()
        .header("X-Unsent", Raw::new("1"))
        .date(draft.at.timestamp())
        .subject(draft.subject.as_str())
        .text_body(draft.body.replace("\r\n", "\n").replace('\n', "\r\n"));
    let to: Vec<Address<'_>> = addresses(&draft.to).map(|(name, email)| Address::new_address(name, email)).collect();
    if !to.is_empty() {
        message = message.to(Address::new_list(to));
    }
    message.write_to_vec()
}

/// Reads `Name <address>, address`; what has no address is left out, for the mail program to ask for.
fn addresses(text: &str) -> impl Iterator<Item = (Option<&str>, &str)> {
    let parts = text.split([',', ';', '、', '，']).map(str::trim);
    parts.filter_map(|part| match part.split_once('<') {
        Some((name, rest)) => {
            let email = rest.trim_end_matches('>').trim();
            let name = Some(name.trim().trim_matches('"')).filter(|name| !name.is_empty());
            email.contains('@').then_some((name, email))
        }
        None => part.contains('@').then_some((None, part)),
    })
}

/// Leaves out what file systems do not take in a name.
fn file_name(name: &str) -> String {
    let safe = |character: char| !character.is_control() && !"/\\:*?\"<>|".contains(character);
    let kept: String = name.chars().map(|character| if safe(character) { character } else { '-' }).take(NAME_LENGTH).collect();
    kept.trim().trim_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;

    fn draft(to: &str, subject: &str, body: &str) -> MailDraft {
        let (to, subject, body) = (to.to_owned(), subject.to_owned(), body.to_owned());
        MailDraft {
            name: "2026-11-22 青葉: a/b".into(),
            to,
            subject,
            body,
            at: DateTime::from_timestamp(1_795_338_000, 0).expect("a time"),
        }
    }

    #[test]
    fn a_draft_is_a_mail_that_is_still_to_be_sent() {
        let folder = tempfile::tempdir().expect("a folder");
        let book = folder.path().join("book.mimamori");
        let mail =
            draft("佐藤 美香 <mika@aoba.example>, nobody", "ご契約の更新について", "お世話になっております。\nよろしくお願いします。");
        let path = write(&book, &mail).expect("is written");
        let text = String::from_utf8(fs::read(&path).expect("reads")).expect("ASCII");
        assert!(path.ends_with("drafts/2026-11-22 青葉- a-b.eml"), "{path:?}");
        assert!(text.is_ascii() && text.contains("X-Unsent: 1\r\n") && text.contains("mika@aoba.example"), "{text}");
        assert!(text.contains("Subject: =?utf-8?") && text.to_lowercase().contains("charset=\"utf-8\""), "{text}");
        assert!(!text.contains("nobody"), "who has no address is left out");
        assert_ne!(write(&book, &mail).expect("again"), path, "nothing is written over");
    }

    #[test]
    fn addresses_are_read_as_they_are_typed() {
        let found: Vec<_> = addresses("Ken Ito <ken@acme.example>; a@b.example、佐藤").collect();
        assert_eq!(found, [(Some("Ken Ito"), "ken@acme.example"), (None, "a@b.example")]);
    }
}
