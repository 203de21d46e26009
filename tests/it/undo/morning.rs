//! Ops on what stands beside the accounts' daily work: goals, events, onboarding, playbooks, segments, meetings.

use super::{day, expansions, heard, initiatives, letters, mail, searches, voice};
use crate::support::noon;
use mimamori::domain::kpi::{Choice, ChoiceName, Kpi};
use mimamori::domain::onboarding::Move;
use mimamori::domain::playbook::Script;
use mimamori::domain::renewal::Target;
use mimamori::domain::renewal::close::Closing;
use mimamori::domain::*;
use mimamori::ops::onboarding::{Direction, NewPlan, NewStep, OnboardingOp};
use mimamori::ops::{KpiOp, LogEntry, Op, PlaybookStart, RateOp, RenewalChange, RenewalOp, RunStart, TriageOp, WhichAccount};
use mimamori::store::{self, Entity, OpLabel, RowId, Writer, all_of};
use rusqlite::Connection;

/// How many choices `op_for` knows.
pub const CHOICES: u8 = LETTERS + letters::CHOICES + 1;
/// Those before the ones of opportunities, and of initiatives.
const EXPANSIONS: u8 = OWN + voice::CHOICES + heard::CHOICES;
const INITIATIVES: u8 = EXPANSIONS + expansions::CHOICES;
const MAIL: u8 = INITIATIVES + initiatives::CHOICES;
const SEARCHES: u8 = MAIL + mail::CHOICES;
const LETTERS: u8 = SEARCHES + searches::CHOICES;
/// Those before the ones of answers; deleting comes last.
const OWN: u8 = 33;

/// Puts what only an import brings into the book: meetings and tickets.
pub fn add_imported(writer: &mut Writer) {
    let done = writer.transact(noon(), |tx| -> store::Result<_> {
        for uid in ["a", "b"] {
            let meeting = Meeting {
                uid: uid.into(),
                instance: String::new(),
                source: None,
                title: format!("Meeting {uid}"),
                place: None,
                note: None,
                at: day("2026-11-20").into(),
                end_at: None,
                status: MeetingStatus::Confirmed,
                account: None,
                touch: None,
                declined_at: None,
            };
            store::insert(tx.connection(), MeetingId::of(tx.new_id()), &meeting, tx.at())?;
        }
        // A ticket comes with an import only.
        let account = Account::named("With a ticket");
        let id = AccountId::of(tx.new_id());
        store::insert(tx.connection(), id, &account, tx.at())?;
        let subject = Some("slow export".into());
        for _ in 0..3 {
            let ticket = Ticket { subject: subject.clone(), ..Ticket::opened(id, day("2026-11-19").into()) };
            store::insert(tx.connection(), TicketId::of(tx.new_id()), &ticket, tx.at())?;
        }
        Ok(((), OpLabel { kind: "calendar", args: serde_json::json!({}) }))
    });
    done.expect("adds");
}

/// Takes one of the rows of a kind.
pub fn one<E: Entity>(connection: &Connection, pick: usize) -> Option<Row<E::Id, E>> {
    one_that(connection, pick, |_| true)
}

/// Takes one of the rows of a kind that are so.
fn one_that<E: Entity>(connection: &Connection, pick: usize, is_so: impl Fn(&E) -> bool) -> Option<Row<E::Id, E>> {
    let mut rows = all_of::<E>(connection).expect("reads");
    rows.retain(|row| is_so(&row.fields));
    (!rows.is_empty()).then(|| rows.swap_remove(pick % rows.len()))
}

/// Builds the op a number stands for, on whatever rows the book has by now.
pub fn op_for(writer: &Writer, choice: u8, pick: usize) -> Option<Op> {
    let connection = writer.connection();
    let account = one::<Account>(connection, pick).map(|row| row.id);
    Some(match choice {
        0 => Op::SaveRenewal(None, Renewal::due(account?, day("2027-01-31"))),
        1 => {
            let contact = all_of::<Contact>(connection).expect("reads").into_iter().find(|row| Some(row.account) == account);
            Op::SaveTouch(None, Touch::of(account?, TouchKind::Email, noon().into()), contact.into_iter().map(|row| row.id).collect())
        }
        2 => Op::AddTasks(vec![Task { account, ..Task::titled("one") }, Task { account, ..Task::titled("two") }]),
        3 => Op::ClearOverride(one::<Override>(connection, pick)?.id),
        4 => Op::SaveGoal(None, Goal { target: Some(0.1), ..Goal::titled(account?, "seats in use") }),
        5 => {
            let goal = one::<Goal>(connection, pick)?;
            let value = 1.0 / (pick as f64 + 3.0);
            let reading = Reading { goal: goal.id, account: goal.account, read_on: day("2026-11-20"), value, source: None, note: None };
            Op::SaveReading(None, reading)
        }
        6 => Op::CloseGoal(one::<Goal>(connection, pick)?.id, pick.is_multiple_of(2).then(|| (day("2026-11-22"), GoalOutcome::Reached))),
        7..=10 => for_event(connection, account, choice, pick)?,
        11..=16 => Op::Onboarding(for_onboarding(connection, account, choice, pick)?),
        17..=20 => for_playbook(connection, account, choice, pick)?,
        21..=23 => for_segment(connection, account, choice, pick)?,
        24..=25 => for_meeting(connection, account, choice, pick)?,
        26 => for_item(account?, pick),
        27..=30 => for_figures(connection, choice, pick),
        31..=32 => Op::Renewal(for_renewal(connection, choice, pick)?),
        choice if choice < OWN + voice::CHOICES => voice::for_voice(connection, account, choice - OWN, pick)?,
        choice if choice < EXPANSIONS => heard::for_heard(connection, account, choice - OWN - voice::CHOICES, pick)?,
        choice if choice < INITIATIVES => expansions::for_expansion(connection, account, choice - EXPANSIONS, pick)?,
        choice if choice < MAIL => initiatives::for_initiative(connection, account, choice - INITIATIVES, pick)?,
        choice if choice < SEARCHES => Op::Mail(mail::for_mail(connection, account, choice - MAIL, pick)?),
        choice if choice < LETTERS => searches::for_search(connection, choice - SEARCHES, pick)?,
        choice if choice < LETTERS + letters::CHOICES => letters::for_letter(connection, account, choice - LETTERS, pick)?,
        _ => delete(connection, pick)?,
    })
}

fn for_figures(connection: &Connection, choice: u8, pick: usize) -> Op {
    let share = 1.0 / (pick as f64 + 3.0);
    match choice {
        27 => Op::Kpi(KpiOp::Target(Kpi::Grr, Some(share).filter(|_| !pick.is_multiple_of(3)))),
        28 => Op::Kpi(KpiOp::Choose(Choice::GrossMargin(share))),
        29 => Op::Kpi(KpiOp::Forget(ChoiceName::GrossMargin)),
        _ => {
            let rate =
                ExchangeRate { currency: Currency::EUR, quote: Currency::USD, from_on: day("2026-01-01"), rate: share, source: None };
            let present = one::<ExchangeRate>(connection, pick).map(|row| row.id);
            Op::Rate(RateOp::Save(present.filter(|_| pick.is_multiple_of(2)), rate))
        }
    }
}

/// Builds an op on a renewal, or on the end of a contract that has no renewal yet.
fn for_renewal(connection: &Connection, choice: u8, pick: usize) -> Option<RenewalOp> {
    let contract = one::<Contract>(connection, pick);
    let open = all_of::<Renewal>(connection).expect("reads").into_iter().find(|row| row.outcome.is_none()).map(|row| Target::Row(row.id));
    let end = contract.map(|contract| Target::End(contract.id, contract.end_on.unwrap_or(day("2027-03-31"))));
    let target = if pick.is_multiple_of(2) { open.or(end) } else { end.or(open) }?;
    if choice == 31 {
        let change = RenewalChange { risk: Some(Some(format!("risk {pick}"))), ..RenewalChange::forecast(Forecast::ALL[pick % 5]) };
        return Some(RenewalOp::Set(vec![target], change));
    }
    let mut closing = Closing::of(day("2026-11-20"), Outcome::ALL[pick % 2 * 3]);
    closing.churn_reason = Some("budget".into());
    Some(RenewalOp::Close(target, closing))
}

fn for_event(connection: &Connection, account: Option<AccountId>, choice: u8, pick: usize) -> Option<Op> {
    let present = one::<Event>(connection, pick).map(|row| row.id);
    if choice == 7 {
        let kind = if pick.is_multiple_of(3) { EventKind::Newsletter } else { EventKind::Webinar };
        let event = Event { kind, title: format!("Event {pick}"), at: noon().into(), minutes: Some(30), note: None };
        return Some(Op::SaveEvent(present.filter(|_| pick.is_multiple_of(2)), event));
    }
    let event = present?;
    let guests = all_of::<Guest>(connection).expect("reads").into_iter().filter(|row| row.event == event).map(|row| row.id).collect();
    Some(match choice {
        8 => Op::Invite(event, vec![Invitee { account: account?, contact: None }]),
        9 => Op::MarkGuests(event, guests, [GuestState::Attended, GuestState::Absent, GuestState::Invited][pick % 3]),
        _ => Op::RemoveGuests(event, guests),
    })
}

fn new_plan() -> NewPlan {
    let step = |title: &str, after: Vec<usize>, is_first_value| NewStep {
        phase: "Use".into(),
        title: title.into(),
        owner: StepOwner::Us,
        due_on: Some(day("2026-12-01")),
        after,
        is_first_value,
    };
    let steps = vec![step("Kickoff", vec![], false), step("First report", vec![0], true)];
    NewPlan { name: "Launch".into(), template: None, start_on: day("2026-11-09"), target_on: Some(day("2026-12-01")), steps }
}

fn for_onboarding(connection: &Connection, account: Option<AccountId>, choice: u8, pick: usize) -> Option<OnboardingOp> {
    if choice == 11 {
        return Some(OnboardingOp::Start(account.into_iter().collect(), new_plan()));
    }
    if choice == 16 {
        return for_plan(connection, account, pick);
    }
    // What is done is opened again, what is blocked unblocked; everything else is for open steps.
    let step = match (choice, pick % 2) {
        (12, 1) => one_that::<Step>(connection, pick, |step| step.done_on.is_some()),
        (13, 1) => one_that::<Step>(connection, pick, |step| step.blocked.is_some()),
        _ => one_that::<Step>(connection, pick, |step| step.done_on.is_none()),
    }?;
    let others = all_of::<Step>(connection).expect("reads").into_iter().filter(|row| row.plan == step.plan && row.id != step.id);
    let after: Vec<StepId> = others.map(|row| row.id).take(1).collect();
    Some(match (choice, pick % 2) {
        (12, 0) => OnboardingOp::Finish(step.id, day("2026-11-20")),
        (12, _) => OnboardingOp::Reopen(step.id),
        (13, 0) => OnboardingOp::Block(step.id, "IT".into(), day("2026-11-12")),
        (13, _) => OnboardingOp::Unblock(step.id),
        (14, 0) => OnboardingOp::Shift(step.id, vec![Move { step: step.id, from: step.due_on, to: day("2026-12-24") }]),
        (14, _) => OnboardingOp::Depend(step.id, if pick % 4 == 1 { vec![] } else { after }),
        (_, 0) => OnboardingOp::SaveStep(None, Step { title: "One more".into(), done_on: None, ..step.fields }, after),
        (_, _) => OnboardingOp::Reorder(step.id, if pick % 4 == 1 { Direction::Earlier } else { Direction::Later }),
    })
}

fn for_plan(connection: &Connection, account: Option<AccountId>, pick: usize) -> Option<OnboardingOp> {
    Some(match pick % 3 {
        0 => {
            let plan = one::<Plan>(connection, pick)?;
            OnboardingOp::EditPlan(plan.id, Plan { name: format!("Plan {pick}"), ..plan.fields })
        }
        1 => OnboardingOp::Advance(account?),
        _ => OnboardingOp::SaveTemplate(None, template(TemplateKind::Onboarding, "Use\n  +0d us: Kickoff\n")),
    })
}

fn template(kind: TemplateKind, body: &str) -> Template {
    let (key, name) = ("mine".into(), "Mine".into());
    Template { kind, key, name, description: None, touch_model: None, anchor: Some(Anchor::Start), reason: None, body: body.into() }
}

fn for_playbook(connection: &Connection, account: Option<AccountId>, choice: u8, pick: usize) -> Option<Op> {
    Some(match choice {
        17 => {
            let body = if pick.is_multiple_of(2) { "+1d Ask\n" } else { "+1d Ask\n+3d Ask again\n" };
            assert!(Script::read(body).faults.is_empty());
            Op::SavePlaybook(template(TemplateKind::Playbook, body))
        }
        18 => {
            let tasks = vec![Task::titled("ask"), Task::titled("ask again")];
            let run = RunStart { account: account?, anchor_on: day("2026-11-22"), tasks };
            Op::StartPlaybook(PlaybookStart { key: "mine".into(), name: "Mine".into(), reason: None, runs: vec![run] })
        }
        19 => Op::StopRun(one::<playbook::Run>(connection, pick)?.id, day("2026-11-22")),
        _ => Op::SettleTasks(all_of::<Task>(connection).expect("reads").into_iter().map(|row| row.id).take(2).collect()),
    })
}

fn for_segment(connection: &Connection, account: Option<AccountId>, choice: u8, pick: usize) -> Option<Op> {
    let mut rows = all_of::<Segment>(connection).expect("reads");
    Some(match choice {
        21 => {
            let present = rows.first().map(|row| row.id).filter(|_| pick.is_multiple_of(2));
            let segment = Segment { name: format!("Segment {pick}"), filter: "score<50".into(), position: 0, touch_model: None };
            Op::SaveSegment(present, segment)
        }
        22 => {
            rows.reverse();
            Op::OrderSegments(rows.into_iter().map(|row| row.id).collect())
        }
        _ => Op::SetTouchModels(vec![(account?, [TouchModel::High, TouchModel::Low][pick % 2])]),
    })
}

fn for_meeting(connection: &Connection, account: Option<AccountId>, choice: u8, pick: usize) -> Option<Op> {
    let meeting = one::<Meeting>(connection, pick)?;
    Some(match (choice, pick % 2) {
        (24, _) => Op::LogMeetings(vec![meeting.id]),
        (_, 0) => Op::AssignMeeting(meeting.id, account.filter(|_| pick % 8 < 6)),
        (_, _) => Op::DeclineMeetings(vec![meeting.id]),
    })
}

/// Does an item of the queue: by logging, or by starting a playbook.
fn for_item(account: AccountId, pick: usize) -> Op {
    let (reason, occasion, action) = (triage::Reason::Silent, format!("log {pick}"), MarkAction::Done);
    let mark = Mark { account, reason, occasion, action, until: None, merged_into: None, note: None, at: noon() };
    if !pick.is_multiple_of(2) {
        let run = RunStart { account, anchor_on: day("2026-11-22"), tasks: vec![Task::titled("ask why")] };
        let start = PlaybookStart { key: "silent".into(), name: "Silent".into(), reason: Some(reason), runs: vec![run] };
        return Op::Triage(TriageOp::Start(Box::new(start), mark));
    }
    let entry = LogEntry {
        account: WhichAccount::Known(account),
        touch: Touch { body: "spoke".into(), ..Touch::of(account, TouchKind::Call, noon().into()) },
        contacts: vec![],
        new_contacts: vec![],
        tasks: vec![],
        closes: vec![],
    };
    Op::Triage(TriageOp::Log(Box::new(entry), mark))
}

/// How many kinds `delete` knows.
pub const DELETIONS: usize = 20;

/// Deletes a row of any kind that takes others along, or that others point to.
fn delete(connection: &Connection, pick: usize) -> Option<Op> {
    let place = pick / DELETIONS;
    Some(Op::Delete(match pick % DELETIONS {
        0 => one::<Renewal>(connection, place)?.id.into(),
        1 => one::<Step>(connection, place)?.id.into(),
        2 => one::<Plan>(connection, place)?.id.into(),
        3 => one::<Goal>(connection, place)?.id.into(),
        4 => one::<Reading>(connection, place)?.id.into(),
        5 => one::<Event>(connection, place)?.id.into(),
        6 => one::<Segment>(connection, place)?.id.into(),
        7 => one::<Meeting>(connection, place)?.id.into(),
        8 => one::<playbook::Run>(connection, place)?.id.into(),
        9 => one::<Template>(connection, place)?.id.into(),
        10 => one::<Contact>(connection, place)?.id.into(),
        11 => one::<Initiative>(connection, place)?.id.into(),
        12 => one::<Story>(connection, place)?.id.into(),
        // By now themes were put to all of these, and matters quote them.
        13 => heard::pointed_at(connection, TaggedKind::Touch, one::<Touch>(connection, place)?.id.into()),
        14 => heard::pointed_at(connection, TaggedKind::Survey, one::<Response>(connection, place)?.id.into()),
        15 => heard::pointed_at(connection, TaggedKind::Ticket, one::<Ticket>(connection, place)?.id.into()),
        16 => one::<Voice>(connection, place)?.id.into(),
        17 => heard::with_parts::<Tag, _>(connection, |tag| tag.theme, one::<Theme>(connection, place)?.id).into(),
        18 => heard::with_parts::<Voice, _>(connection, |voice| voice.feedback, one::<Feedback>(connection, place)?.id).into(),
        _ => one::<Expansion>(connection, place)?.id.into(),
    }))
}
