//! Real shapes of mail, and that nothing of a text is ever lost.

use super::*;
use proptest::prelude::*;

fn parts(text: &str) -> Vec<(Part, &str)> {
    split(text).into_iter().map(|piece| (piece.part, piece.text.trim())).filter(|(_, text)| !text.is_empty()).collect()
}

fn own(text: &str) -> String {
    own_words(text)
}

#[test]
fn answers_above_below_and_between() {
    let below = "On Fri, 20 Nov 2026 at 10:05, Ken Ito <ken@acme.example> wrote:\n> Can we move?\n>> To when?\n\nYes, Monday.\n";
    let quote = Part::Quote;
    assert_eq!(
        parts(below),
        [
            (quote(1), "On Fri, 20 Nov 2026 at 10:05, Ken Ito <ken@acme.example> wrote:\n> Can we move?"),
            (quote(2), ">> To when?"),
            (Part::Own, "Yes, Monday."),
        ]
    );
    let between = "> one\nfirst\n> two\nsecond\n";
    assert_eq!(own(between), "first\nsecond");
    let above = "Thanks!\n\n-----Original Message-----\nFrom: Ken\nSent: Friday\n\nCan we move?\n";
    assert_eq!(own(above), "Thanks!");
}

#[test]
fn who_wrote_is_said_in_many_shapes() {
    for said in [
        "On 20 Nov 2026, at 10:05, Ken Ito <ken@acme.example> wrote:",
        "On Fri, Nov 20, 2026 at 10:05 AM Ken Ito <ken@acme.example>\nwrote:",
        "On Friday, the 20th of November 2026 at 10 o'clock, Ken Ito\n<ken@acme.example>\nwrote:",
        "Ken Ito <ken@acme.example> wrote:",
        "Am 20.11.2026 um 10:05 schrieb Ken Ito:",
        "Le ven. 20 nov. 2026 à 10:05, Ken Ito <ken@acme.example> a écrit :",
        "2026年11月21日(土) 10:05 伊藤健 <ken@acme.example>:",
        "2026年11月21日(土) 10:05 とても長い名前の部署の伊藤健\n<ken@acme.example>:",
        "2026/11/21 10:05、伊藤健 <ken@acme.example>のメール：",
        "2026/11/21 10:05、伊藤 さんが書きました：",
    ] {
        for quoted in ["> Can we move?", "＞ ずらせますか。", "Can we move?"] {
            let text = format!("Yes.\n\n{said}\n\n{quoted}\n");
            assert_eq!(own(&text), "Yes.", "{text}");
        }
    }
    // Without a day or an address it takes a sign of quoting below.
    for said in ["伊藤健さんは書きました:", "伊藤 さんが書きました：", "先日のメール：", "On 3 Dec Ken wrote:"]
    {
        assert_eq!(own(&format!("はい。\n\n{said}\n\n> ずらせますか。\n")), "はい。", "{said}");
        let told = format!("はい。\n\n{said}\n値上げの件、承知しました。");
        assert_eq!(own(&told), told);
    }
    // Prose that only sounds like it.
    for prose in [
        "ロビン様\n\n以下、本日の社長のメッセージ：\n弊社は来月で契約を終了します。\n代替を検討中です。",
        "先日のメール：\n値上げの件、承知しました。",
        "2026年11月20日の社長のメッセージ：\n契約を終了します。",
        "2026年11月25日 会議 <オンライン>:\n参加します。",
    ] {
        assert_eq!(own(prose), prose);
    }
    for prose in ["This is what they wrote:\nno rest for us", "On Monday we go.\nThen we rest.", "2026年度の予定:\n一つ"] {
        assert_eq!(own(prose), prose);
    }
}

#[test]
fn another_message_below_is_quoted_to_the_end() {
    for head in [
        "-----Original Message-----",
        "---------- Forwarded message ---------",
        "Begin forwarded message:",
        "----- 元のメッセージ -----",
        "-------- 転送メッセージ --------",
        "--- 引用 ---",
        "________________________________\nFrom: Ken Ito <ken@acme.example>\nSent: Friday\nTo: Mika\nSubject: Move",
        "差出人: 伊藤健\n送信日時: 2026年11月20日 10:05\n宛先: 佐藤\n件名: 日程",
        "*From:* Ken Ito\n*Sent:* Friday\n*To:* Mika\n*Subject:* Move",
    ] {
        let text = format!("Here it is.\n\n{head}\n\nCan we move?\n\nKen\n");
        assert_eq!(own(&text), "Here it is.", "{text}");
    }
    let address = "Here it is.\n\nFrom: Ken <ken@acme.example>\nTo: Mika\nCc: Ito\n\nCan we move?";
    assert_eq!(own(address), "Here it is.");
    let itinerary = "Travel plan\n\nFrom: Tokyo\nTo: Osaka\nDate: 3 Dec\n\nPlease confirm the booking today.";
    assert_eq!(own(itinerary), itinerary);
    let no_block = "From: where we stand\nit is far.\n";
    assert_eq!(own(no_block), no_block.trim());
    assert_eq!(own("----------\nA table\n----------\n"), "----------\nA table\n----------");
}

#[test]
fn signatures_in_both_languages() {
    let cases = [
        ("See you.\n\n-- \nKen Ito\nAcme Inc\n", "See you."),
        ("See you.\n--\nKen\n", "See you."),
        ("承知しました。\n\n━━━━━━━━━━━━\n青葉システム株式会社\n伊藤 健\nTEL 03-0000-0000\n━━━━━━━━━━━━\n", "承知しました。"),
        ("承知しました。\n\n＝＝＝＝＝＝＝＝＝＝\n伊藤 健\nken@acme.example\n", "承知しました。"),
        ("承知しました。\n以上\n\n------------------------\n営業部 伊藤\nTEL: 03-0000-0000\n", "承知しました。\n以上"),
        ("承知しました。\n以上です。\n株式会社青葉 伊藤\nTEL 03\n", "承知しました。\n以上です。"),
        ("A list:\n----------\none\ntwo\n", "A list:\n----------\none\ntwo"),
        ("以上の件、承知しました。\n佐藤", "以上の件、承知しました。\n佐藤"),
    ];
    for (text, expected) in cases {
        assert_eq!(own(text), expected, "{text}");
    }
    // Between rules, and below bare dashes, stands more than signatures.
    for text in [
        "Hi Robin,\n\n----------\nPlease tell Ken the price is 5000.\nWe need it by Friday.",
        "Hi,\n========\nThe hotel is booked.",
        "Hi,\n========\nOption A: 500\nMobile users: 700",
        "佐藤様\n\nお願いします。\n\n--------------------\n日時：11月25日 10:00\n場所：https://zoom.example/j/123\n--------------------\n\n金曜日までに資料をお送りします。\nよろしくお願いいたします。",
        "佐藤様\n\nお願いします。\n\n--------------------\n日時：11月25日 10:00\n場所：https://zoom.example/\n担当：株式会社青葉\n--------------------",
        "対象：\n----------\n株式会社青葉\n株式会社若葉\n----------",
        "The page:\n----------\nThe plan\nhttps://docs.example/d/1234",
        "Whom to ask:\n----------\nken@acme.example\nmika@acme.example",
        "今日の件。\n\n--------------------\n株式会社青葉 佐藤様\nTEL 03-0000-0000 に電話しました。",
        "Hello\n--\nA separator then important text",
        "Hi,\n--\nPlease send the plan to Ken today.\nKen",
        "はい。\n以上\n\n追伸：株式会社青葉の件は明日ご連絡します。",
    ] {
        assert_eq!(own(text), text);
    }
    // A table above the signature is the message; a second part of the signature is not.
    let table = "料金：\n----------\nA: 10\nB: 20\n----------\n";
    assert_eq!(own(&format!("{table}株式会社青葉 伊藤\nTEL 03-0000-0000\n")), "料金：\n----------\nA: 10\nB: 20");
    let two = "はい。\n\n━━━━━━━━━━\n株式会社青葉 伊藤 健\n━━━━━━━━━━\n〒100-0001 東京都\nhttps://www.aoba.example/\n━━━━━━━━━━";
    assert_eq!(own(two), "はい。");
    assert_eq!(own("Yes.\n\n==========\nMika Sato\nAcme Marine Holdings Co., Ltd.\nmika@acme.example\n"), "Yes.");
    // A signature between the answer and what it answers.
    let text = "Yes.\n-- \nKen\n\nOn 20 Nov 2026, Mika <m@us.example> wrote:\n> Move?\n";
    let found: Vec<Part> = split(text).iter().map(|piece| piece.part).collect();
    assert_eq!(found, [Part::Own, Part::Signature, Part::Quote(1)]);
}

#[test]
fn a_subject_without_what_stands_before_it() {
    let cases = [
        ("Re: Move", "Move", true, false),
        ("RE[2]: Re: Move", "Move", true, false),
        ("Re^3: Move", "Move", true, false),
        ("Fwd: Re: Move", "Move", true, true),
        ("AW: WG: Move", "Move", true, true),
        ("SV: Move", "Move", true, false),
        ("返信: 日程", "日程", true, false),
        ("転送：日程", "日程", false, true),
        ("Ｒｅ：日程", "日程", true, false),
        ("[list] Re: Move", "[list] Move", true, false),
        ("Re: [list] Move", "[list] Move", true, false),
        ("Re: [list] Re: [list] Move", "[list] Move", true, false),
        ("[#12] Your request", "[#12] Your request", false, false),
        ("Agenda: Monday", "Agenda: Monday", false, false),
        ("ご連絡：日程", "ご連絡：日程", false, false),
        ("Re:", "", true, false),
        ("", "", false, false),
        ("[only]", "[only]", false, false),
    ];
    for (subject, text, is_reply, is_forward) in cases {
        assert_eq!(base_subject(subject), BaseSubject { text: text.to_owned(), is_reply, is_forward }, "{subject}");
    }
    assert_eq!(base_subject("Re: Ｍove ").key(), base_subject("MOVE").key());
    assert_ne!(base_subject("Move").key(), base_subject("Moved").key());
    assert_eq!(base_subject("Re: ").key(), None);
}

#[test]
fn promises_with_their_days() {
    // A Saturday.
    let on: chrono::NaiveDate = "2026-11-21".parse().expect("a day");
    let found = |text: &str| {
        promises(text, on).into_iter().map(|found| (found.sentence, found.due_on.map(|day| day.to_string()))).collect::<Vec<_>>()
    };
    let one = |text: &str, day: Option<&str>| assert_eq!(found(text), [(text.to_owned(), day.map(str::to_owned))], "{text}");
    one("I will send the plan by Friday.", Some("2026-11-27"));
    one("I'll get back to you tomorrow.", Some("2026-11-22"));
    one("We’ll share the report by the end of next month.", Some("2026-12-31"));
    one("I will look into it.", None);
    one("資料は11月27日(金)までにお送りします。", Some("2026-11-27"));
    one("来週金曜日までにご連絡いたします。", Some("2026-11-27"));
    one("社内で確認いたします。", None);
    for none in [
        "Will you send the plan?",
        "I will not send it.",
        "They said we did.",
        "資料をお送りいただけますでしょうか。",
        "先日資料をお送りしました。",
        "> I will send the plan by Friday.",
    ] {
        assert_eq!(found(none), [], "{none}");
    }
    assert_eq!(found("Hello Ken,\n\nI will send\nthe plan by Friday. Thanks!\n\n-- \nMe")[0].0, "I will send the plan by Friday.");
}

/// Lines as they stand in mail, in any order.
const LINES: &[&str] = &[
    "> quoted",
    ">> deeper",
    "＞引用",
    "On 20 Nov 2026, Ken <k@a.example> wrote:",
    "wrote:",
    "-- ",
    "━━━━━━━━━━",
    "TEL 03",
    "以上",
    "",
    "   ",
    "From: Ken",
    "Sent: now",
    "Subject: x",
    "-----Original Message-----",
    "__________________",
    "own words",
    "株式会社青葉",
    "2026年11月21日(土) 10:05 健 <k@a.example>:",
];

proptest! {
    #[test]
    fn pieces_put_together_are_the_text(lines in prop::collection::vec((0..LINES.len(), prop::sample::select(vec!["\n", "\r\n", ""])), 0..40)) {
        let text: String = lines.iter().map(|(line, end)| format!("{}{end}", LINES[*line])).collect();
        let together: String = split(&text).iter().map(|piece| piece.text).collect();
        prop_assert_eq!(together, text);
    }

    #[test]
    fn any_text_is_taken_apart_and_put_together(text in "\\PC{0,200}", more in "(\\PC|\n){0,200}") {
        let text = format!("{text}\n{more}");
        let together: String = split(&text).iter().map(|piece| piece.text).collect();
        prop_assert_eq!(&together, &text);
        base_subject(&text);
        promises(&text, "2026-11-21".parse().expect("a day"));
    }

    #[test]
    fn a_subject_is_taken_apart_once(subject in "((Re|Fwd|返信|AW|\\[x\\])[:：]? ?){0,4}[a-z ]{0,8}") {
        let once = base_subject(&subject).text;
        prop_assert_eq!(base_subject(&once).text, once);
    }
}
