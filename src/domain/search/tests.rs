use super::*;
use crate::domain::EntityKind;
use crate::domain::query::QueryErrorKind;
use proptest::prelude::*;

fn read(text: &str) -> Search {
    parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

fn printed(text: &str) -> String {
    read(text).to_string()
}

#[test]
fn searches_are_read_in_either_language_and_width() {
    let cases = [
        ("renewal", "\"renewal\"*"),
        ("renewal ", "\"renewal\""),
        ("go live", "\"go\" \"live\"*"),
        ("go* live ", "\"go\"* \"live\""),
        ("\"go live\" x ", "\"go live\" \"x\""),
        ("解約　手続", "\"解約\" \"手続\"*"),
        ("「解約 手続」", "\"解約 手続\""),
        ("解約 －更新 ", "\"解約\" -\"更新\""),
        ("解約 または 返金 ", "\"解約\" OR \"返金\""),
        ("a b OR c ", "\"a\" \"b\" OR \"c\""),
        ("(a OR b) c ", "(\"a\" OR \"b\") \"c\""),
        ("-(a b)", "-(\"a\" \"b\")"),
        ("in:mail,task x ", "in:mail,task \"x\""),
        ("種類：メール、タスク 見積 ", "in:mail,task \"見積\""),
        ("who:mika@acme", "who:\"mika@acme\"*"),
        ("誰:佐藤 x ", "who:\"佐藤\"* \"x\""),
        ("取引先:青葉 has:添付 ", "acct:\"青葉\" has:attachment"),
        ("x since:先月 until:2026-11-01", "\"x\" since:\"先月\" until:\"2026-11-01\""),
        ("since:\"last week\" a OR b ", "(\"a\" OR \"b\") since:\"last week\""),
        ("is:要返信", "is:owed"),
        ("10:30 http://acme.example/x ", "\"10:30\" \"http://acme.example/x\""),
        ("Re: 見積 ", "\"Re:\" \"見積\""),
        ("v2.0 e-mail ", "\"v2.0\" \"e-mail\""),
    ];
    for (text, expected) in cases {
        assert_eq!(printed(text), expected, "{text}");
    }
    assert_eq!(read("in:回答").part, Part::Term(Term::In(vec![EntityKind::Response])));
    assert!(read(" 　").is_empty());
}

#[test]
fn slips_are_told_with_their_place() {
    let cases = [
        ("x in:male", 5..9),
        ("in:mail,foo x", 8..11),
        ("x since:someday", 8..15),
        ("x sinse:2026-11-01", 2..7),
        ("\"open", 0..5),
        ("(a", 0..2),
        ("a)", 1..2),
        ("a OR", 2..4),
        ("a -", 2..3),
        ("who:", 0..4),
        ("a -since:2026-11-01", 3..19),
        ("a OR since:2026-11-01", 0..21),
        ("has:horns", 4..9),
    ];
    for (text, span) in cases {
        let error = parse(text).expect_err(text);
        assert_eq!(error.span, span, "{text}: {:?}", error.kind);
    }
    let unknown = parse("sinse:2026-11-01 x").expect_err("no field").kind;
    assert!(matches!(unknown, SearchErrorKind::Outline(QueryErrorKind::UnknownField { nearest, .. }) if nearest == ["since"]));
    assert!(parse("who:").expect_err("a value is missing").is_unfinished(4));
}

#[test]
fn days_are_those_of_today() {
    let today = "2026-11-22".parse().expect("a day");
    let (since, until) = read("x since:2026-11-01 until:昨日").days(today);
    assert_eq!((since, until), ("2026-11-01".parse().ok(), "2026-11-21".parse().ok()));
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,40}") {
        let _ = parse(&text);
    }

    #[test]
    fn what_is_printed_is_read_as_the_same(text in "([a-c解約]|\"a 解\"|「約」| |-|\\(|\\)|OR|または|\\*|in:mail|who:x|since:3d|is:owed|has:file|acct:青|：|　){0,14}") {
        if let Ok(search) = parse(&text) {
            let printed = search.to_string();
            prop_assert_eq!(parse(&printed), Ok(search), "{}", printed);
        }
    }
}
