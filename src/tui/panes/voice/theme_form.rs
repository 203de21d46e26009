//! The form of a theme: its name, what belongs to it, and the rules that suggest it, with how much they catch.

use super::themes::listen;
use crate::domain::kpi::Span;
use crate::domain::theme::{Prepared, parse_rules};
use crate::domain::{AccountId, EntityKind, Theme, ThemeId};
use crate::ops::{Op, ThemeOp};
use crate::say;
use crate::store;
use crate::tui::form::{Field, FormState, Subject, Values};
use crate::tui::pane::{Cx, Pane};
use crate::tui::panes::forms::{boxed, needed};

/// Days whose words the rules are tried on.
const DAYS: u64 = 90;

pub struct ThemeForm {
    id: Option<ThemeId>,
    theme: Theme,
    /// What was said of late, ready to be looked through.
    said: Vec<Prepared>,
}

impl ThemeForm {
    pub fn open(cx: &Cx<'_>, id: Option<ThemeId>) -> store::Result<Box<dyn Pane>> {
        let new = Theme { name: String::new(), criterion: String::new(), rules: String::new(), position: 0 };
        let theme = id.map(|id| needed::<Theme>(cx, id)).transpose()?.unwrap_or(new);
        let listening = listen(cx, Span::days_up_to(cx.today(), DAYS))?;
        let said = listening.said.iter().map(|said| Prepared::of(&said.row.words())).collect();
        let fields = vec![
            Field::line("name", "label-theme-name", &theme.name).hint("form-hint-needed"),
            Field::lines("criterion", "label-criterion", &theme.criterion, 3).hint("theme-hint-criterion"),
            Field::lines("rules", "label-rules", &theme.rules, 6).hint("theme-hint-rules"),
        ];
        boxed(cx, ThemeForm { id, theme, said }, fields)
    }
}

impl Subject for ThemeForm {
    fn title(&self, cx: &Cx<'_>) -> String {
        let kind = cx.words.word(EntityKind::Theme);
        if self.is_new() { say!(cx.words, "form-new", kind = kind) } else { say!(cx.words, "form-edit", kind = kind) }
    }

    fn about(&self) -> &str {
        ""
    }

    fn draft_name(&self) -> String {
        self.id.map_or_else(|| "form-theme-new".to_owned(), |id| format!("form-theme-{id}"))
    }

    fn is_new(&self) -> bool {
        self.id.is_none()
    }

    fn account(&self) -> Option<AccountId> {
        None
    }

    /// Says how much the rules catch of what was said, as they stand now.
    fn understood(&self, cx: &Cx<'_>, form: &FormState, field: &Field) -> Option<String> {
        if field.name != "rules" {
            return None;
        }
        let rules = parse_rules(&form.text("rules")).ok()?;
        let caught = self.said.iter().filter(|text| rules.iter().any(|rule| rule.fits(text).is_some())).count();
        Some(say!(cx.words, "theme-catches", n = caught, of = self.said.len()))
    }

    fn op(&self, _cx: &Cx<'_>, values: &mut Values<'_>) -> Option<Op> {
        let theme = Theme {
            name: values.text("name").unwrap_or_default(),
            criterion: values.body("criterion"),
            rules: values.body("rules"),
            position: self.theme.position,
        };
        values.check(&theme);
        if let Err(error) = parse_rules(&theme.rules) {
            values.fault("rules", crate::domain::Invalid::Rules(error));
        }
        Some(Op::Theme(ThemeOp::Save(self.id, theme)))
    }
}
