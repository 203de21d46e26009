//! Collects a frame and sends it in one write: the drawing library flushes several times a frame, and each would be seen half drawn.

use std::cell::RefCell;
use std::io::{self, ErrorKind, Write};
use std::rc::Rc;
use std::time::Duration;

/// What a full frame of a large screen takes; larger ones grow the buffer.
const CAPACITY: usize = 64 * 1024;

/// Synchronized output (mode 2026): the terminal shows what lies between at once, or ignores the marks.
const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";

/// A writer whose `flush` does nothing; only [`FrameWriter::send`] writes. Clones share the buffer.
pub struct FrameWriter<W> {
    shared: Rc<RefCell<Shared<W>>>,
}

struct Shared<W> {
    buffer: Vec<u8>,
    inner: W,
}

impl<W: Write> FrameWriter<W> {
    pub fn new(inner: W) -> Self {
        Self { shared: Rc::new(RefCell::new(Shared { buffer: Vec::with_capacity(CAPACITY), inner })) }
    }

    /// Begins a frame: what was collected before becomes part of it.
    pub fn begin(&self) {
        let mut shared = self.shared.borrow_mut();
        shared.buffer.splice(0..0, BEGIN.iter().copied());
    }

    /// Ends the frame and sends it; a terminal that reads slowly is waited for.
    pub fn send(&self) -> io::Result<()> {
        let mut shared = self.shared.borrow_mut();
        shared.buffer.extend_from_slice(END);
        let Shared { buffer, inner } = &mut *shared;
        let sent = write_patiently(inner, buffer);
        buffer.clear();
        sent
    }

    /// Forgets what was collected, for a screen that has been given back meanwhile.
    pub fn discard(&self) {
        self.shared.borrow_mut().buffer.clear();
    }
}

/// Writes all; another program may have set the shared terminal to non-blocking.
fn write_patiently(inner: &mut impl Write, mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match inner.write(bytes) {
            Ok(0) => return Err(ErrorKind::WriteZero.into()),
            Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) if error.kind() == ErrorKind::WouldBlock => std::thread::sleep(Duration::from_millis(1)),
            Err(error) => return Err(error),
        }
    }
    inner.flush()
}

impl<W> Clone for FrameWriter<W> {
    fn clone(&self) -> Self {
        Self { shared: Rc::clone(&self.shared) }
    }
}

impl<W: Write> Write for FrameWriter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.shared.borrow_mut().buffer.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;
    use ratatui::prelude::CrosstermBackend;
    use ratatui::widgets::Paragraph;
    use ratatui::{Terminal, TerminalOptions, Viewport};

    use super::*;

    /// Counts writes; every other one finds the terminal busy.
    #[derive(Clone, Default)]
    struct Counting {
        writes: Rc<RefCell<Vec<Vec<u8>>>>,
        busy: Rc<RefCell<bool>>,
    }

    impl Write for Counting {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let busy = &mut *self.busy.borrow_mut();
            *busy = !*busy;
            if *busy {
                return Err(ErrorKind::WouldBlock.into());
            }
            self.writes.borrow_mut().push(bytes.to_vec());
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_full_frame_is_one_write_between_the_marks() {
        let counting = Counting::default();
        let writer = FrameWriter::new(counting.clone());
        let area = Rect::new(0, 0, 200, 60);
        let options = TerminalOptions { viewport: Viewport::Fixed(area) };
        let mut terminal = Terminal::with_options(CrosstermBackend::new(writer.clone()), options).unwrap();
        for text in ["青葉システム ".repeat(900), "x".repeat(12_000)] {
            writer.begin();
            terminal
                .draw(|frame| {
                    frame.render_widget(Paragraph::new(text.as_str()).wrap(ratatui::widgets::Wrap { trim: false }), area);
                    frame.set_cursor_position((3, 3));
                })
                .unwrap();
            writer.send().unwrap();
        }
        let writes = counting.writes.borrow();
        assert_eq!(writes.len(), 2);
        for frame in writes.iter() {
            assert!(frame.starts_with(BEGIN) && frame.ends_with(END) && frame.len() > 12_000);
        }
    }
}
