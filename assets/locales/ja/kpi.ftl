# 数値（KPI）：計算式とコマンドライン

kpi-hours = { $n }時間
kpi-days = { $n }日
kpi-points = { $n }ポイント
kpi-times = { $n }回以上
kpi-month = { $n }月
kpi-chosen = { $formula }このブックの定義：{ $list }。
kpi-choice-is = { $name }＝{ $value }
kpi-percent = { $n }%
kpi-on-track = { $target } 達成
kpi-off-track = { $target } 未達
kpi-no-group = （未設定）
kpi-no-reason = （理由の記録なし）
kpi-short = { $figure ->
    [logo_retention] ロゴ
    [grr] GRR
    [nrr] NRR
    [arr] ARR
    [renewal_rate] 更新率
    [nps] NPS
   *[other] CSAT
}

## 選べる定義
kpi-values-retention = logo（顧客数）、arr（売上）、active（利用）
kpi-values-churn = end（終了）、notice（通知）
kpi-values-cohort = first_day（初日）、day_before（前日）
kpi-values-repeat = 2、3
kpi-values-gross-margin = 0%〜100%（LTVに使います）
kpi-values-year-begins = 1〜12
kpi-values-currency = JPY、USD、EUR などの通貨コード

## 計算式
kpi-formula-nps = 100 ×（推奨者 − 批判者）÷ 回答数。推奨者は9〜10、批判者は0〜6。同じ人の期間中の回答は最新のものだけを数えます。
kpi-formula-csat = 5段階で4〜5（ほかの尺度では上から4分の1以上）の回答 ÷ 回答数。同じ人の回答は最新のものだけを数えます。
kpi-formula-ces = 回答の平均（1〜7の尺度）。同じ人の回答は最新のものだけを数えます。
kpi-formula-ces-share = 7段階で5〜7（ほかの尺度では3分の2以上）の回答 ÷ 回答数。同じ人の回答は最新のものだけを数えます。
kpi-formula-retention = 期首コホートのうち残ったもの。数え方は選んだ定義によります。
kpi-formula-logo-retention = 期首コホートのうち最終日に契約中の顧客 ÷ 期首コホートの顧客。新規は数えません。契約の登録がない顧客は、登録日から解約日までの契約1件とみなします。
kpi-formula-logo-churn = 1 − 顧客維持率。期首コホートのうち最終日に契約がない顧客 ÷ 期首コホートの顧客。
kpi-formula-active-retention = 期首コホートのうち期首と期末の両方で利用中の顧客 ÷ 期首に利用中の顧客。その日までの7日間に利用があり、契約中であれば利用中とします。
kpi-formula-grr = Σ min(期末ARR, 期首ARR) ÷ Σ 期首ARR。顧客ごとに比べ、期首コホートだけを数えます。どちらも最終日の為替レートで換算します。
kpi-formula-nrr = Σ 期末ARR ÷ Σ 期首ARR。期首コホートだけを数えます。どちらも最終日の為替レートで換算します。
kpi-formula-renewal-rate = Σ min(更新額, 対象額) ÷ Σ 対象額。期間中に期限を迎え、結果の出た更新が対象です。未決のものは一覧に出ます。
kpi-formula-renewal-rate-net = Σ 更新額 ÷ Σ 対象額。期間中に期限を迎え、結果の出た更新が対象で、増額を含みます。
kpi-formula-expected-renewal = Σ 確度 × min(見込み額, 対象額)。期間中に期限を迎える更新が対象で、決着したものは結果で数えます。区間は Σ p(1 − p)a² から求めます。
kpi-formula-arr = 最終日に有効な契約の年間経常収益の合計。契約ごとに最終日の為替レートで換算し、通貨の最小単位に丸めます。
kpi-formula-arr-at-risk = ヘルスが赤の顧客、または通知期限まで90日以内で緑でない顧客のARR。
kpi-formula-ltv = 期首コホートの1顧客あたりARR × 粗利率 ÷ 年間の売上減少率（1 − GRR を年換算）。
kpi-formula-purchase-ltv = 平均購買額 × 購買した顧客の年間購買回数 × その顧客のこれまでの継続年数。
kpi-formula-upsell-rate = 期首コホートのうち期間中にアップセルが成立した顧客 ÷ 期首コホートの顧客。
kpi-formula-cross-sell-rate = 期首コホートのうち期間中にクロスセルが成立した顧客 ÷ 期首コホートの顧客。
kpi-formula-repeat-rate = 期間中に、選んだ回数以上の購買か更新をした顧客 ÷ 1回以上した顧客。
kpi-formula-first-response-hours = 期間中に受け付けた問い合わせの、初回応答までの時間の中央値。未応答は一覧に出ます。
kpi-formula-first-response-hours-p90 = 期間中に受け付けた問い合わせの9割が初回応答を受けるまでの時間。未応答は一覧に出ます。
kpi-formula-resolution-hours = 期間中に受け付けた問い合わせの、解決までの時間の中央値。未解決は一覧に出ます。
kpi-formula-resolution-hours-p90 = 期間中に受け付けた問い合わせの9割が解決するまでの時間。未解決は一覧に出ます。
kpi-formula-time-to-value-days = 期間中に初回成果に至った計画の、開始からの日数の中央値。進行中の計画は一覧に出ます。

## 出典
kpi-source-nps = ライクヘルド「The One Number You Need to Grow」（HBR 2003）、区間は Rocks 2016（調整Wald）
kpi-source-csat = 上位2段階の割合、区間は Wilson 1927
kpi-source-ces = ディクソンほか「Stop Trying to Delight Your Customers」（HBR 2010）第2版の尺度
kpi-source-ces-share = ディクソンほか「Stop Trying to Delight Your Customers」（HBR 2010）第2版の尺度、区間は Wilson 1927
kpi-source-retention = 三つの一般的な定義から選んだもの
kpi-source-logo-retention = 顧客維持率の一般的な定義 (E − N) ÷ S、区間は Wilson 1927
kpi-source-logo-churn = 1 − 顧客維持率、区間は Wilson 1927
kpi-source-active-retention = 利用で数えた顧客維持率、区間は Wilson 1927
kpi-source-grr = サブスクリプション事業の一般的な定義（グロス）
kpi-source-nrr = サブスクリプション事業の一般的な定義（ネット）
kpi-source-renewal-rate = 期限を迎えた契約の更新率（グロス）
kpi-source-renewal-rate-net = 期限を迎えた契約の更新率（ネット）
kpi-source-expected-renewal = 独立な結果の期待値と分散
kpi-source-arr = 有効な契約の年換算額
kpi-source-arr-at-risk = このプログラムの規則
kpi-source-ltv = グプタ、レーマン「Customers as Assets」（2003）の簡易式
kpi-source-purchase-ltv = 平均購買額 × 頻度 × 継続年数
kpi-source-upsell-rate = コホートに占める割合、区間は Wilson 1927
kpi-source-cross-sell-rate = コホートに占める割合、区間は Wilson 1927
kpi-source-repeat-rate = 購買した顧客に占める割合、区間は Wilson 1927
kpi-source-first-response-hours = 中央値
kpi-source-first-response-hours-p90 = 90パーセンタイル（線形補間）
kpi-source-resolution-hours = 中央値
kpi-source-resolution-hours-p90 = 90パーセンタイル（線形補間）
kpi-source-time-to-value-days = 中央値

## コマンドライン
cli-kpi-compared = 増減の比較：前期間 { $before }、前年 { $year }
cli-kpi-compared-once = 増減の比較：前年 { $before }
cli-kpi-by = { $field }別
cli-kpi-waterfall = ARRの期首から期末まで
cli-kpi-reasons = 理由別の解約
cli-kpi-cohorts = 契約開始の四半期別に見た、残っている顧客の割合（経過した四半期）
cli-kpi-unpriced = { $n }件の契約は合計に入っていません（金額がない、または為替レートがない）。kpi explain arr で一覧できます。
cli-kpi-source = 出典：{ $source }
cli-kpi-interval = 95%区間：{ $interval }
cli-kpi-more = …ほか{ $n }件：--limit
cli-kpi-col-id = ID
cli-kpi-col-name = 指標
cli-kpi-col-value = 値
cli-kpi-col-interval = 95%区間
cli-kpi-col-n = 件数
cli-kpi-col-before = 前期間比
cli-kpi-col-year = 前年比
cli-kpi-col-target = 目標
cli-kpi-col-accounts = 顧客
cli-kpi-col-reason = 理由
cli-kpi-col-lost = 件数
cli-kpi-col-arr = ARR
cli-kpi-col-start = 開始
cli-kpi-col-kind = 種類
cli-kpi-col-on = 日付
cli-kpi-col-numerator = 分子
cli-kpi-col-denominator = 分母
cli-kpi-col-choice = 項目
cli-kpi-col-values = 選べる値
cli-rate-base = 合計は{ $currency }で表します。
cli-rate-empty = 為替レートはまだありません。追加の例：mimamori rate add USD JPY 150 --from 2026-01-01
cli-rate-col-rate = レート
cli-rate-col-from = 適用開始
cli-rate-col-source = 出典
cli-no-rate = ID「{ $id }」の為替レートはありません。mimamori rate list で確かめてください。
about-kpi = 期間の数値を、前の期間や前年と比べて表示する
about-kpi-explain = 指標の計算式、内訳、もとになった行を表示する
about-kpi-target = 指標の目標を設定する。値がなければ目標を消す
about-kpi-choose = 定義を選ぶ。値がなければ標準の定義に戻す
about-kpi-choices = 定義と選べる値を一覧する
about-rate = 為替レートを扱う
about-rate-list = 為替レートを一覧する
about-rate-add = ある通貨1単位の、別の通貨での値を適用開始日とともに追加する
about-rate-delete = 為替レートを削除する
arg-kpi-by = 顧客のまとまりごとにも表示する
arg-kpi-csv = 表をCSVで出力する
arg-kpi-period = 名前のある期間。終わっていない期間は今日まで。指定がなければ直近12か月
arg-kpi-figure = 指標のID
arg-kpi-target = 目標：90%、40、4h、45d、120万 など
arg-kpi-choice = 定義する項目
arg-kpi-chosen = 定義。kpi choices で一覧できる
arg-rate-currency = 換算元の通貨：USD
arg-rate-quote = 換算先の通貨：JPY
arg-rate-value = レート：150
arg-rate-from = 適用開始日。指定がなければ今日
arg-rate-source = 出典
arg-rate = rate list に出る為替レートのID
kpi-aside = { $why }{ $n }件
