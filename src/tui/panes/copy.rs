//! What of the selected thing is to be copied: a short list to choose from.

use super::choose::Choose;
use crate::say;
use crate::tui::command::Scope;
use crate::tui::pane::{Answer, Cx, Effect, Msg, Pane, ViewState};
use crate::tui::route::{Choice, ChoiceRow, CopyLine};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

pub struct CopyPane {
    choose: Choose,
    texts: Vec<String>,
}

/// Characters of a text that its line shows.
const SHOWN: usize = 60;

impl CopyPane {
    pub fn new(cx: &Cx<'_>, lines: Vec<CopyLine>) -> CopyPane {
        let row = |(index, line): (usize, &CopyLine)| ChoiceRow {
            key: index.to_string(),
            label: line.label.clone(),
            hint: line.text.replace('\t', "  ").chars().take(SHOWN).collect(),
        };
        let rows = lines.iter().enumerate().map(row).collect();
        let choice = Choice { title: say!(cx.words, "copy-title"), rows, selected: 0, more: None };
        CopyPane { choose: Choose::new(choice), texts: lines.into_iter().map(|line| line.text).collect() }
    }

    fn copied(&self, key: &str) -> Option<Effect> {
        key.parse().ok().and_then(|place: usize| self.texts.get(place)).cloned().map(Effect::Copy)
    }
}

impl Pane for CopyPane {
    fn title(&self, cx: &Cx<'_>) -> String {
        self.choose.title(cx)
    }

    fn scopes(&self) -> &'static [Scope] {
        self.choose.scopes()
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        let effects = self.choose.update(cx, msg);
        // What is chosen is no answer to the pane below.
        let own = |effect| match effect {
            Effect::Answer(Answer::Chosen(key)) => std::iter::once(Effect::Close).chain(self.copied(&key)).collect(),
            other => vec![other],
        };
        effects.into_iter().flat_map(own).collect()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        self.choose.view(cx, area, buffer, state);
    }
}
