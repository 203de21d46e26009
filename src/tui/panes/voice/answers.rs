//! The lists of answers: every comment of the period, and who waits for an answer with the time that is left; the selected one is
//! read in full below.

use super::board::VoicePane;
use crate::domain::voice::class;
use crate::i18n::format::NOTHING;
use crate::review::voice::Comment;
use crate::say;
use crate::text::wrap;
use crate::theme::Role;
use crate::tui::command::Cmd;
use crate::tui::pane::{Cx, ViewState};
use crate::tui::panes::account::tab::draw_empty;
use crate::tui::tone::{role_of, role_of_band};
use crate::tui::widget::{Column, ColumnWidth, ListTable, Pen, Phrase, TableRow};
use crate::wording::voice as wording;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Rows of the part that reads the selected answer, and the least height of a screen that has it.
const DETAIL: u16 = 6;
const WITH_DETAIL: u16 = 14;
/// From this width on the band has its word in the list; it always has it below.
const WITH_BAND: u16 = 130;

pub(super) fn draw(pane: &VoicePane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState) {
    let rows = if pane.shows_waiting() { pane.shown.waiting.len() } else { pane.shown.comments.len() };
    if rows == 0 {
        let id = match (pane.shows_waiting(), pane.shown.voices.answers.is_empty()) {
            (true, _) => "voice-none-waiting",
            (false, true) => "voice-empty",
            (false, false) => "voice-empty-period",
        };
        return draw_empty(
            cx,
            area,
            buffer,
            &cx.words.get(id),
            if id == "voice-empty-period" { Cmd::VoiceEarlier } else { Cmd::VoiceStack },
        );
    }
    let detail = if area.height >= WITH_DETAIL { DETAIL } else { 0 };
    let list = Rect { height: area.height - detail, ..area };
    draw_list(pane, cx, list, buffer, state, rows);
    if let Some(comment) = pane.comment().filter(|_| detail > 0) {
        draw_detail(pane, cx, Rect { y: list.bottom(), height: detail, ..area }, buffer, comment);
    }
}

fn draw_list(pane: &VoicePane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, state: &mut ViewState, rows: usize) {
    let state_id = if pane.shows_waiting() { "voice-col-clock" } else { "voice-col-state" };
    let ids =
        ["voice-col-when", "voice-col-score", "voice-col-account", "voice-col-person", "voice-col-health", state_id, "voice-col-comment"];
    let [when, score, account, person, health, standing, comment] = ids.map(|id| cx.words.get(id));
    let seen = || (0..rows).filter_map(|row| pane.comment_at(row));
    let fixed = |least: u16, most: u16, texts: Vec<String>| {
        let widest = texts.iter().map(|text| cx.look.cells.width(text)).max().unwrap_or(0);
        ColumnWidth::Fixed(u16::try_from(widest).unwrap_or(u16::MAX).clamp(least, most))
    };
    let columns = [
        Column::new(&when, fixed(7, 12, seen().map(|comment| cx.format.near(comment.on)).collect()), 3).right(),
        Column::new(&score, fixed(5, 10, seen().map(|comment| score_text(cx, comment)).collect()), 0),
        Column::new(&account, ColumnWidth::Flexible { min: 12, max: 28 }, 0),
        Column::new(&person, ColumnWidth::Flexible { min: 10, max: 20 }, 4),
        Column::new(&health, ColumnWidth::Fixed(if area.width < WITH_BAND { 6 } else { 15 }), 2),
        Column::new(&standing, fixed(8, 22, (0..rows).filter_map(|row| standing_of(pane, cx, row)).map(|(text, _)| text).collect()), 1),
        Column::new(&comment, ColumnWidth::Flexible { min: 24, max: 90 }, 5),
    ];
    let table = ListTable { columns: &columns, rows, selected: pane.selected(), has_focus: true };
    state.draw_list(&table, cx.look, area, buffer, |row| table_row(pane, cx, row, area.width));
}

fn table_row(pane: &VoicePane, cx: &Cx<'_>, row: usize, width: u16) -> TableRow<'static> {
    let Some(comment) = pane.comment_at(row) else { return TableRow::default() };
    let tone = wording::tone_of_class(class(comment.response.kind, &comment.response.score));
    let (standing, role) = standing_of(pane, cx, row).unwrap_or_else(|| (String::new(), Role::Dim));
    let person = comment.person.as_ref().map_or_else(|| NOTHING.to_owned(), |person| person.name.clone());
    let cells = vec![
        Phrase::new(cx.format.near(comment.on), Role::Dim).means(comment.on),
        Phrase::new(score_text(cx, comment), role_of(tone)),
        Phrase::new(comment.account.clone(), Role::Text),
        Phrase::new(person, Role::Text),
        health(pane, cx, comment, width >= WITH_BAND),
        Phrase::new(standing, role),
        Phrase::new(wording::one_line(comment), Role::Text),
    ];
    TableRow { cells, is_marked: pane.marks.contains(&comment.response.id) }
}

fn score_text(cx: &Cx<'_>, comment: &Comment) -> String {
    format!("{} {}", cx.words.word(comment.response.kind), crate::wording::sheet::score_of(&comment.response))
}

/// Grade, number and, where there is room, word; the number only where it is sure.
fn health(pane: &VoicePane, cx: &Cx<'_>, comment: &Comment, with_word: bool) -> Phrase<'static> {
    let Some(scored) = pane.shown.accounts.of(cx, comment.response.account) else { return Phrase::new(NOTHING, Role::Dim) };
    let score = &scored.score;
    let number = score.sure().map_or_else(|| NOTHING.to_owned(), |number| number.to_string());
    let role = role_of_band(score.band);
    let word = if with_word { format!(" {}", cx.words.word(score.band)) } else { String::new() };
    Phrase::new(format!("{} {number:>3}{word}", score.grade), role)
}

/// How far the loop is; of those who wait, how much time is left.
fn standing_of(pane: &VoicePane, cx: &Cx<'_>, row: usize) -> Option<(String, Role)> {
    let (text, tone) = match pane.shows_waiting() {
        true => wording::clock_words(cx.words, pane.shown.waiting.get(row)?, pane.shown.allowed),
        false => wording::standing_words(cx.words, cx.format, pane.shown.comments.get(row)?),
    };
    Some((text, role_of(tone)))
}

/// Draws who said it, the words in full, and what is to be done.
fn draw_detail(pane: &VoicePane, cx: &Cx<'_>, area: Rect, buffer: &mut Buffer, comment: &Comment) {
    let mut pen = Pen::new(cx.look, area, buffer);
    let room = pen.width().saturating_sub(4);
    pen.rule(1, 0, pen.width().saturating_sub(2));
    let person = comment.person.as_ref().map(|person| format!("{} ({})", person.name, cx.words.word(person.role)));
    let asked = wording::score_words(cx.words, &comment.response.score);
    let word = cx.words.get(wording::class_id(comment.response.kind, class(comment.response.kind, &comment.response.score)));
    let who: Vec<String> = [person, Some(comment.account.clone())].into_iter().flatten().collect();
    let head = Phrase::new(who.join(" · "), Role::Heading)
        .then(format!("   {} {asked}, {word}   ", cx.words.word(comment.response.kind)), Role::Dim);
    let scored = pane.shown.accounts.of(cx, comment.response.account);
    let health = scored
        .as_ref()
        .map(|scored| &scored.score)
        .map(|score| say!(cx.words, "voice-health", health = cx.words.word(score.band), grade = score.grade.to_string()));
    pen.put_phrase(3, 1, room, &head.then(health.unwrap_or_default(), Role::Dim));
    let words = wording::one_line(comment);
    let said = if words.is_empty() { say!(cx.words, "voice-no-words") } else { words };
    let lines = wrap(&said, usize::from(room), cx.look.cells);
    let last = area.height.saturating_sub(1);
    for (y, line) in (2..last).zip(lines) {
        pen.put(3, y, room, line, Role::Text);
    }
    let plan = comment.response.follow_up.plan.as_ref().map(|plan| say!(cx.words, "voice-planned", plan = plan.clone()));
    pen.put(3, last, room, &plan.unwrap_or_default(), Role::Notice);
}
