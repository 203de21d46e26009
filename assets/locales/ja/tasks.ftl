# 営業日・接点の間隔・全顧客のタスク

working-ignored = 休日の設定の一部を使えません: { $problem }
working-no-country = 「{ $country }」の祝日データがありません。config.toml と同じフォルダーの holidays/{ $country }.csv（.ics、.txt も可）に置いてください。
working-format = { $file } は祝日の一覧として読めません。.csv、.ics、.txt のいずれかを指定してください。

cadence-next = 次の接点 { $day }
cadence-silent = 接点が途絶（{ $day }期限）
