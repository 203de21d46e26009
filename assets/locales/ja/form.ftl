# フォームとアンケート入力
form-new = { $kind }を追加
form-edit = { $kind }を編集
form-snooze = タスクを延期
form-restored = 前回の下書きです。Ctrl-X で破棄できます。
form-draft-kept = まだ保存していません。下書きは残してあり、次に開いたときに戻ります。
form-reset = 下書きを破棄しました。
form-unchanged = 変更はありません。
form-not-saved = まだ保存していません。{ $n }か所を確認してください。
form-no-undo = フォーム入力中は「元に戻す」を使えません。Ctrl-X で最初から入力できます。
form-new-people = 新規: { $names }
form-person-left = { $name }（離任）

## 未入力の欄の横に出す説明
form-hint-needed = 必須
form-hint-planned-day = 来週金、3日後、2026-11-27
form-hint-past-day = 昨日、2026-04-01
form-hint-snooze = 1〜4のキー
form-hint-moment = 14:10、昨日 9:30
form-hint-money = 120万円、480000 USD
form-hint-currency = JPY、USD、EUR
form-hint-kana = 名前の読み
form-hint-domain = acme.example
form-hint-external-id = CRMでのID
form-hint-months = か月
form-hint-notice-days = 日前まで
form-hint-minutes = 15、1時間半
form-hint-contacts = 名前（「、」区切り）
form-hint-digit = 数字キー
form-hint-scale = 数字キー（10は1 0か-）
form-hint-override-score = 0〜100

## 項目名
label-name = 顧客名
label-kana = 読みがな
label-touch-model = タッチモデル
label-stage = ライフサイクル
label-arr = ARR
label-currency = 通貨
label-seats = 席数
label-segment = セグメント
label-industry = 業種
label-region = 地域
label-country = 国
label-domain = ドメイン
label-owner = 自社担当
label-created-on = 取引開始日
label-churned-on = 解約日
label-external-id = 外部ID
label-note = メモ
label-person = 氏名
label-role = 役割
label-job-title = 役職
label-email = メール
label-phone = 電話
label-left-on = 退職・異動日
label-opted-out-on = 一斉メール配信停止日
label-product = 製品
label-plan = プラン
label-start-on = 開始日
label-end-on = 終了日
label-term-months = 契約期間
label-auto-renew = 自動更新
label-notice-days = 解約予告期間
label-notice-given-on = 解約通知日
label-billing = 支払い
label-title = タスク名
label-due-on = 期限
label-priority = 優先度
label-kind = 種類
label-direction = 方向
label-at = 日時
label-minutes = 時間（分）
label-contacts = 参加者
label-subject = 件名
label-body = 内容
label-sentiment = 手応え
label-rating = 評価
label-expires-on = 有効期限
label-override-to = 上書き後
label-override-score = スコア
label-reason = 理由
label-until = 延期先
label-date = 日付
label-snooze-reason = 理由
label-survey = 種類
label-score = スコア
label-comment = コメント
label-answered-by = 回答者

## パルス（担当者の評価）
pulse-1 = 解約の恐れ
pulse-2 = 心配
pulse-3 = どちらとも言えない
pulse-4 = 順調
pulse-5 = とても良い

## スコアの上書きと延期
override-score = 点数で指定
snooze-tomorrow = 明日
snooze-three-days = 3日後
snooze-monday = 来週月曜
snooze-other = 別の日

## 回答の区分
survey-promoter = 推奨者
survey-passive = 中立者
survey-detractor = 批判者
survey-satisfied = 満足
survey-neutral = どちらでもない
survey-dissatisfied = 不満
survey-easy = 簡単
survey-hard = 手間がかかる
label-further-emails = その他のメール
form-hint-further-emails = 複数はカンマで区切る

## 日付を選ぶカレンダー
calendar-today = 今日
calendar-day-off = 休日

## 使い慣れたエディター
form-editor-taken = エディターの内容を取り込みました。Ctrl-S で保存します。
form-editor-same = エディターでの変更はありませんでした。
form-offer-close = 閉じる
editor-none = エディターが設定されていません。環境変数 VISUAL か EDITOR を設定して（例：export EDITOR=nano）起動し直してください。
editor-not-started = エディターを起動できませんでした（{ $what }：{ $why }）。何も変更していません。
editor-ended = エディターが正常に終わりませんでした（{ $how }）。何も変更していません。
editor-ended-kept = エディターが正常に終わりませんでした（{ $how }）。何も変更していません。書いた内容は { $file } にあります。
editor-not-text = エディターの内容は UTF-8 のテキストではありません。何も変更していません。内容は { $file } にあります。
