//! The lines with which mail programs say whose words follow.

/// Lines over which "On …, … wrote:" may be broken.
const WRAPPED: usize = 3;
/// The longest such sentence, in bytes: what is longer is prose.
const LONGEST: usize = 400;

/// Lines below the first of a block of headers that are looked at, and how many of them must be headers.
const HEADER_LINES: usize = 6;
const HEADERS: usize = 2;

/// A line of underscores of Outlook has at least so many.
const UNDERSCORES: usize = 10;

/// What stands between dashes where another message begins.
const SEPARATORS: &[&str] = &[
    "original message",
    "forwarded message",
    "original appointment",
    "forwarded by",
    "元のメッセージ",
    "元のメール",
    "転送メッセージ",
    "転送メール",
    "ここから引用",
    "引用",
    "ursprüngliche nachricht",
    "weitergeleitete nachricht",
    "message d'origine",
    "mensaje original",
];

/// Names of headers as mail programs write them above a quoted message: who wrote it, then the rest.
const SENDERS: &[&str] = &["from", "差出人", "送信者", "送信元", "発信者", "von", "de"];
const OTHERS: &[&str] = &[
    "sent",
    "date",
    "to",
    "cc",
    "subject",
    "送信日時",
    "日時",
    "日付",
    "宛先",
    "cc",
    "件名",
    "gesendet",
    "datum",
    "an",
    "betreff",
    "envoyé",
    "objet",
];
/// Of them those that say when it was written, and about what.
const DATES: &[&str] = &["sent", "date", "送信日時", "日時", "日付", "gesendet", "datum", "envoyé"];
const SUBJECTS: &[&str] = &["subject", "件名", "betreff", "objet"];

/// How a sentence ends that says who wrote what follows.
const WROTE: &[&str] = &["wrote:", "writes:", "schrieb:", "a écrit :", "a écrit:", "escribió:", "ha scritto:"];
const WROTE_JA: &[&str] = &[
    "さんは書きました:",
    "さんが書きました:",
    "さんは次のように書きました:",
    "さんからのメッセージ:",
    "は書きました:",
    "が書きました:",
    "は次のように書きました:",
    "のメール:",
    "のメッセージ:",
];

/// Says whether everything from this line on is an earlier message.
pub(super) fn opens_rest(lines: &[&str], at: usize) -> bool {
    let line = lines[at].trim();
    is_separator(line) || is_outlook_rule(lines, at) || (starts_afresh(lines, at) && is_header_block(lines, at))
}

/// The lines in which it is said who wrote what follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Said {
    pub lines: usize,
    /// Whether they name an address or a time, as programs do: then what follows is a quote even without a sign before it.
    pub is_marked: bool,
}

/// Returns in which lines it is said who wrote what follows; `None` where it is not.
pub(super) fn attribution(lines: &[&str], at: usize) -> Option<Said> {
    let first = lines[at].trim();
    if first.is_empty() {
        return None;
    }
    let mut sentence = String::new();
    for length in 1..=WRAPPED {
        let line = lines.get(at + length - 1).map(|line| line.trim())?;
        if line.is_empty() || sentence.len() + line.len() > LONGEST || (length > 1 && super::piece::level(line) > 0) {
            return None;
        }
        sentence.push_str(line);
        if says_who(&sentence, first) {
            return Some(Said { lines: length, is_marked: is_marked(&sentence) });
        }
        // Only what begins like one may be broken over lines.
        if !begins_wrapped(first) {
            return None;
        }
        sentence.push(' ');
    }
    None
}

fn begins_wrapped(first: &str) -> bool {
    first.starts_with("On ") || first.starts_with("Am ") || first.starts_with("Le ") || starts_with_date(first)
}

fn says_who(sentence: &str, first: &str) -> bool {
    let sentence = sentence.replace('：', ":");
    let lower = sentence.to_lowercase();
    let has_end = |ends: &[&str]| ends.iter().any(|end| lower.ends_with(end));
    let has_digit = || lower.chars().any(|character| character.is_ascii_digit());
    if has_end(WROTE) {
        // A sentence such as "This is what Ken wrote:" says neither when nor from which address.
        return sentence.contains('@') || (has_digit() && begins_wrapped(first));
    }
    if has_end(WROTE_JA) || (lower.starts_with("am ") && lower.contains(" schrieb ") && lower.ends_with(':')) {
        return true;
    }
    // As Gmail writes it in Japanese: a day, a time, who, an address.
    starts_with_date(first) && sentence.ends_with(':') && sentence.contains('@')
}

/// An address, a time, or a day with its year. A day alone people write too: 「11月20日の社長のメッセージ：」.
fn is_marked(sentence: &str) -> bool {
    let numbers: Vec<&str> = sentence.split(|character: char| !character.is_ascii_digit()).filter(|number| !number.is_empty()).collect();
    let has_year = numbers.len() > 2 && numbers.iter().any(|number| number.len() == 4 && number.starts_with(['1', '2']));
    let is_of_person = WROTE_JA.iter().any(|end| sentence.replace('：', ":").ends_with(end));
    sentence.contains('@') || has_time(sentence) || (has_year && !is_of_person)
}

/// `10:05`.
fn has_time(sentence: &str) -> bool {
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let bytes = sentence.as_bytes();
    let mut colons = bytes.iter().enumerate().filter(|(_, byte)| **byte == b':').map(|(at, _)| at);
    colons.any(|at| is_digit(bytes.get(at.wrapping_sub(1))) && is_digit(bytes.get(at + 1)) && is_digit(bytes.get(at + 2)))
}

/// `2026年11月21日(土) 10:05`, `2026/11/21 10:05`, `2026-11-21`.
fn starts_with_date(line: &str) -> bool {
    let mut rest = line.trim_start_matches(|character: char| character.is_ascii_digit());
    let year = line.len() - rest.len();
    if year != 4 {
        return false;
    }
    for _ in 0..2 {
        let Some(next) = rest.strip_prefix(['年', '月', '/', '-', '.']) else { return false };
        let next = next.trim_start();
        let after = next.trim_start_matches(|character: char| character.is_ascii_digit());
        if after.len() == next.len() {
            return false;
        }
        rest = after;
    }
    true
}

/// `-----Original Message-----`, `---------- Forwarded message ---------`, `Begin forwarded message:`.
fn is_separator(line: &str) -> bool {
    let lower = line.to_lowercase();
    if lower == "begin forwarded message:" {
        return true;
    }
    let is_rule = |character: char| matches!(character, '-' | '=' | '_' | '*' | '－' | '＝' | '―' | '─' | '━' | '<' | '>' | ' ');
    let inner = lower.trim_matches(is_rule);
    // Both sides have a rule.
    let is_between =
        lower.starts_with("--") || lower.starts_with("==") || lower.starts_with("__") || lower.starts_with(['─', '━', '－', '＝']);
    is_between && inner.len() < lower.len() && SEPARATORS.iter().any(|word| inner == *word || (inner.starts_with(word) && word.len() > 8))
}

/// A long line of underscores, and behind it the headers of the message before.
fn is_outlook_rule(lines: &[&str], at: usize) -> bool {
    let line = lines[at].trim();
    line.len() >= UNDERSCORES
        && line.bytes().all(|byte| byte == b'_')
        && (at + 1..lines.len()).find(|next| !lines[*next].trim().is_empty()).is_some_and(|next| is_header_block(lines, next))
}

fn starts_afresh(lines: &[&str], at: usize) -> bool {
    at == 0 || lines[at - 1].trim().is_empty()
}

fn is_header_block(lines: &[&str], at: usize) -> bool {
    let below = || lines.iter().skip(at + 1).take(HEADER_LINES);
    let has = |names: &[&str]| below().any(|line| is_header(line, names));
    // An itinerary is from somewhere to somewhere on a day, too; it comes from no address and has no subject.
    let is_mail = lines[at].contains('@') || (has(DATES) && has(SUBJECTS));
    is_header(lines[at], SENDERS) && is_mail && below().filter(|line| is_header(line, OTHERS)).count() >= HEADERS
}

/// `From: Ken`, `*From:* Ken`, `差出人： 健`.
fn is_header(line: &str, names: &[&str]) -> bool {
    let line = line.trim().trim_start_matches('*');
    let Some((name, _)) = line.split_once([':', '：']) else { return false };
    let name = name.trim().trim_end_matches('*').to_lowercase();
    names.contains(&name.as_str())
}
