//! Wrapping: English at spaces, Japanese anywhere but before closing and after opening marks (kinsoku).

use std::ops::Range;

use super::{Cells, graphemes, slice};

/// Marks that may not begin a line.
const NO_START: &str =
    "、。，．・：；？！゛゜ヽヾゝゞ々ー’”）〕］｝〉》」』】°′″℃％ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ…‥!),.:;?]}";

/// Marks that may not end a line.
const NO_END: &str = "‘“（〔［｛〈《「『【([{";

/// Wraps `text` at its line feeds and so that no line is wider than `cells`; there is always at least one line.
pub fn wrap(text: &str, cells: usize, mode: Cells) -> Vec<&str> {
    text.split('\n')
        .flat_map(|paragraph| wrap_paragraph(paragraph, cells, mode).into_iter().map(move |range| slice(paragraph, range).trim_end()))
        .collect()
}

/// Wraps one paragraph into byte ranges that follow each other without gap: the space at a break belongs to the line it ends.
///
/// A grapheme wider than `cells` still gets a line of its own, so that nothing is lost.
pub fn wrap_paragraph(paragraph: &str, cells: usize, mode: Cells) -> Vec<Range<usize>> {
    let mut wrapping = Wrapping { lines: Vec::new(), start: 0, used: 0, last_break: None };
    let mut previous = "";
    for (offset, grapheme) in graphemes(paragraph) {
        let width = mode.grapheme_width(grapheme);
        if offset > 0 && may_break(previous, grapheme, mode) {
            wrapping.last_break = Some((offset, wrapping.used));
        }
        // Spaces at the end of a line hang over its edge: they show nothing.
        if wrapping.used + width > cells && offset > wrapping.start && grapheme != " " {
            wrapping.break_line(offset);
        }
        wrapping.used += width;
        previous = grapheme;
    }
    wrapping.lines.push(wrapping.start..paragraph.len());
    wrapping.lines
}

/// The line under way: where it starts, the cells it has, and the last place where it may be broken (byte, cells before it).
struct Wrapping {
    lines: Vec<Range<usize>>,
    start: usize,
    used: usize,
    last_break: Option<(usize, usize)>,
}

impl Wrapping {
    /// Ends the line at its last break, or hard at `offset` when a single word fills it.
    fn break_line(&mut self, offset: usize) {
        let (end, used) = self.last_break.take().unwrap_or((offset, self.used));
        self.lines.push(self.start..end);
        self.start = end;
        self.used -= used;
    }
}

/// Tells whether a line may end between two neighbouring graphemes.
fn may_break(before: &str, after: &str, mode: Cells) -> bool {
    if after == " " {
        return false;
    }
    if before == " " || before == "\t" {
        return true;
    }
    let wide = mode.grapheme_width(before) > 1 || mode.grapheme_width(after) > 1;
    wide && !NO_END.contains(before) && !NO_START.contains(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_where_each_language_allows() {
        let cases: [(&str, usize, &[&str]); 9] = [
            ("discussed rollout, exec wants a date", 12, &["discussed", "rollout,", "exec wants a", "date"]),
            ("解約の理由は価格です。", 8, &["解約の理", "由は価格", "です。"]),
            ("価格です。次", 8, &["価格で", "す。次"]),
            ("彼は「はい」と", 6, &["彼は", "「は", "い」と"]),
            ("averylongword", 5, &["avery", "longw", "ord"]),
            ("one\n\ntwo", 10, &["one", "", "two"]),
            ("", 10, &[""]),
            ("会議 with Ken", 6, &["会議", "with", "Ken"]),
            ("青", 1, &["青"]),
        ];
        for (text, cells, expected) in cases {
            assert_eq!(wrap(text, cells, Cells::Narrow), expected, "{text} in {cells}");
        }
    }

    #[test]
    fn every_width_keeps_every_byte_and_fits() {
        let text = "Ken said 「価格が高い」、 so we send ①a plan👩‍🔬 …ok か\u{3099}ギ   end";
        for mode in [Cells::Narrow, Cells::Wide] {
            for cells in 1..60 {
                let lines = wrap_paragraph(text, cells, mode);
                assert_eq!(lines.iter().map(|line| slice(text, line.clone())).collect::<String>(), text);
                let widest = lines.iter().map(|line| mode.width(slice(text, line.clone()).trim_end())).max();
                assert!(widest.unwrap() <= cells.max(2), "{cells}: {lines:?}");
            }
        }
    }
}
