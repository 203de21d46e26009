//! The filter: one line that narrows the book while it is typed, by everything an account is called or known by.
//!
//! Every word typed must occur; case, width and kana make no difference. Enter keeps the filter, Esc clears it.

use crate::domain::AccountId;
use crate::i18n::Named;
use crate::review::ScoredLine;
use crate::store::directory;
use crate::text::search_key;
use crate::tui::input::{Change, LineInput, edit_for};
use crate::tui::keys::Key;
use crate::tui::pane::Cx;
use crossterm::event::KeyEvent;
use std::cell::RefCell;
use std::collections::HashMap;

#[derive(Default)]
pub(super) struct Filter {
    pub line: LineInput,
    is_editing: bool,
    /// What each account can be found by; made when first asked for, as an unfiltered book needs none of it.
    names: RefCell<Option<HashMap<AccountId, String>>>,
}

impl Filter {
    pub fn start(&mut self) {
        self.is_editing = true;
    }

    /// Leaves the line and goes on showing what it found.
    pub fn keep(&mut self) {
        self.is_editing = false;
    }

    pub fn clear(&mut self) {
        self.is_editing = false;
        self.line.clear();
    }

    pub fn is_editing(&self) -> bool {
        self.is_editing
    }

    /// Says whether the line is on the screen.
    pub fn is_shown(&self) -> bool {
        self.is_editing || self.is_active()
    }

    /// Says whether anything is filtered.
    pub fn is_active(&self) -> bool {
        !self.line.text().trim().is_empty()
    }

    /// Takes a key; returns whether another text is looked for now.
    pub fn typed(&mut self, key: KeyEvent) -> bool {
        let change = match (Key::typed(&key), edit_for(key)) {
            (Some(character), _) => self.line.insert(character),
            (None, Some(edit)) => self.line.apply(edit),
            (None, None) => Change::Nothing,
        };
        change == Change::Text
    }

    pub fn pasted(&mut self, text: &str) -> bool {
        self.line.paste(text) == Change::Text
    }

    /// Forgets what accounts are found by: some have changed.
    pub fn forget_names(&mut self) {
        self.names.get_mut().take();
    }

    /// Returns the places of the rows that match, in their order.
    pub fn matches(&self, cx: &Cx<'_>, rows: &[ScoredLine]) -> Vec<usize> {
        if !self.is_active() {
            return (0..rows.len()).collect();
        }
        let wanted = search_key(self.line.text());
        let words: Vec<&str> = wanted.split_whitespace().collect();
        let mut names = self.names.borrow_mut();
        let names = names.get_or_insert_with(|| names_of(cx, rows));
        let is_match = |row: &ScoredLine| names.get(&row.line.id).is_some_and(|name| words.iter().all(|word| name.contains(word)));
        rows.iter().enumerate().filter(|(_, row)| is_match(row)).map(|(place, _)| place).collect()
    }
}

/// Gathers what each account is found by.
fn names_of(cx: &Cx<'_>, rows: &[ScoredLine]) -> HashMap<AccountId, String> {
    let mut spoken = Spoken { cx, words: HashMap::new() };
    let mut champions: HashMap<AccountId, Vec<String>> = HashMap::new();
    // Without their champions the accounts are still found by everything else.
    for (account, name) in directory::champions(cx.book.connection()).unwrap_or_default() {
        champions.entry(account).or_default().push(name);
    }
    rows.iter().map(|row| (row.line.id, name_of(&mut spoken, row, champions.remove(&row.line.id).unwrap_or_default()))).collect()
}

/// The words of closed sets, each made once for all accounts.
struct Spoken<'a> {
    cx: &'a Cx<'a>,
    words: HashMap<String, String>,
}

impl Spoken<'_> {
    fn word(&mut self, named: impl Named) -> String {
        let words = self.cx.words;
        self.words.entry(named.word_id()).or_insert_with_key(|id| words.get(id)).clone()
    }
}

fn name_of(spoken: &mut Spoken<'_>, row: &ScoredLine, champions: Vec<String>) -> String {
    let line = &row.line;
    let mut parts = vec![line.name.clone(), spoken.word(row.score.band)];
    let texts = [&line.kana, &line.external_id, &line.segment, &line.industry, &line.region, &line.country, &line.owner];
    parts.extend(texts.into_iter().flatten().cloned());
    parts.extend(line.stage.map(|stage| spoken.word(stage)));
    parts.extend(line.touch_model.map(|model| spoken.word(model)));
    parts.extend(champions);
    let key = search_key(&parts.join("\n"));
    // A Japanese name is typed with or without the space between family and given name.
    let joined: String = key.chars().filter(|character| *character != ' ').collect();
    if key.is_ascii() || joined == key { key } else { format!("{key}\n{joined}") }
}
