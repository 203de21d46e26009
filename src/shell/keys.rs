//! The keys in force: the preset of the settings, and over it the person's own `keys.toml` beside them.

use crate::i18n::Words;
use crate::say;
use crate::shell::config::{at_line, unreadable};
use crate::tui::keymap::{Keymap, Preset};
use std::path::Path;

/// The keys, and what is wrong with the person's own in the person's words: one sentence for each line that does not hold.
#[derive(Clone, Debug)]
pub struct InForce {
    pub keymap: Keymap,
    pub problems: Vec<String>,
}

impl InForce {
    /// Says in one line what is wrong: the first problem, and how many more there are.
    pub fn problem(&self, words: &Words) -> Option<String> {
        let first = self.problems.first()?.clone();
        Some(match self.problems.len() - 1 {
            0 => say!(words, "keys-ignored", problem = first),
            more => say!(words, "keys-ignored-more", problem = first, n = more),
        })
    }
}

/// Reads the person's file. What cannot be used in it stops nothing: the rest of it holds, and the problems are told.
pub fn in_force(words: &Words, preset: Preset, file: Option<&Path>) -> InForce {
    let preset_only = || Keymap::with(preset, None).0;
    let Some(path) = file else { return InForce { keymap: preset_only(), problems: Vec::new() } };
    let name = path.display().to_string();
    match std::fs::read_to_string(path) {
        Ok(text) => {
            let (keymap, faults) = Keymap::with(preset, Some(&text));
            let told = faults.iter().map(|fault| at_line(words, name.clone(), fault.line, fault.worded(words)));
            InForce { problems: told.collect(), keymap }
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => InForce { keymap: preset_only(), problems: Vec::new() },
        Err(error) => InForce { keymap: preset_only(), problems: vec![unreadable(words, name, &(&error).into())] },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Lang;
    use crate::tui::command::Cmd;

    #[test]
    fn a_slip_is_told_with_its_line_and_the_rest_of_the_file_holds() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("keys.toml");
        let words = Words::new(Lang::En);
        assert_eq!(in_force(&words, Preset::Standard, Some(&file)).problems, [""; 0], "no file is no slip");
        std::fs::write(&file, "[book]\nsort = \"o\"\n\n[globl]\ntoday = \"f2\"\n").expect("is written");
        let found = in_force(&words, Preset::Standard, Some(&file));
        assert_eq!(found.keymap.first(Cmd::Sort), "o");
        let [problem] = found.problems.as_slice() else { panic!("{:?}", found.problems) };
        assert!(problem.contains("keys.toml:4") && problem.contains("globl") && problem.contains("[global]"), "{problem}");
        assert!(found.problem(&words).is_some_and(|said| said.contains("The rest of the file holds")));
    }
}
