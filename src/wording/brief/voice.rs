//! What the customer said, in words.

use super::{Said, Teller, evidence, joined};
use crate::review::brief::{Answer, Matter};
use crate::say;
use crate::wording::sheet::{first_line, score_of};

impl Teller<'_> {
    pub(super) fn voice(&self) -> Vec<Said> {
        let answers = self.brief.answers.iter().map(|answer| self.answer(answer));
        answers.chain(self.brief.matters.iter().map(|matter| self.matter(matter))).collect()
    }

    fn answer(&self, answer: &Answer) -> Said {
        let (words, response) = (self.words, &answer.response);
        let on = response.at.day(&self.format.zone);
        let comment = response.comment.as_deref().map(first_line).filter(|comment| !comment.is_empty());
        let came_back = match answer.answered_on {
            Some(on) => say!(words, "brief-answered", day = self.format.short_date(on)),
            None => say!(words, "brief-unanswered", n = (self.brief.day - on).num_days()),
        };
        let text =
            joined([Some(self.format.short_date(on)), Some(came_back), comment.map(|comment| say!(words, "brief-quote", text = comment))]);
        let label = joined([Some(format!("{} {}", words.word(response.kind), score_of(response))), answer.name.clone()]);
        Said::new(label, text, vec![evidence(response.id, Some(on))])
    }

    fn matter(&self, matter: &Matter) -> Said {
        let (words, feedback) = (self.words, &matter.feedback);
        let status = words.word(feedback.status);
        let state = say!(words, "brief-status", status = status, day = self.format.short_date(feedback.status_on));
        let quote = matter.voice.quote.as_deref().map(first_line).filter(|quote| !quote.is_empty());
        let text = joined([
            Some(first_line(&feedback.title).to_owned()),
            Some(state),
            quote.map(|quote| say!(words, "brief-quote", text = quote)),
        ]);
        let on = matter.voice.at.day(&self.format.zone);
        let rows = vec![evidence(feedback.id, Some(feedback.status_on)), evidence(matter.voice.id, Some(on))];
        Said::new(words.word(feedback.kind), text, rows)
    }
}
