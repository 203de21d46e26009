//! A survey response: an NPS, CSAT or CES answer with its comment.

use crate::domain::{AccountId, ContactId, Invalid, Moment, ResponseId, words::text_enum};
use chrono::NaiveDate;

text_enum! {
    pub enum SurveyKind { Nps = "nps", Csat = "csat", Ces = "ces" }
}

impl SurveyKind {
    /// Returns the usual scale, lowest and highest answer: NPS 0–10, CSAT 1–5, CES 1–7.
    pub fn usual_scale(self) -> Scale {
        match self {
            SurveyKind::Nps => Scale { min: 0, max: 10 },
            SurveyKind::Csat => Scale { min: 1, max: 5 },
            SurveyKind::Ces => Scale { min: 1, max: 7 },
        }
    }
}

/// The lowest and the highest answer of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    pub min: u8,
    pub max: u8,
}

impl std::str::FromStr for Scale {
    type Err = Invalid;

    /// Reads `1-5`, `0–10` or `1..7`; a single number is the highest answer of a scale from 1.
    fn from_str(text: &str) -> Result<Self, Invalid> {
        let bad = || Invalid::NotANumber(text.to_owned());
        let mut ends = text.split(['-', '–', '~', '〜', '.']).map(str::trim).filter(|end| !end.is_empty());
        let first: u8 = ends.next().ok_or(Invalid::Empty)?.parse().map_err(|_| bad())?;
        let scale = match ends.next() {
            Some(end) => Scale { min: first, max: end.parse().map_err(|_| bad())? },
            None => Scale { min: 1, max: first },
        };
        if ends.next().is_some() || scale.min >= scale.max { Err(bad()) } else { Ok(scale) }
    }
}

impl std::fmt::Display for Scale {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}", self.min, self.max)
    }
}

/// An answer that lies on its scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    value: u8,
    scale: Scale,
}

impl Score {
    /// Checks that an answer lies on the scale.
    pub fn new(value: i64, scale: Scale) -> Result<Score, Invalid> {
        match u8::try_from(value) {
            Ok(value) if (scale.min..=scale.max).contains(&value) => Ok(Score { value, scale }),
            _ => Err(Invalid::OutOfRange { value: value.to_string(), min: scale.min.to_string(), max: scale.max.to_string() }),
        }
    }

    pub fn value(&self) -> u8 {
        self.value
    }

    pub fn scale(&self) -> Scale {
        self.scale
    }

    /// Returns where on its scale the answer lies, 0 for the lowest and 1 for the highest.
    pub fn share(&self) -> f64 {
        f64::from(self.value - self.scale.min) / f64::from(self.scale.max - self.scale.min)
    }

    /// Says whether this is an NPS detractor (0–6 of 10); a shorter scale counts its lower six tenths.
    pub fn is_detractor(&self) -> bool {
        self.share() <= 0.6
    }

    /// Says whether this is an NPS promoter (9–10 of 10).
    pub fn is_promoter(&self) -> bool {
        self.share() >= 0.9
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    pub account: AccountId,
    pub contact: Option<ContactId>,
    pub external_id: Option<String>,
    pub kind: SurveyKind,
    pub score: Score,
    pub comment: Option<String>,
    pub at: Moment,
    /// When we answered the person, where that was noted by hand; a later touch with the person counts as well.
    pub answered_at: Option<Moment>,
    pub follow_up: FollowUp,
}

impl Response {
    /// An answer of nobody known, without a comment.
    pub fn given(account: AccountId, kind: SurveyKind, score: Score, at: Moment) -> Response {
        let (contact, external_id, comment, answered_at) = (None, None, None, None);
        Response { account, contact, external_id, kind, score, comment, at, answered_at, follow_up: FollowUp::default() }
    }
}

/// What becomes of an answer after somebody spoke with the person.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FollowUp {
    /// What is to be done about it, or was.
    pub plan: Option<String>,
    /// The day the matter behind it was closed.
    pub closed_on: Option<NaiveDate>,
    /// The day the customer was told what became of it.
    pub told_on: Option<NaiveDate>,
}

/// That somebody was asked a survey, answered or not.
#[derive(Clone, Debug, PartialEq)]
pub struct Invitation {
    pub account: AccountId,
    pub contact: Option<ContactId>,
    pub kind: SurveyKind,
    pub at: Moment,
    pub response: Option<ResponseId>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_must_lie_on_its_scale() {
        let nps = SurveyKind::Nps.usual_scale();
        assert!(Score::new(11, nps).is_err() && Score::new(-1, nps).is_err() && Score::new(300, nps).is_err());
        assert_eq!(Score::new(10, nps).map(|score| score.value()), Ok(10));
    }

    #[test]
    fn detractors_are_zero_to_six() {
        let of = |value| Score::new(value, SurveyKind::Nps.usual_scale()).expect("on the scale");
        assert!(of(6).is_detractor() && !of(7).is_detractor() && of(9).is_promoter() && !of(8).is_promoter());
    }

    #[test]
    fn scales_are_read_in_the_usual_spellings() {
        for (text, scale) in [("1-5", Scale { min: 1, max: 5 }), ("0–10", Scale { min: 0, max: 10 }), ("7", Scale { min: 1, max: 7 })] {
            assert_eq!(text.parse(), Ok(scale));
        }
        assert!("5-1".parse::<Scale>().is_err() && "".parse::<Scale>().is_err());
    }
}
