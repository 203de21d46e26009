//! Turns a crash in readers that are not ours into an error: damaged XLS files do crash the workbook readers
//! (tried: about one in a thousand with a few bytes changed), and a repetition rule may be as odd.

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
    crash_free(read).unwrap_or_else(|| Err(TableError::BrokenWorkbook { detail: "damaged".to_owned() }))
}

/// Runs code that is not ours; `None` when it crashed.
pub(in crate::import) fn crash_free<T>(run: impl FnOnce() -> T) -> Option<T> {
    let before = IS_GUARDED.replace(true);
    let result = catch_unwind(AssertUnwindSafe(run));
    IS_GUARDED.set(before);
    result.ok()
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
