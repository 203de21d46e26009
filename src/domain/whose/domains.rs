//! Domains of addresses: which belong to everybody, and which part of one is the name of its company.

use std::collections::HashSet;
use std::sync::LazyLock;

const PUBLIC: &str = include_str!("../../../assets/public_domains.txt");

static PUBLIC_DOMAINS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| PUBLIC.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).collect());

/// Parts before a country under which companies register: `co` of `acme.co.jp`.
const SECOND_LEVEL: &[&str] = &["co", "com", "ne", "or", "ac", "go", "gr", "ed", "lg", "ad", "net", "org", "gov", "edu", "in"];

/// Parts of an address that stand for a machine, not for a person.
const MACHINES: &[&str] = &[
    "noreply",
    "donotreply",
    "nepasrepondre",
    "mailerdaemon",
    "postmaster",
    "bounce",
    "bounces",
    "notification",
    "notifications",
    "notify",
    "alert",
    "alerts",
    "autoreply",
    "autoresponder",
    "unsubscribe",
    "listserv",
    "majordomo",
];

/// Says whether anybody may have an address at a domain, or at one it is part of.
///
/// `docomo.ne.jp` and `mail.docomo.ne.jp` are public, `acme.co.jp` is not.
pub fn is_public(domain: &str) -> bool {
    parents(domain).any(|part| PUBLIC_DOMAINS.contains(part))
}

/// Returns the host of an address, without a dot at its end.
pub fn host_of(email: &str) -> Option<&str> {
    email.rsplit_once('@').map(|(_, host)| host.trim_end_matches('.')).filter(|host| !host.is_empty())
}

/// Returns a domain and those it is part of, down to two parts: `mail.acme.co.jp`, `acme.co.jp`, `co.jp`.
pub fn parents(domain: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(domain).filter(|domain| !domain.is_empty()), |part| parent(part))
}

fn parent(domain: &str) -> Option<&str> {
    domain.split_once('.').map(|(_, rest)| rest).filter(|rest| rest.contains('.'))
}

/// Returns what an account's web address or domain says as a plain domain in lower case.
pub fn plain(domain: &str) -> String {
    let lower = domain.trim().to_lowercase();
    let host = lower.split_once("://").map_or(lower.as_str(), |(_, rest)| rest);
    let host = host.split(['/', '?', ':']).next().unwrap_or_default();
    host.rsplit_once('@').map_or(host, |(_, host)| host).trim_start_matches("www.").trim_end_matches('.').to_owned()
}

/// Returns the part of a domain that names the company: `acme` of `mail.acme.co.jp`, of `acme.com` and of `acme`.
pub fn company_part(domain: &str) -> &str {
    let parts: Vec<&str> = domain.split('.').collect();
    let place = match parts.as_slice() {
        [.., second, country] if country.chars().count() == 2 && SECOND_LEVEL.contains(second) => parts.len().checked_sub(3),
        _ => parts.len().checked_sub(2),
    };
    place.and_then(|place| parts.get(place)).copied().unwrap_or(parts[0])
}

/// Says whether an address is a machine's, to which nobody writes: `no-reply@`, `mailer-daemon@`, `bounces+12@`.
pub fn is_machine(email: &str) -> bool {
    let local = email.split('@').next().unwrap_or_default();
    let head = local.split(['+', '=']).next().unwrap_or_default();
    let plain: String = head.chars().filter(char::is_ascii_alphabetic).collect();
    MACHINES.contains(&plain.as_str()) || plain.starts_with("noreply") || plain.starts_with("donotreply") || plain.ends_with("noreply")
}

/// Returns an address without what follows a plus sign: `mika@acme.example` of `mika+crm@acme.example`.
pub fn untagged(email: &str) -> Option<String> {
    let (local, host) = email.rsplit_once('@')?;
    let (bare, _) = local.split_once('+').filter(|(bare, _)| !bare.is_empty())?;
    Some(format!("{bare}@{host}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn free_mail_providers_and_carriers_are_public_companies_are_not() {
        for public in ["gmail.com", "yahoo.co.jp", "docomo.ne.jp", "ezweb.ne.jp", "i.softbank.jp", "nifty.com", "biglobe.ne.jp"] {
            assert!(is_public(public), "{public}");
        }
        for public in ["ocn.ne.jp", "abc.ocn.ne.jp", "so-net.ne.jp", "mx.so-net.ne.jp", "icloud.com", "outlook.com", "outlook.jp"] {
            assert!(is_public(public), "{public}");
        }
        for company in ["acme.example", "acme.co.jp", "co.jp", "notgmail.com", "gmail.com.example", "google.com", "microsoft.com", ""] {
            assert!(!is_public(company), "{company}");
        }
    }

    #[test]
    fn a_domain_is_found_whatever_stands_around_it() {
        for (told, domain) in [
            ("https://www.Acme.co.jp/ja/", "acme.co.jp"),
            ("acme.example", "acme.example"),
            (" @acme.example", "acme.example"),
            ("http://acme.example:8080?x=1", "acme.example"),
        ] {
            assert_eq!(plain(told), domain, "{told}");
        }
    }

    #[test]
    fn the_company_part_stands_before_the_country() {
        for (domain, part) in [
            ("acme.com", "acme"),
            ("mail.acme.co.jp", "acme"),
            ("acme.co.jp", "acme"),
            ("acme.jp", "acme"),
            ("eu.acme.io", "acme"),
            ("acme", "acme"),
            ("co.jp", "co"),
        ] {
            assert_eq!(company_part(domain), part, "{domain}");
        }
    }

    #[test]
    fn machines_are_told_from_people() {
        for machine in ["no-reply@x.example", "noreply@x.example", "MAILER-DAEMON@x.example".to_lowercase().as_str(), "bounces+1@x.example"]
        {
            assert!(is_machine(machine), "{machine}");
        }
        for person in ["mika@x.example", "info@x.example", "norbert@x.example", "alerta.gomez@x.example"] {
            assert!(!is_machine(person), "{person}");
        }
        assert_eq!(untagged("mika+crm@acme.example").as_deref(), Some("mika@acme.example"));
        assert_eq!(untagged("+81@docomo.ne.jp"), None);
    }
}
