//! Widths in terminal cells. Characters of East Asian ambiguous width (`…`, `①`, box lines) take one cell on most terminals and two
//! on some set up for Japanese, so every measure is a method of the terminal's [`Cells`].

use std::borrow::Cow;

use unicode_width::UnicodeWidthStr;

use super::graphemes;

/// How many cells the terminal gives to characters of ambiguous width.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Cells {
    #[default]
    Narrow,
    Wide,
}

impl Cells {
    /// Returns the cells that `text` takes: the sum over its graphemes.
    pub fn width(self, text: &str) -> usize {
        if text.is_ascii() {
            return text.len();
        }
        graphemes(text).map(|(_, grapheme)| self.grapheme_width(grapheme)).sum()
    }

    /// Returns the cells of one grapheme, 0 for a mark that stands alone.
    pub fn grapheme_width(self, grapheme: &str) -> usize {
        match self {
            Self::Narrow => grapheme.width(),
            Self::Wide => grapheme.width_cjk(),
        }
    }

    /// Tells whether this terminal gives the grapheme more cells than the drawing library believes.
    pub fn is_widened(self, grapheme: &str) -> bool {
        self == Self::Wide && !grapheme.is_ascii() && grapheme.width_cjk() > grapheme.width()
    }

    /// Returns the mark that stands for text cut away; `..` where `…` would take two cells.
    pub const fn ellipsis(self) -> &'static str {
        match self {
            Self::Narrow => "…",
            Self::Wide => "..",
        }
    }

    /// Shortens `text` to at most `cells`, at a grapheme border, with an ellipsis when anything was cut and there is room for one.
    pub fn cut(self, text: &str, cells: usize) -> Cow<'_, str> {
        if self.width(text) <= cells {
            return Cow::Borrowed(text);
        }
        let ellipsis = self.ellipsis();
        match cells.checked_sub(self.width(ellipsis)) {
            Some(room) => Cow::Owned(format!("{}{ellipsis}", self.head(text, room).trim_end())),
            None => Cow::Borrowed(self.head(text, cells)),
        }
    }

    /// Returns the longest beginning of `text` that fits in `cells`.
    pub fn head(self, text: &str, cells: usize) -> &str {
        let mut used = 0;
        for (offset, grapheme) in graphemes(text) {
            used += self.grapheme_width(grapheme);
            if used > cells {
                return text.split_at(offset).0;
            }
        }
        text
    }

    /// Fills `text` with spaces on the left up to `cells`; longer text is cut.
    pub fn pad_left(self, text: &str, cells: usize) -> String {
        let text = self.cut(text, cells);
        format!("{}{text}", " ".repeat(cells - self.width(&text)))
    }

    /// Fills `text` with spaces on the right up to `cells`; longer text is cut.
    pub fn pad_right(self, text: &str, cells: usize) -> String {
        let text = self.cut(text, cells);
        format!("{text}{}", " ".repeat(cells - self.width(&text)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_those_of_the_terminal() {
        let cases = [
            ("abc", 3, 3),
            ("青葉システム", 12, 12),
            ("ｶﾞｷﾞ", 4, 4),
            ("か\u{3099}", 2, 2),
            ("👩‍🔬", 2, 2),
            ("…●①×─", 5, 10),
            ("▸✓✗▪⠉", 5, 5),
            ("", 0, 0),
        ];
        for (text, narrow, wide) in cases {
            assert_eq!((Cells::Narrow.width(text), Cells::Wide.width(text)), (narrow, wide), "{text}");
        }
    }

    #[test]
    fn cutting_keeps_graphemes_whole_and_never_exceeds() {
        let cases = [
            (Cells::Narrow, "Northwind Trading", 10, "Northwind…"),
            (Cells::Narrow, "青葉システム", 12, "青葉システム"),
            (Cells::Narrow, "青葉システム", 6, "青葉…"),
            (Cells::Narrow, "青葉システム", 5, "青葉…"),
            (Cells::Wide, "青葉システム", 5, "青.."),
            (Cells::Narrow, "a👩‍🔬b", 3, "a…"),
            (Cells::Narrow, "青葉", 1, "…"),
            (Cells::Wide, "青葉", 1, ""),
            (Cells::Narrow, "青葉", 0, ""),
        ];
        for (cells, text, room, expected) in cases {
            assert_eq!(cells.cut(text, room), expected, "{text} in {room}");
        }
        for room in 0..20 {
            for cells in [Cells::Narrow, Cells::Wide] {
                assert!(cells.width(&cells.cut("①青か\u{3099}👩‍🔬 ｶﾞx…end of it", room)) <= room);
            }
        }
    }

    #[test]
    fn padding_fills_to_the_cell() {
        assert_eq!(Cells::Narrow.pad_left("青", 4), "  青");
        assert_eq!(Cells::Narrow.pad_right("青", 4), "青  ");
        assert_eq!(Cells::Narrow.pad_right("青葉青葉", 4), "青… ");
        assert_eq!(Cells::Wide.pad_left("①", 4), "  ①");
    }
}
