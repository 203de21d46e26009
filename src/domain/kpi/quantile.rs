//! Quantiles: the median and the 90th percentile of waiting times.

/// Returns the value below which a share of the values lies, linear between two of them (Hyndman and Fan's seventh, as in
/// spreadsheets' PERCENTILE); sorts them. `None` of nothing.
pub fn quantile(values: &mut [f64], share: f64) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let last = values.len().checked_sub(1)?;
    let place = share.clamp(0.0, 1.0) * last as f64;
    let below = place.floor() as usize;
    let (low, high) = (*values.get(below)?, *values.get((below + 1).min(last))?);
    Some(low + (high - low) * (place - below as f64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantile_lies_between_its_neighbours() {
        assert_eq!(quantile(&mut [], 0.5), None);
        assert_eq!(quantile(&mut [3.0], 0.9), Some(3.0));
        assert_eq!(quantile(&mut [4.0, 1.0, 2.0, 3.0], 0.5), Some(2.5));
        assert_eq!(quantile(&mut [5.0, 1.0, 2.0], 0.5), Some(2.0));
        let tenths: Vec<f64> = (1..=10).map(f64::from).collect();
        assert!((quantile(&mut tenths.clone(), 0.9).unwrap_or_default() - 9.1).abs() < 1e-12);
    }
}
