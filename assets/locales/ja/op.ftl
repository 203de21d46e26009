# 変更履歴の見出し
op-account-add = { $account }を追加
op-account-edit = { $account }を編集
op-contact-add = { $account }に{ $contact }を追加
op-contact-edit = { $account }の{ $contact }を編集
op-contract-add = { $account }の契約を追加
op-contract-edit = { $account }の契約を編集
op-renewal-add = { $account }の更新を追加
op-renewal-edit = { $account }の更新を編集
op-task-add = タスク「{ $task }」を追加
op-tasks-add = 顧客{ $n }件にタスク「{ $task }」を追加
op-tasks-done = { $n ->
    [1] タスク「{ $task }」を完了
   *[other] タスク「{ $task }」など{ $n }件を完了
}
op-tasks-snooze = { $n ->
    [1] タスク「{ $task }」を{ $until }まで延期
   *[other] タスク「{ $task }」など{ $n }件を{ $until }まで延期
}
op-tasks-shift = { $n ->
    [1] タスク「{ $task }」の期限を変更
   *[other] タスク「{ $task }」など{ $n }件の期限を変更
}
op-tasks-delete = { $n ->
    [1] タスク「{ $task }」を削除
   *[other] タスク「{ $task }」など{ $n }件を削除
}
op-task-edit = タスク「{ $task }」を編集
op-task-done = タスク「{ $task }」を完了
op-task-reopen = タスク「{ $task }」を未完了に変更
op-task-snooze = タスク「{ $task }」を{ $until }まで延期
op-survey-add = { $account }の{ $survey }回答 { $score } を入力
op-survey-edit = { $account }の{ $survey }回答を編集
op-survey-answer = { $account }の{ $survey }回答を対応済みに変更
op-log = { $account }との{ $touch }を記録
op-touch-edit = { $account }との{ $touch }の記録を編集
op-pulse = { $account }のパルスを5段階中{ $rating }に設定
op-override = { $account }のスコアを上書き
op-override-clear = { $account }のスコア上書きを終了
op-delete = { $kind }「{ $name }」を削除
op-import = { $file } から{ $import }（追加 { $added }、更新 { $updated }）を取り込み
# プレイブック
op-playbook-save = プレイブック「{ $playbook }」を保存
op-playbook-start = { $n ->
    [1] { $account }で「{ $playbook }」を開始
   *[other] 顧客{ $n }件で「{ $playbook }」を開始
}
op-playbook-stop = { $account }の「{ $playbook }」を中止
op-playbook-settle = { $n ->
    [1] 条件を満たした「{ $task }」を完了
   *[other] 条件を満たしたプレイブックのタスク{ $n }件を完了
}
# セグメント。
op-segment-add = セグメント「{ $segment }」を追加
op-segment-edit = セグメント「{ $segment }」を編集
op-segment-rename = セグメント「{ $before }」の名前を「{ $segment }」に変更
op-segments-order = セグメントの順序を変更
op-touch-models = { $n }社のタッチモデルを設定
# カレンダー
op-meetings-log = 打ち合わせ { $count } 件を記録
op-meetings-decline = 打ち合わせ { $count } 件を対象外に
op-meeting-assign = 「{ $title }」を{ $account }の予定に

# 成果目標
op-goal-add = { $account }に成果目標「{ $goal }」を追加
op-goal-edit = { $account }の成果目標「{ $goal }」を編集
op-goal-close = { $account }の成果目標「{ $goal }」を終了（{ $goal_outcome }）
op-goal-reopen = { $account }の成果目標「{ $goal }」を再開
op-reading-add = { $account }の「{ $goal }」の実績を記録
op-reading-edit = { $account }の「{ $goal }」の実績を編集

# イベント
op-event-add = イベント「{ $event }」を追加
op-event-edit = イベント「{ $event }」を編集
op-event-invite = 「{ $event }」に{ $n }件を招待
op-event-attended = 「{ $event }」の{ $n }件を参加に変更
op-event-absent = 「{ $event }」の{ $n }件を欠席に変更
op-event-open = 「{ $event }」の{ $n }件の出欠を取り消し
op-event-remove = 「{ $event }」の招待先から{ $n }件を削除
op-event-import = { $file } から「{ $event }」の出欠を取り込み（参加 { $attended }、欠席 { $absent }、招待先に追加 { $invited }）

# 数値
op-kpi-target = { $figure }の目標を設定：{ $target }
op-kpi-no-target = { $figure }の目標を削除
op-kpi-choose = 「{ $choice }」を設定：{ $chosen }
op-kpi-forget = 「{ $choice }」を標準の定義に変更
op-rate-add = { $from }からの為替レートを追加：1 { $currency } = { $rate } { $quote }
op-rate-edit = { $from }からの為替レートを変更：1 { $currency } = { $rate } { $quote }
# お客様の声
op-survey-plan = { $account }の回答への対応を予定：{ $plan }
op-survey-unplan = { $account }の回答への対応予定を取り消し
op-survey-close = { $n ->
    [1] { $account }の回答の件を完了
   *[other] 回答{ $n }件を完了（最後は{ $account }）
}
op-survey-reopen = { $n ->
    [1] { $account }の回答の件を未完了に変更
   *[other] 回答{ $n }件を未完了に変更（最後は{ $account }）
}
op-survey-tell = { $n ->
    [1] { $account }への結果報告を記録
   *[other] { $n }件の結果報告を記録（最後は{ $account }）
}
op-survey-untell = { $n ->
    [1] { $account }への報告を取り消し
   *[other] { $n }件の報告を取り消し（最後は{ $account }）
}
op-survey-invite = { $n ->
    [1] { $account }に{ $survey }を依頼
   *[other] { $survey }を{ $n }名に依頼
}
op-survey-link = { $account }の回答を{ $survey }の依頼に結び付け
op-survey-unlink = { $account }の{ $survey }の依頼を未回答に変更
# 更新
op-renewal-forecast = { $n ->
    [1] { $account }の更新見込みを「{ $forecast }」に変更
   *[other] 更新{ $n }件の見込みを「{ $forecast }」に変更
}
op-renewal-change = { $n ->
    [1] { $account }の更新を変更
   *[other] 更新{ $n }件を変更
}
op-renewal-close = { $account }の更新結果を記録：{ $outcome }
# アップセルとクロスセル
op-expansion-add = { $account }の案件「{ $title }」を追加
op-expansion-change = { $n ->
    [1] { $account }の案件「{ $title }」を変更
   *[other] 案件{ $n }件を変更（最後は「{ $title }」）
}
op-expansion-stage = { $n ->
    [1] { $account }の案件「{ $title }」を{ $expansion_stage }へ
   *[other] 案件{ $n }件の段階を変更（最後は「{ $title }」）
}
op-expansion-win = { $account }の「{ $title }」の受注を記録し、契約を作成
op-expansion-lose = { $n ->
    [1] { $account }の「{ $title }」の失注を記録
   *[other] 案件{ $n }件の失注を記録（最後は「{ $title }」）
}
op-expansion-reopen = { $n ->
    [1] { $account }の「{ $title }」を再開
   *[other] 案件{ $n }件を再開（最後は「{ $title }」）
}

# テーマとフィードバック
op-theme-add = テーマ「{ $name }」を追加
op-theme-edit = テーマ「{ $name }」を変更
op-themes-order = テーマの並び順を変更
op-theme-put = { $n ->
    [1] { $account }の声にテーマ「{ $name }」を設定
   *[other] { $n }件の声にテーマ「{ $name }」を設定
}
op-theme-refuse = { $n ->
    [1] { $account }の声へのテーマ「{ $name }」の提案を却下
   *[other] { $n }件の声へのテーマ「{ $name }」の提案を却下
}
op-theme-take = { $n ->
    [1] { $account }の声からテーマ「{ $name }」を解除
   *[other] { $n }件の声からテーマ「{ $name }」を解除
}
op-themes-change = { $n ->
    [1] { $account }の声のテーマを変更
   *[other] { $n }件の声のテーマを変更
}
op-feedback-add = { $feedback }「{ $title }」を追加
op-feedback-edit = フィードバック「{ $title }」を変更
op-feedback-move = { $n ->
    [1] 「{ $title }」の状態を「{ $status }」に変更
   *[other] フィードバック{ $n }件の状態を「{ $status }」に変更
}
op-feedback-link = { $n ->
    [1] フィードバック「{ $title }」に{ $account }を追加
   *[other] フィードバック「{ $title }」に顧客{ $n }件を追加
}
op-feedback-voice-edit = 「{ $title }」への{ $account }の声を変更
op-feedback-unlink = { $n ->
    [1] フィードバック「{ $title }」から{ $account }を除外
   *[other] フィードバック「{ $title }」から顧客{ $n }件を除外
}
op-feedback-tell = { $n ->
    [1] 「{ $title }」の結果を{ $account }に報告
   *[other] 「{ $title }」の結果を顧客{ $n }件に報告
}
op-feedback-untell = { $n ->
    [1] 「{ $title }」の{ $account }への報告を取り消し
   *[other] 「{ $title }」の顧客{ $n }件への報告を取り消し
}
# 施策と成功事例
op-initiative-add = 施策「{ $initiative }」を追加（顧客{ $n }件）
op-initiative-edit = 施策「{ $initiative }」を編集
op-initiative-members = 施策「{ $initiative }」の対象を変更（追加{ $n }件、除外{ $m }件）
op-initiative-judge = 施策「{ $initiative }」を評価: { $verdict }
op-initiative-unjudge = 施策「{ $initiative }」の評価を取り消し
op-initiative-next = 次の施策「{ $initiative }」を計画（顧客{ $n }件）
op-story-add = 成功事例「{ $story }」を追加
op-story-edit = 成功事例「{ $story }」を編集
# 誰のメールか
op-mail-assign = { $pattern } を{ $account }に割り当て（メール { $n } 通）
op-mail-own = { $pattern } を自分のアドレスに登録
op-mail-public = { $pattern } を共用ドメインに登録
op-mail-ignore = { $pattern } を対象外に
op-mail-ignore-people = { $n ->
    [1] { $pattern } を対象外に
   *[other] アドレス { $n } 件を対象外に
}
op-mail-forbid = 下書きの禁止語「{ $pattern }」を追加
op-mail-unsay = { $pattern } の指定を取り消し
op-contact-address = { $contact }にアドレス { $address } を追加
op-people-add = { $n ->
    [1] { $account }の{ $contact }を追加
   *[other] メールの相手 { $n } 名を追加
}
op-contact-merge = { $contact }と{ $other }を統合
# Kept searches
op-search-add = 検索「{ $search }」を保存
op-search-edit = 検索「{ $search }」を変更
op-search-rename = 検索「{ $before }」の名前を「{ $search }」に変更
op-searches-order = 保存した検索を並べ替え
# Templates and drafts of mail
op-draft-make = { $n ->
    [1] { $account }への下書きを作成
   *[other] 下書きを{ $n }件作成
}
op-draft-change = { $account }への下書きを変更
op-draft-hand = { $n ->
    [1] { $account }への下書きを受け渡し
   *[other] 下書きを{ $n }件受け渡し
}
op-draft-sent = { $n ->
    [1] { $account }へのメール送信を記録
   *[other] メール{ $n }件の送信を記録
}
op-draft-discard = { $n ->
    [1] { $account }への下書きを破棄
   *[other] 下書きを{ $n }件破棄
}
op-draft-forbid = 下書きでの「{ $word }」の使用を禁止
op-draft-allow = 下書きでの「{ $word }」の使用を許可
op-template-add = テンプレート「{ $template }」を追加
op-template-edit = テンプレート「{ $template }」を変更
op-template-delete = テンプレート「{ $template }」を削除
# メール
op-mail-done = 「{ $subject }」を対応済みに変更
op-mail-no-answer = 「{ $subject }」を返信不要に変更
op-mail-reopen = 「{ $subject }」の返信状況を取り消し
op-mail-snooze = 「{ $subject }」を保留
op-mail-unsnooze = 「{ $subject }」の保留を解除
