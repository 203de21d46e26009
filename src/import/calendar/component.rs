//! The tree of components: calendars, events, time zones. Ends that are missing or belong to nothing are put up with.

use super::fault::{Fault, Note};
use super::line::Line;

/// Components inside of components that are followed; nobody nests deeper.
const MAX_DEPTH: usize = 24;

/// A component with its lines in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Component {
    /// In capitals.
    pub name: String,
    /// Where it begins.
    pub line: u64,
    pub lines: Vec<Line>,
    pub children: Vec<Component>,
}

impl Component {
    pub fn first(&self, name: &str) -> Option<&Line> {
        self.lines.iter().find(|line| line.name == name)
    }

    pub fn all<'c>(&'c self, name: &'c str) -> impl Iterator<Item = &'c Line> {
        self.lines.iter().filter(move |line| line.name == name)
    }

    pub fn text(&self, name: &str) -> Option<String> {
        self.first(name).and_then(Line::text)
    }
}

/// Builds the components of a file, those on the outside first.
pub(super) fn tree(lines: Vec<Line>, notes: &mut Vec<Note>) -> Vec<Component> {
    let mut stack = vec![Component::default()];
    for line in lines {
        match line.name.as_str() {
            "BEGIN" if stack.len() <= MAX_DEPTH => {
                let name = line.value.trim().to_ascii_uppercase();
                stack.push(Component { name, line: line.number, ..Component::default() });
            }
            "END" => close(&mut stack, &line.value.trim().to_ascii_uppercase(), notes),
            "BEGIN" => {}
            _ => stack.last_mut().expect("the root is never closed").lines.push(line),
        }
    }
    while stack.len() > 1 {
        pop(&mut stack, Some(notes));
    }
    stack.pop().map(|root| root.children).unwrap_or_default()
}

/// Closes the innermost component of a name, and those inside that have no end.
fn close(stack: &mut Vec<Component>, name: &str, notes: &mut Vec<Note>) {
    let Some(depth) = stack.iter().rposition(|open| !open.name.is_empty() && open.name == name) else { return };
    while stack.len() > depth + 1 {
        pop(stack, Some(notes));
    }
    pop(stack, None);
}

fn pop(stack: &mut Vec<Component>, notes: Option<&mut Vec<Note>>) {
    let Some(done) = stack.pop() else { return };
    if let Some(notes) = notes {
        notes.push(Note { line: done.line, column: None, fault: Fault::NoEnd(done.name.clone()) });
    }
    if let Some(parent) = stack.last_mut() {
        parent.children.push(done);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::calendar::line;

    fn read(text: &str) -> (Vec<Component>, Vec<Note>) {
        let mut notes = Vec::new();
        let lines = line::lines(text.as_bytes(), &mut notes).expect("text");
        (tree(lines, &mut notes), notes)
    }

    #[test]
    fn components_hold_their_lines_and_children() {
        let (tree, notes) = read(
            "BEGIN:VCALENDAR\nX:1\nBEGIN:VEVENT\nUID:a\nBEGIN:VALARM\nUID:no\nEND:VALARM\nEND:VEVENT\nEND:VCALENDAR\nBEGIN:VCALENDAR\nEND:VCALENDAR",
        );
        assert_eq!((tree.len(), tree[0].children[0].text("UID").as_deref(), notes.len()), (2, Some("a"), 0));
        assert_eq!(tree[0].children[0].children[0].name, "VALARM");
    }

    #[test]
    fn a_missing_end_keeps_what_was_read() {
        let (tree, notes) = read("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nEND:VCALENDAR\nEND:VEVENT\nBEGIN:VEVENT\nUID:b");
        assert_eq!((tree[0].children[0].text("UID").as_deref(), tree[1].text("UID").as_deref()), (Some("a"), Some("b")));
        assert_eq!(notes.iter().map(|note| note.line).collect::<Vec<_>>(), [2, 6]);
    }

    #[test]
    fn a_tower_of_components_is_cut() {
        let (tree, _) = read(&"BEGIN:X\n".repeat(100_000));
        let mut depth = 0;
        let mut level = &tree;
        while let Some(first) = level.first() {
            depth += 1;
            level = &first.children;
        }
        assert_eq!(depth, MAX_DEPTH);
    }
}
