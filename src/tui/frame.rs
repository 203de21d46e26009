//! The frame around every screen: first line, last line, notice and progress.

use crate::i18n::{Format, Words};
use crate::say;
use crate::text::{display, wrap};
use crate::theme::Role;
use crate::tui::app::Progress;
use crate::tui::command::{Cmd, CommandSpec};
use crate::tui::keymap::Keymap;
use crate::tui::keys::{Key, Sequence};
use crate::tui::pane::{Cx, Notice};
use crate::tui::route::Offered;
use crate::tui::widget::{Footer, KeyHint, Look, Pen, Phrase, Popup, TitleLine, clear_wide};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Below this nothing useful fits.
const SMALLEST: (u16, u16) = (40, 10);

/// Rows of the body that a long notice takes.
const MORE_ROWS: u16 = 2;

/// Where the parts of the screen stand.
pub struct Parts {
    pub title: Rect,
    pub body: Rect,
    pub notice: Rect,
    pub footer: Rect,
}

/// Divides the screen: title, an empty line, body, notice, footer.
pub fn parts(area: Rect) -> Parts {
    let row = |y, height| Rect { y, height, ..area };
    let last = area.bottom().saturating_sub(1);
    Parts {
        title: row(area.y, 1),
        body: row(area.y + 2, area.height.saturating_sub(4)),
        notice: row(last.saturating_sub(1), 1),
        footer: row(last, 1),
    }
}

/// Draws one sentence and returns true when the terminal is too small for anything else.
pub fn too_small(cx: &Cx<'_>, area: Rect, buffer: &mut Buffer) -> bool {
    if area.width >= SMALLEST.0 && area.height >= SMALLEST.1 {
        return false;
    }
    let mut pen = Pen::new(cx.look, area, buffer);
    let room = area.width;
    pen.put(0, area.height / 2, room, &say!(cx.words, "app-too-small"), Role::Text);
    true
}

/// Draws the way to the screen and what it has to tell; returns where the steps of the way stand.
pub fn draw_title(cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, titles: &[String], mut facts: Vec<Phrase<'static>>) -> Vec<Rect> {
    let path: Vec<&str> = titles.iter().map(String::as_str).collect();
    facts.push(Phrase::new(cx.format.full_date(cx.today()), Role::Text));
    // A long way leaves the day without its year.
    let short = Phrase::new(cx.format.date(cx.today()), Role::Text);
    TitleLine { name: "mimamori", path: &path, facts: &facts, short: Some(&short) }.draw(cx.look, area, buffer)
}

/// Draws what can be shown before the book is open.
pub fn draw_opening(look: Look<'_>, words: &Words, format: &Format, area: Rect, buffer: &mut Buffer) {
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        return;
    }
    let facts = [Phrase::new(say!(words, "app-opening"), Role::Dim), Phrase::new(format.full_date(format.today), Role::Text)];
    TitleLine { name: "mimamori", path: &[], facts: &facts, short: None }.draw(look, parts(area).title, buffer);
}

/// Draws the keys that matter here, and above them what just happened or is under way.
///
/// `is_typing`: a field has the focus, so that keys which type a character are no commands and are not offered. Returns where the keys
/// stand, and what each of them does.
pub fn draw_footer(
    cx: &Cx<'_>,
    parts: &Parts,
    buffer: &mut Buffer,
    commands: &[Offered],
    notice: Option<&Notice>,
    progress: Option<&Progress>,
    is_typing: bool,
) -> Vec<(Rect, Cmd)> {
    let useful = commands.iter().filter(|offered| offered.spec.footer > 0 && offered.disabled.is_none() && offered.spec.cmd != Cmd::Help);
    let mut shown: Vec<&CommandSpec> = useful.map(|offered| offered.spec).collect();
    shown.sort_by_key(|spec| std::cmp::Reverse(spec.footer));
    let mut words: Vec<(String, String, Cmd)> = Vec::new();
    for (key, spec) in shown.into_iter().filter_map(|spec| Some((working_key(cx.keys, spec, is_typing)?, spec))) {
        if !is_own(cx.keys, commands, spec, &key) {
            continue;
        }
        let (key, word) = (key.shown(), cx.words.get(&spec.word_id()));
        // The innermost command of a key is the one that runs; the others are not offered, nor is a second key for the same word.
        if !words.iter().any(|(taken, said, _)| *taken == key || *said == word) {
            words.push((key, word, spec.cmd));
        }
    }
    let hints: Vec<KeyHint<'_>> = words.iter().map(|(key, label, _)| KeyHint { key, label }).collect();
    // Where its key means something else, help is not offered by it.
    let help_key = working_key(cx.keys, Cmd::Help.spec(), is_typing);
    let help_key = help_key.filter(|key| is_own(cx.keys, commands, Cmd::Help.spec(), key)).map(|key| key.shown());
    let help = cx.words.get("cmd-help");
    let last = help_key.as_ref().map(|key| KeyHint { key, label: &help });
    let (places, at_end) = Footer { hints: &hints, last }.draw(cx.look, parts.footer, buffer);
    if let Some(progress) = progress {
        let share = cx.format.percent(progress.done as f64 / progress.total.max(1) as f64);
        line(cx, parts.notice, buffer, &say!(cx.words, "app-working", what = progress.what.clone(), share = share), Role::Notice);
    } else if let Some(notice) = notice {
        line(cx, parts.notice, buffer, &notice.text, if notice.is_error { Role::Error } else { Role::Notice });
    } else if let Some(reason) = cx.read_only {
        line(cx, parts.notice, buffer, reason, Role::Warning);
    }
    let of_hints = places.into_iter().zip(words.iter().map(|(_, _, cmd)| *cmd));
    of_hints.chain(at_end.map(|place| (place, Cmd::Help))).collect()
}

/// Draws a sentence whole: one too long for its row takes rows of the body, for its end says what to do.
fn line(cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, text: &str, role: Role) {
    let room = area.width.saturating_sub(2);
    let safe = display(text);
    let lines = wrap(&safe, usize::from(room.max(1)), cx.look.cells);
    let above = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_sub(1).min(MORE_ROWS).min(area.y);
    let area = Rect { y: area.y - above, height: area.height + above, ..area };
    if above > 0 {
        clear_wide(area, buffer);
    }
    let mut pen = Pen::new(cx.look, area, buffer);
    for (y, line) in (0..area.height).zip(lines) {
        pen.put(1, y, room, line, role);
    }
}

/// Cells between two columns of the box after a prefix.
const BETWEEN: u16 = 3;

/// Draws what can follow a key that begins sequences, in a box at the bottom.
pub fn draw_following(cx: &Cx<'_>, parts: &Parts, buffer: &mut Buffer, prefix: &Key, following: &[(Key, &CommandSpec)]) {
    let words: Vec<(String, String)> = following.iter().map(|(key, spec)| (key.shown(), cx.words.get(&spec.word_id()))).collect();
    let cells = |text: &String| u16::try_from(cx.look.cells.width(text)).unwrap_or(u16::MAX);
    let keys = words.iter().map(|(key, _)| cells(key)).max().unwrap_or_default();
    let column = keys + 1 + words.iter().map(|(_, word)| cells(word)).max().unwrap_or_default();
    // As wide as the screen allows, and no wider than three columns: more are not found at a glance.
    let room = parts.body.width.saturating_sub(6);
    let columns = ((room + BETWEEN) / (column + BETWEEN).max(1)).clamp(1, 3);
    let rows = u16::try_from(words.len()).unwrap_or(u16::MAX).div_ceil(columns);
    let (title, back) = (say!(cx.words, "prefix-title", prefix = prefix.shown()), cx.words.get("cmd-back"));
    let hints = [KeyHint { key: "Esc", label: &back }];
    let screen = Rect { height: parts.body.height + 1, ..parts.body };
    let bottom = Rect { x: parts.body.x + 1, y: screen.bottom(), width: 1, height: 1 };
    let size = (columns * (column + BETWEEN) - BETWEEN, rows);
    let inner = Popup { title: &title, keys: &hints }.draw(cx.look, screen, bottom, size, buffer);
    let mut pen = Pen::new(cx.look, inner, buffer);
    for (place, (key, word)) in (0..).zip(&words) {
        let (x, y) = (place / rows.max(1) * (column + BETWEEN), place % rows.max(1));
        pen.put(x, y, keys, key, Role::Key);
        pen.put(x + keys + 1, y, column - keys - 1, word, Role::Text);
    }
}

/// Says whether a key runs this command: the innermost command of a key has it, and keeps it while it cannot be run.
fn is_own(keys: &Keymap, commands: &[Offered], spec: &CommandSpec, key: &Sequence) -> bool {
    let has = |offered: &&Offered| keys.keys(offered.spec.cmd).iter().any(|own| own.collides(key));
    commands.iter().find(has).is_none_or(|first| first.spec.cmd == spec.cmd)
}

/// Returns the first key of a command that does something now.
fn working_key(keys: &Keymap, spec: &CommandSpec, is_typing: bool) -> Option<Sequence> {
    keys.keys(spec.cmd).iter().find(|key| !is_typing || !key.types()).copied()
}
