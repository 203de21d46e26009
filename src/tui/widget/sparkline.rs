//! A trend in Braille: two points a cell, four levels, safe in every width mode.

/// The dots of a cell's left and right column, from the top down (Unicode Braille patterns).
const DOTS: [[u32; 4]; 2] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]];

/// The levels that fit in a row of text.
const LEVELS: u32 = 4;

/// Draws the newest points, 0–100, oldest first, right-aligned in `cells`; what is missing or outside is a gap.
///
/// Steps of more than one level are joined, so that a fall reads as a line.
pub fn sparkline(points: &[Option<f64>], cells: usize) -> String {
    let shown = points.len().min(cells * 2);
    let newest = points.iter().skip(points.len() - shown).map(|point| point.and_then(level));
    let padded: Vec<Option<u32>> = std::iter::repeat_n(None, cells * 2 - shown).chain(newest).collect();
    let columns: Vec<u32> = (0..padded.len()).map(|index| column(&padded, index)).collect();
    columns.chunks(2).map(|pair| if pair == [0, 0] { ' ' } else { char::from_u32(0x2800 + pair[0] + pair[1]).unwrap_or(' ') }).collect()
}

/// Returns the level from the top, 0 to 3, of a value within 0–100.
fn level(value: f64) -> Option<u32> {
    if !(0.0..=100.0).contains(&value) {
        return None;
    }
    let height = (value / 100.0 * f64::from(LEVELS - 1)).round();
    (0..LEVELS).find(|from_top| f64::from(LEVELS - 1 - from_top) <= height)
}

/// Returns the dots of one point and of the way to it from the point before.
fn column(levels: &[Option<u32>], index: usize) -> u32 {
    let Some(here) = levels[index] else { return 0 };
    let before = index.checked_sub(1).and_then(|before| levels[before]).unwrap_or(here);
    let way = match before.cmp(&here) {
        std::cmp::Ordering::Less => before + 1..=here,
        std::cmp::Ordering::Equal => here..=here,
        std::cmp::Ordering::Greater => here..=before - 1,
    };
    way.filter_map(|level| DOTS[index % 2].get(level as usize)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_become_dots() {
        let some = |values: &[f64]| values.iter().copied().map(Some).collect::<Vec<_>>();
        let cases: [(Vec<Option<f64>>, usize, &str); 7] = [
            (some(&[100.0, 100.0, 60.0, 60.0, 30.0, 30.0, 0.0, 0.0]), 4, "⠉⠒⠤⣀"),
            (some(&[100.0, 0.0]), 1, "⢱"),
            (some(&[50.0]), 2, " ⠐"),
            (vec![None, Some(0.0), None, None, Some(100.0), None], 3, "⢀ ⠁"),
            (some(&[0.0, 0.0, 100.0, 100.0]), 1, "⠉"),
            (vec![Some(f64::NAN), Some(101.0), Some(-1.0), None], 2, "  "),
            (vec![], 3, "   "),
        ];
        for (points, cells, expected) in cases {
            assert_eq!(sparkline(&points, cells), expected, "{points:?}");
        }
        assert_eq!(sparkline(&[Some(50.0); 12], 0), "");
    }
}
