//! What customers asked for and nobody has told them the end of, and which of it asks for more of what we sell.

use crate::domain::theme::{Prepared, Rule, parse_rules};
use crate::domain::{AccountId, VoiceId};
use chrono::NaiveDate;
use std::sync::LazyLock;

/// A request that nobody has told the customer the end of.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    pub voice: VoiceId,
    pub account: AccountId,
    pub on: NaiveDate,
    pub title: String,
}

/// The words by which a request asks for more of what we sell, written as the rules of themes are.
pub const MORE_WORDS: &str = "seat licence license upgrade capacity quota storage add-on module site branch subsidiary \"more users\" \
    \"higher plan\" シート ライセンス アカウント数 ユーザー数 上位プラン アップグレード 容量 上限 オプション 拠点 店舗 グループ会社 追加契約 増席";

static MORE: LazyLock<Vec<Rule>> = LazyLock::new(|| parse_rules(MORE_WORDS).unwrap_or_default());

impl Request {
    /// Says whether its title asks for more of what we sell, and not for anything else.
    pub fn asks_for_more(&self) -> bool {
        let text = Prepared::of(&self.title);
        MORE.iter().any(|rule| rule.fits(&text).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_asks_for_more_is_told_from_what_asks_for_something_else() {
        assert_eq!(MORE.len(), 1, "the words are a rule");
        for (title, asks) in [
            ("Seats for the night shift", true),
            ("Upgrade to the team plan", true),
            ("More users without a new order", true),
            ("シートの追加", true),
            ("上位プランの見積もり", true),
            ("A say in the roadmap", false),
            ("Website export", false),
            ("今後の計画に意見を言いたい", false),
        ] {
            let request = Request { voice: VoiceId(1), account: AccountId(1), on: NaiveDate::MIN, title: title.into() };
            assert_eq!(request.asks_for_more(), asks, "{title}");
        }
    }
}
