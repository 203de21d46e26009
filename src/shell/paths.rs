//! Where things stand on this computer: the book, and who is asking for it. Reads the environment and the platform, writes
//! nothing.

use std::path::PathBuf;

/// The variable that names the book.
pub const BOOK_VARIABLE: &str = "MIMAMORI_BOOK";

/// Returns the book of a person who names none: that of the environment, else the one in the platform's data folder; `None`
/// where the platform knows no such folder.
pub fn usual_book(variable: impl Fn(&str) -> Option<String>) -> Option<PathBuf> {
    match variable(BOOK_VARIABLE).filter(|path| !path.is_empty()) {
        Some(path) => Some(PathBuf::from(path)),
        None => Some(directories::ProjectDirs::from("", "", "mimamori")?.data_dir().join("book.mimamori")),
    }
}

/// Returns where the person's choices stand; `None` where the platform knows no such folder.
pub fn config_file() -> Option<PathBuf> {
    Some(directories::ProjectDirs::from("", "", "mimamori")?.config_dir().join("config.toml"))
}

/// Returns where the person's own health model stands.
pub fn model_file() -> Option<PathBuf> {
    Some(config_file()?.with_file_name("health.toml"))
}

/// Returns where the person's own rules of the morning stand.
pub fn rules_file() -> Option<PathBuf> {
    Some(config_file()?.with_file_name("rules.toml"))
}

/// Returns where the person's own keys stand.
pub fn keys_file() -> Option<PathBuf> {
    Some(config_file()?.with_file_name("keys.toml"))
}

/// Returns where the person's own reasons for leaving stand.
pub fn reasons_file() -> Option<PathBuf> {
    Some(config_file()?.with_file_name("churn_reasons.toml"))
}

/// Returns the name under which the person is logged in; empty where the system does not say.
pub fn user(variable: impl Fn(&str) -> Option<String>) -> String {
    ["USER", "LOGNAME", "USERNAME"].iter().find_map(|name| variable(name)).unwrap_or_default()
}

/// Returns the computer's name; empty where it has none.
pub fn host(variable: impl Fn(&str) -> Option<String>) -> String {
    system_name().or_else(|| variable("COMPUTERNAME")).unwrap_or_default()
}

#[cfg(unix)]
fn system_name() -> Option<String> {
    let name = rustix::system::uname().nodename().to_string_lossy().into_owned();
    Some(name).filter(|name| !name.is_empty())
}

#[cfg(not(unix))]
fn system_name() -> Option<String> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_names_the_book_unless_it_is_empty() {
        let named = |value: &'static str| move |name: &str| (name == BOOK_VARIABLE).then(|| value.to_owned());
        assert_eq!(usual_book(named("/tmp/mine.mimamori")), Some(PathBuf::from("/tmp/mine.mimamori")));
        let usual = usual_book(named(""));
        assert_eq!(usual, usual_book(|_| None));
        assert!(usual.is_none_or(|path| path.ends_with("mimamori/book.mimamori") || path.ends_with("data/book.mimamori")));
    }

    #[test]
    fn the_first_variable_that_is_set_names_the_person() {
        assert_eq!(user(|name| (name == "LOGNAME").then(|| "mika".into())), "mika");
        assert_eq!(user(|_| None), "");
    }
}
