//! Themes: their criterion and rules, their order, and what they are put to.

use super::save::{account_name, outcome, save};
use super::{Error, Outcome, Result};
use crate::domain::theme::parse_rules;
use crate::domain::{EntityRef, Invalid, Tag, TagId, TagState, Theme, ThemeId, query::folded};
use crate::store::themes::{Target, said_by, tag_of, themes};
use crate::store::{self, OpLabel, RowId, Tx};
use serde_json::json;

/// What one can do about themes.
#[derive(Clone, Debug)]
pub enum ThemeOp {
    /// Adds a theme at the end, or replaces one; its place stays.
    Save(Option<ThemeId>, Theme),
    /// Puts themes into this order; those left out follow as they stood.
    Order(Vec<ThemeId>),
    /// Puts themes to rows, refuses suggestions, or takes either back.
    Mark(Vec<TagMark>),
}

/// What is to stand between a theme and a row; `None`: nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TagMark {
    pub theme: ThemeId,
    pub target: Target,
    pub state: Option<TagState>,
}

pub fn run(tx: &Tx, op: &ThemeOp) -> Result<(Outcome, OpLabel)> {
    match op {
        ThemeOp::Save(id, theme) => save_theme(tx, *id, theme),
        ThemeOp::Order(order) => put_in_order(tx, order),
        ThemeOp::Mark(marks) => mark(tx, marks),
    }
}

fn save_theme(tx: &Tx, id: Option<ThemeId>, theme: &Theme) -> Result<(Outcome, OpLabel)> {
    let all = themes(tx.connection())?;
    let position = match id {
        Some(id) => store::needed::<Theme>(tx.connection(), id)?.position,
        None => all.last().map_or(0, |row| row.position + 1),
    };
    let text = |text: &str| text.trim().to_owned();
    let theme = Theme { name: text(&theme.name), criterion: text(&theme.criterion), rules: theme.rules.trim_end().to_owned(), position };
    let mut faults = Vec::new();
    if all.iter().any(|row| Some(row.id) != id && folded(&row.name) == folded(&theme.name)) {
        faults.push(("name", Invalid::Taken(theme.name.clone())));
    }
    if let Err(error) = parse_rules(&theme.rules) {
        faults.push(("rules", Invalid::Rules(error)));
    }
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let (id, added) = save(tx, id, &theme)?;
    let kind = if added { "theme-add" } else { "theme-edit" };
    Ok((outcome(id, None), OpLabel { kind, args: json!({ "name": theme.name }) }))
}

fn put_in_order(tx: &Tx, order: &[ThemeId]) -> Result<(Outcome, OpLabel)> {
    let mut rows = themes(tx.connection())?;
    rows.sort_by_key(|row| order.iter().position(|id| *id == row.id).unwrap_or(usize::MAX));
    for (position, row) in (0_u32..).zip(rows) {
        if row.position != position {
            store::update(tx.connection(), row.id, &Theme { position, ..row.fields })?;
        }
    }
    Ok((Outcome::default(), OpLabel { kind: "themes-order", args: json!({}) }))
}

/// Writes what differs from what stands there already.
fn mark(tx: &Tx, marks: &[TagMark]) -> Result<(Outcome, OpLabel)> {
    let Some(first) = marks.first() else { return Err(Error::Invalid(vec![("theme", Invalid::Empty)])) };
    let theme = store::needed::<Theme>(tx.connection(), first.theme)?;
    let account = said_by(tx.connection(), first.target)?.account;
    for one in marks {
        put(tx, one)?;
    }
    let kind = match first.state {
        _ if marks.iter().any(|one| one.state != first.state || one.theme != first.theme) => "themes-change",
        Some(TagState::Set) => "theme-put",
        Some(TagState::Dismissed) => "theme-refuse",
        None => "theme-take",
    };
    let mut rows: Vec<Target> = marks.iter().map(|one| one.target).collect();
    rows.sort_by_key(|(kind, id)| (*kind, *id));
    rows.dedup();
    let args = json!({ "name": theme.name, "n": rows.len(), "account": account_name(tx, account)? });
    let (kind_of_row, id) = first.target;
    let row = EntityRef { kind: kind_of_row.entity(), id };
    Ok((outcome(row, (rows.len() == 1).then_some(account)), OpLabel { kind, args }))
}

fn put(tx: &Tx, mark: &TagMark) -> Result<()> {
    store::needed::<Theme>(tx.connection(), mark.theme)?;
    let account = said_by(tx.connection(), mark.target)?.account;
    let present = tag_of(tx.connection(), mark.theme, mark.target)?;
    match (present, mark.state) {
        (None, None) => {}
        (Some(tag), None) => store::delete::<Tag>(tx.connection(), tag.id, tx.at())?,
        (Some(tag), Some(state)) if tag.state == state => {}
        (Some(tag), Some(state)) => store::update(tx.connection(), tag.id, &Tag { state, ..tag.fields })?,
        (None, Some(state)) => {
            let (kind, row) = mark.target;
            let tag = Tag { theme: mark.theme, account, kind, row, state };
            store::insert(tx.connection(), TagId::of(tx.new_id()), &tag, tx.at())?;
        }
    }
    Ok(())
}
