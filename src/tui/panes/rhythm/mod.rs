//! The rhythm: a day or a week looked back on, and the week ahead.
//!
//! Whose health changed its band is found a few accounts in each frame, so that no key waits for a book of thousands.

pub mod export;
mod moves;
mod view;

use crate::domain::EntityRef;
use crate::domain::period::{Length, Period};
use crate::review::{self, Review};
use crate::say;
use crate::store::{Changes, Result};
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::pane::{Cx, Effect, Msg, Pane, ViewState};
use crate::tui::route::{AccountTab, Route};
use crate::tui::selection::Selection;
use crate::tui::widget::Phrase;
use crate::wording::period::{Line, Part, Section, markdown, period_name, sections};
use crate::wording::store_error;
use moves::Moves;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::cell::RefCell;

pub struct RhythmPane {
    period: Period,
    review: Option<Review>,
    /// Found while drawing, a few accounts a frame.
    moves: RefCell<Moves>,
    /// The words of it all, made anew when more is found.
    sections: RefCell<Vec<Section>>,
    selection: Selection,
    failure: Option<String>,
}

impl RhythmPane {
    pub fn new(cx: &Cx<'_>) -> RhythmPane {
        let mut pane = RhythmPane {
            period: Period::of(Length::Day, cx.today(), cx.workdays.review_start()),
            review: None,
            moves: RefCell::default(),
            sections: RefCell::default(),
            selection: Selection::default(),
            failure: None,
        };
        pane.go(cx, pane.period);
        pane
    }

    /// Looks at another period.
    fn go(&mut self, cx: &Cx<'_>, period: Period) {
        self.period = period;
        self.selection = Selection::default();
        let days = (period.eve(), period.end(cx.today()));
        let read = Moves::begin(cx, days).map(|moves| self.moves.replace(moves));
        let read = read.and_then(|_| self.read(cx));
        self.failure = read.err().map(|error| store_error(cx.words, &error));
    }

    fn read(&mut self, cx: &Cx<'_>) -> Result<()> {
        self.review = Some(review::review(cx.book.connection(), self.period, cx.today(), &cx.zone())?);
        self.word(cx);
        Ok(())
    }

    fn word(&self, cx: &Cx<'_>) {
        if let Some(review) = &self.review {
            self.sections.replace(sections(cx.words, cx.format, review, self.moves.borrow().found()));
        }
    }

    fn changed(&mut self, cx: &Cx<'_>, changes: &Changes) {
        let again = self.moves.get_mut().again(cx, &changes.accounts);
        let read = again.and_then(|()| self.read(cx));
        self.failure = read.err().map(|error| store_error(cx.words, &error));
    }

    fn rows(&self) -> usize {
        self.sections.borrow().iter().map(|section| section.lines.len().max(1)).sum()
    }

    /// Returns the part and the line of a row; an empty part has a row without a line.
    fn line(&self, row: usize) -> Option<(Part, Line)> {
        let sections = self.sections.borrow();
        let (part, line, ..) = view::at(&sections, row)?;
        line.map(|line| (part, line.clone()))
    }

    fn selected(&self) -> Option<(Part, Line)> {
        self.selection.row(self.rows()).and_then(|row| self.line(row))
    }

    fn target(&self) -> Option<Route> {
        let (part, line) = self.selected()?;
        let Some(id) = line.account_id else { return line.row.map(Route::Row) };
        let tab = match part {
            Part::Done | Part::Slipped => AccountTab::Tasks,
            Part::Health => AccountTab::Health,
            Part::Renewals => AccountTab::Contracts,
            Part::Coming => AccountTab::Timeline,
        };
        Some(Route::Account { id, siblings: Vec::new(), tab })
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        match cmd {
            Cmd::Open => return self.target().map(Effect::Open).into_iter().collect(),
            Cmd::ReviewLength => {
                let other = if self.period.length == Length::Day { Length::Week } else { Length::Day };
                self.go(cx, Period::of(other, self.period.end(cx.today()), cx.workdays.review_start()));
            }
            Cmd::ReviewPrevious => self.go(cx, self.period.previous()),
            Cmd::ReviewNext => self.go(cx, self.period.next()),
            Cmd::ExportReview => return self.export(cx),
            Cmd::Back => return vec![Effect::Close],
            _ => {
                self.selection.moved(cmd, self.rows(), cx.page_rows);
            }
        }
        Vec::new()
    }

    fn export(&self, cx: &Cx<'_>) -> Vec<Effect> {
        let Some(review) = &self.review else { return Vec::new() };
        let content = markdown(cx.words, cx.format, review, self.moves.borrow().found());
        let name = match self.period.length {
            Length::Day => format!("review-{}.md", self.period.from),
            Length::Week => format!("review-{}-w{:02}.md", self.period.calendar_week().year(), self.period.calendar_week().week()),
        };
        vec![Effect::Open(Route::ExportText { name, content })]
    }
}

impl Pane for RhythmPane {
    fn title(&self, cx: &Cx<'_>) -> String {
        let length = match self.period.length {
            Length::Day => say!(cx.words, "review-title-day"),
            Length::Week => say!(cx.words, "review-title-week"),
        };
        format!("{length} · {}", period_name(cx.words, cx.format, self.period))
    }

    fn facts(&self, cx: &Cx<'_>) -> Vec<Phrase<'static>> {
        let (done, total) = self.moves.borrow().progress();
        if done == total {
            return Vec::new();
        }
        vec![Phrase::new(say!(cx.words, "review-comparing", done = done, total = total), Role::Dim)]
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Review, Scope::List]
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        let (done, total) = self.moves.borrow().progress();
        match cmd {
            Cmd::Open if self.target().is_none() => Some(say!(cx.words, "row-none")),
            Cmd::ReviewNext if self.period.to >= cx.today() => Some(say!(cx.words, "review-is-last")),
            Cmd::ExportReview if done < total => Some(say!(cx.words, "review-comparing", done = done, total = total)),
            Cmd::Review => Some(say!(cx.words, "review-already-open")),
            _ => None,
        }
    }

    fn account(&self) -> Option<crate::domain::AccountId> {
        self.selected().and_then(|(_, line)| line.account_id)
    }

    fn row(&self) -> Option<EntityRef> {
        self.selected().and_then(|(_, line)| line.row)
    }

    /// Everything that is done, due or part of a score.
    fn interest(&self) -> &'static [&'static str] {
        crate::store::JOURNALED
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => return self.command(cx, cmd),
            Msg::Changed(changes) => self.changed(cx, &changes),
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        // The first line was drawn before: the frame that compares the last account is followed by one that says so.
        let (done, total) = self.moves.borrow().progress();
        state.is_unfinished = done < total;
        if self.moves.borrow_mut().advance(cx) {
            self.word(cx);
        }
        view::draw(self, cx, area, buffer, state);
    }
}
