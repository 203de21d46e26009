//! The account itself and its people.

use super::draft::{Draft, Topic};
use super::names::Person;
use super::profile::{Profile, cadence};
use crate::domain::{Account, Contact, ContactId, ContactRole, Currency, Lang, Money, Pulse, PulseId, PulseRating, Row, Stage};
use chrono::Days;

/// Returns the roles of an account's contacts: the larger, the more.
pub(super) fn roles(profile: &Profile) -> &'static [ContactRole] {
    use ContactRole::{Billing, Champion, DecisionMaker, User};
    match (profile.scant, profile.size) {
        (true, _) => &[User],
        (_, 0) => &[Champion, DecisionMaker, User],
        (_, 1) => &[Champion, DecisionMaker, User, Billing],
        _ => &[Champion, DecisionMaker, User, User, Billing],
    }
}

pub(super) fn currency(lang: Lang) -> Currency {
    match lang {
        Lang::En => Currency::USD,
        Lang::Ja => Currency::JPY,
    }
}

impl Draft<'_> {
    /// Returns an amount of whole dollars or yen.
    pub fn money(&self, major: i64) -> Money {
        let currency = currency(self.settings.lang);
        Money { minor: major * currency.minor_per_major(), currency }
    }

    pub(super) fn write_contacts(&mut self) {
        let people = self.people.clone();
        for (at, person) in people.iter().enumerate() {
            let known_on = person.since.map_or_else(|| self.created_on() + Days::new(at as u64), |since| self.calendar.day(since));
            let id = ContactId(self.id_at(known_on.into()));
            let fields = self.contact_of(person, at);
            self.history.contacts.push(Row { id, fields });
        }
    }

    fn contact_of(&self, person: &Person, at: usize) -> Contact {
        let mut contact = Contact::named(self.account(), person.name.clone());
        contact.email = Some(format!("{}@{}", person.mail, self.company.domain));
        // Numbers of the ranges kept for fiction: 555-01xx in North America, no number of Tokyo begins with 0.
        contact.phone = (at < 2 && !self.profile.scant).then(|| match self.settings.lang {
            Lang::En => format!("+1 {} 555 01{:02}", 210 + self.account().0 % 700, self.account().0 % 90 + at as i64),
            Lang::Ja => format!("03-0000-{:04}", self.account().0 % 9000 + at as i64),
        });
        contact.title = Some(person.title.clone());
        contact.role = person.role;
        contact.left_on = person.left.map(|left| self.calendar.day(left));
        contact
    }

    /// Writes the account's own fields, last: its stage follows from the rest.
    pub(super) fn write_account(&mut self) {
        let mut draw = self.draw(Topic::Account);
        let words = self.words;
        let region = draw.pick(&words.regions);
        let owner = if draw.chance(0.85) { &words.owners[0] } else { draw.pick(&words.owners) };
        let mut account = Account::named(self.company.name.clone());
        account.external_id = Some(format!("C-{:05}", 10_001 + self.index_number()));
        account.kana = self.company.kana.clone();
        account.domain = Some(self.company.domain.clone());
        account.country = Some(region.country.clone());
        account.created_on = Some(self.created_on());
        account.arr = Some(self.running_revenue());
        account.currency = Some(currency(self.settings.lang));
        account.owner = Some(owner.clone());
        if !self.profile.scant {
            account.segment = Some(words.segments[self.profile.size].clone());
            account.industry = Some(self.company.industry.clone());
            account.region = Some(region.name.clone());
            account.touch_model = Some(self.profile.touch_model);
            account.seats = Some(self.profile.seats);
            account.stage = Some(self.stage());
            account.custom.insert("crm_tier".into(), ["C", "B", "A"][self.profile.size].into());
            account.custom.insert("region_code".into(), region.code.clone());
            account.custom.insert("lead_source".into(), draw.pick(&words.sources).clone());
        }
        account.churned_on = self.profile.churn.as_ref().map(|churn| self.calendar.day(churn.day));
        account.note = self.story.and_then(|story| story.note.as_ref()).map(|note| note.of(self.settings.lang).clone());
        self.history.account.fields = account;
    }

    /// Adds up the running contracts; an account without any has what the CRM says.
    fn running_revenue(&self) -> Money {
        let running = self.history.contracts.iter().filter(|contract| contract.is_active(self.calendar.today));
        let minor: i64 = running.filter_map(|contract| contract.arr).map(|arr| arr.minor).sum();
        if minor == 0 { self.money(self.profile.arr) } else { Money { minor, currency: currency(self.settings.lang) } }
    }

    fn stage(&self) -> Stage {
        let onboarding = self.history.plans.iter().any(|plan| plan.done_on.is_none());
        let tenure = self.calendar.days_ago(self.began_on);
        if self.profile.churn.is_some() {
            Stage::Churned
        } else if onboarding {
            Stage::Onboarding
        } else if self.profile.renewal_in <= 90 && tenure > 180 {
            Stage::Renewing
        } else if tenure < 270 {
            Stage::Adopting
        } else {
            Stage::Mature
        }
    }

    /// Writes the manager's own ratings: every other month for those served closely, seldom for others.
    pub(super) fn write_pulses(&mut self) {
        let mut draw = self.draw(Topic::Pulses);
        let days = self.drawn_days();
        let every = if cadence(self.profile.touch_model) < 30 { 60 } else { 120 };
        let mut ago = days.start() + draw.whole(5..=every);
        while ago <= *days.end() {
            let mood = (self.profile.mood.at(ago) + draw.between(-0.08, 0.08)).clamp(0.0, 1.0);
            let moods = &self.words.pulses;
            let (rating, notes) = match mood {
                0.88.. => (5, &moods.good),
                0.7..0.88 => (4, &moods.good),
                0.5..0.7 => (3, &moods.neutral),
                0.3..0.5 => (2, &moods.bad),
                _ => (1, &moods.bad),
            };
            let note = self.fill(draw.pick(notes), 0, &mut draw);
            let minute = draw.whole(16 * 60..=18 * 60);
            self.add_pulse(ago, minute, rating, note);
            ago += every + draw.whole(-10..=10);
        }
    }

    pub(super) fn add_pulse(&mut self, ago: i64, minute: i64, rating: u8, note: String) {
        let day = self.calendar.workday(ago);
        let at = self.calendar.at(day, minute);
        let id = PulseId(self.id_at(at));
        let rating = PulseRating::new(rating).expect("the demo's ratings are 1 to 5");
        let expires_on = day + Days::new(crate::domain::judgement::PULSE_DAYS);
        let fields = Pulse { account: self.account(), rating, note: Some(note), at, expires_on };
        self.history.pulses.push(Row { id, fields });
    }
}
