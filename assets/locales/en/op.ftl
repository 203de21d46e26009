# Labels of writes: what somebody did.
op-account-add = Added { $account }
op-account-edit = Edited { $account }
op-contact-add = Added { $contact } at { $account }
op-contact-edit = Edited { $contact } at { $account }
op-contract-add = Added a contract with { $account }
op-contract-edit = Edited a contract with { $account }
op-renewal-add = Added a renewal of { $account }
op-renewal-edit = Edited a renewal of { $account }
op-task-add = Added the task “{ $task }”
op-tasks-add = { $n ->
    [one] Added the task “{ $task }” to { $n } account
   *[other] Added the task “{ $task }” to { $n } accounts
}
op-tasks-done = { $n ->
    [one] Finished the task “{ $task }”
   *[other] Finished { $n } tasks, “{ $task }” first
}
op-tasks-snooze = { $n ->
    [one] Snoozed the task “{ $task }” until { $until }
   *[other] Snoozed { $n } tasks until { $until }, “{ $task }” first
}
op-tasks-shift = { $n ->
    [one] Moved the task “{ $task }”
   *[other] Moved { $n } tasks, “{ $task }” first
}
op-tasks-delete = { $n ->
    [one] Deleted the task “{ $task }”
   *[other] Deleted { $n } tasks, “{ $task }” first
}
op-task-edit = Edited the task “{ $task }”
op-task-done = Finished the task “{ $task }”
op-task-reopen = Opened the task “{ $task }” again
op-task-snooze = Snoozed the task “{ $task }” until { $until }
op-survey-add = Entered { $survey } { $score } from { $account }
op-survey-edit = Edited the { $survey } answer from { $account }
op-survey-answer = Answered the { $survey } response from { $account }
op-log = Logged a { $touch } with { $account }
op-touch-edit = Edited a { $touch } with { $account }
op-pulse = Rated { $account } { $rating } of 5
op-override = Put an override on { $account }
op-override-clear = Ended the override on { $account }
op-delete = Deleted the { $kind } “{ $name }”
op-import = Imported { $import } from { $file }: { $added } added, { $updated } updated
# Playbooks
op-playbook-save = Saved the playbook “{ $playbook }”
op-playbook-start = { $n ->
    [one] Started “{ $playbook }” for { $account }
   *[other] Started “{ $playbook }” for { $n } accounts
}
op-playbook-stop = Stopped “{ $playbook }” for { $account }
op-playbook-settle = { $n ->
    [one] Finished “{ $task }”: its condition holds
   *[other] Finished { $n } tasks of playbooks: their conditions hold
}
# Segments.
op-segment-add = Added the segment “{ $segment }”
op-segment-edit = Edited the segment “{ $segment }”
op-segment-rename = Renamed the segment “{ $before }” to “{ $segment }”
op-segments-order = Put the segments in another order
op-touch-models = Set the touch model of { $n ->
    [one] { $n } account
   *[other] { $n } accounts
}

# The calendar.
op-meetings-log = { $count ->
    [one] Logged { $count } meeting
   *[other] Logged { $count } meetings
}
op-meetings-decline = { $count ->
    [one] Set aside { $count } meeting
   *[other] Set aside { $count } meetings
}
op-meeting-assign = Put “{ $title }” to { $account }

# Goals
op-goal-add = Added the goal “{ $goal }” for { $account }
op-goal-edit = Edited the goal “{ $goal }” of { $account }
op-goal-close = Closed the goal “{ $goal }” of { $account }: { $goal_outcome }
op-goal-reopen = Opened the goal “{ $goal }” of { $account } again
op-reading-add = Noted a reading of “{ $goal }” at { $account }
op-reading-edit = Edited a reading of “{ $goal }” at { $account }

# Programmes
op-event-add = Added the programme “{ $event }”
op-event-edit = Edited the programme “{ $event }”
op-event-invite = { $n ->
    [one] Invited { $n } guest to “{ $event }”
   *[other] Invited { $n } guests to “{ $event }”
}
op-event-attended = { $n ->
    [one] Marked { $n } guest of “{ $event }” as attended
   *[other] Marked { $n } guests of “{ $event }” as attended
}
op-event-absent = { $n ->
    [one] Marked { $n } guest of “{ $event }” as absent
   *[other] Marked { $n } guests of “{ $event }” as absent
}
op-event-open = { $n ->
    [one] Took the mark of { $n } guest of “{ $event }” away
   *[other] Took the marks of { $n } guests of “{ $event }” away
}
op-event-remove = { $n ->
    [one] Took { $n } guest off the list of “{ $event }”
   *[other] Took { $n } guests off the list of “{ $event }”
}
op-event-import = Read the attendance of “{ $event }” from { $file }: { $attended } attended, { $absent } absent, { $invited } added

# Figures
op-kpi-target = Set the target of { $figure }: { $target }
op-kpi-no-target = Took away the target of { $figure }
op-kpi-choose = Chose “{ $choice }”: { $chosen }
op-kpi-forget = Went back to the usual definition of “{ $choice }”
op-rate-add = Added the rate from { $from }: 1 { $currency } = { $rate } { $quote }
op-rate-edit = Changed the rate from { $from }: 1 { $currency } = { $rate } { $quote }
# Voice
op-survey-plan = Planned for the answer of { $account }: { $plan }
op-survey-unplan = Took the plan for the answer of { $account } away
op-survey-close = { $n ->
    [one] Closed the matter behind the answer of { $account }
   *[other] Closed the matters behind { $n } answers, that of { $account } last
}
op-survey-reopen = { $n ->
    [one] Opened the matter behind the answer of { $account } again
   *[other] Opened the matters behind { $n } answers again, that of { $account } last
}
op-survey-tell = { $n ->
    [one] Noted that { $account } was told
   *[other] Noted that { $n } customers were told, { $account } last
}
op-survey-untell = { $n ->
    [one] Noted that { $account } was not told yet
   *[other] Noted that { $n } customers were not told yet, { $account } last
}
op-survey-invite = { $n ->
    [one] Asked { $account } for { $survey }
   *[other] Asked { $n } for { $survey }
}
op-survey-link = Put an answer of { $account } to its { $survey } invitation
op-survey-unlink = Opened a { $survey } invitation of { $account } again
# Renewals.
op-renewal-forecast = { $n ->
    [one] Forecast the renewal of { $account } as { $forecast }
   *[other] Forecast { $n } renewals as { $forecast }
}
op-renewal-change = { $n ->
    [one] Changed the renewal of { $account }
   *[other] Changed { $n } renewals
}
op-renewal-close = Noted how the renewal of { $account } ended: { $outcome }
# Upsell and cross-sell.
op-expansion-add = Added the opportunity “{ $title }” at { $account }
op-expansion-change = { $n ->
    [one] Changed the opportunity “{ $title }” at { $account }
   *[other] Changed { $n } opportunities, “{ $title }” last
}
op-expansion-stage = { $n ->
    [one] Moved the opportunity “{ $title }” at { $account } to { $expansion_stage }
   *[other] Moved { $n } opportunities to another stage, “{ $title }” last
}
op-expansion-win = Noted that “{ $title }” was won at { $account }, and made its contract
op-expansion-lose = { $n ->
    [one] Noted that “{ $title }” was lost at { $account }
   *[other] Noted that { $n } opportunities were lost, “{ $title }” last
}
op-expansion-reopen = { $n ->
    [one] Opened “{ $title }” at { $account } again
   *[other] Opened { $n } opportunities again, “{ $title }” last
}

# Themes and feedback.
op-theme-add = Added the theme “{ $name }”
op-theme-edit = Changed the theme “{ $name }”
op-themes-order = Put the themes in order
op-theme-put = { $n ->
    [one] Put the theme “{ $name }” to what { $account } said
   *[other] Put the theme “{ $name }” to { $n } rows
}
op-theme-refuse = { $n ->
    [one] Refused the theme “{ $name }” for what { $account } said
   *[other] Refused the theme “{ $name }” for { $n } rows
}
op-theme-take = { $n ->
    [one] Took the theme “{ $name }” off what { $account } said
   *[other] Took the theme “{ $name }” off { $n } rows
}
op-themes-change = { $n ->
    [one] Changed the themes of what { $account } said
   *[other] Changed the themes of { $n } rows
}
op-feedback-add = Added the { $feedback } “{ $title }”
op-feedback-edit = Changed the feedback “{ $title }”
op-feedback-move = { $n ->
    [one] Set “{ $title }” to { $status }
   *[other] Set { $n } pieces of feedback to { $status }
}
op-feedback-link = { $n ->
    [one] Added { $account } to the feedback “{ $title }”
   *[other] Added { $n } customers to the feedback “{ $title }”
}
op-feedback-voice-edit = Changed what { $account } said of “{ $title }”
op-feedback-unlink = { $n ->
    [one] Took { $account } off the feedback “{ $title }”
   *[other] Took { $n } customers off the feedback “{ $title }”
}
op-feedback-tell = { $n ->
    [one] Noted that { $account } was told what became of “{ $title }”
   *[other] Noted that { $n } customers were told what became of “{ $title }”
}
op-feedback-untell = { $n ->
    [one] Noted that { $account } was not told of “{ $title }” yet
   *[other] Noted that { $n } customers were not told of “{ $title }” yet
}
# Initiatives and stories
op-initiative-add = { $n ->
    [one] Added the initiative “{ $initiative }” with { $n } account
   *[other] Added the initiative “{ $initiative }” with { $n } accounts
}
op-initiative-edit = Edited the initiative “{ $initiative }”
op-initiative-members = Changed the accounts of “{ $initiative }”: { $n } in, { $m } out
op-initiative-judge = Judged the initiative “{ $initiative }”: { $verdict }
op-initiative-unjudge = Withdrew the verdict on “{ $initiative }”
op-initiative-next = { $n ->
    [one] Planned the next round “{ $initiative }” with { $n } account
   *[other] Planned the next round “{ $initiative }” with { $n } accounts
}
op-story-add = Added the story “{ $story }”
op-story-edit = Edited the story “{ $story }”
# Whose mail it is
op-mail-assign = { $n ->
    [one] Put { $pattern } to { $account }, with { $n } message
   *[other] Put { $pattern } to { $account }, with { $n } messages
}
op-mail-own = Noted { $pattern } as an own address
op-mail-public = Noted { $pattern } as a domain of everybody
op-mail-ignore = Set { $pattern } aside
op-mail-ignore-people = { $n ->
    [one] Set { $pattern } aside
   *[other] Set { $n } addresses aside
}
op-mail-forbid = Added the word “{ $pattern }” that no draft may hold
op-mail-unsay = Took back what was said about { $pattern }
op-contact-address = Added the address { $address } to { $contact }
op-people-add = { $n ->
    [one] Added { $contact } at { $account }
   *[other] Added { $n } people who wrote
}
op-contact-merge = Made one person of { $contact } and { $other }
# Kept searches
op-search-add = Kept the search “{ $search }”
op-search-edit = Edited the search “{ $search }”
op-search-rename = Renamed the search “{ $before }” to “{ $search }”
op-searches-order = Put the kept searches in order
# Templates and drafts of mail
op-draft-make = { $n ->
    [one] Made a draft to { $account }
   *[other] Made { $n } drafts
}
op-draft-change = Changed the draft to { $account }
op-draft-hand = { $n ->
    [one] Handed over the draft to { $account }
   *[other] Handed over { $n } drafts
}
op-draft-sent = { $n ->
    [one] Sent the mail to { $account }
   *[other] Sent { $n } mails
}
op-draft-discard = { $n ->
    [one] Threw away the draft to { $account }
   *[other] Threw away { $n } drafts
}
op-draft-forbid = Drafts may not hold “{ $word }”
op-draft-allow = Drafts may hold “{ $word }” again
op-template-add = Added the template “{ $template }”
op-template-edit = Changed the template “{ $template }”
op-template-delete = Deleted the template “{ $template }”
# Mail
op-mail-done = Noted that “{ $subject }” is answered
op-mail-no-answer = Noted that “{ $subject }” needs no answer
op-mail-reopen = Took back what was said about “{ $subject }”
op-mail-snooze = Put “{ $subject }” off
op-mail-unsnooze = Brought “{ $subject }” back
