//! The breakdown of the health score, drawn from a book: the numbers on the screen are those of the score, and they add up.

use crate::support::fixture::{days_ago, days_ahead, today};
use crate::support::{Shelf, noon};
use mimamori::domain::health::{CapId, InputId, Model};
use mimamori::domain::triage::Rules;
use mimamori::domain::*;
use mimamori::i18n::{Format, Words};
use mimamori::ops::{Op, apply};
use mimamori::review;
use mimamori::store::{Book, RowId, Writer, insert};
use mimamori::text::Cells;
use mimamori::theme::Theme;
use mimamori::tui::command::Cmd;
use mimamori::tui::pane::{Cx, Effect, Msg, ViewState};
use mimamori::tui::panes::account::health_tab::HealthTab;
use mimamori::tui::route::Route;
use mimamori::tui::widget::Look;
use mimamori::wording::health::{cap_name, cap_reason, health_phrase, input_name};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The body of the account screen on 60×16, 80×24 and 120×36.
const SIZES: [(u16, u16); 3] = [(60, 8), (80, 15), (120, 27)];

/// A book and what a pane is shown with.
struct Bench {
    _shelf: Shelf,
    book: Book,
    words: Words,
    format: Format,
    model: Model,
    workdays: Workdays,
    rules: Rules,
    letters: mimamori::domain::letter::Desk,
}

impl Bench {
    fn new(lang: Lang, fill: impl FnOnce(&mut Writer)) -> Bench {
        let shelf = Shelf::new();
        let mut book = shelf.open();
        fill(book.writer.as_mut().expect("for writing"));
        let format = Format { lang, today: today(), zone: Zone::utc() };
        Bench {
            _shelf: shelf,
            book,
            words: Words::new(lang),
            format,
            model: Model::built_in(),
            workdays: Workdays::plain(),
            rules: Rules::built_in(),
            letters: mimamori::domain::letter::Desk::default(),
        }
    }

    fn cx(&self) -> Cx<'_> {
        Cx {
            book: &self.book.reader,
            words: &self.words,
            format: &self.format,
            now: noon(),
            model: &self.model,
            workdays: &self.workdays,
            rules: &self.rules,
            letters: &self.letters,
            settings: Box::leak(Box::default()),
            look: Look { theme: Theme::named("mono").expect("is built in"), cells: Cells::Narrow },
            unkept: &[],
            keys: mimamori::tui::keymap::Keymap::standard(),
            zoom: mimamori::tui::pane::Zoom::Both,
            read_only: None,
            page_rows: 5,
            scroll_room: 0,
        }
    }

    fn score(&self, account: AccountId) -> health::Score {
        review::health_on(self.book.reader.connection(), account, &self.model, today(), &Zone::utc()).expect("scores")
    }

    fn tab(&self, account: AccountId) -> HealthTab {
        HealthTab::new(&self.cx(), account)
    }

    fn screen(&self, tab: &HealthTab, (width, height): (u16, u16)) -> Vec<String> {
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        tab.view(&self.cx(), buffer.area, &mut buffer, &mut ViewState::default());
        (0..height).map(|y| row(&buffer, y)).collect()
    }
}

/// Returns a row of the screen, one character a cell: the cell behind a wide character is a space.
fn row(buffer: &Buffer, y: u16) -> String {
    (0..buffer.area.width).map(|x| buffer[(x, y)].symbol().chars().next().unwrap_or(' ')).collect()
}

/// Takes the second cells of wide characters out of a row.
fn text(row: &str) -> String {
    let mut text = String::new();
    let mut characters = row.chars();
    while let Some(character) = characters.next() {
        text.push(character);
        if Cells::Narrow.width(&character.to_string()) == 2 {
            characters.next();
        }
    }
    text
}

fn account(writer: &mut Writer) -> AccountId {
    let mut account = Account::named("Acme Rockets");
    account.touch_model = Some(TouchModel::High);
    account.stage = Some(Stage::Adopting);
    account.seats = Some(10);
    account.created_on = Some(days_ago(700));
    AccountId(save(writer, Op::SaveAccount(None, account)).id)
}

fn save(writer: &mut Writer, op: Op) -> EntityRef {
    apply(writer, &op, noon()).expect("is carried out").value.row.expect("a row")
}

/// Puts rows into the book that were known on the day they speak of.
fn load(writer: &mut Writer, write: impl FnOnce(&mimamori::store::Tx<'_>) -> mimamori::store::Result<()>) {
    writer.load(noon(), write).expect("loads");
}

/// Well used, spoken to three days ago, a promoter, and a good feeling.
fn healthy(writer: &mut Writer, account: AccountId) {
    load(writer, |tx| {
        for ago in 0..56 {
            let on = days_ago(ago);
            let row = Usage { account, on, metric: "logins".into(), user: Some(format!("user {}", ago % 8)), value: 5.0 };
            insert(tx.connection(), UsageId::of(tx.new_id()), &row, on.into())?;
        }
        let touch = Touch { body: "all is well".into(), ..Touch::of(account, TouchKind::Call, days_ago(3).into()) };
        insert(tx.connection(), TouchId::of(tx.new_id()), &touch, days_ago(3).into())?;
        insert(tx.connection(), ResponseId::of(tx.new_id()), &answer(account, 45, 9), days_ago(45).into())?;
        let rating = PulseRating::new(5).expect("a rating");
        let pulse = Pulse { account, rating, note: None, at: days_ago(40).into(), expires_on: days_ahead(50) };
        insert(tx.connection(), PulseId::of(tx.new_id()), &pulse, days_ago(40).into())
    });
}

fn answer(account: AccountId, ago: u64, value: i64) -> Response {
    let score = Score::new(value, SurveyKind::Nps.usual_scale()).expect("on the scale");
    let (kind, at, comment) = (SurveyKind::Nps, days_ago(ago).into(), Some("support takes days".into()));
    Response { comment, ..Response::given(account, kind, score, at) }
}

type Sign = fn(&mut Writer, AccountId);

/// The sign of each cap.
const SIGNS: [(CapId, Sign); 4] = [
    (CapId::SevereTicket, |writer, account| {
        let ticket = Ticket {
            severity: Some(Severity::Urgent),
            subject: Some("export fails".into()),
            ..Ticket::opened(account, days_ago(12).into())
        };
        load(writer, |tx| insert(tx.connection(), TicketId::of(tx.new_id()), &ticket, days_ago(12).into()));
    }),
    (CapId::ChampionLeft, |writer, account| {
        let mika = Contact { role: ContactRole::Champion, left_on: Some(days_ago(20)), ..Contact::named(account, "Mika Sato") };
        save(writer, Op::SaveContact(None, mika));
    }),
    (CapId::DetractorUnanswered, |writer, account| {
        load(writer, |tx| insert(tx.connection(), ResponseId::of(tx.new_id()), &answer(account, 19, 4), days_ago(19).into()));
        // The call of three days ago would be an answer to somebody who is not named.
        load(writer, |tx| Ok(tx.connection().execute("UPDATE touch SET direction = 'in'", []).map(|_| ())?));
    }),
    (CapId::NoticeGiven, |writer, account| {
        let mut contract = Contract::of(account);
        (contract.start_on, contract.end_on) = (Some(days_ago(332)), Some(days_ahead(33)));
        contract.notice_given_on = Some(days_ago(2));
        save(writer, Op::SaveContract(None, contract));
    }),
];

/// A healthy account with some signs.
fn bench(lang: Lang, signs: &[Sign]) -> (Bench, AccountId) {
    let mut id = None;
    let bench = Bench::new(lang, |writer| {
        let account = *id.insert(account(writer));
        healthy(writer, account);
        signs.iter().for_each(|sign| sign(writer, account));
    });
    (bench, id.expect("was made"))
}

/// Returns what stands in a column that ends where its heading does, from a heading's row and another.
fn number(heading: &str, title: &str, row: &str) -> Option<f64> {
    let before = heading.split(title).next().expect("stands there").chars().count();
    let end = before + title.chars().count();
    let cell: String = row.chars().take(end).skip(end - 6).collect();
    cell.trim().parse().ok()
}

#[test]
fn the_screen_shows_the_score_and_points_that_add_up_to_it() {
    let every: Vec<Sign> = SIGNS.iter().map(|(_, sign)| *sign).collect();
    let cases: Vec<Vec<Sign>> = SIGNS.iter().map(|(_, sign)| vec![*sign]).chain([vec![], every]).collect();
    for signs in cases {
        let (bench, id) = bench(Lang::En, &signs);
        let (score, tab) = (bench.score(id), bench.tab(id));
        let screen = bench.screen(&tab, (120, 40));
        let phrase = health_phrase(&bench.words, score.grade, score.shown(), score.band);
        assert!(screen[0].trim_start().starts_with(&phrase), "{phrase}: {}", screen[0]);
        let heading = screen.iter().find(|row| row.contains("POINTS")).expect("has a heading");
        let column = |title: &str, wanted: &dyn Fn(&str) -> bool| -> f64 {
            screen.iter().filter(|row| wanted(row)).filter_map(|row| number(heading, title, row)).sum()
        };
        let is_part = |row: &str| InputId::ALL.iter().any(|input| row.contains(&format!("  {} ", input_name(&bench.words, *input))));
        let (points, lost) = (column("POINTS", &is_part), column("LOST", &is_part));
        let uncapped = score.uncapped.expect("is known");
        assert!(
            (points - uncapped).abs() < 0.1 && (points + lost - 100.0).abs() < 1e-6,
            "{points} {lost} {uncapped}\n{}",
            screen.join("\n")
        );
        assert!(screen[0].contains(&format!("parts give {points:.1}")), "{}", screen[0]);
        let capped = column("LOST", &|row| row.contains('≤'));
        assert!((points - capped - score.value.expect("is known")).abs() < 0.1, "{points} {capped}");
    }
}

#[test]
fn a_cap_in_force_comes_first_with_its_limit_and_reason_in_both_languages() {
    for lang in [Lang::En, Lang::Ja] {
        for (cap, sign) in SIGNS {
            let (bench, id) = bench(lang, &[sign]);
            let score = bench.score(id);
            let hit = score.caps.iter().find(|hit| hit.id == cap && hit.holds).unwrap_or_else(|| panic!("{cap}: {:?}", score.caps));
            let screen: Vec<String> = bench.screen(&bench.tab(id), (120, 27)).iter().map(|row| text(row)).collect();
            let limit = hit.limit.to_string();
            assert!(screen[0].contains(&limit), "{}", screen[0]);
            let first = screen.iter().find(|row| row.contains('▸')).expect("a line is selected");
            for said in [cap_name(&bench.words, cap), format!("≤{limit}")] {
                assert!(first.contains(&said), "{said}: {first}");
            }
            let reason = cap_reason(&bench.words, &bench.format, &hit.reason);
            assert!(screen.iter().any(|row| row.trim() == reason), "{reason}\n{}", screen.join("\n"));
        }
    }
}

#[test]
fn every_size_keeps_the_reason_and_the_way_out() {
    for lang in [Lang::En, Lang::Ja] {
        let (bench, id) = bench(lang, &[SIGNS[1].1]);
        let tab = bench.tab(id);
        for size in SIZES {
            let screen: Vec<String> = bench.screen(&tab, size).iter().map(|row| text(row)).collect();
            let whole = screen.join("\n");
            let way_out = mimamori::wording::health::way_out(&bench.words, &bench.format, &bench.score(id), &bench.model);
            let begins: String = way_out.chars().take(20).collect();
            assert!(whole.contains(&begins) && whole.contains(&cap_name(&bench.words, CapId::ChampionLeft)), "{size:?}\n{whole}");
            let reason = if lang == Lang::En { "nobody has taken over" } else { "後任なし" };
            assert!(whole.contains(reason), "the sentence stands in full below: {size:?}\n{whole}");
        }
        for size in [(0, 0), (1, 1), (9, 3), (20, 2), (60, 4), (30, 5), (250, 80)] {
            bench.screen(&tab, size);
        }
    }
}

fn told(bench: &Bench, tab: &mut HealthTab, commands: &[Cmd]) -> Vec<Effect> {
    commands.iter().map(|cmd| tab.update(&bench.cx(), Msg::Command(*cmd))).last().unwrap_or_default()
}

#[test]
fn enter_goes_into_the_rows_and_opens_one() {
    let (bench, id) = bench(Lang::En, &[SIGNS[0].1]);
    let mut tab = bench.tab(id);
    let below = bench.screen(&tab, (80, 15)).join("\n");
    assert!(below.contains("export fails") && below.contains("10 Nov"), "{below}");
    assert!(tab.selected_row().is_none() && told(&bench, &mut tab, &[Cmd::Open]).is_empty());
    let ticket = tab.selected_row().expect("inside");
    assert_eq!(ticket.kind, EntityKind::Ticket);
    let opened = told(&bench, &mut tab, &[Cmd::Open]);
    assert!(matches!(opened[..], [Effect::Open(Route::Row(row))] if row == ticket), "{opened:?}");
    assert!(told(&bench, &mut tab, &[Cmd::Back]).is_empty() && tab.selected_row().is_none(), "back comes out of the rows first");
    assert!(matches!(told(&bench, &mut tab, &[Cmd::Back])[..], [Effect::Close]));
    told(&bench, &mut tab, &[Cmd::Open, Cmd::Up]);
    assert!(tab.selected_row().is_none(), "up from the first row comes out too");
}

#[test]
fn a_long_list_of_rows_scrolls_with_the_selection() {
    let (bench, id) = bench(Lang::Ja, &[]);
    let mut tab = bench.tab(id);
    let usage = input_name(&bench.words, InputId::UsageChange);
    let is_selected = |tab: &HealthTab| bench.screen(tab, (80, 15)).iter().any(|row| row.contains('▸') && text(row).contains(&usage));
    for _ in 0..20 {
        if !is_selected(&tab) {
            told(&bench, &mut tab, &[Cmd::Down]);
        }
    }
    told(&bench, &mut tab, &[Cmd::Open, Cmd::Last]);
    let last = tab.selected_row().expect("inside");
    assert_eq!(last.kind, EntityKind::Usage);
    let whole = bench.screen(&tab, (80, 15)).iter().map(|row| text(row)).collect::<Vec<_>>().join("\n");
    assert!(whole.contains("▸ 9月28日"), "{whole}");
}

#[test]
fn an_override_stands_beside_the_score_and_delete_ends_it() {
    let (bench, id) = bench(Lang::En, &[]);
    let tab = bench.tab(id);
    assert!(tab.disabled(Cmd::ClearOverride, &bench.cx()).is_some());
    let over: Sign = |writer, account| {
        let over = Override {
            account,
            to: OverrideTo::Band(Band::Red),
            reason: "their sponsor resigned".into(),
            at: days_ago(1).into(),
            expires_on: days_ahead(9),
            cleared_at: None,
        };
        save(writer, Op::SetOverride(over));
    };
    let (bench, id) = self::bench(Lang::En, &[over]);
    let mut tab = bench.tab(id);
    let score = bench.score(id);
    for size in SIZES {
        let screen = bench.screen(&tab, size);
        assert!(screen[0].contains(&health_phrase(&bench.words, score.grade, score.shown(), score.band)), "the model's own word stays");
        assert!(screen[1].contains("override: at risk until 1 Dec: their sponsor"), "{}", screen[1]);
    }
    assert_eq!(tab.disabled(Cmd::ClearOverride, &bench.cx()), None);
    let effects = told(&bench, &mut tab, &[Cmd::ClearOverride]);
    let expected = score.override_.expect("in force").id;
    assert!(matches!(effects[..], [Effect::Write(Op::ClearOverride(over))] if over == expected), "{effects:?}");
}

#[test]
fn the_movement_is_the_sum_of_its_causes() {
    let (bench, id) = bench(Lang::En, &[SIGNS[1].1]);
    let mut tab = bench.tab(id);
    told(&bench, &mut tab, &[Cmd::Last, Cmd::Open]);
    let screen = bench.screen(&tab, (120, 40));
    let signed = |text: &str| -> Option<i32> {
        text.split_whitespace().find_map(|word| word.replace('−', "-").parse().ok().filter(|_| word.starts_with(['+', '−'])))
    };
    let change = screen.iter().find(|row| row.contains("in 30 days  ")).and_then(|row| signed(row)).expect("a change");
    let rule = screen.iter().position(|row| row.contains("──")).expect("a rule");
    let causes: Vec<i32> = screen[rule + 1..].iter().filter_map(|row| signed(row)).collect();
    assert!(causes.len() > 1 && causes.iter().sum::<i32>() == change, "{change} {causes:?}\n{}", screen.join("\n"));
}

#[test]
fn an_account_of_which_nothing_is_known_says_what_is_missing() {
    for (lang, expected) in [
        (Lang::En, ["nothing known yet", "no recent usage data", "30 % is needed"]),
        (Lang::Ja, ["把握できていません", "最近の利用データなし", "30%以上が必要"]),
    ] {
        let mut id = None;
        let bench = Bench::new(lang, |writer| id = Some(account(writer)));
        let whole = bench.screen(&bench.tab(id.expect("made")), (80, 15)).iter().map(|row| text(row)).collect::<Vec<_>>().join("\n");
        expected.iter().for_each(|said| assert!(whole.contains(said), "{said}\n{whole}"));
    }
}

#[test]
fn a_cause_leads_to_the_line_it_moved() {
    let (bench, id) = bench(Lang::En, &[SIGNS[1].1]);
    let mut tab = bench.tab(id);
    told(&bench, &mut tab, &[Cmd::Last, Cmd::Open]);
    assert!(told(&bench, &mut tab, &[Cmd::Open]).is_empty());
    let screen = bench.screen(&tab, (120, 40));
    let selected = screen.iter().find(|row| row.contains('▸')).expect("a line is selected");
    assert!(selected.contains(&input_name(&bench.words, InputId::ActiveShare)) && selected.contains("seats active"), "{selected}");
}

#[test]
fn a_change_of_the_book_is_read_and_the_line_stays_selected() {
    let (mut bench, id) = bench(Lang::En, &[SIGNS[0].1]);
    let mut tab = bench.tab(id);
    told(&bench, &mut tab, &[Cmd::Down]);
    let before = bench.screen(&tab, (120, 27));
    let ticket = bench.score(id).caps[0].evidence[0].entity;
    let writer = bench.book.writer.as_mut().expect("for writing");
    let done = apply(writer, &Op::Delete(ticket), noon()).expect("is carried out");
    tab.update(&bench.cx(), Msg::Changed(done.changes));
    let after = bench.screen(&tab, (120, 27));
    let selected = |screen: &[String]| screen.iter().find(|row| row.contains('▸')).expect("a line is selected").clone();
    assert!(selected(&before).contains("1 severe ticket open") && selected(&after).contains("no ticket recorded"), "{}", after.join("\n"));
    assert!(before[0].contains("held at 40") && !after[0].contains("held"), "{}", after[0]);
}
