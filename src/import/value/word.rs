//! Words of closed sets as other programs and people spell them, in both languages.

use crate::{
    domain::{Billing, ContactRole, Direction, Invalid, Outcome, Sentiment, Severity, Stage, SurveyKind, TouchKind, TouchModel},
    import::{field::key, value::plain},
};
use std::str::FromStr;

/// A closed set whose members go by several spellings.
pub trait Worded: FromStr<Err = Invalid> + Copy + 'static {
    /// The spellings of each member, with `|` between them.
    const SPELLINGS: &'static [(Self, &'static str)];
    /// What every other word means, for sets that have a member for the rest.
    const OTHERWISE: Option<Self> = None;
}

/// Reads a word regardless of width, case, spaces and punctuation.
pub fn read<T: Worded>(text: &str) -> Result<T, Invalid> {
    let wanted = folded(text);
    let known = T::SPELLINGS.iter().find(|(_, words)| words.split('|').any(|word| folded(word) == wanted));
    match known.map(|(member, _)| *member).or(T::OTHERWISE) {
        Some(member) => Ok(member),
        None => plain(text).to_lowercase().parse(),
    }
}

/// A sign such as `:)` has no letters and counts as it stands.
fn folded(text: &str) -> String {
    let letters = key(text);
    // The face `:|` holds the sign that stands between spellings.
    if letters.is_empty() { plain(text).replace(":|", "😐") } else { letters }
}

impl Worded for TouchModel {
    const SPELLINGS: &'static [(Self, &'static str)] = &[
        (TouchModel::High, "high|high touch|ハイタッチ|ハイ|高|enterprise touch|white glove"),
        (TouchModel::Low, "low|low touch|ロータッチ|ロー|低|mid touch|medium touch|mid|medium|ミドルタッチ|中|pooled"),
        (TouchModel::Tech, "tech|tech touch|テックタッチ|テック|digital|digital touch|self serve|self service|scale|no touch"),
    ];
}

impl Worded for Stage {
    const SPELLINGS: &'static [(Self, &'static str)] = &[
        (
            Stage::Onboarding,
            "onboarding|onboard|implementation|implementing|new|kickoff|導入|導入中|導入期|オンボーディング|オンボーディング中|立ち上げ|新規",
        ),
        (
            Stage::Adopting,
            "adopting|adoption|adopt|active|live|in use|growth|growing|利用中|活用|活用期|活用中|定着|定着期|運用|運用中|稼働中|有効",
        ),
        (Stage::Mature, "mature|maturity|steady|established|expansion|advocate|成熟|成熟期|安定|安定期|拡大|拡大期"),
        (Stage::Renewing, "renewing|renewal|renew|in renewal|up for renewal|更新|更新中|更新期|更新交渉|更新交渉中"),
        (
            Stage::Churned,
            "churned|churn|lost|cancelled|canceled|inactive|former|former customer|terminated|解約|解約済|解約済み|退会|失注|終了|利用停止",
        ),
    ];
}

impl Worded for ContactRole {
    const SPELLINGS: &'static [(Self, &'static str)] = &[
        (ContactRole::Champion, "champion|advocate|sponsor|power user|チャンピオン|推進者|推進担当|推進担当者|キーパーソン|キーマン"),
        (
            ContactRole::DecisionMaker,
            "decision maker|decisionmaker|economic buyer|executive sponsor|executive|budget holder|buyer|決裁者|決裁権者|意思決定者|責任者|役員|経営者",
        ),
        (ContactRole::User, "user|end user|admin|administrator|利用者|ユーザー|ユーザ|エンドユーザー|管理者|担当者|実務担当|実務担当者"),
        (
            ContactRole::Billing,
            "billing|finance|accounting|accounts payable|procurement|purchasing|請求|請求先|請求担当|請求担当者|経理|経理担当|購買",
        ),
    ];
    const OTHERWISE: Option<Self> = Some(ContactRole::Other);
}

impl Worded for Billing {
    const SPELLINGS: &'static [(Self, &'static str)] = &[
        (Billing::Monthly, "monthly|month|per month|monat|1|m|月次|月払い|月払|毎月|月額|月"),
        (Billing::Quarterly, "quarterly|quarter|per quarter|3|q|四半期|四半期払い|四半期ごと|3ヶ月|3か月"),
        (Billing::Annual, "annual|annually|yearly|year|per year|12|a|y|年次|年払い|年払|毎年|年額|年|年間|年一括|一括年払い"),
    ];
    const OTHERWISE: Option<Self> = Some(Billing::Other);
}

impl Worded for Outcome {
    const SPELLINGS: &'static [(Self, &'static str)] = &[
        (
            Outcome::Renewed,
            "renewed|renew|renewal|won|closed won|flat|extended|retained|更新|更新済|更新済み|継続|契約更新|成約|受注|現状維持",
        ),
        (Outcome::Upsell, "upsell|upsold|expansion|expanded|upgrade|upgraded|cross sell|アップセル|増額|拡大|増額更新|アップグレード"),
        (
            Outcome::Downsell,
            "downsell|downsold|contraction|contracted|downgrade|downgraded|reduced|ダウンセル|減額|縮小|減額更新|ダウングレード",
        ),
        (
            Outcome::Churned,
            "churned|churn|lost|closed lost|cancelled|canceled|cancellation|not renewed|terminated|解約|解約済|解約済み|失注|更新せず|非更新|終了|退会",
        ),
    ];
}

/// Says whether a word means that a renewal is still open.
pub fn is_open(text: &str) -> bool {
    const OPEN: &str =
        "open|pending|in progress|engaging|prospecting|negotiation|proposal|forecast|upcoming|未|未定|交渉中|進行中|更新前|検討中|予定";
    let wanted = folded(text);
    OPEN.split('|').any(|word| folded(word) == wanted)
}

impl Worded for SurveyKind {
    const SPELLINGS: &'static [(Self, &'static str)] = &[
        (SurveyKind::Nps, "nps|net promoter score|net promoter|relationship nps|推奨度|推奨度調査|npsアンケート|nps調査"),
        (
            SurveyKind::Csat,
            "csat|customer satisfaction|satisfaction|customer satisfaction score|満足度|顧客満足度|csatアンケート|満足度調査",
        ),
        (SurveyKind::Ces, "ces|customer effort score|customer effort|effort|顧客努力指標|努力|cesアンケート|ces調査"),
    ];
}

impl Worded for TouchKind {
    const SPELLINGS: &'static [(Self, &'static str)] = &[
        (TouchKind::Call, "call|phone|phone call|telephone|tel|outbound call|inbound call|logged call|電話|通話|架電|入電|コール"),
        (
            TouchKind::Meeting,
            "meeting|mtg|web meeting|video call|online meeting|zoom|teams|google meet|qbr|ebr|demo|会議|ミーティング|打ち合わせ|打合せ|打合わせ|\
             商談|web会議|オンライン会議|オンライン|定例|定例会|面談",
        ),
        (TouchKind::Email, "email|e-mail|mail|incoming email|forwarded email|メール|eメール|電子メール"),
        (TouchKind::Chat, "chat|slack|message|sms|line|live chat|whatsapp|linkedin message|チャット|メッセージ|ライン"),
        (TouchKind::Visit, "visit|onsite|on-site|site visit|onsite visit|訪問|客先訪問|来訪|来社|現地"),
        (TouchKind::Note, "note|memo|other|task|todo|to do|internal|メモ|ノート|その他|タスク|社内|記録"),
        (TouchKind::Webinar, "webinar|seminar|training|event|workshop|ウェビナー|セミナー|勉強会|研修|イベント|トレーニング"),
        (TouchKind::Community, "community|forum|user group|コミュニティ|コミュニティー|フォーラム|ユーザー会"),
    ];
}

impl Worded for Direction {
    const SPELLINGS: &'static [(Self, &'static str)] = &[
        (Direction::In, "in|inbound|incoming|received|from customer|受信|着信|入電|受電|incoming email"),
        (Direction::Out, "out|outbound|outgoing|sent|to customer|送信|発信|架電|発電"),
        (Direction::TwoWay, "two way|both|internal|bidirectional|mutual|双方向|両方|相互"),
    ];
}

impl Worded for Severity {
    const SPELLINGS: &'static [(Self, &'static str)] = &[
        (Severity::Urgent, "urgent|critical|blocker|emergency|highest|p1|p0|sev1|sev0|s1|1|緊急|至急|最優先|致命的|最高|重大"),
        (Severity::High, "high|major|p2|sev2|s2|2|高|高い|重要|優先"),
        (Severity::Medium, "medium|normal|moderate|mid|p3|sev3|s3|3|中|普通|通常|標準|中程度"),
        (Severity::Low, "low|minor|trivial|lowest|p4|p5|sev4|s4|4|5|低|低い|軽微|軽度|最低"),
    ];
}

impl Worded for Sentiment {
    const SPELLINGS: &'static [(Self, &'static str)] = &[
        (Sentiment::Good, "good|positive|happy|great|:)|:-)|😊|🙂|😀|👍|良い|良|好感触|良好|ポジティブ|◎|○|満足"),
        (Sentiment::Neutral, "neutral|ok|okay|mixed|😐|普通|ふつう|中立|どちらでもない|△|ニュートラル"),
        (Sentiment::Bad, "bad|negative|unhappy|angry|poor|:(|:-(|😞|🙁|😡|👎|悪い|悪|不満|ネガティブ|×"),
    ];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_other_programs_are_understood() {
        for (text, severity) in [("P1", Severity::Urgent), ("High", Severity::High), ("普通", Severity::Medium), ("低", Severity::Low)] {
            assert_eq!(read(text), Ok(severity), "{text}");
        }
        for (text, billing) in [("年払い", Billing::Annual), ("Monthly", Billing::Monthly), ("biennial", Billing::Other)] {
            assert_eq!(read(text), Ok(billing), "{text}");
        }
        assert_eq!(read("Decision_Maker"), Ok(ContactRole::DecisionMaker));
        assert_eq!(read(":)"), Ok(Sentiment::Good));
        assert_eq!(read(":|"), Ok(Sentiment::Neutral));
        assert_eq!(read("打ち合わせ"), Ok(TouchKind::Meeting));
        assert_eq!(read("ハイタッチ"), Ok(TouchModel::High));
        assert_eq!(read("Closed Lost"), Ok(Outcome::Churned));
        assert_eq!(read("２way").ok(), None::<Direction>);
        assert_eq!(read("Two-Way"), Ok(Direction::TwoWay));
        assert!(is_open("In Progress") && !is_open("won"));
    }

    #[test]
    fn an_unknown_word_names_the_known_ones() {
        let error = read::<Severity>("meh").unwrap_err();
        assert!(matches!(error, Invalid::UnknownWord { value, allowed } if value == "meh" && allowed.contains("urgent")));
    }

    /// Every member is understood by its own name, and no spelling stands for two.
    #[test]
    fn the_sets_are_consistent() {
        fn check<T: Worded + PartialEq + std::fmt::Debug>(all: &[T], name: impl Fn(T) -> &'static str) {
            for member in all {
                assert_eq!(read(name(*member)), Ok(*member));
            }
            for (member, words) in T::SPELLINGS {
                for word in words.split('|').filter(|word| !word.is_empty()) {
                    assert_eq!(read(word), Ok(*member), "{word}");
                }
            }
        }
        check(TouchModel::ALL, TouchModel::as_str);
        check(Stage::ALL, Stage::as_str);
        check(ContactRole::ALL, ContactRole::as_str);
        check(Billing::ALL, Billing::as_str);
        check(Outcome::ALL, Outcome::as_str);
        check(SurveyKind::ALL, SurveyKind::as_str);
        check(TouchKind::ALL, TouchKind::as_str);
        check(Direction::ALL, Direction::as_str);
        check(Severity::ALL, Severity::as_str);
        check(Sentiment::ALL, Sentiment::as_str);
    }
}
