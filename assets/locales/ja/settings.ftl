# 利用者のファイルの誤り：config.toml、rules.toml、health.toml、プレイブック

settings-unreadable = { $file } を読めません：{ $why }。
settings-in-file = { $file }：{ $why }
settings-line = { $file }:{ $line }：{ $why }
settings-ignored = { $problem }直すまで、このファイルの設定は使われません。
rules-ignored = 独自のルールは使われていません。{ $problem }標準のルールを使います。
model-ignored = 独自のヘルスモデルは使われていません。{ $problem }標準のモデルを使います。
cadence-ignored = 接点の間隔の設定は使われていません。config.toml の [cadence]：{ $why }ヘルスモデルの間隔を使います。

toml-syntax = 「{ $source }」は TOML として読めません。この行を直してください。
toml-unknown-key = 「{ $key }」という設定はありません。使えるのは { $known } です。
toml-unknown-word = { $key } に「{ $word }」は使えません。{ $known } から選んでください。
toml-missing = 「{ $key }」がありません。
toml-twice = 「{ $key }」が二度書かれています。
toml-wrong = { $key } に「{ $value }」は使えません。{ $needed }を書いてください。
toml-wrong-here = 「{ $value }」は使えません。{ $needed }を書いてください。
toml-needed-number = 数値
toml-needed-text = 引用符で囲んだ文字列
toml-needed-yes-no = true か false
toml-needed-list = 角かっこの一覧
toml-needed-table = 表
toml-needed-days = "2026-12-29" のような日付か、"2026-12-29..2027-01-03" のような期間
toml-needed-other = 別の種類の値

rules-unknown = 「{ $rule }」というルールはありません。
rules-unknown-key = { $rule } に「{ $key }」はありません。使えるのは { $known } です。
rules-out-of-range = { $key } の「{ $value }」は使えません。{ $takes }を書いてください。
rules-takes-yes-no = true か false
rules-takes-weight = 0 より大きく 100 までの数値
rules-takes-whole = 1〜{ $most } の整数
rules-takes-steps = 1〜{ $most } の日数の一覧

model-not-positive = { $key } の { $value } は使えません。0 より大きい数値を書いてください。
model-out-of-range = { $key } の { $value } は範囲外です。{ $min }〜{ $max } の数値を書いてください。
model-no-line = { $key } の worst と best には、異なる二つの数値を書いてください。
model-out-of-order = { $key } は、一つ前のものより後（大きい値）にしてください。
model-empty-group = { $key } に属する項目がありません。
model-no-group = { $key } の重みがありません。
