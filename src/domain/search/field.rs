//! The fields of searches and their words, in English and Japanese.

use crate::domain::query::folded;
use crate::domain::{EntityKind, words::text_enum};

text_enum! {
    pub enum SearchField {
        In = "in",
        Who = "who",
        Account = "acct",
        Since = "since",
        Until = "until",
        Has = "has",
        Is = "is",
    }
}

const NAMES: &[(SearchField, &[&str])] = &[
    (SearchField::In, &["in", "kind", "種類", "種別"]),
    (SearchField::Who, &["who", "from", "to", "person", "人", "誰", "相手", "担当者"]),
    (SearchField::Account, &["acct", "account", "customer", "取引先", "会社", "顧客", "企業"]),
    (SearchField::Since, &["since", "after", "以降", "から"]),
    (SearchField::Until, &["until", "before", "以前", "まで"]),
    (SearchField::Has, &["has", "あり", "付き"]),
    (SearchField::Is, &["is", "状況", "状態"]),
];

/// The kinds that are searched, the usual name of each first.
const KINDS: &[(EntityKind, &[&str])] = &[
    (EntityKind::Mail, &["mail", "email", "メール"]),
    (EntityKind::Touch, &["touch", "接点", "活動", "記録", "タッチ"]),
    (EntityKind::Account, &["account", "アカウント", "取引先", "会社", "顧客", "企業"]),
    (EntityKind::Contact, &["contact", "person", "people", "担当者", "連絡先", "人"]),
    (EntityKind::Response, &["survey", "answer", "response", "comment", "回答", "アンケート", "コメント"]),
    (EntityKind::Ticket, &["ticket", "チケット", "問い合わせ", "問合せ"]),
    (EntityKind::Task, &["task", "タスク", "todo"]),
    (EntityKind::Goal, &["goal", "目標", "ゴール"]),
    (EntityKind::Renewal, &["renewal", "更新"]),
    (EntityKind::Expansion, &["expansion", "upsell", "拡大", "アップセル"]),
    (EntityKind::Step, &["step", "ステップ"]),
    (EntityKind::Meeting, &["meeting", "calendar", "会議", "予定", "打ち合わせ"]),
    (EntityKind::Event, &["event", "programme", "イベント", "施策"]),
    (EntityKind::Feedback, &["feedback", "フィードバック", "要望"]),
    (EntityKind::Voice, &["voice", "quote", "声"]),
    (EntityKind::Theme, &["theme", "テーマ"]),
    (EntityKind::Initiative, &["initiative", "取り組み", "取組"]),
    (EntityKind::Story, &["story", "事例"]),
    (EntityKind::Pulse, &["pulse", "パルス", "所感"]),
    (EntityKind::Override, &["override", "上書き"]),
    (EntityKind::Draft, &["draft", "下書き"]),
];

pub(super) const ATTACHMENT: &[&str] = &["attachment", "attachments", "file", "files", "添付", "ファイル"];
pub(super) const OWED: &[&str] = &["owed", "unanswered", "要返信", "返信待ち"];

/// Returns the names of the kinds that can be searched in.
pub fn kind_words() -> Vec<&'static str> {
    KINDS.iter().filter_map(|(_, names)| names.first().copied()).collect()
}

impl SearchField {
    /// Returns the field of a name, full-width or not.
    pub(super) fn named(name: &str) -> Option<SearchField> {
        NAMES.iter().find(|(_, names)| is_of(names, name)).map(|(field, _)| *field)
    }

    pub(super) fn all_names() -> impl Iterator<Item = &'static str> {
        NAMES.iter().flat_map(|(_, names)| names.iter().copied())
    }
}

pub(super) fn kind(word: &str) -> Option<EntityKind> {
    KINDS.iter().find(|(kind, names)| is_of(names, word) || kind.as_str() == word).map(|(kind, _)| *kind)
}

/// Says whether a word is one of some names, in the form in which words are compared.
pub(super) fn is_of(names: &[&str], word: &str) -> bool {
    let word = folded(word);
    names.iter().any(|name| folded(name) == word)
}
