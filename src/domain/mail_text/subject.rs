//! A subject without what mail programs put before it.

use unicode_normalization::UnicodeNormalization;

/// A subject, and what stood before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseSubject {
    pub text: String,
    /// Whether it was an answer.
    pub is_reply: bool,
    pub is_forward: bool,
}

const REPLIES: &[&str] = &["re", "aw", "antw", "sv", "vs", "res", "odp", "返信", "回复", "答复", "回覆", "자동 회신", "回答"];
const FORWARDS: &[&str] = &["fwd", "fw", "wg", "tr", "enc", "rv", "転送", "转发", "轉寄"];

/// The longest that stands before a colon, in characters, to be such a sign.
const SIGN: usize = 12;

/// Takes "Re:", "Fwd:", "RE[2]:", "返信:" and the like away.
///
/// The tag of a list or a ticket in brackets stays, for it may be all that tells two subjects apart ("[#12] Your request"); what
/// stands behind it is taken away, as some lists put their tag before "Re:".
pub fn base_subject(subject: &str) -> BaseSubject {
    let mut base = BaseSubject { text: String::new(), is_reply: false, is_forward: false };
    let mut rest = subject.trim();
    let mut tags: Vec<&str> = Vec::new();
    loop {
        if let Some((sign, after)) = sign_before(rest) {
            base.is_reply |= sign == Sign::Reply;
            base.is_forward |= sign == Sign::Forward;
            rest = after.trim();
        } else if let Some((tag, after)) = tag_before(rest) {
            if !tags.contains(&tag) {
                tags.push(tag);
            }
            rest = after.trim();
        } else {
            break;
        }
    }
    tags.push(rest);
    base.text = tags.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ");
    base
}

impl BaseSubject {
    /// Returns a number that equal subjects share, whatever their case, width and blanks; `None` without a subject.
    pub fn key(&self) -> Option<i64> {
        const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
        const PRIME: u64 = 0x0000_0100_0000_01b3;
        let mut hash = OFFSET;
        let mut is_empty = true;
        let folded = self.text.nfkc().flat_map(char::to_lowercase).filter(|character| !character.is_whitespace());
        for character in folded {
            is_empty = false;
            for byte in u32::from(character).to_le_bytes() {
                hash = (hash ^ u64::from(byte)).wrapping_mul(PRIME);
            }
        }
        (!is_empty).then(|| i64::from_le_bytes(hash.to_le_bytes()))
    }
}

/// The bit of a topic that says: an answer that names no message.
pub const LONE_REPLY: i64 = 1;

/// Returns the number by which messages without references find each other; `None` without a subject.
pub fn topic_of(subject: &str, refs: &[String]) -> Option<i64> {
    let base = base_subject(subject);
    let is_lone = base.is_reply && refs.is_empty();
    Some((base.key()? & !LONE_REPLY) | if is_lone { LONE_REPLY } else { 0 })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Reply,
    Forward,
}

fn sign_before(subject: &str) -> Option<(Sign, &str)> {
    let (head, rest) = subject.split_once([':', '：'])?;
    if head.chars().count() > SIGN {
        return None;
    }
    let head: String = head.nfkc().flat_map(char::to_lowercase).collect();
    let word = head.trim().trim_end_matches(|character: char| character.is_ascii_digit() || "[]()^ ".contains(character));
    if REPLIES.contains(&word) { Some((Sign::Reply, rest)) } else { FORWARDS.contains(&word).then_some((Sign::Forward, rest)) }
}

/// `[list] Re: …` and `[list] …`: the tag, where something follows it.
fn tag_before(subject: &str) -> Option<(&str, &str)> {
    let close = subject.strip_prefix('[')?.find(']')? + 2;
    let (tag, rest) = subject.split_at_checked(close)?;
    (!rest.trim().is_empty()).then_some((tag, rest))
}
