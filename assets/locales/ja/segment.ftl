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
segment-views = ビュー
segment-none = 保存したビューはまだありません。/ で絞り込んでから、ここで a を押すと保存できます。
segment-no-filter = 絞り込んでいないため、保存するものがありません。
segment-hint-filter = 条件　例：セグメント:smb スコア<40
segment-hint-model = 設定すると、当てはまる顧客のルールになります
segment-account = 顧客
segment-assign-title = ルールによるタッチモデル
segment-assign-facts = 変更 { $changes }社 ・ 一致 { $fitting }社 ・ ルールなし { $unmatched }社
segment-assign-no-rules = タッチモデルを持つセグメントがまだありません。セグメントに設定するとルールになります。
segment-assign-nothing = すべての顧客がルールどおりのタッチモデルです。
