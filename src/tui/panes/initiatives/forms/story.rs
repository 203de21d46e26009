//! The form of a success story.

use crate::domain::{AccountId, EntityKind, Initiative, InitiativeId, Invalid, Story, StoryId};
use crate::ops::{self, Op, StoryOp};
use crate::review::initiatives::{action_name, only_member};
use crate::review::{FoundAccount, find_account};
use crate::say;
use crate::store;
use crate::store::occurring::Column;
use crate::tui::form::{Field, FormState, Known, Options, Subject, Values};
use crate::tui::pane::{Cx, Pane};
use crate::tui::panes::forms::{account_name, boxed, needed};
use crate::tui::route::{InitiativeRoute, Route, StorySource};
use crate::wording::initiatives::{action, naming};

pub struct StoryForm {
    id: Option<StoryId>,
    story: Story,
    source: StorySource,
    about: String,
}

impl StoryForm {
    pub fn open(cx: &Cx<'_>, source: StorySource) -> store::Result<Box<dyn Pane>> {
        let (id, story) = match source {
            StorySource::New { account } => (None, Story { account, ..Story::titled("", cx.today()) }),
            StorySource::Row(id) => (Some(id), needed::<Story>(cx, id)?),
            StorySource::Initiative(id) => (None, of_initiative(cx, id)?),
        };
        let about = match story.initiative.map(|id| store::get::<Initiative>(cx.book.connection(), id)).transpose()?.flatten() {
            Some(row) => format!("{}: {}", cx.words.word(EntityKind::Initiative), row.fields.title),
            None => String::new(),
        };
        let account = story.account.map(|id| account_name(cx, id)).transpose()?.unwrap_or_default();
        let public = story.is_public.map(|is_public| if is_public { "yes" } else { "no" }).unwrap_or_default();
        let options =
            [("", None), ("yes", Some(true)), ("no", Some(false))].map(|(key, answer)| (key.to_owned(), naming(cx.words, answer)));
        let fields = vec![
            Field::line("title", "story-title", &story.title).hint("form-hint-needed"),
            Field::line("account", "story-account", account).known(Known::Accounts).hint("story-hint-account"),
            Field::lines("problem", "story-problem", &story.problem, 3),
            Field::lines("action", "story-action", &story.action, 3),
            Field::lines("result", "story-result", &story.result, 3),
            Field::optional("quote", "story-quote", &story.quote),
            Field::optional("tags", "story-tags", &story.tags).known(Known::Column(Column::Tags)).hint("story-hint-tags"),
            Field::choice("is_public", "story-naming", Options::new(options.into(), public)),
            Field::past_day("story_on", "story-on", Some(story.story_on)),
        ];
        boxed(cx, StoryForm { id, story, source, about }, fields)
    }
}

/// Tells an initiative as a story; of a single account it is about that.
fn of_initiative(cx: &Cx<'_>, id: InitiativeId) -> store::Result<Story> {
    let initiative = needed::<Initiative>(cx, id)?;
    let connection = cx.book.connection();
    let account = only_member(connection, id)?;
    let name = action_name(connection, cx.words.lang(), &initiative)?;
    Ok(initiative.story(id, account, action(cx.words, &initiative, name), cx.today()))
}

/// Finds the account that a field names; an empty one names none.
fn named(cx: &Cx<'_>, text: &str) -> Option<Result<(AccountId, String), Invalid>> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    Some(match find_account(cx.book.connection(), text) {
        Ok(FoundAccount::One(found)) => Ok((found.id, found.name)),
        Ok(FoundAccount::Many(found)) => {
            let allowed = found.iter().take(5).map(|account| account.name.clone()).collect::<Vec<_>>().join(", ");
            Err(Invalid::UnknownWord { value: text.to_owned(), allowed })
        }
        _ => Err(Invalid::NotAnAccount(text.to_owned())),
    })
}

impl Subject for StoryForm {
    fn title(&self, cx: &Cx<'_>) -> String {
        let kind = cx.words.word(EntityKind::Story);
        if self.id.is_none() { say!(cx.words, "form-new", kind = kind) } else { say!(cx.words, "form-edit", kind = kind) }
    }

    fn about(&self) -> &str {
        &self.about
    }

    fn draft_name(&self) -> String {
        match (self.id, self.source) {
            (Some(id), _) => format!("form-story-{id}"),
            (None, StorySource::Initiative(id)) => format!("form-story-of-{id}"),
            (None, _) => "form-story-new".to_owned(),
        }
    }

    fn is_new(&self) -> bool {
        self.id.is_none()
    }

    fn account(&self) -> Option<AccountId> {
        self.story.account
    }

    fn understood(&self, cx: &Cx<'_>, form: &FormState, field: &Field) -> Option<String> {
        let is_account = field.name == "account" && form.focused().name == "account";
        let found = is_account.then(|| named(cx, &field.text())).flatten()?.ok()?;
        Some(found.1)
    }

    fn after(&self, _cx: &Cx<'_>, outcome: &ops::Outcome) -> Option<Route> {
        let added = outcome.row.filter(|_| self.is_new())?;
        Some(Route::Initiatives(InitiativeRoute::Story(StoryId(added.id))))
    }

    fn op(&self, cx: &Cx<'_>, values: &mut Values<'_>) -> Option<Op> {
        let account = match named(cx, &values.text("account").unwrap_or_default()) {
            None => None,
            Some(Ok((id, _))) => Some(id),
            Some(Err(why)) => {
                values.fault("account", why);
                None
            }
        };
        let story = Story {
            account,
            initiative: self.story.initiative,
            title: values.text("title").unwrap_or_default(),
            problem: values.text("problem").unwrap_or_default(),
            action: values.text("action").unwrap_or_default(),
            result: values.text("result").unwrap_or_default(),
            quote: values.text("quote"),
            tags: values.text("tags"),
            is_public: values.text("is_public").map(|answer| answer == "yes"),
            story_on: values.needed_day("story_on").unwrap_or(cx.today()),
        };
        values.check(&story);
        Some(Op::Story(StoryOp::Save(self.id, story)))
    }
}
