//! Words by their ids: the messages of `assets/locales`, in Project Fluent's syntax, one file per area and language.
//!
//! At the start only the places of the messages are noted, and each is read when it is first asked for: a screen needs a tenth of
//! them. English is looked into when a word is missing. An id that nobody knows comes back in brackets: a gap in the words never
//! stops the work.

use crate::domain::renewal::reason::Reasons;
use crate::domain::{Currency, Home, Lang};
use crate::i18n::format::number::grouped;
use crate::i18n::named::Named;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use std::collections::HashMap;
use std::sync::OnceLock;
use unic_langid::LanguageIdentifier;

/// The value of a variable in a message. Numbers stay numbers, so that plural forms are chosen by them; they are shown
/// with grouped thousands, so a year goes in as text.
pub type Value<'a> = fluent_bundle::FluentValue<'a>;

type Bundle = FluentBundle<FluentResource>;

/// The words of one language.
pub struct Words {
    lang: Lang,
    own: &'static Messages,
    reasons: OnceLock<Reasons>,
    keys: OnceLock<KeyNames>,
    currency: Option<Currency>,
}

/// The keys of commands by the ids of these, as they are shown.
pub type KeyNames = HashMap<&'static str, String>;

/// Variables that stand for the key of a command, as `$key-undo`, begin so; nobody has to give them.
const KEY: &str = "key-";

/// The messages of one language by their ids.
struct Messages {
    lang: Lang,
    found: HashMap<&'static str, Message>,
}

/// A message as it stands in its file, and as it was read from there; small, for there are thousands and few are read.
struct Message {
    text: &'static str,
    read: OnceLock<Box<Bundle>>,
}

/// Room for the messages of a language, so that noting them does not move them about.
const MESSAGES: usize = 3000;

macro_rules! areas {
    ($($name:literal),+ $(,)?) => {
        /// The areas, one file in each language: name, English text, Japanese text.
        const AREAS: &[(&str, &str, &str)] = &[$((
            $name,
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/locales/en/", $name, ".ftl")),
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/locales/ja/", $name, ".ftl")),
        )),+];
    };
}

areas! {
    "field",
    "invalid",
    "commands",
    "app",
    "op",
    "error",
    "import",
    "book",
    "log",
    "cli",
    "health",
    "kpi",
    "numbers",
    "form",
    "account",
    "import_screen",
    "check",
    "tasks",
    "goal",
    "event",
    "onboarding",
    "plain",
    "playbook",
    "rhythm",
    "query",
    "search",
    "segment",
    "agenda",
    "today",
    "settings",
    "voice",
    "renewals",
    "expansions",
    "themes",
    "brief",
    "usage",
    "initiative",
    "mail",
    "mail_whose",
    "mail_in",
    "letters",
    "keys",
    "doctor",
}

/// Says a message, with its variables by name: `say!(words, "log-done", account = name, n = count)`.
#[macro_export]
macro_rules! say {
    ($words:expr, $id:expr $(,)?) => { $words.get($id) };
    ($words:expr, $id:expr, $($name:ident = $value:expr),+ $(,)?) => {
        $words.with($id, &[$((stringify!($name), $crate::i18n::Value::from($value))),+])
    };
}

impl Words {
    /// A list in a sentence: `a, b and c`; `a、b、c`.
    pub fn list(&self, items: &[impl AsRef<str>]) -> String {
        super::format::number::list(self.lang, items)
    }

    /// Returns the words of one language.
    pub fn new(lang: Lang) -> Words {
        Words { lang, own: Messages::of(lang), reasons: OnceLock::new(), keys: OnceLock::new(), currency: None }
    }

    /// Takes the currency that the person has chosen for amounts that state none.
    pub fn with_currency(mut self, currency: Option<Currency>) -> Words {
        self.currency = currency;
        self
    }

    /// Returns what the person takes for granted about amounts.
    pub fn home(&self) -> Home {
        Home { lang: self.lang, currency: self.currency }
    }

    /// Takes the reasons for leaving that the person has chosen, in the place of the built-in ones.
    pub fn with_reasons(mut self, reasons: Reasons) -> Words {
        self.reasons = OnceLock::from(reasons);
        self
    }

    /// Takes the keys that sentences name; only the first time, for they do not change while the program runs.
    pub fn name_keys(&self, keys: KeyNames) {
        let _first = self.keys.set(keys);
    }

    /// Returns the reasons for leaving.
    pub fn reasons(&self) -> &Reasons {
        self.reasons.get_or_init(Reasons::built_in)
    }

    /// Returns the word for a reason for leaving; what is on no list stays as it was written.
    pub fn churn_reason<'a>(&'a self, kept: &'a str) -> &'a str {
        self.reasons().word(kept, self.lang)
    }

    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Returns the message of an id; `[id]` when there is none.
    pub fn get(&self, id: &str) -> String {
        self.with(id, &[])
    }

    /// Returns the message of an id with its variables filled in; `[id]` when there is none.
    pub fn with(&self, id: &str, variables: &[(&str, Value<'_>)]) -> String {
        let variables: FluentArgs<'_> = variables.iter().map(|(name, value)| (*name, value.clone())).collect();
        let variables = self.with_keys(id, variables);
        self.own.say(id, &variables).or_else(|| self.in_english(id, &variables)).unwrap_or_else(|| format!("[{id}]"))
    }

    /// Adds the keys that a message names to its variables.
    fn with_keys<'a>(&'a self, id: &str, mut variables: FluentArgs<'a>) -> FluentArgs<'a> {
        let (Some(text), Some(keys)) = (self.own.found.get(id).map(|message| message.text), self.keys.get()) else { return variables };
        for name in text.split('$').skip(1).filter(|name| name.starts_with(KEY)) {
            let name = name.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').next().unwrap_or_default();
            if let Some(key) = name.strip_prefix(KEY).and_then(|command| keys.get(command)) {
                variables.set(name, key.as_str());
            }
        }
        variables
    }

    /// Returns the word for a value of the domain.
    pub fn word(&self, named: impl Named) -> String {
        self.get(&named.word_id())
    }

    /// Returns the message of an id in the other language, for whoever looks for it by a word of that one.
    pub fn in_other(&self, id: &str) -> String {
        let other = match self.lang {
            Lang::En => Lang::Ja,
            Lang::Ja => Lang::En,
        };
        Messages::of(other).say(id, &FluentArgs::new()).unwrap_or_default()
    }

    fn in_english(&self, id: &str, variables: &FluentArgs<'_>) -> Option<String> {
        match self.lang {
            Lang::En => None,
            Lang::Ja => Messages::of(Lang::En).say(id, variables),
        }
    }
}

impl Messages {
    /// Returns those of a language, noted when they are first asked for: they are the same for everybody who asks.
    fn of(lang: Lang) -> &'static Messages {
        static ENGLISH: OnceLock<Messages> = OnceLock::new();
        static JAPANESE: OnceLock<Messages> = OnceLock::new();
        let noted = if lang == Lang::En { &ENGLISH } else { &JAPANESE };
        noted.get_or_init(|| Messages::noted(lang))
    }

    fn noted(lang: Lang) -> Messages {
        let mut messages = Messages { lang, found: HashMap::with_capacity(MESSAGES) };
        for (_, english, japanese) in AREAS {
            messages.note(if lang == Lang::En { english } else { japanese });
        }
        messages
    }

    /// Notes where the messages of a file stand: each begins a line with its id and goes on to the next such line.
    fn note(&mut self, file: &'static str) {
        let mut starts = starts(file).peekable();
        while let Some(start) = starts.next() {
            let text = file.get(start..starts.peek().copied().unwrap_or(file.len())).unwrap_or_default();
            let end = memchr::memchr2(b' ', b'=', text.as_bytes()).unwrap_or(text.len());
            let id = text.get(..end).unwrap_or_default();
            self.found.insert(id, Message { text, read: OnceLock::new() });
        }
    }

    fn say(&self, id: &str, variables: &FluentArgs<'_>) -> Option<String> {
        let message = self.found.get(id)?;
        let bundle = message.read.get_or_init(|| Box::new(bundle(self.lang, message.text)));
        let pattern = bundle.get_message(id)?.value()?;
        // A missing variable shows as `{$name}` in the text: the person still reads the rest.
        let mut missing = Vec::new();
        Some(bundle.format_pattern(pattern, Some(variables), &mut missing).into_owned())
    }
}

/// Finds the lines that begin with a letter, as only messages do.
fn starts(file: &str) -> impl Iterator<Item = usize> {
    let lines = std::iter::once(0).chain(memchr::memchr_iter(b'\n', file.as_bytes()).map(|end| end + 1));
    lines.filter(|place| file.as_bytes().get(*place).is_some_and(u8::is_ascii_alphabetic))
}

fn bundle(lang: Lang, text: &str) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(vec![locale(lang)]);
    // Isolation marks (U+2068, U+2069) would show as boxes in a terminal.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(|value, _| match value {
        Value::Number(number) if number.value.fract() == 0.0 && number.value.abs() < 9.0e15 => Some(grouped(number.value as i64)),
        _ => None,
    }));
    // The tests see to it that no message is damaged.
    let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(rest, _)| rest);
    let _only = bundle.add_resource(resource);
    bundle
}

fn locale(lang: Lang) -> LanguageIdentifier {
    lang.as_str().parse().expect("the spellings of our languages are language tags")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn words_with(file: &'static str) -> Words {
        let mut own = Messages::noted(Lang::Ja);
        own.note(file);
        Words { own: Box::leak(Box::new(own)), ..Words::new(Lang::Ja) }
    }

    #[test]
    fn every_file_is_well_formed_and_no_id_stands_twice() {
        for lang in Lang::ALL {
            let mut bundle: Bundle = FluentBundle::new_concurrent(vec![locale(*lang)]);
            for (area, english, japanese) in AREAS {
                let text = if *lang == Lang::En { english } else { japanese };
                let resource = FluentResource::try_new((*text).to_owned()).map_err(|(_, errors)| errors);
                let resource = resource.unwrap_or_else(|errors| panic!("{lang}/{area}.ftl: {errors:?}"));
                assert_eq!(
                    starts(text).count(),
                    resource.entries().count(),
                    "{lang}/{area}.ftl: an entry is no message, or does not begin a line"
                );
                assert_eq!(bundle.add_resource(resource), Ok(()), "{lang}/{area}.ftl");
            }
            bundle.set_use_isolating(false);
            let words = Words::new(*lang);
            for (id, message) in &words.own.found {
                let whole = bundle
                    .get_message(id)
                    .and_then(|message| message.value())
                    .map(|value| bundle.format_pattern(value, None, &mut Vec::new()));
                let alone = words.own.say(id, &FluentArgs::new());
                assert_eq!(
                    alone.as_deref(),
                    whole.as_deref(),
                    "{lang} {id}: a message stands alone and refers to no other: {}",
                    message.text
                );
            }
        }
    }

    #[test]
    fn every_file_of_the_folder_is_an_area() {
        let listed: BTreeSet<String> = AREAS.iter().map(|(area, ..)| format!("{area}.ftl")).collect();
        for lang in Lang::ALL {
            let folder = format!("{}/assets/locales/{lang}", env!("CARGO_MANIFEST_DIR"));
            let files = std::fs::read_dir(folder).expect("the folder of the language").map(|entry| entry.expect("an entry").file_name());
            assert_eq!(files.map(|name| name.to_string_lossy().into_owned()).collect::<BTreeSet<_>>(), listed, "{lang}");
        }
    }

    #[test]
    fn an_unknown_id_comes_back_in_brackets() {
        for lang in Lang::ALL {
            assert_eq!(Words::new(*lang).get("no-such-id"), "[no-such-id]");
            assert_eq!(Words::new(*lang).with("", &[("n", Value::from(1))]), "[]");
            assert_eq!(Words::new(*lang).get("-brand { $x }"), "[-brand { $x }]");
        }
    }

    #[test]
    fn english_stands_in_for_a_word_that_is_missing() {
        let none = Box::leak(Box::new(Messages { lang: Lang::Ja, found: HashMap::new() }));
        let empty = Words { own: none, ..Words::new(Lang::Ja) };
        assert_eq!(empty.get("stage-mature"), "mature");
        assert_eq!(say!(empty, "count-account", n = 2), "2 accounts");
    }

    #[test]
    fn variables_come_without_isolation_marks_and_numbers_with_grouping() {
        let words = words_with("greeting = { $name }様、{ $n }件");
        assert_eq!(say!(words, "greeting", name = "佐藤", n = 25_000), "佐藤様、25,000件");
        assert_eq!(say!(words, "greeting", name = "佐藤", n = 1.5), "佐藤様、1.5件");
        assert_eq!(say!(words, "greeting", n = -1200), "{$name}様、−1,200件");
    }

    #[test]
    fn words_are_shared_between_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<Words>();
    }
}
