//! Which account an unknown address may be of, by what it and the account are called. Only ever a suggestion.

use super::domains::{company_part, host_of, is_public, plain};
use crate::domain::AccountId;
use crate::domain::account::name_key;

/// The shortest name of a company that is looked for inside of other words: two letters stand in too many.
const SHORTEST_LATIN: usize = 4;
const SHORTEST_JAPANESE: usize = 2;

/// What an account is called, made ready for comparing.
#[derive(Clone, Debug)]
pub struct Called {
    account: AccountId,
    /// The name without legal form and spaces, and its reading.
    keys: Vec<String>,
    /// `acme` of its domain.
    company: Option<String>,
}

impl Called {
    pub fn new(account: AccountId, name: &str, kana: Option<&str>, domain: Option<&str>) -> Called {
        let keys = std::iter::once(name).chain(kana).map(name_key).filter(|key| !key.is_empty()).collect();
        let domain = domain.map(plain).filter(|domain| domain.contains('.') && !is_public(domain));
        Called { account, keys, company: domain.map(|domain| company_part(&domain).to_owned()) }
    }

    /// Returns how well it fits; less is better, `None` not at all.
    fn fit(&self, company: Option<&str>, words: &str) -> Option<u8> {
        if let Some(company) = company {
            let plain: String = company.chars().filter(|c| c.is_alphanumeric()).collect();
            if self.company.as_deref() == Some(company) {
                return Some(0);
            }
            if self.keys.contains(&plain) {
                return Some(1);
            }
            if self.keys.iter().any(|key| is_inside(key, &plain) || is_inside(&plain, key)) {
                return Some(2);
            }
        }
        self.keys.iter().any(|key| is_inside(key, words)).then_some(3)
    }
}

/// Finds the account that an address is like: by the company in its domain, then by what the header calls the person, where
/// many write their company behind the name.
pub fn suggestion(email: &str, header: &str, accounts: &[Called]) -> Option<AccountId> {
    let company = host_of(email).filter(|host| !is_public(host)).map(company_part);
    let words = name_key(header);
    let fits = accounts.iter().filter_map(|called| Some((called.fit(company, &words)?, called.longest(), called.account)));
    // Of those that fit as well the longer name tells more.
    fits.min_by_key(|(fit, length, account)| (*fit, std::cmp::Reverse(*length), *account)).map(|(_, _, account)| account)
}

impl Called {
    fn longest(&self) -> usize {
        self.keys.iter().map(String::len).max().unwrap_or(0)
    }
}

fn is_inside(part: &str, whole: &str) -> bool {
    let shortest = if part.is_ascii() { SHORTEST_LATIN } else { SHORTEST_JAPANESE };
    part.chars().count() >= shortest && whole.contains(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_company_in_the_domain_or_behind_the_name_suggests_the_account() {
        let accounts = [
            Called::new(AccountId(1), "Acme, Inc.", None, Some("acme.com")),
            Called::new(AccountId(2), "株式会社カネコ", Some("カネコ"), None),
            Called::new(AccountId(3), "Blue Ocean", None, None),
            Called::new(AccountId(4), "Ox", None, None),
        ];
        for (email, header, account) in [
            ("mika@acme.co.jp", "", Some(1)),
            ("mika@acme-labs.example", "", Some(1)),
            ("ken@blueocean.example", "", Some(3)),
            ("ken@blue-ocean.example", "", Some(3)),
            ("ken@gmail.com", "金子 健（株式会社カネコ）", Some(2)),
            ("ken@gmail.com", "Ken (Acme)", Some(1)),
            ("ken@oxford.example", "", None),
            ("ken@other.example", "Ken", None),
        ] {
            assert_eq!(suggestion(email, header, &accounts), account.map(AccountId), "{email} {header}");
        }
    }
}
