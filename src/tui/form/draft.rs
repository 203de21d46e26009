//! What of a form survives a crash: the texts of its fields by name, as JSON.

use super::FormState;
use std::collections::BTreeMap;

/// Writes what is worth keeping; `None` when nothing was changed.
///
/// Of a row that is being edited only the changed fields are kept, so that the others follow the book. Of a new row all are, as
/// what is offered at first (the time, the day a pulse ends) depends on when the form is opened.
pub(super) fn written(form: &FormState, is_new: bool) -> Option<String> {
    if !form.has_changes() {
        return None;
    }
    let kept = form.fields.iter().filter(|field| is_new || form.is_changed(&field.name));
    let texts: BTreeMap<&str, String> = kept.map(|field| (field.name.as_ref(), field.text().into_owned())).collect();
    Some(serde_json::to_string(&texts).expect("texts under texts are always JSON"))
}

/// Reads a draft back; returns the texts by name in the order of the form, none when it is damaged.
pub(super) fn read(content: &str, form: &FormState) -> Vec<(String, String)> {
    let mut texts: BTreeMap<String, String> = serde_json::from_str(content).unwrap_or_default();
    form.fields.iter().filter_map(|field| texts.remove_entry(field.name.as_ref())).collect()
}
