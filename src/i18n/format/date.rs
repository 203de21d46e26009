//! Dates and times: absolute (`Sat 21 Nov`, `11月21日(土)`), relative (`in 34 d`, `34日後`) and of a wall clock (`14:10`).

use super::Format;
use crate::domain::{Lang, Moment, Timestamp};
use crate::i18n::format::number::grouped;
use chrono::{Datelike, NaiveDate, NaiveTime, Timelike, Weekday};

/// Up to how many days away a date is more easily grasped as a distance than as a date.
const NEAR_DAYS: i64 = 365;
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

impl Format {
    /// A day with its weekday, the year only when it is another: `Sat 21 Nov`, `Sun 21 Nov 2027`; `11月21日(土)`.
    pub fn date(&self, day: NaiveDate) -> String {
        self.with_weekday(day, self.names_year(day))
    }

    /// A day with weekday and year: `Sat 21 Nov 2026`; `2026年11月21日(土)`.
    pub fn full_date(&self, day: NaiveDate) -> String {
        self.with_weekday(day, true)
    }

    /// A day without weekday, the year only when it is another: `21 Nov`, `21 Nov 2027`; `11月21日`.
    pub fn short_date(&self, day: NaiveDate) -> String {
        self.without_weekday(day, self.names_year(day))
    }

    /// A day without weekday, with its year: `21 Nov 2026`; `2026年11月21日`.
    pub fn plain_date(&self, day: NaiveDate) -> String {
        self.without_weekday(day, true)
    }

    /// `Nov 2026`; `2026年11月`.
    pub fn month(&self, day: NaiveDate) -> String {
        match self.lang {
            Lang::En => format!("{} {}", month_name(day), day.year()),
            Lang::Ja => format!("{}年{}月", day.year(), day.month()),
        }
    }

    /// `Sat`; `土曜`.
    pub fn weekday(&self, day: NaiveDate) -> String {
        match self.lang {
            Lang::En => english_weekday(day).to_owned(),
            Lang::Ja => format!("{}曜", japanese_weekday(day)),
        }
    }

    /// A weekday over a column: `Sat`; `土`.
    pub fn weekday_head(&self, day: NaiveDate) -> String {
        match self.lang {
            Lang::En => english_weekday(day).to_owned(),
            Lang::Ja => japanese_weekday(day).to_string(),
        }
    }

    /// The distance from today: `today`, `tomorrow`, `yesterday`, `in 34 d`, `21 d ago`; `今日`, `明日`, `昨日`, `34日後`, `21日前`.
    pub fn relative(&self, day: NaiveDate) -> String {
        let days = (day - self.today).num_days();
        match (self.lang, days) {
            (Lang::En, 0) => "today".to_owned(),
            (Lang::En, 1) => "tomorrow".to_owned(),
            (Lang::En, -1) => "yesterday".to_owned(),
            (Lang::En, 2..) => format!("in {} d", grouped(days)),
            (Lang::En, _) => format!("{} d ago", grouped(-days)),
            (Lang::Ja, 0) => "今日".to_owned(),
            (Lang::Ja, 1) => "明日".to_owned(),
            (Lang::Ja, -1) => "昨日".to_owned(),
            (Lang::Ja, 2..) => format!("{}日後", grouped(days)),
            (Lang::Ja, _) => format!("{}日前", grouped(-days)),
        }
    }

    /// A distance within a year of today, beyond it a date: `in 34 d`, `21 Nov 2028`.
    pub fn near(&self, day: NaiveDate) -> String {
        if (day - self.today).num_days().abs() <= NEAR_DAYS { self.relative(day) } else { self.short_date(day) }
    }

    /// When something is due: the weekday within the coming week (`Mon`, `月曜`), today and what is overdue as a distance,
    /// later a date.
    pub fn due(&self, day: NaiveDate) -> String {
        match (day - self.today).num_days() {
            2..=6 => self.weekday(day),
            7.. => self.short_date(day),
            _ => self.near(day),
        }
    }

    /// A time of the wall clock: `14:10`, `09:05`.
    pub fn time(&self, time: NaiveTime) -> String {
        format!("{:02}:{:02}", time.hour(), time.minute())
    }

    /// The time of a moment on the wall clock; `None` where only the day is known.
    pub fn clock(&self, moment: &Moment) -> Option<String> {
        moment.time(&self.zone).map(|time| self.time(time))
    }

    /// A moment with its day, and its time where that is known: `Sat 21 Nov 14:10`; `11月21日(土) 14:10`.
    pub fn moment(&self, moment: &Moment) -> String {
        let day = self.date(moment.day(&self.zone));
        self.clock(moment).map_or_else(|| day.clone(), |time| format!("{day} {time}"))
    }

    /// An instant as a moment.
    pub fn timestamp(&self, instant: Timestamp) -> String {
        self.moment(&Moment::from(instant))
    }

    fn names_year(&self, day: NaiveDate) -> bool {
        day.year() != self.today.year()
    }

    fn with_weekday(&self, day: NaiveDate, year: bool) -> String {
        let date = self.without_weekday(day, year);
        match self.lang {
            Lang::En => format!("{} {date}", english_weekday(day)),
            Lang::Ja => format!("{date}({})", japanese_weekday(day)),
        }
    }

    fn without_weekday(&self, day: NaiveDate, year: bool) -> String {
        match (self.lang, year) {
            (Lang::En, false) => format!("{} {}", day.day(), month_name(day)),
            (Lang::En, true) => format!("{} {} {}", day.day(), month_name(day), day.year()),
            (Lang::Ja, false) => format!("{}月{}日", day.month(), day.day()),
            (Lang::Ja, true) => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
        }
    }
}

fn month_name(day: NaiveDate) -> &'static str {
    MONTHS[day.month0() as usize]
}

fn english_weekday(day: NaiveDate) -> &'static str {
    match day.weekday() {
        Weekday::Mon => "Mon",
        Weekday::Tue => "Tue",
        Weekday::Wed => "Wed",
        Weekday::Thu => "Thu",
        Weekday::Fri => "Fri",
        Weekday::Sat => "Sat",
        Weekday::Sun => "Sun",
    }
}

fn japanese_weekday(day: NaiveDate) -> char {
    match day.weekday() {
        Weekday::Mon => '月',
        Weekday::Tue => '火',
        Weekday::Wed => '水',
        Weekday::Thu => '木',
        Weekday::Fri => '金',
        Weekday::Sat => '土',
        Weekday::Sun => '日',
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::domain::Zone;
    use chrono::FixedOffset;

    /// Saturday, 21 November 2026, in Tokyo.
    pub(crate) fn format(lang: Lang) -> Format {
        let tokyo = FixedOffset::east_opt(9 * 3600).expect("in range");
        Format { lang, today: day("2026-11-21"), zone: Zone::Fixed(tokyo) }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn both(write: impl Fn(Format) -> String) -> (String, String) {
        (write(format(Lang::En)), write(format(Lang::Ja)))
    }

    #[test]
    fn absolute_dates_name_the_year_when_it_is_another() {
        let cases = [
            ("2026-11-21", "Sat 21 Nov", "11月21日(土)", "21 Nov", "11月21日"),
            ("2026-01-01", "Thu 1 Jan", "1月1日(木)", "1 Jan", "1月1日"),
            ("2026-12-31", "Thu 31 Dec", "12月31日(木)", "31 Dec", "12月31日"),
            ("2027-01-01", "Fri 1 Jan 2027", "2027年1月1日(金)", "1 Jan 2027", "2027年1月1日"),
            ("2025-12-31", "Wed 31 Dec 2025", "2025年12月31日(水)", "31 Dec 2025", "2025年12月31日"),
            ("2028-02-29", "Tue 29 Feb 2028", "2028年2月29日(火)", "29 Feb 2028", "2028年2月29日"),
            ("2038-01-19", "Tue 19 Jan 2038", "2038年1月19日(火)", "19 Jan 2038", "2038年1月19日"),
        ];
        for (text, english, japanese, short_english, short_japanese) in cases {
            assert_eq!(both(|format| format.date(day(text))), (english.into(), japanese.into()));
            assert_eq!(both(|format| format.short_date(day(text))), (short_english.into(), short_japanese.into()));
        }
        assert_eq!(both(|format| format.full_date(day("2026-11-21"))), ("Sat 21 Nov 2026".into(), "2026年11月21日(土)".into()));
        assert_eq!(both(|format| format.month(day("2038-01-19"))), ("Jan 2038".into(), "2038年1月".into()));
    }

    #[test]
    fn distances_weekdays_and_due_days() {
        let cases = [
            ("2026-11-21", ("today", "今日"), ("today", "今日"), ("today", "今日")),
            ("2026-11-22", ("tomorrow", "明日"), ("tomorrow", "明日"), ("tomorrow", "明日")),
            ("2026-11-20", ("yesterday", "昨日"), ("yesterday", "昨日"), ("yesterday", "昨日")),
            ("2026-11-23", ("in 2 d", "2日後"), ("in 2 d", "2日後"), ("Mon", "月曜")),
            ("2026-11-27", ("in 6 d", "6日後"), ("in 6 d", "6日後"), ("Fri", "金曜")),
            ("2026-11-28", ("in 7 d", "7日後"), ("in 7 d", "7日後"), ("28 Nov", "11月28日")),
            ("2026-12-25", ("in 34 d", "34日後"), ("in 34 d", "34日後"), ("25 Dec", "12月25日")),
            ("2026-10-31", ("21 d ago", "21日前"), ("21 d ago", "21日前"), ("21 d ago", "21日前")),
            ("2027-11-21", ("in 365 d", "365日後"), ("in 365 d", "365日後"), ("21 Nov 2027", "2027年11月21日")),
            ("2027-11-22", ("in 366 d", "366日後"), ("22 Nov 2027", "2027年11月22日"), ("22 Nov 2027", "2027年11月22日")),
            ("2023-01-01", ("1,420 d ago", "1,420日前"), ("1 Jan 2023", "2023年1月1日"), ("1 Jan 2023", "2023年1月1日")),
        ];
        let owned = |(english, japanese): (&str, &str)| (english.to_owned(), japanese.to_owned());
        for (text, relative, near, due) in cases {
            assert_eq!(both(|format| format.relative(day(text))), owned(relative), "{text}");
            assert_eq!(both(|format| format.near(day(text))), owned(near), "{text}");
            assert_eq!(both(|format| format.due(day(text))), owned(due), "{text}");
        }
    }

    #[test]
    fn the_week_in_both_languages() {
        let week: Vec<(String, String)> = day("2026-11-23").iter_days().take(7).map(|day| both(|format| format.weekday(day))).collect();
        let english: Vec<&str> = week.iter().map(|(english, _)| english.as_str()).collect();
        let japanese: String = week.iter().map(|(_, japanese)| japanese.as_str()).collect();
        assert_eq!(english.join(" "), "Mon Tue Wed Thu Fri Sat Sun");
        assert_eq!(japanese, "月曜火曜水曜木曜金曜土曜日曜");
    }

    #[test]
    fn moments_stand_on_the_wall_clock() {
        let cases = [
            ("2026-11-21", "Sat 21 Nov", "11月21日(土)"),
            ("2026-11-21T05:10:00Z", "Sat 21 Nov 14:10", "11月21日(土) 14:10"),
            ("2026-11-21T15:05:59Z", "Sun 22 Nov 00:05", "11月22日(日) 00:05"),
            ("2025-12-31T15:00:00Z", "Thu 1 Jan 00:00", "1月1日(木) 00:00"),
            ("2038-01-19T03:14:08Z", "Tue 19 Jan 2038 12:14", "2038年1月19日(火) 12:14"),
        ];
        for (text, english, japanese) in cases {
            let moment: Moment = text.parse().expect("a moment");
            assert_eq!(both(|format| format.moment(&moment)), (english.into(), japanese.into()));
        }
    }
}
