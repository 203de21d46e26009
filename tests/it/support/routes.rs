//! Every place one can go in a book, each with rows that are there; where the book has none, with one that is not.

use crate::support::fixture::today;
use crate::support::noon;
use mimamori::domain::kpi::{ChoiceName, Figure, Kpi, Span, Undefined, Unit};
use mimamori::domain::renewal::Target;
use mimamori::domain::triage::Reason;
use mimamori::domain::*;
use mimamori::store::Reader;
use mimamori::store::mail::history::Whose;
use mimamori::tui::command::COMMANDS;
use mimamori::tui::route::*;
use mimamori::wording::letters::{About, Start};

/// The first row of each table: what a route is opened with.
struct Rows<'a> {
    book: &'a Reader,
}

impl Rows<'_> {
    fn first(&self, table: &str) -> i64 {
        let sql = format!("SELECT id FROM {table} ORDER BY id LIMIT 1");
        self.book.connection().query_row(&sql, [], |row| row.get(0)).unwrap_or(1)
    }

    fn some(&self, table: &str) -> Vec<i64> {
        let mut rows = self.book.connection().prepare(&format!("SELECT id FROM {table} ORDER BY id LIMIT 3")).expect("is a table");
        rows.query_map([], |row| row.get(0)).expect("runs").map(|id| id.expect("an id")).collect()
    }

    fn account(&self) -> AccountId {
        AccountId(self.first("account"))
    }

    fn accounts(&self) -> Vec<AccountId> {
        self.some("account").into_iter().map(AccountId).collect()
    }
}

/// Returns all routes, each with its name.
pub fn every_route(book: &Reader) -> Vec<(String, Route)> {
    let rows = Rows { book };
    let all = [screens(&rows), account_forms(&rows), popups(), of_rows(&rows), boards(&rows), voice(&rows), mail(&rows), playbooks(&rows)];
    all.into_iter().flatten().map(|route| (name_of(&route), route)).collect()
}

fn name_of(route: &Route) -> String {
    format!("{route:?}").chars().take(60).collect()
}

fn screens(rows: &Rows<'_>) -> Vec<Route> {
    let mut routes = vec![
        Route::Book,
        Route::Today,
        Route::Review,
        Route::Tasks,
        Route::Events,
        Route::Agenda,
        Route::Import,
        Route::ImportCalendar(None),
        Route::ExportCalendar,
        Route::History,
        Route::FilterHelp,
        Route::Assign,
        Route::Settings(SettingsRoute::List(None)),
        Route::Brief(rows.account()),
        Route::Search(SearchRoute::Screen),
        Route::Search(SearchRoute::Saved { query: "renewal".into() }),
        Route::Search(SearchRoute::Form { id: None, query: "更新".into() }),
        Route::ExportText { name: "review.md".into(), content: "# 週次\n\nwords ".repeat(40) },
        Route::Views { filter: "score<40".into() },
        Route::SegmentForm { id: None, filter: "score<40".into() },
    ];
    let tabs = [
        AccountTab::Timeline,
        AccountTab::Health,
        AccountTab::Contacts,
        AccountTab::Contracts,
        AccountTab::Tasks,
        AccountTab::Goals,
        AccountTab::Usage,
        AccountTab::Details,
    ];
    let (id, siblings) = (rows.account(), rows.accounts());
    routes.extend(tabs.map(|tab| Route::Account { id, siblings: siblings.clone(), tab }));
    routes
}

fn account_forms(rows: &Rows<'_>) -> Vec<Route> {
    let account = rows.account();
    vec![
        Route::AccountForm(None),
        Route::AccountForm(Some(account)),
        Route::ContactForm { account, id: Some(ContactId(rows.first("contact"))) },
        Route::ContactForm { account, id: None },
        Route::ContactDraft(Contact::named(account, "佐藤 美香")),
        Route::ContractForm { account, id: Some(ContractId(rows.first("contract"))) },
        Route::TaskForm { account: Some(account), id: None },
        Route::TaskForm { account: None, id: Some(TaskId(rows.first("task"))) },
        Route::TouchForm { account, id: Some(TouchId(rows.first("touch"))) },
        Route::PulseForm(account),
        Route::OverrideForm(account),
        Route::SnoozeForm(TaskId(rows.first("task"))),
        Route::GoalForm { account, id: None },
        Route::ReadingForm { goal: GoalId(rows.first("goal")), id: None },
        Route::SnoozeTasks(vec![TaskId(rows.first("task"))]),
        Route::ShiftTasks(vec![TaskId(rows.first("task"))]),
        Route::CloseTasks { account, but: Vec::new() },
        Route::EventForm(None),
        Route::Event(EventId(rows.first("event"))),
        Route::Invite(EventId(rows.first("event"))),
        Route::InviteTo(rows.accounts()),
        Route::Attendance(EventId(rows.first("event"))),
        Route::Survey { account, id: None },
        Route::LogMeetings(account),
        Route::PickAccount { title: "whose meeting / どの取引先".into(), first: Some(account) },
        Route::QuickLog { account: Some(account) },
        Route::QuickLog { account: None },
    ]
    .into_iter()
    .chain(of_marks(account))
    .collect()
}

fn of_marks(account: AccountId) -> [Route; 2] {
    let mark = Mark {
        account,
        reason: Reason::RenewalNear,
        occasion: "2026-12-25".into(),
        action: MarkAction::Snoozed,
        until: Some(today()),
        merged_into: None,
        note: None,
        at: noon(),
    };
    [Route::AnswerItem(mark.clone()), Route::ItemSnooze(mark)]
}

fn popups() -> Vec<Route> {
    let commands: Vec<Offered> = COMMANDS.iter().map(|spec| Offered { spec, disabled: None }).collect();
    let row = |key: &str| ChoiceRow { key: key.into(), label: format!("選ぶ {key}"), hint: "a hint that is rather long / 説明".into() };
    let figure = Figure::undefined(Unit::Share, Undefined::EmptyCohort, Vec::new());
    let sheet = FigureSheet {
        title: "GRR 総収益維持率".into(),
        value: "–".into(),
        lines: vec!["A sentence of it. ".repeat(6), "計算の説明。".repeat(12)],
        figure,
        kpi: Some(Kpi::Nps),
    };
    vec![
        Route::Help { commands: commands.clone() },
        Route::Palette { commands },
        Route::Choose(Choice { title: "どれ which".into(), rows: vec![row("a"), row("b"), row("c")], selected: 1, more: Some("+") }),
        Route::Confirm { question: "削除しますか delete?".into(), consequence: "元に戻せます。u takes it back. ".repeat(5) },
        Route::Figure(Box::new(sheet)),
    ]
}

fn of_rows(rows: &Rows<'_>) -> Vec<Route> {
    let tables = [
        (EntityKind::Touch, "touch"),
        (EntityKind::Response, "response"),
        (EntityKind::Ticket, "ticket"),
        (EntityKind::Task, "task"),
        (EntityKind::Contact, "contact"),
        (EntityKind::Contract, "contract"),
        (EntityKind::Usage, "usage"),
        (EntityKind::Mail, "mail"),
        (EntityKind::Thread, "mail_thread"),
    ];
    tables.map(|(kind, table)| Route::Row(EntityRef { kind, id: rows.first(table) })).into()
}

fn boards(rows: &Rows<'_>) -> Vec<Route> {
    let (plan, step) = (PlanId(rows.first("plan")), StepId(rows.first("step")));
    let (expansion, contract) = (ExpansionId(rows.first("expansion")), ContractId(rows.first("contract")));
    let (initiative, story) = (InitiativeId(rows.first("initiative")), StoryId(rows.first("story")));
    let account = rows.account();
    let onboarding = [
        OnboardingRoute::Board,
        OnboardingRoute::Plan(plan),
        OnboardingRoute::Shift(step),
        OnboardingRoute::Depend(step),
        OnboardingRoute::Start(rows.accounts()),
        OnboardingRoute::EditPlan(plan),
        OnboardingRoute::Step { plan, id: Some(step), behind: None },
        OnboardingRoute::Block(step),
        OnboardingRoute::Template(WhichTemplate::OfPlan(plan)),
    ];
    let numbers = [NumbersRoute::Board, NumbersRoute::Target(Kpi::Nps), NumbersRoute::Definition(ChoiceName::Churn)];
    let renewals = [
        RenewalRoute::List,
        RenewalRoute::Report,
        RenewalRoute::Change(vec![Target::End(contract, today())]),
        RenewalRoute::Close(Target::End(contract, today())),
        RenewalRoute::Add(account),
    ];
    let expansions = [
        ExpansionRoute::List,
        ExpansionRoute::Add(account, None),
        ExpansionRoute::Edit(vec![expansion]),
        ExpansionRoute::Win(expansion),
        ExpansionRoute::Lose(vec![expansion]),
    ];
    let initiatives = [
        InitiativeRoute::Board,
        InitiativeRoute::One(initiative),
        InitiativeRoute::Form(InitiativeSource::New),
        InitiativeRoute::Verdict(initiative),
        InitiativeRoute::Story(story),
        InitiativeRoute::StoryForm(StorySource::New { account: None }),
    ];
    onboarding
        .map(Route::Onboarding)
        .into_iter()
        .chain(numbers.map(Route::Numbers))
        .chain(renewals.map(Route::Renewals))
        .chain(expansions.map(Route::Expansions))
        .chain(initiatives.map(Route::Initiatives))
        .collect()
}

fn voice(rows: &Rows<'_>) -> Vec<Route> {
    let (response, feedback) = (ResponseId(rows.first("response")), FeedbackId(rows.first("feedback")));
    let theme = ThemeId(rows.first("theme"));
    let routes = [
        VoiceRoute::Board,
        VoiceRoute::Plan(response),
        VoiceRoute::Stack,
        VoiceRoute::Theme(theme, Span::year(today(), 1)),
        VoiceRoute::ThemeForm(None),
        VoiceRoute::Tag(vec![(TaggedKind::Survey, response.0)]),
        VoiceRoute::Matter(feedback),
        VoiceRoute::MatterForm { id: None, from: vec![(TaggedKind::Survey, response.0)] },
        VoiceRoute::VoiceForm { feedback, account: rows.account(), id: None },
    ];
    routes.map(Route::Voice).into()
}

fn mail(rows: &Rows<'_>) -> Vec<Route> {
    let draft = MailDraftId(rows.first("mail_draft"));
    let tabs = [
        MailTabName::Owed,
        MailTabName::Conversations,
        MailTabName::Unmatched,
        MailTabName::NewPeople,
        MailTabName::Drafts,
        MailTabName::Templates,
        MailTabName::Sources,
    ];
    let routes = [
        MailRoute::Import(None),
        MailRoute::Letter(Start::new(rows.account(), About::Nothing)),
        MailRoute::Edit(draft),
        MailRoute::Draft(draft),
        MailRoute::Choose { accounts: rows.accounts() },
        MailRoute::Mailing { accounts: rows.accounts(), template: "check-in".into() },
        MailRoute::Template(None),
        MailRoute::Fields,
        MailRoute::Words,
        MailRoute::Thread(MailThreadId(rows.first("mail_thread")), None),
        MailRoute::History(Whose::Account(rows.account())),
    ];
    tabs.map(MailRoute::Board).into_iter().chain(routes).map(Route::Mail).collect()
}

fn playbooks(rows: &Rows<'_>) -> Vec<Route> {
    let (key, accounts) = ("renewal".to_owned(), rows.accounts());
    vec![
        Route::Playbooks { accounts: accounts.clone() },
        Route::Playbook { key: key.clone(), accounts: accounts.clone() },
        Route::PlaybookStart { key: key.clone(), accounts, reason: Some(Reason::RenewalNear) },
        Route::PlaybookText(key.clone()),
        Route::PlaybookForm(key),
    ]
}
