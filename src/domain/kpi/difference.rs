//! 95 % intervals of means, and of differences: between two groups, and between two measurements of one.

use super::Interval;

/// The 97.5th percentile of Student's distribution with 1 to 30 degrees of freedom.
const STUDENT: [f64; 30] = [
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093,
    2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
];

/// A value with its interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    pub value: f64,
    pub interval: Interval,
}

/// Student's 95 % interval of a mean; `None` of less than two values and where all are the same, which tells nothing of how far
/// others would lie.
pub fn mean_interval(values: &[f64]) -> Option<Interval> {
    let (mean, squared_error) = mean_and_error(values)?;
    around(mean, squared_error.sqrt() * student((values.len() - 1) as f64))
}

/// Welch's 95 % interval of the difference of two means (1947), with the degrees of freedom of Satterthwaite (1946) rounded down;
/// `None` of less than two values on a side and where all are the same.
pub fn welch(one: &[f64], two: &[f64]) -> Option<Interval> {
    let ((mean, error), (other_mean, other_error)) = (mean_and_error(one)?, mean_and_error(two)?);
    let both = error + other_error;
    let of_side = |error: f64, values: &[f64]| error * error / (values.len() - 1) as f64;
    let freedom = both * both / (of_side(error, one) + of_side(other_error, two));
    around(mean - other_mean, both.sqrt() * student(freedom))
}

/// The 95 % interval of a difference from those of its two figures (MOVER: Zou and Donner 2008; of shares, Newcombe 1998).
pub fn difference(one: Estimate, two: Estimate) -> Interval {
    tied_difference(one, two, 0.0)
}

/// The same of two figures of one group, which go together by a correlation (of shares, Newcombe 1998b, method 10).
pub fn tied_difference(one: Estimate, two: Estimate, correlation: f64) -> Interval {
    let reach = |near: f64, far: f64| (near * near - 2.0 * correlation * near * far + far * far).max(0.0).sqrt();
    let below = reach(one.value - one.interval.low, two.interval.high - two.value);
    let above = reach(one.interval.high - one.value, two.value - two.interval.low);
    let apart = one.value - two.value;
    Interval { low: apart - below, high: apart + above }
}

/// How two yes-or-no measurements of the same accounts go together: the coefficient φ with Newcombe's correction (1998b).
pub fn correlation(pairs: &[(bool, bool)]) -> f64 {
    let count = |wanted: (bool, bool)| pairs.iter().filter(|pair| **pair == wanted).count() as f64;
    let (both, first, second, none) = (count((true, true)), count((true, false)), count((false, true)), count((false, false)));
    let margins = (both + first) * (second + none) * (both + second) * (first + none);
    if margins == 0.0 {
        return 0.0;
    }
    let cross = both * none - first * second;
    // A correlation that few pairs make is not to be believed.
    let corrected = if cross > 0.0 { (cross - pairs.len() as f64 / 2.0).max(0.0) } else { cross };
    corrected / margins.sqrt()
}

/// Returns the mean and the square of its standard error; `None` of less than two values.
fn mean_and_error(values: &[f64]) -> Option<(f64, f64)> {
    let n = values.len() as f64;
    let freedom = values.len().checked_sub(1).filter(|freedom| *freedom > 0)?;
    let mean = values.iter().sum::<f64>() / n;
    let variance = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / freedom as f64;
    Some((mean, variance / n))
}

/// Returns the 97.5th percentile for degrees of freedom that may be a fraction, rounded down, which is the careful side.
fn student(freedom: f64) -> f64 {
    let whole = freedom.floor().max(1.0);
    // Beyond the table the next term of its expansion is enough for three places.
    STUDENT.get(whole as usize - 1).copied().unwrap_or(1.96 + 2.4 / whole)
}

fn around(middle: f64, spread: f64) -> Option<Interval> {
    (spread > 0.0).then_some(Interval { low: middle - spread, high: middle + spread })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::kpi::wilson;

    fn close(found: Interval, (low, high): (f64, f64), by: f64) -> bool {
        (found.low - low).abs() < by && (found.high - high).abs() < by
    }

    fn share(hits: usize, n: usize) -> Estimate {
        Estimate { value: hits as f64 / n as f64, interval: wilson(hits, n).expect("of some") }
    }

    #[test]
    fn means_have_the_interval_of_student() {
        // Differences of ten patients under two drugs (Student 1908): mean 1.58, 0.70…2.46.
        let hours = [1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4];
        assert!(close(mean_interval(&hours).expect("ten"), (0.7001, 2.4599), 0.0005));
        assert_eq!((mean_interval(&[3.0]), mean_interval(&[3.0, 3.0])), (None, None));
    }

    #[test]
    fn two_means_have_the_interval_of_welch() {
        // The same patients as two groups (R: t.test(extra ~ group, data = sleep)): −3.3655…0.2055 with 17.776 degrees of freedom;
        // rounded down to 17 it is a little wider.
        let one = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
        let two = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
        let found = welch(&one, &two).expect("ten each");
        assert!(close(found, (-3.3655, 0.2055), 0.01), "{found:?}");
        assert!(found.low < -3.3655 && found.high > 0.2055);
        assert_eq!(welch(&one, &[1.0]), None);
    }

    #[test]
    fn shares_have_the_intervals_of_newcombe() {
        // 56/70 against 48/80: 0.0524…0.3339 (Newcombe 1998, table II, example a, method 10).
        assert!(close(difference(share(56, 70), share(48, 80)), (0.0524, 0.3339), 0.0001));
    }

    #[test]
    fn a_group_that_is_measured_twice_has_a_narrower_interval() {
        // 36 yes both times, 12 only the first time, 2 only the second, none neither: 0.20, 0.0569…0.3404; worked out apart.
        let pairs = [((true, true), 36), ((true, false), 12), ((false, true), 2)];
        let pairs: Vec<(bool, bool)> = pairs.into_iter().flat_map(|(pair, times)| std::iter::repeat_n(pair, times)).collect();
        let found = tied_difference(share(48, 50), share(38, 50), correlation(&pairs));
        assert!(close(found, (0.0569, 0.3404), 0.0002), "{found:?}");
        let alike: Vec<(bool, bool)> = (0..20).map(|at| (at < 10, at < 10)).collect();
        assert!((correlation(&alike) - 0.9).abs() < 1e-9, "the correction takes a tenth");
        assert_eq!(correlation(&[(true, true), (true, false)]), 0.0, "nobody was no at first");
        let (tied, apart) = (tied_difference(share(10, 20), share(10, 20), 0.9), difference(share(10, 20), share(10, 20)));
        assert!(tied.high < apart.high / 2.0);
    }
}
