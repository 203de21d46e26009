//! A letter as a `mailto:` address (RFC 6068): opens in whatever program writes mail. Short letters only; files cannot go along.

use crate::domain::{MailDraft, MailRole};

/// Longer addresses are cut by some systems.
pub const LONGEST: usize = 2_000;

/// Returns the address.
pub fn mailto(draft: &MailDraft) -> String {
    let of = |role: MailRole| {
        let people = draft.people.iter().filter(move |person| person.role == role);
        people.map(|person| encoded(&person.email).replace("%40", "@")).collect::<Vec<_>>().join(",")
    };
    let mut fields = vec![format!("subject={}", encoded(&draft.subject))];
    for (name, role) in [("cc", MailRole::Cc), ("bcc", MailRole::Bcc)] {
        let people = of(role);
        if !people.is_empty() {
            fields.push(format!("{name}={people}"));
        }
    }
    fields.push(format!("body={}", encoded(&draft.body.replace("\r\n", "\n").replace('\n', "\r\n"))));
    format!("mailto:{}?{}", of(MailRole::To), fields.join("&"))
}

fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len() * 3);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{AccountId, Lang, MailDraftState, MailPerson, Timestamp};

    #[test]
    fn everything_but_plain_letters_is_encoded() {
        let person = |role, email: &str| MailPerson { role, email: email.into(), name: None };
        let draft = MailDraft {
            account: AccountId(1),
            contact: None,
            template: None,
            reply_to: None,
            lang: Lang::Ja,
            people: vec![person(MailRole::To, "a+b@x.example"), person(MailRole::Cc, "c@x.example")],
            subject: "更新 & ご相談".into(),
            body: "a\nb?".into(),
            attachments: Vec::new(),
            state: MailDraftState::Open,
            batch: None,
            handed_to: None,
            made_at: Timestamp::UNIX_EPOCH,
            sent_at: None,
            touch: None,
        };
        let expected =
            "mailto:a%2Bb@x.example?subject=%E6%9B%B4%E6%96%B0%20%26%20%E3%81%94%E7%9B%B8%E8%AB%87&cc=c@x.example&body=a%0D%0Ab%3F";
        assert_eq!(mailto(&draft), expected);
    }
}
