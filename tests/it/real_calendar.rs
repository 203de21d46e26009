//! Real calendars of many programs, where a folder of them is at hand: `MIMAMORI_REAL_DATA` names it.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use chrono::{FixedOffset, NaiveDate};
use mimamori::domain::Zone;
use mimamori::import::Reason;
use mimamori::import::calendar::{CalendarFile, Counts, Fault, Frame, plan};
use std::fs;
use std::path::{Path, PathBuf};

fn calendars(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(calendars(&path));
        } else if path.extension().is_some_and(|ending| ending == "ics") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Counts the events that stand in a file, whatever its lines are like.
fn events_in(bytes: &[u8]) -> u64 {
    let text = String::from_utf8_lossy(bytes).to_uppercase();
    text.split(['\n', '\r']).filter(|line| line.trim_start_matches('\u{feff}').trim() == "BEGIN:VEVENT").count() as u64
}

#[test]
fn calendars_of_many_programs_come_in_without_a_loss() {
    let Some(folder) = std::env::var_os("MIMAMORI_REAL_DATA").map(|folder| PathBuf::from(folder).join("calendar")) else {
        eprintln!("skipped: MIMAMORI_REAL_DATA is not set");
        return;
    };
    let zone = Zone::Fixed(FixedOffset::east_opt(9 * 3600).unwrap());
    let frame = Frame::around(NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(), zone);
    let (mut total, mut meetings, mut files) = (Counts::default(), 0, 0);
    for path in calendars(&folder) {
        let bytes = fs::read(&path).unwrap();
        let name = path.strip_prefix(&folder).unwrap().display().to_string();
        let plan = plan(&[CalendarFile { name: &name, bytes: &bytes }], &frame);
        let counts = plan.counts;
        assert_eq!(counts.events, events_in(&bytes), "{name}: every event is read");
        assert_eq!(counts.events, counts.placed + counts.outside + counts.same + counts.left_out, "{name}: {counts:?}");
        let told = plan.problems.iter().filter(|problem| {
            matches!(problem.reason, Reason::Calendar(Fault::NoStart { .. } | Fault::BadTime { .. } | Fault::Replaced { .. }))
        });
        assert_eq!(told.count() as u64, counts.left_out, "{name}: each with its reason");
        assert!(counts.events == 0 || !plan.meetings.is_empty() || counts.outside + counts.left_out > 0, "{name}");
        for problem in plan.problems.iter().chain(&plan.notes) {
            println!("{name}:{} {:?} {}", problem.row, problem.column, problem.reason);
        }
        (files, meetings) = (files + 1, meetings + plan.meetings.len());
        total.events += counts.events;
        total.placed += counts.placed;
        total.outside += counts.outside;
        total.same += counts.same;
        total.left_out += counts.left_out;
        total.not_meetings += counts.not_meetings;
        total.instances_outside += counts.instances_outside;
    }
    println!("{files} files, {meetings} meetings, {total:?}");
    // Samples of single properties have events without any start; all others come in.
    assert!(files > 200 && total.events > 200 && total.placed + total.outside > 130, "{total:?}");
}
