# Mail coming in: what an import did, and where mail is read from.
import-kind-mail = mail
op-mail-source-remove = Mail is no longer read from { $path }
mail-in-done = { $added ->
    [one] 1 message came in
   *[other] { $added } messages came in
} of { $read } read; { $duplicates } were here before, { $changed } were moved, flagged anew or completed.
mail-in-would = { $added ->
    [one] 1 message would come in
   *[other] { $added } messages would come in
} of { $read } read; { $duplicates } are here already, { $changed } were moved, flagged anew or completed. Nothing was written.
mail-in-matched = { $touches ->
    [0] None of them is an email with an account
    [one] 1 of them is an email with an account
   *[other] { $touches } of them are emails with accounts
}; { $unmatched ->
    [0] all belong to an account.
    [one] 1 belongs to no account yet.
   *[other] { $unmatched } belong to no account yet.
}
mail-in-kinds = No conversation: { $list }
mail-in-marks = { $n ->
    [one] 1 message is marked
   *[other] { $n } messages are marked
}: { $list }
mail-in-skipped = { $n ->
    [one] 1 file could not be opened.
   *[other] { $n } files could not be opened.
}
mail-in-others = { $n ->
    [one] 1 file is no mail and was left alone.
   *[other] { $n } files are no mail and were left alone.
}
mail-in-gone = { $n ->
    [one] 1 file is no longer there; its message stays.
   *[other] { $n } files are no longer there; their messages stay.
}
mail-in-nothing-new = No new mail.
mail-in-none = There is no mail in { $path }. Name a Maildir, an mbox file, or a folder with .eml files.
mail-in-no-sources = No source of mail is remembered yet. Name one: mimamori import mail PATH
mail-in-unopened = { $why }. See that it is there and may be read; the next import looks for it again
mail-in-unreadable = cannot be read as mail; it came in marked
mail-mark-no_date = no date
mail-mark-future_date = date in the future
mail-mark-no_sender = no sender
mail-mark-no_message_id = no id
mail-mark-charset = character set recognised
mail-mark-garbled = characters lost
mail-mark-raw_header = raw header
mail-mark-truncated = cut off
mail-mark-too_deep = nested too deep
mail-mark-cut = shortened
mail-mark-html_only = HTML only
mail-mark-winmail = winmail.dat
mail-mark-encrypted = encrypted
mail-mark-empty = no text
mail-mark-unreadable = unreadable
mail-source-message = single messages
mail-source-mbox = mailbox file
mail-source-maildir = Maildir
mail-source-folder = folder
mail-in-title = Import mail
mail-in-intro = Mail is read from what your mail program keeps: a Maildir, mbox files (Thunderbird, Gmail Takeout), folders with .eml files. Nothing is fetched, and nothing is written before you have seen what would come in.
mail-in-path = File or folder
mail-in-path-hint = type, paste or drag it here; * and ? stand for names
mail-in-no-account = no account
mail-in-col-date = DATE
mail-in-col-from = FROM
mail-in-col-subject = SUBJECT
mail-in-col-account = ACCOUNT
mail-in-col-path = READ FROM
mail-in-col-kind = KIND
mail-in-col-messages = MESSAGES
mail-in-col-looked = LOOKED AT
mail-in-col-new = LAST NEW
mail-in-never = never
mail-in-no-open = { $key-sources-refresh } reads what is new; { $key-sources-add } adds a source.
mail-in-problem = { $file }: { $why }
mail-in-some-unread = { $n ->
    [one] 1 file or message could not be read
   *[other] { $n } files or messages could not be read
}; the first: { $first }
mail-in-sources-none = No source of mail is remembered yet.
mail-in-no-such-source = No single source goes by “{ $named }”. There are:
  { $known }
about-mail-sources = Lists where mail is read from
about-mail-sources-remove = Reads no more mail from a source; what came in stays
arg-mail-source = The source: its path, a part of it that no other has, or its id
