//! What every command is given: the language, the day, the book, and how to answer.

use crate::cli::args::{Colour, Global};
use crate::cli::failure::Failure;
use crate::cli::output::{Answer, complain};
use crate::cli::text::Text;
use crate::domain::health::Model;
use crate::domain::name_match::{NameIndex, Resolved};
use crate::domain::{AccountId, Calendar, ContactId, Invalid, Moment, Row, Workdays, Zone, when};
use crate::i18n::{Format, Words};
use crate::review::{FoundAccount, Ground, find_account};
use crate::say;
use crate::shell::clock::Clock;
use crate::shell::settings::Settings;
use crate::shell::terminal::WidthSetting;
use crate::shell::{model, paths, working};
use crate::store::directory::{AccountName, contact_names};
use crate::store::mail::whose::by_further_address;
use crate::store::{Access, Book, Entity, ErrorKind, Holder, Reader, Writer, get, open_book};
use chrono::NaiveDate;
use serde::Serialize;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

/// The variable that sets the day.
const TODAY_VARIABLE: &str = "MIMAMORI_TODAY";
/// How long a writing command waits for another program to leave the book.
const LOCK_WAIT: Duration = Duration::from_secs(2);
/// The most candidates that are listed for an ambiguous name.
const CANDIDATES: usize = 20;

#[derive(Clone)]
pub struct Context {
    pub words: Arc<Words>,
    pub format: Format,
    pub clock: Clock,
    pub settings: Settings,
    /// What is wrong with the file of settings, a sentence each.
    pub problems: Vec<String>,
    /// How wide the terminal draws characters of ambiguous width.
    pub ambiguous: WidthSetting,
    pub workdays: Workdays,
    /// What is wrong with the person's own holidays.
    pub working_problem: Option<String>,
    cadence: toml::Table,
    /// For how many days nobody is asked a survey again.
    pub quiet_days: u32,
    /// Who writes letters, and how they leave.
    pub letters: crate::domain::letter::Desk,
    pub wants_json: bool,
    /// Whether the daily actions are to be questions and sentences.
    pub is_plain: bool,
    /// Whether text may be coloured.
    pub is_painted: bool,
    pub no_colour: bool,
    book: Option<PathBuf>,
    /// Whether the book was named on the command line itself.
    pub has_book_flag: bool,
}

/// Reads a variable of the environment that is there and is text.
pub fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

impl Context {
    pub fn new(words: Arc<Words>, global: &Global, settings: Settings, problems: Vec<String>) -> Result<Context, Failure> {
        let config = settings.config().clone();
        let clock = match today(global)? {
            Some(day) => Clock::OnDay(day, Zone::System),
            None => Clock::System(Zone::System),
        };
        let format = Format { lang: words.lang(), today: clock.today(), zone: clock.zone() };
        let unwanted = variable("NO_COLOR").is_some_and(|value| !value.is_empty());
        let is_painted = match global.color {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => !unwanted && std::io::stdout().is_terminal(),
        };
        let folder = paths::config_file().and_then(|file| file.parent().map(Path::to_owned));
        let working = working::in_force(&words, &config.working, folder.as_deref());
        if let Some(problem) = &working.problem {
            complain(&say!(words, "working-ignored", problem = problem.clone()));
        }
        Ok(Context {
            words,
            format,
            clock,
            settings,
            problems,
            ambiguous: config.ambiguous,
            workdays: working.workdays,
            working_problem: working.problem,
            cadence: config.cadence,
            quiet_days: config.survey.quiet_days,
            letters: config.mail,
            wants_json: global.json,
            is_plain: global.plain,
            is_painted,
            no_colour: global.color == Colour::Never || (unwanted && global.color == Colour::Auto),
            has_book_flag: global.book.is_some(),
            book: global.book.clone().or_else(|| paths::usual_book(variable)),
        })
    }

    /// Returns the same in another language.
    pub fn speaking(&self, words: Arc<Words>) -> Context {
        let mut cx = self.clone();
        cx.format.lang = words.lang();
        cx.words = words;
        let working = cx.settings.workdays(&cx.words);
        (cx.workdays, cx.working_problem) = (working.workdays, working.problem);
        cx
    }

    /// Answers in JSON or in text, whichever was asked for.
    pub fn answer(&self, json: &impl Serialize, text: impl FnOnce() -> Text) -> Answer {
        if self.wants_json { Answer::json(json) } else { Answer::text(text()) }
    }

    pub fn zone(&self) -> Zone {
        self.clock.zone()
    }

    /// Returns where the book is, or should be.
    pub fn book_path(&self) -> Result<&Path, Failure> {
        self.book.as_deref().ok_or_else(|| Failure::Usage(say!(self.words, "cli-no-data-folder")))
    }

    /// Returns the health model for a book; what is wrong with the person's own is told, and the built-in one holds then.
    pub fn model(&self, reader: &Reader) -> Result<Model, Failure> {
        let found = self.model_in_force(reader)?;
        if let Some(problem) = &found.problem {
            complain(problem);
        }
        Ok(found.model)
    }

    /// Finds the health model for a book, with what is wrong with the person's own.
    pub fn model_in_force(&self, reader: &Reader) -> Result<model::InForce, Failure> {
        Ok(model::in_force(&self.words, reader, paths::model_file().as_deref(), &self.cadence)?)
    }

    /// Returns what filters are asked against.
    pub fn ground<'a>(&'a self, reader: &'a Reader, model: &'a Model) -> Ground<'a> {
        Ground { connection: reader.connection(), model, today: self.format.today, zone: &self.format.zone }
    }

    /// Opens the book for reading, whoever else has it open. A book of an older version is brought up to date first, with a
    /// backup, as opening it for writing does.
    pub fn read(&self) -> Result<Book, Failure> {
        let path = self.book_path()?;
        match open_book(path, &Access::Read) {
            Err(error) if matches!(error.kind, ErrorKind::OlderVersion { .. }) => {
                open_book(path, &self.writing())?.close()?;
                Ok(open_book(path, &Access::Read)?)
            }
            opened => Ok(opened?),
        }
    }

    /// Opens a book that is there for writing; waits a little for another program, then says who it is.
    pub fn write(&self) -> Result<Book, Failure> {
        // Looked at first, so that a mistyped path neither makes a book nor puts a lock beside a file of somebody else's.
        drop(self.read()?);
        let mut book = open_book(self.book_path()?, &self.writing())?;
        if let Some(writer) = book.writer.as_mut() {
            writer.go_by(Calendar { workdays: self.workdays.clone(), zone: self.zone() });
        }
        match &book.held_by {
            Some(holder) => Err(Failure::Failed(self.held_by(holder))),
            None => Ok(book),
        }
    }

    /// Describes this program to others that want to write.
    pub fn writing(&self) -> Access {
        let holder = Holder::this_process(paths::user(variable), paths::host(variable), self.clock.now());
        Access::Write { holder, wait: LOCK_WAIT, seed: fastrand::u64(..) }
    }

    fn held_by(&self, holder: &Holder) -> String {
        if holder.process == 0 {
            return say!(self.words, "cli-held-by-unknown");
        }
        let (process, since) = (holder.process.to_string(), self.format.moment(&holder.since));
        if holder.user.is_empty() {
            return say!(self.words, "cli-held-by-nobody", host = holder.host.clone(), process = process, since = since);
        }
        say!(self.words, "cli-held-by", user = holder.user.clone(), host = holder.host.clone(), process = process, since = since)
    }

    /// Finds the account that an argument names.
    pub fn account(&self, reader: &Reader, named: &str) -> Result<AccountName, Failure> {
        match find_account(reader.connection(), named)? {
            FoundAccount::One(account) => Ok(account),
            FoundAccount::Many(accounts) => Err(Failure::Failed(self.ambiguous(named, &accounts))),
            FoundAccount::None => Err(Failure::Failed(say!(self.words, "cli-no-account", name = named.to_owned()))),
        }
    }

    /// Finds the accounts that arguments name, each once.
    pub fn accounts(&self, reader: &Reader, named: &[String]) -> Result<Vec<AccountId>, Failure> {
        each_once(named, |id| *id, |named| Ok(self.account(reader, named)?.id))
    }

    /// Lists the accounts that a name fits.
    pub fn ambiguous(&self, named: &str, accounts: &[AccountName]) -> String {
        let mut text = say!(self.words, "cli-ambiguous-account", name = named.to_owned(), n = accounts.len());
        for account in accounts.iter().take(CANDIDATES) {
            let external = account.external_id.as_ref().map(|id| format!("  ({id})")).unwrap_or_default();
            text.push_str(&format!("\n  {}  {}{external}", account.id, account.name));
        }
        if accounts.len() > CANDIDATES {
            text.push_str("\n  …");
        }
        text
    }

    /// Finds the person of an account that an argument names, by id, e-mail address or a unique part of the name.
    pub fn contact(&self, reader: &Reader, account: AccountId, named: &str) -> Result<ContactId, Failure> {
        let people = contact_names(reader.connection(), account)?;
        let exact = people.iter().find(|person| person.id.to_string() == named || person.email.as_deref() == Some(named));
        if let Some(person) = exact {
            return Ok(person.id);
        }
        if let Some(id) = by_further_address(reader.connection(), account, named)? {
            return Ok(id);
        }
        let names = people.iter().map(|person| (person.id, person.name.as_str()));
        match NameIndex::new(names).resolve(named) {
            Resolved::One(id) => Ok(id),
            Resolved::Many(ids) => {
                let meant = people.iter().filter(|person| ids.contains(&person.id));
                let meant = meant.map(|person| (person.id.to_string(), person.name.clone()));
                Err(Failure::Failed(self.ambiguous_contact(named, meant)))
            }
            Resolved::None => Err(Failure::Failed(say!(self.words, "cli-no-contact", name = named.to_owned()))),
        }
    }

    /// Lists the people that a name fits, each with an id.
    pub fn ambiguous_contact(&self, named: &str, people: impl Iterator<Item = (String, String)>) -> String {
        let listed: Vec<String> = people.take(CANDIDATES).map(|(id, name)| format!("\n  {id}  {name}")).collect();
        format!("{}{}", say!(self.words, "cli-ambiguous-contact", name = named.to_owned()), listed.concat())
    }

    /// Reads a day that is planned: `2026-12-01`, `fri`, `3d`, `月末`.
    pub fn coming_day(&self, option: &'static str, text: &str) -> Result<NaiveDate, Failure> {
        when::parse_day(text, self.format.today).ok_or_else(|| not_a_date(option, text))
    }

    /// Reads a day after today: holding something back until a day that has come would hold nothing back.
    pub fn later_day(&self, option: &'static str, text: &str) -> Result<NaiveDate, Failure> {
        let day = self.coming_day(option, text)?;
        if day <= self.format.today {
            return Err(Failure::Usage(say!(self.words, "cli-not-later", name = option, day = self.format.date(day))));
        }
        Ok(day)
    }

    /// Reads the day of something that has happened: today or before.
    pub fn day_that_came(&self, option: &'static str, text: &str) -> Result<NaiveDate, Failure> {
        let day = self.past_day(option, text)?;
        if day > self.format.today {
            return Err(Failure::Usage(say!(self.words, "cli-not-yet", name = option, day = self.format.date(day))));
        }
        Ok(day)
    }

    /// Reads a day that was.
    pub fn past_day(&self, option: &'static str, text: &str) -> Result<NaiveDate, Failure> {
        when::parse_past_day(text, self.format.today).ok_or_else(|| not_a_date(option, text))
    }

    /// Reads a moment that was: an RFC 3339 time, or a day.
    pub fn past_moment(&self, option: &'static str, text: &str) -> Result<Moment, Failure> {
        match text.parse() {
            Ok(moment) => Ok(moment),
            Err(_) => self.past_day(option, text).map(Moment::from),
        }
    }
}

/// Finds the row that an argument names by its id; `missing` says that there is none of that id.
pub fn row_named<E>(reader: &Reader, id: &str, missing: impl FnOnce(String) -> String) -> Result<Row<E::Id, E>, Failure>
where
    E: Entity,
    E::Id: FromStr,
{
    let found = id.parse().ok().map(|id| get::<E>(reader.connection(), id)).transpose()?.flatten();
    found.ok_or_else(|| Failure::Failed(missing(id.to_owned())))
}

/// Finds what arguments name, each once, in the order given.
pub fn each_once<T, K: PartialEq>(
    named: &[String],
    key: impl Fn(&T) -> K,
    find: impl Fn(&str) -> Result<T, Failure>,
) -> Result<Vec<T>, Failure> {
    let mut all: Vec<T> = Vec::new();
    for named in named {
        let found = find(named)?;
        if all.iter().all(|other| key(other) != key(&found)) {
            all.push(found);
        }
    }
    Ok(all)
}

/// Returns the writer of a book that `Context::write` opened.
pub fn writer(book: &mut Book) -> Result<&mut Writer, Failure> {
    book.writer.as_mut().ok_or_else(|| Failure::Store(ErrorKind::ReadOnly.into()))
}

fn not_a_date(option: &'static str, text: &str) -> Failure {
    Failure::Option { name: option, why: Invalid::NotADate(text.to_owned()) }
}

fn today(global: &Global) -> Result<Option<NaiveDate>, Failure> {
    let Some(text) = variable(TODAY_VARIABLE).filter(|text| global.today.is_none() && !text.is_empty()) else { return Ok(global.today) };
    text.parse().map(Some).map_err(|_| not_a_date(TODAY_VARIABLE, &text))
}
