//! The stack of panes: who gets a key, what a pane's effects mean for the stack, and the frame around the top pane.
//!
//! What only the shell can do (write, undo, start a job, quit) is handed out.

mod marking;
mod mouse;
mod popups;
mod pressing;
mod repeat;
mod screens;
mod shown;

use self::mouse::Clicked;
use crate::domain::{AccountId, Timestamp};
use crate::store::{Changes, TableSet};
use crate::tui::command::{COMMANDS, Cmd, CommandSpec, Scope};
use crate::tui::frame;
use crate::tui::job::JobReport;
use crate::tui::notices::Notices;
use crate::tui::pane::{Answer, Cx, Draft, Effect, Msg, Notice, Pane, ViewState, Zoom};
use crate::tui::panes;
use crate::tui::route::{
    ExpansionRoute, InitiativeRoute, MailRoute, MailTabName, NumbersRoute, Offered, OnboardingRoute, RenewalRoute, Route, SearchRoute,
    SettingsRoute, VoiceRoute,
};
use pressing::Pending;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// The screens one is in, the last on top; never empty.
pub struct App {
    stack: Vec<Layer>,
    /// The first screen that is not at the bottom of the stack now, as it was left.
    parked: Option<Layer>,
    notices: Notices,
    /// What the long work under way says of itself.
    progress: Option<Progress>,
    /// What was pressed of a command that needs more keys.
    pending: Pending,
    /// The last command that changed something, to be done again.
    last: Option<repeat::Last>,
    /// The screen one was on before.
    before: Option<screens::Before>,
    /// What was taken off the stack while a key was carried out.
    removed: Vec<Layer>,
    /// How many layers there have been: each has a number of its own.
    layers: u64,
    /// Commands that were looked for by name, the newest first.
    recent: Vec<Cmd>,
    zoom: Zoom,
    /// Whether moving marks the rows it passes.
    is_marking: bool,
    /// The keys of the last line, as they stand there.
    hints: Vec<(Rect, Cmd)>,
    /// The steps of the way in the first line, as they stand there.
    steps: Vec<Rect>,
    clicked: Option<Clicked>,
    /// Whether clicks come to the workbench; else the terminal selects text with them.
    has_mouse: bool,
}

/// How many commands that were looked for stay on top of the palette.
const RECENT: usize = 5;

struct Layer {
    number: u64,
    /// Which of the first screens it is.
    root: Option<Root>,
    pane: Box<dyn Pane>,
    state: ViewState,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    /// What is being done, in the user's words.
    pub what: String,
    pub done: u64,
    pub total: u64,
}

/// Where the terminal's own cursor belongs after drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CursorPlace {
    pub position: Position,
    pub visible: bool,
}

/// The screens that can stand at the bottom of the stack: one is there, and leaving the program asks for neither.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Root {
    Today,
    Book,
}

impl App {
    /// Says whether a conversation of mail is being read that was found by search.
    pub fn reads_found_mail(&self) -> bool {
        let is_at = |layer: &Layer, scope: Scope| layer.pane.scopes().contains(&scope);
        is_at(self.top(), Scope::MailThread) && self.stack.iter().any(|layer| is_at(layer, Scope::Search))
    }

    /// Opens everything anew, as in another language, with a screen on top.
    pub fn renew(&mut self, cx: &Cx<'_>, top: Route) {
        let root = self.stack[0].root.unwrap_or(Root::Today);
        let route = if root == Root::Today { Route::Today } else { Route::Book };
        (self.parked, self.before) = (None, None);
        self.stack = vec![Layer { root: Some(root), ..self.layer(cx, route) }];
        self.push(cx, top);
    }

    /// Opens on a route.
    pub fn new(cx: &Cx<'_>, route: Route) -> App {
        let root = if matches!(route, Route::Today) { Root::Today } else { Root::Book };
        let first = Layer { root: Some(root), ..Layer::new(0, panes::open(cx, route)) };
        App {
            stack: vec![first],
            parked: None,
            notices: Notices::default(),
            progress: None,
            pending: Pending::default(),
            last: None,
            before: None,
            removed: Vec::new(),
            layers: 1,
            recent: Vec::new(),
            zoom: Zoom::Both,
            is_marking: false,
            hints: Vec::new(),
            steps: Vec::new(),
            clicked: None,
            has_mouse: true,
        }
    }

    /// Puts the pane of a route on top.
    pub fn open(&mut self, cx: &Cx<'_>, route: Route) -> Vec<Effect> {
        self.settle(cx, vec![Effect::Open(route)])
    }

    pub fn paste(&mut self, cx: &Cx<'_>, text: String) -> Vec<Effect> {
        if self.top().pane.takes_text() { self.tell(cx, Msg::Paste(text)) } else { Vec::new() }
    }

    /// Runs a command in the top pane, or here when it is global.
    pub fn run(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        self.notices.go_on(cmd);
        if let Some(reason) = self.disabled(cx, cmd.spec()) {
            self.notices.say(cx.now, Notice::said(reason));
            return Vec::new();
        }
        if let Some(effects) = self.moved_marking(cx, cmd) {
            return effects;
        }
        match cmd.spec().scope {
            Scope::Global => return self.run_global(cx, cmd),
            Scope::Marks => return self.run_marks(cx, cmd),
            _ => {}
        }
        self.note_last(cmd);
        self.tell(cx, Msg::Command(cmd))
    }

    fn run_global(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        let account = self.stack.iter().rev().find(|layer| !layer.pane.is_popup()).and_then(|layer| layer.pane.account());
        if let Some(route) = place_of_its_own(cmd) {
            // Not a step on the way: pressed twice it is there once.
            self.leave_above(1);
            return self.settle(cx, vec![Effect::Open(route)]);
        }
        let effect = match cmd {
            // They concern the screen below the quick log.
            Cmd::Actions | Cmd::Repeat | Cmd::LastScreen | Cmd::Zoom if self.top().pane.is_popup() => return Vec::new(),
            Cmd::Book => return self.go_to_root(cx, Root::Book),
            Cmd::Today => return self.go_to_root(cx, Root::Today),
            Cmd::AllTasks => Effect::Open(Route::Tasks),
            Cmd::Review => Effect::Open(Route::Review),
            Cmd::Search => Effect::Open(Route::Search(SearchRoute::Screen)),
            Cmd::QuickLog => Effect::Open(Route::QuickLog { account }),
            Cmd::Brief => match account {
                Some(account) => Effect::Open(Route::Brief(account)),
                None => return Vec::new(),
            },
            Cmd::Import => Effect::Open(Route::Import),
            Cmd::Agenda => Effect::Open(Route::Agenda),
            Cmd::History => Effect::Open(Route::History),
            Cmd::Notices => Effect::Open(Route::Notices(self.notices.log())),
            Cmd::Playbooks => Effect::Open(Route::Playbooks { accounts: self.accounts_in_view() }),
            Cmd::Palette => Effect::Open(Route::Palette { commands: self.recent_first(cx) }),
            Cmd::Actions => Effect::Open(Route::Actions { commands: self.actions(cx) }),
            Cmd::Repeat => return self.repeat(cx),
            Cmd::LastScreen => return self.go_to_before(cx),
            Cmd::Zoom => return self.turn_zoom(cx),
            Cmd::Help => Effect::Open(Route::Help { commands: self.commands(cx) }),
            Cmd::Settings => Effect::Open(Route::Settings(SettingsRoute::List(None))),
            Cmd::Veil => Effect::Veil,
            Cmd::Tutor => Effect::Tutor,
            Cmd::Undo => Effect::Undo,
            Cmd::Redo => Effect::Redo,
            Cmd::CancelJob => Effect::CancelJob,
            Cmd::Suspend => Effect::Suspend,
            Cmd::FreeMouse => return self.free_mouse(cx),
            Cmd::Copy => return self.copy(cx),
            Cmd::ExportShown => return self.export_shown(cx),
            Cmd::Back => return self.back(cx),
            Cmd::Quit if self.stack.len() == 1 => Effect::Quit,
            Cmd::Quit => {
                self.notices.say(cx.now, Notice::said(crate::say!(cx.words, "app-quit-at-root")));
                return Vec::new();
            }
            _ => return Vec::new(),
        };
        self.settle(cx, vec![effect])
    }

    /// Shows the list alone, what is beside it alone, and both again.
    fn turn_zoom(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        let (zoom, said) = match self.zoom {
            Zoom::Both => (Zoom::Detail, "zoom-detail"),
            Zoom::Detail => (Zoom::List, "zoom-list"),
            Zoom::List => (Zoom::Both, "zoom-both"),
        };
        self.zoom = zoom;
        self.notices.say(cx.now, Notice::said(cx.words.with(said, &[("key", cx.keys.first(Cmd::Zoom).into())])));
        Vec::new()
    }

    fn accounts_in_view(&self) -> Vec<AccountId> {
        let below = self.stack.iter().rev().find(|layer| !layer.pane.is_popup());
        below.map(|layer| layer.pane.accounts()).unwrap_or_default()
    }

    /// Goes back one pane; a pane that has something of its own to leave (a filter, marks) leaves that first.
    fn back(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        let layer = self.stack.last_mut().expect("the stack is never empty");
        let inner = layer.state.inform(cx);
        let effects = layer.pane.update(&inner, Msg::Command(Cmd::Back));
        let is_leaving = effects.iter().any(|effect| matches!(effect, Effect::Close));
        if is_leaving && self.stack.len() == 1 {
            self.notices.say(cx.now, Notice::said(crate::say!(cx.words, "app-at-root")));
        }
        self.settle(&inner, effects)
    }

    /// Leaves everything above the bottom, and puts the wanted first screen there; the other one is kept as it is.
    fn go_to_root(&mut self, cx: &Cx<'_>, wanted: Root) -> Vec<Effect> {
        self.leave_above(1);
        if self.stack[0].root != Some(wanted) {
            let route = if wanted == Root::Today { Route::Today } else { Route::Book };
            let parked = self.parked.take();
            let layer = parked.unwrap_or_else(|| Layer { root: Some(wanted), ..self.layer(cx, route) });
            self.parked = Some(std::mem::replace(&mut self.stack[0], layer));
        }
        Vec::new()
    }

    /// Gives a message to the top pane and settles what it wants.
    pub fn tell(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        let layer = self.stack.last_mut().expect("the stack is never empty");
        let cx = layer.state.inform(cx);
        let effects = layer.pane.update(&cx, msg);
        self.settle(&cx, effects)
    }

    /// Gives news of a job to every pane: the one that started it may have another on top by now.
    pub fn news(&mut self, cx: &Cx<'_>, report: &JobReport) -> Vec<Effect> {
        let mut effects = Vec::new();
        for layer in &mut self.stack {
            let cx = layer.state.inform(cx);
            effects.extend(layer.pane.update(&cx, Msg::Job(report.clone())));
        }
        self.settle(cx, effects)
    }

    /// Carries out what concerns the stack; returns the rest for the shell.
    fn settle(&mut self, cx: &Cx<'_>, effects: Vec<Effect>) -> Vec<Effect> {
        let mut rest = Vec::new();
        for effect in effects {
            match effect {
                Effect::Open(route) => self.push(cx, route),
                Effect::Replace(route) => {
                    self.close();
                    self.push(cx, route);
                }
                Effect::Close => self.close(),
                Effect::Answer(answer) => rest.extend(self.answer(cx, answer)),
                Effect::Run(cmd) => {
                    self.close();
                    self.note_recent(cmd);
                    rest.extend(self.run(cx, cmd));
                }
                Effect::Notice(notice) => self.notices.say(cx.now, notice),
                other => rest.push(other),
            }
        }
        rest
    }

    fn answer(&mut self, cx: &Cx<'_>, answer: Answer) -> Vec<Effect> {
        self.note_answer(&answer);
        self.close();
        self.tell(cx, Msg::Answer(answer))
    }

    fn close(&mut self) {
        if self.stack.len() > 1 {
            self.removed.extend(self.stack.pop());
        }
    }

    /// Takes all layers from the `kept`th on off the stack.
    fn leave_above(&mut self, kept: usize) {
        self.removed.extend(self.stack.drain(kept.min(self.stack.len())..));
    }

    fn push(&mut self, cx: &Cx<'_>, route: Route) {
        let layer = self.layer(cx, route);
        self.stack.push(layer);
    }

    fn layer(&mut self, cx: &Cx<'_>, route: Route) -> Layer {
        self.layers += 1;
        Layer::new(self.layers, panes::open(cx, route))
    }

    /// Tells every pane that cares what a write changed.
    ///
    /// A pane that closes on it, for what it showed is gone, closes itself wherever it stands.
    pub fn changed(&mut self, cx: &Cx<'_>, changes: &Changes) -> Vec<Effect> {
        let (mut rest, mut gone) = (Vec::new(), Vec::new());
        for (index, layer) in self.stack.iter_mut().enumerate() {
            if changes.tables.meets(&TableSet::of(layer.pane.interest())) {
                let cx = layer.state.inform(cx);
                let (closing, other): (Vec<Effect>, Vec<Effect>) =
                    layer.pane.update(&cx, Msg::Changed(changes.clone())).into_iter().partition(|effect| matches!(effect, Effect::Close));
                rest.extend(other);
                gone.extend((!closing.is_empty() && index > 0).then_some(index));
            }
        }
        // What is not on the stack has nothing to close.
        if let Some(layer) = self.parked.as_mut().filter(|layer| changes.tables.meets(&TableSet::of(layer.pane.interest()))) {
            let cx = layer.state.inform(cx);
            let effects = layer.pane.update(&cx, Msg::Changed(changes.clone()));
            rest.extend(effects.into_iter().filter(|effect| !matches!(effect, Effect::Close)));
        }
        self.tell_before(cx, changes);
        for index in gone.into_iter().rev() {
            self.stack.remove(index);
        }
        self.settle(cx, rest)
    }

    pub fn say(&mut self, now: Timestamp, notice: Notice) {
        self.notices.say(now, notice);
    }

    pub fn show_progress(&mut self, progress: Option<Progress>) {
        self.progress = progress;
    }

    /// Notes how far the work under way has come.
    pub fn go_on_with(&mut self, done: u64, total: u64) {
        if let Some(progress) = &mut self.progress {
            (progress.done, progress.total) = (done, total);
        }
    }

    /// Returns the text of the top pane that must survive a crash.
    pub fn draft(&self) -> Option<Draft> {
        self.top().pane.draft()
    }

    pub fn top_pane(&self) -> &dyn Pane {
        self.top().pane.as_ref()
    }

    /// Says whether the last frame left something for the next.
    pub fn is_unfinished(&self) -> bool {
        self.stack.iter().any(|layer| layer.state.is_unfinished)
    }

    fn top(&self) -> &Layer {
        self.stack.last().expect("the stack is never empty")
    }

    /// Lists the commands that work here, innermost scope first, each with the reason why it cannot be run now.
    fn commands(&self, cx: &Cx<'_>) -> Vec<Offered> {
        let below = self.stack.iter().rev().find(|layer| !layer.pane.is_popup()).unwrap_or_else(|| self.top());
        commands_of(below.pane.as_ref(), cx)
    }

    /// Lists them for the palette: those that were looked for lately stand first.
    fn recent_first(&self, cx: &Cx<'_>) -> Vec<Offered> {
        let mut commands = self.commands(cx);
        let place = |cmd: Cmd| self.recent.iter().position(|recent| *recent == cmd).unwrap_or(RECENT);
        commands.sort_by_key(|offered| place(offered.spec.cmd));
        commands
    }

    fn note_recent(&mut self, cmd: Cmd) {
        self.recent.retain(|recent| *recent != cmd);
        self.recent.insert(0, cmd);
        self.recent.truncate(RECENT);
    }

    /// Lists what can be done with the selected row: the screen's own commands, without those that only go somewhere.
    fn actions(&self, cx: &Cx<'_>) -> Vec<Offered> {
        let mut commands = self.commands(cx);
        commands.retain(|offered| {
            let spec = offered.spec;
            spec.cmd == Cmd::Open || !matches!(spec.scope, Scope::Global | Scope::List | Scope::Marks) && !spec.only_moves()
        });
        commands
    }

    fn disabled(&self, cx: &Cx<'_>, spec: &CommandSpec) -> Option<String> {
        disabled_in(self.top().pane.as_ref(), cx, spec)
    }

    /// Draws everything; returns where the terminal's cursor belongs.
    pub fn view(&mut self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer) -> Option<CursorPlace> {
        let cx = &Cx { zoom: self.zoom, ..*cx };
        // A pane that is not drawn waits for nothing.
        for layer in &mut self.stack {
            if std::mem::take(&mut layer.state.is_unfinished) {
                layer.pane.go_on(&layer.state.inform(cx));
            }
        }
        if frame::too_small(cx, area, buffer) {
            return None;
        }
        let parts = frame::parts(area);
        let first = self.stack.iter().rposition(|layer| !layer.pane.is_popup()).unwrap_or(0);
        let titles: Vec<String> = self.stack[..=first].iter().map(|layer| layer.pane.title(cx)).collect();
        self.steps = frame::draw_title(cx, parts.title, buffer, &titles, self.stack[first].pane.facts(cx));
        let mut below = None;
        for layer in &mut self.stack[first..] {
            layer.state.begin(below);
            layer.pane.view(cx, parts.body, buffer, &mut layer.state);
            below = layer.state.cursor.or(below);
        }
        let commands = offered_by(self.top().pane.as_ref(), cx);
        let is_typing = self.top().pane.takes_text();
        self.hints = frame::draw_footer(cx, &parts, buffer, &commands, self.notices.shown(), self.progress.as_ref(), is_typing);
        if let Some(prefix) = self.pending.prefix {
            frame::draw_following(cx, &parts, buffer, &prefix, &self.following(cx, prefix));
        }
        let state = &self.top().state;
        state.cursor.map(|position| CursorPlace { position, visible: state.editing })
    }
}

impl Layer {
    fn new(number: u64, pane: Box<dyn Pane>) -> Layer {
        Layer { number, root: None, pane, state: ViewState::default() }
    }
}

/// Returns the route of a screen that stands beside the first ones.
fn place_of_its_own(cmd: Cmd) -> Option<Route> {
    Some(match cmd {
        Cmd::Onboarding => Route::Onboarding(OnboardingRoute::Board),
        Cmd::Numbers => Route::Numbers(NumbersRoute::Board),
        Cmd::Voice => Route::Voice(VoiceRoute::Board),
        Cmd::Renewals => Route::Renewals(RenewalRoute::List),
        Cmd::Expansions => Route::Expansions(ExpansionRoute::List),
        Cmd::Programmes => Route::Events,
        Cmd::Initiatives => Route::Initiatives(InitiativeRoute::Board),
        Cmd::Mail => Route::Mail(MailRoute::Board(MailTabName::Owed)),
        _ => return None,
    })
}

/// Lists a pane's commands and the global ones, with the reasons against them.
fn commands_of(pane: &dyn Pane, cx: &Cx<'_>) -> Vec<Offered> {
    let scopes = pane.scopes().iter().chain([&Scope::Global]);
    scopes
        .flat_map(|scope| COMMANDS.iter().filter(move |spec| spec.scope == *scope))
        .map(|spec| Offered { spec, disabled: disabled_in(pane, cx, spec) })
        .collect()
}

/// Lists what the last line may offer: over another pane only a popup's own keys, and how to leave it.
fn offered_by(pane: &dyn Pane, cx: &Cx<'_>) -> Vec<Offered> {
    let mut commands = commands_of(pane, cx);
    commands.retain(|offered| !pane.is_popup() || offered.spec.scope != Scope::Global || matches!(offered.spec.cmd, Cmd::Back | Cmd::Help));
    commands
}

fn disabled_in(pane: &dyn Pane, cx: &Cx<'_>, spec: &CommandSpec) -> Option<String> {
    if popups::must_wait(pane, spec) {
        return Some(crate::say!(cx.words, "app-popup-first"));
    }
    if spec.cmd == Cmd::Zoom && !pane.has_sides() {
        return Some(crate::say!(cx.words, "zoom-one-side"));
    }
    let cannot_write = cx.read_only.filter(|_| spec.writes).map(str::to_owned);
    let needs_account = spec.cmd == Cmd::Brief && pane.account().is_none() && !pane.is_popup();
    let without_account = || needs_account.then(|| crate::say!(cx.words, "brief-no-account"));
    cannot_write.or_else(|| pane.disabled(spec.cmd, cx)).or_else(without_account)
}
