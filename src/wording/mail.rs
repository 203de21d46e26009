//! The words of a mail for each reason of the morning, in the customer's language; names and days are put in.

use crate::domain::Lang;
use crate::domain::triage::Reason;
use crate::i18n::{Format, Words};
use crate::review::Addressee;
use chrono::NaiveDate;

/// What is put into the fields of a template; what is not known is empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Merged {
    /// The person's name.
    pub contact: String,
    pub account: String,
    /// The day of the coming renewal.
    pub renewal: String,
    /// The subject of their last mail.
    pub subject: String,
}

impl Merged {
    /// Puts together what is known of an addressee, in the customer's language.
    pub fn of(to: &Addressee, format: &Format) -> Merged {
        let format = Format { lang: to.lang, ..*format };
        Merged {
            contact: to.person.as_ref().map(|row| row.name.clone()).unwrap_or_default(),
            account: to.account.clone(),
            renewal: to.renewal_on.map(|on| format.full_date(on)).unwrap_or_default(),
            subject: to.last_subject.clone().unwrap_or_default(),
        }
    }
}

/// Names the file of a draft: its day, its account and what it is about.
pub fn file_name(words: &Words, on: NaiveDate, account: &str, reason: Reason) -> String {
    format!("{on} {account} {}", words.word(reason))
}

/// A mail as it can be gone over.
#[derive(Clone, Debug, PartialEq)]
pub struct Letter {
    pub subject: String,
    pub body: String,
}

macro_rules! templates {
    ($($reason:ident $file:literal),+ $(,)?) => {
        /// Returns the template of a reason: the subject on the first line, then the text.
        fn template(reason: Reason, lang: Lang) -> &'static str {
            match (reason, lang) {
                $((Reason::$reason, Lang::En) => include_str!(concat!("../../assets/templates/mail/", $file, ".en.txt")),
                (Reason::$reason, Lang::Ja) => include_str!(concat!("../../assets/templates/mail/", $file, ".ja.txt")),)+
            }
        }
    };
}

templates! {
    HealthFell "health_fell",
    RenewalNear "renewal_near",
    ReplyOwed "reply_owed",
    PromiseOverdue "promise_overdue",
    DetractorUnanswered "detractor_unanswered",
    Silent "silent",
    OnboardingLate "onboarding_late",
    TicketSevere "ticket_severe",
    ChampionLeft "champion_left",
    UsageFell "usage_fell",
    ContractGap "contract_gap",
    FirstValue "first_value",
    Anniversary "anniversary",
    GoalReview "goal_review",
    MeetingUnlogged "meeting_unlogged",
}

/// Writes the mail of a reason. Where nobody is known, the greeting goes to the company.
pub fn letter(reason: Reason, lang: Lang, merged: &Merged) -> Letter {
    filled(template(reason, lang), merged)
}

/// Writes the mail that thanks for an answer to a survey.
pub fn thanks(lang: Lang, merged: &Merged) -> Letter {
    let text = match lang {
        Lang::En => include_str!("../../assets/templates/mail/survey_thanks.en.txt"),
        Lang::Ja => include_str!("../../assets/templates/mail/survey_thanks.ja.txt"),
    };
    filled(text, merged)
}

fn filled(text: &str, merged: &Merged) -> Letter {
    let contact = if merged.contact.is_empty() { &merged.account } else { &merged.contact };
    let fields = [("{contact}", contact), ("{account}", &merged.account), ("{renewal}", &merged.renewal), ("{subject}", &merged.subject)];
    let (subject, body) = text.split_once('\n').unwrap_or((text, ""));
    let filled = |text: &str| fields.iter().fold(text.to_owned(), |text, (field, value)| text.replace(field, value));
    let subject = filled(subject.trim_start_matches("Subject:").trim());
    let twice = format!("Re: {}", merged.subject);
    let is_answered_twice = subject == twice && starts_with_re(&merged.subject);
    Letter { subject: if is_answered_twice { merged.subject.clone() } else { subject }, body: filled(body.trim_start()) }
}

fn starts_with_re(subject: &str) -> bool {
    subject.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("re:"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_a_mail_in_both_languages_with_every_field_filled() {
        let merged = Merged { contact: "Ken".into(), account: "Acme".into(), renewal: "25 Dec".into(), subject: "export".into() };
        for reason in Reason::ALL {
            for lang in Lang::ALL {
                let letter = letter(*reason, *lang, &merged);
                let text = format!("{}\n{}", letter.subject, letter.body);
                assert!(!letter.subject.is_empty() && letter.body.contains("Ken"), "{reason} {lang}: {text}");
                assert!(!text.contains(['{', '}']) && !text.contains("Subject:"), "{reason} {lang}: {text}");
                assert_eq!(letter.body.is_ascii(), *lang == Lang::En, "{reason} {lang}");
            }
        }
    }

    #[test]
    fn an_answer_is_said_once_and_nobody_known_is_the_company() {
        let merged = Merged { subject: "RE: export".into(), account: "Acme".into(), ..Merged::default() };
        let letter = letter(Reason::ReplyOwed, Lang::En, &merged);
        assert_eq!(letter.subject, "RE: export");
        assert!(letter.body.starts_with("Hello Acme,"), "{}", letter.body);
    }
}
