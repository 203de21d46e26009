//! What customers say: figures of a period, each comment with what became of it, who waits for an answer, and the figures by group.
//!
//! A tab of its own has a place in `TABS`; the rows of the comments are `EntityRef`s like those of any list.

mod answers;
mod board;
mod chart;
mod groups;
mod plan;
mod shown;
mod stack;
mod stack_view;
mod summary;

use crate::tui::pane::{Cx, Pane};
use crate::tui::panes::today::MailForm;
use crate::tui::panes::unreadable::Unreadable;
use crate::tui::route::VoiceRoute;

/// Makes the pane of a route.
pub(super) fn open(cx: &Cx<'_>, route: VoiceRoute) -> Box<dyn Pane> {
    let made = match route {
        VoiceRoute::Board => return Box::new(board::VoicePane::new(cx)),
        VoiceRoute::Stack => return Box::new(stack::StackPane::new(cx)),
        VoiceRoute::Plan(id) => plan::PlanForm::open(cx, id),
        VoiceRoute::Mail(id) => MailForm::answering(cx, id),
    };
    made.unwrap_or_else(|error| Box::new(Unreadable::new(cx, &error)))
}
