//! Paths with `*` and `?` that no shell has put names in the place of: those of quoted words, and of the import screen.

use std::path::{Component, Path, PathBuf};

/// Returns what a pattern stands for, in the order of the names.
pub(super) fn matching(pattern: &Path) -> Vec<PathBuf> {
    let mut found = vec![PathBuf::new()];
    for component in pattern.components() {
        let name = match component {
            Component::Normal(name) => name.to_string_lossy().into_owned(),
            other => {
                found.iter_mut().for_each(|path| path.push(other));
                continue;
            }
        };
        if name.contains(['*', '?']) {
            found = found.iter().flat_map(|folder| within(folder, &name)).collect();
        } else {
            found.iter_mut().for_each(|path| path.push(&name));
            found.retain(|path| path.exists());
        }
    }
    found
}

fn within(folder: &Path, pattern: &str) -> Vec<PathBuf> {
    let pattern: Vec<char> = pattern.chars().collect();
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let is_meant = |name: &str| fits(name, &pattern) && (!name.starts_with('.') || pattern.first() == Some(&'.'));
    let mut paths: Vec<PathBuf> =
        entries.filter(|entry| is_meant(&entry.file_name().to_string_lossy())).map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

/// Says whether a name is what a pattern means: `*` stands for any characters, `?` for one.
fn fits(name: &str, pattern: &[char]) -> bool {
    let name: Vec<char> = name.chars().collect();
    // Which beginnings of the name the pattern so far fits.
    let mut reached = vec![false; name.len() + 1];
    reached[0] = true;
    for wanted in pattern {
        match wanted {
            '*' => {
                let first = reached.iter().position(|is_reached| *is_reached).unwrap_or(reached.len());
                reached.iter_mut().skip(first).for_each(|is_reached| *is_reached = true);
            }
            _ => {
                for at in (0..name.len()).rev() {
                    reached[at + 1] = reached[at] && (*wanted == '?' || *wanted == name[at]);
                }
                reached[0] = false;
            }
        }
    }
    reached[name.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_and_question_marks_stand_for_names() {
        let is_fit = |name: &str, pattern: &str| fits(name, &pattern.chars().collect::<Vec<_>>());
        for (name, pattern) in [("a.eml", "*.eml"), ("a.eml", "?.eml"), ("見積.eml", "見*"), ("", "*"), ("abc", "a*c*")] {
            assert!(is_fit(name, pattern), "{name} {pattern}");
        }
        for (name, pattern) in [("a.emlx", "*.eml"), ("ab.eml", "?.eml"), ("", "?"), ("abc", "a*b")] {
            assert!(!is_fit(name, pattern), "{name} {pattern}");
        }
    }

    #[test]
    fn folders_may_be_patterns_too() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["2025/a.eml", "2026/b.eml", "2026/c.txt", "old/d.eml"] {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().expect("has one")).expect("is made");
            std::fs::write(path, "x").expect("is written");
        }
        let found = matching(&folder.path().join("20*/*.eml"));
        let names: Vec<_> = found.iter().filter_map(|path| path.strip_prefix(folder.path()).ok()).collect();
        assert_eq!(names, [Path::new("2025/a.eml"), Path::new("2026/b.eml")]);
    }
}
