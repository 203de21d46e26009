//! The locale files against each other and against the code: no id without words, no words without a use.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Families whose ids the code puts together from a prefix and a spelling; nothing here can see whether each is used.
const FAMILIES: &[&str] = &[
    "about-",
    "action-kind-",
    "anchor-",
    "arg-",
    "band-",
    "holiday-",
    "billing-",
    "brief-",
    "cap-",
    "choice-",
    "churn-by-",
    "cmd-",
    "cohort-day-",
    "config-file-",
    "config-from-",
    "count-",
    "direction-",
    "doctor-topic-",
    "entity-",
    "entry-kind-",
    "event-kind-",
    "expansion-kind-",
    "expansion-source-",
    "expansion-stage-",
    "fault-",
    "feedback-kind-",
    "feedback-status-",
    "mail-rule-",
    "figure-",
    "finding-",
    "forecast-",
    "goal-outcome-",
    "goal-standing-",
    "group-",
    "group-by-",
    "guest-state-",
    "import-kind-",
    "initiative-block-",
    "initiative-col-",
    "initiative-verdict-",
    "input-",
    "kind-",
    "kpi-formula-",
    "kpi-source-",
    "kpi-values-",
    "lang-",
    "letter-field-",
    "lift-",
    "mail-in-",
    "mail-kind-",
    "mail-mark-",
    "mail-source-",
    "mark-action-",
    "measure-",
    "meeting-status-",
    "movement-",
    "named-span-",
    "not-counted-",
    "numbers-formula-",
    "numbers-length-",
    "numbers-measure-",
    "numbers-side-",
    "numbers-step-",
    "op-",
    "scope-",
    "outcome-",
    "phase-",
    "priority-",
    "reason-",
    "renewal-basis-",
    "renewal-by-",
    "renewal-gap-",
    "renewal-window-",
    "repeat-unit-",
    "retention-by-",
    "role-",
    "sentiment-",
    "setting-",
    "severity-",
    "shift-",
    "stage-",
    "step-owner-",
    "stretch-",
    "survey-kind-",
    "template-kind-",
    "touch-model-",
    "triage-do-",
    "triage-gap-",
    "undefined-",
    "verdict-",
    "voice-by-",
    "voice-standing-",
    "welcome-",
    "yardstick-",
];

/// A message: where it stands, and the variables it needs.
#[derive(Debug)]
struct Message {
    file: String,
    variables: BTreeSet<String>,
}

type Messages = BTreeMap<String, Message>;

/// A use of a message in the code.
#[derive(Debug, PartialEq)]
struct Use {
    id: String,
    /// The variables given; `None` where the scan cannot tell.
    variables: Option<BTreeSet<String>>,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files_under(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files_under(&path, extension));
        } else if path.extension().is_some_and(|ending| ending == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Reads the messages of a language. A message starts at the line's start; what is indented or closes a brace goes on with it.
fn messages(lang: &str) -> Messages {
    let mut messages = Messages::new();
    for path in files_under(&root().join("assets/locales").join(lang), "ftl") {
        let file = path.file_name().expect("a file").to_string_lossy().into_owned();
        let mut current = String::new();
        for line in fs::read_to_string(&path).expect("a readable file").lines() {
            if line.starts_with(|first: char| first.is_ascii_alphabetic())
                && let Some((id, _)) = line.split_once('=')
            {
                current = id.trim().to_owned();
                let before = messages.insert(current.clone(), Message { file: file.clone(), variables: BTreeSet::new() });
                assert!(before.is_none(), "{current} stands twice in {lang}");
            }
            if let Some(message) = messages.get_mut(&current).filter(|_| !line.starts_with('#')) {
                message.variables.extend(line.split('$').skip(1).map(leading_name));
            }
        }
    }
    messages
}

fn leading_name(text: &str) -> String {
    text.chars().take_while(|letter| letter.is_ascii_alphanumeric() || "_-".contains(*letter)).collect()
}

/// Returns the code of the program: no comments, no test modules.
fn sources() -> Vec<(PathBuf, String)> {
    let code = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("a readable file");
        let program = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        let program = program.split("#[cfg(test)]\npub(crate) mod tests").next().unwrap_or_default();
        let lines: Vec<&str> = program.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        (path, lines.join("\n"))
    };
    let is_program = |path: &PathBuf| path.file_stem().is_none_or(|stem| stem != "tests");
    files_under(&root().join("src"), "rs").into_iter().filter(is_program).map(code).collect()
}

/// Splits what stands between an opening parenthesis and its partner at the commas of its own level.
fn arguments(text: &str) -> Vec<String> {
    let (mut parts, mut depth, mut quoted, mut escaped) = (vec![String::new()], 0, false, false);
    for letter in text.chars() {
        match letter {
            '"' if !escaped => quoted = !quoted,
            '(' | '[' | '{' if !quoted => depth += 1,
            ')' | ']' | '}' if !quoted && depth == 0 => break,
            ')' | ']' | '}' if !quoted => depth -= 1,
            ',' if !quoted && depth == 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        escaped = quoted && letter == '\\' && !escaped;
        parts.last_mut().expect("never empty").push(letter);
    }
    parts.into_iter().map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

fn literal(expression: &str) -> Option<String> {
    let id = expression.strip_prefix('"')?.strip_suffix('"')?;
    (!id.contains('"')).then(|| id.to_owned())
}

/// Finds the uses of ids written out: `say!(words, "id", name = …)`, `words.get("id")`, `words.with("id", …)`.
fn uses(code: &str) -> Vec<Use> {
    let mut found = Vec::new();
    for (position, call) in code.match_indices("say!(") {
        let arguments = arguments(code.split_at(position + call.len()).1);
        if let Some(id) = arguments.get(1).and_then(|argument| literal(argument)) {
            let names = arguments[2..].iter().filter_map(|argument| argument.split_once('=')).map(|(name, _)| name.trim().to_owned());
            found.push(Use { id, variables: Some(names.collect()) });
        }
    }
    for (call, plain) in [(".get(", true), (".with(", false)] {
        for (position, _) in code.match_indices(call) {
            let (before, after) = code.split_at(position);
            let receiver = before.trim_end().trim_end_matches("()");
            let asks_words = receiver.ends_with("words") || (receiver.ends_with("self") && code.contains("impl Words"));
            let arguments = arguments(after.split_at(call.len()).1);
            if let Some(id) = arguments.first().and_then(|argument| literal(argument)).filter(|_| asks_words) {
                found.push(Use { id, variables: plain.then(BTreeSet::new) });
            }
        }
    }
    found
}

#[test]
fn both_languages_have_the_same_ids_with_the_same_variables_in_the_same_files() {
    let (english, japanese) = (messages("en"), messages("ja"));
    let mut problems = Vec::new();
    for id in english.keys().chain(japanese.keys()).collect::<BTreeSet<_>>() {
        match (english.get(id), japanese.get(id)) {
            (Some(one), Some(other)) if one.variables != other.variables => {
                problems.push(format!("{id}: {:?} in English, {:?} in Japanese", one.variables, other.variables));
            }
            (Some(one), Some(other)) if one.file != other.file => problems.push(format!("{id}: {} and {}", one.file, other.file)),
            (Some(one), None) => problems.push(format!("{id} ({}) is missing in Japanese", one.file)),
            (None, Some(other)) => problems.push(format!("{id} ({}) is missing in English", other.file)),
            _ => {}
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert!(english.len() > 90, "only {} messages were found", english.len());
}

#[test]
fn every_id_of_the_code_has_words_and_gets_its_variables() {
    let english = messages("en");
    let mut problems = Vec::new();
    for (path, code) in sources() {
        for used in uses(&code) {
            match (english.get(&used.id), &used.variables) {
                (None, _) => problems.push(format!("{}: no words for {}", path.display(), used.id)),
                (Some(message), Some(given)) if *given != message.variables => {
                    problems.push(format!("{}: {} needs {:?}, gets {given:?}", path.display(), used.id, message.variables));
                }
                _ => {}
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn every_message_is_used() {
    let sources = sources();
    // Whatever stands between two quotation marks.
    let mentioned: HashSet<&str> = sources.iter().flat_map(|(_, code)| code.split('"')).collect();
    let in_a_family = |id: &str| FAMILIES.iter().any(|family| id.starts_with(family));
    let unused: Vec<String> = messages("en").into_keys().filter(|id| !in_a_family(id) && !mentioned.contains(id.as_str())).collect();
    assert!(unused.is_empty(), "nothing says:\n{}", unused.join("\n"));
}

/// An id and its variables.
type Expected<'a> = (&'a str, Option<BTreeSet<String>>);

#[test]
fn the_scan_finds_every_way_of_asking() {
    let names = |names: &[&str]| Some(names.iter().map(|name| (*name).to_owned()).collect());
    let cases: &[(&str, &[Expected])] = &[
        (r#"say!(words, "book-empty")"#, &[("book-empty", names(&[]))]),
        (r#"say!(cx.words(), "log-done", account = name(&a, ","), n = 2)"#, &[("log-done", names(&["account", "n"]))]),
        ("say!(\n    words,\n    \"log-done\",\n    n = list.len(),\n)", &[("log-done", names(&["n"]))]),
        (r#"say!(words, id, n = 2)"#, &[]),
        (r#"self.words.get("a-b") + &cx.words().get("c")"#, &[("a-b", names(&[])), ("c", names(&[]))]),
        (r#"words.with("a", &[("n", Value::from(1))])"#, &[("a", None)]),
        (r#"row.get("id")"#, &[]),
        (r#"say!(words, "a", x = say!(words, "b"))"#, &[("a", names(&["x"])), ("b", names(&[]))]),
    ];
    for (code, expected) in cases {
        let expected: Vec<Use> = expected.iter().map(|(id, variables)| Use { id: (*id).into(), variables: variables.clone() }).collect();
        assert_eq!(uses(code), expected, "{code}");
    }
}

#[test]
fn one_thing_has_one_japanese_word() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/locales/ja");
    for entry in fs::read_dir(folder).expect("is there") {
        let path = entry.expect("reads").path();
        let text = fs::read_to_string(&path).expect("reads");
        let words = [
            ("期日", "期限"),
            ("チャンピオン", "推進者"),
            ("初回価値", "初回成果"),
            ("マークした", "印を付けた"),
            ("ひな形", "テンプレート"),
            ("退任", "離任"),
            ("担当ブック", "担当顧客"),
            ("取り込み元", "取込元"),
            ("使わない言葉に", "禁止語"),
        ];
        for (other, word) in words {
            assert!(!text.contains(other), "{}: {word}, not {other}", path.display());
        }
    }
}

/// What was done is said as a heading, "…を追加", and stands in sentences and lists as it is.
#[test]
fn japanese_labels_of_changes_are_headings() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/locales/ja");
    for path in files_under(&folder, "ftl") {
        let text = fs::read_to_string(&path).expect("reads");
        let mut is_label = false;
        for line in text.lines() {
            is_label = line.starts_with("op-") || (is_label && line.starts_with(' '));
            let ends = ["た", "ます", "です", "する", "ない", "。"].iter().find(|ending| line.ends_with(**ending));
            assert!(!is_label || ends.is_none(), "{}: {line}", path.display());
        }
    }
}
