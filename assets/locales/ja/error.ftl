# 何が起きたか、どこで、次にどうするか
error-no-book = { $path } にブックがありません。ファイルを取り込むか、mimamori demo をお試しください。
error-not-a-book = { $path } は mimamori のブックではありません。--book で別のファイルを指定してください。
error-newer-version = { $path } は新しい版の mimamori で作られています（ブック版 { $found }、この版は { $known } まで対応）。mimamori を更新してください。
error-cannot-open = { $path } を開けません: { $why }。フォルダーと権限を確認してください。
error-read-only = このブックは閲覧専用で開いています。
error-disk-full = ディスクがいっぱいのため保存できませんでした。空きを作って、もう一度保存してください（入力内容は残っています）。
error-io = ディスクに書き込めず、保存できませんでした（{ $why }）。ディスクを確認して、もう一度保存してください。
error-busy = 別のプログラムがブックに書き込み中です。少し待ってからやり直してください。
error-damaged = ブックが壊れています（{ $why }）。mimamori check を実行し、必要ならバックアップから復元してください。
error-nothing-to-undo = 取り消せる変更はありません。
error-nothing-to-redo = やり直せる変更はありません。
error-changed-since = 「{ $name }」（{ $table }）は別のプログラムで変更されたため、そのままにしました。
error-no-row = { $table } の ID { $id } が見つかりません。削除された可能性があります。
error-refused = ブックに受け付けられませんでした: { $why }
error-field = { $field }: { $why }
