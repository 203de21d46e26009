//! Puts mail that is there to the accounts and people whose it is by what is known now, with its touches and conversations.

use crate::domain::whose::domains::plain;
use crate::domain::whose::{Belonging, Whose};
use crate::domain::{AccountId, ContactId, Mail, MailId, MailThread, MailThreadId, Touch, TouchId};
use crate::ops::Result;
use crate::ops::mail::import;
use crate::store::mail::placed::{Placed, Which, account_of_thread, any, select};
use crate::store::mail::whose::load;
use crate::store::{self, Tx, entities};
use std::collections::BTreeSet;

/// A message that belongs elsewhere than where it was put.
struct Move {
    id: MailId,
    thread: MailThreadId,
    touch: Option<TouchId>,
    from: Belonging,
    to: Belonging,
}

/// Puts the messages that are meant to whom they belong; returns how many have moved.
pub fn follow(tx: &Tx, which: Which<'_>) -> Result<usize> {
    follow_each(tx, &[which])
}

/// Does the same for several at once: what is known is read only once, and not at all where no message is meant.
pub fn follow_each(tx: &Tx, all: &[Which<'_>]) -> Result<usize> {
    let mut meant = Vec::new();
    for which in all {
        meant.extend(any(tx.connection(), *which)?.then_some(*which));
    }
    if meant.is_empty() {
        return Ok(0);
    }
    let whose = load(tx.connection())?;
    meant.into_iter().try_fold(0, |moved, which| Ok(moved + follow_by(tx, &whose, which)?))
}

fn follow_by(tx: &Tx, whose: &Whose, which: Which<'_>) -> Result<usize> {
    let to_move = |placed: Placed| {
        let to = whose.of(&placed.people);
        let Placed { id, thread, touch, belongs: from, .. } = placed;
        (to != from).then_some(Move { id, thread, touch, from, to })
    };
    let moves = select(tx.connection(), which, to_move)?;
    for moving in &moves {
        place(tx, moving)?;
    }
    let threads: BTreeSet<MailThreadId> = moves.iter().map(|moving| moving.thread).collect();
    for thread in threads {
        follow_thread(tx, thread)?;
    }
    Ok(moves.len())
}

/// Lets the mail of an account that was deleted go: to another that it belongs to, else to nobody.
pub fn follow_account(tx: &Tx, account: AccountId) -> Result<()> {
    follow(tx, Which::Account(account)).map(drop)?;
    // Two accounts of one domain have neither its mail; without the one it is the other's.
    let sql = "SELECT domain FROM account WHERE id = ?";
    let domain: Option<String> = tx.connection().query_row(sql, [account.0], |row| row.get(0))?;
    if let Some(domain) = domain.map(|domain| plain(&domain)).filter(|domain| domain.contains('.')) {
        follow(tx, Which::Domain(&domain))?;
    }
    // Conversations whose mail has gone before.
    let sql = "SELECT id FROM mail_thread WHERE account_id = ? AND deleted_at IS NULL";
    let mut statement = tx.connection().prepare_cached(sql)?;
    let threads: Vec<MailThreadId> = statement.query_map([account.0], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    threads.into_iter().try_for_each(|thread| follow_thread(tx, thread))
}

/// Lets the mail of a contact that was deleted go.
pub fn follow_contact(tx: &Tx, contact: ContactId) -> Result<()> {
    follow(tx, Which::Contact(contact)).map(drop)
}

fn place(tx: &Tx, moving: &Move) -> Result<()> {
    let Belonging { account, contact, direction } = moving.to;
    let sql = "UPDATE mail SET account_id = ?, contact_id = ?, direction = ?, touch_id = ? WHERE id = ?";
    let touch = match (moving.touch, account) {
        (Some(touch), Some(account)) => {
            follow_touch(tx, touch, account, moving)?;
            Some(touch)
        }
        (Some(touch), None) => {
            store::delete::<Touch>(tx.connection(), touch, tx.at())?;
            None
        }
        // One that the person deleted stays deleted as long as the mail stays where it is.
        (None, _) if account.is_none() || account == moving.from.account => None,
        (None, _) => new_touch(tx, moving)?,
    };
    tx.connection().prepare_cached(sql)?.execute((account, contact, direction.as_str(), touch, moving.id.0))?;
    Ok(())
}

fn new_touch(tx: &Tx, moving: &Move) -> Result<Option<TouchId>> {
    let mut mail = store::needed::<Mail>(tx.connection(), moving.id)?.fields;
    (mail.account, mail.contact, mail.direction) = (moving.to.account, moving.to.contact, moving.to.direction);
    import::touch(tx, &mail)
}

/// Takes the touch along: to the account, and to the person in the place of who was thought to be it.
fn follow_touch(tx: &Tx, id: TouchId, account: AccountId, moving: &Move) -> Result<()> {
    let touch = store::needed::<Touch>(tx.connection(), id)?.fields;
    let mut people = if touch.account == account { entities::contacts_of_touch(tx.connection(), id)? } else { Vec::new() };
    if touch.account != account || touch.direction != moving.to.direction {
        store::update(tx.connection(), id, &Touch { account, direction: moving.to.direction, ..touch })?;
    }
    people.retain(|contact| Some(*contact) != moving.from.contact);
    people.extend(moving.to.contact.filter(|contact| !people.contains(contact)));
    entities::set_contacts_of_touch(tx, id, &people)?;
    Ok(())
}

/// A conversation belongs to whom its newest message with an account does.
fn follow_thread(tx: &Tx, id: MailThreadId) -> Result<()> {
    let Some(thread) = store::get::<MailThread>(tx.connection(), id)? else { return Ok(()) };
    let account = account_of_thread(tx.connection(), id)?;
    if thread.account != account {
        store::set_column::<MailThread>(tx.connection(), id, "account_id", account.map(|account| account.0))?;
    }
    Ok(())
}
