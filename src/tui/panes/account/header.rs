//! The head of an account's screen: how healthy it is and why one may believe it, what it is worth, and when that is decided.

use crate::domain::cadence::{self, NextTouch, Served};
use crate::domain::{AccountId, Contact, ContactRole, GoalStanding, Meeting, MeetingId, Row};
use crate::review::meetings::next_meeting;
use crate::review::{self, PlanView, ScoredLine};
use crate::say;
use crate::store::{self, goals::MeasuredGoal};
use crate::theme::Role;
use crate::tui::pane::Cx;
use crate::tui::tone::{role_of, role_of_band};
use crate::tui::widget::{Pen, Phrase};
use crate::wording::health::coverage;
use crate::wording::onboarding::plan_state;
use crate::wording::timeline::override_to;
use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// What the head shows, as read.
pub struct Header {
    scored: ScoredLine,
    change_30d: Option<i16>,
    champion: Champion,
    /// The onboarding under way.
    onboarding: Option<PlanView>,
    next_touch: Option<NextTouch>,
    goals: GoalCount,
    /// The next meeting of the calendar.
    meeting: Option<Row<MeetingId, Meeting>>,
}

/// Who speaks for us at the account.
#[derive(Debug, PartialEq)]
enum Champion {
    Here(Vec<String>),
    Left { name: String, on: NaiveDate },
    None,
}

/// The open goals, and how many of them are reached or on track.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct GoalCount {
    open: usize,
    met: usize,
}

/// A fact of the head, and how soon it leaves when the width shrinks: 0 never, the highest first.
struct Fact {
    phrase: Phrase<'static>,
    priority: u8,
    /// Whether the second row begins with it, where there is room before it.
    begins: bool,
}

/// The priority of facts that leave before all others.
const LEAST: u8 = 5;

/// Cells between two facts.
const GAP: u16 = 3;

/// From this height of the screen's body on the head may take three rows.
const TALL: u16 = 16;

impl Header {
    /// Reads and scores an account; `None` when it is gone.
    pub fn read(cx: &Cx<'_>, account: AccountId) -> store::Result<Option<Header>> {
        let connection = cx.book.connection();
        let Some(scored) = review::one_of_book(connection, account, cx.model, cx.today(), &cx.zone())? else { return Ok(None) };
        let change = review::changes_30d(connection, std::slice::from_ref(&scored), cx.model, &cx.zone())?.pop().flatten();
        let champion = champion(&store::by_account::<Contact>(connection, account)?);
        let onboarding = review::onboarding_of_account(connection, account, cx.today())?.filter(|view| view.plan.done_on.is_none());
        let goals = count_goals(&store::goals::of_account(connection, account)?, cx.today());
        let next_touch = next_touch(cx, &scored)?;
        let meeting = next_meeting(connection, account, cx.now, &cx.zone())?;
        Ok(Some(Header { scored, change_30d: change, champion, next_touch, goals, onboarding, meeting }))
    }

    pub fn name(&self) -> &str {
        &self.scored.line.name
    }

    /// Draws the facts in as many rows as they need and the height allows; returns how many it took.
    pub fn draw(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer) -> u16 {
        let most = if area.height >= TALL { 3 } else { 2 };
        let rows = fitted(cx, self.facts(cx), area.width.saturating_sub(2), most);
        let mut pen = Pen::new(cx.look, area, buffer);
        let mut y = 0;
        for row in &rows {
            let mut x = 1;
            for fact in row {
                x += pen.put_phrase(x, y, area.width.saturating_sub(x + 1), &fact.phrase) + GAP;
            }
            y += 1;
        }
        y
    }

    fn facts(&self, cx: &Cx<'_>) -> Vec<Fact> {
        let fact = |priority, phrase| Fact { phrase, priority, begins: false };
        let mut facts = vec![fact(0, self.health(cx)), fact(4, self.certainty(cx))];
        facts.extend(self.override_line(cx).map(|text| fact(1, Phrase::new(text, Role::Warning))));
        facts.push(fact(0, self.revenue(cx)));
        facts.push(fact(0, self.renewal(cx)));
        facts.push(Fact { phrase: self.nature(cx), priority: 2, begins: true });
        facts.push(fact(1, self.champion_line(cx)));
        facts.extend(self.onboarding.as_ref().map(|view| fact(3, onboarding(cx, view))));
        facts.extend(self.next_touch_line(cx).map(|phrase| fact(3, phrase)));
        facts.push(fact(3, self.goal_line(cx)));
        facts.extend(self.meeting_line(cx).map(|phrase| fact(2, phrase)));
        let line = &self.scored.line;
        let dim = [&line.external_id, &line.segment].map(|text| text.clone().unwrap_or_default());
        facts.extend(dim.into_iter().filter(|text| !text.is_empty()).map(|text| fact(LEAST, Phrase::new(text, Role::Dim))));
        facts
    }

    /// `D 31 at risk  −18 in 30 d`: grade, score, word, change.
    fn health(&self, cx: &Cx<'_>) -> Phrase<'static> {
        let score = &self.scored.score;
        let role = role_of_band(score.band);
        let number = score.sure().map_or("–".to_owned(), |score| score.to_string());
        let phrase =
            Phrase::new(score.grade.as_str(), role).then(format!(" {number} "), Role::Heading).then(cx.words.word(score.band), role);
        let Some(change) = self.change_30d else { return phrase };
        let role = match change {
            0 => Role::Dim,
            1.. => Role::Green,
            _ => Role::Red,
        };
        phrase.then("  ", Role::Text).then(say!(cx.words, "account-change", change = cx.format.change(i64::from(change))), role)
    }

    fn certainty(&self, cx: &Cx<'_>) -> Phrase<'static> {
        Phrase::new(coverage(cx.words, cx.format, &self.scored.score), Role::Dim)
    }

    /// `goals 1 of 2 on track`; nothing where there is no open goal.
    fn goal_line(&self, cx: &Cx<'_>) -> Phrase<'static> {
        let GoalCount { open, met } = self.goals;
        if open == 0 {
            return Phrase::default();
        }
        let role = if met == open { Role::Text } else { Role::Yellow };
        Phrase::new(say!(cx.words, "goals-head"), Role::Dim)
            .then(" ", Role::Dim)
            .then(say!(cx.words, "goals-head-met", met = met, n = open), role)
    }

    fn override_line(&self, cx: &Cx<'_>) -> Option<String> {
        let over = self.scored.score.override_?;
        let day = cx.format.short_date(over.expires_on);
        Some(say!(cx.words, "account-override", to = override_to(cx.words, over.to), day = day))
    }

    fn revenue(&self, cx: &Cx<'_>) -> Phrase<'static> {
        let amount = self.scored.line.arr.map_or("–".to_owned(), |arr| cx.format.money(arr));
        Phrase::new(say!(cx.words, "account-arr"), Role::Dim).then(" ", Role::Dim).then(amount, Role::Heading)
    }

    /// The last day for notice while it is to come, then the day of the renewal.
    fn renewal(&self, cx: &Cx<'_>) -> Phrase<'static> {
        let line = &self.scored.line;
        if let Some(on) = line.churned_on.filter(|on| *on <= cx.today()) {
            return Phrase::new(say!(cx.words, "account-churned", day = cx.format.short_date(on)), Role::Red);
        }
        let Some(renewal) = line.renewal else { return Phrase::new(say!(cx.words, "account-no-renewal"), Role::Dim) };
        let due = cx.format.short_date(renewal.due_on);
        if renewal.due_on < cx.today() {
            return Phrase::new(say!(cx.words, "account-renewal-overdue", day = due), Role::Red);
        }
        let renews = say!(cx.words, "account-renews", day = due);
        let notice = renewal.notice_by.filter(|by| *by >= cx.today() && *by < renewal.due_on);
        match notice {
            Some(by) => {
                let role = if (by - cx.today()).num_days() <= 30 { Role::Yellow } else { Role::Text };
                let notice = say!(cx.words, "account-notice-by", day = cx.format.short_date(by));
                Phrase::new(notice, role).then(" · ", Role::Dim).then(renews, Role::Text)
            }
            None => Phrase::new(renews, Role::Text),
        }
    }

    fn nature(&self, cx: &Cx<'_>) -> Phrase<'static> {
        let line = &self.scored.line;
        let words = [line.touch_model.map(|model| cx.words.word(model)), line.stage.map(|stage| cx.words.word(stage))];
        let words: Vec<String> = words.into_iter().flatten().collect();
        Phrase::new(words.join(" · "), Role::Text)
    }

    fn next_touch_line(&self, cx: &Cx<'_>) -> Option<Phrase<'static>> {
        let next = self.next_touch?;
        let day = cx.format.short_date(next.due_on);
        Some(match next.is_silent(cx.today()) {
            true => Phrase::new(say!(cx.words, "cadence-silent", day = day), Role::Yellow),
            false => Phrase::new(say!(cx.words, "cadence-next", day = day), Role::Dim),
        })
    }

    /// `next meeting tomorrow 10:00: QBR`.
    fn meeting_line(&self, cx: &Cx<'_>) -> Option<Phrase<'static>> {
        let meeting = self.meeting.as_ref()?;
        let day = cx.format.near(meeting.at.day(&cx.zone()));
        let when = cx.format.clock(&meeting.at).map_or(day.clone(), |clock| format!("{day} {clock}"));
        let title = crate::wording::agenda::title(cx.words, meeting);
        Some(Phrase::new(say!(cx.words, "agenda-next-meeting", when = when, title = title), Role::Text))
    }

    fn champion_line(&self, cx: &Cx<'_>) -> Phrase<'static> {
        match &self.champion {
            Champion::Here(names) => Phrase::new(say!(cx.words, "account-champion", names = names.join(", ")), Role::Text),
            Champion::Left { name, on } => {
                let day = cx.format.short_date(*on);
                Phrase::new(say!(cx.words, "account-champion-left", name = name.clone(), day = day), Role::Yellow)
            }
            Champion::None => Phrase::new(say!(cx.words, "account-champion-none"), Role::Dim),
        }
    }
}

/// `onboarding 4 of 12, 5 d late`: how far it is, and what keeps it.
fn onboarding(cx: &Cx<'_>, view: &PlanView) -> Phrase<'static> {
    let progress = &view.progress;
    let said = Phrase::new(say!(cx.words, "onboarding-account-fact", done = progress.done, total = progress.total), Role::Text);
    if view.stalls.is_empty() {
        return said;
    }
    let (state, tone) = plan_state(cx.words, cx.format, view);
    said.then(" · ", Role::Dim).then(state, role_of(tone))
}

/// Works out when the account is due to be spoken to; the same cadences as the health score's.
fn next_touch(cx: &Cx<'_>, scored: &ScoredLine) -> store::Result<Option<NextTouch>> {
    let line = &scored.line;
    if scored.has_churned() {
        return Ok(None);
    }
    let spoken = store::engagement::spoken(cx.book.connection(), Some(line.id), cx.today(), &cx.zone())?;
    let served = Served { touch_model: line.touch_model, stage: line.stage };
    Ok(spoken.get(&line.id).and_then(|spoken| cadence::next_touch(&cx.model.cadence, served, *spoken, cx.workdays)))
}

fn count_goals(goals: &[MeasuredGoal], today: NaiveDate) -> GoalCount {
    let standings = goals.iter().map(|measured| measured.goal.progress(&measured.values(), today).standing);
    let open: Vec<GoalStanding> = standings.filter(|standing| *standing != GoalStanding::Closed).collect();
    let met = open.iter().filter(|standing| matches!(standing, GoalStanding::Reached | GoalStanding::OnTrack)).count();
    GoalCount { open: open.len(), met }
}

/// Finds the champions who are there, else the one who left last.
fn champion<Id>(contacts: &[Row<Id, Contact>]) -> Champion {
    let champions = || contacts.iter().filter(|contact| contact.role == ContactRole::Champion);
    let here: Vec<String> = champions().filter(|contact| contact.left_on.is_none()).map(|contact| contact.name.clone()).collect();
    let left = champions().filter_map(|contact| Some((contact.left_on?, contact.name.clone()))).max();
    match (here.is_empty(), left) {
        (false, _) => Champion::Here(here),
        (true, Some((on, name))) => Champion::Left { name, on },
        (true, None) => Champion::None,
    }
}

/// Breaks the facts into rows of `width` cells; while they are too many rows, the fact that matters least leaves.
///
/// A third row is not taken for the sake of facts that the details tell as well.
fn fitted(cx: &Cx<'_>, mut facts: Vec<Fact>, width: u16, most: usize) -> Vec<Vec<Fact>> {
    facts.retain(|fact| fact.phrase.pieces.iter().any(|piece| !piece.text.is_empty()));
    loop {
        let widths: Vec<usize> = facts.iter().map(|fact| fact.phrase.width(cx.look.cells)).collect();
        let rows = breaks(&facts, &widths, usize::from(width));
        let leaver = facts.iter().enumerate().filter(|(_, fact)| fact.priority > 0).max_by_key(|(_, fact)| fact.priority);
        match leaver.map(|(index, _)| index) {
            Some(index) if rows.last().is_some_and(|row| *row >= most) || has_idle_third_row(&facts, &rows) => {
                let begins = facts.remove(index).begins;
                if let Some(next) = facts.get_mut(index) {
                    next.begins |= begins;
                }
            }
            _ => return in_rows(facts, &rows),
        }
    }
}

/// Tells whether the rows from the third on hold nothing but the least facts.
fn has_idle_third_row(facts: &[Fact], rows: &[usize]) -> bool {
    let mut third = facts.iter().zip(rows).filter(|(_, row)| **row >= 2).peekable();
    third.peek().is_some() && third.all(|(fact, _)| fact.priority == LEAST)
}

/// Returns the row of each fact.
fn breaks(facts: &[Fact], widths: &[usize], room: usize) -> Vec<usize> {
    let (mut row, mut used) = (0, 0);
    let mut rows = Vec::with_capacity(facts.len());
    for (fact, width) in facts.iter().zip(widths) {
        if used > 0 && (fact.begins && row == 0 || used + usize::from(GAP) + width > room) {
            (row, used) = (row + 1, 0);
        }
        used += width + if used > 0 { usize::from(GAP) } else { 0 };
        rows.push(row);
    }
    rows
}

fn in_rows(facts: Vec<Fact>, rows: &[usize]) -> Vec<Vec<Fact>> {
    let mut grouped: Vec<Vec<Fact>> = Vec::new();
    for (fact, row) in facts.into_iter().zip(rows) {
        grouped.resize_with(grouped.len().max(row + 1), Vec::new);
        grouped[*row].push(fact);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ContactId;

    fn person(name: &str, role: ContactRole, left: Option<&str>) -> Row<ContactId, Contact> {
        let mut contact = Contact::named(AccountId(1), name);
        contact.role = role;
        contact.left_on = left.map(|day| day.parse().expect("a date"));
        Row { id: ContactId(1), fields: contact }
    }

    #[test]
    fn a_champion_who_is_there_counts_before_one_who_left() {
        let left = person("Mika", ContactRole::Champion, Some("2026-11-02"));
        let earlier = person("Jun", ContactRole::Champion, Some("2026-01-02"));
        let here = person("Ken", ContactRole::Champion, None);
        let user = person("Emi", ContactRole::User, None);
        let gone = Champion::Left { name: "Mika".into(), on: "2026-11-02".parse().expect("a date") };
        assert_eq!(champion(&[earlier, left.clone(), user.clone()]), gone);
        assert_eq!(champion(&[left, here]), Champion::Here(vec!["Ken".into()]));
        assert_eq!(champion(&[user]), Champion::None);
    }
}
