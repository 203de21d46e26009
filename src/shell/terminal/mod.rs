//! The terminal, taken and always given back: on the way out, on a panic, on a signal, and when the terminal itself vanishes.
//!
//! The Kitty keyboard protocol stays off: it loses single characters committed by input methods.

mod clipboard;
mod late;
mod panic;
mod screen;
mod state;
mod writer;

#[cfg(unix)]
mod probe;
#[cfg(unix)]
mod signals;
#[cfg(unix)]
mod watchdog;

pub use late::LateAnswers;
pub use panic::take_thread_panic;
pub use screen::{AskedBackground, AskedCells, EnterError, Screen, WidthSetting};
pub use state::restore;
pub use writer::FrameWriter;

#[cfg(unix)]
pub use signals::{Told, ignore_file_size_signal, note_departure, watch};

#[cfg(test)]
#[cfg(unix)]
mod tests;
