//! The command line as clap knows it, with every help text in the person's language.
//!
//! The words stand in the locale files: `about-<command>`, `about-<command>-<subcommand>` and `arg-<name>`.

use crate::cli::args::Cli;
use crate::i18n::{Words, query_help};
use crate::say;
use clap::{Arg, Command, CommandFactory};

/// Builds the whole command line in a language.
pub fn command(words: &Words) -> Command {
    let mut command = Cli::command();
    command.build();
    worded(command, words, "").about(say!(words, "cli-about")).after_help(say!(words, "cli-examples"))
}

/// Words a command and those below it; `path` is what stands before it, with hyphens.
fn worded(command: Command, words: &Words, path: &str) -> Command {
    let template = format!("{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}", say!(words, "cli-usage"));
    let command = command
        .help_template(template)
        .subcommand_help_heading(say!(words, "cli-commands"))
        .mut_args(|argument| worded_argument(argument, words));
    command.mut_subcommands(|below| {
        let name = below.get_name().to_owned();
        // The copies of all commands under `help` are only ever named.
        if path.starts_with("help") {
            return below;
        }
        let path = if path.is_empty() { name } else { format!("{path}-{name}") };
        let about = words.get(&about_id(&path));
        let below = worded(below, words, &path).about(about);
        // Whoever writes a filter finds the language right here.
        if ["list", "renewals", "expansions", "segment-add", "voice"].contains(&path.as_str()) {
            below.after_help(query_help(words))
        } else {
            below
        }
    })
}

/// `survey-help` is the same as `help`.
fn about_id(path: &str) -> String {
    format!("about-{}", if path.ends_with("-help") { "help" } else { path })
}

fn worded_argument(argument: Arg, words: &Words) -> Arg {
    let mut help = words.get(&format!("arg-{}", argument.get_id().as_str().replace('_', "-")));
    for remark in remarks(&argument, words) {
        help.push_str(&format!(" [{remark}]"));
    }
    let heading = if argument.is_positional() { say!(words, "cli-arguments") } else { say!(words, "cli-options") };
    // What every command takes stands after what is its own.
    let order = if argument.is_global_set() { 900 } else { 1 };
    let argument = argument.help(help).help_heading(heading).hide_possible_values(true).hide_default_value(true);
    if argument.is_positional() { argument } else { argument.display_order(order) }
}

/// Says which values an option takes and which one it has by itself; the parser would say it in English.
fn remarks(argument: &Arg, words: &Words) -> Vec<String> {
    let mut remarks = Vec::new();
    let values: Vec<String> = argument.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    if !values.is_empty() {
        remarks.push(values.join(", "));
    }
    if argument.get_action().takes_values() && !argument.is_hide_default_value_set() {
        let usual = argument.get_default_values().iter().map(|value| value.to_string_lossy().into_owned());
        remarks.extend(usual.map(|value| say!(words, "cli-default", value = value)));
    }
    remarks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Lang;

    /// Collects the help of a command and everything below it.
    fn helps(mut command: Command, out: &mut Vec<(String, String)>) {
        let help = command.render_long_help().to_string();
        for below in command.get_subcommands().filter(|below| below.get_name() != "help") {
            helps(below.clone(), out);
        }
        out.push((command.get_name().to_owned(), help));
    }

    #[test]
    fn every_command_and_option_is_explained_in_both_languages() {
        for lang in Lang::ALL {
            let mut all = Vec::new();
            helps(command(&Words::new(*lang)), &mut all);
            assert!(all.len() > 15);
            for (name, help) in all {
                assert!(!help.contains("[about-") && !help.contains("[arg-") && !help.contains("[cli-"), "{lang} {name}:\n{help}");
                assert_eq!(*lang == Lang::Ja, help.contains("使い方"), "{name}");
                assert!(
                    *lang == Lang::En || ["Options:", "Commands:", "[possible", "[default"].iter().all(|word| !help.contains(word)),
                    "{name}:\n{help}"
                );
            }
        }
    }

    #[test]
    fn no_two_options_clash() {
        Cli::command().debug_assert();
    }
}
