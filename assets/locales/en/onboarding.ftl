# Onboarding: the board of plans, a plan and its steps, templates, and what the command line says of them.

onboarding-title = Onboarding
onboarding-empty = No onboarding is under way. A plan starts from a template: phases, steps and dates come with it. From an account it is { $key }.
onboarding-empty-done = No onboarding is under way. { $n } done; { $key } shows them.
onboarding-no-match = No plan has all these words.
onboarding-filter-hint = account, plan, step
onboarding-filter-plain = Plans are found by words: of the account, the plan or its next step.
onboarding-filter-kept = Esc shows all
onboarding-filter-keys = Enter keeps · Esc shows all
onboarding-filter-cleared = { $n ->
    [one] The one plan is shown.
   *[other] All { $n } plans are shown.
}
onboarding-no-plan = There is no plan here.
onboarding-gone = The plan is gone.
onboarding-with-done = Finished plans are shown too.
onboarding-without-done = Only running plans are shown.

onboarding-head-account = ACCOUNT
onboarding-head-state = STATE
onboarding-head-progress = PROGRESS
onboarding-head-next = NEXT STEP
onboarding-head-who = WHO
onboarding-head-due = DUE
onboarding-head-value = FIRST VALUE
onboarding-head-step = STEP
onboarding-head-why = WAITS FOR

onboarding-by-trouble = trouble
onboarding-by-due = next step due
onboarding-by-progress = progress
onboarding-by-value = waiting for first value
onboarding-first-trouble = longest in trouble first
onboarding-first-fine = what goes well first
onboarding-first-behind = least done first
onboarding-first-ahead = most done first
onboarding-first-longest = longest first
onboarding-first-shortest = shortest first

onboarding-running = { $n } under way
onboarding-in-trouble = { $n } in trouble
onboarding-median = first value after { $days } d (median of { $n })
onboarding-no-median = no first value yet
onboarding-open-cases = { $n } without first value so far, the longest { $days } d
onboarding-late = { $days } d late
onboarding-blocked = blocked { $days } d
onboarding-silent = silent { $days } d
onboarding-fine = on time
onboarding-not-begun = from { $day }
onboarding-finished = done
onboarding-value-after = after { $days } d
onboarding-value-open = { $days } d open
onboarding-value-never = never

onboarding-plan-line = started { $start }
onboarding-plan-target = first value by { $day }
onboarding-plan-template = template “{ $template }”
onboarding-plan-done = done { $day }
onboarding-plan-empty = The plan has no step yet.
onboarding-step-done = done { $day }
onboarding-step-blocked = blocked
onboarding-step-waiting = waits
onboarding-step-open = open
onboarding-step-first-value = first value
onboarding-after = after { $steps }
onboarding-no-day = no day
onboarding-none-selected = No step is selected.
onboarding-is-done = The step is done. Open it again first.
onboarding-alone = The plan has no other step.
onboarding-stage-question = All steps are done
onboarding-stage-consequence = { $account } is still in the stage “onboarding”. Move it on to “adopting”?
onboarding-account-fact = onboarding { $done } of { $total }

onboarding-shift-title = Shift
onboarding-shift-about = “{ $step }”, now { $day }
onboarding-shift-hint = +3d, -2wd, fri, 2026-12-01
onboarding-shift-unread = Write a distance (+3d, +5wd, +1w) or a day (fri, 2026-12-01).
onboarding-shift-nothing = Nothing moves.
onboarding-shift-moves = { $n ->
    [one] One step moves:
   *[other] { $n } steps move:
}
onboarding-shift-held = It comes after “{ $step }” and can go no further back.
onboarding-shift-circle = These steps wait for each other: { $steps }. Take one dependency away first.

onboarding-depend-title = Comes after
onboarding-depend-about = “{ $step }” comes after:
onboarding-depend-circle = That would be a circle: { $steps }.

onboarding-form-start = Start onboarding
onboarding-form-plan = Edit plan
onboarding-form-block = Blocked
onboarding-form-template = Onboarding template
onboarding-form-new-step = New step
onboarding-form-edit-step = Edit step
onboarding-templates = Templates
onboarding-template-own = own
onboarding-template-steps = { $n ->
    [one] { $n } step
   *[other] { $n } steps
}
onboarding-hint-accounts = several divided by ;
onboarding-hint-runs = { $n ->
    [1] “{ $plan }” runs already; this adds another
   *[other] { $n } plans run already; this adds others
}
onboarding-hint-reason = what is missing; empty: unblocked
onboarding-hint-days = { $n } steps, first value { $day }
onboarding-hint-body = a phase a line, steps indented: +5d customer: Name an admin (after Kickoff) *
label-plan-accounts = Accounts
label-plan-template = Template
label-plan-name = Plan
label-plan-start = Starts
label-plan-target = First value by
label-plan-first-value = First value on
label-step-title = Step
label-template-name = Name
label-step-phase = Phase
label-step-owner = By
label-step-first-value = First value
label-step-done = Done on
label-step-since = Since
label-step-blocked = Blocked by
label-template-description = Description
label-template-body = Steps
onboarding-yes = yes
onboarding-no = no

# Where the text of a template cannot be read.
outline-error = Line { $line }, character { $character }: { $fault }
outline-no-steps = There is no step yet. Indent a line: +5d us: Kickoff.
outline-no-phase = A step needs a phase above it. Begin the phase’s line without a space.
outline-no-name = The phase has no name. Give it one.
outline-phase-twice = The phase “{ $text }” stands twice. Join the two.
outline-not-an-offset = “{ $text }” is no distance. Write +5d, +3wd, +2w or +1m.
outline-no-owner = Who does it is missing. Write us: or customer: before the title.
outline-unknown-owner = “{ $text }” is nobody known. Write us: or customer:.
outline-no-title = The title is missing. Say what is to be done.
outline-open-quote = The quotation mark is not closed. Close it.
outline-too-much = “{ $text }” stands where the line should end. Take it away.
outline-title-twice = The step “{ $text }” stands twice. Give one another title.
outline-unknown-step = There is no step “{ $text }”. Write the title as it stands.
outline-second-first-value = Another step is the first value already. Keep one *.
outline-circle = These wait for each other: { $text }. Take one dependency away.

invalid-circle = These would wait for each other: { $names }. Leave one out.
invalid-already-done = “{ $value }” is done already. Open it again first.
invalid-changed-meanwhile = “{ $value }” has changed meanwhile. Look again and repeat it.

op-plan-start = { $n ->
    [one] Started “{ $plan }” with { $account }
   *[other] Started “{ $plan }” with { $n } accounts
}
op-plan-edit = Edited the plan “{ $plan }” of { $account }
op-plan-template = Saved the template “{ $name }”
op-plan-advance = Moved { $account } on to adopting
op-step-add = Added the step “{ $step }”
op-step-edit = Edited the step “{ $step }”
op-step-done = Finished the step “{ $step }”
op-step-reopen = Opened the step “{ $step }” again
op-step-block = Marked the step “{ $step }” as blocked: { $why }
op-step-unblock = The step “{ $step }” is no longer blocked
op-step-shift = { $n ->
    [one] Shifted the step “{ $step }”
   *[other] Shifted the step “{ $step }” and what comes after it, { $n } in all
}
op-step-depend = { $n ->
    [0] “{ $step }” comes after nothing now
    [one] Said what “{ $step }” comes after
   *[other] Said which { $n } steps “{ $step }” comes after
}
op-step-reorder = Put the step “{ $step }” in another place

cmd-onboarding = onboarding
cmd-onboarding-help = Show all onboarding plans: progress, what is late or blocked, time to first value
cmd-start-plan = start a plan
cmd-start-plan-help = Start an onboarding plan from a template
cmd-filter-plans = filter
cmd-filter-plans-help = Show only the plans that match what you type; Enter keeps the filter, Esc clears it
cmd-sort-plans = sort
cmd-sort-plans-help = Sort by trouble, due day, account, progress or waiting for first value
cmd-show-done-plans = finished too
cmd-show-done-plans-help = Show finished plans too, or only those under way
cmd-plan-templates = templates
cmd-plan-templates-help = Choose a template to read or change
cmd-plan-account = account
cmd-plan-account-help = Open the account of the plan
cmd-finish-step = done
cmd-finish-step-help = Finish the step, or open it again
cmd-block-step = blocked
cmd-block-step-help = Say why the step cannot go on, or that it can again
cmd-shift-step = shift
cmd-shift-step-help = Move the step and what comes after it; shows first what would move
cmd-add-step = add
cmd-add-step-help = Add a step behind this one
cmd-edit-step = edit
cmd-edit-step-help = Edit the step
cmd-delete-step = delete
cmd-delete-step-help = Delete the step
cmd-depend-step = comes after
cmd-depend-step-help = Say which steps this one comes after
cmd-step-earlier = earlier
cmd-step-earlier-help = Put the step one place earlier
cmd-step-later = later
cmd-step-later-help = Put the step one place later
cmd-edit-plan = edit plan
cmd-edit-plan-help = Edit the plan’s name, start and day of first value
cmd-delete-plan = delete plan
cmd-delete-plan-help = Delete the plan with its steps
cmd-save-plan-template = make a template
cmd-save-plan-template-help = Save the plan as a template for others
cmd-account-plan = onboarding
cmd-account-plan-help = Open the account’s onboarding plan, or start one
cmd-start-plan-marked = onboarding
cmd-start-plan-marked-help = Start the same onboarding plan for the marked accounts, or for the selected one
cmd-apply-shift = move them
cmd-apply-shift-help = Move the steps as shown
cmd-toggle-dependency = mark
cmd-toggle-dependency-help = Mark the step as one to come after, or take the mark away
cmd-save-dependencies = save
cmd-save-dependencies-help = Save which steps this one comes after

about-onboarding = Shows the onboarding plans, and works on them
about-onboarding-show = Shows one account’s plan, step by step
about-onboarding-templates = Lists the templates
about-onboarding-start = Starts a plan from a template
about-onboarding-done = Finishes a step
about-onboarding-reopen = Opens a finished step again
about-onboarding-block = Says why a step cannot go on
about-onboarding-unblock = Says that a step can go on again
about-onboarding-shift = Moves a step and what comes after it
arg-plan-all = Finished plans too
arg-plan-accounts = The accounts: id, external id or a unique part of the name
arg-plan-template = The template, by key or name
arg-plan-start = The day it starts; today, if not given
arg-plan-name = What the plan is called; as the template, if not given
arg-plan-again = Starts another plan beside one that is running
arg-plan-step = The step, by its id
arg-plan-day = The day it was done; today, if not given
arg-plan-reason = What is missing, and from whom
arg-plan-by = A distance (+3d, -2wd, +1w) or a day (fri, 2026-12-01)
arg-plan-dry-run = Only say what would move

cli-onboarding-empty = No onboarding is under way. Start one with “mimamori onboarding start ACCOUNT --template low”.
cli-onboarding-no-plan = { $account } has no onboarding plan. Start one with “mimamori onboarding start”.
cli-onboarding-no-step = There is no onboarding step { $id }. “mimamori onboarding show ACCOUNT” lists them.
cli-onboarding-runs = { $account } has the plan “{ $plan }” running since { $start }. Nothing was started; --again starts another beside it.
cli-onboarding-no-template = There is no template “{ $name }”. Known are: { $known }.
cli-onboarding-stage = All steps are done. Is { $account } still in the stage “onboarding”? Change it in the workbench.
cli-onboarding-key = KEY
cli-onboarding-name = NAME
cli-onboarding-for = FOR
cli-onboarding-steps = STEPS
