//! What a person takes for granted about amounts: the currency of one that states none.

use crate::domain::{Currency, Lang};

/// The currency a person chose for themselves, and the language that tells it where they did not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Home {
    pub lang: Lang,
    pub currency: Option<Currency>,
}

impl Home {
    /// Returns the currency of the language, for a book that holds no amounts yet.
    pub fn usual_currency(self) -> Currency {
        match self.lang {
            Lang::En => Currency::USD,
            Lang::Ja => Currency::JPY,
        }
    }
}

impl From<Lang> for Home {
    fn from(lang: Lang) -> Home {
        Home { lang, currency: None }
    }
}
