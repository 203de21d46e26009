//! Values from cells: numbers, money, yes and no, words, dates. Everything is read after NFKC, so full-width digits and
//! signs are as good as narrow ones.

pub mod date;
mod date_text;
pub mod number;
pub mod word;

pub use date::{DateFormat, DateOrder};
pub use number::NumberStyle;

use crate::domain::Invalid;
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// Returns the text as NFKC without surrounding space. Most cells are ASCII and are that already.
fn plain(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { Cow::Borrowed(text.trim()) } else { Cow::Owned(text.nfkc().collect::<String>().trim().to_owned()) }
}

/// Says whether a cell of a typed column stands for "nothing": empty, a dash, or what programs write for it.
pub fn is_nothing(text: &str) -> bool {
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let text = plain(text).to_lowercase();
    matches!(
        text.as_str(),
        "" | "-"
            | "--"
            | "—"
            | "–"
            | "ー"
            | "n/a"
            | "na"
            | "#n/a"
            | "null"
            | "none"
            | "nil"
            | "nan"
            | "\\n"
            | "未設定"
            | "未定"
            | "不明"
            | "なし"
    )
}

/// Reads yes or no in either language.
pub fn yes_no(text: &str) -> Result<bool, Invalid> {
    match plain(text).to_lowercase().as_str() {
        "true" | "t" | "yes" | "y" | "1" | "on" | "x" | "✓" | "✔" | "☑" | "はい" | "有" | "有り" | "あり" | "する" | "○" | "◯" | "〇"
        | "オン" | "自動" | "真" | "可" => Ok(true),
        "false" | "f" | "no" | "n" | "0" | "off" | "×" | "✗" | "☐" | "いいえ" | "無" | "無し" | "なし" | "しない" | "オフ" | "手動"
        | "偽" | "不可" => Ok(false),
        _ => Err(Invalid::NotABool(text.to_owned())),
    }
}

/// Reads an e-mail address, also as `Name <address>` or `mailto:`; in lower case.
pub fn email(text: &str) -> Result<String, Invalid> {
    let plain = plain(text);
    let inner = plain.rsplit_once('<').map_or(&*plain, |(_, rest)| rest.trim_end_matches('>'));
    let address = inner.trim().trim_start_matches("mailto:").to_lowercase();
    let good = address.split_once('@').is_some_and(|(person, host)| !person.is_empty() && is_host(host));
    if good && !address.contains(char::is_whitespace) { Ok(address) } else { Err(Invalid::NotAnEmail(text.to_owned())) }
}

/// Returns the host of a web address or an e-mail address without `www.`, or `None` where there is none.
pub fn domain(text: &str) -> Option<String> {
    let plain = plain(text).to_lowercase();
    let rest = plain.split_once("://").map_or(plain.as_str(), |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
    let host = host.trim_start_matches("www.").trim_end_matches('.');
    is_host(host).then(|| host.to_owned())
}

fn is_host(text: &str) -> bool {
    let labels = text.split('.').collect::<Vec<_>>();
    labels.len() > 1 && labels.iter().all(|label| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yes_and_no_in_both_languages() {
        for yes in ["TRUE", "Yes", "1", "はい", "有", "○", "ＴＲＵＥ"] {
            assert_eq!(yes_no(yes), Ok(true), "{yes}");
        }
        for no in ["false", "N", "0", "いいえ", "無", "×"] {
            assert_eq!(yes_no(no), Ok(false), "{no}");
        }
        assert!(yes_no("maybe").is_err());
    }

    proptest::proptest! {
        /// Whatever a cell holds, it is a value or a fault.
        #[test]
        fn no_cell_is_a_crash(text in "[0-9 年月日/:.,+()T令和r$万億千a-z%-]{0,16}|\\PC{0,12}") {
            let zone = crate::domain::Zone::utc();
            for order in DateOrder::ALL {
                let _ = date::moment(&text, &DateFormat::Order(*order), &zone);
            }
            let _ = date::moment(&text, &DateFormat::Pattern("%d.%m.%Y %H:%M".into()), &zone);
            let _ = number::money(&text, NumberStyle::Comma, crate::domain::Currency::JPY, 1.0);
            let _ = (number::whole(&text), number::minutes(&text), email(&text), domain(&text), yes_no(&text));
        }
    }

    #[test]
    fn addresses_are_taken_out_of_what_surrounds_them() {
        assert_eq!(email("Hanako Sato <Hanako@Example.co.jp>").as_deref(), Ok("hanako@example.co.jp"));
        for bad in ["hanako", "@example.com", "a@b", "a b@example.com", "a@exa mple.com"] {
            assert!(email(bad).is_err(), "{bad}");
        }
        for (text, host) in
            [("https://www.Acme.example/path?q", "acme.example"), ("acme.example", "acme.example"), ("x@acme.example", "acme.example")]
        {
            assert_eq!(domain(text).as_deref(), Some(host));
        }
        assert_eq!(domain("not a site"), None);
    }
}
