# 担当顧客の一覧: 全顧客をリスクの高い順に
book-title = 担当顧客
book-head-health = ヘルス
book-head-change = 30日
book-head-trend = 12週
book-head-account = 顧客
book-head-arr = ARR
book-head-renewal = 更新
book-head-last-touch = 最終接点
book-head-next-step = 次の一手

## 見出しの数字
book-shown-of = { $all }件中{ $shown }件
book-arr = ARR
book-at-risk = 解約リスク
book-marked = 選択{ $n }件
book-reading = { $all }件中{ $read }件を採点、終わるまで名前順
book-reading-first = 全顧客の採点が終わると並べ替えられます。

## 表の中
book-override = 上書き { $to }
book-known = {" "}(把握{ $share })
book-churned = {" "}(解約済み)
book-notice = 通知期限 { $when }
book-overdue = { $n }日超過
book-never = なし

## 並べ替え
book-sort-title = 並べ替え
book-sort-turns = 今は{ $now }、Enter で逆順
book-by-health = ヘルス
book-by-change = 30日間の変化
book-by-trend = 12週間の変化
book-by-account = 顧客名
book-by-arr = ARR
book-by-renewal = 更新
book-by-last-touch = 最終接点
book-by-next-step = 次の一手
book-first-risk = リスクの高い順
book-first-healthy = 良好な順
book-first-fallen = 下げ幅の大きい順
book-first-risen = 上げ幅の大きい順
book-first-a = 五十音順
book-first-z = 五十音の逆順
book-first-large = 大きい順
book-first-small = 小さい順
book-first-soon = 近い順
book-first-late = 遠い順
book-first-long-ago = 古い順
book-first-recent = 新しい順

## 絞り込み
book-filter-hint = 語、または条件　例：スコア<40 更新<60日 地域:関西
book-filter-keys = { $n } ・ Tab で補完、? で書き方
book-filter-kept = Esc で解除
book-filter-list-closed = もう一度 Esc で絞り込みを解除します。
book-filter-first = 先に Enter で絞り込みを確定してください。
book-filter-cleared = 絞り込みを解除しました（全{ $n }件）。
book-no-match = 該当する顧客がありません。
book-clear-filter = 絞り込みを解除

## 選択した顧客へのタスク
book-task-for = 顧客{ $n }件にタスク:
book-task-hint = 内容と期限（例: 更新提案を送る ＞金曜）
book-task-keys = Enter で追加、Esc で中断（入力は残ります）
book-task-due = 期限 { $day }
book-task-empty = 先にタスクの内容を入力してください。
book-task-kept = 入力内容は残してあります。同じキーで再開できます。
book-task-left = タスクは追加していません。

## 何もないとき
book-empty = まだ顧客がありません。CRMの書き出しファイルを取り込むか、{ $add } で最初の顧客を追加してください。
book-no-account = 表示中の顧客がありません。
book-nothing-marked = 印を付けた顧客がありません。
