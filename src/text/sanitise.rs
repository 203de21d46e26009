//! The one sanitiser for text from outside (mail, imports, pastes): nothing in it can drive the terminal or hide from the reader.
//!
//! Controls and whole escape sequences go; bidirectional controls, zero-width and tag characters become visible as `<U+202E>`;
//! marks stacked on one cell are capped. Twice is the same as once.

use std::borrow::Cow;
use std::iter::Peekable;
use std::str::Chars;

use unicode_width::UnicodeWidthChar;

/// The most marks kept on one character: enough for every living script, too few to smear over the lines above.
const MARKS_PER_CELL: usize = 4;

/// The most joiners kept in one emoji; a family of four has three.
const JOINERS_PER_CELL: usize = 6;

const ESCAPE: char = '\u{1b}';
const JOINER: char = '\u{200d}';

/// Makes `text` safe as one line: tabs and line ends become single spaces.
pub fn sanitise(text: &str) -> Cow<'_, str> {
    clean(text, Policy { lines: false, invisible_shown: true })
}

/// Makes `text` safe as lines: line ends become `\n`, tabs four spaces.
pub fn sanitise_lines(text: &str) -> Cow<'_, str> {
    clean(text, Policy { lines: true, invisible_shown: true })
}

/// Makes typed or pasted text fit for a one-line field: as [`sanitise`], but invisible characters are dropped, not spelled out.
pub fn clean_input(text: &str) -> Cow<'_, str> {
    clean(text, Policy { lines: false, invisible_shown: false })
}

/// Makes typed or pasted text fit for a field of several lines: as [`clean_input`], but line ends stay as `\n`.
pub fn clean_input_lines(text: &str) -> Cow<'_, str> {
    clean(text, Policy { lines: true, invisible_shown: false })
}

/// What happens to line ends and to what cannot be seen.
#[derive(Clone, Copy)]
struct Policy {
    lines: bool,
    invisible_shown: bool,
}

/// Copies `text` through a [`Cleaner`]; text of plain characters is returned as it is.
fn clean(text: &str, policy: Policy) -> Cow<'_, str> {
    if text.chars().all(|character| is_plain(character) || (policy.lines && character == '\n')) {
        return Cow::Borrowed(text);
    }
    let mut cleaner = Cleaner { out: String::with_capacity(text.len()), policy, marks: 0, joiners: 0 };
    let mut rest = text.chars().peekable();
    while let Some(character) = rest.next() {
        cleaner.take(character, &mut rest);
    }
    Cow::Owned(cleaner.out)
}

/// Tells whether a character needs no look at all: it has a width of its own and is no control.
fn is_plain(character: char) -> bool {
    matches!(character, ' '..='~') || (!is_control(character) && !is_invisible(character) && character.width().unwrap_or(0) > 0)
}

/// The output so far, and what has been stacked on its last character.
struct Cleaner {
    out: String,
    policy: Policy,
    marks: usize,
    joiners: usize,
}

impl Cleaner {
    /// Takes the next character, and with an escape the whole sequence it begins.
    fn take(&mut self, character: char, rest: &mut Peekable<Chars<'_>>) {
        match character {
            '\r' if rest.peek() == Some(&'\n') => {}
            '\r' | '\n' | '\u{2028}' | '\u{2029}' => self.plain(if self.policy.lines { '\n' } else { ' ' }),
            '\t' if self.policy.lines => (0..4).for_each(|_| self.plain(' ')),
            '\t' => self.plain(' '),
            ESCAPE => skip_escape(rest),
            '\u{9b}' => skip_control_sequence(rest),
            '\u{90}' | '\u{98}' | '\u{9d}' | '\u{9e}' | '\u{9f}' => skip_string(rest),
            _ if is_control(character) => {}
            JOINER if self.joins(rest.peek()) => self.join(),
            _ if is_invisible(character) => self.invisible(character),
            _ if is_mark(character) => self.mark(character),
            _ => self.plain(character),
        }
    }

    fn plain(&mut self, character: char) {
        if !self.out.ends_with(JOINER) {
            self.joiners = 0;
        }
        self.marks = 0;
        self.out.push(character);
    }

    /// Keeps a mark while the character it sits on has few enough.
    fn mark(&mut self, character: char) {
        self.marks += 1;
        if self.marks <= MARKS_PER_CELL {
            self.out.push(character);
        }
    }

    /// Tells whether a joiner stands between two pictures (or their variation selector), where it makes one emoji of them.
    fn joins(&self, next: Option<&char>) -> bool {
        let last = self.out.chars().rev().find(|character| *character != '\u{fe0f}');
        self.joiners < JOINERS_PER_CELL && last.is_some_and(is_picture) && next.copied().is_some_and(is_picture)
    }

    fn join(&mut self) {
        self.joiners += 1;
        self.out.push(JOINER);
    }

    fn invisible(&mut self, character: char) {
        if self.policy.invisible_shown {
            self.marks = 0;
            self.joiners = 0;
            self.out.push_str(&format!("<U+{:04X}>", u32::from(character)));
        }
    }
}

/// Skips what follows an ESC: a control sequence, a string up to its end, or a short escape.
fn skip_escape(rest: &mut Peekable<Chars<'_>>) {
    match rest.peek() {
        Some('[') => {
            rest.next();
            skip_control_sequence(rest);
        }
        Some(']' | 'P' | 'X' | '^' | '_') => {
            rest.next();
            skip_string(rest);
        }
        _ => {
            while rest.next_if(|next| matches!(next, ' '..='/')).is_some() {}
            rest.next_if(|next| matches!(next, '0'..='~'));
        }
    }
}

/// Skips the parameters and the final byte of a CSI sequence; anything else ends it unharmed.
fn skip_control_sequence(rest: &mut Peekable<Chars<'_>>) {
    while rest.next_if(|next| matches!(next, ' '..='?')).is_some() {}
    rest.next_if(|next| matches!(next, '@'..='~'));
}

/// Skips the body of an OSC, DCS, SOS, PM or APC up to its terminator, or to any control, at which terminals give it up.
///
/// A string that never ends loses only its introducer: the rest is text that a reader must not miss.
fn skip_string(rest: &mut Peekable<Chars<'_>>) {
    let mut ahead = rest.clone();
    while let Some(character) = ahead.next() {
        match character {
            ESCAPE if ahead.peek() == Some(&'\\') => {
                ahead.next();
                *rest = ahead;
                return;
            }
            '\u{7}' | '\u{9c}' => {
                *rest = ahead;
                return;
            }
            _ if is_control(character) => return skip_until_control(rest),
            _ => {}
        }
    }
}

fn skip_until_control(rest: &mut Peekable<Chars<'_>>) {
    while rest.next_if(|next| !is_control(*next)).is_some() {}
}

/// C0, DEL and C1.
const fn is_control(character: char) -> bool {
    matches!(character, '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}')
}

/// Characters that show nothing but change what is shown: bidirectional controls, zero widths, annotations, tags, line separators.
const fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e007f}')
}

/// A character that sits on the one before it: no cell of its own. Variation selectors are among them.
fn is_mark(character: char) -> bool {
    character.width().unwrap_or(0) == 0 || matches!(character, '\u{ff9e}' | '\u{ff9f}')
}

/// A character that emoji sequences are made of, skin tones included.
fn is_picture(character: impl std::borrow::Borrow<char>) -> bool {
    matches!(character.borrow(), '\u{a9}' | '\u{ae}' | '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_can_drive_the_terminal_or_hide() {
        let cases = [
            ("plain 青葉 ①", "plain 青葉 ①"),
            ("a\tb\r\nc\rd\ne", "a b c d e"),
            ("bell\x07 del\x7f nul\0 c1\u{85}", "bell del nul c1"),
            ("\x1b[31;1mred\x1b[0m", "red"),
            ("\u{9b}2Jx", "x"),
            ("\x1b]0;title\x07x", "x"),
            ("\x1b]52;c;aGk=\x1b\\x", "x"),
            ("\u{9d}0;t\u{9c}x", "x"),
            ("\x1bPq#0\x1b\\x\x1b_Gi=1\x1b\\y\x1b^z\x1b\\", "xy"),
            ("\x1b(Bx\x1bcy\x1b=z", "xyz"),
            ("\x1b]0;never ends, yet read", "0;never ends, yet read"),
            ("\x1b]0;title\x1b[31mx", "x"),
            ("\x1b", ""),
            ("\x1b[", ""),
            ("abc\u{202e}fdp.exe", "abc<U+202E>fdp.exe"),
            ("a\u{200b}b\u{feff}", "a<U+200B>b<U+FEFF>"),
            ("\u{e0041}\u{e0042}", "<U+E0041><U+E0042>"),
            ("👩\u{200d}🔬", "👩\u{200d}🔬"),
            ("❤\u{fe0f}\u{200d}🔥", "❤\u{fe0f}\u{200d}🔥"),
            ("a\u{200d}b", "a<U+200D>b"),
            ("か\u{3099}", "か\u{3099}"),
            ("葛\u{e0100}", "葛\u{e0100}"),
            ("ｶﾞ", "ｶﾞ"),
        ];
        for (text, expected) in cases {
            assert_eq!(sanitise(text), expected, "{text:?}");
            assert_eq!(sanitise(&sanitise(text)), expected, "twice: {text:?}");
        }
    }

    #[test]
    fn lines_stay_where_lines_are_wanted() {
        assert_eq!(sanitise_lines("a\r\nb\rc\n\td\u{2028}e"), "a\nb\nc\n    d\ne");
        assert!(matches!(sanitise_lines("a\nb"), Cow::Borrowed(_)));
        assert_eq!(clean_input("a\u{200b}\nb\x1b[0m"), "a b");
        assert_eq!(clean_input_lines("a\u{202e}\r\nb"), "a\nb");
    }

    #[test]
    fn marks_and_joiners_are_capped() {
        let smear = format!("e{}x", "\u{301}".repeat(500));
        assert_eq!(sanitise(&smear), format!("e{}x", "\u{301}".repeat(MARKS_PER_CELL)));
        let chain = ["👩"; 50].join("\u{200d}");
        assert!(sanitise(&chain).contains("<U+200D>"));
        let family = "👨\u{200d}👩\u{200d}👧\u{200d}👦";
        assert_eq!(sanitise(family), family);
    }

    proptest::proptest! {
        #[test]
        fn whatever_comes_is_safe_and_stays_as_it_is(text in "([\\x1b\\[\\]P\\\\m;0\\x07\u{9c}\u{9b}a青\r\n\t\u{301}\u{200d}👩🔬\u{fe0f}\u{202e}\u{1f3fd}]|.){0,24}") {
            for clean in [sanitise, sanitise_lines, clean_input, clean_input_lines] {
                let once = clean(&text).into_owned();
                proptest::prop_assert!(!once.contains(|character| is_control(character) && character != '\n'), "{:?}", once);
                proptest::prop_assert_eq!(clean(&once).into_owned(), once);
            }
        }
    }

    #[test]
    fn hostile_text_takes_linear_time() {
        for unit in ["\x1b]", "\u{9d}", "\x1b[", "\x1bP\x1b", "\u{200d}", "👩\u{200d}"] {
            let text = unit.repeat(200_000);
            assert!(!sanitise(&text).contains(is_control));
        }
    }
}
