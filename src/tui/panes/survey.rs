//! The survey pane: one key a score, with kind, comment, person and day.

use super::forms::{account_name, boxed, draft_name, needed, title};
use crate::domain::voice::class;
use crate::domain::{AccountId, ContactId, EntityKind, Invalid, Moment, Response, ResponseId, Scale, Score, SurveyKind};
use crate::i18n::format::NOTHING;
use crate::ops::Op;
use crate::say;
use crate::store;
use crate::store::directory::contact_names;
use crate::tui::form::{Field, FieldValue, FormState, Options, Subject, Values};
use crate::tui::pane::{Cx, Pane};
use crate::wording::voice::class_id;

pub struct SurveyForm {
    account: AccountId,
    id: Option<ResponseId>,
    /// What is edited; of a new answer, none.
    response: Option<Response>,
    at: Moment,
    about: String,
}

impl SurveyForm {
    pub fn open(cx: &Cx<'_>, account: AccountId, id: Option<ResponseId>) -> store::Result<Box<dyn Pane>> {
        let response = id.map(|id| needed::<Response>(cx, id)).transpose()?;
        let account = response.as_ref().map_or(account, |response| response.account);
        let at = response.as_ref().map_or(Moment::from(cx.now), |response| response.at);
        let people = people(cx, account, response.as_ref().and_then(|response| response.contact))?;
        let form = SurveyForm { account, id, at, response, about: account_name(cx, account)? };
        let fields = form.fields(cx, people);
        boxed(cx, form, fields)
    }

    fn fields(&self, cx: &Cx<'_>, people: Options) -> Vec<Field> {
        let kind = self.response.as_ref().map_or(SurveyKind::Nps, |response| response.kind);
        let score = self.response.as_ref().map(|response| response.score.value());
        let comment = self.response.as_ref().and_then(|response| response.comment.as_deref()).unwrap_or_default();
        vec![
            Field::choice("kind", "label-survey", Options::of(cx.words, SurveyKind::ALL, kind)),
            Field::scale("score", "label-score", self.scale_of(kind), score),
            Field::lines("comment", "label-comment", comment, 4),
            Field::choice("contact", "label-answered-by", people),
            Field::moment("at", "label-at", &self.at, &cx.zone()),
        ]
    }

    /// Returns the scale the answer was given on, where one is edited, else the usual one.
    fn scale_of(&self, kind: SurveyKind) -> Scale {
        let own = self.response.as_ref().filter(|response| response.kind == kind);
        own.map_or(kind.usual_scale(), |response| response.score.scale())
    }
}

/// Lists the account's people to choose from, nobody first.
pub(super) fn people(cx: &Cx<'_>, account: AccountId, chosen: Option<ContactId>) -> store::Result<Options> {
    let mut rows = vec![(String::new(), NOTHING.to_owned())];
    for person in contact_names(cx.book.connection(), account)? {
        let name = if person.has_left { say!(cx.words, "form-person-left", name = person.name) } else { person.name };
        rows.push((person.id.to_string(), name));
    }
    Ok(Options::new(rows, &chosen.map(|id| id.to_string()).unwrap_or_default()))
}

fn kind_of(form: &FormState) -> SurveyKind {
    form.text("kind").parse().unwrap_or(SurveyKind::Nps)
}

impl Subject for SurveyForm {
    fn title(&self, cx: &Cx<'_>) -> String {
        title(cx, EntityKind::Response, self.id.is_none())
    }

    fn about(&self) -> &str {
        &self.about
    }

    fn draft_name(&self) -> String {
        draft_name("survey", self.id.map(|id| id.0), Some(self.account))
    }

    fn is_new(&self) -> bool {
        self.id.is_none()
    }

    fn account(&self) -> Option<AccountId> {
        Some(self.account)
    }

    /// Each kind has a scale of its own; an answer that is not on it is taken out rather than bent.
    fn changed(&self, _cx: &Cx<'_>, form: &mut FormState, name: &str) {
        let scale = self.scale_of(kind_of(form));
        if let Some(FieldValue::Scale(own, chosen)) = form.field_mut("score").filter(|_| name == "kind").map(|field| &mut field.value)
            && *own != scale
        {
            (*own, *chosen) = (scale, None);
        }
    }

    fn understood(&self, cx: &Cx<'_>, form: &FormState, field: &Field) -> Option<String> {
        let FieldValue::Scale(scale, Some(answer)) = field.value else { return None };
        let score = Score::new(i64::from(answer), scale).ok()?;
        let kind = kind_of(form);
        Some(cx.words.get(class_id(kind, class(kind, &score))))
    }

    fn op(&self, _cx: &Cx<'_>, values: &mut Values<'_>) -> Option<Op> {
        let kind = values.word("kind").unwrap_or(SurveyKind::Nps);
        let at = values.moment("at", self.at);
        let Some(answer) = values.text("score").and_then(|text| text.parse().ok()) else {
            values.fault("score", Invalid::Empty);
            return None;
        };
        let score = Score::new(answer, self.scale_of(kind)).map_err(|why| values.fault("score", why)).ok();
        let response = Response {
            account: self.account,
            contact: values.text("contact").and_then(|id| id.parse().ok()),
            external_id: self.response.as_ref().and_then(|response| response.external_id.clone()),
            kind,
            score: score?,
            comment: Some(values.body("comment")).filter(|comment| !comment.trim().is_empty()),
            at,
            answered_at: self.response.as_ref().and_then(|response| response.answered_at),
            follow_up: self.response.as_ref().map(|response| response.follow_up.clone()).unwrap_or_default(),
        };
        values.check(&response);
        Some(Op::SaveResponse(self.id, response))
    }
}
