//! `import mail` and `mail sources`.

use super::{keys, run_in, run_on, shelf};
use std::fs;

const LETTER: &str = "From: Ken <ken@acme.example>\nTo: me@us.example\nDate: Fri, 20 Nov 2026 10:00:00 +0000\nMessage-ID: <1@acme.example>\nSubject: Question\n\nHow?\n";

#[test]
fn mail_comes_in_with_counts_by_outcome_and_is_remembered() {
    let shelf = shelf();
    let folder = shelf.folder().join("mail");
    fs::create_dir(&folder).expect("is made");
    fs::write(folder.join("1.eml"), LETTER).expect("is written");
    fs::write(folder.join("2.eml"), LETTER).expect("is written");
    let path = folder.to_str().expect("a plain path");

    let rehearsed = run_on(&shelf.path(), &["import", "mail", path, "--dry-run", "--json"]).json();
    assert_eq!((rehearsed["added"].as_u64(), rehearsed["batch"].is_null(), rehearsed["dry_run"].as_bool()), (Some(1), true, Some(true)));
    let ran = run_on(&shelf.path(), &["import", "mail", path, "--json"]);
    let json = ran.json();
    assert_eq!(ran.code, 0);
    let wanted = [
        "kind",
        "batch",
        "read",
        "added",
        "updated",
        "unchanged",
        "skipped",
        "outcomes",
        "kinds",
        "marks",
        "sources",
        "samples",
        "dry_run",
        "problems",
    ];
    assert!(wanted.iter().all(|key| keys(&json).contains(key)), "{json}");
    assert_eq!(
        (&json["read"], &json["added"], &json["unchanged"], &json["outcomes"]["touches"]),
        (&2.into(), &1.into(), &1.into(), &1.into())
    );
    assert_eq!((&json["kinds"]["message"], &json["sources"][0]["path"]), (&1.into(), &path.into()));

    let sources = run_on(&shelf.path(), &["mail", "sources", "--json"]).json();
    assert_eq!((&sources[0]["path"], &sources[0]["kind"], &sources[0]["messages"]), (&path.into(), &"folder".into(), &2.into()));
    assert!(run_on(&shelf.path(), &["mail", "sources"]).fine().contains(path));

    fs::write(folder.join("broken.eml"), b"\0\x01").expect("is written");
    let ran = run_on(&shelf.path(), &["import", "mail"]);
    assert_eq!(ran.code, 3, "some could not be read");
    assert!(ran.out.contains("broken.eml") && ran.out.contains("1 message came in of 1 read"), "{}", ran.out);
    let undone = run_on(&shelf.path(), &["undo"]);
    assert!(undone.fine().contains("mail"), "{}", undone.out);

    assert!(run_on(&shelf.path(), &["mail", "sources", "remove", "nowhere"]).failed(1).contains(path));
    assert!(run_on(&shelf.path(), &["mail", "sources", "remove", path]).fine().contains(path));
    assert!(run_on(&shelf.path(), &["import", "mail"]).failed(1).contains("import mail PATH"));
}

#[test]
fn japanese_says_it_in_japanese() {
    let shelf = shelf();
    let path = shelf.folder().join("1.eml");
    fs::write(&path, LETTER).expect("is written");
    let ran = run_in("ja", &shelf.path(), &["import", "mail", path.to_str().expect("a plain path")]);
    assert!(ran.fine().contains("1 通を読み、1 通を取り込みました") && ran.out.contains("未割当のものは 0 通"), "{}", ran.out);
    assert!(run_in("ja", &shelf.path(), &["import", "mail"]).fine().contains("新しいメールはありません"));
}
