//! `mimamori` alone: opens the workbench on the book.

use crate::cli::context::{Context, variable};
use crate::cli::failure::Failure;
use crate::cli::output::Answer;
use crate::domain::Lang;
use crate::i18n::choice;
use crate::say;
use crate::shell::run::{Ended, Wake, listen, run};
use crate::shell::session::{Session, Setup};
use crate::shell::terminal::{AskedBackground, AskedCells, EnterError, Screen};
use crate::shell::{model, paths, rules};
use crate::store::directory::account_names;
use crate::store::{Access, Book, open_book};
use crate::text::Cells;
use crate::theme::{Background, Surroundings, Theme};
use crate::tui::pane::Notice;
use crate::tui::route::Route;
use std::io::IsTerminal;
use std::sync::{Arc, mpsc};
use std::time::Duration;

/// How long the workbench waits for another program to leave the book.
const SHORT_WAIT: Duration = Duration::from_millis(200);

/// Opens the workbench on the person's book, which is made when it is not there.
pub fn open(cx: &Context) -> Result<Answer, Failure> {
    // Before the book: nothing is made where the workbench cannot be shown.
    check_terminal(cx)?;
    let mut access = cx.writing();
    // A command that is just writing is soon done; another workbench stays, and nobody looks at an empty screen for it.
    if let Access::Write { wait, .. } = &mut access {
        *wait = SHORT_WAIT;
    }
    let book = open_book(cx.book_path()?, &access)?;
    open_on(cx, book)
}

/// Opens the workbench on a book that is open already.
pub fn open_on(cx: &Context, mut book: Book) -> Result<Answer, Failure> {
    check_terminal(cx)?;
    // Before the terminal is taken, so that no signal can leave it taken.
    let (sender, receiver) = mpsc::channel();
    listen(sender.clone()).map_err(|error| terminal_failure(&error))?;
    check_theme(cx)?;
    let found = cx.model_in_force(&book.reader)?;
    if let Some(writer) = book.writer.as_mut() {
        model::keep(writer, &found, cx.clock.now())?;
    }
    let first = first_screen(&book)?;
    let mut screen = Screen::enter().map_err(|error| match error {
        EnterError::NotATerminal => no_terminal(cx),
        EnterError::Io(error) => terminal_failure(&error),
    })?;
    // The terminal answers while the book is read; nothing may fail in between, or the answer would come to the shell.
    let asked = Questions::ask(cx, &screen);
    let job = sender.clone();
    let wake = Arc::new(move || {
        // Nobody listens any more only when the loop has ended.
        let _ = job.send(Wake::Job);
    });
    let (theme, cells) = (asked.theme(cx, None), Cells::default());
    let (words, workdays) = (Arc::clone(&cx.words), cx.workdays.clone());
    let rules = rules::in_force(&cx.words, paths::rules_file().as_deref());
    let mut session =
        Session::new(book, Setup { words, clock: cx.clock, theme, cells, model: found.model, workdays, rules: rules.rules, first, wake });
    if let Some(problem) = rules.problem {
        session.say(Notice::error(problem));
    }
    let (theme, cells) = asked.heard(cx, &screen);
    session.set_look(theme, cells);
    if let Some(problem) = cx.working_problem.clone() {
        session.say(Notice::error(say!(cx.words, "working-ignored", problem = problem)));
    }
    if let Some(problem) = found.problem {
        session.say(Notice::error(problem));
    }
    let ended = run(&mut session, &mut screen, sender, &receiver);
    // The terminal is given back first: what is said from here on stands on the person's own screen.
    drop(screen);
    let closed = session.close();
    let code = match ended.map_err(|error| terminal_failure(&error))? {
        Ended::Quit => 0,
        Ended::By(code) => u8::try_from(code).unwrap_or(1),
    };
    closed.map_err(Failure::Failed)?;
    Ok(Answer::nothing().with_code(code))
}

/// The first screen says who needs the manager today; a book without accounts says how to begin.
fn first_screen(book: &Book) -> Result<Route, Failure> {
    Ok(if account_names(book.reader.connection())?.is_empty() { Route::Book } else { Route::Today })
}

/// What is asked of the terminal about its look.
struct Questions {
    around: Surroundings,
    cells: AskedCells,
    /// `None` where the theme does not depend on it.
    background: Option<AskedBackground>,
}

impl Questions {
    fn ask(cx: &Context, screen: &Screen) -> Questions {
        let locale = choice::system().unwrap_or_default();
        let mut around = Surroundings::from_variables(variable);
        around.no_colour = cx.no_colour;
        let cells = screen.ask_cells(cx.ambiguous, cx.words.lang() == Lang::Ja, &locale);
        let is_asked = cx.theme == "auto" && !around.no_colour && around.background.is_none();
        Questions { around, cells, background: is_asked.then(|| screen.ask_background()) }
    }

    fn heard(&self, cx: &Context, screen: &Screen) -> (&'static Theme, Cells) {
        let cells = screen.cells(&self.cells);
        let background = self.background.as_ref().and_then(|asked| screen.background(asked));
        (self.theme(cx, background), cells)
    }

    fn theme(&self, cx: &Context, background: Option<Background>) -> &'static Theme {
        let around = Surroundings { background: self.around.background.or(background), ..self.around };
        Theme::choose(&cx.theme, around).expect("the name was looked up before the screen was entered")
    }
}

/// Says so where the workbench cannot be shown.
pub fn check_terminal(cx: &Context) -> Result<(), Failure> {
    let is_there = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
    if is_there { Ok(()) } else { Err(no_terminal(cx)) }
}

fn no_terminal(cx: &Context) -> Failure {
    Failure::Usage(say!(cx.words, "cli-no-terminal"))
}

fn check_theme(cx: &Context) -> Result<(), Failure> {
    let known: Vec<&str> = std::iter::once("auto").chain(Theme::names()).collect();
    if known.contains(&cx.theme.as_str()) {
        return Ok(());
    }
    Err(Failure::Usage(say!(cx.words, "cli-no-theme", name = cx.theme.clone(), known = known.join(", "))))
}

fn terminal_failure(error: &std::io::Error) -> Failure {
    Failure::Io { path: "terminal".to_owned(), why: error.into() }
}
