//! Walks a line once, takes the tokens that still have a place, and leaves the rest to the note.

use super::recognise::{Meaning, recognise};
use super::{Line, TaskDraft, Token, TokenKind, scan};
use crate::domain::Priority;
use chrono::NaiveDate;

/// Reads a line; today resolves its dates.
pub fn parse(line: &str, today: NaiveDate) -> Line {
    let mut parser = Parser { line, read: Line::default(), text_from: 0, task_from: None, held: None, note: Vec::new() };
    let mut at = 0;
    while let Some(next) = scan::part(line, at..line.len()).chars().next() {
        at = parser.token(at, today).or_else(|| parser.literal(at)).unwrap_or(at + next.len_utf8());
    }
    parser.finish()
}

struct Parser<'a> {
    line: &'a str,
    read: Line,
    /// Where the text begins that belongs to no token yet.
    text_from: usize,
    /// Where the task begins whose title is being read.
    task_from: Option<usize>,
    /// A priority given before the task it belongs to.
    held: Option<Priority>,
    note: Vec<&'a str>,
}

impl Parser<'_> {
    /// Takes a token, if there is one for which there is a place, and returns its end.
    fn token(&mut self, at: usize, today: NaiveDate) -> Option<usize> {
        if !scan::is_start(self.line, at) {
            return None;
        }
        let (meaning, length) = recognise(scan::part(self.line, at..self.line.len()), today)?;
        if !self.has_place(&meaning) {
            return None;
        }
        let end = at + length;
        self.close_text(at);
        self.text_from = end;
        match self.take(meaning) {
            Some(kind) => self.read.tokens.push(Token { kind, range: at..end }),
            None => self.task_from = Some(at),
        }
        Some(end)
    }

    /// Passes over quoted text and returns its end; within a title it is part of the title's token.
    fn literal(&mut self, at: usize) -> Option<usize> {
        let end = at + scan::literal_length(self.line, at)?;
        if self.task_from.is_none() {
            self.read.tokens.push(Token { kind: TokenKind::Literal, range: at..end });
        }
        Some(end)
    }

    fn has_place(&self, meaning: &Meaning) -> bool {
        let read = &self.read;
        match meaning {
            Meaning::Account(_) => read.account.is_none(),
            Meaning::Kind(_) => read.kind.is_none(),
            Meaning::Minutes(_) => read.minutes.is_none(),
            Meaning::Sentiment(_) => read.sentiment.is_none(),
            Meaning::Date(_) => self.wants_due() || read.next_contact.is_none(),
            Meaning::Priority(_) => match read.tasks.last() {
                Some(task) => task.priority.is_none(),
                None => self.held.is_none() && read.priority.is_none(),
            },
            Meaning::Contact(_) | Meaning::Task => true,
        }
    }

    fn wants_due(&self) -> bool {
        self.read.tasks.last().is_some_and(|task| task.due.is_none())
    }

    /// Puts a meaning in its place; `None` is a task, whose token is known when its title ends.
    fn take(&mut self, meaning: Meaning) -> Option<TokenKind> {
        match meaning {
            Meaning::Account(name) => {
                self.read.account = Some(name);
                Some(TokenKind::Account)
            }
            Meaning::Contact(name) => {
                self.read.contacts.extend(Some(name).filter(|name| !self.read.contacts.contains(name)));
                Some(TokenKind::Contact)
            }
            Meaning::Kind(kind) => {
                self.read.kind = Some(kind);
                Some(TokenKind::Kind)
            }
            Meaning::Minutes(minutes) => {
                self.read.minutes = Some(minutes);
                Some(TokenKind::Duration)
            }
            Meaning::Sentiment(sentiment) => {
                self.read.sentiment = Some(sentiment);
                Some(TokenKind::Sentiment)
            }
            Meaning::Date(day) => Some(self.take_date(day)),
            Meaning::Priority(priority) => {
                self.take_priority(priority);
                Some(TokenKind::Priority)
            }
            Meaning::Task => {
                self.read.tasks.push(TaskDraft { priority: self.held.take(), ..TaskDraft::default() });
                None
            }
        }
    }

    fn take_date(&mut self, day: NaiveDate) -> TokenKind {
        match self.read.tasks.last_mut() {
            Some(task) if task.due.is_none() => {
                task.due = Some(day);
                TokenKind::Due
            }
            _ => {
                self.read.next_contact = Some(day);
                TokenKind::NextContact
            }
        }
    }

    fn take_priority(&mut self, priority: Priority) {
        match self.read.tasks.last_mut() {
            Some(task) => task.priority = Some(priority),
            None if self.read.next_contact.is_some() => self.read.priority = Some(priority),
            None => self.held = Some(priority),
        }
    }

    /// Gives the text since the last token to the open task as its title, or else to the note.
    fn close_text(&mut self, end: usize) {
        let text = scan::part(self.line, self.text_from..end);
        let Some(start) = self.task_from.take() else {
            self.note.extend(Some(text.trim()).filter(|text| !text.is_empty()));
            return;
        };
        let title = scan::without_separators(text);
        let title = scan::quotation(title).filter(|(_, length)| *length == title.len()).map_or(title, |(content, _)| content);
        if let Some(task) = self.read.tasks.last_mut() {
            task.title = title.to_owned();
        }
        self.read.tokens.push(Token { kind: TokenKind::Task, range: start..self.text_from + text.trim_end().len() });
    }

    fn finish(mut self) -> Line {
        self.close_text(self.line.len());
        self.read.priority = self.read.priority.or(self.held);
        self.read.note = self.note.join(" ");
        self.read
    }
}
