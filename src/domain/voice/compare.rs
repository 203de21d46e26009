//! Whether two figures can be told apart: a difference that chance makes is not said as if it were one.

use crate::domain::kpi::{Estimate, Figure, difference};

/// With fewer answers than this, one answer moves a share by ten points or more: such a figure is read, not compared.
pub const FEW: usize = 10;

/// How a figure stands to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Change {
    /// One of the two has no value.
    Unknown,
    /// One of the two is made of too few answers.
    Thin,
    /// The difference may be chance.
    Chance(f64),
    /// The interval of the difference leaves 0 out.
    Clear(f64),
}

/// Says whether a figure has a value and too few answers to be compared.
pub fn is_thin(figure: &Figure) -> bool {
    figure.value.is_ok() && figure.n < FEW
}

/// Says how far a figure is above another, and whether that can be more than chance.
pub fn change(now: &Figure, before: &Figure) -> Change {
    let (Ok(value), Ok(other)) = (now.value, before.value) else { return Change::Unknown };
    if now.n.min(before.n) < FEW {
        return Change::Thin;
    }
    let estimate = |value, interval| Estimate { value, interval };
    match now.interval.zip(before.interval).map(|(one, two)| difference(estimate(value, one), estimate(other, two))) {
        Some(interval) if interval.low > 0.0 || interval.high < 0.0 => Change::Clear(value - other),
        _ => Change::Chance(value - other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::AccountId;
    use crate::domain::kpi::{Part, Undefined, Unit, wilson};

    fn share(hits: usize, n: usize) -> Figure {
        let worth = |hit: bool| (f64::from(u8::from(hit)), 1.0);
        let parts = (0..n).map(|at| Part::counted(AccountId(1), AccountId(1), None, worth(at < hits))).collect();
        Figure::ratio(Unit::Share, parts, Undefined::NoAnswers).within(wilson(hits, n))
    }

    #[test]
    fn a_difference_that_chance_makes_is_not_clear() {
        assert!(matches!(change(&share(56, 70), &share(48, 80)), Change::Clear(by) if (by - 0.2).abs() < 1e-9));
        assert!(matches!(change(&share(8, 10), &share(6, 10)), Change::Chance(_)));
    }

    #[test]
    fn few_answers_are_not_compared() {
        assert_eq!(change(&share(9, 9), &share(0, 40)), Change::Thin);
        assert_eq!(change(&share(0, 0), &share(0, 40)), Change::Unknown);
        assert!(is_thin(&share(3, 9)) && !is_thin(&share(3, 10)) && !is_thin(&share(0, 0)));
    }
}
