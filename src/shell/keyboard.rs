//! The one reader of the terminal's input. It can be told to wait while another program, such as an editor, has the terminal: two
//! readers would share out the keys between them.

use crate::shell::run::Wake;
use crate::shell::terminal::LateAnswers;
use std::io;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long the reader may take to let go, and how often it is told again.
const PATIENCE: u32 = 40;
const AGAIN: Duration = Duration::from_millis(50);

/// The reader, on a thread of its own.
pub struct Keyboard {
    gate: Arc<Gate>,
}

#[derive(Default)]
struct Gate {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Clone, Copy, Debug, Default)]
struct State {
    /// Whether the terminal is somebody else's.
    is_held: bool,
    /// Whether the reader is waiting for it.
    is_waiting: bool,
}

impl Keyboard {
    /// Begins to read; everything read goes to the loop.
    pub fn start(sender: Sender<Wake>) -> io::Result<Keyboard> {
        let gate = Arc::new(Gate::default());
        let own = Arc::clone(&gate);
        std::thread::Builder::new().name("keys".into()).spawn(move || own.read_on(&sender))?;
        Ok(Keyboard { gate })
    }

    /// Does something while nobody here reads the terminal.
    pub fn aside<R>(&self, work: impl FnOnce() -> R) -> R {
        self.gate.hold();
        let done = work();
        self.gate.set_free();
        done
    }
}

impl Gate {
    fn read_on(&self, sender: &Sender<Wake>) {
        let mut late = LateAnswers::default();
        loop {
            self.wait_while_held();
            let Some(wake) = next() else { continue };
            if matches!(&wake, Wake::Terminal(event) if late.swallows(event)) {
                continue;
            }
            let is_deaf = matches!(wake, Wake::Deaf);
            if sender.send(wake).is_err() || is_deaf {
                return;
            }
        }
    }

    fn wait_while_held(&self) {
        let mut state = self.lock();
        while state.is_held {
            state.is_waiting = true;
            self.changed.notify_all();
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.is_waiting = false;
    }

    /// Returns once the reader waits; one that cannot be woken is left alone after a while.
    fn hold(&self) {
        let mut state = self.lock();
        state.is_held = true;
        for _ in 0..PATIENCE {
            if state.is_waiting {
                return;
            }
            wake_reader();
            state = self.changed.wait_timeout(state, AGAIN).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    fn set_free(&self) {
        self.lock().is_held = false;
        self.changed.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Waits for the next event.
#[cfg(unix)]
fn next() -> Option<Wake> {
    Some(crossterm::event::read().map_or(Wake::Deaf, Wake::Terminal))
}

/// Waits for the next event, not for ever: nothing else could make the reader let go.
#[cfg(not(unix))]
fn next() -> Option<Wake> {
    match crossterm::event::poll(AGAIN) {
        Ok(false) => None,
        Ok(true) => Some(crossterm::event::read().map_or(Wake::Deaf, Wake::Terminal)),
        Err(_) => Some(Wake::Deaf),
    }
}

/// Ends a wait for keys: of all that can be sent, only news of the window's size ends it and means nothing else.
#[cfg(unix)]
fn wake_reader() {
    // Without the signal the reader lets go at the next key.
    let _ = signal_hook::low_level::raise(signal_hook::consts::SIGWINCH);
}

#[cfg(not(unix))]
fn wake_reader() {}
