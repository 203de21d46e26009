//! The screen: tabs over one period. Decides what a key means; each tab draws itself in a file of its own.

use super::matters::MattersTab;
use super::shown::{Choice, Shown};
use super::themes::ThemesTab;
use super::{answers, groups, matters, summary, themes};
use crate::domain::voice::{GroupBy, GroupKey, Measure, Standing, Stretch};
use crate::domain::{AccountId, EntityRef, ResponseId, SurveyKind, TaggedKind};
use crate::ops::Op;
use crate::ops::voice::VoiceOp;
use crate::review::feedback::Matter;
use crate::review::voice::Comment;
use crate::say;
use crate::store::themes::Target;
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::pane::{Answer, Cx, Effect, Msg, Notice, Pane, ViewState};
use crate::tui::panes::account::tab::draw_failure;
use crate::tui::route::{AccountTab, MailRoute, Route, VoiceRoute};
use crate::tui::selection::Selection;
use crate::tui::widget::{KeyHint, Pen, Phrase, Tabs};
use crate::wording::letters::{About, Start};
use crate::wording::{store_error, voice as wording};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::HashSet;

/// The tables whose rows it shows.
const SHOWN: &[&str] = &[
    "response",
    "survey_invitation",
    "account",
    "contact",
    "touch",
    "touch_contact",
    "ticket",
    "theme",
    "theme_tag",
    "feedback",
    "feedback_voice",
];

/// A tab: the command that opens it, where its commands stand, and its word.
pub(super) struct TabSpec {
    tab: Tab,
    cmd: Cmd,
    scopes: &'static [Scope],
    word: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tab {
    Summary,
    Comments,
    Waiting,
    Groups,
    Themes,
    Feedback,
}

/// The tabs in the order of their numbers.
const TABS: &[TabSpec] = &[
    TabSpec { tab: Tab::Summary, cmd: Cmd::VoiceSummary, scopes: &[Scope::Voice, Scope::List], word: "voice-tab-summary" },
    TabSpec {
        tab: Tab::Comments,
        cmd: Cmd::VoiceComments,
        scopes: &[Scope::VoiceAnswers, Scope::Said, Scope::Voice, Scope::List],
        word: "voice-tab-comments",
    },
    TabSpec {
        tab: Tab::Waiting,
        cmd: Cmd::VoiceWaiting,
        scopes: &[Scope::VoiceAnswers, Scope::Said, Scope::Voice, Scope::List],
        word: "voice-tab-waiting",
    },
    TabSpec { tab: Tab::Groups, cmd: Cmd::VoiceGroups, scopes: &[Scope::VoiceGroups, Scope::Voice, Scope::List], word: "voice-tab-groups" },
    TabSpec {
        tab: Tab::Themes,
        cmd: Cmd::VoiceThemes,
        scopes: &[Scope::VoiceThemes, Scope::ThemeAny, Scope::Voice, Scope::List],
        word: "voice-tab-themes",
    },
    TabSpec {
        tab: Tab::Feedback,
        cmd: Cmd::VoiceFeedback,
        scopes: &[Scope::VoiceFeedback, Scope::MatterAny, Scope::Voice, Scope::List],
        word: "voice-tab-feedback",
    },
];

pub struct VoicePane {
    pub(super) choice: Choice,
    pub(super) shown: Shown,
    /// Which of the tabs is open.
    open: usize,
    selections: Vec<Selection>,
    pub(super) themes: ThemesTab,
    pub(super) matters: MattersTab,
    /// The answers that are marked.
    pub(super) marks: HashSet<ResponseId>,
    /// The row somebody was asked about.
    pub(super) doomed: Option<EntityRef>,
    failure: Option<String>,
    /// Why what only the open tab shows cannot be read.
    tab_failure: Option<String>,
}

impl VoicePane {
    pub fn new(cx: &Cx<'_>) -> VoicePane {
        let selections = vec![Selection::default(); TABS.len()];
        let mut pane = VoicePane {
            choice: Choice::new(),
            shown: Shown::default(),
            open: 0,
            selections,
            themes: ThemesTab::default(),
            matters: MattersTab::default(),
            marks: HashSet::new(),
            doomed: None,
            failure: None,
            tab_failure: None,
        };
        pane.reread(cx);
        pane
    }

    fn reread(&mut self, cx: &Cx<'_>) {
        let selected = self.selected().and_then(|row| self.row_at(row));
        let before: Vec<EntityRef> = (0..self.rows()).filter_map(|row| self.row_at(row)).collect();
        match Shown::read(cx, &self.choice) {
            Ok(shown) => (self.shown, self.failure) = (shown, None),
            Err(error) => self.failure = Some(store_error(cx.words, &error)),
        }
        self.themes.forget();
        self.matters.forget();
        self.read_tab(cx);
        self.keep_marks();
        // What was just added here is selected. Else the selection stays on its row; one that is no longer there leaves its place to
        // the next.
        let is_added = |row: &usize| !before.is_empty() && self.row_at(*row).is_some_and(|row| !before.contains(&row));
        let has_forms = matches!(self.tab(), Tab::Themes | Tab::Feedback);
        let added = (0..self.rows()).find(is_added).filter(|_| has_forms);
        let place = added.or_else(|| (0..self.rows()).find(|row| self.row_at(*row) == selected));
        if let Some(place) = place.filter(|_| selected.is_some()) {
            self.selections[self.open] = Selection::at(place);
        }
    }

    /// Reads what only the open tab shows.
    fn read_tab(&mut self, cx: &Cx<'_>) {
        let read = match self.tab() {
            Tab::Themes => self.themes.read(cx, self.choice.span(cx)),
            Tab::Feedback => self.matters.read(cx),
            _ => Ok(()),
        };
        self.tab_failure = read.err().map(|error| store_error(cx.words, &error));
    }

    /// Takes marks off what is not shown any more.
    fn keep_marks(&mut self) {
        let comments = &self.shown.comments;
        self.marks.retain(|id| comments.iter().any(|comment| comment.response.id == *id));
    }

    /// Looks at other answers of what was read.
    fn choose(&mut self, cx: &Cx<'_>, change: impl FnOnce(&mut Choice)) {
        let by = self.choice.by;
        change(&mut self.choice);
        self.failure = self.shown.choose(cx, &self.choice).err().map(|error| store_error(cx.words, &error));
        // Another field needs no other reading, and the selected theme stays.
        if by != self.choice.by && self.tab() == Tab::Themes {
            return;
        }
        self.themes.forget();
        self.read_tab(cx);
        self.keep_marks();
        self.selections[1..].fill(Selection::default());
    }

    fn tab(&self) -> Tab {
        TABS[self.open].tab
    }

    fn rows(&self) -> usize {
        match self.tab() {
            Tab::Summary => self.shown.compared.len(),
            Tab::Comments => self.shown.comments.len(),
            Tab::Waiting => self.shown.waiting.len(),
            Tab::Groups => self.shown.groups.len(),
            Tab::Themes => self.themes.lines.len(),
            Tab::Feedback => self.matters.rows().len(),
        }
    }

    /// Returns the row of the book that a row of the tab shows.
    fn row_at(&self, row: usize) -> Option<EntityRef> {
        match self.tab() {
            Tab::Themes => self.themes.lines.get(row).map(|line| line.theme.id.into()),
            Tab::Feedback => self.matters.rows().get(row).map(|matter| matter.feedback.id.into()),
            _ => self.comment_at(row).map(|comment| comment.response.id.into()),
        }
    }

    /// Returns the matter that is selected.
    pub(super) fn matter(&self) -> Option<&Matter> {
        let row = self.selected().filter(|_| self.tab() == Tab::Feedback)?;
        self.matters.rows().get(row).copied()
    }

    pub(super) fn selected(&self) -> Option<usize> {
        self.selections[self.open].row(self.rows())
    }

    pub(super) fn comment_at(&self, row: usize) -> Option<&Comment> {
        match self.tab() {
            Tab::Comments => self.shown.comments.get(row),
            Tab::Waiting => self.shown.waiting.get(row).map(|waiting| &waiting.comment),
            Tab::Summary | Tab::Groups | Tab::Themes | Tab::Feedback => None,
        }
    }

    pub(super) fn comment(&self) -> Option<&Comment> {
        self.selected().and_then(|row| self.comment_at(row))
    }

    /// Returns the measure of the summary that is selected.
    pub(super) fn measure(&self) -> Measure {
        let row = self.selections[0].row(self.shown.compared.len());
        row.map_or(Measure::Nps, |row| self.shown.compared[row].measure)
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        let of_tab = match self.tab() {
            Tab::Themes => themes::command(self, cx, cmd),
            Tab::Feedback => matters::command(self, cx, cmd),
            _ => None,
        };
        if let Some(effects) = of_tab {
            return effects;
        }
        match cmd {
            Cmd::Back => return self.back(cx),
            Cmd::Open => return self.enter(cx),
            Cmd::VoiceNextTab => self.go_to(cx, (self.open + 1) % TABS.len()),
            Cmd::VoicePreviousTab => self.go_to(cx, (self.open + TABS.len() - 1) % TABS.len()),
            Cmd::VoiceEarlier => self.choose(cx, |choice| choice.back += 1),
            Cmd::VoiceLater => self.choose(cx, |choice| choice.back = choice.back.saturating_sub(1)),
            Cmd::VoiceStretch => self.choose(cx, |choice| (choice.stretch, choice.back) = (after(Stretch::ALL, choice.stretch), 0)),
            Cmd::VoiceBy | Cmd::ThemeBy => self.choose(cx, |choice| (choice.by, choice.only) = (after(GroupBy::ALL, choice.by), None)),
            Cmd::VoiceKind => self.choose(cx, |choice| choice.kind = next_kind(choice.kind)),
            Cmd::VoiceSilent => self.choose(cx, |choice| choice.with_silent = !choice.with_silent),
            Cmd::VoiceStack => return vec![Effect::Open(Route::Voice(VoiceRoute::Stack))],
            _ => {
                let rows = self.rows();
                let is_moved = self.open_tab(cx, cmd) || self.selections[self.open].moved(cmd, rows, cx.page_rows);
                return if is_moved { Vec::new() } else { self.about_answer(cx, cmd) };
            }
        }
        Vec::new()
    }

    fn open_tab(&mut self, cx: &Cx<'_>, cmd: Cmd) -> bool {
        let place = TABS.iter().position(|spec| spec.cmd == cmd);
        if let Some(place) = place {
            self.go_to(cx, place);
        }
        place.is_some()
    }

    fn go_to(&mut self, cx: &Cx<'_>, place: usize) {
        self.open = place;
        self.read_tab(cx);
    }

    fn back(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        if self.choice.only.is_none() {
            return vec![Effect::Close];
        }
        self.choose(cx, |choice| choice.only = None);
        vec![Effect::Notice(Notice::said(say!(cx.words, "voice-all-groups")))]
    }

    fn enter(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        let Some(row) = self.selected() else { return Vec::new() };
        match self.tab() {
            Tab::Summary => vec![Effect::Open(Route::Figure(Box::new(self.sheet(cx, self.shown.compared[row].measure))))],
            Tab::Comments | Tab::Waiting => self.row().map(|row| Effect::Open(Route::Row(row))).into_iter().collect(),
            Tab::Groups => self.enter_group(cx, row),
            Tab::Themes => {
                let theme = self.themes.lines.get(row).map(|line| line.theme.id);
                theme.map(|id| Effect::Open(Route::Voice(VoiceRoute::Theme(id, self.choice.span(cx))))).into_iter().collect()
            }
            Tab::Feedback => {
                self.matter().map(|matter| Effect::Open(Route::Voice(VoiceRoute::Matter(matter.feedback.id)))).into_iter().collect()
            }
        }
    }

    fn enter_group(&mut self, cx: &Cx<'_>, row: usize) -> Vec<Effect> {
        let key = self.shown.groups[row].key.clone();
        self.choose(cx, |choice| choice.only = Some(key));
        self.open = TABS.iter().position(|spec| spec.tab == Tab::Comments).unwrap_or(0);
        Vec::new()
    }

    /// Returns the marked answers, or the selected one.
    fn meant(&self) -> Vec<Target> {
        let marked = self.shown.comments.iter().map(|comment| comment.response.id).filter(|id| self.marks.contains(id));
        let marked: Vec<ResponseId> = marked.collect();
        let selected = self.comment().map(|comment| comment.response.id);
        let meant = if marked.is_empty() || self.tab() != Tab::Comments { selected.into_iter().collect() } else { marked };
        meant.into_iter().map(|id| (TaggedKind::Survey, id.0)).collect()
    }

    fn mark(&mut self, cx: &Cx<'_>, cmd: Cmd) {
        match cmd {
            Cmd::MarkNoAnswer => self.marks.clear(),
            Cmd::MarkAllAnswers => self.marks.extend(self.shown.comments.iter().map(|comment| comment.response.id)),
            _ => {
                let Some(id) = self.comment().map(|comment| comment.response.id) else { return };
                if !self.marks.remove(&id) {
                    self.marks.insert(id);
                }
                let rows = self.rows();
                self.selections[self.open].moved(Cmd::Down, rows, cx.page_rows);
            }
        }
    }

    fn about_answer(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        match cmd {
            Cmd::MarkAnswer | Cmd::MarkAllAnswers | Cmd::MarkNoAnswer => {
                self.mark(cx, cmd);
                return Vec::new();
            }
            Cmd::PutThemes => return vec![Effect::Open(Route::Voice(VoiceRoute::Tag(self.meant())))],
            Cmd::MakeFeedback => return vec![Effect::Open(Route::Voice(VoiceRoute::MatterForm { id: None, from: self.meant() }))],
            _ => {}
        }
        let Some(comment) = self.comment() else { return Vec::new() };
        let (id, account) = (comment.response.id, comment.response.account);
        let (is_closed, is_told) = (comment.response.follow_up.closed_on.is_some(), comment.response.follow_up.told_on.is_some());
        match cmd {
            Cmd::VoiceAnswered => vec![Effect::Write(Op::AnswerResponse(id))],
            Cmd::VoiceClose => vec![Effect::Write(Op::Voice(VoiceOp::Close(vec![id], (!is_closed).then(|| cx.today()))))],
            Cmd::VoiceTold => vec![Effect::Write(Op::Voice(VoiceOp::Tell(vec![id], (!is_told).then(|| cx.today()))))],
            Cmd::VoicePlan => vec![Effect::Open(Route::Voice(VoiceRoute::Plan(id)))],
            Cmd::VoiceMail => {
                let start = Start { contact: comment.response.contact, ..Start::new(account, About::Survey(id)) };
                vec![Effect::Open(Route::Mail(MailRoute::Letter(start)))]
            }
            Cmd::VoiceAccount => {
                let siblings = self.accounts_in_order();
                vec![Effect::Open(Route::Account { id: account, siblings, tab: AccountTab::Timeline })]
            }
            _ => Vec::new(),
        }
    }

    fn accounts_in_order(&self) -> Vec<AccountId> {
        let mut accounts: Vec<AccountId> = Vec::new();
        for comment in (0..self.rows()).filter_map(|row| self.comment_at(row)) {
            if !accounts.contains(&comment.response.account) {
                accounts.push(comment.response.account);
            }
        }
        accounts
    }
}

/// Returns the one behind another in a list that begins again.
fn after<T: Copy + PartialEq>(all: &[T], now: T) -> T {
    let place = all.iter().position(|one| *one == now).unwrap_or(0);
    all[(place + 1) % all.len()]
}

/// All kinds, then one after the other.
fn next_kind(kind: Option<SurveyKind>) -> Option<SurveyKind> {
    match kind {
        None => SurveyKind::ALL.first().copied(),
        Some(kind) => SurveyKind::ALL.iter().skip_while(|other| **other != kind).nth(1).copied(),
    }
}

/// Returns the kind of survey that a figure is about; the response rate is about all, and shows the first.
pub(super) fn kind_of(measure: Measure) -> SurveyKind {
    match measure {
        Measure::Nps | Measure::ResponseRate => SurveyKind::Nps,
        Measure::Csat => SurveyKind::Csat,
        Measure::Ces | Measure::CesShare => SurveyKind::Ces,
    }
}

impl Pane for VoicePane {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "voice-name")
    }

    fn facts(&self, cx: &Cx<'_>) -> Vec<Phrase<'static>> {
        let late = self.shown.waiting.iter().filter(|waiting| waiting.is_late).count();
        let mut facts = Vec::new();
        if late > 0 {
            facts.push(Phrase::new(say!(cx.words, "voice-fact-late", n = late), Role::Red));
        }
        if !self.marks.is_empty() {
            facts.push(Phrase::new(say!(cx.words, "book-marked", n = self.marks.len()), Role::Marked));
        }
        facts
    }

    fn scopes(&self) -> &'static [Scope] {
        TABS[self.open].scopes
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        let of_tab = match self.tab() {
            Tab::Themes => themes::disabled(self, cx, cmd),
            Tab::Feedback => matters::matter_disabled(cx, self.matter(), cmd),
            _ => None,
        };
        if of_tab.is_some() {
            return of_tab;
        }
        let follow_up = self.comment().map(|comment| (comment.standing, &comment.response.follow_up));
        let is_about_answer =
            matches!(cmd, Cmd::VoiceAnswered | Cmd::VoiceMail | Cmd::VoicePlan | Cmd::VoiceClose | Cmd::VoiceTold | Cmd::VoiceAccount)
                || matches!(cmd, Cmd::PutThemes | Cmd::MakeFeedback | Cmd::MarkAnswer | Cmd::MarkAllAnswers);
        match (cmd, follow_up) {
            (Cmd::Voice, _) => Some(say!(cx.words, "voice-here")),
            (Cmd::MarkAnswer | Cmd::MarkAllAnswers, _) if self.tab() == Tab::Waiting => Some(say!(cx.words, "voice-mark-comments")),
            (Cmd::MarkNoAnswer, _) if self.marks.is_empty() => Some(say!(cx.words, "event-nothing-marked")),
            (Cmd::VoiceLater, _) if self.choice.back == 0 => Some(say!(cx.words, "voice-no-later")),
            (Cmd::Open, _) if self.rows() == 0 => Some(say!(cx.words, "row-none")),
            (_, None) if is_about_answer => Some(say!(cx.words, "row-none")),
            (Cmd::VoiceAnswered, Some((Standing::Answered, _))) => Some(say!(cx.words, "voice-is-answered")),
            _ => None,
        }
    }

    fn account(&self) -> Option<AccountId> {
        let of_group = || match self.shown.groups.get(self.selected()?)?.key {
            GroupKey::Account(_, id) => Some(id),
            _ => None,
        };
        match self.tab() {
            Tab::Groups => of_group(),
            _ => self.comment().map(|comment| comment.response.account),
        }
    }

    fn row(&self) -> Option<EntityRef> {
        self.selected().and_then(|row| self.row_at(row))
    }

    fn interest(&self) -> &'static [&'static str] {
        SHOWN
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => return self.command(cx, cmd),
            Msg::Changed(_) => self.reread(cx),
            Msg::Answer(Answer::Chosen(key)) => return self.matters.chosen(cx, &key).map(Effect::Write).into_iter().collect(),
            Msg::Answer(Answer::Confirmed) => return self.doomed.take().map(|row| Effect::Write(Op::Delete(row))).into_iter().collect(),
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let labels: Vec<String> = TABS.iter().map(|spec| self.label(cx, spec)).collect();
        let keys: Vec<String> = TABS.iter().map(|spec| crate::tui::frame::first_key(spec.cmd.spec())).collect();
        let tabs: Vec<KeyHint<'_>> = keys.iter().zip(&labels).map(|(key, label)| KeyHint { key, label }).collect();
        state.draw_tabs(&Tabs { tabs: &tabs, open: self.open }, cx.look, area, buffer);
        self.draw_choice(cx, Rect { y: area.y + 1.min(area.height), height: area.height.saturating_sub(1).min(1), ..area }, buffer);
        let body = Rect { y: area.y + 2.min(area.height), height: area.height.saturating_sub(2), ..area };
        if let Some(failure) = self.failure.as_ref().or(self.tab_failure.as_ref()) {
            return draw_failure(cx, body, buffer, failure);
        }
        match self.tab() {
            Tab::Summary => summary::draw(self, cx, body, buffer, state),
            Tab::Comments | Tab::Waiting => answers::draw(self, cx, body, buffer, state),
            Tab::Groups => groups::draw(self, cx, body, buffer, state),
            Tab::Themes => themes::draw(self, cx, body, buffer, state),
            Tab::Feedback => matters::draw(self, cx, body, buffer, state),
        }
    }
}

impl VoicePane {
    /// Draws which answers are looked at: the period, and what else they are narrowed to. Who waits does so whatever the period.
    fn draw_choice(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer) {
        if self.shows_waiting() {
            return;
        }
        if self.tab() == Tab::Feedback {
            let mut pen = Pen::new(cx.look, area, buffer);
            let room = pen.width().saturating_sub(4);
            pen.put(3, 0, room, &self.matters.shown.word(cx), Role::Text);
            return;
        }
        let choice = &self.choice;
        let mut parts = Vec::new();
        if self.tab() == Tab::Comments {
            parts.extend(choice.kind.map(|kind| cx.words.word(kind)));
            let group = |key| format!("{}: {}", cx.words.word(choice.by), wording::group_name(cx.words, key));
            parts.extend(choice.only.as_ref().map(group));
            parts.extend((!choice.with_silent).then(|| say!(cx.words, "voice-with-words")));
        }
        let span = wording::span_name(cx.words, cx.format, choice.span(cx));
        let mut phrase = Phrase::new(format!("{}  ", cx.words.word(choice.stretch)), Role::Dim).then(span, Role::Text);
        for part in parts {
            phrase = phrase.then(format!(" · {part}"), Role::Dim);
        }
        let mut pen = Pen::new(cx.look, area, buffer);
        let room = pen.width().saturating_sub(4);
        pen.put_phrase(3, 0, room, &phrase);
    }

    pub(super) fn shows_waiting(&self) -> bool {
        self.tab() == Tab::Waiting
    }

    fn label(&self, cx: &Cx<'_>, spec: &TabSpec) -> String {
        let word = cx.words.get(spec.word);
        match spec.tab {
            Tab::Summary => word,
            Tab::Comments => format!("{word} {}", self.shown.comments.len()),
            Tab::Waiting => format!("{word} {}", self.shown.waiting.len()),
            Tab::Groups => format!("{word}: {}", cx.words.word(self.choice.by)),
            Tab::Themes | Tab::Feedback => word,
        }
    }
}
