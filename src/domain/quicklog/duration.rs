//! How long it took: `15m`, `1h30m`, `90min`, `1.5h`, `15分`, `1時間半`.

use unicode_normalization::UnicodeNormalization;

const HOURS: &[&str] = &["時間", "hours", "hour", "hrs", "hr", "h"];
const MINUTES: &[&str] = &["分間", "分", "minutes", "minute", "mins", "min", "m"];
const DAY_MINUTES: u32 = 24 * 60;

/// Reads a whole word as minutes, 1 to 1,440. A capital `M` means millions, and `十分` means enough, so neither is read.
pub fn minutes(word: &str) -> Option<u32> {
    let folded: String = word.nfkc().collect();
    if folded.ends_with('M') {
        return None;
    }
    let folded = folded.to_lowercase();
    let total = hours_and_minutes(&folded).or_else(|| only_minutes(&folded))?;
    (1..=DAY_MINUTES).contains(&total).then_some(total)
}

fn hours_and_minutes(text: &str) -> Option<u32> {
    let (number, rest) = number(text)?;
    let rest = HOURS.iter().find_map(|unit| rest.strip_prefix(unit))?;
    let hours = match number.split_once('.') {
        Some((whole, tenth)) if tenth.len() == 1 => parsed(whole)? * 60 + parsed(tenth)? * 6,
        Some(_) => return None,
        None => parsed(number)? * 60,
    };
    let minutes = match rest {
        "" => 0,
        "半" => 30,
        _ => only_minutes(rest).or_else(|| parsed(rest)).filter(|minutes| *minutes < 60)?,
    };
    Some(hours + minutes)
}

fn only_minutes(text: &str) -> Option<u32> {
    let (number, unit) = number(text)?;
    MINUTES.contains(&unit).then(|| parsed(number))?
}

/// Splits a text after the digits and points that it begins with.
fn number(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    text.split_at_checked(end)
}

/// Reads at most four digits, so that sums cannot overflow.
fn parsed(digits: &str) -> Option<u32> {
    (digits.len() <= 4 && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::minutes;

    #[test]
    fn durations_are_read_in_the_usual_spellings() {
        for (word, expected) in [
            ("15m", Some(15)),
            ("90min", Some(90)),
            ("45mins", Some(45)),
            ("1h", Some(60)),
            ("1H", Some(60)),
            ("2hrs", Some(120)),
            ("1h30m", Some(90)),
            ("1h30", Some(90)),
            ("1.5h", Some(90)),
            ("0.5h", Some(30)),
            ("15分", Some(15)),
            ("１５分", Some(15)),
            ("15分間", Some(15)),
            ("1時間", Some(60)),
            ("1時間半", Some(90)),
            ("１時間３０分", Some(90)),
            ("24h", Some(1440)),
            ("25h", None),
            ("0m", None),
            ("5M", None),
            ("十分", None),
            ("1h90m", None),
            ("1.25h", None),
            ("1.5m", None),
            ("m", None),
            ("h", None),
            ("15", None),
            ("15mm", None),
            ("15km", None),
            ("99999m", None),
            ("15分後", None),
            ("", None),
        ] {
            assert_eq!(minutes(word), expected, "{word}");
        }
    }
}
