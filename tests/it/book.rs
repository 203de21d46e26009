//! The book screen: what it shows at each size, finding, sorting, marking, and where its keys lead.

use crate::support::desk::Desk;
use crate::support::fixture::{days_ago, days_ahead, small_book, today};
use crate::support::{Shelf, noon};
use chrono::TimeDelta;
use mimamori::demo::Settings;
use mimamori::domain::health::Model;
use mimamori::domain::triage::Rules;
use mimamori::domain::*;
use mimamori::i18n::{Format, Words};
use mimamori::ops::{Op, apply, sample};
use mimamori::review::ranked_book;
use mimamori::store::{Book, Writer, all_of, history};
use mimamori::text::Cells;
use mimamori::text::search_key;
use mimamori::theme::Theme;
use mimamori::tui::command::Cmd;
use mimamori::tui::pane::{Cx, Effect, Msg};
use mimamori::tui::panes;
use mimamori::tui::route::{AccountTab, Route};
use mimamori::tui::widget::Look;
use std::sync::LazyLock;

fn save(writer: &mut Writer, op: Op) -> i64 {
    save_ago(writer, op, 0)
}

/// Carries out an op as if it had been done so many days ago.
fn save_ago(writer: &mut Writer, op: Op, days: i64) -> i64 {
    apply(writer, &op, noon() - TimeDelta::days(days)).expect("is carried out").value.row.expect("a row").id
}

/// Adds an account that was spoken to, asked and rated 40 days ago, and asked and rated again 3 days ago.
fn rated(writer: &mut Writer, account: Account, before: u8, now: u8) -> AccountId {
    let id = AccountId(save_ago(writer, Op::SaveAccount(None, Account { created_on: Some(days_ago(700)), ..account }), 50));
    let person = ContactId(save_ago(writer, Op::SaveContact(None, Contact::named(id, "Mika Sato")), 50));
    save_ago(writer, Op::SaveTouch(None, Touch::of(id, TouchKind::Meeting, days_ago(40).into()), vec![person]), 40);
    for (ago, rating) in [(40_u8, before), (3, now)] {
        let day = days_ago(ago.into());
        let score = Score::new(i64::from(rating) * 2, SurveyKind::Nps.usual_scale()).expect("on the scale");
        let (kind, at, answered_at) = (SurveyKind::Nps, day.into(), Some(day.into()));
        let response = Response { contact: Some(person), answered_at, ..Response::given(id, kind, score, at) };
        save_ago(writer, Op::SaveResponse(None, response), ago.into());
        let rating = PulseRating::new(rating).expect("on the scale");
        let pulse = Pulse { account: id, rating, note: None, at: day.into(), expires_on: days_ahead(60) };
        save_ago(writer, Op::SetPulse(pulse), ago.into());
    }
    id
}

fn touched(writer: &mut Writer, account: AccountId, ago: u64) {
    save_ago(writer, Op::SaveTouch(None, Touch::of(account, TouchKind::Call, days_ago(ago).into()), Vec::new()), ago as i64);
}

fn contract(writer: &mut Writer, account: AccountId, end_on: chrono::NaiveDate, notice_days: Option<u32>, arr: Money) {
    let (start_on, end_on, arr) = (Some(days_ago(400)), Some(end_on), Some(arr));
    save(writer, Op::SaveContract(None, Contract { start_on, end_on, notice_days, arr, ..Contract::of(account) }));
}

/// Five accounts that differ in every column: `Falling Star` (was healthy), `Rising Sun` (was at risk, overdue renewal),
/// `株式会社ひかり` (yen, a reading), `Gone Ltd` (churned), `Silent Partners` (nothing known).
fn varied_book() -> Shelf {
    let shelf = Shelf::new();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    falling_and_rising(writer);
    let kana = Some("ヒカリ".into());
    let hikari =
        Account { kana, industry: Some("製造".into()), owner: Some("佐藤 美香".into()), ..Account::named("株式会社ひかり") };
    let hikari = rated(writer, hikari, 4, 4);
    touched(writer, hikari, 12);
    contract(writer, hikari, days_ahead(400), None, Money { minor: 48_000_000, currency: Currency::JPY });
    let left = Account { churned_on: Some(days_ago(10)), stage: Some(Stage::Churned), ..Account::named("Gone Ltd") };
    rated(writer, left, 1, 1);
    save(writer, Op::SaveAccount(None, Account { region: Some("EMEA".into()), ..Account::named("Silent Partners") }));
    book.close().expect("closes");
    shelf
}

fn falling_and_rising(writer: &mut Writer) {
    let usd = |major: i64| Money { minor: major * 100, currency: Currency::USD };
    let segment = Some("Enterprise".into());
    let falling = rated(writer, Account { segment, external_id: Some("CRM-0042".into()), ..Account::named("Falling Star") }, 5, 1);
    touched(writer, falling, 35);
    contract(writer, falling, days_ahead(34), Some(30), usd(480_000));
    let role = ContactRole::Champion;
    save(writer, Op::SaveContact(None, Contact { role, ..Contact::named(falling, "Ken Ito") }));
    save(writer, Op::SaveTask(None, Task { account: Some(falling), due_on: Some(today()), ..Task::titled("call the sponsor") }));
    let (to, expires_on) = (OverrideTo::Score(60), days_ahead(20));
    let over = Override { account: falling, to, reason: "merger".into(), at: days_ago(2).into(), expires_on, cleared_at: None };
    save(writer, Op::SetOverride(over));
    let rising = rated(writer, Account { stage: Some(Stage::Mature), ..Account::named("Rising Sun") }, 1, 5);
    touched(writer, rising, 3);
    contract(writer, rising, days_ahead(900), None, usd(60_000));
    save(writer, Op::SaveRenewal(None, Renewal::due(rising, days_ago(12))));
    save(writer, Op::SaveTask(None, Task { account: Some(rising), due_on: Some(days_ago(4)), ..Task::titled("send quote") }));
}

const NAMES: [&str; 5] = ["Falling Star", "Rising Sun", "株式会社ひかり", "Gone Ltd", "Silent Partners"];

/// Returns the accounts on the screen, from the top down.
fn listed(desk: &mut Desk) -> Vec<&'static str> {
    desk.rows().iter().skip(2).filter_map(|row| NAMES.into_iter().find(|name| row.contains(name))).collect()
}

fn row_of(desk: &mut Desk, name: &str) -> String {
    desk.rows().into_iter().skip(2).find(|row| row.contains(name)).unwrap_or_default()
}

fn selected(desk: &mut Desk) -> String {
    desk.rows().into_iter().find(|row| row.chars().nth(1) == Some('▸')).unwrap_or_default()
}

#[test]
fn shows_who_needs_the_manager_with_every_column() {
    let shelf = varied_book();
    let mut desk = Desk::open(shelf.open(), Lang::En, (160, 36));
    assert_eq!(listed(&mut desk), ["Falling Star", "Silent Partners", "株式会社ひかり", "Rising Sun", "Gone Ltd"], "{}", desk.screen());
    let title = desk.rows()[0].clone();
    for part in ["5 accounts", "ARR $540K + ¥48M", "at risk $480K", "Sun 22 Nov 2026"] {
        assert!(title.contains(part), "{part}: {title}");
    }
    for (name, parts) in [
        ("Falling Star", &["D ", "at risk", "override 60", "−", "$480K", "notice in 4 d", "35 d ago", "today    call the sponsor"][..]),
        ("Rising Sun", &["A ", "healthy", "+", "$60K", "overdue 12 d", "3 d ago", "4 d ago  send quote"]),
        ("株式会社ひかり", &["healthy", "¥48M", "27 Dec 2027", "12 d ago", "–"]),
        ("Silent Partners", &["·   – unknown", "(0 % known)", "never"]),
        ("Gone Ltd", &["(churned)", "40 d ago"]),
    ] {
        let row = row_of(&mut desk, name);
        assert!(parts.iter().all(|part| row.contains(part)), "{name}: {row}");
    }
    assert!(row_of(&mut desk, "Falling Star").contains(['⠉', '⢇', '⠑', '⣀', '⡇', '⢱']), "a trend: {}", desk.screen());
}

#[test]
fn says_the_same_in_japanese() {
    let shelf = varied_book();
    let mut desk = Desk::open(shelf.open(), Lang::Ja, (160, 36));
    for (name, parts) in [
        ("Falling Star", &["危険", "上書き 60", "通知期限 4日後", "35日前", "今日"][..]),
        ("Rising Sun", &["良好", "12日超過", "3日前"]),
        ("株式会社ひかり", &["4800万円", "2027年12月27日"]),
        ("Silent Partners", &["不明", "(把握0%)", "なし"]),
        ("Gone Ltd", &["(解約済み)"]),
    ] {
        let row = row_of(&mut desk, name);
        assert!(parts.iter().all(|part| row.contains(part)), "{name}: {row}");
    }
    assert!(desk.rows()[0].contains("顧客5件") && desk.rows()[0].contains("解約リスク US$480K"), "{}", desk.screen());
}

#[test]
fn columns_leave_in_their_order() {
    for (lang, all) in [
        (Lang::En, ["HEALTH", "ACCOUNT", "RENEWAL", "30 d", "ARR", "LAST TOUCH", "NEXT STEP", "12 wk"]),
        (Lang::Ja, ["ヘルス", "顧客", "更新", "30日", "ARR", "最終接点", "次の一手", "12週"]),
    ] {
        for (size, count) in [((160, 36), 8), ((120, 36), 8), ((100, 30), 7), ((80, 24), 6), ((60, 16), 4)] {
            let shelf = small_book();
            let mut desk = Desk::open(shelf.open(), lang, size);
            let header = desk.rows()[2].clone();
            let shown: Vec<&str> = all.into_iter().filter(|heading| header.contains(heading)).collect();
            assert_eq!(shown, all[..count], "{size:?}: {header}");
            assert!(desk.screen().contains("青葉システム") && desk.screen().contains("Acme Rockets"), "{}", desk.screen());
        }
    }
}

#[test]
fn the_sorted_column_stays_longer() {
    for (keys, heading) in [("s end enter", "NEXT STEP ▴"), ("s home down down enter", "12 wk ▴")] {
        let shelf = small_book();
        let mut desk = Desk::open(shelf.open(), Lang::En, (80, 24));
        desk.press(keys);
        assert!(desk.rows()[2].contains(heading), "{}", desk.screen());
    }
}

#[test]
fn finds_as_one_types_by_everything_an_account_is_known_by() {
    let shelf = varied_book();
    for (lang, typed, expected) in [
        (Lang::En, "falling", &["Falling Star"][..]),
        (Lang::En, "ＦＡＬＬ", &["Falling Star"]),
        (Lang::En, "ﾋｶﾘ", &["株式会社ひかり"]),
        (Lang::En, "ひかり", &["株式会社ひかり"]),
        (Lang::En, "crm-0042", &["Falling Star"]),
        (Lang::En, "enterprise", &["Falling Star"]),
        (Lang::En, "製造", &["株式会社ひかり"]),
        (Lang::En, "emea", &["Silent Partners"]),
        (Lang::En, "佐藤美香", &["株式会社ひかり"]),
        (Lang::En, "ken_ito", &["Falling Star"]),
        (Lang::En, "mature", &["Rising Sun"]),
        (Lang::Ja, "定着期", &["Rising Sun"]),
        (Lang::En, "at_risk_star", &["Falling Star"]),
        (Lang::Ja, "不明", &["Silent Partners"]),
        (Lang::En, "zebra", &[]),
    ] {
        let mut desk = Desk::open(shelf.open(), lang, (120, 36));
        desk.press("/").press(&format!("text={typed}"));
        assert_eq!(listed(&mut desk), expected, "{typed}: {}", desk.screen());
        let cursor = desk.cursor.expect("an edit point");
        assert!(cursor.visible && cursor.position.y == 2, "the cursor follows what is typed");
    }
}

#[test]
fn enter_keeps_the_filter_and_escape_clears_it() {
    for (lang, shown_of, cleared) in [(Lang::En, "1 of 5", "all 5 accounts"), (Lang::Ja, "5件中1件", "全5件")] {
        let shelf = varied_book();
        let mut desk = Desk::open(shelf.open(), lang, (120, 36));
        desk.press("/ text=sun enter");
        assert!(desk.rows()[0].contains(shown_of) && !desk.cursor.expect("a row").visible, "{}", desk.screen());
        assert!(desk.rows()[0].contains("$60K") || desk.rows()[0].contains("US$60K"), "the sums follow the filter: {}", desk.screen());
        desk.press("j k esc");
        assert_eq!(listed(&mut desk).len(), 5);
        assert!(desk.screen().contains(cleared), "{}", desk.screen());
        assert!(selected(&mut desk).contains("Rising Sun"), "who was found stays selected: {}", desk.screen());
    }
}

#[test]
fn a_filter_that_was_given_up_leaves_the_selection_where_it_was() {
    let shelf = varied_book();
    let mut desk = Desk::open(shelf.open(), Lang::En, (120, 36));
    desk.press("down down").press("/ text=falling");
    assert!(selected(&mut desk).contains("Falling Star"));
    desk.press("esc");
    assert!(selected(&mut desk).contains("株式会社ひかり"), "{}", desk.screen());
}

#[test]
fn no_match_and_no_account_say_what_to_do() {
    for (lang, none, empty) in
        [(Lang::En, "No account matches.", "No accounts yet."), (Lang::Ja, "該当する顧客がありません。", "まだ顧客がありません。")]
    {
        for size in [(80, 24), (60, 16)] {
            let shelf = varied_book();
            let mut desk = Desk::open(shelf.open(), lang, size);
            desk.press("/ text=zebra");
            assert!(desk.screen().contains(none) && desk.screen().contains("Esc"), "{}", desk.screen());
            let shelf = Shelf::new();
            let mut desk = Desk::open(shelf.open(), lang, size);
            assert!(desk.screen().contains(empty), "{}", desk.screen());
            desk.press("/ space enter w * s");
            assert!(desk.screen().contains(empty), "keys without an account do nothing: {}", desk.screen());
        }
    }
}

#[test]
fn the_list_of_columns_says_how_the_book_is_sorted_now() {
    for (lang, now, turned) in [
        (Lang::En, "now most at risk first, Enter reverses", "now healthiest first"),
        (Lang::Ja, "今はリスクの高い順、Enter で逆順", "今は良好な順"),
    ] {
        let shelf = small_book();
        let mut desk = Desk::open(shelf.open(), lang, (80, 24));
        desk.press("s");
        assert!(desk.screen().contains(now), "{}", desk.screen());
        desk.press("enter s");
        assert!(desk.screen().contains(turned), "{}", desk.screen());
    }
}

#[test]
fn sorts_by_any_column_and_back_with_the_unknown_last() {
    let orders = [
        ("change", ["Falling Star", "Rising Sun"]),
        ("change over 12 weeks", ["Falling Star", "Rising Sun"]),
        ("account", ["Falling Star", "株式会社ひかり"]),
        ("ARR", ["株式会社ひかり", "Rising Sun"]),
        ("renewal", ["Rising Sun", "株式会社ひかり"]),
        ("last touch", ["Silent Partners", "Rising Sun"]),
        ("next step", ["Rising Sun", "Falling Star"]),
    ];
    let shelf = varied_book();
    let mut desk = Desk::open(shelf.open(), Lang::En, (120, 36));
    for (index, (column, [first, last])) in orders.into_iter().enumerate() {
        desk.press("s home").press(&"down ".repeat(index + 1)).press("enter");
        let one_way: Vec<&str> = listed(&mut desk);
        assert_eq!(one_way[0], first, "{column}: {}", desk.screen());
        desk.press("S");
        let other_way = listed(&mut desk);
        // ARR is sorted within its currency, so its first group stays first.
        let expected = if column == "ARR" { first } else { last };
        assert_eq!(other_way[0], expected, "{column} reversed: {}", desk.screen());
        if ["change", "ARR", "renewal", "next step"].contains(&column) {
            assert_eq!(one_way[4], other_way[4], "{column}: what is not known stays last");
        }
        assert!(selected(&mut desk).contains("Falling Star"), "{column}: the selected account stays selected");
    }
    desk.press("s home enter");
    assert_eq!(listed(&mut desk)[0], "Falling Star");
    desk.press("s enter");
    assert_eq!(listed(&mut desk)[0], "Gone Ltd", "choosing the present column turns it around");
    assert!(desk.rows()[2].contains("HEALTH ▾"), "{}", desk.screen());
}

#[test]
fn marks_stay_through_filter_and_order_and_are_counted() {
    let shelf = varied_book();
    let mut desk = Desk::open(shelf.open(), Lang::En, (120, 36));
    desk.press("space space");
    assert!(desk.rows()[0].contains("2 marked") && selected(&mut desk).contains("株式会社ひかり"), "{}", desk.screen());
    desk.press("/ text=sun enter *").press("esc S");
    assert!(desk.rows()[0].contains("3 marked"), "{}", desk.screen());
    assert!(row_of(&mut desk, "Rising Sun").starts_with('✓') && !row_of(&mut desk, "Gone Ltd").starts_with('✓'));
    desk.press("\\");
    assert!(!desk.screen().contains("marked") && !desk.screen().contains('✓'), "{}", desk.screen());
    desk.press("\\");
    assert!(desk.screen().contains("Nothing is marked."), "{}", desk.screen());
}

#[test]
fn one_task_for_all_marked_is_one_step_of_undo() {
    for (lang, line, label) in [
        (Lang::En, "text=review_the_plan_>fri", "Added the task “review the plan” to 2 accounts"),
        (Lang::Ja, "text=計画を見直す＞金曜", "顧客2件にタスク「計画を見直す」を追加"),
    ] {
        let shelf = varied_book();
        let mut desk = Desk::open(shelf.open(), lang, (120, 36));
        desk.press("down space space t").press(line);
        assert!(desk.screen().contains("27"), "the day is shown as understood: {}", desk.screen());
        desk.press("enter");
        assert!(desk.screen().contains(label) && !desk.screen().contains('✓'), "{}", desk.screen());
        assert!(row_of(&mut desk, "Silent Partners").contains(if lang == Lang::En { "Fri      review" } else { "金曜   計画" }));
        let added = tasks(&desk);
        assert_eq!(added.len(), 4, "two were there");
        let is_new = |task: &&Task| task.due_on == Some(days_ahead(5)) && task.account.is_some();
        assert_eq!(added.iter().filter(is_new).count(), 2, "{added:?}");
        assert_eq!(history(desk.session.book().reader.connection(), 1).expect("reads")[0].kind, "tasks-add");
        desk.press("u");
        assert_eq!(tasks(&desk).len(), 2);
        assert!(!row_of(&mut desk, "Silent Partners").contains("review"));
        assert!(selected(&mut desk).contains("Rising Sun"), "the selection outlives both: {}", desk.screen());
        desk.press("R");
        assert_eq!(tasks(&desk).len(), 4);
    }
}

fn tasks(desk: &Desk) -> Vec<Task> {
    let rows = all_of::<Task>(desk.session.book().reader.connection()).expect("reads");
    rows.into_iter().map(|row| row.fields).collect()
}

#[test]
fn an_unfinished_task_line_is_kept_and_an_empty_one_is_not_saved() {
    let shelf = varied_book();
    let mut desk = Desk::open(shelf.open(), Lang::En, (120, 36));
    desk.press("space t enter");
    assert!(desk.screen().contains("Type what is to be done first."), "{}", desk.screen());
    desk.press("text=half_a_tho").wait();
    desk.press("esc");
    assert!(desk.screen().contains("The text is kept"), "{}", desk.screen());
    desk.session.close().expect("closes");
    let mut desk = Desk::open(shelf.open(), Lang::En, (120, 36));
    desk.press("space t text=ught enter");
    assert!(desk.screen().contains("“half a thought” to 1 account."), "{}", desk.screen());
    desk.press("space t");
    assert!(!desk.screen().contains("half a thought >"), "{}", desk.screen());
    assert!(desk.screen().contains("what to do, and when"), "what was saved is not offered again: {}", desk.screen());
}

/// Opens the book's pane without its frame and returns what some commands make it ask for.
fn asked(book: &Book, commands: &[Cmd]) -> Vec<Effect> {
    let words = Words::new(Lang::En);
    let format = Format { lang: Lang::En, today: today(), zone: Zone::utc() };
    let (model, workdays, rules) = (Model::built_in(), Workdays::plain(), Rules::built_in());
    let look = Look { theme: Theme::named("mono").expect("is built in"), cells: Cells::Narrow };
    let cx = Cx {
        book: &book.reader,
        words: &words,
        format: &format,
        now: noon(),
        model: &model,
        workdays: &workdays,
        rules: &rules,
        letters: Box::leak(Box::default()),
        settings: Box::leak(Box::default()),
        look,
        unkept: &[],
        keys: mimamori::tui::keymap::Keymap::standard(),
        zoom: mimamori::tui::pane::Zoom::Both,
        read_only: None,
        page_rows: 10,
        scroll_room: 0,
    };
    let mut pane = panes::open(&cx, Route::Book);
    let mut effects = Vec::new();
    for cmd in commands {
        effects = pane.update(&cx, Msg::Command(*cmd));
    }
    assert_eq!(pane.account().is_some(), pane.row().is_some());
    effects
}

#[test]
fn enter_opens_the_account_among_its_neighbours() {
    let shelf = varied_book();
    let book = shelf.open();
    for (commands, tab) in [(&[Cmd::Down, Cmd::Open][..], AccountTab::Timeline), (&[Cmd::Down, Cmd::Why], AccountTab::Health)] {
        match asked(&book, commands).as_slice() {
            [Effect::Open(Route::Account { id, siblings, tab: opened })] => {
                assert_eq!((siblings.len(), siblings[1], *opened), (5, *id, tab), "in the order shown");
            }
            other => panic!("{other:?}"),
        }
    }
    assert!(matches!(asked(&book, &[Cmd::AddAccount]).as_slice(), [Effect::Open(Route::AccountForm(None))]));
    let without_marks = asked(&book, &[Cmd::AddTaskToMarked]);
    assert!(matches!(without_marks.as_slice(), [Effect::Open(Route::TaskForm { account: Some(_), id: None })]), "{without_marks:?}");
}

/// A sample book too large to be read before the first frame.
fn large_book() -> Shelf {
    static MADE: LazyLock<Vec<u8>> = LazyLock::new(made_large);
    Shelf::holding(&MADE)
}

fn made_large() -> Vec<u8> {
    let shelf = Shelf::new();
    let mut book = shelf.open();
    let settings = Settings { accounts: 230, events_per_account: Some(8), ..Settings::new(today(), Lang::En, Zone::utc()) };
    sample::fill(book.writer.as_mut().expect("for writing"), &settings, &mut |_, _| true).expect("fills");
    book.close_into_one_file().expect("closes");
    shelf.bytes()
}

/// Returns what stands in the account column of an English screen, from top to bottom, names that were cut without their end.
fn names_in(rows: &[String]) -> Vec<String> {
    let is_heading = |row: &&String| row.contains("ACCOUNT");
    let heading = rows.iter().find(is_heading).expect("a heading").split("ACCOUNT").next().expect("a first part");
    let cell =
        |row: &String| row.chars().skip(heading.chars().count()).take(18).collect::<String>().trim().trim_end_matches('…').to_owned();
    rows.iter().skip_while(|row| !is_heading(row)).skip(1).map(cell).take_while(|name| !name.is_empty()).collect()
}

#[track_caller]
fn assert_names(rows: &[String], expected: &[String]) {
    let seen = names_in(rows);
    assert!(seen.len() > 25 && seen.iter().zip(expected).all(|(seen, name)| name.starts_with(seen.trim())), "{rows:#?}");
}

fn selected_in(rows: &[String]) -> &str {
    rows.iter().find(|row| row.contains('▸')).expect("a row is selected")
}

fn by_rank(book: &Book) -> Vec<String> {
    let ranked = ranked_book(book.reader.connection(), &Model::built_in(), today(), &Zone::utc()).expect("ranks");
    ranked.into_iter().map(|row| row.line.name).collect()
}

#[test]
fn a_large_book_stands_by_name_until_every_account_is_scored() {
    let shelf = large_book();
    let book = shelf.open();
    let by_rank = by_rank(&book);
    let mut by_name = by_rank.clone();
    by_name.sort_by_key(|name| search_key(name));
    let mut desk = Desk::open(book, Lang::En, (120, 36));
    let first = desk.one_frame();
    assert!(first[0].contains("scoring 64 of 230"), "{}", first[0]);
    assert_names(&first, &by_name);
    let last = desk.press("end").one_frame();
    assert!(last[0].contains("scoring 128 of 230") && last.iter().filter(|row| row.contains("   …  ")).count() > 25, "{last:#?}");
    assert_names(&last, &by_name[by_name.len() - names_in(&last).len()..]);
    let refused = desk.press("s").one_frame().join("\n");
    assert!(refused.contains("once every account is scored"), "{refused}");
    let done = desk.rows();
    assert!(done[0].contains("230 accounts"), "{}", done[0]);
    let selected = by_name.last().expect("there is one").chars().take(14).collect::<String>();
    assert!(selected_in(&done).contains(&selected), "{selected} stays selected: {}", selected_in(&done));
    assert_names(&desk.press("home").rows(), &by_rank);
}

#[test]
fn the_scoring_of_a_large_book_is_told_in_japanese_too() {
    let shelf = large_book();
    let mut desk = Desk::open(shelf.open(), Lang::Ja, (120, 36));
    let first = desk.one_frame();
    assert!(first[0].contains("230件中64件を採点"), "{}", first[0]);
    let refused = desk.press("s").one_frame().join("\n");
    assert!(refused.contains("採点が終わると"), "{refused}");
}

#[test]
fn who_has_not_moved_stands_on_the_riskiest_once_a_large_book_is_scored() {
    let shelf = large_book();
    let book = shelf.open();
    let by_rank = by_rank(&book);
    let mut desk = Desk::open(book, Lang::En, (120, 36));
    desk.one_frame();
    let done = desk.rows();
    assert_names(&done, &by_rank);
    assert!(selected_in(&done).contains(&by_rank[0].chars().take(14).collect::<String>()), "{}", selected_in(&done));
}

#[test]
fn what_is_written_while_a_large_book_is_scored_is_in_it_afterwards() {
    let shelf = large_book();
    let mut desk = Desk::open(shelf.open(), Lang::En, (120, 36));
    desk.one_frame();
    assert!(desk.one_frame()[0].contains("scoring 128 of 230"));
    let after = desk.press("a text=Zebra_Freight ctrl-s").one_frame();
    assert!(after[0].contains("scoring 193 of 231"), "what was scored stays scored: {}", after[0]);
    let rows = desk.rows();
    assert!(rows[0].contains("231 accounts"), "{}", rows[0]);
    assert!(desk.press("/ text=Zebra_Freight").screen().contains("Zebra Freight"));
    desk.press("esc");
    let by_rank = by_rank(desk.session.book());
    assert_names(&desk.press("home").rows(), &by_rank);
}
