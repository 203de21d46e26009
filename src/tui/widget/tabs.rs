//! The tabs of a screen on one line, each with its key; the open one is always in view and seen without colour.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::pen::to_cells;
use super::{KeyHint, Look, Pen, Phrase};
use crate::theme::Role;

/// Tabs with their keys.
pub struct Tabs<'a> {
    pub tabs: &'a [KeyHint<'a>],
    pub open: usize,
}

/// Cells between two tabs; and those with which all of them may still fit.
const GAP: u16 = 3;
const NARROW_GAPS: [u16; 2] = [2, 1];

impl Tabs<'_> {
    /// Draws in the first row of `area`, from the first tab on that leaves room for the open one; returns where those in view stand.
    pub fn draw(&self, look: Look<'_>, area: Rect, buffer: &mut Buffer) -> Vec<(usize, Rect)> {
        let mut places = Vec::new();
        let mut pen = Pen::new(look, area, buffer);
        let phrases: Vec<Phrase<'_>> = self.tabs.iter().enumerate().map(|(index, tab)| phrase(tab, index == self.open)).collect();
        let widths: Vec<u16> = phrases.iter().map(|phrase| to_cells(phrase.width(look.cells))).collect();
        let open = self.open.min(phrases.len().saturating_sub(1));
        let gap = gap(&widths, pen.width());
        let mut x = 1;
        for index in first_in_view(&widths, open, pen.width(), gap)..phrases.len() {
            if x + widths[index] > pen.width() && index != open {
                break;
            }
            let used = pen.put_phrase(x, 0, widths[index], &phrases[index]);
            if index == self.open {
                pen.lay_over(Rect::new(x, 0, used, 1), Role::Match);
            }
            places.push((index, pen.part(x, used)));
            x += used + gap;
        }
        places
    }
}

fn phrase<'a>(tab: &KeyHint<'a>, is_open: bool) -> Phrase<'a> {
    let (key, label) = if is_open { (Role::Key, Role::Heading) } else { (Role::Dim, Role::Dim) };
    // A tab without a key of its own begins with its word.
    let gap = if tab.key.is_empty() { "" } else { " " };
    Phrase::new(tab.key, key).then(gap, label).then(tab.label, label)
}

/// Returns the gap with which all tabs fit; where none does, the widest.
fn gap(widths: &[u16], room: u16) -> u16 {
    let tabs: u16 = widths.iter().sum();
    let gaps = to_cells(widths.len().saturating_sub(1));
    std::iter::once(GAP).chain(NARROW_GAPS).find(|gap| 1 + tabs + gaps * gap <= room).unwrap_or(GAP)
}

/// Returns the first tab to draw so that the open one ends within `room`.
fn first_in_view(widths: &[u16], open: usize, room: u16, gap: u16) -> usize {
    (0..open)
        .find(|first| {
            let run = widths[*first..=open].iter().map(|width| usize::from(width + gap)).sum::<usize>();
            run < usize::from(room + gap)
        })
        .unwrap_or(open)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::widget::sizes::{look, rows};

    #[test]
    fn the_open_tab_is_in_view() {
        let tabs: Vec<KeyHint<'_>> =
            [("1", "履歴"), ("2", "Health"), ("3", "担当者")].iter().map(|(key, label)| KeyHint { key, label }).collect();
        let cases = [
            (40, 0, " 1 履歴   2 Health   3 担当者           "),
            (27, 0, " 1 履歴  2 Health  3 担当者"),
            (20, 2, " 2 Health   3 担当者"),
            (10, 2, " 3 担当者 "),
            (10, 0, " 1 履歴   "),
        ];
        for (width, open, expected) in cases {
            let mut buffer = Buffer::empty(Rect::new(0, 0, width, 1));
            let area = buffer.area;
            Tabs { tabs: &tabs, open }.draw(look(), area, &mut buffer);
            assert_eq!(rows(&buffer), [expected], "{width} {open}");
        }
        let plain = ["To log 8", "これから 16"].map(|label| KeyHint { key: "", label });
        let mut buffer = Buffer::empty(Rect::new(0, 0, 24, 1));
        let area = buffer.area;
        Tabs { tabs: &plain, open: 0 }.draw(look(), area, &mut buffer);
        assert_eq!(rows(&buffer), [" To log 8   これから 16 "]);
    }
}
