# カスタマーサクセスの用語。表やチップにそのまま入る短い形で書く。

## ヘルススコアの区分
band-green = 良好
band-yellow = 注意
band-red = 危険
band-unknown = 不明

## 契約の支払い
billing-monthly = 月払い
billing-quarterly = 四半期払い
billing-annual = 年払い
billing-other = その他

## 接点の向き
direction-in = 受信
direction-out = 送信
direction-two-way = 双方向

## データの種類
entity-account = 顧客
entity-contact = 担当者
entity-contract = 契約
entity-renewal = 更新
entity-touch = 接点
entity-survey = アンケート回答
entity-ticket = 問い合わせ
entity-usage = 利用データ
entity-plan = オンボーディング計画
entity-step = オンボーディングの手順
entity-task = タスク
entity-pulse = パルス
entity-override = スコアの上書き

## 件数
count-account = 顧客{ $n }件
count-contact = 担当者{ $n }名
count-contract = 契約{ $n }件
count-renewal = 更新{ $n }件
count-touch = 接点{ $n }件
count-survey = アンケート回答{ $n }件
count-ticket = 問い合わせ{ $n }件
count-usage = 利用データ{ $n }件
count-plan = オンボーディング計画{ $n }件
count-step = オンボーディングの手順{ $n }件
count-task = タスク{ $n }件
count-pulse = パルス{ $n }件
count-override = スコアの上書き{ $n }件

## 更新の見込み
forecast-commit = 確実
forecast-likely = 有望
forecast-open = 未定
forecast-at-risk = 解約懸念
forecast-lost = 解約見込み

## 接点の種類
kind-call = 通話
kind-meeting = 会議
kind-email = メール
kind-chat = チャット
kind-visit = 訪問
kind-note = メモ
kind-webinar = ウェビナー
kind-community = コミュニティ

## 言語（それぞれの言語で）
lang-en = English
lang-ja = 日本語

## 更新の結果
outcome-renewed = 更新済み
outcome-upsell = 増額更新
outcome-downsell = 減額更新
outcome-churned = 解約

## タスクの優先度
priority-1 = 高
priority-2 = 中
priority-3 = 低

## 担当者の役割
role-champion = チャンピオン
role-decision-maker = 決裁者
role-user = 利用者
role-billing = 経理窓口
role-other = その他

## 手応え
sentiment-good = 好感触
sentiment-neutral = 普通
sentiment-bad = 懸念あり

## 問い合わせの重大度
severity-urgent = 緊急
severity-high = 高
severity-medium = 中
severity-low = 低

## ライフサイクル
stage-onboarding = オンボーディング
stage-adopting = 活用期
stage-mature = 定着期
stage-renewing = 更新期
stage-churned = 解約済み

## 手順の担当
step-owner-us = 自社
step-owner-customer = 顧客

## アンケートの種類
survey-kind-nps = NPS
survey-kind-csat = CSAT
survey-kind-ces = CES

## タッチモデル
touch-model-high = ハイタッチ
touch-model-low = ロータッチ
touch-model-tech = テックタッチ

## 履歴の種類
entry-kind-mail = メール
entry-kind-touch = 接点
entry-kind-survey = アンケート
entry-kind-ticket = 問い合わせ
entry-kind-onboarding = オンボーディング
entry-kind-renewal = 更新
entry-kind-contract = 契約
entry-kind-contact = 担当者
entry-kind-task = タスク
entry-kind-pulse = パルス
entry-kind-health = ヘルス
