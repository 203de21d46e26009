# 絞り込みの書き方：誤りの説明とヘルプ。

query-unknown-field = 「{ $name }」という項目はありません。
query-nearest = { $names } のことですか。
query-missing-name = ここに名前が必要です。
query-missing-value = 「{ $field }」の値がありません。
query-wrong-number = 「{ $value }」は数値として読めません。例：{ $field }<40
query-wrong-percent = 「{ $value }」は割合として読めません。例：{ $field }<50%
query-wrong-money = 「{ $value }」は金額として読めません。例：{ $field }>100万、{ $field }>50万円
query-wrong-day = 「{ $value }」は期間としても日付としても読めません。例：{ $field }<60日、{ $field }<2026-12-31
query-wrong-word = 「{ $field }」に「{ $value }」という値はありません。使えるのは { $words }、なし、あり です。
query-unit-number = この数値に「{ $unit }」は付けられません。「{ $field }」は数値だけで書きます。
query-unit-percent = この数値に「{ $unit }」は付けられません。数値か割合（%）で書きます。
query-unit-money = 「{ $unit }」は桁でも通貨でもありません。万・億・K・M や、円・USD などを使います。
query-unit-day = 「{ $unit }」という期間の単位はありません。日・週・か月・年（d w m y）を使います。
query-wrong-relation = 「{ $field }」は大小で比べられません。{ $field }:値 か { $field }:なし と書きます。
query-unknown-currency = 「{ $code }」という通貨はありません。円、USD などを使います。
query-unclosed-quote = 引用符が閉じていません。
query-unclosed-parenthesis = かっこが閉じていません。
query-unopened-parenthesis = 対応する開きかっこがありません。
query-empty-parentheses = かっこの中が空です。
query-missing-operand = 「{ $word }」の隣に条件が必要です。
query-missing-field = この記号の前に項目名が必要です。
query-too-long = 絞り込みは { $limit } 文字までです。
query-too-deep = 条件の入れ子は { $limit } 段までです。
query-unknown-view = 「{ $name }」というセグメントはありません。
query-view-cycle = このセグメントは自分自身を参照しています：{ $path }

query-help-title = 絞り込み：項目と例
query-help-intro = 条件を並べると、すべてに当てはまる顧客を表示します。間に OR（または |）を書くと、どれかに当てはまるものです。前に -（除く）を付けると、当てはまらないものです。かっこでまとめられます。記号のない文字は、名前・ID・ドメイン・分類の中から探します。
query-help-values = { "セグメント:smb、ent  いずれかの値" }
    { "地域:なし           未設定のもの      地域:あり  設定済みのもの" }
    { "顧客名:青葉*        * は前方一致・後方一致" }
    { "スコア<40  ARR>=100万  変化<-10  スコア:40〜60" }
    { "更新<60日           60日以内に更新。日・週・か月・年、または日付" }
    { "接点>21日           最後の接点が21日より前" }
    { "接点:なし>21日      双方向の接点が21日より長くない" }
    { "ARR>100万           顧客の通貨で比較。ARR>100万円 は円の顧客だけ" }
    { "@名前               保存したセグメント" }
query-help-unknown = 不明な値は、どの比較にも当てはまりません。スコア<40 にスコアのない顧客は入らず、スコア:なし で見つかります。
query-help-fields = 項目
query-help-examples = 例
query-help-example-list = { "セグメント:smb スコア<40 更新<60日" }
    { "接点:なし>21日 -タッチモデル:テック" }
    { "nps<=6 (チケット:重大 OR 推進者:なし)" }
    { "状態:危険、注意 ARR>1000万 「青葉」" }
query-help-back = Esc で絞り込みに戻ります。
