//! Words that one does not write, found in a letter as the search finds them: whole, in any width and case, across the ends of lines.

use crate::domain::MailDraft;
use crate::domain::letter::lint::{Place, own_lines};
use crate::text::{Needle, pieces};

/// A word that no draft may hold; with a star behind it, any word that begins so.
#[derive(Clone, Debug)]
pub(super) struct Unwanted {
    word: String,
    /// `None` for signs alone, which are looked for as they are.
    needle: Option<Needle>,
}

impl Unwanted {
    pub fn new(word: String) -> Unwanted {
        let bare = word.trim_end_matches(['*', '＊']);
        Unwanted { needle: Needle::of(bare, bare.len() < word.len()), word }
    }

    /// Returns which of some words a letter holds, and where each stands first.
    pub fn places(words: &[Unwanted], draft: &MailDraft) -> Vec<(Place, String)> {
        if words.is_empty() {
            return Vec::new();
        }
        let (mut body, mut starts) = (String::new(), Vec::new());
        for (number, line) in own_lines(&draft.body) {
            starts.push((body.len(), number));
            body.push_str(line);
            body.push('\n');
        }
        let line = |place: usize| starts.iter().rev().find(|(start, _)| *start <= place).map_or(1, |(_, number)| *number);
        let (in_subject, in_body) = (pieces(&draft.subject), pieces(&body));
        let first = |one: &Unwanted| match &one.needle {
            Some(needle) if needle.is_in(&in_subject) => Some(Place::Subject),
            Some(needle) => needle.places(&in_body).first().map(|place| Place::Line(line(place.start))),
            None if draft.subject.contains(&one.word) => Some(Place::Subject),
            None => body.find(&one.word).map(|place| Place::Line(line(place))),
        };
        words.iter().filter_map(|one| Some((first(one)?, one.word.clone()))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{AccountId, Lang, MailDraftState, Timestamp};

    fn places(word: &str, subject: &str, body: &str) -> Option<Place> {
        let draft = MailDraft {
            account: AccountId(1),
            contact: None,
            template: None,
            reply_to: None,
            lang: Lang::En,
            people: Vec::new(),
            subject: subject.into(),
            body: body.into(),
            attachments: Vec::new(),
            state: MailDraftState::Open,
            batch: None,
            handed_to: None,
            made_at: Timestamp::UNIX_EPOCH,
            sent_at: None,
            touch: None,
        };
        Unwanted::places(&[Unwanted::new(word.to_owned())], &draft).pop().map(|(place, _)| place)
    }

    #[test]
    fn words_are_found_whole_wherever_they_stand() {
        for (word, body, expected) in [
            ("cat", "the category\nof cats", None),
            ("cat", "the category\na CAT", Some(Place::Line(2))),
            ("guarantee*", "it is guaranteed", Some(Place::Line(1))),
            ("to be honest", "x\nto  be\nhonest", Some(Place::Line(2))),
            ("ＡＳＡＰ", "できればasapでお願いします", Some(Place::Line(1))),
            ("to be honest", "正直 to be honest です", Some(Place::Line(1))),
            ("必ず", "これは必\nず直します", Some(Place::Line(1))),
            ("必ず", "> 必ず\nはい", None),
            ("!!", "now!!", Some(Place::Line(1))),
        ] {
            assert_eq!(places(word, "Subject", body), expected, "{word} {body}");
        }
        assert_eq!(places("必ず", "必ずお読みください", ""), Some(Place::Subject));
    }
}
