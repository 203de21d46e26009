# Templates and drafts of mail

# What is put into a letter, in the customer’s language
letter-usage-up = 増加
letter-usage-down = 減少
letter-usage-steady = 横ばい
letter-usage-more = { $share }増
letter-usage-less = { $share }減

letter-quote-head = { $at }、{ $name }様：

# What the merge fields hold
letter-field-contact-name = 担当者の氏名
letter-field-contact-first = 名（ファーストネーム）
letter-field-contact-family = 姓
letter-field-contact-greeting = 宛名：佐藤様、Mika
letter-field-contact-title = 役職
letter-field-contact-email = メールアドレス
letter-field-account-name = 会社名
letter-field-account-short = 株式会社などを除いた会社名
letter-field-account-formal = 会社名（日本語では御中つき）
letter-field-account-arr = 年間契約額（ARR）
letter-field-account-health = ヘルススコア（0～100の数）
letter-field-account-band = ヘルスの判定（言葉）
letter-field-account-segment = セグメント
letter-field-account-stage = ライフサイクル（言葉）
letter-field-account-onboarding = オンボーディングの現在のフェーズ
letter-field-usage-trend = 増加・減少・横ばい
letter-field-usage-direction = 条件用：up、down、steady
letter-field-usage-change = 28日間の変化：12%増
letter-field-usage-last-28 = 直近28日間の利用量
letter-field-renewal-on = 次の更新日
letter-field-renewal-days = 更新日までの日数（数）
letter-field-renewal-notice-by = 解約通知の期限（これからのもの）
letter-field-renewal-amount = 次期の年額（更新の金額、なければ契約の年額）
letter-field-renewal-product = 製品
letter-field-goal-title = 期限が最も近い進行中の成果目標
letter-field-goal-progress = 達成率：60%
letter-field-goal-current = 現在の値
letter-field-goal-target = 目標の値
letter-field-goal-due = 目標の期限
letter-field-last-subject = 先方から届いた最後のメールの件名
letter-field-event-title = 次のイベントの名称
letter-field-event-at = その日時
letter-field-me-name = 自分の名前（config.toml）
letter-field-me-company = 自分の会社名（config.toml）
letter-field-me-email = 自分のアドレス（config.toml）
letter-field-me-signature = 自分の署名（config.toml）
letter-field-today = 今日の日付

# Slips in a template
template-fault-at = { $line }行目：{ $why }
template-fault-in-subject = 件名：{ $why }
template-fault-in-body = 本文{ $line }行目：{ $why }
template-fault-syntax = 読み取れません。{"{{"} に {"}}"} が、{"{%"} if %{"}"} に {"{%"} endif %{"}"} が対応しているか確かめてください。
template-fault-field = 「{ $name }」という差し込み項目はありません。
template-fault-field-near = 「{ $name }」という差し込み項目はありません。{ $nearest } ではありませんか。
template-fault-filter = | の後ろに「{ $name }」は使えません。使えるのは default、upper、lower、trim、sama、san、onchu です。
template-fault-function = 「{ $name }」はありません。書く人への質問は ask("…") と書きます。
template-fault-statement = 「{ $name }」は使えません。使えるのは if、elif、else、endif だけです。
template-fault-values = 文字列と数など、組み合わせられない値があります。
template-fault-long = 文章が長すぎます。
template-fault-subject = 「件名：…」の行がありません。
template-fault-empty = 文章がありません。

# What is found in a draft
lint-at-line = { $line }行目：{ $what }
lint-no-recipient = { $name }のメールアドレスが登録されていません。
lint-bad-address = 「{ $address }」には送信できません。アドレスを確かめてください。
lint-empty-subject = 件名が空です。
lint-empty-body = 本文がありません。
lint-unfilled = 「{ $mark }」が未記入です。
lint-other-name = 「{ $name }」は別の顧客の名前です。
lint-forbidden = 「{ $word }」は禁止語です。
lint-opted-out = { $name }様は{ $day }から一斉メールを希望されていません。
lint-left = { $name }様は{ $day }に退職・異動されています。
lint-other-person = { $address }は別の顧客の宛先です。
lint-greeting = 宛名が「{ $name }」ですが、宛先と異なります。
lint-no-attachment = 「{ $word }」とありますが、添付ファイルがありません。
lint-second-mail = 同じ方に{ $day }にもメールを送っています。
lint-other-draft = 同じ方宛ての未送信の下書きがあります：{ $subject }
lint-language-en = 本文が英語です。この顧客には日本語で書いています。
lint-language-ja = 本文が日本語です。この顧客には英語で書いています。

# Who is left out of a mailing
letter-skip-nobody = 該当する役割の担当者がいません
letter-skip-no-address = アドレスが登録されていません
letter-skip-opted-out = 一斉メールを希望していません
letter-skip-churned = 解約済みです
letter-skip-same-address = 同じアドレスが一覧にあります

# How far a draft is
draft-state-open = 未送信
draft-state-handed = 受け渡し済み
draft-state-sent = 送信済み

# Letting a letter leave
draft-not-written = メールを書き出せませんでした：{ $why }
draft-no-folder = 下書きフォルダーが設定されていません。config.toml に [mail] drafts = "~/Maildir/.Drafts" のように書いてください。
draft-no-command = 送信コマンドが設定されていません。config.toml に [mail] send = "msmtp -t" のように書いてください。
draft-not-started = 送信コマンドを起動できませんでした：{ $why }
draft-too-long = { $command } が1分たっても終わらないため止めました。送信されたかどうかを確かめてください。
draft-refused = { $command } がメールを受け付けませんでした（終了コード{ $status }）：{ $said }
draft-broken-off = { $command } が中断しました：{ $said }

# The letter as it is written
letter-title = メール作成
letter-blank = テンプレートなし
letter-choose = { $n ->
    [1] どのメールにしますか
   *[other] { $n }件の顧客にどのメールを送りますか
}
letter-pick-account = どの顧客に書きますか
letter-hint-to = 氏名 <name@company.example>（複数はコンマ区切り）
letter-hint-ask = ご自身で書く内容です
letter-hint-attachments = ファイルのパス（複数はコンマ区切り）
letter-quote-yes = 元のメールを引用する
letter-quote-no = 引用しない
label-mail-cc = Cc
label-mail-quote = 引用
label-attachments = 添付
template-none = テンプレート「{ $key }」はありません。template コマンドで一覧を確かめてください。

# Drafts
draft-title = 下書き
draft-found = 確認事項
draft-found-nothing = 問題は見つかりませんでした。
draft-none-selected = 下書きがありません。
invalid-already-sent = 「{ $value }」は送信済みです。タイムラインで確認できます。
draft-is-sent = すでに送信済みです。
draft-handed-next = { $to } に渡しました。送信したらここで記録してください。
draft-sent-on = { $at } 送信済み
draft-col-id = ID
draft-col-state = 状態
draft-col-account = 顧客
draft-col-to = 宛先
draft-col-subject = 件名
draft-col-made = 作成
draft-discard-ask = { $n ->
    [1] この下書きを破棄しますか
   *[other] { $n }件の下書きを破棄しますか
}
draft-discard-then = u で元に戻せます。
draft-send-ask-one = { $to } に送信しますか
draft-send-ask = { $n }件のメールを送信しますか
draft-again-then = { $at }に { $to } に渡しています。もう一度送ることになります。
draft-again-then-undated = 以前に { $to } に渡しています。もう一度送ることになります。
draft-send-then = { $command } に渡します。送信したメールは取り消せません。
draft-held-ask = { $n ->
    [1] 直すべき点があります。このまま出しますか
   *[other] { $n }件の下書きに直すべき点があります。このまま出しますか
}
draft-mailto-long = このアドレスは{ $n }文字あります。{ $most }文字より後を切り捨てるソフトがあります。
draft-in-utf8 = UTF-8で書き出しました。「{ $character }」は古いメールソフトで表示できません。

# Letters to many
mailing-out = 対象外
mailing-facts = { $n }件、対象外{ $left }件
mailing-nobody = 送る相手が残っていません。
mailing-kept = 答えを残しました。同じテンプレートを開くと続きから始められます。
mailing-no-questions = このテンプレートに質問はありません。
mailing-role-title = 各顧客の誰に送りますか
mailing-role-usual = 推進者、いなければ決裁者
mailing-col-said = 確認事項

# Templates
template-title = テンプレート
template-title-new = 新しいテンプレート
template-form-about = {"{{ contact.greeting }}"} のように差し込みます。使える項目は一覧の f で確かめられます
template-own = 自作
template-changed = 変更あり
template-not-own = 標準のまま変更されていません。
template-pick-try = どの顧客で試しますか
template-tried-on = { $account }に届く文面
template-reset-ask = 「{ $name }」を標準の文面に戻しますか
template-reset-then = 変更した文面はなくなります。u で元に戻せます。
template-delete-ask = テンプレート「{ $name }」を削除しますか
template-delete-then = このテンプレートで作った下書きは残ります。u で元に戻せます。
template-fields-title = 差し込み項目
template-col-key = キー
template-col-name = 名称
template-col-langs = 言語
template-col-subject = 件名
template-col-field = 項目
template-col-meaning = 内容
template-col-value = この顧客での値
template-way-default = 値がないときの言葉
template-way-ask = 書くときに答える質問
template-way-if = 値があるときだけ
template-way-honour = 敬称：佐藤様、佐藤さん、青葉 御中
template-way-own = 自分の列
label-mail-template-name = 名称
label-subject-en = 件名（英語）
label-body-en = 本文（英語）
label-subject-ja = 件名（日本語）
label-body-ja = 本文（日本語）

# Words not to write
forbidden-title = 禁止語（下書きに使わない言葉）
forbidden-none = 登録された言葉はありません。
forbidden-hint = 言葉を入力して Enter で追加します。

# On the command line
cli-no-draft = 下書き { $id } はありません。draft コマンドで一覧を確かめてください。
cli-no-mail = メール { $id } はありません。
cli-no-forbidden = 「{ $word }」は登録されていません。
cli-draft-kept = 下書き { $id } として保存しました。undo で取り消せます。
cli-draft-unchanged = 変更がありません。--to、--cc、--subject、--body、--attach、--fill、--editor のいずれかを指定してください。
cli-draft-fill = 「{ $fill }」は質問への答えになっていません。--fill "質問=文" と書いてください。
cli-draft-asks-nothing = このテンプレートに質問はありません。
cli-draft-no-question = 「{ $name }」という質問はありません。質問は次のとおりです：
cli-draft-asks = 未回答：{ $question }（--fill "…=文"）
cli-draft-skipped = { $n ->
    [1] { $n }件の顧客には送りません
   *[other] { $n }件の顧客には送りません
}
cli-draft-held = { $n ->
    [1] { $n }件は直すまで出しません。--force で出せます。
   *[other] { $n }件は直すまで出しません。--force で出せます。
}
cli-draft-again = { $n ->
    [1] { $n }件は以前に渡したため、送信しません。もう一度送るには --again を付けてください：
   *[other] { $n }件は以前に渡したため、送信しません。もう一度送るには --again を付けてください：
}
cli-draft-then = 送信したら：mimamori draft sent ID
cli-draft-yes = { $n ->
    [1] { $command } で{ $n }件のメールを送ります。実行するには --yes を付けてください：
   *[other] { $command } で{ $n }件のメールを送ります。実行するには --yes を付けてください：
}
about-template = メールのテンプレートの一覧と編集
about-template-list = メールのテンプレートを一覧にする
about-template-show = テンプレート、または顧客に届く文面を表示する
about-template-save = 自分のテンプレートを保存する。標準と同じキーならその代わりになる
about-template-delete = 自分のテンプレートを削除する。同じキーの標準があれば元に戻る
about-template-fields = 差し込み項目、またはその顧客での値を一覧にする
about-draft = メールの下書きの一覧と編集
about-draft-list = 未送信の下書きを一覧にする
about-draft-new = 顧客へのメールを書き始める（テンプレート、返信、白紙）
about-draft-segment = 条件に合う各顧客の担当者に1通ずつ下書きを作る
about-draft-show = 下書きと確認事項を表示する
about-draft-edit = 下書きを変更する
about-draft-lint = 下書きの確認事項を表示する。出せないものがあれば終了コード3
about-draft-write = 下書きをメールソフトで開けるファイルや Maildir に書き出す
about-draft-send = config.toml の送信コマンドに渡す（--yes が必要）
about-draft-mailto = 下書きを mailto: のアドレスとして出力する
about-draft-sent = 下書きを送信したことを記録（接点として残る）
about-draft-discard = 下書きを破棄する
about-draft-words = 禁止語の一覧・追加・削除
arg-mail-template = テンプレートのキー
arg-template-account = 試す顧客
arg-template-file = 文面のファイル：「件名：…」、空行、本文。言語ごとに「--- en」「--- ja」で始める。- は標準入力
arg-template-name = 名称
arg-draft = 下書きのID
arg-drafts = 下書きのID
arg-draft-all = 送信済みも含める
arg-draft-template = テンプレートのキー
arg-draft-contact = 担当者：ID、メールアドレス、または名前の一部（一意）
arg-draft-role = 宛先：この役割の担当者
arg-draft-reply = 返信するメール
arg-draft-no-quote = 元のメールを引用しない
arg-draft-fill = テンプレートの質問への答え。質問は全文、書き出し、または番号で指定する
arg-draft-dry-run = 表示するだけにする
arg-draft-to = 宛先：氏名 <アドレス>（複数はコンマ区切り）
arg-draft-cc = Cc の宛先
arg-draft-subject = 件名
arg-draft-body = 本文。- は標準入力
arg-draft-attach = 添付するファイル（繰り返し可）
arg-draft-editor = $VISUAL か $EDITOR で開く
arg-draft-out = ファイルの保存先。省略時はブックの隣の drafts
arg-draft-maildir = config.toml の下書きフォルダーに入れる
arg-draft-charset = 文字コード。config.toml より優先する
arg-draft-force = 直すべき点があっても出す
arg-draft-yes = 実際に送信する
arg-draft-again = 一度渡した下書きも対象にする
arg-draft-closes = このメールで完了するタスク（繰り返し可）
arg-forbid-add = 言葉を追加する
arg-forbid-remove = 言葉を削除する
# Fields that can be wrong
fault-draft = 下書き
fault-to = 宛先
