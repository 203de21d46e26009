//! A mail's text in pieces: own words, quotes, signatures. Put together again they are the whole text.

use super::attribution::{attribution, opens_rest};
use super::signature::signature_start;

/// Whose words a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Own,
    /// Of an earlier message, with the line that says whose; how deep, from 1 on.
    Quote(usize),
    Signature,
}

/// Lines that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'t> {
    pub part: Part,
    pub text: &'t str,
}

/// So many lines without text between two quoted ones belong to the quote.
const GAP: usize = 2;

/// Takes a text apart.
pub fn split(text: &str) -> Vec<Piece<'_>> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let mut parts = quotes(&lines);
    close_gaps(&lines, &mut parts);
    mark_signatures(&lines, &mut parts);
    pieces(text, &lines, &parts)
}

/// Returns the writer's own words alone, without signature.
pub fn own_words(text: &str) -> String {
    let own: String = split(text).into_iter().filter(|piece| piece.part == Part::Own).map(|piece| piece.text).collect();
    own.trim().to_owned()
}

/// Counts the signs of quoting a line begins with.
pub(super) fn level(line: &str) -> usize {
    let mut level = 0;
    for character in line.chars() {
        match character {
            '>' | '＞' => level += 1,
            ' ' | '\t' | '\u{3000}' => {}
            _ => break,
        }
    }
    level
}

/// Says of each line whether it is quoted, and how deep.
fn quotes(lines: &[&str]) -> Vec<Part> {
    let mut parts = vec![Part::Own; lines.len()];
    let mut at = 0;
    while at < lines.len() {
        let level_here = level(lines[at]);
        if level_here > 0 {
            parts[at] = Part::Quote(level_here);
            at += 1;
        } else if opens_rest(lines, at) {
            quote_rest(lines, &mut parts, at);
            break;
        } else if let Some((said, next)) = attribution(lines, at).and_then(|said| Some((said, first_text(lines, at + said.lines)?))) {
            let level_below = level(lines[next]);
            match (level_below, said.is_marked) {
                (0, true) => {
                    quote_rest(lines, &mut parts, at);
                    break;
                }
                // A person tells what somebody wrote.
                (0, false) => at += said.lines,
                _ => {
                    parts[at..next].fill(Part::Quote(level_below));
                    at = next;
                }
            }
        } else {
            at += 1;
        }
    }
    parts
}

/// From here on everything is of an earlier message.
fn quote_rest(lines: &[&str], parts: &mut [Part], from: usize) {
    for (part, line) in parts.iter_mut().zip(lines).skip(from) {
        *part = Part::Quote(level(line) + 1);
    }
}

fn first_text(lines: &[&str], from: usize) -> Option<usize> {
    (from..lines.len()).find(|at| !lines[*at].trim().is_empty())
}

fn is_quote(part: Part) -> bool {
    matches!(part, Part::Quote(_))
}

fn close_gaps(lines: &[&str], parts: &mut [Part]) {
    let mut last_quoted: Option<usize> = None;
    for at in 0..parts.len() {
        if is_quote(parts[at]) {
            if let Some(last) = last_quoted.filter(|last| at - last > 1 && at - last - 1 <= GAP) {
                let between = last + 1..at;
                if between.clone().all(|line| lines[line].trim().is_empty()) {
                    let part = parts[last];
                    parts[between].fill(part);
                }
            }
            last_quoted = Some(at);
        }
    }
}

fn mark_signatures(lines: &[&str], parts: &mut [Part]) {
    let mut from = 0;
    while from < parts.len() {
        if is_quote(parts[from]) {
            from += 1;
            continue;
        }
        let to = (from..parts.len()).find(|at| is_quote(parts[*at])).unwrap_or(parts.len());
        if let Some(start) = signature_start(&lines[from..to]) {
            parts[from + start..to].fill(Part::Signature);
        }
        from = to;
    }
}

fn pieces<'t>(text: &'t str, lines: &[&str], parts: &[Part]) -> Vec<Piece<'t>> {
    let mut pieces = Vec::new();
    let (mut from, mut to) = (0, 0);
    for (at, part) in parts.iter().enumerate() {
        to += lines[at].len();
        if parts.get(at + 1) != Some(part) {
            pieces.push(Piece { part: *part, text: text.get(from..to).unwrap_or_default() });
            from = to;
        }
    }
    pieces
}
