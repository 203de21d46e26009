# 今日の対応キュー。

triage-why-health-fell = ヘルスが{ $days }で{ $from }→{ $to }（{ $before }→{ $after }）
triage-why-cause = { $points } { $cause }（{ $why }）
triage-why-notice-in = { $n ->
    [0] 本日が解約通知期限（{ $notice }）、更新日{ $due }
   *[other] 解約通知期限まで{ $n }日（{ $notice }）、更新日{ $due }
}
triage-why-renewal-in = { $n ->
    [0] 本日更新（{ $due }）
   *[other] 更新まで{ $n }日（{ $due }）
}
triage-why-notice-passed = 解約通知期限（{ $notice }）を過ぎました。更新日{ $due }
triage-why-renewal-overdue = 更新日{ $due }から{ $n }日、結果が未入力です
triage-why-reply-owed = { $n ->
    [1] { $since }の連絡に未返信（{ $workdays }営業日）
   *[other] { $n }通が未返信、最初は{ $since }（{ $workdays }営業日）
}
triage-why-promise-overdue = 期限{ $due }を{ $n }日超過
triage-why-detractor = { $on }のNPS { $answer }/{ $of }に{ $n }営業日未対応
triage-why-silent = 最後の対話から{ $n }日（{ $on }）。目安は{ $cadence }ごと
triage-why-never-spoken = { $since }から{ $n }日、一方向の連絡のみ。目安は{ $cadence }ごと
triage-why-step-late = 期限{ $due }のステップが{ $n }日遅れ
triage-why-step-blocked = ステップが停止中
triage-why-step-blocked-due = ステップが停止中（期限{ $due }）
triage-why-ticket = { $n ->
    [0] 重大な問い合わせが本日発生（{ $on }）
   *[other] 重大な問い合わせが{ $on }から{ $n }日未解決
}
triage-why-champion-left = { $n ->
    [0] 推進者が本日離任（{ $on }）、後任なし
   *[other] 推進者が{ $n }日前に離任（{ $on }）、後任なし
}
triage-why-usage-fell = 利用が{ $percent }%減少：直近{ $days }で{ $after }、その前は{ $before }
triage-why-gap = { $what }が未入力（更新日{ $due }）
triage-why-first-value = { $on }に初回成果を達成
triage-why-anniversary = { $on }で{ $n }周年
triage-why-goal-due = 目標の期限{ $due }
triage-why-goal-review = 前回の確認は{ $on }。{ $every }ごとに確認する約束です
triage-why-goal-never = まだ一緒に確認していません
triage-why-meeting = { $on }の打ち合わせが未記録

triage-gap-contract = 契約
triage-gap-arr = ARR
triage-gap-notice = 解約通知期間

triage-do-find-cause = 原因を確認し、最も下がった点について連絡する
triage-do-agree-goals = 更新の判断基準を顧客と合意する
triage-do-show-value = 成果を数字で示し、次の目標を話す
triage-do-make-offer = 決裁者に提案を出す
triage-do-get-decision = 更新の意思を書面で確認する
triage-do-note-outcome = 更新の結果を入力する
triage-do-reply = 返信する
triage-do-keep-promise = 実行するか、新しい期限を伝える
triage-do-answer-detractor = 本人に連絡し、お礼と今後の対応を伝える
triage-do-call = 役立つ話題を持って連絡する
triage-do-unblock-step = 担当者と停止の原因を取り除く
triage-do-move-step = 担当者と新しい期限を決める
triage-do-follow-ticket = サポートに状況を確認し、顧客に伝える
triage-do-find-champion = 後任を確認し、決裁者に相談する
triage-do-ask-usage = 業務の変化を聞く
triage-do-complete-contract = 契約情報を補う
triage-do-share-success = お祝いを伝え、推進責任者にも共有する
triage-do-thank-them = お礼を伝える
triage-do-review-goal = 目標を一緒に確認する
triage-do-log-meeting = 打ち合わせを記録する

triage-terms = 重み{ $weight} × ARR比{ $share }% × 緊急度{ $urgency } = { $priority }
triage-share-own = 担当顧客全体のARRに占める割合
triage-share-no-arr = ARRなし：ブックの中央値で代用
triage-share-other-currency = 主な通貨と異なるため、中央値で代用

# コマンドライン。
today-cli-empty = 今日対応が必要なものはありません。
today-cli-line = 今日の上限：{ $n }件
today-cli-count = { $n }件
today-cli-no-item = { $id }という項目はありません。`mimamori today` で一覧を確認できます。
today-cli-col-id = ID
today-cli-col-account = 顧客
today-cli-col-reason = 理由
today-cli-col-why = 根拠
today-cli-col-next = 次の一手
today-cli-col-due = 期限
today-cli-col-priority = 優先度
today-cli-col-weight = 重み
today-cli-col-fired = 発生
today-cli-col-acted = 対応
today-cli-col-snoozed = 後回し
today-cli-col-skipped = 見送り
today-cli-col-rests = 休止
today-cli-col-muted = 停止中

about-today = 今日対応が必要な顧客、その根拠、次の一手を一覧にする
about-today-done = 項目を対応済みにする
about-today-snooze = 項目を指定日まで後回しにする
about-today-skip = 項目を見送る
about-today-rules = ルールの一覧と、発生・対応の件数を表示する
arg-item = 項目のID（todayの一覧に表示、例 silent-7351）
arg-capacity = 今日対応できる件数

op-triage-done = { $account }の「{ $rule }」を対応済みに変更
op-triage-snooze = { $account }の「{ $rule }」を後回しに変更
op-triage-skip = { $account }の「{ $rule }」を見送り
op-triage-merge = { $account }の{ $n }件を統合
op-triage-mute = ルール「{ $rule }」を停止
op-triage-hear = ルール「{ $rule }」を再開

# 画面。
today-title = 今日
today-left = 残り{ $n }件
today-done-count = 対応済み{ $n }件
today-reading = 確認中 { $done } / { $total }
today-counts-others = ほか { $n }
today-reading-share = ブックを読み込んでいます：{ $share }
today-still-reading = ブックを読み込んでいます。
today-col-account = 顧客
today-col-reason = 理由
today-col-due = 期限
today-col-priority = 優先度
today-col-health = ヘルス
today-col-queue = キュー
today-col-cause = 要因
today-playbook-fits = プレイブック：{ $name }
today-playbook-runs = プレイブック「{ $name }」はすでに進行中です。
today-no-playbook = この理由に合うプレイブックがありません。
today-meetings = 今日の予定：{ $list }
today-meetings-more = ほか{ $n }件
today-next = 次の一手：{ $step }
today-also = この顧客のほかの項目：{ $reasons }
today-notice-by = 解約通知期限 { $notice }、更新 { $due }
today-renews = 更新 { $due }
today-no-item = 項目がありません。
today-nothing-to-merge = この顧客にはほかの項目がありません。
today-no-capacity = 先に c で今日対応できる件数を決めてください。
today-first-look = 初めての確認のため、比べる対象がまだありません。
today-no-accounts = まだ顧客がありません。対応が必要なものもありません。
today-end = 今日の対応はすべて終わりました。
today-end-above = 今日の予定分は終わりました。線の下に{ $n }件残っています。
today-end-done = 対応済み{ $n }件
today-end-snoozed = 後回し{ $n }件
today-end-skipped = 見送り{ $n }件
today-end-merged = まとめた項目{ $n }件
today-end-next = 次に戻る項目：{ $account }、{ $rule }、{ $day }
today-snooze-title = いつまで後回しにしますか
today-snooze-other = ほかの日
today-capacity-title = 今日対応できる件数
today-capacity-none = 上限なし
today-since-title = 前回からの変化
today-since = { $when }以降：ヘルスの変化{ $moved }件、新規{ $new }件、自然に解消{ $resolved }件
today-since-nothing = 前回から変化はありません。
today-since-new = 新規：{ $reasons }
today-since-resolved = 解消：{ $reasons }
today-rules-title = キューのルール（直近90日）
today-rules-col-reason = 理由
today-rules-col-weight = 重み
today-rules-col-fired = 発生
today-rules-col-acted = 対応
today-rules-col-snoozed = 後回し
today-rules-col-skipped = 見送り
today-rules-keys = mで停止・再開します。重みとしきい値は設定フォルダの rules.toml で変更できます。
today-mail-written = 下書きを保存しました：{ $path }
today-mail-failed = 下書きを書き込めませんでした：{ $why }。入力内容は残っています。
label-mail-to = 宛先
label-mail-body = 本文

cmd-today = 今日
cmd-today-help = 今日対応が必要な顧客のキューを開く
cmd-today-done = 対応済み
cmd-today-done-help = 項目を対応済みにして次へ進む。関係する約束やアンケート回答も処理済みになる
cmd-today-snooze = 後回し
cmd-today-snooze-help = 項目を後回しにする：1 明日、2 3日後、3 次の月曜、4 ほかの日。Tabで理由をつける
cmd-today-log = 記録
cmd-today-log-help = この顧客のクイック記録を開く。保存すると項目も対応済みになる
cmd-today-mail = メール
cmd-today-mail-help = この項目のメールの下書きを顧客の言語で作成する
cmd-today-playbook = プレイブック
cmd-today-playbook-help = この理由に合うプレイブックの内容を表示する。開始すると項目も対応済みになる
cmd-today-task = タスク
cmd-today-task-help = この顧客のタスクを追加する
cmd-today-why = 優先度
cmd-today-why-help = 優先度の内訳を表示する
cmd-today-skip = 見送り
cmd-today-skip-help = 今回は見送る。件数はルールの一覧に残る
cmd-today-merge = まとめる
cmd-today-merge-help = この顧客のほかの項目をこの項目にまとめる
cmd-today-evidence = 根拠
cmd-today-evidence-help = 根拠の行へ移る。Enterで開く
cmd-today-queue = キュー
cmd-today-queue-help = キューへ戻る
cmd-today-capacity = 上限
cmd-today-capacity-help = 今日対応できる件数を決め、キューに線を引く
cmd-today-all = 全件・線の上
cmd-today-all-help = 全件と線の上だけを切り替える
cmd-today-since = 前回から
cmd-today-since-help = 前回確認してからの変化を顧客ごとに表示する
cmd-today-leave-since = キュー
cmd-today-leave-since-help = キューへ戻る
cmd-today-rules = ルール
cmd-today-rules-help = ルールの一覧と、発生・対応の件数を表示する
cmd-today-mute = 停止・再開
cmd-today-mute-help = このブックでルールを停止または再開する
cmd-choose-more = 理由をつける
cmd-choose-more-help = この行を選び、理由を書く
cmd-choose-first = 1番目
cmd-choose-first-help = 1番目の行を選ぶ
cmd-choose-second = 2番目
cmd-choose-second-help = 2番目の行を選ぶ
cmd-choose-third = 3番目
cmd-choose-third-help = 3番目の行を選ぶ
cmd-choose-fourth = 4番目
cmd-choose-fourth-help = 4番目の行を選ぶ

today-since-never = 初めての確認です。比べるものはまだありません。
today-mail-nobody = 宛先になる担当者がいません
today-cli-col-open = 未対応
about-today-mail = 項目にあてたメールの下書きを作る（送信はしない）
about-today-since = 前回の確認から変わったことと理由を示す
arg-save-draft = ブックと同じ場所の drafts フォルダーに、メールソフトで開ける下書きとして残す
