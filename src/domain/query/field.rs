//! The fields a filter can ask about: their names in both languages, what their values are, and the words these may be.

use crate::domain::words::text_enum;

text_enum! {
    /// A field; its spelling is the one that is written.
    pub enum Field {
        Name = "name",
        Kana = "kana",
        Id = "id",
        Domain = "domain",
        Segment = "seg",
        Industry = "industry",
        Region = "region",
        Country = "country",
        Owner = "owner",
        Note = "note",
        Product = "product",
        Custom = "custom",
        Band = "band",
        Grade = "grade",
        Score = "score",
        Coverage = "coverage",
        Change = "change",
        Stage = "stage",
        Model = "model",
        Seats = "seats",
        Arr = "arr",
        Renews = "renews",
        Notice = "notice",
        Created = "created",
        Churned = "churned",
        Touch = "touch",
        Call = "call",
        Meeting = "meeting",
        Email = "email",
        Chat = "chat",
        Visit = "visit",
        Webinar = "webinar",
        Community = "community",
        Nps = "nps",
        Csat = "csat",
        Ces = "ces",
        Pulse = "pulse",
        Usage = "usage",
        Ticket = "ticket",
        Task = "task",
        Contacts = "contacts",
        Champion = "champion",
        Plan = "plan",
        Goal = "goal",
    }
}

/// What the values of a field are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// Text that is compared as a whole.
    Text,
    /// Text in which is looked for something.
    Prose,
    /// Words of a closed set.
    Words,
    Number,
    Percent,
    Money,
    /// A day that lies ahead.
    Coming,
    /// A day that lies behind.
    Past,
    /// The day of the last touch.
    Recency,
}

impl Nature {
    /// Says whether values of this nature are free text.
    pub fn is_text(self) -> bool {
        matches!(self, Nature::Text | Nature::Prose)
    }

    /// Says whether values of this nature are days.
    pub fn is_day(self) -> bool {
        matches!(self, Nature::Coming | Nature::Past | Nature::Recency)
    }
}

/// What the language knows about a field.
#[derive(Clone, Copy, Debug)]
pub struct FieldSpec {
    pub field: Field,
    pub nature: Nature,
    /// Further English names, divided by `|`.
    en: &'static str,
    /// Japanese names, divided by `|`; the first is the one shown.
    ja: &'static str,
    /// The words of the field, each `english|other spelling|…`.
    words: &'static [&'static str],
}

const fn row(field: Field, nature: Nature, en: &'static str, ja: &'static str, words: &'static [&'static str]) -> FieldSpec {
    FieldSpec { field, nature, en, ja, words }
}

use Nature::{Coming, Money, Number, Past, Percent, Prose, Recency, Text, Words};

const FIELDS: &[FieldSpec] = &[
    row(Field::Name, Prose, "account|company", "顧客名|名前|会社名|顧客|取引先|企業名|社名", &[]),
    row(Field::Kana, Prose, "reading", "カナ|フリガナ|ヨミ", &[]),
    row(Field::Id, Text, "external_id|extid", "外部ID|顧客ID|顧客番号|取引先コード", &[]),
    row(Field::Domain, Prose, "website", "ドメイン", &[]),
    row(Field::Segment, Text, "segment|tier", "セグメント|区分|顧客区分", &[]),
    row(Field::Industry, Text, "sector", "業種|業界", &[]),
    row(Field::Region, Text, "area|territory", "地域|エリア", &[]),
    row(Field::Country, Text, "", "国", &[]),
    row(Field::Owner, Text, "csm", "担当|担当者|担当CSM", &[]),
    row(Field::Note, Prose, "memo", "メモ|備考", &[]),
    row(Field::Product, Text, "", "製品|商品|サービス", &[]),
    row(Field::Custom, Text, "field", "項目|カスタム|独自項目", &[]),
    row(
        Field::Band,
        Words,
        "health",
        "状態|ヘルス|健康度|バンド",
        &["red|at risk|at-risk|危険|赤", "yellow|watch|注意|黄", "green|healthy|良好|健全|緑", "unknown|不明"],
    ),
    row(Field::Grade, Words, "", "等級|グレード", &["a", "b", "c", "d"]),
    row(Field::Score, Number, "", "スコア|ヘルススコア|点数", &[]),
    row(Field::Coverage, Percent, "known", "把握率|カバー率|カバレッジ", &[]),
    row(Field::Change, Number, "delta", "変化|増減|変動", &[]),
    row(
        Field::Stage,
        Words,
        "lifecycle|phase",
        "段階|ステージ|ライフサイクル|フェーズ",
        &[
            "onboarding|オンボーディング|導入|導入期",
            "adopting|adoption|活用|活用期",
            "mature|定着|定着期",
            "renewing|更新期|更新",
            "churned|解約済み|解約",
        ],
    ),
    row(
        Field::Model,
        Words,
        "touch_model|touchmodel",
        "タッチモデル|モデル",
        &[
            "high|high touch|high-touch|ハイタッチ|ハイ",
            "low|low touch|low-touch|ロータッチ|ロー",
            "tech|tech touch|tech-touch|テックタッチ|テック",
        ],
    ),
    row(Field::Seats, Number, "licenses|licences", "シート数|シート|席数|ライセンス数", &[]),
    row(Field::Arr, Money, "revenue", "ARR|年額|年間経常収益|金額", &[]),
    row(Field::Renews, Coming, "renewal|renew", "更新|更新日|契約更新", &[]),
    row(Field::Notice, Coming, "notice_by", "通知|通知期限|解約通知|予告", &[]),
    row(Field::Created, Past, "since|start", "開始|利用開始|開始日|契約開始|作成", &[]),
    row(Field::Churned, Past, "left", "解約|解約日", &[]),
    row(Field::Touch, Recency, "last_touch|contacted", "接点|タッチ|最終接点", &[]),
    row(Field::Call, Recency, "phone", "通話|電話|架電", &[]),
    row(Field::Meeting, Recency, "mtg", "会議|打ち合わせ|打合せ|面談|ミーティング", &[]),
    row(Field::Email, Recency, "mail|e-mail", "メール", &[]),
    row(Field::Chat, Recency, "", "チャット", &[]),
    row(Field::Visit, Recency, "", "訪問|来訪", &[]),
    row(Field::Webinar, Recency, "seminar", "ウェビナー|セミナー", &[]),
    row(Field::Community, Recency, "", "コミュニティ", &[]),
    row(Field::Nps, Number, "", "推奨度", &["detractor|批判者", "passive|中立者", "promoter|推奨者"]),
    row(Field::Csat, Number, "satisfaction", "満足度", &[]),
    row(Field::Ces, Number, "effort", "労力|努力指標", &[]),
    row(Field::Pulse, Number, "", "所感|パルス", &[]),
    row(Field::Usage, Percent, "use|active", "利用率|利用", &[]),
    row(
        Field::Ticket,
        Number,
        "tickets|case",
        "チケット|問い合わせ|問合せ",
        &["open|未解決|対応中", "severe|重大|緊急", "reopened|再オープン"],
    ),
    row(
        Field::Task,
        Number,
        "tasks|todo",
        "タスク|次の一手|予定",
        &["open|未完了|残り", "overdue|late|期限切れ|期限超過|遅れ", "today|今日|本日"],
    ),
    row(Field::Contacts, Number, "people", "担当者数|連絡先数|人数", &[]),
    row(Field::Champion, Words, "", "推進者|チャンピオン|旗振り役", &["left|離任|退職|異動"]),
    row(
        Field::Plan,
        Words,
        "onboarding|onboarding_plan",
        "計画|オンボーディング|導入計画",
        &["late|遅れ|遅延", "blocked|停止|停滞|ブロック", "open|進行中", "done|完了"],
    ),
    row(Field::Goal, Words, "goals", "目標|成果目標|ゴール", &["behind|遅れ|未達見込み", "open|進行中", "due|期限超過", "reached|達成"]),
];

/// What stands for emptiness in every field; longer ones first where one begins another.
const NONE_WORDS: &[&str] = &["none", "empty", "なし", "無し", "ナシ", "未設定", "空"];
const ANY_WORDS: &[&str] = &["any", "あり", "有り", "アリ", "設定済み"];
/// The same in fields whose values are no free text, where they could be a value.
const NO_WORDS: &[&str] = &["no", "never", "false", "無", "いいえ"];
const YES_WORDS: &[&str] = &["yes", "true", "有", "はい"];

impl Field {
    pub fn spec(self) -> &'static FieldSpec {
        FIELDS.iter().find(|spec| spec.field == self).expect("every field has its row")
    }

    pub fn nature(self) -> Nature {
        self.spec().nature
    }

    /// Says whether a part follows the name: `custom.region`, `usage.exports`.
    pub fn takes_part(self) -> bool {
        matches!(self, Field::Custom | Field::Usage)
    }

    /// Finds a field by any of its names; the name is folded.
    pub fn named(name: &str) -> Option<Field> {
        let is_named = |spec: &&FieldSpec| spec.names().any(|known| super::folded(known) == name);
        FIELDS.iter().find(is_named).map(|spec| spec.field)
    }

    /// Says whether a text begins the name of a field, as it does while one is typed.
    pub fn begins(text: &str) -> bool {
        let text = super::folded(text.trim_start_matches(['-', '(']));
        !text.is_empty() && Field::all_names().any(|name| super::folded(name).starts_with(&text))
    }

    /// Returns every name of every field.
    pub(super) fn all_names() -> impl Iterator<Item = &'static str> {
        FIELDS.iter().flat_map(FieldSpec::names)
    }
}

impl FieldSpec {
    /// Returns every name, the written one first.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        let further = self.en.split('|').chain(self.ja.split('|')).filter(|name| !name.is_empty());
        std::iter::once(self.field.as_str()).chain(further)
    }

    /// Returns the Japanese name that is shown.
    pub fn ja(&self) -> &'static str {
        self.ja.split('|').next().unwrap_or_default()
    }

    /// Returns the words of the field in their English spelling.
    pub fn words(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.words.iter().filter_map(|word| word.split('|').next())
    }

    /// Returns the words as Japanese would write them; English ones where there is no other.
    pub fn ja_words(&self) -> impl Iterator<Item = &'static str> + use<> {
        let ja = |word: &&'static str| word.split('|').find(|spelling| !spelling.is_ascii()).or(word.split('|').next());
        self.words.iter().filter_map(ja)
    }

    /// Returns every spelling of a word, divided by `|`.
    pub fn spellings(&self, word: &'static str) -> &'static str {
        self.words.iter().find(|known| known.split('|').next() == Some(word)).copied().unwrap_or(word)
    }

    /// Reads a word in any spelling.
    pub(super) fn word(&self, text: &str) -> Option<&'static str> {
        let wanted = super::folded(text);
        self.words.iter().find(|word| word.split('|').any(|known| super::folded(known) == wanted))?.split('|').next()
    }

    /// Says whether a word asks for emptiness (`Some(true)`) or for its opposite.
    pub(super) fn emptiness(&self, text: &str) -> Option<bool> {
        let wanted = super::folded(text);
        let is_of = |words: &[&str]| words.iter().any(|word| super::folded(word) == wanted);
        let is_closed = !self.nature.is_text();
        if is_of(NONE_WORDS) || is_closed && is_of(NO_WORDS) {
            Some(true)
        } else {
            (is_of(ANY_WORDS) || is_closed && is_of(YES_WORDS)).then_some(false)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    #[test]
    fn every_name_means_one_field_and_every_word_one_thing() {
        let mut seen: HashMap<String, Field> = HashMap::new();
        for spec in FIELDS {
            for name in spec.names() {
                let other = seen.insert(crate::domain::query::folded(name), spec.field);
                assert!(other.is_none_or(|other| other == spec.field), "{name}");
            }
            let mut words = HashMap::new();
            for (place, word) in spec.words.iter().enumerate() {
                for spelling in word.split('|') {
                    assert_eq!(words.insert(spelling, place), None, "{spelling}");
                    assert_eq!(spec.word(spelling), word.split('|').next(), "{spelling}");
                }
            }
        }
        assert_eq!(FIELDS.len(), Field::ALL.len());
    }
}
