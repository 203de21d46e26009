# 更新・四半期の打ち合わせ用ブリーフ

brief-title = { $account } ブリーフ
brief-as-of = { $day }時点。その日までに分かっていたことだけで作成しています。
brief-past = セグメント・ステージ・タッチモデルと各記録の文面は現在のものです（過去の値は保存されていません）。
brief-situation = 状況
brief-health = ヘルスと理由
brief-goals = 成果目標
brief-usage = 利用状況
brief-voice = 顧客の声
brief-issues = 未解決の事項
brief-renewal = 更新
brief-next = 次の一手
brief-notes = 根拠の記録
brief-no-situation = 顧客の情報がありません。
brief-no-health = スコアがありません。
brief-no-goals = 成果目標は登録されていません。
brief-no-usage = 利用データがありません。
brief-no-voice = アンケート回答もフィードバックもありません。
brief-no-issues = 未解決の事項はありません。
brief-no-renewal = 更新予定も契約終了日も登録されていません。
brief-no-next = 未完了のタスクはありません。

## 注
brief-note = { $kind }、{ $on }: { $text }（ID { $id }）
brief-note-bare = { $kind }、{ $on }（ID { $id }）
brief-note-undated = { $kind }: { $text }（ID { $id }）
brief-note-rows = { $rows }、{ $from }〜{ $to }（最新のID { $id }）

## 行
brief-day = { $on }（{ $far }）
brief-customer = 顧客
brief-churned = 解約
brief-arr = ARR
brief-contract = 契約
brief-term = { $from }〜{ $to }
brief-term-open = { $from }から
brief-term-until = { $to }まで
brief-seats = { $n }席
brief-months = 契約期間{ $n }か月
brief-renews-itself = 自動更新
brief-renews-not = 自動更新なし
brief-notice-by = 解約通知の期限{ $day }
brief-notice-given = 解約通知を受領{ $day }
brief-by = { $day }まで
brief-given = { $day }に受領
brief-notice-unknown = 解約通知の期間は不明
brief-people = 担当者
brief-person = { $name }（{ $role }）
brief-no-champion = 推進者不在
brief-left = 退職・異動
brief-left-on = { $who } { $day }
brief-last-talk = 最後の対話
brief-score = スコア
brief-cap = 上限{ $limit }
brief-override = 自己判断による上書き
brief-part = 100点中{ $value } · { $reason }
brief-unknown = 不明
brief-missing = { $name }（{ $why }）
brief-since = { $day }から
brief-moved = { $from } → { $to }（{ $change }）
brief-value-on = { $value }（{ $on }）
brief-goal = { $from } → { $now }、目標{ $target }
brief-goal-done = 達成度{ $share }
brief-due = 期限{ $day }
brief-come-back = ある週の利用者の{ $share }が翌週も利用
brief-odd = ふだんと違う日: { $metric }
brief-data-until = データの最終日
brief-quote = 「{ $text }」
brief-answered = { $day }に対応
brief-unanswered = { $n ->
    [0] 今日の回答、未対応
   *[other] 未対応{ $n }日
}
brief-status = { $status }（{ $day }から）
brief-promise = 約束
brief-risk = 懸念
brief-open-since = { $day }から未解決
brief-blocked = 停止中
brief-blocked-by = 停止中: { $why }
brief-held-until = { $day }まで保留
brief-due-on = 更新日
brief-notice = 解約通知
brief-amount = 金額
brief-forecast = 見込み
brief-no-forecast = 見込み未入力

## 画面
brief-screen = ブリーフ
brief-is-today = これより先はまだ来ていません。
brief-already-open = ブリーフを表示中です。
brief-no-account = 先に顧客を選択してください。
brief-gone = この顧客は削除されました。

## コマンド
cmd-brief = ブリーフ
cmd-brief-help = 更新・四半期の打ち合わせ用に顧客のブリーフを読む
cmd-export-brief = 書き出し
cmd-export-brief-help = ブリーフをMarkdownファイルに書き出す
cmd-brief-earlier = 1週前
cmd-brief-earlier-help = 1週間前に分かっていた内容でブリーフを読む
cmd-brief-later = 1週後
cmd-brief-later-help = 1週間後に分かっていた内容でブリーフを読む

## コマンドライン
about-brief = 更新・四半期の打ち合わせ用に1ページのMarkdownを書く
arg-brief-out = 標準出力の代わりにこのファイルに書く
cli-brief-written = { $path } に書き出しました
