# オンボーディング：計画の一覧、計画とステップ、テンプレート、コマンドラインの文言。

onboarding-title = オンボーディング
onboarding-empty = 進行中のオンボーディングはありません。計画はテンプレートから始めると、フェーズ・ステップ・日程がまとめて入ります。顧客の画面では{ $key }で始められます。
onboarding-empty-done = 進行中のオンボーディングはありません。完了した計画が{ $n }件あり、{ $key }で表示できます。
onboarding-no-match = すべての語を含む計画はありません。
onboarding-filter-hint = 顧客名、計画名、ステップ名
onboarding-filter-plain = 顧客名、計画名、次のステップの語で絞り込みます。
onboarding-filter-kept = Escで全件表示
onboarding-filter-keys = Enterで確定・Escで全件表示
onboarding-filter-cleared = 全{ $n }件を表示しています。
onboarding-no-plan = 計画がありません。
onboarding-gone = この計画は削除されました。
onboarding-with-done = 完了した計画も表示しています。
onboarding-without-done = 進行中の計画だけを表示しています。

onboarding-head-account = 顧客
onboarding-head-state = 状況
onboarding-head-progress = 進捗
onboarding-head-next = 次のステップ
onboarding-head-who = 担当
onboarding-head-due = 期限
onboarding-head-value = 初回成果
onboarding-head-step = ステップ
onboarding-head-why = 待ち

onboarding-by-trouble = 遅れ・停止
onboarding-by-due = 次のステップの期限
onboarding-by-progress = 進捗
onboarding-by-value = 初回成果までの経過日数
onboarding-first-trouble = 滞りの長い順
onboarding-first-fine = 順調な順
onboarding-first-behind = 進捗の少ない順
onboarding-first-ahead = 進捗の多い順
onboarding-first-longest = 長い順
onboarding-first-shortest = 短い順

onboarding-running = 進行中{ $n }件
onboarding-in-trouble = 要対応{ $n }件
onboarding-median = 初回成果まで中央値{ $days }日（{ $n }件）
onboarding-no-median = 初回成果はまだありません
onboarding-open-cases = 未達{ $n }件、最長{ $days }日
onboarding-late = { $days }日遅れ
onboarding-blocked = 停止中{ $days }日
onboarding-silent = { $days }日動きなし
onboarding-fine = 予定どおり
onboarding-not-begun = { $day }開始
onboarding-finished = 完了
onboarding-value-after = { $days }日で達成
onboarding-value-open = { $days }日経過
onboarding-value-never = 未達

onboarding-plan-line = { $start }開始
onboarding-plan-target = 初回成果の目標{ $day }
onboarding-plan-template = テンプレート「{ $template }」
onboarding-plan-done = { $day }完了
onboarding-plan-empty = この計画にはまだステップがありません。
onboarding-step-done = { $day }完了
onboarding-step-blocked = 停止中
onboarding-step-waiting = 前工程待ち
onboarding-step-open = 未着手
onboarding-step-first-value = 初回成果
onboarding-after = { $steps }の後
onboarding-no-day = 期限なし
onboarding-none-selected = ステップが選ばれていません。
onboarding-is-done = このステップは完了しています。先に完了を取り消してください。
onboarding-alone = この計画にはほかのステップがありません。
onboarding-stage-question = 全ステップ完了
onboarding-stage-consequence = { $account }のステージは「オンボーディング」のままです。「活用期」に進めますか。
onboarding-account-fact = オンボーディング{ $done }/{ $total }

onboarding-shift-title = 日程変更
onboarding-shift-about = 「{ $step }」現在{ $day }
onboarding-shift-hint = +3日、-2営業日、金曜、2026-12-01
onboarding-shift-unread = ずらす幅（+3日、+5営業日、+1週）か日付（金曜、2026-12-01）を入力してください。
onboarding-shift-nothing = 動くステップはありません。
onboarding-shift-moves = { $n }件のステップが動きます：
onboarding-shift-held = 「{ $step }」の後のため、これより前には動かせません。
onboarding-shift-circle = 互いに待ち合っています：{ $steps }。先に前後関係を一つ外してください。

onboarding-depend-title = 前工程
onboarding-depend-about = 「{ $step }」の前に終えるステップ：
onboarding-depend-circle = 互いに待ち合うことになります：{ $steps }。

onboarding-form-start = オンボーディング開始
onboarding-form-plan = 計画の編集
onboarding-form-block = 停止中にする
onboarding-form-template = オンボーディングのテンプレート
onboarding-form-new-step = 新しいステップ
onboarding-form-edit-step = ステップの編集
onboarding-templates = テンプレート
onboarding-template-own = 自作
onboarding-template-steps = { $n }ステップ
onboarding-hint-accounts = 複数は；で区切る
onboarding-hint-runs = { $n ->
    [1] 「{ $plan }」が進行中です（別の計画を追加）
   *[other] { $n }件の計画が進行中です（別の計画を追加）
}
onboarding-hint-reason = 何が誰から足りないか。空欄で解除
onboarding-hint-days = { $n }ステップ、初回成果{ $day }
onboarding-hint-body = 行頭がフェーズ、字下げがステップ：+5日 顧客：管理者の選任（キックオフの後） *
label-plan-accounts = 顧客
label-plan-template = テンプレート
label-plan-name = 計画名
label-plan-start = 開始日
label-plan-target = 初回成果の目標日
label-plan-first-value = 初回成果の達成日
label-step-title = ステップ名
label-template-name = テンプレート名
label-step-phase = フェーズ
label-step-owner = 担当
label-step-first-value = 初回成果
label-step-done = 完了日
label-step-since = 停止した日
label-step-blocked = 停止の理由
label-template-description = 説明
label-template-body = ステップ
onboarding-yes = はい
onboarding-no = いいえ

# テンプレートの本文を読めないとき。
outline-error = { $line }行目の{ $character }文字目：{ $fault }
outline-no-steps = ステップがまだありません。字下げして「+5日 自社：キックオフ」のように書いてください。
outline-no-phase = ステップの上にフェーズが必要です。フェーズの行は字下げしないでください。
outline-no-name = フェーズの名前がありません。名前を付けてください。
outline-phase-twice = フェーズ「{ $text }」が二度あります。一つにまとめてください。
outline-not-an-offset = 「{ $text }」は日数として読めません。+5日、+3営業日、+2週、+1か月のように書いてください。
outline-no-owner = 担当がありません。ステップ名の前に「自社：」か「顧客：」を書いてください。
outline-unknown-owner = 「{ $text }」という担当はありません。「自社：」か「顧客：」と書いてください。
outline-no-title = ステップ名がありません。何をするかを書いてください。
outline-open-quote = 引用符が閉じていません。閉じてください。
outline-too-much = 行末に「{ $text }」が余っています。削除してください。
outline-title-twice = ステップ「{ $text }」が二度あります。片方の名前を変えてください。
outline-unknown-step = 「{ $text }」というステップはありません。ステップ名をそのまま書いてください。
outline-second-first-value = 初回成果のステップがすでにあります。*は一つにしてください。
outline-circle = 互いに待ち合っています：{ $text }。前後関係を一つ外してください。

invalid-circle = 互いに待ち合うことになります：{ $names }。どれかを外してください。
invalid-already-done = 「{ $value }」は完了しています。先に完了を取り消してください。
invalid-changed-meanwhile = 「{ $value }」は途中で変更されました。確認してやり直してください。

op-plan-start = { $n ->
    [1] { $account }の「{ $plan }」を開始
   *[other] 顧客{ $n }社の「{ $plan }」を開始
}
op-plan-edit = { $account }の計画「{ $plan }」を編集
op-plan-template = テンプレート「{ $name }」を保存
op-plan-advance = { $account }を活用期に変更
op-step-add = ステップ「{ $step }」を追加
op-step-edit = ステップ「{ $step }」を編集
op-step-done = ステップ「{ $step }」を完了
op-step-reopen = ステップ「{ $step }」の完了を取り消し
op-step-block = ステップ「{ $step }」を停止中に：{ $why }
op-step-unblock = ステップ「{ $step }」の停止を解除
op-step-shift = { $n ->
    [1] ステップ「{ $step }」の日程を変更
   *[other] ステップ「{ $step }」と後続の日程を変更（計{ $n }件）
}
op-step-depend = { $n ->
    [0] ステップ「{ $step }」の前工程を解除
   *[other] ステップ「{ $step }」の前工程{ $n }件を設定
}
op-step-reorder = ステップ「{ $step }」を並べ替え

cmd-onboarding = オンボーディング
cmd-onboarding-help = オンボーディング計画の一覧：進捗、遅れと停止、初回成果までの日数
cmd-start-plan = 計画を開始
cmd-start-plan-help = テンプレートからオンボーディング計画を始める
cmd-filter-plans = 絞り込み
cmd-filter-plans-help = 入力した語を含む計画だけを表示。Enterで確定、Escで解除
cmd-sort-plans = 並べ替え
cmd-sort-plans-help = 遅れ、期限、顧客名、進捗、初回成果までの日数で並べ替え
cmd-show-done-plans = 完了も
cmd-show-done-plans-help = 完了した計画も表示する、または進行中だけに戻す
cmd-plan-templates = テンプレート
cmd-plan-templates-help = テンプレートを選んで見る、直す
cmd-plan-account = 顧客
cmd-plan-account-help = この計画の顧客を開く
cmd-finish-step = 完了
cmd-finish-step-help = ステップを完了にする、または完了を取り消す
cmd-block-step = 停止
cmd-block-step-help = ステップが進まない理由を書く、または停止を解除する
cmd-shift-step = 日程変更
cmd-shift-step-help = ステップと後続の日程をずらす。動くものを先に確認できる
cmd-add-step = 追加
cmd-add-step-help = このステップの後にステップを追加
cmd-edit-step = 編集
cmd-edit-step-help = ステップを編集
cmd-delete-step = 削除
cmd-delete-step-help = ステップを削除
cmd-depend-step = 前工程
cmd-depend-step-help = 先に終えるべきステップを選ぶ
cmd-step-earlier = 前へ
cmd-step-earlier-help = ステップを一つ前に移す
cmd-step-later = 後へ
cmd-step-later-help = ステップを一つ後に移す
cmd-edit-plan = 計画を編集
cmd-edit-plan-help = 計画名、開始日、初回成果の目標日を編集
cmd-delete-plan = 計画を削除
cmd-delete-plan-help = 計画をステップごと削除
cmd-save-plan-template = テンプレート化
cmd-save-plan-template-help = この計画をテンプレートとして保存
cmd-account-plan = オンボーディング
cmd-account-plan-help = この顧客のオンボーディング計画を開く、なければ始める
cmd-start-plan-marked = オンボーディング
cmd-start-plan-marked-help = 印を付けた顧客（なければ選択中の顧客）に同じオンボーディング計画を始める
cmd-apply-shift = 変更する
cmd-apply-shift-help = 表示のとおりに日程を変更
cmd-toggle-dependency = 選ぶ
cmd-toggle-dependency-help = 前工程に選ぶ、または外す
cmd-save-dependencies = 保存
cmd-save-dependencies-help = 選んだ前工程を保存

about-onboarding = オンボーディング計画を一覧し、進める
about-onboarding-show = 一つの顧客の計画をステップごとに表示
about-onboarding-templates = テンプレートを一覧
about-onboarding-start = テンプレートから計画を始める
about-onboarding-done = ステップを完了にする
about-onboarding-reopen = ステップの完了を取り消す
about-onboarding-block = ステップが進まない理由を書く
about-onboarding-unblock = ステップの停止を解除する
about-onboarding-shift = ステップと後続の日程をずらす
arg-plan-all = 完了した計画も表示
arg-plan-accounts = 顧客（ID、外部ID、または一つに決まる名前の一部）
arg-plan-template = テンプレートのキーまたは名前
arg-plan-start = 開始日（省略すると今日）
arg-plan-name = 計画名（省略するとテンプレートの名前）
arg-plan-again = 進行中の計画があっても、別の計画を始める
arg-plan-step = ステップのID
arg-plan-day = 完了日（省略すると今日）
arg-plan-reason = 何が誰から足りないか
arg-plan-by = ずらす幅（+3d、-2wd、+1w）または日付（fri、2026-12-01）
arg-plan-dry-run = 動くものを表示するだけで変更しない

cli-onboarding-empty = 進行中のオンボーディングはありません。「mimamori onboarding start 顧客 --template low」で始められます。
cli-onboarding-no-plan = { $account }にはオンボーディング計画がありません。「mimamori onboarding start」で始められます。
cli-onboarding-no-step = オンボーディングのステップ{ $id }はありません。「mimamori onboarding show 顧客」で確認できます。
cli-onboarding-runs = { $account }の計画「{ $plan }」が進行中です（{ $start }開始）。何も始めていません。別の計画も始めるには --again を付けてください。
cli-onboarding-no-template = テンプレート「{ $name }」はありません。使えるもの：{ $known }。
cli-onboarding-stage = 全ステップが完了しました。{ $account }のステージが「オンボーディング」のままなら、画面から変更してください。
cli-onboarding-key = キー
cli-onboarding-name = 名前
cli-onboarding-for = 対象
cli-onboarding-steps = ステップ数
