# 値を受け付けられない理由と、次にすること。ふつうの値なら半角76桁の一行に収まる長さにする。

invalid-empty = 未入力です。値を入力してください。
invalid-not-a-number = 「{ $value }」は数値ではありません。1200のように数字で入力してください。
invalid-not-whole = 「{ $value }」は整数ではありません。小数点以下を除いてください。
invalid-negative = 「{ $value }」は負の値です。0以上で入力してください。
invalid-out-of-range = 「{ $value }」は範囲外です。{ $min }〜{ $max }で入力してください。
invalid-not-a-date = 「{ $value }」は日付ではありません。2026-04-30の形で入力してください。
invalid-not-a-bool = 「{ $value }」は判別できません。「はい」か「いいえ」で入力してください。
invalid-unknown-word = 「{ $value }」は使えません。次から選んでください：{ $allowed }。
invalid-unknown-currency = 「{ $value }」は通貨コードではありません。JPY、USDなどを使ってください。
invalid-not-an-email = 「{ $value }」は形式が違います。name@company.exampleの形で入力してください。
invalid-too-long = 長すぎます。{ $limit }文字以内にしてください。
invalid-end-before-start = 終了日{ $end }が開始日{ $start }より前です。日付を直してください。
invalid-not-above = { $value }は{ $than }以下です。金額か結果を直してください。
invalid-not-below = { $value }は{ $than }以上です。金額か結果を直してください。
invalid-holds-nul = 見えない制御文字（NUL）が含まれています。削除して入力し直してください。
invalid-taken = 「{ $value }」は使われています。別の名前にしてください。
invalid-needs-account = この条件は顧客を見ますが、顧客が未入力です。顧客を指定するか、空にしてください。
invalid-same-currency = 両方の通貨が{ $value }です。片方に別の通貨を指定してください。
invalid-nobody-fits = { $value } に当てはまる顧客がありません。測る相手が要るので、条件を広げてください。
invalid-not-an-account = 「{ $value }」という顧客はありません。名前を入れるか、空にしてください。
