//! Long text, wrapped and scrolled. Wrapping a long mail costs 20 ms, so the lines are kept per text and width.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::rc::Rc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Look, Pen};
use crate::text::{self, Cells};
use crate::theme::Role;

/// A text with the id it is known by.
pub struct Prose<'a> {
    pub id: u64,
    pub text: &'a str,
    pub role: Role,
}

/// Where a text is scrolled to; view state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ProseState {
    /// The first line in view; drawing brings it back into range.
    pub top: usize,
    /// All lines, as last drawn.
    pub lines: usize,
    /// The lines in view, as last drawn.
    pub height: usize,
}

impl ProseState {
    /// Moves the view by lines.
    pub fn scroll(&mut self, by: isize) {
        self.top = self.top.saturating_add_signed(by).min(self.lines.saturating_sub(self.height));
    }
}

/// The wrapped lines of the texts drawn last.
#[derive(Debug, Default)]
pub struct ProseCache {
    entries: Vec<(Key, Rc<[String]>)>,
}

/// Id, width and mode; the hash notices a text that changed under its id.
type Key = (u64, u16, Cells, u64);

/// Texts kept: what is on the screen and what one goes back to.
const KEPT: usize = 8;

impl ProseCache {
    /// Returns the wrapped lines of a text, wrapping it only when it is new, changed or of another width.
    fn lines(&mut self, prose: &Prose<'_>, width: u16, cells: Cells) -> Rc<[String]> {
        let mut hasher = DefaultHasher::new();
        prose.text.hash(&mut hasher);
        let key = (prose.id, width, cells, hasher.finish());
        if let Some((_, lines)) = self.entries.iter().find(|(kept, _)| *kept == key) {
            return Rc::clone(lines);
        }
        let safe = text::display_lines(prose.text);
        let lines: Rc<[String]> = text::wrap(&safe, usize::from(width), cells).into_iter().map(str::to_owned).collect();
        self.entries.truncate(KEPT - 1);
        self.entries.insert(0, (key, Rc::clone(&lines)));
        lines
    }
}

impl Prose<'_> {
    /// Draws the lines in view.
    pub fn draw(&self, look: Look<'_>, area: Rect, buffer: &mut Buffer, state: &mut ProseState, cache: &mut ProseCache) {
        let mut pen = Pen::new(look, area, buffer);
        if pen.width() == 0 {
            return;
        }
        let lines = cache.lines(self, pen.width(), look.cells);
        state.lines = lines.len();
        state.height = usize::from(pen.height());
        state.scroll(0);
        for (y, line) in (0..pen.height()).zip(lines.iter().skip(state.top)) {
            pen.put(0, y, pen.width(), line, self.role);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widget::sizes::{look, rows};

    #[test]
    fn scrolls_within_the_text_and_wraps_once() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 8, 2));
        let area = buffer.area;
        let (mut state, mut cache) = (ProseState { top: 99, ..ProseState::default() }, ProseCache::default());
        let prose = Prose { id: 1, text: "解約の理由は価格です。\n終わり", role: Role::Text };
        prose.draw(look(), area, &mut buffer, &mut state, &mut cache);
        assert_eq!((state.top, state.lines), (2, 4));
        assert_eq!(rows(&buffer), ["です。  ", "終わり  "]);
        let kept = Rc::clone(&cache.entries[0].1);
        state.scroll(-1);
        prose.draw(look(), area, &mut buffer, &mut state, &mut cache);
        assert!(Rc::ptr_eq(&kept, &cache.entries[0].1));
        Prose { text: "other", ..prose }.draw(look(), area, &mut buffer, &mut state, &mut cache);
        assert_eq!((cache.entries.len(), state.top), (2, 0));
    }

    #[test]
    fn keeps_few_texts() {
        let mut cache = ProseCache::default();
        for id in 0..50 {
            cache.lines(&Prose { id, text: "x", role: Role::Text }, 10, Cells::Narrow);
        }
        assert_eq!(cache.entries.len(), KEPT);
    }
}
