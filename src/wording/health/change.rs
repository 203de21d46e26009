//! What would change the band: the smallest change, each step in the unit of its input.

use super::{coverage_needed, days, decimal, percent_change, word_id};
use crate::domain::Band;
use crate::domain::health::{Change, ChangeStep, InputId, Model, Score, smallest_change as find};
use crate::i18n::{Format, Value, Words};
use crate::say;

/// Says what would leave the band of a score, or why nothing can be said: always one sentence.
pub fn way_out(words: &Words, format: &Format, score: &Score, model: &Model) -> String {
    match find(score, model) {
        Some(change) => smallest_change(words, format, score.band, &change),
        None if score.band == Band::Unknown => coverage_needed(words, format, score, model),
        None => say!(words, "change-none"),
    }
}

/// Says what leads from a band to another: the way up, or for green the nearest way to lose it.
pub fn smallest_change(words: &Words, format: &Format, from: Band, change: &Change) -> String {
    let steps: Vec<String> = change.steps.iter().map(|step| change_step(words, format, step)).collect();
    let (band, steps) = (words.word(change.band), format.list(&steps));
    match from {
        Band::Green => say!(words, "change-fall", band = band, score = change.score, steps = steps),
        _ => say!(words, "change-rise", band = band, score = change.score, steps = steps),
    }
}

/// Says one step. What is needed is rounded on in the direction of the step: what is said is enough.
pub fn change_step(words: &Words, format: &Format, step: &ChangeStep) -> String {
    match *step {
        ChangeStep::Lift(cap) => words.get(&word_id("lift", cap.as_str())),
        ChangeStep::Input { id, from, to } => {
            let digits = digits(id);
            let to = rounded_on(to, to > from, digits);
            let values = [("from", amount(words, format, id, from)), ("to", amount(words, format, id, to))];
            words.with(&word_id("shift", id.as_str()), &values.map(|(name, value)| (name, Value::from(value))))
        }
    }
}

/// Returns the decimal places in which an input's raw value is said; shares are said in percents.
fn digits(id: InputId) -> i32 {
    match id {
        InputId::ActiveShare | InputId::UsageChange | InputId::Progress => 2,
        InputId::Nps | InputId::Csat | InputId::TicketRate => 1,
        _ => 0,
    }
}

fn rounded_on(value: f64, upwards: bool, digits: i32) -> f64 {
    let unit = 10_f64.powi(digits);
    // What is whole but for the last digit of a division stays.
    if upwards { (value * unit - 1e-6).ceil() / unit } else { (value * unit + 1e-6).floor() / unit }
}

/// Writes a raw value in the unit of its input.
fn amount(words: &Words, format: &Format, id: InputId, raw: f64) -> String {
    match id {
        InputId::ActiveShare => format.percent(raw),
        InputId::UsageChange | InputId::Progress => percent_change(format, raw),
        // The cast saturates; both are whole days.
        InputId::Silence | InputId::SevereTickets => days(words, raw.max(0.0).round() as u32),
        _ => decimal(format, raw),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{both, reads};
    use super::*;
    use crate::domain::health::CapId;

    #[test]
    fn every_step_reads_in_both_languages() {
        for (words, format) in both() {
            for id in InputId::ALL {
                reads(&change_step(&words, &format, &ChangeStep::Input { id: *id, from: 0.3, to: 1.0 }));
            }
            CapId::ALL.iter().for_each(|id| reads(&change_step(&words, &format, &ChangeStep::Lift(*id))));
        }
    }

    #[test]
    fn what_is_said_is_enough() {
        let step = |id, from, to| ChangeStep::Input { id, from, to };
        let cases = [
            (step(InputId::ActiveShare, 0.3, 0.512_3), "52 % of seats active instead of 30 %", "利用者の割合が30%から52%に"),
            (step(InputId::ActiveShare, 0.8, 0.512_3), "51 % of seats active instead of 80 %", "利用者の割合が80%から51%に"),
            (step(InputId::Nps, 4.0, 7.21), "mean NPS answer 7.3 instead of 4", "NPS回答の平均が4から7.3に"),
            (step(InputId::Silence, 45.0, 30.0), "last talk 30 days ago instead of 45 days", "最後の対話が45日前から30日前に"),
            (step(InputId::UsageChange, -0.4, -0.121), "usage trend −12 % instead of −40 %", "利用の増減が−40%から−12%に"),
            (
                step(InputId::TicketRate, 3.0, 1.57),
                "ticket volume 1.5 times the usual instead of 3",
                "問い合わせ件数がふだんの3倍から1.5倍に",
            ),
        ];
        let [english, japanese] = both();
        for (step, in_english, in_japanese) in cases {
            assert_eq!(change_step(&english.0, &english.1, &step), in_english);
            assert_eq!(change_step(&japanese.0, &japanese.1, &step), in_japanese);
        }
    }

    #[test]
    fn the_sentence_says_which_way_it_goes() {
        let steps = vec![ChangeStep::Lift(CapId::ChampionLeft), ChangeStep::Input { id: InputId::Pulse, from: 2.0, to: 4.0 }];
        let up = Change { steps, score: 70, band: Band::Green };
        let down = Change { band: Band::Yellow, score: 69, ..up.clone() };
        let [english, japanese] = both();
        assert_eq!(
            smallest_change(&english.0, &english.1, Band::Yellow, &up),
            "Smallest change to healthy (70): a new champion is found and your pulse 4 instead of 2."
        );
        assert!(smallest_change(&english.0, &english.1, Band::Green, &down).starts_with("Nearest way down to watch (69): "));
        assert_eq!(
            smallest_change(&japanese.0, &japanese.1, Band::Yellow, &up),
            "「良好」（70）に上がる最小の変化: 新しい推進者を確保、パルスが2から4に"
        );
    }
}
