//! What kind of life an account has: its size, its contract, and how its use and its mood went over time.
//!
//! The levels are chosen by the thresholds of the default health model, so that about six in ten accounts are green.

use super::calendar::{Curve, SPAN_DAYS};
use super::draw::Draw;
use super::words::{Both, Churn, Stalled, Story};
use crate::domain::{Lang, TouchModel};

/// The numbers from which a history is written. Days count back from today.
#[derive(Clone, Debug)]
pub(super) struct Profile {
    /// 0 small, 1 middle, 2 large.
    pub size: usize,
    pub seats: u32,
    /// Annual recurring revenue in whole dollars or yen.
    pub arr: i64,
    pub touch_model: TouchModel,
    /// Days since the first contract began, at least.
    pub tenure: i64,
    pub term_months: u32,
    /// Days until the running contract ends; the other way round for one that ended.
    pub renewal_in: i64,
    pub notice_days: u32,
    pub auto_renew: bool,
    /// Share of the seats in use.
    pub adoption: Curve,
    /// 0 for furious, 1 for delighted.
    pub mood: Curve,
    /// The last conversation.
    pub last_two_way: i64,
    /// From then on nothing is drawn: the story tells it.
    pub told_since: i64,
    pub usage: bool,
    pub notice_given: Option<i64>,
    pub churn: Option<Churn>,
    pub stalled: Option<Stalled>,
    /// Says that hardly anything is known of the account.
    pub scant: bool,
}

/// The course of an ordinary account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Plot {
    Steady,
    Growing,
    Starting,
    Drifting,
    Slipping,
    Scant,
    Lost,
}

/// Twenty-five accounts in the proportions of a usual book; accounts walk through it in order.
const PROPORTIONS: [Plot; 25] = {
    use Plot::{Drifting, Growing, Lost, Scant, Slipping, Starting, Steady};
    [
        Steady, Growing, Drifting, Steady, Starting, Steady, Drifting, Steady, Growing, Slipping, Steady, Drifting, Steady, Growing, Lost,
        Steady, Drifting, Steady, Starting, Steady, Drifting, Drifting, Steady, Slipping, Scant,
    ]
};

impl Plot {
    pub fn of(position: usize) -> Plot {
        PROPORTIONS[position % PROPORTIONS.len()]
    }
}

/// Returns how closely an account of this revenue is served; dollars, or yen at about 120.
pub(super) fn touch_model(arr: i64, lang: Lang) -> TouchModel {
    let dollars = match lang {
        Lang::En => arr,
        Lang::Ja => arr / 120,
    };
    match dollars {
        120_000.. => TouchModel::High,
        15_000.. => TouchModel::Low,
        _ => TouchModel::Tech,
    }
}

/// Returns the days between conversations that a touch model expects.
pub(super) fn cadence(model: TouchModel) -> i64 {
    match model {
        TouchModel::High => 14,
        TouchModel::Low => 30,
        TouchModel::Tech => 90,
    }
}

impl Profile {
    /// Takes the profile of a told story.
    pub fn told(story: &Story, lang: Lang) -> Profile {
        let arr = *story.arr.of(lang);
        Profile {
            size: story.size,
            seats: story.seats,
            arr,
            touch_model: touch_model(arr, lang),
            tenure: story.tenure,
            term_months: story.term_months,
            renewal_in: story.renewal_in,
            notice_days: story.notice_days,
            auto_renew: story.auto_renew,
            adoption: story.adoption.clone(),
            mood: story.mood.clone(),
            last_two_way: story.told_since,
            told_since: story.told_since,
            usage: !story.no_usage,
            notice_given: story.notice_given,
            churn: story.churn.clone(),
            stalled: story.stalled.clone(),
            scant: story.no_usage && story.touch.is_empty(),
        }
    }

    /// Draws the profile of an ordinary account.
    pub fn drawn(plot: Plot, lang: Lang, reasons: &[String], draw: &mut Draw) -> Profile {
        let size = draw.weighted(&[(0, 50), (1, 32), (2, 18)]);
        let (seats, dollars) = seats_and_price(size, draw);
        let arr = match lang {
            Lang::En => dollars / 100 * 100,
            Lang::Ja => dollars * 120 / 60_000 * 60_000,
        };
        let model = touch_model(arr, lang);
        let churn = (plot == Plot::Lost).then(|| lost(reasons, draw));
        let tenure = tenure(plot, draw) + churn.as_ref().map_or(0, |churn| churn.day);
        let term_months = draw.weighted(&[(12, 70), (24, 18), (36, 12)]);
        let renewal_in = churn.as_ref().map_or_else(|| draw.whole(4..=i64::from(term_months) * 30 - 5), |churn| -churn.day);
        let (adoption, mood) = courses(plot, churn.as_ref().map_or(0, |churn| churn.day), draw);
        Profile {
            size,
            seats,
            arr,
            touch_model: model,
            tenure,
            term_months,
            renewal_in,
            notice_days: draw.weighted(&[(30, 50), (60, 25), (90, 25)]),
            auto_renew: draw.chance(0.4),
            adoption,
            mood,
            last_two_way: last_two_way(plot, model, churn.as_ref().map_or(0, |churn| churn.day), draw),
            told_since: 0,
            usage: plot != Plot::Scant,
            notice_given: None,
            churn,
            stalled: None,
            scant: plot == Plot::Scant,
        }
    }
}

fn seats_and_price(size: usize, draw: &mut Draw) -> (u32, i64) {
    let (seats, price) = match size {
        0 => (draw.whole(5..=18), draw.between(900.0, 1_500.0)),
        1 => (draw.whole(20..=40), draw.between(1_300.0, 2_400.0)),
        _ => (draw.whole(90..=320), draw.between(1_300.0, 1_800.0)),
    };
    (u32::try_from(seats).unwrap_or(1), (seats as f64 * price) as i64)
}

fn tenure(plot: Plot, draw: &mut Draw) -> i64 {
    match plot {
        Plot::Starting => draw.whole(25..=80),
        Plot::Scant => draw.whole(40..=300),
        Plot::Growing => draw.whole(150..=600),
        _ => draw.whole(200..=1300),
    }
}

fn lost(reasons: &[String], draw: &mut Draw) -> Churn {
    let reason = draw.pick(reasons).clone();
    Churn { day: draw.whole(15..=SPAN_DAYS - 180), reason: Both { en: reason.clone(), ja: reason } }
}

/// Draws how the share of used seats and the mood went.
fn courses(plot: Plot, churned: i64, draw: &mut Draw) -> (Curve, Curve) {
    // Healthy accounts differ most: some are delighted, some just get along.
    let wobble = match plot {
        Plot::Steady | Plot::Starting => draw.between(-0.2, 0.05),
        Plot::Growing => draw.between(-0.12, 0.05),
        _ => draw.between(-0.05, 0.05),
    };
    let turn = draw.whole(60..=110);
    let points = |points: &[(i64, f64)]| Curve(points.iter().map(|(ago, value)| (*ago, (value + wobble).clamp(0.05, 1.0))).collect());
    match plot {
        Plot::Steady | Plot::Scant => {
            (points(&[(548, 0.74), (200, 0.8), (0, 0.84)]), points(&[(548, 0.8), (300, 0.88), (180, 0.82), (0, 0.9)]))
        }
        Plot::Growing => (points(&[(548, 0.42), (240, 0.62), (0, 0.9)]), points(&[(548, 0.68), (200, 0.85), (0, 0.93)])),
        Plot::Starting => (points(&[(80, 0.05), (40, 0.3), (0, 0.62)]), points(&[(80, 0.86), (0, 0.92)])),
        Plot::Drifting => {
            (points(&[(548, 0.76), (turn + 60, 0.74), (turn - 40, 0.56), (0, 0.43)]), points(&[(548, 0.82), (turn + 60, 0.75), (0, 0.48)]))
        }
        Plot::Slipping => {
            (points(&[(548, 0.66), (turn + 90, 0.55), (30, 0.34), (0, 0.14)]), points(&[(548, 0.72), (turn + 90, 0.55), (0, 0.2)]))
        }
        Plot::Lost => {
            (points(&[(548, 0.6), (churned + 150, 0.45), (churned, 0.08)]), points(&[(548, 0.65), (churned + 150, 0.45), (churned, 0.15)]))
        }
    }
}

fn last_two_way(plot: Plot, model: TouchModel, churned: i64, draw: &mut Draw) -> i64 {
    let cadence = cadence(model) as f64;
    let cadences = match plot {
        Plot::Steady | Plot::Growing => draw.between(0.1, 1.4),
        Plot::Starting => return draw.whole(2..=9),
        Plot::Drifting => draw.between(1.4, 2.4),
        Plot::Slipping => draw.between(2.4, 3.6),
        Plot::Lost => return churned + draw.whole(20..=60),
        Plot::Scant => draw.between(1.0, 2.0),
    };
    (cadences * cadence) as i64
}
