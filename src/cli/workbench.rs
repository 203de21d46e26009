//! `mimamori` alone: opens the workbench on the book.

use crate::cli::context::{Context, variable};
use crate::cli::failure::Failure;
use crate::cli::output::Answer;
use crate::domain::{Lang, Setting};
use crate::i18n::choice;
use crate::say;
use crate::shell::run::{Ended, Wake, draw, listen, run};
use crate::shell::session::{Session, Setup};
use crate::shell::terminal::{AskedBackground, AskedCells, EnterError, Screen};
use crate::shell::{paths, rules};
use crate::store::directory::has_accounts;
use crate::store::{Access, Book, open_book_to_look};
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

/// Opens the workbench on the person's book, which is made when it is not there.
pub fn open(cx: &Context) -> Result<Answer, Failure> {
    // Before the book: nothing is made where the workbench cannot be shown.
    check_terminal(cx)?;
    let path = cx.book_path()?;
    let mut access = cx.writing();
    // A command that is just writing is soon done; another workbench stays, and nobody looks at an empty screen for it.
    if let Access::Write { wait, .. } = &mut access {
        *wait = SHORT_WAIT;
    }
    let stage = Stage::enter(cx)?;
    let book = stage.settled(open_book_to_look(path, &access).map_err(Failure::from))?;
    play(cx, stage, book)
}

/// Opens the workbench on a book that is open already.
pub fn open_on(cx: &Context, book: Book) -> Result<Answer, Failure> {
    check_terminal(cx)?;
    play(cx, Stage::enter(cx)?, book)
}

fn play(cx: &Context, mut stage: Stage, book: Book) -> Result<Answer, Failure> {
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
        keys: cx.keys.keymap.clone(),
        first,
        wake: stage.waker(),
    };
    let mut session = Session::new(book, setup);
    let (around, cells) = stage.asked.heard(&stage.screen);
    session.hear(around, cells);
    let days_problem = cx.working_problem.clone().map(|problem| say!(cx.words, "working-ignored", problem = problem));
    let problems = [rules.problem, days_problem, cx.keys.problem(&cx.words), found.problem.clone()].into_iter().flatten();
    for problem in problems.chain(theme_problems).chain(cx.problems.clone()) {
        session.say(Notice::error(problem));
    }
    let ended = draw(&mut session, &mut stage.screen).map_err(|error| terminal_failure(&error)).and_then(|()| {
        // What can be seen stands: only now comes what it takes to write, before any key is taken.
        session.begin_writing(&found)?;
        run(&mut session, &mut stage.screen, stage.sender.clone(), &stage.receiver).map_err(|error| terminal_failure(&error))
    });
    // The terminal is given back first: what is said from here on stands on the person's own screen.
    drop(stage);
    let closed = session.close();
    let code = match ended? {
        Ended::Quit => 0,
        Ended::By(code) => u8::try_from(code).unwrap_or(1),
    };
    closed.map_err(Failure::Failed)?;
    Ok(Answer::nothing().with_code(code))
}

/// The first screen says who needs the manager today; a book without accounts says how to begin.
fn first_screen(book: &Book) -> Result<Route, Failure> {
    Ok(if has_accounts(book.reader.connection())? { Route::Today } else { Route::Book })
}

/// The terminal while it is ours, and whatever wakes the loop.
struct Stage {
    screen: Screen,
    asked: Questions,
    sender: mpsc::Sender<Wake>,
    receiver: mpsc::Receiver<Wake>,
}

impl Stage {
    /// Takes the terminal and shows at once that the book is being opened; the terminal answers meanwhile.
    fn enter(cx: &Context) -> Result<Stage, Failure> {
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
        let stage = Stage { screen, asked, sender, receiver };
        stage.settled(drawn.map_err(|error| terminal_failure(&error)))?;
        Ok(stage)
    }

    /// Passes on what was done, or failed before the terminal's answers were heard: nobody may leave before, or they would come to
    /// the shell.
    fn settled<T>(&self, done: Result<T, Failure>) -> Result<T, Failure> {
        if done.is_err() {
            self.asked.heard(&self.screen);
        }
        done
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

fn terminal_failure(error: &std::io::Error) -> Failure {
    Failure::Io { path: "terminal".to_owned(), why: error.into() }
}
