//! What the name of a folder or mailbox file says of the messages in it: drafts, or what was thrown away.

/// As programs call them in English and Japanese, also as IMAP servers spell the latter.
const DRAFTS: &[&str] = &["drafts", "draft", "下書き", "&tgtm+dbn-"];
const BIN: &[&str] = &[
    "trash",
    "junk",
    "junk e-mail",
    "junk email",
    "junk mail",
    "spam",
    "deleted items",
    "deleted messages",
    "ゴミ箱",
    "ごみ箱",
    "迷惑メール",
    "削除済みアイテム",
    "削除済みメール",
    "&mlqw33ux-",
    "&mfqwf3ux-",
    "&j,dg0tdhmpww6w-",
    "&ukqwzg4imh8wojckmmyw4a-",
    "&ukqwzg4imh8w4td8mos-",
];

/// Returns the letters of a Maildir that hold for everything in folders or mailbox files of these names.
pub fn flags_of<'n>(names: impl IntoIterator<Item = &'n str>) -> &'static str {
    let mut is_draft = false;
    for name in names {
        let name = name.to_lowercase();
        // `.INBOX.Trash` of a Maildir, `Trash.sbd` and `Drafts.mbox` of others.
        let mut parts = name.split('.').map(str::trim).chain([name.as_str()]);
        if parts.clone().any(|part| BIN.contains(&part)) {
            return "T";
        }
        is_draft |= parts.any(|part| DRAFTS.contains(&part));
    }
    if is_draft { "D" } else { "" }
}

/// Returns the letters of both.
pub fn united(flags: &str, more: &str) -> String {
    let mut letters: Vec<char> = flags.chars().chain(more.chars()).collect();
    letters.sort_unstable();
    letters.dedup();
    letters.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_what_is_in_them() {
        for (name, flags) in [
            (".Drafts", "D"),
            ("下書き", "D"),
            (".&Tgtm+DBN-", "D"),
            (".INBOX.Trash", "T"),
            ("Trash.sbd", "T"),
            ("Deleted Items", "T"),
            ("迷惑メール", "T"),
            ("Junk.mbox", "T"),
            ("Inbox", ""),
            ("Trash talk", ""),
            ("spamming", ""),
        ] {
            assert_eq!(flags_of([name]), flags, "{name}");
        }
        assert_eq!((flags_of(["Drafts", "Trash"]), flags_of([])), ("T", ""));
        assert_eq!((united("RS", "D"), united("T", "T")), ("DRS".to_owned(), "T".to_owned()));
    }
}
