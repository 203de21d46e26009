//! The contracts tab: what runs and until when, each with its renewals under it, and the opportunities for more.

use super::tab::{Tab, ask_to_delete, draw_empty, draw_failure};
use crate::domain::{AccountId, Contract, ContractId, EntityRef, Expansion, ExpansionId, Lang, Renewal, RenewalId, Row};
use crate::ops::Op;
use crate::say;
use crate::store::{Result, by_account};
use crate::theme::Role;
use crate::tui::command::Cmd;
use crate::tui::pane::{Answer, Cx, Effect, Msg, ViewState};
use crate::tui::route::{ExpansionRoute, Route};
use crate::tui::selection::Selection;
use crate::tui::tone::role_of;
use crate::tui::widget::{Column, ColumnWidth, ListTable, Phrase, TableRow};
use crate::wording::expansions::tone_of_stage;
use crate::wording::store_error;
use crate::wording::timeline::{Tone, joined_facts, tone_of_forecast, tone_of_outcome};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// A row of the list.
enum Item {
    Contract(Row<ContractId, Contract>),
    Renewal(Row<RenewalId, Renewal>),
    Expansion(Row<ExpansionId, Expansion>),
}

impl Item {
    fn row(&self) -> EntityRef {
        match self {
            Item::Contract(contract) => contract.id.into(),
            Item::Renewal(renewal) => renewal.id.into(),
            Item::Expansion(expansion) => expansion.id.into(),
        }
    }
}

pub struct Contracts {
    account: AccountId,
    items: Vec<Item>,
    selection: Selection,
    /// The row somebody was asked about.
    doomed: Option<EntityRef>,
    failure: Option<String>,
}

impl Contracts {
    pub fn new(cx: &Cx<'_>, account: AccountId) -> Contracts {
        let mut contracts = Contracts { account, items: Vec::new(), selection: Selection::default(), doomed: None, failure: None };
        contracts.reread(cx);
        contracts
    }

    /// Reads again; the same row stays selected while it is there.
    fn reread(&mut self, cx: &Cx<'_>) {
        let before = self.row();
        match self.read(cx) {
            Ok(items) => (self.items, self.failure) = (items, None),
            Err(error) => self.failure = Some(store_error(cx.words, &error)),
        }
        if let Some(index) = before.and_then(|row| self.items.iter().position(|item| item.row() == row)) {
            self.selection = Selection::at(index);
        }
    }

    /// Reads the contracts, the running ones first by their end, each followed by its renewals; then renewals of no contract, and opportunities, the open
    /// ones first.
    fn read(&self, cx: &Cx<'_>) -> Result<Vec<Item>> {
        let connection = cx.book.connection();
        let mut contracts: Vec<Row<ContractId, Contract>> = by_account(connection, self.account)?;
        let mut renewals: Vec<Row<RenewalId, Renewal>> = by_account(connection, self.account)?;
        contracts.sort_by_key(|contract| (!contract.is_active(cx.today()), contract.end_on.is_none(), contract.end_on));
        renewals.sort_by_key(|renewal| std::cmp::Reverse(renewal.due_on));
        let mut items = Vec::new();
        for contract in contracts {
            let (own, others): (Vec<_>, Vec<_>) = renewals.into_iter().partition(|renewal| renewal.contract == Some(contract.id));
            items.push(Item::Contract(contract));
            items.extend(own.into_iter().map(Item::Renewal));
            renewals = others;
        }
        items.extend(renewals.into_iter().map(Item::Renewal));
        let mut expansions: Vec<Row<ExpansionId, Expansion>> = by_account(connection, self.account)?;
        expansions
            .sort_by_key(|row| (!row.is_open(), std::cmp::Reverse(row.closed_on), row.expected_on.is_none(), row.expected_on, row.id));
        items.extend(expansions.into_iter().map(Item::Expansion));
        Ok(items)
    }

    fn selected(&self) -> Option<&Item> {
        self.selection.row(self.items.len()).map(|index| &self.items[index])
    }

    fn form(&self, id: Option<ContractId>) -> Effect {
        Effect::Open(Route::ContractForm { account: self.account, id })
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        match (cmd, self.selected()) {
            (Cmd::AddContractHere, _) => return vec![self.form(None)],
            (Cmd::Open, Some(Item::Contract(contract))) => return vec![self.form(Some(contract.id))],
            (Cmd::Open, Some(item @ Item::Renewal(_))) => return vec![Effect::Open(Route::Row(item.row()))],
            (Cmd::Open, Some(Item::Expansion(row))) => {
                return vec![Effect::Open(Route::Expansions(ExpansionRoute::Edit(vec![row.id])))];
            }
            (Cmd::DeleteContract, Some(item)) => {
                let (row, name) = (item.row(), name_of(cx, item));
                self.doomed = Some(row);
                return vec![ask_to_delete(cx.words, row, &name)];
            }
            _ => self.selection.moved(cmd, self.items.len(), cx.page_rows),
        };
        Vec::new()
    }
}

fn name_of(cx: &Cx<'_>, item: &Item) -> String {
    match item {
        Item::Contract(contract) => {
            let name = joined_facts([contract.product.clone(), contract.plan.clone()]);
            if name.is_empty() { contract.external_id.clone().unwrap_or_else(|| say!(cx.words, "contracts-unnamed")) } else { name }
        }
        Item::Renewal(renewal) => cx.format.short_date(renewal.due_on),
        Item::Expansion(expansion) => expansion.title.clone(),
    }
}

fn table_row(cx: &Cx<'_>, item: &Item) -> TableRow<'static> {
    let cells = match item {
        Item::Contract(contract) => contract_cells(cx, contract, name_of(cx, item)),
        Item::Renewal(renewal) => renewal_cells(cx, renewal),
        Item::Expansion(expansion) => expansion_cells(cx, expansion),
    };
    TableRow { cells, is_marked: false }
}

fn contract_cells(cx: &Cx<'_>, contract: &Contract, name: String) -> Vec<Phrase<'static>> {
    let has_ended = contract.end_on.is_some_and(|end| end < cx.today());
    let role = if has_ended { Role::Dim } else { Role::Text };
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| cx.format.short_date(day)).unwrap_or_default();
    let notice = match contract.notice_given_on {
        Some(on) => Phrase::new(format!("✗ {}", cx.format.short_date(on)), Role::Red),
        None if has_ended => Phrase::new(say!(cx.words, "contracts-ended"), Role::Dim),
        None => {
            Phrase::new(day(contract.notice_days.and(contract.notice_by())), role).may_mean(contract.notice_days.and(contract.notice_by()))
        }
    };
    let auto_renew = contract.auto_renew.map(|yes| if yes { say!(cx.words, "fact-yes") } else { say!(cx.words, "fact-no") });
    vec![
        Phrase::new(name, role),
        Phrase::new(contract.seats.map(|seats| cx.format.whole(i64::from(seats))).unwrap_or_default(), role).may_mean(contract.seats),
        Phrase::new(contract.arr.map(|arr| cx.format.money(arr)).unwrap_or_default(), role).may_mean(contract.arr),
        Phrase::new(day(contract.start_on), role).may_mean(contract.start_on),
        Phrase::new(day(contract.end_on), role).may_mean(contract.end_on),
        notice,
        Phrase::new(auto_renew.unwrap_or_default(), role),
        Phrase::new(contract.billing.map(|billing| cx.words.word(billing)).unwrap_or_default(), Role::Dim),
    ]
}

/// A renewal stands under its contract, its amount and its day in the columns of ARR and end.
fn renewal_cells(cx: &Cx<'_>, renewal: &Renewal) -> Vec<Phrase<'static>> {
    let (state, tone) = match (renewal.outcome, renewal.forecast) {
        (Some(outcome), _) => (Some(cx.words.word(outcome)), tone_of_outcome(outcome)),
        (None, Some(forecast)) => (Some(cx.words.word(forecast)), tone_of_forecast(forecast)),
        (None, None) => (None, Tone::Plain),
    };
    let words = match state {
        Some(state) => say!(cx.words, "contracts-renewal", state = state),
        None => say!(cx.words, "contracts-renewal-open"),
    };
    let amount = renewal.final_arr.or(renewal.amount);
    let day = renewal.closed_on.unwrap_or(renewal.due_on);
    vec![
        Phrase::new("  ", Role::Dim).then(words, role_of(tone)),
        Phrase::default(),
        Phrase::new(amount.map(|amount| cx.format.money(amount)).unwrap_or_default(), Role::Dim).may_mean(amount),
        Phrase::default(),
        Phrase::new(cx.format.short_date(day), Role::Dim).means(day),
        Phrase::default(),
        Phrase::default(),
        Phrase::default(),
    ]
}

/// An opportunity has its amount and its day in the columns of ARR and end, as a renewal has.
fn expansion_cells(cx: &Cx<'_>, expansion: &Expansion) -> Vec<Phrase<'static>> {
    let (stage, title) = (cx.words.word(expansion.stage), crate::text::display(&expansion.title).into_owned());
    let words = say!(cx.words, "contracts-expansion", stage = stage, title = title);
    let day = expansion.closed_on.or(expansion.expected_on);
    let mut cells = vec![Phrase::default(); 8];
    cells[0] = Phrase::new("  ", Role::Dim).then(words, role_of(tone_of_stage(expansion.stage)));
    let amount = expansion.amount.map(|amount| cx.format.money(amount)).unwrap_or_default();
    cells[2] = Phrase::new(amount, Role::Dim).may_mean(expansion.amount);
    cells[4] = Phrase::new(day.map(|day| cx.format.short_date(day)).unwrap_or_default(), Role::Dim).may_mean(day);
    cells
}

impl Tab for Contracts {
    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => return self.command(cx, cmd),
            Msg::Answer(Answer::Confirmed) => return self.doomed.take().map(|row| Effect::Write(Op::Delete(row))).into_iter().collect(),
            Msg::Changed(_) => self.reread(cx),
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        if let Some(failure) = &self.failure {
            return draw_failure(cx, area, buffer, failure);
        }
        if self.items.is_empty() {
            return draw_empty(cx, area, buffer, &say!(cx.words, "contracts-empty"), Cmd::AddContractHere);
        }
        let ids = [
            "contracts-what",
            "contracts-seats",
            "contracts-arr",
            "contracts-start",
            "contracts-end",
            "contracts-notice",
            "contracts-auto",
            "contracts-billing",
        ];
        let [what, seats, arr, start, end, notice, auto_renew, billing] = ids.map(|id| cx.words.get(id));
        // A day of another year: `18 Jan 2027`, `2027年11月18日`; one that notice was given on has a mark before it.
        let day = if cx.format.lang == Lang::Ja { 14 } else { 11 };
        let rows: Vec<TableRow<'static>> = self.items.iter().map(|item| table_row(cx, item)).collect();
        // On the narrowest screen a name is cut rather than a day, but not for amounts and marks that need less.
        let least = if area.width < 70 { 15 } else { 18 };
        let needed = |column: usize, title: &str, most: u16| {
            let widest = rows.iter().map(|row| row.cells[column].width(cx.look.cells)).max().unwrap_or(0);
            u16::try_from(widest.max(cx.look.cells.width(title))).unwrap_or(u16::MAX).min(most)
        };
        let columns = [
            Column::new(&what, ColumnWidth::Flexible { min: least, max: 36 }, 0),
            Column::new(&seats, ColumnWidth::Fixed(7), 4).right(),
            Column::new(&arr, ColumnWidth::Fixed(needed(2, &arr, 9)), 0).right(),
            Column::new(&start, ColumnWidth::Fixed(day), 5),
            Column::new(&end, ColumnWidth::Fixed(day), 0),
            Column::new(&notice, ColumnWidth::Fixed(needed(5, &notice, day + 2)), 1),
            Column::new(&auto_renew, ColumnWidth::Fixed(10), 3),
            Column::new(&billing, ColumnWidth::Fixed(10), 6),
        ];
        let selected = self.selection.row(self.items.len());
        let table = ListTable { columns: &columns, rows: self.items.len(), selected, has_focus: true };
        state.draw_list(&table, cx.look, area, buffer, |index| rows[index].clone());
    }

    fn row(&self) -> Option<EntityRef> {
        self.selected().map(Item::row)
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        let needs_row = matches!(cmd, Cmd::Open | Cmd::DeleteContract);
        (needs_row && self.items.is_empty()).then(|| say!(cx.words, "row-none"))
    }
}
