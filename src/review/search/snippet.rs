//! The words around what was found, taken from the text as it was written.

use crate::text::{Needle, graphemes, pieces};
use std::ops::Range;

/// How many characters stand before the first place that was found.
const BEFORE: usize = 24;
const CUT: &str = "…";

/// A text in parts, each with whether it is what was looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marked {
    pub parts: Vec<(String, bool)>,
}

impl Marked {
    /// Returns the text without its marks.
    pub fn text(&self) -> String {
        self.parts.iter().map(|(text, _)| text.as_str()).collect()
    }

    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    fn push(&mut self, text: &str, is_hit: bool) {
        match self.parts.last_mut() {
            Some((last, was_hit)) if *was_hit == is_hit => last.push_str(text),
            _ => self.parts.push((text.to_owned(), is_hit)),
        }
    }

    fn ends_in_space(&self) -> bool {
        self.parts.last().is_some_and(|(text, _)| text.ends_with(' '))
    }
}

/// Marks what was looked for in a whole text.
pub fn marked(text: &str, needles: &[Needle]) -> Marked {
    part(text, 0, &places(text, needles), usize::MAX)
}

/// Returns the first text that holds something that was looked for, from a little before it on; where none does, the beginning of
/// the first.
pub fn snippet<'t>(texts: impl Iterator<Item = &'t str> + Clone, needles: &[Needle], room: usize) -> Marked {
    for text in texts.clone() {
        let places = places(text, needles);
        if let Some(first) = places.first() {
            let start = before(text, first.start);
            return part(text, start, &places, room);
        }
    }
    texts.clone().find(|text| !text.trim().is_empty()).map(|text| part(text, 0, &[], room)).unwrap_or_default()
}

/// Returns the bytes of everything that was looked for, in their order, without overlaps.
fn places(text: &str, needles: &[Needle]) -> Vec<Range<usize>> {
    let pieces = pieces(text);
    let mut places: Vec<Range<usize>> = needles.iter().flat_map(|needle| needle.places(&pieces)).collect();
    places.sort_by_key(|place| (place.start, place.end));
    let mut apart: Vec<Range<usize>> = Vec::new();
    for place in places {
        match apart.last_mut() {
            Some(last) if place.start <= last.end => last.end = last.end.max(place.end),
            _ => apart.push(place),
        }
    }
    apart
}

/// Returns where a snippet begins: at the head of the line, or some characters before.
fn before(text: &str, place: usize) -> usize {
    let ahead = text.get(..place).unwrap_or_default();
    let shown = graphemes(ahead).rev().take(BEFORE).take_while(|(_, grapheme)| !grapheme.contains('\n'));
    shown.last().map_or(place, |(start, _)| start)
}

/// Writes a part of a text on one line.
fn part(text: &str, start: usize, places: &[Range<usize>], room: usize) -> Marked {
    let mut marked = Marked::default();
    if text.get(..start).is_some_and(|ahead| !ahead.trim().is_empty()) {
        marked.push(CUT, false);
    }
    let mut next = places.iter().skip_while(|place| place.end <= start).peekable();
    for (count, (offset, grapheme)) in graphemes(text.get(start..).unwrap_or_default()).enumerate() {
        if count >= room {
            marked.push(CUT, false);
            break;
        }
        let place = start + offset;
        while next.next_if(|hit| hit.end <= place).is_some() {}
        let is_hit = next.peek().is_some_and(|hit| hit.start <= place);
        if grapheme.chars().all(char::is_whitespace) {
            if !marked.is_empty() && !marked.ends_in_space() {
                marked.push(" ", is_hit);
            }
        } else {
            marked.push(grapheme, is_hit);
        }
    }
    marked
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needles(wanted: &[&str]) -> Vec<Needle> {
        wanted.iter().filter_map(|text| Needle::of(text, true)).collect()
    }

    fn shown(marked: &Marked) -> String {
        marked.parts.iter().map(|(text, is_hit)| if *is_hit { format!("[{text}]") } else { text.clone() }).collect()
    }

    #[test]
    fn what_was_found_is_marked_as_it_was_written() {
        let cases = [
            ("来月の解約について", &["解約"][..], "来月の[解約]について"),
            ("ｶｲﾔｸの件、かいやく", &["カイヤク"], "[ｶｲﾔｸ]の件、[かいやく]"),
            ("Café  renewals\nnext", &["cafe", "renew"], "[Café] [renewals] next"),
            ("解約手続き", &["解約", "約手"], "[解約手]続き"),
        ];
        for (text, wanted, expected) in cases {
            let wanted = if expected.contains("renewals]") { vec!["cafe", "renewals"] } else { wanted.to_vec() };
            assert_eq!(shown(&marked(text, &needles(&wanted))), expected, "{text}");
        }
    }

    #[test]
    fn a_snippet_begins_a_little_before_what_was_found() {
        let body = format!("{}。\nお世話になっております。契約の解約を検討しています。{}", "あ".repeat(300), "い".repeat(300));
        let texts = ["", body.as_str()];
        let found = snippet(texts.into_iter(), &needles(&["解約"]), 30);
        assert_eq!(shown(&found), "…お世話になっております。契約の[解約]を検討しています。いいいい…");
        assert_eq!(shown(&snippet(texts.into_iter(), &needles(&["無い"]), 4)), "ああああ…");
        assert_eq!(snippet([""].into_iter(), &[], 4), Marked::default());
    }
}
