//! Which column fills which field, while somebody changes it by hand: always the whole answer, never a part of it.

use crate::domain::Lang;
use crate::i18n::Words;
use crate::import::{Field, ImportKind, Mapping};

/// Returns the mapping after a column was given to a field, or to none, as the pairs of `--map`.
///
/// Every field of the kind is named, with an empty column where none fills it: nothing is left to be recognised again.
pub(super) fn assigned(
    kind: ImportKind,
    header: &[String],
    mapping: &Mapping,
    column: usize,
    field: Option<Field>,
) -> Vec<(String, String)> {
    let leaves = |entry: &(Field, usize)| entry.1 == column || (Some(entry.0) == field && !entry.0.takes_several_columns());
    let mut columns: Vec<(Field, usize)> = mapping.columns.iter().filter(|entry| !leaves(entry)).copied().collect();
    columns.extend(field.map(|field| (field, column)));
    let mut pairs = Vec::new();
    for spec in kind.fields() {
        let filled: Vec<usize> = columns.iter().filter(|entry| entry.0 == spec.field).map(|entry| entry.1).collect();
        let name = || spec.field.as_str().to_owned();
        if filled.is_empty() {
            pairs.push((name(), String::new()));
        }
        pairs.extend(filled.into_iter().filter_map(|column| Some((name(), header.get(column)?.clone()))));
    }
    pairs
}

/// Returns the fields that a column fills, in the order of the kind's fields.
pub(super) fn fields_of(mapping: &Mapping, column: usize) -> Vec<Field> {
    mapping.columns.iter().filter(|entry| entry.1 == column).map(|entry| entry.0).collect()
}

/// Returns the label of a field in the language of the words.
pub(super) fn label(words: &Words, kind: ImportKind, field: Field) -> &'static str {
    let spec = kind.fields().iter().find(|spec| spec.field == field);
    spec.map_or(field.as_str(), |spec| if words.lang() == Lang::Ja { spec.ja } else { spec.en })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::match_columns;

    fn after(header: &str, column: usize, field: Option<Field>) -> String {
        let header: Vec<String> = header.split(',').map(str::to_owned).collect();
        let kind = ImportKind::Tickets;
        let before = match_columns(kind, &header, &[], None).expect("matches");
        let pairs = assigned(kind, &header, &before, column, field);
        let mapping = match_columns(kind, &header, &pairs, None).expect("the pairs are understood");
        let shown: Vec<String> = mapping.columns.iter().map(|(field, column)| format!("{field}={}", header[*column])).collect();
        shown.join(" ")
    }

    #[test]
    fn a_column_given_by_hand_takes_the_field_and_leaves_the_rest_as_it_was() {
        let header = "Account ID,Account Name,Created,Priority,Other";
        let before = "account=Account ID account=Account Name opened_at=Created severity=Priority";
        assert_eq!(after(header, 4, None), before);
        assert_eq!(after(header, 4, Some(Field::Subject)), format!("{before} subject=Other"));
        assert_eq!(after(header, 4, Some(Field::OpenedAt)), "account=Account ID account=Account Name opened_at=Other severity=Priority");
        assert_eq!(after(header, 1, None), "account=Account ID opened_at=Created severity=Priority");
        assert_eq!(
            after(header, 4, Some(Field::Account)),
            "account=Account ID account=Account Name account=Other opened_at=Created severity=Priority"
        );
        assert_eq!(after(header, 3, Some(Field::Status)), "account=Account ID account=Account Name opened_at=Created status=Priority");
    }

    /// What a form calls a field, the import screen calls it too; and both words head a column.
    #[test]
    fn fields_are_called_what_the_forms_call_them() {
        let words = Words::new(Lang::Ja);
        for (kind, field, id, other) in [
            (ImportKind::Accounts, Field::Name, "label-name", "名前"),
            (ImportKind::Accounts, Field::Kana, "label-kana", "カナ"),
            (ImportKind::Accounts, Field::Stage, "label-stage", "ステージ"),
            (ImportKind::Accounts, Field::Seats, "label-seats", "シート数"),
            (ImportKind::Accounts, Field::Arr, "label-arr", "年間経常収益"),
            (ImportKind::Accounts, Field::CreatedOn, "label-created-on", "利用開始日"),
            (ImportKind::Accounts, Field::Owner, "label-owner", "担当"),
            (ImportKind::Contacts, Field::Name, "label-person", "氏名"),
            (ImportKind::Contacts, Field::Email, "label-email", "メールアドレス"),
            (ImportKind::Contacts, Field::Phone, "label-phone", "電話番号"),
            (ImportKind::Contacts, Field::LeftOn, "label-left-on", "退職日"),
            (ImportKind::Contracts, Field::Seats, "label-seats", "シート数"),
            (ImportKind::Contracts, Field::Arr, "label-arr", "年間経常収益"),
            (ImportKind::Contracts, Field::Billing, "label-billing", "請求"),
            (ImportKind::Touches, Field::Minutes, "label-minutes", "分"),
            (ImportKind::Touches, Field::Body, "label-body", "本文"),
            (ImportKind::Touches, Field::Sentiment, "label-sentiment", "印象"),
            (ImportKind::Surveys, Field::Comment, "label-comment", "コメント"),
        ] {
            let shown = label(&words, kind, field);
            assert_eq!(shown, words.get(id), "{kind} {field}");
            for heading in [shown, other] {
                let mapping = match_columns(kind, &[heading.to_owned()], &[], None).expect("matches");
                assert_eq!(mapping.field(0), Some(field), "{kind}: {heading}");
            }
        }
    }
}
