//! The choice of a theme: the whole screen is drawn in the one that is selected, and as it was when the choice is left.

use crate::domain::Setting;
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::pane::{Answer, Cx, Effect, Msg, Pane, ViewState};
use crate::tui::selection::Selection;
use crate::tui::settings::ThemeName;
use crate::tui::widget::{Column, ColumnWidth, KeyHint, ListTable, Phrase, Popup, TableRow};
use crate::wording::settings::theme_about;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Roles that a sample of the selected theme shows, each by its own name for people.
const SAMPLE: [(&str, Role); 4] =
    [("band-green", Role::Green), ("band-yellow", Role::Yellow), ("band-red", Role::Red), ("setting-sample-key", Role::Key)];

pub(super) struct ThemePane {
    themes: Vec<ThemeName>,
    selection: Selection,
}

impl ThemePane {
    pub fn new(cx: &Cx<'_>) -> ThemePane {
        let now = cx.settings.of(Setting::Theme).map(|held| held.value.as_str()).unwrap_or_default();
        let themes = cx.settings.themes.clone();
        let selected = themes.iter().position(|theme| theme.name == now).unwrap_or(0);
        ThemePane { themes, selection: Selection::at(selected) }
    }

    fn selected(&self) -> Option<&ThemeName> {
        self.selection.row(self.themes.len()).map(|row| &self.themes[row])
    }
}

impl Pane for ThemePane {
    fn title(&self, cx: &Cx<'_>) -> String {
        cx.words.word(Setting::Theme)
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Choice, Scope::List]
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn theme(&self) -> Option<&str> {
        self.selected().map(|theme| theme.name.as_str())
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(Cmd::Choose | Cmd::Open) => {
                let chosen = self.selected().map(|theme| Effect::Answer(Answer::Chosen(theme.name.clone())));
                return chosen.into_iter().collect();
            }
            Msg::Command(Cmd::Back) => return vec![Effect::Close],
            Msg::Command(cmd) => {
                self.selection.moved(cmd, self.themes.len(), cx.page_rows);
            }
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let title = self.title(cx);
        let [choose, back] = ["cmd-choose", "cmd-back"].map(|id| cx.words.get(id));
        let keys = [KeyHint { key: "Enter", label: &choose }, KeyHint { key: "Esc", label: &back }];
        let abouts: Vec<String> = self.themes.iter().map(|theme| theme_about(cx.words, theme.is_own, &theme.name)).collect();
        let names = ColumnWidth::fitting(cx.look.cells, (8, 24), self.themes.iter().map(|theme| theme.name.as_str()));
        let height = u16::try_from(self.themes.len() + 3).unwrap_or(u16::MAX).min(area.height.saturating_sub(4));
        let anchor = state.anchor(area, area.width / 8);
        let popup = Popup { title: &title, keys: &keys };
        let inner = popup.draw(cx.look, area, anchor, (62.min(area.width.saturating_sub(6)), height), buffer);
        let list = Rect { height: inner.height.saturating_sub(2), ..inner };
        let columns = [Column::new("", names, 0), Column::new("", ColumnWidth::Flexible { min: 10, max: 60 }, 1)];
        let selected = self.selection.row(self.themes.len());
        let table = ListTable { columns: &columns, rows: self.themes.len(), selected, has_focus: true };
        state.draw_list(&table, cx.look, list, buffer, |index| {
            let cells = vec![Phrase::new(self.themes[index].name.as_str(), Role::Text), Phrase::new(abouts[index].as_str(), Role::Dim)];
            TableRow { cells, is_marked: false }
        });
        let sample = SAMPLE.iter().fold(Phrase::default(), |line, (id, role)| line.then(cx.words.get(id), *role).then("   ", Role::Text));
        let below = Rect { y: list.bottom(), height: inner.height.min(2), ..inner };
        let mut pen = crate::tui::widget::Pen::new(cx.look, below, buffer);
        pen.put_phrase(3, 1, below.width.saturating_sub(4), &sample);
    }
}
