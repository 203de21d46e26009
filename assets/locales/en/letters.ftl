# Templates and drafts of mail

# What is put into a letter, in the customer’s language
letter-usage-up = rising
letter-usage-down = falling
letter-usage-steady = steady
letter-usage-more = { $share } more
letter-usage-less = { $share } less

letter-quote-head = On { $at }, { $name } wrote:

# What the merge fields hold
letter-field-contact-name = the person’s whole name
letter-field-contact-first = the first name
letter-field-contact-family = the family name
letter-field-contact-greeting = how one greets the person: Mika; 佐藤様
letter-field-contact-title = the job title
letter-field-contact-email = the e-mail address
letter-field-account-name = the company’s name
letter-field-account-short = the company’s name without Inc., 株式会社 and the like
letter-field-account-formal = the company’s name, in Japanese with 御中
letter-field-account-arr = annual recurring revenue
letter-field-account-health = health score, a number from 0 to 100
letter-field-account-band = the health’s band in a word
letter-field-account-segment = the segment
letter-field-account-stage = the stage of its life in a word
letter-field-account-onboarding = the phase that the onboarding is in
letter-field-usage-trend = rising, falling or steady
letter-field-usage-direction = up, down or steady, for conditions
letter-field-usage-change = the change over 28 days: 12 % more
letter-field-usage-last-28 = how much was used in 28 days
letter-field-renewal-on = the day of the coming renewal
letter-field-renewal-days = days until then, a number
letter-field-renewal-notice-by = the last day for notice, while it is ahead
letter-field-renewal-amount = the coming term’s amount in a year: the renewal’s, else the contract’s
letter-field-renewal-product = the product
letter-field-goal-title = the open goal that is due first
letter-field-goal-progress = how far it is: 60 %
letter-field-goal-current = where it stands
letter-field-goal-target = what it is to reach
letter-field-goal-due = the day it is due
letter-field-last-subject = the subject of their last mail
letter-field-event-title = the next programme of the book
letter-field-event-at = when it is
letter-field-me-name = your name, from config.toml
letter-field-me-company = your company, from config.toml
letter-field-me-email = your address, from config.toml
letter-field-me-signature = your signature, from config.toml
letter-field-today = today

# Slips in a template
template-fault-at = Line { $line }: { $why }
template-fault-in-subject = Subject: { $why }
template-fault-in-body = Text, line { $line }: { $why }
template-fault-syntax = This cannot be read. See that every {"{{"} has its {"}}"}, and every {"{%"} if %{"}"} its {"{%"} endif %{"}"}.
template-fault-field = There is no field “{ $name }”.
template-fault-field-near = There is no field “{ $name }”. Did you mean { $nearest }?
template-fault-filter = There is nothing called “{ $name }” that could stand behind |. There are default, upper, lower, trim, sama, san and onchu.
template-fault-function = There is no “{ $name }”. A question to whoever writes is ask("…").
template-fault-statement = “{ $name }” cannot stand here; only if, elif, else and endif can.
template-fault-values = Values of two kinds do not go together here, such as a text and a number.
template-fault-long = The text is too long.
template-fault-subject = A line “Subject: …” is missing here.
template-fault-empty = There is no text.

# What is found in a draft
lint-at-line = Line { $line }: { $what }
lint-no-recipient = No address of { $name } is known.
lint-bad-address = “{ $address }” is no address that mail can be sent to.
lint-empty-subject = The subject is empty.
lint-empty-body = There is no text.
lint-unfilled = “{ $mark }” is still to be filled in.
lint-other-name = “{ $name }” belongs to another customer.
lint-forbidden = “{ $word }” is on your list of words not to write.
lint-opted-out = { $name } has wanted no mailings since { $day }.
lint-left = { $name } left on { $day }.
lint-other-person = { $address } belongs to another customer.
lint-greeting = The greeting says “{ $name }”; the letter goes to somebody else.
lint-no-attachment = It says “{ $word }”, but nothing is attached.
lint-second-mail = The same person was written to on { $day }.
lint-other-draft = Another draft to the same person is not sent yet: { $subject }
lint-language-en = The text is English; one writes Japanese to this customer.
lint-language-ja = The text is Japanese; one writes English to this customer.

# Who is left out of a mailing
letter-skip-nobody = nobody is known in that role
letter-skip-no-address = no address is known
letter-skip-opted-out = wants no mailings
letter-skip-churned = is no customer any more
letter-skip-same-address = the address is in the list already

# How far a draft is
draft-state-open = open
draft-state-handed = handed over
draft-state-sent = sent

# Letting a letter leave
draft-not-written = The letter could not be written: { $why }
draft-no-folder = No folder for drafts is named. Put it into config.toml: [mail] drafts = "~/Maildir/.Drafts"
draft-no-command = No command that sends is named. Put it into config.toml: [mail] send = "msmtp -t"
draft-not-started = The command that sends did not start: { $why }
draft-too-long = { $command } did not end within a minute and was stopped. Look there whether the mail was sent.
draft-refused = { $command } refused the letter (status { $status }): { $said }
draft-broken-off = { $command } broke off: { $said }

# The letter as it is written
letter-title = Letter
letter-blank = without a template
letter-choose = { $n ->
    [one] Which letter?
   *[other] Which letter to { $n } accounts?
}
letter-pick-account = To which account?
letter-hint-to = Name <name@company.example>, several apart by commas
letter-hint-ask = only you can say
letter-hint-attachments = paths of files, apart by commas
letter-quote-yes = with the text it answers
letter-quote-no = without it
label-mail-cc = Copy to
label-mail-quote = Quote
label-attachments = Files
template-none = There is no template “{ $key }”. The command template lists them.

# Drafts
draft-title = Draft
draft-found = To look at
draft-found-nothing = Nothing stands against it.
draft-none-selected = There is no draft here.
invalid-already-sent = “{ $value }” is sent already. See it in the timeline.
draft-is-sent = It is sent already.
draft-handed-next = In { $to }. Say here once it was sent.
draft-sent-on = Sent { $at }
draft-col-id = ID
draft-col-state = STATE
draft-col-account = ACCOUNT
draft-col-to = TO
draft-col-subject = SUBJECT
draft-col-made = MADE
draft-discard-ask = { $n ->
    [one] Throw this draft away?
   *[other] Throw { $n } drafts away?
}
draft-discard-then = Undo brings it back.
draft-send-ask-one = Send this mail to { $to }?
draft-send-ask = Send { $n } mails?
draft-again-then = Handed over before, { $at }, to { $to }: it would go a second time.
draft-again-then-undated = Handed over before, to { $to }: it would go a second time.
draft-send-then = It goes to { $command }. What is sent cannot be taken back.
draft-held-ask = { $n ->
    [one] Something should be put right first. Let it leave all the same?
   *[other] In { $n } drafts something should be put right first. Let them leave all the same?
}
draft-mailto-long = This address has { $n } characters; some programs cut it after { $most }.
draft-in-utf8 = Written in UTF-8: old mail programs do not know “{ $character }”.

# Letters to many
mailing-out = left out
mailing-facts = { $n } letters, { $left } left out
mailing-nobody = Nobody is left to write to.
mailing-kept = Your answers are kept; the same template takes them up again.
mailing-no-questions = This template asks nothing.
mailing-role-title = To whom at each account?
mailing-role-usual = the champion, else who decides
mailing-col-said = TO LOOK AT

# Templates
template-title = Template
template-title-new = New template
template-form-about = {"{{ contact.first }}"} puts something in; f on the list of templates shows what there is
template-own = yours
template-changed = yours
template-not-own = It comes with the program and was not changed.
template-pick-try = Try it on which account?
template-tried-on = As { $account } would get it
template-reset-ask = Bring the text of “{ $name }” back that came with the program?
template-reset-then = Your own text goes; undo brings it back.
template-delete-ask = Delete the template “{ $name }”?
template-delete-then = Drafts made from it stay; undo brings it back.
template-fields-title = What can be put in
template-col-key = KEY
template-col-name = NAME
template-col-langs = TEXTS
template-col-subject = SUBJECT
template-col-field = FIELD
template-col-meaning = WHAT IT HOLDS
template-col-value = HERE
template-way-default = a word for where nothing is known
template-way-ask = a question that you answer while you write
template-way-if = only where there is something
template-way-honour = a polite ending: 佐藤様, 佐藤さん, 青葉 御中
template-way-own = your own columns
label-mail-template-name = Name
label-subject-en = Subject, English
label-body-en = Text, English
label-subject-ja = Subject, Japanese
label-body-ja = Text, Japanese

# Words not to write
forbidden-title = Words that no draft may hold
forbidden-none = There are no such words.
forbidden-hint = Type a word; Enter adds it.

# On the command line
cli-no-draft = There is no draft { $id }. The command draft lists them.
cli-no-mail = There is no mail { $id }.
cli-no-forbidden = “{ $word }” is not on the list.
cli-draft-kept = Kept as draft { $id }; undo takes it back.
cli-draft-unchanged = Nothing was changed: give --to, --cc, --subject, --body, --attach, --fill or --editor.
cli-draft-fill = “{ $fill }” is no answer to a question; write --fill "question=text".
cli-draft-asks-nothing = This template asks nothing.
cli-draft-no-question = “{ $name }” is none of its questions:
cli-draft-asks = Still asked: { $question } (--fill "…=text")
cli-draft-skipped = { $n ->
    [one] { $n } account gets no letter
   *[other] { $n } accounts get no letter
}
cli-draft-held = { $n ->
    [one] { $n } draft stays until that is put right; --force lets it leave.
   *[other] { $n } drafts stay until that is put right; --force lets them leave.
}
cli-draft-again = { $n ->
    [one] { $n } draft was handed over before and is not sent again; --again sends it:
   *[other] { $n } drafts were handed over before and are not sent again; --again sends them:
}
cli-draft-then = Once sent: mimamori draft sent ID
cli-draft-yes = { $n ->
    [one] This would send { $n } mail through { $command }. Add --yes to do it:
   *[other] This would send { $n } mails through { $command }. Add --yes to do it:
}
about-template = Lists the templates of mail, and works on them
about-template-list = Lists the templates of mail
about-template-show = Shows a template, or how an account would get it
about-template-save = Keeps a template of your own; with the key of a built-in one it stands in its place
about-template-delete = Deletes a template of your own; a built-in one of its key is back
about-template-fields = Lists what a template can put in, or what that is for an account
about-draft = Lists the drafts of mail, and works on them
about-draft-list = Lists the drafts that are not sent
about-draft-new = Begins a letter to an account: from a template, as an answer, or blank
about-draft-segment = Makes one draft for the right person of each account that fits a filter
about-draft-show = Shows a draft with what should be put right
about-draft-edit = Changes a draft
about-draft-lint = Says what should be put right in drafts; exit code 3 where something holds one back
about-draft-write = Writes drafts as files that mail programs open, or into a Maildir folder
about-draft-send = Hands drafts to the command of config.toml that sends; only with --yes
about-draft-mailto = Prints a draft as a mailto: address
about-draft-sent = Notes that drafts were sent: each becomes a touch
about-draft-discard = Throws drafts away
about-draft-words = Lists the words that no draft may hold, adds and removes them
arg-mail-template = The template’s key
arg-template-account = The account it is tried on
arg-template-file = The text: “Subject: …”, an empty line, the text; parts for languages begin with “--- en” and “--- ja”; - reads the standard input
arg-template-name = What it is called
arg-draft = The draft’s id
arg-drafts = The drafts’ ids
arg-draft-all = Those that were sent, too
arg-draft-template = The template’s key
arg-draft-contact = The person: id, e-mail address or a unique part of the name
arg-draft-role = Whom to write to: the person in this role
arg-draft-reply = The mail that it answers
arg-draft-no-quote = Without the text it answers
arg-draft-fill = The answer to what the template asks; the question by its words, their beginning, or its number
arg-draft-dry-run = Only shows it
arg-draft-to = To whom: Name <address>, several apart by commas
arg-draft-cc = Who gets a copy
arg-draft-subject = The subject
arg-draft-body = The text; - reads the standard input
arg-draft-attach = A file that goes along; may be given again
arg-draft-editor = Opens it in $VISUAL or $EDITOR
arg-draft-out = The folder for files; else drafts beside the book
arg-draft-maildir = Into the folder of drafts that config.toml names
arg-draft-charset = How characters are written, over what config.toml says
arg-draft-force = Also what should be put right first
arg-draft-yes = Does send
arg-draft-again = Also what was handed over before
arg-draft-closes = A task that this answers; may be given again
arg-forbid-add = Adds a word
arg-forbid-remove = Takes a word off
# Fields that can be wrong
fault-draft = draft
fault-to = to
