//! Money: compact for columns (`$1.2M`, `1.2億円`), full for headers and forms (`¥1,200,000`, `120,000円`).

use super::Format;
use super::number::{MINUS, grouped_size};
use crate::domain::{Currency, Lang, Money};
use unicode_width::UnicodeWidthStr;

/// How many cells a compact amount takes at most, below 10^18 minor units.
pub const COMPACT_CELLS: usize = 8;

/// The short forms of thousands.
const THOUSANDS: &[(u64, &str)] =
    &[(1, ""), (1_000, "K"), (1_000_000, "M"), (1_000_000_000, "B"), (1_000_000_000_000, "T"), (1_000_000_000_000_000, "Q")];
/// The Japanese steps of ten thousand.
const MYRIADS: &[(u64, &str)] = &[(1, ""), (10_000, "万"), (100_000_000, "億"), (1_000_000_000_000, "兆"), (10_000_000_000_000_000, "京")];

impl Format {
    /// An amount in at most 8 cells: `$1.2M`, `¥120M`, `CHF480K`; in Japanese yen in 万 and 億, other currencies as abroad:
    /// `1.2億円`, `4800万円`, `US$480K`. As precise as fits: one decimal under 100, never one that is zero.
    pub fn money(&self, money: Money) -> String {
        let candidates = if self.counts_in_myriads(money) { yen_candidates(money.minor) } else { self.candidates(money) };
        let fitting = candidates.iter().find(|text| text.width() <= COMPACT_CELLS);
        fitting.or(candidates.last()).cloned().unwrap_or_default()
    }

    /// An amount with all its digits, the fraction only where there is one: `$480,000`, `−$1,200.50`, `KWD 1,234.567`;
    /// in Japanese `120,000円`, `US$480,000`.
    pub fn full_money(&self, money: Money) -> String {
        let (sign, digits) = (sign(money.minor), digits(money));
        if self.counts_in_myriads(money) {
            return format!("{sign}{digits}円");
        }
        let space = if self.symbol(money.currency).is_some() { "" } else { " " };
        format!("{sign}{}{space}{digits}", self.prefix(&money.currency))
    }

    fn counts_in_myriads(&self, money: Money) -> bool {
        self.lang == Lang::Ja && money.currency == Currency::JPY
    }

    fn candidates(&self, money: Money) -> Vec<String> {
        let front = format!("{}{}", sign(money.minor), self.prefix(&money.currency));
        [true, false].iter().map(|decimal| format!("{front}{}", scaled(money, THOUSANDS, *decimal))).collect()
    }

    fn prefix<'a>(&self, currency: &'a Currency) -> &'a str {
        self.symbol(*currency).unwrap_or(currency.code())
    }

    /// Returns the sign of a currency where it cannot be mistaken for another's.
    fn symbol(&self, currency: Currency) -> Option<&'static str> {
        match (currency.code(), self.lang) {
            ("USD", Lang::En) => Some("$"),
            ("USD", Lang::Ja) => Some("US$"),
            ("JPY", _) => Some("¥"),
            ("EUR", _) => Some("€"),
            ("GBP", _) => Some("£"),
            _ => None,
        }
    }
}

/// Returns yen from the most telling form to the shortest: the unit goes before the decimal does.
fn yen_candidates(minor: i64) -> Vec<String> {
    let (sign, yen) = (sign(minor), Money { minor, currency: Currency::JPY });
    let (fine, coarse) = (scaled(yen, MYRIADS, true), scaled(yen, MYRIADS, false));
    vec![format!("{sign}{fine}円"), format!("{sign}{fine}"), format!("{sign}{coarse}円"), format!("{sign}{coarse}")]
}

fn sign(minor: i64) -> &'static str {
    if minor < 0 { MINUS } else { "" }
}

/// Writes the size of an amount in the largest step it reaches, rounded half up; one decimal under 100, if any is wanted.
fn scaled(money: Money, steps: &[(u64, &str)], decimal: bool) -> String {
    let (size, per_major) = size(money);
    let unit = |index: usize| per_major * u128::from(steps[index].0);
    let reached = (0..steps.len()).rfind(|index| size >= unit(*index)).unwrap_or(0);
    let wholes = rounded(size, unit(reached));
    // Rounding can reach the next step: 999,999 is 1M, not 1000K.
    if reached + 1 < steps.len() && wholes * unit(reached) >= unit(reached + 1) {
        return format!("1{}", steps[reached + 1].1);
    }
    if reached == 0 {
        return unscaled(size, per_major);
    }
    let (tenths, name) = (rounded(size * 10, unit(reached)), steps[reached].1);
    if decimal && tenths < 1_000 && !tenths.is_multiple_of(10) {
        format!("{}.{}{name}", tenths / 10, tenths % 10)
    } else {
        format!("{wholes}{name}")
    }
}

/// Writes an amount under the first step: whole, but in cents where rounding would hide a good part of it.
fn unscaled(size: u128, per_major: u128) -> String {
    let cents = rounded(size * 100, per_major);
    if cents < 1_000 && !size.is_multiple_of(per_major) {
        return format!("{}.{:02}", cents / 100, cents % 100);
    }
    grouped_size(rounded(size, per_major))
}

fn rounded(number: u128, unit: u128) -> u128 {
    (number + unit / 2) / unit
}

/// Returns the minor units of an amount without its sign, and how many make a major one.
fn size(money: Money) -> (u128, u128) {
    (u128::from(money.minor.unsigned_abs()), u128::from(money.currency.minor_per_major().unsigned_abs()))
}

/// Writes the size of an amount with all its digits; no fraction when it is zero.
fn digits(money: Money) -> String {
    let (size, per_major) = size(money);
    let wholes = grouped_size(size / per_major);
    match size % per_major {
        0 => wholes,
        fraction => format!("{wholes}.{fraction:0width$}", width = money.currency.digits() as usize),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::format::date::tests::format;

    fn money(minor: i64, code: &str) -> Money {
        Money { minor, currency: code.parse().expect("a currency") }
    }

    #[test]
    fn compact_amounts() {
        let cases = [
            (0, "USD", "$0", "US$0"),
            (50, "USD", "$0.50", "US$0.50"),
            (999, "USD", "$9.99", "US$9.99"),
            (-9_999, "KWD", "−KWD10", "−KWD10"),
            (1_050, "USD", "$11", "US$11"),
            (99_949, "USD", "$999", "US$999"),
            (99_950, "USD", "$1K", "US$1K"),
            (123_400, "USD", "$1.2K", "US$1.2K"),
            (48_000_000, "USD", "$480K", "US$480K"),
            (6_430_000, "USD", "$64.3K", "US$64.3K"),
            (99_999_999, "USD", "$1M", "US$1M"),
            (96_000_000, "USD", "$960K", "US$960K"),
            (120_000_000, "USD", "$1.2M", "US$1.2M"),
            (-120_000_000, "USD", "−$1.2M", "−US$1.2M"),
            (-1_240_000_000, "USD", "−$12.4M", "−US$12M"),
            (1_250_000_000_000, "USD", "$12.5B", "US$12.5B"),
            (0, "JPY", "¥0", "0円"),
            (9_800, "JPY", "¥9.8K", "9,800円"),
            (-9_800, "JPY", "−¥9.8K", "−9,800円"),
            (10_000, "JPY", "¥10K", "1万円"),
            (15_000, "JPY", "¥15K", "1.5万円"),
            (480_000, "JPY", "¥480K", "48万円"),
            (48_000_000, "JPY", "¥48M", "4800万円"),
            (-48_000_000, "JPY", "−¥48M", "−4800万"),
            (99_999_999, "JPY", "¥100M", "1億円"),
            (120_000_000, "JPY", "¥120M", "1.2億円"),
            (-1_250_000_000, "JPY", "−¥1.3B", "−12.5億"),
            (2_500_000_000_000, "JPY", "¥2.5T", "2.5兆円"),
            (i64::MAX, "JPY", "¥9223Q", "922京円"),
            (i64::MIN, "KWD", "−KWD9.2Q", "−KWD9.2Q"),
            (1_234, "KWD", "KWD1.23", "KWD1.23"),
            (1_234_567, "KWD", "KWD1.2K", "KWD1.2K"),
            (-1_234_567, "KWD", "−KWD1.2K", "−KWD1.2K"),
            (-6_430_000, "CHF", "−CHF64K", "−CHF64K"),
            (120_000, "EUR", "€1.2K", "€1.2K"),
        ];
        for (minor, code, english, japanese) in cases {
            let said = [Lang::En, Lang::Ja].map(|lang| format(lang).money(money(minor, code)));
            assert_eq!(said, [english, japanese], "{minor} {code}");
        }
    }

    #[test]
    fn full_amounts() {
        let cases = [
            (0, "USD", "$0", "US$0"),
            (48_000_000, "USD", "$480,000", "US$480,000"),
            (-120_050, "USD", "−$1,200.50", "−US$1,200.50"),
            (5, "USD", "$0.05", "US$0.05"),
            (1_200_000, "JPY", "¥1,200,000", "1,200,000円"),
            (120_000, "JPY", "¥120,000", "120,000円"),
            (-120_000, "JPY", "−¥120,000", "−120,000円"),
            (1_234_567, "KWD", "KWD 1,234.567", "KWD 1,234.567"),
            (1_000_050, "KWD", "KWD 1,000.050", "KWD 1,000.050"),
            (-500, "CHF", "−CHF 5", "−CHF 5"),
            (i64::MIN, "JPY", "−¥9,223,372,036,854,775,808", "−9,223,372,036,854,775,808円"),
        ];
        for (minor, code, english, japanese) in cases {
            let said = [Lang::En, Lang::Ja].map(|lang| format(lang).full_money(money(minor, code)));
            assert_eq!(said, [english, japanese], "{minor} {code}");
        }
    }

    #[test]
    fn compact_amounts_always_fit_their_column() {
        let powers = (0..63).flat_map(|power| [(1_i64 << power) - 1, 1 << power]);
        let decades = (0..18).flat_map(|power| [10_i64.pow(power) - 1, 10_i64.pow(power), 5 * 10_i64.pow(power)]);
        let sizes: Vec<i64> = powers.chain(decades).filter(|size| (1..1_000_000_000_000_000_000).contains(size)).collect();
        for code in ["USD", "JPY", "EUR", "CHF", "KWD", "KRW"] {
            for minor in sizes.iter().flat_map(|minor| [*minor, -minor]) {
                for lang in Lang::ALL {
                    let said = format(*lang).money(money(minor, code));
                    assert!(said.width() <= COMPACT_CELLS, "{minor} {code}: {said}");
                    assert_eq!(said.starts_with(MINUS), minor < 0, "{minor} {code}: {said}");
                }
            }
        }
    }
}
