//! The roles: every style on the screen is asked for by what it means.

/// What a piece of the screen means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// What is read.
    Text,
    /// Units, hints and what matters less.
    Dim,
    Heading,
    /// Focus, links of keys: the one accent.
    Accent,
    /// The name of a key in a footer or popup.
    Key,
    /// The selected row of what has focus; laid over the row's own styles.
    Selected,
    /// The selected row of what has lost focus.
    SelectedAway,
    /// The marker of a marked row.
    Marked,
    /// A field being edited.
    Field,
    /// Selected or matched text inside other text.
    Match,
    Green,
    Yellow,
    Red,
    /// What the book does not know.
    Unknown,
    Error,
    Warning,
    Notice,
    /// Rules, borders and axes.
    Rule,
    TokenAccount,
    TokenContact,
    TokenKind,
    TokenTask,
    TokenDate,
    TokenPriority,
}

impl Role {
    pub const ALL: &'static [Self] = &[
        Self::Text,
        Self::Dim,
        Self::Heading,
        Self::Accent,
        Self::Key,
        Self::Selected,
        Self::SelectedAway,
        Self::Marked,
        Self::Field,
        Self::Match,
        Self::Green,
        Self::Yellow,
        Self::Red,
        Self::Unknown,
        Self::Error,
        Self::Warning,
        Self::Notice,
        Self::Rule,
        Self::TokenAccount,
        Self::TokenContact,
        Self::TokenKind,
        Self::TokenTask,
        Self::TokenDate,
        Self::TokenPriority,
    ];

    /// Tells whether text is read in this role; rules are not, and must only be seen.
    pub fn is_text(self) -> bool {
        self != Self::Rule
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_is_in_the_order_of_the_variants() {
        for (index, role) in Role::ALL.iter().enumerate() {
            assert_eq!(*role as usize, index, "{role:?}");
        }
        assert_eq!(Role::ALL.last(), Some(&Role::TokenPriority));
    }
}
