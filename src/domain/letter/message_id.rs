//! The id that a letter carries on its way out, by which it is known when it is read in as mail.

use crate::domain::{MailDraftId, Timestamp};

const BEGIN: &str = "mimamori.";
/// The host where no address of one's own is told; a name that no machine has.
const NOWHERE: &str = "mimamori.invalid";

/// Makes the id of a draft that leaves now; one that leaves again has another.
pub fn message_id(draft: MailDraftId, at: Timestamp, own_address: Option<&str>) -> String {
    let host = own_address.and_then(|address| address.rsplit_once('@')).map(|(_, host)| host.trim());
    let is_host = |host: &&str| !host.is_empty() && host.chars().all(|c| c.is_ascii_alphanumeric() || c == '.' || c == '-');
    format!("{BEGIN}{draft}.{}@{}", at.timestamp(), host.filter(is_host).unwrap_or(NOWHERE))
}

/// Returns the draft that a message was.
pub fn draft_of_message(message_id: &str) -> Option<MailDraftId> {
    let (draft, _) = message_id.strip_prefix(BEGIN)?.split_once('.')?;
    draft.parse().ok().map(MailDraftId)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_known_by_its_id() {
        let (draft, at) = (MailDraftId(4711), Timestamp::UNIX_EPOCH);
        for address in [None, Some("me@us.example"), Some("odd@<x>")] {
            assert_eq!(draft_of_message(&message_id(draft, at, address)), Some(draft));
        }
        assert!(message_id(draft, at, Some("me@us.example")).ends_with("@us.example"));
        assert_eq!(draft_of_message("4711.1@us.example"), None);
    }
}
