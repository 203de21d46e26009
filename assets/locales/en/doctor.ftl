# What the computer, the terminal and the person's own files are like.
about-doctor = Looks over terminal, language, book and settings, and says what to do where something is wrong
about-config = Works with your settings
about-config-path = Shows where the settings stand
about-config-show = Shows every setting that holds, and where it comes from
about-config-check = Looks over your files: settings, health model, rules, reasons

config-file-config = settings
config-file-health = health model
config-file-rules = rules of the morning
config-file-churn-reasons = reasons for leaving
config-sound = { $path } is in order.
config-none = { $path } is not there; what is built in holds.
config-col-name = SETTING
config-col-value = VALUE
config-col-from = FROM
config-from-flag = option
config-from-environment = environment
config-from-file = your file
config-from-default = built in

doctor-topic-program = program
doctor-topic-language = language
doctor-topic-terminal = terminal
doctor-topic-colours = colours
doctor-topic-background = background
doctor-topic-widths = widths
doctor-topic-paste = paste
doctor-topic-clipboard = clipboard
doctor-topic-book = book
doctor-topic-settings = settings
doctor-topic-files = your files
doctor-program = mimamori { $version }, books of version { $schema }
doctor-language = { $lang }, characters as { $charset }, the system says { $locale }
doctor-language-narrow = { $lang }, but the terminal's locale is “{ $locale }”, which is not UTF-8.
doctor-language-remedy = Set LANG to one that ends in UTF-8, such as ja_JP.UTF-8 or en_US.UTF-8.
doctor-terminal = { $term }, { $width } × { $height } cells
doctor-terminal-small = { $term }, { $width } × { $height } cells: smaller than the screens are made for.
doctor-terminal-small-remedy = Make the window 60 × 16 cells or larger; 80 × 24 and more is comfortable.
doctor-terminal-none = There is no terminal: input or output is a file or a pipe.
doctor-terminal-none-remedy = The workbench needs one; all other commands work without.
doctor-colours = theme { $theme }; { $depth }
doctor-depth-none = no colours, as NO_COLOR or --color never asks
doctor-depth-full = all colours (COLORTERM)
doctor-depth-sixteen = the terminal's own 16 colours, as COLORTERM does not say more
doctor-background-dark = dark
doctor-background-light = light
doctor-background-silent = The terminal does not say; the theme for dark ones is used.
doctor-background-remedy = Set theme = "light" in the settings if it is light.
doctor-widths-narrow = Characters such as ○ and … take one cell here.
doctor-widths-wide = Characters such as ○ and … take two cells here.
doctor-widths-remedy = If columns are not straight, set ambiguous = "wide" or "narrow" in the settings.
doctor-paste = Bracketed paste is asked for: what is pasted is text and never a command.
doctor-clipboard = Copying goes through the terminal (OSC 52); whether it takes it cannot be asked.
doctor-clipboard-tmux = tmux stands between: it passes copies on with “set -g set-clipboard on”.
doctor-settings = { $path }; { $n ->
    [0] everything as it is built in.
    [one] one setting of your own.
   *[other] { $n } settings of your own.
}
doctor-mouse = { " " }The mouse is taken.
doctor-book-none = { $path } is not there; it is made when the workbench is opened.
doctor-book = { $path }, { $size }, { $accounts }
doctor-book-writer = { $user } on { $host } has it open for writing; here it can be read.
doctor-book-synced = { $path } stands in a folder that is synchronised ({ $service }): a book can be torn there without a warning.
doctor-book-synced-remedy = Keep the book elsewhere and put backups there: mimamori backup PATH.
doctor-book-bad = { $why }
doctor-book-bad-remedy = mimamori check says more; mimamori restore brings a backup back.
doctor-all-well = All is well.
doctor-to-do = { $n ->
    [one] One thing to look at.
   *[other] { $n } things to look at.
}
