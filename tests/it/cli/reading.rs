//! Commands that read: their text in both languages, and their JSON.

use super::{keys, program, ran, run_in, run_on, shelf, strings};
use mimamori::text::Cells;

#[test]
fn the_list_is_ranked_in_text_and_json() {
    let shelf = shelf();
    let json = run_on(&shelf.path(), &["list", "--json"]).json();
    assert_eq!(strings(&json, "name"), ["Acme Rockets", "Quiet Giant", "Blue Ridge Dental", "青葉システム"], "{json:#}");
    let acme = &json[0];
    let expected = "id external_id name segment touch_model stage arr health change_30d renewal_on notice_by last_touch_on next_task";
    let mut expected: Vec<&str> = expected.split(' ').collect();
    expected.sort_unstable();
    assert_eq!(keys(acme), expected);
    assert_eq!(keys(&acme["health"]), ["band", "coverage", "high", "low", "score"]);
    assert_eq!(acme["arr"], serde_json::json!({ "minor": 48_000_000, "currency": "USD" }));
    assert_eq!((&acme["renewal_on"], &acme["notice_by"]), (&"2026-12-25".into(), &"2026-11-25".into()));
    assert!(acme["id"].is_string() && acme["external_id"].is_null());
    assert_eq!(json[2]["next_task"]["title"], "send plan");
    assert!(json[1]["health"]["score"].is_null() && json[1]["health"]["band"] == "unknown");
    let text = run_on(&shelf.path(), &["list"]);
    let lines: Vec<&str> = text.fine().lines().collect();
    assert!(lines[0].starts_with("ACCOUNT") && lines[1].starts_with("Acme Rockets") && lines[1].contains("at risk"), "{text:?}");
    assert!(lines.last().is_some_and(|line| *line == "4 accounts"));
    assert!(!text.out.contains('\x1b'), "no colour into a pipe");
}

#[test]
fn columns_align_in_both_languages() {
    let shelf = shelf();
    for (lang, heading) in [("en", "HEALTH"), ("ja", "ヘルス")] {
        let text = run_in(lang, &shelf.path(), &["list"]);
        let lines: Vec<&str> = text.fine().lines().take(5).collect();
        let column = |line: &str, word: &str| Cells::Narrow.width(line.split(word).next().expect("a part"));
        let start = column(lines[0], heading);
        for line in &lines[1..] {
            let grade = ["D  ", "C  ", "A 1", "A  ", "B  ", "·  "].iter().find(|grade| line.contains(**grade)).expect("a grade");
            assert_eq!(column(line, grade), start, "{lang}: {line}");
        }
    }
}

#[test]
fn words_narrow_the_list() {
    let shelf = shelf();
    let cases: &[(&[&str], &[&str])] = &[
        (&["acme"], &["Acme Rockets"]),
        (&["ＡＣＭＥ rockets"], &["Acme Rockets"]),
        (&["high"], &["Acme Rockets", "Quiet Giant"]),
        (&["high", "red"], &["Acme Rockets"]),
        (&["青葉"], &["青葉システム"]),
        (&["nobody"], &[]),
        (&["--limit", "1"], &["Acme Rockets"]),
    ];
    for (filter, expected) in cases {
        let json = run_on(&shelf.path(), &[&["list", "--json"], *filter].concat()).json();
        assert_eq!(strings(&json, "name"), *expected, "{filter:?}");
    }
    assert!(run_in("ja", &shelf.path(), &["list", "危険"]).fine().contains("Acme Rockets"), "the words of the language count too");
}

#[test]
fn show_tells_of_one_account() {
    let shelf = shelf();
    let json = run_on(&shelf.path(), &["show", "acme", "--json"]).json();
    assert_eq!(json["name"], "Acme Rockets");
    assert_eq!(strings(&json["contacts"], "name"), ["Mika Sato", "Ken Ito"]);
    assert_eq!((&json["contacts"][0]["role"], &json["contacts"][0]["left_on"]), (&"champion".into(), &"2026-11-02".into()));
    assert_eq!(json["contracts"][0]["end_on"], "2026-12-25");
    let english = run_on(&shelf.path(), &["show", "acme"]);
    assert!(["$480,000", "Mika Sato", "champion", "Suite"].iter().all(|word| english.fine().contains(word)), "{english:?}");
    let japanese = run_in("ja", &shelf.path(), &["show", "青葉"]);
    assert!(["青葉システム", "佐藤 美香", "ロータッチ"].iter().all(|word| japanese.fine().contains(word)), "{japanese:?}");
}

#[test]
fn the_timeline_is_newest_first_and_narrows() {
    let shelf = shelf();
    let all = run_on(&shelf.path(), &["timeline", "acme", "--json"]).json();
    assert_eq!(keys(&all[0]), ["at", "contacts", "direction", "id", "kind", "text", "title"]);
    let days = strings(&all, "at");
    assert!(days.len() > 4 && days.is_sorted_by(|one, other| one >= other), "{days:?}");
    let cases: &[(&[&str], &[&str])] = &[
        (&["--kind", "touch"], &["export is slow again", "kickoff of phase two"]),
        (&["--kind", "call", "--from", "2026-10-01"], &["export is slow again"]),
        (&["--kind", "touch", "--to", "2026-10-01"], &["kickoff of phase two"]),
        (&["--kind", "meeting"], &[]),
        (&["--kind", "survey,touch", "--limit", "2"], &["support takes days to answer", "export is slow again"]),
    ];
    for (narrowed, expected) in cases {
        let json = run_on(&shelf.path(), &[&["timeline", "acme", "--json"], *narrowed].concat()).json();
        assert_eq!(strings(&json, "text"), *expected, "{narrowed:?}");
    }
    let touch = run_on(&shelf.path(), &["timeline", "acme", "--json", "--kind", "touch", "--limit", "1"]).json();
    assert_eq!((&touch[0]["direction"], &touch[0]["contacts"][0]), (&"two_way".into(), &"Mika Sato".into()));
    assert!(run_in("ja", &shelf.path(), &["timeline", "acme"]).fine().contains("通話"));
}

#[test]
fn health_adds_up_and_holds_its_evidence() {
    let shelf = shelf();
    let json = run_on(&shelf.path(), &["health", "acme", "--json"]).json();
    let parts = json["parts"].as_array().expect("a list");
    let number = |value: &serde_json::Value| value.as_f64().expect("a number");
    let sum: f64 = parts.iter().map(|part| number(&part["contribution"])).sum();
    let limit = json["caps"].as_array().expect("a list").iter().map(|cap| number(&cap["limit"])).fold(100.0, f64::min);
    assert!((sum.min(limit) - number(&json["score"])).abs() <= 0.5, "{json:#}");
    let known: f64 = parts.iter().map(|part| number(&part["known_weight"])).sum();
    let all: f64 = parts.iter().map(|part| number(&part["weight"])).sum();
    assert!((known / all - number(&json["coverage"])).abs() < 1e-3);
    assert!(strings(&json["caps"], "id").contains(&"detractor_unanswered") && json["override"].is_null());
    let nps = parts.iter().find(|part| part["id"] == "nps").expect("an input");
    assert_eq!(nps["evidence"][0]["kind"], "survey");
    assert!(nps["evidence"][0]["text"].as_str().expect("text").contains("support takes days"));
    assert!(parts.iter().any(|part| part["value"].is_null()), "what is missing is null");
    for (lang, word) in [("en", "WEIGHT"), ("ja", "重み")] {
        let text = run_in(lang, &shelf.path(), &["health", "acme"]);
        assert!(text.fine().contains(word) && text.out.contains("support takes days"), "{text:?}");
        assert!(!text.out.contains('[') || !text.out.contains("[input-"), "{text:?}");
    }
}

#[test]
fn health_can_be_asked_for_another_day() {
    let shelf = shelf();
    let before = run_on(&shelf.path(), &["health", "acme", "--json", "--as-of", "2026-11-01"]).json();
    assert_eq!((&before["as_of"], &before["parts"][0]["evidence"]), (&"2026-11-01".into(), &serde_json::json!([])));
    assert!(before["score"].is_null(), "nothing was in the book then: {before:#}");
    assert!(run_on(&shelf.path(), &["health", "acme", "--as-of", "someday"]).failed(2).contains("--as-of"));
}

#[test]
fn accounts_are_named_by_id_or_part_of_the_name() {
    let shelf = shelf();
    let json = run_on(&shelf.path(), &["list", "--json", "acme"]).json();
    let id = json[0]["id"].as_str().expect("an id").to_owned();
    for named in [id.as_str(), "acme rockets", "Acme", "rockets"] {
        assert_eq!(run_on(&shelf.path(), &["health", named, "--json"]).json()["account"], id.as_str(), "{named}");
    }
    let message = run_on(&shelf.path(), &["show", "i"]);
    let message = message.failed(1);
    assert!(message.contains("Quiet Giant") && message.contains("Blue Ridge Dental") && message.contains("fits"), "{message}");
    assert!(run_on(&shelf.path(), &["show", "zzz"]).failed(1).contains("zzz"));
    assert!(run_in("ja", &shelf.path(), &["show", "zzz"]).failed(1).contains("見つかりません"));
}

#[test]
fn colour_comes_when_asked_for_and_says_nothing_alone() {
    let shelf = shelf();
    let painted = run_on(&shelf.path(), &["list", "--color", "always"]);
    assert!(painted.fine().contains("\x1b[31m"));
    let plain = run_on(&shelf.path(), &["list", "--color", "never"]);
    let mut stripped = painted.out.replace("\x1b[0m", "");
    for sequence in ["1", "2", "31", "32", "33"] {
        stripped = stripped.replace(&format!("\x1b[{sequence}m"), "");
    }
    assert_eq!(stripped, plain.fine());
}

#[test]
fn the_environment_sets_book_language_and_day() {
    let shelf = shelf();
    let mut command = program();
    command.env("MIMAMORI_BOOK", shelf.path()).env("MIMAMORI_LANG", "ja").env("MIMAMORI_TODAY", "2026-11-22").arg("list");
    assert!(ran(&mut command).fine().contains("33日後"));
    command.env("MIMAMORI_TODAY", "soon");
    assert!(ran(&mut command).failed(2).contains("MIMAMORI_TODAY"));
}

#[test]
fn help_completions_and_manual_are_there() {
    let shelf = shelf();
    assert!(run_in("ja", &shelf.path(), &["--help"]).fine().contains("使い方"));
    assert!(run_on(&shelf.path(), &["survey", "add", "--help"]).fine().contains("--score"));
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(run_on(&shelf.path(), &["completions", shell]).fine().contains("timeline"), "{shell}");
    }
    assert!(run_on(&shelf.path(), &["man"]).fine().contains(".TH mimamori"));
    assert!(run_on(&shelf.path(), &["--version"]).fine().starts_with("mimamori "));
}

#[test]
fn a_reader_that_leaves_early_is_no_error() {
    let shelf = shelf();
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_mimamori"))
        .arg("--book")
        .arg(shelf.path())
        .args(["completions", "zsh"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("ends");
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), b"".as_slice()));
}

#[test]
fn a_model_of_ones_own_is_a_new_version_and_a_mistaken_one_is_told() {
    let home = tempfile::tempdir().expect("a folder");
    let shelf = shelf();
    let config = home.path().join(".config/mimamori");
    std::fs::create_dir_all(&config).expect("is made");
    let own = mimamori::domain::health::Model::built_in_toml().replacen("green = 70", "green = 95", 1).replacen(
        "excellent = 85",
        "excellent = 99",
        1,
    );
    assert_ne!(own, mimamori::domain::health::Model::built_in_toml(), "the built-in model states the band");
    let run = || {
        assert_cmd::Command::new(env!("CARGO_BIN_EXE_mimamori"))
            .env_clear()
            .env("HOME", home.path())
            .args(["--book".as_ref(), shelf.path().as_os_str(), "--today".as_ref(), "2026-11-22".as_ref()])
            .args(["health", "青葉システム", "--json"])
            .output()
            .expect("runs")
    };
    let band = |output: &std::process::Output| {
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        report["band"].as_str().expect("a band").to_owned()
    };
    assert_eq!(band(&run()), "green");
    std::fs::write(config.join("health.toml"), own).expect("is written");
    assert_eq!(band(&run()), "yellow");
    std::fs::write(config.join("health.toml"), "nonsense = 1").expect("is written");
    let told = run();
    assert_eq!(band(&told), "green");
    assert!(String::from_utf8_lossy(&told.stderr).contains("health.toml"), "{told:?}");
}

#[test]
fn a_book_of_the_first_version_is_brought_up_to_date_and_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("old.mimamori");
    let connection = rusqlite::Connection::open(&path).expect("opens");
    connection.execute_batch(include_str!("../../../assets/migrations/0001_book.sql")).expect("the first version");
    let account = "INSERT INTO account (id, name, name_key, known_at) VALUES (1, 'Acme', 'acme', '2026-11-01')";
    connection.execute_batch(account).expect("an account");
    connection.pragma_update(None, "application_id", mimamori::store::APPLICATION_ID).expect("is set");
    connection.pragma_update(None, "user_version", 1).expect("is set");
    drop(connection);
    for command in ["list", "today"] {
        let listed = run_on(&path, &[command]);
        assert_eq!((listed.code, listed.err.as_str()), (0, ""), "{command}: {listed:?}");
    }
    assert!(run_on(&path, &["list"]).fine().contains("Acme"));
    let files = walk(folder.path());
    assert!(files.iter().any(|name| name.contains("before-migration")), "{files:?}");
}

/// Lists every file below a folder.
fn walk(folder: &std::path::Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path());
    entries.flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path.display().to_string()] }).collect()
}

#[test]
fn keys_of_ones_own_are_listed_and_checked() {
    let folder = tempfile::tempdir().expect("a folder");
    let config = folder.path().join(".config/mimamori");
    std::fs::create_dir_all(&config).expect("is made");
    let asked = |arguments: &[&str]| super::ran(super::program().env("HOME", folder.path()).args(["--lang", "en"]).args(arguments));
    assert!(asked(&["keys", "--check"]).fine().contains("there is none"));
    std::fs::write(config.join("keys.toml"), "[book]\nsort = \"o\"\n").expect("writes");
    assert!(asked(&["keys", "--check"]).fine().contains("sound"));
    let listed = asked(&["keys", "--json", "sort"]).json();
    let sort = listed.as_array().expect("a list").iter().find(|row| row["id"] == "sort").expect("is listed").clone();
    assert_eq!((&sort["keys"], &sort["changed"]), (&serde_json::json!(["o"]), &serde_json::json!(true)));
    std::fs::write(config.join("keys.toml"), "[book]\nsort = \"o\"\nviews = \"P\"\n").expect("writes");
    for check in [&["keys", "--check"][..], &["config", "check"], &["doctor"]] {
        let run = asked(check);
        assert!(run.code == 1 && run.out.contains("keys.toml:3") && run.out.contains("playbooks"), "{run:?}");
    }
    let run = asked(&["keys", "sort"]);
    assert!(run.code == 0 && run.out.contains('o') && run.err.contains("keys.toml:3"), "{run:?}");
    std::fs::write(config.join("keys.toml"), "").expect("writes");
    std::fs::write(config.join("config.toml"), "keys = \"vim\"\n").expect("writes");
    assert!(asked(&["keys", "--json", "page-down"]).out.contains("ctrl-d"));
    assert!(asked(&["config", "show"]).out.contains("vim"));
}
