use super::*;
use crate::domain::{ContactRole, Direction, ExpansionStage, Moment, Outcome, Severity, Stage, SurveyKind, TouchKind};
use chrono::{Datelike, Days, FixedOffset, Weekday};
use std::collections::HashSet;
use std::sync::LazyLock;

fn zone(lang: Lang) -> Zone {
    let hours = if lang == Lang::Ja { 9 } else { -5 };
    Zone::Fixed(FixedOffset::east_opt(hours * 3600).expect("in range"))
}

fn settings(lang: Lang) -> Settings {
    Settings::new("2026-11-21".parse().expect("a date"), lang, zone(lang))
}

fn made(lang: Lang) -> Vec<History> {
    histories(&settings(lang)).collect()
}

/// The usual book of a language, made once.
fn book(lang: Lang) -> &'static [History] {
    static BOOKS: LazyLock<[Vec<History>; 2]> = LazyLock::new(|| [made(Lang::En), made(Lang::Ja)]);
    &BOOKS[usize::from(lang == Lang::Ja)]
}

fn told(book: &[History], lang: Lang, id: &str) -> History {
    let name = stories(lang).find(|(story, _)| *story == id).expect("a story").1;
    book.iter().find(|history| history.account.name == name).expect("its account").clone()
}

fn day(ago: u64) -> NaiveDate {
    settings(Lang::En).today - Days::new(ago)
}

/// Every moment at which something of a history happened.
fn moments(history: &History) -> Vec<Moment> {
    let mut moments: Vec<Moment> = history.touches.iter().map(|(touch, _)| touch.at).collect();
    moments.extend(history.responses.iter().flat_map(|row| [Some(row.at), row.answered_at]).flatten());
    moments.extend(history.invitations.iter().map(|row| row.at));
    moments.extend(history.responses.iter().flat_map(|row| [row.follow_up.closed_on, row.follow_up.told_on]).flatten().map(Moment::Day));
    moments.extend(history.tickets.iter().flat_map(|row| [Some(row.opened_at), row.first_response_at, row.closed_at]).flatten());
    moments.extend(history.usage.iter().map(|row| Moment::Day(row.on)));
    moments.extend(history.plans.iter().flat_map(|row| [Some(row.start_on), row.first_value_on, row.done_on]).flatten().map(Moment::Day));
    moments.extend(history.steps.iter().filter_map(|row| row.done_on).map(Moment::Day));
    moments.extend(history.tasks.iter().filter_map(|row| row.done_at).map(Moment::from));
    moments.extend(history.pulses.iter().map(|row| row.at));
    moments.extend(history.overrides.iter().map(|row| row.at));
    moments.extend(history.contracts.iter().flat_map(|row| [row.start_on, row.notice_given_on]).flatten().map(Moment::Day));
    moments.extend(history.renewals.iter().filter_map(|row| row.closed_on).map(Moment::Day));
    moments.extend(history.forecasts.iter().map(|row| Moment::from(row.at)));
    moments.extend(history.expansions.iter().filter_map(|row| row.closed_on).map(Moment::Day));
    moments.extend(history.contacts.iter().filter_map(|row| row.left_on).map(Moment::Day));
    moments.extend([history.account.created_on, history.account.churned_on].into_iter().flatten().map(Moment::Day));
    moments
}

fn ids(history: &History) -> Vec<i64> {
    let mut ids = vec![history.account.id.0];
    ids.extend(history.contacts.iter().map(|row| row.id.0));
    ids.extend(history.contracts.iter().map(|row| row.id.0));
    ids.extend(history.renewals.iter().map(|row| row.id.0));
    ids.extend(history.forecasts.iter().map(|row| row.id.0));
    ids.extend(history.touches.iter().map(|(row, _)| row.id.0));
    ids.extend(history.responses.iter().map(|row| row.id.0));
    ids.extend(history.tickets.iter().map(|row| row.id.0));
    ids.extend(history.usage.iter().map(|row| row.id.0));
    ids.extend(history.plans.iter().map(|row| row.id.0));
    ids.extend(history.steps.iter().map(|row| row.id.0));
    ids.extend(history.tasks.iter().map(|row| row.id.0));
    ids.extend(history.pulses.iter().map(|row| row.id.0));
    ids.extend(history.overrides.iter().map(|row| row.id.0));
    ids.extend(history.runs.iter().map(|row| row.id.0));
    ids.extend(history.invitations.iter().map(|row| row.id.0));
    ids.extend(history.expansions.iter().map(|row| row.id.0));
    ids.extend(history.tags.iter().map(|row| row.id.0));
    ids.extend(history.voices.iter().map(|row| row.id.0));
    ids
}

/// Every text somebody wrote.
fn texts(history: &History) -> Vec<&str> {
    let mut texts: Vec<&str> =
        history.touches.iter().flat_map(|(row, _)| [Some(row.body.as_str()), row.subject.as_deref()]).flatten().collect();
    texts.extend(history.responses.iter().filter_map(|row| row.comment.as_deref()));
    texts.extend(history.responses.iter().filter_map(|row| row.follow_up.plan.as_deref()));
    texts.extend(history.tickets.iter().filter_map(|row| row.subject.as_deref()));
    texts.extend(history.tasks.iter().map(|row| row.title.as_str()));
    texts.extend(history.pulses.iter().filter_map(|row| row.note.as_deref()));
    texts.extend(history.plans.iter().map(|row| row.name.as_str()).chain(history.steps.iter().map(|row| row.title.as_str())));
    texts.extend(history.renewals.iter().flat_map(|row| [row.note.as_deref(), row.risk.as_deref()]).flatten());
    texts.extend(history.expansions.iter().flat_map(|row| [Some(row.title.as_str()), row.note.as_deref()]).flatten());
    texts
}

/// The last forecast that was made of an open renewal is the one that stands, and enough was made of those that are decided.
#[test]
fn forecasts_lead_to_what_stands_and_can_be_compared_with_what_came() {
    for lang in Lang::ALL {
        let (mut decided, mut lately) = (0, 0);
        for history in book(*lang) {
            for renewal in &history.renewals {
                let made: Vec<_> = history.forecasts.iter().filter(|made| made.renewal == renewal.id).collect();
                assert!(made.is_sorted_by_key(|made| made.at), "{}", history.account.name);
                match renewal.outcome {
                    None => assert_eq!(made.last().and_then(|made| made.forecast), renewal.forecast, "{}", history.account.name),
                    Some(_) => decided += usize::from(!made.is_empty()),
                }
                lately += made.iter().filter(|made| Moment::from(made.at).day(&Zone::utc()) >= day(7)).count();
            }
        }
        assert!(decided >= 10 && lately >= 2, "{lang}: {decided} decided, {lately} lately");
    }
}

#[test]
fn equal_settings_make_equal_books_and_other_seeds_other_ones() {
    for lang in Lang::ALL {
        let first = book(*lang);
        assert_eq!(first, made(*lang));
        let other: Vec<History> = histories(&Settings { seed: 2, ..settings(*lang) }).collect();
        assert_ne!(first[30], other[30]);
        let longer = histories(&Settings { accounts: 90, ..settings(*lang) }).nth(30).expect("the account");
        assert_eq!(first[30], longer, "an account does not depend on how many follow");
    }
}

/// Books of other days, seeds and densities: holidays, a leap day, first and last days of the year.
fn other_books() -> impl Iterator<Item = Settings> {
    let days = ["2026-11-21", "2026-01-04", "2026-05-06", "2028-02-29", "2026-08-17", "2025-12-31", "2026-03-31"];
    days.into_iter().enumerate().flat_map(|(at, today)| {
        let today = today.parse().expect("a date");
        let events_per_account = [None, Some(30), Some(200), Some(3000)][at % 4];
        let seed = at as u64 * 977;
        Lang::ALL.iter().map(move |lang| Settings { seed, today, events_per_account, accounts: 45, ..settings(*lang) })
    })
}

#[test]
fn nothing_happens_after_yesterday_or_before_the_account() {
    for settings in other_books() {
        for history in histories(&settings) {
            let created = history.account.created_on.expect("a day");
            for moment in moments(&history) {
                let on = moment.day(&settings.zone);
                assert!(on >= created && on < settings.today, "{moment} in {} of {settings:?}", history.account.name);
            }
        }
    }
}

#[test]
fn an_end_never_stands_before_its_beginning() {
    let books = other_books().flat_map(|settings| histories(&settings).map(move |history| (settings.today, history)));
    for (today, history) in books {
        for ticket in &history.tickets {
            assert!(ticket.first_response_at.is_none_or(|at| at >= ticket.opened_at), "{ticket:?}");
            assert!(ticket.closed_at.is_none_or(|at| at >= ticket.first_response_at.expect("answered before it closed")), "{ticket:?}");
        }
        assert!(history.responses.iter().all(|row| row.answered_at.is_none_or(|at| at > row.at)), "{}", history.account.name);
        assert!(history.contracts.iter().all(|row| row.start_on < row.end_on));
        let is_running = history.contracts.iter().any(|row| row.is_active(today));
        let is_known = !history.contracts.is_empty();
        assert_eq!(is_running, is_known && history.account.churned_on.is_none(), "{}", history.account.name);
        for task in history.tasks.iter().filter(|task| task.promised_in.is_some()) {
            let (touch, _) = history.touches.iter().find(|(touch, _)| Some(touch.id) == task.promised_in).expect("the touch");
            assert!(task.done_at.is_none_or(|at| Moment::from(at) > touch.at), "{task:?}");
        }
    }
}

#[test]
fn offices_are_closed_on_weekends() {
    for lang in Lang::ALL {
        for history in book(*lang) {
            let touches = history.touches.iter().map(|(touch, _)| touch.at.day(&zone(*lang)));
            for on in touches.chain(history.usage.iter().map(|row| row.on)) {
                assert!(!matches!(on.weekday(), Weekday::Sat | Weekday::Sun), "{on} in {}", history.account.name);
            }
        }
    }
}

#[test]
fn addresses_are_on_reserved_domains_and_no_placeholder_is_left() {
    for history in book(Lang::En).iter().chain(book(Lang::Ja)) {
        assert!(history.account.domain.as_deref().is_some_and(|domain| domain.ends_with(".example") && domain.is_ascii()));
        for contact in &history.contacts {
            let email = contact.email.as_deref().expect("an address");
            assert!(email.is_ascii() && email.ends_with(".example") && !email.contains(' '), "{email}");
        }
        let users = history.usage.iter().filter_map(|row| row.user.as_deref());
        assert!(users.into_iter().all(|user| user.ends_with(".example")));
        let open = texts(history).into_iter().find(|text| text.contains(['{', '}']));
        assert_eq!(open, None);
    }
}

#[test]
fn ids_are_unique_over_a_thousand_accounts_and_hold_the_time_of_the_fact() {
    let mut seen = HashSet::new();
    let settings = Settings { accounts: 1000, events_per_account: Some(100), ..settings(Lang::Ja) };
    let mut events = 0;
    for history in histories(&settings) {
        events += history.events();
        for id in ids(&history) {
            assert!(id > 0 && seen.insert(id), "{id} twice, in {}", history.account.name);
        }
        assert!(history.touches.is_sorted_by_key(|(touch, _)| touch.at) && history.usage.is_sorted_by_key(|row| row.on));
    }
    assert!((75_000..125_000).contains(&events), "{events} events, 100 an account were asked for");
}

#[test]
fn the_usual_book_has_a_usual_size() {
    for lang in Lang::ALL {
        let book = book(*lang);
        let usage: usize = book.iter().map(|history| history.usage.len()).sum();
        assert!((15_000..30_000).contains(&usage), "{usage} rows of usage");
        let largest = book.iter().max_by_key(|history| history.account.arr.map_or(0, |arr| arr.minor)).expect("accounts");
        assert_eq!(largest.account.name, told(book, *lang, "silent_large").account.name);
        let open = book.iter().flat_map(|history| &history.tasks).filter(|task| task.done_at.is_none());
        let (late, coming): (Vec<_>, Vec<_>) = open.partition(|task| task.due_on.is_some_and(|due| due < day(0)));
        assert!(late.len() > 5 && coming.len() > 20, "{} late, {} coming", late.len(), coming.len());
    }
}

#[test]
fn notes_seldom_repeat() {
    for lang in Lang::ALL {
        let book = book(*lang);
        let notes: Vec<&str> = book
            .iter()
            .flat_map(|history| &history.touches)
            .filter(|(touch, _)| touch.direction == Direction::TwoWay)
            .map(|(touch, _)| touch.body.as_str())
            .collect();
        let different: HashSet<&&str> = notes.iter().collect();
        assert!(different.len() * 100 >= notes.len() * 90, "{lang}: {} of {}", different.len(), notes.len());
    }
}

#[test]
fn a_japanese_book_is_japanese() {
    let book = book(Lang::Ja);
    let is_japanese = |text: &str| text.chars().any(|letter| ('\u{3040}'..='\u{9fff}').contains(&letter));
    assert!(book.iter().all(|history| is_japanese(&history.account.name) && history.account.kana.is_some()));
    assert!(book.iter().all(|history| history.account.arr.is_some_and(|arr| arr.currency.code() == "JPY")));
    let contacts: Vec<_> = book.iter().flat_map(|history| &history.contacts).collect();
    let japanese = contacts.iter().filter(|contact| is_japanese(&contact.name)).count();
    assert!(japanese * 100 > contacts.len() * 85 && japanese < contacts.len(), "{japanese} of {}", contacts.len());
    let mut notes = book.iter().flat_map(|history| &history.touches).map(|(touch, _)| touch.body.as_str());
    assert!(notes.all(is_japanese));
}

#[test]
fn the_stories_of_loss_are_told() {
    for lang in Lang::ALL {
        let book = book(*lang);
        let told = |id| told(book, *lang, id);
        let left = told("champion_left");
        let champions = left.contacts.iter().filter(|contact| contact.role == ContactRole::Champion);
        assert!(champions.into_iter().all(|contact| contact.left_on.is_some()));
        let active = |from: u64, to: u64| {
            let counted = left.usage.iter().filter(|row| row.metric == "active_users" && row.on > day(from) && row.on <= day(to));
            counted.map(|row| row.value).fold(0.0, f64::max)
        };
        assert!(active(7, 0) < 0.6 * active(62, 55), "{} after {}", active(7, 0), active(62, 55));
        let notice = left.contracts.last().and_then(|row| row.notice_by()).expect("a running contract");
        assert!((day(0)..day(0) + Days::new(30)).contains(&notice), "{notice}");

        let silent = told("silent_large");
        let last = silent.touches.iter().filter(|(touch, _)| touch.direction == Direction::TwoWay).map(|(touch, _)| touch.at).max();
        assert!(last.is_some_and(|at| at.day(&zone(*lang)) < day(90)));

        let churned = told("churned");
        assert_eq!(churned.account.stage, Some(Stage::Churned));
        let lost = churned.renewals.last().expect("a renewal");
        assert!(lost.outcome == Some(Outcome::Churned) && lost.churn_reason.is_some() && churned.account.churned_on.is_some());
        let last_use = churned.usage.last().map(|row| row.on).expect("use");
        assert!(last_use <= churned.account.churned_on.expect("a day"));

        let gone = told("notice_given");
        assert!(gone.contracts.last().is_some_and(|row| row.notice_given_on.is_some() && row.is_active(day(0))));
    }
}

#[test]
fn the_stories_of_trouble_are_told() {
    for lang in Lang::ALL {
        let book = book(*lang);
        let told = |id| told(book, *lang, id);
        let stalled = told("stalled_onboarding");
        let late = stalled.steps.iter().filter(|step| step.done_on.is_none() && step.due_on.is_some_and(|due| due < day(0)));
        assert!(late.count() >= 3 && stalled.steps.iter().any(|step| step.blocked.is_some()));
        assert!(stalled.plans.iter().all(|plan| plan.first_value_on.is_none()) && stalled.account.stage == Some(Stage::Onboarding));

        let ignored = told("detractor_unanswered");
        let answer =
            ignored.responses.iter().find(|row| row.score.is_detractor() && row.at.day(&zone(*lang)) > day(40)).expect("a detractor");
        let person = answer.contact.expect("a person");
        assert!(answer.answered_at.is_none() && answer.at.day(&zone(*lang)) <= day(14));
        assert!(ignored.touches.iter().all(|(touch, who)| touch.at < answer.at || !who.contains(&person)));

        let severe = told("severe_ticket");
        let is_old = |ticket: &Ticket| ticket.closed_at.is_none() && ticket.opened_at.day(&zone(*lang)) < day(7);
        assert!(severe.tickets.iter().any(|ticket| is_old(ticket) && ticket.severity == Some(Severity::Urgent)));

        let unknown = told("hardly_known");
        assert!(unknown.touches.is_empty() && unknown.usage.is_empty() && unknown.contracts.is_empty());
    }
}

#[test]
fn the_stories_of_success_are_told() {
    for lang in Lang::ALL {
        let book = book(*lang);
        let told = |id| told(book, *lang, id);
        let rescued = told("rescued_renewal");
        let renewed = rescued.renewals.iter().filter(|row| row.closed_on.is_some()).max_by_key(|row| row.due_on).expect("a renewal");
        assert_eq!(renewed.outcome, Some(Outcome::Upsell));
        assert!(renewed.due_on > day(40) && renewed.final_arr.map(|arr| arr.minor) > renewed.amount.map(|arr| arr.minor));

        let noisy = told("noisy_happy");
        let recent = noisy.touches.iter().filter(|(touch, _)| touch.kind == TouchKind::Email && touch.at.day(&zone(*lang)) > day(31));
        assert!(recent.count() >= 6 && noisy.tickets.iter().filter(|ticket| ticket.opened_at.day(&zone(*lang)) > day(40)).count() >= 5);
        assert!(noisy.responses.iter().any(|row| row.kind == SurveyKind::Nps && row.score.is_promoter()) && noisy.overrides.len() == 1);

        let back = told("detractor_won_back");
        let mut scores = back.responses.iter().filter(|row| row.contact == Some(back.contacts[0].id)).map(|row| row.score);
        assert!(scores.next_back().is_some_and(|score| score.is_promoter()));
        assert!(back.responses.iter().any(|row| row.score.is_detractor() && row.answered_at.is_some()));
        assert!(stories(*lang).filter(|(id, _)| id.starts_with("steady")).count() >= 2);
    }
}

#[test]
fn a_dozen_opportunities_are_there_and_those_won_have_their_contracts() {
    for lang in [Lang::En, Lang::Ja] {
        let book = book(lang);
        let all: Vec<&Expansion> = book.iter().flat_map(|history| history.expansions.iter().map(|row| &row.fields)).collect();
        assert!((10..=22).contains(&all.len()), "{lang}: {}", all.len());
        for stage in ExpansionStage::ALL {
            assert!(all.iter().any(|row| row.stage == *stage), "{lang}: none is {stage}");
        }
        for history in book {
            for row in &history.expansions {
                let contract = history.contracts.iter().find(|contract| Some(contract.id) == row.contract);
                assert_eq!(row.stage == ExpansionStage::Won, contract.is_some(), "{lang}: {row:?}");
                assert!(contract.is_none_or(|contract| contract.arr == row.amount && contract.start_on == row.closed_on));
                assert_eq!(row.is_open(), row.closed_on.is_none());
                assert!(row.expected_on.is_none_or(|on| on > settings(lang).today));
            }
        }
    }
}

#[test]
fn each_kind_of_text_has_forty_sentences() {
    for lang in Lang::ALL {
        let words = words::words(*lang);
        let (ours, theirs) = (&words.mail_out, &words.mail_in);
        let (notes, comments) = (&words.notes, &words.comments);
        let counts = [
            notes.openings.len() + notes.matter.good.len() + notes.matter.neutral.len() + notes.matter.bad.len() + notes.next.len(),
            notes.own.len() * 2,
            (theirs.good.len() + theirs.neutral.len() + theirs.bad.len()) * 2,
            (ours.good.len() + ours.bad.len() + ours.after_survey.len()) * 2,
            words.tickets.severe.len() + words.tickets.ordinary.len(),
            comments.promoter.len() + comments.passive.len() + comments.detractor.len(),
            words.tasks.len(),
        ];
        assert!(counts.iter().all(|count| *count >= 40), "{lang}: {counts:?}");
    }
}

#[test]
fn events_have_guests_of_many_accounts_and_who_came_has_a_touch() {
    for settings in other_books().chain([settings(Lang::En), settings(Lang::Ja)]) {
        let planned = events(&settings);
        assert_eq!(planned, events(&settings));
        let book: Vec<History> = histories(&settings).collect();
        for history in book {
            for (guest, _) in &history.guests {
                let event = &planned.iter().find(|(event, _)| event.id == guest.event).expect("an event of the book").0;
                let touch = history.attended.iter().find(|(touch, _)| Some(touch.id) == guest.touch);
                assert_eq!(touch.is_some(), guest.state == crate::domain::GuestState::Attended);
                assert!(touch.is_none_or(|(touch, _)| touch.at == event.at && event.at.day(&settings.zone) < settings.today));
            }
        }
    }
    let book = book(Lang::En);
    let guests = |event: EventId| book.iter().filter(|history| history.guests.iter().any(|(guest, _)| guest.event == event)).count();
    assert!(events(&settings(Lang::En)).iter().all(|(event, _)| guests(event.id) >= 12));
    assert!(book.iter().filter(|history| !history.attended.is_empty()).count() >= 15);
}
