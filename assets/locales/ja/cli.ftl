# コマンドライン: ヘルプ、見出し、結果、エラー

cli-about = 担当顧客を見守る、オフラインのカスタマーサクセス用ワークベンチ。コマンドを付けずに実行すると画面が開きます。
cli-usage = 使い方
cli-commands = コマンド
cli-arguments = 引数
cli-options = オプション
cli-default = 省略時: { $value }
cli-examples =
    例:
      mimamori list red                 危険な顧客の一覧
      mimamori health 青葉 --json       スコアとその根拠
      mimamori undo                     直前の変更を取り消す

    顧客は ID、外部 ID、または一つに決まる名前の一部で指定します。
    終了コード: 0 完了、1 失敗（変更なし）、2 使い方の誤り、3 完了（一部の行を除外）

## コマンド
about-demo = サンプルのブックを開く（使い捨て）、またはファイルに書き出す
about-import = CRM・問い合わせ・アンケートなどの書き出しファイルや、カレンダーを取り込む
about-list = 担当ブックを、対応が必要な顧客から順に表示
about-show = 顧客の詳細（担当者・契約・タスク）を表示
about-timeline = 顧客とのやり取りを新しい順に表示
about-health = ヘルススコアの内訳と根拠を表示
about-log = 接点を1行で記録
about-survey = アンケート回答を入力
about-survey-add = NPS・CSAT・CES の回答を1件入力
about-pulse = 顧客への所感を1（最低）〜5で設定
about-override = 自分で判断したスコアや区分を設定・解除
about-task = タスクの操作
about-task-add = タスクを追加
about-task-done = タスクを完了
about-task-snooze = タスクを指定日まで延期
about-task-list = 未完了のタスクを表示
about-undo = 直前の変更を取り消す
about-redo = 取り消した変更をやり直す
about-history = 変更履歴を新しい順に表示
about-backup = ブックを複製し、複製を検証
about-restore = バックアップからブックを復元（現在のブックは保管）
about-check = ブックに破損がないか点検
about-completions = シェルの補完スクリプトを出力
about-man = マニュアルページを出力
about-help = このヘルプ、または各コマンドのヘルプを表示

## オプション
arg-help = ヘルプを表示
arg-version = バージョンを表示
arg-book = ブックのファイル [環境変数: MIMAMORI_BOOK]
arg-lang = 表示言語 [環境変数: MIMAMORI_LANG]
arg-today = 今日とみなす日付 [環境変数: MIMAMORI_TODAY]
arg-json = JSON で出力
arg-color = 文字に色を付ける条件 [環境変数: NO_COLOR]
arg-theme = 画面の配色 [環境変数: MIMAMORI_THEME]
arg-accounts = 顧客の件数
arg-seed = 番号を変えると別のブックになる
arg-paths = ファイル（CSV、XLSX、XLS、ODS。カレンダーはICSとそのフォルダー）
arg-map = 項目に対応する列（複数指定可）
arg-set = すべての行に入れる固定値
arg-date-format = 日付の書式（例: %d/%m/%Y）
arg-encoding = 文字コード（UTF-8、UTF-16、CP932）。省略時は自動判別
arg-delimiter = 列の区切り（, ; tab）。省略時は自動判別
arg-sheet = ブック内のシート名
arg-header-row = 見出しの行番号（1から）
arg-new-accounts = ブックにない顧客を追加する
arg-dry-run = 結果の確認だけ行い、書き込まない
arg-line = 内容（例: 「#青葉 @佐藤 /通話 15分 展開の相談 +見積送付 >金」）
arg-new-account = ブックにない顧客なら追加する
arg-filter = 「セグメント:smb スコア<40 更新<60日」のような条件。語だけなら名前や分類から検索。全体を引用符で囲む
arg-limit = 最大件数
arg-account = 顧客（ID、外部 ID、または一つに決まる名前の一部）
arg-kind = 種類
arg-from = この日以降
arg-to = この日まで
arg-as-of = この日の時点で分かっていた内容で計算
arg-score = スコア
arg-comment = コメント
arg-contact = 担当者（ID、メールアドレス、または名前の一部）
arg-at = 日時（省略時は現在）
arg-scale = 回答の最低点と最高点（通常と異なる場合）
arg-rating = 所感、1（最低）〜5
arg-note = メモ
arg-expires = 有効期限（この日まで有効）
arg-band = 区分
arg-reason = 理由
arg-clear = 上書きを解除
arg-id = タスクの ID（task list に表示）
arg-title = やること
arg-due = 期限: 2026-12-01、来週金、3日後、月末
arg-priority = 優先度、1（高）〜3（低）
arg-date = いつまで: 2026-12-01、来週月、2週間後
arg-all = 完了済みも含める
arg-out = 出力先のファイル
arg-backup = backup で作ったブック
arg-shell = シェル
arg-subcommand = ヘルプを見るコマンド

## 見出し
cli-col-account = 顧客
cli-col-health = ヘルス
cli-col-change = 30日
cli-col-arr = ARR
cli-col-renewal = 更新
cli-col-last-touch = 最終接点
cli-col-next-task = 次のタスク
cli-col-name = 氏名
cli-col-role = 役割
cli-col-email = メール
cli-col-left = 退任日
cli-col-product = 製品
cli-col-start = 開始
cli-col-end = 終了
cli-col-due = 期限
cli-col-outcome = 結果
cli-col-reason = 理由
cli-col-when = 日時
cli-col-what = 種類
cli-col-title = 件名
cli-col-state = 状態
cli-col-who = 相手
cli-col-part = 項目
cli-col-weight = 重み
cli-col-value = 値
cli-col-points = 寄与
cli-col-why = 理由
cli-col-priority = 優先度
cli-col-task = タスク

## 顧客の項目
cli-field-id = ID
cli-field-external-id = 外部 ID
cli-field-arr = ARR
cli-field-stage = ライフサイクル
cli-field-touch-model = タッチモデル
cli-field-segment = セグメント
cli-field-industry = 業種
cli-field-region = 地域
cli-field-country = 国
cli-field-domain = ドメイン
cli-field-seats = 席数
cli-field-owner = 担当
cli-field-created = 契約開始
cli-field-churned = 解約日
cli-field-last-touch = 最終接点
cli-field-renewal = 更新日

## 結果
cli-book-empty = このブックにはまだ顧客がありません。
cli-of-all = { $shown }（全{ $all }件中）
cli-known = 把握率 { $share }、30日で { $change }
cli-notice-by = 通知期限 { $day }
cli-capped = 上限 { $limit }: { $reason }
cli-overridden = 上書き: { $to }（{ $until } まで）{ $reason }
cli-left = { $name } が退任
cli-timeline-empty = 該当する記録がありません。期間を広げるか、--kind を外してください。
cli-tasks-empty = 未完了のタスクはありません。
cli-done = 完了
cli-snoozed = { $until }まで延期
cli-ended = 中止しました。何も残していません。
cli-demo-progress = サンプルのブックを作成中
cli-demo-made = サンプルのブックを作成しました（{ $accounts }、記録{ $events }件）: { $path }
cli-import-done = { $kind }: { $read }行を読み込み、追加{ $added }、更新{ $updated }、変更なし{ $unchanged }、除外{ $skipped }
cli-import-would = { $kind }（書き込みなし）: { $read }行を読み込み、追加予定{ $added }、更新予定{ $updated }、変更なし{ $unchanged }、除外{ $skipped }
cli-import-unmapped = 対応する項目のない列: { $columns }
cli-import-no-rows = 見出しの下に行がありません。書き出した一覧を確認してください。
cli-import-more = …ほか{ $n }件。--json ですべて表示します。
cli-log-contact = 新しい担当者: { $name }
cli-log-task = タスク: { $title }
cli-log-task-due = タスク: { $title }（期限 { $due }）
cli-undo-hint = mimamori undo で取り消せます。
cli-nothing-changed = 変更はありません（すでにその状態です）。
cli-backup-made = ブックを複製し、検証しました: { $path }
cli-check-sound = ブックに問題はありません（{ $counted }）。
cli-check-problems = 問題が{ $n }件見つかりました:
cli-check-next = まずファイルを別の場所に複製し、問題のない最新のバックアップに戻してください。

## 使い方の誤り
cli-misuse-no-value = { $argument } に値がありません。
cli-misuse-value = 「{ $value }」は { $argument } に指定できません。
cli-misuse-choices = 次から選んでください: { $values }
cli-misuse-argument = { $argument } という引数・オプションはありません。
cli-misuse-command = 「{ $command }」というコマンドはありません。
cli-misuse-missing = 次の指定が足りません: { $arguments }
cli-misuse-twice = { $argument } は一度だけ指定できます。
cli-misuse-conflict = { $argument } は { $others } と同時に指定できません。
cli-misuse-near = もしかして: { $names }
cli-misuse-help = 詳しくは --help を付けて実行してください。

## エラー
cli-io = { $path }: { $why }。何も変更していません。フォルダー、権限、ディスクを確認してください。
cli-option = { $name }: { $why }
cli-no-data-folder = データ用のフォルダーが見つかりません。--book でブックを指定してください。
cli-held-by = { $host } の { $user } がこのブックを使用中です（プロセス { $process }、{ $since } から）。何も変更していません。そちらを閉じてからやり直してください。
cli-held-by-nobody = { $host } の別の mimamori がこのブックを使用中です（プロセス { $process }、{ $since } から）。何も変更していません。そちらを閉じてからやり直してください。
cli-held-by-unknown = 別のプログラムがこのブックを使用中です。何も変更していません。そちらを閉じてからやり直してください。
cli-no-account = 「{ $name }」という顧客は見つかりません。mimamori list で一覧を確認してください。
cli-ambiguous-account = 「{ $name }」に該当する顧客が{ $n }件あります。ID か、より長い名前で指定してください:
cli-no-contact = この顧客に「{ $name }」という担当者は見つかりません。mimamori show で確認してください。
cli-ambiguous-contact = 「{ $name }」に該当する担当者が複数います。ID か、より長い名前で指定してください:
cli-log-new-account = 「{ $name }」という顧客は見つかりません。名前を直すか、--new-account で追加してください。
cli-log-empty = 内容がありません。例: mimamori log "#青葉 /通話 展開の相談"
cli-log-no-account = 顧客が分かりません。#と顧客名を入れるか、--account で指定してください。
cli-no-task = ID「{ $id }」のタスクは見つかりません。mimamori task list で確認してください。
cli-task-is-done = このタスクは完了済みのため、延期できません。
cli-no-override = { $account } に有効な上書きはありません。
cli-file-exists = { $path } はすでにあります。--out で別のファイルを指定してください。
cli-no-terminal = 画面を開くには端末が必要です。スクリプトでは mimamori list --json などのコマンドを使ってください。
cli-no-theme = 配色「{ $name }」はありません。次から選んでください: { $known }。
cli-restored = { $path } を { $from } の内容に戻しました。
cli-restored-kept = これまでのブックは保管しました: { $kept }

# コマンドラインのセグメント。
about-segment = セグメント（保存した絞り込み、タッチモデルのルール）の操作
about-segment-list = セグメントを、社数とARRとともに表示
about-segment-show = セグメントの顧客を表示
about-segment-add = 絞り込みをセグメントとして保存
about-segment-edit = セグメントの条件・タッチモデル・順番を変更
about-segment-rename = セグメントの名前を変更（参照している条件も変わる）
about-segment-delete = セグメントを削除
about-segment-assign = 最初に当てはまるセグメントのタッチモデルを顧客に設定
arg-segment = セグメントの名前またはID
arg-new-filter = 新しい条件
arg-new-name = 新しい名前
arg-touch-model = セグメントの顧客に設定するタッチモデル
arg-no-touch-model = タッチモデルのルールから外す
arg-position = セグメントの順番（先頭が1）
# カレンダー
about-agenda = これからの予定と、まだ記録していない打ち合わせを表示
about-agenda-log = 済んだ打ち合わせを接点として記録
about-agenda-decline = 打ち合わせを記録せずに片付ける
about-agenda-assign = どの顧客の予定かを指定
about-export = 他のプログラム用のデータを書き出す
about-export-calendar = 更新日、期限、タスク、オンボーディング、成果目標の確認日をカレンダー（ICS）に書き出す
arg-own = 自分のメールアドレス。次回の取り込みにも使う（カレンダー）
arg-days = 何日先までか
arg-meetings = 予定の ID（agenda に表示）
arg-meeting = 予定の ID（agenda に表示）
arg-dates = この種類の期限だけ
arg-todo = タスクを ToDo として書き出す
# 成果目標
about-goal = 成果目標（顧客にとっての成功）を扱います
about-goal-list = 進行中の成果目標と進み具合を一覧します
about-goal-add = 顧客に成果目標を追加します
about-goal-read = 目標の現在の値を記録します
about-goal-close = 結果とともに目標を終了します
about-goal-reopen = 終了した目標を再開します
arg-metric = 何を測るか
arg-unit = 単位（%、時間、件など）
arg-baseline = 開始時の値
arg-target = 成功とみなす値。開始値より小さくてもかまいません
arg-review-days = 顧客との確認の間隔（日数）
arg-goal-title = 顧客が目指す成果
arg-goal = 目標のID（goal list で表示されるもの）
arg-value = 記録する値
arg-on = いつの値か。省略すると今日
arg-source = 誰の数字か
arg-outcome = 結果

# イベント
about-event = 多数の顧客向けのイベント（ウェビナー、トレーニングなど）を扱います
about-event-list = イベントを新しい順に一覧します
about-event-add = イベントを追加します
about-event-show = イベントの招待先と、開催後の変化を表示します
about-event-invite = 顧客や担当者を招待します。招待済みの相手はそのままです
about-event-attend = 招待先を参加にします。顧客ごとに接点が記録されます
about-event-absent = 招待先を欠席にします
about-event-open = 参加・欠席の印を消し、招待済みに戻します
about-event-import = 出欠をCSVまたはExcelファイルから取り込みます
arg-event = イベントのID（event list で表示されるもの）
arg-event-title = 件名
arg-event-at = 開催日時。2026-12-10、時刻付きなら「2026-12-10 15:00」
arg-event-minutes = 所要時間（分）
arg-guest = 担当者（ID、メールアドレス、または一意に決まる名前の一部）
arg-everybody = すべての招待先。招待では、すべての顧客
arg-attendance = ファイル。会社名、メールアドレスか氏名、出欠の列
