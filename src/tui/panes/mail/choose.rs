//! The choice of a template for a letter to one account or to many: typed to narrow, with its text below.

use crate::domain::letter::{Letter, MailTemplate, catalogue};
use crate::domain::{AccountId, Lang};
use crate::say;
use crate::store::letters::own_templates;
use crate::text::search_key;
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::input::{Change, LineInput};
use crate::tui::pane::{Cx, Effect, Msg, Pane, ViewState};
use crate::tui::route::{MailRoute, Route};
use crate::tui::selection::Selection;
use crate::tui::widget::{Column, ColumnWidth, KeyHint, ListTable, Pen, Phrase, Popup, TableRow, draw_line};
use crate::wording::letters::{About, Start};
use crossterm::event::KeyEvent;
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const ROWS: u16 = 12;
const WIDTH: u16 = 64;

pub struct ChoosePane {
    accounts: Vec<AccountId>,
    /// `None`: a letter without a template, for one account only.
    templates: Vec<Option<MailTemplate>>,
    typed: LineInput,
    found: Vec<usize>,
    selection: Selection,
}

impl ChoosePane {
    pub fn new(cx: &Cx<'_>, accounts: Vec<AccountId>) -> ChoosePane {
        // Own templates that cannot be read leave those that come with the program.
        let all = catalogue(own_templates(cx.book.connection()).unwrap_or_default());
        let blank = (accounts.len() == 1).then_some(None);
        let templates: Vec<Option<MailTemplate>> = all.into_iter().map(Some).chain(blank).collect();
        let found = (0..templates.len()).collect();
        ChoosePane { accounts, templates, typed: LineInput::default(), found, selection: Selection::default() }
    }

    fn name(&self, cx: &Cx<'_>, index: usize) -> String {
        match &self.templates[index] {
            Some(template) => template.name(cx.format.lang).to_owned(),
            None => say!(cx.words, "letter-blank"),
        }
    }

    /// Ranks the templates by how well names, key and subjects match.
    fn find(&mut self, cx: &Cx<'_>) {
        self.selection = Selection::default();
        let pattern = Pattern::parse(&search_key(self.typed.text()), CaseMatching::Ignore, Normalization::Smart);
        let (mut matcher, mut buffer) = (Matcher::new(Config::DEFAULT), Vec::new());
        let mut scored: Vec<(u32, usize)> = Vec::new();
        for index in 0..self.templates.len() {
            let template = self.templates[index].as_ref();
            let more: Vec<&str> =
                template.map(|one| one.texts.values().map(|letter| letter.subject.as_str()).collect()).unwrap_or_default();
            let key = template.map(|one| one.key.as_str()).unwrap_or_default();
            let text = search_key(&format!("{} {key} {}", self.name(cx, index), more.join(" ")));
            scored.extend(pattern.score(Utf32Str::new(&text, &mut buffer), &mut matcher).map(|score| (score, index)));
        }
        scored.sort_by_key(|(score, index)| (std::cmp::Reverse(*score), *index));
        self.found = scored.into_iter().map(|(_, index)| index).collect();
    }

    fn key(&mut self, cx: &Cx<'_>, key: KeyEvent) {
        if self.typed.typed(key) == Change::Text {
            self.find(cx);
        }
    }

    fn chosen(&self) -> Vec<Effect> {
        let Some(index) = self.selection.row(self.found.len()).map(|row| self.found[row]) else { return Vec::new() };
        let key = self.templates[index].as_ref().map(|template| template.key.clone());
        let route = match (self.accounts.as_slice(), key) {
            ([], _) => return vec![Effect::Close],
            ([one], key) => MailRoute::Letter(Start::new(*one, key.map_or(About::Nothing, About::Template))),
            (many, Some(template)) => MailRoute::Mailing { accounts: many.to_vec(), template },
            (_, None) => return Vec::new(),
        };
        vec![Effect::Replace(Route::Mail(route))]
    }

    fn subject(&self, index: usize, lang: Lang) -> String {
        self.templates[index]
            .as_ref()
            .and_then(|one| one.text(lang))
            .map(|(_, letter): (Lang, &Letter)| letter.subject.clone())
            .unwrap_or_default()
    }
}

impl Pane for ChoosePane {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "letter-choose", n = self.accounts.len())
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Choice, Scope::List]
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Key(key) => self.key(cx, key),
            Msg::Paste(text) => {
                self.typed.paste(&text);
                self.find(cx);
            }
            Msg::Command(Cmd::Choose | Cmd::Open) => return self.chosen(),
            Msg::Command(Cmd::Back) => return vec![Effect::Close],
            Msg::Command(cmd) => {
                self.selection.moved(cmd, self.found.len(), cx.page_rows);
            }
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let (title, choose, back) = (self.title(cx), cx.words.get("cmd-choose"), cx.words.get("cmd-back"));
        let keys = [KeyHint { key: "Enter", label: &choose }, KeyHint { key: "Esc", label: &back }];
        let anchor = state.anchor(area, area.width / 6);
        let size = (WIDTH.min(area.width.saturating_sub(6)), (ROWS + 1).min(area.height.saturating_sub(5)));
        let inner = Popup { title: &title, keys: &keys }.draw(cx.look, area, anchor, size, buffer);
        Pen::new(cx.look, inner, buffer).put(1, 0, 2, ">", Role::Accent);
        let line = Rect { x: inner.x + 3, width: inner.width.saturating_sub(4), height: 1.min(inner.height), ..inner };
        state.cursor = draw_line(cx.look, line, buffer, &self.typed, &[]);
        state.editing = true;
        let list = Rect { y: inner.y + 1.min(inner.height), height: inner.height.saturating_sub(1), ..inner };
        if self.found.is_empty() {
            Pen::new(cx.look, list, buffer).put(3, 0, list.width.saturating_sub(4), &say!(cx.words, "finder-none"), Role::Dim);
            return;
        }
        let columns = [Column::new("", ColumnWidth::Fixed(26), 0), Column::new("", ColumnWidth::Flexible { min: 12, max: WIDTH }, 1)];
        let selected = self.selection.row(self.found.len());
        let table = ListTable { columns: &columns, rows: self.found.len(), selected, has_focus: true };
        state.draw_list(&table, cx.look, list, buffer, |row| {
            let index = self.found[row];
            let subject = Phrase::new(self.subject(index, cx.format.lang), Role::Dim);
            TableRow { cells: vec![Phrase::new(self.name(cx, index), Role::Text), subject], is_marked: false }
        });
    }
}
