//! The reasons for leaving one can choose from: the person's own `churn_reasons.toml` beside the settings laid over those that are
//! built in.

use crate::domain::renewal::reason::Reasons;
use crate::i18n::Words;
use crate::say;
use crate::shell::config::{at_line, unreadable};
use crate::wording;
use std::path::Path;

/// Reads the person's file. One that cannot be used stops nothing: the built-in reasons hold, and the problem is told.
pub fn in_force(words: &Words, file: Option<&Path>) -> (Reasons, Option<String>) {
    let Some(path) = file else { return (Reasons::built_in(), None) };
    let name = path.display().to_string();
    let told = |problem: String| (Reasons::built_in(), Some(say!(words, "renewals-reasons-ignored", problem = problem)));
    match std::fs::read_to_string(path) {
        Ok(text) => match Reasons::with_own(&text) {
            Ok(reasons) => (reasons, None),
            Err(fault) => told(at_line(words, name, fault.line, wording::settings::toml_fault(words, &fault))),
        },
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => (Reasons::built_in(), None),
        Err(error) => told(unreadable(words, name, &(&error).into())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Lang;

    #[test]
    fn a_file_of_ones_own_is_laid_over_and_a_slip_in_it_is_told_with_its_line() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("churn_reasons.toml");
        let words = Words::new(Lang::En);
        assert_eq!(in_force(&words, Some(&file)), (Reasons::built_in(), None), "no file is no slip");
        std::fs::write(&file, "[[reason]]\nkey = \"legal\"\nen = \"Legal\"\nja = \"法務\"\n").expect("is written");
        let (reasons, problem) = in_force(&words, Some(&file));
        assert_eq!((reasons.word("legal", Lang::Ja), problem), ("法務", None));
        std::fs::write(&file, "[[reason]]\nkey = \"legal\"\nenglish = \"Legal\"\n").expect("is written");
        let (reasons, problem) = in_force(&words, Some(&file));
        let problem = problem.expect("an unknown name");
        assert!(problem.contains("churn_reasons.toml:3") && problem.contains("english"), "{problem}");
        assert_eq!(reasons, Reasons::built_in());
    }
}
