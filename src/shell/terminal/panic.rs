//! A panic gives the terminal back before it is reported; one in a job thread is kept for the loop, as the screen is still in use.

use std::panic::{PanicHookInfo, set_hook, take_hook};
use std::sync::{Mutex, Once, PoisonError};
use std::thread::{self, ThreadId};

use super::state;

static INSTALLED: Once = Once::new();
static SCREEN_THREAD: Mutex<Option<ThreadId>> = Mutex::new(None);
static THREAD_PANIC: Mutex<Option<String>> = Mutex::new(None);

/// Installs the hook once, and notes the calling thread as the one that draws.
pub(super) fn install() {
    *SCREEN_THREAD.lock().unwrap_or_else(PoisonError::into_inner) = Some(thread::current().id());
    INSTALLED.call_once(|| {
        let before = take_hook();
        set_hook(Box::new(move |info| {
            if state::is_taken() && !is_screen_thread() {
                keep(info);
            } else {
                state::restore();
                before(info);
            }
        }));
    });
}

/// Takes the report of the last panic in another thread, for the loop that finds a job dead.
pub fn take_thread_panic() -> Option<String> {
    THREAD_PANIC.lock().unwrap_or_else(PoisonError::into_inner).take()
}

fn is_screen_thread() -> bool {
    *SCREEN_THREAD.lock().unwrap_or_else(PoisonError::into_inner) == Some(thread::current().id())
}

fn keep(info: &PanicHookInfo<'_>) {
    *THREAD_PANIC.lock().unwrap_or_else(PoisonError::into_inner) = Some(info.to_string());
}
