//! `pulse` and `override`: the manager's own word on an account.

use crate::cli::args::{OverrideArgs, PulseArgs};
use crate::cli::context::Context;
use crate::cli::done::carry_out;
use crate::cli::failure::Failure;
use crate::cli::output::Answer;
use crate::domain::judgement::PULSE_DAYS;
use crate::domain::{AccountId, Invalid, Override, OverrideId, OverrideTo, Pulse, PulseRating};
use crate::ops::Op;
use crate::say;
use crate::store::{Reader, by_account};
use chrono::{Days, NaiveDate};

pub fn pulse(cx: &Context, args: &PulseArgs) -> Result<Answer, Failure> {
    let rating = small_number("pulse", args.rating, 1, 5)?;
    let rating = PulseRating::new(rating).map_err(|why| Failure::Option { name: "pulse", why })?;
    let expires_on = match &args.expires {
        Some(text) => expiry(cx, text)?,
        None => cx.format.today.checked_add_days(Days::new(PULSE_DAYS)).unwrap_or(NaiveDate::MAX),
    };
    let book = cx.write()?;
    let account = cx.account(&book.reader, &args.account)?.id;
    let pulse = Pulse { account, rating, note: args.note.clone(), at: cx.clock.now().into(), expires_on };
    carry_out(cx, book, &Op::SetPulse(pulse))
}

pub fn put_override(cx: &Context, args: &OverrideArgs) -> Result<Answer, Failure> {
    let wanted = if args.clear { None } else { Some(target(cx, args)?) };
    let book = cx.write()?;
    let account = cx.account(&book.reader, &args.account)?;
    let op = match wanted {
        Some((to, reason, expires_on)) => {
            let at = cx.clock.now().into();
            Op::SetOverride(Override { account: account.id, to, reason, at, expires_on, cleared_at: None })
        }
        None => {
            let standing = standing(&book.reader, account.id, cx.format.today)?;
            let missing = || Failure::Failed(say!(cx.words, "cli-no-override", account = account.name.clone()));
            Op::ClearOverride(standing.ok_or_else(missing)?)
        }
    };
    carry_out(cx, book, &op)
}

fn target(cx: &Context, args: &OverrideArgs) -> Result<(OverrideTo, String, NaiveDate), Failure> {
    let to = match (args.score, args.band) {
        (Some(score), _) => OverrideTo::Score(small_number("--score", score, 0, 100)?),
        (None, Some(band)) => OverrideTo::Band(band),
        (None, None) => return Err(Failure::Option { name: "--score", why: Invalid::Empty }),
    };
    let missing = |name| Failure::Option { name, why: Invalid::Empty };
    let reason = args.reason.clone().ok_or_else(|| missing("--reason"))?;
    let expires = args.expires.as_deref().ok_or_else(|| missing("--expires"))?;
    Ok((to, reason, expiry(cx, expires)?))
}

/// Reads the last day on which a word counts; one that is over already is a slip.
fn expiry(cx: &Context, text: &str) -> Result<NaiveDate, Failure> {
    let (day, today) = (cx.coming_day("--expires", text)?, cx.format.today);
    if day < today {
        return Err(Failure::Option { name: "--expires", why: Invalid::EndBeforeStart { start: today.to_string(), end: day.to_string() } });
    }
    Ok(day)
}

fn small_number(name: &'static str, value: i64, min: u8, max: u8) -> Result<u8, Failure> {
    let within = u8::try_from(value).ok().filter(|value| (min..=max).contains(value));
    let why = || Invalid::OutOfRange { value: value.to_string(), min: min.to_string(), max: max.to_string() };
    within.ok_or_else(|| Failure::Option { name, why: why() })
}

fn standing(reader: &Reader, account: AccountId, today: NaiveDate) -> Result<Option<OverrideId>, Failure> {
    let rows = by_account::<Override>(reader.connection(), account)?;
    Ok(rows.iter().rev().find(|row| row.cleared_at.is_none() && row.expires_on >= today).map(|row| row.id))
}
