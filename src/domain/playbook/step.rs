//! One step of a playbook, one line: when, what, how pressing, and under which conditions.
//!
//! `+5wd Check usage with the admin !1 (done when usage>40) (only if score>=70)`; full-width characters and Japanese words mean
//! the same. A fault points at a character of the line. What a condition means is for the filter language to say.

use crate::domain::{Lang, Offset, Priority, RepeatUnit};

/// Longer titles are refused, as for every task.
const TITLE_LIMIT: usize = crate::domain::check::NAME_LIMIT;
/// Ten years: longer is a slip of the keys.
const MOST: i32 = 3_660;

#[derive(Clone, Debug, PartialEq)]
pub struct PlayStep {
    pub offset: Offset,
    pub title: String,
    pub priority: Priority,
    /// The task is finished when this holds.
    pub done_when: Option<String>,
    /// The step is left out when this does not hold at the start.
    pub only_if: Option<String>,
}

/// Which of the two conditions of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clause {
    DoneWhen,
    OnlyIf,
}

/// What is wrong with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepProblem {
    /// The line does not begin with a number and a unit.
    NoOffset,
    UnknownUnit,
    TooFar,
    NoTitle,
    TitleTooLong,
    /// `!` and something other than 1 to 3.
    Priority,
    /// A priority or a condition stands there a second time.
    Twice,
    Unclosed,
    EmptyCondition,
    /// A bracket that looks like a condition and is none.
    UnknownCondition,
    TextAfter,
}

/// A problem and the character of the line where it begins, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepFault {
    pub at: usize,
    pub problem: StepProblem,
}

/// A step as it was read, and the characters at which its conditions begin.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadStep {
    pub step: PlayStep,
    pub done_when_at: usize,
    pub only_if_at: usize,
}

const UNITS: &[(&str, RepeatUnit)] = &[
    ("d", RepeatUnit::Day),
    ("day", RepeatUnit::Day),
    ("days", RepeatUnit::Day),
    ("日", RepeatUnit::Day),
    ("w", RepeatUnit::Week),
    ("week", RepeatUnit::Week),
    ("weeks", RepeatUnit::Week),
    ("週", RepeatUnit::Week),
    ("週間", RepeatUnit::Week),
    ("m", RepeatUnit::Month),
    ("month", RepeatUnit::Month),
    ("months", RepeatUnit::Month),
    ("か月", RepeatUnit::Month),
    ("ヶ月", RepeatUnit::Month),
    ("ケ月", RepeatUnit::Month),
    ("カ月", RepeatUnit::Month),
    ("ヵ月", RepeatUnit::Month),
    ("箇月", RepeatUnit::Month),
    ("y", RepeatUnit::Year),
    ("year", RepeatUnit::Year),
    ("years", RepeatUnit::Year),
    ("年", RepeatUnit::Year),
    ("wd", RepeatUnit::Workday),
    ("bd", RepeatUnit::Workday),
    ("営業日", RepeatUnit::Workday),
];

/// The words that begin a condition; the first of a clause and language is the one that is written.
const CLAUSES: &[(&str, Clause, Lang)] = &[
    ("done when", Clause::DoneWhen, Lang::En),
    ("only if", Clause::OnlyIf, Lang::En),
    ("完了条件", Clause::DoneWhen, Lang::Ja),
    ("実施条件", Clause::OnlyIf, Lang::Ja),
    ("開始条件", Clause::OnlyIf, Lang::Ja),
];

/// Words that begin a bracket meant as a condition.
const NEARLY: &[&str] = &["done ", "only ", "if ", "when ", "unless ", "until ", "完了:", "条件"];

impl PlayStep {
    /// Reads a line that is neither empty nor a comment.
    pub fn read(line: &str) -> Result<ReadStep, StepFault> {
        let mut reader = Reader::new(line);
        let offset = reader.offset()?;
        let tail_at = reader.tail_at();
        let (title, priority) = reader.title(tail_at)?;
        let mut read = ReadStep {
            step: PlayStep { offset, title, priority: Priority::NORMAL, done_when: None, only_if: None },
            done_when_at: 0,
            only_if_at: 0,
        };
        let late = reader.tail(tail_at, &mut read)?;
        read.step.priority = match (priority, late) {
            (Some(_), Some((at, _))) => return Err(StepFault { at, problem: StepProblem::Twice }),
            (early, late) => early.or(late.map(|(_, priority)| priority)).unwrap_or(Priority::NORMAL),
        };
        Ok(read)
    }

    /// Writes the step as it is read again, in a language's own words.
    pub fn written(&self, lang: Lang) -> String {
        let mut line = format!("{} {}", written_offset(self.offset, lang), self.title);
        if self.priority != Priority::NORMAL {
            line.push_str(&format!(" !{}", self.priority.value()));
        }
        for (clause, condition) in [(Clause::DoneWhen, &self.done_when), (Clause::OnlyIf, &self.only_if)] {
            if let Some(condition) = condition {
                line.push_str(&written_clause(clause, condition, lang));
            }
        }
        line
    }
}

/// Writes an offset: `+5wd`, `+5営業日`.
pub fn written_offset(offset: Offset, lang: Lang) -> String {
    if lang == Lang::En {
        return offset.to_string();
    }
    let unit = match offset.unit {
        RepeatUnit::Day => "日",
        RepeatUnit::Week => "週",
        RepeatUnit::Month => "か月",
        RepeatUnit::Year => "年",
        RepeatUnit::Workday => "営業日",
    };
    format!("{:+}{unit}", offset.n)
}

fn written_clause(clause: Clause, condition: &str, lang: Lang) -> String {
    let word = CLAUSES.iter().find(|(_, known, of)| *known == clause && *of == lang).map_or("", |(word, ..)| word);
    if lang == Lang::Ja { format!("（{word}: {condition}）") } else { format!(" ({word} {condition})") }
}

/// A line, character by character, as it was typed and folded to ASCII where it has a full-width form.
struct Reader {
    typed: Vec<char>,
    folded: Vec<char>,
    at: usize,
}

impl Reader {
    fn new(line: &str) -> Reader {
        let typed: Vec<char> = line.chars().collect();
        Reader { folded: typed.iter().map(|c| folded(*c)).collect(), typed, at: 0 }
    }

    fn fault<T>(&self, at: usize, problem: StepProblem) -> Result<T, StepFault> {
        Err(StepFault { at: at.min(self.typed.len()), problem })
    }

    fn skip_space(&mut self) {
        while self.folded.get(self.at).is_some_and(|c| c.is_whitespace()) {
            self.at += 1;
        }
    }

    /// Reads sign, number and unit up to the first space.
    fn offset(&mut self) -> Result<Offset, StepFault> {
        self.skip_space();
        let start = self.at;
        let end = (start..self.folded.len()).find(|at| self.folded[*at].is_whitespace()).unwrap_or(self.folded.len());
        let sign = self.folded.get(start).copied().filter(|c| matches!(c, '+' | '-'));
        let digits_at = start + usize::from(sign.is_some());
        let unit_at = (digits_at..end).find(|at| !self.folded[*at].is_ascii_digit()).unwrap_or(end);
        if unit_at == digits_at {
            return self.fault(start, StepProblem::NoOffset);
        }
        let n: String = self.folded[digits_at..unit_at].iter().collect();
        let Some(n) = n.parse::<i32>().ok().filter(|n| *n <= MOST) else { return self.fault(start, StepProblem::TooFar) };
        let Some((unit, is_before)) = unit(&self.folded[unit_at..end]) else { return self.fault(unit_at, StepProblem::UnknownUnit) };
        self.at = end;
        Ok(Offset { n: if is_before || sign == Some('-') { -n } else { n }, unit })
    }

    /// Returns where the first condition begins, or the end of the line.
    fn tail_at(&self) -> usize {
        (self.at..self.folded.len()).find(|at| self.clause_at(*at).is_some()).unwrap_or(self.folded.len())
    }

    /// Returns the clause that begins with the bracket at a character, and where its condition begins.
    fn clause_at(&self, at: usize) -> Option<(Clause, usize)> {
        if self.folded.get(at) != Some(&'(') {
            return None;
        }
        let word_at = at + 1 + self.folded[at + 1..].iter().take_while(|c| c.is_whitespace()).count();
        let (word, clause, _) = CLAUSES.iter().find(|(word, ..)| self.reads(word_at, word))?;
        let rest_at = word_at + word.chars().count();
        let gap = |c: &char| c.is_whitespace() || *c == ':';
        let text_at = rest_at + self.folded[rest_at..].iter().take_while(|c| gap(c)).count();
        let is_apart = !word.is_ascii() || text_at > rest_at || self.folded.get(rest_at).is_none_or(|c| *c == ')');
        is_apart.then_some((*clause, text_at))
    }

    fn reads(&self, at: usize, word: &str) -> bool {
        let mut here = self.folded[at.min(self.folded.len())..].iter().map(|c| c.to_ascii_lowercase());
        word.chars().all(|expected| here.next() == Some(expected))
    }

    /// Reads what stands between the offset and the conditions: the title, and its priority.
    fn title(&mut self, end: usize) -> Result<(String, Option<Priority>), StepFault> {
        self.skip_space();
        let (start, mut end) = (self.at.min(end), self.trimmed_end(self.at, end));
        let mut priority = None;
        while let Some((at, read)) = self.priority_before(start, end)? {
            if priority.replace(read).is_some() {
                return self.fault(at, StepProblem::Twice);
            }
            end = self.trimmed_end(start, at);
        }
        if end <= start {
            return self.fault(start, StepProblem::NoTitle);
        }
        if end - start > TITLE_LIMIT {
            return self.fault(start + TITLE_LIMIT, StepProblem::TitleTooLong);
        }
        if let Some(at) = self.near_clause(start, end) {
            return self.fault(at, StepProblem::UnknownCondition);
        }
        Ok((self.typed[start..end].iter().collect(), priority))
    }

    fn trimmed_end(&self, start: usize, end: usize) -> usize {
        (start..end).rev().find(|at| !self.folded[*at].is_whitespace()).map_or(start, |at| at + 1)
    }

    /// Reads the last word as a priority; `None` when it does not begin with `!` and a digit.
    fn priority_before(&self, start: usize, end: usize) -> Result<Option<(usize, Priority)>, StepFault> {
        let word_at = (start..end).rev().find(|at| self.folded[*at].is_whitespace()).map_or(start, |at| at + 1);
        let word: String = self.folded[word_at..end].iter().collect();
        let Some(number) = word.strip_prefix('!').filter(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit())) else {
            return Ok(None);
        };
        match number.parse().ok().and_then(|number| Priority::new(number).ok()) {
            Some(priority) => Ok(Some((word_at, priority))),
            None => self.fault(word_at, StepProblem::Priority),
        }
    }

    /// Finds a bracket that was meant as a condition.
    fn near_clause(&self, start: usize, end: usize) -> Option<usize> {
        let is_near = |at: &usize| self.folded[*at] == '(' && NEARLY.iter().any(|word| self.reads(at + 1, word));
        (start..end).find(is_near)
    }

    /// Reads conditions, and a priority that stands among them, up to the end of the line.
    fn tail(&mut self, start: usize, read: &mut ReadStep) -> Result<Option<(usize, Priority)>, StepFault> {
        let mut priority = None;
        self.at = start;
        self.skip_space();
        while self.at < self.folded.len() {
            if let Some((clause, text_at)) = self.clause_at(self.at) {
                self.clause(clause, text_at, read)?;
            } else {
                let end = (self.at..self.folded.len()).find(|at| self.folded[*at].is_whitespace() || self.folded[*at] == '(');
                let end = end.unwrap_or(self.folded.len());
                let Some((at, found)) = self.priority_before(self.at, end)? else { return self.fault(self.at, StepProblem::TextAfter) };
                if priority.replace((at, found)).is_some() {
                    return self.fault(at, StepProblem::Twice);
                }
                self.at = end;
            }
            self.skip_space();
        }
        Ok(priority)
    }

    fn clause(&mut self, clause: Clause, text_at: usize, read: &mut ReadStep) -> Result<(), StepFault> {
        let open_at = self.at;
        let Some(close_at) = self.closing(text_at) else { return self.fault(open_at, StepProblem::Unclosed) };
        let text: String = self.typed[text_at..self.trimmed_end(text_at, close_at)].iter().collect();
        if text.is_empty() {
            return self.fault(text_at, StepProblem::EmptyCondition);
        }
        let (place, place_at) = match clause {
            Clause::DoneWhen => (&mut read.step.done_when, &mut read.done_when_at),
            Clause::OnlyIf => (&mut read.step.only_if, &mut read.only_if_at),
        };
        if place.replace(text).is_some() {
            return self.fault(open_at, StepProblem::Twice);
        }
        *place_at = text_at;
        self.at = close_at + 1;
        Ok(())
    }

    /// Returns the bracket that closes the one before `from`; brackets within a condition and in quotes are its own.
    fn closing(&self, from: usize) -> Option<usize> {
        let (mut depth, mut quote) = (0_usize, None);
        for at in from..self.folded.len() {
            match (self.folded[at], quote) {
                (c, Some(end)) if c == end => quote = None,
                (_, Some(_)) => {}
                ('"', None) => quote = Some('"'),
                ('「', None) => quote = Some('」'),
                ('(', None) => depth += 1,
                (')', None) if depth == 0 => return Some(at),
                (')', None) => depth -= 1,
                _ => {}
            }
        }
        None
    }
}

/// Reads a unit, with or without a word for the direction: `日`, `日後`, `日前`.
fn unit(word: &[char]) -> Option<(RepeatUnit, bool)> {
    let word: String = word.iter().flat_map(|c| c.to_lowercase()).collect();
    let known = |word: &str| UNITS.iter().find(|(name, _)| *name == word).map(|(_, unit)| *unit);
    let (after, before) = (word.strip_suffix('後'), word.strip_suffix('前'));
    let plain = known(&word).map(|unit| (unit, false));
    plain.or_else(|| Some((known(after?)?, false))).or_else(|| Some((known(before?)?, true)))
}

/// Folds a full-width character to its ASCII twin, one for one, so that places stay the same.
fn folded(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        '\u{2212}' => '-',
        '“' | '”' => '"',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_of_both_languages_are_read_and_written_in_their_own_words() {
        // What is typed, and how it is written in English and in Japanese.
        let cases = [
            ("+0d Call the sponsor and listen !1", "+0d Call the sponsor and listen !1", "+0日 Call the sponsor and listen !1"),
            ("-90d  Send the summary", "-90d Send the summary", "-90日 Send the summary"),
            (
                "+5wd Check usage  (done when usage>40)",
                "+5wd Check usage (done when usage>40)",
                "+5営業日 Check usage（完了条件: usage>40）",
            ),
            ("2w Ask (only if score>=70) !3", "+2w Ask !3 (only if score>=70)", "+2週 Ask !3（実施条件: score>=70）"),
            ("＋３日　電話する　！１", "+3d 電話する !1", "+3日 電話する !1"),
            ("2週間前 案内を送る", "-2w 案内を送る", "-2週 案内を送る"),
            ("-1ヶ月 準備", "-1m 準備", "-1か月 準備"),
            ("+5営業日後 確認（完了条件：利用率＞40）", "+5wd 確認 (done when 利用率＞40)", "+5営業日 確認（完了条件: 利用率＞40）"),
            ("+1y Look back (the whole year)", "+1y Look back (the whole year)", "+1年 Look back (the whole year)"),
            (
                "+1d Ask (done when (nps>8 or \"a)b\")) (only if arr>1M)",
                "+1d Ask (done when (nps>8 or \"a)b\")) (only if arr>1M)",
                "+1日 Ask（完了条件: (nps>8 or \"a)b\")）（実施条件: arr>1M）",
            ),
            ("+1d Save 20! !2", "+1d Save 20!", "+1日 Save 20!"),
        ];
        for (typed, english, japanese) in cases {
            let read = PlayStep::read(typed).unwrap_or_else(|fault| panic!("{typed}: {fault:?}"));
            assert_eq!(read.step.written(Lang::En), english);
            assert_eq!(read.step.written(Lang::Ja), japanese);
        }
    }

    #[test]
    fn a_fault_points_at_its_character() {
        use StepProblem::*;
        let cases = [
            ("Call the sponsor", 0, NoOffset),
            ("  + 3d Call", 2, NoOffset),
            ("+3x Call", 2, UnknownUnit),
            ("+3 Call", 2, UnknownUnit),
            ("＋３曜 電話", 2, UnknownUnit),
            ("+99999d Call", 0, TooFar),
            ("+3d", 3, NoTitle),
            ("+3d !1", 4, NoTitle),
            ("+3d Call !4", 9, Priority),
            ("+3d Call !1 !2", 9, Twice),
            ("+3d Call !1 (done when a) !2", 26, Twice),
            ("+3d Call (done when usage>40", 9, Unclosed),
            ("+3d Call (done when )", 20, EmptyCondition),
            ("+3d 電話（完了条件：）", 12, EmptyCondition),
            ("+3d Call (when usage>40)", 9, UnknownCondition),
            ("+3d 電話（条件：score>70）", 6, UnknownCondition),
            ("+3d Call (only if a) then rest", 21, TextAfter),
            ("+3d Call (only if a) (only if b)", 21, Twice),
        ];
        for (line, at, problem) in cases {
            assert_eq!(PlayStep::read(line), Err(StepFault { at, problem }), "{line}");
        }
        let long = format!("+3d {}", "あ".repeat(500));
        assert_eq!(PlayStep::read(&long), Err(StepFault { at: 404, problem: TitleTooLong }));
    }

    #[test]
    fn conditions_know_where_they_begin() {
        let read = PlayStep::read("+3d Call (only if  a<1) (done when b)").expect("reads");
        assert_eq!((read.only_if_at, read.done_when_at), (19, 35));
        assert_eq!((read.step.only_if.as_deref(), read.step.done_when.as_deref()), (Some("a<1"), Some("b")));
    }

    proptest! {
        #[test]
        fn what_is_read_is_read_again_as_it_is_written(
            offset in "[+＋-]?[0-9０-９]{1,3}(d|w|m|y|wd|日|週|か月|営業日後|日前)",
            rest in r#"[a-c ()（）!！0-4:：「」"電話 　]{0,24}( ?(\(done when|（完了条件：|\(only if) ?[a-c<>0-9()" ]{0,8}[)）]?){0,2}( ![0-4])?"#,
        ) {
            if let Ok(read) = PlayStep::read(&format!("{offset} {rest}")) {
                for lang in Lang::ALL {
                    let written = read.step.written(*lang);
                    let again = PlayStep::read(&written).map(|read| read.step);
                    prop_assert_eq!(again.as_ref(), Ok(&read.step), "{}", written);
                }
            }
        }

        #[test]
        fn no_line_breaks_the_reader(line in any::<String>()) {
            if let Err(fault) = PlayStep::read(&line) {
                prop_assert!(fault.at <= line.chars().count());
            }
        }
    }
}
