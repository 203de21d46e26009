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

# The screen.
voice-name = Voice
voice-here = You are here already.
voice-tab-summary = Summary
voice-tab-comments = Comments
voice-tab-waiting = Waiting
voice-tab-groups = By
voice-figure = FIGURE
voice-value = VALUE
voice-interval = 95 %
voice-answers = MADE OF
voice-before = BEFORE
voice-change = CHANGE
voice-col-when = WHEN
voice-col-score = SCORE
voice-col-account = ACCOUNT
voice-col-person = PERSON
voice-col-health = HEALTH
voice-col-state = STATE
voice-col-clock = CLOCK
voice-col-comment = COMMENT
voice-trend = { $measure } over time
voice-month = { $n ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[other] Dec
}
voice-quarter = Q{ $n }
voice-empty = There are no answers yet. Enter those you have on paper, or import an export of your survey.
voice-empty-period = No answers in this period.
voice-none-waiting = Nobody waits for an answer.
voice-no-later = This is the latest.
voice-all-groups = All groups again.
voice-with-words = only answers with words
voice-no-words = No words.
voice-planned = To do: { $plan }
voice-health = health { $grade }, { $health }
voice-is-answered = It is answered.
voice-fact-late = { $n ->
    [one] { $n } answer late
   *[other] { $n } answers late
}
voice-value-within = { $value }, 95 % between { $interval }
voice-other-scales = On other scales these count as high: { $scales }.
voice-formula-nps = 100 × (promoters − detractors) ÷ answers. Promoters are 9–10, detractors 0–6. Of several answers of a person the latest counts. Interval: adjusted Wald (Rocks 2016).
voice-formula-csat = Answers of 4–5 ÷ all answers. Of several answers of a person the latest counts. Interval: Wilson.
voice-formula-ces = The sum of the answers on 1–7 ÷ answers. Of several answers of a person the latest counts. Interval: Student’s t.
voice-formula-ces-share = Answers of 5–7 ÷ all answers. Of several answers of a person the latest counts. Interval: Wilson.
voice-formula-response-rate = Those asked in the period who answered, whenever they did ÷ those asked. Interval: Wilson.
voice-plan-title = What is to be done
voice-hint-plan = empty takes it away
voice-hint-due = a day makes a task of it
label-voice-plan = To do
figure-fraction = { $numerator } ÷ { $denominator }, made of { $n }
figure-on = WHEN
figure-kind = KIND
figure-account = ACCOUNT
figure-worth = BRINGS
figure-row = WHAT
figure-not-counted = not counted
figure-no-rows = Nothing stands behind it.
# A stack of answers.
stack-title = Enter answers
stack-legend = account @person score comment, such as: acme @sato 4 support takes days
stack-entered = { $n } entered
stack-list = Entered; Ctrl-Z takes the last one back
stack-no-account = No account is called “{ $name }”.
stack-no-person = Nobody there is called “{ $name }”.
stack-several = Several fit: { $names }.
stack-needs-account = Whose answer is it? Begin with the account.
stack-needs-score = The score is missing.
stack-no-undo = Nothing was entered here yet.
fact-closed-matter = Matter closed
fact-told = Customer told
voice-summary-how = No answers yet: { $stack } enters answers from paper, { $import } reads a file of them.
