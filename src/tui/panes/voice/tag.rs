//! Which themes are put to what was said: one row or several at once. What the rules suggest is said beside each theme.

use crate::domain::theme::Suggestion;
use crate::domain::{AccountId, Row, TagState, Theme, ThemeId};
use crate::ops::{Op, TagMark, ThemeOp};
use crate::review::themes::{Standing, themes_of_row};
use crate::say;
use crate::store::Result;
use crate::store::themes::{SaidRow, Target, said_by};
use crate::text::wrap;
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::pane::{Answer, Cx, Effect, Msg, Notice, Pane, ViewState};
use crate::tui::panes::account::tab::draw_empty;
use crate::tui::route::{Route, VoiceRoute};
use crate::tui::selection::Selection;
use crate::tui::widget::{Column, ColumnWidth, ListTable, Pen, Phrase, TableRow};
use crate::wording::{store_error, themes as wording};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// A theme as it stands with the rows, and what was decided here.
struct Line {
    theme: Row<ThemeId, Theme>,
    /// Of each row, in their order.
    standings: Vec<Option<Standing>>,
    /// `None`: it stays as it is.
    decided: Option<TagState>,
    /// Whether it is to be taken off.
    is_taken: bool,
}

pub struct TagPane {
    targets: Vec<Target>,
    said: Vec<SaidRow>,
    lines: Vec<Line>,
    selection: Selection,
}

impl TagPane {
    pub fn open(cx: &Cx<'_>, targets: Vec<Target>) -> Result<Box<dyn Pane>> {
        let said = targets.iter().map(|target| said_by(cx.book.connection(), *target)).collect::<Result<Vec<_>>>()?;
        let mut pane = TagPane { targets, said, lines: Vec::new(), selection: Selection::default() };
        pane.read(cx)?;
        // What is suggested is what one most likely came for.
        let suggested = pane.lines.iter().position(|line| line.suggestion().is_some());
        pane.selection = Selection::at(suggested.unwrap_or(0));
        Ok(Box::new(pane))
    }

    fn read(&mut self, cx: &Cx<'_>) -> Result<()> {
        let mut lines: Vec<Line> = Vec::new();
        for target in &self.targets {
            for (theme, standing) in themes_of_row(cx.book.connection(), *target)? {
                match lines.iter_mut().find(|line| line.theme.id == theme.id) {
                    Some(line) => line.standings.push(standing),
                    None => lines.push(Line { theme, standings: vec![standing], decided: None, is_taken: false }),
                }
            }
        }
        self.lines = lines;
        Ok(())
    }

    fn selected(&mut self) -> Option<&mut Line> {
        let row = self.selection.row(self.lines.len())?;
        self.lines.get_mut(row)
    }

    /// Reads again; what was decided here and not written yet stays decided.
    fn reread(&mut self, cx: &Cx<'_>) -> Result<()> {
        let (before, selected) = (std::mem::take(&mut self.lines), self.selection);
        let chosen = selected.row(before.len()).map(|row| before[row].theme.id);
        self.read(cx)?;
        for line in &mut self.lines {
            if let Some(old) = before.iter().find(|old| old.theme.id == line.theme.id) {
                (line.decided, line.is_taken) = (old.decided, old.is_taken);
            }
        }
        let place = self.lines.iter().position(|line| Some(line.theme.id) == chosen);
        self.selection = place.map_or(selected, Selection::at);
        Ok(())
    }

    /// Leaves; what was decided and not written is asked about first.
    fn leave(&self, cx: &Cx<'_>) -> Vec<Effect> {
        let undecided = self.lines.iter().filter(|line| line.decided.is_some() || line.is_taken).count();
        if undecided == 0 || self.marks().is_empty() {
            return vec![Effect::Close];
        }
        let question = say!(cx.words, "theme-leave", n = undecided);
        let consequence = say!(cx.words, "theme-leave-consequence", key = cx.keys.first(Cmd::SaveThemes));
        vec![Effect::Open(Route::Confirm { question, consequence })]
    }

    /// Returns what differs from how it stands.
    fn marks(&self) -> Vec<TagMark> {
        let mut marks = Vec::new();
        for line in &self.lines {
            for (target, standing) in self.targets.iter().zip(&line.standings) {
                let is_set = *standing == Some(Standing::Set);
                let state = match (line.decided, line.is_taken) {
                    (Some(TagState::Set), _) if !is_set => Some(TagState::Set),
                    (Some(TagState::Dismissed), _) if *standing != Some(Standing::Refused) => Some(TagState::Dismissed),
                    (None, true) if is_set => None,
                    _ => continue,
                };
                marks.push(TagMark { theme: line.theme.id, target: *target, state });
            }
        }
        marks
    }

    fn save(&self) -> Vec<Effect> {
        let marks = self.marks();
        if marks.is_empty() { vec![Effect::Close] } else { vec![Effect::Write(Op::Theme(ThemeOp::Mark(marks)))] }
    }
}

impl Line {
    fn count(&self, is_so: impl Fn(&Standing) -> bool) -> usize {
        self.standings.iter().flatten().filter(|standing| is_so(standing)).count()
    }

    fn is_set(&self) -> bool {
        self.decided == Some(TagState::Set) || (self.decided.is_none() && !self.is_taken && self.set() == self.standings.len())
    }

    fn set(&self) -> usize {
        self.count(|standing| *standing == Standing::Set)
    }

    fn suggestion(&self) -> Option<&Suggestion> {
        self.standings.iter().flatten().find_map(|standing| match standing {
            Standing::Suggested(suggestion) => Some(suggestion),
            _ => None,
        })
    }

    fn toggle(&mut self) {
        (self.decided, self.is_taken) = if self.is_set() { (None, true) } else { (Some(TagState::Set), false) };
    }

    fn refuse(&mut self) {
        let is_refused = self.decided == Some(TagState::Dismissed);
        (self.decided, self.is_taken) = (if is_refused { None } else { Some(TagState::Dismissed) }, false);
    }

    /// Says how it will stand.
    fn words(&self, cx: &Cx<'_>) -> Phrase<'static> {
        let refused = self.count(|standing| *standing == Standing::Refused) == self.standings.len();
        if self.is_set() {
            return Phrase::new(say!(cx.words, "theme-is-set"), Role::Green);
        }
        match (self.decided, self.suggestion()) {
            (Some(TagState::Dismissed), _) => Phrase::new(say!(cx.words, "theme-is-refused"), Role::Dim),
            (None, _) if self.is_taken => Phrase::default(),
            (None, _) if self.set() > 0 => {
                Phrase::new(say!(cx.words, "theme-set-on", n = self.set(), of = self.standings.len()), Role::Text)
            }
            (_, Some(suggestion)) => {
                let words = wording::hit(cx.words, suggestion);
                Phrase::new(say!(cx.words, "theme-is-suggested", words = words), Role::Notice)
            }
            _ if refused => Phrase::new(say!(cx.words, "theme-is-refused"), Role::Dim),
            _ => Phrase::default(),
        }
    }
}

impl Pane for TagPane {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "voice-tab-themes")
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Tag, Scope::List]
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        let needs_row = matches!(cmd, Cmd::ToggleTheme | Cmd::RefuseTheme | Cmd::SaveThemes | Cmd::Open);
        (needs_row && self.lines.is_empty()).then(|| say!(cx.words, "theme-none-yet"))
    }

    fn account(&self) -> Option<AccountId> {
        self.said.first().map(|said| said.account)
    }

    fn interest(&self) -> &'static [&'static str] {
        &["theme", "theme_tag"]
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(Cmd::ToggleTheme) => {
                if let Some(line) = self.selected() {
                    line.toggle();
                }
            }
            Msg::Command(Cmd::RefuseTheme) => {
                if let Some(line) = self.selected() {
                    line.refuse();
                }
            }
            Msg::Command(Cmd::SaveThemes | Cmd::Open) => return self.save(),
            Msg::Command(Cmd::NewTheme) => return vec![Effect::Open(Route::Voice(VoiceRoute::ThemeForm(None)))],
            Msg::Command(Cmd::Back) => return self.leave(cx),
            Msg::Written(_) | Msg::Answer(Answer::Confirmed) => return vec![Effect::Close],
            Msg::Command(cmd) => {
                self.selection.moved(cmd, self.lines.len(), cx.page_rows);
            }
            Msg::Changed(_) => {
                if let Err(error) = self.reread(cx) {
                    return vec![Effect::Close, Effect::Notice(Notice::error(store_error(cx.words, &error)))];
                }
            }
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let used = self.draw_said(cx, area, buffer);
        let below = Rect { y: area.y + used.min(area.height), height: area.height.saturating_sub(used), ..area };
        if self.lines.is_empty() {
            return draw_empty(cx, below, buffer, &say!(cx.words, "themes-empty"), Cmd::NewTheme);
        }
        let [theme, standing, criterion] = ["theme-col-theme", "theme-col-standing", "theme-col-criterion"].map(|id| cx.words.get(id));
        let names = self.lines.iter().map(|line| line.theme.name.as_str());
        let columns = [
            Column::new("", ColumnWidth::Fixed(3), 0),
            Column::new(&theme, ColumnWidth::fitting(cx.look.cells, (14, 30), names), 0),
            Column::new(&standing, ColumnWidth::Flexible { min: 18, max: 30 }, 0),
            Column::new(&criterion, ColumnWidth::Flexible { min: 20, max: 80 }, 1),
        ];
        let selected = self.selection.row(self.lines.len());
        let table = ListTable { columns: &columns, rows: self.lines.len(), selected, has_focus: true };
        state.draw_list(&table, cx.look, below, buffer, |row| {
            let line = &self.lines[row];
            let cells = vec![
                Phrase::new(if line.is_set() { "[x]" } else { "[ ]" }, Role::Accent),
                Phrase::new(line.theme.name.clone(), Role::Text),
                line.words(cx),
                Phrase::new(wording::line_of(&line.theme.criterion), Role::Dim),
            ];
            TableRow { cells, is_marked: false }
        });
    }
}

impl TagPane {
    /// Draws what was said, the first of several; returns the rows that took.
    fn draw_said(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer) -> u16 {
        let mut pen = Pen::new(cx.look, area, buffer);
        let room = pen.width().saturating_sub(4);
        if self.said.len() > 1 {
            pen.put(3, 0, room, &say!(cx.words, "theme-of-several", n = self.said.len()), Role::Heading);
        }
        let mut y = u16::from(self.said.len() > 1);
        if let [said] = self.said.as_slice() {
            let words = wording::one_line(said);
            let lines = wrap(&words, usize::from(room), cx.look.cells);
            let most = if area.height > 14 { 3 } else { 1 };
            for line in lines.into_iter().take(most) {
                pen.put(3, y, room, line, Role::Text);
                y += 1;
            }
        }
        y + 1
    }
}
