//! The fields of a form being filled in: which has the focus, what was typed, what is wrong.

use super::{Field, FieldValue};
use crate::domain::Invalid;
use crate::domain::check::Fault;
use crate::tui::input::{Change, Edit, edit_for};
use crate::tui::keys::Key;
use crossterm::event::{KeyCode, KeyEvent};

pub struct FormState {
    pub fields: Vec<Field>,
    pub focus: usize,
    /// What is wrong, field by field.
    errors: Vec<Option<Invalid>>,
    /// The texts before anything was typed.
    initial: Vec<String>,
}

/// Where the focus goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Stay,
    Next,
    Previous,
}

impl FormState {
    pub fn new(fields: Vec<Field>) -> FormState {
        let initial = fields.iter().map(|field| field.text().into_owned()).collect();
        FormState { errors: vec![None; fields.len()], fields, focus: 0, initial }
    }

    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    pub fn field_mut(&mut self, name: &str) -> Option<&mut Field> {
        self.fields.iter_mut().find(|field| field.name == name)
    }

    /// Returns the text of a field; empty where there is no such field.
    pub fn text(&self, name: &str) -> String {
        self.field(name).map(|field| field.text().into_owned()).unwrap_or_default()
    }

    pub fn initial(&self, name: &str) -> Option<&str> {
        let index = self.fields.iter().position(|field| field.name == name)?;
        self.initial.get(index).map(String::as_str)
    }

    pub fn focused(&self) -> &Field {
        &self.fields[self.focus]
    }

    pub fn is_last(&self) -> bool {
        self.focus + 1 >= self.fields.len()
    }

    pub fn is_changed(&self, name: &str) -> bool {
        self.field(name).is_some_and(|field| Some(field.text().as_ref()) != self.initial(name))
    }

    /// Says whether anything differs from what the form was opened with.
    pub fn has_changes(&self) -> bool {
        self.fields.iter().zip(&self.initial).any(|(field, initial)| field.text() != initial.as_str())
    }

    /// Makes everything what it was before anything was typed.
    pub fn reset(&mut self) {
        for (field, initial) in self.fields.iter_mut().zip(&self.initial) {
            field.set_text(initial);
        }
        self.errors.fill(None);
        self.focus = 0;
    }

    /// Moves the focus one field on, around the ends.
    pub fn step(&mut self, forward: bool) {
        let count = self.fields.len();
        self.focus = (self.focus + if forward { 1 } else { count - 1 }) % count;
    }

    pub fn error(&self, index: usize) -> Option<&Invalid> {
        self.errors.get(index)?.as_ref()
    }

    /// Puts each fault under its field and goes to the first; returns those that have no field here.
    pub fn show_all(&mut self, faults: Vec<Fault>) -> Vec<Fault> {
        self.errors.fill(None);
        let mut homeless = Vec::new();
        for (name, why) in faults {
            match self.fields.iter().position(|field| field.name == name) {
                Some(index) => {
                    self.errors[index].get_or_insert(why);
                }
                None => homeless.push((name, why)),
            }
        }
        self.focus = self.errors.iter().position(Option::is_some).unwrap_or(self.focus);
        homeless
    }

    /// Checks again the field that was left, and those that already show an error.
    pub fn show_left(&mut self, left: usize, faults: &[Fault]) {
        for index in 0..self.fields.len() {
            if index == left || self.errors[index].is_some() {
                let name = &self.fields[index].name;
                self.errors[index] = faults.iter().find(|(field, _)| field == name).map(|(_, why)| why.clone());
            }
        }
    }

    /// Gives a key that is no command to the focused field; returns where the focus goes.
    pub fn key(&mut self, event: KeyEvent) -> Step {
        match &mut self.fields[self.focus].value {
            FieldValue::Line(line) => {
                line.typed(event);
            }
            FieldValue::Lines(area, _) => {
                return match (area.typed(event), edit_for(event)) {
                    (Change::Nothing, Some(Edit::Up)) => Step::Previous,
                    (Change::Nothing, Some(Edit::Down)) => Step::Next,
                    _ => Step::Stay,
                };
            }
            FieldValue::Choice(_) | FieldValue::Scale(..) => self.choose_by_key(event, Key::typed(&event)),
        }
        Step::Stay
    }

    /// One key chooses; what means nothing to a choice goes to a scale right behind it, and Backspace chooses nothing.
    fn choose_by_key(&mut self, event: KeyEvent, typed: Option<char>) {
        let next = (self.focus + 1).min(self.fields.len() - 1);
        let is_scale_next = matches!(self.fields[next].value, FieldValue::Scale(..));
        match (&mut self.fields[self.focus].value, typed) {
            (FieldValue::Choice(options), Some(letter)) => {
                let is_handed_on = !options.jump(letter) && is_scale_next;
                if is_handed_on {
                    self.focus = next;
                    self.answer(letter);
                }
            }
            (FieldValue::Scale(..), Some(letter)) => self.answer(letter),
            (_, None) if matches!(event.code, KeyCode::Backspace | KeyCode::Delete) => self.fields[self.focus].set_text(""),
            _ => {}
        }
    }

    /// Answers the focused scale: a digit is the answer, a 0 behind a 1 makes it 10, and `-` (the key right of 0) is the highest.
    fn answer(&mut self, letter: char) {
        let FieldValue::Scale(scale, chosen) = &mut self.fields[self.focus].value else { return };
        let letter = crate::text::key_fold(letter);
        let digit = letter.to_digit(10).and_then(|digit| u8::try_from(digit).ok());
        let wanted = match (digit, *chosen) {
            (Some(0), Some(1)) if scale.max >= 10 => Some(10),
            (Some(digit), _) => Some(digit),
            (None, _) => (letter == '-').then_some(scale.max),
        };
        *chosen = wanted.filter(|answer| (scale.min..=scale.max).contains(answer)).or(*chosen);
    }

    /// Changes a choice or an answer by one.
    pub fn change(&mut self, forward: bool) {
        match &mut self.fields[self.focus].value {
            FieldValue::Choice(options) => options.step(forward),
            FieldValue::Scale(scale, chosen) => {
                let moved = match (*chosen, forward) {
                    (None, true) => scale.min,
                    (None, false) => scale.max,
                    (Some(answer), true) => answer.saturating_add(1),
                    (Some(answer), false) => answer.saturating_sub(1),
                };
                *chosen = Some(moved.clamp(scale.min, scale.max));
            }
            FieldValue::Line(_) | FieldValue::Lines(..) => {}
        }
    }

    /// Gives a paste to the focused field.
    pub fn paste(&mut self, text: &str) {
        match &mut self.fields[self.focus].value {
            FieldValue::Line(line) => line.paste(text),
            FieldValue::Lines(area, _) => area.paste(text),
            FieldValue::Choice(_) | FieldValue::Scale(..) => Change::Nothing,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::SurveyKind;
    use crate::tui::form::Options;
    use crossterm::event::KeyModifiers;

    fn scale_form() -> FormState {
        let kinds = SurveyKind::ALL.iter().map(|kind| (kind.to_string(), kind.to_string())).collect();
        FormState::new(vec![
            Field::choice("kind", "label-survey-kind", Options::new(kinds, "csat")),
            Field::scale("score", "label-score", SurveyKind::Nps.usual_scale(), None),
            Field::lines("comment", "label-comment", "a", 2),
        ])
    }

    fn press(form: &mut FormState, keys: &str) {
        for letter in keys.chars() {
            form.key(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE));
        }
    }

    #[test]
    fn one_key_answers_a_scale() {
        for (keys, answer) in [("7", "7"), ("10", "10"), ("100", "0"), ("-", "10"), ("９", "9"), ("x", ""), ("19", "9"), ("5x", "5")] {
            let mut form = scale_form();
            form.focus = 1;
            press(&mut form, keys);
            assert_eq!(form.text("score"), answer, "{keys}");
        }
    }

    #[test]
    fn a_choice_jumps_to_a_letter_and_hands_digits_on() {
        let mut form = scale_form();
        press(&mut form, "c");
        assert_eq!((form.text("kind").as_str(), form.focus), ("ces", 0));
        press(&mut form, "c");
        assert_eq!(form.text("kind"), "csat");
        press(&mut form, "8");
        assert_eq!((form.text("score").as_str(), form.focus), ("8", 1));
    }

    #[test]
    fn several_lines_are_left_at_their_ends_only() {
        let mut form = scale_form();
        form.focus = 2;
        assert_eq!(form.key(KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE)), Step::Stay);
        assert_eq!(form.text("comment"), "a\n");
        assert_eq!(form.key(KeyEvent::new(KeyCode::Up, KeyModifiers::NONE)), Step::Stay);
        assert_eq!(form.key(KeyEvent::new(KeyCode::Up, KeyModifiers::NONE)), Step::Previous);
        assert!(form.is_changed("comment") && !form.is_changed("kind"));
        form.reset();
        assert!(!form.has_changes());
    }

    #[test]
    fn faults_stand_under_their_fields_and_go_when_they_are_mended() {
        let mut form = scale_form();
        form.focus = 2;
        let faults = vec![("comment", Invalid::HoldsNul), ("score", Invalid::Empty), ("elsewhere", Invalid::Empty)];
        assert_eq!(form.show_all(faults), [("elsewhere", Invalid::Empty)]);
        assert_eq!((form.focus, form.error(1)), (1, Some(&Invalid::Empty)));
        form.show_left(0, &[("comment", Invalid::HoldsNul), ("kind", Invalid::Empty)]);
        assert_eq!((form.error(0), form.error(1), form.error(2)), (Some(&Invalid::Empty), None, Some(&Invalid::HoldsNul)));
    }
}
