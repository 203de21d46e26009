use super::*;
use crate::domain::{Setting, SettingValue};
use proptest::prelude::*;

fn parse(text: &str) -> (Config, Vec<String>) {
    let (config, trouble) = Config::read_text(text, Path::new("config.toml"));
    (config, trouble.map(|trouble| trouble.worded(&Words::new(Lang::En))).unwrap_or_default())
}

#[test]
fn a_file_sets_what_it_names_and_a_mistake_is_said_with_its_line() {
    let (config, problems) = parse("lang = \"ja\"\nambiguous = \"wide\"\nmouse = false\ncurrency = \"円\"\n");
    assert_eq!((config.lang, config.ambiguous, config.mouse), (Some(Lang::Ja), WidthSetting::Wide, false));
    assert_eq!((config.currency(), problems.len()), (Some(Currency::JPY), 0));
    let (_, problems) = parse("[working]\ncountry = \"JP\"\ndays_off = [\n  \"2026-02-30\"]\n");
    assert!(problems[0].starts_with("config.toml:3: days_off cannot be “2026-02-30”; give a day"), "{problems:?}");
}

#[test]
fn whatever_is_wrong_the_rest_of_the_file_holds_and_every_slip_is_told_with_its_line() {
    let text = "lang = \"ja\"\ntheem = \"dark\"\ncurrency = \"shells\"\nmouse = 1\nprivate = true\n\n[working]\ncountry = \"JP\"\nweekend = [\"funday\"]\nweek_start = \"sun\"\n\n[nonsense]\nx = 1\n\n[survey]\nquiet_days = 30\n\n[mail]\nname = 3\ncompany = \"Aoba\"\n";
    let (config, problems) = parse(text);
    assert_eq!((config.lang, config.private, config.survey.quiet_days), (Some(Lang::Ja), true, 30), "{problems:#?}");
    assert_eq!((config.working.country.as_deref(), config.working.week_start().as_deref()), (Some("JP"), Some("sun")));
    assert_eq!((config.mail.company.as_deref(), config.mail.name, config.mouse), (Some("Aoba"), None, true));
    let lines: Vec<&str> = problems.iter().filter_map(|problem| problem.split(':').nth(1)).collect();
    assert_eq!(lines, ["2", "3", "4", "9", "12", "19"], "{problems:#?}");
    assert!(
        problems[0].contains("There is no setting “theem” here") && problems[0].ends_with("the rest of the file holds."),
        "{problems:#?}"
    );
    assert!(problems[1].contains("give the code of a currency"), "{problems:#?}");
}

#[test]
fn a_line_that_is_no_toml_leaves_the_lines_around_it() {
    for text in [
        "lang = \"ja\"\nambiguous =\nprivate = true\n",
        "lang = \"ja\"\nprivate = true\n[working\n",
        "lang = \"ja\"\n= 3\nprivate = true\n",
    ] {
        let (config, problems) = parse(text);
        assert_eq!((config.lang, config.private), (Some(Lang::Ja), true), "{text}: {problems:?}");
        assert_eq!(problems.len(), 1, "{text}: {problems:?}");
    }
}

#[test]
fn in_japanese_no_word_of_the_toml_reader_is_left() {
    let words = Words::new(Lang::Ja);
    for (text, told) in [
        ("lang = \"xx\"", "config.toml:1：lang に「xx」は使えません。en、ja から選んでください。"),
        (
            "[working]\nfoo = 1",
            "config.toml:2：「foo」という設定はありません。使えるのは country、weekend、holidays、days_off、week_start です。",
        ),
        ("[working]\nweekend = \"sat\"", "config.toml:2：weekend に「sat」は使えません。角かっこの一覧を書いてください。"),
        (
            "[working]\nweekend = [\"foo\"]",
            "config.toml:2：weekend に「foo」は使えません。mon、tue、wed、thu、fri、sat、sun から選んでください。",
        ),
        ("[working]\ndays_off = [\"2026-02-30\"]", "config.toml:2：days_off に「2026-02-30」は使えません。"),
        ("currency = \"貝\"", "config.toml:1：currency に「貝」は使えません。\"JPY\" や \"USD\" のような通貨コードを書いてください。"),
        ("[working", "config.toml:1：「[working」は TOML として読めません。"),
    ] {
        let (_, trouble) = Config::read_text(text, Path::new("config.toml"));
        let said = trouble.expect(text).worded(&words);
        assert!(said[0].starts_with(told) && said[0].ends_with("ほかの設定はそのまま使われます。"), "{said:?}");
    }
}

fn text(value: &str) -> SettingValue {
    SettingValue::Text(value.into())
}

#[test]
fn a_setting_is_written_where_it_stands_and_everything_else_stays() {
    let before = "# mine\nlang = \"en\" # for now\n\n# colours\ntheme = \"dark\"\n\n[working] # days\n# at home\ncountry = \"US\"\n\n[cadence]\nhigh = 7\n";
    let after = put(before, Setting::Lang, Some(&text("ja"))).expect("is put");
    assert_eq!(after, before.replace("\"en\" # for now", "\"ja\" # for now"));
    let after = put(&after, Setting::WeekStart, Some(&text("sun"))).expect("is put");
    assert_eq!(after, before.replace("\"en\"", "\"ja\"").replace("\"US\"\n", "\"US\"\nweek_start = \"sun\"\n"));
    let after = put(before, Setting::QuietDays, Some(&SettingValue::Number(30))).expect("is put");
    assert_eq!(after, format!("{before}\n[survey]\nquiet_days = 30\n"));
    // Lines stand in the file as they are read, with what was written beside them.
    let before = "[mail]\n# below letters\nsignature = \"Mika\" # short\nsend = \"msmtp\"\n";
    let after = put(before, Setting::MailSignature, Some(&text("Mika Sato\n青葉"))).expect("is put");
    assert_eq!(after, "[mail]\n# below letters\nsignature = \"\"\"\nMika Sato\n青葉\"\"\" # short\nsend = \"msmtp\"\n");
    assert_eq!(parse(&after).0.mail.signature.as_deref(), Some("Mika Sato\n青葉"));
    let after = put("", Setting::Mouse, Some(&SettingValue::YesNo(false))).expect("is put");
    assert_eq!(after, "mouse = false\n");
}

#[test]
fn what_is_taken_out_leaves_its_comments() {
    let before = "# one\nlang = \"en\" # two\n# three\ntheme = \"dark\"\n\n[working]\n# four\ncountry = \"US\"\n";
    let after = put(before, Setting::Lang, None).expect("is taken out");
    assert_eq!(after, "# one\n# two\n# three\ntheme = \"dark\"\n\n[working]\n# four\ncountry = \"US\"\n");
    let after = put(&after, Setting::Country, None).expect("is taken out");
    assert!(after.contains("# four") && !after.contains("country"), "{after}");
    assert_eq!(put(&after, Setting::Country, None).expect("is not there"), after);
}

#[test]
fn a_file_that_is_no_toml_and_a_value_that_cannot_be_are_refused() {
    assert!(matches!(put("lang = \n", Setting::Theme, Some(&text("dark"))), Err(PutError::Broken(fault)) if fault.line == 1));
    let mistaken = put("\nlang = \"ja\"\n", Setting::Lang, Some(&text("xx")));
    assert!(matches!(mistaken, Err(PutError::Refused(fault)) if fault.line == 2));
    // A slip that was there before keeps nobody from setting something else.
    assert!(put("theem = 1\n", Setting::Lang, Some(&text("ja"))).is_ok());
}

#[test]
fn the_file_is_written_whole_and_one_that_may_only_be_read_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("deep/config.toml");
    write_through(&path, "lang = \"ja\"\n").expect("is written");
    let mut mode = path.metadata().expect("is there").permissions();
    mode.set_readonly(true);
    std::fs::set_permissions(&path, mode).expect("is set");
    assert_eq!(write_through(&path, "").expect_err("may not").kind(), std::io::ErrorKind::PermissionDenied);
    assert_eq!(std::fs::read_to_string(&path).expect("reads"), "lang = \"ja\"\n");
    assert_eq!(path.parent().expect("a folder").read_dir().expect("reads").count(), 1);
}

/// Any value a setting takes.
fn value_of(setting: Setting, n: i64, word: &str) -> SettingValue {
    use crate::domain::setting::Takes;
    match setting.takes() {
        Takes::Word(words) => text(words[usize::try_from(n).unwrap_or(0) % words.len()]),
        Takes::YesNo => SettingValue::YesNo(n % 2 == 0),
        Takes::Days => SettingValue::Number(n + 1),
        Takes::Currency => text("EUR"),
        Takes::Weekdays => SettingValue::List(vec!["fri".into(), "sat".into()]),
        Takes::Spans => SettingValue::List(vec!["2026-12-29..2027-01-03".into()]),
        Takes::Theme | Takes::Country | Takes::Text | Takes::Lines => text(word),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is set and taken out again: what was written by hand beside it is all there, in its order.
    #[test]
    fn comments_and_order_survive_any_row_of_changes(
        changes in proptest::collection::vec((0..Setting::ALL.len(), 0_i64..900, "[a-z\"\\\\ 東#]{0,8}", any::<bool>()), 1..12),
        start in proptest::sample::select(vec![
            "", "# a\nlang = \"ja\" # b\n\n# c\n[working] # d\n# e\ncountry = \"JP\" # f\n\n# g\n",
            "# a\n\n[mail]\n# b\nname = \"x\" # c\nsend = '''y''' # d\n# e\n[cadence]\nhigh = 3 # f\n",
            "# a\ntheme = \"dark\"\nworking = { country = \"JP\" } # b\nsurvey.quiet_days = 3 # c\n",
        ]),
    ) {
        let comments = |text: &str| -> Vec<char> {
            let mut found: Vec<char> = text.split("# ").skip(1).filter_map(|rest| rest.chars().next()).filter(char::is_ascii_lowercase).collect();
            found.sort_unstable();
            found
        };
        let kept: Vec<char> = comments(start);
        let mut now = start.to_owned();
        for (index, n, word, is_set) in changes {
            let setting = Setting::ALL[index];
            let value = is_set.then(|| value_of(setting, n, &word.replace('#', "")));
            if setting == Setting::Lang && value == Some(text("auto")) {
                continue;
            }
            now = put(&now, setting, value.as_ref()).expect("the file stays whole");
            let read: toml::Table = toml::from_str(&now).expect("is TOML");
            let (table, key) = setting.place();
            let holder = table.map_or(Some(&read), |table| read.get(table).and_then(toml::Value::as_table));
            prop_assert_eq!(holder.and_then(|holder| holder.get(key)).is_some(), is_set, "{}", now);
            let all = comments(&now);
            prop_assert!(kept.iter().all(|comment| all.contains(comment)), "{:?} are left of {}", all, now);
        }
    }
}
