# カレンダー：ファイルや予定の問題
agenda-fault-no-calendar = このファイルにカレンダーはありません
agenda-fault-not-text = カレンダーのファイルではありません（{ $what }）
agenda-fault-no-line = 意味の分からない行を飛ばしました：{ $text }
agenda-fault-long-line = { $limit } バイトを超える行を途中で切りました
agenda-fault-no-end = { $name } に終わりがありません。読めたところまで取り込みました
agenda-fault-no-start = 予定の開始日時がありません（{ $uid }）
agenda-fault-bad-time = 「{ $value }」は日時として読めません（{ $uid }）
agenda-fault-bad-end = 「{ $value }」は終了日時として使えません。終了なしで取り込みました
agenda-fault-bad-rule = 「{ $value }」は繰り返しの規則として読めません。1 回の予定として取り込みました
agenda-fault-bad-date = 「{ $value }」は日時として読めないため飛ばしました
agenda-fault-unknown-zone = タイムゾーン「{ $name }」が分からないため、お使いの時刻として扱いました
agenda-fault-too-many = 繰り返しが多すぎるため、最初の { $limit } 件だけ取り込みました
agenda-fault-replaced = 同じ予定の新しい版が { $file } の { $line } 行目にあり、そちらを使いました（{ $uid }）
agenda-fault-long-text = { $limit } 文字を超える文を途中で切りました

# 予定
agenda-screen = 予定
agenda-tab-to-log = 記録待ち（{ $n }）
agenda-tab-coming = これから（{ $n }）
agenda-day = 日付
agenda-time = 時刻
agenda-account = 顧客
agenda-title = 予定
agenda-people = 参加者
agenda-place = 場所
agenda-id = ID
agenda-to-log = 記録待ち
agenda-coming = これからの予定
agenda-all-day = 終日
agenda-until = { $day }まで
agenda-no-title = （件名なし）
agenda-tentative = { $title }（仮）
agenda-suggested = { $name }？
agenda-whose = 「{ $title }」はどの顧客の予定ですか
agenda-empty = 予定はありません。カレンダーの取り込み：mimamori import calendar ファイル
agenda-nothing-to-log = この 30 日の打ち合わせは、すべて記録済みか対象外です。
agenda-nothing-coming = これからの予定はありません。カレンダーを取り込むとここに並びます。
agenda-no-account = どの顧客の予定か分かりません。# で指定できます。
agenda-no-such-account = その名前の顧客はありません。
agenda-no-meeting = ID「{ $id }」の予定はありません。ID は mimamori agenda --json で確かめられます。
agenda-none-ticked = チェックした予定がありません。Space でチェックします。
agenda-enter-logs = ここでは Enter でチェックした予定を記録します。顧客を開くには o を押します。
agenda-assign-first = 先に # で顧客を指定してください。
agenda-open-already = すでに予定の画面です。
agenda-next-meeting = 次回 { $when }：{ $title }

# カレンダーの取り込み
agenda-no-calendars = { $path } にカレンダーのファイル（.ics）がありません。
agenda-import-title = カレンダーの取り込み
agenda-import-intro = .ics ファイル、またはそのフォルダーです。結果を確かめるまで何も書き込みません。
agenda-import-path = ファイル・フォルダー
agenda-import-path-hint = 入力、貼り付け、ドラッグできます
agenda-import-addresses = 自分のアドレス
agenda-import-addresses-hint = 空なら、最も多くの予定にあるアドレス
agenda-import-file = ファイル
agenda-import-line = 行
agenda-import-ahead = 追加 { $added }・更新 { $updated }・変更なし { $unchanged }・除外 { $skipped }
agenda-import-events = イベント { $events } 件を読み、打ち合わせ { $matched } 件が顧客のものと分かりました
agenda-import-outside = 繰り返しのうち { $n } 回は期間外です（18 か月前から 12 か月先まで）
agenda-import-not-meetings = { $n } 件は予定ではありません（ToDo、日誌、空き時間）
agenda-import-own = 自分のアドレスとみなしたもの：{ $list }
agenda-import-to-log = まだ記録していない打ち合わせが { $n } 件あります：mimamori agenda

# 自分の期日をカレンダーへ
agenda-export-title = カレンダーへ書き出し
agenda-export-intro = 更新日、解約通知期限、タスク、オンボーディング、成果目標の確認日を .ics ファイルに書き出します。
agenda-export-name = 見守り
agenda-exported = { $n } 件の期日を { $path } に書き出しました
agenda-date-renewal = 更新日
agenda-date-notice = 解約通知期限
agenda-date-task = タスク
agenda-date-step = オンボーディング
agenda-date-goal = 成果目標の確認
agenda-entry = 予定
