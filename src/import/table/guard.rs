//! Turns a crash in the workbook readers into an error. They are not ours, and damaged XLS files do crash them
//! (tried: about one in a thousand with a few bytes changed).

use crate::import::table::TableError;
use std::{
    cell::Cell,
    panic::{AssertUnwindSafe, catch_unwind},
};

thread_local! {
    static IS_GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Says whether a panic on this thread becomes an error. A panic hook has nothing to report or to tidy up then.
pub fn is_guarded() -> bool {
    IS_GUARDED.get()
}

/// Runs a reader; it must not leave anything behind that is used after a crash.
pub(super) fn guarded<T>(read: impl FnOnce() -> Result<T, TableError>) -> Result<T, TableError> {
    let before = IS_GUARDED.replace(true);
    let result = catch_unwind(AssertUnwindSafe(read));
    IS_GUARDED.set(before);
    result.unwrap_or_else(|_| Err(TableError::BrokenWorkbook { detail: "damaged".to_owned() }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crash_is_an_error_and_only_inside() {
        let crashed: Result<(), TableError> = guarded(|| {
            assert!(is_guarded());
            std::panic::resume_unwind(Box::new("damaged"))
        });
        assert!(matches!(crashed, Err(TableError::BrokenWorkbook { .. })) && !is_guarded());
        assert_eq!(guarded(|| Ok(5)), Ok(5));
    }
}
