# プレイブック：画面、コマンドライン、手順の誤り

## 手順の書き方の誤り
playbook-fault = { $line }行目の{ $at }文字目：{ $why }
playbook-fault-no-offset = 時期で始めてください。+3日、-2週、+5営業日の後に空白と内容。
playbook-fault-unit = 期間の単位ではありません。日、週、か月、年、営業日で書いてください。
playbook-fault-too-far = 10年を超えています。小さい数にしてください。
playbook-fault-no-title = 内容がありません。時期の後に、することを書いてください。
playbook-fault-title-long = タスク名が長すぎます。400文字以内にしてください。
playbook-fault-priority = この優先度はありません。!1、!2、!3のいずれかです。
playbook-fault-twice = 二重に書かれています。一方を消してください。
playbook-fault-unclosed = 括弧が閉じていません。条件の後に ）を付けてください。
playbook-fault-empty = 条件が空です。score<40 のような絞り込みを書いてください。
playbook-fault-clause = 条件なら（完了条件: …）か（実施条件: …）と書いてください。
playbook-fault-text-after = 条件の後に書けるのは別の条件だけです。括弧の前へ。
playbook-fault-words = 顧客についての条件ではありません。score<40 のように書いてください。
playbook-fault-too-many = 手順は100件までです。二つに分けてください。
playbook-fault-no-steps = 手順がありません。「+0日 決裁者に電話」のように書いてください。

## 日付の入った手順
playbook-left-out = 対象外：{ $condition } ではない
playbook-past = 本来は{ $day }、すぐに対応
playbook-done-when = 完了条件 { $condition }
playbook-only-if = { $condition } のため
playbook-runs-already = すでに実行中（{ $day }基準）。先に中止してください
playbook-already-running = { $account }では「{ $playbook }」がすでに実行中です。先にそれを中止してください。
playbook-no-day = 基準になる{ $anchor }がありません。契約を入力するか日付を指定
playbook-no-kickoff = オンボーディング計画がありません。計画を作るか日付を指定
playbook-no-detractor = 批判的な回答がありません。日付を指定してください
playbook-nothing-to-do = 当てはまる手順がありません。条件を確認してください

## 一覧
playbook-title = プレイブック
playbook-tab-all = プレイブック
playbook-tab-running = 実行中
playbook-col-name = プレイブック
playbook-col-for = 対象
playbook-col-reason = 提案のきっかけ
playbook-col-steps = 手順
playbook-col-started = 開始
playbook-col-done = 完了タスク
playbook-col-account = 顧客
playbook-col-progress = 完了
playbook-col-next = 次の手順
playbook-col-state = 状態
playbook-for-all = 全て
playbook-by-hand = 手動
playbook-own = 自作
playbook-changed = 変更
playbook-counted-from = 基準日：{ $anchor }
playbook-offered = 提案のきっかけ：{ $reason }
playbook-not-offered = 手動で開始
playbook-for = 対象：{ $model }
playbook-started-n = { $n ->
    [0] まだ開始していません
   *[other] 開始 { $n }回、タスク完了 { $done }/{ $tasks }件
}
playbook-none-running = 実行中のプレイブックはありません。一つ選んで顧客に対して開始してください。
playbook-state-running = 実行中
playbook-state-done = 完了
playbook-state-stopped = { $day }中止
playbook-for-account = 対象 { $account }
playbook-for-accounts = 対象 顧客{ $n }件
playbook-gone = このプレイブックはもうありません。

## 一つのプレイブック
playbook-col-day = 期限
playbook-col-task = タスク
playbook-col-remark = 備考
playbook-no-account = 顧客または担当顧客の一覧から開くと開始できます。
playbook-built-in = 標準
playbook-own-one = 自作
playbook-replaced = 標準を変更したもの
playbook-dates-of = { $account }の場合の日付（{ $day }基準）
playbook-dates-from-today = 今日開始した場合の日付
playbook-delete = プレイブック「{ $name }」を削除しますか？
playbook-delete-consequence = 実行中のものはそのまま続きます。元に戻せます。
playbook-restore = 「{ $name }」を標準の内容に戻しますか？
playbook-restore-consequence = 変更した内容は削除されます。元に戻せます。
playbook-not-own = 標準のプレイブックは削除できません。編集すると、自分の版が代わりに使われます。
playbook-faulty = 手順に誤りがあります。先に手順を編集してください。
playbook-copy-name = { $name }（コピー）

## 開始
playbook-start-title = 「{ $name }」の開始
playbook-start-head = 顧客{ $accounts }件、タスク{ $tasks }件
playbook-start-blocked = 顧客{ $n }件は対象外
playbook-start-from = 基準日
playbook-start-own-day = { $n ->
    [1] この顧客の基準日
   *[other] 顧客ごとの基準日
}
playbook-start-bad-day = 日付ではありません。12-01、金曜、2週のように書いてください。
playbook-start-nothing = 開始できるものがありません。顧客の横の理由を確認してください。
playbook-start-counted = { $day }基準
playbook-skipped = 行わない

## 実行中
playbook-stop = { $account }の「{ $name }」を中止しますか？
playbook-stop-consequence = 未完了のタスク{ $n }件を取り下げます。元に戻せます。
playbook-is-over = すでに終わっています。
playbook-none-selected = 何も選択されていません。
playbook-settled = { $n ->
    [1] 条件を満たしたため「{ $task }」を完了しました。
   *[other] 条件を満たしたため、プレイブックのタスク{ $n }件を完了しました。
}

## 編集
playbook-edit-title = 手順
playbook-edit-head = 1行に1手順：時期、内容、優先度 !1〜!3、条件は括弧内。#で始まる行はメモ。
playbook-edit-fine = 手順{ $n }件
playbook-edit-faults = 読み取れない行{ $n }件
playbook-edit-refused = 保存していません。{ $why }
playbook-form-title = プレイブック
playbook-label-name = 名前
playbook-label-description = 目的
playbook-label-model = 対象
playbook-label-anchor = 基準日
playbook-label-reason = 提案のきっかけ

## コマンドライン
about-playbook = プレイブック（期限付きのタスク一式）を扱う
about-playbook-list = プレイブックと開始回数の一覧
about-playbook-show = プレイブックの内容を、顧客ごとの期限とともに表示
about-playbook-start = 一つまたは複数の顧客に対してプレイブックを開始
about-playbook-running = 実行中のプレイブックの一覧
about-playbook-stop = 実行中のプレイブックを中止し、未完了のタスクを取り下げる
about-playbook-check = 完了条件を満たしたタスクを完了にする
about-playbook-edit = ファイルまたは標準入力の内容（手順、または export の形式）で変更
about-playbook-copy = 既存のものから自作のプレイブックを作る
about-playbook-export = プレイブックをファイルの形式で出力
about-playbook-delete = 自作のプレイブックを削除（標準のものは元に戻る）
arg-playbook = プレイブックのキー（playbook list で確認）
arg-accounts-named = 顧客：ID、外部ID、または名前の一部
arg-anchor-day = 顧客ごとの基準日の代わりに、この日を基準にする
arg-run = 実行のID（playbook running で確認）。またはキーと顧客
arg-steps-file = 標準入力の代わりに読むファイル
arg-new-key = コピーのキー
arg-copy-name = コピーの名前
cli-playbook-none = プレイブック「{ $key }」はありません。mimamori playbook list で確認してください。
cli-playbook-taken = プレイブック「{ $key }」はすでにあります。別のキーにしてください。
cli-playbook-bad-key = キーに使えるのは英小文字、数字、ハイフンです。「{ $key }」は使えません。
cli-playbook-no-run = 「{ $key }」は実行されていません。mimamori playbook running で確認してください。
cli-playbook-empty = 入力がありません。標準入力か --file で手順を渡してください。
cli-playbook-not-one = ファイルにプレイブックがないか、複数あります。一つだけにしてください。
cli-playbook-file = { $line }行目：{ $why }
cli-playbook-not-own = 「{ $key }」は標準のプレイブックのため削除できません。
cli-playbook-nothing-settled = 条件を満たしたタスクはありません。
cli-playbook-would-start = { $account }に対して「{ $name }」を開始した場合（{ $day }基準）：
cli-playbook-cannot = { $account }：{ $why }
cli-col-key = キー
