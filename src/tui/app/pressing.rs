//! What a key means: text, a command, the beginning of one, or how many times.

use super::App;
use crate::text::is_kana_or_kanji;
use crate::tui::command::Cmd;
use crate::tui::keymap::Pressed;
use crate::tui::keys::{Key, Sequence};
use crate::tui::pane::{Cx, Effect, Msg, Notice};
use crossterm::event::{KeyEvent, KeyEventKind};

/// What was pressed of a command that needs more keys.
#[derive(Debug, Default)]
pub(super) struct Pending {
    /// The key that begins sequences.
    pub prefix: Option<Key>,
    /// How many times the next command is to be done.
    count: Option<u32>,
}

/// The most times: more is a slip of the fingers.
const MOST_TIMES: u32 = 999;

/// Commands that mean something more than once.
const COUNTED: [Cmd; 8] = [Cmd::Up, Cmd::Down, Cmd::PageUp, Cmd::PageDown, Cmd::First, Cmd::Last, Cmd::Undo, Cmd::Redo];

impl App {
    /// Takes a key: text for the focused field first, then commands of the top pane, then global ones.
    pub fn key(&mut self, cx: &Cx<'_>, event: KeyEvent) -> Vec<Effect> {
        if event.kind == KeyEventKind::Release {
            return Vec::new();
        }
        self.clicked = None;
        let way = self.way();
        let effects = self.pressed(cx, event);
        self.note_way(&way);
        effects
    }

    fn pressed(&mut self, cx: &Cx<'_>, event: KeyEvent) -> Vec<Effect> {
        let (typed, key) = (Key::typed(&event), Key::from(&event));
        if let Some(prefix) = self.pending.prefix.take() {
            return self.after_prefix(cx, prefix, key, typed);
        }
        if typed.is_some() && self.top().pane.takes_text() {
            return self.tell(cx, Msg::Key(event));
        }
        if self.is_count(cx, key) {
            return self.count(cx, key.digit().unwrap_or_default());
        }
        let times = self.pending.count.take();
        match cx.keys.pressed(self.top().pane.scopes(), key) {
            Pressed::Command(spec) if spec.cmd == Cmd::Back && times.is_some() => {
                self.notices.say(cx.now, Notice::said(crate::say!(cx.words, "count-left")));
                Vec::new()
            }
            Pressed::Command(spec) => self.run_times(cx, spec.cmd, times),
            Pressed::Prefix if self.following(cx, key).is_empty() => {
                self.notices.say(cx.now, Notice::said(crate::say!(cx.words, "app-popup-first")));
                Vec::new()
            }
            Pressed::Prefix => {
                (self.pending.prefix, self.pending.count) = (Some(key), times);
                Vec::new()
            }
            Pressed::Nothing if self.top().pane.takes_text() => self.tell(cx, Msg::Key(event)),
            Pressed::Nothing => self.unknown_key(cx, typed),
        }
    }

    /// Takes the key after a prefix; one that nothing has closes the box and says so.
    fn after_prefix(&mut self, cx: &Cx<'_>, prefix: Key, key: Key, typed: Option<char>) -> Vec<Effect> {
        let times = self.pending.count.take();
        if let Some(spec) = cx.keys.after(self.top().pane.scopes(), prefix, key) {
            return self.run_times(cx, spec.cmd, times);
        }
        let said = match typed {
            Some(kana) if is_kana_or_kanji(kana) => return self.unknown_key(cx, typed),
            _ if key.is_escape() => crate::say!(cx.words, "prefix-left", prefix = prefix.shown()),
            _ => {
                let keys = Sequence { first: prefix, second: Some(key) }.shown();
                crate::say!(cx.words, "prefix-unknown", keys = keys, prefix = prefix.shown())
            }
        };
        self.notices.say(cx.now, Notice::said(said));
        Vec::new()
    }

    /// Says whether a digit counts: not where digits are commands, as for tabs.
    fn is_count(&self, cx: &Cx<'_>, key: Key) -> bool {
        let scopes = self.top().pane.scopes();
        let is_command = |digit: char| {
            let named = digit.to_string().parse::<Key>();
            named.is_ok_and(|named| !matches!(cx.keys.pressed(scopes, named), Pressed::Nothing))
        };
        let begins = |digit: u32| digit > 0 || self.pending.count.is_some();
        key.digit().is_some_and(begins) && !self.top().pane.takes_text() && !('0'..='9').any(is_command)
    }

    fn count(&mut self, cx: &Cx<'_>, digit: u32) -> Vec<Effect> {
        let count = self.pending.count.unwrap_or_default().saturating_mul(10).saturating_add(digit).min(MOST_TIMES);
        self.pending.count = Some(count);
        let (down, last) = (cx.keys.first(Cmd::Down), cx.keys.first(Cmd::Last));
        self.notices.say(cx.now, Notice::said(crate::say!(cx.words, "count-so-far", n = count, down = down, last = last)));
        Vec::new()
    }

    /// Runs a command as often as was said; the first or the last row with a number is the row of that number.
    fn run_times(&mut self, cx: &Cx<'_>, cmd: Cmd, times: Option<u32>) -> Vec<Effect> {
        let Some(times) = times.filter(|_| COUNTED.contains(&cmd)) else { return self.run(cx, cmd) };
        let (mut effects, cmd, times) = match cmd {
            Cmd::First | Cmd::Last => (self.run(cx, Cmd::First), Cmd::Down, times.saturating_sub(1)),
            _ => (Vec::new(), cmd, times),
        };
        for _ in 0..times {
            effects.extend(self.run(cx, cmd));
        }
        effects
    }

    /// Kana in command mode means that an input method is on: say so, and do nothing else.
    fn unknown_key(&mut self, cx: &Cx<'_>, typed: Option<char>) -> Vec<Effect> {
        if typed.is_some_and(is_kana_or_kanji) {
            let palette = cx.keys.keys(Cmd::Palette).iter().find(|key| key.survives_input_method()).map(Sequence::shown);
            self.notices.say(cx.now, Notice::said(crate::say!(cx.words, "app-input-method-on", key = palette.unwrap_or_default())));
        }
        Vec::new()
    }
}
