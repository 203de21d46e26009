//! The brief of an account: the whole page in both languages, what was known on an earlier day, and its screen.

use crate::forms::account_named;
use crate::support::desk::Desk;
use crate::support::fixture::{days_ago, days_ahead, small_book, today};
use crate::support::{Shelf, noon};
use mimamori::domain::health::Model;
use mimamori::domain::triage::{Day, Rules};
use mimamori::domain::*;
use mimamori::i18n::{Format, Words};
use mimamori::review::brief::{Asked, brief};
use mimamori::review::{FoundAccount, evidence_text, find_account};
use mimamori::store::{Book, Entity, Tx, insert};
use mimamori::wording::brief::{Document, document, markdown};

fn acme(book: &Book) -> AccountId {
    match find_account(book.reader.connection(), "Acme").expect("reads") {
        FoundAccount::One(found) => found.id,
        other => unreachable!("{other:?}"),
    }
}

/// Writes a row that is known since a day.
fn put<E: Entity>(tx: &Tx, id: i64, entity: &E, known: u64) -> mimamori::store::Result<()>
where
    E::Id: mimamori::store::RowId,
{
    insert(tx.connection(), <E::Id as mimamori::store::RowId>::of(id), entity, days_ago(known).into())
}

fn money(minor: i64) -> Option<Money> {
    Some(Money { minor, currency: Currency::USD })
}

/// Acme before a renewal talk: usage that fell, a goal half way, a severe ticket, a promise, a blocked step, a matter raised,
/// and a forecast that changed three weeks ago.
pub fn shelf() -> Shelf {
    let shelf = small_book();
    let mut book = shelf.open();
    let account = acme(&book);
    let writer = book.writer.as_mut().expect("for writing");
    let fill = |tx: &Tx| -> mimamori::store::Result<()> {
        contract_and_people(tx, account)?;
        goal_and_usage(tx, account)?;
        open_matters(tx, account)?;
        renewal(tx, account)
    };
    writer.load(noon(), fill).expect("is written");
    book.close_into_one_file().expect("closes");
    shelf
}

fn contract_and_people(tx: &Tx, account: AccountId) -> mimamori::store::Result<()> {
    let mut contract = Contract { plan: Some("Pro".into()), seats: Some(10), arr: money(1_200_000), ..Contract::of(account) };
    contract.product = Some("Add_on *X*".into());
    (contract.start_on, contract.end_on) = (Some(days_ago(100)), Some(days_ahead(264)));
    (contract.term_months, contract.auto_renew, contract.notice_days) = (Some(12), Some(true), Some(60));
    put(tx, 501, &contract, 100)?;
    let boss = Contact { role: ContactRole::DecisionMaker, ..Contact::named(account, "Ada Boss") };
    put(tx, 502, &boss, 300)?;
    let talk = Touch { subject: Some("quarterly talk".into()), ..Touch::of(account, TouchKind::Meeting, days_ago(50).into()) };
    put(tx, 503, &talk, 50)
}

fn goal_and_usage(tx: &Tx, account: AccountId) -> mimamori::store::Result<()> {
    let mut goal = Goal::titled(account, "Faster close");
    (goal.unit, goal.baseline, goal.baseline_on) = (Some("days".into()), Some(12.0), Some(days_ago(200)));
    (goal.target, goal.due_on) = (Some(4.0), Some(days_ahead(40)));
    put(tx, 510, &goal, 200)?;
    for (id, ago, value) in [(511, 90, 10.0), (512, 10, 8.0)] {
        let reading = Reading { goal: GoalId(510), account, read_on: days_ago(ago), value, source: None, note: None };
        put(tx, id, &reading, ago)?;
    }
    let mut id = 1_000;
    // Weekdays of twenty weeks: Ken and Mika every day, Jo until four weeks ago, and nobody on one Wednesday.
    for ago in (1..140).filter(|ago| ago % 7 > 1 && *ago != 4) {
        for (user, metric, value) in [("ken", "logins", 4.0), ("mika", "logins", 4.0), ("jo", "logins", 1.0), ("ken", "exports", 4.0)] {
            if user != "jo" || ago > 28 {
                let usage = Usage { account, on: days_ago(ago), metric: metric.into(), user: Some(user.into()), value };
                put(tx, id, &usage, ago)?;
                id += 1;
            }
        }
    }
    Ok(())
}

fn open_matters(tx: &Tx, account: AccountId) -> mimamori::store::Result<()> {
    let mut ticket = Ticket::opened(account, days_ago(12).into());
    (ticket.subject, ticket.severity) = (Some("Export <fails>".into()), Some(Severity::High));
    put(tx, 520, &ticket, 12)?;
    let mut closed = Ticket::opened(account, days_ago(40).into());
    (closed.subject, closed.closed_at) = (Some("Login is slow".into()), Some(days_ago(5).into()));
    put(tx, 521, &closed, 40)?;
    let promise = Task { account: Some(account), due_on: Some(days_ago(3)), ..Task::titled("send SSO plan") };
    put(tx, 522, &promise, 30)?;
    let later = Task { account: Some(account), due_on: Some(days_ahead(9)), ..Task::titled("prepare the talk") };
    put(tx, 523, &later, 30)?;
    let plan = Plan {
        account,
        name: "Rollout".into(),
        start_on: days_ago(60),
        first_value_on: None,
        done_on: None,
        template: None,
        target_on: None,
    };
    put(tx, 524, &plan, 60)?;
    let step = Step {
        plan: PlanId(524),
        account,
        phase: "Setup".into(),
        title: "SSO".into(),
        owner: StepOwner::Customer,
        due_on: Some(days_ago(8)),
        done_on: None,
        blocked: Some("no admin".into()),
        position: 1,
        is_first_value: false,
        blocked_on: Some(days_ago(9)),
        note: None,
    };
    put(tx, 525, &step, 60)?;
    let feedback = Feedback {
        kind: FeedbackKind::Request,
        title: "Export to XLSX".into(),
        status: FeedbackStatus::Planned,
        status_on: days_ago(15),
        reference: None,
        note: None,
    };
    put(tx, 526, &feedback, 30)?;
    let voice = Voice {
        feedback: FeedbackId(526),
        account,
        contact: None,
        source: None,
        at: days_ago(30).into(),
        quote: Some("we need it for the board".into()),
        told_on: None,
    };
    put(tx, 527, &voice, 30)
}

fn renewal(tx: &Tx, account: AccountId) -> mimamori::store::Result<()> {
    let mut renewal = Renewal::due(account, days_ahead(33));
    (renewal.forecast, renewal.probability, renewal.amount) = (Some(Forecast::AtRisk), Some(0.4), money(45_000_000));
    renewal.risk = Some("sponsor left".into());
    put(tx, 530, &renewal, 90)?;
    for (id, ago, forecast, share) in [(531, 90, Forecast::Commit, 0.9), (532, 21, Forecast::AtRisk, 0.4)] {
        let made = ForecastMade {
            renewal: RenewalId(530),
            account,
            at: noon() - chrono::TimeDelta::days(ago),
            due_on: days_ahead(33),
            forecast: Some(forecast),
            probability: Some(share),
            amount: money(45_000_000),
        };
        put(tx, id, &made, u64::try_from(ago).expect("is positive"))?;
    }
    Ok(())
}

fn page(book: &Book, lang: Lang, day: chrono::NaiveDate) -> Document {
    let connection = book.reader.connection();
    let (model, rules, workdays) = (Model::built_in(), Rules::built_in(), Workdays::plain());
    let day = Day::new(day, Zone::utc(), &model, &rules, &workdays);
    let found = brief(connection, Asked { account: acme(book), day, today: today(), now: noon() }).expect("reads");
    let format = Format { lang, today: today(), zone: Zone::utc() };
    document(&Words::new(lang), &format, &found, |row| evidence_text(connection, row)).expect("reads")
}

/// Puts a mark in place of ids, which differ from run to run where the program gave them.
fn without_ids(text: &str) -> String {
    let is_id = |word: &str| word.len() > 9 && word.chars().all(|letter| letter.is_ascii_digit());
    let mut out = String::new();
    for part in text.split_inclusive(|letter: char| !letter.is_ascii_digit()) {
        let digits = part.trim_end_matches(|letter: char| !letter.is_ascii_digit());
        let rest = part.strip_prefix(digits).unwrap_or_default();
        out.push_str(if is_id(digits) { "#" } else { digits });
        out.push_str(rest);
    }
    out
}

#[test]
fn the_whole_page_reads_as_it_should_in_both_languages() {
    let shelf = shelf();
    let book = shelf.open();
    let expected = [(Lang::En, "en", include_str!("expected/brief_en.md")), (Lang::Ja, "ja", include_str!("expected/brief_ja.md"))];
    let differs = |(lang, name, expected): &(Lang, &str, &str)| {
        let written = without_ids(&markdown(&page(&book, *lang, today())));
        // To take a new page over, read what this leaves behind.
        let found = std::env::temp_dir().join(format!("brief_{name}.md"));
        let is_other = written != *expected;
        if is_other {
            std::fs::write(&found, &written).expect("is written");
        }
        is_other.then_some(found)
    };
    let others: Vec<std::path::PathBuf> = expected.iter().filter_map(differs).collect();
    assert!(others.is_empty(), "the page differs; what was written is in {others:?}");
}

#[test]
fn every_number_leads_to_a_note_and_every_note_to_its_rows() {
    let shelf = shelf();
    let book = shelf.open();
    let page = page(&book, Lang::En, today());
    let numbers: Vec<usize> = page.notes.iter().map(|note| note.number).collect();
    assert_eq!(numbers, (1..=page.notes.len()).collect::<Vec<_>>());
    let used: std::collections::BTreeSet<usize> =
        page.sections.iter().flat_map(|section| &section.lines).flat_map(|line| line.notes.clone()).collect();
    assert_eq!(used.into_iter().collect::<Vec<_>>(), numbers, "each note is named, and none is missing");
    for note in &page.notes {
        assert!(!note.rows.is_empty() && note.said.contains("id ") && !note.said.contains("  "), "{note:?}");
    }
    let logins = page.notes.iter().find(|note| note.kind == EntityKind::Usage && note.rows.len() > 40).expect("the rows of a trend");
    assert!(logins.from < logins.to && logins.said.contains("usage"), "{logins:?}");
}

#[test]
fn an_earlier_day_is_told_with_what_was_known_then() {
    let shelf = shelf();
    let book = shelf.open();
    let text = markdown(&page(&book, Lang::En, days_ago(30)));
    for expected in ["Login is slow", "commit", "90 %", "10 days", "quarterly talk", "it keeps no earlier ones"] {
        assert!(text.contains(expected), "{expected} was known\n{text}");
    }
    // The ticket, the reading, the forecast and the answer came later; the promise was not overdue.
    for unknown in ["Export \\<fails\\>", "→ 8 days", "at risk · 40 %", "support takes days", "**promise**", "blocked"] {
        assert!(!text.contains(unknown), "{unknown} came later\n{text}");
    }
}

#[test]
fn an_account_of_which_nothing_is_known_says_so_section_by_section() {
    let shelf = small_book();
    for (lang, sentences) in [
        (Lang::En, ["No goal is noted.", "No usage is recorded.", "Nothing is open.", "No task is open."]),
        (
            Lang::Ja,
            ["成果目標は登録されていません。", "利用データがありません。", "未解決の事項はありません。", "未完了のタスクはありません。"],
        ),
    ] {
        let mut desk = Desk::open(shelf.open(), lang, (120, 70));
        let id = account_named(&desk, "Quiet Giant");
        desk.go(mimamori::tui::route::Route::Brief(id));
        let screen = desk.screen();
        for sentence in sentences.iter().take(3) {
            assert!(screen.contains(sentence), "{sentence}\n{screen}");
        }
    }
}

#[test]
fn the_brief_opens_from_book_and_account_scrolls_and_goes_back_in_time() {
    let shelf = shelf();
    for (lang, size) in [(Lang::En, (80, 24)), (Lang::Ja, (120, 36)), (Lang::Ja, (60, 16))] {
        let mut desk = Desk::open(shelf.open(), lang, size);
        let id = account_named(&desk, "Acme Rockets");
        desk.go(mimamori::tui::route::Route::Account { id, siblings: vec![id], tab: mimamori::tui::route::AccountTab::Timeline });
        let first = desk.press("b").screen();
        let (title, health) = if lang == Lang::En { ("Brief: Acme Rockets", "Situation") } else { ("Acme Rockets ブリーフ", "状況") };
        assert!(first.contains(title) && first.contains(health), "{first}");
        let last = desk.press("end").screen();
        assert!(last != first && last.contains('['), "{last}");
        desk.press("home left");
        let earlier = desk.screen();
        assert!(earlier.contains("15") && earlier != first, "a week before\n{earlier}");
        assert!(desk.press("esc").screen().contains("Acme Rockets"));
    }
    let mut desk = Desk::open(shelf.open(), Lang::En, (80, 24));
    desk.screen();
    assert!(desk.press("b").screen().contains("Brief: "), "the selected account of the book");
}

#[test]
fn it_is_written_to_a_file_beside_the_book_and_nowhere_else() {
    let shelf = shelf();
    let mut desk = Desk::open(shelf.open(), Lang::En, (80, 24));
    let id = account_named(&desk, "Acme Rockets");
    desk.go(mimamori::tui::route::Route::Brief(id));
    let asked = desk.press("e").screen();
    assert!(asked.contains("brief-acme-rockets-2026-11-22.md"), "{asked}");
    desk.press("enter");
    let text = std::fs::read_to_string(shelf.folder().join("brief-acme-rockets-2026-11-22.md")).expect("is written");
    assert!(text.starts_with("# Brief: Acme Rockets\n") && text.contains("[^1]: "), "{text}");
}

#[test]
fn the_day_for_notice_is_that_of_the_coming_renewal() {
    let shelf = small_book();
    let mut book = shelf.open();
    let account = acme(&book);
    let writer = book.writer.as_mut().expect("for writing");
    // It goes on from year to year, and the day of this year for notice, 1 November, has gone by.
    let mut endless = Contract { start_on: "2026-01-01".parse().ok(), term_months: Some(12), ..Contract::of(account) };
    (endless.auto_renew, endless.notice_days) = (Some(true), Some(60));
    let write = |tx: &Tx| -> mimamori::store::Result<()> {
        for row in mimamori::store::by_account::<Contract>(tx.connection(), account)? {
            mimamori::store::update(tx.connection(), row.id, &endless)?;
        }
        Ok(())
    };
    writer.load(noon(), write).expect("is written");
    let text = markdown(&page(&book, Lang::En, today()));
    assert!(text.contains("- **notice**: by 1 Nov (21 d ago)") && !text.contains("notice period is not known"), "{text}");
    let text = markdown(&page(&book, Lang::Ja, today()));
    assert!(text.contains("11月1日") && !text.contains("通知の期間は不明"), "{text}");
}
