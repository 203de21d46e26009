//! A playbook as a file: TOML with its key, its name, for whom it is, and its steps as text.

use super::{Anchor, Template, TemplateKind};
use crate::domain::triage::Reason;
use crate::domain::{TomlFault, TouchModel};
use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct File {
    playbook: Vec<Entry>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    key: String,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    touch_model: Option<TouchModel>,
    #[serde(skip_serializing_if = "Option::is_none")]
    anchor: Option<Anchor>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<Reason>,
    steps: String,
}

/// Reads the playbooks of a file.
pub fn read_file(text: &str) -> Result<Vec<Template>, TomlFault> {
    let file: File = toml::from_str(text).map_err(|error| TomlFault::new(text, &error))?;
    Ok(file.playbook.into_iter().map(template).collect())
}

/// Writes a playbook as a file of its own, which `read_file` reads.
pub fn written_file(template: &Template) -> String {
    let entry = Entry {
        key: template.key.clone(),
        name: template.name.clone(),
        description: template.description.clone(),
        touch_model: template.touch_model,
        anchor: template.anchor,
        reason: template.reason,
        steps: format!("{}\n", template.body.trim_end()),
    };
    toml::to_string_pretty(&File { playbook: vec![entry] }).expect("texts and words are all that TOML needs")
}

/// Says whether a text is meant as such a file rather than as bare steps, whatever slips it has: it begins with a table or a key.
pub fn is_file(text: &str) -> bool {
    let first = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
    first.is_some_and(|line| line.starts_with('[') || begins_with_key(line))
}

fn begins_with_key(line: &str) -> bool {
    let key = line.split_once('=').map_or("", |(key, _)| key.trim());
    !key.is_empty() && key.chars().all(|c| c.is_ascii_lowercase() || c == '_')
}

fn template(entry: Entry) -> Template {
    Template {
        kind: TemplateKind::Playbook,
        key: entry.key,
        name: entry.name,
        description: entry.description,
        touch_model: entry.touch_model,
        anchor: entry.anchor,
        reason: entry.reason,
        body: entry.steps.trim().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Lang;
    use crate::domain::playbook::built_in;

    #[test]
    fn a_written_file_is_read_again_as_it_was() {
        for template in Lang::ALL.iter().flat_map(|lang| built_in(*lang)) {
            let text = written_file(template);
            assert!(is_file(&text) && text.lines().count() > 8, "steps stand a line each: {text}");
            assert_eq!(read_file(&text), Ok(vec![template.clone()]));
        }
    }

    #[test]
    fn an_error_names_the_line_and_bare_steps_are_no_file() {
        let error = read_file("[[playbook]]\nkey = \"a\"\nnmae = \"A\"\nsteps = \"\"").expect_err("a slip");
        assert!(error.line == 3 && error.to_string().contains("nmae"), "{error}");
        assert!(!is_file("# mine\n+0d Call") && !is_file("+0d Call (done when usage=40)") && !is_file("Call x = y"));
        // A file with a slip in its very first line is told as a file, not as steps that do not begin with a day.
        assert!(is_file("[playbook\nkey = \"a\"") && is_file("name = \"X\"\nsteps = \"+0d a\""));
    }
}
