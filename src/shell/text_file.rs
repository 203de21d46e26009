//! Writes a text to a file that a person names, and writes over none that is there.

use std::fs::OpenOptions;
use std::io::{Error, ErrorKind, Result, Write};
use std::path::{Path, PathBuf};

/// The most names that are tried beside one that is taken.
const TRIES: u32 = 99;

/// Writes to a path, which is meant from the book's folder unless it begins at a root or with `~`; where a file is there
/// already, beside it under a numbered name. Returns where the text is.
pub fn write_beside(book: &Path, named: &Path, content: &str) -> Result<PathBuf> {
    let path = book.parent().unwrap_or_else(|| Path::new(".")).join(at_home(named));
    for try_ in 1..=TRIES {
        let path = if try_ == 1 { path.clone() } else { numbered(&path, try_) };
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(mut file) => return file.write_all(content.as_bytes()).map(|()| path),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(Error::from(ErrorKind::AlreadyExists))
}

fn at_home(path: &Path) -> PathBuf {
    let home = directories::BaseDirs::new().map(|folders| folders.home_dir().to_owned());
    match (path.strip_prefix("~"), home) {
        (Ok(rest), Some(home)) => home.join(rest),
        _ => path.to_owned(),
    }
}

/// `review.md` becomes `review-2.md`.
fn numbered(path: &Path, n: u32) -> PathBuf {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let end = path.extension().map(|end| format!(".{}", end.to_string_lossy())).unwrap_or_default();
    path.with_file_name(format!("{stem}-{n}{end}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_there_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let book = folder.path().join("book.mimamori");
        let write = |content| write_beside(&book, Path::new("review.md"), content).expect("is written");
        assert_eq!(write("one"), folder.path().join("review.md"));
        assert_eq!(write("two"), folder.path().join("review-2.md"));
        assert_eq!(std::fs::read_to_string(folder.path().join("review.md")).expect("reads"), "one");
        assert!(write_beside(&book, Path::new("nowhere/review.md"), "x").is_err());
    }
}
