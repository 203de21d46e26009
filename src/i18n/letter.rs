//! What is wrong with a template, for people: the messages `template-fault-…`.

use crate::domain::letter::{Part, TemplateFault, TemplateProblem};
use crate::i18n::words::Words;
use crate::say;

impl Words {
    /// Says what is wrong with a template, and where.
    pub fn template_fault(&self, fault: &TemplateFault) -> String {
        let words = self;
        let why = match &fault.why {
            TemplateProblem::Syntax => say!(words, "template-fault-syntax"),
            TemplateProblem::UnknownField { name, nearest: Some(nearest) } => {
                say!(words, "template-fault-field-near", name = name.clone(), nearest = *nearest)
            }
            TemplateProblem::UnknownField { name, nearest: None } => say!(words, "template-fault-field", name = name.clone()),
            TemplateProblem::UnknownFilter(name) => say!(words, "template-fault-filter", name = name.clone()),
            TemplateProblem::UnknownFunction(name) => say!(words, "template-fault-function", name = name.clone()),
            TemplateProblem::UnknownStatement(name) => say!(words, "template-fault-statement", name = name.clone()),
            TemplateProblem::Values => say!(words, "template-fault-values"),
            TemplateProblem::TooLong => say!(words, "template-fault-long"),
            TemplateProblem::NoSubject => say!(words, "template-fault-subject"),
            TemplateProblem::Empty => say!(words, "template-fault-empty"),
        };
        let line = fault.line.to_string();
        match (fault.part, &fault.why) {
            (_, TemplateProblem::NoSubject | TemplateProblem::Empty) => say!(words, "template-fault-at", line = line, why = why),
            (Part::Subject, _) => say!(words, "template-fault-in-subject", why = why),
            (Part::Body, _) => say!(words, "template-fault-in-body", line = line, why = why),
        }
    }
}
