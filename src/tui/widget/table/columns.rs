//! Which columns are drawn, and how wide: they leave by priority as the width shrinks, and the flexible ones share what is left.

use ratatui::layout::Alignment;

use crate::text::Cells;

/// How wide a column is, in cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnWidth {
    Fixed(u16),
    Flexible { min: u16, max: u16 },
}

impl ColumnWidth {
    /// Returns a width that takes no more than the widest of the texts needs, within the bounds.
    pub fn fitting<'t>(cells: Cells, (min, max): (u16, u16), texts: impl IntoIterator<Item = &'t str>) -> Self {
        let widest = texts.into_iter().map(|text| cells.width(text)).max().unwrap_or(0);
        let max = u16::try_from(widest).unwrap_or(u16::MAX).clamp(min, max);
        ColumnWidth::Flexible { min, max }
    }
}

/// The direction a list is sorted in by a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sorted {
    Ascending,
    Descending,
}

/// One column of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column<'a> {
    pub title: &'a str,
    pub width: ColumnWidth,
    /// 0 never leaves; of the others the highest leaves first.
    pub priority: u8,
    pub alignment: Alignment,
    pub sorted: Option<Sorted>,
}

impl<'a> Column<'a> {
    pub const fn new(title: &'a str, width: ColumnWidth, priority: u8) -> Self {
        Self { title, width, priority, alignment: Alignment::Left, sorted: None }
    }

    /// Aligns the column to the right, as numbers are.
    #[must_use]
    pub const fn right(self) -> Self {
        Self { alignment: Alignment::Right, ..self }
    }

    /// Marks the column the list is sorted by.
    #[must_use]
    pub const fn sorted(self, sorted: Option<Sorted>) -> Self {
        Self { sorted, ..self }
    }

    /// Returns the least and the greatest width.
    fn bounds(&self) -> (u16, u16) {
        match self.width {
            ColumnWidth::Fixed(width) => (width, width),
            ColumnWidth::Flexible { min, max } => (min, max.max(min)),
        }
    }

    /// Returns the title with the mark of its sorting.
    pub(super) fn heading(&self) -> String {
        let mark = match self.sorted {
            Some(Sorted::Ascending) => " ▴",
            Some(Sorted::Descending) => " ▾",
            None => "",
        };
        format!("{}{mark}", self.title)
    }
}

/// A column's place on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    pub index: usize,
    pub x: u16,
    pub width: u16,
}

/// Places the columns between `left` and `right`, `gap` cells apart.
pub(super) fn place(columns: &[Column<'_>], left: u16, right: u16, gap: u16) -> Vec<Placed> {
    let room = right.saturating_sub(left);
    let kept = keep(columns, room, gap);
    let widths = share(columns, &kept, room, gap);
    let mut x = left;
    let mut placed = Vec::with_capacity(kept.len());
    for (index, width) in kept.into_iter().zip(widths) {
        // Columns that never leave are cut at the right edge of a very narrow screen.
        let width = width.min(right.saturating_sub(x));
        if width > 0 {
            placed.push(Placed { index, x, width });
        }
        x = x.saturating_add(width).saturating_add(gap);
    }
    placed
}

/// Returns the columns that stay: the one of the highest priority leaves (of equals the rightmost) until the rest fits.
fn keep(columns: &[Column<'_>], room: u16, gap: u16) -> Vec<usize> {
    let mut kept: Vec<usize> = (0..columns.len()).collect();
    while least(columns, &kept, gap) > usize::from(room) {
        let leaver =
            kept.iter().enumerate().filter(|(_, index)| columns[**index].priority > 0).max_by_key(|(_, index)| columns[**index].priority);
        match leaver {
            Some((position, _)) => kept.remove(position),
            None => break,
        };
    }
    kept
}

/// Returns the cells that the kept columns need at least.
fn least(columns: &[Column<'_>], kept: &[usize], gap: u16) -> usize {
    let widths: usize = kept.iter().map(|index| usize::from(columns[*index].bounds().0)).sum();
    widths + usize::from(gap) * kept.len().saturating_sub(1)
}

/// Gives the flexible columns, cell by cell in turn, what the others leave.
fn share(columns: &[Column<'_>], kept: &[usize], room: u16, gap: u16) -> Vec<u16> {
    let mut widths: Vec<u16> = kept.iter().map(|index| columns[*index].bounds().0).collect();
    let mut left = usize::from(room).saturating_sub(least(columns, kept, gap));
    while left > 0 {
        let before = left;
        for (width, index) in widths.iter_mut().zip(kept) {
            if *width < columns[*index].bounds().1 && left > 0 {
                *width += 1;
                left -= 1;
            }
        }
        if left == before {
            break;
        }
    }
    widths
}

/// Returns the gap between columns: more air on a wide screen, where no text is cut for it.
pub(super) fn gap_for(columns: &[Column<'_>], width: u16, cells: Cells) -> u16 {
    let widest: usize = columns.iter().map(|column| usize::from(column.bounds().1)).sum();
    let airy = widest + 3 * columns.len().saturating_sub(1);
    if cells == Cells::Narrow && width >= 110 && airy <= usize::from(width) { 3 } else { 2 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book() -> Vec<Column<'static>> {
        vec![
            Column::new("health", ColumnWidth::Fixed(14), 0),
            Column::new("trend", ColumnWidth::Fixed(6), 4),
            Column::new("name", ColumnWidth::Flexible { min: 12, max: 40 }, 0),
            Column::new("arr", ColumnWidth::Fixed(6), 1).right(),
            Column::new("renewal", ColumnWidth::Fixed(14), 0),
            Column::new("last", ColumnWidth::Fixed(10), 2),
            Column::new("next", ColumnWidth::Flexible { min: 12, max: 30 }, 3),
        ]
    }

    #[test]
    fn columns_leave_in_their_order() {
        let columns = book();
        for (room, expected) in [
            (120, &["health", "trend", "name", "arr", "renewal", "last", "next"][..]),
            (82, &["health", "name", "arr", "renewal", "last", "next"]),
            (70, &["health", "name", "arr", "renewal", "last"]),
            (56, &["health", "name", "arr", "renewal"]),
            (50, &["health", "name", "renewal"]),
            (30, &["health", "name"]),
            (8, &["health"]),
        ] {
            let placed = place(&columns, 0, room, 2);
            let titles: Vec<&str> = placed.iter().map(|place| columns[place.index].title).collect();
            assert_eq!(titles, expected, "{room}");
        }
    }

    #[test]
    fn columns_never_overlap_nor_leave_the_room() {
        let columns = book();
        for room in 0..300 {
            let placed = place(&columns, 3, 3 + room, 2);
            assert!(placed.windows(2).all(|pair| pair[0].x + pair[0].width + 2 == pair[1].x));
            assert!(placed.iter().all(|place| place.x + place.width <= 3 + room && place.width > 0));
        }
    }

    #[test]
    fn air_between_columns_costs_no_text() {
        let columns = book();
        let fixed = [Column::new("day", ColumnWidth::Fixed(10), 0), Column::new("what", ColumnWidth::Flexible { min: 8, max: 40 }, 0)];
        let gaps = [gap_for(&columns, 116, Cells::Narrow), gap_for(&columns, 200, Cells::Narrow), gap_for(&fixed, 116, Cells::Narrow)];
        assert_eq!(gaps, [2, 3, 3]);
        assert_eq!([gap_for(&fixed, 80, Cells::Narrow), gap_for(&fixed, 116, Cells::Wide)], [2, 2]);
    }

    #[test]
    fn flexible_columns_share_up_to_their_greatest() {
        let columns = book();
        let width_of = |room: u16, title: &str| {
            place(&columns, 0, room, 2).iter().find(|place| columns[place.index].title == title).map(|place| place.width)
        };
        assert_eq!((width_of(100, "name"), width_of(100, "next")), (Some(19), Some(19)));
        assert_eq!((width_of(300, "name"), width_of(300, "next")), (Some(40), Some(30)));
    }
}
