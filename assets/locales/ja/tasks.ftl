# 営業日・接点の間隔・全顧客のタスク

working-ignored = 休日の設定の一部を使えません: { $problem }
working-no-country = 「{ $country }」の祝日データがありません。config.toml と同じフォルダーの holidays/{ $country }.csv（.ics、.txt も可）に置いてください。
working-empty = { $file } に祝日がありません。
working-format = { $file } は祝日の一覧として読めません。.csv、.ics、.txt のいずれかを指定してください。

cadence-next = 次の接点 { $day }
cadence-silent = 接点が途絶（{ $day }期限）

## 全タスクの画面
task-title = タスク
task-none = タスクはまだありません。
task-no-match = 該当するタスクはありません。
task-filter-hint = タスク名・顧客名・メモの言葉
task-filter-cleared = 絞り込みを解除しました。
task-marked = { $n }件を選択中
task-none-marked = 選択したタスクはありません。
task-already-open = タスク一覧を表示中です。
task-overdue-count = 期限超過{ $n }件
task-today-count = 今日{ $n }件
task-col-when = 時期
task-col-account = 顧客
task-col-repeats = 繰り返し
task-group-overdue = 期限超過
task-group-today = 今日
task-group-week = 7日以内
task-group-later = それ以降
task-group-undated = 期限なし
task-group-snoozed = 延期中
task-group-done = 最近の完了
task-delete = { $n ->
    [1] このタスクを削除しますか？
   *[other] { $n }件のタスクを削除しますか？
}
task-delete-consequence = { $n ->
    [1] 「{ $title }」を削除します。u で元に戻せます。
   *[other] 「{ $title }」など{ $n }件を削除します。u で元に戻せます。
}
task-shift-title = { $n ->
    [1] タスクの期限を変更
   *[other] { $n }件のタスクの期限を変更
}
task-shift-hint = +3d・+2営業日・-1週間（各期限から）、来週月・12/1（全件同じ日）
task-shift-more = ほか{ $n }件
task-snooze-several = タスク{ $n }件
task-close-title = この対応で完了したタスクは？
task-close-none = なし
label-repeat = 繰り返し
label-done-when = 完了条件
label-account = 顧客
form-hint-repeat = 2w、毎月、5営業日
form-hint-done-when = 条件式（例 usage>10）
form-hint-task-account = 空欄: 顧客なし
task-every-day = { $n ->
    [1] 毎日
   *[other] { $n }日ごと
}
task-every-week = { $n ->
    [1] 毎週
   *[other] { $n }週間ごと
}
task-every-month = { $n ->
    [1] 毎月
   *[other] { $n }か月ごと
}
task-every-year = { $n ->
    [1] 毎年
   *[other] { $n }年ごと
}
task-every-workday = { $n ->
    [1] 毎営業日
   *[other] { $n }営業日ごと
}

## コマンド
cmd-all-tasks = タスク
cmd-all-tasks-help = 全顧客のタスクを見る
cmd-finish-tasks = 完了
cmd-finish-tasks-help = 選んだタスク（複数可）を完了にする
cmd-snooze-tasks = 延期
cmd-snooze-tasks-help = 選んだタスク（複数可）を指定日まで延期
cmd-shift-tasks = 期限変更
cmd-shift-tasks-help = 選んだタスク（複数可）の期限をまとめて変更
cmd-mark-task = 選択
cmd-mark-task-help = タスクを選択・解除
cmd-mark-all-tasks = すべて選択
cmd-mark-all-tasks-help = 表示中の未完了タスクをすべて選択
cmd-mark-no-task = 選択解除
cmd-mark-no-task-help = 選択をすべて解除
cmd-add-to-tasks = 追加
cmd-add-to-tasks-help = タスクを追加（選択中のタスクの顧客に）
cmd-edit-task = 編集
cmd-edit-task-help = タスクを編集
cmd-task-filter = 絞り込み
cmd-task-filter-help = 言葉を含むタスクだけを表示
cmd-delete-tasks = 削除
cmd-delete-tasks-help = 選んだタスク（複数可）を削除（取り消し可）
cmd-keep-task-filter = 確定
cmd-keep-task-filter-help = 絞り込んだまま一覧に戻る
cmd-save-shift = 変更
cmd-save-shift-help = 表示された期限に変更
cmd-tick-task = 選択
cmd-tick-task-help = この対応で済んだタスクに印を付ける
cmd-close-ticked = 完了
cmd-close-ticked-help = 印を付けたタスク（なければ選択中のタスク）を完了

## コマンドライン
about-task-edit = タスクを編集
about-task-shift = タスクの期限をまとめて変更
arg-ids = タスクのID（task list で表示）
arg-by = +3d・+2wd・-1w（各期限から）、または全件同じ日: mon、2026-12-01
arg-repeat = 完了後に繰り返す間隔: 2w、毎月、5wd
arg-done-when = 完了とみなす顧客の条件式
arg-overdue = 期限超過のみ
cli-condition-no-account = --done-when はタスクの顧客を見る条件ですが、このタスクには顧客がありません。
cli-not-yet = { $name }: { $day }はまだ先です。今日以前の日付を指定してください。
cli-due = 期限 { $day }
cli-due-past = 期限 { $day }（過去の日付です）
cli-until = { $day }まで
cli-not-later = { $name }: { $day }は今日以前です。明日以降の日付を指定してください。
