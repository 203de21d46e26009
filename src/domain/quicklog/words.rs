//! The fixed words of the line: kinds of touches and feelings.

use crate::domain::{Sentiment, TouchKind};
use unicode_normalization::UnicodeNormalization;

/// The words after `/`, in the order in which to offer them.
pub const KIND_WORDS: &[(&str, TouchKind)] = &[
    ("call", TouchKind::Call),
    ("mtg", TouchKind::Meeting),
    ("mail", TouchKind::Email),
    ("visit", TouchKind::Visit),
    ("chat", TouchKind::Chat),
    ("note", TouchKind::Note),
    ("webinar", TouchKind::Webinar),
    ("community", TouchKind::Community),
    ("電話", TouchKind::Call),
    ("会議", TouchKind::Meeting),
    ("メール", TouchKind::Email),
    ("訪問", TouchKind::Visit),
    ("チャット", TouchKind::Chat),
    ("メモ", TouchKind::Note),
    ("セミナー", TouchKind::Webinar),
    ("コミュニティ", TouchKind::Community),
    ("phone", TouchKind::Call),
    ("meeting", TouchKind::Meeting),
    ("meet", TouchKind::Meeting),
    ("email", TouchKind::Email),
    ("e-mail", TouchKind::Email),
    ("onsite", TouchKind::Visit),
    ("memo", TouchKind::Note),
    ("seminar", TouchKind::Webinar),
    ("通話", TouchKind::Call),
    ("架電", TouchKind::Call),
    ("打合せ", TouchKind::Meeting),
    ("打ち合わせ", TouchKind::Meeting),
    ("打ち合せ", TouchKind::Meeting),
    ("打合わせ", TouchKind::Meeting),
    ("ミーティング", TouchKind::Meeting),
    ("面談", TouchKind::Meeting),
    ("来訪", TouchKind::Visit),
    ("ウェビナー", TouchKind::Webinar),
];

const FEELINGS: &[(&str, Sentiment)] = &[
    (":)", Sentiment::Good),
    (":-)", Sentiment::Good),
    ("🙂", Sentiment::Good),
    (":|", Sentiment::Neutral),
    (":-|", Sentiment::Neutral),
    ("😐", Sentiment::Neutral),
    (":(", Sentiment::Bad),
    (":-(", Sentiment::Bad),
    ("🙁", Sentiment::Bad),
];

/// Reads the whole word after `/`.
pub(super) fn kind(word: &str) -> Option<TouchKind> {
    found(KIND_WORDS, word)
}

/// Reads a whole word as a feeling.
pub(super) fn sentiment(word: &str) -> Option<Sentiment> {
    found(FEELINGS, word)
}

fn found<T: Copy>(table: &[(&str, T)], word: &str) -> Option<T> {
    let folded: String = word.nfkc().flat_map(char::to_lowercase).collect();
    table.iter().find(|(known, _)| *known == folded).map(|(_, value)| *value)
}
