# セグメント：保存した絞り込み、ブックの表示、タッチモデルのルール。

segment-name = セグメント
segment-filter = 条件
segment-touch-model = タッチモデル
segment-accounts = 社数
segment-arr = ARR
segment-from = 現在
segment-to = 変更後
segment-by = ルール
segment-broken = 条件に誤り
segment-cli-none = セグメントはまだありません。保存するには：mimamori segment add 名前 "条件"
segment-none-named = 「{ $name }」というセグメントはありません。mimamori segment list で確認できます。
segment-no-rules = タッチモデルを持つセグメントがありません。設定するには：mimamori segment edit 名前 --touch-model high
segment-rule-broken = セグメント「{ $name }」の条件を読めません：{ $why }
segment-after = { $model }：{ $count }、ARR { $arr }
segment-summary = 変更 { $changes }社、すでに一致 { $fitting }社、該当ルールなし { $unmatched }社
