//! Tells a paste from typing on terminals without bracketed paste: nobody types three keys within a few milliseconds.

use std::time::{Duration, Instant};

/// Keys closer together than this belong together; a held key repeats every 15 ms at the fastest.
const GAP: Duration = Duration::from_millis(8);

/// Keys that came that fast make a paste; two may be one hand rolling over the keys.
const LENGTH: u32 = 3;

/// Watches the arrival of keys; the caller gives the times.
#[derive(Clone, Copy, Debug, Default)]
pub struct KeyBurst {
    last: Option<Instant>,
    run: u32,
}

impl KeyBurst {
    /// Notes a key and tells whether it is part of a paste: then Enter is a line end and must not submit.
    ///
    /// `more_waiting`: further input can already be read behind this key.
    pub fn press(&mut self, at: Instant, more_waiting: bool) -> bool {
        let follows = self.last.is_some_and(|last| at.saturating_duration_since(last) < GAP);
        self.run = if follows { self.run.saturating_add(1) } else { 1 };
        self.last = Some(at);
        more_waiting || self.run >= LENGTH
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_fast_runs_and_waiting_input_are_pastes() {
        let cases: [(&[u64], bool, bool); 5] = [
            (&[0, 120, 240], false, false),
            (&[0, 1, 2], false, true),
            (&[0, 1], false, false),
            (&[0, 1, 2, 3, 300], false, false),
            (&[0], true, true),
        ];
        for (milliseconds, waiting, expected) in cases {
            let start = Instant::now();
            let mut burst = KeyBurst::default();
            let mut last = false;
            for at in milliseconds {
                last = burst.press(start + Duration::from_millis(*at), waiting);
            }
            assert_eq!(last, expected, "{milliseconds:?} {waiting}");
        }
    }
}
