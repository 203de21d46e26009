//! The panes, one folder or file each, and the one place where a route becomes a pane.

pub mod account;
mod actions;
mod agenda;
mod assign;
mod book;
mod brief;
mod calendar;
mod choose;
mod copy;
mod events;
mod expansions;
mod figure;
mod filter_help;
mod finder;
mod forms;
mod grouped;
mod confirm;
mod help;
mod history;
mod notices;
mod import;
mod in_view;
mod initiatives;
mod mail;
mod numbers;
mod onboarding;
mod palette;
mod playbook;
mod quick_log;
mod renewals;
mod search;
mod rhythm;
mod survey;
mod tasks;
mod unreadable;
mod views;
mod row;
mod settings;
mod sheet;
mod today;
mod voice;

use crate::tui::pane::{Cx, Pane};
use crate::tui::route::Route;

/// Makes the pane of a route, reading what it shows first.
pub fn open(cx: &Cx<'_>, route: Route) -> Box<dyn Pane> {
    match route {
        Route::Book => Box::new(book::BookPane::new(cx)),
        Route::Today => Box::new(today::TodayPane::new(cx)),
        Route::AnswerItem(mark) => Box::new(quick_log::QuickLog::answering(cx, mark)),
        Route::Agenda => Box::new(agenda::Agenda::new(cx)),
        Route::LogMeetings(account) => Box::new(agenda::Agenda::to_log(cx, account)),
        Route::ImportCalendar(path) => Box::new(agenda::CalendarImport::new(cx, path)),
        Route::ExportCalendar => Box::new(agenda::CalendarExport::new()),
        Route::PickAccount { title, first } => Box::new(agenda::AccountPicker::new(cx, title, first)),
        Route::FilterHelp => Box::new(filter_help::FilterHelp::new(cx)),
        Route::Views { filter } => Box::new(views::Views::new(cx, filter)),
        Route::Assign => Box::new(assign::Assign::new(cx)),
        Route::Import => Box::new(import::Import::new(cx)),
        Route::History => Box::new(history::History::new(cx)),
        Route::Settings(route) => settings::open(cx, route),
        Route::Copy(lines) => Box::new(copy::CopyPane::new(cx, lines)),
        Route::Notices(told) => Box::new(notices::NoticesPane::new(told)),
        Route::Playbooks { .. }
        | Route::Playbook { .. }
        | Route::PlaybookStart { .. }
        | Route::PlaybookForItem { .. }
        | Route::PlaybookText(_)
        | Route::PlaybookForm(_) => playbook::open(cx, route),
        Route::QuickLog { account } => Box::new(quick_log::QuickLog::new(cx, account)),
        Route::AccountForm(_)
        | Route::ContactForm { .. }
        | Route::ContactDraft(_)
        | Route::ContractForm { .. }
        | Route::TaskForm { .. }
        | Route::TouchForm { .. }
        | Route::PulseForm(_)
        | Route::OverrideForm(_)
        | Route::SnoozeForm(_)
        | Route::GoalForm { .. }
        | Route::EventForm(_)
        | Route::SegmentForm { .. }
        | Route::ReadingForm { .. }
        | Route::SnoozeTasks(_)
        | Route::Survey { .. }
        | Route::ItemSnooze(_) => forms::open(cx, route),
        Route::Account { id, siblings, tab } => Box::new(account::AccountPane::new(cx, id, siblings, tab)),
        Route::Onboarding(route) => onboarding::open(cx, route),
        Route::Numbers(route) => numbers::open(cx, route),
        Route::Voice(route) => voice::open(cx, route),
        Route::Figure(sheet) => Box::new(figure::FigurePane::new(cx, *sheet)),
        Route::Renewals(route) => renewals::open(cx, route),
        Route::Expansions(route) => expansions::open(cx, route),
        Route::Search(route) => search::open(cx, route),
        Route::Initiatives(route) => initiatives::open(cx, route),
        Route::Mail(route) => mail::open(cx, route),
        Route::Review => Box::new(rhythm::RhythmPane::new(cx)),
        Route::ExportText { name, content } => Box::new(rhythm::export::ExportPane::new(&name, content)),
        Route::Tasks | Route::ShiftTasks(_) | Route::CloseTasks { .. } => tasks::open(cx, route),
        Route::Events | Route::Event(_) | Route::Invite(_) | Route::InviteTo(_) | Route::Attendance(_) => events::open(cx, route),
        Route::Brief(account) => Box::new(brief::BriefPane::new(cx, account)),
        Route::Row(row) => mail::of_row(cx, row).unwrap_or_else(|| Box::new(row::RowPane::new(cx, row))),
        _ => popup(route),
    }
}

/// Makes the popups that read nothing.
fn popup(route: Route) -> Box<dyn Pane> {
    match route {
        Route::Choose(choice) => Box::new(choose::Choose::new(choice)),
        Route::Calendar(day) => Box::new(calendar::CalendarPane::new(day)),
        Route::Confirm { question, consequence } => Box::new(confirm::Confirm::new(question, consequence)),
        Route::Palette { commands } => Box::new(palette::Palette::new(commands)),
        Route::Actions { commands } => Box::new(actions::Actions::new(commands)),
        Route::Help { commands } => Box::new(help::Help::new(commands)),
        // The caller gives these only.
        _ => Box::new(palette::Palette::new(Vec::new())),
    }
}
