//! Cutting text for search: into words, and runs of Japanese (and Chinese and Korean), which know no spaces.
//!
//! A run is searched by its overlapping pairs of characters, and a character more at its end: so each character begins one token,
//! any part of a run of two characters or more is a sequence of pairs, and one character is whatever begins with it.
//! A single space, a middle dot or a line end between two Japanese characters cuts nothing: `山田　太郎` is found as 山田太郎, and
//! a word that a mail program broke into two lines as itself.

use super::search_fold::fold_each;
use std::ops::Range;

/// Longer words are cut into parts of this many characters, so that no encoded file makes a term of its own.
const LONGEST: usize = 60;

/// Stands between texts that do not belong together, so that nothing is found across them; no text holds it.
pub const BARRIER: &str = "\u{fffc}";

/// A word or a run, folded, with the bytes of the text that each of its characters comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub is_run: bool,
    letters: Vec<Letter>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Letter {
    folded: char,
    start: usize,
    end: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Word,
    Run,
    /// May stand inside of a run without cutting it.
    Gap,
    Cut,
}

/// What was seen behind the last character of a run that may go on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    None,
    Space,
    /// A line end; the signs of quoted mail may follow.
    Line,
}

/// Writes the tokens of a text, divided by spaces, at the end of a string.
pub fn write_tokens(text: &str, tokens: &mut String) {
    cut(text, |is_run, letters| write_piece(is_run, letters, true, tokens));
}

/// Cuts a text into its pieces.
pub fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    cut(text, |is_run, letters| pieces.push(Piece { is_run, letters: letters.to_vec() }));
    pieces
}

fn write_piece(is_run: bool, letters: &[Letter], whole: bool, tokens: &mut String) {
    let begin = |tokens: &mut String| {
        if !tokens.is_empty() {
            tokens.push(' ');
        }
    };
    if !is_run {
        begin(tokens);
        tokens.extend(letters.iter().map(|letter| letter.folded));
        return;
    }
    for pair in letters.windows(2) {
        begin(tokens);
        tokens.extend(pair.iter().map(|letter| letter.folded));
    }
    if let Some(last) = letters.last().filter(|_| whole || letters.len() == 1) {
        begin(tokens);
        tokens.push(last.folded);
    }
}

/// Hands over the pieces of a text, each with whether it is a run.
fn cut(text: &str, mut each: impl FnMut(bool, &[Letter])) {
    let mut letters: Vec<Letter> = Vec::new();
    let (mut is_run, mut gap) = (false, Gap::None);
    let mut flush = |is_run: bool, letters: &mut Vec<Letter>| {
        for part in letters.chunks(if is_run { usize::MAX } else { LONGEST }) {
            each(is_run, part);
        }
        letters.clear();
    };
    fold_each(text, |folded, start, end| {
        let class = class(folded);
        let goes_on = match class {
            Class::Word => !is_run,
            Class::Run => is_run,
            Class::Gap | Class::Cut => false,
        };
        if let Some(longer) = widened(gap, folded).filter(|_| class == Class::Gap && is_run && !letters.is_empty()) {
            gap = longer;
            return;
        }
        if !goes_on {
            flush(is_run, &mut letters);
        }
        gap = Gap::None;
        if matches!(class, Class::Word | Class::Run) {
            is_run = class == Class::Run;
            letters.push(Letter { folded, start, end });
        }
    });
    flush(is_run, &mut letters);
}

/// Returns the gap with one character more; `None` where it cuts.
fn widened(gap: Gap, character: char) -> Option<Gap> {
    match (gap, character) {
        (Gap::None, ' ' | '\u{3000}' | '・') => Some(Gap::Space),
        (Gap::None | Gap::Space, '\n') => Some(Gap::Line),
        (_, '\r') => Some(gap),
        (Gap::Line, ' ' | '>') => Some(Gap::Line),
        _ => None,
    }
}

fn class(character: char) -> Class {
    match character {
        'a'..='z' | '0'..='9' => Class::Word,
        ' ' | '\u{3000}' | '・' | '\n' | '\r' | '>' => Class::Gap,
        '\0'..='\u{7f}' | '\u{fffc}' => Class::Cut,
        _ if is_unspaced(character) => Class::Run,
        _ if character.is_alphanumeric() => Class::Word,
        _ => Class::Cut,
    }
}

/// Kana, ideographs and Hangul: written without spaces, or searched as if.
fn is_unspaced(character: char) -> bool {
    matches!(character,
        '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{3096}' | '\u{309d}'..='\u{309f}' | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{312f}'
        | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// What is looked for: pieces that stand side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needle {
    pieces: Vec<Piece>,
    /// Whether the last word is only the beginning of one.
    is_open: bool,
}

impl Needle {
    /// Cuts what is looked for; `None` where it has no letter.
    pub fn of(text: &str, is_open: bool) -> Option<Needle> {
        let pieces = pieces(text);
        (!pieces.is_empty()).then_some(Needle { pieces, is_open })
    }

    /// Returns the tokens that must follow each other, divided by spaces, and whether the last is the beginning of one.
    pub fn tokens(&self) -> (String, bool) {
        let mut tokens = String::new();
        let last = self.pieces.len().saturating_sub(1);
        for (place, piece) in self.pieces.iter().enumerate() {
            write_piece(piece.is_run, &piece.letters, place < last, &mut tokens);
        }
        let is_prefix = self.pieces.last().is_some_and(|piece| if piece.is_run { piece.letters.len() == 1 } else { self.is_open });
        (tokens, is_prefix)
    }

    /// Says whether it is so short that very much holds it: one character, or a word begun with two.
    pub fn is_short(&self) -> bool {
        let [piece] = self.pieces.as_slice() else { return false };
        if piece.is_run { piece.letters.len() == 1 } else { self.is_open && piece.letters.len() <= 2 }
    }

    /// Says whether a text, cut into its pieces, holds it.
    pub fn is_in(&self, text: &[Piece]) -> bool {
        self.find(text, 0).is_some()
    }

    /// Returns the bytes of the text where it stands.
    pub fn places(&self, text: &[Piece]) -> Vec<Range<usize>> {
        let (mut places, mut from) = (Vec::new(), 0);
        while let Some((piece, place)) = self.find(text, from) {
            places.push(place);
            from = piece + 1;
        }
        places
    }

    fn find(&self, text: &[Piece], from: usize) -> Option<(usize, Range<usize>)> {
        (from..text.len()).find_map(|at| Some((at, self.at(text.get(at..)?)?)))
    }

    /// Looks whether it begins in the first of some pieces.
    fn at(&self, text: &[Piece]) -> Option<Range<usize>> {
        let (first, rest) = self.pieces.split_first()?;
        let here = text.first().filter(|piece| piece.is_run == first.is_run)?;
        let Some((last, middle)) = rest.split_last() else {
            let range = if first.is_run { inside(&here.letters, &first.letters)? } else { self.word(here, first)? };
            return here.bytes(range);
        };
        let begins = here.letters.len().checked_sub(first.letters.len())?;
        let fits = if first.is_run { same(here.letters.get(begins..)?, &first.letters) } else { begins == 0 && here.is(first) };
        let between = text.get(1..=middle.len())?;
        let end = text.get(middle.len() + 1).filter(|piece| piece.is_run == last.is_run)?;
        if !fits || !middle.iter().zip(between).all(|(wanted, found)| found.is(wanted)) {
            return None;
        }
        let range = if last.is_run { begin(&end.letters, &last.letters)? } else { self.word(end, last)? };
        Some(here.bytes(begins..here.letters.len())?.start..end.bytes(range)?.end)
    }

    fn word(&self, found: &Piece, wanted: &Piece) -> Option<Range<usize>> {
        if self.is_open { begin(&found.letters, &wanted.letters) } else { found.is(wanted).then_some(0..found.letters.len()) }
    }
}

impl Piece {
    fn is(&self, other: &Piece) -> bool {
        self.is_run == other.is_run && same(&self.letters, &other.letters)
    }

    fn bytes(&self, letters: Range<usize>) -> Option<Range<usize>> {
        let letters = self.letters.get(letters)?;
        Some(letters.first()?.start..letters.last()?.end)
    }
}

fn same(one: &[Letter], other: &[Letter]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.folded == other.folded)
}

fn begin(text: &[Letter], wanted: &[Letter]) -> Option<Range<usize>> {
    same(text.get(..wanted.len())?, wanted).then_some(0..wanted.len())
}

fn inside(text: &[Letter], wanted: &[Letter]) -> Option<Range<usize>> {
    let at = text.windows(wanted.len().max(1)).position(|window| same(window, wanted))?;
    Some(at..at + wanted.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> String {
        let mut tokens = String::new();
        write_tokens(text, &mut tokens);
        tokens
    }

    fn found<'t>(text: &'t str, wanted: &str, is_open: bool) -> Vec<&'t str> {
        let needle = Needle::of(wanted, is_open).expect("has letters");
        needle.places(&pieces(text)).into_iter().map(|place| text.get(place).expect("inside")).collect()
    }

    #[test]
    fn words_stay_and_runs_become_pairs_with_their_last_character() {
        let cases = [
            ("Renewal plan v2.0", "renewal plan v2 0"),
            ("解約手続", "解約 約手 手続 続"),
            ("A社", "a 社"),
            ("CRM導入を", "crm 導入 入ヲ ヲ"),
            ("mika@acme.example", "mika acme example"),
            ("山田　太郎", "山田 田太 太郎 郎"),
            ("カスタマー・サクセス", "カス スタ タマ マー ーサ サク クセ セス ス"),
            ("お願いいたし\n> ます。", "オ願 願イ イイ イタ タシ シマ マス ス"),
            ("解約\n\n検討", "解約 約 検討 討"),
            ("解約\n\u{3000}検討", "解約 約 検討 討"),
            ("解約、検討", "解約 約 検討 討"),
            ("（株）", "株"),
            ("...", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(tokens(text), expected, "{text}");
        }
        assert_eq!(tokens(&"x".repeat(130)).split(' ').map(str::len).collect::<Vec<_>>(), [60, 60, 10]);
    }

    #[test]
    fn what_is_looked_for_leaves_its_ends_open() {
        let cases = [
            ("解約手続", false, ("解約 約手 手続", false)),
            ("社", false, ("社", true)),
            ("のAPI", true, ("ノ api", true)),
            ("API連", false, ("api 連", true)),
            ("renew", true, ("renew", true)),
            ("renew", false, ("renew", false)),
        ];
        for (text, is_open, (expected, is_prefix)) in cases {
            assert_eq!(Needle::of(text, is_open).expect("has letters").tokens(), (expected.to_owned(), is_prefix), "{text}");
        }
        assert_eq!(Needle::of("!?", true), None);
    }

    #[test]
    fn what_was_written_is_shown_where_it_is_found() {
        assert_eq!(found("次回のｶﾞｲﾄﾞは、ガイド通り", "がいど", true), ["ｶﾞｲﾄﾞ", "ガイド"]);
        assert_eq!(found("Café cafeteria", "cafe", false), ["Café"]);
        assert_eq!(found("Café cafeteria", "cafe", true), ["Café", "cafe"]);
        assert_eq!(found("山田　太郎様", "山田太郎", true), ["山田　太郎"]);
        assert_eq!(found("会社A社様のAPI連携", "社A社", false), ["社A社"]);
        assert_eq!(found("解約のAPI連携", "のAPI連", false), ["のAPI連"]);
        assert_eq!(found("解約APIの連携", "API連", false), Vec::<&str>::new());
        assert_eq!(found("13月", "3月", false), Vec::<&str>::new());
    }
}
