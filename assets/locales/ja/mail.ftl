# メール画面：タブと、空のときの表示
mail-name = メール
mail-tab-owed = 要返信
mail-tab-conversations = スレッド
mail-tab-unmatched = 未割当
mail-tab-new-people = 新しい人
mail-tab-drafts = 下書き
mail-tab-templates = テンプレート
mail-tab-sources = 取込元
mail-empty-owed = 返信を待っているメールはありません。
mail-empty-conversations = メールがまだありません。お使いのメールソフトのフォルダーやファイルから読み込みます。
mail-empty-unmatched = どのアドレスも割当済みか、対象外です。
mail-empty-new-people = 顧客から届いたメールの差出人は、すべて担当者に登録済みです。
mail-empty-drafts = 送信待ちの下書きはありません。
mail-empty-templates = テンプレートがありません。
mail-empty-sources = 取込元がまだありません。メールソフトのフォルダーかファイルを指定してください。
