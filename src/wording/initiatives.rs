//! How initiatives and stories are worded: figures with their changes, what they say and do not say, and a story as Markdown.

use super::markdown::escaped;
use super::timeline::Tone;
use crate::domain::initiative::{Design, Effect, Finding, Phase, Yardstick};
use crate::domain::kpi::{Figure, Unit};
use crate::domain::{Initiative, Story, Verdict};
use crate::i18n::format::NOTHING;
use crate::i18n::{Format, Words};
use crate::say;
use crate::wording::kpi;
use crate::wording::sheet::{Field, Sheet};

/// The value of a figure; means have one decimal, for more would be a show of knowledge.
pub fn value(words: &Words, format: &Format, figure: &Figure) -> String {
    figure.known().map_or_else(|| NOTHING.to_owned(), |value| amount(words, format, figure.unit, value))
}

/// The value and why there is none: `62.4`, `– (the days have not come yet)`.
pub fn value_or_why(words: &Words, format: &Format, figure: &Figure) -> String {
    match figure.value {
        Ok(_) => value(words, format, figure),
        Err(why) => format!("{NOTHING} ({})", words.word(why)),
    }
}

/// The 95 % interval of a figure: `43.9 … 56.1`; empty where there is none.
pub fn interval(words: &Words, format: &Format, figure: &Figure) -> String {
    let ends = figure.interval.map(|interval| [interval.low, interval.high].map(|end| amount(words, format, figure.unit, end)));
    ends.map(|ends| ends.join(" … ")).unwrap_or_default()
}

/// A difference with its sign: `+10.3`, `−4.1 pt`; `–` where there is none.
pub fn difference(words: &Words, format: &Format, figure: &Figure) -> String {
    figure.known().map_or_else(|| NOTHING.to_owned(), |by| kpi::signed(words, format, figure.unit, tidy(figure.unit, by)))
}

/// The 95 % interval of a difference: `+6.4 … +12.9`; empty where there is none.
pub fn difference_interval(words: &Words, format: &Format, figure: &Figure) -> String {
    let end = |by: f64| kpi::signed(words, format, figure.unit, tidy(figure.unit, by));
    figure.interval.map(|interval| format!("{} … {}", end(interval.low), end(interval.high))).unwrap_or_default()
}

/// From before to after: `50 → 60.3`; only the after where there is no before.
pub fn course(words: &Words, format: &Format, before: &Figure, after: &Figure) -> String {
    let [before, after] = [before, after].map(|figure| value(words, format, figure));
    format!("{before} → {after}")
}

/// What the figures say, in a sentence: what is told, against whom, and of how many.
pub fn finding(words: &Words, effect: &Effect) -> String {
    let against = match effect.is_against_rest {
        true if effect.yardstick.design() == Design::AfterOnly => say!(words, "initiative-against-rest-after"),
        true => say!(words, "initiative-against-rest"),
        false => say!(words, "initiative-against-before"),
    };
    let n = effect.deciding().n;
    match effect.finding {
        Finding::NotBegun => say!(words, "initiative-says-not-begun"),
        Finding::Untold => {
            let why = effect.why_untold().map(|why| words.word(why)).unwrap_or_default();
            say!(words, "initiative-says-untold", why = why)
        }
        Finding::TooFew => say!(words, "initiative-says-too-few", n = n),
        Finding::NoDifference if effect.deciding().interval.is_none() => say!(words, "initiative-says-alike"),
        Finding::NoDifference => say!(words, "initiative-says-no-difference"),
        Finding::Better => say!(words, "initiative-says-better", against = against),
        Finding::Worse => say!(words, "initiative-says-worse", against = against),
    }
}

/// The days that are compared: those before only where there is a before.
pub fn compared_days(words: &Words, format: &Format, effect: &Effect) -> String {
    let has_before = effect.yardstick.design() != Design::AfterOnly;
    let before = has_before.then(|| say!(words, "initiative-before-days", days = kpi::span(format, effect.windows.before)));
    let after = effect.windows.after.map(|after| say!(words, "initiative-after-days", days = kpi::span(format, after)));
    before.into_iter().chain(after).collect::<Vec<_>>().join(" · ")
}

/// The tone of what the figures say.
pub fn tone_of(finding: Finding) -> Tone {
    match finding {
        Finding::Better => Tone::Good,
        Finding::Worse => Tone::Bad,
        _ => Tone::Quiet,
    }
}

pub fn tone_of_verdict(verdict: Verdict) -> Tone {
    match verdict {
        Verdict::Adopt => Tone::Good,
        Verdict::Adapt => Tone::Watch,
        Verdict::Drop => Tone::Bad,
        Verdict::Unclear => Tone::Quiet,
    }
}

/// What an initiative is measured by; a spelling nobody knows as it stands.
pub fn measure(words: &Words, initiative: &Initiative) -> String {
    initiative.measure.parse::<Yardstick>().map_or_else(|_| initiative.measure.clone(), |yardstick| words.word(yardstick))
}

/// How a measure is worked out and compared, in a sentence.
pub fn formula(words: &Words, yardstick: Yardstick) -> String {
    words.get(&format!("yardstick-formula-{}", yardstick.as_str().replace('_', "-")))
}

/// What was done: the kind of the action with its name, or words alone.
pub fn action(words: &Words, initiative: &Initiative, name: Option<String>) -> String {
    use crate::domain::ActionKind;
    let Some(name) = name else { return NOTHING.to_owned() };
    if initiative.action_kind == ActionKind::Other { name } else { format!("{}: {name}", words.word(initiative.action_kind)) }
}

/// How much time is left or when it begins; empty once it is over.
pub fn time_left(words: &Words, format: &Format, initiative: &Initiative, phase: Phase) -> String {
    let days = |from: chrono::NaiveDate, to: chrono::NaiveDate| (to - from).num_days();
    match phase {
        Phase::Plan => say!(words, "initiative-begins-in", n = days(format.today, initiative.start_on)),
        Phase::Do => say!(words, "initiative-left", n = days(format.today, initiative.end_on)),
        Phase::Check | Phase::Act => String::new(),
    }
}

/// Whether the customer may be named.
pub fn naming(words: &Words, is_public: Option<bool>) -> String {
    match is_public {
        Some(true) => say!(words, "story-public"),
        Some(false) => say!(words, "story-not-public"),
        None => say!(words, "story-unasked"),
    }
}

/// A story as Markdown, to be told elsewhere. Where the customer may not be named, neither the name nor a word of theirs stands in it.
pub fn story_markdown(words: &Words, format: &Format, story: &Story, account: Option<&str>) -> String {
    let is_public = story.is_public == Some(true);
    let hidden = account.filter(|_| !is_public);
    let nameless = say!(words, "story-a-customer");
    let told = |text: &str| {
        let text = hidden.map_or_else(|| text.to_owned(), |name| without_name(text, name, &nameless));
        text.lines().map(escaped).collect::<Vec<_>>().join("  \n")
    };
    let customer = if is_public { account.map_or_else(|| nameless.clone(), escaped) } else { nameless.clone() };
    let mut page = format!("# {}\n\n{} · {}\n", told(&story.title), customer, format.plain_date(story.story_on));
    for (heading, text) in [("story-problem", &story.problem), ("story-action", &story.action), ("story-result", &story.result)] {
        if !text.trim().is_empty() {
            page.push_str(&format!("\n## {}\n\n{}\n", words.get(heading), told(text)));
        }
    }
    if let Some(quote) = story.quote.as_deref().filter(|_| is_public) {
        page.push_str(&format!("\n> {}\n", told(quote).replace('\n', "\n> ")));
    }
    page
}

/// Takes a name out of a text, however its letters are written.
fn without_name(text: &str, name: &str, instead: &str) -> String {
    if name.trim().is_empty() { text.to_owned() } else { text.replace(name, instead) }
}

fn amount(words: &Words, format: &Format, unit: Unit, value: f64) -> String {
    kpi::amount(words, format, unit, tidy(unit, value))
}

fn tidy(unit: Unit, value: f64) -> f64 {
    if unit == Unit::Mean { (value * 10.0).round() / 10.0 } else { value }
}

/// A story read in full: what it is about as fields, and all it tells as text.
pub fn story_sheet(words: &Words, format: &Format, story: &Story, account: Option<&str>, initiative: Option<&str>) -> Sheet {
    let fields = [
        ("story-account", account.map(str::to_owned)),
        ("story-initiative", initiative.map(str::to_owned)),
        ("story-on", Some(format.plain_date(story.story_on))),
        ("story-naming", Some(naming(words, story.is_public))),
        ("story-tags", story.tags.clone()),
    ];
    let field = |(label, value): (&str, Option<String>)| value.map(|value| Field { label: words.get(label), value });
    let told = [
        ("story-problem", Some(&story.problem)),
        ("story-action", Some(&story.action)),
        ("story-result", Some(&story.result)),
        ("story-quote", story.quote.as_ref()),
    ];
    let part = |(heading, text): (&str, Option<&String>)| {
        text.filter(|text| !text.trim().is_empty()).map(|text| format!("{}\n{}", words.get(heading), text.trim()))
    };
    let text = told.into_iter().filter_map(part).collect::<Vec<_>>().join("\n\n");
    Sheet { heading: String::new(), fields: fields.into_iter().filter_map(field).collect(), text }
}
