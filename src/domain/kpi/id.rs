//! The names of all figures, as JSON, the command line and targets spell them.

use crate::domain::words::text_enum;

text_enum! {
    pub enum Kpi {
        // Surveys.
        Nps = "nps",
        Csat = "csat",
        Ces = "ces",
        CesShare = "ces_share",
        // Retention of the opening cohort.
        Retention = "retention",
        LogoRetention = "logo_retention",
        LogoChurn = "logo_churn",
        ActiveRetention = "active_retention",
        Grr = "grr",
        Nrr = "nrr",
        // Renewals due.
        RenewalRate = "renewal_rate",
        RenewalRateNet = "renewal_rate_net",
        ExpectedRenewal = "expected_renewal",
        // Recurring revenue.
        Arr = "arr",
        ArrAtRisk = "arr_at_risk",
        // What a customer is worth, and buys.
        Ltv = "ltv",
        PurchaseLtv = "purchase_ltv",
        UpsellRate = "upsell_rate",
        CrossSellRate = "cross_sell_rate",
        RepeatRate = "repeat_rate",
        // Service and onboarding.
        FirstResponseHours = "first_response_hours",
        FirstResponseHoursP90 = "first_response_hours_p90",
        ResolutionHours = "resolution_hours",
        ResolutionHoursP90 = "resolution_hours_p90",
        TimeToValueDays = "time_to_value_days",
    }
}

/// What a figure is counted in, before the book's currency is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    Share,
    Points,
    Mean,
    Money,
    Hours,
    Days,
}

impl Kpi {
    pub fn measure(self) -> Measure {
        match self {
            Kpi::Nps => Measure::Points,
            Kpi::Ces => Measure::Mean,
            Kpi::Arr | Kpi::ArrAtRisk | Kpi::ExpectedRenewal | Kpi::Ltv | Kpi::PurchaseLtv => Measure::Money,
            Kpi::FirstResponseHours | Kpi::FirstResponseHoursP90 | Kpi::ResolutionHours | Kpi::ResolutionHoursP90 => Measure::Hours,
            Kpi::TimeToValueDays => Measure::Days,
            _ => Measure::Share,
        }
    }

    /// Says whether a smaller value is the better one.
    pub fn is_better_small(self) -> bool {
        matches!(self, Kpi::LogoChurn | Kpi::ArrAtRisk) || matches!(self.measure(), Measure::Hours | Measure::Days)
    }

    /// Says whether a value reaches a target.
    pub fn is_on_track(self, value: f64, target: f64) -> bool {
        if self.is_better_small() { value <= target } else { value >= target }
    }
}
