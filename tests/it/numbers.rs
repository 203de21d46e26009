//! Numbers through keys: the figures, each chart with its table, what is behind a figure, targets, definitions and exports.

use crate::support::desk::Desk;
use crate::support::fixture::{sample_shelf, small_book};
use crate::support::{Shelf, noon};
use mimamori::domain::Lang;
use mimamori::domain::kpi::{Kpi, RetentionBy};
use mimamori::ops::{KpiOp, Op, apply};
use mimamori::review::kpi::choices;

/// Every tab's key, with what its chart has in any language.
const TABS: [(&str, &[&str]); 7] =
    [("1", &["NPS"]), ("2", &["ARR", "NRR"]), ("3", &["⣿"]), ("4", &["█", "ARR"]), ("5", &["█100"]), ("6", &["NPS", "%"]), ("7", &["█"])];

fn desk(shelf: &Shelf, lang: Lang, size: (u16, u16)) -> Desk {
    let mut desk = Desk::open(shelf.open(), lang, size);
    desk.press("f7");
    desk
}

/// Returns the row of the screen that has a text.
fn row_with(desk: &mut Desk, text: &str) -> String {
    let rows = desk.rows();
    let found = rows.iter().find(|row| row.contains(text)).cloned();
    assert!(found.is_some(), "no {text} in\n{}", rows.join("\n"));
    found.unwrap_or_default()
}

#[test]
fn every_tab_shows_its_chart_and_its_table_in_both_languages_and_all_sizes() {
    for lang in Lang::ALL {
        let shelf = sample_shelf(*lang);
        for size in [(80, 24), (120, 36), (60, 16)] {
            let mut desk = desk(&shelf, *lang, size);
            for (key, expected) in TABS {
                let chart = desk.press(key).screen();
                for text in expected {
                    assert!(chart.contains(text), "{lang} {size:?} tab {key}: no {text} in\n{chart}");
                }
                if !["1", "2"].contains(&key) {
                    let table = desk.press("t").screen();
                    assert_ne!(chart, table, "{lang} {size:?} tab {key}");
                    assert!(table.contains('▸') && !table.contains('█'), "{lang} {size:?} tab {key}:\n{table}");
                    desk.press("space");
                }
            }
        }
    }
}

#[test]
fn figures_have_their_value_their_interval_and_a_reason_where_there_is_none() {
    let shelf = small_book();
    let mut desk = desk(&shelf, Lang::En, (120, 36));
    let nps = row_with(&mut desk, "▸ NPS");
    assert!(nps.contains("−") && nps.contains("…") && nps.contains(" 2 "), "one promoter, one detractor: {nps}");
    assert!(!desk.screen().contains("IN A YEAR"), "of twelve months the period before is that of a year before");
    assert!(row_with(&mut desk, "CSAT").contains("nobody answered in the period"));
    assert!(row_with(&mut desk, "logo retention").contains("100 %"), "three of three");
    let screen = desk.screen();
    assert!(screen.contains("$1.6M") && screen.contains("23 Nov 2025"), "{screen}");
    let mut japanese = Desk::open(shelf.open(), Lang::Ja, (120, 36));
    let screen = japanese.press("f7").screen();
    assert!(screen.contains("期間中の回答がない") || screen.contains("回答"), "{screen}");
}

#[test]
fn a_figure_opens_to_its_rows_and_a_row_opens_further() {
    let shelf = small_book();
    let mut desk = desk(&shelf, Lang::En, (100, 30));
    let screen = desk.press("enter").screen();
    assert!(screen.contains("100 × (promoters − detractors) ÷ answers"), "{screen}");
    assert!(screen.contains("±0 ÷ 2") && screen.contains("Rocks 2016"), "{screen}");
    assert!(screen.contains("Acme Rockets") && screen.contains("青葉システム"), "{screen}");
    let opened = desk.press("enter").screen();
    assert!(opened.contains("support takes days to answer"), "the worst answer is first: {opened}");
    desk.press("esc esc");
    assert!(desk.screen().contains("CSAT"), "back on the figures");
    // What it is compared with opens too.
    let before = desk.press("right enter").screen();
    assert!(before.contains("nobody answered in the period") && before.contains("23 Nov 2024"), "{before}");
}

#[test]
fn an_account_behind_a_figure_opens() {
    let shelf = small_book();
    let mut desk = desk(&shelf, Lang::En, (100, 30));
    let steps = desk.press("4 down enter").screen();
    assert!(steps.contains("ARR · new") && steps.contains("Acme Rockets") && steps.contains("$480,000"), "{steps}");
    assert!(!steps.contains("Blue Ridge"), "it was there before: {steps}");
    assert!(desk.press("enter").screen().contains("Timeline"));
}

#[test]
fn a_target_is_set_told_by_word_and_sign_and_undone() {
    let shelf = small_book();
    let mut desk = desk(&shelf, Lang::En, (120, 36));
    desk.press("= text=40 enter");
    assert!(row_with(&mut desk, "▸ NPS").contains("✗ +40 missed"));
    desk.press("= ctrl-u text=-20 enter");
    assert!(row_with(&mut desk, "▸ NPS").contains("✓ −20 reached"));
    desk.press("u");
    assert!(row_with(&mut desk, "▸ NPS").contains("✗ +40 missed"));
    desk.press("u");
    assert!(!desk.screen().contains("missed"));
}

#[test]
fn a_wrong_target_says_what_would_be_right_and_changes_nothing() {
    let shelf = small_book();
    let mut desk = desk(&shelf, Lang::En, (100, 30));
    let screen = desk.press("= text=900 enter").screen();
    assert!(screen.contains("100"), "between −100 and 100: {screen}");
    assert!(choices(desk.session.book().reader.connection()).expect("reads").targets.is_empty());
}

#[test]
fn a_definition_is_chosen_and_the_figures_follow() {
    let shelf = small_book();
    let mut desk = desk(&shelf, Lang::En, (120, 36));
    let asked = desk.press("d").screen();
    assert!(asked.contains("retention counts") && asked.contains("accounts"), "{asked}");
    desk.press("enter right ctrl-s");
    let kept = choices(desk.session.book().reader.connection()).expect("reads").retention;
    assert_eq!(kept, RetentionBy::Arr);
    desk.press("down down down down enter");
    assert!(desk.screen().contains("ARR without growth"), "the formula names the definition: {}", desk.screen());
    desk.press("esc u");
    assert_eq!(choices(desk.session.book().reader.connection()).expect("reads").retention, RetentionBy::Logo);
}

#[test]
fn a_filter_counts_only_what_fits_and_esc_takes_it_away() {
    let shelf = small_book();
    let mut desk = desk(&shelf, Lang::En, (120, 36));
    let screen = desk.press("/ text=acme enter").screen();
    assert!(screen.contains("1 account") && screen.contains("$480K") && screen.contains("/ acme"), "{screen}");
    let wrong = desk.press("/ text=_arr:> enter").screen();
    assert!(!wrong.contains("$1.6M"), "a filter that cannot be read changes nothing: {wrong}");
    desk.press("esc");
    assert!(desk.screen().contains("$480K"), "left as it was");
    desk.press("esc");
    let all = desk.screen();
    assert!(all.contains("4 accounts") && all.contains("$1.6M"), "{all}");
}

#[test]
fn periods_are_stepped_through() {
    let shelf = small_book();
    let mut desk = desk(&shelf, Lang::En, (120, 36));
    desk.press("p 2");
    desk.press("enter");
    let quarter = desk.screen();
    assert!(quarter.contains("1 Oct 2026") || quarter.contains("Period"), "{quarter}");
    desk.press("p down enter");
    let screen = desk.screen();
    desk.press("[");
    assert_ne!(screen, desk.screen());
    desk.press("ctrl-right");
    assert_eq!(screen, desk.screen(), "and back");
    assert!(desk.press("]").screen().contains("there is no later one"));
}

#[test]
fn the_table_of_a_tab_is_written_as_csv_and_as_json() {
    let shelf = small_book();
    let mut desk = desk(&shelf, Lang::Ja, (100, 30));
    desk.press("4 e enter enter");
    let csv = std::fs::read_to_string(shelf.folder().join("numbers-arr-2026-11-22.csv")).expect("is written");
    assert!(csv.starts_with("step,name,minor,unit,accounts\n"), "{csv}");
    assert!(csv.contains("new,") && csv.contains(",48000000,USD minor units,1\n"), "{csv}");
    desk.press("1 e down enter enter");
    let json = std::fs::read_to_string(shelf.folder().join("numbers-figures-2026-11-22.json")).expect("is written");
    let rows: Vec<serde_json::Value> = serde_json::from_str(&json).expect("is JSON");
    assert_eq!((&rows[0]["figure"], &rows[0]["value"], &rows[0]["n"]), (&"nps".into(), &0.into(), &2.into()));
    let csat = rows.iter().find(|row| row["figure"] == "csat").expect("is listed");
    assert!(csat["value"].is_null(), "{csat}");
    assert_eq!(rows.len(), Kpi::ALL.len());
}

#[test]
fn figures_follow_what_is_written_elsewhere() {
    let shelf = small_book();
    let mut book = shelf.open();
    let writer = book.writer.as_mut().expect("for writing");
    apply(writer, &Op::Kpi(KpiOp::Target(Kpi::LogoRetention, Some(0.9))), noon()).expect("is carried out");
    book.close().expect("closes");
    let mut desk = desk(&shelf, Lang::Ja, (120, 36));
    assert!(row_with(&mut desk, "✓").contains("90% 達成"));
    // An empty book says what to do.
    let empty = Shelf::new();
    drop(empty.open());
    let mut desk = Desk::open(empty.open(), Lang::En, (80, 24));
    assert!(desk.press("f7").screen().contains("There is nothing to count yet"));
}
