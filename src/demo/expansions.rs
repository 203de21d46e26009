//! Upsell and cross-sell: what the stories tell, what the second products were sold as, and what is under way at content customers.

use super::draft::{Draft, Topic};
use super::draw::Draw;
use super::words::ToldExpansion;
use crate::domain::{Contract, ContractId, Expansion, ExpansionId, ExpansionKind, ExpansionSource, ExpansionStage, Lang, Row};
use chrono::NaiveDate;

impl Draft<'_> {
    pub(super) fn write_expansions(&mut self) {
        let told = self.story.map(|story| story.expansion.as_slice()).unwrap_or_default();
        for told in told {
            self.tell_expansion(told);
        }
        if self.story.is_some() || self.profile.scant || self.profile.churn.is_some() {
            return;
        }
        let mut draw = self.draw(Topic::Expansions);
        self.sell_addon(&mut draw);
        let mood = self.profile.mood.at(0);
        if mood > 0.84 && self.profile.size > 0 && draw.chance(0.3) {
            self.begin_upsell(&mut draw);
        } else if mood < 0.5 && self.profile.size > 0 && draw.chance(0.4) {
            self.lose_one(&mut draw);
        }
    }

    fn tell_expansion(&mut self, told: &ToldExpansion) {
        let lang = self.settings.lang;
        let fields = Expansion {
            product: told.addon.then(|| self.words.product.addon.clone()),
            stage: told.stage,
            amount: Some(self.money(*told.amount.of(lang))),
            probability: told.likelihood,
            source: Some(told.source),
            expected_on: told.expected.map(|ahead| self.calendar.workday_ahead(-ahead)),
            closed_on: told.closed.map(|ago| self.calendar.workday(ago)),
            note: told.note.as_ref().map(|note| note.of(lang).clone()),
            ..Expansion::titled(self.account(), told.kind, told.title.of(lang).clone())
        };
        let noted_on = self.calendar.workday(told.day);
        self.add_expansion(fields, noted_on);
    }

    /// Says of a second product that it was sold.
    fn sell_addon(&mut self, draw: &mut Draw) {
        let addon = self.words.product.addon.clone();
        let sold = self.history.contracts.iter().find(|contract| contract.product.as_ref() == Some(&addon)).cloned();
        let Some(Row { id, fields: contract }) = sold else { return };
        let Some(start) = contract.start_on else { return };
        let noted_on = self.calendar.workday(self.calendar.days_ago(start) + draw.whole(20..=60)).max(self.began_on).min(start);
        let fields = self.won_by(id, &contract, start, draw);
        self.add_expansion(fields, noted_on);
    }

    fn won_by(&self, id: ContractId, contract: &Contract, start: NaiveDate, draw: &mut Draw) -> Expansion {
        let words = &self.words.expansions;
        let product = contract.product.clone().unwrap_or_default();
        Expansion {
            stage: ExpansionStage::Won,
            amount: contract.arr,
            source: Some(draw.weighted(&[(ExpansionSource::Talk, 50), (ExpansionSource::Programme, 25), (ExpansionSource::Request, 25)])),
            closed_on: Some(start),
            contract: Some(id),
            note: Some(self.fill(draw.pick(&words.won), 0, draw)),
            product: Some(product.clone()),
            ..Expansion::titled(self.account(), ExpansionKind::CrossSell, product)
        }
    }

    fn begin_upsell(&mut self, draw: &mut Draw) {
        let words = &self.words.expansions;
        let noted = draw.whole(8..=55).min(self.calendar.days_ago(self.began_on).max(1));
        let stage = draw.weighted(&[(ExpansionStage::Idea, 35), (ExpansionStage::Proposed, 40), (ExpansionStage::Negotiating, 25)]);
        let (title, note) = (self.fill(draw.pick(&words.upsell), 0, draw), self.fill(draw.pick(&words.open), 0, draw));
        let fields = Expansion {
            stage,
            amount: Some(self.share_of_revenue(draw)),
            source: Some(draw.weighted(&[(ExpansionSource::Usage, 40), (ExpansionSource::Request, 30), (ExpansionSource::Talk, 30)])),
            expected_on: (stage != ExpansionStage::Idea).then(|| self.calendar.workday_ahead(draw.whole(12..=110))),
            note: Some(note),
            ..Expansion::titled(self.account(), ExpansionKind::Upsell, title)
        };
        let noted_on = self.calendar.workday(noted);
        self.add_expansion(fields, noted_on);
    }

    fn lose_one(&mut self, draw: &mut Draw) {
        let words = &self.words.expansions;
        let lost = draw.whole(15..=120).min((self.calendar.days_ago(self.began_on) - 10).max(1));
        let (title, note) = (self.fill(draw.pick(&words.upsell), 0, draw), self.fill(draw.pick(&words.lost), 0, draw));
        let fields = Expansion {
            stage: ExpansionStage::Lost,
            amount: Some(self.share_of_revenue(draw)),
            source: Some(ExpansionSource::Talk),
            closed_on: Some(self.calendar.workday(lost)),
            note: Some(note),
            ..Expansion::titled(self.account(), ExpansionKind::Upsell, title)
        };
        let noted_on = self.calendar.workday(lost + 9);
        self.add_expansion(fields, noted_on);
    }

    /// A tenth to a quarter of what they pay, in round numbers.
    fn share_of_revenue(&self, draw: &mut Draw) -> crate::domain::Money {
        let step = if self.settings.lang == Lang::Ja { 60_000 } else { 500 };
        self.money((self.profile.arr * draw.whole(10..=25) / 100 / step * step).max(step))
    }

    fn add_expansion(&mut self, fields: Expansion, noted_on: NaiveDate) {
        let id = ExpansionId(self.id_at(noted_on.into()));
        self.history.expansions.push(Row { id, fields });
    }
}
