//! The command line: a contract that scripts and other programs rely on. Every screen's data can be had from it.
//!
//! Parses, asks `review` and `store`, writes through `ops`, and answers in text or JSON through one writer. Decides no rules.

mod agenda;
mod args;
mod brief;
mod build;
mod care;
mod complete;
mod config;
mod context;
mod demo;
mod doctor;
mod done;
mod event;
mod expansions;
mod export;
mod failure;
mod feedback;
mod health;
mod goal;
mod help;
mod history;
mod import;
mod import_calendar;
mod import_mail;
mod initiative;
mod json;
mod judge;
mod keys;
mod kpi;
mod kpi_csv;
mod kpi_explain;
mod kpi_json;
mod kpi_text;
mod letters;
mod list;
mod mail;
mod log;
mod misuse;
mod onboarding;
mod onboarding_json;
mod output;
mod plain;
mod playbook;
mod progress;
mod rate;
mod renewals;
mod review;
mod review_json;
mod search;
mod show;
mod story;
mod segment;
mod survey;
mod task;
mod text;
mod theme;
mod theme_json;
mod throwaway;
mod timeline;
mod today;
mod typed;
mod voice;
mod voice_json;
mod welcome;
mod usage;
mod workbench;

use args::{Cli, Command, ExportCommand, Global, GoalCommand, TaskCommand};
use clap::{FromArgMatches, Parser};
use context::Context;
use failure::Failure;
use output::{Answer, complain};

use crate::domain::{Lang, SettingSource};
use crate::i18n::{Candidates, Words, choice};
use crate::shell::config::Config;
use crate::shell::paths;
use crate::shell::settings::{Over, Settings};
use std::ffi::OsString;
use std::process::ExitCode;
use std::sync::Arc;

/// The variable that sets the language.
const LANG_VARIABLE: &str = "MIMAMORI_LANG";
const THEME_VARIABLE: &str = "MIMAMORI_THEME";

/// Runs the program: exit codes are 0 done, 1 failed, 2 usage, 3 done but for some rows.
pub fn main() -> ExitCode {
    keep_files_private();
    outlive_file_size_limit();
    let arguments = shielded(std::env::args_os().collect());
    let (config, trouble) = paths::config_file().map(|path| Config::read(&path)).unwrap_or_default();
    let (over, lang) = language(&arguments, config.lang);
    let words = Words::new(lang);
    // The help texts of all commands are put into words only when something is to be said of the call.
    let worded = |_| help::command(&words).try_get_matches_from(&arguments).and_then(|matches| Cli::from_arg_matches(&matches));
    let parsed = Cli::try_parse_from(&arguments).or_else(worded);
    let cli = match parsed {
        Ok(cli) => cli,
        Err(message) => {
            match misuse::misuse(&words, &message) {
                Some(text) => complain(&text),
                // Where its output is closed, nobody reads the help.
                None => drop(message.print()),
            }
            return code(message.exit_code());
        }
    };
    let problems = trouble.map(|trouble| trouble.worded(&words)).unwrap_or_default();
    problems.iter().for_each(|problem| complain(problem));
    let (reasons, trouble) = crate::shell::reasons::in_force(&words, paths::reasons_file().as_deref());
    if let Some(trouble) = trouble {
        complain(&trouble);
    }
    let words = Arc::new(words.with_reasons(reasons).with_currency(config.currency()));
    let settings = Settings::new(paths::config_file(), config, Over { theme: theme(&cli.global), ..over });
    match Context::new(words, &cli.global, settings, problems) {
        Ok(cx) => finish(&cx, run(&cx, cli.command)),
        Err(failure) => {
            complain(&failure.message(&Words::new(lang)));
            ExitCode::from(failure.code())
        }
    }
}

fn run(cx: &Context, command: Option<Command>) -> Result<Answer, Failure> {
    let Some(command) = command else { return if cx.is_plain { plain::run(cx) } else { workbench::open(cx) } };
    match command {
        Command::Demo(args) => demo::demo(cx, &args),
        Command::Import(args) => import::import(cx, &args),
        // The calendar.
        Command::Agenda(args) => agenda::agenda(cx, &args),
        Command::Export(ExportCommand::Calendar(args)) => export::calendar(cx, &args),
        Command::List(args) => list::list(cx, &args),
        Command::Show(args) => show::show(cx, &args.account),
        Command::Timeline(args) => timeline::timeline(cx, &args),
        Command::Health(args) => health::health(cx, &args),
        Command::Log(args) => log::log(cx, &args),
        Command::Survey(command) => survey::survey(cx, &command),
        Command::Pulse(args) => judge::pulse(cx, &args),
        Command::Override(args) => judge::put_override(cx, &args),
        Command::Task(TaskCommand::Add(args)) => task::add(cx, &args),
        Command::Task(TaskCommand::Edit(args)) => task::edit(cx, &args),
        Command::Task(TaskCommand::Shift(args)) => task::shift(cx, &args),
        Command::Task(TaskCommand::Done(args)) => task::done(cx, &args.ids),
        Command::Task(TaskCommand::Snooze(args)) => task::snooze(cx, &args),
        Command::Task(TaskCommand::List(args)) => task::list(cx, &args),
        Command::Today(args) => today::today(cx, &args),
        Command::Onboarding(args) => onboarding::onboarding(cx, &args),
        Command::Playbook(command) => playbook::playbook(cx, command),
        Command::Segment(command) => segment::segment(cx, command),
        Command::Renewals(args) => renewals::renewals(cx, &args),
        Command::Expansions(args) => expansions::expansions(cx, &args),
        Command::Review(args) => review::review(cx, &args),
        Command::Voice(args) => voice::voice(cx, &args),
        Command::Theme(args) => theme::theme(cx, &args),
        Command::Feedback(args) => feedback::feedback(cx, &args),
        // Mail.
        Command::Mail(args) => mail::mail(cx, &args),
        Command::Brief(args) => brief::brief(cx, &args),
        Command::Usage(args) => usage::usage(cx, &args),
        Command::Goal(GoalCommand::List(args)) => goal::list(cx, &args),
        Command::Goal(GoalCommand::Add(args)) => goal::add(cx, &args),
        Command::Goal(GoalCommand::Read(args)) => goal::read(cx, &args),
        Command::Goal(GoalCommand::Close(args)) => goal::close(cx, &args),
        Command::Goal(GoalCommand::Reopen(args)) => goal::reopen(cx, &args.goal),
        Command::Event(command) => event::event(cx, &command),
        // Templates and drafts of mail.
        Command::Template(args) => letters::template::template(cx, &args),
        Command::Draft(args) => letters::draft::draft(cx, &args),
        // Figures.
        Command::Kpi(args) => kpi::kpi(cx, &args),
        Command::Rate(command) => rate::rate(cx, &command),
        // Initiatives.
        Command::Initiative(args) => initiative::initiative(cx, &args),
        Command::Story(args) => story::story(cx, &args),
        Command::Search(args) => search::search(cx, &args),
        Command::Undo => history::undo(cx),
        Command::Redo => history::redo(cx),
        Command::History(args) => history::history(cx, args.limit),
        Command::Backup(args) => care::backup(cx, args.out.as_deref()),
        Command::Restore(args) => care::restore(cx, &args.backup),
        Command::Check(args) => care::check(cx, args.reindex),
        about => about_program(cx, about),
    }
}

/// Runs what is about the program itself.
fn about_program(cx: &Context, command: Command) -> Result<Answer, Failure> {
    match command {
        Command::Keys(args) => keys::keys(cx, &args),
        Command::Config(command) => config::config(cx, &command),
        Command::Doctor => doctor::doctor(cx),
        Command::Tutor => welcome::tutor(cx),
        Command::Completions(args) => Ok(complete::completions(cx, args.shell)),
        Command::Man => complete::man(cx),
        // The caller gives these only.
        _ => Ok(Answer::nothing()),
    }
}

fn finish(cx: &Context, done: Result<Answer, Failure>) -> ExitCode {
    let written = done.and_then(|answer| match answer.write(cx.is_painted) {
        Ok(()) => Ok(answer.code),
        Err(error) => Err(Failure::Io { path: "stdout".to_owned(), why: (&error).into() }),
    });
    match written {
        Ok(code) => ExitCode::from(code),
        Err(failure) => {
            complain(&failure.message(&cx.words));
            ExitCode::from(failure.code())
        }
    }
}

fn code(code: i32) -> ExitCode {
    ExitCode::from(u8::try_from(code).unwrap_or(1))
}

/// Commands whose arguments are filters, which may begin with a minus sign.
const FILTERING: &[&str] =
    &["list", "renewals", "expansions", "segment", "kpi", "voice", "theme", "feedback", "initiative", "search", "draft"];

/// Puts a space before filters and distances that begin with a minus sign, so that they are not taken for options:
/// `list -seg:smb`, `task shift 12 -3d`.
fn shielded(arguments: Vec<OsString>) -> Vec<OsString> {
    let is_shifting = arguments.windows(2).any(|pair| pair[0] == "task" && pair[1] == "shift");
    let is_filtering = is_shifting || arguments.iter().any(|argument| FILTERING.iter().any(|name| argument == name));
    let is_condition = |text: &str| text.starts_with(['-', '－']) && !text.starts_with("--") && text.chars().count() > 2;
    let shield = |argument: OsString| match argument.to_str() {
        Some(text) if is_filtering && is_condition(text) => OsString::from(format!(" {text}")),
        _ => argument,
    };
    arguments.into_iter().map(shield).collect()
}

/// Chooses the language before anything is parsed, because the help is in it too.
fn language(arguments: &[OsString], setting: Option<Lang>) -> (Over, Lang) {
    let texts = arguments.iter().filter_map(|argument| argument.to_str());
    let pairs = texts.clone().zip(texts.skip(1));
    let apart = pairs.filter(|(name, _)| *name == "--lang").map(|(_, value)| value);
    let joined = arguments.iter().filter_map(|argument| argument.to_str()?.strip_prefix("--lang="));
    let flag = apart.chain(joined).find_map(|value| value.parse().ok());
    let variable = context::variable(LANG_VARIABLE);
    let of_variable = Candidates { environment: variable.as_deref(), ..Candidates::default() }.named();
    let system = choice::system();
    let system = Candidates { system: system.as_deref(), ..Candidates::default() }.choose();
    let over = flag.map(|lang| (lang, SettingSource::Flag)).or(of_variable.map(|lang| (lang, SettingSource::Environment)));
    let lang = over.map(|(lang, _)| lang).or(setting).unwrap_or(system);
    (Over { lang: over, theme: None, system }, lang)
}

/// Returns the theme that is named over the settings.
fn theme(global: &Global) -> Option<(String, SettingSource)> {
    let of_variable = || context::variable(THEME_VARIABLE).filter(|name| !name.is_empty()).map(|name| (name, SettingSource::Environment));
    global.theme.clone().map(|name| (name, SettingSource::Flag)).or_else(of_variable)
}

/// A write past the file-size limit is then an error like any other, and is said.
fn outlive_file_size_limit() {
    // Where this is refused, such a write ends the program, as the system has it; what is committed stays safe.
    #[cfg(unix)]
    let _ = crate::shell::terminal::ignore_file_size_signal();
}

/// What the program writes is for the person alone.
fn keep_files_private() {
    #[cfg(unix)]
    rustix::process::umask(rustix::fs::Mode::RWXG | rustix::fs::Mode::RWXO);
}
