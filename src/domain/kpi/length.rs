//! How long the periods are that one steps through, and the row of periods that a trend is made of.

use crate::domain::kpi::{NamedSpan, Periods, Span};
use crate::domain::words::text_enum;
use chrono::NaiveDate;

text_enum! {
    /// How long a period is.
    pub enum SpanLength {
        Month = "month",
        Quarter = "quarter",
        Year = "year",
        /// Up to any day, not to the end of a month.
        TwelveMonths = "12-months",
    }
}

text_enum! {
    /// What a trend goes by.
    pub enum TrendStep {
        Quarters = "quarters",
        Months = "months",
        /// Twelve months up to the end of each month.
        Rolling = "12-months",
    }
}

impl SpanLength {
    /// Returns the period so many steps before the one a day lies in; that one counts up to the day.
    pub fn periods(self, back: u32, day: NaiveDate, year_begins: u32) -> Periods {
        let name = match self {
            SpanLength::Month => NamedSpan::ThisMonth,
            SpanLength::Quarter => NamedSpan::ThisQuarter,
            SpanLength::Year => NamedSpan::ThisYear,
            SpanLength::TwelveMonths => NamedSpan::TwelveMonths,
        };
        let now = Periods::named(name, day, year_begins);
        if back == 0 {
            return now;
        }
        let whole = match self {
            SpanLength::Month => Span::months(day, 1),
            SpanLength::Quarter => Span::quarter(day, year_begins),
            SpanLength::Year => Span::year(day, year_begins),
            SpanLength::TwelveMonths => now.now,
        };
        let earlier = |span: Span| if self == SpanLength::TwelveMonths { span.year_before() } else { span.previous() };
        Periods::of((0..back).fold(whole, |span, _| earlier(span)))
    }
}

impl TrendStep {
    /// Returns the periods of a trend, the oldest first; the last is the one a day lies in, up to today.
    pub fn spans(self, day: NaiveDate, today: NaiveDate, year_begins: u32) -> Vec<Span> {
        let (last, count) = match self {
            TrendStep::Quarters => (Span::quarter(day, year_begins), 12),
            TrendStep::Months | TrendStep::Rolling => (Span::months(day, 1), 13),
        };
        let mut spans: Vec<Span> = std::iter::successors(Some(last), |span| Some(span.previous())).take(count).collect();
        spans.reverse();
        let cut = spans.into_iter().map(|span| span.up_to(today));
        match self {
            TrendStep::Rolling => cut.map(|span| Periods::named(NamedSpan::TwelveMonths, span.to, year_begins).now).collect(),
            TrendStep::Quarters | TrendStep::Months => cut.collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn told(span: Span) -> String {
        format!("{} {}", span.from, span.to)
    }

    #[test]
    fn one_steps_back_through_whole_periods() {
        let now = |length: SpanLength, back| told(length.periods(back, day("2026-11-22"), 1).now);
        assert_eq!(now(SpanLength::Month, 0), "2026-11-01 2026-11-22");
        assert_eq!(now(SpanLength::Month, 9), "2026-02-01 2026-02-28");
        assert_eq!(now(SpanLength::Quarter, 1), "2026-07-01 2026-09-30");
        assert_eq!(now(SpanLength::Year, 1), "2025-01-01 2025-12-31");
        assert_eq!(now(SpanLength::TwelveMonths, 1), "2024-11-23 2025-11-22");
        let before = SpanLength::Quarter.periods(1, day("2026-11-22"), 1);
        assert_eq!((told(before.before), told(before.year_before)), ("2026-04-01 2026-06-30".into(), "2025-07-01 2025-09-30".into()));
        assert_eq!(told(SpanLength::Quarter.periods(1, day("2026-11-22"), 2).now), "2026-08-01 2026-10-31");
    }

    #[test]
    fn a_trend_ends_today_and_its_periods_follow_one_another() {
        let spans = |step: TrendStep| step.spans(day("2026-12-31"), day("2026-11-22"), 1);
        let quarters = spans(TrendStep::Quarters);
        assert_eq!(
            (told(quarters[0]), told(quarters[11]), quarters.len()),
            ("2024-01-01 2024-03-31".into(), "2026-10-01 2026-11-22".into(), 12)
        );
        let rolling = TrendStep::Rolling.spans(day("2026-11-01"), day("2026-11-22"), 1);
        assert_eq!((told(rolling[0]), told(rolling[12])), ("2024-12-01 2025-11-30".into(), "2025-11-23 2026-11-22".into()));
        assert!(quarters.windows(2).all(|pair| pair[0].to.succ_opt() == Some(pair[1].from)));
    }
}
