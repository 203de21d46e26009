# 取り込み: ファイルや行が取り込めなかった理由と、次にすること
import-kind-accounts = 顧客
import-kind-contacts = 担当者
import-kind-contracts = 契約
import-kind-renewals = 更新
import-kind-touches = 接点
import-kind-usage = 利用状況
import-kind-tickets = 問い合わせ
import-kind-surveys = アンケート回答
import-kind-rates = 為替レート
import-kind-calendar = カレンダー
import-cannot-read = { $path } を読めません: { $why }。パスと権限を確認してください。
import-is-folder = { $path } はフォルダーです。中のファイル（CSV・TSV・XLSX・XLS・ODS）を指定してください。
import-is-no-file = { $path } はファイルではありません（パイプやデバイス）。CSV・TSV・XLSX・XLS・ODS のファイルを指定してください。
import-no-file = ファイルが指定されていません。CSV・TSV・XLSX・XLS・ODS のファイルを指定してください。
import-empty = ファイルが空です。CRMから書き出し直してください。
import-not-a-table = 表のファイルではありません（{ $what ->
    [binary] バイナリ
   *[other] { $what }
}）。CSV・XLSX・XLS・ODS で書き出してください。
import-too-large = ファイルが { $bytes } バイトあり、上限の { $limit } バイトを超えています。分割して、まとめて取り込んでください。
import-too-many-rows = { $limit } 行を超えています。分割して順に取り込んでください。
import-too-many-columns = { $limit } 列を超えています。不要な列を省いてください。
import-password = ファイルにパスワードが付いています。外して保存し直してから取り込んでください。
import-broken-workbook = ファイルが壊れています（{ $detail }）。表計算ソフトで開いて保存し直すか、CSV で書き出してください。
import-unknown-sheet = シート「{ $sheet }」はありません。あるシート: { $sheets }
import-no-header-row = { $row } 行目に見出しがありません。--header-row で見出しの行を指定してください。
import-not-a-pair = 「{ $text }」は「項目=値」の形で指定してください。
import-unknown-field = { $kind }に項目「{ $field }」はありません。{ $known }
import-unknown-column = 列「{ $column }」はありません。{ $known }
import-known-near = 近いもの: { $names }
import-known-all = あるもの: { $names }
import-missing-field = { $file }: { $needed } に当たる列がありません。--map { $field }=列名 で列を、または --set { $field }=値 で固定値を指定してください。
import-ambiguous-dates = { $file }: 「{ $column }」の日付は日/月とも月/日とも読めます（例: { $example }）。--date-format dmy か mdy を指定してください。何も取り込んでいません。
import-stopped = 中止しました。何も取り込んでいません。
import-row-no-account = どの顧客の行か分かりません
import-row-unknown-account = 「{ $named }」という顧客がありません。先に顧客を取り込むか、--new-accounts で追加してください
import-row-ambiguous-account = 「{ $named }」に当たる顧客が { $count } 件あります。ID で指定してください
import-row-missing = { $field } がありません
import-row-too-few-cells = 見出しは { $expected } 列ですが { $found } 列しかありません
import-row-too-many-cells = 見出しは { $expected } 列ですが { $found } 列あります。文中のカンマが引用符で囲まれていない可能性があります
import-row-unclosed-quote = 引用符が閉じていません
import-row-cell-too-long = セルが { $limit } バイトを超えています
import-row-bad-bytes = { $encoding } として読めない文字があります。--encoding で文字コードを指定してください
import-row-replaced = { $file } の { $row } 行目に同じものの別の内容があり、そちらを採りました
