//! The scopes of commands: the screens and their parts, each with keys of its own.

mod together;

pub use together::TOGETHER;

/// Where a command works. A pane names its scopes, innermost first; `Global` comes last everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    Global,
    /// Anything with a selected row.
    List,
    /// Lists whose rows can be marked.
    Marks,
    // The morning's queue: the list, the rows behind an item, what changed since the last look, the rules.
    Today,
    TodayEvidence,
    TodaySince,
    TodayRules,
    Book,
    /// The filter of the book while it is typed.
    Filter,
    /// The saved views of the book.
    Views,
    /// Touch models by rule.
    Assign,
    /// The task for the marked accounts while it is typed.
    MarkedTask,
    Account,
    Timeline,
    Health,
    Contacts,
    Contracts,
    Tasks,
    Goals,
    Usage,
    Details,
    /// Any form; the scopes after it depend on the field that has the focus.
    Form,
    /// A field of one line or one choice.
    FormField,
    /// A field of several lines: Enter, up and down are the text's own.
    FormText,
    FormChoice,
    /// A field that others follow.
    FormMiddle,
    FormEnd,
    /// A field that holds a day.
    FormDay,
    /// A text that the person's own editor can open.
    FormEditor,
    /// A field for which the book knows what it could hold; with the list of it open, where that is names, where a row is chosen.
    FormKnown,
    FormOffers,
    FormNamed,
    FormOffer,
    /// The month beside such a field.
    Calendar,
    QuickLog,
    Import,
    /// The lists of an import's preview.
    ImportLists,
    /// An import that is done.
    ImportDone,
    // The calendar.
    Agenda,
    /// Its meetings that were and are not logged.
    AgendaToLog,
    AgendaComing,
    Palette,
    /// A popup that asks to choose or to confirm.
    /// A choice about whose rows more can be said.
    ChoiceMore,
    Choice,
    /// The board of onboarding plans; one plan; both; a shift as it is typed; what a step comes after.
    Onboarding,
    OnboardingPlan,
    OnboardingAny,
    Shift,
    Depend,
    /// The list of renewals; what there is to read about them.
    Renewals,
    RenewalReport,
    /// Upsell and cross-sell: all pages, those of opportunities, what is open, suggested, suggested or held back, decided.
    Expansions,
    ExpansionsRows,
    ExpansionsOpen,
    ExpansionsSuggested,
    ExpansionsRule,
    ExpansionsDecided,
    // The brief of an account.
    Brief,
    // The rhythm.
    Review,
    ExportText,
    // Tasks of all accounts.
    TaskList,
    /// Their filter while it is typed.
    TaskFilter,
    ShiftTasks,
    /// The choice of tasks that a touch answered.
    CloseTasks,
    // Programmes: the list of events, one event, both; whom to ask; a list of who came.
    Events,
    Event,
    EventAny,
    Invite,
    Attendance,
    /// What customers say: all of it, its answers, its groups, and a stack of answers as it is typed.
    Voice,
    VoiceAnswers,
    VoiceGroups,
    VoiceStack,
    /// Themes and feedback: anything that was said; the tab of themes, what was said of one, both; which themes are put to a row;
    /// the tab of feedback, one matter, both.
    Said,
    VoiceThemes,
    ThemeRows,
    ThemeAny,
    Tag,
    VoiceFeedback,
    Matter,
    MatterAny,
    /// The two lists of playbooks.
    Playbooks,
    /// Anything that shows one playbook or has one selected.
    Playbook,
    /// The steps of one.
    PlaybookOne,
    PlaybookRuns,
    PlaybookStart,
    /// The day to count from while it is typed.
    PlaybookDay,
    Numbers,
    // Initiatives: both tabs, the list of initiatives, anything that shows one, one alone; the stories, anything that shows one, and
    // their search while it is typed.
    InitiativeTabs,
    Initiatives,
    InitiativeAny,
    InitiativeOne,
    Stories,
    StoryAny,
    StorySearch,
    // Mail: all of it; whatever shows a conversation, one alone, everything with somebody, the filter while it is typed; the tabs.
    Mail,
    MailActs,
    MailThread,
    MailHistory,
    MailFilter,
    MailOwed,
    MailConversations,
    MailUnmatched,
    /// The two lists of who is not known.
    MailWhose,
    MailRules,
    MailNewPeople,
    MailDrafts,
    MailTemplates,
    MailSources,
    // Search: the line with what is found, and the kept searches.
    Search,
    SavedSearches,
    Settings,
    /// Any draft; a letter to many before it is made; the words that no draft may hold.
    DraftAny,
    Mailing,
    Forbidden,
}

impl Scope {
    /// Finds a scope by its name.
    pub fn named(id: &str) -> Option<Scope> {
        let all = TOGETHER.iter().copied().flatten().chain([&Scope::Global]);
        all.copied().find(|scope| scope.id() == id)
    }

    /// Returns its name in lower case with hyphens: `today-rules`.
    pub fn id(self) -> String {
        let mut id = String::new();
        for letter in format!("{self:?}").chars() {
            if letter.is_uppercase() && !id.is_empty() {
                id.push('-');
            }
            id.extend(letter.to_lowercase());
        }
        id
    }

    /// Returns the id of its words.
    pub fn word_id(self) -> String {
        format!("scope-{}", self.id())
    }
}
