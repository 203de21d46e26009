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
