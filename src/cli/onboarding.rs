//! `onboarding [show|templates|start|done|reopen|block|unblock|shift]`.

use crate::cli::args::{
    OnboardingArgs, OnboardingBlockArgs, OnboardingCommand, OnboardingDoneArgs, OnboardingShiftArgs, OnboardingStartArgs, PlanStep,
};
use crate::cli::context::{Context, row_named};
use crate::cli::done::{carry_out, carry_out_and_say};
use crate::cli::failure::Failure;
use crate::cli::onboarding_json::{BoardLine, MovesLine, PlanLine, StepLine, TemplateLine};
use crate::cli::output::Answer;
use crate::cli::text::{Column, Line, Piece, Table, Text, Tone};
use crate::domain::onboarding::{PlanTemplate, Shift, ShiftFault, ShiftTo, find_template, shift, templates};
use crate::domain::{Account, AccountId, Invalid, Row, Stage, Step, StepId};
use crate::i18n::format::NOTHING;
use crate::ops::Op;
use crate::ops::onboarding::{NewPlan, OnboardingOp};
use crate::review::{Board, PlanView, onboarding_board, onboarding_of_account, onboarding_plan};
use crate::say;
use crate::store::onboarding::{own_templates, plans_of_account};
use crate::store::{self, Reader};
use crate::wording::onboarding::{due, phase, plan_state, step_reason, step_state, summary, value};
use crate::wording::timeline;

pub fn onboarding(cx: &Context, args: &OnboardingArgs) -> Result<Answer, Failure> {
    match &args.command {
        None => board(cx, args.all),
        Some(OnboardingCommand::Show(args)) => show(cx, &args.account),
        Some(OnboardingCommand::Templates) => list_templates(cx),
        Some(OnboardingCommand::Start(args)) => start(cx, args),
        Some(OnboardingCommand::Done(args)) => done(cx, args),
        Some(OnboardingCommand::Reopen(args)) => on_step(cx, args, OnboardingOp::Reopen),
        Some(OnboardingCommand::Unblock(args)) => on_step(cx, args, OnboardingOp::Unblock),
        Some(OnboardingCommand::Block(args)) => block(cx, args),
        Some(OnboardingCommand::Shift(args)) => shift_step(cx, args),
    }
}

fn board(cx: &Context, with_done: bool) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let board = onboarding_board(book.reader.connection(), cx.format.today, with_done)?;
    Ok(cx.answer(&BoardLine::of(&board), || board_text(cx, &board)))
}

fn piece((text, tone): (String, timeline::Tone)) -> Piece {
    Piece::new(text, tone.into())
}

fn board_text(cx: &Context, board: &Board) -> Text {
    let mut text = Text::default();
    if board.plans.is_empty() {
        text.line(say!(cx.words, "cli-onboarding-empty"));
        return text;
    }
    let ids = [
        "onboarding-head-account",
        "onboarding-head-state",
        "onboarding-head-progress",
        "onboarding-head-next",
        "onboarding-head-who",
        "onboarding-head-due",
        "onboarding-head-value",
    ];
    let mut table = Table::new(ids.map(|id| Column::left(cx.words.get(id))).to_vec());
    for view in &board.plans {
        let next = view.next();
        table.row(vec![
            view.account_name.as_str().into(),
            piece(plan_state(&cx.words, &cx.format, view)),
            format!("{}/{}", view.progress.done, view.progress.total).into(),
            next.map_or(NOTHING, |step| step.title.as_str()).into(),
            next.map(|step| cx.words.word(step.owner)).unwrap_or_default().into(),
            next.map(|step| due(&cx.words, &cx.format, step.due_on)).unwrap_or_default().into(),
            piece(value(&cx.words, view)),
        ]);
    }
    text.table(&table).blank();
    let mut line: Line = Vec::new();
    for fact in summary(&cx.words, board) {
        if !line.is_empty() {
            line.push(Piece::new(" · ", Tone::Dim));
        }
        line.push(piece(fact));
    }
    text.pieces(line);
    text
}

fn show(cx: &Context, named: &str) -> Result<Answer, Failure> {
    let book = cx.read()?;
    let account = cx.account(&book.reader, named)?;
    let view = onboarding_of_account(book.reader.connection(), account.id, cx.format.today)?;
    let view = view.ok_or_else(|| Failure::Failed(say!(cx.words, "cli-onboarding-no-plan", account = account.name)))?;
    let steps: Vec<StepLine> = view.steps.iter().map(|step| StepLine::of(&view, step, cx.format.today)).collect();
    Ok(cx.answer(&PlanLine { steps: Some(steps), ..PlanLine::of(&view) }, || plan_text(cx, &view)))
}

fn plan_text(cx: &Context, view: &PlanView) -> Text {
    let mut text = Text::default();
    text.pieces(vec![Piece::new(&view.account_name, Tone::Strong), Piece::from(format!("  {}", view.plan.name))]);
    text.pieces(vec![
        Piece::from(format!("{}/{}  ", view.progress.done, view.progress.total)),
        piece(plan_state(&cx.words, &cx.format, view)),
        Piece::from("  "),
        piece(value(&cx.words, view)),
    ]);
    for (place, of) in view.progress.phases.iter().enumerate() {
        text.blank();
        text.pieces(vec![Piece::new(&of.name, Tone::Strong), Piece::from("  "), piece(phase(of))]);
        text.table(&steps_table(cx, view, &view.progress.phases[place].name));
    }
    text
}

fn steps_table(cx: &Context, view: &PlanView, phase: &str) -> Table {
    let ids = ["cli-field-id", "onboarding-head-due", "onboarding-head-who", "onboarding-head-state", "onboarding-head-step"];
    let mut columns: Vec<Column> = ids.map(|id| Column::left(cx.words.get(id))).to_vec();
    columns.push(Column::whole(cx.words.get("onboarding-head-why")));
    let mut table = Table::new(columns);
    for step in view.steps.iter().filter(|step| step.phase == phase) {
        let title = if step.is_first_value {
            format!("{} · {}", step.title, say!(cx.words, "onboarding-step-first-value"))
        } else {
            step.title.clone()
        };
        table.row(vec![
            step.id.to_string().into(),
            due(&cx.words, &cx.format, step.due_on).into(),
            cx.words.word(step.owner).into(),
            piece(step_state(&cx.words, &cx.format, view, step)),
            title.into(),
            step_reason(&cx.words, view, step).into(),
        ]);
    }
    table
}

fn known_templates(cx: &Context, reader: &Reader) -> Result<Vec<PlanTemplate>, Failure> {
    let own = own_templates(reader.connection())?;
    Ok(templates(cx.format.lang, own.iter().map(|row| &row.fields)))
}

/// The built-in templates are there without a book too.
fn list_templates(cx: &Context) -> Result<Answer, Failure> {
    let known = match cx.read() {
        Ok(book) => known_templates(cx, &book.reader)?,
        Err(_) => templates(cx.format.lang, []),
    };
    let lines: Vec<TemplateLine> = known.iter().map(|template| TemplateLine::of(template, cx.format.lang)).collect();
    Ok(cx.answer(&lines, || templates_text(cx, &known)))
}

fn templates_text(cx: &Context, known: &[PlanTemplate]) -> Text {
    let ids = ["cli-onboarding-key", "cli-onboarding-name", "cli-onboarding-for", "cli-onboarding-steps"];
    let mut table = Table::new(ids.map(|id| Column::left(cx.words.get(id))).to_vec());
    for template in known {
        let of = if template.is_own { format!("{} ", say!(cx.words, "onboarding-template-own")) } else { String::new() };
        table.row(vec![
            template.key.as_str().into(),
            template.name.as_str().into(),
            format!("{of}{}", template.touch_model.map(|model| cx.words.word(model)).unwrap_or_default()).into(),
            template.outline.len().to_string().into(),
        ]);
    }
    let mut text = Text::default();
    text.table(&table);
    text
}

fn start(cx: &Context, args: &OnboardingStartArgs) -> Result<Answer, Failure> {
    let start_on = args.plan_start.as_deref().map_or(Ok(cx.format.today), |text| cx.coming_day("--on", text))?;
    let book = cx.write()?;
    let known = known_templates(cx, &book.reader)?;
    let template = find_template(&known, &args.plan_template).ok_or_else(|| {
        let keys: Vec<&str> = known.iter().map(|template| template.key.as_str()).collect();
        let (name, known) = (args.plan_template.clone(), keys.join(", "));
        Failure::Failed(say!(cx.words, "cli-onboarding-no-template", name = name, known = known))
    })?;
    let accounts = cx.accounts(&book.reader, &args.plan_accounts)?;
    if !args.plan_again {
        check_none_runs(cx, &book.reader, &accounts)?;
    }
    let name = args.plan_name.clone().unwrap_or_else(|| template.name.clone());
    let dates = template.outline.dates(start_on, &cx.workdays);
    let plan = NewPlan::of(name, Some(template.key.clone()), start_on, &template.outline, &dates);
    carry_out(cx, book, &Op::Onboarding(OnboardingOp::Start(accounts, plan)))
}

/// Refuses a second plan beside one that is running: typed twice, the command would make two.
fn check_none_runs(cx: &Context, reader: &Reader, accounts: &[AccountId]) -> Result<(), Failure> {
    for id in accounts {
        let Some(running) = plans_of_account(reader.connection(), *id)?.into_iter().find(|plan| plan.done_on.is_none()) else { continue };
        let account = store::needed::<Account>(reader.connection(), *id)?.fields.name;
        let start = cx.format.date(running.start_on);
        return Err(Failure::Failed(say!(cx.words, "cli-onboarding-runs", account = account, plan = running.fields.name, start = start)));
    }
    Ok(())
}

/// Finds the step that an argument names by its id.
fn find(cx: &Context, reader: &Reader, id: &str) -> Result<Row<StepId, Step>, Failure> {
    row_named(reader, id, |id| say!(cx.words, "cli-onboarding-no-step", id = id))
}

fn done(cx: &Context, args: &OnboardingDoneArgs) -> Result<Answer, Failure> {
    let on = args.plan_day.as_deref().map_or(Ok(cx.format.today), |text| cx.day_that_came("--on", text))?;
    let book = cx.write()?;
    let step = find(cx, &book.reader, &args.plan_step)?;
    let view = onboarding_plan(book.reader.connection(), step.plan, cx.format.today)?;
    // The stage is the manager's to change: it is only said that it is time.
    let is_last = |view: &PlanView| view.steps.iter().all(|other| other.id == step.id || other.done_on.is_some());
    let hint = view.filter(|view| view.stage == Some(Stage::Onboarding) && is_last(view));
    let more: Vec<String> = hint.map(|view| say!(cx.words, "cli-onboarding-stage", account = view.account_name)).into_iter().collect();
    carry_out_and_say(cx, book, &Op::Onboarding(OnboardingOp::Finish(step.id, on)), &more)
}

fn on_step(cx: &Context, args: &PlanStep, op: impl FnOnce(StepId) -> OnboardingOp) -> Result<Answer, Failure> {
    let book = cx.write()?;
    let step = find(cx, &book.reader, &args.plan_step)?;
    carry_out(cx, book, &Op::Onboarding(op(step.id)))
}

fn block(cx: &Context, args: &OnboardingBlockArgs) -> Result<Answer, Failure> {
    let book = cx.write()?;
    let step = find(cx, &book.reader, &args.plan_step)?;
    // A reason that is only worded anew does not begin again.
    let since = step.blocked_on.filter(|_| step.blocked.is_some()).unwrap_or(cx.format.today);
    carry_out(cx, book, &Op::Onboarding(OnboardingOp::Block(step.id, args.plan_reason.join(" "), since)))
}

fn shift_step(cx: &Context, args: &OnboardingShiftArgs) -> Result<Answer, Failure> {
    let unread = || Failure::Option { name: "BY", why: Invalid::NotADate(args.plan_by.clone()) };
    let to = ShiftTo::read(&args.plan_by, cx.format.today).ok_or_else(unread)?;
    let book = if args.plan_dry_run { cx.read()? } else { cx.write()? };
    let step = find(cx, &book.reader, &args.plan_step)?;
    let view = onboarding_plan(book.reader.connection(), step.plan, cx.format.today)?;
    let view = view.ok_or_else(|| Failure::Failed(say!(cx.words, "onboarding-gone")))?;
    let found = shift(&view.steps, &view.dependencies, step.id, to, cx.format.today, &cx.workdays);
    let found = found.map_err(|fault| Failure::Failed(fault_text(cx, &view, &fault)))?;
    let moves = moves_text(cx, &view, &found);
    if args.plan_dry_run {
        let lines: Vec<MovesLine> = found.moves.iter().map(|one| MovesLine::of(&view, one)).collect();
        return Ok(cx.answer(&lines, || {
            let mut text = Text::default();
            for line in &moves {
                text.line(line);
            }
            text
        }));
    }
    carry_out_and_say(cx, book, &Op::Onboarding(OnboardingOp::Shift(step.id, found.moves)), &moves)
}

fn fault_text(cx: &Context, view: &PlanView, fault: &ShiftFault) -> String {
    match fault {
        ShiftFault::NoStep => say!(cx.words, "onboarding-gone"),
        ShiftFault::Done => say!(cx.words, "onboarding-is-done"),
        ShiftFault::Circle(circle) => {
            let names: Vec<String> = circle.iter().filter_map(|id| view.step(*id)).map(|step| step.title.clone()).collect();
            say!(cx.words, "onboarding-shift-circle", steps = names.join(" → "))
        }
    }
}

fn moves_text(cx: &Context, view: &PlanView, found: &Shift) -> Vec<String> {
    if found.moves.is_empty() {
        return vec![say!(cx.words, "onboarding-shift-nothing")];
    }
    let title = |id| view.step(id).map(|step| step.title.clone()).unwrap_or_default();
    let mut lines: Vec<String> = found
        .moves
        .iter()
        .map(|one| {
            let before = one.from.map_or_else(|| due(&cx.words, &cx.format, None), |day| cx.format.date(day));
            format!("{before} → {}  {}", cx.format.date(one.to), title(one.step))
        })
        .collect();
    lines.extend(found.held_by.map(|id| say!(cx.words, "onboarding-shift-held", step = title(id))));
    lines
}
