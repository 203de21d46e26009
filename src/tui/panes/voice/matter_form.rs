//! The form of a matter: new, changed, or made out of what customers said; what was said can also join a matter that is there.

use crate::domain::{AccountId, EntityKind, Feedback, FeedbackId, FeedbackKind, Row, TaggedKind, Voice};
use crate::ops::{self, FeedbackOp, Op};
use crate::say;
use crate::store;
use crate::store::themes::{SaidRow, Target, feedback, said_by};
use crate::tui::form::{Field, FormState, Options, Subject, Values};
use crate::tui::pane::{Cx, Pane};
use crate::tui::panes::forms::{account_name, boxed, needed};
use crate::tui::route::{Route, VoiceRoute};
use crate::wording::themes::{line_of, title_of};

pub struct MatterForm {
    id: Option<FeedbackId>,
    feedback: Feedback,
    from: Vec<SaidRow>,
    about: String,
}

impl MatterForm {
    pub fn open(cx: &Cx<'_>, id: Option<FeedbackId>, from: &[Target]) -> store::Result<Box<dyn Pane>> {
        let from = from.iter().map(|target| said_by(cx.book.connection(), *target)).collect::<store::Result<Vec<_>>>()?;
        let title = from.first().map(title_of).unwrap_or_default();
        let new = Feedback::titled(FeedbackKind::Request, title, cx.today());
        let feedback = id.map(|id| needed::<Feedback>(cx, id)).transpose()?.unwrap_or(new);
        let form = MatterForm { about: about(cx, &from)?, id, feedback, from };
        let fields = form.fields(cx)?;
        boxed(cx, form, fields)
    }

    fn fields(&self, cx: &Cx<'_>) -> store::Result<Vec<Field>> {
        let own = &self.feedback;
        let mut fields = Vec::new();
        let open = if self.from.is_empty() { Vec::new() } else { open_matters(cx)? };
        if !open.is_empty() {
            let mut rows = vec![(String::new(), say!(cx.words, "feedback-new-matter"))];
            rows.extend(open.iter().map(|row| (row.id.to_string(), line_of(&row.title))));
            fields.push(Field::choice("matter", "label-matter", Options::new(rows, "")));
        }
        fields.extend([
            Field::choice("kind", "label-feedback-kind", Options::of(cx.words, FeedbackKind::ALL, own.kind)),
            Field::line("title", "label-feedback-title", &own.title).hint("form-hint-needed"),
        ]);
        if let [said] = self.from.as_slice() {
            fields.push(Field::lines("quote", "label-quote", &said.words(), 3).hint("feedback-hint-quote"));
        }
        fields.extend([
            Field::optional("reference", "label-reference", &own.reference).hint("feedback-hint-reference"),
            Field::lines("note", "label-note", own.note.as_deref().unwrap_or_default(), 3),
        ]);
        Ok(fields)
    }

    /// Makes a voice of each row; of a single one the words may have been shortened.
    fn voices(&self, values: &Values<'_>) -> Vec<Voice> {
        let typed = (self.from.len() == 1).then(|| values.body("quote"));
        let voice = |said: &SaidRow| {
            let quote = typed.clone().unwrap_or_else(|| said.words());
            let source = Some(said.target).filter(|(kind, _)| *kind != TaggedKind::Voice);
            let quote = Some(quote).filter(|quote| !quote.trim().is_empty());
            Voice { contact: said.contact, source, quote, ..Voice::of(said.account, said.at) }
        };
        self.from.iter().map(voice).collect()
    }
}

/// Names whose words it is made of.
fn about(cx: &Cx<'_>, from: &[SaidRow]) -> store::Result<String> {
    match from {
        [] => Ok(String::new()),
        [said] => account_name(cx, said.account),
        several => Ok(say!(cx.words, "feedback-of-several", n = several.len())),
    }
}

/// Reads the matters that more customers may join: those that are not through.
fn open_matters(cx: &Cx<'_>) -> store::Result<Vec<Row<FeedbackId, Feedback>>> {
    let mut rows = feedback(cx.book.connection())?;
    rows.retain(|row| !row.status.is_to_tell());
    Ok(rows)
}

impl Subject for MatterForm {
    fn title(&self, cx: &Cx<'_>) -> String {
        let kind = cx.words.word(EntityKind::Feedback);
        if self.is_new() { say!(cx.words, "form-new", kind = kind) } else { say!(cx.words, "form-edit", kind = kind) }
    }

    fn about(&self) -> &str {
        &self.about
    }

    fn draft_name(&self) -> String {
        let mut from: Vec<String> = self.from.iter().map(|said| format!("-{}-{}", said.target.0, said.target.1)).collect();
        from.sort();
        self.id.map_or_else(|| format!("form-feedback-new{}", from.concat()), |id| format!("form-feedback-{id}"))
    }

    fn is_new(&self) -> bool {
        self.id.is_none()
    }

    fn account(&self) -> Option<AccountId> {
        self.from.first().map(|said| said.account)
    }

    /// A matter that is there keeps its own words.
    fn understood(&self, cx: &Cx<'_>, form: &FormState, field: &Field) -> Option<String> {
        let joins = !form.text("matter").is_empty();
        let is_its_own = matches!(field.name.as_ref(), "kind" | "title" | "reference" | "note");
        (joins && is_its_own).then(|| say!(cx.words, "feedback-joins"))
    }

    fn op(&self, _cx: &Cx<'_>, values: &mut Values<'_>) -> Option<Op> {
        let voices = self.voices(values);
        if let Some(joined) = values.text("matter").and_then(|id| id.parse().ok()) {
            return Some(Op::Feedback(FeedbackOp::Link(joined, voices)));
        }
        let feedback = Feedback {
            kind: values.word("kind").unwrap_or(self.feedback.kind),
            title: values.text("title").unwrap_or_default(),
            reference: values.text("reference"),
            note: Some(values.body("note")).filter(|note| !note.trim().is_empty()),
            ..self.feedback.clone()
        };
        values.check(&feedback);
        Some(Op::Feedback(match self.id {
            Some(id) => FeedbackOp::Edit(id, feedback),
            None => FeedbackOp::Add(feedback, voices),
        }))
    }

    /// Nobody raised a matter that was typed: who did is asked next.
    fn after(&self, _cx: &Cx<'_>, outcome: &ops::Outcome) -> Option<Route> {
        let row = outcome.row.filter(|row| self.id.is_none() && self.from.is_empty() && row.kind == EntityKind::Feedback)?;
        Some(Route::Voice(VoiceRoute::Matter(FeedbackId(row.id))))
    }
}
