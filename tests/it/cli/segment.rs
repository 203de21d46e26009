//! `list FILTER` and `segment …`.

use super::{run_in, run_on, shelf, strings};

#[test]
fn list_takes_filters_in_both_languages() {
    let shelf = shelf();
    let path = shelf.path();
    for (arguments, expected) in [
        (&["list", "model:high arr>500K", "--json"][..], &["Quiet Giant"][..]),
        (&["list", "ＡＲＲ＞５０万", "--json"], &["Quiet Giant"]),
        (&["list", "model:high", "-acme", "--json"], &["Quiet Giant"]),
        (&["list", "-model:high", "青葉", "--json"], &["青葉システム"]),
        (&["list", "nps:detractor", "--limit", "1", "--json"], &["Acme Rockets"]),
        (&["list", "champion:left", "pulse<=1", "band:red", "--json"], &["Acme Rockets"]),
        (&["list", "通話:なし>21日", "更新<60日", "--json"], &["Acme Rockets"]),
        (&["list", "plan:late", "--json"], &[]),
    ] {
        let ran = run_on(&path, arguments);
        ran.fine();
        assert_eq!(strings(&ran.json(), "name"), expected, "{arguments:?}");
    }
}

#[test]
fn a_wrong_filter_is_a_usage_error_with_a_mark_under_the_characters() {
    let shelf = shelf();
    for (lang, text, lines) in [
        ("en", "model:high scroe<4", ["There is no field", "  model:high scroe<4", "             ^^^^^"]),
        ("ja", "スコア＜４０ｘ", ["付けられません", "  スコア＜４０ｘ", "              ^^"]),
        ("en", "(nps<6", ["not closed", "  (nps<6", "  ^^^^^^"]),
        ("en", "@nobody", ["no segment", "  @nobody", "   ^^^^^^"]),
    ] {
        let ran = run_in(lang, &shelf.path(), &["list", text]);
        let said = ran.failed(2);
        let said: Vec<&str> = said.lines().collect();
        assert!(said[0].contains(lines[0]), "{said:?}");
        assert_eq!(said[1..3], lines[1..], "{said:?}");
    }
}

#[test]
fn the_help_of_list_holds_the_language() {
    let shelf = shelf();
    for (lang, word) in [("en", "champion"), ("ja", "推進者")] {
        let ran = run_in(lang, &shelf.path(), &["list", "--help"]);
        assert!(ran.fine().contains(word), "{ran:?}");
    }
}

#[test]
fn segments_are_kept_listed_shown_and_taken_back() {
    let shelf = shelf();
    let path = shelf.path();
    run_on(&path, &["segment", "add", "big", "arr>400K", "--touch-model", "high"]).fine();
    run_on(&path, &["segment", "add", "rest", "-@big", "--touch-model", "tech"]).fine();
    let list = run_on(&path, &["segment", "list", "--json"]).json();
    assert_eq!((strings(&list, "name"), strings(&list, "touch_model")), (vec!["big", "rest"], vec!["high", "tech"]));
    assert_eq!((list[0]["accounts"].as_u64(), list[1]["accounts"].as_u64()), (Some(2), Some(2)));
    assert_eq!(list[0]["arr"][0]["currency"], "USD");
    run_on(&path, &["segment", "rename", "big", "large"]).fine();
    let show = run_on(&path, &["segment", "show", "rest", "--json"]).json();
    assert_eq!((show["segment"]["filter"].as_str(), show["list"].as_array().map(Vec::len)), (Some("-@large"), Some(2)));
    assert_eq!(strings(&run_on(&path, &["list", "@large", "--json"]).json(), "name").len(), 2);
    run_on(&path, &["segment", "edit", "rest", "--position", "1"]).fine();
    assert_eq!(strings(&run_on(&path, &["segment", "list", "--json"]).json(), "name"), ["rest", "large"]);
    run_on(&path, &["segment", "edit", "large", "--filter", "@rest"]).failed(1);
    run_on(&path, &["segment", "edit", "large", "--filter", "scroe<1"]).failed(2);
    run_on(&path, &["segment", "add", "LARGE", "arr>1"]).failed(1);
    run_on(&path, &["segment", "delete", "rest"]).fine();
    run_on(&path, &["undo"]).fine();
    assert_eq!(strings(&run_on(&path, &["segment", "list", "--json"]).json(), "name"), ["rest", "large"]);
    run_on(&path, &["segment", "show", "nobody"]).failed(1);
}

#[test]
fn touch_models_are_assigned_by_the_first_rule_and_only_on_demand() {
    let shelf = shelf();
    let path = shelf.path();
    run_on(&path, &["segment", "add", "small", "arr<100K", "--touch-model", "tech"]).fine();
    run_on(&path, &["segment", "add", "all", "arr>1", "--touch-model", "high"]).fine();
    let models = |path: &std::path::Path| {
        let list = run_on(path, &["list", "--json"]).json();
        let pairs = strings(&list, "name").into_iter().zip(strings(&list, "touch_model"));
        pairs.map(|(name, model)| format!("{name} {model}")).collect::<Vec<_>>()
    };
    let before = models(&path);
    let dry = run_on(&path, &["segment", "assign", "--dry-run", "--json"]).json();
    assert_eq!((dry["applied"].as_bool(), strings(&dry["changes"], "to").len(), dry["fitting"].as_u64()), (Some(false), 2, Some(2)));
    assert_eq!(models(&path), before);
    let text = run_on(&path, &["segment", "assign", "--dry-run"]);
    assert!(text.fine().contains("Blue Ridge Dental") && text.out.contains("tech touch"), "{text:?}");
    assert_eq!(run_on(&path, &["segment", "assign", "--json"]).json()["applied"], true);
    let after = models(&path);
    assert!(after.contains(&"Blue Ridge Dental tech".to_owned()) && after.contains(&"青葉システム high".to_owned()), "{after:?}");
    assert_eq!(run_on(&path, &["segment", "assign", "--json"]).json()["applied"], false, "what fits already is left alone");
    run_on(&path, &["undo"]).fine();
    assert_eq!(models(&path), before, "one step takes all of it back");
}
