//! A small month beside a field: the arrows walk over its days, and the day that is taken goes into the field.
//!
//! What a day is, today or a day off, stands below the month in words; in the month it has a mark beside its colour.

use crate::domain::holidays::japan::holidays;
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::pane::{Answer, Cx, Effect, Msg, Pane, ViewState};
use crate::tui::widget::{KeyHint, Pen, Phrase, Popup};
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Cells of a day: two digits, and a mark on either side.
const DAY: u16 = 4;
const WIDTH: u16 = 7 * DAY;
/// Weeks that a month touches at most.
const WEEKS: u16 = 6;
/// The weekdays over the weeks; below them what is selected, and what the marks mean.
const HEIGHT: u16 = 1 + WEEKS + 2;

pub struct CalendarPane {
    day: NaiveDate,
}

impl CalendarPane {
    pub fn new(day: NaiveDate) -> CalendarPane {
        CalendarPane { day }
    }

    /// Returns the day a command leads to; at the ends of time it stays.
    fn moved(&self, cmd: Cmd, today: NaiveDate) -> NaiveDate {
        let (day, year) = (self.day, Months::new(12));
        let moved = match cmd {
            Cmd::CalendarDayBack => day.checked_sub_days(Days::new(1)),
            Cmd::CalendarDayOn => day.checked_add_days(Days::new(1)),
            Cmd::CalendarWeekBack => day.checked_sub_days(Days::new(7)),
            Cmd::CalendarWeekOn => day.checked_add_days(Days::new(7)),
            Cmd::CalendarMonthBack => day.checked_sub_months(Months::new(1)),
            Cmd::CalendarMonthOn => day.checked_add_months(Months::new(1)),
            Cmd::CalendarYearBack => day.checked_sub_months(year),
            Cmd::CalendarYearOn => day.checked_add_months(year),
            Cmd::CalendarToday => Some(today),
            _ => None,
        };
        // Days are typed with a year of four digits.
        moved.filter(|day| (1..=9999).contains(&day.year())).unwrap_or(day)
    }

    fn draw_days(&self, cx: &Cx<'_>, pen: &mut Pen<'_>) -> Option<Position> {
        let heads = first_shown(self.day, cx.workdays.week_start()).iter_days();
        for (x, day) in (0..7).map(|column| column * DAY).zip(heads) {
            let head = cx.format.weekday_head(day);
            let width = u16::try_from(cx.look.cells.width(&head)).unwrap_or(DAY).min(DAY - 1);
            pen.put(x + DAY - 1 - width, 0, width, &head, Role::Dim);
        }
        let mut cursor = None;
        for (day, (x, y)) in places(self.day, cx.workdays.week_start()) {
            let is_free = !cx.workdays.is_workday(day);
            let (before, behind) = if day == self.day {
                ("[", "]")
            } else {
                (if day == cx.today() { "*" } else { " " }, if cx.workdays.is_holiday(day) { "." } else { " " })
            };
            let role = match (day == self.day || day == cx.today(), is_free) {
                (true, _) => Role::Heading,
                (false, true) => Role::Dim,
                (false, false) => Role::Text,
            };
            pen.put(x, y, 1, before, Role::Accent);
            pen.put(x + 1, y, 2, &format!("{:>2}", day.day()), role);
            pen.put(x + 3, y, 1, behind, if day == self.day { Role::Accent } else { Role::Dim });
            if day == self.day {
                pen.lay_over(Rect::new(x, y, DAY, 1), Role::Selected);
                let area = pen.area();
                cursor = (y < area.height).then(|| Position::new(area.x + x + 1, area.y + y));
            }
        }
        cursor
    }

    /// Returns what the selected day is: `Mon 23 Nov · in 1 d · day off`.
    fn said(&self, cx: &Cx<'_>) -> String {
        let mut parts = vec![cx.format.date(self.day), cx.format.near(self.day)];
        parts.dedup();
        parts.extend(day_off(cx, self.day));
        parts.join(" · ")
    }
}

/// Says why a day is free: by the name of the holiday, where the days off are Japan's.
fn day_off(cx: &Cx<'_>, day: NaiveDate) -> Option<String> {
    if !cx.workdays.is_holiday(day) {
        return None;
    }
    let named = holidays(day.year());
    // A single day that is free in Japan too may be free for another reason.
    let is_kept = named.iter().all(|(day, _)| !cx.workdays.is_workday(*day));
    let holiday = named.iter().find(|(holiday, _)| *holiday == day).filter(|_| is_kept);
    Some(holiday.map_or_else(|| cx.words.get("calendar-day-off"), |(_, holiday)| cx.words.word(*holiday)))
}

/// Returns the first day of the first week that a month touches.
fn first_shown(day: NaiveDate, week_start: Weekday) -> NaiveDate {
    let first = day.with_day(1).unwrap_or(day);
    first.checked_sub_days(Days::new(u64::from(first.weekday().days_since(week_start)))).unwrap_or(first)
}

/// Returns the days of a month, each with its cell and row below the weekdays.
fn places(day: NaiveDate, week_start: Weekday) -> impl Iterator<Item = (NaiveDate, (u16, u16))> {
    let (mut y, month) = (1, day.month());
    let first = day.with_day(1).unwrap_or(day);
    first.iter_days().take_while(move |day| day.month() == month).map(move |day| {
        let column = u16::try_from(day.weekday().days_since(week_start)).unwrap_or(0);
        y += u16::from(column == 0 && day.day() > 1);
        (day, (column * DAY, y))
    })
}

impl Pane for CalendarPane {
    fn title(&self, cx: &Cx<'_>) -> String {
        cx.format.month(self.day)
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Calendar]
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(Cmd::CalendarTake) => return vec![Effect::Answer(Answer::Chosen(self.day.to_string()))],
            Msg::Command(Cmd::Back) => return vec![Effect::Close],
            Msg::Command(cmd) => self.day = self.moved(cmd, cx.today()),
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let [take, month, back] = ["cmd-calendar-take", "cmd-calendar-month-on", "cmd-back"].map(|id| cx.words.get(id));
        let keys =
            [KeyHint { key: "Enter", label: &take }, KeyHint { key: "PgUp PgDn", label: &month }, KeyHint { key: "Esc", label: &back }];
        let title = cx.format.month(self.day);
        let said = self.said(cx);
        let width = u16::try_from(cx.look.cells.width(&said)).unwrap_or(WIDTH).max(WIDTH);
        let below = state.below.unwrap_or_else(|| state.anchor(area, 1).as_position());
        let anchor = Rect { x: below.x, y: below.y, width: 1, height: 1 };
        let inner = Popup { title: &title, keys: &keys }.draw(cx.look, area, anchor, (width, HEIGHT), buffer);
        let mut pen = Pen::new(cx.look, inner, buffer);
        state.cursor = self.draw_days(cx, &mut pen);
        let last = places(self.day, cx.workdays.week_start()).map(|(_, (_, y))| y).max().unwrap_or(WEEKS);
        // In a low window the words about the day move up under its weeks; the marks explain themselves there.
        let y = (HEIGHT - 2).min(inner.height.saturating_sub(1)).max(last + 1);
        pen.put(0, y, inner.width, &said, Role::Text);
        let legend = Phrase::new("*", Role::Accent).then(format!(" {}   ", cx.words.get("calendar-today")), Role::Dim);
        let legend = legend.then(". ", Role::Dim).then(cx.words.get("calendar-day-off"), Role::Dim);
        pen.put_phrase(0, y + 1, inner.width, &legend);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn weeks_begin_where_they_are_set_to() {
        let row_and_column = |start, text: &str| {
            let place = places(day(text), start).find(|(at, _)| *at == day(text)).map(|(_, (x, y))| (y, x / DAY));
            place.expect("is in its month")
        };
        // 1 November 2026 is a Sunday.
        for (start, text, expected) in [
            (Weekday::Mon, "2026-11-01", (1, 6)),
            (Weekday::Mon, "2026-11-02", (2, 0)),
            (Weekday::Mon, "2026-11-30", (6, 0)),
            (Weekday::Sun, "2026-11-01", (1, 0)),
            (Weekday::Sun, "2026-11-30", (5, 1)),
            (Weekday::Mon, "2027-02-28", (4, 6)),
        ] {
            assert_eq!(row_and_column(start, text), expected, "{start} {text}");
        }
    }

    #[test]
    fn steps_stay_in_time_and_in_the_month() {
        let today = day("2026-11-22");
        for (from, cmd, to) in [
            ("2026-01-31", Cmd::CalendarMonthOn, "2026-02-28"),
            ("2024-02-29", Cmd::CalendarYearOn, "2025-02-28"),
            ("2026-11-01", Cmd::CalendarDayBack, "2026-10-31"),
            ("2026-11-28", Cmd::CalendarWeekOn, "2026-12-05"),
            ("9999-12-31", Cmd::CalendarDayOn, "9999-12-31"),
            ("2030-05-05", Cmd::CalendarToday, "2026-11-22"),
        ] {
            assert_eq!(CalendarPane::new(day(from)).moved(cmd, today), day(to), "{from} {cmd:?}");
        }
    }
}
