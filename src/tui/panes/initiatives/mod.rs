//! Initiatives: the list with what came of each, one in the blocks of its cycle, and the success stories.

mod board;
mod board_view;
mod effects;
mod forms;
mod lines;
mod one;
mod one_view;
mod story;

use crate::review::Ground;
use crate::tui::pane::{Cx, Pane};
use crate::tui::panes::unreadable::Unreadable;
use crate::tui::route::InitiativeRoute;

/// The tables whose rows are shown or measured here.
const SHOWN: &[&str] = crate::store::JOURNALED;

/// Makes the pane of a route.
pub(super) fn open(cx: &Cx<'_>, route: InitiativeRoute) -> Box<dyn Pane> {
    let made = match route {
        InitiativeRoute::Board => return Box::new(board::BoardPane::new(cx)),
        InitiativeRoute::One(id) => return Box::new(one::OnePane::new(cx, id)),
        InitiativeRoute::Story(id) => return Box::new(story::StoryPane::new(cx, id)),
        InitiativeRoute::Form(source) => forms::initiative::InitiativeForm::open(cx, source),
        InitiativeRoute::Verdict(id) => forms::verdict::VerdictForm::open(cx, id),
        InitiativeRoute::StoryForm(source) => forms::story::StoryForm::open(cx, source),
    };
    made.unwrap_or_else(|error| Box::new(Unreadable::new(cx, &error)))
}

fn ground<'a>(cx: &'a Cx<'_>) -> Ground<'a> {
    Ground { connection: cx.book.connection(), model: cx.model, today: cx.today(), zone: &cx.format.zone }
}
