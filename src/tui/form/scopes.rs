//! Which commands work in which field of a form.

use super::offers::Known;
use super::{Field, FieldValue};
use crate::tui::command::Scope;

/// How far the list under a field is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum List {
    Closed,
    Open,
    /// A row is chosen, which Enter takes.
    Chosen,
}

macro_rules! one_line {
    ($is_last:expr $(, $scope:ident)*) => {
        if $is_last {
            &[$(Scope::$scope,)* Scope::Form, Scope::FormField, Scope::FormEnd]
        } else {
            &[$(Scope::$scope,)* Scope::Form, Scope::FormField, Scope::FormMiddle]
        }
    };
}

/// Returns the scopes of a field, innermost first.
pub(super) fn scopes(field: &Field, is_last: bool, list: List) -> &'static [Scope] {
    match (&field.value, &field.known, list) {
        (FieldValue::Lines(..), ..) => &[Scope::FormEditor, Scope::Form, Scope::FormText],
        (FieldValue::Choice(_) | FieldValue::Scale(..), ..) => one_line!(is_last, FormChoice),
        (FieldValue::Line(_), Some(_), List::Chosen) => one_line!(is_last, FormOffer, FormNamed, FormOffers, FormKnown),
        (FieldValue::Line(_), Some(Known::Column(_) | Known::Custom(_)), List::Open) => one_line!(is_last, FormOffers, FormKnown),
        (FieldValue::Line(_), Some(_), List::Open) => one_line!(is_last, FormNamed, FormOffers, FormKnown),
        (FieldValue::Line(_), Some(_), List::Closed) => one_line!(is_last, FormKnown),
        (FieldValue::Line(_), None, _) if field.is_day() => one_line!(is_last, FormDay),
        (FieldValue::Line(_), None, _) => one_line!(is_last),
    }
}
