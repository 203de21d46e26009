use super::*;
use crate::domain::health::Grade;
use crate::domain::{Band, Currency, Lang, Money, Stage, TouchKind, TouchModel};
use chrono::NaiveDate;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn today() -> NaiveDate {
    day("2026-11-22")
}

fn canonical(text: &str) -> String {
    parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}")).to_string()
}

/// What is typed, and its one written form.
const WRITTEN: &[(&str, &str)] = &[
    ("", ""),
    ("  ", ""),
    ("seg:smb score<40 renews<60d", "seg:smb score<40 renews<60d"),
    ("セグメント：SMB　スコア＜４０　更新＜６０日", "seg:SMB score<40 renews<60d"),
    ("segment=smb,ent", "seg:smb,ent"),
    ("セグメント:smb、ent", "seg:smb,ent"),
    ("touch:none>21d", "touch:none>21d"),
    ("接点：なし＞２１日", "touch:none>21d"),
    ("通話:なし>=1か月", "call:none>=1m"),
    ("touch>21d", "touch>21d"),
    ("最終接点＞３週間", "touch>3w"),
    ("nps<=6", "nps<=6"),
    ("nps≤6 nps=<6 NPS：＜＝６", "nps<=6 nps<=6 nps<=6"),
    ("arr>1M", "arr>1M"),
    ("arr>1,000,000", "arr>1M"),
    ("ARR＞１００万円", "arr>¥1M"),
    ("年額>=1.5億", "arr>=150M"),
    ("arr>1.2M USD", "arr>1200K USD"),
    ("arr<500kKWD", "arr<KWD500K"),
    ("arr:10K..20K", "arr>=10K arr<=20K"),
    ("スコア:40〜60", "score>=40 score<=60"),
    ("-(score:40..60)", "-(score>=40 score<=60)"),
    ("score:<40", "score<40"),
    ("score < 40 スコア ＞ 20点", "score<40 score>20"),
    ("score!=40", "-score:40"),
    ("nps:9,10", "nps:9 OR nps:10"),
    ("seg:smb (nps:9,10)", "seg:smb (nps:9 OR nps:10)"),
    ("custom.region:kansai \"text\"", "custom.region:kansai text"),
    ("項目.地域:関西 「予算 削減」", "custom.地域:関西 \"予算 削減\""),
    ("custom.\"契約 種別\":年間", "custom.\"契約 種別\":年間"),
    ("custom.size>=1万", "custom.size>=10000"),
    ("custom.since>2026-01-01", "custom.since>2026-01-01"),
    ("band:red,yellow", "band:red,yellow"),
    ("health:危険 ヘルス:注意", "band:red band:yellow"),
    ("health<40", "score<40"),
    ("coverage<50% 把握率＜５０％", "coverage<50% coverage<50%"),
    ("change<-10 変化＜−１０", "change<-10 change<-10"),
    ("stage:更新期 段階:オンボーディング", "stage:renewing stage:onboarding"),
    ("タッチモデル:ハイタッチ model:tech", "model:high model:tech"),
    ("usage<30 usage.exports>1.5K 利用率<30%", "usage<30% usage.exports>1500 usage<30%"),
    ("ticket:open チケット:重大 ticket>=3", "ticket:open ticket:severe ticket>=3"),
    ("task:期限切れ タスク:なし", "task:overdue task:none"),
    ("champion:none 推進者:あり champion:離任", "champion:none champion:any champion:left"),
    ("plan:late goal:behind 目標:遅れ", "plan:late goal:behind goal:behind"),
    ("churned:no 解約:はい churned>2026-01-01", "churned:none churned:any churned>2026-01-01"),
    ("created:2026-03 created>2026年", "created>=2026-03-01 created<=2026-03-31 created>2026-12-31"),
    ("created<2026/4/1 created:2026", "created<2026-04-01 created>=2026-01-01 created<=2026-12-31"),
    ("renews:60d notice<30 renews<eom 更新<来月末", "renews<=60d notice<30d renews<eom renews<来月末"),
    ("renews<半年 created<2年", "renews<6m created<2y"),
    ("region:none 地域:なし region:any region:*", "region:none region:none region:any region:any"),
    ("region:\"none\"", "region:\"none\""),
    ("country:no", "country:no"),
    ("name:acme* name:*労働* id:AC-*", "name:acme* name:*労働* id:AC-*"),
    ("seg:\"mid market\"*", "seg:\"mid market\"*"),
    ("is:red is:解約済み is:high is:new", "band:red churned:any model:high created<90d"),
    ("@vip view:vip ビュー:\"My view\" ＠重点", "@vip @vip @\"My view\" @重点"),
    ("a b OR c", "a b OR c"),
    ("a | b または c AND d", "a OR b OR c d"),
    ("(a OR b) c", "(a OR b) c"),
    ("a (b c)", "a b c"),
    ("-a NOT b --c 除く d -(e f)", "-a -b c -d -(e f)"),
    ("T-Mobile R&D 10:30 acme*", "T-Mobile R&D \"10:30\" acme"),
    ("or not", "or not"),
    ("\"OR\" \"-x\" \"a\\\"b\\\\\"", "\"OR\" \"-x\" \"a\\\"b\\\\\""),
    ("（更新＜６０日　または　状態：危険）", "renews<60d OR band:red"),
];

#[test]
fn what_is_typed_in_either_language_has_one_written_form() {
    for (typed, expected) in WRITTEN {
        assert_eq!(canonical(typed), *expected, "{typed}");
        assert_eq!(canonical(expected), *expected, "written again: {expected}");
    }
}

#[test]
fn an_error_points_at_its_characters() {
    use QueryErrorKind::*;
    let kind = |text: &str| parse(text).expect_err(text);
    for (text, span) in [
        ("seg:smb scroe<40", 8..13),
        ("セグメント:smb　スコヤ＜40", 10..13),
        ("seg:", 4..4),
        ("score<abc", 6..9),
        ("score<40d", 8..9),
        ("renews<60x", 9..10),
        ("renews<soon", 7..11),
        ("band:purple", 5..11),
        ("band:red,purple", 9..15),
        ("seg:smb,", 8..8),
        ("seg>smb", 3..4),
        ("arr>100ZZZ", 7..10),
        ("arr>ZZZ100", 4..10),
        ("touch:none<21d", 10..11),
        ("touch:none>", 11..11),
        ("touch:some>3d", 6..10),
        ("\"open", 0..5),
        ("a 「b", 2..4),
        ("(a", 0..2),
        ("a)", 1..2),
        ("a ()", 2..4),
        ("a OR", 2..4),
        ("OR a", 0..2),
        ("a | | b", 4..5),
        ("a -", 2..3),
        ("NOT OR a", 0..3),
        (":x", 0..1),
        ("custom:x", 0..6),
        ("custom.:x", 0..7),
        ("@", 0..1),
        ("seg.x:y", 0..5),
        ("is:nothing", 3..10),
    ] {
        assert_eq!(kind(text).span, span, "{text}: {:?}", kind(text).kind);
    }
    assert_eq!(kind("scroe<40").kind, UnknownField { name: "scroe".into(), nearest: vec!["score".into()] });
    assert!(matches!(kind("セグメト:a").kind, UnknownField { nearest, .. } if nearest == ["セグメント"]));
    assert!(matches!(kind("score<40d").kind, WrongUnit { field: Field::Score, unit, .. } if unit == "d"));
    assert!(matches!(kind("arr>ZZZ100").kind, UnknownCurrency(code) if code.eq_ignore_ascii_case("zzz")));
    assert!(matches!(kind("band:purple").kind, WrongValue { words, .. } if words.contains(&"red")));
    assert!(matches!(kind("seg>smb").kind, WrongRelation { field: Field::Segment }));
    assert_eq!(kind("a OR").kind, MissingOperand { word: "OR".into() });
    assert!(kind("score<").is_unfinished(6) && !kind("scroe<40 ").is_unfinished(9));
    assert!(matches!(kind(&"(".repeat(500)).kind, TooDeep { .. }));
    assert!(matches!(kind(&"-".repeat(500)).kind, TooDeep { .. }));
    assert!(matches!(kind(&"a ".repeat(5000)).kind, TooLong { .. }));
}

/// An account of which everything is known.
fn subject() -> Subject {
    Subject {
        name: "青葉システム株式会社".into(),
        kana: Some("アオバシステム".into()),
        external_id: Some("AC-0042".into()),
        segment: Some("SMB".into()),
        industry: Some("製造".into()),
        region: Some("関西".into()),
        country: Some("JP".into()),
        owner: Some("Sato Mika".into()),
        model: Some(TouchModel::High),
        stage: Some(Stage::Mature),
        arr: Some(Money { minor: 1_200_000, currency: Currency::JPY }),
        renews_on: Some(day("2026-12-22")),
        notice_by: Some(day("2026-11-30")),
        created_on: Some(day("2025-06-01")),
        churned_on: Some(day("2027-01-01")),
        last_touch_on: Some(day("2026-11-01")),
        health: Some(Health { score: Some(38), band: Band::Red, grade: Grade::D, coverage: 0.45 }),
        change: Some(-12),
        details: Some(Details { domain: Some("aoba.example.jp".into()), note: Some("予算を確認中".into()), seats: Some(120) }),
        search: folded("青葉システム株式会社\nアオバシステム\nAC-0042\naoba.example.jp\n製造"),
        custom: Some(BTreeMap::from([
            ("Region".into(), "Kansai".into()),
            ("件数".into(), "1,200".into()),
            ("開始".into(), "2026/04/01".into()),
            ("空欄".into(), " ".into()),
        ])),
        products: Some(vec!["Mimamori Pro".into()]),
        touches: Touches {
            two_way_on: Some(Some(day("2026-10-20"))),
            by_kind: Some(BTreeMap::from([(TouchKind::Call, day("2026-10-01")), (TouchKind::Email, day("2026-11-01"))])),
        },
        surveys: Some(Surveys { nps: Some((6, NpsKind::Detractor)), csat: Some(3), ces: None }),
        usage: UsageNumbers { active_percent: Some(Some(27.5)), metrics: Some(BTreeMap::from([("Exports".into(), 40.0)])) },
        tickets: Some(Tickets { open: 2, severe: 1, reopened: 0 }),
        tasks: Some(Tasks { open: 3, overdue: 1, today: 0 }),
        people: Some(People { contacts: 4, champions: 0, champions_left: 1 }),
        plans: Some(Plans { open: 1, done: 0, late_steps: 1, late_plans: 0, blocked_steps: 0 }),
        goals: Some(Goals { open: 1, reached: 0, behind: 1, due: 0 }),
        pulse: Some(Some(2)),
    }
}

/// For every field something that fits the subject and something that does not.
const CASES: &[(&str, &str)] = &[
    ("青葉", "紅葉"),
    ("あおば システム", "あおば商事"),
    ("name:システム", "name:システム*"),
    ("kana:あおば*", "kana:アオキ"),
    ("id:ac-0042", "id:AC-004"),
    ("id:AC-*", "id:*-43"),
    ("domain:aoba", "domain:none"),
    ("seg:smb", "seg:sm"),
    ("seg:ent,ｓｍｂ", "seg:none,ent"),
    ("industry:製造", "industry:製"),
    ("region:関西", "region:関東"),
    ("country:jp", "country:none"),
    ("owner:sato*", "owner:sato"),
    ("note:予算", "note:なし"),
    ("product:*pro", "product:none"),
    ("custom.region:kansai", "custom.region:kanto"),
    ("custom.件数>1000", "custom.件数<1000"),
    ("custom.開始>=2026-04-01", "custom.開始<2026-04"),
    ("custom.空欄:none", "custom.空欄:any"),
    ("custom.nowhere:none", "custom.nowhere>1"),
    ("band:red", "band:green,yellow,unknown"),
    ("grade:d", "grade:a,b,c"),
    ("score<40", "score>=40"),
    ("score:38", "score:none"),
    ("coverage<50%", "coverage>=50"),
    ("change<-10", "change>=-10"),
    ("stage:mature", "stage:renewing"),
    ("model:high", "model:low,tech,none"),
    ("seats>=120", "seats>120"),
    ("arr>1M", "arr>1.2M"),
    ("arr>100万円", "arr>$1"),
    ("renews<60d", "renews<30d"),
    ("renews<=30d", "renews<1w"),
    ("renews:2026-12", "renews:2027"),
    ("renews<来月末", "renews<eom"),
    ("notice<30d", "notice<8d"),
    ("created<2026-01-01", "created>2026-01-01"),
    ("created>1y", "created<1年"),
    ("churned:no", "churned:yes"),
    ("touch>2w", "touch>21d"),
    ("touch<=21d", "touch<21d"),
    ("touch:none>21d", "touch:none>40d"),
    ("touch:any", "touch:none"),
    ("call:none>30d", "call:none>60d"),
    ("call>30d", "call<30d"),
    ("email<30d", "email:none>30d"),
    ("meeting:none>30d", "meeting>30d"),
    ("chat:none", "chat:any"),
    ("visit:none", "visit<1y"),
    ("webinar:none>1w", "webinar:any"),
    ("community:none", "community>1d"),
    ("nps<=6", "nps>6"),
    ("nps:detractor", "nps:promoter,passive"),
    ("csat:3", "csat>3"),
    ("ces:none", "ces<7"),
    ("pulse<=2", "pulse:none"),
    ("usage<30%", "usage>30"),
    ("usage.exports>=40", "usage.exports>40"),
    ("usage.logins:none", "usage.logins<1000"),
    ("ticket:severe", "ticket:reopened"),
    ("ticket>1", "ticket:none"),
    ("task:overdue", "task:today"),
    ("task:open", "task:none"),
    ("contacts>=4", "contacts<4"),
    ("champion:none", "champion:any"),
    ("champion:left,any", "-champion:left"),
    ("plan:late", "plan:blocked,done"),
    ("plan:open", "plan:none"),
    ("goal:behind", "goal:due,reached"),
    ("goal:open", "goal:none"),
    ("score<10 OR seg:smb", "score<10 seg:smb"),
    ("-score<10", "-(score<40 seg:smb)"),
];

#[test]
fn every_field_has_something_that_fits_and_something_that_does_not() {
    let subject = subject();
    for (fitting, other) in CASES {
        for (text, expected) in [(fitting, true), (other, false)] {
            let filter = parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}"));
            assert_eq!(filter.on(today()).matches(&subject), expected, "{text}");
        }
    }
    let asked: String = CASES.iter().map(|(one, other)| format!("{} {} ", canonical(one), canonical(other))).collect();
    for field in Field::ALL {
        assert!([":", "<", ">", "."].iter().any(|sign| asked.contains(&format!("{field}{sign}"))), "{field}");
    }
    for field in Field::ALL {
        for word in field.spec().words() {
            assert!(asked.contains(word) || ["unknown"].contains(&word) || matches!(field, Field::Stage), "{field}:{word}");
        }
    }
}

#[test]
fn what_is_unknown_fits_no_comparison() {
    let nobody = Subject { health: None, touches: Touches { two_way_on: Some(None), by_kind: None }, ..Subject::default() };
    for text in
        ["score<40", "score>=40", "score:none", "nps<=6", "nps:none", "arr<1M", "renews<60d", "touch>21d", "call:none>3d", "ticket:none"]
    {
        assert!(!parse(text).expect(text).on(today()).matches(&nobody), "{text}");
    }
    for text in ["-score<40", "arr:none", "renews:none", "touch:none", "touch:none>21d", "region:none", "stage:none", "churned:none"] {
        assert!(parse(text).expect(text).on(today()).matches(&nobody), "{text}");
    }
}

#[test]
fn a_filter_says_which_facts_it_asks_for() {
    let needs = |text: &str| parse(text).expect(text).needs();
    for text in ["seg:smb renews<60d arr>1M", "touch>21d churned:no", ""] {
        assert!(needs(text).is_empty(), "{text}");
    }
    for (text, groups) in [
        ("text", vec![Group::Search]),
        ("score<40 band:red", vec![Group::Score]),
        ("-(usage<30 OR usage.x>1)", vec![Group::Usage, Group::Metrics]),
        ("touch:none>3d call:none>3d call>3d", vec![Group::TwoWay, Group::Kinds]),
        ("custom.a:b seats>3 champion:none", vec![Group::Custom, Group::Details, Group::People]),
    ] {
        assert_eq!(needs(text), groups.into_iter().collect(), "{text}");
    }
}

#[test]
fn segments_stand_for_their_filters_and_never_for_themselves() {
    let views: Vec<(String, String)> =
        [("vip", "arr>1M -@small"), ("Small", "seats<10"), ("a", "@b"), ("b", "x OR @a"), ("bad", "scroe<1")]
            .map(|(name, filter)| (name.to_owned(), filter.to_owned()))
            .into();
    let of = |text: &str| expanded(&parse(text).expect(text), &views);
    assert_eq!(of("@VIP seg:smb").expect("known").to_string(), "arr>1M -seats<10 seg:smb");
    assert_eq!(of("-@vip").expect("known").to_string(), "-(arr>1M -seats<10)");
    assert_eq!(of("@vpi"), Err(QueryErrorKind::UnknownView { name: "vpi".into(), nearest: vec!["vip".into()] }));
    assert_eq!(of("@a"), Err(QueryErrorKind::ViewCycle { path: vec!["a".into(), "b".into(), "a".into()] }));
    assert!(matches!(of("@bad"), Err(QueryErrorKind::UnknownField { .. })));
}

#[test]
fn what_could_stand_there_is_offered() {
    let mut vocabulary = Vocabulary::empty(Lang::En);
    vocabulary.values.insert(Field::Segment, vec!["SMB".into(), "Mid market".into()]);
    vocabulary.custom.insert("Region".into(), vec!["Kansai".into()]);
    vocabulary.metrics.push("exports".into());
    vocabulary.views.push("My view".into());
    let offered = |text: &str| -> Vec<String> {
        let at = text.chars().position(|c| c == '|').expect("a cursor");
        let text: String = text.chars().filter(|c| *c != '|').collect();
        let completions = complete(&text, at, &vocabulary);
        completions.into_iter().map(|one| format!("{}@{}..{}", one.insert, one.range.start, one.range.end)).take(3).collect()
    };
    for (text, expected) in [
        ("sc|", vec!["score<@0..2"]),
        ("a -(reg|", vec!["region:@4..7"]),
        ("スコ|", vec!["スコア<@0..2"]),
        ("seg:|", vec!["SMB@4..4", "\"Mid market\"@4..4", "none@4..4"]),
        ("seg:smb,mi|", vec!["\"Mid market\"@8..10"]),
        ("band:r|", vec!["red@5..6", "green@5..6"]),
        ("custom.|", vec!["custom.Region:@0..7"]),
        ("custom.region:k|", vec!["Kansai@14..15"]),
        ("usage.e|", vec!["usage.exports>@0..7"]),
        ("@m|", vec!["@\"My view\"@0..2"]),
        ("renews<6|", vec!["60d@7..8"]),
        ("\"sc|", vec![]),
        ("xyzzy|", vec![]),
    ] {
        assert_eq!(offered(text), expected, "{text}");
    }
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Z0-9_.&-]{1,8}",
        "[ぁ-んァ-ヶ一-龠ー]{1,6}",
        "[ -~！-～　「」“”、。・－]{1,10}",
        Just("OR".to_owned()),
        Just("none".to_owned()),
        Just("なし".to_owned()),
        Just("\\\"".to_owned()),
    ]
    .prop_filter("a text says something", |text| !text.trim().is_empty())
}

fn span() -> impl Strategy<Value = Span> {
    (0_u32..9999, prop::sample::select(SpanUnit::ALL)).prop_map(|(count, unit)| Span { count, unit })
}

fn relation() -> impl Strategy<Value = Relation> {
    prop::sample::select(vec![Relation::Less, Relation::LessOrEqual, Relation::More, Relation::MoreOrEqual])
}

fn key() -> impl Strategy<Value = Key> {
    let part = || word().prop_filter("no star at the ends of a name", |word| !word.contains('*'));
    prop_oneof![
        8 => prop::sample::select(Field::ALL).prop_filter("a custom field has a name", |field| *field != Field::Custom).prop_map(Key::from),
        1 => part().prop_map(|part| Key { field: Field::Custom, part: Some(part) }),
        1 => part().prop_map(|part| Key { field: Field::Usage, part: Some(part) }),
    ]
}

fn value(key: &Key) -> BoxedStrategy<Value> {
    let words: Vec<&'static str> = if key.part.is_some() { Vec::new() } else { key.field.spec().words().collect() };
    let empty = prop_oneof![Just(Value::None), Just(Value::Any)];
    if key.nature().is_text() {
        let pattern = (word(), any::<bool>(), any::<bool>());
        let pattern = pattern.prop_map(|(text, open_start, open_end)| Value::Text(Pattern { text, open_start, open_end }));
        prop_oneof![1 => empty, 4 => pattern].boxed()
    } else if words.is_empty() {
        empty.boxed()
    } else {
        prop_oneof![1 => empty, 3 => prop::sample::select(words).prop_map(Value::Word)].boxed()
    }
}

fn comparison(key: Key) -> BoxedStrategy<Term> {
    let number = prop_oneof![(-9999_i32..9999).prop_map(f64::from), (0_i32..99999).prop_map(|n| f64::from(n) / 100.0), Just(2.5e9)];
    let days = (0_i64..40000).prop_map(|days| day("1950-01-01") + chrono::TimeDelta::days(days));
    let currency = prop::sample::select(vec![None, Some(Currency::JPY), Some(Currency::USD), "KWD".parse().ok()]);
    let operand = match key.nature() {
        Nature::Money => (number, currency).prop_map(|(value, currency)| Operand::Amount { value, currency }).boxed(),
        nature if nature.is_day() => {
            let phrase =
                prop::sample::select(vec!["eom", "来月末", "next week", "10/3", "3日後"]).prop_map(|text| Operand::Phrase(text.into()));
            prop_oneof![span().prop_map(Operand::Span), days.prop_map(Operand::Day), phrase].boxed()
        }
        Nature::Number | Nature::Percent => number.prop_map(Operand::Number).boxed(),
        Nature::Text => prop_oneof![number.prop_map(Operand::Number), days.prop_map(Operand::Day)].boxed(),
        _ => unreachable!("cannot be more or less"),
    };
    (relation(), operand).prop_map(move |(relation, operand)| Term::Compare { key: key.clone(), relation, operand }).boxed()
}

fn term() -> impl Strategy<Value = Term> {
    let of_key = key().prop_flat_map(|key| {
        let own = key.clone();
        let has = prop::collection::vec(value(&key), 1..3).prop_map(move |values| Term::Has { key: own.clone(), values });
        let can_compare = key.field == Field::Custom || !(key.nature().is_text() || key.nature() == Nature::Words);
        if can_compare { prop_oneof![has, comparison(key)].boxed() } else { has.boxed() }
    });
    let touches = vec![Field::Touch, Field::Call, Field::Visit];
    let silent = (prop::sample::select(touches), prop::sample::select(vec![Relation::More, Relation::MoreOrEqual]), span());
    prop_oneof![
        2 => word().prop_map(Term::Text),
        1 => word().prop_map(Term::View),
        6 => of_key,
        1 => silent.prop_map(|(field, relation, span)| Term::Silent { field, relation, span }),
    ]
}

fn filter() -> impl Strategy<Value = Filter> {
    term().prop_map(Filter::Term).prop_recursive(4, 20, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4).prop_map(Filter::all_of),
            prop::collection::vec(inner.clone(), 1..4).prop_map(Filter::any_of),
            inner.prop_map(Filter::not),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_back(filter in filter()) {
        let text = filter.to_string();
        prop_assert_eq!(parse(&text), Ok(filter), "{}", text);
    }

    #[test]
    fn no_text_is_too_strange(text in "[ -~ぁ-ん！-～「」　、。\\n]{0,40}", cursor in 0_usize..50) {
        if let Err(error) = parse(&text) {
            prop_assert!(error.span.end <= text.chars().count() && error.span.start <= error.span.end);
        }
        complete(&text, cursor, &Vocabulary::empty(Lang::Ja));
    }
}
