//! Round numbers for an axis.

/// Returns at most so many round numbers, evenly apart, that hold a range between them; two at the least.
pub fn ticks(low: f64, high: f64, most: usize) -> Vec<f64> {
    let (low, high) = if low < high { (low, high) } else { around(low) };
    let most = most.max(2);
    let rough = (high - low) / (most - 1) as f64;
    let step = steps_from(rough).find(|step| count(low, high, *step) <= most).unwrap_or(high - low);
    let first = (low / step).floor();
    (0..count(low, high, step)).map(|place| clean((first + place as f64) * step, step)).collect()
}

/// Makes room around a single value.
fn around(value: f64) -> (f64, f64) {
    if value == 0.0 { (0.0, 1.0) } else { (value - value.abs() * 0.1, value + value.abs() * 0.1) }
}

/// Goes through 1, 2, 2.5, 5 and 10 of the power of ten below a step, and on.
fn steps_from(rough: f64) -> impl Iterator<Item = f64> {
    let power = 10_f64.powf(rough.log10().floor());
    [1.0, 2.0, 2.5, 5.0, 10.0, 20.0, 25.0, 50.0, 100.0].into_iter().map(move |factor| factor * power)
}

fn count(low: f64, high: f64, step: f64) -> usize {
    // A hair's breadth is no step of its own.
    let steps = (high / step - 1e-9).ceil() - (low / step + 1e-9).floor();
    steps.max(1.0) as usize + 1
}

/// Takes the dust of the arithmetic off.
fn clean(value: f64, step: f64) -> f64 {
    let scale = 1e6 / step.abs().max(1e-12);
    (value * scale).round() / scale
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_hold_the_range() {
        for (low, high, most, expected) in [
            (0.0, 1.0, 5, vec![0.0, 0.25, 0.5, 0.75, 1.0]),
            (0.83, 0.97, 4, vec![0.8, 0.85, 0.9, 0.95, 1.0]),
            (-12.0, 44.0, 5, vec![-20.0, 0.0, 20.0, 40.0, 60.0]),
            (7.0, 7.0, 3, vec![6.0, 7.0, 8.0]),
            (0.0, 0.0, 3, vec![0.0, 0.5, 1.0]),
        ] {
            let found = ticks(low, high, most);
            assert!(found.len() >= 2 && found.len() <= expected.len().max(most), "{low} {high}: {found:?}");
            assert!(found[0] <= low && *found.last().expect("two at the least") >= high, "{low} {high}: {found:?}");
            let steps: Vec<f64> = found.windows(2).map(|pair| pair[1] - pair[0]).collect();
            assert!(steps.iter().all(|step| (step - steps[0]).abs() < 1e-9), "{found:?}");
        }
        assert_eq!(ticks(0.0, 100.0, 3), [0.0, 50.0, 100.0]);
    }
}
