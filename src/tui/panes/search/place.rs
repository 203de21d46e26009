//! Where a hit is shown.

use crate::domain::{
    AccountId, EntityKind, EventId, FeedbackId, InitiativeId, Mail, MailDraftId, MailId, Step, StepId, StoryId, ThemeId, Voice, VoiceId,
};
use crate::review::search::Hit;
use crate::store::{Result, get};
use crate::tui::pane::Cx;
use crate::tui::route::{AccountTab, InitiativeRoute, MailRoute, OnboardingRoute, Route, VoiceRoute};

/// Returns where a hit is opened; `None` when its row is gone.
pub(super) fn of(cx: &Cx<'_>, hit: &Hit, siblings: Vec<AccountId>) -> Result<Option<Route>> {
    let (connection, id) = (cx.book.connection(), hit.row.id);
    let account = hit.account.as_ref().map(|(id, _)| *id);
    let to_account = |tab| account.map(|id| Route::Account { id, siblings, tab });
    Ok(match hit.row.kind {
        EntityKind::Account => to_account(AccountTab::Timeline),
        EntityKind::Goal => to_account(AccountTab::Goals),
        EntityKind::Mail => {
            get::<Mail>(connection, MailId(id))?.map(|mail| Route::Mail(MailRoute::Thread(mail.fields.thread, Some(mail.id))))
        }
        EntityKind::Draft => Some(Route::Mail(MailRoute::Draft(MailDraftId(id)))),
        EntityKind::Step => get::<Step>(connection, StepId(id))?.map(|step| Route::Onboarding(OnboardingRoute::Plan(step.fields.plan))),
        EntityKind::Event => Some(Route::Event(EventId(id))),
        EntityKind::Feedback => Some(Route::Voice(VoiceRoute::Matter(FeedbackId(id)))),
        EntityKind::Voice => get::<Voice>(connection, VoiceId(id))?.map(|voice| Route::Voice(VoiceRoute::Matter(voice.fields.feedback))),
        EntityKind::Theme => Some(Route::Voice(VoiceRoute::ThemeForm(Some(ThemeId(id))))),
        EntityKind::Initiative => Some(Route::Initiatives(InitiativeRoute::One(InitiativeId(id)))),
        EntityKind::Story => Some(Route::Initiatives(InitiativeRoute::Story(StoryId(id)))),
        _ => Some(Route::Row(hit.row)),
    })
}
