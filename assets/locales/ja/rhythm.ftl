# 日次・週次の振り返り

review-title-day = 日次の振り返り
review-title-week = 週次の振り返り
review-week = 第{ $week }週（{ $from }〜{ $to }）
review-done = 実施
review-slipped = 積み残し
review-health = ヘルスの変化
review-renewals = 更新の結果
review-coming = 今後1週間
review-col-when = 日付
review-col-account = 顧客
review-col-text = 内容
review-nothing = なし
review-wait = 比較中
review-comparing = { $total }社中{ $done }社を比較済み
review-touches = { $kind } { $n }件
review-touches-time = { $kind } { $n }件（{ $time }）
review-items = 今日の対応: 完了{ $done }件、後回し{ $snoozed }件、見送り{ $skipped }件
review-moved = { $way }（{ $causes }）
review-notice = 解約通知の期限
review-renewal = 契約更新日
review-meeting = 打ち合わせ: { $title }
review-step = 導入ステップ: { $title }
review-is-last = これより先はまだ来ていません。
review-already-open = 振り返りを表示中です。
review-export-title = Markdownで書き出す
review-export-hint = ファイル名（ブックと同じ場所）かフルパス
review-exported = { $file } に書き出しました
review-not-exported = { $file } に書き出せません: { $why }。別の名前でお試しください。

## コマンド
cmd-review = 振り返り
cmd-review-help = 今日や今週を振り返る
cmd-review-length = 日・週
cmd-review-length-help = 日次と週次を切り替える
cmd-review-previous = 前へ
cmd-review-previous-help = 前の日・週を見る
cmd-review-next = 次へ
cmd-review-next-help = 次の日・週を見る
cmd-export-review = 書き出し
cmd-export-review-help = 振り返りをMarkdownファイルに書き出す
cmd-save-export = 書き出す
cmd-save-export-help = ファイルに書き出す

## コマンドライン
about-review = 1日または1週間を振り返る（実施・積み残し・ヘルスの変化・今後の予定）
arg-day = 対象の日（省略時は今日）
arg-week = この日を含む週（省略時は今週）
arg-markdown = Markdownで出力
review-empty = 記録したこと、終えたタスク、変わったことを、ここで振り返ります。{ $log } で電話などを記録、{ $tasks } でタスクを開きます。
