//! The rows that a screen lists, as text: what is exported, and what is copied of one.

use crate::text::display;
use crate::tui::widget::{Column, Phrase, TableRow};

/// A list with its headings, whole, whatever part of it is in view.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listed {
    pub headings: Vec<String>,
    pub rows: Vec<Vec<String>>,
    /// Which of the rows is selected.
    pub selected: Option<usize>,
}

impl Listed {
    /// Takes the rows of a table; those that hold nothing are headings or rules, and no rows.
    pub fn of<'r>(columns: &[Column<'_>], rows: usize, selected: Option<usize>, mut row: impl FnMut(usize) -> TableRow<'r>) -> Listed {
        let mut listed = Listed { headings: columns.iter().map(|column| column.title.to_owned()).collect(), ..Listed::default() };
        for index in 0..rows {
            let cells: Vec<String> = row(index).cells.iter().map(text_of).collect();
            if cells.iter().all(String::is_empty) {
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
            row.resize(self.headings.len(), String::new());
        }
        let says = |place: &usize| self.rows.iter().any(|row| row[*place].chars().any(|letter| letter != ' ' && !is_braille(letter)));
        let kept: Vec<usize> = (0..self.headings.len()).filter(says).collect();
        let of = |row: &Vec<String>| kept.iter().map(|place| row[*place].clone()).collect::<Vec<String>>();
        Listed { headings: of(&self.headings), rows: self.rows.iter().map(of).collect(), selected: self.selected }
    }

    /// Returns the table with its headings as the first row.
    pub fn table(&self) -> Vec<Vec<String>> {
        std::iter::once(&self.headings).chain(&self.rows).cloned().collect()
    }

    /// Returns the selected row as a line of text.
    pub fn selected_text(&self) -> Option<String> {
        let row = &self.rows[self.selected?];
        Some(row.iter().filter(|cell| !cell.is_empty()).map(String::as_str).collect::<Vec<_>>().join("\t"))
    }
}

fn text_of(phrase: &Phrase<'_>) -> String {
    let text: String = phrase.pieces.iter().map(|piece| piece.text.as_ref()).collect();
    display(&text).trim().to_owned()
}

fn is_braille(letter: char) -> bool {
    matches!(letter, '\u{2800}'..='\u{28ff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widget::ColumnWidth;

    #[test]
    fn a_list_is_taken_whole_without_headings_between_and_small_charts() {
        let column = |title| Column::new(title, ColumnWidth::Fixed(2), 0);
        let columns = [column("ACCOUNT"), column("12 weeks"), column("ARR")];
        let row = |index: usize| match index {
            1 => TableRow::default(),
            _ => TableRow { cells: vec![format!("青葉 {index}").into(), "⠉⠒ ⣀".into(), " 12K".into()], is_marked: false },
        };
        let listed = Listed::of(&columns, 3, Some(2), row);
        assert_eq!(listed.table(), [["ACCOUNT", "ARR"], ["青葉 0", "12K"], ["青葉 2", "12K"]]);
        assert_eq!(listed.selected_text().as_deref(), Some("青葉 2\t12K"));
        assert_eq!(Listed::of(&columns, 0, None, row).selected_text(), None);
    }
}
