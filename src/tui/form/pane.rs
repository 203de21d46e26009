//! The pane of every form: keys to fields, fields to an op, and all of it on the screen.

use super::offers::{Known, Offers};
use super::scopes::{List, scopes};
use super::state::Step;
use super::values::{day_named, day_of, moment_of};
use super::{Field, FieldValue, FormState, Reading, Values, draft};
use crate::domain::check::Fault;
use crate::domain::{AccountId, Currency, Money};
use crate::ops::{self, Op};
use crate::say;
use crate::store;
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::input::Edit;
use crate::tui::job::{JobReport, JobSpec};
use crate::tui::pane::{Answer, Cx, Draft, Effect, Msg, Notice, Pane, ViewState};
use crate::tui::route::Route;
use crate::tui::widget::{Form, FormRow, FormValue, Pen, Phrase};
use crate::wording;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// What a form is about: which op its fields make, and what they mean to each other.
pub trait Subject {
    fn title(&self, cx: &Cx<'_>) -> String;

    /// Returns whom or what it is about, to stand above the fields.
    fn about(&self) -> &str;

    /// Returns the name of its draft, one for each row.
    fn draft_name(&self) -> String;

    /// Says whether it adds a row.
    fn is_new(&self) -> bool;

    fn account(&self) -> Option<AccountId>;

    /// Makes the op, or notes in `values` why it cannot.
    fn op(&self, cx: &Cx<'_>, values: &mut Values<'_>) -> Option<Op>;

    /// Makes the work that saving starts, for a form that writes no row; its news comes back to `finished`.
    fn job(&self, _cx: &Cx<'_>, _values: &mut Values<'_>) -> Option<JobSpec> {
        None
    }

    /// Returns what follows from the end of the work it started; `None` for news of other work.
    fn finished(&self, _cx: &Cx<'_>, _report: &JobReport) -> Option<Vec<Effect>> {
        None
    }

    /// Returns the currency of an amount that states none.
    fn currency(&self, cx: &Cx<'_>, _form: &FormState) -> Currency {
        usual_currency(cx)
    }

    /// Returns what a filled field was understood as, where its own reading does not tell.
    fn understood(&self, _cx: &Cx<'_>, _form: &FormState, _field: &Field) -> Option<String> {
        None
    }

    /// Brings the other fields in line with one that was just changed.
    fn changed(&self, _cx: &Cx<'_>, _form: &mut FormState, _name: &str) {}

    /// Returns where one goes once it is saved; back, where there is nothing more to ask.
    fn after(&self, _cx: &Cx<'_>, _outcome: &ops::Outcome) -> Option<Route> {
        None
    }

    /// Completes a field that was just left.
    fn left(&self, _form: &mut FormState, _name: &str) {}
}

/// A form on the screen.
pub struct FormPane<S> {
    subject: S,
    form: FormState,
    /// Whether what is shown came back from a draft.
    is_restored: bool,
    /// Whether anything was typed since it was opened.
    is_touched: bool,
    /// What the focused field could hold.
    offers: Offers,
}

/// The currency of an amount without one, where the account has none either.
pub fn usual_currency(cx: &Cx<'_>) -> Currency {
    let home = cx.words.home();
    home.currency.unwrap_or_else(|| home.usual_currency())
}

impl<S: Subject> FormPane<S> {
    /// Opens a form on its fields, or on what was typed into it last time.
    pub fn open(cx: &Cx<'_>, subject: S, fields: Vec<Field>) -> store::Result<FormPane<S>> {
        let kept = cx.draft(&subject.draft_name())?;
        let mut pane = FormPane { subject, form: FormState::new(fields), is_restored: false, is_touched: false, offers: Offers::default() };
        for (name, text) in kept.map(|content| draft::read(&content, &pane.form)).unwrap_or_default() {
            if let Some(field) = pane.form.field_mut(&name) {
                field.set_text(&text);
            }
            // A choice may decide what another field can hold, and stands before it.
            pane.subject.changed(cx, &mut pane.form, &name);
        }
        pane.is_restored = pane.form.has_changes();
        Ok(pane)
    }

    /// Gives a field the focus.
    pub fn standing_on(mut self, name: &str) -> FormPane<S> {
        self.form.focus = self.form.fields.iter().position(|field| field.name == name).unwrap_or(self.form.focus);
        self
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        match cmd {
            Cmd::Save | Cmd::SaveAtEnd => return self.save(cx),
            Cmd::NextField | Cmd::LeaveText | Cmd::EnterField | Cmd::FieldBelow => self.leave(cx, true),
            Cmd::PreviousField | Cmd::FieldAbove => self.leave(cx, false),
            Cmd::NextChoice | Cmd::PreviousChoice => self.edit(cx, |form| form.change(cmd == Cmd::NextChoice)),
            Cmd::ResetForm => return self.reset(cx),
            Cmd::ListKnown => self.offers.list(cx, self.form.focus, self.form.focused()),
            Cmd::OfferDown | Cmd::OfferUp => self.offers.moved(cmd == Cmd::OfferDown),
            Cmd::TakeOffer | Cmd::TakeName | Cmd::TakeChosen => self.take_offer(cx, cmd),
            Cmd::EditText => return vec![Effect::Edit(self.form.focused().text().into_owned())],
            Cmd::OpenCalendar => {
                let day = day_named(self.form.focused(), cx).unwrap_or_else(|| cx.today());
                return vec![Effect::Open(Route::Calendar(day))];
            }
            Cmd::Back if self.offers.is_open() => self.offers.close(),
            Cmd::Back => return self.close(cx),
            _ => {}
        }
        Vec::new()
    }

    fn key(&mut self, cx: &Cx<'_>, event: crossterm::event::KeyEvent) {
        let (mut step, before) = (Step::Stay, self.form.focused().text().into_owned());
        self.edit(cx, |form| step = form.key(event));
        if self.form.focused().text() != before {
            self.offers.follow(cx, self.form.focus, self.form.focused());
        }
        match step {
            Step::Stay => {}
            Step::Next => self.leave(cx, true),
            Step::Previous => self.leave(cx, false),
        }
    }

    /// Changes the focused field, and whatever follows from it.
    fn edit(&mut self, cx: &Cx<'_>, change: impl FnOnce(&mut FormState)) {
        let before = self.form.focused().text().into_owned();
        let focus = self.form.focus;
        change(&mut self.form);
        if self.form.fields[focus].text() != before || focus != self.form.focus {
            self.is_touched = true;
            let name = self.form.focused().name.clone();
            self.subject.changed(cx, &mut self.form, &name);
        }
    }

    /// Goes to another field; the one that is left is completed and checked.
    fn leave(&mut self, cx: &Cx<'_>, forward: bool) {
        self.offers.close();
        let left = self.form.focus;
        let name = self.form.focused().name.clone();
        self.subject.left(&mut self.form, &name);
        self.form.step(forward);
        self.check(cx, left);
    }

    /// Takes what is offered; with the arrow only at the end of the line, within it the arrow is the line's own.
    fn take_offer(&mut self, cx: &Cx<'_>, cmd: Cmd) {
        let FieldValue::Line(line) = &self.form.focused().value else { return };
        let mut line = line.clone();
        if cmd == Cmd::TakeOffer && line.cursor() < line.text().len() {
            line.apply(Edit::Right);
            self.form.fields[self.form.focus].value = FieldValue::Line(line);
            return;
        }
        self.offers.take(&mut line);
        self.edit(cx, |form| form.fields[form.focus].value = FieldValue::Line(line));
        // Behind a name comes the next field; a filter goes on.
        if cmd == Cmd::TakeName && self.form.focused().known != Some(Known::Filter) {
            self.leave(cx, true);
        } else {
            self.check(cx, self.form.focus);
        }
    }

    /// Puts a day from the calendar into the focused field; a time that stands there stays.
    fn take_day(&mut self, cx: &Cx<'_>, day: &str) {
        let clock = moment_of(self.form.focused(), cx).and_then(|moment| cx.format.clock(&moment));
        let text = clock.map_or_else(|| day.to_owned(), |clock| format!("{day} {clock}"));
        let focus = self.form.focus;
        self.edit(cx, |form| form.fields[focus].set_text(&text));
        self.check(cx, focus);
    }

    /// Takes what the editor wrote into the focused field, which gave it the text.
    fn take_text(&mut self, cx: &Cx<'_>, text: &str) -> Vec<Effect> {
        let (focus, before) = (self.form.focus, self.form.focused().text().into_owned());
        self.edit(cx, |form| form.fields[focus].set_text(text));
        self.check(cx, focus);
        let id = if self.form.fields[focus].text() == before { "form-editor-same" } else { "form-editor-taken" };
        vec![Effect::Notice(Notice::said(cx.words.get(id)))]
    }

    /// Checks a field, and those that show an error already.
    fn check(&mut self, cx: &Cx<'_>, index: usize) {
        let (_, faults) = self.read(cx);
        self.form.show_left(index, &faults);
    }

    fn read(&self, cx: &Cx<'_>) -> (Option<Op>, Vec<Fault>) {
        let mut values = Values::new(&self.form, cx);
        let op = self.subject.op(cx, &mut values);
        (op, values.into_faults())
    }

    fn save(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        self.offers.close();
        let name = self.form.focused().name.clone();
        self.subject.left(&mut self.form, &name);
        let mut values = Values::new(&self.form, cx);
        let job = self.subject.job(cx, &mut values);
        let job_faults = values.into_faults();
        if let Some(job) = job.filter(|_| job_faults.is_empty()) {
            return vec![Effect::Start(job)];
        }
        let (op, mut faults) = self.read(cx);
        faults.extend(job_faults);
        match op.filter(|_| faults.is_empty()) {
            None => self.refuse(cx, faults),
            Some(_) if !self.subject.is_new() && !self.form.has_changes() => {
                let said = Notice::said(say!(cx.words, "form-unchanged"));
                vec![Effect::ForgetDraft(self.subject.draft_name()), Effect::Close, Effect::Notice(said)]
            }
            Some(op) => vec![Effect::Write(op)],
        }
    }

    /// Shows every error under its field; one that has no field here is said in the notice.
    fn refuse(&mut self, cx: &Cx<'_>, faults: Vec<Fault>) -> Vec<Effect> {
        let count = faults.len();
        let homeless = self.form.show_all(faults);
        let said = match homeless.first() {
            Some(fault) => wording::field_fault(cx.words, fault),
            None => say!(cx.words, "form-not-saved", n = count),
        };
        vec![Effect::Notice(Notice::error(said))]
    }

    fn refused(&mut self, cx: &Cx<'_>, error: ops::Error) -> Vec<Effect> {
        match error {
            ops::Error::Invalid(faults) => self.refuse(cx, faults),
            // The session has said what happened; everything typed stays here and in the draft.
            ops::Error::Store(_) | ops::Error::AlreadyRunning { .. } => Vec::new(),
        }
    }

    /// Hands news of work to the subject; where it failed, everything typed stays.
    fn news(&self, cx: &Cx<'_>, report: &JobReport) -> Vec<Effect> {
        self.subject.finished(cx, report).unwrap_or_default()
    }

    fn reset(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        self.offers.close();
        self.form.reset();
        let names: Vec<_> = self.form.fields.iter().map(|field| field.name.clone()).collect();
        for name in names {
            self.subject.changed(cx, &mut self.form, &name);
        }
        self.form.reset();
        self.is_restored = false;
        let said = Notice::said(say!(cx.words, "form-reset"));
        vec![Effect::ForgetDraft(self.subject.draft_name()), Effect::Notice(said)]
    }

    fn close(&self, cx: &Cx<'_>) -> Vec<Effect> {
        if !self.form.has_changes() {
            return vec![Effect::Close];
        }
        vec![Effect::Close, Effect::Notice(Notice::said(say!(cx.words, "form-draft-kept")))]
    }

    /// Returns what stands right of a field: what it was understood as, or how to fill it.
    fn beside(&self, cx: &Cx<'_>, field: &Field) -> String {
        if field.is_empty() {
            return field.hint_id().map(|id| cx.words.get(id)).unwrap_or_default();
        }
        let own = self.subject.understood(cx, &self.form, field);
        own.or_else(|| understood(cx, field, self.subject.currency(cx, &self.form))).unwrap_or_default()
    }

    /// Draws the name of what it is about, and below it that the text is a draft; returns the room for the fields.
    fn draw_head(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer) -> Rect {
        let mut pen = Pen::new(cx.look, area, buffer);
        let room = pen.width().saturating_sub(4);
        let has_name = !self.subject.about().is_empty();
        if has_name {
            pen.put(3, 0, room, self.subject.about(), Role::Heading);
        }
        let mut used = u16::from(has_name);
        if self.is_restored {
            pen.put(3, used, room, &say!(cx.words, "form-restored"), Role::Notice);
            used += 1;
        }
        // A small window has no room to give away.
        used += u16::from(used > 0 && area.height > 10);
        Rect { y: area.y + used.min(area.height), height: area.height.saturating_sub(used), ..area }
    }
}

/// Returns what a line was read as.
fn understood(cx: &Cx<'_>, field: &Field, currency: Currency) -> Option<String> {
    match field.reading {
        Reading::Text => None,
        Reading::Counted => field.hint_id().map(|id| cx.words.get(id)),
        Reading::PlannedDay | Reading::PastDay => day_of(field, cx.today()).map(|day| cx.format.date(day)),
        Reading::Moment | Reading::PlannedMoment => moment_of(field, cx).map(|at| cx.format.moment(&at)),
        Reading::Money => Money::parse(&field.text(), currency).ok().map(|money| cx.format.full_money(money)),
    }
}

impl<S: Subject> Pane for FormPane<S> {
    fn title(&self, cx: &Cx<'_>) -> String {
        self.subject.title(cx)
    }

    fn scopes(&self) -> &'static [Scope] {
        let list = match (self.offers.is_open(), self.offers.is_chosen()) {
            (false, _) => List::Closed,
            (true, false) => List::Open,
            (true, true) => List::Chosen,
        };
        scopes(self.form.focused(), self.form.is_last(), list)
    }

    fn takes_text(&self) -> bool {
        true
    }

    /// Undo would take back what was saved last, while one thinks of the text.
    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        matches!(cmd, Cmd::Undo | Cmd::Redo).then(|| say!(cx.words, "form-no-undo"))
    }

    fn account(&self) -> Option<AccountId> {
        self.subject.account()
    }

    fn draft(&self) -> Option<Draft> {
        let content = draft::written(&self.form, self.subject.is_new());
        (self.is_touched || content.is_some()).then(|| Draft { name: self.subject.draft_name(), content })
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => return self.command(cx, cmd),
            Msg::Key(event) => self.key(cx, event),
            Msg::Paste(text) => self.edit(cx, |form| form.paste(&text)),
            Msg::Written(outcome) => {
                let next = self.subject.after(cx, &outcome).map_or(Effect::Close, Effect::Replace);
                return vec![Effect::ForgetDraft(self.subject.draft_name()), next];
            }
            Msg::Refused(error) => return self.refused(cx, error),
            Msg::Job(report) => return self.news(cx, &report),
            Msg::Edited(text) => return self.take_text(cx, &text),
            Msg::Answer(Answer::Chosen(day)) if self.form.focused().is_day() => self.take_day(cx, &day),
            Msg::Changed(_) | Msg::Answer(_) => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let area = self.draw_head(cx, area, buffer);
        let labels: Vec<String> = self.form.fields.iter().map(|field| field.label.worded(cx.words)).collect();
        let beside: Vec<String> = self.form.fields.iter().map(|field| self.beside(cx, field)).collect();
        let wrong = |index| self.form.error(index).map(|why| cx.words.invalid(why));
        let errors: Vec<Option<String>> = (0..labels.len()).map(wrong).collect();
        let scales: Vec<(Phrase<'static>, u16)> = self.form.fields.iter().map(|field| scale_row(cx, field)).collect();
        let rows: Vec<FormRow<'_>> = (0..labels.len())
            .map(|index| FormRow {
                label: &labels[index],
                value: match &self.form.fields[index].value {
                    FieldValue::Line(line) => FormValue::Line(line),
                    FieldValue::Lines(text, height) => FormValue::Lines(text, *height),
                    FieldValue::Choice(options) => FormValue::Choice(options.word()),
                    FieldValue::Scale(..) => FormValue::Scale(&scales[index].0, scales[index].1),
                },
                hint: &beside[index],
                error: errors[index].as_deref(),
            })
            .collect();
        state.draw_form(&Form { rows: &rows, focused: self.form.focus }, cx.look, area, buffer);
        state.editing = true;
        if let Some(cursor) = state.cursor {
            self.offers.draw(cx, self.form.focused(), area, cursor, buffer);
        }
    }
}

/// Returns all answers of a scale in a row, the chosen one in brackets, and the cell where it begins.
///
/// Brackets take the place of the spaces beside it, so that the row stays as it is when another is chosen.
fn scale_row(cx: &Cx<'_>, field: &Field) -> (Phrase<'static>, u16) {
    let FieldValue::Scale(scale, chosen) = field.value else { return (Phrase::default(), 0) };
    let (mut row, mut at) = (Phrase::default(), 0);
    for answer in scale.min..=scale.max {
        let (is_chosen, is_behind) = (Some(answer) == chosen, answer.checked_sub(1).is_some_and(|before| Some(before) == chosen));
        let (before, role) = if is_chosen {
            ("[", Role::Accent)
        } else if is_behind {
            ("]", Role::Accent)
        } else {
            (" ", Role::Dim)
        };
        row = row.then(before, role);
        if is_chosen {
            at = row.width(cx.look.cells);
        }
        row = row.then(answer.to_string(), if is_chosen { Role::Heading } else { Role::Dim });
    }
    let row = row.then(if Some(scale.max) == chosen { "]" } else { " " }, Role::Accent);
    (row, u16::try_from(at).unwrap_or(0))
}
