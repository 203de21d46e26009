//! Money in whole minor units of a currency (ISO 4217): 120,000 JPY is 120000 minor units, 1.20 USD is 120.

use crate::domain::Invalid;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// An amount of money. Sums and comparisons across currencies are never implied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    pub minor: i64,
    pub currency: Currency,
}

/// An active ISO 4217 code.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

/// ISO 4217 list one (active codes of countries and territories), without funds and metals.
const CODES: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY \
     COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR \
     IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR \
     MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD \
     SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD \
     XOF XPF YER ZAR ZMW ZWG";
const NO_MINOR_UNIT: &str = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
const THREE_DIGITS: &str = "BHD IQD JOD KWD LYD OMR TND";

impl Currency {
    pub const JPY: Currency = Currency(*b"JPY");
    pub const USD: Currency = Currency(*b"USD");
    pub const EUR: Currency = Currency(*b"EUR");

    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).expect("made only from the ASCII codes of the list")
    }

    /// Returns how many decimal digits the minor unit has: 0 for JPY, 2 for USD, 3 for KWD.
    pub fn digits(&self) -> u32 {
        if NO_MINOR_UNIT.contains(self.code()) {
            0
        } else if THREE_DIGITS.contains(self.code()) {
            3
        } else {
            2
        }
    }

    /// Returns how many minor units make one major unit.
    pub fn minor_per_major(&self) -> i64 {
        10_i64.pow(self.digits())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

impl FromStr for Currency {
    type Err = Invalid;

    /// Reads a code in either case, or one of the signs and words `¥ 円 $ € £`.
    fn from_str(text: &str) -> Result<Self, Invalid> {
        let code = match text.trim() {
            "¥" | "￥" | "円" => "JPY".to_owned(),
            "$" | "＄" => "USD".to_owned(),
            "€" => "EUR".to_owned(),
            "£" => "GBP".to_owned(),
            other => other.to_ascii_uppercase(),
        };
        match <[u8; 3]>::try_from(code.as_bytes()) {
            Ok(bytes) if CODES.split_ascii_whitespace().any(|known| known == code) => Ok(Currency(bytes)),
            _ => Err(Invalid::UnknownCurrency(text.to_owned())),
        }
    }
}

impl TryFrom<String> for Currency {
    type Error = Invalid;

    fn try_from(text: String) -> Result<Self, Invalid> {
        text.parse()
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> String {
        currency.code().to_owned()
    }
}

impl Money {
    /// Rounds a number of major units half away from zero to the minor unit; `None` when it does not fit.
    pub fn from_major(major: f64, currency: Currency) -> Option<Money> {
        let minor = (major * currency.minor_per_major() as f64).round();
        (minor.is_finite() && minor.abs() < 9.0e18).then_some(Money { minor: minor as i64, currency })
    }

    pub fn major(&self) -> f64 {
        self.minor as f64 / self.currency.minor_per_major() as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yen_has_no_minor_unit_and_dinars_have_three_digits() {
        let digits = |code: &str| code.parse::<Currency>().expect("known").digits();
        assert_eq!((digits("JPY"), digits("usd"), digits("KWD")), (0, 2, 3));
    }

    #[test]
    fn unknown_codes_are_refused() {
        assert_eq!("ZZZ".parse::<Currency>(), Err(Invalid::UnknownCurrency("ZZZ".into())));
        assert!("D A".parse::<Currency>().is_err());
    }

    #[test]
    fn json_has_minor_units_and_a_code() {
        let yen = Money { minor: 120_000, currency: Currency::JPY };
        assert_eq!(serde_json::to_string(&yen).expect("serialises"), r#"{"minor":120000,"currency":"JPY"}"#);
    }

    #[test]
    fn major_units_round_to_minor_ones() {
        assert_eq!(Money::from_major(1100.045, Currency::USD).map(|money| money.minor), Some(110_005));
        assert_eq!(Money::from_major(f64::INFINITY, Currency::USD), None);
    }
}
