//! Periods one looks at, and how a figure went from one to the next.

use super::{Answer, Measure, figure};
use crate::domain::kpi::{Figure, Span};
use crate::domain::words::text_enum;
use chrono::NaiveDate;

text_enum! {
    /// How long a period is.
    pub enum Stretch { Month = "month", Quarter = "quarter", Year = "year", Days90 = "90d" }
}

impl Stretch {
    /// Returns the period a day lies in; of days, the last ones up to it.
    pub fn around(self, day: NaiveDate) -> Span {
        match self {
            Stretch::Month => Span::months(day, 1),
            Stretch::Quarter => Span::quarter(day, 1),
            Stretch::Year => Span::year(day, 1),
            Stretch::Days90 => Span::days_up_to(day, 90),
        }
    }

    /// Returns the period so many before the one of a day.
    pub fn before(self, day: NaiveDate, back: u32) -> Span {
        (0..back).fold(self.around(day), |span, _| span.previous())
    }

    /// Returns the step and the number of points of the trend that is shown beside such a period.
    pub fn trend(self) -> (Stretch, usize) {
        if self == Stretch::Year { (Stretch::Quarter, 8) } else { (Stretch::Month, 12) }
    }
}

/// Works out a figure for each of some periods up to the one of a day, the oldest first.
pub fn course(measure: Measure, answers: &[Answer], step: Stretch, last: NaiveDate, count: usize) -> Vec<(Span, Figure)> {
    let spans = std::iter::successors(Some(step.around(last)), |span| Some(span.previous()));
    let mut course: Vec<(Span, Figure)> = spans.take(count).map(|span| (span, figure(measure, answers, span))).collect();
    course.reverse();
    course
}

#[cfg(test)]
mod tests {
    use super::super::answer::example::{answer, day};
    use super::*;
    use crate::domain::SurveyKind;

    #[test]
    fn periods_go_back_by_their_own_length() {
        let today = day("2026-11-22");
        let span = |from: &str, to: &str| Span { from: day(from), to: day(to) };
        assert_eq!(Stretch::Month.before(today, 9), span("2026-02-01", "2026-02-28"));
        assert_eq!(Stretch::Quarter.before(today, 1), span("2026-07-01", "2026-09-30"));
        assert_eq!(Stretch::Year.before(today, 0), span("2026-01-01", "2026-12-31"));
        assert_eq!(Stretch::Days90.before(today, 1), span("2026-05-27", "2026-08-24"));
    }

    #[test]
    fn each_period_of_a_course_counts_for_itself() {
        let kind = SurveyKind::Nps;
        let answers = [answer(1, 1, kind, 10, "2026-09-30"), answer(2, 1, kind, 0, "2026-10-01"), answer(3, 1, kind, 10, "2026-10-02")];
        let course = course(Measure::Nps, &answers, Stretch::Month, day("2026-11-22"), 3);
        let values: Vec<(NaiveDate, Option<f64>, usize)> =
            course.iter().map(|(span, figure)| (span.from, figure.known(), figure.n)).collect();
        assert_eq!(values, [(day("2026-09-01"), Some(100.0), 1), (day("2026-10-01"), Some(100.0), 1), (day("2026-11-01"), None, 0),]);
    }
}
