//! The rows that a screen lists, as text: what is exported, and what is copied of one.

use crate::i18n::Words;
use crate::i18n::format::NOTHING;
use crate::say;
use crate::text::display;
use crate::tui::exact::Exact;
use crate::tui::widget::{Column, Phrase, TableRow};

/// A list with its headings, whole, whatever part of it is in view.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listed {
    pub headings: Vec<String>,
    pub rows: Vec<Vec<ListedCell>>,
    /// Which of the rows is selected.
    pub selected: Option<usize>,
}

/// A cell as it is shown, and what it stands for where that is more than its words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListedCell {
    pub shown: String,
    pub exact: Option<Exact>,
}

impl From<String> for ListedCell {
    fn from(shown: String) -> ListedCell {
        ListedCell { shown, exact: None }
    }
}

impl Listed {
    /// Takes the rows of a table; those that hold nothing are headings or rules, and no rows.
    pub fn of<'r>(columns: &[Column<'_>], rows: usize, selected: Option<usize>, mut row: impl FnMut(usize) -> TableRow<'r>) -> Listed {
        let mut listed = Listed { headings: columns.iter().map(|column| column.title.to_owned()).collect(), ..Listed::default() };
        for index in 0..rows {
            let cells: Vec<ListedCell> = row(index).cells.iter().map(cell_of).collect();
            if cells.iter().all(|cell| cell.shown.is_empty()) {
                continue;
            }
            if selected == Some(index) {
                listed.selected = Some(listed.rows.len());
            }
            listed.rows.push(cells);
        }
        listed.tidied()
    }

    /// Leaves out columns that say nothing in words, as the small charts; rows get as many cells as there are headings.
    fn tidied(mut self) -> Listed {
        for row in &mut self.rows {
            row.resize(self.headings.len(), ListedCell::default());
        }
        let says = |place: &usize| self.rows.iter().any(|row| row[*place].shown.chars().any(|letter| letter != ' ' && !is_braille(letter)));
        let kept: Vec<usize> = (0..self.headings.len()).filter(says).collect();
        let headings = kept.iter().map(|place| self.headings[*place].clone()).collect();
        let of = |row: &Vec<ListedCell>| kept.iter().map(|place| row[*place].clone()).collect();
        Listed { headings, rows: self.rows.iter().map(of).collect(), selected: self.selected }
    }

    /// Returns the table for a file, with its headings as the first row: amounts, days and counts as programs read them, and beside each
    /// column of amounts one of their currencies. It is there whatever the rows, so that a file has the same columns the next time.
    pub fn table(&self, words: &Words) -> Vec<Vec<String>> {
        let mut table = vec![Vec::new(); self.rows.len() + 1];
        for (place, heading) in self.headings.iter().enumerate() {
            let cells = || self.rows.iter().map(|row| &row[place]);
            let is_exact = cells().any(|cell| cell.exact.is_some());
            let is_money = cells().any(|cell| cell.exact.is_some_and(|exact| exact.currency().is_some()));
            table[0].push(heading.clone());
            table[0].extend(is_money.then(|| say!(words, "export-currency-of", column = heading.clone())));
            for (row, cell) in table.iter_mut().skip(1).zip(cells()) {
                row.push(cell.written(is_exact));
                let currency = || cell.exact.and_then(|exact| exact.currency()).map(|currency| currency.to_string()).unwrap_or_default();
                row.extend(is_money.then(currency));
            }
        }
        table
    }

    /// Returns the selected row as a line of text.
    pub fn selected_text(&self) -> Option<String> {
        let shown = self.rows[self.selected?].iter().map(|cell| cell.shown.as_str());
        Some(shown.filter(|shown| !shown.is_empty()).collect::<Vec<_>>().join("\t"))
    }
}

impl ListedCell {
    /// Returns what stands in a file; among values, the dash for none is nothing.
    fn written(&self, is_among_values: bool) -> String {
        match self.exact {
            Some(exact) => exact.plain(),
            None if is_among_values && self.shown == NOTHING => String::new(),
            None => self.shown.clone(),
        }
    }
}

fn cell_of(phrase: &Phrase<'_>) -> ListedCell {
    let text: String = phrase.pieces.iter().map(|piece| piece.text.as_ref()).collect();
    ListedCell { shown: display(&text).trim().to_owned(), exact: phrase.exact }
}

fn is_braille(letter: char) -> bool {
    matches!(letter, '\u{2800}'..='\u{28ff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Currency, Lang, Money};
    use crate::tui::widget::ColumnWidth;
    use chrono::NaiveDate;

    fn column(title: &str) -> Column<'_> {
        Column::new(title, ColumnWidth::Fixed(2), 0)
    }

    #[test]
    fn a_list_is_taken_whole_without_headings_between_and_small_charts() {
        let columns = [column("ACCOUNT"), column("12 weeks"), column("ARR")];
        let row = |index: usize| match index {
            1 => TableRow::default(),
            _ => TableRow { cells: vec![format!("青葉 {index}").into(), "⠉⠒ ⣀".into(), " 12K".into()], is_marked: false },
        };
        let listed = Listed::of(&columns, 3, Some(2), row);
        assert_eq!(listed.table(&Words::new(Lang::En)), [["ACCOUNT", "ARR"], ["青葉 0", "12K"], ["青葉 2", "12K"]]);
        assert_eq!(listed.selected_text().as_deref(), Some("青葉 2\t12K"));
        assert_eq!(Listed::of(&columns, 0, None, row).selected_text(), None);
    }

    #[test]
    fn a_file_holds_whole_amounts_with_their_currency_days_and_counts_while_text_stays() {
        let columns = [column("ARR"), column("DUE"), column("SEATS"), column("NOTE")];
        let day = NaiveDate::from_ymd_opt(2026, 12, 31).expect("a day");
        let money = |minor, currency| Phrase::from("480K").means(Money { minor, currency });
        let row = |index: usize| {
            let cells = match index {
                0 => vec![money(48_000_050, Currency::USD), Phrase::from("in 39 d").means(day), "–".into(), "–".into()],
                1 => vec![money(480_000, Currency::JPY), "–".into(), Phrase::from("1,200").means(1_200_usize), "480K".into()],
                _ => vec!["–".into(), "ended".into(), "–".into(), "later".into()],
            };
            TableRow { cells, is_marked: false }
        };
        let listed = Listed::of(&columns, 3, Some(0), row);
        let rows = [["480000.50", "USD", "2026-12-31", "", "–"], ["480000", "JPY", "", "1200", "480K"], ["", "", "ended", "", "later"]];
        for (lang, heading) in [(Lang::En, "ARR currency"), (Lang::Ja, "ARR（通貨）")] {
            let table = listed.table(&Words::new(lang));
            assert_eq!(table[0], ["ARR", heading, "DUE", "SEATS", "NOTE"]);
            assert_eq!(table[1..], rows);
        }
        assert_eq!(listed.selected_text().as_deref(), Some("480K\tin 39 d\t–\t–"), "a copied row is as it is shown");
    }
}
