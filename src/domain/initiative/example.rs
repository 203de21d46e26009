//! An initiative to look at in tests.

use super::{ActionKind, Initiative};

pub(super) fn initiative(start: &str, end: &str) -> Initiative {
    let day = |text: &str| text.parse().expect("a date");
    Initiative {
        title: "Call the silent".into(),
        hypothesis: "Who is called comes back".into(),
        filter: "touch:none>30d".into(),
        action_kind: ActionKind::Other,
        action: Some("call".into()),
        measure: "health".into(),
        start_on: day(start),
        end_on: day(end),
        verdict: None,
        learned: None,
        next_step: None,
    }
}
