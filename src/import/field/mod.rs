//! The fields that a file can fill, and the words by which its columns are known: one table a kind.
//!
//! A heading matches regardless of width, case, spaces and punctuation. Within a kind no word stands for two fields.

mod tables;
pub mod unit;

use crate::{domain::words::text_enum, import::ImportKind};
use unicode_normalization::UnicodeNormalization;

text_enum! {
    /// The fields of all kinds, by the names that `--map` and `--set` use.
    pub enum Field {
        Account = "account",
        Arr = "arr",
        At = "at",
        AutoRenew = "auto_renew",
        Billing = "billing",
        Body = "body",
        CardId = "card_id",
        ChurnReason = "churn_reason",
        ChurnedOn = "churned_on",
        ClosedAt = "closed_at",
        ClosedOn = "closed_on",
        Comment = "comment",
        Contact = "contact",
        Contract = "contract",
        Country = "country",
        CreatedOn = "created_on",
        Currency = "currency",
        Date = "date",
        Direction = "direction",
        Domain = "domain",
        DueOn = "due_on",
        Email = "email",
        EndOn = "end_on",
        ExternalId = "external_id",
        FamilyName = "family_name",
        FinalArr = "final_arr",
        FirstResponseAt = "first_response_at",
        FirstResponseMinutes = "first_response_minutes",
        FromOn = "from_on",
        GivenName = "given_name",
        Industry = "industry",
        InvitedAt = "invited_at",
        Kana = "kana",
        Kind = "kind",
        LeftOn = "left_on",
        Metric = "metric",
        Minutes = "minutes",
        Mrr = "mrr",
        Name = "name",
        Note = "note",
        NoticeDays = "notice_days",
        OpenedAt = "opened_at",
        OtherEmails = "other_emails",
        Outcome = "outcome",
        Owner = "owner",
        Phone = "phone",
        Plan = "plan",
        Product = "product",
        Quote = "quote",
        Rate = "rate",
        Region = "region",
        Role = "role",
        Satisfaction = "satisfaction",
        Scale = "scale",
        Score = "score",
        Seats = "seats",
        Segment = "segment",
        Sentiment = "sentiment",
        Severity = "severity",
        Source = "source",
        Stage = "stage",
        StartOn = "start_on",
        Status = "status",
        Subject = "subject",
        TermMonths = "term_months",
        Title = "title",
        TouchModel = "touch_model",
        User = "user",
        Value = "value",
    }
}

impl Field {
    /// Says whether several columns may fill the field. A row may name its account by id and by name; all are tried.
    pub fn takes_several_columns(self) -> bool {
        self == Field::Account
    }

    /// Says whether the cells hold dates, so that the whole column decides what comes first, day or month.
    pub fn is_date(self) -> bool {
        use Field::*;
        matches!(
            self,
            At | ChurnedOn
                | ClosedAt
                | ClosedOn
                | CreatedOn
                | Date
                | DueOn
                | EndOn
                | FirstResponseAt
                | FromOn
                | InvitedAt
                | LeftOn
                | OpenedAt
                | StartOn
        )
    }

    /// Says whether the cells hold amounts, so that the whole column decides what the decimal sign is.
    pub fn is_amount(self) -> bool {
        matches!(self, Field::Arr | Field::Mrr | Field::FinalArr | Field::Rate | Field::Value)
    }

    /// Says whether the cells hold money, so that a heading may name a currency.
    pub fn is_money(self) -> bool {
        self.is_amount() && !matches!(self, Field::Rate | Field::Value)
    }
}

/// A field of a kind and the headings it goes by.
#[derive(Clone, Copy, Debug)]
pub struct FieldSpec {
    pub field: Field,
    /// The label in English, which is also a heading.
    pub en: &'static str,
    /// The label in Japanese, which is also a heading.
    pub ja: &'static str,
    /// Other headings, the best first, with `|` between them.
    pub synonyms: &'static str,
}

impl ImportKind {
    /// Returns the fields of the kind in the order in which they are shown.
    pub fn fields(self) -> &'static [FieldSpec] {
        match self {
            ImportKind::Accounts => tables::ACCOUNTS,
            ImportKind::Contacts => tables::CONTACTS,
            ImportKind::Contracts => tables::CONTRACTS,
            ImportKind::Renewals => tables::RENEWALS,
            ImportKind::Touches => tables::TOUCHES,
            ImportKind::Usage => tables::USAGE,
            ImportKind::Tickets => tables::TICKETS,
            ImportKind::Surveys => tables::SURVEYS,
            ImportKind::Rates => tables::RATES,
        }
    }

    /// Returns what a row must have: of each group at least one field.
    pub fn needs(self) -> &'static [&'static [Field]] {
        use Field::*;
        match self {
            ImportKind::Accounts => &[&[Name, ExternalId]],
            ImportKind::Contacts => &[&[Account, Email], &[Name, Email, FamilyName, GivenName]],
            ImportKind::Contracts => &[&[Account]],
            ImportKind::Renewals => &[&[Account, Contract], &[DueOn, ClosedOn]],
            ImportKind::Touches => &[&[Account, Contact], &[Kind], &[At]],
            ImportKind::Usage => &[&[Account, User], &[Date]],
            ImportKind::Tickets => &[&[Account, Contact], &[OpenedAt]],
            ImportKind::Surveys => &[&[Account, Contact], &[Kind], &[Score, InvitedAt], &[At, InvitedAt]],
            ImportKind::Rates => &[&[Currency], &[Quote], &[FromOn], &[Rate]],
        }
    }

    /// Says whether the kind has the field.
    pub fn has(self, field: Field) -> bool {
        self.fields().iter().any(|spec| spec.field == field)
    }
}

impl FieldSpec {
    /// Returns how well a heading, given as its key, names the field: 0 is best, `None` not at all.
    pub fn rank(&self, heading_key: &str) -> Option<usize> {
        self.words().position(|word| key(word) == heading_key)
    }

    /// Returns all headings of the field: name, labels, synonyms.
    pub fn words(&self) -> impl Iterator<Item = &'static str> {
        [self.field.as_str(), self.en, self.ja].into_iter().chain(self.synonyms.split('|')).filter(|word| !word.is_empty())
    }
}

/// Returns what two spellings of one word have in common: NFKC, lower case, letters and digits only.
///
/// `Account_Name`, `ACCOUNT NAME` and `Ａｃｃｏｕｎｔ　Ｎａｍｅ` give `accountname`; the Japanese long vowel sign stays.
pub fn key(text: &str) -> String {
    text.nfkc().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    #[test]
    fn no_word_stands_for_two_fields_of_a_kind() {
        for kind in ImportKind::ALL {
            let mut seen: HashMap<String, Field> = HashMap::new();
            for spec in kind.fields() {
                for word in spec.words() {
                    let other = seen.insert(key(word), spec.field);
                    assert!(other.is_none_or(|other| other == spec.field), "{kind}: {word} is {other:?} and {:?}", spec.field);
                }
            }
        }
    }

    #[test]
    fn every_need_can_be_met() {
        for kind in ImportKind::ALL {
            assert!(kind.needs().iter().flat_map(|group| group.iter()).all(|field| kind.has(*field)), "{kind}");
        }
    }

    #[test]
    fn keys_ignore_width_case_and_punctuation() {
        assert_eq!(key("Ａｃｃｏｕｎｔ　Ｎａｍｅ"), key("account_name"));
        assert_eq!(key("提出者名（ヨミ）"), "提出者名ヨミ");
        assert_eq!(key("ﾕｰｻﾞｰ数"), "ユーザー数");
    }
}
