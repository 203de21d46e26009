//! The day that a playbook's dates are relative to, for one account.

use super::Ground;
use crate::domain::{AccountId, Anchor, Plan, Response, SurveyKind};
use crate::store::{Result, by_account, engagement, portfolio};
use chrono::NaiveDate;

/// Returns the anchor's day; `None` when the account has none: no contract that ends, no plan, no detractor.
///
/// The kickoff is the start of the newest plan, one under way before one that is done. The detractor is the latest NPS answer of 0 to
/// 6, one that nobody came back to before one that was answered.
pub fn anchor_on(ground: &Ground<'_>, account: AccountId, anchor: Anchor) -> Result<Option<NaiveDate>> {
    let Ground { connection, today, zone, .. } = *ground;
    Ok(match anchor {
        Anchor::Start => Some(today),
        Anchor::Notice | Anchor::Renewal => {
            let renewal = portfolio::line(connection, account, today, zone)?.and_then(|line| line.renewal);
            renewal.and_then(|renewal| if anchor == Anchor::Notice { renewal.notice_by } else { Some(renewal.due_on) })
        }
        Anchor::Kickoff => {
            let plans = by_account::<Plan>(connection, account)?;
            plans.iter().max_by_key(|plan| (plan.done_on.is_none(), plan.start_on)).map(|plan| plan.start_on)
        }
        Anchor::Detractor => detractor_on(ground, account)?,
    })
}

fn detractor_on(ground: &Ground<'_>, account: AccountId) -> Result<Option<NaiveDate>> {
    let answered = engagement::answered(ground.connection, account)?;
    let responses = by_account::<Response>(ground.connection, account)?;
    let detractors = responses.iter().filter(|response| response.kind == SurveyKind::Nps && response.score.is_detractor());
    let days = detractors.map(|response| (!answered.contains_key(&response.id), response.at.day(ground.zone)));
    Ok(days.filter(|(_, day)| *day <= ground.today).max().map(|(_, day)| day))
}
