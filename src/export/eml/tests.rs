use super::*;
use mail_parser::{MessageParser, MimeHeaders};
use proptest::prelude::*;

fn person(role: MailRole, name: &str, email: &str) -> MailPerson {
    MailPerson { role, email: email.into(), name: Some(name.into()) }
}

/// Opens a letter again: subject, text, the name and address it goes to.
fn opened(bytes: &[u8]) -> (String, String, String, String) {
    let message = MessageParser::default().parse(bytes).expect("is mail");
    let to = message.to().and_then(|to| to.first()).cloned().expect("has a recipient");
    (
        message.subject().unwrap_or_default().to_owned(),
        message.body_text(0).unwrap_or_default().replace("\r\n", "\n"),
        to.name.unwrap_or_default().into_owned(),
        to.address.unwrap_or_default().into_owned(),
    )
}

#[test]
fn a_letter_is_the_same_when_it_is_opened_again() {
    let people = [person(MailRole::To, "佐藤 美香（営業部）", "mika@aoba.example"), person(MailRole::Cc, "Ito, Ken", "ken@aoba.example")];
    let subject = "ご契約の更新について～次年度のご提案と、これまでの成果のご報告をかねて";
    for charset in [Charset::Utf8, Charset::Iso2022Jp] {
        let letter = Outgoing {
            people: &people,
            subject,
            body: "佐藤様\n\nお世話になっております。\n--\nAoba",
            charset: Some(charset),
            is_draft: true,
            ..Outgoing::default()
        };
        let written = eml(&letter).expect("is written");
        let text = String::from_utf8_lossy(&written.bytes).into_owned();
        assert_eq!((written.charset, written.refused), (charset, None));
        assert!(written.bytes.is_ascii() && text.contains("X-Unsent: 1\r\n"), "{text}");
        let found = opened(&written.bytes);
        assert_eq!(found.0, subject);
        assert_eq!(found.1.trim_end(), letter.body);
        assert_eq!((found.2.as_str(), found.3.as_str()), ("佐藤 美香（営業部）", "mika@aoba.example"));
        assert!(text.lines().all(|line| line.len() <= 998), "{text}");
    }
}

#[test]
fn what_iso_2022_jp_has_not_is_written_in_utf_8() {
    for (body, refused) in [("①です", '①'), ("髙橋様", '髙'), ("ありがとう😀", '😀'), ("ｶﾅ", 'ｶ'), ("naïve", 'ï'), ("㈱青葉", '㈱')]
    {
        let people = [person(MailRole::To, "x", "x@y.example")];
        let letter = Outgoing { people: &people, subject: "件名", body, charset: Some(Charset::Iso2022Jp), ..Outgoing::default() };
        let written = eml(&letter).expect("is written");
        assert_eq!((written.charset, written.refused), (Charset::Utf8, Some(refused)), "{body}");
        assert_eq!(opened(&written.bytes).1.trim_end(), body);
    }
}

#[test]
fn answers_name_what_they_answer_and_files_go_along() {
    let refs = ["a@x.example".to_owned(), "b@x.example".to_owned()];
    let people = [person(MailRole::To, "Ken", "ken@x.example")];
    let files = vec![Enclosure { name: "見積 1.pdf".into(), mime: "application/pdf".into(), bytes: vec![0, 255, 10, 13] }];
    let letter = Outgoing { people: &people, subject: "Re: x", body: "hi", refs: &refs, files, ..Outgoing::default() };
    let bytes = eml(&letter).expect("is written").bytes;
    let message = MessageParser::default().parse(&bytes).expect("is mail");
    assert_eq!(message.in_reply_to().as_text(), Some("b@x.example"));
    assert_eq!(message.references().as_text_list().map(<[_]>::len), Some(2));
    let file = message.attachments().next().expect("goes along");
    assert_eq!((file.attachment_name(), file.contents()), (Some("見積 1.pdf"), &[0, 255, 10, 13][..]));
    assert!(!String::from_utf8_lossy(&bytes).contains("X-Unsent"));
}

#[test]
fn nothing_typed_into_a_header_can_begin_another() {
    let people = [person(MailRole::To, "Ken\r\nBcc: all@x.example", "ken@x.example")];
    for charset in [Charset::Utf8, Charset::Iso2022Jp] {
        let letter =
            Outgoing { people: &people, subject: "a\r\nBcc: b@x.example", body: "x", charset: Some(charset), ..Outgoing::default() };
        let bytes = eml(&letter).expect("is written").bytes;
        let message = MessageParser::default().parse(&bytes).expect("is mail");
        assert!(message.bcc().is_none(), "{}", String::from_utf8_lossy(&bytes));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_text_survives(subject in "[^\\p{C}]{1,80}", body in "([^\\p{C}]{0,60}\n){0,8}[^\\p{C}]{1,20}", name in "[^\\p{C}]{1,30}", old in any::<bool>()) {
        let people = [person(MailRole::To, &name, "x@y.example")];
        let charset = Some(if old { Charset::Iso2022Jp } else { Charset::Utf8 });
        let letter = Outgoing { people: &people, subject: &subject, body: &body, charset, ..Outgoing::default() };
        let written = eml(&letter).expect("is written");
        let found = opened(&written.bytes);
        let same = |text: &str| if written.charset == Charset::Iso2022Jp { japanese(text) } else { text.to_owned() };
        let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert_eq!(squeezed(&found.0), squeezed(&same(&one_line(&subject))));
        prop_assert_eq!(found.1.trim_end_matches('\n'), same(body.trim_end_matches('\n')));
        prop_assert_eq!(squeezed(&found.2), squeezed(&same(&one_line(&name))));
    }
}
