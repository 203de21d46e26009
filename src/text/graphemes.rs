//! Graphemes: what a reader takes for one character, and the only borders at which text may be cut.

use std::ops::Range;

use unicode_segmentation::{GraphemeIndices, UnicodeSegmentation};

/// The graphemes of a text with their byte offsets.
pub type Graphemes<'a> = GraphemeIndices<'a>;

/// Walks the extended graphemes of `text` with their byte offsets.
pub fn graphemes(text: &str) -> Graphemes<'_> {
    text.grapheme_indices(true)
}

/// Returns the bytes `range` of `text`; ends that lie outside or inside a character give the empty string.
pub fn slice(text: &str, range: Range<usize>) -> &str {
    text.get(range).unwrap_or_default()
}
