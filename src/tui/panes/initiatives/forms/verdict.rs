//! What came of an initiative: the verdict beside what the figures say, what was learned, and what comes next.

use super::super::ground;
use crate::domain::{AccountId, Initiative, InitiativeId, Verdict};
use crate::ops::{InitiativeOp, Judgement, Op};
use crate::review::initiatives::effect;
use crate::review::renewals::base_currency;
use crate::say;
use crate::store;
use crate::tui::form::{Field, Options, Subject, Values};
use crate::tui::pane::{Cx, Pane};
use crate::tui::panes::forms::boxed;
use crate::wording::initiatives::{difference, difference_interval, finding};

/// What takes the verdict back.
const WITHDRAW: &str = "withdraw";

pub struct VerdictForm {
    id: InitiativeId,
    is_judged: bool,
    about: String,
}

impl VerdictForm {
    pub fn open(cx: &Cx<'_>, id: InitiativeId) -> store::Result<Box<dyn Pane>> {
        let row = store::needed::<Initiative>(cx.book.connection(), id)?;
        let found = effect(&ground(cx), base_currency(cx.book.connection(), cx.words.home()), &row)?;
        let about = found.map_or_else(String::new, |found| {
            let (by, within) =
                (difference(cx.words, cx.format, found.deciding()), difference_interval(cx.words, cx.format, found.deciding()));
            let figures = if within.is_empty() { by } else { format!("{by} ({within})") };
            format!("{figures}  {}", finding(cx.words, &found))
        });
        let mut rows: Vec<(String, String)> = Verdict::ALL.iter().map(|verdict| (verdict.to_string(), explained(cx, *verdict))).collect();
        if row.verdict.is_some() {
            rows.push((WITHDRAW.to_owned(), say!(cx.words, "initiative-withdraw")));
        }
        let now = row.verdict.map_or(Verdict::Unclear, |(_, verdict)| verdict);
        let fields = vec![
            Field::choice("verdict", "initiative-verdict", Options::new(rows, now.as_str())),
            Field::lines("learned", "initiative-learned", row.learned.as_deref().unwrap_or_default(), 4),
            Field::lines("next_step", "initiative-next-step", row.next_step.as_deref().unwrap_or_default(), 3),
        ];
        boxed(cx, VerdictForm { id, is_judged: row.verdict.is_some(), about }, fields)
    }
}

/// A verdict and what it means.
fn explained(cx: &Cx<'_>, verdict: Verdict) -> String {
    format!("{}: {}", cx.words.word(verdict), cx.words.get(&format!("initiative-verdict-{verdict}")))
}

impl Subject for VerdictForm {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "initiative-form-verdict")
    }

    fn about(&self) -> &str {
        &self.about
    }

    fn draft_name(&self) -> String {
        format!("form-initiative-verdict-{}", self.id)
    }

    /// What stands in the form at first can be said as it is.
    fn is_new(&self) -> bool {
        !self.is_judged
    }

    fn account(&self) -> Option<AccountId> {
        None
    }

    fn op(&self, cx: &Cx<'_>, values: &mut Values<'_>) -> Option<Op> {
        if values.text("verdict").as_deref() == Some(WITHDRAW) {
            return Some(Op::Initiative(InitiativeOp::Judge(self.id, None)));
        }
        let verdict = values.word("verdict")?;
        let judgement = Judgement { on: cx.today(), verdict, learned: values.text("learned"), next_step: values.text("next_step") };
        Some(Op::Initiative(InitiativeOp::Judge(self.id, Some(judgement))))
    }
}
