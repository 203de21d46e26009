# カスタマーサクセスの用語。表やチップにそのまま入る短い形で書く。

## ヘルススコアの区分
band-green = 良好
band-yellow = 注意
band-red = 危険
band-unknown = 不明

## 契約の支払い
billing-monthly = 月払い
billing-quarterly = 四半期払い
billing-annual = 年払い
billing-other = その他

## 接点の向き
direction-in = 受信
direction-out = 送信
direction-two-way = 双方向

## データの種類
entity-account = 顧客
entity-contact = 担当者
entity-contract = 契約
entity-renewal = 更新
entity-touch = 接点
entity-survey = アンケート回答
entity-ticket = 問い合わせ
entity-usage = 利用データ
entity-plan = オンボーディング計画
entity-step = オンボーディングのステップ
entity-task = タスク
entity-pulse = パルス
entity-override = スコアの上書き

## 件数
count-account = 顧客{ $n }件
count-contact = 担当者{ $n }名
count-contract = 契約{ $n }件
count-renewal = 更新{ $n }件
count-touch = 接点{ $n }件
count-survey = アンケート回答{ $n }件
count-ticket = 問い合わせ{ $n }件
count-usage = 利用データ{ $n }件
count-plan = オンボーディング計画{ $n }件
count-step = オンボーディングのステップ{ $n }件
count-task = タスク{ $n }件
count-pulse = パルス{ $n }件
count-override = スコアの上書き{ $n }件

## 更新の見込み
forecast-commit = 確実
forecast-likely = 有望
forecast-open = 未定
forecast-at-risk = 解約懸念
forecast-lost = 解約見込み

## 接点の種類
kind-call = 通話
kind-meeting = 会議
kind-email = メール
kind-chat = チャット
kind-visit = 訪問
kind-note = メモ
kind-webinar = ウェビナー
kind-community = コミュニティ

## 言語（それぞれの言語で）
lang-en = English
lang-ja = 日本語

## 更新の結果
outcome-renewed = 更新済み
outcome-upsell = 増額更新
outcome-downsell = 減額更新
outcome-churned = 解約

## タスクの優先度
priority-1 = 高
priority-2 = 中
priority-3 = 低

## 担当者の役割
role-champion = 推進者
role-decision-maker = 決裁者
role-user = 利用者
role-billing = 経理窓口
role-other = その他

## 手応え
sentiment-good = 好感触
sentiment-neutral = 普通
sentiment-bad = 懸念あり

## 問い合わせの重大度
severity-urgent = 緊急
severity-high = 高
severity-medium = 中
severity-low = 低

## ライフサイクル
stage-onboarding = オンボーディング
stage-adopting = 活用期
stage-mature = 定着期
stage-renewing = 更新期
stage-churned = 解約済み

## 手順の担当
step-owner-us = 自社
step-owner-customer = 顧客

## アンケートの種類
survey-kind-nps = NPS
survey-kind-csat = CSAT
survey-kind-ces = CES

## タッチモデル
touch-model-high = ハイタッチ
touch-model-low = ロータッチ
touch-model-tech = テックタッチ

## 履歴の種類
entry-kind-mail = メール
entry-kind-touch = 接点
entry-kind-survey = アンケート
entry-kind-ticket = 問い合わせ
entry-kind-onboarding = オンボーディング
entry-kind-renewal = 更新
entry-kind-contract = 契約
entry-kind-contact = 担当者
entry-kind-task = タスク
entry-kind-pulse = パルス
entry-kind-health = ヘルス
entry-kind-calendar = カレンダー

anchor-start = 開始日
anchor-notice = 解約通知期限
anchor-renewal = 更新日
anchor-kickoff = キックオフ
anchor-detractor = 批判者の回答日
event-kind-webinar = ウェビナー
event-kind-training = トレーニング
event-kind-newsletter = ニュースレター
event-kind-community = コミュニティ
event-kind-other = その他
goal-outcome-reached = 達成
goal-outcome-missed = 未達
goal-outcome-dropped = 取り下げ
guest-state-invited = 招待
guest-state-attended = 参加
guest-state-absent = 欠席
mark-action-done = 対応済み
mark-action-snoozed = 後回し
mark-action-skipped = 見送り
mark-action-merged = まとめた
meeting-status-confirmed = 確定
meeting-status-tentative = 仮
meeting-status-cancelled = 中止
reason-health-fell = ヘルス低下
reason-renewal-near = 更新間近
reason-reply-owed = 要返信
reason-promise-overdue = 約束の期限超過
reason-detractor-unanswered = 批判者に未対応
reason-silent = しばらく接点なし
reason-onboarding-late = オンボーディング遅れ
reason-ticket-severe = 重大な問い合わせ
reason-champion-left = 推進者の離任
reason-usage-fell = 利用減少
reason-contract-gap = 契約情報の不足
reason-first-value = 初回成果の達成
reason-anniversary = 契約の節目
reason-goal-review = 目標の見直し
reason-meeting-unlogged = 打ち合わせの記録漏れ
repeat-unit-d = 日
repeat-unit-w = 週
repeat-unit-m = か月
repeat-unit-y = 年
repeat-unit-wd = 営業日
template-kind-playbook = プレイブックのテンプレート
template-kind-onboarding = オンボーディングのテンプレート
template-kind-mail = メールのテンプレート
template-kind-rule = ルール
entity-goal = 成果目標
count-goal = 成果目標{ $n }件
entity-reading = 目標の実績
count-reading = 目標の実績{ $n }件
entity-event = イベント
count-event = イベント{ $n }件
entity-meeting = 予定
count-meeting = 予定{ $n }件
entity-playbook = プレイブック
count-playbook = プレイブック{ $n }件
entity-template = テンプレート
count-template = テンプレート{ $n }件
entity-segment = セグメント
count-segment = セグメント{ $n }件
goal-standing-reached = 達成
goal-standing-on-track = 順調
goal-standing-behind = 遅れ
goal-standing-overdue = 期限超過
goal-standing-unmeasured = 未計測
goal-standing-closed = 終了
action-kind-playbook = プレイブック
action-kind-event = イベント
action-kind-template = テンプレート
action-kind-other = その他
expansion-kind-upsell = アップセル
expansion-kind-cross-sell = クロスセル
expansion-source-request = 顧客の要望
expansion-source-usage = 利用状況
expansion-source-talk = 会話
expansion-source-renewal = 更新
expansion-source-programme = イベント
expansion-source-other = その他
expansion-stage-idea = 構想
expansion-stage-proposed = 提案済み
expansion-stage-negotiating = 交渉中
expansion-stage-won = 受注
expansion-stage-lost = 失注
feedback-kind-request = 要望
feedback-kind-praise = 称賛
feedback-kind-complaint = 不満
feedback-status-new = 新規
feedback-status-passed-on = 社内共有済み
feedback-status-planned = 対応予定
feedback-status-done = 対応済み
feedback-status-told = 顧客へ報告済み
feedback-status-declined = 見送り
verdict-adopt = 展開する
verdict-adapt = 改めて試す
verdict-drop = やめる
verdict-unclear = 判断できない
entity-expansion = アップセル・クロスセル
count-expansion = アップセル・クロスセル{ $n }件
entity-theme = テーマ
count-theme = テーマ{ $n }件
entity-feedback = フィードバック
count-feedback = フィードバック{ $n }件
entity-voice = 顧客の声
count-voice = 顧客の声{ $n }件
entity-rate = 為替レート
count-rate = 為替レート{ $n }件
entity-initiative = 施策
count-initiative = 施策{ $n }件
entity-story = 成功事例
count-story = 成功事例{ $n }件

## 数値（KPI）
choice-retention = リテンションの数え方
choice-churn = 解約とみなす時点
choice-cohort = 期首コホート
choice-repeat = リピートの回数
choice-gross-margin = 粗利率
choice-year-begins = 年度の始まり
choice-currency = ブックの通貨
churn-by-end = 契約終了日の翌日
churn-by-notice = 解約通知の日
cohort-day-first-day = 初日に契約中の顧客
cohort-day-day-before = 初日の前日に契約中の顧客
figure-nps = NPS（推奨度）
figure-csat = CSAT（満足度）
figure-ces = CES（努力度）の平均
figure-ces-share = CES「簡単」の割合
figure-retention = リテンション
figure-logo-retention = 顧客維持率（ロゴ）
figure-logo-churn = 顧客解約率（ロゴ）
figure-active-retention = 利用継続率
figure-grr = 売上維持率（GRR）
figure-nrr = 売上継続率（NRR）
figure-renewal-rate = 更新率
figure-renewal-rate-net = 更新率（増額を含む）
figure-expected-renewal = 更新見込み額
figure-arr = 年間経常収益（ARR）
figure-arr-at-risk = 解約リスクのあるARR
figure-ltv = LTV（サブスクリプション）
figure-purchase-ltv = LTV（購買）
figure-upsell-rate = アップセル率
figure-cross-sell-rate = クロスセル率
figure-repeat-rate = リピート率
figure-first-response-hours = 初回応答（中央値）
figure-first-response-hours-p90 = 初回応答（90%点）
figure-resolution-hours = 解決（中央値）
figure-resolution-hours-p90 = 解決（90%点）
figure-time-to-value-days = 初回成果までの日数（中央値）
group-by-segment = セグメント
group-by-touch-model = タッチモデル
group-by-industry = 業種
group-by-region = 地域
group-by-stage = ステージ
group-by-start-quarter = 契約開始の四半期
movement-opening = 期首
movement-new = 新規
movement-expansion = 増額
movement-contraction = 減額
movement-churn = 解約
movement-closing = 期末
named-span-this-month = 今月
named-span-last-month = 先月
named-span-this-quarter = 今四半期
named-span-last-quarter = 前四半期
named-span-this-year = 今年度
named-span-last-year = 前年度
named-span-12-months = 直近12か月
named-span-90-days = 直近90日
not-counted-superseded = 後の回答あり
not-counted-open = 未完了
not-counted-no-amount = 金額なし
not-counted-no-rate = 為替レートなし
not-counted-no-time = 時刻なし
not-counted-other = 対象外
retention-by-logo = 顧客数
retention-by-arr = 増額を除くARR
retention-by-active = 毎週利用している顧客
undefined-empty-cohort = 初日に契約中の顧客がいません
undefined-no-amounts = 金額のある契約がありません
undefined-no-answers = 期間中の回答がありません
undefined-nothing-due = 期間中に決着した更新がありません
undefined-no-purchases = 期間中の購買や更新がありません
undefined-no-tickets = 期間中の該当する問い合わせがありません
undefined-no-first-value = 期間中に初回成果に至った計画がありません
undefined-no-churn = 期間中の売上の減少がありません
undefined-no-invitations = 依頼の記録がありません
undefined-not-given = 粗利率を設定してください：kpi choose gross_margin 80%
undefined-not-scored = 最終日だけわかります
undefined-no-usage = 期首に利用中の顧客がいません
## お客様の声
measure-nps = NPS（推奨度）
measure-csat = CSAT（満足度）
measure-ces = CES（平均）
measure-ces-share = CES（簡単）
measure-response-rate = 回答率
stretch-month = 月
stretch-quarter = 四半期
stretch-year = 年
stretch-90d = 直近90日
voice-by-segment = セグメント
voice-by-role = 役割
voice-by-touch-model = タッチモデル
voice-by-stage = ステージ
voice-by-industry = 業種
voice-by-account = 顧客
voice-standing-unanswered = 未対応
voice-standing-answered = 対応済み
voice-standing-planned = 対応予定
voice-standing-closed = 完了
voice-standing-told = 報告済み
voice-standing-quiet = 対応不要
# 更新
renewal-basis-due = 満了日
renewal-basis-notice = 通知期限
renewal-by-window = 残り日数
renewal-by-month = 月別
renewal-by-quarter = 四半期別
renewal-gap-contract = 契約なし
renewal-gap-amount = 金額なし
renewal-gap-notice = 通知期間なし
renewal-gap-notice-before-start = 通知期限が開始日より前
renewal-gap-forecast = 見込みなし
renewal-window-past = 期限超過
renewal-window-0-30 = 30日以内
renewal-window-31-60 = 31〜60日
renewal-window-61-90 = 61〜90日
renewal-window-later = 91日以降
undefined-no-people = 利用者の区別がないデータです
undefined-no-seats = 席数が未登録です
undefined-nothing-before = 比較できる過去の利用がありません
undefined-nothing-used = この期間の利用がありません
undefined-not-yet = まだ始まっていません
undefined-only-those = 対象はすべて開始時の顧客のため、比べられません
undefined-no-pairs = 前後ともわかる顧客がありません
undefined-no-accounts = 顧客がありません
finding-not-begun = 開始前
finding-untold = 判定不能
finding-too-few = 件数不足
finding-no-difference = 差は不明
finding-better = 向上
finding-worse = 悪化
phase-plan = 計画
phase-do = 実行
phase-check = 検証
phase-act = 改善
yardstick-health = ヘルススコア
yardstick-active = 利用中の顧客
yardstick-usage = 週あたりの利用
yardstick-touches = 30日あたりの接点
yardstick-nps = NPS（推奨度）
yardstick-csat = CSAT（満足度）
yardstick-ces = CES（努力度）
yardstick-logo-retention = 顧客維持率
yardstick-logo-churn = 顧客解約率
yardstick-renewal-rate = 更新率
yardstick-time-to-value-days = 初回成果までの日数
yardstick-first-response-hours = 初回応答までの時間
not-counted-one-sided = 片側のみ

# Mail.
entity-mail = メール
count-mail = メール{ $n }通
entity-thread = スレッド
count-thread = スレッド{ $n }件
entity-mail-source = メールの取込元
count-mail-source = メールの取込元{ $n }件
entity-address = アドレス
count-address = アドレス{ $n }件
entity-mail-rule = メールのルール
count-mail-rule = メールのルール{ $n }件
entity-draft = 下書き
count-draft = 下書き{ $n }件
entity-search = 保存した検索
count-search = 保存した検索{ $n }件
mail-kind-message = メッセージ
mail-kind-auto = 自動返信
mail-kind-list = メルマガ・メーリングリスト
mail-kind-calendar = 会議の招待
mail-kind-bounce = 配信不能
mail-kind-unreadable = 読めないメール
mail-rule-own = 自分のアドレス
mail-rule-account = 割り当て先
mail-rule-public = 共用ドメイン
mail-rule-ignore = 対象外
mail-rule-forbidden = 禁止語
## 祝日
holiday-new-year = 元日
holiday-coming-of-age = 成人の日
holiday-foundation = 建国記念の日
holiday-emperors-birthday = 天皇誕生日
holiday-vernal-equinox = 春分の日
holiday-showa = 昭和の日
holiday-constitution = 憲法記念日
holiday-greenery = みどりの日
holiday-children = こどもの日
holiday-marine = 海の日
holiday-mountain = 山の日
holiday-respect-for-the-aged = 敬老の日
holiday-autumnal-equinox = 秋分の日
holiday-sports = スポーツの日
holiday-culture = 文化の日
holiday-labour-thanksgiving = 勤労感謝の日
holiday-in-between = 振替休日・国民の休日
