//! The settings: what holds, where it comes from and what it does; Enter changes one, which holds at once and is written to the file.

mod lines;
mod themes;
mod typed;

use crate::domain::setting::Takes;
use crate::domain::{HeldSetting, Setting, SettingGroup, SettingSource};
use crate::say;
use crate::text;
use crate::theme::Role;
use crate::tui::command::{Cmd, Scope};
use crate::tui::pane::{Answer, Cx, Effect, Msg, Notice, Pane, ViewState};
use crate::tui::panes::unreadable::Unreadable;
use crate::tui::route::{Choice, ChoiceRow, Route, SettingsRoute};
use crate::tui::selection::Selection;
use crate::tui::widget::{Column, ColumnWidth, ListTable, Pen, Phrase, TableRow};
use crate::wording::settings::{about, value_about, value_word, worded_value};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Makes the pane of a route.
pub(super) fn open(cx: &Cx<'_>, route: SettingsRoute) -> Box<dyn Pane> {
    match route {
        SettingsRoute::List(at) => Box::new(SettingsPane::new(at)),
        SettingsRoute::Theme => Box::new(themes::ThemePane::new(cx)),
        SettingsRoute::Lines(setting) => match lines::LinesPane::new(cx, setting) {
            Ok(pane) => Box::new(pane),
            Err(error) => Box::new(Unreadable::new(cx, &error)),
        },
        SettingsRoute::Typed(setting) => Box::new(typed::TypedPane::new(cx, setting)),
    }
}

/// Rows below the list that say what the selected setting does.
const ABOUT_ROWS: u16 = 4;
/// The widest line that reads well.
const MEASURE: u16 = 76;

struct SettingsPane {
    /// In the order of their groups.
    rows: Vec<Setting>,
    selection: Selection,
}

impl SettingsPane {
    fn new(at: Option<Setting>) -> SettingsPane {
        let of_group = |group: &SettingGroup| Setting::ALL.iter().copied().filter(|setting| setting.group() == *group).collect::<Vec<_>>();
        let rows: Vec<Setting> = SettingGroup::ALL.iter().flat_map(of_group).collect();
        let selected = at.and_then(|at| rows.iter().position(|setting| *setting == at)).unwrap_or(0);
        SettingsPane { rows, selection: Selection::at(selected) }
    }

    fn selected(&self) -> Option<Setting> {
        self.selection.row(self.rows.len()).map(|row| self.rows[row])
    }

    fn change(&self, cx: &Cx<'_>) -> Vec<Effect> {
        let Some(setting) = self.selected() else { return Vec::new() };
        match setting.takes() {
            Takes::Theme => vec![Effect::Open(Route::Settings(SettingsRoute::Theme))],
            Takes::Word(words) => vec![Effect::Open(Route::Choose(choice(cx, setting, words)))],
            Takes::YesNo => vec![Effect::Open(Route::Choose(choice(cx, setting, &["true", "false"])))],
            Takes::Lines => vec![Effect::Open(Route::Settings(SettingsRoute::Lines(setting)))],
            _ => vec![Effect::Open(Route::Settings(SettingsRoute::Typed(setting)))],
        }
    }

    /// Sets the selected one to what was chosen or typed for it.
    fn set(&self, cx: &Cx<'_>, chosen: &str) -> Vec<Effect> {
        let Some(setting) = self.selected() else { return Vec::new() };
        match setting.read(chosen) {
            Ok(value) => vec![Effect::Set { setting, value }],
            Err(why) => vec![Effect::Notice(Notice::error(cx.words.invalid(&why)))],
        }
    }

    fn row(&self, cx: &Cx<'_>, index: usize) -> TableRow<'static> {
        let setting = self.rows[index];
        let is_first = index == 0 || self.rows[index - 1].group() != setting.group();
        let group = if is_first { cx.words.word(setting.group()) } else { String::new() };
        let name = cx.words.word(setting);
        let Some(held) = cx.settings.of(setting) else { return TableRow::default() };
        let source = cx.words.word(held.source);
        let is_own = held.source != SettingSource::BuiltIn;
        let cells = vec![
            Phrase::new(group, Role::Heading),
            Phrase::new(name, Role::Text),
            value(cx, held, if is_own { Role::Accent } else { Role::Text }),
            Phrase::new(source, Role::Dim),
        ];
        TableRow { cells, is_marked: false }
    }

    fn draw_about(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer) {
        let Some(setting) = self.selected() else { return };
        let mut pen = Pen::new(cx.look, area, buffer);
        let room = pen.width().saturating_sub(4).min(MEASURE);
        pen.rule(0, 0, area.width);
        let lines =
            text::wrap(&about(cx.words, setting), usize::from(room), cx.look.cells).into_iter().map(str::to_owned).collect::<Vec<_>>();
        for (y, line) in (1..area.height.saturating_sub(1)).zip(&lines) {
            pen.put(3, y, room, line, Role::Text);
        }
        let file = cx.settings.file.as_ref().map(|file| say!(cx.words, "setting-file", file = text::display(file).into_owned()));
        pen.put(3, area.height.saturating_sub(1), pen.width().saturating_sub(4), &file.unwrap_or_default(), Role::Dim);
    }
}

/// Puts a value into words; nothing set shows as a dash.
fn value(cx: &Cx<'_>, held: &HeldSetting, role: Role) -> Phrase<'static> {
    let worded = worded_value(cx.words, held.setting, &held.value);
    if worded.is_empty() { Phrase::new("–", Role::Dim) } else { Phrase::new(text::display(&worded).into_owned(), role) }
}

fn choice(cx: &Cx<'_>, setting: Setting, words: &[&str]) -> Choice {
    let row = |word: &&str| ChoiceRow {
        key: (*word).to_owned(),
        label: value_word(cx.words, setting, word),
        hint: value_about(cx.words, setting, word),
    };
    let now = cx.settings.of(setting).map(|held| held.value.as_str()).unwrap_or_default();
    let selected = words.iter().position(|word| *word == now).unwrap_or(0);
    Choice { title: cx.words.word(setting), rows: words.iter().map(row).collect(), selected, more: None }
}

impl Pane for SettingsPane {
    fn title(&self, cx: &Cx<'_>) -> String {
        say!(cx.words, "settings-title")
    }

    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Settings, Scope::List]
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        let held = self.selected().and_then(|setting| cx.settings.of(setting));
        match cmd {
            Cmd::ChangeSetting | Cmd::ResetSetting if cx.settings.file.is_none() => Some(say!(cx.words, "cli-no-data-folder")),
            Cmd::ResetSetting if held.is_some_and(|held| held.source == SettingSource::BuiltIn) => {
                Some(say!(cx.words, "setting-is-built-in"))
            }
            _ => None,
        }
    }

    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(Cmd::ChangeSetting | Cmd::Open) => return self.change(cx),
            Msg::Command(Cmd::ResetSetting) => {
                return self.selected().map(|setting| Effect::Set { setting, value: None }).into_iter().collect();
            }
            Msg::Command(Cmd::Back) => return vec![Effect::Close],
            Msg::Command(cmd) => {
                self.selection.moved(cmd, self.rows.len(), cx.page_rows);
            }
            Msg::Answer(Answer::Chosen(chosen)) => return self.set(cx, &chosen),
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let below = if area.height > ABOUT_ROWS + 4 { ABOUT_ROWS } else { 0 };
        let list = Rect { height: area.height - below, ..area };
        let headings = ["setting-col-group", "setting-col-name", "setting-col-value", "setting-col-from"].map(|id| cx.words.get(id));
        let cells = cx.look.cells;
        let fitting = |texts: &[String], least| ColumnWidth::fitting(cells, (least, 30), texts.iter().map(String::as_str));
        let groups: Vec<String> = SettingGroup::ALL.iter().map(|group| cx.words.word(*group)).collect();
        let sources: Vec<String> = cx.settings.held.iter().map(|held| cx.words.word(held.source)).collect();
        let columns = [
            Column::new(&headings[0], fitting(&groups, 6), 2),
            Column::new(&headings[1], ColumnWidth::Flexible { min: 16, max: 34 }, 0),
            Column::new(&headings[2], ColumnWidth::Flexible { min: 12, max: 48 }, 0),
            Column::new(&headings[3], fitting(&sources, 6), 1),
        ];
        let selected = self.selection.row(self.rows.len());
        let table = ListTable { columns: &columns, rows: self.rows.len(), selected, has_focus: true };
        state.draw_list(&table, cx.look, list, buffer, |index| self.row(cx, index));
        self.draw_about(cx, Rect { y: list.bottom(), height: below, ..area }, buffer);
    }
}
