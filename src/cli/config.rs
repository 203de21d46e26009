//! `config path|show|check`: where the person's own files stand, what holds and why, and what is wrong with them.

use crate::cli::args::ConfigCommand;
use crate::cli::context::{Context, variable};
use crate::cli::failure::Failure;
use crate::cli::output::Answer;
use crate::cli::text::{Column, Piece, Table, Text, Tone};
use crate::domain::SettingSource;
use crate::i18n::Words;
use crate::say;
use crate::shell::config::Config;
use crate::shell::{keys, model, paths, reasons, rules, working};
use crate::wording::settings::on_one_line;
use serde::Serialize;
use std::path::{Path, PathBuf};

/// A file that a person may write.
#[derive(Debug, Serialize)]
pub struct OwnFile {
    /// The id of its words, without `config-file-`.
    pub name: &'static str,
    pub path: String,
    pub exists: bool,
    /// What is wrong with it; a line of the settings that cannot be read leaves the others, of other files nothing is used then.
    pub problem: Option<String>,
    /// Everything that is wrong with it; the first is the problem.
    pub problems: Vec<String>,
}

/// A setting as it holds.
#[derive(Debug, Serialize)]
struct Held {
    name: &'static str,
    value: String,
    from: SettingSource,
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
    let mut of_settings = trouble.map(|trouble| trouble.worded(words)).unwrap_or_default();
    of_settings.extend(of_days);
    let file = |name, path: Option<PathBuf>, problems: Vec<String>| {
        let path = path?;
        Some(OwnFile { name, exists: path.exists(), path: path.display().to_string(), problem: problems.first().cloned(), problems })
    };
    let of_model = model::problem_of(words, paths::model_file().as_deref(), &read.cadence);
    let of_rules = rules::in_force(words, paths::rules_file().as_deref()).problem;
    let of_reasons = reasons::in_force(words, paths::reasons_file().as_deref()).1;
    let of_keys = keys::in_force(words, read.keys, paths::keys_file().as_deref()).problems;
    let all = [
        file("config", Some(settings), of_settings),
        file("keys", paths::keys_file(), of_keys),
        file("health", paths::model_file(), Vec::from_iter(of_model)),
        file("rules", paths::rules_file(), Vec::from_iter(of_rules)),
        file("churn-reasons", paths::reasons_file(), Vec::from_iter(of_reasons)),
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
        let sound = if file.exists { ("config-sound", Tone::Good) } else { ("config-none", Tone::Dim) };
        let mut said: Vec<(String, Tone)> = file.problems.iter().map(|problem| (problem.clone(), Tone::Bad)).collect();
        if said.is_empty() {
            said.push((cx.words.with(sound.0, &[("path", file.path.clone().into())]), sound.1));
        }
        for (said, tone) in said {
            text.pieces(vec![Piece::new(format!("{name}: "), Tone::Strong), Piece::new(said, tone)]);
        }
    }
    text
}

fn show(cx: &Context) -> Result<Answer, Failure> {
    let held = settings(cx);
    Ok(cx.answer(&held, || {
        let mut table = Table::new(vec![
            Column::left(say!(cx.words, "config-col-name")),
            Column::left(say!(cx.words, "config-col-value")),
            Column::left(say!(cx.words, "config-col-from")),
        ]);
        for setting in &held {
            let from = cx.words.word(setting.from);
            table.row(vec![setting.name.into(), Piece::new(on_one_line(&setting.value), Tone::Strong), Piece::new(from, Tone::Dim)]);
        }
        let mut text = Text::default();
        text.table(&table);
        text
    }))
}

/// Lists what holds, whoever said it.
fn settings(cx: &Context) -> Vec<Held> {
    let mut settings = cx.settings.clone();
    settings.look_again(&cx.words);
    let is_named = || variable(paths::BOOK_VARIABLE).is_some_and(|path| !path.is_empty());
    let of_book = match () {
        () if cx.has_book_flag => SettingSource::Flag,
        () if is_named() => SettingSource::Environment,
        () => SettingSource::BuiltIn,
    };
    let book = cx.book_path().map(|path| path.display().to_string()).unwrap_or_default();
    let held = settings.view().held.iter().map(|held| Held { name: held.setting.as_str(), value: held.value.clone(), from: held.source });
    held.chain([Held { name: "book", value: book, from: of_book }]).collect()
}
