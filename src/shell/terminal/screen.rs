//! The screen while it is ours: entering, drawing a frame in one write, stepping aside, leaving.

use std::fs::File;
use std::io::{self, IsTerminal};

use ratatui::layout::{Rect, Size};
use ratatui::prelude::CrosstermBackend;
use ratatui::{Frame, Terminal};

use super::{FrameWriter, panic, state};
use crate::text::Cells;
use crate::theme::Background;

/// Why the screen could not be entered.
#[derive(Debug, thiserror::Error)]
pub enum EnterError {
    /// Standard input or output is a pipe or a file: the caller says so and exits with 2.
    #[error("standard input and output are not a terminal")]
    NotATerminal,
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// What the user set for characters of ambiguous width.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum WidthSetting {
    /// Asks the terminal, where the answer may be "wide".
    #[default]
    Auto,
    Narrow,
    Wide,
}

impl WidthSetting {
    /// Returns its spelling in the settings.
    pub fn as_str(self) -> &'static str {
        match self {
            WidthSetting::Auto => "auto",
            WidthSetting::Narrow => "narrow",
            WidthSetting::Wide => "wide",
        }
    }
}

/// The terminal in raw mode on its alternate screen; dropping it gives it back.
pub struct Screen {
    terminal: Terminal<CrosstermBackend<FrameWriter<File>>>,
    writer: FrameWriter<File>,
}

/// How wide ambiguous characters are: known, or a question under way.
pub enum AskedCells {
    Known(Cells),
    #[cfg(unix)]
    Asked(super::probe::Asked),
}

/// The question for the background, under way.
pub struct AskedBackground(#[cfg(unix)] super::probe::Asked);

impl Screen {
    /// Takes the terminal and installs the panic hook.
    ///
    /// Fails with [`EnterError::NotATerminal`] when there is none, instead of waiting for keys that cannot come.
    pub fn enter() -> Result<Self, EnterError> {
        if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
            return Err(EnterError::NotATerminal);
        }
        panic::install();
        let writer = FrameWriter::new(own_stdout()?);
        let terminal = Terminal::new(CrosstermBackend::new(writer.clone()))?;
        state::take()?;
        Ok(Self { terminal, writer })
    }

    /// Draws one frame and sends it in one write; nothing while the terminal is not ours.
    pub fn draw(&mut self, draw: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        if !state::is_taken() {
            return Ok(());
        }
        self.writer.begin();
        self.terminal.draw(draw)?;
        self.writer.send()
    }

    /// Returns the cells of the screen.
    pub fn size(&self) -> io::Result<Size> {
        self.terminal.size()
    }

    /// Asks the terminal how wide ambiguous characters are, where the answer may be "wide". To be called before keys are read.
    pub fn ask_cells(&self, setting: WidthSetting, is_japanese: bool, locale: &str) -> AskedCells {
        match setting {
            WidthSetting::Narrow => AskedCells::Known(Cells::Narrow),
            WidthSetting::Wide => AskedCells::Known(Cells::Wide),
            WidthSetting::Auto if is_japanese || is_east_asian(locale) => ask_width(),
            WidthSetting::Auto => AskedCells::Known(Cells::Narrow),
        }
    }

    /// Waits for the answer. Questions are heard in the order in which they were asked.
    pub fn cells(&self, asked: &AskedCells) -> Cells {
        match asked {
            AskedCells::Known(cells) => *cells,
            #[cfg(unix)]
            AskedCells::Asked(asked) => super::probe::ambiguous_width(asked).unwrap_or_default(),
        }
    }

    /// Asks the terminal for its background, for the choice between a dark and a light theme. To be called before keys are read.
    pub fn ask_background(&self) -> AskedBackground {
        #[cfg(unix)]
        return AskedBackground(super::probe::ask_background());
        #[cfg(not(unix))]
        AskedBackground()
    }

    /// Waits for the answer.
    pub fn background(&self, asked: &AskedBackground) -> Option<Background> {
        asked.background()
    }

    /// Lends the terminal to another program as long as `work` takes.
    pub fn lend<R>(&mut self, work: impl FnOnce() -> R) -> io::Result<R> {
        self.release();
        #[cfg(unix)]
        let lent = super::signals::Lent::begin();
        let done = work();
        #[cfg(unix)]
        drop(lent);
        self.resume()?;
        Ok(done)
    }

    /// Asks the terminal for clicks and the wheel, or leaves them to it, for the selection of text.
    pub fn set_mouse(&mut self, wanted: bool) {
        state::set_mouse(wanted);
    }

    /// Hands a text to the terminal for its clipboard; whether it takes it, it does not say.
    pub fn copy(&mut self, text: &str) {
        if state::is_taken() {
            state::send_now(&super::clipboard::sequence(text));
        }
    }

    /// Steps aside: gives the terminal back, for an editor or a shell, until [`Screen::resume`].
    pub fn release(&mut self) {
        self.writer.discard();
        state::restore();
    }

    /// Takes the terminal again and forgets what was on it, so that the next frame is drawn whole.
    ///
    /// In the background it waits for its turn; a process that is about to end takes nothing.
    pub fn resume(&mut self) -> io::Result<()> {
        #[cfg(unix)]
        if !super::signals::may_take_terminal()? {
            return Ok(());
        }
        // A shell may have changed the mode while we were stopped: leave first, so that taking is real.
        self.release();
        state::take()?;
        let size = self.terminal.size()?;
        self.terminal.resize(Rect::new(0, 0, size.width, size.height))
    }

    /// Stops the process group as Ctrl-Z does elsewhere, and comes back when it is continued.
    #[cfg(unix)]
    pub fn suspend(&mut self) -> io::Result<()> {
        self.release();
        super::signals::stop_until_continued()?;
        self.resume()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.release();
    }
}

/// Opens standard output without the line buffer and the lock of the standard library.
#[cfg(unix)]
fn own_stdout() -> io::Result<File> {
    use std::os::fd::AsFd;

    Ok(File::from(io::stdout().as_fd().try_clone_to_owned()?))
}

#[cfg(windows)]
fn own_stdout() -> io::Result<File> {
    use std::os::windows::io::AsHandle;

    Ok(File::from(io::stdout().as_handle().try_clone_to_owned()?))
}

#[cfg(unix)]
fn ask_width() -> AskedCells {
    AskedCells::Asked(super::probe::ask_width())
}

#[cfg(not(unix))]
fn ask_width() -> AskedCells {
    AskedCells::Known(Cells::Narrow)
}

impl AskedBackground {
    #[cfg(unix)]
    fn background(&self) -> Option<Background> {
        super::probe::background(&self.0)
    }

    #[cfg(not(unix))]
    fn background(&self) -> Option<Background> {
        None
    }
}

/// Tells whether a locale (`ja_JP.UTF-8`, `zh-TW`) is of a language whose terminals may widen characters.
fn is_east_asian(locale: &str) -> bool {
    let language = locale.split(['_', '-', '.', '@']).next().unwrap_or_default();
    ["ja", "zh", "ko"].iter().any(|one| language.eq_ignore_ascii_case(one))
}

#[cfg(test)]
mod unit_tests {
    use super::*;

    #[test]
    fn locales_that_may_widen() {
        for (locale, expected) in
            [("ja_JP.UTF-8", true), ("zh-TW", true), ("ko", true), ("JA", true), ("en_GB", false), ("", false), ("jam_JM", false)]
        {
            assert_eq!(is_east_asian(locale), expected, "{locale}");
        }
    }
}
