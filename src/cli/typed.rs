//! Values of options as a person types them: amounts, percentages, words that may be taken back.

use crate::cli::failure::Failure;
use crate::domain::{Currency, Invalid, Money, number};

/// Returns a text without the blanks around it; nothing where nothing is left, which takes a value back.
pub fn filled(text: &str) -> Option<String> {
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// Reads an amount that is not below zero, in the usual currency where none is named.
pub fn money(name: &'static str, text: &str, usual: Currency) -> Result<Money, Failure> {
    let money = Money::parse(text, usual).map_err(|why| Failure::Option { name, why })?;
    match money.minor < 0 {
        true => Err(Failure::Option { name, why: Invalid::Negative(text.to_owned()) }),
        false => Ok(money),
    }
}

/// Reads `40`, `40%` or `４０％` as 0.4.
pub fn percent(name: &'static str, text: &str) -> Result<f64, Failure> {
    let refused = |why| Failure::Option { name, why };
    let bare = text.trim_end_matches(['%', '％']).trim();
    let value = number::parse(bare).map_err(refused)?;
    let out = Invalid::OutOfRange { value: text.to_owned(), min: "0".into(), max: "100".into() };
    if (0.0..=100.0).contains(&value) { Ok(value / 100.0) } else { Err(refused(out)) }
}
