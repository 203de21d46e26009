//! Where one can go: every pane by what it needs to open.

use crate::domain::kpi::{ChoiceName, Figure, Kpi, Span};
use crate::domain::renewal::Target;
use crate::domain::triage::Reason;
use crate::domain::{
    AccountId, Contact, ContactId, ContractId, EntityRef, EventId, Expansion, ExpansionId, FeedbackId, GoalId, InitiativeId, MailDraftId,
    MailId, MailThreadId, Mark, PlanId, ReadingId, ResponseId, SavedSearchId, SegmentId, Setting, StepId, StoryId, TaskId, ThemeId,
    TouchId, VoiceId,
};
use crate::store::mail::history::Whose;
use crate::store::themes;
use crate::tui::command::CommandSpec;
use crate::tui::notices::Told;
use crate::wording::letters::Start;
use chrono::NaiveDate;

#[derive(Clone, Debug)]
pub enum Route {
    Book,
    // The morning's queue.
    Today,
    /// The quick log for an account; saving it does the item that the mark names.
    AnswerItem(Mark),
    /// Until when an item is held back, and why.
    ItemSnooze(Mark),
    /// What starting a playbook would bring; starting it does the item that the mark names.
    PlaybookForItem {
        key: String,
        mark: Mark,
    },
    /// The meetings to log, from those of an account on.
    LogMeetings(AccountId),
    /// An account, and the accounts of the list one came from, in their order.
    Account {
        id: AccountId,
        siblings: Vec<AccountId>,
        tab: AccountTab,
    },
    /// One row, read in full.
    Row(EntityRef),
    /// The brief of an account for a renewal or quarterly talk.
    Brief(AccountId),
    QuickLog {
        account: Option<AccountId>,
    },
    AccountForm(Option<AccountId>),
    ContactForm {
        account: AccountId,
        id: Option<ContactId>,
    },
    /// A new contact with what is known already.
    ContactDraft(Contact),
    ContractForm {
        account: AccountId,
        id: Option<ContractId>,
    },
    TaskForm {
        account: Option<AccountId>,
        id: Option<TaskId>,
    },
    TouchForm {
        account: AccountId,
        id: Option<TouchId>,
    },
    PulseForm(AccountId),
    OverrideForm(AccountId),
    SnoozeForm(TaskId),
    // The rhythm.
    Review,
    /// A text, and the name its file would have.
    ExportText {
        name: String,
        content: String,
    },
    GoalForm {
        account: AccountId,
        id: Option<GoalId>,
    },
    ReadingForm {
        goal: GoalId,
        id: Option<ReadingId>,
    },
    // Tasks of all accounts.
    Tasks,
    SnoozeTasks(Vec<TaskId>),
    ShiftTasks(Vec<TaskId>),
    /// Which tasks of an account a touch answered, without those it brought.
    CloseTasks {
        account: AccountId,
        but: Vec<TaskId>,
    },
    // Programmes for many.
    Events,
    Event(EventId),
    EventForm(Option<EventId>),
    /// Whom to ask to an event.
    Invite(EventId),
    /// The event that some accounts are asked to.
    InviteTo(Vec<AccountId>),
    /// A list of who came to an event.
    Attendance(EventId),
    Survey {
        account: AccountId,
        id: Option<ResponseId>,
    },
    /// How filters are written.
    FilterHelp,
    /// The saved views, with the filter that could become one.
    Views {
        filter: String,
    },
    /// The filter of a new segment is given.
    SegmentForm {
        id: Option<SegmentId>,
        filter: String,
    },
    /// Touch models by rule.
    Assign,
    Import,
    // The calendar.
    Agenda,
    /// The import of calendars, with the path that is known already.
    ImportCalendar(Option<String>),
    ExportCalendar,
    /// A popup to choose an account; the answer is its id.
    PickAccount {
        title: String,
        first: Option<AccountId>,
    },
    Onboarding(OnboardingRoute),
    // Numbers.
    Numbers(NumbersRoute),
    // What customers say.
    Voice(VoiceRoute),
    /// A figure with what it was made of.
    Figure(Box<FigureSheet>),
    Renewals(RenewalRoute),
    // Upsell and cross-sell.
    Expansions(ExpansionRoute),
    Initiatives(InitiativeRoute),
    Mail(MailRoute),
    Search(SearchRoute),
    History,
    Settings(SettingsRoute),
    /// What was said in this session, newest first.
    Notices(Vec<Told>),
    // Playbooks.
    /// The playbooks, to be started for these accounts.
    Playbooks {
        accounts: Vec<AccountId>,
    },
    /// One playbook by its key.
    Playbook {
        key: String,
        accounts: Vec<AccountId>,
    },
    /// What starting a playbook would bring; the reason is that of the morning's rule, where one offered it.
    PlaybookStart {
        key: String,
        accounts: Vec<AccountId>,
        reason: Option<Reason>,
    },
    /// The steps of a playbook as text.
    PlaybookText(String),
    /// Name, purpose and the rest of a playbook but its steps.
    PlaybookForm(String),
    /// Every command of the pane below.
    Help {
        commands: Vec<Offered>,
    },
    Palette {
        commands: Vec<Offered>,
    },
    /// What can be done with the selected row.
    Actions {
        commands: Vec<Offered>,
    },
    Choose(Choice),
    /// A month to choose a day from; the answer is the day as `2026-11-27`.
    Calendar(NaiveDate),
    /// What of the selected thing is to be copied.
    Copy(Vec<CopyLine>),
    /// A question with a consequence.
    Confirm {
        question: String,
        consequence: String,
    },
}

/// A command of a pane, and why it cannot be run now.
#[derive(Clone, Debug)]
pub struct Offered {
    pub spec: &'static CommandSpec,
    pub disabled: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountTab {
    Timeline,
    Health,
    Contacts,
    Contracts,
    Tasks,
    Goals,
    Usage,
    Details,
}

/// Something that can be copied, with what it is.
#[derive(Clone, Debug)]
pub struct CopyLine {
    pub label: String,
    pub text: String,
}

/// A short list to choose from.
#[derive(Clone, Debug)]
pub struct Choice {
    pub title: String,
    pub rows: Vec<ChoiceRow>,
    /// The row that is selected first.
    pub selected: usize,
    /// What stands before the key of a row that is chosen with Tab, to say more about it; `None` where there is no more to say.
    pub more: Option<&'static str>,
}

#[derive(Clone, Debug)]
pub struct ChoiceRow {
    /// Given back when chosen.
    pub key: String,
    pub label: String,
    pub hint: String,
}

/// Where one can go in the settings.
#[derive(Clone, Copy, Debug)]
pub enum SettingsRoute {
    /// All of them, one selected.
    List(Option<Setting>),
    /// The choice of a theme.
    Theme,
    /// One that is typed.
    Typed(Setting),
    /// A text of several lines.
    Lines(Setting),
}

/// Where one can go in onboarding.
#[derive(Clone, Debug)]
pub enum OnboardingRoute {
    Board,
    Plan(PlanId),
    Shift(StepId),
    /// What a step comes after.
    Depend(StepId),
    Start(Vec<AccountId>),
    EditPlan(PlanId),
    /// A step, or a new one behind another.
    Step {
        plan: PlanId,
        id: Option<StepId>,
        behind: Option<StepId>,
    },
    Block(StepId),
    Template(WhichTemplate),
}

/// Where one can go in the numbers.
#[derive(Clone, Debug)]
pub enum NumbersRoute {
    Board,
    /// What a figure is to reach.
    Target(Kpi),
    Definition(ChoiceName),
}

/// Where one can go in what customers say.
#[derive(Clone, Debug)]
pub enum VoiceRoute {
    Board,
    /// What is to be done about an answer.
    Plan(ResponseId),
    /// A stack of answers on paper, one line each.
    Stack,
    /// What was said of a theme in a period.
    Theme(ThemeId, Span),
    ThemeForm(Option<ThemeId>),
    /// Which themes are put to what was said.
    Tag(Vec<themes::Target>),
    /// A matter with everybody who raised it.
    Matter(FeedbackId),
    /// A matter, or a new one out of what was said.
    MatterForm {
        id: Option<FeedbackId>,
        from: Vec<themes::Target>,
    },
    /// What a customer said of a matter.
    VoiceForm {
        feedback: FeedbackId,
        account: AccountId,
        id: Option<VoiceId>,
    },
}

/// A figure in words, and what it was made of.
#[derive(Clone, Debug)]
pub struct FigureSheet {
    pub title: String,
    /// The value as it is shown, with its interval.
    pub value: String,
    /// How it is worked out, and what to mind: a sentence each.
    pub lines: Vec<String>,
    pub figure: Figure,
    /// Which of the figures it is, where it is one of them: it decides how its terms are written.
    pub kpi: Option<Kpi>,
}

/// Where one can go in renewals.
#[derive(Clone, Debug)]
pub enum RenewalRoute {
    List,
    /// What changed, what is missing, what was decided, and how good the forecasts were.
    Report,
    /// What is forecast of one or several.
    Change(Vec<Target>),
    /// How one ended.
    Close(Target),
    /// A renewal that no contract stands for.
    Add(AccountId),
}

/// Where one can go in upsell and cross-sell.
#[derive(Clone, Debug)]
pub enum ExpansionRoute {
    List,
    /// A new opportunity, blank or as it was begun.
    Add(AccountId, Option<Box<Expansion>>),
    /// One, or the same of several.
    Edit(Vec<ExpansionId>),
    Win(ExpansionId),
    Lose(Vec<ExpansionId>),
}

/// Where one can go in initiatives and success stories.
#[derive(Clone, Debug)]
pub enum InitiativeRoute {
    Board,
    One(InitiativeId),
    Form(InitiativeSource),
    Verdict(InitiativeId),
    Story(StoryId),
    StoryForm(StorySource),
}

/// Where one can go in search.
#[derive(Clone, Debug)]
pub enum SearchRoute {
    Screen,
    /// The kept searches, with what is typed, which could become one.
    Saved {
        query: String,
    },
    /// A kept search, or a new one that looks for what was typed.
    Form {
        id: Option<SavedSearchId>,
        query: String,
    },
}

/// What the form of an initiative begins with.
#[derive(Clone, Copy, Debug)]
pub enum InitiativeSource {
    New,
    Row(InitiativeId),
    /// The next round of one.
    After(InitiativeId),
    /// What a story tells, to be done again.
    Story(StoryId),
}

/// What the form of a story begins with.
#[derive(Clone, Copy, Debug)]
pub enum StorySource {
    New { account: Option<AccountId> },
    Row(StoryId),
    Initiative(InitiativeId),
}

/// Where one can go in mail.
#[derive(Clone, Debug)]
pub enum MailRoute {
    Board(MailTabName),
    /// The import, with a path that is known.
    Import(Option<String>),
    /// A letter as it begins.
    Letter(Start),
    /// A draft to be changed; one to be read and let go.
    Edit(MailDraftId),
    Draft(MailDraftId),
    /// The choice of a template for a letter to one or many.
    Choose {
        accounts: Vec<AccountId>,
    },
    /// What a letter to many would be, each with whom it goes to.
    Mailing {
        accounts: Vec<AccountId>,
        template: String,
    },
    /// A template of one's own, or one that comes with the program, to be changed; none: a new one.
    Template(Option<String>),
    /// What a template can put in.
    Fields,
    /// Words that no draft may hold.
    Words,
    /// A conversation, from one of its messages on.
    Thread(MailThreadId, Option<MailId>),
    /// Everything that was exchanged with an account or a person.
    History(Whose),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailTabName {
    Owed,
    Conversations,
    Unmatched,
    NewPeople,
    Drafts,
    Templates,
    Sources,
}

/// Which template is read or made.
#[derive(Clone, Debug)]
pub enum WhichTemplate {
    Key(String),
    OfPlan(PlanId),
}
