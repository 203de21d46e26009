//! What the playbook commands say, in JSON and in text.

use crate::cli::context::Context;
use crate::cli::json::Day;
use crate::cli::text::{Column, Line, Piece, Table, Text, Tone};
use crate::domain::playbook::{Anchor, PlannedStep, Playbook, Script, written_offset};
use crate::domain::triage::Reason;
use crate::domain::{AccountId, Lang, OpId, RunId, TaskId, TouchModel};
use crate::i18n::format::NOTHING;
use crate::review::playbook::{CannotStart, Preview, Settled, Tally};
use crate::say;
use crate::store::playbook::RunLine;
use crate::wording::playbook::{cannot_start, remark};
use serde::Serialize;

#[derive(Serialize)]
pub struct PlaybookLine {
    pub key: String,
    pub name: String,
    pub description: Option<String>,
    pub touch_model: Option<TouchModel>,
    pub anchor: Anchor,
    pub reason: Option<Reason>,
    pub own: bool,
    pub built_in: bool,
    pub steps: usize,
    pub started: usize,
    pub running: usize,
    pub tasks: usize,
    pub tasks_done: usize,
}

/// A step as it is written.
#[derive(Serialize)]
struct StepLine {
    offset: String,
    title: String,
    priority: u8,
    done_when: Option<String>,
    only_if: Option<String>,
}

#[derive(Serialize)]
pub struct PlaybookShown {
    #[serde(flatten)]
    line: PlaybookLine,
    step_list: Vec<StepLine>,
    /// Its steps as text.
    body: String,
    /// With days for an account, where one was given.
    preview: Option<StartPreview>,
}

/// What starting would bring to an account.
#[derive(Serialize)]
pub struct StartPreview {
    account: AccountId,
    name: String,
    anchor_on: Option<Day>,
    /// `running`, `no_day`, `nothing_to_do`; `null` when it can be started.
    obstacle: Option<&'static str>,
    tasks: Vec<PlannedLine>,
}

#[derive(Serialize)]
struct PlannedLine {
    title: String,
    due_on: Day,
    /// Its own day, where that is past.
    wanted_on: Day,
    past: bool,
    left_out: bool,
    priority: u8,
    done_when: Option<String>,
    only_if: Option<String>,
}

#[derive(Serialize)]
pub struct RunShown {
    id: RunId,
    account: AccountId,
    account_name: String,
    playbook: String,
    name: String,
    anchor_on: Day,
    reason: Option<Reason>,
    running: bool,
    stopped_on: Option<Day>,
    tasks: usize,
    tasks_done: usize,
    next_title: Option<String>,
    next_due_on: Option<Day>,
}

#[derive(Serialize)]
pub struct PlaybooksChecked {
    pub op: Option<OpId>,
    pub day: Day,
    pub settled: Vec<SettledLine>,
}

#[derive(Serialize)]
pub struct SettledLine {
    task: TaskId,
    account: AccountId,
    account_name: String,
    title: String,
    condition: String,
}

impl PlaybookLine {
    pub fn of(playbook: &Playbook, tally: Tally) -> PlaybookLine {
        let template = &playbook.template;
        PlaybookLine {
            key: template.key.clone(),
            name: template.name.clone(),
            description: template.description.clone(),
            touch_model: template.touch_model,
            anchor: playbook.anchor(),
            reason: template.reason,
            own: playbook.is_own(),
            built_in: playbook.is_built_in,
            steps: Script::read(&template.body).steps.len(),
            started: tally.started,
            running: tally.running,
            tasks: tally.tasks,
            tasks_done: tally.done,
        }
    }
}

impl PlaybookShown {
    pub fn of(playbook: &Playbook, tally: Tally, preview: Option<StartPreview>) -> PlaybookShown {
        let steps = Script::read(&playbook.template.body).into_steps().into_iter();
        let line = steps.map(|step| StepLine {
            offset: written_offset(step.offset, Lang::En),
            title: step.title,
            priority: step.priority.value(),
            done_when: step.done_when,
            only_if: step.only_if,
        });
        let (line, step_list) = (PlaybookLine::of(playbook, tally), line.collect());
        PlaybookShown { line, step_list, body: playbook.template.body.clone(), preview }
    }
}

impl StartPreview {
    pub fn of(preview: &Preview, playbook: &Playbook) -> StartPreview {
        let obstacle = preview.obstacle(playbook.anchor()).map(|why| match why {
            CannotStart::Running(_) => "running",
            CannotStart::NoDay(_) => "no_day",
            CannotStart::NothingToDo => "nothing_to_do",
        });
        let tasks = preview.steps.iter().map(PlannedLine::of).collect();
        StartPreview { account: preview.account, name: preview.name.clone(), anchor_on: preview.anchor_on.map(Day), obstacle, tasks }
    }
}

impl PlannedLine {
    fn of(step: &PlannedStep) -> PlannedLine {
        PlannedLine {
            title: step.title.clone(),
            due_on: Day(step.due_on),
            wanted_on: Day(step.wanted_on),
            past: step.is_past(),
            left_out: step.is_left_out,
            priority: step.priority.value(),
            done_when: step.done_when.clone(),
            only_if: step.only_if.clone(),
        }
    }
}

impl RunShown {
    pub fn of(line: &RunLine) -> RunShown {
        RunShown {
            id: line.run.id,
            account: line.run.account,
            account_name: line.account.clone(),
            playbook: line.run.playbook.clone(),
            name: line.run.name.clone(),
            anchor_on: Day(line.run.anchor_on),
            reason: line.run.reason,
            running: line.is_running(),
            stopped_on: line.run.stopped_on.map(Day),
            tasks: line.tasks,
            tasks_done: line.done,
            next_title: line.next.as_ref().map(|next| next.title.clone()),
            next_due_on: line.next.as_ref().and_then(|next| next.due_on).map(Day),
        }
    }
}

impl SettledLine {
    pub fn of(settled: &Settled, account_name: String) -> SettledLine {
        let Settled { task, account, title, condition } = settled.clone();
        SettledLine { task, account, account_name, title, condition }
    }
}

pub fn playbook_table(cx: &Context, lines: &[PlaybookLine]) -> Text {
    let mut columns = vec![Column::left(say!(cx.words, "cli-col-key"))];
    columns.extend(["playbook-col-name", "playbook-col-for", "playbook-col-reason"].map(|id| Column::left(cx.words.get(id))));
    columns.extend(["playbook-col-steps", "playbook-col-started", "playbook-col-done"].map(|id| Column::right(cx.words.get(id))));
    let mut table = Table::new(columns);
    for line in lines {
        let count = |n: usize| if n == 0 { NOTHING.to_owned() } else { n.to_string() };
        let done = if line.started == 0 { count(0) } else { format!("{}/{}", line.tasks_done, line.tasks) };
        let row: Line = vec![
            Piece::new(&line.key, if line.own { Tone::Strong } else { Tone::Plain }),
            line.name.as_str().into(),
            line.touch_model.map_or_else(|| say!(cx.words, "playbook-for-all"), |model| cx.words.word(model)).into(),
            line.reason.map_or_else(|| say!(cx.words, "playbook-by-hand"), |reason| cx.words.word(reason)).into(),
            line.steps.to_string().into(),
            count(line.started).into(),
            done.into(),
        ];
        table.row(row);
    }
    let mut text = Text::default();
    text.table(&table);
    text
}

pub fn shown(cx: &Context, playbook: &Playbook, shown: &PlaybookShown) -> Text {
    let mut text = Text::default();
    text.line(Piece::new(playbook.name(), Tone::Strong));
    if let Some(description) = &playbook.template.description {
        text.line(description.as_str());
    }
    text.line(Piece::new(say!(cx.words, "playbook-counted-from", anchor = cx.words.word(playbook.anchor())), Tone::Dim)).blank();
    match &shown.preview {
        Some(preview) => {
            let day = preview.anchor_on.map_or_else(|| NOTHING.to_owned(), |day| cx.format.date(day.0));
            text.line(say!(cx.words, "playbook-dates-of", account = preview.name.clone(), day = day));
            for task in &preview.tasks {
                text.pieces(vec![format!("  {}  ", task.due_on.0).into(), task.title.as_str().into()]);
            }
        }
        None => {
            text.block(&playbook.template.body, 2);
        }
    }
    text
}

pub fn would_start(cx: &Context, playbook: &Playbook, previews: &[Preview]) -> Text {
    let mut text = Text::default();
    for preview in previews {
        if let Some(why) = preview.obstacle(playbook.anchor()) {
            let why = cannot_start(&cx.words, &cx.format, why);
            text.line(Piece::new(say!(cx.words, "cli-playbook-cannot", account = preview.name.clone(), why = why), Tone::Watch));
            continue;
        }
        let day = preview.anchor_on.map(|day| cx.format.date(day)).unwrap_or_default();
        let (name, account) = (playbook.name().to_owned(), preview.name.clone());
        text.line(say!(cx.words, "cli-playbook-would-start", name = name, account = account, day = day));
        for step in &preview.steps {
            let told = remark(&cx.words, &cx.format, step);
            let told = if told.is_empty() { told } else { format!("  ({told})") };
            let tone = if step.is_left_out { Tone::Dim } else { Tone::Plain };
            text.pieces(vec![format!("  {}  ", step.due_on).into(), Piece::new(&step.title, tone), Piece::new(told, Tone::Dim)]);
        }
    }
    text
}

pub fn run_table(cx: &Context, runs: &[RunLine]) -> Text {
    let mut text = Text::default();
    if runs.is_empty() {
        text.line(say!(cx.words, "playbook-none-running"));
        return text;
    }
    let mut columns = vec![Column::left(say!(cx.words, "cli-field-id"))];
    columns.extend(
        ["playbook-col-account", "playbook-col-name", "playbook-col-progress", "playbook-col-next"]
            .map(|id| Column::left(cx.words.get(id))),
    );
    let mut table = Table::new(columns);
    for line in runs {
        let next = line.next.as_ref().filter(|_| line.is_running());
        let due = next.and_then(|next| next.due_on).map(|day| format!("{} · ", cx.format.due(day))).unwrap_or_default();
        let state = match line.run.stopped_on {
            Some(day) => say!(cx.words, "playbook-state-stopped", day = cx.format.short_date(day)),
            None => next.map_or_else(|| say!(cx.words, "playbook-state-done"), |next| format!("{due}{}", next.title)),
        };
        let done = format!("{}/{}", line.done, line.tasks);
        table.row(vec![
            line.run.id.to_string().into(),
            line.account.as_str().into(),
            line.run.name.as_str().into(),
            done.into(),
            state.into(),
        ]);
    }
    text.table(&table);
    text
}

pub fn checked(cx: &Context, checked: &PlaybooksChecked) -> Text {
    let mut text = Text::default();
    let Some(first) = checked.settled.first() else {
        text.line(say!(cx.words, "cli-playbook-nothing-settled"));
        return text;
    };
    text.line(say!(cx.words, "playbook-settled", n = checked.settled.len(), task = first.title.clone()));
    for line in &checked.settled {
        text.line(format!("  {} · {} ({})", line.account_name, line.title, line.condition));
    }
    text.line(Piece::new(say!(cx.words, "cli-undo-hint"), Tone::Dim));
    text
}
