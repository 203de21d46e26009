//! `mimamori` alone: opens the workbench on the book.

use crate::cli::context::{Context, variable, writer};
use crate::cli::failure::Failure;
use crate::cli::output::Answer;
use crate::cli::throwaway::Throwaway;
use crate::cli::welcome;
use crate::demo::Settings;
use crate::domain::{Lang, Setting};
use crate::i18n::choice;
use crate::ops::sample;
use crate::say;
use crate::shell::keyboard::Keyboard;
use crate::shell::run::{Ended, Wake, draw, listen, run};
use crate::shell::session::{Session, Setup};
use crate::shell::terminal::{AskedBackground, AskedCells, EnterError, Screen};
use crate::shell::{paths, rules};
use crate::store::directory::has_accounts;
use crate::store::{Access, Book, open_book, open_book_to_look};
use crate::text::Cells;
use crate::theme::{Surroundings, Theme};
use crate::tui::frame::draw_opening;
use crate::tui::pane::Notice;
use crate::tui::route::Route;
use crate::tui::widget::Look;
use std::io::IsTerminal;
use std::sync::{Arc, mpsc};
use std::time::Duration;

/// How long the workbench waits for another program to leave the book.
const SHORT_WAIT: Duration = Duration::from_millis(200);
/// Enough for every lesson, and made at once.
const ACCOUNTS_OF_TUTOR: usize = 16;

/// Opens the workbench on the person's book; where there is none, what to begin with is asked first.
pub fn open(cx: &Context) -> Result<Answer, Failure> {
    // Before the book: nothing is made where the workbench cannot be shown.
    check_terminal(cx)?;
    let path = cx.book_path()?;
    let mut stage = Stage::enter(cx)?;
    if !path.exists() {
        return welcome::begin(cx, stage);
    }
    let book = open_own(cx, &mut stage)?;
    play(cx, stage, book, None)
}

/// Opens the person's book, which is made when it is not there.
pub(super) fn open_own(cx: &Context, stage: &mut Stage) -> Result<Book, Failure> {
    let mut access = cx.writing();
    // A command that is just writing is soon done; another workbench stays, and nobody looks at an empty screen for it.
    if let Access::Write { wait, .. } = &mut access {
        *wait = SHORT_WAIT;
    }
    let path = cx.book_path()?;
    stage.settled(open_book_to_look(path, &access).map_err(Failure::from))
}

/// Opens the workbench on a book that is open already.
pub fn open_on(cx: &Context, book: Book) -> Result<Answer, Failure> {
    check_terminal(cx)?;
    play(cx, Stage::enter(cx)?, book, None)
}

/// Shows the workbench on a book until it is left, with a screen on top where one is asked for.
pub(super) fn play(cx: &Context, mut stage: Stage, book: Book, top: Option<Route>) -> Result<Answer, Failure> {
    let mut session = begin(cx, &mut stage, book)?;
    if let Some(route) = top {
        session.open(route);
    }
    let ended = stay(cx, &mut session, &mut stage);
    // The terminal is given back first: what is said from here on stands on the person's own screen.
    drop(stage);
    let closed = session.close();
    let answer = left_with(&ended?);
    closed.map_err(Failure::Failed)?;
    Ok(answer)
}

/// Returns the answer of a workbench that was left.
pub(super) fn left_with(ended: &Ended) -> Answer {
    let code = match ended {
        Ended::Quit | Ended::Tutor => 0,
        Ended::By(code) => u8::try_from(*code).unwrap_or(1),
    };
    Answer::nothing().with_code(code)
}

/// Makes the session and shows it; only then comes what it takes to write, before any key is taken.
fn begin(cx: &Context, stage: &mut Stage, book: Book) -> Result<Session, Failure> {
    let found = stage.settled(cx.model_in_force(&book.reader))?;
    let first = stage.settled(first_screen(&book))?;
    let rules = rules::in_force(&cx.words, paths::rules_file().as_deref());
    let mut settings = cx.settings.clone();
    settings.look_again(&cx.words);
    let theme_problems = settings.theme_problems(&cx.words);
    let setup = Setup {
        words: Arc::clone(&cx.words),
        clock: cx.clock,
        theme: settings.theme_in(stage.asked.around),
        cells: Cells::default(),
        model: found.model.clone(),
        workdays: cx.workdays.clone(),
        rules: rules.rules,
        settings,
        letters: cx.letters.clone(),
        first,
        wake: stage.waker(),
    };
    let mut session = Session::new(book, setup);
    let (around, cells) = stage.heard();
    session.hear(around, cells);
    let days_problem = cx.working_problem.clone().map(|problem| say!(cx.words, "working-ignored", problem = problem));
    let problems = [rules.problem, days_problem, found.problem.clone()].into_iter().flatten();
    for problem in problems.chain(theme_problems).chain(cx.problems.clone()) {
        session.say(Notice::error(problem));
    }
    draw(&mut session, &mut stage.screen).map_err(|error| terminal_failure(&error))?;
    session.begin_writing(&found)?;
    Ok(session)
}

/// Runs a session until it is left; the tutor, asked for, is shown meanwhile.
fn stay(cx: &Context, session: &mut Session, stage: &mut Stage) -> Result<Ended, Failure> {
    loop {
        match stage.run(session)? {
            Ended::Tutor => match teach(&cx.speaking(Arc::clone(session.words())), stage)? {
                by @ Ended::By(_) => return Ok(by),
                Ended::Quit | Ended::Tutor => {}
            },
            ended => return Ok(ended),
        }
    }
}

/// Shows the tutor on a book that nobody keeps.
pub(super) fn teach(cx: &Context, stage: &mut Stage) -> Result<Ended, Failure> {
    let throwaway = Throwaway::new()?;
    let book = sample_book(cx, &throwaway, ACCOUNTS_OF_TUTOR)?;
    let mut session = begin(cx, stage, book)?;
    session.teach();
    let ended = stay(cx, &mut session, stage);
    // What was done in it is thrown away with it.
    let _ = session.close();
    ended
}

/// Makes a sample book in a folder that goes with it.
pub(super) fn sample_book(cx: &Context, throwaway: &Throwaway, accounts: usize) -> Result<Book, Failure> {
    let mut book = open_book(&throwaway.book(), &cx.writing())?;
    let settings = Settings { accounts, ..Settings::new(cx.format.today, cx.words.lang(), cx.zone()) };
    sample::fill(writer(&mut book)?, &settings, &mut |_, _| true)?;
    Ok(book)
}

/// The first screen says who needs the manager today; a book without accounts says how to begin.
fn first_screen(book: &Book) -> Result<Route, Failure> {
    Ok(if has_accounts(book.reader.connection())? { Route::Today } else { Route::Book })
}

/// The terminal while it is ours, and whatever wakes the loop.
pub(super) struct Stage {
    pub screen: Screen,
    asked: Questions,
    /// What the terminal answered, once it was heard.
    told: Option<(Surroundings, Cells)>,
    /// Reads keys once there is something to do with them.
    keyboard: Option<Keyboard>,
    sender: mpsc::Sender<Wake>,
    pub receiver: mpsc::Receiver<Wake>,
}

impl Stage {
    /// Takes the terminal and shows at once that the book is being opened; the terminal answers meanwhile.
    pub fn enter(cx: &Context) -> Result<Stage, Failure> {
        // Before the terminal is taken, so that no signal can leave it taken.
        let (sender, receiver) = mpsc::channel();
        listen(sender.clone()).map_err(|error| terminal_failure(&error))?;
        check_theme(cx)?;
        let mut screen = Screen::enter().map_err(|error| match error {
            EnterError::NotATerminal => no_terminal(cx),
            EnterError::Io(error) => terminal_failure(&error),
        })?;
        // Before anything is drawn: one of the questions is asked in the first line, and erased.
        let asked = Questions::ask(cx, &screen);
        let look = Look { theme: asked.first_theme(cx), cells: Cells::default() };
        let drawn = screen.draw(|frame| draw_opening(look, &cx.words, &cx.format, frame.area(), frame.buffer_mut()));
        let mut stage = Stage { screen, asked, told: None, keyboard: None, sender, receiver };
        stage.settled(drawn.map_err(|error| terminal_failure(&error)))?;
        Ok(stage)
    }

    /// Passes on what was done, or failed before the terminal's answers were heard: nobody may leave before, or they would come to
    /// the shell.
    fn settled<T>(&mut self, done: Result<T, Failure>) -> Result<T, Failure> {
        if done.is_err() {
            self.heard();
        }
        done
    }

    /// Waits for the terminal's answers, the first time.
    pub fn heard(&mut self) -> (Surroundings, Cells) {
        let told = self.told.unwrap_or_else(|| self.asked.heard(&self.screen));
        self.told = Some(told);
        told
    }

    /// Reads keys from now on: whatever was asked of the terminal must be heard by then.
    pub fn listen(&mut self) -> Result<(), Failure> {
        self.heard();
        if self.keyboard.is_none() {
            self.keyboard = Some(Keyboard::start(self.sender.clone()).map_err(|error| terminal_failure(&error))?);
        }
        Ok(())
    }

    fn run(&mut self, session: &mut Session) -> Result<Ended, Failure> {
        self.listen()?;
        let Stage { screen, keyboard: Some(keyboard), sender, receiver, .. } = self else { return Ok(Ended::Quit) };
        run(session, (screen, keyboard), sender.clone(), receiver).map_err(|error| terminal_failure(&error))
    }

    fn waker(&self) -> Arc<dyn Fn() + Send + Sync> {
        let job = self.sender.clone();
        Arc::new(move || {
            // Nobody listens any more only when the loop has ended.
            let _ = job.send(Wake::Job);
        })
    }
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
        let is_asked = cx.settings.theme_name() == "auto" && !around.no_colour && around.background.is_none();
        Questions { around, cells, background: is_asked.then(|| screen.ask_background()) }
    }

    fn heard(&self, screen: &Screen) -> (Surroundings, Cells) {
        let cells = screen.cells(&self.cells);
        let background = self.background.as_ref().and_then(|asked| screen.background(asked));
        (Surroundings { background: self.around.background.or(background), ..self.around }, cells)
    }

    /// Returns the theme for what is shown before the answers are heard: without colour where they decide on it.
    fn first_theme(&self, cx: &Context) -> &'static Theme {
        if self.background.is_some() && self.around.true_colour {
            return Theme::named("mono").expect("is built in");
        }
        cx.settings.theme_in(self.around)
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

/// A theme that was asked for must be there; one that the settings name and that is not there is told on the screen.
fn check_theme(cx: &Context) -> Result<(), Failure> {
    if !cx.settings.is_overruled(Setting::Theme) {
        return Ok(());
    }
    let mut settings = cx.settings.clone();
    settings.look_again(&cx.words);
    let unknown = settings.unknown_theme(&cx.words);
    unknown.map_or(Ok(()), |told| Err(Failure::Usage(told)))
}

pub(super) fn terminal_failure(error: &std::io::Error) -> Failure {
    Failure::Io { path: "terminal".to_owned(), why: error.into() }
}
