//! Signals: the loop is told first, so that drafts are kept; then this thread gives the terminal back and ends the process itself.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH, SIGXFSZ};
use signal_hook::iterator::Signals;

use super::{state, watchdog};

/// How long the loop has to keep the drafts and leave by itself.
const GRACE: Duration = Duration::from_millis(500);

static DEPARTING: AtomicBool = AtomicBool::new(false);

/// Whether another program has the terminal: what its keys send is meant for it.
static LENT: AtomicBool = AtomicBool::new(false);

/// The time for which another program has the terminal.
pub(super) struct Lent;

impl Lent {
    pub(super) fn begin() -> Lent {
        LENT.store(true, Ordering::SeqCst);
        Lent
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        LENT.store(false, Ordering::SeqCst);
    }
}

/// What the outside asks of the loop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// Keep the drafts and leave with this exit code (128 and the number of the signal); after half a second it happens anyway.
    Depart(i32),
    /// Step aside: `Screen::suspend`.
    Suspend,
    /// The process was stopped and goes on: `Screen::resume`, then draw.
    Continued,
    /// The window has another size: draw. The reader of keys tells it too, but only once it has begun to read.
    Resized,
}

/// Watches for signals and for the terminal's end, each on a thread of its own; `tell` must not wait.
pub fn watch(tell: impl Fn(Told) + Send + Sync + 'static) -> io::Result<()> {
    let tell: Arc<dyn Fn(Told) + Send + Sync> = Arc::new(tell);
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
    let tell_signals = Arc::clone(&tell);
    thread::Builder::new().name("signals".into()).spawn(move || {
        for signal in signals.forever() {
            match signal {
                // The terminal sends these to everybody in front; who has it decides what they mean.
                SIGINT | SIGQUIT if LENT.load(Ordering::SeqCst) => {}
                SIGTSTP if LENT.load(Ordering::SeqCst) => {
                    // The program goes on where it cannot be stopped.
                    let _ = stop_until_continued();
                }
                SIGTSTP => tell_signals(Told::Suspend),
                SIGCONT => tell_signals(Told::Continued),
                SIGWINCH => tell_signals(Told::Resized),
                signal => depart(signal, &*tell_signals),
            }
        }
    })?;
    thread::Builder::new().name("watchdog".into()).spawn(move || {
        if watchdog::wait_for_hangup() {
            depart(SIGHUP, &*tell);
        }
    })?;
    Ok(())
}

/// Notes the signals that end a process instead of ending at once, for work that has files to clear away; returns where the number
/// of the last signal stands, 0 while there was none.
pub fn note_departure() -> io::Result<Arc<AtomicUsize>> {
    let last = Arc::new(AtomicUsize::new(0));
    for (signal, number) in [SIGTERM, SIGHUP, SIGINT, SIGQUIT].map(|signal| (signal, signal.unsigned_abs() as usize)) {
        signal_hook::flag::register_usize(signal, Arc::clone(&last), number)?;
    }
    Ok(last)
}

/// Tells the loop, waits, gives the terminal back and ends the process. The second to come only waits for the first.
fn depart(signal: i32, tell: &dyn Fn(Told)) {
    let code = 128 + signal;
    if !DEPARTING.swap(true, Ordering::SeqCst) {
        tell(Told::Depart(code));
        thread::sleep(GRACE);
        state::restore();
        std::process::exit(code);
    }
}

/// Stops the whole process group, a parent such as cargo too, and returns once it has been continued.
///
/// The signal reaches the other threads first: without waiting for SIGCONT this one would run on and take the terminal again.
pub(super) fn stop_until_continued() -> io::Result<()> {
    let continued = Arc::new(AtomicBool::new(false));
    let registration = signal_hook::flag::register(SIGCONT, Arc::clone(&continued))?;
    let stopped = rustix::process::kill_current_process_group(rustix::process::Signal::STOP);
    // Counts only the time that the process runs: a second of it without SIGCONT means that it was never stopped.
    let mut turns = 0;
    while stopped.is_ok() && !continued.load(Ordering::SeqCst) && turns < 1000 {
        thread::sleep(Duration::from_millis(1));
        turns += 1;
    }
    signal_hook::low_level::unregister(registration);
    Ok(stopped?)
}

/// Waits, stopped, until the terminal is this process group's again; false when the process is to end instead.
///
/// A shell that kills a stopped job continues it in the background, where touching the terminal would stop it again for ever.
pub(super) fn may_take_terminal() -> io::Result<bool> {
    loop {
        if DEPARTING.load(Ordering::SeqCst) {
            return Ok(false);
        }
        if state::is_in_foreground() {
            return Ok(true);
        }
        // The signal to end comes right beside the one that continues.
        thread::sleep(Duration::from_millis(50));
        if !DEPARTING.load(Ordering::SeqCst) && !state::is_in_foreground() {
            stop_until_continued()?;
        }
    }
}

/// Makes a write past the file-size limit fail (EFBIG) like on a full disk, instead of killing the process on a raw terminal.
///
/// Without unsafe code a signal cannot be set to "ignore"; a handler that only sets a flag nobody reads does the same.
pub fn ignore_file_size_signal() -> io::Result<()> {
    signal_hook::flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false))).map(|_| ())
}
