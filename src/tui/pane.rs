//! What a screen is: a pane that decides, and effects that others carry out.

use crate::domain::health::Model;
use crate::domain::letter::Desk;
use crate::domain::triage::Rules;
use crate::domain::{AccountId, EntityRef, Setting, SettingValue, Timestamp, Workdays, Zone};
use crate::i18n::{Format, Words};
use crate::ops::{self, Op, Outcome};
use crate::store::{self, Changes, Reader};
use crate::tui::command::{Cmd, Scope};
use crate::tui::job::{JobReport, JobSpec};
use crate::tui::listed::Listed;
use crate::tui::place::{ListPlace, Places, TabPlace};
use crate::tui::route::Route;
use crate::tui::settings::SettingsView;
use crate::tui::widget::{Form, ListTable, Look, Phrase, TableRow, Tabs};
use chrono::NaiveDate;
use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use std::path::PathBuf;

/// What every pane may look at. Nothing here can be written.
#[derive(Clone, Copy)]
pub struct Cx<'a> {
    pub book: &'a Reader,
    pub words: &'a Words,
    pub format: &'a Format,
    pub now: Timestamp,
    pub model: &'a Model,
    pub workdays: &'a Workdays,
    /// The rules of the morning, without what is muted in the book.
    pub rules: &'a Rules,
    /// Who writes letters, and how they leave.
    pub letters: &'a Desk,
    pub look: Look<'a>,
    pub settings: &'a SettingsView,
    /// Why nothing can be written now; `None` when it can.
    pub read_only: Option<&'a str>,
    /// Texts that could not be kept in the book yet.
    pub unkept: &'a [Draft],
    /// How many rows the pane's list showed when it was last drawn.
    pub page_rows: usize,
    /// How far down the pane's text can be scrolled, as last drawn.
    pub scroll_room: usize,
}

impl Cx<'_> {
    pub fn today(&self) -> NaiveDate {
        self.format.today
    }

    pub fn zone(&self) -> Zone {
        self.format.zone
    }

    /// Returns the text that was typed under a name and neither saved nor thrown away.
    pub fn draft(&self, name: &str) -> store::Result<Option<String>> {
        match self.unkept.iter().find(|draft| draft.name == name) {
            Some(draft) => Ok(draft.content.clone()),
            None => store::directory::draft(self.book.connection(), name),
        }
    }
}

/// What a pane is told.
#[derive(Debug)]
pub enum Msg {
    /// A command of one of its scopes.
    Command(Cmd),
    /// A key that is no command here: for a field that has focus.
    Key(KeyEvent),
    Paste(String),
    /// Rows changed of tables it is interested in.
    Changed(Changes),
    /// Its own op was carried out.
    Written(Outcome),
    /// Its own op was refused; nothing changed.
    Refused(ops::Error),
    /// What was chosen in the popup it opened.
    Answer(Answer),
    /// News of a job it started.
    Job(JobReport),
    /// What became of the text it gave to the editor.
    Edited(String),
}

/// What a popup gives back to the pane below it.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// The key of the chosen row; what it means is between the two panes.
    Chosen(String),
    Confirmed,
}

/// What a pane wants done. It does nothing itself.
#[derive(Debug)]
pub enum Effect {
    /// Carry out an op; the pane gets `Written` or `Refused`.
    Write(Op),
    Undo,
    Redo,
    /// Put a pane on top.
    Open(Route),
    /// Put a pane in place of this one.
    Replace(Route),
    /// Go back to the pane below.
    Close,
    /// Close this popup and tell the pane below.
    Answer(Answer),
    /// Close this popup and run a command in the pane below.
    Run(Cmd),
    Start(JobSpec),
    CancelJob,
    /// Give the terminal to the shell until the program is continued.
    Suspend,
    /// Write a text to a file; a path without a root is meant from the book's folder.
    WriteFile {
        path: PathBuf,
        content: String,
    },
    /// Open a text in the person's own editor; the pane gets `Edited`.
    Edit(String),
    /// Hand a text to the terminal for its clipboard.
    Copy(String),
    Notice(Notice),
    /// Set one of the settings, or go back to what is built in; it holds at once and is written to the file.
    Set {
        setting: Setting,
        value: Option<SettingValue>,
    },
    /// Hide names and amounts, or show them again.
    Veil,
    /// Open the tutor on a book of its own; this one waits meanwhile.
    Tutor,
    /// Throw the kept text of this name away.
    ForgetDraft(String),
    Quit,
}

/// One sentence about what happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    pub text: String,
    pub is_error: bool,
}

impl Notice {
    pub fn said(text: impl Into<String>) -> Notice {
        Notice { text: text.into(), is_error: false }
    }

    pub fn error(text: impl Into<String>) -> Notice {
        Notice { text: text.into(), is_error: true }
    }
}

/// Text somebody is typing, to be kept until it is saved.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    pub name: String,
    /// `None` when there is nothing worth keeping.
    pub content: Option<String>,
}

/// What drawing remembers: where lists are scrolled to, and how much was shown.
#[derive(Debug, Default)]
pub struct ViewState {
    pub list: crate::tui::widget::ListState,
    pub prose: crate::tui::widget::ProseState,
    pub prose_cache: crate::tui::widget::ProseCache,
    /// Rows the list had room for.
    pub page_rows: usize,
    /// Where the real cursor stands: the edit point, else the selected row.
    pub cursor: Option<Position>,
    /// Whether the cursor is an edit point and shown.
    pub editing: bool,
    /// Where the cursor of the pane below stands: a popup leaves that row in view.
    pub below: Option<Position>,
    /// What the mouse can reach, as last drawn.
    pub places: Places,
    /// Whether the list is to be taken whole instead of being drawn, and the list that was taken.
    pub wants_list: bool,
    pub listed: Option<Listed>,
    /// Whether there is more to show than one frame had time for: another is drawn at once.
    pub is_unfinished: bool,
}

impl ViewState {
    /// Draws the list that keys go to, and keeps where its rows and the cursor stand and how many rows a page has. The cursor of a line
    /// that is being typed stays where it is.
    pub fn draw_list<'r>(
        &mut self,
        table: &ListTable<'_>,
        look: Look<'_>,
        area: Rect,
        buffer: &mut Buffer,
        row: impl FnMut(usize) -> TableRow<'r>,
    ) {
        if self.wants_list {
            return self.take_list(|| Listed::of(table.columns, table.rows, table.selected, row));
        }
        let cursor = table.draw(look, area, buffer, &mut self.list, row);
        if !self.editing {
            self.cursor = cursor;
        }
        self.page_rows = self.list.height;
        let area = area.intersection(buffer.area);
        // On a single line there is no header.
        let header = u16::from(area.height > 1);
        self.places.lists.push(ListPlace::of(area, header, self.list.top, table.rows, 1, table.selected));
    }

    /// Takes a list whole where that is wanted; of several the first, which is the one that keys go to.
    pub fn take_list(&mut self, list: impl FnOnce() -> Listed) {
        if self.wants_list && self.listed.is_none() {
            self.listed = Some(list());
        }
    }

    /// Draws a form, and keeps where its fields and the cursor stand.
    pub fn draw_form(&mut self, form: &Form<'_>, look: Look<'_>, area: Rect, buffer: &mut Buffer) {
        self.cursor = form.draw(look, area, buffer, &mut self.list);
        self.places.fields = form.places(look, area.intersection(buffer.area), &self.list);
        self.places.focused = form.focused;
    }

    /// Draws tabs, and keeps where they stand.
    pub fn draw_tabs(&mut self, tabs: &Tabs<'_>, look: Look<'_>, area: Rect, buffer: &mut Buffer) {
        let count = tabs.tabs.len().max(1);
        let places = tabs.draw(look, area, buffer);
        self.places.tabs.extend(places.into_iter().map(|(index, area)| TabPlace {
            area,
            key: tabs.tabs[index].key.to_owned(),
            steps: (index + count - tabs.open.min(count)) % count,
        }));
    }

    /// Forgets what stood where before drawing anew; `below` is the cursor of the pane below.
    pub fn begin(&mut self, below: Option<Position>) {
        self.cursor = None;
        self.editing = false;
        self.below = below;
        self.places = Places::default();
    }

    /// Returns what a popup stands beside: the row of the pane below that it speaks of, else the top of the screen; `inset` cells in.
    pub fn anchor(&self, area: Rect, inset: u16) -> Rect {
        let y = self.below.map_or(area.y.saturating_add(1), |below| below.y);
        Rect { x: area.x.saturating_add(inset), y, width: 1, height: 1 }
    }

    /// Tells a pane's update what was drawn last.
    pub fn inform<'a>(&self, cx: &Cx<'a>) -> Cx<'a> {
        Cx { page_rows: self.page_rows, scroll_room: self.prose.lines.saturating_sub(self.prose.height), ..*cx }
    }
}

/// A screen or a popup.
pub trait Pane {
    /// Returns its step of the breadcrumb.
    fn title(&self, cx: &Cx<'_>) -> String;

    /// Returns facts for the right of the first line; the last stays longest.
    fn facts(&self, _cx: &Cx<'_>) -> Vec<Phrase<'static>> {
        Vec::new()
    }

    /// Returns where its commands stand in the table, innermost first, without `Global`.
    fn scopes(&self) -> &'static [Scope];

    /// Says whether it lies over the pane below and leaves it visible.
    fn is_popup(&self) -> bool {
        false
    }

    /// Says whether a field has focus: characters are text then, and not commands.
    fn takes_text(&self) -> bool {
        false
    }

    /// Returns why a command cannot be run now.
    fn disabled(&self, _cmd: Cmd, _cx: &Cx<'_>) -> Option<String> {
        None
    }

    /// Returns the account it is about.
    fn account(&self) -> Option<AccountId> {
        None
    }

    /// Returns the accounts it is about: the marked ones, where there are any.
    fn accounts(&self) -> Vec<AccountId> {
        self.account().into_iter().collect()
    }

    /// Returns the theme that the whole screen is to be drawn in while this pane is on top, to be looked at.
    fn theme(&self) -> Option<&str> {
        None
    }

    /// Returns the row that is selected.
    fn row(&self) -> Option<EntityRef> {
        None
    }

    /// Returns the tables whose changes it wants to hear of.
    fn interest(&self) -> &'static [&'static str] {
        &[]
    }

    /// Returns the text that must survive a crash.
    fn draft(&self) -> Option<Draft> {
        None
    }

    /// Does a part of what no single frame has time for; asked before a frame as long as the one before it was unfinished.
    fn go_on(&mut self, _cx: &Cx<'_>) {}

    /// Decides what a message means.
    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect>;

    /// Draws itself; changes nothing but the view state.
    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState);
}
