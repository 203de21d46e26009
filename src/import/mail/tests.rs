//! Dirty mail, each case with what it became.

use super::*;
use crate::domain::MailMark::*;
use proptest::prelude::*;

fn at(text: &str) -> Timestamp {
    chrono::DateTime::parse_from_rfc3339(text).expect("a time").to_utc()
}

fn arrival() -> Arrival {
    Arrival { now: at("2026-11-22T00:00:00Z"), came: Some(at("2026-11-21T00:00:00Z")) }
}

fn read_text(text: &str) -> ReadMail {
    read(text.as_bytes(), &arrival())
}

/// A message with the usual header lines before those given.
fn mail(rest: &str) -> ReadMail {
    read_text(&format!(
        "From: Mika <mika@acme.example>\nTo: me@vendor.example\nDate: Fri, 20 Nov 2026 10:00:00 +0900\nMessage-ID: <1@acme.example>\nSubject: Plan\n{rest}"
    ))
}

fn names(mail: &ReadMail) -> Vec<(&str, &str, u64)> {
    mail.attachments.iter().map(|attachment| (attachment.name.as_str(), attachment.mime.as_str(), attachment.size)).collect()
}

#[test]
fn a_plain_message_comes_in_unmarked() {
    let read = mail("In-Reply-To: <0@vendor.example>\nReferences: <a@x.example>\n <0@vendor.example>\n\nHello,\r\n\r\nthanks.\n");
    assert_eq!((read.subject.as_str(), read.body.as_str(), read.kind), ("Plan", "Hello,\n\nthanks.", MailKind::Message));
    assert_eq!(read.at, at("2026-11-20T01:00:00Z"));
    assert_eq!(read.message_id.as_deref(), Some("1@acme.example"));
    assert_eq!(read.refs, ["a@x.example", "0@vendor.example"]);
    assert_eq!((read.marks, read.people.len(), read.fingerprint.len()), (vec![], 2, 32));
}

#[test]
fn html_alone_is_read_as_text() {
    let read = mail("Content-Type: text/html; charset=utf-8\n\n<p>Hello <b>you</b></p><img src=\"https://t.example/1.gif\">\n");
    assert_eq!((read.body.as_str(), read.marks.as_slice()), ("Hello you", &[HtmlOnly][..]));
    let both = "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nplain\n--b\nContent-Type: text/html\n\n<p>fine</p>\n--b--\n";
    let read = mail(both);
    assert_eq!((read.body.as_str(), read.marks.len(), read.attachments.len()), ("plain", 0, 0));
    let read = mail(&both.replace("\nplain\n", "\n \n"));
    assert_eq!((read.body.as_str(), read.marks.as_slice()), ("fine", &[HtmlOnly][..]));
}

#[test]
fn the_charset_of_a_page_is_its_own_where_the_header_says_none() {
    let (page, _, _) = encoding_rs::SHIFT_JIS.encode("<html><head><meta charset=Shift_JIS></head><body>更新</body></html>");
    let bytes = [b"From: a@b.example\nSubject: x\nContent-Type: text/html\n\n", page.as_ref()].concat();
    assert_eq!(read(&bytes, &arrival()).body, "更新");
}

#[test]
fn attachments_are_listed_with_name_type_and_size() {
    let read = mail(
        "Content-Type: multipart/mixed; boundary=\"b b\"\n\n--b b\nContent-Type: text/plain\n\nsee below\n--b b\nContent-Type: application/pdf;\n name*=utf-8''%E8%A6%8B%E7%A9%8D.pdf\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64\n\nAAAA\n--b b\nContent-Type: text/plain; name=notes.txt\nContent-Disposition: attachment; filename=\"../../notes.txt\"\n\nabc\n--b b\nContent-Type: message/rfc822\n\nSubject: inner\nFrom: x@y.example\n\ninner text\n--b b--\n",
    );
    assert_eq!(read.body, "see below");
    let listed = names(&read);
    assert_eq!(listed[..2], [("見積.pdf", "application/pdf", 3), ("notes.txt", "text/plain", 3)]);
    assert_eq!((listed[2].0, listed[2].1), ("inner.eml", "message/rfc822"));
    assert_eq!((read.marks, read.kind), (vec![], MailKind::Message));
}

/// Mail of some systems holds `が` as `か` and a mark of its own.
#[test]
fn marks_that_stand_apart_are_composed() {
    let read = read_text(
        "From: \"た\u{3099}いすけ\" <d@x.example>\nTo: me@y.example\nSubject: テ\u{3099}モ\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\nか\u{3099}んばる\n--b\nContent-Type: text/plain; charset=utf-8\nContent-Disposition: attachment; filename*=utf-8''%E3%82%AB%E3%82%99.txt\n\nx\n--b--\n",
    );
    assert_eq!((read.subject.as_str(), read.body.as_str()), ("デモ", "がんばる"));
    assert_eq!(read.people[0].name.as_deref(), Some("だいすけ"));
    assert_eq!(names(&read)[0].0, "ガ.txt");
}

#[test]
fn a_picture_between_texts_is_an_attachment_and_no_text() {
    let part = |kind: &str, text: &str| format!("--b\nContent-Type: {kind}\nContent-Disposition: inline\n\n{text}\n");
    let parts = [part("text/plain", "before"), part("image/png; name=a.png", "PNG"), part("text/plain", "behind")].concat();
    let read = mail(&format!("Content-Type: multipart/mixed; boundary=b\n\n{parts}--b--\n"));
    assert_eq!((read.body.as_str(), names(&read)), ("before\n\nbehind", vec![("a.png", "image/png", 3)]));
}

#[test]
fn quoted_printable_that_is_none_is_read_as_far_as_it_is() {
    let read = mail(
        "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nK=F6ln <a href=x> =\nis=ZZ fine=\n",
    );
    assert_eq!(read.body, "Köln <a href=x> is=ZZ fine");
}

#[test]
fn a_forward_without_words_of_its_own_tells_what_it_forwards() {
    let read = mail("Content-Type: message/rfc822\n\nSubject: Quote\nFrom: x@y.example\n\nthe price is 5\n");
    assert_eq!(read.body, "Quote\n\nthe price is 5");
}

#[test]
fn raw_japanese_in_header_and_text_is_recognised() {
    let text = "From: 佐藤 <sato@acme.example>\nSubject: 更新のご相談について\nDate: Fri, 20 Nov 2026 10:00:00 +0900\nMessage-ID: <1@a>\n\nお世話になっております。更新の件でご相談があります。\n";
    for encoding in [encoding_rs::SHIFT_JIS, encoding_rs::EUC_JP, encoding_rs::UTF_8, encoding_rs::ISO_2022_JP] {
        let (bytes, _, _) = encoding.encode(text);
        let read = read(&bytes, &arrival());
        assert_eq!(read.subject, "更新のご相談について", "{}", encoding.name());
        assert_eq!(read.body, "お世話になっております。更新の件でご相談があります。", "{}", encoding.name());
        assert!(read.marks.contains(&RawHeader) && read.marks.contains(&Charset), "{} {:?}", encoding.name(), read.marks);
        assert_eq!(read.people.first().map(|person| person.email.as_str()), Some("sato@acme.example"), "{}", encoding.name());
    }
}

#[test]
fn messages_that_end_too_early_keep_what_there_is() {
    let whole = "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\nSGVsbG8gTWlrYSwgdGhhbmtzIGZvciB0aGUgcGxhbi4=\n--b--\n";
    assert_eq!(mail(whole).body, "Hello Mika, thanks for the plan.");
    let torn = mail(whole.split_at(whole.len() - 20).0);
    assert_eq!((torn.body.get(..10), torn.marks.as_slice()), (Some("Hello Mika"), &[Truncated][..]));
    let read = mail("Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nHello\n");
    assert_eq!((read.body.as_str(), read.marks.as_slice()), ("Hello", &[Truncated][..]));
    let read = read_text("Subject: only a header");
    assert_eq!((read.subject.as_str(), read.kind), ("only a header", MailKind::Message));
    assert_eq!(read.marks, [NoDate, NoSender, NoMessageId, Empty]);
    assert_eq!(read.at, at("2026-11-21T00:00:00Z"));
}

#[test]
fn what_is_no_message_comes_in_as_unreadable_with_its_text() {
    for (bytes, body, marks) in [
        (&b""[..], "", &[Empty, Unreadable][..]),
        (b"\n\n", "", &[Empty, Unreadable]),
        (b"just some notes\nof mine\n", "just some notes\nof mine", &[Unreadable]),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "", &[Empty, Unreadable]),
    ] {
        let read = read(bytes, &arrival());
        assert_eq!((read.kind, read.body.as_str()), (MailKind::Unreadable, body));
        assert_eq!(read.marks, marks);
    }
    assert_ne!(read(b"a", &arrival()).fingerprint, read(b"b", &arrival()).fingerprint);
}

#[test]
fn a_million_levels_of_nesting_are_survived() {
    for part in ["Content-Type: message/rfc822\n\n", "Content-Type: multipart/mixed; boundary=x\n\n--x\n"] {
        let read = mail(&part.repeat(200_000));
        assert!(read.marks.contains(&TooDeep), "{part}");
    }
    let levels = |level: usize| {
        format!("Content-Type: multipart/mixed; boundary=\"b{level}\"\n\n--b{level}\nContent-Type: text/plain\n\nat {level}\n--b{level}\n")
    };
    let read = mail(&(0..1_000).map(levels).collect::<String>());
    assert!(read.body.starts_with("at 0") && read.marks.contains(&TooDeep), "{}", read.body.len());
}

#[test]
fn what_is_longer_than_is_kept_is_cut_and_says_so() {
    let read = mail(&format!("\n{}", "更新の件 ".repeat(200_000)));
    assert!(read.body.len() <= LONGEST_BODY && read.body.starts_with("更新の件") && read.marks.contains(&Cut));
    assert!(read.marks.contains(&Charset) && !read.marks.contains(&Garbled), "{:?}", read.marks);
    let read = read_text(&format!("From: a@b.example\nSubject: {}\n\nx", "y".repeat(5_000)));
    assert!(read.subject.len() == LONGEST_SUBJECT && read.marks.contains(&Cut));
}

#[test]
fn nothing_in_a_message_can_drive_the_terminal() {
    let read = read_text("From: \"\x1b[31mred\" <a@b.example>\nSubject: =?utf-8?Q?a=1B[2Jb=00c?=\n\n\x1b]0;title\x07text\0 \u{202e}back\n");
    assert_eq!((read.subject.as_str(), read.body.as_str()), ("abc", "text back"));
    assert_eq!(read.people.first().and_then(|person| person.name.as_deref()), Some("red"));
}

#[test]
fn sealed_mail_and_winmail_say_so() {
    let read = mail(
        "Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=b\n\n--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--b\nContent-Type: application/octet-stream; name=encrypted.asc\n\n-----BEGIN PGP\n--b--\n",
    );
    assert_eq!(read.marks, [Encrypted]);
    let read = mail(
        "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nHi\n--b\nContent-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\nAAAA\n--b--\n",
    );
    assert_eq!(
        (read.body.as_str(), read.marks.as_slice(), names(&read)),
        ("Hi", &[Winmail][..], vec![("winmail.dat", "application/ms-tnef", 3)])
    );
}

#[test]
fn an_invitation_is_calendar_mail_and_a_bounce_is_one() {
    let read = mail(
        "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nJoin\n--b\nContent-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\n--b--\n",
    );
    assert_eq!((read.kind, read.body.as_str()), (MailKind::Calendar, "Join"));
    let read = mail(
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: text/plain\n\nfailed\n--b\nContent-Type: message/delivery-status\n\nStatus: 5.1.1\n--b--\n",
    );
    assert_eq!((read.kind, read.body.as_str()), (MailKind::Bounce, "failed"));
}

#[test]
fn ids_are_read_with_and_without_brackets_and_rubbish() {
    assert_eq!(ids(b" <a@b> (comment) <c@\r\n d>"), ["a@b", "c@d"]);
    assert_eq!(ids(b"a@b"), ["a@b"]);
    assert_eq!(ids(b"Message from x of Friday"), Vec::<String>::new());
    let sentence = b"Message from Ken Ito <ken@acme.example> of\n \"Thu, 29 Aug 2002 03:58:03 EDT.\"\n <1@acme.example>";
    assert_eq!(answered(sentence), Some("1@acme.example".to_owned()));
    assert_eq!(answered(b" <1@x> <2@x>"), Some("1@x".to_owned()));
    assert_eq!(answered(b"Your message of Friday from ken@acme.example"), None);
    let many: String = (0..500).map(|id| format!("<{id}@x>\n ")).collect();
    let read = mail(&format!("References: {many}\n\nx"));
    assert_eq!(
        (read.refs.len(), read.refs.first().map(String::as_str), read.refs.last().map(String::as_str)),
        (200, Some("0@x"), Some("499@x"))
    );
}

#[test]
fn two_hundred_thousand_ids_are_read_each_in_its_last_place() {
    let many: String = (0..200_000).map(|id| format!("<{id}@x>\n ")).collect();
    let read = mail(&format!("References: <7@x>\n <1@acme.example>\n {many}<0@x>\nIn-Reply-To: <5@x>\n\nx"));
    assert_eq!((read.refs.len(), read.refs.first().map(String::as_str)), (200, Some("1@x")), "its own id and earlier places are left out");
    assert_eq!(read.refs.iter().rev().take(3).collect::<Vec<_>>(), ["5@x", "0@x", "199999@x"]);
}

#[test]
fn text_that_speaks_of_boundaries_is_no_nesting() {
    let read = mail(&format!("\n{}important end\n", "  req boundary=abc\nContent-Type: message/x; boundary=q\n".repeat(100)));
    assert!(read.body.ends_with("important end") && !read.marks.contains(&TooDeep), "{:?}", read.marks);
}

/// Pieces of mail, which in any order make the worst of it.
const SHARDS: &[&[u8]] = &[
    b"From: ",
    b"Subject: ",
    b"Date: ",
    b"Content-Type: multipart/mixed; boundary=",
    b"Content-Type: text/html; charset=",
    b"\"b\"",
    b"b",
    b"\n",
    b"\r\n",
    b"\n\n",
    b"--b",
    b"--b--",
    b"=?utf-8?Q?=E6=9B?=",
    b"=?iso-2022-jp?B?GyRC?=",
    b"\x1b$B",
    b"\x0e",
    b"\xe6\x9b\xb4",
    b"\x83\x5c",
    b"<p",
    b"&#x110000;",
    b"<!--",
    b"<blockquote>",
    b"Content-Type: message/rfc822\n\n",
    b"Content-Transfer-Encoding: base64\n",
    b"AAA=",
    b"name*0*=utf-8''%E6",
    b"; name*1*=%9B",
    b"\0",
    b"<a@b.example>",
    b",",
    b"(",
    b"\\",
    b"32 Feb 99999 25:61:61 +9999",
    b"~{",
    b">",
    b"iso-2022-jp",
    b"multipart/report; report-type=",
    b"Content-Type: application/ms-tnef\n\n\x78\x9f\x3e\x22\0\0",
    b"From a Sat Nov 21 10:00:00 2026\n",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_bytes_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let found = read(&bytes, &arrival());
        prop_assert!(found.at <= arrival().now + chrono::TimeDelta::days(1));
    }

    #[test]
    fn no_order_of_pieces_of_mail_is_refused(picks in proptest::collection::vec(0..SHARDS.len(), 0..60)) {
        let bytes: Vec<u8> = picks.iter().flat_map(|pick| SHARDS[*pick]).copied().collect();
        let found = read(&bytes, &arrival());
        let texts = [&found.subject, &found.body].into_iter().chain(found.people.iter().filter_map(|person| person.name.as_ref()));
        for text in texts {
            prop_assert!(!text.contains(|character: char| character.is_control() && character != '\n'), "{text:?}");
        }
        let pieces: usize = mbox::Pieces::from(&bytes[..], 0).map(|piece| piece.map_or(0, |piece| piece.bytes.len())).sum();
        prop_assert!(pieces <= bytes.len());
    }
}
