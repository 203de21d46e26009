//! Draws the search: the line, what is wrong or how many there are, and each hit on two lines.

use super::SearchPane;
use super::answer::State;
use crate::review::search::{Hit, Marked};
use crate::say;
use crate::text::wrap;
use crate::theme::Role;
use crate::tui::exact::Exact;
use crate::tui::listed::{Listed, ListedCell};
use crate::tui::pane::{Cx, ViewState};
use crate::tui::place::ListPlace;
use crate::tui::widget::{Blank, Pen, Phrase, draw_line};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Cells left of the hits: the marker of the selection, and air.
const GUTTER: u16 = 3;
/// Cells between two columns.
const GAP: u16 = 2;
/// The line that is typed, and what is said of it.
const HEAD: u16 = 3;
const LINES_OF_A_HIT: u16 = 2;

pub(super) fn draw(pane: &SearchPane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    draw_input(pane, cx, area, buffer, state);
    let list = Rect { y: area.y + HEAD.min(area.height), height: area.height.saturating_sub(HEAD), ..area };
    if pane.is_home() {
        return draw_home(pane, cx, list, buffer, state);
    }
    if let Some(trouble) = pane.trouble(cx).or_else(|| pane.found.failure.clone()) {
        Pen::new(cx.look, area, buffer).put(GUTTER, 1, area.width.saturating_sub(GUTTER + 1), &trouble, Role::Error);
    }
    let said = match pane.found.state {
        State::Indexing => Some(say!(cx.words, "search-busy")),
        State::Unindexed => Some(say!(cx.words, "search-unready")),
        State::Ready if pane.waits => Some(say!(cx.words, "search-short")),
        State::Ready if pane.found.hits.is_empty() && !pane.is_pending && pane.read.is_ok() => {
            Some(if pane.found.has_looked { say!(cx.words, "search-none-hint") } else { say!(cx.words, "search-nothing-asked") })
        }
        State::Ready => None,
    };
    match said {
        Some(sentence) => Blank { sentence: &sentence, role: Role::Text, key: None }.draw(cx.look, list, buffer),
        None => draw_hits(pane, cx, list, buffer, state),
    }
}

fn draw_input(pane: &SearchPane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    Pen::new(cx.look, area, buffer).put(1, 0, 2, ">", Role::Accent);
    let line = Rect { x: area.x + GUTTER, width: area.width.saturating_sub(GUTTER + 1), height: 1.min(area.height), ..area };
    let wrong = pane.trouble(cx).and(pane.read.as_ref().err()).map(|error| {
        let byte = |place: usize| pane.input.text().char_indices().nth(place).map_or(pane.input.text().len(), |(byte, _)| byte);
        (byte(error.span.start)..byte(error.span.end), Role::Error)
    });
    state.cursor = draw_line(cx.look, line, buffer, &pane.input, wrong.as_slice());
    state.editing = true;
    if pane.input.is_empty() {
        // The line has blanked its row; the hint stands behind the cursor.
        let room = area.width.saturating_sub(GUTTER + GAP + 1);
        Pen::new(cx.look, area, buffer).put(GUTTER + GAP, 0, room, &say!(cx.words, "search-hint"), Role::Dim);
    }
}

fn draw_hits(pane: &SearchPane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    let (hits, cells) = (&pane.found.hits, cx.look.cells);
    state.take_list(|| listed(pane, cx));
    let shown = usize::from(area.height / LINES_OF_A_HIT);
    let selected = pane.selection.row(hits.len());
    state.list.follow(selected, hits.len(), shown);
    state.page_rows = shown;
    state.places.lists.push(ListPlace::of(area, 0, state.list.top, hits.len(), LINES_OF_A_HIT, selected));
    let in_view = hits.iter().skip(state.list.top).take(shown);
    let widest = |texts: &mut dyn Iterator<Item = String>, most: usize| texts.map(|text| cells.width(&text)).max().unwrap_or(0).min(most);
    let dates = widest(&mut in_view.clone().map(|hit| date(cx, hit)), 18);
    let kinds = widest(&mut in_view.clone().map(|hit| cx.words.word(hit.row.kind)), 14);
    let most = usize::from(area.width / 4).clamp(10, 28);
    let accounts = widest(&mut in_view.clone().filter_map(|hit| hit.account.as_ref().map(|(_, name)| name.clone())), most);
    let columns = [dates, kinds, accounts].map(|width| u16::try_from(width).unwrap_or(u16::MAX));
    let mut pen = Pen::new(cx.look, area, buffer);
    for (index, hit) in in_view.enumerate() {
        let y = u16::try_from(index).unwrap_or(u16::MAX).saturating_mul(LINES_OF_A_HIT);
        draw_hit(&mut pen, cx, y, hit, columns);
        if selected == Some(state.list.top + index) {
            pen.put(1, y, 1, "▸", Role::Accent);
            pen.lay_over(Rect::new(0, y, pen.width(), LINES_OF_A_HIT), Role::Selected);
        }
    }
}

/// Returns what was found as text.
fn listed(pane: &SearchPane, cx: &Cx<'_>) -> Listed {
    let plain = |text: &Marked| text.parts.iter().map(|(part, _)| part.as_str()).collect::<String>();
    let row = |hit: &Hit| {
        let account = hit.account.as_ref().map(|(_, name)| name.clone()).unwrap_or_default();
        let day = hit.at.map(|at| Exact::Day(at.day(&cx.zone())));
        let texts = [cx.words.word(hit.row.kind), account, plain(&hit.title), plain(&hit.snippet)];
        std::iter::once(ListedCell { shown: date(cx, hit), exact: day }).chain(texts.map(ListedCell::from)).collect()
    };
    let headings = ["timeline-when", "timeline-kind", "search-account", "timeline-title", "search-snippet"];
    Listed {
        headings: headings.map(|id| cx.words.get(id)).into(),
        rows: pane.found.hits.iter().map(row).collect(),
        selected: pane.selection.row(pane.found.hits.len()),
    }
}

fn draw_hit(pen: &mut Pen<'_>, cx: &Cx<'_>, y: u16, hit: &Hit, [dates, kinds, accounts]: [u16; 3]) {
    let mut x = GUTTER;
    pen.put(x, y, dates, &date(cx, hit), Role::Dim);
    x += dates + GAP;
    pen.put(x, y, kinds, &cx.words.word(hit.row.kind), Role::Dim);
    x += kinds + GAP;
    let beside = x;
    let is_account = hit.row.kind == crate::domain::EntityKind::Account;
    if let Some((_, name)) = hit.account.as_ref().filter(|_| !is_account) {
        pen.put(x, y, accounts, name, Role::Text);
        x += accounts + GAP;
    } else if !is_account && accounts > 0 {
        x += accounts + GAP;
    }
    pen.put_phrase(x, y, pen.width().saturating_sub(x + 1), &marked(&hit.title, Role::Heading));
    pen.put_phrase(beside, y + 1, pen.width().saturating_sub(beside + 1), &marked(&hit.snippet, Role::Dim));
}

fn date(cx: &Cx<'_>, hit: &Hit) -> String {
    hit.at.map(|at| cx.format.date(at.day(&cx.zone()))).unwrap_or_default()
}

fn marked(text: &Marked, role: Role) -> Phrase<'static> {
    text.parts.iter().fold(Phrase::default(), |phrase, (part, is_hit)| phrase.then(part.clone(), if *is_hit { Role::Match } else { role }))
}

/// What can be typed: the message that says it, and an example in either language.
const GUIDE: &[(&str, &str, &str)] = &[
    ("search-guide-words", "renewal acme", "解約 青葉"),
    ("search-guide-phrase", "\"go live\"", "「解約の理由」"),
    ("search-guide-not", "-webinar   quote OR price", "-更新   見積 または 価格"),
    ("search-guide-in", "in:mail,touch", "種類:メール、接点"),
    ("search-guide-who", "who:mika   acct:acme", "誰:佐藤   取引先:青葉"),
    ("search-guide-when", "since:30d   until:2026-11-01", "以降:30日前   以前:2026-11-01"),
    ("search-guide-has", "has:attachment   is:owed", "has:添付   is:要返信"),
];

fn draw_home(pane: &SearchPane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    let mut y = draw_choices(pane, cx, area, buffer, state);
    let mut pen = Pen::new(cx.look, area, buffer);
    let room = pen.width().saturating_sub(GUTTER + 1);
    pen.put(GUTTER, y, room, &say!(cx.words, "search-guide-title"), Role::Heading);
    let is_japanese = cx.words.lang() == crate::domain::Lang::Ja;
    let example = |(_, english, japanese): &(&str, &'static str, &'static str)| if is_japanese { *japanese } else { *english };
    let widest = GUIDE.iter().map(|line| cx.look.cells.width(example(line))).max().unwrap_or(0);
    let widest = u16::try_from(widest).unwrap_or(u16::MAX);
    for line in GUIDE {
        y += 1;
        pen.put(GUTTER, y, widest, example(line), Role::Key);
        let x = GUTTER + widest + GAP;
        let said = cx.words.get(line.0);
        pen.put(x, y, pen.width().saturating_sub(x + 1), &said, Role::Dim);
    }
    let tail = say!(cx.words, "search-guide-tail");
    for (line, text) in (y + 2..).zip(wrap(&tail, usize::from(room.max(1)), cx.look.cells)) {
        pen.put(GUTTER, line, room, text, Role::Dim);
    }
}

/// Draws the last searches and the kept ones; returns the line below them.
fn draw_choices(pane: &SearchPane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) -> u16 {
    let home = &pane.home;
    let selected = pane.selection.row(home.len());
    let mut pen = Pen::new(cx.look, area, buffer);
    let room = pen.width().saturating_sub(GUTTER + 1);
    let names = home.saved.iter().map(|row| cx.look.cells.width(&row.name)).max().unwrap_or(0).min(28);
    let names = u16::try_from(names).unwrap_or(u16::MAX);
    let (mut y, mut index) = (0, 0);
    let mut below = |pen: &mut Pen<'_>, y: u16, index: usize| {
        if selected == Some(index) {
            pen.put(1, y, 1, "▸", Role::Accent);
            pen.lay_over(Rect::new(0, y, pen.width(), 1), Role::Selected);
            state.below = Some(Position::new(area.x + 1, area.y + y));
        }
    };
    if !home.recent.is_empty() {
        pen.put(GUTTER, y, room, &say!(cx.words, "search-recent"), Role::Heading);
        for query in &home.recent {
            y += 1;
            pen.put(GUTTER, y, room, query, Role::Text);
            below(&mut pen, y, index);
            index += 1;
        }
        y += 2;
    }
    if !home.saved.is_empty() {
        pen.put(GUTTER, y, room, &say!(cx.words, "search-kept"), Role::Heading);
        for row in &home.saved {
            y += 1;
            pen.put(GUTTER, y, names, &row.name, Role::Text);
            pen.put(GUTTER + names + GAP, y, pen.width().saturating_sub(GUTTER + names + GAP + 1), &row.query, Role::Dim);
            below(&mut pen, y, index);
            index += 1;
        }
        y += 2;
    }
    y
}
