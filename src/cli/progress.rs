//! How far long work is: a bar on standard error, only where that is a terminal.

use crate::cli::context::Context;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Shown while it lives; it never stops the work, Ctrl-C does.
pub struct Progress {
    bar: ProgressBar,
}

impl Progress {
    pub fn start(cx: &Context, what: String) -> Progress {
        // Ten times a second; the target hides itself where standard error is no terminal.
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(10));
        let template =
            if cx.no_colour { "{msg} [{bar:30}] {human_pos}/{human_len}" } else { "{msg} [{bar:30.cyan}] {human_pos}/{human_len}" };
        bar.set_style(ProgressStyle::with_template(template).expect("a sound template").progress_chars("=> "));
        bar.set_message(what);
        Progress { bar }
    }

    /// Takes the news of the work; always says to go on.
    pub fn watch(&self) -> impl FnMut(u64, u64) -> bool + '_ {
        |done, total| {
            self.bar.set_length(total);
            self.bar.set_position(done);
            true
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
