//! The built program in a real terminal: a pty whose other end draws like a terminal and answers like one.

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::fs::{Mode, OFlags};
use rustix::process::{Pid, Signal, kill_process};
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::os::fd::OwnedFd;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use vt100::{Callbacks, Parser, Screen};

/// What a loaded machine may take; nobody waits that long for what happens.
const PATIENCE: Duration = Duration::from_secs(30);
/// Between the last key of a text and the Enter of a person's hand; keys that come faster are taken for a paste.
const PAUSE: Duration = Duration::from_millis(40);

/// Answers the questions a terminal answers: where the cursor is, and the background.
#[derive(Default)]
struct Answers {
    unsent: Vec<u8>,
    /// What was handed over for the clipboard, in base64.
    copied: Vec<String>,
    titles: Vec<String>,
    /// What the program asked of the keyboard beyond the keys of every terminal: Kitty's protocol and the like.
    keyboard: Vec<String>,
    /// How many frames were begun and ended as one (mode 2026).
    frames: (usize, usize),
}

impl Callbacks for Answers {
    fn set_window_title(&mut self, _screen: &mut Screen, title: &[u8]) {
        self.titles.push(String::from_utf8_lossy(title).into_owned());
    }

    fn copy_to_clipboard(&mut self, _screen: &mut Screen, _kind: &[u8], data: &[u8]) {
        self.copied.push(String::from_utf8_lossy(data).into_owned());
    }

    fn unhandled_csi(&mut self, screen: &mut Screen, first: Option<u8>, _second: Option<u8>, parameters: &[&[u16]], last: char) {
        // `CSI > 1 u`, `CSI = 1 ; 1 u`, `CSI < u`, `CSI ? u`, and the older `CSI > 4 ; 1 m`.
        if let (Some(sign @ (b'<'..=b'?')), 'u' | 'm') = (first, last) {
            self.keyboard.push(format!("CSI {} {parameters:?} {last}", char::from(sign)));
        }
        match (first, parameters, last) {
            (Some(b'?'), [[2026]], 'h') => self.frames.0 += 1,
            (Some(b'?'), [[2026]], 'l') => self.frames.1 += 1,
            _ => {}
        }
        if first.is_none() && last == 'n' && parameters == [[6].as_slice()] {
            let (row, column) = screen.cursor_position();
            self.unsent.extend(format!("\x1b[{};{}R", row + 1, column + 1).into_bytes());
        }
    }

    fn unhandled_osc(&mut self, _screen: &mut Screen, parameters: &[&[u8]]) {
        if parameters == [b"11".as_slice(), b"?"] {
            self.unsent.extend_from_slice(b"\x1b]11;rgb:1010/1414/1818\x1b\\");
        }
    }
}

type Keyboard = Arc<Mutex<Box<dyn Write + Send>>>;

/// A terminal with the program running in it; the program ends with this value at the latest.
pub struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keyboard: Keyboard,
    parser: Arc<Mutex<Parser<Answers>>>,
    /// The program's side, to look at the mode; kept open, so that what was written last can be read after the end.
    tty: OwnedFd,
    mode_before: String,
}

impl Terminal {
    /// Starts the program in a home of its own with nothing else in its environment; `size` is columns and rows.
    pub fn start(home: &Path, size: (u16, u16), arguments: &[&str]) -> Terminal {
        Terminal::start_with(home, size, arguments, &[])
    }

    /// As `start`, with more in its environment.
    pub fn start_with(home: &Path, size: (u16, u16), arguments: &[&str], variables: &[(&str, &str)]) -> Terminal {
        Terminal::with(env!("CARGO_BIN_EXE_mimamori"), home, size, (arguments, variables))
    }

    /// Starts the system's shell, for what only happens below one.
    pub fn start_shell(home: &Path) -> Terminal {
        Terminal::with("/bin/sh", home, (100, 30), (&["-i"], &[]))
    }

    fn with(program: &str, home: &Path, size: (u16, u16), (arguments, variables): (&[&str], &[(&str, &str)])) -> Terminal {
        let pair = native_pty_system().openpty(cells(size)).expect("a pty");
        let tty = pair.master.tty_name().expect("a name");
        let tty = rustix::fs::open(tty, OFlags::RDWR | OFlags::NOCTTY, Mode::empty()).expect("opens");
        let mode_before = mode(&tty);
        let mut command = CommandBuilder::new(program);
        command.env_clear();
        command.cwd(home);
        for (name, value) in [("TERM", "xterm-256color"), ("TZ", "UTC"), ("USER", "mika")].iter().chain(variables) {
            command.env(name, value);
        }
        command.env("HOME", home);
        command.env("TMPDIR", home);
        command.args(arguments);
        let child = pair.slave.spawn_command(command).expect("starts");
        let keyboard: Keyboard = Arc::new(Mutex::new(pair.master.take_writer().expect("a writer")));
        let (columns, rows) = (at_least_one(size.0), at_least_one(size.1));
        let parser = Arc::new(Mutex::new(Parser::new_with_callbacks(rows, columns, 0, Answers::default())));
        let reader = pair.master.try_clone_reader().expect("a reader");
        show(reader, Arc::clone(&parser), Arc::clone(&keyboard));
        Terminal { child, master: pair.master, keyboard, parser, tty, mode_before }
    }

    /// Sends bytes at once, as a paste or a program does.
    pub fn send(&mut self, bytes: &str) -> &mut Terminal {
        let mut keyboard = self.keyboard.lock().unwrap_or_else(PoisonError::into_inner);
        keyboard.write_all(bytes.as_bytes()).and_then(|()| keyboard.flush()).expect("takes keys");
        drop(keyboard);
        self
    }

    /// Types a text and waits until it stands on the screen.
    pub fn type_text(&mut self, text: &str) -> &mut Terminal {
        self.send(text).until_shown(text)
    }

    /// Presses one key a moment after those before it.
    pub fn press(&mut self, key: &str) -> &mut Terminal {
        std::thread::sleep(PAUSE);
        self.send(key)
    }

    pub fn resize(&mut self, size: (u16, u16)) -> &mut Terminal {
        self.lock().set_size(at_least_one(size.1), at_least_one(size.0));
        self.master.resize(cells(size)).expect("resizes");
        self
    }

    pub fn signal(&mut self, signal: Signal) -> &mut Terminal {
        kill_process(self.process(), signal).expect("the program runs");
        self
    }

    /// Returns what stands on the screen.
    pub fn screen(&self) -> String {
        self.lock().screen().contents()
    }

    /// Returns which mouse reports the program asked for.
    pub fn mouse(&self) -> vt100::MouseProtocolMode {
        self.lock().screen().mouse_protocol_mode()
    }

    /// Returns every cell of the screen.
    pub fn cells(&self) -> impl Iterator<Item = vt100::Cell> {
        let parser = self.lock();
        let screen = parser.screen();
        let (rows, columns) = screen.size();
        let (rows, columns) = (rows.get(), columns.get());
        let cells: Vec<vt100::Cell> =
            (0..rows).flat_map(|row| (0..columns).filter_map(move |column| screen.cell(row, column).cloned())).collect();
        cells.into_iter()
    }

    /// Returns what was handed over for the clipboard, in base64, and the titles that were set.
    pub fn copied(&self) -> Vec<String> {
        self.lock().callbacks().copied.clone()
    }

    pub fn titles(&self) -> Vec<String> {
        self.lock().callbacks().titles.clone()
    }

    /// Returns what the program asked of the keyboard beyond the keys of every terminal.
    pub fn asked_of_keyboard(&self) -> Vec<String> {
        self.lock().callbacks().keyboard.clone()
    }

    /// Returns how many frames were begun and ended as one.
    pub fn frames(&self) -> (usize, usize) {
        self.lock().callbacks().frames
    }

    /// Returns the column and the row of the cursor while it is shown.
    pub fn cursor(&self) -> Option<(u16, u16)> {
        let parser = self.lock();
        let (row, column) = parser.screen().cursor_position();
        (!parser.screen().hide_cursor()).then_some((column, row))
    }

    /// Waits until something is so; it must be, within what a loaded machine may take.
    pub fn until(&mut self, what: &str, mut is_so: impl FnMut(&mut Terminal) -> bool) -> &mut Terminal {
        let deadline = Instant::now() + PATIENCE;
        while !is_so(self) {
            assert!(Instant::now() < deadline, "{what} did not come:\n{}", self.screen());
            std::thread::sleep(Duration::from_millis(5));
        }
        self
    }

    pub fn until_shown(&mut self, text: &str) -> &mut Terminal {
        self.until(text, |terminal| terminal.screen().contains(text))
    }

    pub fn until_hidden(&mut self, text: &str) -> &mut Terminal {
        self.until(&format!("the end of {text}"), |terminal| !terminal.screen().contains(text))
    }

    /// Waits for the end; returns the exit code.
    pub fn exit_code(&mut self) -> u32 {
        self.until("the exit", |terminal| terminal.child.try_wait().expect("can be asked").is_some());
        self.child.wait().expect("can be asked").exit_code()
    }

    /// Kills the program, which can do nothing more.
    pub fn kill(&mut self) {
        self.signal(Signal::KILL);
        self.exit_code();
    }

    pub fn is_on_other_screen(&self) -> bool {
        self.lock().screen().alternate_screen()
    }

    /// Checks that the program has the terminal: the mode is raw, the other screen is shown, pastes are marked.
    pub fn assert_taken(&mut self) {
        let terminal = self.until("the other screen", |terminal| terminal.lock().screen().alternate_screen());
        assert!(terminal.lock().screen().bracketed_paste());
        assert_ne!(mode(&terminal.tty), terminal.mode_before, "raw while it runs");
    }

    /// Checks that the terminal is as it was: mode, screen, cursor, pastes, mouse.
    pub fn assert_given_back(&mut self) {
        // The mode is set before the end, but the last bytes may still be on their way.
        self.until("the first screen", |terminal| !terminal.lock().screen().alternate_screen());
        self.until("the cursor", |terminal| !terminal.lock().screen().hide_cursor());
        assert!(!self.lock().screen().bracketed_paste());
        assert_eq!(self.lock().screen().mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        assert_eq!(mode(&self.tty), self.mode_before);
    }

    fn lock(&self) -> MutexGuard<'_, Parser<Answers>> {
        self.parser.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn process(&self) -> Pid {
        let id = i32::try_from(self.child.process_id().expect("was started")).expect("is an id");
        Pid::from_raw(id).expect("is not zero")
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // It has usually ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Draws what the program writes, on a thread of its own, and sends the answers to its questions.
fn show(mut reader: Box<dyn Read + Send>, parser: Arc<Mutex<Parser<Answers>>>, keyboard: Keyboard) {
    std::thread::spawn(move || {
        let mut bytes = [0; 16 * 1024];
        while let Ok(read @ 1..) = reader.read(&mut bytes) {
            let mut parser = parser.lock().unwrap_or_else(PoisonError::into_inner);
            parser.process(&bytes[..read]);
            let answers = std::mem::take(&mut parser.callbacks_mut().unsent);
            drop(parser);
            // Nobody hears an answer after the end.
            let _ = keyboard.lock().unwrap_or_else(PoisonError::into_inner).write_all(&answers);
        }
    });
}

/// Describes the mode of the terminal, so that it can be compared.
fn mode(tty: &OwnedFd) -> String {
    format!("{:?}", rustix::termios::tcgetattr(tty).expect("is a terminal"))
}

fn cells((cols, rows): (u16, u16)) -> PtySize {
    PtySize { rows, cols, ..PtySize::default() }
}

fn at_least_one(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap_or(NonZeroU16::MIN)
}
