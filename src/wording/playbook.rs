//! What playbooks have to say: faults in their text, days and conditions of their steps, and why one cannot be started.

use crate::domain::Anchor;
use crate::domain::playbook::{PlannedStep, Problem, ScriptFault, StepProblem};
use crate::domain::query::Term;
use crate::i18n::{Format, Words, query_error};
use crate::review::playbook::CannotStart;
use crate::review::understood;
use crate::say;

/// Words a fault with its place: `line 3, character 5: …`.
pub fn script_fault(words: &Words, fault: &ScriptFault) -> String {
    say!(words, "playbook-fault", line = fault.line + 1, at = fault.at + 1, why = problem(words, &fault.problem))
}

/// Words what is wrong, and what to do.
pub fn problem(words: &Words, problem: &Problem) -> String {
    match problem {
        Problem::Step(problem) => step_problem(words, *problem),
        Problem::Condition(why) => why.clone(),
        Problem::TooManySteps => say!(words, "playbook-fault-too-many"),
        Problem::NoSteps => say!(words, "playbook-fault-no-steps"),
    }
}

fn step_problem(words: &Words, problem: StepProblem) -> String {
    match problem {
        StepProblem::NoOffset => say!(words, "playbook-fault-no-offset"),
        StepProblem::UnknownUnit => say!(words, "playbook-fault-unit"),
        StepProblem::TooFar => say!(words, "playbook-fault-too-far"),
        StepProblem::NoTitle => say!(words, "playbook-fault-no-title"),
        StepProblem::TitleTooLong => say!(words, "playbook-fault-title-long"),
        StepProblem::Priority => say!(words, "playbook-fault-priority"),
        StepProblem::Twice => say!(words, "playbook-fault-twice"),
        StepProblem::Unclosed => say!(words, "playbook-fault-unclosed"),
        StepProblem::EmptyCondition => say!(words, "playbook-fault-empty"),
        StepProblem::UnknownCondition => say!(words, "playbook-fault-clause"),
        StepProblem::TextAfter => say!(words, "playbook-fault-text-after"),
    }
}

/// Says what is special about a planned step: left out, past, or finished by a condition; empty where nothing is.
pub fn remark(words: &Words, format: &Format, step: &PlannedStep) -> String {
    let only_if = step.only_if.clone().unwrap_or_default();
    if step.is_left_out {
        return say!(words, "playbook-left-out", condition = only_if);
    }
    let past = step.is_past().then(|| say!(words, "playbook-past", day = format.short_date(step.wanted_on)));
    let done = step.done_when.as_ref().map(|condition| say!(words, "playbook-done-when", condition = condition.clone()));
    let only = step.only_if.as_ref().map(|condition| say!(words, "playbook-only-if", condition = condition.clone()));
    [past, done, only].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Says why a playbook cannot be started for an account, and what to do.
pub fn cannot_start(words: &Words, format: &Format, why: CannotStart) -> String {
    match why {
        CannotStart::Running(since) => say!(words, "playbook-runs-already", day = format.short_date(since)),
        CannotStart::NoDay(Anchor::Kickoff) => say!(words, "playbook-no-kickoff"),
        CannotStart::NoDay(Anchor::Detractor) => say!(words, "playbook-no-detractor"),
        CannotStart::NoDay(anchor) => say!(words, "playbook-no-day", anchor = words.word(anchor)),
        CannotStart::NothingToDo => say!(words, "playbook-nothing-to-do"),
    }
}

/// Says what is wrong with a condition, and at which of its characters; `views` are the saved segments it may name.
///
/// A condition of bare words would look for them in the account's name: that is never meant.
pub fn condition(words: &Words, views: &[(String, String)], condition: &str) -> Result<(), (usize, String)> {
    let filter = understood(condition, views).map_err(|error| (error.span.start, query_error(words, &error.kind)))?;
    let mut asks = false;
    filter.each_term(&mut |term| asks |= !matches!(term, Term::Text(_)));
    if asks { Ok(()) } else { Err((0, say!(words, "playbook-fault-words"))) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Lang;
    use crate::text::Cells;

    #[test]
    fn a_condition_asks_something_about_the_account() {
        let words = Words::new(Lang::En);
        for fine in ["usage>40", "score>=70 -seg:smb", "スコア＜４０", "@risk"] {
            assert_eq!(condition(&words, &[("risk".into(), "score<40".into())], fine), Ok(()), "{fine}");
        }
        let at = |text: &str| condition(&words, &[], text).map_err(|(at, _)| at);
        assert_eq!((at("the sponsor agreed"), at("usage>much"), at("(score<40")), (Err(0), Err(6), Err(0)));
    }

    #[test]
    fn every_fault_fits_under_its_line_in_a_small_terminal() {
        use StepProblem::*;
        let steps =
            [NoOffset, UnknownUnit, TooFar, NoTitle, TitleTooLong, Priority, Twice, Unclosed, EmptyCondition, UnknownCondition, TextAfter];
        let problems = steps.map(Problem::Step).into_iter().chain([Problem::TooManySteps, Problem::NoSteps]);
        for problem in problems {
            for lang in Lang::ALL {
                let said = super::problem(&Words::new(*lang), &problem);
                assert!(!said.starts_with('[') && Cells::Narrow.width(&said) <= 74, "{said}");
            }
        }
    }
}
