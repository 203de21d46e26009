# The mail screen: its tabs, and what stands where one is empty.
mail-name = Mail
mail-tab-owed = To answer
mail-tab-conversations = Conversations
mail-tab-unmatched = Unmatched
mail-tab-new-people = New people
mail-tab-drafts = Drafts
mail-tab-templates = Templates
mail-tab-sources = Sources
mail-empty-owed = Nobody waits for an answer of yours.
mail-empty-conversations = There is no mail here yet. It is read from the folders and files your mail program keeps.
mail-empty-unmatched = Every address belongs to an account, or was set aside.
mail-empty-new-people = Everybody who wrote from an account is among its contacts.
mail-empty-drafts = No draft is waiting to be sent.
mail-empty-sources = No mail is read yet: name a folder or a file of your mail program.
mail-col-due = DUE
mail-col-waiting = WAITING
mail-col-account = ACCOUNT
mail-col-who = WHO
mail-col-subject = SUBJECT
mail-col-when = LAST
mail-col-count = N
mail-col-files = FILES
mail-late = { $time } late
mail-due-in = in { $time }
mail-until = until { $day }
mail-due-rule = due within { $hours } working hours
mail-due-rule-of = due within { $hours } working hours ({ $model })
mail-is-done = answered
mail-needs-none = no answer needed
mail-no-subject = (no subject)
mail-no-text = (no text)
mail-attached = attached: { $files }
mail-you = You
mail-more-people = and { $n } more
mail-folded-quote = { $n ->
    [one] { $n } quoted line
   *[other] { $n } quoted lines
}
mail-folded-signature = { $n ->
    [one] signature, { $n } line
   *[other] signature, { $n } lines
}
mail-count = { $n ->
    [one] { $n } message
   *[other] { $n } messages
}
mail-letters = { $n ->
    [one] one message unanswered
   *[other] { $n } messages unanswered
}
mail-fact-late = { $n } late
mail-fact-everything = all mail
mail-fact-promises = { $n ->
    [one] { $n } promise of yours
   *[other] { $n } promises of yours
}
mail-no-match = No conversation has these words in its subject, account or people.
mail-filter-hint = subject, account, name or address
mail-nobodys = The conversation belongs to no account yet.
mail-no-promises = No promise was found in your mail of the last 30 days that is not a task already.
mail-promises-title = Make a task of
mail-promise-due = by { $day }
mail-snooze-title = Put off until
mail-history-title = Mail with { $name }
mail-history-people = { $n ->
    [one] { $n } contact with mail
   *[other] { $n } contacts with mail
}
mail-history-received = { $n } received
mail-history-sent = { $n } sent
mail-history-span = first { $first }, last { $last } ({ $ago })
mail-history-empty = No mail was exchanged yet that is known here.

# The command line.
mail-when = Last
mail-account = Account
mail-who = Who
mail-messages = N
mail-subject = Subject
mail-id = Id
mail-due = Due
mail-waiting = Waiting
mail-no-conversation = There is no conversation or message { $id }.
mail-folded-lines = { $n ->
    [one] { $n } line of quotes and signature folded; --all shows it
   *[other] { $n } lines of quotes and signature folded; --all shows them
}
about-mail-show = Shows a conversation, with quotes and signatures folded
about-mail-owed = Lists mail that waits for your answer, late ones first
about-mail-done = Notes that conversations are answered
about-mail-no-answer = Notes that conversations need no answer
about-mail-reopen = Takes back what was said about conversations
about-mail-snooze = Puts a conversation off until a day
about-mail-promises = Lists what you promised by mail and made no task of
arg-mail-account = Only of this account
arg-mail-person = Only with this person: id, address or name
arg-mail-since = Only those that went on since this day
arg-mail-everything = Newsletters and automatic answers too
arg-mail-id = The conversation’s id, or that of one of its messages
arg-mail-quotes = With quotes and signatures
arg-mail-until = The day on which it comes back
