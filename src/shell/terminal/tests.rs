//! The terminal on a real pty: this test binary starts itself as a child there, and each scenario ends with an exit code.

use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};

use super::*;
use crate::text::Cells;
use crate::theme::Background;

/// Names the scenario to the child.
const SCENARIO: &str = "MIMAMORI_TERMINAL_TEST";

/// Not a test of its own: the child's side of the tests below.
#[test]
#[ignore = "started by the other tests in a pty"]
fn child() {
    match std::env::var(SCENARIO).as_deref() {
        Ok("wait") => wait(),
        Ok("panic") => panicking(),
        Ok("job-panic") => job_panicking(),
        Ok("probe") => probing(),
        Ok("background") => asking_background(),
        Ok("suspend") => suspending(),
        Ok("no-terminal") => std::process::exit(if matches!(Screen::enter(), Err(EnterError::NotATerminal)) { 2 } else { 99 }),
        Ok("file-size") => writing_too_much(),
        _ => {}
    }
}

fn entered() -> Screen {
    let mut screen = Screen::enter().unwrap();
    screen.draw(|frame| frame.render_widget("ready 青葉", frame.area())).unwrap();
    screen
}

/// Keeps no promise to leave by itself, as a loop that hangs.
fn wait() {
    // First the handlers: once the first frame shows, signals may come.
    watch(|_| {}).unwrap();
    let _screen = entered();
    std::thread::sleep(Duration::from_secs(20));
    std::process::exit(99);
}

fn panicking() {
    let _screen = entered();
    panic!("on purpose");
}

fn job_panicking() {
    let screen = entered();
    let ended = std::thread::spawn(|| panic!("in a job")).join();
    let is_kept = take_thread_panic().is_some_and(|report| report.contains("in a job"));
    drop(screen);
    std::process::exit(if ended.is_err() && is_kept { 5 } else { 99 });
}

fn probing() {
    let screen = Screen::enter().unwrap();
    let cells = screen.cells(&screen.ask_cells(WidthSetting::Auto, true, ""));
    drop(screen);
    std::process::exit(if cells == Cells::Wide { 3 } else { 4 });
}

fn asking_background() {
    let screen = Screen::enter().unwrap();
    let background = screen.background(&screen.ask_background());
    drop(screen);
    std::process::exit(match background {
        Some(Background::Light) => 8,
        Some(Background::Dark) => 9,
        None => 10,
    });
}

fn suspending() {
    let mut screen = entered();
    screen.suspend().unwrap();
    screen.draw(|frame| frame.render_widget("again 青葉", frame.area())).unwrap();
    drop(screen);
    std::process::exit(6);
}

fn writing_too_much() {
    ignore_file_size_signal().unwrap();
    let limit = rustix::process::Rlimit { current: Some(10), maximum: Some(10) };
    rustix::process::setrlimit(rustix::process::Resource::Fsize, limit).unwrap();
    let written = tempfile::tempfile().unwrap().write_all(&[b'x'; 100]);
    std::process::exit(if written.is_err_and(|error| error.kind() == std::io::ErrorKind::FileTooLarge) { 7 } else { 99 });
}

/// The child in its pty, what it has written so far, and the mode its terminal had before.
struct Played {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    output: Arc<Mutex<Vec<u8>>>,
    mode: String,
}

fn play(scenario: &str, controls_terminal: bool) -> Played {
    let pair = native_pty_system().openpty(PtySize { rows: 24, cols: 80, ..PtySize::default() }).unwrap();
    let mode = format!("{:?}", pair.master.get_termios());
    let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
    command.args(["--exact", "shell::terminal::tests::child", "--ignored", "--nocapture"]);
    command.env(SCENARIO, scenario);
    command.set_controlling_tty(controls_terminal);
    let child = pair.slave.spawn_command(command).unwrap();
    let output = Arc::new(Mutex::new(Vec::new()));
    let (mut reader, sink) = (pair.master.try_clone_reader().unwrap(), Arc::clone(&output));
    std::thread::spawn(move || {
        let mut bytes = [0; 4096];
        while let Ok(read @ 1..) = reader.read(&mut bytes) {
            sink.lock().unwrap().extend_from_slice(&bytes[..read]);
        }
    });
    // The slave stays open while the mode is compared.
    std::mem::forget(pair.slave);
    Played { child, master: pair.master, output, mode }
}

impl Played {
    fn output(&self) -> String {
        String::from_utf8_lossy(&self.output.lock().unwrap()).into_owned()
    }

    /// Waits until the condition holds; it must, within what a loaded machine may take.
    fn until(&mut self, what: &str, mut holds: impl FnMut(&mut Self) -> bool) {
        let deadline = Instant::now() + Duration::from_secs(15);
        while !holds(self) {
            assert!(Instant::now() < deadline, "{what} did not happen: {:?}", self.output());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    fn until_shown(&mut self, text: &str) {
        self.until(text, |played| played.output().contains(text));
    }

    fn signal(&self, signal: Signal) {
        let id = i32::try_from(self.child.process_id().unwrap()).unwrap();
        kill_process(Pid::from_raw(id).unwrap(), signal).unwrap();
    }

    fn exit_code(&mut self) -> u32 {
        self.until("the exit", |played| played.child.try_wait().unwrap().is_some());
        self.child.wait().unwrap().exit_code()
    }

    /// Asserts that the terminal is as it was: mode, screen, cursor, paste.
    fn assert_given_back(&mut self) {
        self.until_shown("\x1b[?25h");
        let output = self.output();
        for (taken, given_back) in [("\x1b[?1049h", "\x1b[?1049l"), ("\x1b[?2004h", "\x1b[?2004l")] {
            assert!(output.rfind(taken).unwrap() < output.rfind(given_back).unwrap(), "{given_back:?} in {output:?}");
        }
        assert_eq!(format!("{:?}", self.master.get_termios()), self.mode);
    }
}

#[test]
fn signals_give_the_terminal_back_though_the_loop_hangs() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130)] {
        let mut played = play("wait", true);
        played.until_shown("ready");
        assert_ne!(format!("{:?}", played.master.get_termios()), played.mode, "raw while it runs");
        played.signal(signal);
        assert_eq!(played.exit_code(), code);
        played.assert_given_back();
    }
}

#[test]
fn a_panic_gives_the_terminal_back_before_it_is_told() {
    let mut played = play("panic", true);
    assert_eq!(played.exit_code(), 101);
    played.until_shown("on purpose");
    played.assert_given_back();
    let output = played.output();
    assert!(output.find("\x1b[?1049l").unwrap() < output.find("on purpose").unwrap());
}

#[test]
fn a_panic_in_a_job_leaves_the_screen_alone() {
    let mut played = play("job-panic", true);
    assert_eq!(played.exit_code(), 5);
    assert!(!played.output().contains("in a job"));
}

#[test]
fn a_vanished_terminal_ends_the_process() {
    // Without a controlling terminal no SIGHUP comes: only the watchdog can notice.
    let pair = native_pty_system().openpty(PtySize::default()).unwrap();
    let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
    command.args(["--exact", "shell::terminal::tests::child", "--ignored", "--nocapture"]);
    command.env(SCENARIO, "wait");
    command.set_controlling_tty(false);
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().unwrap();
    let (mut seen, mut bytes) = (String::new(), [0; 4096]);
    while !seen.contains("ready") {
        let read = reader.read(&mut bytes).unwrap();
        seen.push_str(&String::from_utf8_lossy(&bytes[..read]));
    }
    drop((reader, pair.master));
    assert_eq!(child.wait().unwrap().exit_code(), 129);
}

#[test]
fn the_terminal_is_asked_for_its_width_and_may_stay_silent() {
    for (answer, code) in [("\x1b[1;3R", 3), ("\x1b[1;2R", 4), ("", 4)] {
        let mut played = play("probe", true);
        played.until_shown("\x1b[6n");
        played.master.take_writer().unwrap().write_all(answer.as_bytes()).unwrap();
        assert_eq!(played.exit_code(), code, "{answer:?}");
        played.assert_given_back();
    }
}

#[test]
fn the_terminal_is_asked_for_its_background() {
    let cases = [("\x1b]11;rgb:fafa/f0f0/e6e6\x1b\\\x1b[1;1R", 8), ("\x1b]11;rgb:1010/1414/1818\x07\x1b[1;1R", 9), ("\x1b[1;1R", 10)];
    for (answer, code) in cases {
        let mut played = play("background", true);
        played.until_shown("\x1b[6n");
        played.master.take_writer().unwrap().write_all(answer.as_bytes()).unwrap();
        assert_eq!(played.exit_code(), code, "{answer:?}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn suspending_steps_aside_and_comes_back() {
    let mut played = play("suspend", true);
    played.until_shown("ready");
    let stat = format!("/proc/{}/stat", played.child.process_id().unwrap());
    played.until("the stop", |_| std::fs::read_to_string(&stat).is_ok_and(|stat| stat.contains(") T ")));
    played.assert_given_back();
    played.signal(Signal::CONT);
    played.until_shown("again");
    assert_eq!(played.exit_code(), 6);
    played.assert_given_back();
}

#[test]
fn other_scenarios_need_no_terminal() {
    for (scenario, code) in [("no-terminal", 2), ("file-size", 7)] {
        let status = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "shell::terminal::tests::child", "--ignored", "--nocapture"])
            .env(SCENARIO, scenario)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .unwrap();
        assert_eq!(status.code(), Some(code), "{scenario}");
    }
}
