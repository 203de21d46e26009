//! A share of a whole with how sure it is. A share of nothing is undefined, neither 0 nor 100 %.

/// So many of so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    pub numerator: usize,
    pub denominator: usize,
}

/// Standard deviations on either side of the middle 95 % of a normal distribution.
const Z: f64 = 1.96;

impl Rate {
    pub fn of(numerator: usize, denominator: usize) -> Rate {
        Rate { numerator, denominator }
    }

    /// Returns the fraction; `None` of nothing.
    pub fn value(self) -> Option<f64> {
        (self.denominator > 0).then(|| self.numerator as f64 / self.denominator as f64)
    }

    /// Returns the 95 % interval of the fraction, after Wilson.
    pub fn interval(self) -> Option<(f64, f64)> {
        let (p, n) = (self.value()?, self.denominator as f64);
        let middle = p + Z * Z / (2.0 * n);
        let spread = Z * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
        let whole = 1.0 + Z * Z / n;
        Some((((middle - spread) / whole).max(0.0), ((middle + spread) / whole).min(1.0)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_is_that_of_the_written_examples() {
        for ((part, whole), expected) in
            [((9, 10), (0.596, 0.982)), ((38, 40), (0.835, 0.986)), ((0, 5), (0.0, 0.434)), ((5, 5), (0.566, 1.0))]
        {
            let (low, high) = Rate::of(part, whole).interval().expect("of something");
            assert!((low - expected.0).abs() < 0.0005 && (high - expected.1).abs() < 0.0005, "{part}/{whole}: {low} to {high}");
        }
        assert_eq!((Rate::of(0, 0).value(), Rate::of(0, 0).interval()), (None, None));
    }
}
