//! The one table of commands: id, scope, keys, whether it writes, and how much it matters in the footer.
//!
//! Dispatch, footer, help and palette are made from it, with the keys that `keymap` has laid over it; the words are the messages `cmd-<id>` (short, for the footer) and
//! `cmd-<id>-help` (what it does). Every core action has a key that works while an input method is on: with Ctrl, a
//! function key, an arrow, Enter, Space or Delete.

pub use crate::tui::scope::Scope;

macro_rules! commands {
    ($($cmd:ident $id:literal $scope:ident [$($key:literal),*] $writes:ident $footer:literal;)+) => {
        /// Everything a key, the palette or help can ask for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Cmd { $($cmd),+ }

        /// The table, in the order in which help lists it.
        pub const COMMANDS: &[CommandSpec] = &[$(
            CommandSpec { cmd: Cmd::$cmd, id: $id, scope: Scope::$scope, keys: &[$($key),*], writes: commands!(@$writes), footer: $footer }
        ),+];
    };
    (@reads) => { false };
    (@writes) => { true };
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct CommandSpec {
    pub cmd: Cmd,
    pub id: &'static str,
    pub scope: Scope,
    /// The standard ones, as `keys::Sequence` reads them; what holds is in the keymap.
    pub keys: &'static [&'static str],
    /// Whether it needs a book that can be written.
    pub writes: bool,
    /// 0: not in the footer; else the larger the earlier.
    pub footer: u8,
}

commands! {
    // command      id              scope     keys                        writes  footer
    Open            "open"          List      ["enter"]                   reads   90;
    Up              "up"            List      ["up", "k"]                 reads   0;
    Down            "down"          List      ["down", "j"]               reads   0;
    PageUp          "page-up"       List      ["pageup"]                  reads   0;
    PageDown        "page-down"     List      ["pagedown"]                reads   0;
    First           "first"         List      ["home", "g g"]             reads   0;
    Last            "last"          List      ["end", "G", "g e"]         reads   0;

    MarkDown        "mark-down"     Marks     ["shift-down"]              reads   0;
    MarkUp          "mark-up"       Marks     ["shift-up"]                reads   0;
    MarkRange       "mark-range"    Marks     ["v"]                       reads   0;

    // The morning's queue.
    TodayDone       "today-done"    Today     ["space", "d"]              writes  88;
    TodaySnooze     "today-snooze"  Today     ["z", "ctrl-s"]             writes  86;
    TodayLog        "today-log"     Today     ["n", "l", "ctrl-n"]        writes  84;
    TodayMail       "today-mail"    Today     ["m", "ctrl-e"]             writes  60;
    TodayTask       "today-task"    Today     ["t", "ctrl-k"]             writes  58;
    TodayWhy        "today-why"     Today     ["w", "ctrl-w"]             reads   56;
    TodayPlaybook   "today-playbook" Today   ["p", "ctrl-t"]             writes  52;
    TodaySkip       "today-skip"    Today     ["s", "delete"]             writes  50;
    TodayMerge      "today-merge"   Today     ["J", "ctrl-u"]             writes  0;
    TodayEvidence   "today-evidence" Today    ["right"]                   reads   54;
    TodayCapacity   "today-capacity" Today    ["c", "ctrl-b"]             writes  30;
    TodayAll        "today-all"     Today     ["a", "ctrl-a"]             reads   32;
    TodaySince      "today-since"   Today     ["tab", "o"]                reads   28;
    TodayRules      "today-rules"   Today     ["r", "ctrl-r"]             reads   20;
    TodayQueue      "today-queue"   TodayEvidence ["left"]                reads   87;
    TodayLeaveSince "today-leave-since" TodaySince ["tab"]                reads   60;
    TodayMute       "today-mute"    TodayRules ["m", "space"]             writes  88;

    Why             "why"           Book      ["w", "ctrl-w"]             reads   70;
    Filter          "filter"        Book      ["/", "ctrl-l"]             reads   60;
    Sort            "sort"          Book      ["s", "ctrl-s"]             reads   50;
    SortReverse     "sort-reverse"  Book      ["S"]                       reads   0;
    Mark            "mark"          Book      ["space"]                   reads   40;
    MarkAll         "mark-all"      Book      ["*", "ctrl-a"]             reads   0;
    MarkNone        "mark-none"     Book      ["\\"]                      reads   0;
    AddTaskToMarked "add-task-to-marked" Book ["t", "ctrl-k"]             writes  35;
    StartPlanMarked "start-plan-marked" Book  ["O"]                       writes  0;
    AddAccount      "add-account"   Book      ["a", "insert"]             writes  30;

    KeepFilter      "keep-filter"   Filter    ["enter"]                   reads   90;
    FilterComplete  "filter-complete" Filter  ["tab"]                     reads   85;
    FilterHelp      "filter-guide"  Filter    ["f1"]                      reads   80;
    Views           "views"         Book      ["V", "ctrl-v"]             reads   45;
    UseView         "use-view"      Views     ["enter"]                   reads   90;
    SaveView        "save-view"     Views     ["a", "insert", "ctrl-s"]   writes  80;
    EditView        "edit-view"     Views     ["e", "ctrl-e"]             writes  70;
    DeleteView      "delete-view"   Views     ["delete"]                  writes  60;
    ViewUp          "view-up"       Views     ["K", "ctrl-up"]            writes  40;
    ViewDown        "view-down"     Views     ["J", "ctrl-down"]          writes  41;
    AssignModels    "assign-models" Views     ["m", "ctrl-t"]             reads   50;
    ApplyModels     "apply-models"  Assign    ["ctrl-s"]                  writes  90;
    SaveTasks       "save-tasks"    MarkedTask ["enter", "ctrl-s"]        writes  90;

    NextTab         "next-tab"      Account   ["tab", "right"]            reads   0;
    PreviousTab     "previous-tab"  Account   ["backtab", "left"]         reads   0;
    TabTimeline     "tab-timeline"  Account   ["1"]                       reads   0;
    TabHealth       "tab-health"    Account   ["2", "w", "ctrl-w"]        reads   60;
    TabContacts     "tab-contacts"  Account   ["3"]                       reads   0;
    TabContracts    "tab-contracts" Account   ["4"]                       reads   0;
    TabTasks        "tab-tasks"     Account   ["5"]                       reads   0;
    TabGoals        "tab-goals"     Account   ["6"]                       reads   0;
    TabUsage        "tab-usage"     Account   ["7"]                       reads   0;
    TabDetails      "tab-details"   Account   ["8"]                       reads   0;
    NextAccount     "next-account"  Account   ["]", "ctrl-right"]         reads   50;
    PreviousAccount "previous-account" Account ["[", "ctrl-left"]         reads   49;
    AddTouch        "add-touch"     Account   ["N", "ctrl-t"]             writes  0;
    AddSurvey       "add-survey"    Account   ["v", "ctrl-r"]             writes  40;
    SetPulse        "set-pulse"     Account   ["p"]                       writes  35;
    SetOverride     "set-override"  Account   ["o"]                       writes  0;
    AddTask         "add-task"      Account   ["t", "ctrl-k"]             writes  38;
    AddContact      "add-contact"   Account   ["c"]                       writes  0;
    AddContract     "add-contract"  Account   ["C"]                       writes  0;
    AccountHistory  "account-history" Account ["h", "ctrl-a"]             reads   0;
    AccountPlan     "account-plan"  Account   ["O"]                       reads   0;
    EditAccount     "edit-account"  Account   ["e", "ctrl-e"]             writes  30;
    DeleteAccount   "delete-account" Account  ["D"]                       writes  0;

    Kinds           "kinds"         Timeline  ["f", "ctrl-l"]             reads   45;
    Expand          "expand"        Timeline  ["space"]                   reads   20;
    EditRow         "edit-row"      Timeline  ["E"]                       writes  0;
    DeleteRow       "delete-row"    Timeline  ["delete"]                  writes  0;
    AnswerSurvey    "answer-survey" Timeline  ["r"]                       writes  0;

    ClearOverride   "clear-override" Health   ["delete"]                  writes  0;

    AddHere         "add-here"      Contacts  ["a", "insert"]             writes  80;
    PersonMail      "person-mail"   Contacts  ["h", "ctrl-a"]             reads   70;
    DeleteContact   "delete-contact" Contacts ["delete"]                  writes  0;
    MergeContact    "merge-contact" Contacts  ["=", "ctrl-t"]             writes  20;
    AddContractHere "add-contract-here" Contracts ["a", "insert"]         writes  80;
    DeleteContract  "delete-contract" Contracts ["delete"]                writes  0;
    AddTaskHere     "add-task-here" Tasks     ["a", "insert"]             writes  70;
    FinishTask      "finish-task"   Tasks     ["space", "d"]              writes  80;
    SnoozeTask      "snooze-task"   Tasks     ["z"]                       writes  75;
    DeleteTask      "delete-task"   Tasks     ["delete"]                  writes  0;

    AddGoal         "add-goal"      Goals     ["a", "insert"]             writes  80;
    AddReading      "add-reading"   Goals     ["r", "ctrl-u"]             writes  78;
    ShowReadings    "show-readings" Goals     ["space"]                   reads   72;
    CloseGoal       "close-goal"    Goals     ["f"]                       writes  70;
    DeleteGoal      "delete-goal"   Goals     ["delete"]                  writes  0;

    UsageTable      "usage-table"   Usage     ["t", "ctrl-l"]             reads   80;

    Save            "save"          Form      ["ctrl-s"]                  writes  95;
    NextField       "next-field"    FormField ["tab"]                     reads   0;
    LeaveText       "leave-text"    FormText  ["tab"]                     reads   91;
    EditText        "edit-text"     FormEditor ["ctrl-o"]                 reads   60;
    ListKnown       "list-known"    FormKnown ["ctrl-d", "alt-down"]      reads   88;
    OfferDown       "offer-down"    FormOffers ["down"]                   reads   0;
    OfferUp         "offer-up"      FormOffers ["up"]                     reads   0;
    TakeOffer       "take-offer"    FormOffers ["right"]                  reads   0;
    TakeName        "take-name"     FormNamed ["tab"]                     reads   97;
    TakeChosen      "take-chosen"   FormOffer ["enter"]                   reads   98;
    PreviousField   "previous-field" Form     ["backtab"]                 reads   0;
    ResetForm       "reset-form"    Form      ["ctrl-x"]                  reads   8;
    FieldBelow      "field-below"   FormField ["down"]                    reads   0;
    FieldAbove      "field-above"   FormField ["up"]                      reads   0;
    NextChoice      "next-choice"   FormChoice ["right"]                  reads   92;
    PreviousChoice  "previous-choice" FormChoice ["left"]                 reads   0;
    EnterField      "enter-field"   FormMiddle ["enter"]                  reads   91;
    SaveAtEnd       "save-at-end"   FormEnd   ["enter"]                   writes  94;

    OpenCalendar    "open-calendar" FormDay   ["ctrl-d", "alt-down"]      reads   88;
    CalendarTake    "calendar-take" Calendar  ["enter"]                   reads   95;
    CalendarDayBack "calendar-day-back" Calendar ["left"]                 reads   0;
    CalendarDayOn   "calendar-day-on" Calendar ["right"]                  reads   0;
    CalendarWeekBack "calendar-week-back" Calendar ["up"]                 reads   0;
    CalendarWeekOn  "calendar-week-on" Calendar ["down"]                  reads   0;
    CalendarMonthBack "calendar-month-back" Calendar ["pageup"]           reads   0;
    CalendarMonthOn "calendar-month-on" Calendar ["pagedown"]             reads   80;
    CalendarYearBack "calendar-year-back" Calendar ["[", "ctrl-left"]     reads   0;
    CalendarYearOn  "calendar-year-on" Calendar ["]", "ctrl-right"]       reads   60;
    CalendarToday   "calendar-today" Calendar ["t", "home"]               reads   70;

    SaveLog         "save-log"      QuickLog  ["enter"]                   writes  90;
    Complete        "complete"      QuickLog  ["tab"]                     reads   80;
    CompletionDown  "completion-down" QuickLog ["down"]                   reads   0;
    CompletionUp    "completion-up" QuickLog  ["up"]                      reads   0;
    ClearDraft      "clear-draft"   QuickLog  ["ctrl-x"]                  reads   20;

    ImportPreview   "import-preview" Import   ["ctrl-r", "enter"]         writes  93;
    ImportRun       "import-run"    Import    ["ctrl-s"]                  writes  90;
    ImportField     "import-field"  ImportLists ["enter"]                 writes  88;
    ImportNextList  "import-next-list" ImportLists ["tab"]                reads   60;
    ImportPreviousList "import-previous-list" ImportLists ["backtab"]     reads   0;
    ImportRight     "import-right"  ImportLists ["right"]                 reads   50;
    ImportLeft      "import-left"   ImportLists ["left"]                  reads   0;
    ImportColumns   "import-columns" ImportLists ["1"]                    reads   0;
    ImportRows      "import-rows"   ImportLists ["2"]                     reads   0;
    ImportProblems  "import-problems" ImportLists ["3"]                   reads   0;
    ImportNext      "import-next"   ImportDone ["enter"]                  writes  90;

    StartPlan       "start-plan"    Onboarding ["A", "insert"]            writes  80;
    FilterPlans     "filter-plans"  Onboarding ["/", "ctrl-l"]            reads   60;
    SortPlans       "sort-plans"    Onboarding ["s", "ctrl-s"]            reads   55;
    ShowDonePlans   "show-done-plans" Onboarding ["f", "ctrl-a"]          reads   50;
    PlanTemplates   "plan-templates" Onboarding ["m", "ctrl-e"]           reads   40;
    FinishStep      "finish-step"   OnboardingPlan ["space"]              writes  88;
    BlockStep       "block-step"    OnboardingPlan ["b", "ctrl-b"]        writes  80;
    ShiftStep       "shift-step"    OnboardingPlan ["s", "ctrl-s"]        writes  78;
    AddStep         "add-step"      OnboardingPlan ["a", "insert"]        writes  70;
    EditStep        "edit-step"     OnboardingPlan ["e", "ctrl-e"]        writes  0;
    DependStep      "depend-step"   OnboardingPlan ["D", "ctrl-d"]        writes  65;
    StepEarlier     "step-earlier"  OnboardingPlan ["K", "ctrl-up"]       writes  0;
    StepLater       "step-later"    OnboardingPlan ["J", "ctrl-down"]     writes  0;
    DeleteStep      "delete-step"   OnboardingPlan ["delete"]             writes  0;
    EditPlan        "edit-plan"     OnboardingPlan ["E"]                  writes  0;
    DeletePlan      "delete-plan"   OnboardingPlan ["X"]                  writes  0;
    SavePlanTemplate "save-plan-template" OnboardingPlan ["m"]            writes  0;
    PlanAccount     "plan-account"  OnboardingAny ["o", "ctrl-t"]         reads   30;
    ApplyShift      "apply-shift"   Shift     ["enter", "ctrl-s"]         writes  90;
    ToggleDependency "toggle-dependency" Depend ["space"]                 reads   85;
    SaveDependencies "save-dependencies" Depend ["enter", "ctrl-s"]       writes  95;
    // Renewals
    RenewalForecast "renewal-forecast" Renewals ["c", "ctrl-t"]           writes  88;
    RenewalChange   "renewal-change" Renewals ["e", "ctrl-e"]             writes  84;
    RenewalClose    "renewal-close" Renewals  ["f", "ctrl-x"]             writes  82;
    MarkRenewal     "mark-renewal"  Renewals  ["space"]                   reads   70;
    RenewalReport   "renewal-report" Renewals ["tab", "s"]                reads   66;
    RenewalGroup    "renewal-group" Renewals  ["b", "ctrl-b"]             reads   60;
    FilterRenewals  "filter-renewals" Renewals ["/", "ctrl-l"]            reads   50;
    RenewalAdd      "renewal-add"   Renewals  ["a", "insert"]             writes  40;
    MarkAllRenewals "mark-all-renewals" Renewals ["*", "ctrl-a"]          reads   0;
    MarkNoRenewal   "mark-no-renewal" Renewals ["\\"]                     reads   0;
    ReportNext      "report-next"   RenewalReport ["tab", "right"]        reads   80;
    ReportPrevious  "report-previous" RenewalReport ["backtab", "left"]   reads   0;
    // Upsell and cross-sell
    ToExpansions    "to-expansions" Renewals  ["right", "o"]              reads   64;
    ExpansionForward "expansion-forward" ExpansionsOpen [">", "ctrl-right"] writes 88;
    ExpansionBack   "expansion-back" ExpansionsOpen ["<", "ctrl-left"]    writes  0;
    ExpansionWin    "expansion-win" ExpansionsOpen ["w", "ctrl-w"]        writes  86;
    ExpansionLose   "expansion-lose" ExpansionsOpen ["l", "ctrl-x"]       writes  84;
    MarkExpansion   "mark-expansion" ExpansionsOpen ["space"]             reads   60;
    MarkAllExpansions "mark-all-expansions" ExpansionsOpen ["*", "ctrl-a"] reads  0;
    MarkNoExpansion "mark-no-expansion" ExpansionsOpen ["\\"]             reads   0;
    ExpansionTake   "expansion-take" ExpansionsSuggested ["enter"]        writes  91;
    ExpansionRule   "expansion-rule" ExpansionsRule ["r", "ctrl-r"]       reads   74;
    ExpansionAccount "expansion-account" ExpansionsRule ["o", "right"]    reads   40;
    ExpansionReopen "expansion-reopen" ExpansionsDecided ["r", "ctrl-r"]  writes  86;
    ExpansionEdit   "expansion-edit" ExpansionsRows ["e", "ctrl-e"]       writes  76;
    ExpansionDelete "expansion-delete" ExpansionsRows ["delete"]          writes  0;
    ExpansionPage   "expansion-page" Expansions ["tab"]                   reads   70;
    ExpansionPageBack "expansion-page-back" Expansions ["backtab"]        reads   0;
    ExpansionAdd    "expansion-add" Expansions ["a", "insert"]            writes  66;
    FilterExpansions "filter-expansions" Expansions ["/", "ctrl-l"]       reads   30;
    ToRenewals      "to-renewals"   Expansions ["left"]                   reads   20;
    // the brief
    ExportBrief     "export-brief"  Brief     ["e", "ctrl-e", "ctrl-s"]   reads   80;
    BriefEarlier    "brief-earlier" Brief     ["left"]                    reads   70;
    BriefLater      "brief-later"   Brief     ["right"]                   reads   60;
    // the rhythm
    ReviewLength    "review-length" Review    ["tab"]                     reads   80;
    ReviewPrevious  "review-previous" Review  ["left"]                    reads   70;
    ReviewNext      "review-next"   Review    ["right"]                   reads   60;
    ExportReview    "export-review" Review    ["e", "ctrl-e"]             reads   50;
    SaveExport      "save-export"   ExportText ["enter", "ctrl-s"]        reads   90;

    // tasks of all accounts
    FinishTasks     "finish-tasks"  TaskList  ["d", "ctrl-d"]             writes  80;
    SnoozeTasks     "snooze-tasks"  TaskList  ["z", "ctrl-s"]             writes  75;
    ShiftTasks      "shift-tasks"   TaskList  [">", "ctrl-r"]             writes  70;
    MarkTask        "mark-task"     TaskList  ["space"]                   reads   65;
    AddToTasks      "add-to-tasks"  TaskList  ["a", "insert"]             writes  60;
    EditTask        "edit-task"     TaskList  ["e", "ctrl-e"]             writes  50;
    TaskFilter      "task-filter"   TaskList  ["/", "ctrl-l"]             reads   45;
    MarkAllTasks    "mark-all-tasks" TaskList ["*", "ctrl-a"]             reads   0;
    MarkNoTask      "mark-no-task"  TaskList  ["\\"]                      reads   0;
    DeleteTasks     "delete-tasks"  TaskList  ["delete"]                  writes  0;
    KeepTaskFilter  "keep-task-filter" TaskFilter ["enter"]               reads   90;
    SaveShift       "save-shift"    ShiftTasks ["enter", "ctrl-s"]        writes  90;
    CloseTicked     "close-ticked"  CloseTasks ["enter"]                  writes  90;
    TickTask        "tick-task"     CloseTasks ["space"]                  reads   80;
    // Playbooks
    OtherPlaybooks  "other-playbooks" Playbooks ["tab"]                   reads   62;
    AllPlaybooks    "all-playbooks" Playbooks ["1"]                       reads   0;
    RunningPlaybooks "running-playbooks" Playbooks ["2"]                  reads   0;
    BeginShown      "begin-shown"   PlaybookOne ["enter"]                 writes  90;
    BeginPlaybook   "begin-playbook" Playbook ["s", "ctrl-s"]             writes  85;
    EditPlaybook    "edit-playbook" Playbook  ["e", "ctrl-e"]             writes  75;
    NamePlaybook    "name-playbook" Playbook  ["E", "ctrl-r"]             writes  70;
    CopyPlaybook    "copy-playbook" Playbook  ["c", "insert"]             writes  65;
    DeletePlaybook  "delete-playbook" Playbook ["delete"]                 writes  60;
    StopPlaybook    "stop-playbook" PlaybookRuns ["delete"]               writes  80;
    StartPlaybook   "start-playbook" PlaybookStart ["enter", "ctrl-s"]    writes  95;
    SkipStep        "skip-step"     PlaybookStart ["space"]               reads   80;
    PlaybookDay     "playbook-day"  PlaybookStart ["d", "ctrl-l"]         reads   75;
    KeepPlaybookDay "keep-playbook-day" PlaybookDay ["enter"]             reads   90;
    // The calendar.
    LogMeetings     "log-meetings"  AgendaToLog ["enter", "ctrl-s"]       writes  92;
    TickMeeting     "tick-meeting"  AgendaToLog ["space"]                 reads   80;
    TickMeetings    "tick-meetings" AgendaToLog ["*", "ctrl-a"]           reads   0;
    DeclineMeeting  "decline-meeting" AgendaToLog ["d", "delete"]         writes  70;
    MeetingAccount  "meeting-account" AgendaToLog ["o", "ctrl-e"]         reads   20;
    HideMeeting     "hide-meeting"  AgendaComing ["d", "delete"]          writes  60;
    AssignMeeting   "assign-meeting" Agenda   ["#", "ctrl-t"]             writes  55;
    AgendaNext      "agenda-next"   Agenda    ["tab", "right", "left", "backtab"] reads 65;
    ImportCalendar  "import-calendar" Agenda  ["i", "insert"]             writes  45;
    ExportCalendar  "export-calendar" Agenda  ["E", "ctrl-x"]             writes  25;

    Run             "run"           Palette   ["enter"]                   reads   90;
    Choose          "choose"        Choice    ["enter"]                   reads   90;
    ChooseMore      "choose-more"   ChoiceMore ["tab"]                   reads   85;
    ChooseFirst     "choose-first"  Choice    ["1"]                       reads   0;
    ChooseSecond    "choose-second" Choice    ["2"]                       reads   0;
    ChooseThird     "choose-third"  Choice    ["3"]                       reads   0;
    ChooseFourth    "choose-fourth" Choice    ["4"]                       reads   0;

    // Programmes.
    AddEvent        "add-event"     Events    ["a", "insert"]             writes  80;
    InviteGuests    "invite-guests" Event     ["a", "insert"]             writes  80;
    MarkAttended    "mark-attended" Event     ["space"]                   writes  78;
    MarkAbsent      "mark-absent"   Event     ["s", "ctrl-x"]             writes  76;
    MarkGuest       "mark-guest"    Event     ["m", "ctrl-t"]             reads   60;
    MarkAllGuests   "mark-all-guests" Event   ["*", "ctrl-a"]             reads   0;
    MarkNoGuests    "mark-no-guests" Event    ["\\"]                      reads   0;
    RemoveGuests    "remove-guests" Event     ["delete"]                  writes  0;
    ImportAttendance "import-attendance" EventAny ["i", "ctrl-o"]         writes  70;
    EditEvent       "edit-event"    EventAny  ["e", "ctrl-e"]             writes  50;
    DeleteEvent     "delete-event"  EventAny  ["D", "delete"]             writes  0;
    InviteChosen    "invite-chosen" Invite    ["enter"]                   writes  90;
    ReadAttendance  "read-attendance" Attendance ["enter", "ctrl-s"]      writes  90;
    InviteMarked    "invite-marked" Book      ["i", "ctrl-t"]             writes  0;

    // Numbers.
    NumbersTable    "numbers-table" Numbers   ["t", "space"]              reads   80;
    NumbersEarlier  "numbers-earlier" Numbers ["[", "ctrl-left"]          reads   70;
    NumbersLater    "numbers-later" Numbers   ["]", "ctrl-right"]         reads   69;
    NumbersPeriod   "numbers-period" Numbers  ["p", "ctrl-s"]             reads   65;
    NumbersTrend    "numbers-trend" Numbers   ["v", "ctrl-v"]             reads   58;
    NumbersVariant  "numbers-variant" Numbers ["m", "ctrl-k"]             reads   75;
    NumbersBy       "numbers-by"    Numbers   ["b", "ctrl-t"]             reads   56;
    NumbersFilter   "numbers-filter" Numbers  ["/", "ctrl-l"]             reads   54;
    NumbersTarget   "numbers-target" Numbers  ["=", "ctrl-r"]             writes  52;
    NumbersExport   "numbers-export" Numbers  ["e", "ctrl-e"]             reads   50;
    NumbersDefinitions "numbers-definitions" Numbers ["d", "ctrl-w"]      writes  48;
    NumbersNextTab  "numbers-next-tab" Numbers ["tab"]                    reads   0;
    NumbersPreviousTab "numbers-previous-tab" Numbers ["backtab"]         reads   0;
    NumbersLeft     "numbers-left"  Numbers   ["left"]                    reads   0;
    NumbersRight    "numbers-right" Numbers   ["right"]                   reads   0;
    NumbersFigures  "numbers-figures" Numbers ["1"]                       reads   0;
    NumbersGroups   "numbers-groups" Numbers  ["2"]                       reads   0;
    NumbersTrends   "numbers-trends" Numbers  ["3"]                       reads   0;
    NumbersArr      "numbers-arr"   Numbers   ["4"]                       reads   0;
    NumbersCohorts  "numbers-cohorts" Numbers ["5"]                       reads   0;
    NumbersNps      "numbers-nps"   Numbers   ["6"]                       reads   0;
    NumbersRenewals "numbers-renewals" Numbers ["7"]                      reads   0;
    // What customers say.
    VoiceNextTab    "voice-next-tab" Voice    ["tab"]                     reads   62;
    VoicePreviousTab "voice-previous-tab" Voice ["backtab"]               reads   0;
    VoiceSummary    "voice-summary" Voice     ["1"]                       reads   0;
    VoiceComments   "voice-comments" Voice    ["2"]                       reads   0;
    VoiceWaiting    "voice-waiting" Voice     ["3"]                       reads   0;
    VoiceGroups     "voice-groups"  Voice     ["4"]                       reads   0;
    VoiceEarlier    "voice-earlier" Voice     ["left"]                    reads   60;
    VoiceLater      "voice-later"   Voice     ["right"]                   reads   59;
    VoiceStretch    "voice-stretch" Voice     ["p", "ctrl-s"]             reads   58;
    VoiceStack      "voice-stack"   Voice     ["a", "insert"]             writes  40;
    VoiceBy         "voice-by-field" VoiceGroups ["b", "ctrl-v"]          reads   88;
    VoiceAnswered   "voice-answered" VoiceAnswers ["r", "ctrl-r"]         writes  88;
    VoiceMail       "voice-mail"    VoiceAnswers ["m", "ctrl-e"]          writes  86;
    VoicePlan       "voice-plan"    VoiceAnswers ["t", "ctrl-k"]          writes  84;
    VoiceClose      "voice-close"   VoiceAnswers ["f", "ctrl-x"]          writes  82;
    VoiceTold       "voice-told"    VoiceAnswers ["d", "ctrl-d"]          writes  80;
    VoiceKind       "voice-kind"    VoiceAnswers ["s", "ctrl-l"]          reads   57;
    VoiceSilent     "voice-silent"  VoiceAnswers ["c", "ctrl-a"]          reads   0;
    VoiceAccount    "voice-account" VoiceAnswers ["o", "ctrl-t"]          reads   50;
    // Themes and feedback.
    VoiceThemes     "voice-themes"  Voice     ["5"]                       reads   0;
    VoiceFeedback   "voice-feedback" Voice    ["6"]                       reads   0;
    MarkAnswer      "mark-answer"   VoiceAnswers ["space", "ctrl-w"]      reads   30;
    MarkAllAnswers  "mark-all-answers" VoiceAnswers ["*"]                 reads   0;
    MarkNoAnswer    "mark-no-answer" VoiceAnswers ["\\"]                  reads   0;
    PutThemes       "put-themes"    Said      ["#", "ctrl-u"]             writes  48;
    MakeFeedback    "make-feedback" Said      ["F", "ctrl-v"]             writes  46;
    AddTheme        "add-theme"     VoiceThemes ["a", "insert"]           writes  82;
    ThemeBy         "theme-by"      VoiceThemes ["b", "ctrl-v"]           reads   64;
    ThemeUp         "theme-up"      VoiceThemes ["K", "ctrl-up"]          writes  0;
    ThemeDown       "theme-down"    VoiceThemes ["J", "ctrl-down"]        writes  0;
    DeleteTheme     "delete-theme"  VoiceThemes ["delete"]                writes  0;
    EditTheme       "edit-theme"    ThemeAny  ["e", "ctrl-e"]             writes  76;
    AcceptTheme     "accept-theme"  ThemeAny  ["y", "ctrl-a"]             writes  78;
    TagRow          "tag-row"       ThemeRows ["t", "ctrl-k"]             writes  88;
    RefuseRow       "refuse-row"    ThemeRows ["r", "delete"]             writes  86;
    MarkSaid        "mark-said"     ThemeRows ["space"]                   reads   70;
    MarkAllSaid     "mark-all-said" ThemeRows ["*"]                       reads   0;
    MarkNoSaid      "mark-no-said"  ThemeRows ["\\"]                      reads   0;
    SaidAccount     "said-account"  ThemeRows ["o", "ctrl-t"]             reads   40;
    ToggleTheme     "toggle-theme"  Tag       ["space"]                   reads   90;
    RefuseTheme     "refuse-theme"  Tag       ["r", "delete"]             reads   80;
    SaveThemes      "save-themes"   Tag       ["enter", "ctrl-s"]         writes  95;
    NewTheme        "new-theme"     Tag       ["a", "insert"]             writes  60;
    AddMatter       "add-matter"    VoiceFeedback ["a", "insert"]         writes  82;
    MatterNarrow    "matter-narrow" VoiceFeedback ["v", "ctrl-l"]         reads   64;
    AddVoice        "add-voice"     Matter    ["a", "insert"]             writes  82;
    TellVoice       "tell-voice"    Matter    ["d", "space"]              writes  88;
    EditVoice       "edit-voice"    Matter    ["E", "ctrl-r"]             writes  0;
    UnlinkVoice     "unlink-voice"  Matter    ["delete"]                  writes  0;
    VoiceOf         "voice-of"      Matter    ["o", "ctrl-t"]             reads   40;
    MatterNext      "matter-next"   MatterAny [">", "ctrl-right"]         writes  86;
    MatterBack      "matter-back"   MatterAny ["<", "ctrl-left"]          writes  84;
    MatterTold      "matter-told"   MatterAny ["t", "ctrl-k"]             writes  80;
    MatterStatus    "matter-status" MatterAny ["s", "ctrl-s"]             writes  76;
    EditMatter      "edit-matter"   MatterAny ["e", "ctrl-e"]             writes  60;
    DeleteMatter    "delete-matter" MatterAny ["D", "ctrl-x"]             writes  0;
    StackSave       "stack-save"    VoiceStack ["enter"]                  writes  95;
    StackKind       "stack-kind"    VoiceStack ["tab"]                    reads   80;
    StackScale      "stack-scale"   VoiceStack ["backtab", "ctrl-l"]      reads   78;
    StackEarlier    "stack-earlier" VoiceStack ["pageup"]                 reads   70;
    StackLater      "stack-later"   VoiceStack ["pagedown"]               reads   69;
    StackClear      "stack-clear"   VoiceStack ["ctrl-x"]                 reads   20;

    // Initiatives.
    InitiativesNextTab "initiatives-next-tab" InitiativeTabs ["tab", "backtab"] reads 62;
    InitiativesFirst "initiatives-first" InitiativeTabs ["1"]             reads   0;
    InitiativesStories "initiatives-stories" InitiativeTabs ["2"]         reads   0;
    AddInitiative   "add-initiative" Initiatives ["a", "insert"]          writes  80;
    JudgeInitiative "judge-initiative" InitiativeAny ["v", "ctrl-v"]      writes  78;
    BeginInitiative "begin-initiative" InitiativeAny ["s", "ctrl-s"]      writes  74;
    EditInitiative  "edit-initiative" InitiativeAny ["e", "ctrl-e"]       writes  70;
    NextInitiative  "next-initiative" InitiativeAny ["c", "ctrl-r"]       writes  60;
    TellInitiative  "tell-initiative" InitiativeAny ["t", "ctrl-t"]       writes  56;
    DeleteInitiative "delete-initiative" InitiativeAny ["D", "ctrl-x"]    writes  0;
    AddMember       "add-member"    InitiativeOne ["a", "insert"]         writes  54;
    RefreshMembers  "refresh-members" InitiativeOne ["f", "ctrl-l"]       writes  46;
    RemoveMember    "remove-member" InitiativeOne ["delete"]              writes  0;
    AddStory        "add-story"     Stories   ["a", "insert"]             writes  80;
    SearchStories   "search-stories" Stories  ["/", "ctrl-l"]             reads   76;
    KeepSearch      "keep-search"   StorySearch ["enter"]                 reads   90;
    EditStory       "edit-story"    StoryAny  ["e", "ctrl-e"]             writes  70;
    CopyStory       "copy-story"    StoryAny  ["c", "ctrl-x"]             reads   68;
    PlanFromStory   "plan-from-story" StoryAny ["p", "ctrl-t"]            writes  60;
    DeleteStory     "delete-story"  StoryAny  ["D", "delete"]             writes  0;

    // Mail.
    MailFold        "mail-fold"     MailThread ["space", "v"]             reads   86;
    MailNext        "mail-next"     MailThread ["]", "right", "tab"]      reads   50;
    MailPrevious    "mail-previous" MailThread ["[", "left", "backtab"]   reads   0;
    MailOrder       "mail-order"    MailThread ["s", "ctrl-l"]            reads   30;
    MailKeepFilter  "mail-keep-filter" MailFilter ["enter"]               reads   90;
    MailFilter      "mail-filter"   MailConversations ["/", "ctrl-l"]     reads   60;
    MailEverything  "mail-everything" MailConversations ["a", "ctrl-a"]   reads   45;
    MailAnswer      "mail-answer"   MailActs  ["r", "ctrl-r"]             writes  88;
    MailDone        "mail-done"     MailActs  ["d", "ctrl-s"]             writes  84;
    MailSnooze      "mail-snooze"   MailActs  ["z", "ctrl-t"]             writes  82;
    MailNoAnswer    "mail-no-answer" MailActs ["f", "delete"]             writes  80;
    MailPromises    "mail-promises" MailActs  ["p", "ctrl-k"]             writes  55;
    MailAccount     "mail-account"  MailActs  ["o", "ctrl-e"]             reads   50;
    MailHistory     "mail-history"  MailActs  ["m", "ctrl-w"]             reads   0;
    MailOwed        "mail-owed"     Mail      ["1"]                       reads   0;
    MailConversations "mail-conversations" Mail ["2"]                     reads   0;
    MailUnmatched   "mail-unmatched" Mail     ["3"]                       reads   0;
    MailNewPeople   "mail-new-people" Mail    ["4"]                       reads   0;
    MailDrafts      "mail-drafts"   Mail      ["5"]                       reads   0;
    MailTemplates   "mail-templates" Mail     ["6"]                       reads   0;
    MailSources     "mail-sources"  Mail      ["7"]                       reads   0;
    // Whose mail it is.
    WhoseAssign     "whose-assign"  MailUnmatched ["enter", "ctrl-s"]     writes  92;
    WhoseSuggested  "whose-suggested" MailUnmatched ["y", "ctrl-t"]       writes  88;
    WhoseDomain     "whose-domain"  MailUnmatched ["d", "ctrl-e"]         writes  75;
    WhoseOwn        "whose-own"     MailUnmatched ["o", "insert"]         writes  50;
    WhoseRules      "whose-rules"   MailUnmatched ["r", "ctrl-w"]         reads   45;
    DeleteRule      "delete-rule"   MailRules ["D", "delete"]             writes  80;
    PeopleAccept    "people-accept" MailNewPeople ["enter", "ctrl-s"]     writes  92;
    PeopleEdit      "people-edit"   MailNewPeople ["e", "ctrl-e"]         writes  75;
    PeopleAccount   "people-account" MailNewPeople ["o", "ctrl-t"]        reads   50;
    WhoseAside      "whose-aside"   MailWhose ["s", "delete"]             writes  70;
    WhoseTick       "whose-tick"    MailWhose ["space"]                   reads   80;
    WhoseTickAll    "whose-tick-all" MailWhose ["*", "ctrl-a"]            reads   20;
    // Where mail is read from.
    SourcesRefresh  "sources-refresh" MailSources ["r", "ctrl-r"]         writes  92;
    SourcesAdd      "sources-add"   MailSources ["a", "insert"]           writes  88;
    SourcesRemove   "sources-remove" MailSources ["D", "delete"]          writes  60;
    MailNextTab     "mail-next-tab" Mail      ["tab"]                     reads   40;
    MailPreviousTab "mail-previous-tab" Mail  ["backtab"]                 reads   0;
    // Search.
    SearchOrder     "search-order"  Search    ["tab"]                     reads   80;
    SaveSearch      "save-search"   Search    ["ctrl-s"]                  writes  70;
    SavedSearches   "saved-searches" Search   ["ctrl-v"]                  reads   65;
    SearchAccount   "search-account" Search   ["ctrl-t"]                  reads   60;
    UseSearch       "use-search"    SavedSearches ["enter"]               reads   90;
    AddSearch       "add-search"    SavedSearches ["a", "insert", "ctrl-s"] writes 80;
    EditSearch      "edit-search"   SavedSearches ["e", "ctrl-e"]         writes  70;
    DeleteSearch    "delete-search" SavedSearches ["delete"]              writes  60;
    SearchUp        "search-up"     SavedSearches ["K", "ctrl-up"]        writes  40;
    SearchDown      "search-down"   SavedSearches ["J", "ctrl-down"]      writes  41;
    // Drafts and templates of mail.
    DraftSent       "draft-sent"    DraftAny  ["d", "ctrl-x"]             writes  88;
    DraftWrite      "draft-write"   DraftAny  ["w", "ctrl-w"]             writes  86;
    DraftEdit       "draft-edit"    DraftAny  ["e", "ctrl-e"]             writes  84;
    DraftEditor     "draft-editor"  DraftAny  ["E", "ctrl-o"]             writes  62;
    DraftSend       "draft-send"    DraftAny  ["s", "ctrl-s"]             writes  82;
    DraftFolder     "draft-folder"  DraftAny  ["f", "ctrl-r"]             writes  60;
    DraftMailto     "draft-mailto"  DraftAny  ["m", "ctrl-t"]             reads   40;
    DraftAccount    "draft-account" DraftAny  ["o", "ctrl-k"]             reads   35;
    DraftDiscard    "draft-discard" DraftAny  ["delete"]                  writes  30;
    DraftNew        "draft-new"     MailDrafts ["a", "insert"]            writes  80;
    DraftMark       "draft-mark"    MailDrafts ["space"]                  reads   70;
    DraftMarkAll    "draft-mark-all" MailDrafts ["*", "ctrl-a"]           reads   0;
    DraftWords      "draft-words"   MailDrafts ["F", "ctrl-v"]            reads   25;
    TemplateWrite   "template-write" MailTemplates ["n", "ctrl-s"]        writes  86;
    TemplateEdit    "template-edit" MailTemplates ["e", "ctrl-e"]         writes  84;
    TemplateNew     "template-new"  MailTemplates ["a", "insert"]         writes  80;
    TemplateTry     "template-try"  MailTemplates ["space"]               reads   70;
    TemplateLang    "template-lang" MailTemplates ["l", "ctrl-l"]         reads   60;
    TemplateFields  "template-fields" MailTemplates ["f", "ctrl-r"]       reads   50;
    TemplateReset   "template-reset" MailTemplates ["delete"]             writes  30;
    MailingMake     "mailing-make"  Mailing   ["ctrl-s"]                  writes  90;
    MailingSkip     "mailing-skip"  Mailing   ["space"]                   reads   80;
    MailingRole     "mailing-role"  Mailing   ["r", "ctrl-r"]             reads   60;
    MailingRead     "mailing-read"  Mailing   ["enter", "tab"]            reads   50;
    MailingAsk      "mailing-ask"   Mailing   ["e", "ctrl-e"]             reads   45;
    ForbidWord      "forbid-word"   Forbidden ["enter"]                   writes  90;
    AllowWord       "allow-word"    Forbidden ["delete", "ctrl-x"]        writes  80;
    AccountMail     "account-mail"  Account   ["m", "ctrl-u"]             writes  36;
    BookMail        "book-mail"     Book      ["m", "ctrl-u"]             writes  0;
    RenewalMail     "renewal-mail"  Renewals  ["m", "ctrl-k"]             writes  0;
    // The settings.
    ChangeSetting   "change-setting" Settings ["enter"]                   reads   90;
    ResetSetting    "reset-setting" Settings  ["delete"]                  reads   80;

    Today           "today"         Global    ["f2", "g t"]               reads   0;
    Book            "book"          Global    ["f3", "g b"]               reads   0;
    Voice           "voice"         Global    ["f5", "g v"]               reads   0;
    Onboarding      "onboarding"    Global    ["f6", "g o"]               reads   0;
    Numbers         "numbers"       Global    ["f7", "g n"]               reads   0;
    Mail            "mail"          Global    ["f8", "@", "g m"]          reads   0;
    Renewals        "renewals"      Global    ["f4", "g r"]               reads   0;
    Expansions      "expansions"    Global    ["X", "ctrl-t", "g x"]      reads   0;
    Agenda          "agenda"        Global    ["A", "ctrl-d", "g a"]      reads   0;
    Copy            "copy"          Global    ["y", "ctrl-r"]             reads   0;
    ExportShown     "export-shown"  Global    ["E", "ctrl-s"]             reads   0;
    FreeMouse       "free-mouse"    Global    ["f9"]                      reads   0;
    Suspend         "suspend"       Global    []                          reads   0;
    Notices         "notices"       Global    ["!", "ctrl-v"]             reads   0;
    AllTasks        "all-tasks"     Global    ["T", "ctrl-g", "g k"]      reads   0;
    Review          "review"        Global    ["W", "f10", "g w"]         reads   0;
    Search          "search"        Global    ["ctrl-f", "g f"]           reads   14;
    Brief           "brief"         Global    ["b", "ctrl-x"]             reads   8;
    QuickLog        "quick-log"     Global    ["n", "ctrl-n"]             writes  85;
    Import          "import"        Global    ["I", "ctrl-o", "g i"]      writes  10;
    Programmes      "programmes"    Global    ["M", "f11", "g s"]         reads   0;
    Initiatives     "initiatives"   Global    ["L", "ctrl-l", "g l"]      reads   0;
    History         "history"       Global    ["U", "f12", "g u"]         reads   0;
    Playbooks       "playbooks"     Global    ["P", "ctrl-b", "g p"]      reads   9;
    Settings        "settings"      Global    [",", "ctrl-home"]          reads   0;
    Veil            "veil"          Global    ["H", "ctrl-end"]           reads   0;
    Tutor           "tutor"         Global    ["ctrl-insert"]             reads   0;
    Undo            "undo"          Global    ["u", "ctrl-z"]             writes  15;
    Redo            "redo"          Global    ["R", "ctrl-y"]             writes  0;
    Actions         "actions"       Global    ["x", "ctrl-]"]             reads   16;
    Repeat          "repeat"        Global    [".", "ctrl-\\"]            reads   0;
    LastScreen      "last-screen"   Global    ["-", "ctrl-^"]             reads   0;
    Zoom            "zoom"          Global    ["z", "Z", "ctrl-/"]        reads   0;
    Palette         "palette"       Global    ["ctrl-p", ":"]             reads   12;
    Help            "help"          Global    ["?", "f1"]                 reads   11;
    Back            "back"          Global    ["esc"]                     reads   13;
    CancelJob       "cancel-job"    Global    ["ctrl-c"]                  reads   0;
    Quit            "quit"          Global    ["q", "ctrl-q"]             reads   1;
}

impl Cmd {
    /// Returns the command's row of the table.
    pub fn spec(self) -> &'static CommandSpec {
        COMMANDS.get(self as usize).expect("the macro makes a row for every command, in the order of the commands")
    }
}

impl CommandSpec {
    /// Returns the id of the footer's word.
    pub fn word_id(&self) -> String {
        format!("cmd-{}", self.id)
    }

    /// Says whether it only goes somewhere on its screen: to another tab, page or side.
    pub fn only_moves(&self) -> bool {
        let ways = ["tab", "backtab", "left", "right", "up", "down", "[", "]", "ctrl-left", "ctrl-right", "pageup", "pagedown"];
        let moves = |key: &&str| ways.contains(key) || key.chars().all(|letter| letter.is_ascii_digit());
        self.keys.iter().all(moves)
    }

    /// Returns the id of the sentence that help and palette show.
    pub fn help_id(&self) -> String {
        format!("cmd-{}-help", self.id)
    }
}

#[cfg(test)]
mod tests;
