# 利用状況: 顧客のタブとコマンドライン

usage-people = 利用者数
usage-active-label = 利用中の席
usage-active = 直近28日に{ $seats }席中{ $active }席（{ $share }）
usage-active-no-seats = 直近28日に{ $active }名（席数は未登録）
usage-weekly-label = 翌週の継続
usage-daily-label = 翌日の継続
usage-share = { $share }（{ $whole }中{ $part }）
usage-course = 直近{ $days }日{ $now }、その前{ $before }（{ $change }）
usage-course-new = 直近{ $days }日{ $now }、その前はなし
usage-course-slope = { $course }、週あたり{ $slope }
usage-first-used = { $share }、初回{ $on }
usage-of-people = { $whole }名中{ $part }名（{ $share }）
usage-of-days = { $whole }日中{ $part }日（{ $share }）
usage-parts-people = { $whole }名中{ $part }名
usage-parts-days = { $whole }日中{ $part }日
usage-outside-day = { $on } { $value }（ふだん{ $low }〜{ $high }）
usage-outside-week = { $on }までの週 { $value }（ふだん{ $low }〜{ $high }）
usage-chart-sums = 各日までの7日間の合計
usage-chart-people = 各日までの7日間の利用者数
usage-by-day = 過去12週の同じ曜日と日ごとに比較
usage-by-week = 過去12週と週ごとに比較
usage-empty = この顧客の利用データはありません。
usage-facts-active = { $text }
usage-facts-weekly = 翌週の継続{ $share }
usage-facts-daily = 翌日{ $share }
usage-facts-until = データは{ $on }まで
usage-all-usual = 直近28日はふだんどおりです。
usage-odd = ふだんと違う: { $text }
usage-metric = 指標
usage-now = 28日
usage-before = その前
usage-change = 増減
usage-slope = 週あたり
usage-course-head = 12週
usage-share-head = 利用の広さ
usage-day = 日
usage-value = 値
usage-people-head = 利用者
usage-usual = ふだん
usage-usual-band = { $low }〜{ $high }
usage-high = ▪ 多い
usage-low = ▪ 少ない
usage-no-row = この日の記録はありません。
usage-twin = { $metric }（日ごと）

## タブとコマンド
account-tab-usage = 利用
cmd-tab-usage = 利用状況
cmd-tab-usage-help = 何が誰にどれだけ使われているかを見る
cmd-usage-table = 表
cmd-usage-table-help = グラフを日ごとの表で見る（もう一度で戻る）

## コマンドライン
about-usage = 顧客の利用状況を表示（推移・利用席・機能・継続・ふだんと違う日）
arg-usage-metric = この指標だけを日ごとに
cli-no-metric = 指標「{ $name }」はありません。あるもの: { $metrics }
cli-usage-no-metric = 利用データがありません。
