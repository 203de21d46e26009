//! Whether the terminal is taken, for the whole process, and giving it back from any thread.

use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

/// Alternate screen, cleared; bracketed paste; the title of before is put aside, and ours names nobody and never changes.
pub(super) const ENTER: &[u8] = b"\x1b[?1049h\x1b[2J\x1b[?2004h\x1b[22;2t\x1b]2;mimamori\x1b\\";

/// Synchronized output, bracketed paste and every kind of mouse report off, plain style, first screen, cursor shown, the title of before.
pub(super) const LEAVE: &[u8] = b"\x1b[?2026l\x1b[?2004l\x1b[?1006l\x1b[?1003l\x1b[?1002l\x1b[?1000l\x1b[0m\x1b[?1049l\x1b[?25h\x1b[23;2t";

/// Presses and the wheel, no movements: nothing is dragged. In the coding that goes past column 223.
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1000l";

static MOUSE: AtomicBool = AtomicBool::new(false);
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Tells whether the terminal is in our hands.
pub(super) fn is_taken() -> bool {
    TAKEN.load(Ordering::SeqCst)
}

/// Switches to raw mode and our own screen.
pub(super) fn take() -> std::io::Result<()> {
    enable_raw_mode()?;
    TAKEN.store(true, Ordering::SeqCst);
    send_now(ENTER);
    if MOUSE.load(Ordering::SeqCst) {
        send_now(MOUSE_ON);
    }
    Ok(())
}

/// Asks for the mouse, or leaves it to the terminal; whoever takes the terminal again later gets the same.
pub(super) fn set_mouse(wanted: bool) {
    if MOUSE.swap(wanted, Ordering::SeqCst) != wanted && is_taken() {
        send_now(if wanted { MOUSE_ON } else { MOUSE_OFF });
    }
}

/// Gives the terminal back as it was; safe from any thread, and a second call does nothing.
///
/// Errors are left alone: the terminal may be gone, and there is nobody to tell.
pub fn restore() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        send_now(LEAVE);
        // In the background the shell has set its own mode already, and setting one stops the process.
        if is_in_foreground() {
            // The mode may not be set when the terminal is gone.
            let _ = disable_raw_mode();
        }
    }
}

/// Tells whether the terminal is this process group's; so it is where nobody shares it out.
#[cfg(unix)]
pub(super) fn is_in_foreground() -> bool {
    rustix::termios::tcgetpgrp(rustix::stdio::stdin()).map_or(true, |group| group == rustix::process::getpgrp())
}

#[cfg(not(unix))]
fn is_in_foreground() -> bool {
    true
}

/// Writes past every lock and buffer, as the thread that holds them may be the one that died, and never waits for a stopped terminal.
#[cfg(unix)]
pub(super) fn send_now(mut bytes: &[u8]) {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};

    let stdout = rustix::stdio::stdout();
    let patience = Timespec { tv_sec: 0, tv_nsec: 100_000_000 };
    while !bytes.is_empty() {
        let mut ready = [PollFd::new(&stdout, PollFlags::OUT)];
        if !matches!(poll(&mut ready, Some(&patience)), Ok(1..)) {
            return;
        }
        match rustix::io::write(stdout, bytes) {
            Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
            Err(rustix::io::Errno::INTR | rustix::io::Errno::AGAIN) => {}
            Err(_) => return,
        }
    }
}

#[cfg(not(unix))]
pub(super) fn send_now(bytes: &[u8]) {
    use std::io::Write;

    let mut stdout = std::io::stdout();
    // The terminal may be gone, and there is nobody to tell.
    let _ = stdout.write_all(bytes).and_then(|()| stdout.flush());
}
