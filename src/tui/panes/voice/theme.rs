//! What was said of one theme in a period: what its rules suggest first, to be put or refused, then what it was put to.

use super::themes::{accepted, listen};
use crate::domain::kpi::Span;
use crate::domain::{AccountId, EntityRef, Row, TagState, Theme, ThemeId};
use crate::i18n::format::NOTHING;
use crate::ops::{Op, TagMark, ThemeOp};
use crate::review::themes::{Listening, Said, Standing};
use crate::say;
use crate::store::themes::Target;
use crate::store::{Error, Result, no_row};
use crate::text::wrap;
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::pane::{Cx, Effect, Msg, Notice, Pane, ViewState};
use crate::tui::panes::account::tab::{draw_empty, draw_failure};
use crate::tui::route::{AccountTab, Route, VoiceRoute};
use crate::tui::selection::Selection;
use crate::tui::tone::role_of;
use crate::tui::widget::{Column, ColumnWidth, ListTable, Pen, Phrase, TableRow};
use crate::wording::voice::span_name;
use crate::wording::{store_error, themes as wording};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::HashSet;

/// Rows of the part that reads the selected row, and the least height of a screen that has it.
const DETAIL: u16 = 6;
const WITH_DETAIL: u16 = 16;

const SHOWN: &[&str] = &["response", "touch", "ticket", "account", "contact", "theme", "theme_tag", "feedback", "feedback_voice"];

pub struct ThemePane {
    id: ThemeId,
    span: Span,
    theme: Option<Row<ThemeId, Theme>>,
    listening: Option<Listening>,
    rows: Vec<(Said, Standing)>,
    marks: HashSet<Target>,
    selection: Selection,
    failure: Option<String>,
    /// Whether it was deleted, here or by undo.
    is_gone: bool,
}

impl ThemePane {
    pub fn new(cx: &Cx<'_>, id: ThemeId, span: Span) -> ThemePane {
        let (theme, listening, rows, marks) = (None, None, Vec::new(), HashSet::new());
        let mut pane =
            ThemePane { id, span, theme, listening, rows, marks, selection: Selection::default(), failure: None, is_gone: false };
        pane.reread(cx);
        pane
    }

    /// Reads again; the selection stays in its place, so that one suggestion after the other can be decided.
    fn reread(&mut self, cx: &Cx<'_>) {
        let read = self.read(cx);
        self.is_gone = read.as_ref().is_err_and(Error::is_no_row);
        self.failure = read.err().map(|error| store_error(cx.words, &error));
        let rows = &self.rows;
        self.marks.retain(|target| rows.iter().any(|(said, _)| said.row.target == *target));
    }

    fn read(&mut self, cx: &Cx<'_>) -> Result<()> {
        let listening = listen(cx, self.span)?;
        self.theme = Some(listening.theme(self.id).cloned().ok_or_else(|| no_row::<Theme>(self.id))?);
        self.rows = listening.rows_of(self.id).into_iter().map(|(said, standing)| (said.clone(), standing)).collect();
        self.listening = Some(listening);
        Ok(())
    }

    fn selected(&self) -> Option<&(Said, Standing)> {
        self.selection.row(self.rows.len()).map(|row| &self.rows[row])
    }

    /// Returns the marked rows, or the selected one.
    fn meant(&self) -> Vec<&(Said, Standing)> {
        if self.marks.is_empty() {
            return self.selected().into_iter().collect();
        }
        self.rows.iter().filter(|(said, _)| self.marks.contains(&said.row.target)).collect()
    }

    /// Puts the theme to those meant, or takes it off where all of them have it.
    fn tag(&mut self) -> Vec<Effect> {
        let is_set = self.meant().iter().all(|(_, standing)| *standing == Standing::Set);
        self.write(if is_set { None } else { Some(TagState::Set) })
    }

    /// Refuses the theme for those meant; where all of them are refused, takes that back.
    fn refuse(&mut self) -> Vec<Effect> {
        let is_refused = self.meant().iter().all(|(_, standing)| *standing == Standing::Refused);
        self.write(if is_refused { None } else { Some(TagState::Dismissed) })
    }

    fn write(&mut self, state: Option<TagState>) -> Vec<Effect> {
        let mark = |target| TagMark { theme: self.id, target, state };
        let marks: Vec<TagMark> = self.meant().iter().map(|(said, _)| mark(said.row.target)).collect();
        self.marks.clear();
        if marks.is_empty() { Vec::new() } else { vec![Effect::Write(Op::Theme(ThemeOp::Mark(marks)))] }
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        let open = |route| vec![Effect::Open(route)];
        let targets: Vec<Target> = self.meant().iter().map(|(said, _)| said.row.target).collect();
        match cmd {
            Cmd::Back => return vec![Effect::Close],
            Cmd::Open => return self.selected().map(|(said, _)| Effect::Open(Route::Row(said.row.row()))).into_iter().collect(),
            Cmd::TagRow => return self.tag(),
            Cmd::RefuseRow => return self.refuse(),
            Cmd::AcceptTheme => {
                let op = self.listening.as_ref().and_then(|listening| accepted(listening, self.id));
                return op.map(Effect::Write).into_iter().collect();
            }
            Cmd::EditTheme => return open(Route::Voice(VoiceRoute::ThemeForm(Some(self.id)))),
            Cmd::PutThemes => return open(Route::Voice(VoiceRoute::Tag(targets))),
            Cmd::MakeFeedback => return open(Route::Voice(VoiceRoute::MatterForm { id: None, from: targets })),
            Cmd::SaidAccount => {
                let account = self.selected().map(|(said, _)| said.row.account);
                let route = |id| Route::Account { id, siblings: Vec::new(), tab: AccountTab::Timeline };
                return account.map(|id| Effect::Open(route(id))).into_iter().collect();
            }
            Cmd::MarkSaid => self.toggle(cx),
            Cmd::MarkAllSaid => self.marks.extend(self.rows.iter().map(|(said, _)| said.row.target)),
            Cmd::MarkNoSaid => self.marks.clear(),
            _ => {
                self.selection.moved(cmd, self.rows.len(), cx.page_rows);
            }
        }
        Vec::new()
    }

    fn toggle(&mut self, cx: &Cx<'_>) {
        let Some(target) = self.selected().map(|(said, _)| said.row.target) else { return };
        if !self.marks.remove(&target) {
            self.marks.insert(target);
        }
        self.selection.moved(Cmd::Down, self.rows.len(), cx.page_rows);
    }

    fn suggested(&self) -> usize {
        self.rows.iter().filter(|(_, standing)| matches!(standing, Standing::Suggested(_))).count()
    }
}

impl Pane for ThemePane {
    fn title(&self, cx: &Cx<'_>) -> String {
        self.theme.as_ref().map_or_else(|| say!(cx.words, "voice-tab-themes"), |theme| theme.name.clone())
    }

    fn facts(&self, cx: &Cx<'_>) -> Vec<Phrase<'static>> {
        let mut facts = vec![Phrase::new(span_name(cx.words, cx.format, self.span), Role::Text)];
        if !self.marks.is_empty() {
            facts.push(Phrase::new(say!(cx.words, "book-marked", n = self.marks.len()), Role::Marked));
        }
        facts
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::ThemeRows, Scope::ThemeAny, Scope::Said, Scope::Marks, Scope::List]
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        let needs_row = matches!(cmd, Cmd::Open | Cmd::TagRow | Cmd::RefuseRow | Cmd::SaidAccount | Cmd::PutThemes | Cmd::MakeFeedback);
        match cmd {
            _ if needs_row && self.rows.is_empty() => Some(say!(cx.words, "row-none")),
            Cmd::AcceptTheme if self.suggested() == 0 => Some(say!(cx.words, "theme-nothing-suggested")),
            Cmd::MarkNoSaid if self.marks.is_empty() => Some(say!(cx.words, "event-nothing-marked")),
            _ => None,
        }
    }

    fn account(&self) -> Option<AccountId> {
        self.selected().map(|(said, _)| said.row.account)
    }

    fn mark_selected(&mut self) {
        let target = self.selected().map(|(said, _)| said.row.target);
        self.marks.extend(target);
    }

    fn row(&self) -> Option<EntityRef> {
        self.selected().map(|(said, _)| said.row.row())
    }

    fn interest(&self) -> &'static [&'static str] {
        SHOWN
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => return self.command(cx, cmd),
            Msg::Changed(_) => {
                self.reread(cx);
                // What was deleted has no screen.
                if self.is_gone {
                    return vec![Effect::Close, Effect::Notice(Notice::said(say!(cx.words, "row-gone")))];
                }
            }
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        if let Some(failure) = &self.failure {
            return draw_failure(cx, area, buffer, failure);
        }
        let used = self.draw_head(cx, area, buffer);
        let body = Rect { y: area.y + used.min(area.height), height: area.height.saturating_sub(used), ..area };
        if self.rows.is_empty() {
            return draw_empty(cx, body, buffer, &say!(cx.words, "theme-rows-empty"), Cmd::EditTheme);
        }
        let detail = if area.height >= WITH_DETAIL { DETAIL } else { 0 };
        let list = Rect { height: body.height.saturating_sub(detail), ..body };
        self.draw_list(cx, list, buffer, state);
        if let Some((said, standing)) = self.selected().filter(|_| detail > 0) {
            draw_said(cx, Rect { y: list.bottom(), height: detail, ..area }, buffer, said, standing);
        }
    }
}

impl ThemePane {
    /// Draws what belongs to the theme, and its counts; returns the rows that took.
    fn draw_head(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer) -> u16 {
        let (Some(theme), Some(listening)) = (&self.theme, &self.listening) else { return 0 };
        let mut pen = Pen::new(cx.look, area, buffer);
        let room = pen.width().saturating_sub(4);
        let now = listening.count(self.id, self.span);
        let counts = say!(
            cx.words,
            "theme-counts",
            n = now.rows,
            customers = now.customers,
            arr = wording::arr(cx.format, &now.arr),
            suggested = self.suggested()
        );
        pen.put(3, 0, room, &counts, Role::Heading);
        if area.height <= 10 {
            return 1;
        }
        pen.put(3, 1, room, &wording::line_of(&theme.criterion), Role::Dim);
        3
    }

    fn draw_list(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let ids = ["voice-col-when", "theme-col-source", "voice-col-account", "voice-col-person", "theme-col-standing", "theme-col-said"];
        let [when, source, account, person, standing, said] = ids.map(|id| cx.words.get(id));
        let fixed = |least: u16, most: u16, texts: Vec<String>| {
            let widest = texts.iter().map(|text| cx.look.cells.width(text)).max().unwrap_or(0);
            ColumnWidth::Fixed(u16::try_from(widest).unwrap_or(u16::MAX).clamp(least, most))
        };
        let rows = || self.rows.iter();
        let columns = [
            Column::new(&when, fixed(6, 12, rows().map(|(said, _)| cx.format.near(said.on)).collect()), 3).right(),
            Column::new(&source, fixed(5, 12, rows().map(|(said, _)| wording::source(cx.words, &said.row)).collect()), 2),
            Column::new(&account, ColumnWidth::Flexible { min: 12, max: 26 }, 0),
            Column::new(&person, ColumnWidth::Flexible { min: 10, max: 18 }, 4),
            Column::new(&standing, fixed(8, 26, rows().map(|(_, standing)| wording::standing(cx.words, standing).0).collect()), 0),
            Column::new(&said, ColumnWidth::Flexible { min: 22, max: 90 }, 5),
        ];
        let selected = self.selection.row(self.rows.len());
        let table = ListTable { columns: &columns, rows: self.rows.len(), selected, has_focus: true };
        state.draw_list(&table, cx.look, area, buffer, |row| {
            let (said, standing) = &self.rows[row];
            let (word, tone) = wording::standing(cx.words, standing);
            let cells = vec![
                Phrase::new(cx.format.near(said.on), Role::Dim).means(said.on),
                Phrase::new(wording::source(cx.words, &said.row), Role::Dim),
                Phrase::new(said.account.clone(), Role::Text),
                Phrase::new(said.person.clone().unwrap_or_else(|| NOTHING.to_owned()), Role::Text),
                Phrase::new(word, role_of(tone)),
                Phrase::new(wording::one_line(&said.row), Role::Text),
            ];
            TableRow { cells, is_marked: self.marks.contains(&said.row.target) }
        });
    }
}

/// Draws who said it, and the words in full.
fn draw_said(cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, said: &Said, standing: &Standing) {
    let mut pen = Pen::new(cx.look, area, buffer);
    let room = pen.width().saturating_sub(4);
    pen.rule(1, 0, pen.width().saturating_sub(2));
    let who: Vec<&str> = [said.person.as_deref(), Some(said.account.as_str())].into_iter().flatten().collect();
    let (word, tone) = wording::standing(cx.words, standing);
    let head = Phrase::new(who.join(" · "), Role::Heading)
        .then(format!("   {} {}   ", cx.format.near(said.on), wording::source(cx.words, &said.row)), Role::Dim)
        .then(word, role_of(tone));
    pen.put_phrase(3, 1, room, &head);
    let words = wording::one_line(&said.row);
    for (y, line) in (2..area.height).zip(wrap(&words, usize::from(room), cx.look.cells)) {
        pen.put(3, y, room, line, Role::Text);
    }
}
