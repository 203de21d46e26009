//! What the README promises stands where it says.

use crate::support::source::files;
use mimamori::tui::command::COMMANDS;

fn readme() -> String {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(root.join("README.md")).expect("is there")
}

/// The checks of every change take the two commands from here.
#[test]
fn the_two_commands_stand_at_the_top() {
    let readme = readme();
    let (_, rest) = readme.split_once("```sh\n").expect("has a block of commands");
    let (block, _) = rest.split_once("\n```").expect("the block ends");
    assert_eq!(block.lines().collect::<Vec<_>>(), ["cargo run --release -- demo", "cargo test"]);
}

#[test]
fn links_lead_to_files() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = files("assets/docs", "md");
    texts.iter_mut().for_each(|file| file.path = file.path.rsplit_once('/').expect("is in a folder").0.to_owned());
    let texts = texts.into_iter().map(|file| (file.path, file.text)).chain([(String::new(), readme())]);
    for (folder, text) in texts {
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let is_elsewhere = target.starts_with("https://") || target.starts_with('#');
            assert!(is_elsewhere || root.join(&folder).join(target).exists(), "{target}");
        }
    }
}

#[test]
fn the_keys_it_names_do_what_it_says() {
    for (named, key, id) in [
        ("`F2` is today's queue", "f2", "today"),
        ("`Space` is done and goes to the next", "space", "today-done"),
        ("`z` holds back", "z", "today-snooze"),
        ("`Right` opens the rows", "right", "today-evidence"),
        ("`F3` ranks", "f3", "book"),
        ("`c` how many today", "c", "today-capacity"),
        ("`r` rules", "r", "today-rules"),
        ("`T`; `d` done", "d", "finish-tasks"),
        ("`>` move", ">", "shift-tasks"),
        ("`P`; `s` start", "s", "begin-playbook"),
        ("`A` new plan", "A", "start-plan"),
        ("`s` shift", "s", "shift-step"),
        ("`b` blocked", "b", "block-step"),
        ("`r` reading", "r", "add-reading"),
        ("`X`; `>` next stage", "X", "expansions"),
        ("`w` won", "w", "expansion-win"),
        ("`x` lost", "x", "expansion-lose"),
        ("`V` views", "V", "views"),
        ("`F5`; `Left` earlier", "left", "voice-earlier"),
        ("`p` period", "p", "voice-stretch"),
        ("`r` answered", "r", "voice-answered"),
        ("`d` told", "d", "voice-told"),
        ("`5` themes", "5", "voice-themes"),
        ("`6` feedback", "6", "voice-feedback"),
        ("`#` put themes", "#", "put-themes"),
        ("`F` make feedback", "F", "make-feedback"),
        ("`>` forward", ">", "matter-next"),
        ("`a` enter answers", "a", "voice-stack"),
        ("`Space` came", "space", "mark-attended"),
        ("`x` absent", "x", "mark-absent"),
        ("`i` import", "i", "import-calendar"),
        ("`E` export", "E", "export-calendar"),
        ("`Tab` day or week", "tab", "review-length"),
        ("`e` Markdown", "e", "export-review"),
        ("`w` shows what the score is made of", "w", "why"),
        ("`/` filters", "/", "filter"),
        ("`s` sorts", "s", "sort"),
        ("`n`, then one line", "n", "quick-log"),
        ("`u` takes the last change back", "u", "undo"),
        ("`R` does it again", "R", "redo"),
        ("`U` lists every change", "U", "history"),
        ("In the workbench `I`", "I", "import"),
        ("`F1` or `?`", "f1", "help"),
        ("`Ctrl-P` or `:`", "ctrl-p", "palette"),
    ] {
        assert!(readme().contains(named), "{named}");
        assert!(COMMANDS.iter().any(|spec| spec.id == id && spec.keys.contains(&key)), "{key} is not {id}");
    }
}
