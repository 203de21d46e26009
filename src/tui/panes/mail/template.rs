//! A template as it is written: a name, and for each language subject and text.

use crate::domain::letter::{Letter, MailTemplate, Texts, catalogue, check_texts, written_texts};
use crate::domain::playbook::{Template, TemplateKind};
use crate::domain::{AccountId, Invalid, Lang};
use crate::ops::{LetterOp, Op};
use crate::say;
use crate::store::{self, letters::own_templates};
use crate::tui::form::{Field, FormPane, Subject, Values};
use crate::tui::pane::{Cx, Pane};
use crate::tui::panes::unreadable::Unreadable;

const BODY: u16 = 8;

struct TemplateForm {
    /// What is changed; `None` of a new one.
    template: Option<MailTemplate>,
    about: String,
    taken: Vec<String>,
}

/// Opens a template by its key, or a new one.
pub(super) fn open(cx: &Cx<'_>, key: Option<&str>) -> Box<dyn Pane> {
    made(cx, key).unwrap_or_else(|error| Box::new(Unreadable::new(cx, &error)))
}

fn made(cx: &Cx<'_>, key: Option<&str>) -> store::Result<Box<dyn Pane>> {
    let all = catalogue(own_templates(cx.book.connection())?);
    let taken = all.iter().map(|template| template.key.clone()).collect();
    let template = all.into_iter().find(|template| Some(template.key.as_str()) == key);
    let name = template.as_ref().map(|template| template.name(cx.format.lang).to_owned()).unwrap_or_default();
    let mut fields = vec![Field::line("name", "label-mail-template-name", &name).hint("form-hint-needed")];
    let own = cx.format.lang;
    let other = if own == Lang::En { Lang::Ja } else { Lang::En };
    for lang in [own, other] {
        let letter = template.as_ref().and_then(|template| template.texts.get(&lang)).cloned().unwrap_or_default();
        let [subject, body] = names(lang);
        fields.push(Field::line(subject, label(lang)[0], &letter.subject));
        fields.push(Field::lines_to_read(body, label(lang)[1], &letter.body, BODY));
    }
    let form = TemplateForm { template, about: say!(cx.words, "template-form-about"), taken };
    Ok(Box::new(FormPane::open(cx, form, fields)?))
}

const fn names(lang: Lang) -> [&'static str; 2] {
    match lang {
        Lang::En => ["subject-en", "body-en"],
        Lang::Ja => ["subject-ja", "body-ja"],
    }
}

const fn label(lang: Lang) -> [&'static str; 2] {
    match lang {
        Lang::En => ["label-subject-en", "label-body-en"],
        Lang::Ja => ["label-subject-ja", "label-body-ja"],
    }
}

impl TemplateForm {
    fn texts(values: &mut Values<'_>) -> Texts {
        let mut texts = Texts::new();
        for lang in Lang::ALL {
            let [subject, body] = names(*lang);
            let letter = Letter::new(values.text(subject).unwrap_or_default(), values.body(body));
            if letter.subject.is_empty() && !letter.body.trim().is_empty() {
                values.fault(subject, Invalid::Empty);
            }
            if !letter.subject.is_empty() {
                let one = Texts::from([(*lang, letter.clone())]);
                if let Err(fault) = check_texts(&one) {
                    let field = if fault.part == crate::domain::letter::Part::Subject { subject } else { body };
                    values.fault(field, Invalid::Template(fault));
                }
                texts.insert(*lang, letter);
            }
        }
        texts
    }

    /// Returns the key of a new template: its name in plain letters, with a number where that is taken.
    fn key(&self, name: &str) -> String {
        if let Some(template) = &self.template {
            return template.key.clone();
        }
        let words: Vec<String> =
            name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
        let base = if words.is_empty() { "template".to_owned() } else { words.join("-") };
        let numbered = (2..).map(|n| format!("{base}-{n}"));
        std::iter::once(base.clone()).chain(numbered).find(|key| !self.taken.contains(key)).unwrap_or(base)
    }
}

impl Subject for TemplateForm {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, if self.template.is_some() { "template-title" } else { "template-title-new" })
    }

    fn about(&self) -> &str {
        &self.about
    }

    fn draft_name(&self) -> String {
        format!("mail-template-{}", self.template.as_ref().map_or("new", |template| &template.key))
    }

    fn is_new(&self) -> bool {
        self.template.is_none()
    }

    fn account(&self) -> Option<AccountId> {
        None
    }

    fn op(&self, cx: &Cx<'_>, values: &mut Values<'_>) -> Option<Op> {
        let texts = TemplateForm::texts(values);
        let Some(name) = values.text("name") else {
            values.fault("name", Invalid::Empty);
            return None;
        };
        if texts.is_empty() {
            values.fault(names(cx.format.lang)[0], Invalid::Empty);
        }
        Some(Op::Letter(LetterOp::SaveTemplate(Template {
            kind: TemplateKind::Mail,
            key: self.key(&name),
            name,
            description: None,
            touch_model: None,
            anchor: None,
            reason: self.template.as_ref().and_then(|template| template.reason),
            body: written_texts(&texts),
        })))
    }
}
