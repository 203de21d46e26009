//! The mail templates there are: those that come with the program, each in both languages, and the person's own over them.

use super::{Texts, read_texts};
use crate::domain::playbook::{Template, TemplateKind};
use crate::domain::triage::Reason;
use crate::domain::{Lang, Row, TemplateId};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::OnceLock;

macro_rules! built_in {
    ($($key:literal $reason:expr),+ $(,)?) => {
        /// Key, text and the reason of the morning that asks for it.
        const FILES: &[(&str, &str, Option<Reason>)] = &[
            $(($key, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/templates/mail/", $key, ".txt")), $reason)),+
        ];
    };
}

built_in! {
    "kickoff" None,
    "check-in" Some(Reason::Silent),
    "low-usage" Some(Reason::UsageFell),
    "detractor" Some(Reason::DetractorUnanswered),
    "renewal-90" Some(Reason::RenewalNear),
    "renewal-60" Some(Reason::RenewalNear),
    "renewal-30" Some(Reason::RenewalNear),
    "qbr" None,
    "upsell" None,
    "webinar" None,
    "thank-you" None,
    "reference" None,
    "survey-thanks" None,
    "reply" Some(Reason::ReplyOwed),
    "meeting-notes" Some(Reason::MeetingUnlogged),
    "promise" Some(Reason::PromiseOverdue),
    "ticket" Some(Reason::TicketSevere),
    "health-fell" Some(Reason::HealthFell),
    "onboarding-late" Some(Reason::OnboardingLate),
    "first-value" Some(Reason::FirstValue),
    "goal-review" Some(Reason::GoalReview),
    "champion-left" Some(Reason::ChampionLeft),
    "contract-gap" Some(Reason::ContractGap),
    "anniversary" Some(Reason::Anniversary),
}

/// A mail template and where it comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct MailTemplate {
    pub key: String,
    pub names: BTreeMap<Lang, String>,
    pub texts: Texts,
    pub reason: Option<Reason>,
    /// The row it is kept in; `None` for one that comes with the program.
    pub row: Option<TemplateId>,
    /// Whether one of this key comes with the program.
    pub is_built_in: bool,
}

impl MailTemplate {
    pub fn name(&self, lang: Lang) -> &str {
        self.names.get(&lang).or_else(|| self.names.values().next()).map_or(&self.key, String::as_str)
    }

    /// Returns the text for a customer's language, else the one there is.
    pub fn text(&self, lang: Lang) -> Option<(Lang, &super::Letter)> {
        self.texts.get_key_value(&lang).or_else(|| self.texts.iter().next()).map(|(lang, letter)| (*lang, letter))
    }
}

/// Returns the templates that come with the program.
pub fn built_in() -> &'static [MailTemplate] {
    static ALL: OnceLock<Vec<MailTemplate>> = OnceLock::new();
    ALL.get_or_init(|| FILES.iter().map(|(key, text, reason)| shipped(key, text, *reason)).collect())
}

/// Reads a file: a name for each language, then the texts.
fn shipped(key: &str, text: &str, reason: Option<Reason>) -> MailTemplate {
    let (head, texts) = text.split_at(text.find("---").expect("a test reads every built-in template"));
    let named = |line: &str| line.split_once(": ").and_then(|(lang, name)| Some((lang.parse().ok()?, name.to_owned())));
    MailTemplate {
        key: key.to_owned(),
        names: head.lines().filter_map(named).collect(),
        texts: read_texts(texts).expect("a test reads every built-in template"),
        reason,
        row: None,
        is_built_in: true,
    }
}

/// Lists all templates: the person's own ones first, by name, then the built-in ones in their order, each replaced by the row of
/// its key. Of several rows with one key the newest counts; one that cannot be read is left out.
pub fn catalogue(rows: Vec<Row<TemplateId, Template>>) -> Vec<MailTemplate> {
    let mut rows: Vec<_> = rows.into_iter().filter(|row| row.kind == TemplateKind::Mail).collect();
    rows.sort_by_key(|row| Reverse(row.id));
    let mut own: Vec<MailTemplate> = Vec::new();
    for row in rows {
        let is_known = own.iter().any(|template| template.key == row.key);
        own.extend(kept(row).filter(|_| !is_known));
    }
    let (mut standing, mut own): (Vec<_>, Vec<_>) = own.into_iter().partition(|template| template.is_built_in);
    own.sort_by(|one, other| one.name(Lang::En).cmp(other.name(Lang::En)).then_with(|| one.key.cmp(&other.key)));
    for template in built_in() {
        let at = standing.iter().position(|row| row.key == template.key);
        own.push(at.map_or_else(|| template.clone(), |at| standing.swap_remove(at)));
    }
    own
}

fn kept(row: Row<TemplateId, Template>) -> Option<MailTemplate> {
    let twin = standing(&row.key);
    Some(MailTemplate {
        texts: read_texts(&row.body).ok()?,
        names: Lang::ALL.iter().map(|lang| (*lang, row.name.clone())).collect(),
        reason: row.reason.or(twin.and_then(|twin| twin.reason)),
        row: Some(row.id),
        is_built_in: twin.is_some(),
        key: row.fields.key,
    })
}

/// Returns the template that comes with the program under a key.
pub fn standing(key: &str) -> Option<&'static MailTemplate> {
    built_in().iter().find(|template| template.key == key)
}

/// Returns the template for a reason of the morning; before a renewal the one whose days fit.
pub fn offered(templates: &[MailTemplate], reason: Reason, days_to_renewal: Option<i64>) -> Option<&MailTemplate> {
    let wanted = match (reason, days_to_renewal) {
        (Reason::RenewalNear, Some(days)) if days <= 45 => Some("renewal-30"),
        (Reason::RenewalNear, Some(days)) if days <= 75 => Some("renewal-60"),
        (Reason::RenewalNear, _) => Some("renewal-90"),
        _ => None,
    };
    let fits =
        |template: &&MailTemplate| template.reason == Some(reason) && wanted.is_none_or(|key| template.key == key || !template.is_built_in);
    templates.iter().find(fits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::letter::{Fields, Fills, Letter, render};

    fn row(id: i64, key: &str, body: &str) -> Row<TemplateId, Template> {
        let template = Template {
            kind: TemplateKind::Mail,
            key: key.into(),
            name: "Ours".into(),
            description: None,
            touch_model: None,
            anchor: None,
            reason: None,
            body: body.into(),
        };
        Row { id: TemplateId(id), fields: template }
    }

    #[test]
    fn every_built_in_one_is_there_in_both_languages_and_sound() {
        for template in built_in() {
            assert_eq!((template.texts.len(), template.names.len()), (2, 2), "{}", template.key);
            for (lang, letter) in &template.texts {
                let rendered = render(letter, &Fields::default(), &Fills::new());
                let letter = rendered.unwrap_or_else(|fault| unreachable!("{} {lang}: {fault}", template.key)).letter;
                assert!(!letter.subject.is_empty() && !letter.body.contains(['{', '}']), "{} {lang}: {letter:?}", template.key);
                assert_eq!(letter.body.contains("よろしく"), *lang == Lang::Ja, "{}", template.key);
            }
        }
        let reasons: Vec<Reason> = Reason::ALL.iter().copied().filter(|reason| offered(built_in(), *reason, None).is_none()).collect();
        assert_eq!(reasons, [], "a mail for every reason of the morning");
    }

    #[test]
    fn a_row_stands_in_the_place_of_its_built_in_one() {
        let all = catalogue(vec![row(1, "qbr", "Subject: a\n\nb"), row(2, "zz", "Subject: c\n\nd"), row(3, "bad", "no subject")]);
        assert_eq!(all.len(), built_in().len() + 1);
        assert_eq!((all[0].key.as_str(), all[0].is_built_in), ("zz", false));
        let own = all.iter().find(|template| template.key == "qbr").expect("is there");
        assert_eq!((own.row, own.is_built_in, own.name(Lang::Ja)), (Some(TemplateId(1)), true, "Ours"));
        assert_eq!(own.text(Lang::Ja), Some((Lang::En, &Letter::new("a", "b"))), "the text there is");
    }

    #[test]
    fn before_a_renewal_the_days_decide() {
        for (days, key) in [(Some(80), "renewal-90"), (Some(60), "renewal-60"), (Some(20), "renewal-30"), (None, "renewal-90")] {
            let found = offered(built_in(), Reason::RenewalNear, days).expect("is there");
            assert_eq!(found.key, key);
        }
    }
}
