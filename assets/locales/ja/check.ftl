# ブックの検査で見つかったもの。表と列はファイル内の名前で示す。
check-damaged = ファイルが壊れています：{ $why }
check-schema-missing = { $part } がありません。
check-schema-altered = { $part } が別のプログラムによって変更されています。
check-schema-foreign = { $part } は別のプログラムが追加したものです。
check-log-incomplete = 変更 { $op } の履歴が一部失われており、元に戻せません。
check-log-off = 変更履歴の記録が止まっています。今書き込んだ内容は元に戻せません。
check-row-no-parent = { $table } { $row }：属する { $parent } が見つかりません。
check-row-account-deleted = { $table } { $row }：顧客が削除されています。
check-row-not-a-date = { $table } { $row }：{ $column } が日付ではありません（{ $value }）。
check-row-ends-before-start = { $table } { $row }：{ $end } が { $start } より前です。
check-row-negative = { $table } { $row }：{ $column } が負の値です（{ $value }）。
check-row-no-currency = { $table } { $row }：{ $column } に通貨がありません。
check-row-unreadable = { $table } { $row } を読み取れません：{ $why }
check-row-twice = { $table } { $row }: 行 { $of } と日付・指標・利用者が重複しています。
