//! The form of an import: which file, what is in it, and what is not left to be recognised.

use super::path::path_of;
use crate::domain::{Invalid, SurveyKind, TouchKind};
use crate::import::ImportKind;
use crate::say;
use crate::tui::input::{Change, LineInput};
use crate::tui::job::ImportRequest;
use crate::tui::keys::Key;
use crate::tui::pane::{Cx, ViewState};
use crate::tui::widget::{Form, FormRow, FormValue};
use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Of each choice the first is to let the program recognise it.
const ORDERS: &[Option<&str>] = &[None, Some("dmy"), Some("mdy"), Some("ymd")];
const ENCODINGS: &[Option<&str>] = &[None, Some("utf-8"), Some("cp932"), Some("utf-16le"), Some("euc-jp"), Some("windows-1252")];
const DELIMITERS: &[Option<char>] = &[None, Some(','), Some(';'), Some('\t')];

/// The rows of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FormField {
    Path,
    Kind,
    /// What every row is, where no column says it.
    Same,
    NewAccounts,
    Dates,
    Encoding,
    Delimiter,
    Sheet,
    HeaderRow,
}

/// What is filled in; choices as their place in their list.
pub(super) struct ImportForm {
    path: LineInput,
    kind: usize,
    same: usize,
    new_accounts: bool,
    dates: usize,
    encoding: usize,
    delimiter: usize,
    sheet: LineInput,
    header_row: LineInput,
    focus: usize,
    error: Option<(FormField, String)>,
}

impl ImportForm {
    /// Starts empty, or with what an earlier draft held.
    pub fn new(draft: Option<&str>) -> ImportForm {
        let (kind, path) = draft.and_then(|draft| draft.split_once('\n')).unwrap_or_default();
        ImportForm {
            path: LineInput::with_text(path),
            kind: ImportKind::ALL.iter().position(|known| known.as_str() == kind).unwrap_or(0),
            same: 0,
            new_accounts: false,
            dates: 0,
            encoding: 0,
            delimiter: 0,
            sheet: LineInput::default(),
            header_row: LineInput::default(),
            focus: 0,
            error: None,
        }
    }

    /// Returns what a draft keeps: kind and path; `None` when there is nothing worth keeping.
    pub fn draft(&self) -> Option<String> {
        (!self.path.is_empty()).then(|| format!("{}\n{}", self.kind(), self.path.text()))
    }

    /// Gets ready for another file of the same folder.
    pub fn next_file(&mut self) {
        let folder = self.path.text().rfind(['/', '\\']).and_then(|end| self.path.text().get(..=end)).unwrap_or_default().to_owned();
        let kind = self.kind;
        // A closing quote went with the name: the opening one must go too.
        *self = ImportForm { kind, ..ImportForm::new(Some(&format!("\n{}", folder.trim_start_matches(['\'', '"'])))) };
    }

    /// Returns the path as it was typed, when it is that of a calendar.
    pub fn calendar(&self) -> Option<String> {
        let path = path_of(self.path.text());
        let is_calendar = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ics"));
        is_calendar.then(|| self.path.text().to_owned())
    }

    /// Returns the path as it was typed, when it is that of mail: by its ending, or as a folder, which no table is.
    pub fn mail(&self) -> Option<String> {
        const ENDINGS: [&str; 4] = ["eml", "emlx", "mbox", "mbx"];
        let path = path_of(self.path.text());
        let is_named = path.extension().is_some_and(|ending| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)));
        let is_folder = path.as_os_str().to_string_lossy().ends_with('/');
        (is_named || is_folder).then(|| self.path.text().to_owned())
    }

    pub fn kind(&self) -> ImportKind {
        ImportKind::ALL[self.kind]
    }

    /// Returns what is asked for, or shows which field is wrong and goes there.
    pub fn request(&mut self, cx: &Cx<'_>) -> Option<ImportRequest> {
        self.error = None;
        let path = path_of(self.path.text());
        if path.as_os_str().is_empty() {
            self.fail(FormField::Path, say!(cx.words, "import-no-file"));
            return None;
        }
        let header_row = match header_row(self.header_row.text()) {
            Ok(row) => row,
            Err(invalid) => {
                self.fail(FormField::HeaderRow, cx.words.invalid(&invalid));
                return None;
            }
        };
        let sheet = Some(self.sheet.text().trim().to_owned()).filter(|sheet| !sheet.is_empty());
        Some(ImportRequest {
            paths: vec![path],
            set: self.same_spelling().map(|spelling| ("kind".to_owned(), spelling.to_owned())).into_iter().collect(),
            date_format: ORDERS[self.dates].map(str::to_owned),
            encoding: ENCODINGS[self.encoding].map(str::to_owned),
            delimiter: DELIMITERS[self.delimiter],
            sheet,
            header_row,
            new_accounts: self.new_accounts,
            ..ImportRequest::default()
        })
    }

    fn fail(&mut self, field: FormField, error: String) {
        self.focus_on(field);
        self.error = Some((field, error));
    }

    pub fn focus_on(&mut self, field: FormField) {
        self.focus = self.fields().iter().position(|other| *other == field).unwrap_or(0);
    }

    /// Returns the spelling of what every row is, when one was chosen.
    fn same_spelling(&self) -> Option<&'static str> {
        let place = self.same.checked_sub(1)?;
        match self.kind() {
            ImportKind::Surveys => SurveyKind::ALL.get(place).map(|kind| kind.as_str()),
            ImportKind::Touches => TouchKind::ALL.get(place).map(|kind| kind.as_str()),
            _ => None,
        }
    }

    fn fields(&self) -> Vec<FormField> {
        use FormField::*;
        let has_same = matches!(self.kind(), ImportKind::Surveys | ImportKind::Touches);
        let has_new = self.kind() != ImportKind::Accounts;
        let all = [Path, Kind, Same, NewAccounts, Dates, Encoding, Delimiter, Sheet, HeaderRow];
        all.into_iter().filter(|field| (*field != Same || has_same) && (*field != NewAccounts || has_new)).collect()
    }

    fn focused(&self) -> FormField {
        let fields = self.fields();
        fields[self.focus.min(fields.len() - 1)]
    }

    /// Goes to the next or the previous field, round at the ends.
    pub fn step(&mut self, forward: bool) {
        let count = self.fields().len();
        self.focus = turned(self.focus, count, forward);
    }

    /// Says whether the field in focus is a choice.
    pub fn has_choice(&self) -> bool {
        !matches!(self.focused(), FormField::Path | FormField::Sheet | FormField::HeaderRow)
    }

    /// Changes the choice in focus.
    pub fn turn(&mut self, forward: bool) {
        self.error = None;
        let (place, count) = match self.focused() {
            FormField::Kind => (&mut self.kind, ImportKind::ALL.len()),
            FormField::Same => (
                &mut self.same,
                1 + if ImportKind::ALL[self.kind] == ImportKind::Surveys { SurveyKind::ALL.len() } else { TouchKind::ALL.len() },
            ),
            FormField::Dates => (&mut self.dates, ORDERS.len()),
            FormField::Encoding => (&mut self.encoding, ENCODINGS.len()),
            FormField::Delimiter => (&mut self.delimiter, DELIMITERS.len()),
            _ => {
                self.new_accounts = !self.new_accounts;
                return;
            }
        };
        *place = turned(*place, count, forward);
        if self.focused() == FormField::Kind {
            self.same = 0;
        }
    }

    /// Takes a key that is no command: text for a line, and Space for the next choice.
    pub fn key(&mut self, key: KeyEvent) {
        let typed = Key::typed(&key);
        match self.line().map(|line| line.typed(key)) {
            Some(Change::Nothing) => {}
            Some(_) => self.error = None,
            None if typed == Some(' ') => self.turn(true),
            None => {}
        }
    }

    /// Takes pasted text; a path dragged into the window counts as the path wherever the focus is, unless in another line.
    pub fn paste(&mut self, text: &str) {
        if self.line().is_none() {
            self.focus_on(FormField::Path);
        }
        self.error = None;
        if let Some(line) = self.line() {
            line.paste(text);
        }
    }

    fn line(&mut self) -> Option<&mut LineInput> {
        match self.focused() {
            FormField::Path => Some(&mut self.path),
            FormField::Sheet => Some(&mut self.sheet),
            FormField::HeaderRow => Some(&mut self.header_row),
            _ => None,
        }
    }

    /// Returns the lines that all fields take.
    pub fn height(&self) -> u16 {
        u16::try_from(self.fields().len() + usize::from(self.error.is_some())).unwrap_or(u16::MAX)
    }

    /// Draws the fields; the cursor stands in the one in focus.
    pub fn view(&self, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
        let fields = self.fields();
        let texts: Vec<[String; 3]> = fields.iter().map(|field| self.texts(cx, *field)).collect();
        let rows: Vec<FormRow<'_>> = fields
            .iter()
            .zip(&texts)
            .map(|(field, [label, choice, hint])| FormRow {
                label,
                value: self.value(*field, choice),
                hint,
                error: self.error.as_ref().filter(|(wrong, _)| wrong == field).map(|(_, error)| error.as_str()),
            })
            .collect();
        let focused = self.focus.min(fields.len() - 1);
        state.draw_form(&Form { rows: &rows, focused }, cx.look, area, buffer);
        state.editing = matches!(rows[focused].value, FormValue::Line(_));
    }

    fn value<'a>(&'a self, field: FormField, choice: &'a str) -> FormValue<'a> {
        match field {
            FormField::Path => FormValue::Line(&self.path),
            FormField::Sheet => FormValue::Line(&self.sheet),
            FormField::HeaderRow => FormValue::Line(&self.header_row),
            _ => FormValue::Choice(choice),
        }
    }

    /// Returns label, chosen word and hint of a field.
    fn texts(&self, cx: &Cx<'_>, field: FormField) -> [String; 3] {
        let words = cx.words;
        let recognised = || say!(words, "import-screen-recognised");
        let none = String::new;
        match field {
            FormField::Path => [say!(words, "import-screen-path"), none(), say!(words, "import-screen-path-hint")],
            FormField::Kind => [say!(words, "import-screen-kind"), words.get(&format!("import-kind-{}", self.kind())), none()],
            FormField::Same => [say!(words, "import-screen-same"), self.same_word(cx), say!(words, "import-screen-same-hint")],
            FormField::NewAccounts => {
                let answer = if self.new_accounts { say!(words, "import-screen-add") } else { say!(words, "import-screen-leave-out") };
                [say!(words, "import-screen-unknown-accounts"), answer, none()]
            }
            FormField::Dates => {
                let order = match ORDERS[self.dates] {
                    Some("dmy") => say!(words, "import-screen-day-first"),
                    Some("mdy") => say!(words, "import-screen-month-first"),
                    Some(_) => say!(words, "import-screen-year-first"),
                    None => recognised(),
                };
                [say!(words, "import-screen-dates"), order, none()]
            }
            FormField::Encoding => {
                [say!(words, "import-screen-encoding"), ENCODINGS[self.encoding].map_or_else(recognised, str::to_uppercase), none()]
            }
            FormField::Delimiter => {
                let name = DELIMITERS[self.delimiter].map_or_else(recognised, |delimiter| delimiter_word(cx, delimiter));
                [say!(words, "import-screen-delimiter"), name, none()]
            }
            FormField::Sheet => [say!(words, "import-screen-sheet"), none(), say!(words, "import-screen-sheet-hint")],
            FormField::HeaderRow => [say!(words, "import-screen-header-row"), none(), say!(words, "import-screen-header-row-hint")],
        }
    }

    fn same_word(&self, cx: &Cx<'_>) -> String {
        let chosen = self.same_spelling();
        let survey = chosen.and_then(|spelling| spelling.parse::<SurveyKind>().ok()).filter(|_| self.kind() == ImportKind::Surveys);
        let touch = chosen.and_then(|spelling| spelling.parse::<TouchKind>().ok());
        match (survey, touch) {
            (Some(kind), _) => cx.words.word(kind),
            (None, Some(kind)) => cx.words.word(kind),
            (None, None) => say!(cx.words, "import-screen-by-column"),
        }
    }
}

/// Words what stands between two cells.
pub(super) fn delimiter_word(cx: &Cx<'_>, delimiter: char) -> String {
    match delimiter {
        ',' => say!(cx.words, "import-screen-comma"),
        ';' => say!(cx.words, "import-screen-semicolon"),
        '\t' => say!(cx.words, "import-screen-tab"),
        other => other.to_string(),
    }
}

fn header_row(text: &str) -> Result<Option<u64>, Invalid> {
    let text = crate::text::search_key(text.trim());
    if text.is_empty() {
        return Ok(None);
    }
    match text.parse::<u64>() {
        Ok(0) => Err(Invalid::OutOfRange { value: text, min: "1".into(), max: "2000000".into() }),
        Ok(row) => Ok(Some(row)),
        Err(_) => Err(Invalid::NotWhole(text)),
    }
}

fn turned(place: usize, count: usize, forward: bool) -> usize {
    let step = if forward { 1 } else { count - 1 };
    (place.min(count - 1) + step) % count
}
