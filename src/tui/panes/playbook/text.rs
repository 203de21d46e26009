//! The steps of a playbook as text, read while they are typed: the day beside each line, what is wrong under it.

use super::form::needed;
use super::steps::day_width;
use crate::domain::playbook::{Playbook, Script, ScriptFault, Template, rewritten, schedule};
use crate::domain::{Anchor, playbook::PlayStep};
use crate::ops::Op;
use crate::review::views;
use crate::say;
use crate::store;
use crate::text::{display, slice};
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::input::{Change, TextArea};
use crate::tui::pane::{Cx, Draft, Effect, Msg, Notice, Pane, ViewState};
use crate::tui::widget::Pen;
use crate::wording::playbook::{condition, problem, script_fault};
use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use std::ops::Range;

/// Cells left of the text: the number of the line and air.
const GUTTER: u16 = 5;
/// From this width on the day of each step stands beside it.
const WITH_DAYS: u16 = 70;

pub struct TextPane {
    playbook: Playbook,
    text: TextArea,
    script: Script,
    /// Saved segments, which a condition may name.
    views: Vec<(String, String)>,
    /// The text as it is kept.
    initial: String,
    is_restored: bool,
    is_touched: bool,
}

/// A row of the screen: a piece of the text, or what is wrong with the line above.
enum Shown<'a> {
    Text { row: usize, bytes: Range<usize>, line: usize, is_first: bool },
    Fault(&'a ScriptFault),
}

impl TextPane {
    pub fn open(cx: &Cx<'_>, key: &str) -> store::Result<Box<dyn Pane>> {
        let playbook = needed(cx, key)?;
        let initial = playbook.template.body.clone();
        let kept = cx.draft(&draft_name(key))?.filter(|kept| *kept != initial);
        let is_restored = kept.is_some();
        let text = TextArea::with_text(kept.as_deref().unwrap_or(&initial));
        let views = views(cx.book.connection())?;
        let mut pane = TextPane { playbook, text, script: Script::default(), views, initial, is_restored, is_touched: false };
        pane.reread(cx);
        Ok(Box::new(pane))
    }

    fn reread(&mut self, cx: &Cx<'_>) {
        self.script = Script::checked(self.text.text(), |text| condition(cx.words, &self.views, text));
    }

    fn has_changes(&self) -> bool {
        self.text.text().trim_end() != self.initial.trim_end()
    }

    fn edited(&mut self, cx: &Cx<'_>, change: Change) {
        if change == Change::Text {
            self.is_touched = true;
            self.reread(cx);
        }
    }

    fn key(&mut self, cx: &Cx<'_>, key: KeyEvent) {
        let change = self.text.typed(key);
        self.edited(cx, change);
    }

    fn save(&self, cx: &Cx<'_>) -> Vec<Effect> {
        if let Some(fault) = self.script.faults.first() {
            let why = script_fault(cx.words, fault);
            return vec![Effect::Notice(Notice::error(say!(cx.words, "playbook-edit-refused", why = why)))];
        }
        if !self.has_changes() {
            let said = Notice::said(say!(cx.words, "form-unchanged"));
            return vec![self.forget(), Effect::Close, Effect::Notice(said)];
        }
        let body = rewritten(self.text.text().trim_end(), cx.format.lang);
        vec![Effect::Write(Op::SavePlaybook(Template { body, ..self.playbook.template.clone() }))]
    }

    fn reset(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        self.text = TextArea::with_text(&self.initial);
        self.is_restored = false;
        self.reread(cx);
        vec![self.forget(), Effect::Notice(Notice::said(say!(cx.words, "form-reset")))]
    }

    fn close(&self, cx: &Cx<'_>) -> Vec<Effect> {
        if !self.has_changes() {
            return vec![Effect::Close];
        }
        vec![Effect::Close, Effect::Notice(Notice::said(say!(cx.words, "form-draft-kept")))]
    }

    fn forget(&self) -> Effect {
        Effect::ForgetDraft(draft_name(self.playbook.key()))
    }

    /// Lays the text out in rows, each line followed by what is wrong with it.
    fn rows(&self, cx: &Cx<'_>, width: u16) -> Vec<Shown<'_>> {
        let mut shown = Vec::new();
        let mut line = 0;
        let rows = self.text.rows(usize::from(width.max(1)), cx.look.cells);
        for (row, bytes) in rows.iter().enumerate() {
            let is_first = row == 0 || slice(self.text.text(), rows[row - 1].end..bytes.start).contains('\n');
            line += usize::from(is_first && row > 0);
            shown.push(Shown::Text { row, bytes: bytes.clone(), line, is_first });
            let is_last = rows.get(row + 1).is_none_or(|next| slice(self.text.text(), bytes.end..next.start).contains('\n'));
            if is_last {
                shown.extend(self.script.faults.iter().filter(|fault| fault.line == line).map(Shown::Fault));
            }
        }
        shown
    }

    /// Returns the cells that the days beside the steps take; days counted from anything but the start are not known here.
    fn days_width(&self, cx: &Cx<'_>, width: u16) -> u16 {
        if width >= WITH_DAYS && self.playbook.anchor() == Anchor::Start { day_width(cx) + 3 } else { 1 }
    }

    /// Returns the day of a line's step as if the playbook were started today.
    fn day(&self, cx: &Cx<'_>, line: usize) -> String {
        let Some(step) = self.script.steps.iter().find(|step| step.line == line).map(|step| &step.read.step) else {
            return String::new();
        };
        let planned = schedule(&[PlayStep::clone(step)], cx.today(), cx.today(), cx.workdays, |_| true);
        planned.first().map(|step| cx.format.short_date(step.wanted_on)).unwrap_or_default()
    }

    fn draw_head(&self, cx: &Cx<'_>, pen: &mut Pen<'_>) -> u16 {
        let room = pen.width().saturating_sub(4);
        let lines: std::collections::BTreeSet<usize> = self.script.faults.iter().map(|fault| fault.line).collect();
        let (count, role) = match lines.len() {
            0 => (say!(cx.words, "playbook-edit-fine", n = self.script.steps.len()), Role::Dim),
            faults => (say!(cx.words, "playbook-edit-faults", n = faults), Role::Error),
        };
        let used = pen.put(3, 0, room, self.playbook.name(), Role::Heading);
        pen.put(3 + used + 3, 0, room.saturating_sub(used + 3), &count, role);
        let mut y = 1;
        let head = say!(cx.words, "playbook-edit-head");
        for line in crate::text::wrap(&display(&head), usize::from(room.max(1)), cx.look.cells) {
            pen.put(3, y, room, line, Role::Dim);
            y += 1;
        }
        if self.is_restored {
            pen.put(3, y, room, &say!(cx.words, "form-restored"), Role::Notice);
            y += 1;
        }
        y + u16::from(pen.height() > 14)
    }

    fn draw_row(&self, cx: &Cx<'_>, pen: &mut Pen<'_>, y: u16, width: u16, shown: &Shown<'_>) {
        match shown {
            Shown::Text { bytes, line, is_first, .. } => {
                let text = slice(self.text.text(), bytes.clone());
                let is_remark = self.text.text().lines().nth(*line).is_some_and(|line| line.trim_start().starts_with(['#', '＃']));
                if *is_first {
                    pen.put(0, y, GUTTER - 1, &format!("{:>3}", line + 1), Role::Dim);
                    let room = self.days_width(cx, pen.width()) - 1;
                    if room > 0 {
                        pen.put(pen.width().saturating_sub(room), y, room, &self.day(cx, *line), Role::Dim);
                    }
                }
                pen.put(GUTTER, y, width, text.trim_end(), if is_remark { Role::Dim } else { Role::Text });
            }
            Shown::Fault(fault) => {
                let before: String = self.text.text().lines().nth(fault.line).unwrap_or_default().chars().take(fault.at).collect();
                let column = u16::try_from(cx.look.cells.width(&display(&before))).unwrap_or(u16::MAX);
                let told = format!("^ {}", problem(cx.words, &fault.problem));
                let length = u16::try_from(cx.look.cells.width(&told)).unwrap_or(u16::MAX);
                // A long one starts further left, so that its end, which says what to do, is read too.
                let x = GUTTER.saturating_add(column).min(pen.width().saturating_sub(length.saturating_add(1))).max(1);
                pen.put(x, y, pen.width().saturating_sub(x), &told, Role::Error);
            }
        }
    }
}

fn draft_name(key: &str) -> String {
    format!("playbook-{key}")
}

impl Pane for TextPane {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "playbook-edit-title")
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::FormEditor, Scope::Form]
    }

    fn takes_text(&self) -> bool {
        true
    }

    /// Undo would take back what was saved last, while one thinks of the text.
    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        matches!(cmd, Cmd::Undo | Cmd::Redo).then(|| say!(cx.words, "form-no-undo"))
    }

    fn draft(&self) -> Option<Draft> {
        let content = self.has_changes().then(|| self.text.text().to_owned());
        (self.is_touched || content.is_some()).then(|| Draft { name: draft_name(self.playbook.key()), content })
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(Cmd::Save) => return self.save(cx),
            Msg::Command(Cmd::ResetForm) => return self.reset(cx),
            Msg::Command(Cmd::Back) => return self.close(cx),
            Msg::Command(Cmd::EditText) => return vec![Effect::Edit(self.text.text().to_owned())],
            Msg::Key(key) => self.key(cx, key),
            Msg::Edited(text) => {
                self.text = TextArea::with_text(&text);
                self.edited(cx, Change::Text);
            }
            Msg::Paste(text) => {
                let change = self.text.paste(&text);
                self.edited(cx, change);
            }
            Msg::Written(_) => return vec![self.forget(), Effect::Close],
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let mut pen = Pen::new(cx.look, area, buffer);
        let top = self.draw_head(cx, &mut pen).min(area.height);
        let width = area.width.saturating_sub(GUTTER + self.days_width(cx, area.width));
        let shown = self.rows(cx, width);
        let rows = self.text.rows(usize::from(width.max(1)), cx.look.cells);
        let (cursor_row, cell) = self.text.cursor_in(&rows, cx.look.cells);
        let cursor = shown.iter().position(|shown| matches!(shown, Shown::Text { row, .. } if *row == cursor_row)).unwrap_or(0);
        let below = Rect { y: area.y + top, height: area.height - top, ..area };
        // What is wrong with the line of the cursor stays in view below it.
        let faults = shown.iter().skip(cursor + 1).take_while(|shown| matches!(shown, Shown::Fault(_))).count();
        let height = usize::from(below.height.max(1));
        let first = (cursor + faults.min(height - 1) + 1).saturating_sub(height);
        let mut pen = Pen::new(cx.look, below, buffer);
        for (y, shown) in (0..below.height).zip(shown.iter().skip(first)) {
            self.draw_row(cx, &mut pen, y, width, shown);
        }
        let x = below.x + (GUTTER + u16::try_from(cell).unwrap_or(width).min(width)).min(below.width.saturating_sub(1));
        state.cursor = u16::try_from(cursor - first).ok().filter(|y| *y < below.height).map(|y| Position::new(x, below.y + y));
        state.editing = true;
    }
}
