//! A brief as Markdown, the notes as footnotes.

use super::{Document, Line};
use crate::wording::markdown::escaped;

/// Writes a brief as Markdown.
pub fn markdown(document: &Document) -> String {
    let mut text = format!("# {}\n", escaped(&document.title));
    for remark in &document.remarks {
        text.push_str(&format!("\n{}\n", escaped(remark)));
    }
    for section in &document.sections {
        text.push_str(&format!("\n## {}\n\n", escaped(&section.title)));
        if section.lines.is_empty() {
            text.push_str(&format!("{}\n", escaped(&section.empty)));
        }
        for line in &section.lines {
            text.push_str(&item(line));
        }
    }
    if !document.notes.is_empty() {
        text.push_str(&format!("\n## {}\n\n", escaped(&document.notes_title)));
    }
    for note in &document.notes {
        text.push_str(&format!("[^{}]: {}\n", note.number, escaped(&note.said)));
    }
    text
}

fn item(line: &Line) -> String {
    let notes: String = line.notes.iter().map(|number| format!("[^{number}]")).collect();
    format!("- **{}**: {}{notes}\n", escaped(&line.label), escaped(&line.text))
}
