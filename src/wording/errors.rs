//! Errors for people: what went wrong, where, and what to do next.

use crate::domain::check::Fault;
use crate::i18n::Words;
use crate::ops;
use crate::say;
use crate::store::{self, ErrorKind, Obstacle};

/// Words a failure of the store.
pub fn store_error(words: &Words, error: &store::Error) -> String {
    match &error.kind {
        ErrorKind::NoBook(path) => say!(words, "error-no-book", path = path.display().to_string()),
        ErrorKind::NotABook(path) => say!(words, "error-not-a-book", path = path.display().to_string()),
        ErrorKind::NewerVersion { path, found, known } => {
            let (found, known) = (found.to_string(), known.to_string());
            say!(words, "error-newer-version", path = path.display().to_string(), found = found, known = known)
        }
        ErrorKind::OlderVersion { path, .. } => say!(words, "error-older-version", path = path.display().to_string()),
        ErrorKind::CannotOpen(path, why) => say!(words, "error-cannot-open", path = path.display().to_string(), why = obstacle(words, why)),
        ErrorKind::ReadOnly => say!(words, "error-read-only"),
        ErrorKind::DiskFull => say!(words, "error-disk-full"),
        ErrorKind::Io(why) => say!(words, "error-io", why = obstacle(words, why)),
        ErrorKind::Busy => say!(words, "error-busy"),
        ErrorKind::Damaged(why) => say!(words, "error-damaged", why = why.clone()),
        ErrorKind::NothingToUndo => say!(words, "error-nothing-to-undo"),
        ErrorKind::NothingToRedo => say!(words, "error-nothing-to-redo"),
        ErrorKind::ChangedSince { table, name } => say!(words, "error-changed-since", table = table.clone(), name = name.clone()),
        ErrorKind::NoRow { table, id } => say!(words, "error-no-row", table = *table, id = id.to_string()),
        ErrorKind::Refused(why) => say!(words, "error-refused", why = why.clone()),
    }
}

/// Words what stood in the way of a file, as a part of a sentence.
pub fn obstacle(words: &Words, obstacle: &Obstacle) -> String {
    match obstacle {
        Obstacle::Missing => say!(words, "error-why-missing"),
        Obstacle::Forbidden => say!(words, "error-why-forbidden"),
        Obstacle::ReadOnly => say!(words, "error-why-read-only"),
        Obstacle::Full => say!(words, "error-why-full"),
        Obstacle::TooLarge => say!(words, "error-why-too-large"),
        Obstacle::Closed => say!(words, "error-why-closed"),
        Obstacle::Device => say!(words, "error-why-device"),
        Obstacle::Folder => say!(words, "error-why-folder"),
        Obstacle::NotText => say!(words, "error-why-not-text"),
        Obstacle::Other(text) => text.clone(),
    }
}

/// Words a refused op: each field with what is wrong with it.
pub fn op_error(words: &Words, error: &ops::Error) -> String {
    match error {
        ops::Error::Store(error) => store_error(words, error),
        ops::Error::AlreadyRunning { account, playbook } => {
            say!(words, "playbook-already-running", account = account.clone(), playbook = playbook.clone())
        }
        ops::Error::Invalid(faults) => {
            let lines: Vec<String> = faults.iter().map(|fault| field_fault(words, fault)).collect();
            lines.join("\n")
        }
    }
}

/// Words a field and what is wrong with it; a fault of the whole stands alone.
pub fn field_fault(words: &Words, (field, why): &Fault) -> String {
    if field.is_empty() {
        return words.invalid(why);
    }
    say!(words, "error-field", field = words.get(&format!("fault-{}", field.replace('_', "-"))), why = words.invalid(why))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::check::Check;
    use crate::domain::{Contact, Invalid, Lang};

    /// The names that checks and ops give.
    const FIELDS: &str = "account after amount arr blocked body churn_reason churned_on comment country criterion description domain \
        done_on draft due_on email end_on external_id feedback filter final_arr industry kana key metric name note owner pattern \
        phase phone place plan product quote reason reference region rules satisfaction score segment source status step steps \
        subject target_on task term_months theme title to unit";

    #[test]
    fn a_field_is_named_in_the_language() {
        let invalid = |faults| ops::Error::Invalid(faults);
        let empty = invalid(vec![("title", Invalid::Empty), ("name", Invalid::Taken("VIP".into()))]);
        let japanese = op_error(&Words::new(Lang::Ja), &empty);
        assert_eq!(japanese, "件名: 未入力です。値を入力してください。\n名前: 「VIP」は使われています。別の名前にしてください。");
        for lang in Lang::ALL {
            let words = Words::new(*lang);
            for field in FIELDS.split(' ') {
                let said = field_fault(&words, &(field, Invalid::Empty));
                assert!(!said.starts_with('[') && (*lang == Lang::En || field == "arr" || !said.is_ascii()), "{field}: {said}");
            }
        }
        let nobody = Contact { email: Some("x".into()), ..Contact::named(crate::domain::AccountId(1), "") };
        assert!(nobody.faults().iter().all(|(field, _)| FIELDS.split(' ').any(|known| known == *field)));
    }
}
