//! What an initiative is measured by, and how each measure is compared.

use crate::domain::kpi::{Kpi, Unit};
use crate::domain::words::text_enum;

text_enum! {
    pub enum Yardstick {
        /// The health score on the last day of each side.
        Health = "health",
        /// The share of accounts in use in the week up to the last day of each side.
        Active = "active",
        /// Use in a week.
        Usage = "usage",
        /// Touches in 30 days.
        Touches = "touches",
        Nps = "nps",
        Csat = "csat",
        Ces = "ces",
        LogoRetention = "logo_retention",
        LogoChurn = "logo_churn",
        RenewalRate = "renewal_rate",
        TimeToValue = "time_to_value_days",
        FirstResponse = "first_response_hours",
    }
}

/// How two sides of a measure are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Design {
    /// Account by account: each is compared with itself.
    Paired,
    /// The answers or cases of one side with those of the other.
    Apart,
    /// Only after the start: whoever is a member was a customer when it began, so that nobody can have left before it.
    AfterOnly,
}

impl Yardstick {
    pub fn design(self) -> Design {
        match self {
            Yardstick::Health | Yardstick::Active | Yardstick::Usage | Yardstick::Touches => Design::Paired,
            Yardstick::LogoRetention | Yardstick::LogoChurn | Yardstick::RenewalRate => Design::AfterOnly,
            _ => Design::Apart,
        }
    }

    /// Returns the figure of the book that it is; `None` of what is read account by account.
    pub fn kpi(self) -> Option<Kpi> {
        Some(match self {
            Yardstick::Nps => Kpi::Nps,
            Yardstick::Csat => Kpi::Csat,
            Yardstick::Ces => Kpi::Ces,
            Yardstick::LogoRetention => Kpi::LogoRetention,
            Yardstick::LogoChurn => Kpi::LogoChurn,
            Yardstick::RenewalRate => Kpi::RenewalRate,
            Yardstick::TimeToValue => Kpi::TimeToValueDays,
            Yardstick::FirstResponse => Kpi::FirstResponseHours,
            Yardstick::Health | Yardstick::Active | Yardstick::Usage | Yardstick::Touches => return None,
        })
    }

    pub fn unit(self) -> Unit {
        match self {
            Yardstick::Active | Yardstick::Csat | Yardstick::LogoRetention | Yardstick::LogoChurn | Yardstick::RenewalRate => Unit::Share,
            Yardstick::Nps => Unit::Points,
            Yardstick::TimeToValue => Unit::Days,
            Yardstick::FirstResponse => Unit::Hours,
            Yardstick::Health | Yardstick::Usage | Yardstick::Touches | Yardstick::Ces => Unit::Mean,
        }
    }

    /// Returns the least and the most it can be, where an interval could reach beyond.
    pub fn bounds(self) -> Option<(f64, f64)> {
        match self {
            Yardstick::Health => Some((0.0, 100.0)),
            Yardstick::Usage | Yardstick::Touches | Yardstick::TimeToValue | Yardstick::FirstResponse => Some((0.0, f64::INFINITY)),
            _ => None,
        }
    }

    /// Says whether a smaller value is the better one.
    pub fn is_better_small(self) -> bool {
        self.kpi().is_some_and(Kpi::is_better_small)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::kpi::Measure;

    #[test]
    fn what_is_a_figure_of_the_book_is_counted_in_its_unit_and_spelled_like_it() {
        for yardstick in Yardstick::ALL {
            let Some(kpi) = yardstick.kpi() else { continue };
            assert_eq!(kpi.as_str(), yardstick.as_str());
            let unit = match kpi.measure() {
                Measure::Share => Unit::Share,
                Measure::Points => Unit::Points,
                Measure::Mean => Unit::Mean,
                Measure::Hours => Unit::Hours,
                Measure::Days => Unit::Days,
                Measure::Money => continue,
            };
            assert_eq!(yardstick.unit(), unit, "{yardstick}");
        }
        assert!(Yardstick::LogoChurn.is_better_small() && Yardstick::FirstResponse.is_better_small() && !Yardstick::Nps.is_better_small());
    }
}
