//! The loop: sleeps until a key, a signal, a job's news or a deadline; draws once when something changed.

use crate::shell::editor::edited;
use crate::shell::keyboard::Keyboard;
use crate::shell::session::Session;
use crate::shell::terminal::{Screen, Told, watch};
use crate::store::{Reader, quick_check};
use crate::tui::input::KeyBurst;
use crossterm::event::{Event, KeyCode, KeyEvent};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

/// What can wake the loop.
#[derive(Debug)]
pub enum Wake {
    Terminal(Event),
    Told(Told),
    /// A job has news.
    Job,
    /// The book was checked behind the first frames, and this is wrong with it.
    Damaged(String),
    /// The terminal cannot be read any more.
    Deaf,
}

/// How the workbench ended.
#[derive(Debug, PartialEq, Eq)]
pub enum Ended {
    Quit,
    /// For the tutor; it goes on afterwards.
    Tutor,
    /// By a signal: the exit code to leave with.
    By(i32),
}

/// Longest sleep: the day may have changed.
const LONGEST_SLEEP: Duration = Duration::from_secs(60);

/// Listens to signals and to the terminal's end; to be called before the terminal is taken, so that it is always given back.
pub fn listen(sender: Sender<Wake>) -> std::io::Result<()> {
    watch(move |told| {
        // Nobody listens any more only when the loop has ended.
        let _ = sender.send(Wake::Told(told));
    })
}

/// Runs the workbench until it is left; whatever wakes it comes through `receiver`.
pub fn run(
    session: &mut Session,
    (screen, keyboard): (&mut Screen, &Keyboard),
    sender: Sender<Wake>,
    receiver: &Receiver<Wake>,
) -> std::io::Result<Ended> {
    let mut unchecked = Some(sender);
    screen.set_mouse(session.has_mouse());
    let mut burst = KeyBurst::default();
    draw(session, screen)?;
    loop {
        // What is still to be shown comes first: looking through the whole file takes the disk and a processor.
        if let Some(checks) = unchecked.take_if(|_| !session.is_unfinished()) {
            check_book(session, checks);
        }
        let Some(wake) = sleep(receiver, session) else {
            if session.tick(Instant::now()) {
                draw(session, screen)?;
            }
            continue;
        };
        if let Some(ended) = take_all(session, (screen, keyboard), receiver, wake, &mut burst)? {
            session.keep_draft();
            return Ok(ended);
        }
        session.tick(Instant::now());
        draw(session, screen)?;
    }
}

/// Takes everything that has come in before the next draw: a burst of keys is one frame.
fn take_all(
    session: &mut Session,
    (screen, keyboard): (&mut Screen, &Keyboard),
    receiver: &Receiver<Wake>,
    first: Wake,
    burst: &mut KeyBurst,
) -> std::io::Result<Option<Ended>> {
    let mut next = Some(first);
    while let Some(wake) = next {
        let following = receiver.try_recv().ok();
        let ended = take(session, screen, wake, following.as_ref(), burst)?;
        if ended.is_some() {
            return Ok(ended);
        }
        if let Some(text) = session.take_text_to_edit() {
            let edited = keyboard.aside(|| screen.lend(|| edited(&text)))?;
            session.edited(edited, Instant::now());
        }
        next = following;
    }
    if session.take_suspend() {
        suspend(session, screen)?;
    }
    screen.set_mouse(session.has_mouse());
    if let Some(text) = session.take_clipboard() {
        screen.copy(&text);
    }
    let wants_tutor = session.takes_tutor().then_some(Ended::Tutor);
    Ok(session.is_over().then_some(Ended::Quit).or(wants_tutor))
}

fn take(
    session: &mut Session,
    screen: &mut Screen,
    wake: Wake,
    following: Option<&Wake>,
    burst: &mut KeyBurst,
) -> std::io::Result<Option<Ended>> {
    match wake {
        Wake::Terminal(Event::Key(key)) => {
            let is_more = matches!(following, Some(Wake::Terminal(Event::Key(_))));
            take_key(session, key, burst.press(Instant::now(), is_more));
        }
        Wake::Terminal(Event::Paste(text)) => session.paste(text, Instant::now()),
        Wake::Terminal(Event::Mouse(mouse)) => session.mouse(mouse, Instant::now()),
        Wake::Terminal(_) | Wake::Told(Told::Resized) => {}
        Wake::Told(Told::Suspend) => suspend(session, screen)?,
        Wake::Told(Told::Continued) => screen.resume()?,
        Wake::Told(Told::Depart(code)) => return Ok(Some(Ended::By(code))),
        Wake::Damaged(what) => session.say_damaged(&what),
        Wake::Job => {
            session.take_news();
        }
        Wake::Deaf => return Ok(Some(Ended::By(129))),
    }
    Ok(None)
}

/// Gives the terminal to the shell until the program is continued; what is typed is kept first.
fn suspend(session: &mut Session, screen: &mut Screen) -> std::io::Result<()> {
    session.keep_draft();
    screen.suspend()
}

/// A line end inside a burst of keys is pasted text: it never submits.
fn take_key(session: &mut Session, key: KeyEvent, is_pasted: bool) {
    if is_pasted && key.code == KeyCode::Enter {
        session.paste("\n".to_owned(), Instant::now());
    } else {
        session.key(key, Instant::now());
    }
}

fn sleep(receiver: &Receiver<Wake>, session: &Session) -> Option<Wake> {
    let until = session.deadline().map_or(LONGEST_SLEEP, |due| due.saturating_duration_since(Instant::now()).min(LONGEST_SLEEP));
    match receiver.recv_timeout(until) {
        Ok(wake) => Some(wake),
        Err(RecvTimeoutError::Timeout) => None,
        Err(RecvTimeoutError::Disconnected) => Some(Wake::Deaf),
    }
}

/// Checks the book beside the loop: a large one takes longer than a first frame may.
fn check_book(session: &Session, sender: Sender<Wake>) {
    let path = session.book().path.clone();
    // Without the thread the book is only unchecked, as it is between two starts.
    let _ = std::thread::Builder::new().name("check".into()).spawn(move || {
        let verdict = Reader::open(&path).and_then(|reader| quick_check(&reader));
        if let Some(what) = verdict.unwrap_or_else(|error| Some(error.to_string())) {
            // Nobody listens any more only when the loop has ended.
            let _ = sender.send(Wake::Damaged(what));
        }
    });
}

/// Draws what the session shows now.
pub fn draw(session: &mut Session, screen: &mut Screen) -> std::io::Result<()> {
    screen.draw(|frame| {
        let area = frame.area();
        let place = session.draw(area, frame.buffer_mut());
        if let Some(place) = place.filter(|place| place.visible) {
            frame.set_cursor_position(place.position);
        }
    })
}
