//! What customers say: the figures of any period and group, each comment with how far its loop is, who waits for an answer, and
//! whom a survey may go to.

use crate::domain::kpi::{Figure, Span};
use crate::domain::triage::{Day, Reason, waiting_detractors};
use crate::domain::voice::{
    Answer, Asked, Change, GroupBy, GroupKey, Measure, Spared, Spread, Standing, Stretch, change, class, course, figure, response_rate,
    spared, spreads, standing,
};
use crate::domain::{AccountId, Contact, ContactId, ContactRole, Invitee, Moment, Response, ResponseId, Row, SurveyKind, Zone};
use crate::store::facts::{AT_ONCE, Window, talk_of};
use crate::store::share::shared_out;
use crate::store::voice::{self, Person, Whose};
use crate::store::{self, Result, engagement};
use chrono::{Days, NaiveDate};
use rusqlite::Connection;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Every answer and invitation of the book, with what they are sorted by: read once, asked for any period.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Voices {
    pub answers: Vec<Answer>,
    pub asked: Vec<Asked>,
    pub accounts: HashMap<AccountId, Whose>,
    pub people: HashMap<ContactId, Person>,
}

/// A figure beside that of the period before.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    pub measure: Measure,
    pub figure: Figure,
    pub before: Figure,
    pub change: Change,
}

/// A group of answers and its figures, in the order they were asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Grouped {
    pub key: GroupKey,
    pub figures: Vec<Figure>,
}

/// An answer with whose it is and how far its loop is.
#[derive(Clone, Debug, PartialEq)]
pub struct Comment {
    pub response: Row<ResponseId, Response>,
    pub on: NaiveDate,
    pub account: String,
    pub person: Option<Person>,
    pub standing: Standing,
    /// As noted, or by a later touch.
    pub answered_at: Option<Moment>,
}

/// A detractor whom nobody has answered, and until when somebody should.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiting {
    pub comment: Comment,
    /// Working days since the answer.
    pub workdays: u32,
    /// The last day on which an answer is in time.
    pub due_on: NaiveDate,
    pub is_late: bool,
}

/// Which answers are wanted.
#[derive(Clone, Debug)]
pub struct Wanted<'a> {
    pub span: Span,
    pub kind: Option<SurveyKind>,
    /// Of these accounts alone.
    pub accounts: Option<&'a HashSet<AccountId>>,
    /// Only those that say something.
    pub with_words: bool,
}

impl Voices {
    pub fn read(connection: &Connection, zone: &Zone) -> Result<Voices> {
        Ok(Voices {
            answers: voice::answers(connection, zone)?,
            asked: voice::asked(connection, zone)?,
            accounts: voice::whose(connection)?,
            people: voice::people(connection)?,
        })
    }

    /// Keeps the answers and invitations of some accounts.
    pub fn narrow(&mut self, accounts: &HashSet<AccountId>) {
        self.answers.retain(|answer| accounts.contains(&answer.account));
        self.asked.retain(|asked| accounts.contains(&asked.who.account));
    }

    /// Works out a figure; the response rate over all kinds of surveys.
    pub fn figure(&self, measure: Measure, span: Span) -> Figure {
        match measure {
            Measure::ResponseRate => response_rate(&self.asked, None, span),
            _ => figure(measure, &self.answers, span),
        }
    }

    /// Works out the response rate of one kind of survey.
    pub fn response_rate(&self, kind: SurveyKind, span: Span) -> Figure {
        response_rate(&self.asked, Some(kind), span)
    }

    /// Sets a figure beside that of the period before.
    pub fn compared(&self, measure: Measure, span: Span) -> Compared {
        let (figure, before) = (self.figure(measure, span), self.figure(measure, span.previous()));
        // Surveys differ in how many answer them: over several kinds a rate moves with what was asked.
        let is_mixed = measure == Measure::ResponseRate && self.kinds_asked(span).max(self.kinds_asked(span.previous())) > 1;
        let change = if is_mixed { Change::Unknown } else { change(&figure, &before) };
        Compared { measure, change, figure, before }
    }

    /// Counts the kinds of surveys somebody was asked in a period.
    fn kinds_asked(&self, span: Span) -> usize {
        let kinds: HashSet<SurveyKind> = self.asked.iter().filter(|asked| span.contains(asked.on)).map(|asked| asked.kind).collect();
        kinds.len()
    }

    pub fn spreads(&self, kind: SurveyKind, span: Span) -> Vec<Spread> {
        spreads(&self.answers, kind, span)
    }

    pub fn course(&self, measure: Measure, (step, count): (Stretch, usize), last: NaiveDate) -> Vec<(Span, Figure)> {
        course(measure, &self.answers, step, last, count)
    }

    /// Works figures out for each group that has an answer or an invitation in the period; those without the field come last.
    pub fn grouped(&self, by: GroupBy, measures: &[Measure], span: Span) -> Vec<Grouped> {
        let mut groups: BTreeMap<GroupKey, Voices> = BTreeMap::new();
        for answer in self.answers.iter().filter(|answer| span.contains(answer.on)) {
            groups.entry(self.key(by, answer.account, answer.contact)).or_default().answers.push(*answer);
        }
        for asked in self.asked.iter().filter(|asked| span.contains(asked.on)) {
            groups.entry(self.key(by, asked.who.account, asked.who.contact)).or_default().asked.push(*asked);
        }
        let of = |(key, part): (GroupKey, Voices)| Grouped { figures: measures.iter().map(|one| part.figure(*one, span)).collect(), key };
        groups.into_iter().map(of).collect()
    }

    /// Returns the group an answer of an account and a person belongs to.
    pub fn key(&self, by: GroupBy, account: AccountId, contact: Option<ContactId>) -> GroupKey {
        let whose = self.accounts.get(&account);
        let text = |text: Option<String>| text.map(GroupKey::Text);
        let found = match by {
            GroupBy::Account => whose.map(|whose| GroupKey::Account(whose.name.clone(), account)),
            GroupBy::Segment => text(whose.and_then(|whose| whose.segment.clone())),
            GroupBy::Industry => text(whose.and_then(|whose| whose.industry.clone())),
            GroupBy::Role => contact.and_then(|contact| self.people.get(&contact)).map(|person| GroupKey::Role(person.role)),
            GroupBy::TouchModel => whose.and_then(|whose| whose.touch_model).map(GroupKey::TouchModel),
            GroupBy::Stage => whose.and_then(|whose| whose.stage).map(GroupKey::Stage),
        };
        found.unwrap_or(GroupKey::Nothing)
    }

    /// Reads answers of a period in full, the newest first.
    pub fn comments(&self, connection: &Connection, wanted: &Wanted<'_>, zone: &Zone) -> Result<Vec<Comment>> {
        let answered = engagement::answered_since(connection, eve(wanted.span.from))?;
        let rows = voice::responses_since(connection, wanted.span.from)?.into_iter();
        let comments = rows.filter(|row| wanted.takes(row, zone)).map(|row| self.comment(row, &answered, zone));
        Ok(comments.collect())
    }

    /// Reads who waits for an answer, the one who waits longest first; customers that have left are not among them.
    pub fn waiting(&self, connection: &Connection, day: &Day<'_>) -> Result<Vec<Waiting>> {
        let since = day.today.checked_sub_days(Days::new(day.model.windows.survey_fade.into())).unwrap_or(day.today);
        let left = |account: &AccountId| {
            let churned_on = self.accounts.get(account).and_then(|whose| whose.churned_on);
            churned_on.is_some_and(|on| on <= day.today)
        };
        let mut accounts = voice::accounts_of_detractors(connection, since)?;
        accounts.retain(|account| !left(account));
        let parts: Vec<&[AccountId]> = accounts.chunks(AT_ONCE).collect();
        let open = shared_out(connection, &parts, |connection, some| {
            let facts = talk_of(connection, some, Window::of_day(day.today, day.model))?;
            Ok(facts.iter().flat_map(|facts| waiting_detractors(day, facts)).map(|answer| answer.id).collect::<Vec<_>>())
        })?;
        let mut waiting = Vec::new();
        for id in open.into_iter().flatten() {
            waiting.extend(self.waits(connection, day, id)?);
        }
        waiting.sort_by_key(|waiting: &Waiting| (waiting.comment.response.at, waiting.comment.response.id));
        Ok(waiting)
    }

    fn waits(&self, connection: &Connection, day: &Day<'_>, id: ResponseId) -> Result<Option<Waiting>> {
        let Some(row) = store::get::<Response>(connection, id)? else { return Ok(None) };
        let comment = self.comment(row, &HashMap::new(), &day.zone);
        let allowed = day.rules.of(Reason::DetractorUnanswered).workdays;
        let workdays = day.workdays_since(comment.on);
        let due_on = day.workdays.add(comment.on, i32::try_from(allowed).unwrap_or(i32::MAX));
        Ok(Some(Waiting { comment, workdays, due_on, is_late: workdays > allowed }))
    }

    fn comment(&self, response: Row<ResponseId, Response>, answered: &HashMap<ResponseId, Moment>, zone: &Zone) -> Comment {
        let answered_at = answered.get(&response.id).copied();
        let account = self.accounts.get(&response.account).map(|whose| whose.name.clone()).unwrap_or_default();
        Comment {
            on: response.at.day(zone),
            account,
            person: response.contact.and_then(|contact| self.people.get(&contact)).cloned(),
            standing: standing(class(response.kind, &response.score), answered_at.is_some(), &response.follow_up),
            answered_at,
            response,
        }
    }

    /// Returns the day on which each was asked last; whoever answered was asked, even where nobody noted it.
    pub fn last_asked(&self) -> HashMap<Invitee, NaiveDate> {
        let answered = self.answers.iter().map(|answer| (Invitee { account: answer.account, contact: answer.contact }, answer.on));
        let asked = self.asked.iter().map(|asked| (asked.who, asked.on));
        let mut last: HashMap<Invitee, NaiveDate> = HashMap::new();
        for (who, on) in asked.chain(answered) {
            let kept = last.entry(who).or_insert(on);
            *kept = on.max(*kept);
        }
        last
    }

    /// Says whom a survey may go to today.
    pub fn spared(&self, wanted: &[Invitee], today: NaiveDate, quiet_days: u32) -> Spared {
        spared(wanted, &self.last_asked(), today, quiet_days)
    }
}

impl Wanted<'_> {
    fn takes(&self, row: &Response, zone: &Zone) -> bool {
        self.span.contains(row.at.day(zone))
            && self.kind.is_none_or(|kind| row.kind == kind)
            && self.accounts.is_none_or(|accounts| accounts.contains(&row.account))
            && (!self.with_words || row.comment.as_ref().is_some_and(|words| !words.trim().is_empty()))
    }
}

/// Reads whom of some accounts a survey goes to: everybody still there, of some roles where they are given; an account of which
/// nobody is known is asked as a whole.
pub fn invitees(connection: &Connection, accounts: &[AccountId], roles: &[ContactRole], today: NaiveDate) -> Result<Vec<Invitee>> {
    let mut of_account: HashMap<AccountId, Vec<Row<ContactId, Contact>>> = HashMap::new();
    for some in accounts.chunks(AT_ONCE) {
        for contact in store::of_accounts::<Contact>(connection, &store::id_array(some.iter()))? {
            of_account.entry(contact.account).or_default().push(contact);
        }
    }
    let mut wanted = Vec::new();
    for account in accounts {
        let people = of_account.remove(account).unwrap_or_default();
        if people.is_empty() && roles.is_empty() {
            wanted.push(Invitee { account: *account, contact: None });
        }
        let is_meant =
            |person: &Contact| person.left_on.is_none_or(|left| left > today) && (roles.is_empty() || roles.contains(&person.role));
        let meant = people.iter().filter(|person| is_meant(person));
        wanted.extend(meant.map(|person| Invitee { account: *account, contact: Some(person.id) }));
    }
    Ok(wanted)
}

fn eve(day: NaiveDate) -> NaiveDate {
    day.pred_opt().unwrap_or(day)
}
