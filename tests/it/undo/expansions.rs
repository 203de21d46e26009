//! Ops on upsell and cross-sell.

use super::{day, morning::one};
use mimamori::domain::expansion::win::Winning;
use mimamori::domain::*;
use mimamori::ops::{ExpansionChange, ExpansionOp, Losing, Op};
use mimamori::store::all_of;
use rusqlite::Connection;

/// How many choices `for_expansion` knows.
pub const CHOICES: u8 = 6;

pub fn for_expansion(connection: &Connection, account: Option<AccountId>, choice: u8, pick: usize) -> Option<Op> {
    let amount = Some(Money { minor: 1_000 + pick as i64, currency: Currency::USD });
    let all = all_of::<Expansion>(connection).expect("reads");
    let that = |is_open: bool| {
        let fitting: Vec<ExpansionId> = all.iter().filter(|row| row.is_open() == is_open).map(|row| row.id).collect();
        (!fitting.is_empty()).then(|| fitting[pick % fitting.len()])
    };
    Some(Op::Expansion(match choice {
        0 => {
            let kind = ExpansionKind::ALL[pick % 2];
            ExpansionOp::Add(Expansion { amount, product: Some("Insights".into()), ..Expansion::titled(account?, kind, "more seats") })
        }
        1 => {
            let note = Some(Some(format!("note {pick}")));
            ExpansionOp::Set(vec![one::<Expansion>(connection, pick)?.id], ExpansionChange { note, ..ExpansionChange::default() })
        }
        2 => ExpansionOp::Stage(vec![(that(true)?, ExpansionStage::OPEN[pick % 3])]),
        3 => ExpansionOp::Win(
            that(true)?,
            Winning { months: pick.is_multiple_of(2).then_some(12), seats: Some(3), ..Winning::of(day("2026-11-20")) },
        ),
        4 => ExpansionOp::Lose(vec![that(true)?], Losing { on: day("2026-11-21"), reason: Some("no budget".into()) }),
        _ => ExpansionOp::Reopen(vec![that(false)?], pick.is_multiple_of(2).then_some(ExpansionStage::Proposed)),
    }))
}
