//! A draft as it will be read: to whom, subject and text, and beside it what should be put right before it leaves.

use super::acts::{self, Asked};
use crate::domain::letter::lint::Place;
use crate::domain::letter::written_addresses;
use crate::domain::{AccountId, EntityRef, MailDraft, MailDraftId, MailDraftState, MailRole};
use crate::review::letters::LintedDraft;
use crate::say;
use crate::store;
use crate::text::{display, wrap};
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::pane::{Answer, Cx, Effect, Msg, Pane, ViewState};
use crate::tui::route::{AccountTab, Route};
use crate::tui::widget::{Blank, Pen, Phrase, ProseState};
use crate::wording::letters::{finding, state as worded};
use crate::wording::store_error;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// From this width on what was found stands beside the text, so wide.
const SIDE_BY_SIDE: u16 = 96;
const SIDE: u16 = 38;
/// Lines are read more easily when they are not longer.
const MEASURE: u16 = 84;

pub struct DraftPane {
    id: MailDraftId,
    draft: Result<LintedDraft, String>,
    top: usize,
    asked: Option<Asked>,
    /// Whether work was started here that is not done.
    is_waiting: bool,
    /// Whether its op was that it was sent: then tasks are asked about.
    is_sending: bool,
}

/// A line on the screen.
type Shown = Phrase<'static>;

impl DraftPane {
    pub fn new(cx: &Cx<'_>, id: MailDraftId) -> DraftPane {
        DraftPane { id, draft: read(cx, id), top: 0, asked: None, is_waiting: false, is_sending: false }
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        match cmd {
            Cmd::Back => return vec![Effect::Close],
            Cmd::DraftAccount => {
                let id = self.account();
                let route = |id| Route::Account { id, siblings: vec![id], tab: AccountTab::Timeline };
                return id.map(|id| Effect::Open(route(id))).into_iter().collect();
            }
            Cmd::Up => self.top = self.top.saturating_sub(1),
            Cmd::Down => self.top = (self.top + 1).min(cx.scroll_room),
            Cmd::PageUp => self.top = self.top.saturating_sub(cx.page_rows.max(1)),
            Cmd::PageDown => self.top = (self.top + cx.page_rows.max(1)).min(cx.scroll_room),
            Cmd::First => self.top = 0,
            Cmd::Last => self.top = cx.scroll_room,
            _ => {
                let Ok(draft) = &self.draft else { return Vec::new() };
                // Enter reads on in other lists; here there is one thing to do.
                let cmd = if cmd == Cmd::Open { Cmd::DraftEdit } else { cmd };
                let (effects, asked) = acts::act(cx, cmd, &[draft]);
                (self.asked, self.is_sending, self.is_waiting) = (asked, cmd == Cmd::DraftSent, acts::starts(&effects));
                return effects;
            }
        }
        Vec::new()
    }

    /// After it was sent the screen closes, and the account's tasks are asked about.
    fn written(&mut self, cx: &Cx<'_>, outcome: &crate::ops::Outcome) -> Vec<Effect> {
        if !std::mem::take(&mut self.is_sending) {
            return Vec::new();
        }
        let ask = crate::tui::panes::tasks::close::offered(cx, outcome);
        std::iter::once(Effect::Close).chain(ask.map(Effect::Open)).collect()
    }

    fn lines(&self, cx: &Cx<'_>, draft: &LintedDraft, width: u16) -> Vec<Shown> {
        let held: Vec<(usize, bool)> = draft
            .findings
            .iter()
            .filter_map(|found| match found.place {
                Place::Line(line) => Some((line, found.rule.blocks())),
                _ => None,
            })
            .collect();
        let mut lines = Vec::new();
        for (at, line) in draft.draft.body.lines().enumerate() {
            let role = match held.iter().filter(|(line, _)| *line == at + 1).map(|(_, blocks)| *blocks).max() {
                Some(true) => Role::Red,
                Some(false) => Role::Yellow,
                None if line.starts_with('>') => Role::Dim,
                None => Role::Text,
            };
            let safe = display(line).into_owned();
            lines.extend(wrap(&safe, usize::from(width.max(1)), cx.look.cells).into_iter().map(|part| Phrase::new(part.to_owned(), role)));
        }
        lines
    }

    /// Draws to whom it goes and about what; returns how many rows that took.
    fn draw_head(&self, cx: &Cx<'_>, draft: &LintedDraft, pen: &mut Pen<'_>) -> u16 {
        let letter = &draft.draft;
        let nobody = || say!(cx.words, "lint-no-recipient", name = draft.account.clone());
        let to = written_addresses(&letter.people, MailRole::To);
        let mut rows = vec![("label-mail-to", if to.is_empty() { nobody() } else { to }, Role::Text)];
        let cc = written_addresses(&letter.people, MailRole::Cc);
        rows.extend((!cc.is_empty()).then_some(("label-mail-cc", cc, Role::Text)));
        rows.push(("label-subject", letter.subject.clone(), Role::Heading));
        let files = letter.attachments.join(", ");
        rows.extend((!files.is_empty()).then_some(("label-attachments", files, Role::Text)));
        let label = rows.iter().map(|(id, ..)| cx.look.cells.width(&cx.words.get(id))).max().unwrap_or(0);
        let label = u16::try_from(label).unwrap_or(0) + 2;
        for (y, (id, text, role)) in (0..).zip(&rows) {
            pen.put(1, y, label, &cx.words.get(id), Role::Dim);
            pen.put(1 + label, y, pen.width().saturating_sub(label + 2), text, *role);
        }
        u16::try_from(rows.len()).unwrap_or(4)
    }

    /// Returns what was found, wrapped: what holds it back first.
    fn findings(&self, cx: &Cx<'_>, draft: &LintedDraft, width: u16) -> Vec<Shown> {
        let room = usize::from(width.saturating_sub(2).max(1));
        let mut lines = vec![Phrase::new(say!(cx.words, "draft-found"), Role::Heading)];
        if draft.findings.is_empty() {
            lines.push(Phrase::new("✓ ", Role::Green).then(say!(cx.words, "draft-found-nothing"), Role::Text));
        }
        for found in &draft.findings {
            let (sign, role) = if found.rule.blocks() { ("✗ ", Role::Red) } else { ("! ", Role::Yellow) };
            let said = display(&finding(cx.words, cx.format, found)).into_owned();
            for (at, line) in wrap(&said, room, cx.look.cells).into_iter().enumerate() {
                lines.push(Phrase::new(if at == 0 { sign } else { "  " }, role).then(line.to_owned(), Role::Text));
            }
        }
        lines
    }

    /// Says how far it is, and what is to be done next.
    fn standing(&self, cx: &Cx<'_>, letter: &MailDraft) -> Shown {
        match letter.state {
            MailDraftState::Open => Phrase::new(worded(cx.words, letter.state), Role::Dim),
            MailDraftState::Handed => {
                let to = letter.handed_to.clone().unwrap_or_default();
                Phrase::new(say!(cx.words, "draft-handed-next", to = to), Role::Notice)
            }
            MailDraftState::Sent => {
                let at = letter.sent_at.map(|at| cx.format.timestamp(at)).unwrap_or_default();
                Phrase::new(say!(cx.words, "draft-sent-on", at = at), Role::Green)
            }
        }
    }
}

fn read(cx: &Cx<'_>, id: MailDraftId) -> Result<LintedDraft, String> {
    let row = store::needed::<MailDraft>(cx.book.connection(), id);
    let read = row.and_then(|row| acts::read(cx, vec![row]));
    match read {
        Ok(mut found) => found.pop().ok_or_else(|| say!(cx.words, "draft-none-selected")),
        Err(error) => Err(store_error(cx.words, &error)),
    }
}

impl Pane for DraftPane {
    fn title(&self, cx: &Cx<'_>) -> String {
        self.draft.as_ref().map_or_else(|_| say!(cx.words, "draft-title"), |draft| draft.account.clone())
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::DraftAny, Scope::List]
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        let drafts: Vec<&LintedDraft> = self.draft.iter().collect();
        let cmd = if cmd == Cmd::Open { Cmd::DraftEdit } else { cmd };
        acts::disabled(cx, cmd, &drafts)
    }

    fn account(&self) -> Option<AccountId> {
        self.draft.as_ref().ok().map(|draft| draft.draft.account)
    }

    fn row(&self) -> Option<EntityRef> {
        Some(self.id.into())
    }

    fn interest(&self) -> &'static [&'static str] {
        store::JOURNALED
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => return self.command(cx, cmd),
            Msg::Answer(Answer::Confirmed) => {
                let drafts: Vec<LintedDraft> = self.draft.iter().cloned().collect();
                let effects = self.asked.take().map(|asked| acts::confirmed(cx, asked, &drafts)).unwrap_or_default();
                self.is_waiting = acts::starts(&effects);
                return effects;
            }
            Msg::Changed(_) => {
                let is_gone = matches!(store::get::<MailDraft>(cx.book.connection(), self.id), Ok(None));
                if is_gone {
                    return vec![Effect::Close];
                }
                self.draft = read(cx, self.id);
            }
            Msg::Edited(text) => return acts::edited(cx, &text, self.draft.as_ref().ok()),
            Msg::Job(report) => return acts::news(cx, &report, &mut self.is_waiting),
            Msg::Written(outcome) => return self.written(cx, &outcome),
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let draft = match &self.draft {
            Ok(draft) => draft,
            Err(failure) => return Blank { sentence: failure, role: Role::Error, key: None }.draw(cx.look, area, buffer),
        };
        let is_wide = area.width >= SIDE_BY_SIDE;
        let side = self.findings(cx, draft, if is_wide { SIDE - 3 } else { area.width.saturating_sub(2) });
        let below = if is_wide { 0 } else { u16::try_from(side.len() + 1).unwrap_or(u16::MAX).min(area.height / 3) };
        let main = Rect { width: if is_wide { area.width - SIDE } else { area.width }, height: area.height - below, ..area };
        let mut pen = Pen::new(cx.look, area, buffer);
        let head = self.draw_head(cx, draft, &mut pen) + 1;
        pen.put_phrase(1, head - 1, main.width.saturating_sub(2), &self.standing(cx, &draft.draft));
        pen.rule(1, head, main.width.saturating_sub(2));
        let (y, height) = (head + 1, main.height.saturating_sub(head + 1));
        let width = main.width.saturating_sub(3).min(MEASURE);
        let lines = self.lines(cx, draft, width);
        let top = self.top.min(lines.len().saturating_sub(usize::from(height)));
        for (row, line) in (y..y + height).zip(lines.iter().skip(top)) {
            pen.put_phrase(1, row, width, line);
        }
        let place = if is_wide { (area.width - SIDE + 2, 0) } else { (1, area.height - below + 1) };
        if is_wide {
            pen.vertical_rule(area.width - SIDE, 0, area.height);
        } else {
            pen.rule(1, area.height - below, area.width.saturating_sub(2));
        }
        for (row, line) in (place.1..area.height).zip(&side) {
            pen.put_phrase(place.0, row, area.width.saturating_sub(place.0 + 1), line);
        }
        state.prose = ProseState { top, lines: lines.len(), height: usize::from(height) };
        state.page_rows = usize::from(height);
    }
}
