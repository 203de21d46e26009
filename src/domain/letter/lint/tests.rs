use super::*;
use crate::domain::{AccountId, MailDraftState, MailPerson, MailRole, Timestamp};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn draft(subject: &str, body: &str) -> MailDraft {
    MailDraft {
        account: AccountId(1),
        contact: None,
        template: None,
        reply_to: None,
        lang: Lang::En,
        people: vec![MailPerson { role: MailRole::To, email: "mika@aoba.example".into(), name: Some("佐藤 美香".into()) }],
        subject: subject.into(),
        body: body.into(),
        attachments: Vec::new(),
        state: MailDraftState::Open,
        batch: None,
        handed_to: None,
        made_at: Timestamp::UNIX_EPOCH,
        sent_at: None,
        touch: None,
    }
}

fn around<'a>(others: &'a [Company], forbidden: &'a [(Place, String)]) -> Around<'a> {
    Around { account: "株式会社青葉システム", others, forbidden, again_days: 7, today: day("2026-11-22"), ..Around::default() }
}

fn rules(draft: &MailDraft, around: &Around<'_>) -> Vec<(LintRule, Place)> {
    lint(draft, around).into_iter().map(|finding| (finding.rule, finding.place)).collect()
}

#[test]
fn texts_are_looked_over_line_by_line() {
    let others =
        [Company::new("Acme, Inc.", None), Company::new("株式会社カネコ製作所", Some("カネコセイサクショ")), Company::new("青葉", None)];
    let around = around(&others, &[]);
    for (subject, body, expected) in [
        ("件名", "佐藤様\n\n本文です", vec![]),
        ("", "佐藤様\n本文", vec![(LintRule::EmptySubject, Place::Subject)]),
        ("件名", "> 引用だけ", vec![(LintRule::EmptyBody, Place::Whole)]),
        ("[[x]]", "佐藤様\n[[y]]", vec![(LintRule::Unfilled, Place::Subject), (LintRule::Unfilled, Place::Line(2))]),
        ("件名", "佐藤様\nカネコ 製作所様では", vec![(LintRule::OtherName, Place::Line(2))]),
        ("Acme で", "佐藤様\nacmes is no name", vec![(LintRule::OtherName, Place::Subject)]),
        ("件名", "佐藤様\n\nACME を Acme\nでは", vec![(LintRule::OtherName, Place::Line(3))]),
        ("件名", "佐藤様\nカネコ\n製作所様では", vec![(LintRule::OtherName, Place::Line(2))]),
        ("件名", "佐藤様\n資料は別紙をご覧ください", vec![(LintRule::NoAttachment, Place::Line(2))]),
        ("件名", "佐藤様\nPFA 資料", vec![(LintRule::NoAttachment, Place::Line(2))]),
        ("件名", "佐藤様\nPlease find the 資料 below; unattached", vec![]),
        ("件名", "鈴木様\n\n資料を添付します", vec![(LintRule::Greeting, Place::Line(1)), (LintRule::NoAttachment, Place::Line(3))]),
        ("件名", "株式会社青葉システム\nご担当者様\n\nお世話に", vec![]),
        ("件名", "Dear Ms. Tanaka,\n\n> attached", vec![(LintRule::Greeting, Place::Line(1))]),
        ("件名", "Hi Mika and all,\nx", vec![]),
    ] {
        assert_eq!(rules(&draft(subject, body), &around), expected, "{subject} {body}");
    }
}

#[test]
fn own_names_hide_no_longer_ones() {
    for (account, other, text, is_found) in [
        ("Sun", "Sunrise Foods", "At Sunrise Foods it took a week", true),
        ("Sun", "Sunrise Foods", "Sunrise  Foods では", true),
        ("Sun", "Sunrise Foods", "At SUNRISE\nFOODS it took a week", true),
        ("株式会社青葉", "青葉電機", "青葉電機様では", true),
        ("株式会社青葉電機", "青葉電", "青葉電機様では", false),
        ("Us", "Globex Ltd", "like GLOBEX LTD does", true),
        ("Us", "Globex Ltd", "like globex does", true),
        ("Us", "Globex Ltd", "like globexes do", false),
        ("Us", "Dell", "in a dell; DELLS", false),
        ("Us", "Dell", "by DELL", true),
        ("Globex Japan", "Globex", "Globex Japan", false),
    ] {
        let others = [Company::new(other, None)];
        let around = Around { account, ..around(&others, &[]) };
        let found = lint(&draft("Subject", &format!("Hello all,\n{text}")), &around);
        assert_eq!(found.iter().any(|one| one.rule == LintRule::OtherName), is_found, "{account} {other} {text}: {found:?}");
    }
}

#[test]
fn everybody_it_is_addressed_to_is_looked_at() {
    let mut person = Contact::named(AccountId(1), "鈴木 健");
    person.left_on = Some(day("2026-11-01"));
    person.opted_out_on = Some(day("2026-10-01"));
    let of = |person, other: Option<&str>| Addressed { email: "x@x.example".into(), person, other: other.map(str::to_owned) };
    let addressed = [of(Some(person), None), of(None, Some("Acme")), of(None, None)];
    let around = Around { addressed: &addressed, is_mailing: true, ..around(&[], &[]) };
    let found: Vec<_> = lint(&draft("件名", "佐藤様\n\n本文です"), &around).into_iter().map(|found| (found.rule, found.what)).collect();
    let expected = [(LintRule::OtherPerson, "x@x.example (Acme)"), (LintRule::Left, "鈴木 健"), (LintRule::OptedOut, "鈴木 健")];
    assert_eq!(found, expected.map(|(rule, what)| (rule, what.to_owned())));
    assert!(LintRule::OtherPerson.blocks());
}

#[test]
fn who_gets_it_is_looked_at_too() {
    let mut person = Contact::named(AccountId(1), "佐藤 美香");
    person.left_on = Some(day("2026-11-01"));
    person.opted_out_on = Some(day("2026-10-01"));
    let around = Around {
        person: Some(&person),
        last_mail: Some(day("2026-11-20")),
        other_draft: Some("もう一通"),
        is_mailing: true,
        lang: Some(Lang::En),
        ..around(&[], &[])
    };
    let mut letter = draft("件名", "佐藤様\n\n本文です");
    letter.people[0].email = "mika@aoba".into();
    let found: Vec<LintRule> = lint(&letter, &around).into_iter().map(|finding| finding.rule).collect();
    assert_eq!(
        found,
        [LintRule::BadAddress, LintRule::Left, LintRule::OptedOut, LintRule::SecondMail, LintRule::OtherDraft, LintRule::OtherLanguage]
    );
    letter.people.clear();
    assert_eq!(lint(&letter, &around)[0].rule, LintRule::NoRecipient);
    let later = Around { today: day("2026-11-27"), ..around };
    assert!(lint(&letter, &later).iter().all(|finding| finding.rule != LintRule::SecondMail), "a week is over");
}
