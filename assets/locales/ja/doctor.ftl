# 端末、言語、ブック、設定の点検
about-doctor = 端末、言語、ブック、設定を点検し、問題があれば対処を示す
about-config = 設定を扱う
about-config-path = 設定ファイルの場所を表示
about-config-show = 有効な設定とその出どころを表示
about-config-check = 設定、ヘルスモデル、ルール、解約理由のファイルを点検

config-file-config = 設定
config-file-health = ヘルスモデル
config-file-rules = 今日のルール
config-file-churn-reasons = 解約理由
config-sound = { $path } に問題はありません。
config-none = { $path } はありません。組み込みの内容を使います。
config-col-name = 設定
config-col-value = 値
config-col-from = 出どころ
config-from-flag = オプション
config-from-environment = 環境変数
config-from-file = 設定ファイル
config-from-default = 既定値

doctor-topic-program = プログラム
doctor-topic-language = 言語
doctor-topic-terminal = 端末
doctor-topic-colours = 色
doctor-topic-background = 背景
doctor-topic-widths = 文字幅
doctor-topic-paste = 貼り付け
doctor-topic-clipboard = クリップボード
doctor-topic-book = ブック
doctor-topic-settings = 設定
doctor-topic-files = 個人用ファイル
doctor-program = mimamori { $version }、ブックの版 { $schema }
doctor-language = { $lang }、文字は { $charset }、システムの設定は { $locale }
doctor-language-narrow = { $lang }。ただし端末のロケールは「{ $locale }」で、UTF-8ではありません。
doctor-language-remedy = LANGをja_JP.UTF-8など、UTF-8で終わるものにしてください。
doctor-terminal = { $term }、{ $width }×{ $height }セル
doctor-terminal-small = { $term }、{ $width }×{ $height }セル。画面の想定より小さい大きさです。
doctor-terminal-small-remedy = 60×16以上に広げてください。80×24以上が快適です。
doctor-terminal-none = 端末がありません（入力か出力がファイルまたはパイプです）。
doctor-terminal-none-remedy = ワークベンチには端末が必要です。他のコマンドは端末なしで使えます。
doctor-colours = テーマ{ $theme }、{ $depth }
doctor-depth-none = 色なし（NO_COLORまたは--color neverの指定）
doctor-depth-full = フルカラー（COLORTERM）
doctor-depth-sixteen = 端末の16色（COLORTERMの指定がないため）
doctor-background-dark = 暗い背景
doctor-background-light = 明るい背景
doctor-background-silent = 端末が答えないため、暗い背景用のテーマを使います。
doctor-background-remedy = 背景が明るい場合は、設定に theme = "light" と書いてください。
doctor-widths-narrow = ○や…などの文字は1セル幅です。
doctor-widths-wide = ○や…などの文字は2セル幅です。
doctor-widths-remedy = 列がずれる場合は、設定に ambiguous = "wide" または "narrow" と書いてください。
doctor-paste = ブラケットペーストを使います。貼り付けた文字がコマンドになることはありません。
doctor-clipboard = コピーは端末経由（OSC 52）です。端末が受け取るかどうかは確認できません。
doctor-clipboard-tmux = tmuxを経由しています。「set -g set-clipboard on」でコピーが端末に渡ります。
doctor-settings = { $path }。{ $n ->
    [0] すべて既定値です。
   *[other] 自分で決めた設定は { $n } 件です。
}
doctor-mouse = マウスを使います。
doctor-book-none = { $path } はまだありません。ワークベンチを開くと作られます。
doctor-book = { $path }、{ $size }、{ $accounts }
doctor-book-writer = { $host }の{ $user }が書き込み用に開いています。ここでは閲覧できます。
doctor-book-synced = { $path } は同期フォルダー（{ $service }）にあります。警告なしにブックが壊れるおそれがあります。
doctor-book-synced-remedy = ブックは別の場所に置き、同期フォルダーにはバックアップを置いてください（mimamori backup PATH）。
doctor-book-bad = { $why }
doctor-book-bad-remedy = mimamori checkで詳しく調べられます。mimamori restoreでバックアップから戻せます。
doctor-all-well = 問題はありません。
doctor-to-do = 確認が必要な点が{ $n }件あります。
