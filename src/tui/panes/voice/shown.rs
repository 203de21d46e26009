//! What the screen shows of a period: read once for each period, and again when something changed.

use crate::domain::SurveyKind;
use crate::domain::kpi::Span;
use crate::domain::triage::{Day, Reason};
use crate::domain::voice::{GroupBy, GroupKey, Measure, Stretch};
use crate::review::voice::{Comment, Compared, Grouped, Voices, Waiting, Wanted};
use crate::store::Result;
use crate::tui::pane::Cx;
use crate::tui::panes::in_view::InView;

/// Every figure of the summary, in its order.
pub(super) const MEASURES: [Measure; 5] = [Measure::Nps, Measure::Csat, Measure::Ces, Measure::CesShare, Measure::ResponseRate];

/// Which answers are looked at.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Choice {
    pub stretch: Stretch,
    /// How many periods back.
    pub back: u32,
    pub kind: Option<SurveyKind>,
    pub with_silent: bool,
    pub by: GroupBy,
    /// The group whose comments are shown.
    pub only: Option<GroupKey>,
}

#[derive(Default)]
pub(super) struct Shown {
    pub voices: Voices,
    pub compared: Vec<Compared>,
    pub comments: Vec<Comment>,
    pub waiting: Vec<Waiting>,
    /// Working days within which an answer is in time.
    pub allowed: u32,
    pub groups: Vec<Grouped>,
    /// The accounts of the rows that were in view.
    pub accounts: InView,
}

impl Choice {
    pub fn new() -> Choice {
        let (stretch, by) = (Stretch::Days90, GroupBy::Segment);
        Choice { stretch, back: 0, kind: None, with_silent: false, by, only: None }
    }

    pub fn span(&self, cx: &Cx<'_>) -> Span {
        self.stretch.before(cx.today(), self.back)
    }
}

impl Shown {
    pub fn read(cx: &Cx<'_>, choice: &Choice) -> Result<Shown> {
        let voices = Voices::read(cx.book.connection(), &cx.zone())?;
        let day = Day::new(cx.today(), cx.zone(), cx.model, cx.rules, cx.workdays);
        let waiting = voices.waiting(cx.book.connection(), &day)?;
        let allowed = cx.rules.of(Reason::DetractorUnanswered).workdays;
        let mut shown = Shown { voices, waiting, allowed, ..Shown::default() };
        shown.choose(cx, choice)?;
        Ok(shown)
    }

    /// Looks at another period, kind or group of what was read.
    pub fn choose(&mut self, cx: &Cx<'_>, choice: &Choice) -> Result<()> {
        let span = choice.span(cx);
        let wanted = Wanted { span, kind: choice.kind, accounts: None, with_words: !choice.with_silent };
        self.compared = MEASURES.iter().map(|measure| self.voices.compared(*measure, span)).collect();
        self.comments = self.voices.comments(cx.book.connection(), &wanted, &cx.zone())?;
        if let Some(only) = &choice.only {
            let voices = &self.voices;
            self.comments.retain(|comment| voices.key(choice.by, comment.response.account, comment.response.contact) == *only);
        }
        self.groups = self.voices.grouped(choice.by, &MEASURES, span);
        Ok(())
    }
}
