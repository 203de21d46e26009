//! Lines and what they say.

use super::*;
use proptest::prelude::*;

/// A Wednesday.
fn today() -> NaiveDate {
    day("2026-11-18")
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("an ISO date")
}

fn read(line: &str) -> Line {
    parse(line, today())
}

/// Writes what a line says in one line of text, parts that are missing left out.
fn said(line: &str) -> String {
    let read = read(line);
    let mut parts: Vec<String> = read.chips().iter().map(said_by_chip).collect();
    if !read.note.is_empty() {
        parts.push(format!("note={}", read.note));
    }
    parts.join(" | ")
}

fn said_by_chip(chip: &Chip) -> String {
    let due = |on: Option<NaiveDate>| on.map_or(String::new(), |on| on.format(" by %m-%d").to_string());
    let priority = |priority: Option<Priority>| priority.map_or(String::new(), |priority| format!(" !{}", priority.value()));
    match chip {
        Chip::Account(name) => format!("account={}", name.0),
        Chip::Contact(name) => format!("contact={}", name.0),
        Chip::Kind(kind) => kind.to_string(),
        Chip::Minutes(minutes) => format!("{minutes}min"),
        Chip::Task(task) => format!("task={}{}{}", task.title, due(task.due), priority(task.priority)),
        Chip::NextContact { on, priority: urgency } => format!("next{}{}", due(*on), priority(*urgency)),
        Chip::Sentiment(sentiment) => sentiment.to_string(),
    }
}

/// What a table of lines says; the second of each pair is `said` of the first.
fn check(table: &[(&str, &str)]) {
    for (line, expected) in table {
        assert_eq!(said(line), *expected, "{line}");
    }
}

#[test]
fn every_token_is_understood_with_its_full_width_twin() {
    let whole =
        "account=acme | contact=sato | call | 15min | task=send quote by 11-20 !2 | good | note=discussed rollout, exec wants a date";
    check(&[
        ("#acme @sato /call 15m discussed rollout, exec wants a date +send quote >fri !2 :)", whole),
        ("＃acme　＠sato　／ｃａｌｌ　１５ｍ　discussed rollout, exec wants a date　＋send quote　＞ｆｒｉ　！２　：）", whole),
        (
            "＃青葉システム　＠佐藤　／電話　１５分　導入の相談　＋見積を送る　＞来週月　！１　：（",
            "account=青葉システム | contact=佐藤 | call | 15min | task=見積を送る by 11-23 !1 | bad | note=導入の相談",
        ),
        ("/MTG 1時間半 :|", "meeting | 90min | neutral"),
        ("#\"Blue Ridge Dental\" hello", "account=Blue Ridge Dental | note=hello"),
        ("#「青葉 システム」 訪問", "account=青葉 システム | note=訪問"),
        ("＃”Blue Ridge” x", "account=Blue Ridge | note=x"),
        ("@ken @\"Mary Ann\" @ken met", "contact=ken | contact=Mary Ann | note=met"),
        (">next week", "next by 11-23"),
        ("note only", "note=note only"),
        ("", ""),
        ("　 ", ""),
    ]);
}

#[test]
fn every_kind_has_its_words() {
    for (word, kind) in KIND_WORDS {
        for sign in ['/', '／'] {
            assert_eq!(read(&format!("{sign}{}", word.to_uppercase())).kind, Some(*kind), "{word}");
        }
    }
    for (line, kind) in
        [("/mail", TouchKind::Email), ("／打合せ", TouchKind::Meeting), ("/訪問", TouchKind::Visit), ("/メモ", TouchKind::Note)]
    {
        assert_eq!(read(line).kind, Some(kind), "{line}");
    }
}

#[test]
fn text_that_looks_like_tokens_stays_in_the_note() {
    for line in [
        "mail sato@example.com about C# and F#",
        "see https://example.com/call#top?a=1",
        "a+b and c++ and 1+1",
        "#1 priority",
        "ticket #4521 is open",
        "＃１２３ の件",
        "usage +15% this month, +1 from exec",
        "our 1:1 went on",
        "> tomorrow we ship",
        "a > b, a->b, <b>",
        ">nonsense",
        ">5 seats left",
        "# heading",
        "@ 3 and @3pm",
        "/etc/hosts and and/or /unknown",
        "wow! really !4 !! !important",
        "5M ARR and 15km and 十分話した",
        "佐藤さんと15分話した",
        "価格は100円+税",
        "5\" screen and #\"unclosed name",
        "：：） and :-)) and 12:)",
        "#@ +! / ! # + >",
    ] {
        assert_eq!(said(line), format!("note={line}"), "{line}");
        assert!(read(line).tokens.is_empty(), "{line}");
    }
}

#[test]
fn the_first_of_its_kind_counts_and_later_ones_are_text() {
    check(&[
        ("/call 15m, then /mail and a 2h outage", "call | 15min | note=then /mail and a 2h outage"),
        ("#acme like #beta", "account=acme | note=like #beta"),
        (":) but :(", "good | note=but :("),
        ("15m +book 30m slot >fri", "15min | task=book 30m slot by 11-20"),
        ("+x !1 !2", "task=x !1 | note=!2"),
        (">fri >mon", "next by 11-20 | note=>mon"),
    ]);
}

#[test]
fn dates_and_priorities_go_to_their_task_or_the_next_contact() {
    check(&[
        ("+send quote >3d +call back >来週月 !1", "task=send quote by 11-21 | task=call back by 11-23 !1"),
        (">eom +send quote", "task=send quote | next by 11-30"),
        ("+send quote >fri >月末 rest", "task=send quote by 11-20 | next by 11-30 | note=rest"),
        ("!1 +send quote", "task=send quote !1"),
        (">fri !3", "next by 11-20 !3"),
        (">fri !3 +send quote", "task=send quote | next by 11-20 !3"),
        ("!3 call again", "next !3 | note=call again"),
        ("+send quote >someday maybe", "task=send quote >someday maybe"),
        (">end of next month budget", "next by 12-31 | note=budget"),
        (">3 Dec 2026 +x", "task=x | next by 12-03"),
        (">fri, then rest", "next by 11-20 | note=then rest"),
        (">10/3", "next by 10-03"),
        ("＞明日まで", "next by 11-19"),
        (">3日後 連絡", "next by 11-21 | note=連絡"),
    ]);
}

#[test]
fn titles_run_to_the_next_token_and_quotes_are_left_alone() {
    check(&[
        ("+send quote, >fri rest of the note", "task=send quote by 11-20 | note=rest of the note"),
        ("before +a +b @ken after", "contact=ken | task=a | task=b | note=before after"),
        ("+\"15m with Bob\" >fri", "task=15m with Bob by 11-20"),
        ("＋「>金 の件」を送る ＞金", "task=「>金 の件」を送る by 11-20"),
        ("\"#acme >fri\" said", "note=\"#acme >fri\" said"),
        ("「解約したい @佐藤 」と言われた", "note=「解約したい @佐藤 」と言われた"),
        ("顧客は「 +値引き 」と", "note=顧客は「 +値引き 」と"),
        ("「開いたまま +見積", "task=見積 | note=「開いたまま"),
        ("said \" +send", "task=send | note=said \""),
    ]);
}

#[test]
fn a_quotation_has_a_longest_length() {
    let quoting = |letters: usize| read(&format!("「 /call {}」", "x".repeat(letters))).kind;
    assert_eq!((quoting(900), quoting(1000)), (None, Some(TouchKind::Call)));
}

#[test]
fn japanese_without_spaces_is_cut_only_where_it_is_clear() {
    check(&[
        ("@佐藤さんと話した", "contact=佐藤さん | note=と話した"),
        ("＠佐藤様、＠鈴木様　お礼", "contact=佐藤様 | contact=鈴木様 | note=お礼"),
        ("電話、15分、了解。＋見積送付、＞金", "15min | task=見積送付 by 11-20 | note=電話、 了解。"),
        ("／電話した", "note=／電話した"),
        (">来週月に電話", "note=>来週月に電話"),
    ]);
}

#[test]
fn tokens_say_where_they_are() {
    let line = "＃青葉 +send it >fri \"x y\" end";
    let expected =
        [(TokenKind::Account, "＃青葉"), (TokenKind::Task, "+send it"), (TokenKind::Due, ">fri"), (TokenKind::Literal, "\"x y\"")];
    let read = read(line);
    let found: Vec<_> = read.tokens.iter().map(|token| (token.kind, scan::part(line, token.range.clone()))).collect();
    assert_eq!(found, expected);
    let kind_at = |cursor| read.token_at(cursor).map(|token| token.kind);
    let due = line.find('>').expect("there is one");
    assert_eq!(
        [0, 9, due, due + 4, line.len()].map(kind_at),
        [Some(TokenKind::Account), Some(TokenKind::Account), Some(TokenKind::Due), Some(TokenKind::Due), None]
    );
}

#[test]
fn the_token_being_typed_is_known_with_what_it_replaces() {
    // The bar is the cursor; the brackets are what a completion replaces.
    for (line, expected) in [
        ("#|", Some((Asked::Account, "", "#[]"))),
        ("#ac|", Some((Asked::Account, "ac", "#[ac]"))),
        ("x #a|cme y", Some((Asked::Account, "a", "x #[acme] y"))),
        ("＠佐|", Some((Asked::Contact, "佐", "＠[佐]"))),
        ("#\"Blue Ri|", Some((Asked::Account, "Blue Ri", "#[\"Blue Ri]"))),
        ("#「青葉 |シス」 x", Some((Asked::Account, "青葉 ", "#[「青葉 シス」] x"))),
        ("/ca|", Some((Asked::Kind, "ca", "/[ca]"))),
        (">next f|", Some((Asked::Date, "next f", ">[next f]"))),
        (">|", Some((Asked::Date, "", ">[]"))),
        ("#acme |", None),
        ("#\"Blue\" |", None),
        ("> x|", None),
        (">fri +send|", None),
        ("a#b|", None),
        ("|#a", None),
        ("", None),
    ] {
        let cursor = line.find('|').unwrap_or(0);
        let text = line.replace('|', "");
        let found = partial_at(&text, cursor).map(|partial| {
            let mut marked = text.clone();
            marked.insert(partial.range.end, ']');
            marked.insert(partial.range.start, '[');
            (partial.asked, partial.typed, marked)
        });
        assert_eq!(found, expected.map(|(asked, typed, marked)| (asked, typed.to_owned(), marked.to_owned())), "{line}");
    }
    assert_eq!(partial_at("＃", 1), None, "inside a character");
}

#[test]
fn names_are_quoted_only_where_they_must_be() {
    for (asked, name, expected) in [
        (Asked::Account, "Acme", "Acme"),
        (Asked::Account, "青葉システム", "青葉システム"),
        (Asked::Account, "Blue Ridge", "\"Blue Ridge\""),
        (Asked::Account, "4521", "\"4521\""),
        (Asked::Account, "3M", "3M"),
        (Asked::Contact, "3M", "\"3M\""),
        (Asked::Account, "Acme, Inc.", "\"Acme, Inc.\""),
        (Asked::Account, "The \"Best\" Co", "“The \"Best\" Co”"),
        (Asked::Contact, "小様子", "\"小様子\""),
    ] {
        assert_eq!(written_name(asked, name), expected, "{name}");
    }
}

/// Parts of lines in any order come nearer to the grammar than random text does.
fn scrambled() -> impl Strategy<Value = String> {
    let parts = vec![
        " ",
        " ",
        "　",
        "#",
        "＃",
        "acme",
        "@",
        "佐藤",
        "さん",
        "/call",
        "15m",
        "１時間",
        "+",
        "＋",
        "send",
        "quote",
        ">",
        "fri",
        "next",
        "明日",
        "!",
        "1",
        ":)",
        "\"",
        "「",
        "」",
        "、",
        "。",
        ",",
        ".",
        "é",
        "👍🏽",
    ];
    prop::collection::vec(prop::sample::select(parts), 0..24).prop_map(|chosen| chosen.concat())
}

fn solid(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Checks that tokens stand in order at character borders, and that what is outside of them is the note.
fn nothing_is_lost(line: &str) {
    let read = read(line);
    let (mut outside, mut at) = (String::new(), 0);
    for token in &read.tokens {
        assert!(token.range.start >= at && token.range.start < token.range.end, "{line:?} {read:?}");
        let end = if token.kind == TokenKind::Literal { token.range.end } else { token.range.start };
        outside.push_str(scan::part(line, at..end));
        at = token.range.end;
    }
    outside.push_str(scan::part(line, at..line.len()));
    assert_eq!(solid(&outside), solid(&read.note), "{line:?} {read:?}");
    assert!(read.tasks.iter().all(|task| !task.title.is_empty()), "{line:?} {read:?}");
}

proptest! {
    #[test]
    fn every_character_is_in_a_token_or_in_the_note(text in ".{0,60}", scrambled in scrambled()) {
        nothing_is_lost(&text);
        nothing_is_lost(&scrambled);
    }

    #[test]
    fn a_cursor_anywhere_finds_borders(line in scrambled(), cursor in 0usize..80) {
        let _ = read(&line).token_at(cursor);
        if let Some(partial) = partial_at(&line, cursor) {
            prop_assert!(line.get(partial.range).is_some());
        }
    }

    #[test]
    fn a_written_name_is_read_back(name in "[a-zA-Z0-9 .,&'\"#@!+>/()、。ぁ-んァ-ヶ一-龥さん様-]{1,24}") {
        let name = name.trim();
        prop_assume!(!name.is_empty());
        let account = read(&format!("#{} x", written_name(Asked::Account, name)));
        prop_assert_eq!(account.account, Some(Name(name.to_owned())));
        let contact = read(&format!("@{} x", written_name(Asked::Contact, name)));
        prop_assert_eq!(contact.contacts, vec![Name(name.to_owned())]);
    }
}
