//! The panes, one folder or file each, and the one place where a route becomes a pane.

mod choose;
mod finder;
mod confirm;
mod help;
mod history;
mod import;
mod palette;

use crate::tui::pane::{Cx, Pane};
use crate::tui::route::Route;

/// Makes the pane of a route, reading what it shows first.
pub fn open(cx: &Cx<'_>, route: Route) -> Box<dyn Pane> {
    match route {
        Route::Choose(choice) => Box::new(choose::Choose::new(choice)),
        Route::Confirm { question, consequence } => Box::new(confirm::Confirm::new(question, consequence)),
        Route::Import => Box::new(import::Import::new(cx)),
        Route::History => Box::new(history::History::new(cx)),
        Route::Help { commands } => Box::new(help::Help::new(commands)),
        Route::Palette { commands } => Box::new(palette::Palette::new(commands)),
        _ => Box::new(history::History::new(cx)),
    }
}
