//! Dates: the whole column decides whether the day or the month comes first.

use crate::{
    domain::{Invalid, Moment, Zone, words::text_enum},
    import::value::{
        date_text::{DateText, DayText, full_year, scan},
        plain,
    },
};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeZone};
use std::str::FromStr;

text_enum! {
    /// In which order day, month and year stand.
    pub enum DateOrder { Dmy = "dmy", Mdy = "mdy", Ymd = "ymd" }
}

/// What the user says about the dates of a file: an order, or a pattern as of `strftime`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateFormat {
    Order(DateOrder),
    Pattern(String),
}

impl FromStr for DateFormat {
    type Err = Invalid;

    /// Reads `dmy`, `mdy`, `ymd`, or a pattern such as `%d.%m.%Y %H:%M`.
    fn from_str(text: &str) -> Result<Self, Invalid> {
        let bad = || Invalid::UnknownWord { value: text.to_owned(), allowed: "dmy, mdy, ymd, %d.%m.%Y".to_owned() };
        if text.contains('%') {
            let is_known = chrono::format::StrftimeItems::new(text).all(|item| !matches!(item, chrono::format::Item::Error));
            return if is_known { Ok(DateFormat::Pattern(text.to_owned())) } else { Err(bad()) };
        }
        text.trim().to_lowercase().parse().map(DateFormat::Order).map_err(|_| bad())
    }
}

/// How many cells of a column are a day of the calendar in each order, of those that leave the order open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OrderVotes {
    /// By the order of `DateOrder::ALL`.
    days: [usize; 3],
    /// A cell that does not mean the same in all orders.
    example: Option<String>,
}

impl OrderVotes {
    /// Takes one cell into account.
    pub fn observe(&mut self, text: &str) {
        let Some(DateText { day: day @ DayText::Loose { year_last, .. }, .. }) = scan(text) else { return };
        let days: Vec<Option<NaiveDate>> = DateOrder::ALL.iter().map(|order| resolve(day, *order)).collect();
        for (votes, day) in self.days.iter_mut().zip(&days) {
            *votes += usize::from(day.is_some());
        }
        let possible = if year_last { 2 } else { 3 };
        if self.example.is_none() && days.iter().take(possible).any(|day| *day != days[0]) {
            self.example = Some(text.to_owned());
        }
    }

    /// Adds the votes of another column.
    pub fn add(&mut self, other: &OrderVotes) {
        for (votes, more) in self.days.iter_mut().zip(other.days) {
            *votes += more;
        }
        self.example = self.example.take().or_else(|| other.example.clone());
    }

    /// Returns the order in which the most cells are days, or a cell as an example when two orders do equally well.
    pub fn decide(&self) -> Result<DateOrder, String> {
        let best = self.days.iter().copied().max().unwrap_or(0);
        let mut orders = DateOrder::ALL.iter().zip(self.days).filter(|(_, votes)| *votes == best).map(|(order, _)| *order);
        let first = orders.next().unwrap_or(DateOrder::Ymd);
        match (orders.next(), &self.example) {
            (Some(_), Some(example)) if best > 0 => Err(example.clone()),
            _ => Ok(first),
        }
    }
}

fn resolve(day: DayText, order: DateOrder) -> Option<NaiveDate> {
    match day {
        DayText::Known(year, month, day) => NaiveDate::from_ymd_opt(year, month, day),
        DayText::Loose { numbers: [one, two, three], year_last } => {
            let year = |number: u32| if year_last { number as i32 } else { full_year(number) };
            match order {
                DateOrder::Dmy => NaiveDate::from_ymd_opt(year(three), two, one),
                DateOrder::Mdy => NaiveDate::from_ymd_opt(year(three), one, two),
                DateOrder::Ymd if year_last => None,
                DateOrder::Ymd => NaiveDate::from_ymd_opt(full_year(one), two, three),
            }
        }
    }
}

/// Reads a day or an instant. A time without an offset is of the person's wall clock.
pub fn moment(text: &str, format: &DateFormat, zone: &Zone) -> Result<Moment, Invalid> {
    let bad = || Invalid::NotADate(text.to_owned());
    let order = match format {
        DateFormat::Order(order) => *order,
        DateFormat::Pattern(pattern) => match by_pattern(&plain(text), pattern) {
            Some((day, time)) => return in_range(at(day, time, None, zone)).ok_or_else(bad),
            None => DateOrder::Ymd,
        },
    };
    let found = scan(text).ok_or_else(bad)?;
    if matches!((format, found.day), (DateFormat::Pattern(_), DayText::Loose { .. })) {
        return Err(bad());
    }
    let day = resolve(found.day, order).ok_or_else(bad)?;
    in_range(at(day, found.time, found.offset, zone)).ok_or_else(bad)
}

/// Reads a day; of an instant, the day in the person's zone.
pub fn day(text: &str, format: &DateFormat, zone: &Zone) -> Result<NaiveDate, Invalid> {
    moment(text, format, zone).map(|moment| moment.day(zone))
}

fn by_pattern(text: &str, pattern: &str) -> Option<(NaiveDate, Option<NaiveTime>)> {
    let with_time = NaiveDateTime::parse_from_str(text, pattern).ok().map(|found| (found.date(), Some(found.time())));
    with_time.or_else(|| NaiveDate::parse_from_str(text, pattern).ok().map(|day| (day, None)))
}

fn at(day: NaiveDate, time: Option<NaiveTime>, offset: Option<chrono::FixedOffset>, zone: &Zone) -> Moment {
    match (time, offset) {
        (None, _) => Moment::Day(day),
        (Some(time), None) => Moment::from(zone.instant(day.and_time(time))),
        (Some(time), Some(offset)) => match offset.from_local_datetime(&day.and_time(time)).single() {
            Some(instant) => Moment::from(instant.to_utc()),
            None => Moment::Day(day),
        },
    }
}

/// Lets pass what a book can be about: the years 1800 to 2999. The year 202 or 20233 is a slip of the keyboard.
fn in_range(moment: Moment) -> Option<Moment> {
    use chrono::Datelike;
    (1800..3000).contains(&moment.day(&Zone::utc()).year()).then_some(moment)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::FixedOffset;

    fn tokyo() -> Zone {
        Zone::Fixed(FixedOffset::east_opt(9 * 3600).unwrap())
    }

    fn read(text: &str, order: DateOrder) -> String {
        moment(text, &DateFormat::Order(order), &tokyo()).map_or_else(|error| error.to_string(), |moment| moment.to_string())
    }

    #[test]
    fn dates_as_people_write_them() {
        for (text, expected) in [
            ("2023-07-27", "2023-07-27"),
            ("2023/7/27", "2023-07-27"),
            ("2023.07.27", "2023-07-27"),
            ("２０２３年７月２７日", "2023-07-27"),
            ("2023年7月27日(木)", "2023-07-27"),
            ("20230727", "2023-07-27"),
            ("令和6年7月21日", "2024-07-21"),
            ("令和元年5月1日", "2019-05-01"),
            ("R6.7.21", "2024-07-21"),
            ("平成30年1月2日", "2018-01-02"),
            ("27 Jul 2023", "2023-07-27"),
            ("27-Jul-23", "2023-07-27"),
            ("July 27, 2023", "2023-07-27"),
            ("Thu, 27 July 2023 03:00:00 +0000", "2023-07-27T03:00:00Z"),
            ("45134", "2023-07-27"),
            ("45134.5", "2023-07-27T03:00:00Z"),
            ("1690426800", "2023-07-27T03:00:00Z"),
            ("1690426800000", "2023-07-27T03:00:00Z"),
            ("27-07-2023", "2023-07-27"),
            ("27.7.23", "2023-07-27"),
            ("28-07-2023 03:00", "2023-07-27T18:00:00Z"),
            ("2023-07-27T03:00:00+09:00", "2023-07-26T18:00:00Z"),
            ("2023-07-27T03:00:00.123Z", "2023-07-27T03:00:00Z"),
            ("2023-07-27 3:05 PM", "2023-07-27T06:05:00Z"),
            ("2023/07/27 午後3時5分", "2023-07-27T06:05:00Z"),
            ("2023-07-27 12:00 am", "2023-07-26T15:00:00Z"),
        ] {
            assert_eq!(read(text, DateOrder::Dmy), expected, "{text}");
        }
        assert_eq!(read("7/27/2023", DateOrder::Mdy), "2023-07-27");
        assert_eq!(read("23/07/27", DateOrder::Ymd), "2023-07-27");
    }

    #[test]
    fn what_is_no_day_of_the_calendar_is_refused() {
        let bad = [
            "31-02-2023",
            "2023-02-30",
            "2023-13-01",
            "0000-00-00",
            "20231301",
            "soon",
            "",
            "12",
            "27-07-2023 25:00",
            "2023-07-27 x",
            "0202-01-01",
        ];
        for text in bad {
            assert!(read(text, DateOrder::Dmy).ends_with("is not a date"), "{text}");
        }
    }

    #[test]
    fn the_whole_column_decides_what_comes_first() {
        let decide = |cells: &[&str]| {
            let mut votes = OrderVotes::default();
            cells.iter().for_each(|cell| votes.observe(cell));
            votes.decide()
        };
        assert_eq!(decide(&["01-02-2023", "27-07-2023"]), Ok(DateOrder::Dmy));
        assert_eq!(decide(&["1/2/2023", "7/27/2023", "31/31/2023"]), Ok(DateOrder::Mdy));
        assert_eq!(decide(&["23/07/27", "22/12/31"]), Err("23/07/27".into()));
        assert_eq!(decide(&["23/07/27", "99/12/31"]), Ok(DateOrder::Ymd));
        assert_eq!(decide(&["01-02-2023", "05-06-2023"]), Err("01-02-2023".into()));
        assert_eq!(decide(&["27-07-2023", "07-27-2023"]), Err("27-07-2023".into()), "as many say the one as the other");
        assert!(decide(&["01-01-2023", "02-02-2023"]).is_ok(), "day and month are the same");
        assert!(decide(&["2023-01-02", "45134", ""]).is_ok(), "nothing is open");
    }

    #[test]
    fn the_user_may_say_the_order_or_a_pattern() {
        let with = |text: &str, format: &str| day(text, &format.parse().unwrap(), &tokyo()).map(|day| day.to_string());
        assert_eq!(with("01-02-2023", "mdy").as_deref(), Ok("2023-01-02"));
        assert_eq!(with("01|02|2023", "%d|%m|%Y").as_deref(), Ok("2023-02-01"));
        assert_eq!(with("01.02.2023 10:30", "%d.%m.%Y %H:%M").as_deref(), Ok("2023-02-01"));
        assert_eq!(with("2023-02-01", "%d|%m|%Y").as_deref(), Ok("2023-02-01"), "what leaves nothing open is still read");
        assert!(with("01-02-2023", "%d|%m|%Y").is_err());
        assert!("yesterday".parse::<DateFormat>().is_err() && "%Q".parse::<DateFormat>().is_err());
    }
}
