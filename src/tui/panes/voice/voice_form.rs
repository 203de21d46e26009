//! Who raised a matter, when, and in which words.

use crate::domain::{AccountId, EntityKind, FeedbackId, Moment, Voice, VoiceId};
use crate::ops::{FeedbackOp, Op};
use crate::say;
use crate::store;
use crate::tui::form::{Field, Subject, Values};
use crate::tui::pane::{Cx, Pane};
use crate::tui::panes::forms::{account_name, boxed, needed};
use crate::tui::panes::survey::people;

pub struct VoiceForm {
    feedback: FeedbackId,
    id: Option<VoiceId>,
    voice: Voice,
    about: String,
}

impl VoiceForm {
    pub fn open(cx: &Cx<'_>, feedback: FeedbackId, account: AccountId, id: Option<VoiceId>) -> store::Result<Box<dyn Pane>> {
        let new = Voice::of(account, Moment::from(cx.today()));
        let voice = id.map(|id| needed::<Voice>(cx, id)).transpose()?.unwrap_or(new);
        let fields = vec![
            Field::lines("quote", "label-quote", voice.quote.as_deref().unwrap_or_default(), 4).hint("feedback-hint-quote"),
            Field::choice("contact", "label-said-by", people(cx, account, voice.contact)?),
            Field::moment("at", "label-at", &voice.at, &cx.zone()),
        ];
        let about = account_name(cx, account)?;
        boxed(cx, VoiceForm { feedback, id, voice, about }, fields)
    }
}

impl Subject for VoiceForm {
    fn title(&self, cx: &Cx<'_>) -> String {
        let kind = cx.words.word(EntityKind::Voice);
        if self.is_new() { say!(cx.words, "form-new", kind = kind) } else { say!(cx.words, "form-edit", kind = kind) }
    }

    fn about(&self) -> &str {
        &self.about
    }

    fn draft_name(&self) -> String {
        match self.id {
            Some(id) => format!("form-voice-{id}"),
            None => format!("form-voice-new-{}-{}", self.feedback, self.voice.account),
        }
    }

    fn is_new(&self) -> bool {
        self.id.is_none()
    }

    fn account(&self) -> Option<AccountId> {
        Some(self.voice.account)
    }

    fn op(&self, _cx: &Cx<'_>, values: &mut Values<'_>) -> Option<Op> {
        let voice = Voice {
            contact: values.text("contact").and_then(|id| id.parse().ok()),
            at: values.moment("at", self.voice.at),
            quote: Some(values.body("quote")).filter(|quote| !quote.trim().is_empty()),
            ..self.voice.clone()
        };
        values.check(&voice);
        Some(Op::Feedback(match self.id {
            Some(id) => FeedbackOp::EditVoice(id, voice),
            None => FeedbackOp::Link(self.feedback, vec![voice]),
        }))
    }
}
