//! How Japanese names of commands are read: somebody who types kana finds 更新 by こうしん.

/// Words and their readings, a pair a line; a longer word stands before one it holds.
const READINGS: &str = include_str!("../../assets/keys/readings.txt");

/// Returns a name with the words that are known put into kana; the rest stays as it is.
pub fn reading(name: &str) -> String {
    pairs().fold(name.to_owned(), |read, (word, kana)| if read.contains(word) { read.replace(word, kana) } else { read })
}

fn pairs() -> impl Iterator<Item = (&'static str, &'static str)> {
    READINGS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(' '))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::is_kana_or_kanji;

    #[test]
    fn every_reading_is_kana_and_no_word_hides_a_longer_one() {
        let all: Vec<_> = pairs().collect();
        for (at, (word, kana)) in all.iter().enumerate() {
            assert!(kana.chars().all(|c| ('\u{3041}'..='\u{3096}').contains(&c) || c == 'ー'), "{word}: {kana}");
            assert!(word.chars().all(is_kana_or_kanji), "{word}");
            let hidden = all.iter().take(at).find(|(earlier, _)| word.contains(earlier));
            assert_eq!(hidden, None, "{word} must stand before it");
        }
        assert_eq!(reading("更新を閉じる"), "こうしんをとじる");
    }
}
