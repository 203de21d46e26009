//! Templates of mail: those that come with the program and one's own, with the text of the selected one, as it is written or tried
//! on an account.

use super::tab::MailTab;
use crate::domain::letter::{Fills, Letter, MailTemplate, catalogue};
use crate::domain::{AccountId, EntityRef, Lang};
use crate::ops::{LetterOp, Op};
use crate::review::Ground;
use crate::say;
use crate::store::letters::own_templates;
use crate::text::{display, wrap};
use crate::theme::Role;
use crate::tui::command::Cmd;
use crate::tui::pane::{Answer, Cx, Effect, Msg, ViewState, Zoom};
use crate::tui::panes::account::tab::draw_failure;
use crate::tui::route::{MailRoute, Route};
use crate::tui::selection::Selection;
use crate::tui::widget::{Column, ColumnWidth, ListTable, Pen, Phrase, TableRow};
use crate::wording::letters::{About, CannotBegin, Start, Writer, begin};
use crate::wording::store_error;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// From this width on the text stands beside the list.
const SIDE_BY_SIDE: u16 = 90;
const LIST: u16 = 40;
/// Below it the text has the lower part.
const ROWS: u16 = 8;

/// What an account is picked for.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Picked {
    Try,
    Write,
    Delete,
}

struct TemplatesTab {
    templates: Vec<MailTemplate>,
    selection: Selection,
    lang: Lang,
    /// The account that templates are tried on.
    tried_on: Option<AccountId>,
    /// The selected template tried on it: its name, and the letter or what is wrong.
    tried: Option<(String, Result<Letter, String>)>,
    picked: Option<Picked>,
    failure: Option<String>,
}

/// Reads what the tab shows.
pub(super) fn open(cx: &Cx<'_>) -> Box<dyn MailTab> {
    let mut tab = TemplatesTab {
        templates: Vec::new(),
        selection: Selection::default(),
        lang: cx.format.lang,
        tried_on: None,
        tried: None,
        picked: None,
        failure: None,
    };
    tab.read(cx);
    Box::new(tab)
}

impl TemplatesTab {
    fn read(&mut self, cx: &Cx<'_>) {
        let key = self.selected().map(|template| template.key.clone());
        match own_templates(cx.book.connection()) {
            Ok(rows) => (self.templates, self.failure) = (catalogue(rows), None),
            Err(error) => self.failure = Some(store_error(cx.words, &error)),
        }
        if let Some(at) = self.templates.iter().position(|template| Some(&template.key) == key.as_ref()) {
            self.selection = Selection::at(at);
        }
        self.try_on(cx);
    }

    fn selected(&self) -> Option<&MailTemplate> {
        self.selection.row(self.templates.len()).map(|index| &self.templates[index])
    }

    /// Writes the selected template to the account it is tried on.
    fn try_on(&mut self, cx: &Cx<'_>) {
        self.tried = None;
        let (Some(account), Some(template)) = (self.tried_on, self.selected()) else { return };
        let zone = cx.zone();
        let ground = Ground { connection: cx.book.connection(), model: cx.model, today: cx.today(), zone: &zone };
        let writer = Writer { ground: &ground, workdays: cx.workdays, desk: cx.letters, format: cx.format, now: cx.now };
        let begun = begin(writer, &Start::new(account, About::Template(template.key.clone())), &Fills::new());
        self.tried = match begun {
            Ok(begun) => Some((begun.facts.account.name.clone(), Ok(Letter::new(begun.draft.subject, begun.draft.body)))),
            Err(CannotBegin::Template(fault)) => Some((String::new(), Err(cx.words.template_fault(&fault)))),
            Err(CannotBegin::Store(error)) => Some((String::new(), Err(store_error(cx.words, &error)))),
            Err(CannotBegin::NoTemplate(_)) => None,
        };
    }

    fn command(&mut self, cx: &Cx<'_>, cmd: Cmd) -> Vec<Effect> {
        let pick = |title: String, first| vec![Effect::Open(Route::PickAccount { title, first })];
        match cmd {
            Cmd::Back if self.tried_on.is_some() => {
                self.tried_on = None;
                self.try_on(cx);
            }
            Cmd::Back => return vec![Effect::Close],
            Cmd::Open | Cmd::TemplateEdit => {
                let key = self.selected().map(|template| template.key.clone());
                return vec![Effect::Open(Route::Mail(MailRoute::Template(key)))];
            }
            Cmd::TemplateNew => return vec![Effect::Open(Route::Mail(MailRoute::Template(None)))],
            Cmd::TemplateFields => return vec![Effect::Open(Route::Mail(MailRoute::Fields))],
            Cmd::TemplateLang => self.lang = if self.lang == Lang::En { Lang::Ja } else { Lang::En },
            Cmd::TemplateTry => {
                self.picked = Some(Picked::Try);
                return pick(say!(cx.words, "template-pick-try"), self.tried_on);
            }
            Cmd::TemplateWrite => {
                self.picked = Some(Picked::Write);
                return pick(say!(cx.words, "letter-pick-account"), self.tried_on);
            }
            Cmd::TemplateReset => return self.ask_to_reset(cx),
            _ => {
                if self.selection.moved(cmd, self.templates.len(), cx.page_rows) {
                    self.try_on(cx);
                }
            }
        }
        Vec::new()
    }

    fn ask_to_reset(&mut self, cx: &Cx<'_>) -> Vec<Effect> {
        let Some(template) = self.selected() else { return Vec::new() };
        let name = template.name(cx.format.lang).to_owned();
        let (question, consequence) = if template.is_built_in {
            (say!(cx.words, "template-reset-ask", name = name), say!(cx.words, "template-reset-then"))
        } else {
            (say!(cx.words, "template-delete-ask", name = name), say!(cx.words, "template-delete-then"))
        };
        self.picked = Some(Picked::Delete);
        vec![Effect::Open(Route::Confirm { question, consequence })]
    }

    fn answered(&mut self, cx: &Cx<'_>, answer: &Answer) -> Vec<Effect> {
        let account = match answer {
            Answer::Chosen(id) => id.parse().ok().map(AccountId),
            Answer::Confirmed => None,
        };
        match (self.picked.take(), account) {
            (Some(Picked::Delete), _) => {
                let row = self.selected().and_then(|template| template.row);
                row.map(|id| Effect::Write(Op::Letter(LetterOp::DeleteTemplate(id)))).into_iter().collect()
            }
            (Some(Picked::Try), Some(account)) => {
                self.tried_on = Some(account);
                self.try_on(cx);
                Vec::new()
            }
            (Some(Picked::Write), Some(account)) => {
                let about = self.selected().map_or(About::Nothing, |template| About::Template(template.key.clone()));
                vec![Effect::Open(Route::Mail(MailRoute::Letter(Start::new(account, about))))]
            }
            _ => Vec::new(),
        }
    }

    fn line(&self, cx: &Cx<'_>, index: usize) -> TableRow<'static> {
        let template = &self.templates[index];
        let mark = match (template.row.is_some(), template.is_built_in) {
            (true, true) => format!("  {}", say!(cx.words, "template-changed")),
            (true, false) => format!("  {}", say!(cx.words, "template-own")),
            (false, _) => String::new(),
        };
        let langs: Vec<&str> = template.texts.keys().map(|lang| lang.as_str()).collect();
        let cells = vec![
            Phrase::new(template.name(cx.format.lang).to_owned(), Role::Text).then(mark, Role::Accent),
            Phrase::new(langs.join(" "), Role::Dim),
        ];
        TableRow { cells, is_marked: false }
    }

    fn draw_text(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer) {
        let Some(template) = self.selected() else { return };
        let mut pen = Pen::new(cx.look, area, buffer);
        let width = area.width.saturating_sub(2);
        let (head, letter) = match (&self.tried, template.text(self.lang)) {
            (Some((name, Ok(letter))), _) => (say!(cx.words, "template-tried-on", account = name.clone()), Some(letter)),
            (Some((_, Err(why))), _) => (why.clone(), None),
            (None, Some((lang, letter))) => (cx.words.word(lang), Some(letter)),
            (None, None) => (String::new(), None),
        };
        pen.put(1, 0, width, &head, Role::Dim);
        let Some(letter) = letter else { return };
        pen.put(1, 1, width, &letter.subject, Role::Heading);
        let safe = crate::text::display_lines(&letter.body).into_owned();
        let lines = safe.lines().flat_map(|line| {
            let wrapped = wrap(line, usize::from(width.max(1)), cx.look.cells);
            if wrapped.is_empty() { vec![""] } else { wrapped }
        });
        for (y, line) in (3..area.height).zip(lines) {
            pen.put_phrase(1, y, width, &marked(&display(line)));
        }
    }
}

/// Shows what is put in, asked or decided apart from what stands there.
fn marked(line: &str) -> Phrase<'static> {
    let mut phrase = Phrase::default();
    let mut rest = line;
    while let Some((at, close)) =
        [("{{", "}}"), ("{%", "%}"), ("[[", "]]")].iter().filter_map(|(open, close)| Some((rest.find(open)?, *close))).min()
    {
        let (before, from) = rest.split_at(at);
        let end = from.find(close).map_or(from.len(), |end| end + close.len());
        let (inside, after) = from.split_at(end);
        phrase = phrase.then(before.to_owned(), Role::Text).then(inside.to_owned(), Role::Accent);
        rest = after;
    }
    phrase.then(rest.to_owned(), Role::Text)
}

impl MailTab for TemplatesTab {
    fn update(&mut self, cx: &Cx<'_>, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Command(cmd) => return self.command(cx, cmd),
            Msg::Changed(_) => self.read(cx),
            Msg::Answer(answer) => return self.answered(cx, &answer),
            _ => {}
        }
        Vec::new()
    }

    fn has_sides(&self) -> bool {
        true
    }

    fn row(&self) -> Option<EntityRef> {
        self.selected().and_then(|template| template.row).map(Into::into)
    }

    fn disabled(&self, cmd: Cmd, cx: &Cx<'_>) -> Option<String> {
        let is_own = self.selected().is_some_and(|template| template.row.is_some());
        (cmd == Cmd::TemplateReset && !is_own).then(|| say!(cx.words, "template-not-own"))
    }

    fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        if let Some(failure) = &self.failure {
            return draw_failure(cx, area, buffer, failure);
        }
        let is_wide = area.width >= SIDE_BY_SIDE && cx.zoom == Zoom::Both;
        let list = if cx.zoom == Zoom::List {
            area
        } else if cx.zoom == Zoom::Detail {
            Rect { height: 0, ..area }
        } else if is_wide {
            Rect { width: LIST, ..area }
        } else {
            Rect { height: ROWS.min(area.height.saturating_sub(4)).max(area.height.min(3)), ..area }
        };
        let side = if is_wide {
            Rect { x: area.x + LIST, width: area.width - LIST, ..area }
        } else {
            Rect { y: area.y + list.height, height: area.height - list.height, ..area }
        };
        let ids = ["template-col-name", "template-col-langs"].map(|id| cx.words.get(id));
        let columns = [Column::new(&ids[0], ColumnWidth::Flexible { min: 16, max: 60 }, 0), Column::new(&ids[1], ColumnWidth::Fixed(6), 1)];
        let selected = self.selection.row(self.templates.len());
        let table = ListTable { columns: &columns, rows: self.templates.len(), selected, has_focus: true };
        if list.height > 0 {
            state.draw_list(&table, cx.look, list, buffer, |index| self.line(cx, index));
        }
        if side.height == 0 {
            return;
        }
        let mut pen = Pen::new(cx.look, side, buffer);
        if is_wide {
            pen.vertical_rule(0, 0, side.height);
        } else {
            pen.rule(1, 0, side.width.saturating_sub(2));
        }
        let inset = if is_wide {
            Rect { x: side.x + 1, width: side.width - 1, ..side }
        } else {
            Rect { y: side.y + 1, height: side.height.saturating_sub(1), ..side }
        };
        self.draw_text(cx, inset, buffer);
    }
}
