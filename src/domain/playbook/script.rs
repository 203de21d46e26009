//! The text of a playbook: one step a line, lines that begin with `#` are remarks, empty lines are nothing.

use super::step::{Clause, PlayStep, ReadStep, StepProblem};
use crate::domain::Lang;

/// More steps than anybody works through are a slip of the clipboard.
const MOST_STEPS: usize = 100;

/// A step and the line it stands on, counted from 0.
#[derive(Clone, Debug, PartialEq)]
pub struct ScriptStep {
    pub line: usize,
    pub read: ReadStep,
}

/// What is wrong with a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    Step(StepProblem),
    /// A condition that the filter language does not understand, in its own words.
    Condition(String),
    TooManySteps,
    NoSteps,
}

/// A problem, its line and the character within it, both counted from 0.
#[derive(Clone, Debug, PartialEq)]
pub struct ScriptFault {
    pub line: usize,
    pub at: usize,
    pub problem: Problem,
}

/// Everything that was read, and everything that was not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Script {
    pub steps: Vec<ScriptStep>,
    pub faults: Vec<ScriptFault>,
}

impl Script {
    pub fn read(text: &str) -> Script {
        let mut script = Script::default();
        for (line, content) in text.lines().enumerate().filter(|(_, content)| is_step(content)) {
            match PlayStep::read(content) {
                Ok(read) => script.steps.push(ScriptStep { line, read }),
                Err(fault) => script.faults.push(ScriptFault { line, at: fault.at, problem: Problem::Step(fault.problem) }),
            }
        }
        if let Some(step) = script.steps.get(MOST_STEPS) {
            script.faults.push(ScriptFault { line: step.line, at: 0, problem: Problem::TooManySteps });
        }
        if script.steps.is_empty() && script.faults.is_empty() {
            script.faults.push(ScriptFault { line: 0, at: 0, problem: Problem::NoSteps });
        }
        script.faults.sort_by_key(|fault| (fault.line, fault.at));
        script
    }

    /// Reads a text and its conditions; `check` says what is wrong with a condition and at which of its characters.
    pub fn checked(text: &str, check: impl Fn(&str) -> Result<(), (usize, String)>) -> Script {
        let mut script = Script::read(text);
        let mut faults = Vec::new();
        for step in &script.steps {
            for (_, condition, at) in step.read.conditions() {
                if let Err((within, why)) = check(condition) {
                    faults.push(ScriptFault { line: step.line, at: at + within, problem: Problem::Condition(why) });
                }
            }
        }
        script.faults.extend(faults);
        script.faults.sort_by_key(|fault| (fault.line, fault.at));
        script
    }

    /// Returns the steps without their places.
    pub fn into_steps(self) -> Vec<PlayStep> {
        self.steps.into_iter().map(|step| step.read.step).collect()
    }
}

impl ReadStep {
    /// Lists the conditions with the character where each begins.
    pub fn conditions(&self) -> impl Iterator<Item = (Clause, &str, usize)> {
        let done = self.step.done_when.as_deref().map(|text| (Clause::DoneWhen, text, self.done_when_at));
        let only = self.step.only_if.as_deref().map(|text| (Clause::OnlyIf, text, self.only_if_at));
        done.into_iter().chain(only)
    }
}

/// Writes every step of a text as it is written in a language; remarks, empty lines and what cannot be read stay as they are.
pub fn rewritten(text: &str, lang: Lang) -> String {
    let line = |content: &str| match PlayStep::read(content) {
        Ok(read) if is_step(content) => read.step.written(lang),
        _ => content.to_owned(),
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

fn is_step(content: &str) -> bool {
    !content.trim().is_empty() && !content.trim_start().starts_with(['#', '＃'])
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# first week\n+0d Call !1\n\n＃ 次の週\nsoon Write\n  +2w Ask (only if score>=70)\n";

    #[test]
    fn remarks_and_empty_lines_are_no_steps_and_faults_name_their_line() {
        let script = Script::read(TEXT);
        assert_eq!(script.steps.iter().map(|step| step.line).collect::<Vec<_>>(), [1, 5]);
        assert_eq!(script.faults, [ScriptFault { line: 4, at: 0, problem: Problem::Step(StepProblem::NoOffset) }]);
        assert_eq!(Script::read("# nothing\n").faults[0].problem, Problem::NoSteps);
        let many = "+1d Call\n".repeat(101);
        assert_eq!(Script::read(&many).faults, [ScriptFault { line: 100, at: 0, problem: Problem::TooManySteps }]);
    }

    #[test]
    fn a_fault_in_a_condition_points_into_the_line() {
        let script = Script::checked("+1d Ask (done when b) (only if score>=x)", |condition| match condition.find('x') {
            Some(at) => Err((at, "no number".into())),
            None => Ok(()),
        });
        assert_eq!(script.faults, [ScriptFault { line: 0, at: 38, problem: Problem::Condition("no number".into()) }]);
    }

    #[test]
    fn rewriting_changes_the_words_and_keeps_the_rest() {
        let expected = "# first week\n+0日 Call !1\n\n＃ 次の週\nsoon Write\n+2週 Ask（実施条件: score>=70）";
        assert_eq!(rewritten(TEXT, Lang::Ja), expected);
        assert_eq!(rewritten(expected, Lang::En), "# first week\n+0d Call !1\n\n＃ 次の週\nsoon Write\n+2w Ask (only if score>=70)");
        assert_eq!(rewritten(&rewritten(TEXT, Lang::Ja), Lang::Ja), expected);
    }
}
