//! How goals are worded: figures with their unit, and a bar of how far one is.

use crate::domain::GoalStanding;
use crate::i18n::Format;
use crate::i18n::format::NOTHING;
use crate::wording::timeline::Tone;

/// Cells of a whole bar.
const BAR: usize = 10;

/// A figure with its unit: `42 %`, `120 min`; `–` where there is none.
pub fn value(format: &Format, value: Option<f64>, unit: Option<&str>) -> String {
    match (value, unit) {
        (None, _) => NOTHING.to_owned(),
        (Some(value), None) => format.decimal(value),
        (Some(value), Some(unit)) => format!("{} {unit}", format.decimal(value)),
    }
}

/// A bar of ten cells in Braille, which has one width in every terminal: a full cell for each tenth that is done.
pub fn bar(done: f64) -> String {
    let full = (done.clamp(0.0, 1.0) * BAR as f64 + 1e-9) as usize;
    format!("{}{}", "⣿".repeat(full), "⣀".repeat(BAR - full))
}

/// Returns how a standing is to be taken.
pub fn tone_of_standing(standing: GoalStanding) -> Tone {
    match standing {
        GoalStanding::Reached | GoalStanding::OnTrack => Tone::Good,
        GoalStanding::Behind => Tone::Watch,
        GoalStanding::Overdue => Tone::Bad,
        GoalStanding::Unmeasured | GoalStanding::Closed => Tone::Quiet,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_fills_by_tenths_and_never_more_than_whole() {
        for (done, full) in [(-0.5, 0), (0.0, 0), (0.09, 0), (0.1, 1), (0.7, 7), (0.999, 9), (1.0, 10), (1.6, 10)] {
            assert_eq!(bar(done).chars().filter(|c| *c == '⣿').count(), full, "{done}");
            assert_eq!(bar(done).chars().count(), BAR, "{done}");
        }
    }
}
