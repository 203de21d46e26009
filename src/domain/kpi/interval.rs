//! 95 % intervals of shares and of the net promoter score.

/// Lower and upper end.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
}

/// The 97.5th percentile of the normal distribution.
const Z: f64 = 1.96;

/// Wilson's score interval (1927) of a share, as fractions; `None` of nothing.
pub fn wilson(hits: usize, n: usize) -> Option<Interval> {
    if n == 0 {
        return None;
    }
    let (n, share) = (n as f64, hits as f64 / n as f64);
    let square = Z * Z;
    let centre = share + square / (2.0 * n);
    let spread = Z * (share * (1.0 - share) / n + square / (4.0 * n * n)).sqrt();
    let scale = 1.0 + square / n;
    Some(Interval { low: ((centre - spread) / scale).max(0.0), high: ((centre + spread) / scale).min(1.0) })
}

/// The adjusted Wald interval of a net promoter score (Rocks 2016), in points cut to −100…100; `None` of nothing.
///
/// Three quarters of an answer are added to promoters and to detractors, and three answers in all.
pub fn nps_interval(promoters: usize, passives: usize, detractors: usize) -> Option<Interval> {
    let answers = promoters + passives + detractors;
    if answers == 0 {
        return None;
    }
    let n = answers as f64 + 3.0;
    let (promoters, detractors) = (promoters as f64 + 0.75, detractors as f64 + 0.75);
    let score = (promoters - detractors) / n;
    let spread = Z * (((promoters + detractors) / n - score * score) / n).sqrt();
    let points = |share: f64| (share * 100.0).clamp(-100.0, 100.0);
    Some(Interval { low: points(score - spread), high: points(score + spread) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tenths(interval: Option<Interval>, scale: f64) -> (f64, f64) {
        let interval = interval.expect("of something");
        let round = |value: f64| (value * scale * 10.0).round() / 10.0;
        (round(interval.low), round(interval.high))
    }

    #[test]
    fn shares_have_the_intervals_of_the_worked_examples() {
        assert_eq!(tenths(wilson(9, 10), 100.0), (59.6, 98.2));
        assert_eq!(tenths(wilson(38, 40), 100.0), (83.5, 98.6));
        assert_eq!(wilson(0, 0), None);
        let (none, all) = (wilson(0, 5).expect("five"), wilson(5, 5).expect("five"));
        assert!(none.low == 0.0 && all.high == 1.0 && none.high > 0.4 && all.low < 0.6);
    }

    #[test]
    fn net_promoter_scores_have_the_intervals_of_the_worked_examples() {
        for ((promoters, passives, detractors), expected) in
            [((7, 2, 1), (7.0, 85.3)), ((50, 30, 20), (14.1, 44.2)), ((3, 0, 0), (-6.6, 100.0))]
        {
            assert_eq!(tenths(nps_interval(promoters, passives, detractors), 1.0), expected);
        }
        assert_eq!(nps_interval(0, 0, 0), None);
    }
}
