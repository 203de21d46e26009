//! A letter to many before it is made: each with whom it goes to and what was found in it, and who is left out. What the template
//! asks is asked here once, one question after the other.

use crate::domain::letter::{Fills, MailTemplate, catalogue};
use crate::domain::{AccountId, ContactRole, MailDraft};
use crate::ops::{LetterOp, Op};
use crate::review::Ground;
use crate::review::letters::LintedDraft;
use crate::say;
use crate::store::letters::own_templates;
use crate::text::{display_lines, wrap};
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::input::LineInput;
use crate::tui::pane::{Answer, Cx, Draft, Effect, Msg, Notice, Pane, ViewState};
use crate::tui::route::{Choice, ChoiceRow, MailRoute, MailTabName, Route};
use crate::tui::selection::Selection;
use crate::tui::widget::{Blank, Column, ColumnWidth, ListTable, Pen, Phrase, TableRow, draw_line};
use crate::wording::letters::{CannotBegin, Mailing, Writer, finding, plan, skip};
use crate::wording::store_error;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// From this width on the selected letter stands beside the list.
const SIDE_BY_SIDE: u16 = 100;
const LIST: u16 = 56;

/// What was answered and left out, as it is kept until the letters are made.
#[derive(Default, Serialize, Deserialize)]
struct Kept {
    accounts: Vec<i64>,
    out: Vec<i64>,
    role: Option<String>,
    fills: Fills,
}

pub struct MailingPane {
    accounts: Vec<AccountId>,
    key: String,
    template: Option<MailTemplate>,
    role: Option<ContactRole>,
    mailing: Result<Mailing, String>,
    /// Left out by hand.
    out: BTreeSet<AccountId>,
    fills: Fills,
    /// The question that is answered now.
    asking: Option<(usize, LineInput)>,
    selection: Selection,
    shows_letter: bool,
    /// Whether there is something to keep, or was.
    is_touched: bool,
}

impl MailingPane {
    pub fn new(cx: &Cx<'_>, accounts: Vec<AccountId>, key: String) -> MailingPane {
        let templates = own_templates(cx.book.connection()).map(catalogue);
        let (template, mailing) = match templates {
            Ok(templates) => {
                (templates.into_iter().find(|template| template.key == key), Err(say!(cx.words, "template-none", key = key.as_str())))
            }
            Err(error) => (None, Err(store_error(cx.words, &error))),
        };
        let mut pane = MailingPane {
            accounts,
            key,
            template,
            role: None,
            mailing,
            out: BTreeSet::new(),
            fills: Fills::new(),
            asking: None,
            selection: Selection::default(),
            shows_letter: false,
            is_touched: false,
        };
        pane.take_up(cx);
        pane.write(cx);
        pane.ask(0);
        pane
    }

    fn draft_name(&self) -> String {
        format!("mailing-{}", self.key)
    }

    /// Takes up what was kept: the answers for any accounts, as they are asked for again; who is left out for the same ones only.
    fn take_up(&mut self, cx: &Cx<'_>) {
        let kept = cx.draft(&self.draft_name()).ok().flatten().and_then(|text| serde_json::from_str::<Kept>(&text).ok());
        let Some(kept) = kept else { return };
        self.is_touched = true;
        self.fills = kept.fills;
        if kept.accounts.iter().copied().map(AccountId).eq(self.accounts.iter().copied()) {
            self.out = kept.out.into_iter().map(AccountId).collect();
            self.role = kept.role.and_then(|role| role.parse().ok());
        }
    }

    fn kept_text(&self) -> Option<String> {
        let mut fills = self.fills.clone();
        fills.extend(self.answered());
        let kept = Kept {
            accounts: self.accounts.iter().map(|id| id.0).collect(),
            out: self.out.iter().map(|id| id.0).collect(),
            role: self.role.map(|role| role.to_string()),
            fills,
        };
        let is_worth_it = !kept.fills.is_empty() || !kept.out.is_empty() || kept.role.is_some();
        is_worth_it.then(|| serde_json::to_string(&kept).ok()).flatten()
    }

    fn questions(&self) -> &[String] {
        self.mailing.as_ref().map_or(&[], |mailing| &mailing.asked)
    }

    /// Asks a question, with the answer that it has already; none when there is no such question.
    fn ask(&mut self, at: usize) {
        let asked = self.questions().get(at);
        let line = asked.map(|question| LineInput::with_text(self.fills.get(question).map_or("", String::as_str)));
        self.asking = line.map(|line| (at, line));
    }

    /// Returns the question that is asked now with what stands in the line.
    fn answered(&self) -> Option<(String, String)> {
        let (at, line) = self.asking.as_ref()?;
        let text = line.text().trim().to_owned();
        self.questions().get(*at).filter(|_| !text.is_empty()).map(|question| (question.clone(), text))
    }

    /// Writes all letters anew.
    fn write(&mut self, cx: &Cx<'_>) {
        let Some(template) = &self.template else { return };
        let zone = cx.zone();
        let ground = Ground { connection: cx.book.connection(), model: cx.model, today: cx.today(), zone: &zone };
        let writer = Writer { ground: &ground, workdays: cx.workdays, desk: cx.letters, format: cx.format, now: cx.now };
        self.mailing = plan(writer, &self.accounts, self.role, template, &self.fills).map_err(|error| match error {
            CannotBegin::Store(error) => store_error(cx.words, &error),
            CannotBegin::Template(fault) => cx.words.template_fault(&fault),
            CannotBegin::NoTemplate(key) => say!(cx.words, "template-none", key = key),
        });
    }

    fn drafts(&self) -> &[LintedDraft] {
        self.mailing.as_ref().map_or(&[], |mailing| &mailing.drafts)
    }

    fn kept(&self) -> Vec<MailDraft> {
        self.drafts().iter().filter(|one| !self.out.contains(&one.draft.account)).map(|one| one.draft.clone()).collect()
    }

    fn rows(&self) -> usize {
        self.mailing.as_ref().map_or(0, |mailing| mailing.drafts.len() + mailing.skipped.len())
    }

    fn selected(&self) -> Option<&LintedDraft> {
        self.selection.row(self.rows()).and_then(|index| self.drafts().get(index))
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        match cmd {
            Cmd::Choose if self.asking.is_some() => self.answer(cx),
            Cmd::Back if self.asking.is_some() => {
                self.take_answer(cx);
                self.asking = None;
            }
            Cmd::Back if self.shows_letter => self.shows_letter = false,
            Cmd::Back => return self.close(cx),
            Cmd::MailingAsk => self.ask(0),
            Cmd::MailingMake => {
                let drafts = self.kept();
                return vec![Effect::Write(Op::Letter(LetterOp::Make(drafts)))];
            }
            Cmd::MailingSkip => {
                if let Some(account) = self.selected().map(|one| one.draft.account)
                    && !self.out.remove(&account)
                {
                    self.out.insert(account);
                }
                self.is_touched = true;
                self.selection.moved(Cmd::Down, self.rows(), cx.page_rows);
            }
            Cmd::MailingRole => return vec![Effect::Open(Route::Choose(self.roles(cx)))],
            Cmd::MailingRead => self.shows_letter = !self.shows_letter,
            _ => {
                self.selection.moved(cmd, self.rows(), cx.page_rows);
            }
        }
        Vec::new()
    }

    /// Takes the answer to a question, and goes to the next.
    fn answer(&mut self, cx: &Cx<'_>) {
        let Some((at, _)) = self.asking else { return };
        self.take_answer(cx);
        self.ask(at + 1);
    }

    /// Takes what stands in the line; an answer that was emptied is asked for in the letters again.
    fn take_answer(&mut self, cx: &Cx<'_>) {
        let Some((at, line)) = &self.asking else { return };
        let Some(question) = self.questions().get(*at).cloned() else { return };
        let text = line.text().trim().to_owned();
        let before = if text.is_empty() { self.fills.remove(&question) } else { self.fills.insert(question, text.clone()) };
        if before.unwrap_or_default() != text {
            self.is_touched = true;
            self.write(cx);
        }
    }

    fn close(&self, cx: &Cx<'_>) -> Vec<Effect> {
        let kept = self.kept_text().map(|_| Effect::Notice(Notice::said(say!(cx.words, "mailing-kept"))));
        std::iter::once(Effect::Close).chain(kept).collect()
    }

    fn roles(&self, cx: &Cx<'_>) -> Choice {
        let usual = ChoiceRow { key: String::new(), label: say!(cx.words, "mailing-role-usual"), hint: String::new() };
        let row = |role: &ContactRole| ChoiceRow { key: role.to_string(), label: cx.words.word(*role), hint: String::new() };
        let rows = std::iter::once(usual).chain(ContactRole::ALL.iter().map(row)).collect();
        Choice { title: say!(cx.words, "mailing-role-title"), rows, selected: 0, more: None }
    }

    fn line(&self, cx: &Cx<'_>, index: usize) -> TableRow<'static> {
        let Some(one) = self.drafts().get(index) else { return self.skipped_line(cx, index - self.drafts().len()) };
        let is_out = self.out.contains(&one.draft.account);
        let held = one.findings.iter().filter(|found| found.rule.blocks()).count();
        let state = match (is_out, held, one.findings.len()) {
            (true, ..) => Phrase::new("–", Role::Dim),
            (false, 0, 0) => Phrase::new("✓", Role::Green),
            (false, 0, n) => Phrase::new(format!("! {n}"), Role::Yellow),
            (false, n, _) => Phrase::new(format!("✗ {n}"), Role::Red),
        };
        let role = if is_out { Role::Dim } else { Role::Text };
        let person = one.person.as_ref().map(|row| row.name.clone()).unwrap_or_default();
        let said = match one.findings.first() {
            _ if is_out => say!(cx.words, "mailing-out"),
            Some(found) => finding(cx.words, cx.format, found),
            None => one.draft.subject.clone(),
        };
        let cells = vec![state, Phrase::new(one.account.clone(), role), Phrase::new(person, role), Phrase::new(said, Role::Dim)];
        TableRow { cells, is_marked: false }
    }

    fn skipped_line(&self, cx: &Cx<'_>, index: usize) -> TableRow<'static> {
        let one = self.mailing.as_ref().ok().and_then(|mailing| mailing.skipped.get(index));
        let (name, person) = one.map(|one| (one.name.clone(), one.person.clone().unwrap_or_default())).unwrap_or_default();
        let why = one.map(|one| skip(cx.words, one.reason)).unwrap_or_default();
        let cells =
            vec![Phrase::new("–", Role::Dim), Phrase::new(name, Role::Dim), Phrase::new(person, Role::Dim), Phrase::new(why, Role::Dim)];
        TableRow { cells, is_marked: false }
    }

    fn draw_list(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let ids = ["draft-col-state", "draft-col-account", "draft-col-to", "mailing-col-said"].map(|id| cx.words.get(id));
        let names = self.drafts().iter().map(|one| one.account.as_str());
        let columns = [
            Column::new(&ids[0], ColumnWidth::Fixed(6), 0),
            Column::new(&ids[1], ColumnWidth::fitting(cx.look.cells, (12, 26), names), 0),
            Column::new(&ids[2], ColumnWidth::Fixed(16), 1),
            Column::new(&ids[3], ColumnWidth::Flexible { min: 12, max: 60 }, 2),
        ];
        let selected = self.selection.row(self.rows());
        let table = ListTable { columns: &columns, rows: self.rows(), selected, has_focus: self.asking.is_none() };
        let cursor = state.cursor;
        state.draw_list(&table, cx.look, area, buffer, |index| self.line(cx, index));
        if self.asking.is_some() {
            state.cursor = cursor;
        }
    }

    fn draw_letter(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer) {
        let Some(one) = self.selected() else { return };
        let mut pen = Pen::new(cx.look, area, buffer);
        let width = area.width.saturating_sub(3);
        pen.put(2, 0, width, &one.draft.subject, Role::Heading);
        let mut y = 1;
        for found in &one.findings {
            let (sign, role) = if found.rule.blocks() { ("✗ ", Role::Red) } else { ("! ", Role::Yellow) };
            pen.put_phrase(2, y, width, &Phrase::new(sign, role).then(finding(cx.words, cx.format, found), Role::Text));
            y += 1;
        }
        let safe = display_lines(&one.draft.body).into_owned();
        let lines = safe.lines().flat_map(|line| {
            let wrapped = wrap(line, usize::from(width.max(1)), cx.look.cells);
            if wrapped.is_empty() { vec![""] } else { wrapped }
        });
        for (row, line) in (y + 1..area.height).zip(lines) {
            pen.put(2, row, width, line, Role::Text);
        }
    }

    /// Draws the question that is asked now; returns what is left below it.
    fn draw_question(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) -> Rect {
        let (Some((at, line)), Ok(mailing)) = (&self.asking, &self.mailing) else { return area };
        let question = mailing.asked.get(*at).cloned().unwrap_or_default();
        let count = format!("{}/{}", at + 1, mailing.asked.len());
        let mut pen = Pen::new(cx.look, area, buffer);
        pen.put_phrase(1, 0, area.width.saturating_sub(2), &Phrase::new(question, Role::Heading).then(format!("  {count}"), Role::Dim));
        pen.put(1, 1, 2, ">", Role::Accent);
        let field = Rect { x: area.x + 3, y: area.y + 1.min(area.height), width: area.width.saturating_sub(5), height: 1.min(area.height) };
        state.cursor = draw_line(cx.look, field, buffer, line, &[]);
        state.editing = true;
        let used = 3.min(area.height);
        Rect { y: area.y + used, height: area.height - used, ..area }
    }
}

impl Pane for MailingPane {
    fn title(&self, cx: &Cx<'_>) -> String {
        self.template.as_ref().map_or_else(|| say!(cx.words, "draft-title"), |template| template.name(cx.format.lang).to_owned())
    }

    fn facts(&self, cx: &Cx<'_>) -> Vec<Phrase<'static>> {
        let left = self.rows() - self.kept().len();
        vec![Phrase::new(say!(cx.words, "mailing-facts", n = self.kept().len(), left = left), Role::Dim)]
    }

    fn scopes(&self) -> &'static [Scope] {
        if self.asking.is_some() { &[Scope::Choice] } else { &[Scope::Mailing, Scope::List] }
    }

    fn takes_text(&self) -> bool {
        self.asking.is_some()
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        match cmd {
            Cmd::MailingMake if self.kept().is_empty() => Some(say!(cx.words, "mailing-nobody")),
            Cmd::MailingAsk if self.questions().is_empty() => Some(say!(cx.words, "mailing-no-questions")),
            Cmd::MailingSkip | Cmd::MailingRead if self.selected().is_none() => Some(say!(cx.words, "draft-none-selected")),
            _ => None,
        }
    }

    fn account(&self) -> Option<AccountId> {
        self.selected().map(|one| one.draft.account)
    }

    fn interest(&self) -> &'static [&'static str] {
        &[]
    }

    fn draft(&self) -> Option<Draft> {
        let content = self.kept_text();
        (self.is_touched || content.is_some()).then(|| Draft { name: self.draft_name(), content })
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => return self.command(cx, cmd),
            Msg::Key(key) => {
                if let Some((_, line)) = &mut self.asking {
                    line.typed(key);
                }
            }
            Msg::Paste(text) => {
                if let Some((_, line)) = &mut self.asking {
                    line.paste(&text);
                }
            }
            Msg::Answer(Answer::Chosen(role)) => {
                self.role = role.parse().ok();
                self.is_touched = true;
                self.write(cx);
            }
            Msg::Written(_) => {
                let drafts = Route::Mail(MailRoute::Board(MailTabName::Drafts));
                return vec![Effect::ForgetDraft(self.draft_name()), Effect::Replace(drafts)];
            }
            Msg::Refused(error) => return vec![Effect::Notice(Notice::error(crate::wording::op_error(cx.words, &error)))],
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        if let Err(failure) = &self.mailing {
            return Blank { sentence: failure, role: Role::Error, key: None }.draw(cx.look, area, buffer);
        }
        let area = self.draw_question(cx, area, buffer, state);
        if area.width < SIDE_BY_SIDE {
            if self.shows_letter {
                return self.draw_letter(cx, area, buffer);
            }
            return self.draw_list(cx, area, buffer, state);
        }
        self.draw_list(cx, Rect { width: LIST, ..area }, buffer, state);
        let side = Rect { x: area.x + LIST, width: area.width - LIST, ..area };
        Pen::new(cx.look, side, buffer).vertical_rule(0, 0, side.height);
        self.draw_letter(cx, side, buffer);
    }
}
