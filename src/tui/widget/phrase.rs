//! A run of text in several roles: a table cell, a fact in a title, a line in a popup.

use std::borrow::Cow;

use crate::text::{self, Cells};
use crate::theme::Role;
use crate::tui::exact::Exact;

/// Text in one role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece<'a> {
    pub text: Cow<'a, str>,
    pub role: Role,
}

/// Pieces one after another on one line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrase<'a> {
    pub pieces: Vec<Piece<'a>>,
    /// What it stands for, where a file is to hold that and not the words.
    pub exact: Option<Exact>,
}

impl<'a> Phrase<'a> {
    pub fn new(text: impl Into<Cow<'a, str>>, role: Role) -> Self {
        Self::default().then(text, role)
    }

    /// Adds a piece behind the others, made safe for the terminal here.
    #[must_use]
    pub fn then(mut self, text: impl Into<Cow<'a, str>>, role: Role) -> Self {
        let text = match text.into() {
            Cow::Borrowed(text) => text::display(text),
            Cow::Owned(text) => Cow::Owned(text::display(&text).into_owned()),
        };
        self.pieces.push(Piece { text, role });
        self
    }

    /// Says what it stands for.
    #[must_use]
    pub fn means(self, exact: impl Into<Exact>) -> Self {
        Phrase { exact: Some(exact.into()), ..self }
    }

    /// Says what it stands for, where that is known.
    #[must_use]
    pub fn may_mean(self, exact: Option<impl Into<Exact>>) -> Self {
        Phrase { exact: exact.map(Into::into), ..self }
    }

    /// Returns the cells it takes.
    pub fn width(&self, cells: Cells) -> usize {
        self.pieces.iter().map(|piece| cells.width(&piece.text)).sum()
    }
}

impl<'a> From<&'a str> for Phrase<'a> {
    fn from(text: &'a str) -> Self {
        Self::new(text, Role::Text)
    }
}

impl From<String> for Phrase<'_> {
    fn from(text: String) -> Self {
        Self::new(text, Role::Text)
    }
}
