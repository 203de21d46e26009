//! Rows from text with delimiters: RFC 4180 as the world writes it.

use crate::import::{
    Reason,
    table::{Options, Table, TableError, builder::Builder, decode},
};
use csv::{ReaderBuilder, StringRecord};

/// How much of the text is looked at to find the delimiter, in bytes, and how many records of it.
const SAMPLE_BYTES: usize = 64 << 10;
const SAMPLE_RECORDS: usize = 50;
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

pub(super) fn read(bytes: &[u8], options: &Options, mut builder: Builder<'_>) -> Result<Table, TableError> {
    let decoded = decode::decode(bytes, options)?;
    builder.flawed = decoded.flawed.then_some(decoded.encoding);
    let (declared, text, skipped) = declared_delimiter(&decoded.text);
    let delimiter = options.delimiter.or(declared).unwrap_or_else(|| likely_delimiter(text));
    let mut lines = LineCounter { text: text.as_bytes(), byte: 0, line: 1 + skipped };
    let mut reader = reader(delimiter, text);
    let mut record = StringRecord::new();
    while reader.read_record(&mut record).expect("text in memory is valid UTF-8 and rows may differ in length") {
        let start = record.position().map_or(0, |position| position.byte()) as usize;
        let raw = text.get(start..reader.position().byte() as usize).unwrap_or_default().trim_matches(['\r', '\n']);
        let line = lines.line_at(start);
        if raw.contains(['\r', '\n']) && !quotes_close(raw, delimiter) {
            builder.report(line, None, Reason::UnclosedQuote);
            continue;
        }
        let cells: Vec<&str> = record.iter().collect();
        builder.push(line, &cells)?;
    }
    let mut table = builder.finish()?;
    (table.encoding, table.delimiter) = (Some(decoded.encoding), Some(delimiter));
    Ok(table)
}

fn reader(delimiter: u8, text: &str) -> csv::Reader<&[u8]> {
    ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes())
}

/// Takes off the line `sep=;` with which Excel is told the delimiter; returns the lines taken off as well.
fn declared_delimiter(text: &str) -> (Option<u8>, &str, u64) {
    let declared = text.split_once('\n').and_then(|(first, rest)| {
        let sign = first.trim_end_matches('\r').trim_matches('"').strip_prefix("sep=")?;
        let [delimiter] = sign.as_bytes() else { return None };
        Some((Some(*delimiter), rest, 1))
    });
    declared.unwrap_or((None, text, 0))
}

/// Returns the delimiter under which the records are the most alike and the widest.
fn likely_delimiter(text: &str) -> u8 {
    let end = text.floor_char_boundary(SAMPLE_BYTES.min(text.len()));
    let sample = text.get(..end).unwrap_or(text);
    let score = |delimiter: u8| {
        let widths: Vec<usize> = reader(delimiter, sample).records().take(SAMPLE_RECORDS).flatten().map(|record| record.len()).collect();
        let same = |width: usize| widths.iter().filter(|other| **other == width).count();
        let usual = widths.iter().copied().filter(|width| *width > 1).max_by_key(|width| (same(*width), *width)).unwrap_or(1);
        let share = same(usual) as f64 / widths.len().max(1) as f64;
        share * share * ((usual - 1) as f64).sqrt()
    };
    // The first of the best: a file of one column is taken to be delimited by commas.
    DELIMITERS.into_iter().rev().max_by(|one, other| score(*one).total_cmp(&score(*other))).unwrap_or(b',')
}

/// Says whether every quoted cell of a record ends in a quote before a delimiter or the end.
///
/// Asked only of records of several lines: there a lost quote joins rows, while `5" pipe` on one line does no harm.
fn quotes_close(record: &str, delimiter: u8) -> bool {
    let bytes = record.as_bytes();
    let (mut at, mut is_quoted) = (0, false);
    while at < bytes.len() {
        let starts_cell = at == 0 || bytes[at - 1] == delimiter;
        match (is_quoted, bytes[at], bytes.get(at + 1)) {
            (false, b'"', _) if starts_cell => is_quoted = true,
            (true, b'"', Some(b'"')) => at += 1,
            (true, b'"', None) => is_quoted = false,
            (true, b'"', Some(next)) if *next == delimiter => is_quoted = false,
            (true, b'"', Some(_)) => return false,
            _ => {}
        }
        at += 1;
    }
    !is_quoted
}

/// Counts the lines up to a byte. The parser itself neither counts CR alone nor passes over blank lines before a record.
struct LineCounter<'a> {
    text: &'a [u8],
    byte: usize,
    line: u64,
}

impl LineCounter<'_> {
    /// Returns the line of the first byte from `start` on that is no line break; `start` must not go back.
    fn line_at(&mut self, start: usize) -> u64 {
        while let Some(byte) = self.text.get(self.byte) {
            if self.byte >= start && !matches!(byte, b'\r' | b'\n') {
                break;
            }
            let breaks = *byte == b'\n' || (*byte == b'\r' && self.text.get(self.byte + 1) != Some(&b'\n'));
            self.line += u64::from(breaks);
            self.byte += 1;
        }
        self.line
    }
}
