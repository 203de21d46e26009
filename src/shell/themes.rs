//! The person's own themes: `themes/NAME.toml` beside the settings, each laid over one that comes with the program.

use crate::i18n::Words;
use crate::say;
use crate::shell::config::{self, unreadable};
use crate::theme::{Theme, ThemeFile};
use std::path::Path;

/// A theme of the person's own, and what is wrong with its file; what is wrong looks as in its base.
#[derive(Clone, Debug)]
pub struct OwnTheme {
    pub name: String,
    pub theme: &'static Theme,
    pub problems: Vec<String>,
}

/// Reads the themes beside a file of settings, by their names; none where there is no such folder.
pub fn own(words: &Words, settings: Option<&Path>) -> Vec<OwnTheme> {
    let folder = settings.and_then(Path::parent).map(|folder| folder.join("themes"));
    let files = folder.and_then(|folder| folder.read_dir().ok()).into_iter().flatten().flatten().map(|entry| entry.path());
    let named = files.filter(|path| path.extension().is_some_and(|end| end == "toml"));
    let named = named.filter_map(|path| Some((path.file_stem()?.to_str()?.to_owned(), path)));
    let mut themes: Vec<OwnTheme> = named.map(|(name, path)| read(words, &name, &path)).collect();
    themes.sort_by(|one, other| one.name.cmp(&other.name));
    themes
}

fn read(words: &Words, name: &str, path: &Path) -> OwnTheme {
    let file = path.display().to_string();
    let made = |read: ThemeFile, problems| OwnTheme { name: name.to_owned(), theme: read.over_base(name).kept(), problems };
    match std::fs::read_to_string(path) {
        Ok(text) => {
            let (read, faults) = config::lenient::<ThemeFile>(&text);
            let told = |fault| say!(words, "theme-file-ignored", problem = config::slip(words, &file, fault));
            made(read, faults.iter().map(told).collect())
        }
        Err(error) => made(ThemeFile::default(), vec![unreadable(words, file, &(&error).into())]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Lang;
    use crate::theme::Role;
    use ratatui::style::{Color, Style};

    #[test]
    fn a_theme_of_ones_own_is_read_and_a_slip_is_told_with_its_line() {
        let folder = tempfile::tempdir().expect("a folder");
        let settings = folder.path().join("config.toml");
        let words = Words::new(Lang::En);
        assert!(own(&words, Some(&settings)).is_empty() && own(&words, None).is_empty());
        std::fs::create_dir(folder.path().join("themes")).expect("is made");
        let text = "base = \"light\"\n\n[roles]\ngreen = { fg = \"bluish\" }\nred = { fg = \"magenta\" }\nbleu = { bold = true }\n";
        std::fs::write(folder.path().join("themes/mine.toml"), text).expect("is written");
        std::fs::write(folder.path().join("themes/notes.txt"), "no theme").expect("is written");
        let themes = own(&words, Some(&settings));
        assert_eq!(themes.iter().map(|theme| theme.name.as_str()).collect::<Vec<_>>(), ["mine"]);
        let light = Theme::named("light").expect("is built in");
        assert_eq!(themes[0].theme.style(Role::Red), Style::new().fg(Color::Magenta));
        assert_eq!(themes[0].theme.style(Role::Green), light.style(Role::Green));
        let problems = &themes[0].problems;
        assert!(problems.len() == 2 && problems[0].contains("mine.toml:4:") && problems[0].contains("a colour such as"), "{problems:?}");
        assert!(problems[1].contains("mine.toml:6:") && problems[1].contains("bleu"), "{problems:?}");
    }
}
