//! The path in what was typed, pasted or dragged into a field. Pure: whether there is such a file is for others to find out.

use std::path::PathBuf;

/// Returns the path without what terminals and file managers put around it: quotes, escapes, `file://`.
pub(in crate::tui::panes) fn path_of(text: &str) -> PathBuf {
    let text = text.trim();
    if let Some(inner) = unquoted(text) {
        return inner.into();
    }
    if let Some(address) = text.strip_prefix("file://") {
        return of_address(address).into();
    }
    // On Windows the backslash divides folders.
    if cfg!(windows) { text.into() } else { unescaped(text).into() }
}

fn unquoted(text: &str) -> Option<&str> {
    [('\'', '\''), ('"', '"'), ('「', '」'), ('“', '”')]
        .into_iter()
        .find_map(|(open, close)| text.strip_prefix(open)?.strip_suffix(close))
        .map(str::trim)
}

/// Takes off the host and reads `%20` and the like; what is no UTF-8 then stays as it is written.
fn of_address(address: &str) -> String {
    let path = address.find('/').and_then(|start| address.get(start..)).unwrap_or(address);
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        match (first, hex_pair(after)) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| path.to_owned())
}

fn hex_pair(bytes: &[u8]) -> Option<u8> {
    let pair = std::str::from_utf8(bytes.get(..2)?).ok()?;
    u8::from_str_radix(pair, 16).ok()
}

/// Takes the backslash off the character behind it, as a shell would.
fn unescaped(text: &str) -> String {
    let mut path = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match (letter, letter == '\\') {
            (_, true) => path.extend(letters.next()),
            (plain, false) => path.push(plain),
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_puts_around_a_dragged_path_is_taken_off() {
        for (text, expected) in [
            ("  /data/accounts.csv ", "/data/accounts.csv"),
            ("'/data/my accounts.csv' ", "/data/my accounts.csv"),
            ("\"/data/it's.csv\"", "/data/it's.csv"),
            ("file:///data/my%20accounts.csv", "/data/my accounts.csv"),
            ("file://localhost/data/%E9%A1%A7%E5%AE%A2.csv", "/data/顧客.csv"),
            ("file:///data/100%.csv", "/data/100%.csv"),
            ("~/Downloads/顧客一覧.csv", "~/Downloads/顧客一覧.csv"),
        ] {
            assert_eq!(path_of(text), PathBuf::from(expected), "{text}");
        }
        if !cfg!(windows) {
            assert_eq!(path_of("/data/my\\ accounts\\ \\(1\\).csv"), PathBuf::from("/data/my accounts (1).csv"));
        }
    }
}
