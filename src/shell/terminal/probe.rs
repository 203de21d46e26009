//! Asks the terminal how wide it draws an ambiguous character (prints one, asks where the cursor is, erases it), and its background.
//!
//! Speaks with the terminal itself and within a bound, before anything else reads keys. Asking and hearing are two steps, so that
//! the way there and back passes while the book is read; answers come in the order of the questions.

use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::state;
use crate::text::Cells;
use crate::theme::Background;

/// A terminal that has not answered by then is not waited for. Every terminal answers where its cursor is, so that only the way
/// there and back is waited; this bound is for a far and busy one. What comes later is kept from the keys by `LateAnswers`.
const PATIENCE: Duration = Duration::from_millis(500);

/// The sample at the start of the first line, the question, and the erasing; it is sent at once, as the answer tells of the moment between.
const WIDTH: &[u8] = "\x1b[1;1H■\x1b[6n\r\x1b[2K".as_bytes();

/// The background colour, and the cursor, which every terminal answers: nobody waits for those that know no colours.
const BACKGROUND: &[u8] = b"\x1b]11;?\x1b\\\x1b[6n";

/// A question that was sent, and until when its answer is waited for.
pub struct Asked {
    until: Instant,
}

pub(super) fn ask_width() -> Asked {
    ask(WIDTH)
}

pub(super) fn ask_background() -> Asked {
    ask(BACKGROUND)
}

/// Returns the width, or none when no answer came in time.
pub(super) fn ambiguous_width(asked: &Asked) -> Option<Cells> {
    let answer = asked.answer()?;
    column(&answer).map(|column| if column > 2 { Cells::Wide } else { Cells::Narrow })
}

/// Returns whether the background is dark or light, or none when the terminal does not tell.
pub(super) fn background(asked: &Asked) -> Option<Background> {
    let [red, green, blue] = colour(&asked.answer()?)?;
    // The weights of the channels in luma (ITU-R BT.601).
    let luma = 0.299 * red + 0.587 * green + 0.114 * blue;
    Some(if luma > 0.5 { Background::Light } else { Background::Dark })
}

/// Sends a question that ends by asking for the cursor.
fn ask(question: &[u8]) -> Asked {
    let until = Instant::now() + PATIENCE;
    state::send_now(question);
    Asked { until }
}

impl Asked {
    /// Returns everything up to the answer about the cursor.
    fn answer(&self) -> Option<Vec<u8>> {
        let mut answer = Vec::new();
        while let Some(byte) = read_byte(self.until) {
            answer.push(byte);
            if byte == b'R' && column(&answer).is_some() {
                return Some(answer);
            }
        }
        None
    }
}

/// Reads one byte, so that nothing behind the answer is taken from the keys; none when the time is over and nothing is there.
fn read_byte(until: Instant) -> Option<u8> {
    let stdin = rustix::stdio::stdin();
    let left = until.saturating_duration_since(Instant::now());
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

/// Reads the channels, 0 to 1, out of a colour report (`ESC ] 11 ; rgb:ffff/ffff/ffff`), of one to four digits each.
fn colour(answer: &[u8]) -> Option<[f64; 3]> {
    let text = std::str::from_utf8(answer).ok()?;
    let (_, report) = text.split_once("]11;rgb:")?;
    let (report, _) = report.split_once(['\x07', '\x1b'])?;
    let mut channels = report.split('/').map(|digits| {
        let greatest = 16_u32.checked_pow(u32::try_from(digits.len()).ok()?)?.checked_sub(1).filter(|greatest| *greatest > 0)?;
        Some(f64::from(u32::from_str_radix(digits, 16).ok()?) / f64::from(greatest))
    });
    Some([channels.next()??, channels.next()??, channels.next()??])
}

#[cfg(test)]
mod unit_tests {
    use super::*;

    #[test]
    fn reads_a_colour_report() {
        for (answer, expected) in [
            ("\x1b]11;rgb:ffff/8080/0000\x1b\\\x1b[1;1R", Some([1.0, f64::from(0x8080) / f64::from(0xffff), 0.0])),
            ("j\x1b]11;rgb:ff/00/00\x07\x1b[1;1R", Some([1.0, 0.0, 0.0])),
            ("\x1b[1;1R", None),
            ("\x1b]11;rgb:ffff/ffff\x07", None),
            ("\x1b]11;rgb:///\x07", None),
            ("\x1b]11;rgb:fffffffff/0/0\x07", None),
        ] {
            assert_eq!(colour(answer.as_bytes()), expected, "{answer:?}");
        }
    }

    #[test]
    fn reads_the_column_of_a_report() {
        for (answer, expected) in
            [("\x1b[1;3R", Some(3)), ("jj\x1b[1;2R", Some(2)), ("\x1b[A\x1b[12;40R", Some(40)), ("\x1b[R", None), ("R", None)]
        {
            assert_eq!(column(answer.as_bytes()), expected, "{answer:?}");
        }
    }
}
