//! `config path|show|check`: where the person's own files stand, what holds and why, and what is wrong with them.

use crate::cli::args::ConfigCommand;
use crate::cli::context::{Context, variable};
use crate::cli::failure::Failure;
use crate::cli::output::Answer;
use crate::cli::text::{Column, Piece, Table, Text, Tone};
use crate::i18n::Words;
use crate::say;
use crate::shell::config::Config;
use crate::shell::{keys, model, paths, reasons, rules, working};
use serde::Serialize;
use std::path::{Path, PathBuf};

/// A file that a person may write.
#[derive(Debug, Serialize)]
pub struct OwnFile {
    /// The id of its words, without `config-file-`.
    pub name: &'static str,
    pub path: String,
    pub exists: bool,
    /// What is wrong with it; then it is not used.
    pub problem: Option<String>,
}

/// A setting as it holds.
#[derive(Debug, Serialize)]
struct Held {
    name: &'static str,
    value: String,
    /// `file`, `environment`, `flag`, `default`.
    from: &'static str,
}

pub fn config(cx: &Context, command: &ConfigCommand) -> Result<Answer, Failure> {
    match command {
        ConfigCommand::Path => path(cx),
        ConfigCommand::Show => show(cx),
        ConfigCommand::Check => check(cx),
    }
}

fn file_path(cx: &Context) -> Result<PathBuf, Failure> {
    paths::config_file().ok_or_else(|| Failure::Failed(say!(cx.words, "cli-no-data-folder")))
}

fn path(cx: &Context) -> Result<Answer, Failure> {
    let path = file_path(cx)?.display().to_string();
    Ok(cx.answer(&serde_json::json!({ "path": path }), || {
        let mut text = Text::default();
        text.line(path.clone());
        text
    }))
}

/// Looks at every file of the person's own.
pub fn own_files(words: &Words) -> Vec<OwnFile> {
    let Some(settings) = paths::config_file() else { return Vec::new() };
    let (read, trouble) = Config::read(&settings);
    let folder = settings.parent().map(Path::to_owned);
    let of_days = working::in_force(words, &read.working, folder.as_deref()).problem;
    let settings_problem = trouble.map(|trouble| trouble.worded(words)).or(of_days);
    let file = |name, path: Option<PathBuf>, problem: Option<String>| {
        let path = path?;
        Some(OwnFile { name, exists: path.exists(), path: path.display().to_string(), problem })
    };
    let of_model = model::problem_of(words, paths::model_file().as_deref(), &read.cadence);
    let of_rules = rules::in_force(words, paths::rules_file().as_deref()).problem;
    let of_reasons = reasons::in_force(words, paths::reasons_file().as_deref()).1;
    let of_keys = keys::in_force(words, read.keys, paths::keys_file().as_deref());
    let of_keys = (!of_keys.problems.is_empty()).then(|| of_keys.problems.join(" "));
    let all = [
        file("config", Some(settings), settings_problem),
        file("keys", paths::keys_file(), of_keys),
        file("health", paths::model_file(), of_model),
        file("rules", paths::rules_file(), of_rules),
        file("churn-reasons", paths::reasons_file(), of_reasons),
    ];
    all.into_iter().flatten().collect()
}

fn check(cx: &Context) -> Result<Answer, Failure> {
    let files = own_files(&cx.words);
    let code = u8::from(files.iter().any(|file| file.problem.is_some()));
    Ok(cx.answer(&files, || checked(cx, &files)).with_code(code))
}

fn checked(cx: &Context, files: &[OwnFile]) -> Text {
    let mut text = Text::default();
    for file in files {
        let name = cx.words.get(&format!("config-file-{}", file.name));
        let (said, tone) = match (&file.problem, file.exists) {
            (Some(problem), _) => (problem.clone(), Tone::Bad),
            (None, true) => (say!(cx.words, "config-sound", path = file.path.clone()), Tone::Good),
            (None, false) => (say!(cx.words, "config-none", path = file.path.clone()), Tone::Dim),
        };
        text.pieces(vec![Piece::new(format!("{name}: "), Tone::Strong), Piece::new(said, tone)]);
    }
    text
}

fn show(cx: &Context) -> Result<Answer, Failure> {
    let (file, _) = Config::read(&file_path(cx)?);
    let held = settings(cx, &file);
    Ok(cx.answer(&held, || {
        let mut table = Table::new(vec![
            Column::left(say!(cx.words, "config-col-name")),
            Column::left(say!(cx.words, "config-col-value")),
            Column::left(say!(cx.words, "config-col-from")),
        ]);
        for setting in &held {
            let from = cx.words.get(&format!("config-from-{}", setting.from));
            table.row(vec![setting.name.into(), Piece::new(&setting.value, Tone::Strong), Piece::new(from, Tone::Dim)]);
        }
        let mut text = Text::default();
        text.table(&table);
        text
    }))
}

/// Lists what holds, whoever said it.
fn settings(cx: &Context, file: &Config) -> Vec<Held> {
    let from = |flag: bool, name: &str, in_file: bool| match () {
        () if flag => "flag",
        () if variable(name).is_some_and(|value| !value.is_empty()) => "environment",
        () if in_file => "file",
        () => "default",
    };
    let default = |is_own: bool| if is_own { "file" } else { "default" };
    let flags = &cx.flags;
    let cadence: Vec<String> = file.cadence.iter().map(|(name, days)| format!("{name} = {days}")).collect();
    vec![
        Held { name: "lang", value: cx.words.lang().to_string(), from: from(flags.lang, "MIMAMORI_LANG", file.lang.is_some()) },
        Held { name: "theme", value: cx.theme.clone(), from: from(flags.theme, "MIMAMORI_THEME", file.theme.is_some()) },
        Held {
            name: "ambiguous",
            value: format!("{:?}", cx.ambiguous).to_lowercase(),
            from: default(file.ambiguous != Config::default().ambiguous),
        },
        Held {
            name: "book",
            value: cx.book_path().map(|path| path.display().to_string()).unwrap_or_default(),
            from: from(flags.book, paths::BOOK_VARIABLE, false),
        },
        Held {
            name: "working.country",
            value: file.working.country.clone().unwrap_or_else(|| working::usual_country(cx.words.lang()).to_owned()),
            from: default(file.working.country.is_some()),
        },
        Held { name: "keys", value: file.keys.name().to_owned(), from: default(file.keys != Config::default().keys) },
        Held { name: "cadence", value: cadence.join(", "), from: default(!file.cadence.is_empty()) },
        Held { name: "survey.quiet_days", value: cx.quiet_days.to_string(), from: default(file.survey != Config::default().survey) },
    ]
}
