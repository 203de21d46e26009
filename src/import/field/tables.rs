//! The headings of each kind, in English and Japanese, with those of the exports of Salesforce, HubSpot, Dynamics, Zoho,
//! kintone and Sansan, of common help desks and survey tools, and of public registers (EDINET, JPX).

use crate::import::field::{Field, FieldSpec};

const fn row(field: Field, en: &'static str, ja: &'static str, synonyms: &'static str) -> FieldSpec {
    FieldSpec { field, en, ja, synonyms }
}

pub(super) const ACCOUNTS: &[FieldSpec] = &[
    row(
        Field::ExternalId,
        "External ID",
        "外部ID",
        "account id|accountid|customer id|customer number|customer no|customer code|company id|client id|organization id|org id|\
         record id|record id - company|account number|account no|account code|crm id|salesforce id|hubspot id|id|(do not modify) account|\
         顧客id|顧客番号|顧客コード|取引先id|取引先コード|取引先番号|会社id|企業id|会社コード|企業コード|アカウントid|レコード番号|\
         レコードid|EDINETコード|コード|証券コード|法人番号|提出者法人番号",
    ),
    row(
        Field::Name,
        "Name",
        "顧客名",
        "名前|account name|account|company name|company|customer name|customer|client name|client|organization name|organization|organisation|\
         organisation name|business name|legal name|会社名|取引先名|アカウント名|企業名|法人名|お客様名|顧客|取引先|会社|企業|社名|\
         商号|名称|組織名|団体名|提出者名|銘柄名|契約先|契約先名",
    ),
    row(
        Field::Kana,
        "Kana",
        "読みがな",
        "カナ|name kana|company name kana|account name kana|reading|phonetic name|account name (phonetic)|フリガナ|ふりがな|会社名カナ|顧客名カナ|\
         取引先名カナ|会社名フリガナ|会社名（カナ）|顧客名（カナ）|取引先名（カナ）|取引先名フリガナ|会社名ヨミ|会社名よみ|ヨミ|よみ|読み|\
         読み仮名|提出者名（ヨミ）",
    ),
    row(
        Field::Domain,
        "Domain",
        "ドメイン",
        "company domain name|company domain|email domain|domain name|website|website url|web site|url|homepage|web|ウェブサイト|webサイト|\
         ホームページ|サイトurl|hp|メールドメイン|会社のドメイン名",
    ),
    row(
        Field::Segment,
        "Segment",
        "セグメント",
        "customer segment|account segment|market segment|tier|account tier|customer tier|customer type|company size|顧客セグメント|顧客区分|\
         顧客ランク|企業規模|会社規模|ランク|市場・商品区分|規模区分",
    ),
    row(
        Field::Industry,
        "Industry",
        "業種",
        "sector|industry name|vertical|industry sector|業界|産業|業種名|提出者業種|33業種区分|業種区分|業態",
    ),
    row(
        Field::Region,
        "Region",
        "地域",
        "territory|area|sales region|state|state/region|billing state/province|billing state|address 1: state/province|state or region|エリア|\
         地区|都道府県|リージョン|テリトリー|所在地|住所|拠点",
    ),
    row(
        Field::Country,
        "Country",
        "国",
        "country/region|billing country|country code|office location|address 1: country/region|billing country/territory|国名|国/地域|国・地域",
    ),
    row(
        Field::TouchModel,
        "Touch model",
        "タッチモデル",
        "touch|cs model|engagement model|coverage model|service model|touch type|タッチ|タッチタイプ|サポートモデル|対応モデル",
    ),
    row(
        Field::Stage,
        "Stage",
        "ライフサイクル",
        "ステージ|customer stage|account stage|cs stage|lifecycle|customer lifecycle stage|フェーズ|顧客ステージ|\
         ライフサイクルフェーズ",
    ),
    row(
        Field::Seats,
        "Seats",
        "席数",
        "シート数|licenses|licences|license count|licensed seats|number of seats|number of licenses|seat count|purchased seats|ライセンス数|\
         契約id数|アカウント数|ユーザー数|利用人数|契約ユーザー数",
    ),
    row(
        Field::Arr,
        "ARR",
        "ARR",
        "年間経常収益|arr amount|annual recurring revenue|acv|annual contract value|annual value|年間契約金額|年額|年間契約額|年間売上|年間利用料|契約金額（年）",
    ),
    row(
        Field::Mrr,
        "MRR",
        "MRR",
        "月間経常収益|mrr amount|monthly recurring revenue|monthly value|monthly fee|月額|月額料金|月額利用料|月間契約金額|月次金額",
    ),
    row(Field::Currency, "Currency", "通貨", "currency code|currency iso code|account currency|iso currency|通貨コード|通貨単位"),
    row(
        Field::CreatedOn,
        "Customer since",
        "取引開始日",
        "利用開始日|signup date|sign up date|signed up on|signed up|created on|created at|created date|create date|created time|created|date created|\
         start date|customer start date|onboarded on|became a customer date|contract start|作成日|作成日時|作成日付|登録日|登録日時|契約開始日|\
         導入日|契約日|開始日",
    ),
    row(
        Field::ChurnedOn,
        "Churned on",
        "解約日",
        "churn date|churned at|churned|churn on|cancelled on|canceled on|cancellation date|termination date|lost date|退会日|利用終了日|解約年月日",
    ),
    row(
        Field::Owner,
        "Owner",
        "自社担当",
        "担当|account owner|company owner|owner name|csm|customer success manager|csm name|account manager|assigned to|sales rep|担当者|担当者名|所有者|\
         取引先所有者|営業担当|営業担当者|CS担当|csm担当|担当csm|カスタマーサクセス担当|管理者",
    ),
    row(Field::Note, "Note", "メモ", "notes|description|comment|comments|remarks|memo|about us|備考|説明|コメント|摘要|特記事項"),
];

const ACCOUNT: FieldSpec = row(
    Field::Account,
    "Account",
    "顧客",
    "account id|accountid|customer id|company id|client id|account external id|account number|account code|associated company ids|\
     associated company id|primary associated company id|account name|company name|customer name|customer|company|client|client name|\
     organization|organization name|organisation|org|associated company|primary associated company|related to|related account|\
     parent customer|requester organization|ticket organization|顧客id|顧客コード|顧客番号|取引先id|取引先コード|会社id|会社コード|企業id|\
     アカウントid|顧客名|取引先名|会社名|企業名|法人名|アカウント名|取引先|アカウント|会社|企業|お客様名|社名|組織名|契約先|契約先名",
);

pub(super) const CONTACTS: &[FieldSpec] = &[
    row(
        Field::ExternalId,
        "External ID",
        "外部ID",
        "contact id|contactid|record id - contact|person id|user id|(do not modify) contact|id|record id|担当者id|連絡先id|取引先責任者id|\
         取引先責任者番号|レコードid|レコード番号|名刺id",
    ),
    row(Field::CardId, "Card ID", "カードID", "uid"),
    ACCOUNT,
    row(
        Field::Name,
        "Name",
        "氏名",
        "contact name|full name|person name|fn|display name|contact|contact full name|担当者名|担当者|お名前|名前|取引先責任者名|取引先責任者|\
         連絡先名|担当者氏名|ご担当者名",
    ),
    row(Field::FamilyName, "Last name", "姓", "lastname|family name|surname|苗字|名字"),
    row(Field::GivenName, "First name", "名", "firstname|given name|forename"),
    row(
        Field::Email,
        "E-mail",
        "メール",
        "メールアドレス|email|email address|e-mail address|mail|primary email|work email|e-mail 1|business email|eメール|e-mailアドレス|emailアドレス|\
         電子メール",
    ),
    row(
        Field::OtherEmails,
        "Other e-mails",
        "その他のメール",
        "other email|other emails|additional email addresses|additional emails|secondary email|email 2|e-mail 2|e-mail 2 - value|email address 2|\
         e-mail address 2|home email|その他のメールアドレス|メールアドレス2|副メールアドレス|予備メールアドレス",
    ),
    row(
        Field::Phone,
        "Phone",
        "電話",
        "電話番号|phone number|telephone|tel|business phone|work phone|mobile phone|mobile|mobile phone number|携帯電話|携帯|携帯番号|直通電話|tel番号",
    ),
    row(Field::Title, "Title", "役職", "job title|position|designation|肩書|肩書き|役職名|職位"),
    row(
        Field::Role,
        "Role",
        "役割",
        "contact role|buying role|buyer role|persona|stakeholder role|contact type|購買の役割|ロール|担当区分|立場",
    ),
    row(
        Field::LeftOn,
        "Left on",
        "退職・異動日",
        "退職日|left|left company on|departure date|end date|left date|離任日|異動日|退任日|離職日",
    ),
];

pub(super) const CONTRACTS: &[FieldSpec] = &[
    row(
        Field::ExternalId,
        "External ID",
        "外部ID",
        "subscription id|contract id|subscription number|contract number|contract no|order id|order number|agreement id|agreement number|\
         subscription|契約id|契約番号|契約コード|サブスクリプションid|注文番号|id|record id|external key|レコードid|レコード番号|管理番号",
    ),
    ACCOUNT,
    row(
        Field::Product,
        "Product",
        "製品",
        "product name|product code|service|service name|item|line item|製品名|商品|商品名|サービス|サービス名|プロダクト|契約製品",
    ),
    row(
        Field::Plan,
        "Plan",
        "プラン",
        "plan tier|plan name|edition|package|subscription plan|tier|plan type|プラン名|契約プラン|エディション|コース|料金プラン",
    ),
    row(
        Field::Seats,
        "Seats",
        "席数",
        "シート数|quantity|licenses|licences|license count|number of seats|number of licenses|seat count|users|数量|ライセンス数|契約id数|ユーザー数|\
         契約ユーザー数|契約数",
    ),
    row(
        Field::Arr,
        "ARR",
        "ARR",
        "年間経常収益|arr amount|annual recurring revenue|acv|annual contract value|annual value|annual amount|年間契約金額|年額|年間契約額|年間利用料|\
         契約金額（年）",
    ),
    row(
        Field::Mrr,
        "MRR",
        "MRR",
        "月間経常収益|mrr amount|monthly recurring revenue|monthly value|monthly fee|monthly amount|月額|月額料金|月額利用料|月間契約金額|月次金額",
    ),
    row(Field::Currency, "Currency", "通貨", "currency code|currency iso code|contract currency|通貨コード|通貨単位"),
    row(
        Field::StartOn,
        "Start",
        "開始日",
        "start date|contract start date|contract start|subscription start date|term start|effective date|begin date|contract date|契約開始日|\
         利用開始日|契約日|適用開始日|開始年月日",
    ),
    row(
        Field::EndOn,
        "End",
        "終了日",
        "end date|contract end date|contract end|subscription end date|term end|expiration date|expiry date|expires on|expiry|renewal date|\
         契約終了日|契約満了日|満了日|利用終了日|有効期限|更新日|終了年月日|契約満期日",
    ),
    row(
        Field::TermMonths,
        "Term (months)",
        "契約期間（月）",
        "term|contract term|contract term (months)|contract length|subscription term|term length|契約期間|契約月数|期間（月）|契約期間（ヶ月）",
    ),
    row(
        Field::AutoRenew,
        "Auto-renewal",
        "自動更新",
        "auto renew|auto renew flag|auto renewal|automatic renewal|is auto renew|renews automatically|自動更新有無|自動更新フラグ|自動継続",
    ),
    row(
        Field::NoticeDays,
        "Notice (days)",
        "解約予告期間（日）",
        "notice period|notice period (days)|notice|cancellation notice|owner expiration notice|解約予告|予告期間|解約通知期間|予告日数|通知期間|\
         解約予告期間",
    ),
    row(
        Field::Billing,
        "Billing",
        "支払い",
        "請求|billing frequency|billing cycle|billing period|billing interval|billing term|payment frequency|payment terms|請求頻度|請求サイクル|\
         支払方法|支払い方法|請求周期|支払サイクル|支払条件|課金方式|支払区分",
    ),
];

const CONTRACT: FieldSpec = row(
    Field::Contract,
    "Contract",
    "契約",
    "contract id|contract number|contract no|subscription id|subscription number|subscription|agreement id|契約id|契約番号|契約コード|\
     サブスクリプションid",
);

pub(super) const RENEWALS: &[FieldSpec] = &[
    row(
        Field::ExternalId,
        "External ID",
        "外部ID",
        "renewal id|churn event id|opportunity id|deal id|event id|record id - deal|更新id|商談id|案件id|id|record id|external key|レコードid|\
         レコード番号|管理番号",
    ),
    ACCOUNT,
    CONTRACT,
    row(
        Field::DueOn,
        "Due on",
        "更新予定日",
        "due date|renewal date|renewal due date|renewal due|renewal on|expected close date|contract end date|end date|expiration date|更新日|\
         更新期日|更新期限|契約終了日|契約満了日|満了日|期日|完了予定日",
    ),
    row(
        Field::ClosedOn,
        "Closed on",
        "確定日",
        "close date|closed date|closed at|decision date|churn date|churned on|cancellation date|cancelled on|lost date|won date|クローズ日|\
         完了日|更新完了日|解約日|成約日|決定日|退会日",
    ),
    row(
        Field::Outcome,
        "Outcome",
        "結果",
        "result|renewal outcome|renewal status|renewal stage|deal stage|opportunity stage|stage|status|更新結果|更新ステータス|フェーズ|\
         商談フェーズ|ステージ|ステータス|状態",
    ),
    row(
        Field::FinalArr,
        "Final ARR",
        "確定年額",
        "final amount|renewed arr|renewed amount|new arr|close value|closed amount|arr after|amount|更新後arr|更新後金額|更新金額|確定金額|\
         更新後年額|金額",
    ),
    row(
        Field::ChurnReason,
        "Churn reason",
        "解約理由",
        "reason|reason code|churn reason code|closed lost reason|lost reason|loss reason|cancellation reason|close reason|失注理由|理由|\
         解約事由|退会理由",
    ),
    row(
        Field::Note,
        "Note",
        "メモ",
        "notes|description|comment|comments|remarks|memo|feedback|feedback text|備考|説明|コメント|摘要|特記事項",
    ),
];

const CONTACT: FieldSpec = row(
    Field::Contact,
    "Contact",
    "担当者",
    "contact email|contact e-mail|email|e-mail|email address|respondent email|requester email|user email|attendees|participants|contact name|\
     contact id|requester|requester name|respondent|respondent name|person|associated contact|who|担当者メール|連絡先メール|メールアドレス|メール|\
     連絡先|担当者名|氏名|お名前|回答者|回答者名|依頼者|起票者|参加者|取引先責任者|取引先責任者名|相手|相手先担当者",
);

pub(super) const TOUCHES: &[FieldSpec] = &[
    row(
        Field::ExternalId,
        "External ID",
        "外部ID",
        "activity id|touch id|engagement id|interaction id|event id|task id|call id|meeting id|message id|活動id|接点id|id|record id|\
         external key|レコードid|レコード番号|管理番号",
    ),
    ACCOUNT,
    CONTACT,
    row(
        Field::Kind,
        "Kind",
        "種類",
        "type|touch type|activity type|interaction type|engagement type|channel|task subtype|method|種別|活動種別|活動の種類|接点種別|チャネル|手段|\
         対応種別|対応方法|区分",
    ),
    row(Field::Direction, "Direction", "方向", "call type|call direction|email direction|in/out|inbound/outbound|発着信|受発信|送受信"),
    row(
        Field::At,
        "When",
        "日時",
        "date|datetime|timestamp|time|activity date|start|start time|start date|occurred at|happened at|created at|created date|create date|\
         created on|completed at|due date|sent at|日付|活動日|活動日時|対応日|対応日時|実施日|実施日時|開始日時|訪問日|面談日|接触日|作成日時|登録日時",
    ),
    row(
        Field::Minutes,
        "Minutes",
        "時間（分）",
        "分|duration|duration minutes|duration (minutes)|duration (min)|call duration|length|所要時間|所要時間（分）|通話時間|面談時間",
    ),
    row(Field::Subject, "Subject", "件名", "title|topic|summary|activity name|meeting name|タイトル|議題|表題|標題|要件|用件"),
    row(
        Field::Body,
        "Text",
        "内容",
        "本文|body|note|notes|description|comment|comments|content|details|message|full comments|memo|メモ|コメント|詳細|活動内容|対応内容|議事録|\
         備考|報告内容|説明",
    ),
    row(Field::Sentiment, "Sentiment", "手応え", "印象|mood|feeling|tone|impression|感触|温度感|雰囲気|感情"),
];

pub(super) const USAGE: &[FieldSpec] = &[
    row(
        Field::Account,
        "Account",
        "顧客",
        "account id|accountid|customer id|company id|client id|tenant id|workspace id|organization id|org id|account external id|\
         account number|account code|subscription id|contract id|contract number|subscription number|account name|company name|customer name|\
         customer|company|client|tenant|workspace|organization|organization name|顧客id|顧客コード|顧客番号|取引先id|取引先コード|会社id|\
         会社コード|企業id|テナントid|アカウントid|契約id|契約番号|顧客名|取引先名|会社名|企業名|アカウント名|取引先|アカウント|会社|企業|\
         テナント|テナント名|組織名",
    ),
    row(
        Field::User,
        "User",
        "ユーザー",
        "user id|userid|user email|user name|username|email|e-mail|login|login id|member|member id|ユーザーid|ユーザid|ユーザ|ユーザー名|利用者|\
         利用者id|ログインid|メールアドレス|メール|アカウント（ユーザー）",
    ),
    row(
        Field::Date,
        "Date",
        "日付",
        "usage date|day|event date|activity date|date of usage|used on|log date|timestamp|event time|at|time|login date|利用日|利用日時|使用日|\
         イベント日|ログイン日|ログイン日時|日時|年月日|対象日|集計日",
    ),
    row(
        Field::Metric,
        "Metric",
        "指標",
        "feature name|feature|event|event name|event type|action|metric name|measure|module|function|機能|機能名|イベント|イベント名|操作|項目|\
         指標名|メトリクス",
    ),
    row(
        Field::Value,
        "Value",
        "値",
        "usage count|count|quantity|amount|times|events|event count|number of events|total|usage|logins|login count|回数|利用回数|件数|数|\
         使用回数|利用数|数量|ログイン回数|実績値",
    ),
];

pub(super) const TICKETS: &[FieldSpec] = &[
    row(
        Field::ExternalId,
        "External ID",
        "外部ID",
        "ticket id|ticket number|ticket no|case id|case number|issue id|issue key|request id|incident id|incident number|key|number|チケットid|\
         チケット番号|問い合わせ番号|問合せ番号|お問い合わせ番号|ケース番号|ケースid|受付番号|案件番号|id|record id|external key|レコードid|\
         レコード番号|管理番号",
    ),
    ACCOUNT,
    CONTACT,
    row(
        Field::OpenedAt,
        "Opened",
        "受付日時",
        "opened at|opened on|opened date|submitted at|created at|created on|created|created date|create date|created time|date opened|\
         date/time opened|requested at|reported at|open date|date|作成日時|作成日|起票日|起票日時|受付日|登録日時|登録日|発生日時|発生日|\
         問い合わせ日|問い合わせ日時|日時|日付",
    ),
    row(
        Field::FirstResponseAt,
        "First response",
        "初回返信日時",
        "first response at|first responded at|first reply at|first response time|first response date|初回応答日時|初回回答日時|一次回答日時|\
         初回対応日時",
    ),
    row(
        Field::FirstResponseMinutes,
        "First response (minutes)",
        "初回返信（分）",
        "first response time minutes|first reply time in minutes|first reply time (minutes)|first response time (minutes)|\
         first response time (min)|初回応答時間（分）|初回返信時間（分）|初回回答時間（分）|初回応答時間",
    ),
    row(
        Field::ClosedAt,
        "Closed",
        "完了日時",
        "closed at|closed on|closed date|close date|resolved at|resolved|resolution date|solved at|date/time closed|resolved date|\
         クローズ日時|クローズ日|完了日|解決日時|解決日|終了日時|対応完了日|対応完了日時",
    ),
    row(Field::Severity, "Severity", "重要度", "priority|urgency|severity level|priority level|impact|優先度|緊急度|重大度|深刻度|影響度"),
    row(Field::Status, "Status", "ステータス", "ticket status|case status|state|状態|状況|対応状況|対応ステータス|進捗|チケットステータス"),
    row(
        Field::Subject,
        "Subject",
        "件名",
        "title|summary|ticket name|ticket subject|case subject|topic|タイトル|表題|題名|問い合わせ内容|問合せ内容|お問い合わせ内容|概要|チケット名",
    ),
    row(
        Field::Satisfaction,
        "Satisfaction",
        "満足度",
        "satisfaction score|csat|csat score|satisfaction rating|rating|customer satisfaction|顧客満足度|評価|満足度スコア",
    ),
];

pub(super) const SURVEYS: &[FieldSpec] = &[
    row(
        Field::ExternalId,
        "External ID",
        "外部ID",
        "response id|survey response id|answer id|feedback id|submission id|回答id|回答番号|id|record id|external key|レコードid|レコード番号|\
         管理番号",
    ),
    ACCOUNT,
    CONTACT,
    row(
        Field::Kind,
        "Kind",
        "種類",
        "survey|survey type|survey kind|survey name|type|アンケート種別|アンケート|種別|調査種別|アンケート名",
    ),
    row(
        Field::Score,
        "Score",
        "スコア",
        "rating|answer|nps score|nps|csat score|csat|ces score|ces|satisfaction|satisfaction score|effort score|how likely|点数|評価|得点|\
         npsスコア|csatスコア|cesスコア|推奨度|満足度|回答|スコア（点）",
    ),
    row(Field::Scale, "Scale", "尺度", "score scale|rating scale|max score|段階|評価尺度|満点|スケール"),
    row(
        Field::Comment,
        "Comment",
        "コメント",
        "comments|feedback|feedback text|verbatim|reason|text|open text|response text|note|自由記述|自由回答|ご意見|意見|理由|感想|自由記入欄|\
         フリーコメント|ご意見・ご要望",
    ),
    row(
        Field::At,
        "When",
        "日時",
        "date|datetime|timestamp|response date|responded at|answered at|submitted at|submitted on|submission date|completed at|created at|\
         survey date|created|time|回答日|回答日時|日付|実施日|送信日時|タイムスタンプ|記入日|作成日時",
    ),
    row(
        Field::InvitedAt,
        "Invited at",
        "依頼日時",
        "invited|invited on|invitation date|invitation sent|sent at|sent on|sent date|send date|survey sent|survey sent at|依頼日|送付日|\
         送付日時|配信日|配信日時|招待日|招待日時",
    ),
];

pub(super) const RATES: &[FieldSpec] = &[
    row(Field::Currency, "Currency", "通貨", "from currency|base|base currency|currency code|換算元|元の通貨|通貨コード"),
    row(Field::Quote, "Quote", "換算先の通貨", "to currency|quote currency|to|counter currency|換算先|相手通貨"),
    row(Field::FromOn, "From", "適用開始日", "date|valid from|effective date|effective from|as of|日付|適用日|基準日"),
    row(Field::Rate, "Rate", "レート", "exchange rate|fx rate|value|為替レート|換算レート|ttm"),
    row(Field::Source, "Source", "出典", "provider|引用元|情報源"),
];
