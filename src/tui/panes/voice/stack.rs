//! A stack of answers on paper or from the phone: one line each. Kind, day and scale stay for the next line, and so does the account
//! where a line names none; undo takes the last one back, and a half-typed line is there after a crash.

use super::stack_view;
use crate::domain::name_match::{NameIndex, Resolved};
use crate::domain::voice::{TypedAnswer, typed_answer};
use crate::domain::{AccountId, ContactId, EntityKind, Moment, Response, ResponseId, Scale, Score, SurveyKind};
use crate::ops::Op;
use crate::review::{FoundAccount, find_account};
use crate::say;
use crate::store::directory::{AccountName, ContactName, contact_names};
use crate::store::{self, Result};
use crate::tui::command::{Cmd, Scope};
use crate::tui::input::{Change, LineInput};
use crate::tui::pane::{Cx, Draft, Effect, Msg, Notice, Pane, ViewState};
use crate::wording::store_error;
use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use serde::{Deserialize, Serialize};

/// The name its draft is kept under.
const DRAFT: &str = "voice-stack";
/// The scales one goes through beside the usual one of a kind.
const SCALES: [Scale; 6] = [
    Scale { min: 0, max: 10 },
    Scale { min: 1, max: 5 },
    Scale { min: 1, max: 7 },
    Scale { min: 1, max: 10 },
    Scale { min: 1, max: 4 },
    Scale { min: 1, max: 3 },
];
/// Candidates that are named where a name fits several.
const CANDIDATES: usize = 4;

pub struct StackPane {
    pub(super) kind: SurveyKind,
    pub(super) scale: Scale,
    pub(super) on: NaiveDate,
    pub(super) line: LineInput,
    pub(super) understood: Understood,
    /// The account of the line before.
    last: Option<(AccountId, String)>,
    /// What was entered, the latest last.
    pub(super) entered: Vec<Entered>,
    pub(super) failure: Option<String>,
    is_touched: bool,
    /// The answer that is being written.
    sent: Option<String>,
}

/// What the line means.
#[derive(Clone, Debug, Default)]
pub(super) struct Understood {
    pub typed: TypedAnswer,
    pub account: Option<(AccountId, String)>,
    pub person: Option<(ContactId, String)>,
    pub score: Option<Score>,
    /// Why it cannot be saved.
    pub missing: Option<String>,
}

pub(super) struct Entered {
    id: ResponseId,
    pub text: String,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    kind: SurveyKind,
    scale: (u8, u8),
    on: Moment,
    line: String,
}

impl StackPane {
    pub fn new(cx: &Cx<'_>) -> StackPane {
        let kind = SurveyKind::Nps;
        let mut pane = StackPane {
            kind,
            scale: kind.usual_scale(),
            on: cx.today(),
            line: LineInput::default(),
            understood: Understood::default(),
            last: None,
            entered: Vec::new(),
            failure: None,
            is_touched: false,
            sent: None,
        };
        let kept = cx.draft(DRAFT).ok().flatten().and_then(|content| serde_json::from_str::<Kept>(&content).ok());
        if let Some(kept) = kept {
            (pane.kind, pane.scale, pane.on) = (kept.kind, Scale { min: kept.scale.0, max: kept.scale.1 }, kept.on.day(&cx.zone()));
            pane.line.set_text(&kept.line);
        }
        pane.understand(cx);
        pane
    }

    fn understand(&mut self, cx: &Cx<'_>) {
        match self.read_line(cx) {
            Ok(understood) => (self.understood, self.failure) = (understood, None),
            Err(error) => self.failure = Some(store_error(cx.words, &error)),
        }
    }

    fn read_line(&self, cx: &Cx<'_>) -> Result<Understood> {
        let typed = typed_answer(self.line.text());
        let mut found = Understood { typed: typed.clone(), ..Understood::default() };
        found.account = match typed.account.as_str() {
            "" => self.last.clone(),
            named => match find_account(cx.book.connection(), named)? {
                FoundAccount::One(account) => Some((account.id, account.name)),
                FoundAccount::Many(accounts) => {
                    found.missing = Some(several(cx, accounts.iter().map(|account: &AccountName| account.name.as_str())));
                    None
                }
                FoundAccount::None => {
                    found.missing = Some(say!(cx.words, "stack-no-account", name = named.to_owned()));
                    None
                }
            },
        };
        if let (Some((account, _)), Some(named)) = (&found.account, &typed.person) {
            let people = contact_names(cx.book.connection(), *account)?;
            match person(cx, &people, named) {
                Ok(person) => found.person = Some(person),
                Err(why) => found.missing = Some(why),
            }
        }
        let scored = typed.score.map(|score| Score::new(score, self.scale));
        found.score = scored.clone().and_then(std::result::Result::ok);
        let wanting = match (&found.account, scored) {
            (None, _) => Some(say!(cx.words, "stack-needs-account")),
            (_, None) => Some(say!(cx.words, "stack-needs-score")),
            (_, Some(Err(why))) => Some(cx.words.invalid(&why)),
            _ => None,
        };
        found.missing = found.missing.or(wanting);
        Ok(found)
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        match cmd {
            Cmd::Back => return self.back(cx),
            Cmd::StackSave => return self.save(cx),
            Cmd::StackKind => {
                let place = SurveyKind::ALL.iter().position(|kind| *kind == self.kind).unwrap_or(0);
                self.kind = SurveyKind::ALL[(place + 1) % SurveyKind::ALL.len()];
                self.scale = self.kind.usual_scale();
            }
            Cmd::StackScale => {
                let place = SCALES.iter().position(|scale| *scale == self.scale).map_or(0, |place| place + 1);
                self.scale = SCALES[place % SCALES.len()];
            }
            Cmd::StackEarlier => self.on = self.on.pred_opt().unwrap_or(self.on),
            Cmd::StackLater => self.on = self.on.succ_opt().filter(|day| *day <= cx.today()).unwrap_or(self.on),
            Cmd::StackClear => self.line.clear(),
            _ => {}
        }
        self.is_touched = true;
        self.understand(cx);
        Vec::new()
    }

    /// The line stays as a draft.
    fn back(&self, cx: &Cx<'_>) -> Vec<Effect> {
        let mut effects = vec![Effect::Close];
        if !self.line.text().trim().is_empty() {
            effects.push(Effect::Notice(Notice::said(say!(cx.words, "form-draft-kept"))));
        }
        effects
    }

    fn save(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        let Understood { account, person, score, missing, typed } = &self.understood;
        let (Some((account, name)), Some(score), None) = (account, score, missing) else {
            let why = missing.clone().unwrap_or_else(|| say!(cx.words, "stack-needs-account"));
            return vec![Effect::Notice(Notice::error(why))];
        };
        let response = Response {
            contact: person.as_ref().map(|(id, _)| *id),
            comment: Some(typed.comment.clone()).filter(|comment| !comment.is_empty()),
            ..Response::given(*account, self.kind, *score, Moment::Day(self.on))
        };
        let of_whom = person.as_ref().map(|(_, name)| name.clone());
        let said: Vec<String> =
            [Some(name.clone()), of_whom, Some(crate::wording::voice::score_words(cx.words, score)), response.comment.clone()]
                .into_iter()
                .flatten()
                .collect();
        self.sent = Some(said.join(" · "));
        vec![Effect::Write(Op::SaveResponse(None, response))]
    }

    fn written(&mut self, cx: &Cx<'_>, id: ResponseId) {
        self.last = self.understood.account.clone();
        self.entered.extend(self.sent.take().map(|text| Entered { id, text }));
        self.line.clear();
        self.is_touched = true;
        self.understand(cx);
    }

    /// What was taken back is entered no longer.
    fn reread(&mut self, cx: &Cx<'_>) {
        self.entered.retain(|entered| store::get::<Response>(cx.book.connection(), entered.id).is_ok_and(|row| row.is_some()));
        self.understand(cx);
    }

    fn typed(&mut self, cx: &Cx<'_>, change: Change) {
        if change == Change::Text {
            self.is_touched = true;
            self.understand(cx);
        }
    }
}

fn several<'n>(cx: &Cx<'_>, names: impl Iterator<Item = &'n str>) -> String {
    let names: Vec<&str> = names.take(CANDIDATES).collect();
    say!(cx.words, "stack-several", names = cx.format.list(&names))
}

fn person(cx: &Cx<'_>, people: &[ContactName], named: &str) -> std::result::Result<(ContactId, String), String> {
    let found = |id: ContactId| people.iter().find(|person| person.id == id).map(|person| (person.id, person.name.clone()));
    let missing = || say!(cx.words, "stack-no-person", name = named.to_owned());
    match NameIndex::new(people.iter().map(|person| (person.id, person.name.as_str()))).resolve(named) {
        Resolved::One(id) => found(id).ok_or_else(missing),
        Resolved::Many(ids) => {
            let meant = people.iter().filter(|person| ids.contains(&person.id));
            Err(several(cx, meant.map(|person| person.name.as_str())))
        }
        Resolved::None => Err(missing()),
    }
}

impl Pane for StackPane {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "stack-title")
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::VoiceStack]
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        match cmd {
            Cmd::StackSave => self.understood.missing.clone(),
            Cmd::StackLater if self.on >= cx.today() => Some(say!(cx.words, "voice-no-later")),
            // What was entered before is not this stack's.
            Cmd::Undo if self.entered.is_empty() => Some(say!(cx.words, "stack-no-undo")),
            _ => None,
        }
    }

    fn account(&self) -> Option<AccountId> {
        self.understood.account.as_ref().map(|(id, _)| *id)
    }

    fn interest(&self) -> &'static [&'static str] {
        &["response", "account", "contact"]
    }

    fn draft(&self) -> Option<Draft> {
        let kept = Kept { kind: self.kind, scale: (self.scale.min, self.scale.max), on: self.on.into(), line: self.line.text().to_owned() };
        let content =
            (!kept.line.trim().is_empty()).then(|| serde_json::to_string(&kept).expect("plain texts and numbers are always JSON"));
        (self.is_touched || content.is_some()).then(|| Draft { name: DRAFT.to_owned(), content })
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => return self.command(cx, cmd),
            Msg::Key(event) => {
                let change = self.line.typed(event);
                self.typed(cx, change);
            }
            Msg::Paste(text) => {
                let change = self.line.paste(&text);
                self.typed(cx, change);
            }
            Msg::Written(outcome) => {
                if let Some(row) = outcome.row.filter(|row| row.kind == EntityKind::Response) {
                    self.written(cx, ResponseId(row.id));
                }
            }
            Msg::Changed(_) => self.reread(cx),
            Msg::Refused(_) | Msg::Answer(_) | Msg::Job(_) | Msg::Edited(_) => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        stack_view::draw(self, cx, area, buffer, state);
    }
}
