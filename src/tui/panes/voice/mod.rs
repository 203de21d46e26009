//! What customers say: figures of a period, each comment with what became of it, who waits for an answer, and the figures by group.
//!
//! A tab of its own has a place in `TABS`; the rows of the comments are `EntityRef`s like those of any list.

mod answers;
mod board;
mod chart;
mod explain;
mod groups;
mod matter;
mod matter_form;
mod matters;
mod plan;
mod shown;
mod stack;
mod stack_view;
mod summary;
mod tag;
mod theme;
mod theme_form;
mod themes;
mod voice_form;

use crate::tui::pane::{Cx, Pane};
use crate::tui::panes::unreadable::Unreadable;
use crate::tui::route::VoiceRoute;

/// Makes the pane of a route.
pub(super) fn open(cx: &Cx<'_>, route: VoiceRoute) -> Box<dyn Pane> {
    let made = match route {
        VoiceRoute::Board => return Box::new(board::VoicePane::new(cx)),
        VoiceRoute::Stack => return Box::new(stack::StackPane::new(cx)),
        VoiceRoute::Plan(id) => plan::PlanForm::open(cx, id),
        // Themes and feedback.
        VoiceRoute::Theme(id, span) => return Box::new(theme::ThemePane::new(cx, id, span)),
        VoiceRoute::ThemeForm(id) => theme_form::ThemeForm::open(cx, id),
        VoiceRoute::Tag(targets) => tag::TagPane::open(cx, targets),
        VoiceRoute::Matter(id) => return Box::new(matter::MatterPane::new(cx, id)),
        VoiceRoute::MatterForm { id, from } => matter_form::MatterForm::open(cx, id, &from),
        VoiceRoute::VoiceForm { feedback, account, id } => voice_form::VoiceForm::open(cx, feedback, account, id),
    };
    made.unwrap_or_else(|error| Box::new(Unreadable::new(cx, &error)))
}
