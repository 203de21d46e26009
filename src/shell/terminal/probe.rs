//! Asks the terminal how wide it draws an ambiguous character: prints one, asks where the cursor is, erases it.
//!
//! Speaks with the terminal itself and within a bound, before anything else reads keys.

use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::state;
use crate::text::Cells;

/// A terminal that has not answered by then is taken for narrow.
const PATIENCE: Duration = Duration::from_millis(80);

/// The sample at the start of the first line, the question, and the erasing; it is sent at once, as the answer tells of the moment between.
const QUESTION: &[u8] = "\x1b[1;1H■\x1b[6n\r\x1b[2K".as_bytes();

/// Returns the width, or none when no answer came in time.
pub(super) fn ambiguous_width() -> Option<Cells> {
    let deadline = Instant::now() + PATIENCE;
    state::send_now(QUESTION);
    let mut answer = Vec::new();
    while let Some(byte) = read_byte(deadline) {
        answer.push(byte);
        if byte == b'R' {
            return column(&answer).map(|column| if column > 2 { Cells::Wide } else { Cells::Narrow });
        }
    }
    None
}

/// Reads one byte, so that nothing behind the answer is taken from the keys; none when the time is over.
fn read_byte(deadline: Instant) -> Option<u8> {
    let stdin = rustix::stdio::stdin();
    let left = deadline.checked_duration_since(Instant::now())?;
    let left = Timespec { tv_sec: 0, tv_nsec: left.subsec_nanos().into() };
    let mut ready = [PollFd::new(&stdin, PollFlags::IN)];
    if !matches!(poll(&mut ready, Some(&left)), Ok(1..)) {
        return None;
    }
    let mut byte = [0];
    match rustix::io::read(stdin, &mut byte) {
        Ok(1) => Some(byte[0]),
        _ => None,
    }
}

/// Reads the column out of a cursor report (`ESC [ row ; column R`), whatever was typed before it.
fn column(answer: &[u8]) -> Option<u16> {
    let text = std::str::from_utf8(answer).ok()?;
    let (_, report) = text.rsplit_once("\x1b[")?;
    report.strip_suffix('R')?.split_once(';')?.1.parse().ok()
}

#[cfg(test)]
mod unit_tests {
    use super::*;

    #[test]
    fn reads_the_column_of_a_report() {
        for (answer, expected) in
            [("\x1b[1;3R", Some(3)), ("jj\x1b[1;2R", Some(2)), ("\x1b[A\x1b[12;40R", Some(40)), ("\x1b[R", None), ("R", None)]
        {
            assert_eq!(column(answer.as_bytes()), expected, "{answer:?}");
        }
    }
}
