//! Where things stand on the screen, as they were drawn last: it tells what a click or the wheel of the mouse means there.

use crate::tui::command::Cmd;
use ratatui::layout::{Position, Rect};

/// A list as it was drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct ListPlace {
    pub area: Rect,
    /// For each line of the area from its top the row that stands there, counted as the selection counts them.
    pub rows: Vec<Option<usize>>,
    pub selected: Option<usize>,
    /// The command that brings the keys to it; `None` where they come already.
    pub focus: Option<Cmd>,
}

impl ListPlace {
    /// Notes the rows in view from `top` on, below `header` lines, each of them `height` lines high.
    pub fn of(area: Rect, header: u16, top: usize, rows: usize, height: u16, selected: Option<usize>) -> ListPlace {
        let height = usize::from(height.max(1));
        let lines = (0..usize::from(area.height)).map(|line| {
            let row = line.checked_sub(usize::from(header)).map(|line| top + line / height);
            row.filter(|row| *row < rows)
        });
        ListPlace { area, rows: lines.collect(), selected, focus: None }
    }

    fn row_at(&self, position: Position) -> Option<usize> {
        self.rows.get(usize::from(position.y.checked_sub(self.area.y)?)).copied().flatten()
    }
}

/// A tab, and how many steps from the open one it is.
#[derive(Clone, Debug, PartialEq)]
pub struct TabPlace {
    pub area: Rect,
    /// The key that opens it, as it is shown; empty where only Tab leads there.
    pub key: String,
    /// How often Tab is to be pressed.
    pub steps: usize,
}

/// Everything of a pane that the mouse can reach.
#[derive(Debug, Default)]
pub struct Places {
    pub lists: Vec<ListPlace>,
    pub tabs: Vec<TabPlace>,
    /// The fields of a form, and which of them has the focus.
    pub fields: Vec<Rect>,
    pub focused: usize,
}

/// What stands where somebody pointed.
#[derive(Clone, Debug, PartialEq)]
pub enum Pointed {
    /// A row of a list: how far it is from the selected one, and the command that brings the keys to its list first.
    Row {
        row: usize,
        from: Option<usize>,
        focus: Option<Cmd>,
    },
    /// A list beside its rows.
    List(Option<Cmd>),
    Tab(TabPlace),
    /// A field, by how many steps from the focused one it is.
    Field(isize),
}

impl Places {
    /// Counts the rows of the list drawn last as its selection does, where the screen shows headings between them.
    pub fn renumber(&mut self, row_of: impl Fn(usize) -> Option<usize>) {
        if let Some(list) = self.lists.last_mut() {
            list.rows.iter_mut().for_each(|row| *row = row.and_then(&row_of));
            list.selected = list.selected.and_then(&row_of);
        }
    }

    /// Says that keys come to the list drawn last only after a command.
    pub fn focus_by(&mut self, cmd: Option<Cmd>) {
        if let Some(list) = self.lists.last_mut() {
            list.focus = cmd;
        }
    }

    /// Notes that a row of the list at a place is selected by now, and its list has the keys.
    pub fn note_selected(&mut self, at: Position, row: usize) {
        for list in self.lists.iter_mut().filter(|list| list.area.contains(at) && list.row_at(at) == Some(row)) {
            (list.selected, list.focus) = (Some(row), None);
        }
    }

    /// Returns what stands at a place; what was drawn last lies on top.
    pub fn at(&self, position: Position) -> Option<Pointed> {
        let of_list = |list: &ListPlace| match list.row_at(position) {
            Some(row) => Pointed::Row { row, from: list.selected, focus: list.focus },
            None => Pointed::List(list.focus),
        };
        let list = self.lists.iter().rev().find(|list| list.area.contains(position)).map(of_list);
        let tab = || self.tabs.iter().find(|tab| tab.area.contains(position)).cloned().map(Pointed::Tab);
        let steps = |field: usize| isize::try_from(field).ok()?.checked_sub_unsigned(self.focused);
        let field = || self.fields.iter().position(|field| field.contains(position)).and_then(steps).map(Pointed::Field);
        list.or_else(tab).or_else(field)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_row_under_the_pointer_is_found_between_headings_and_under_a_header() {
        let area = Rect::new(2, 3, 20, 5);
        let mut places = Places { lists: vec![ListPlace::of(area, 1, 10, 12, 1, Some(11))], ..Places::default() };
        let at = |places: &Places, y| places.at(Position::new(5, y));
        assert_eq!(at(&places, 3), Some(Pointed::List(None)), "the header");
        assert_eq!(at(&places, 4), Some(Pointed::Row { row: 10, from: Some(11), focus: None }));
        assert_eq!(at(&places, 6), Some(Pointed::List(None)), "below the last row");
        assert_eq!(at(&places, 9), None);
        // Row 10 is a heading.
        places.renumber(|row| (row != 10).then(|| row - 1));
        assert_eq!(at(&places, 4), Some(Pointed::List(None)));
        assert_eq!(at(&places, 5), Some(Pointed::Row { row: 10, from: Some(10), focus: None }));
        let high = ListPlace::of(area, 0, 4, 9, 2, None);
        assert_eq!(high.rows, [Some(4), Some(4), Some(5), Some(5), Some(6)]);
    }

    #[test]
    fn fields_are_counted_from_the_one_that_has_the_focus() {
        let places = Places { fields: vec![Rect::new(0, 0, 9, 1), Rect::new(0, 1, 9, 3)], focused: 1, ..Places::default() };
        let fields: Vec<_> = [0, 3, 4].map(|y| places.at(Position::new(1, y))).into();
        assert_eq!(fields, [Some(Pointed::Field(-1)), Some(Pointed::Field(0)), None]);
    }
}
