//! An account: a customer organisation of the book.

use crate::domain::{Currency, Money, words::text_enum};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

text_enum! {
    /// How closely an account is served; sets the expected cadence.
    pub enum TouchModel { High = "high", Low = "low", Tech = "tech" }
}

text_enum! {
    /// Where an account stands in its life with the product.
    pub enum Stage {
        Onboarding = "onboarding",
        Adopting = "adopting",
        Mature = "mature",
        Renewing = "renewing",
        Churned = "churned",
    }
}

/// The fields of an account. `custom` holds the columns of imports that no field of ours takes.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Account {
    pub external_id: Option<String>,
    pub name: String,
    /// The reading of a Japanese name, for finding it.
    pub kana: Option<String>,
    pub domain: Option<String>,
    pub segment: Option<String>,
    pub industry: Option<String>,
    pub region: Option<String>,
    pub country: Option<String>,
    pub touch_model: Option<TouchModel>,
    pub stage: Option<Stage>,
    pub seats: Option<u32>,
    /// Annual recurring revenue as the CRM states it; contracts, where there are any, count instead.
    pub arr: Option<Money>,
    /// The currency of the account's contracts when a row states none.
    pub currency: Option<Currency>,
    pub created_on: Option<NaiveDate>,
    pub churned_on: Option<NaiveDate>,
    pub owner: Option<String>,
    pub note: Option<String>,
    pub custom: BTreeMap<String, String>,
}

impl Account {
    pub fn named(name: impl Into<String>) -> Account {
        Account { name: name.into(), ..Account::default() }
    }
}

/// Legal forms that do not tell companies apart; written as they are after normalising.
const LEGAL_FORMS: &[&str] = &[
    "株式会社",
    "有限会社",
    "合同会社",
    "合資会社",
    "(株)",
    "(有)",
    "(合)",
    "inc",
    "corp",
    "corporation",
    "co",
    "ltd",
    "llc",
    "llp",
    "plc",
    "gmbh",
    "ag",
    "kk",
    "limited",
    "company",
];

/// Returns the key under which names count as the same: NFKC, lower case, without legal form, spaces and points.
///
/// `Ａｃｍｅ　Ｉｎｃ．` and `ACME, Inc.` give `acme`; `株式会社カネコ` and `ｶﾈｺ(株)` give `カネコ`. A name that is nothing but a
/// legal form keeps it.
pub fn name_key(name: &str) -> String {
    let folded: String = name.nfkc().flat_map(char::to_lowercase).collect();
    let mut rest = folded.clone();
    for form in LEGAL_FORMS.iter().filter(|form| !form.is_ascii() || form.starts_with('(')) {
        rest = rest.replace(form, " ");
    }
    let words: Vec<&str> = rest.split(|c: char| c.is_whitespace() || ",.、。・".contains(c)).filter(|word| !word.is_empty()).collect();
    let kept = words.iter().rposition(|word| !LEGAL_FORMS.contains(word)).map_or(0, |last| last + 1);
    let key: String = words[..kept].concat();
    if key.is_empty() { folded.split_whitespace().collect() } else { key }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_mean_one_company_share_a_key() {
        for (one, other) in [("Ａｃｍｅ　Ｉｎｃ．", "ACME, Inc."), ("株式会社カネコ", "ｶﾈｺ(株)"), ("㈱カネコ", "カネコ 株式会社")]
        {
            assert_eq!(name_key(one), name_key(other), "{one} / {other}");
        }
    }

    #[test]
    fn names_of_different_companies_do_not() {
        assert_ne!(name_key("Acme"), name_key("Acme Labs"));
        assert_ne!(name_key("株式会社"), "");
        assert_ne!(name_key("Co"), "");
    }
}
