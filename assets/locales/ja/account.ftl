# 顧客画面: ヘッダー、タブ、タイムライン、明細

## ヘッダー
account-position = { $total }件中{ $n }件目
account-change = 30日で{ $change }
account-override = スコアの上書き: { $to }（{ $day }まで）
account-arr = ARR
account-notice-by = 通知期限 { $day }
account-renews = 更新日 { $day }
account-renewal-overdue = 更新手続き遅れ（{ $day }期限）
account-no-renewal = 更新予定なし
account-champion = 推進者: { $names }
account-champion-none = 推進者: 不在
account-champion-left = 推進者: 不在（{ $name }さんが{ $day }に離任）
account-churned = { $day }に解約
account-gone = この顧客はブックにありません。
account-delete = { $account }を削除しますか？
account-delete-consequence = 担当者・契約・接点・アンケート・タスクも一緒に削除されます。u で元に戻せます。
account-last = 一覧の最後の顧客です。
account-first = 一覧の最初の顧客です。
account-alone = 一覧から開いた顧客ではありません。

## タブ
account-tab-timeline = 履歴
account-tab-health = ヘルス
account-tab-contacts = 担当者
account-tab-contracts = 契約
account-tab-tasks = タスク
account-tab-goals = 目標
account-tab-details = 詳細

## 各タブの行
row-delete = この{ $kind }を削除しますか？
row-delete-consequence = 「{ $name }」を削除します。u で元に戻せます。
row-none = 何も選択されていません。
row-gone = この行はブックにありません。

## 履歴
timeline-empty = この顧客の履歴はまだありません。
timeline-empty-kind = この種類の履歴はありません。Esc ですべて表示します。
timeline-coming = 今後の予定
timeline-today = 今日
timeline-kinds = 表示する種類
timeline-all = すべて
timeline-more = 続きは Enter で表示
timeline-cannot-edit = この種類の行はここでは編集できません。
timeline-cannot-delete = ヘルスの変化は計算結果のため、削除できません。
timeline-not-unanswered = 未対応のアンケート回答を選んでください。

## 履歴の行
entry-mail-in = メール受信
entry-mail-out = メール送信
entry-step = ステップ
entry-plan = 導入計画
entry-health = ヘルス
entry-override = 上書き
entry-pulse = パルス { $rating }/5
entry-comment = 「{ $comment }」
entry-no-comment = コメントなし
entry-left = { $name }さんが離任（{ $role }）
entry-plan-start = { $plan } 開始
entry-step-title = { $phase }: { $title }
entry-renewal-due = { $day }更新
entry-seats = { $n }席
entry-override-to = { $to }: { $reason }
entry-band = 「{ $from }」から「{ $to }」へ
entry-score = スコア { $score }
entry-answered = 対応済み
entry-unanswered = { $days ->
    [0] 未対応
   *[other] 未対応 { $days }日
}
entry-to-do = 未完了
entry-open = { $days ->
    [0] 未解決
   *[other] 未解決 { $days }日
}
entry-closed = 解決済み
entry-done = 完了
entry-running = 進行中
entry-blocked = 停止中
entry-overdue = { $days }日超過
entry-due = 期限 { $when }
entry-snoozed = { $day }まで保留
entry-until = { $day }まで
entry-expired = 期限切れ
entry-ended = 終了

## 担当者
people-empty = この顧客の担当者はまだ登録されていません。
people-name = 氏名
people-role = 役割
people-title = 役職
people-email = メール
people-last = 最終接点
people-never = なし
people-left = { $day }離任

## 契約
contracts-empty = 契約はまだ登録されていません。
contracts-what = 契約
contracts-seats = 席数
contracts-arr = ARR
contracts-start = 開始
contracts-end = 終了
contracts-notice = 解約通知期限
contracts-auto = 自動更新
contracts-billing = 支払い
contracts-unnamed = 契約
contracts-ended = 終了済み
contracts-renewal = 更新（{ $state }）
contracts-renewal-open = 更新（未定）

## タスク
tasks-empty = この顧客のタスクはありません。
tasks-due = 期限
tasks-what = タスク
tasks-priority = 優先度
tasks-with = 相手
tasks-state = 状態
tasks-no-day = 期限なし
tasks-is-done = このタスクは完了しています。

## 項目名
fact-name = 名称
fact-kana = 読みがな
fact-external-id = 外部ID
fact-domain = ドメイン
fact-segment = セグメント
fact-industry = 業種
fact-region = 地域
fact-country = 国
fact-touch-model = タッチモデル
fact-stage = ライフサイクル
fact-seats = 席数
fact-arr = ARR
fact-currency = 通貨
fact-created = 取引開始日
fact-churned = 解約日
fact-owner = 自社担当
fact-role = 役割
fact-title = 役職
fact-email = メール
fact-phone = 電話
fact-left = 退職・異動日
fact-opted-out = 一斉メール配信停止日
fact-on = 日付
fact-value = 値
fact-user = 利用者
fact-people = 相手
fact-kind = 種類
fact-direction = 方向
fact-at = 日時
fact-duration = 時間
fact-sentiment = 手応え
fact-survey = アンケート
fact-score = スコア
fact-score-of = { $score }（{ $min }〜{ $max }）
fact-answered = 対応日
fact-severity = 重大度
fact-status = ステータス
fact-opened = 受付
fact-first-response = 初回応答
fact-closed = 解決
fact-satisfaction = 満足度
fact-of-five = 5段階中{ $n }
fact-start = 開始日
fact-first-value = 初回成果の達成
fact-done = 完了
fact-phase = フェーズ
fact-step-owner = 担当
fact-due = 期限
fact-blocked = 停止の理由
fact-forecast = 見込み
fact-chance = 確度
fact-risk = 懸念
fact-amount = 更新対象額
fact-settled = 確定日
fact-outcome = 結果
fact-final = 更新後のARR
fact-reason = 理由
fact-yes = あり
fact-no = なし
fact-product = 製品
fact-plan = プラン
fact-end = 最終日
fact-term = 契約期間
fact-months = { $n }か月
fact-auto-renew = 自動更新
fact-notice-period = 解約予告期間
fact-days = { $n }日
fact-notice-by = 解約通知期限
fact-notice-given = 解約通知日
fact-billing = 支払い
fact-priority = 優先度
fact-snoozed = 保留期限
fact-rating = 評価
fact-expires = 有効期限
fact-override = 上書き後
fact-ended = 終了
fact-source = きっかけ
fact-expected = 予定日
people-merge = { $name }と同じ人は？
people-merge-none = ほかの担当者がいません。
timeline-when = 日時
timeline-kind = 種類
timeline-title = 内容
timeline-people = 相手
timeline-state = 状態
