//! Names of companies and people: each company's name and address once in a book, however large.

use unicode_normalization::UnicodeNormalization;

use super::draw::{Draw, mix};
use super::words::{Named, People, Words};
use crate::domain::ContactRole;

/// A company's name with its address and what its name tells about its trade.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct CompanyName {
    pub name: String,
    pub kana: Option<String>,
    pub domain: String,
    pub industry: String,
}

/// A person before there is a contact.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Person {
    pub name: String,
    /// What the manager calls the person.
    pub called: String,
    /// The part of the e-mail address before the `@`.
    pub mail: String,
    pub title: String,
    pub role: ContactRole,
    /// Days ago of leaving.
    pub left: Option<i64>,
    /// Days ago since when the person is known, where that is not the beginning.
    pub since: Option<i64>,
}

/// Composes the name of an ordinary account: a walk over all pairs of head and tail by a step that meets each pair once.
pub(super) fn company(words: &Words, seed: u64, position: usize) -> CompanyName {
    let (heads, tails) = (&words.company.heads, &words.company.tails);
    let pairs = heads.len() * tails.len();
    let start = (mix(&[seed, 11]) % pairs as u64) as usize;
    let pair = (start + position % pairs * step_through(pairs)) % pairs;
    let (head, tail) = (&heads[pair % heads.len()], &tails[pair / heads.len()]);
    let place = (position / pairs).checked_sub(1).map(|round| &words.company.places[round % words.company.places.len()]);
    let form = &words.company.forms[(mix(&[seed, 12, position as u64]) % words.company.forms.len() as u64) as usize];
    let parts = [place, Some(head), Some(&Named(tail.0.clone(), tail.1.clone(), tail.2.clone()))];
    let parts: Vec<&Named> = parts.into_iter().flatten().collect();
    let kana: String = parts.iter().map(|part| part.1.as_str()).collect();
    let spaced = if kana.is_empty() { " " } else { "" };
    let name = parts.iter().map(|part| part.0.as_str()).collect::<Vec<_>>().join(spaced);
    let slug = parts.iter().map(|part| part.2.as_str()).collect::<Vec<_>>().join("-");
    CompanyName {
        name: form.replace("{}", &name),
        kana: Some(kana).filter(|kana| !kana.is_empty()),
        domain: format!("{slug}.example"),
        industry: tail.3.clone(),
    }
}

/// Returns a step of about 0.62 of a count (the golden ratio spreads neighbours) that has no divisor in common with it.
fn step_through(count: usize) -> usize {
    let wanted = count * 618 / 1000;
    (wanted.max(1)..).find(|step| greatest_common_divisor(*step, count) == 1).unwrap_or(1)
}

fn greatest_common_divisor(one: usize, other: usize) -> usize {
    if other == 0 { one } else { greatest_common_divisor(other, one % other) }
}

/// Draws people of different names for an account, the champion first.
pub(super) fn people(words: &Words, roles: &[ContactRole], draw: &mut Draw) -> Vec<Person> {
    let groups: Vec<(usize, u32)> = words.person.iter().enumerate().map(|(at, group)| (at, group.weight)).collect();
    let mut people: Vec<Person> = Vec::with_capacity(roles.len());
    while people.len() < roles.len() {
        let person = person(words, &words.person[draw.weighted(&groups)], roles[people.len()], draw);
        if people.iter().all(|other| other.called != person.called && other.mail != person.mail) {
            people.push(person);
        }
    }
    people
}

fn person(words: &Words, group: &People, role: ContactRole, draw: &mut Draw) -> Person {
    let (given, family) = (draw.pick(&group.given), draw.pick(&group.family));
    let (name, called) = if group.family_first {
        (format!("{} {}", family.0, given.0), family.0.clone())
    } else {
        (format!("{} {}", given.0, family.0), given.0.clone())
    };
    let titles = match role {
        ContactRole::Champion => &words.titles.champion,
        ContactRole::DecisionMaker => &words.titles.decision_maker,
        ContactRole::User | ContactRole::Other => &words.titles.user,
        ContactRole::Billing => &words.titles.billing,
    };
    let mail = format!("{}.{}", plain(&given.1), plain(&family.1));
    Person { name, called, mail, title: draw.pick(titles).clone(), role, left: None, since: None }
}

/// Returns the ASCII letters of a name: `Zoë` gives `zoe`.
fn plain(name: &str) -> String {
    name.nfd().filter(char::is_ascii_alphabetic).map(|letter| letter.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::words::words;
    use super::*;
    use crate::domain::Lang;
    use std::collections::HashSet;

    #[test]
    fn a_hundred_thousand_companies_have_names_and_addresses_of_their_own() {
        for lang in Lang::ALL {
            let all = (0..100_000).map(|position| company(words(*lang), 1, position));
            let (names, domains): (HashSet<String>, HashSet<String>) = all.map(|company| (company.name, company.domain)).unzip();
            assert_eq!((names.len(), domains.len()), (100_000, 100_000), "{lang}");
        }
    }

    #[test]
    fn addresses_are_plain() {
        assert_eq!(plain("Zoë"), "zoe");
        assert_eq!(plain("O'Brien"), "obrien");
    }
}
