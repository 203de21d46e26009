//! Notices that the terminal has vanished: the event reader would spin on it for ever, and its `poll` would never return.

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;

/// Waits until the terminal hangs up; false when it cannot be watched at all.
pub(super) fn wait_for_hangup() -> bool {
    let stdin = rustix::stdio::stdin();
    loop {
        // No event is asked for: hang-up and error are always reported, and keys must not wake this thread.
        let mut terminal = [PollFd::new(&stdin, PollFlags::empty())];
        match poll(&mut terminal, None) {
            Ok(_) if terminal[0].revents().intersects(PollFlags::HUP | PollFlags::ERR) => return true,
            Ok(_) if terminal[0].revents().contains(PollFlags::NVAL) => return false,
            Ok(_) | Err(Errno::INTR) => {}
            Err(_) => return false,
        }
    }
}
