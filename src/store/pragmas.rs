//! How every connection to a book is set up: durable before fast, and wary of what the file might hold.

use crate::store::Result;
use rusqlite::Connection;
use rusqlite::config::DbConfig;
use std::time::Duration;

const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
/// Statements are made from tables of columns; a book needs about a hundred of them.
const STATEMENT_CACHE: usize = 256;

/// Sets up a connection that may write.
///
/// `synchronous = FULL`: with NORMAL a power cut can lose a write that was shown as saved. `mmap_size = 0`: an I/O error
/// through a map kills the process. `recursive_triggers`: REPLACE must fire the journal's delete trigger.
pub fn for_writing(connection: &Connection) -> Result<()> {
    guard(connection)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection
        .execute_batch("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; PRAGMA secure_delete = ON;")?;
    Ok(())
}

/// Sets up a connection that only reads.
pub fn for_reading(connection: &Connection) -> Result<()> {
    guard(connection)?;
    connection.execute_batch("PRAGMA query_only = ON;")?;
    Ok(())
}

/// Gives a reader of a checked book room: scoring a large one seeks all over the file, and with the usual 2 MB every page would
/// be fetched again. Looks into the file, so that it must be known to be a book.
pub fn roomy(connection: &Connection) {
    // A torn page refuses it; whoever reads the rows will say so, with what to do.
    let _ = connection.execute_batch("PRAGMA cache_size = -65536;");
}

fn guard(connection: &Connection) -> Result<()> {
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.set_prepared_statement_cache_capacity(STATEMENT_CACHE);
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    connection.execute_batch("PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 0;")?;
    Ok(())
}
