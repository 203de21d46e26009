# ヘルススコアの言葉: 内訳、各項目の根拠、状態を変えるのに必要なこと。
# 根拠はふつうの値なら半角76桁の一行に、項目名は半角17桁の列に収める。

## 内訳
group-adoption = 活用
group-engagement = 関係
group-sentiment = 満足度
group-support = サポート
group-onboarding = 導入
input-active-share = 利用者の割合
input-usage-change = 利用の増減
input-silence = 最後の対話
input-reach = 接点の広さ
input-nps = NPS回答
input-csat = CSAT回答
input-pulse = パルス
input-severe-tickets = 重大な問い合わせ
input-ticket-rate = 問い合わせ件数
input-reopened = 再オープン件数
input-overdue-steps = ステップの遅れ
input-progress = 計画との差
cap-severe-ticket = 重大案件が未解決
cap-champion-left = 推進者不在
cap-detractor-unanswered = 批判者に未対応
cap-notice-given = 解約通知

## スコア全体
health-days = { $n }日
health-coverage-share = 把握率{ $known }
health-coverage = 把握率{ $known }、{ $low }〜{ $high }の範囲
health-coverage-none = まだ何も把握できていません
health-model = モデル{ $version }
health-parts = 項目の合計{ $points }
health-held = 上限{ $limit }
health-override = 上書き: { $to }（{ $until }まで）{ $reason }
health-override-bare = 上書き: { $to }（{ $until }まで）

## 項目の根拠
reason-active-share = 直近{ $days }に利用したのは{ $seats }席中{ $active }席
reason-usage-people = 直近{ $days }の利用者{ $after }名、その前は{ $before }名（{ $change }）
reason-usage-amount = 直近{ $days }の利用量{ $after }、その前は{ $before }（{ $change }）
reason-silence = 最後の対話は{ $n ->
    [0] 今日
   *[other] { $n }日前（{ $on }）
}、目安は{ $cadence }ごと
reason-never-two-way = { $since }から{ $days }間、双方向の対話なし。目安は{ $cadence }ごと
reason-reach = { $n ->
    [0] 直近{ $days }に接点のあった担当者なし
    [1] 直近{ $days }に接点のあった担当者は1名だけ
   *[other] 直近{ $days }に接点のあった担当者は{ $n }名
}
reason-answers = { $n ->
    [1] { $on }の回答は{ $mean }
   *[other] 回答{ $n }件の平均{ $mean }、最新は{ $on }
}
reason-pulse = { $on }に5段階中{ $rating }と評価、{ $until }まで有効
reason-severe-tickets = { $n ->
    [0] 未解決の重大な問い合わせなし
    [1] 重大な問い合わせが{ $days }間未解決
   *[other] 重大な問い合わせ{ $n }件が未解決、最長{ $days }
}
reason-ticket-rate = 直近{ $days }の問い合わせ{ $n }件（ふだんは約{ $expected }件）
reason-reopened = { $n ->
    [0] 直近{ $days }の再オープンなし
   *[other] 直近{ $days }の再オープン{ $n }件
}
reason-overdue-steps = { $n ->
    [0] 未完了のステップなし
   *[other] 未完了のステップ{ $n }件（遅れ{ $late }件、停止{ $blocked }件）
}
reason-progress = ステップ{ $n }件中{ $done }件完了（予定では{ $due }件）

## 値がない理由
missing-no-usage = 最近の利用データなし
missing-usage-ended = { $on }を最後に利用データなし
missing-no-people = 誰が利用したか不明
missing-no-seats = 席数が未登録
missing-nothing-to-compare = 比較できるだけの過去の利用なし
missing-no-touches = 最近の接点の記録なし
missing-touches-ended = { $on }を最後に接点の記録なし
missing-nobody-named = 接点の相手が未記録
missing-no-answers = 回答なし
missing-answers-faded = 最後の回答は{ $on }で、古いため対象外
missing-no-pulse = 未評価
missing-pulse-expired = 評価は{ $on }に期限切れ
missing-no-tickets = 最近の問い合わせの記録なし
missing-tickets-ended = { $on }を最後に問い合わせなし
missing-too-young = 期間が短く、過去と比較できない
missing-no-steps = オンボーディングのステップなし
missing-no-due-dates = ステップに期限なし

## 上限がかかる理由
held-severe-ticket = 重大な問い合わせが{ $days }間未解決
held-champion-left = { $on }に推進者が離任、後任なし
held-detractor = { $of }点満点中{ $answer }点の回答に{ $days }間未対応
held-notice = { $on }に解約通知
held-notice-ends = { $on }に解約通知、契約終了は{ $ends }
held-churned = { $on }に解約済み

## 状態が変わる条件
change-rise = 「{ $band }」（{ $score }）に上がる最小の変化: { $steps }
change-fall = 「{ $band }」（{ $score }）に下がる最小の変化: { $steps }
change-none = 二つの変化を合わせても、この状態は変わりません。
change-unknown = 情報が足りず判定できません: 把握率{ $known }（{ $needed }以上が必要）
shift-active-share = 利用者の割合が{ $from }から{ $to }に
shift-usage-change = 利用の増減が{ $from }から{ $to }に
shift-silence = 最後の対話が{ $from }前から{ $to }前に
shift-reach = 接点のある担当者が{ $from }名から{ $to }名に
shift-nps = NPS回答の平均が{ $from }から{ $to }に
shift-csat = CSAT回答の平均が{ $from }から{ $to }に
shift-pulse = パルスが{ $from }から{ $to }に
shift-severe-tickets = 重大な問い合わせの未解決日数が計{ $from }から{ $to }に
shift-ticket-rate = 問い合わせ件数がふだんの{ $from }倍から{ $to }倍に
shift-reopened = 再オープンが{ $from }件から{ $to }件に
shift-overdue-steps = ステップの遅れ・停止が{ $from }件から{ $to }件に
shift-progress = 計画との差が{ $from }から{ $to }に
lift-severe-ticket = 重大な問い合わせを解決
lift-champion-left = 新しい推進者を確保
lift-detractor-unanswered = 批判者に対応
lift-notice-given = 解約通知の撤回

## スコアが動いた理由
moved-name = { $days }間の変化
moved-none = 変化なし
moved-most = 主な要因は{ $cause }（{ $why }）
moved-unscored = { $days }前は情報なし
moved-by-override = 上書き
moved-by-model = モデル
why-time = 時間の経過
why-new-data = 新しい情報
why-model = 新しい版

## 内訳の表
health-column-group = 分類
health-column-input = 項目
health-column-weight = 重み
health-column-value = 値
health-column-points = 寄与
health-column-lost = 失点
health-column-reason = 根拠
health-no-rows = もとになる記録はありません。
health-cap-idle = 適用なし（項目の合計が上限以下）
health-no-override = 終える上書きはありません。o で上書きできます。
health-limit = 上限
