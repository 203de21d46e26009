# Voice: figures of surveys, comments, the loop of an answer, invitations.
voice-none-asked = nobody was asked
voice-none-answered = no answers
voice-of-asked = { $n ->
    [one] of { $n } asked
   *[other] of { $n } asked
}
voice-of-answers = { $n ->
    [one] { $n } answer
   *[other] { $n } answers
}
voice-change-thin = too few to compare
voice-change-chance = { $by }, may be chance
voice-change-clear = { $by }, more than chance
voice-span = { $from } – { $to }
voice-score = { $score } of { $of }
voice-group-nothing = not given
voice-clock-late = { $n ->
    [one] { $n } day late
   *[other] { $n } days late
}
voice-clock-running = { $n } of { $of ->
    [one] { $of } day
   *[other] { $of } days
}
voice-thin-rule = Fewer than { $few } answers: one answer moves the figure by 10 points or more. Read the comments, do not compare.
# The command line.
about-voice = Shows what customers answer: NPS, CSAT and CES with their intervals
about-voice-comments = Lists the answers of a period with what became of each
about-survey-invite = Notes who was asked a survey, and spares those asked not long ago
about-survey-plan = Notes what is to be done about an answer, with a task for it
about-survey-close = Closes the matter behind an answer
about-survey-told = Notes that the customer was told what became of it
arg-voice-by = One line for each value of a field
arg-voice-all = Answers without words too
arg-survey-from = From this day on; 90 days before the last one, if not given
arg-survey-to = Up to this day; today, if not given
arg-survey-account = An account: id, external id or a unique part of its name; everybody there is asked
arg-survey-role = Only people of this role
arg-survey-at = When they were asked; today, if not given
arg-survey-quiet-days = For how many days nobody is asked again
arg-survey-force = Ask those too who were asked not long ago
arg-survey-id = The answers, by the ids that voice comments shows
arg-survey-plan = What is to be done; nothing takes the plan away
arg-survey-due = A task for it, due on this day
arg-survey-on = On this day; today, if not given
arg-survey-reopen = Open the matter again
arg-survey-not = The customer has not been told
arg-import-scale = Of surveys: lowest and highest answer, such as 1-10
cli-no-survey = There is no answer with the id “{ $id }”. mimamori voice comments shows all of them.
cli-voice-title = Surveys { $span }
cli-voice-before = BEFORE
cli-voice-change = CHANGE
cli-voice-figure = FIGURE
cli-voice-value = VALUE
cli-voice-interval = 95 %
cli-voice-n = N
cli-voice-answer = ANSWER
cli-voice-answers = ANSWERS
cli-voice-id = ID
cli-voice-when = WHEN
cli-voice-score = SCORE
cli-voice-person = PERSON
cli-voice-state = STATE
cli-voice-comment = COMMENT
cli-voice-clock = CLOCK
cli-voice-waiting = { $n ->
    [one] { $n } detractor waits for an answer
   *[other] { $n } detractors wait for an answer
}
cli-voice-none-waiting = No detractor waits for an answer.
cli-voice-empty = No answers in this period.
cli-voice-months = By month
cli-survey-nobody = Say who was asked: --account, --contact, --filter or --all.
cli-survey-asked = { $n ->
    [one] { $n } asked
   *[other] { $n } asked
}
cli-survey-would-ask = { $n ->
    [one] { $n } would be asked
   *[other] { $n } would be asked
}
cli-survey-spared = { $n ->
    [one] { $n } was asked less than { $days } days ago and is left out; --force asks all the same
   *[other] { $n } were asked less than { $days } days ago and are left out; --force asks all the same
}
cli-survey-asked-anyway = { $n ->
    [one] { $n } of them was asked less than { $days } days ago
   *[other] { $n } of them were asked less than { $days } days ago
}
cli-survey-last = LAST ASKED
cli-survey-email = E-MAIL
