//! A share of a whole with how sure it is. A share of nothing is undefined, neither 0 nor 100 %.

use crate::domain::kpi::{Interval, wilson};

/// So many of so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ratio {
    pub numerator: usize,
    pub denominator: usize,
}

impl Ratio {
    pub fn of(numerator: usize, denominator: usize) -> Ratio {
        Ratio { numerator, denominator }
    }

    /// Returns the fraction; `None` of nothing.
    pub fn value(self) -> Option<f64> {
        (self.denominator > 0).then(|| self.numerator as f64 / self.denominator as f64)
    }

    /// Returns the 95 % interval of the fraction, after Wilson.
    pub fn interval(self) -> Option<Interval> {
        wilson(self.numerator, self.denominator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_nothing_is_undefined() {
        assert_eq!((Ratio::of(0, 0).value(), Ratio::of(0, 0).interval()), (None, None));
        assert_eq!(Ratio::of(3, 4).value(), Some(0.75));
    }
}
