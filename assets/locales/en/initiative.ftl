# Initiatives: a cycle of plan, do, check and act, what came of it, and the stories it leaves behind.

initiative-plan = Plan
initiative-do = Do
initiative-check = Check
initiative-act = Act
initiative-hypothesis = Hypothesis
initiative-filter = Accounts
initiative-measure = Measure
initiative-action = Action
initiative-days = Days
initiative-members = Members
initiative-verdict = Verdict
initiative-no-verdict = none yet
initiative-learned = Learned
initiative-next-step = Next
initiative-begins-in = { $n ->
    [one] begins in { $n } day
   *[other] begins in { $n } days
}
initiative-left = { $n ->
    [0] last day
    [one] { $n } day left
   *[other] { $n } days left
}
initiative-before-days = before { $days }
initiative-after-days = after { $days }
initiative-row-members = Members
initiative-row-rest = Rest of the book
initiative-row-beyond = Members beyond the rest
initiative-row-above = Members above the rest
initiative-col-phase = PHASE
initiative-col-title = INITIATIVE
initiative-col-end = END
initiative-col-members = MEMBERS
initiative-col-measure = MEASURE
initiative-col-course = BEFORE → AFTER
initiative-col-beyond = BEYOND THE REST
initiative-col-verdict = VERDICT
initiative-col-before = Before
initiative-col-after = After
initiative-col-difference = Difference
initiative-col-change = Change
initiative-col-interval = 95 %
initiative-col-n = n
initiative-against-rest = the members moved further than the rest of the book
initiative-against-rest-after = the members stand above the rest of the book
initiative-against-before = the members changed; there are no others to compare with
initiative-says-not-begun = It has not begun: there is nothing to compare yet.
initiative-says-untold = It cannot be told: { $why }.
initiative-says-too-few = Too few to tell (n = { $n }): what you see may be chance.
initiative-says-alike = No difference can be told: nothing varies, so there is no interval.
initiative-says-no-difference = No difference can be told: the interval holds 0.
initiative-says-better = Better: { $against }, and the interval leaves 0 out.
initiative-says-worse = Worse: { $against } the wrong way, and the interval leaves 0 out.
initiative-not-over = Not over yet: it runs until { $day }, and the figures still move.
initiative-warning = The accounts were not picked at random: who is chosen for standing badly stands better later anyway (regression to the mean).
initiative-unknown-measure = “{ $measure }” is no measure that is known here. Edit the initiative to choose one.
initiative-nobody = No account fits { $filter }. An initiative needs someone to measure: widen the filter.
initiative-no-verdict-yet = It begins on { $day }; until then there is nothing to judge.
initiative-judged-early = Judged before its end on { $day }; the figures still move.
yardstick-formula-health = Mean health score on the last day of each side, of the accounts scored on both; as it was known then.
yardstick-formula-active = Share of accounts in use in the week up to the last day of each side. Who has left is not in use.
yardstick-formula-usage = Mean use in a week, over equally many whole weeks on both sides. Who has left uses nothing.
yardstick-formula-touches = Mean number of touches in 30 days, notes left out.
yardstick-formula-nps = NPS of the answers on each side: promoters less detractors.
yardstick-formula-csat = Share of satisfied answers on each side.
yardstick-formula-ces = Mean effort of the answers on each side, 1 to 7.
yardstick-formula-logo-retention = Share of the accounts with a contract at the start that still have one on the last day. There is no before: whoever is a member had not left.
yardstick-formula-logo-churn = Share of the accounts with a contract at the start that have none on the last day. There is no before: whoever is a member had not left.
yardstick-formula-renewal-rate = Renewed by due, of the renewals that came up after the start. There is no before: whoever is a member had not left.
yardstick-formula-time-to-value-days = Mean days from the start of an onboarding plan to first value, of those that reached it on each side.
yardstick-formula-first-response-hours = Mean hours to the first response, of the tickets opened on each side.
story-problem = Problem
story-title = Story
story-account = Account
story-on = Day
story-naming = Naming
story-tags = Tags
story-action = What was done
story-result = Result
story-quote = In their words
story-initiative = Initiative
story-a-customer = A customer
story-public = may be named
story-not-public = not to be named
story-unasked = nobody asked yet
story-col-on = DAY
story-col-account = ACCOUNT
story-col-public = NAMING
story-col-tags = TAGS
story-col-title = STORY
stories-none-found = No story holds all of “{ $query }”. Fewer words find more.

# The command line
about-initiative = Works with initiatives: plan, do, check, act
about-initiative-list = Lists the initiatives with what came of them
about-initiative-show = Shows an initiative: plan, do, check with figures, act
about-initiative-add = Adds an initiative; the filter chooses its accounts now
about-initiative-edit = Changes an initiative; its accounts stay
about-initiative-members = Shows the accounts of an initiative, or changes them
about-initiative-verdict = Says what came of an initiative, or takes that back
about-initiative-next = Plans the next round with the same accounts
about-initiative-delete = Deletes an initiative
about-story = Works with success stories
about-story-list = Lists the stories, or those that hold some words
about-story-show = Shows a story
about-story-add = Adds a story; from an initiative it is filled in
about-story-edit = Changes a story
about-story-delete = Deletes a story
about-story-copy = Gives a story as Markdown; who may not be named is not
arg-initiative = The initiative’s id, as initiative list shows it
arg-initiative-title = What it is called
arg-initiative-new-title = Its new title
arg-hypothesis = What you believe will happen, and why
arg-members-filter = Which accounts, as in list: seg:smb score<40
arg-initiative-action = What is done: playbook:KEY, event:ID, template:KEY, or words
arg-measure = What it is measured by
arg-initiative-start = The first day; today when nothing is said
arg-initiative-end = The last day
arg-begin = Start the playbook for the accounts at once
arg-add-member = An account to take in; may be given several times
arg-remove-member = An account to take out; may be given several times
arg-refresh = Have the filter choose again
arg-verdict = What came of it
arg-learned = What was learned
arg-next-step = What comes next
arg-withdraw = Take the verdict back
arg-story-words = Words that must all be in it, in any order
arg-story = The story’s id, as story list shows it
arg-story-title = What it is called; that of the initiative when nothing is said
arg-story-new-title = Its new title
arg-problem = What the problem was
arg-story-action = What was done
arg-story-result = What came of it
arg-story-account = The customer it is about
arg-of-initiative = The initiative it came from, which fills it in
arg-quote = What the customer said
arg-tags = Words to find it by, separated by commas
arg-public = Whether the customer may be named
arg-story-on = The day it is of; today when nothing is said
cli-no-initiative = No initiative has the id { $id }. See: mimamori initiative list
cli-no-story = No story has the id { $id }. See: mimamori story list
cli-initiatives-empty = No initiatives yet. Try one: mimamori initiative add "Call the silent" --filter "touch:none>30d" --measure health --end 60d
cli-stories-empty = No stories yet. Keep the next success: mimamori story add "…" --problem … --action … --result …
cli-initiative-no-playbook = --begin needs an action such as playbook:KEY. See: mimamori playbook list
cli-initiative-begun = { $n ->
    [one] started { $playbook } for { $n } account
   *[other] started { $playbook } for { $n } accounts
}
cli-initiative-no-member = { $name } is no member of it.
cli-story-written = Wrote the story to { $path }

# The screen
initiatives-name = Initiatives
initiatives-tab = Initiatives
stories-tab = Stories
initiatives-here = You are in initiatives
initiatives-waiting = { $n ->
    [one] { $n } waits for a verdict
   *[other] { $n } wait for a verdict
}
initiatives-empty = No initiatives yet. Pick a few accounts, say what you believe will help them, and see whether it did.
stories-empty = No stories yet. Keep what worked: the problem, what was done, what came of it.
stories-search-hint = words of the story, of the customer or of its tags
stories-search-cleared = All stories are shown again
stories-clear-search = show all
initiative-block-plan = Plan
initiative-block-do = Do
initiative-block-check = Check
initiative-block-act = Act
initiative-block-members = Who
initiative-block-stories = Stories
initiative-short-members = Members
initiative-short-rest = Rest of book
initiative-short-beyond = Beyond rest
initiative-short-above = Above rest
initiative-reading = Working it out …
initiative-no-members = No accounts. Add some, or have the filter choose again.
initiative-no-action = No action was chosen. Edit the initiative.
initiative-by-hand = What is done here is done by hand
initiative-nothing-behind = Nothing more stands behind this line
initiative-choose-member = Choose an account of the list below first
initiative-pick-account = Account to take in
initiative-same-members = The filter chooses the same accounts
initiative-refresh = Have the filter choose again: { $n } in, { $m } out?
initiative-refresh-consequence = Who comes in now counts as if from the start.
initiative-label-title = Title
initiative-label-own-action = In words
initiative-label-start = First day
initiative-label-end = Last day
initiative-own-action = in words, below
initiative-hint-action = type a letter to jump
initiative-action-gone = { $kind }, deleted since
initiative-hint-own-action = where no playbook or programme is chosen
initiative-form-next = Next round
initiative-form-edit-about = Its accounts stay as they are; they can be changed where it is shown.
initiative-form-next-about = With the same accounts, unless you change the filter.
initiative-form-verdict = Verdict on the initiative
initiative-verdict-adopt = it worked, do it everywhere
initiative-verdict-adapt = try again in another way
initiative-verdict-drop = it did not work, stop it
initiative-verdict-unclear = the figures do not tell
initiative-withdraw = take the verdict back
story-hint-account = name of the customer, or empty
story-hint-tags = separated by commas
story-no-account = The story names no account
