//! Puts fields into a template. Strict: a name that does not exist is an error with its line; a field that is not known of this
//! account, and a prompt that nobody answered, leave a visible mark `[[…]]`, which the lint finds before the letter leaves.
//!
//! A template is text of somebody, perhaps of somebody else: it can put in fields and decide by them, and nothing more. There are
//! no loops, no variables and no other files, so that it always ends and stays small.

use super::field::{FIELDS, Fields, Merge, is_known, nearest};
use super::name::honoured;
use super::{LONGEST, Letter, Part, TemplateFault, TemplateProblem};
use minijinja::value::{Object, ObjectRepr, Rest};
use minijinja::{Environment, Error, ErrorKind, UndefinedBehavior, Value, filters};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::{Arc, Mutex};

/// Answers to prompts, by the prompt's text.
pub type Fills = BTreeMap<String, String>;

/// A letter with its fields filled.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rendered {
    pub letter: Letter,
    /// What the template asks the person who writes, in its order, answered or not.
    pub asked: Vec<String>,
}

/// Far more than any letter needs.
const FUEL: u64 = 20_000;
/// Statements a template may have; the rest of the language would let it grow without end.
const STATEMENTS: &[&str] = &["if", "elif", "else", "endif", "raw", "endraw"];

/// Fills a template; both its parts are checked before any is written.
pub fn render(template: &Letter, fields: &Fields, fills: &Fills) -> Result<Rendered, TemplateFault> {
    let asked = Arc::new(Mutex::new(Vec::new()));
    let environment = environment(fills.clone(), Arc::clone(&asked));
    let part = |part, text: &str| written(&environment, text, fields).map_err(|(line, why)| TemplateFault { part, line, why });
    let subject = part(Part::Subject, &template.subject)?;
    let body = part(Part::Body, &template.body)?;
    let subject = subject.split_whitespace().collect::<Vec<_>>().join(" ");
    let asked = asked.lock().map(|asked| asked.clone()).unwrap_or_default();
    Ok(Rendered { letter: Letter { subject, body: squeezed(&body) }, asked })
}

/// Returns the marks that a text still has, in their order, each once.
pub fn marks(text: &str) -> Vec<&str> {
    let mut seen = BTreeSet::new();
    let inside = text.split("[[").skip(1).filter_map(|part| part.split_once("]]")).map(|(mark, _)| mark);
    inside.filter(|mark| !mark.contains('\n') && seen.insert(*mark)).collect()
}

/// Puts answers in the place of their marks, in a letter that is written already.
pub fn filled_in(text: &str, fills: &Fills) -> String {
    fills.iter().fold(text.to_owned(), |text, (mark, answer)| text.replace(&format!("[[{mark}]]"), answer))
}

/// A field or a prompt without a value: false in a condition, a mark where it is written.
#[derive(Debug)]
struct Missing(String);

impl Object for Missing {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn is_true(self: &Arc<Self>) -> bool {
        false
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[[{}]]", self.0)
    }
}

/// The columns of one's own: any name may be asked for.
#[derive(Debug)]
struct Own(BTreeMap<String, String>);

impl Object for Own {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let name = key.as_str()?;
        Some(self.0.get(name).map_or_else(|| missing(&format!("own.{name}")), |text| Value::from(text.clone())))
    }
}

fn missing(name: &str) -> Value {
    Value::from_object(Missing(name.to_owned()))
}

fn is_missing(value: &Value) -> bool {
    value.downcast_object_ref::<Missing>().is_some()
}

fn environment(fills: Fills, asked: Arc<Mutex<Vec<String>>>) -> Environment<'static> {
    let mut environment = Environment::empty();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    environment.add_filter("default", |value: Value, other: Value| if value.is_true() { value } else { other });
    environment.add_filter("upper", filters::upper);
    environment.add_filter("lower", filters::lower);
    environment.add_filter("trim", filters::trim);
    for (name, ending) in [("sama", "様"), ("san", "さん"), ("onchu", " 御中")] {
        environment.add_filter(
            name,
            move |value: Value| {
                if is_missing(&value) { value } else { Value::from(honoured(&value.to_string(), ending)) }
            },
        );
    }
    environment.add_function("ask", move |question: String, _more: Rest<Value>| {
        if let Ok(mut asked) = asked.lock().map_err(drop)
            && !asked.contains(&question)
        {
            asked.push(question.clone());
        }
        fills.get(&question).map_or_else(|| missing(&question), |answer| Value::from(answer.clone()))
    });
    environment
}

/// A line within a text, and why it cannot be written.
type Slip = (usize, TemplateProblem);

fn written(environment: &Environment<'_>, text: &str, fields: &Fields) -> Result<String, Slip> {
    if text.len() > LONGEST {
        return Err((1, TemplateProblem::TooLong));
    }
    only_conditions(text)?;
    let template = environment.template_from_str(text).map_err(|error| slip(text, &error))?;
    let mut names: Vec<String> = template.undeclared_variables(true).into_iter().filter(|name| !is_known(name)).collect();
    names.sort();
    if let Some(name) = names.into_iter().next() {
        let nearest = nearest(&name);
        return Err((line_of(text, &name), TemplateProblem::UnknownField { name, nearest }));
    }
    let written = template.render(context(fields)).map_err(|error| slip(text, &error))?;
    if written.len() > LONGEST { Err((1, TemplateProblem::TooLong)) } else { Ok(written) }
}

/// Makes the value a template sees: a group of fields each, with everything that there could be.
fn context(fields: &Fields) -> Value {
    let mut groups: BTreeMap<&str, BTreeMap<&str, Value>> = BTreeMap::new();
    let mut all: BTreeMap<&str, Value> = BTreeMap::new();
    for field in FIELDS {
        let value = match fields.get(field.name) {
            Some(Merge::Text(text)) => Value::from(text.clone()),
            Some(Merge::Number(number)) => Value::from(*number),
            None => missing(field.name),
        };
        match field.name.split_once('.') {
            Some((group, name)) => drop(groups.entry(group).or_default().insert(name, value)),
            None => drop(all.insert(field.name, value)),
        }
    }
    all.extend(groups.into_iter().map(|(group, values)| (group, Value::from_iter(values))));
    all.insert("own", Value::from_object(Own(fields.own_columns().clone())));
    Value::from_iter(all)
}

/// Lets only conditions through.
fn only_conditions(text: &str) -> Result<(), Slip> {
    let mut line = 1;
    let mut parts = text.split("{%");
    line += parts.next().map_or(0, lines);
    for part in parts {
        let inside = part.trim_start_matches(['-', '+']).trim_start();
        let word: String = inside.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        if !STATEMENTS.contains(&word.as_str()) {
            let why = if word.is_empty() { TemplateProblem::Syntax } else { TemplateProblem::UnknownStatement(word) };
            return Err((line, why));
        }
        line += lines(part);
    }
    Ok(())
}

fn lines(text: &str) -> usize {
    text.matches('\n').count()
}

/// Says in our words why the engine refused.
fn slip(text: &str, error: &Error) -> Slip {
    let named = || error.detail().and_then(|detail| detail.split_whitespace().nth(1)).unwrap_or_default().trim_matches('`').to_owned();
    let why = match error.kind() {
        ErrorKind::UnknownFilter => TemplateProblem::UnknownFilter(named()),
        ErrorKind::UnknownFunction => TemplateProblem::UnknownFunction(named()),
        ErrorKind::OutOfFuel | ErrorKind::WriteFailure => TemplateProblem::TooLong,
        ErrorKind::SyntaxError | ErrorKind::BadEscape | ErrorKind::UnknownTest => TemplateProblem::Syntax,
        _ => TemplateProblem::Values,
    };
    (error.line().unwrap_or(1).clamp(1, lines(text) + 1), why)
}

/// Finds the line on which a name stands as a word of its own inside braces.
fn line_of(text: &str, name: &str) -> usize {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
    let stands = |line: &str| {
        line.match_indices(name).any(|(at, found)| {
            let (before, after) = (line.get(..at).unwrap_or_default(), line.get(at + found.len()..).unwrap_or_default());
            !before.ends_with(is_part) && !after.starts_with(is_part)
        })
    };
    text.lines().position(stands).map_or(1, |at| at + 1)
}

/// Leaves one empty line where conditions left several, and none at the ends.
fn squeezed(text: &str) -> String {
    let mut squeezed = String::with_capacity(text.len());
    let mut empty = 0;
    for line in text.lines().map(str::trim_end) {
        if line.is_empty() {
            empty += 1;
            continue;
        }
        if !squeezed.is_empty() {
            squeezed.push_str(if empty > 0 { "\n\n" } else { "\n" });
        }
        squeezed.push_str(line);
        empty = 0;
    }
    squeezed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields() -> Fields {
        let mut fields = Fields::default();
        fields.text("contact.family", Some("佐藤"));
        fields.text("contact.first", None::<String>);
        fields.text("account.name", Some("青葉システム"));
        fields.number("account.health", Some(42));
        fields.own(BTreeMap::from([("契約番号".to_owned(), "A-1".to_owned())]));
        fields
    }

    fn body(text: &str) -> String {
        let fills = Fills::from([("When?".to_owned(), "Monday".to_owned())]);
        match render(&Letter::new("s", text), &fields(), &fills) {
            Ok(rendered) => rendered.letter.body,
            Err(fault) => format!("{}: {:?}", fault.line, fault.why),
        }
    }

    #[test]
    fn fields_defaults_conditions_and_endings() {
        for (text, expected) in [
            ("Hi {{ contact.first or \"there\" }},", "Hi there,"),
            ("Hi {{ contact.first|default(\"there\") }},", "Hi there,"),
            ("{{ contact.family|sama }}", "佐藤様"),
            ("{{ account.name|onchu|sama }}", "青葉システム 御中"),
            ("{{ contact.first|san }}", "[[contact.first]]"),
            ("{% if account.health < 50 %}low{% else %}fine{% endif %}", "low"),
            ("{% if contact.first %}a{% endif %}\n\n\nb\n", "b"),
            ("{{ own[\"契約番号\"] }} {{ own.tier }}", "A-1 [[own.tier]]"),
            ("{{ ask(\"When?\") }} {{ ask(\"Where?\") }}", "Monday [[Where?]]"),
            ("<b> & {{ account.name }}", "<b> & 青葉システム"),
        ] {
            assert_eq!(body(text), expected, "{text}");
        }
    }

    #[test]
    fn slips_are_told_with_their_line() {
        let unknown = |name: &str, nearest| TemplateProblem::UnknownField { name: name.into(), nearest };
        for (text, line, why) in [
            ("a\n{{ contact.frist }}", 2, unknown("contact.frist", Some("contact.first"))),
            ("{% if x %}{% endif %}", 1, unknown("x", None)),
            ("a\n\n{{ contact.first", 3, TemplateProblem::Syntax),
            ("a\n{% if today %}", 2, TemplateProblem::Syntax),
            ("{{ today|shout }}", 1, TemplateProblem::UnknownFilter("shout".into())),
            ("\n{% for a in own %}{% endfor %}", 2, TemplateProblem::UnknownStatement("for".into())),
            ("{% include \"/etc/passwd\" %}", 1, TemplateProblem::UnknownStatement("include".into())),
            ("{{ account.health + \"x\" }}", 1, TemplateProblem::Values),
        ] {
            let fault = render(&Letter::new("s", text), &fields(), &Fills::new()).expect_err(text);
            assert_eq!((fault.part, fault.line, fault.why), (Part::Body, line, why), "{text}");
        }
    }

    #[test]
    fn prompts_are_listed_and_answered_later_too() {
        let rendered = render(&Letter::new("{{ ask(\"A\") }}", "{{ ask(\"B\") }} {{ ask(\"A\") }}"), &fields(), &Fills::new());
        let rendered = rendered.expect("renders");
        assert_eq!(rendered.asked, ["A", "B"]);
        assert_eq!(marks(&rendered.letter.body), ["B", "A"]);
        assert_eq!(filled_in(&rendered.letter.body, &Fills::from([("B".into(), "x".into())])), "x [[A]]");
    }
}
