//! Which program this is: its version, what it was built for and from, and the SQLite in it.

use crate::store::sqlite_version;

/// The commit it was built from, where the build was told: `MIMAMORI_COMMIT=… cargo build`.
pub const COMMIT: Option<&str> = option_env!("MIMAMORI_COMMIT");

/// Returns what `--version` says: `0.1.0 (commit 1a2b3c4, linux x86_64, SQLite 3.51.0)`.
pub fn version() -> String {
    let commit = COMMIT.filter(|commit| !commit.is_empty()).map(|commit| format!("commit {commit}, ")).unwrap_or_default();
    let debug = if cfg!(debug_assertions) { ", debug build" } else { "" };
    format!("{} ({commit}{}, SQLite {}{debug})", env!("CARGO_PKG_VERSION"), system(), sqlite_version())
}

/// Returns what it was built for.
pub fn system() -> String {
    format!("{} {}", std::env::consts::OS, std::env::consts::ARCH)
}
