//! The fixed words of the health model: its groups, its inputs and its caps. A model weighs them; it cannot invent new ones.

use crate::domain::words::text_enum;

text_enum! {
    pub enum Group {
        Adoption = "adoption",
        Engagement = "engagement",
        Sentiment = "sentiment",
        Support = "support",
        Onboarding = "onboarding",
    }
}

text_enum! {
    /// What a score is made of. The comment on each is the unit of its raw value.
    pub enum InputId {
        /// Active people as a share of the seats, 0–1.
        ActiveShare = "active_share",
        /// Change of usage against the window before, −1 for all of it gone.
        UsageChange = "usage_change",
        /// Days since the last two-way touch.
        Silence = "silence",
        /// People reached.
        Reach = "reach",
        /// Mean NPS answer, 0–10.
        Nps = "nps",
        /// Mean CSAT answer, 1–5.
        Csat = "csat",
        /// The manager's rating, 1–5.
        Pulse = "pulse",
        /// Days that open severe tickets have waited, added up.
        SevereTickets = "severe_tickets",
        /// Tickets per seat against the account's own past, 1 for as many as ever.
        TicketRate = "ticket_rate",
        /// Tickets opened again.
        Reopened = "reopened",
        /// Open onboarding steps past their day or blocked.
        OverdueSteps = "overdue_steps",
        /// Share of steps done less the share due, −1–1.
        Progress = "progress",
    }
}

text_enum! {
    /// A sign that holds the score down whatever else is known.
    pub enum CapId {
        SevereTicket = "severe_ticket",
        ChampionLeft = "champion_left",
        DetractorUnanswered = "detractor_unanswered",
        NoticeGiven = "notice_given",
    }
}

impl InputId {
    /// Says whether the raw value only comes in whole numbers (days, people, tickets, steps, a rating).
    pub fn is_whole(self) -> bool {
        matches!(
            self,
            InputId::Silence | InputId::Reach | InputId::Pulse | InputId::SevereTickets | InputId::Reopened | InputId::OverdueSteps
        )
    }
}
