//! `completions` and `man`: made from the same description of the command line that parses it.

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::output::Answer;
use clap_complete::Shell;

pub fn completions(cx: &Context, shell: Shell) -> Answer {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut help::command(&cx.words), "mimamori", &mut script);
    Answer::made(script)
}

pub fn man(cx: &Context) -> Result<Answer, Failure> {
    let mut page = Vec::new();
    let rendered = clap_mangen::Man::new(help::command(&cx.words)).render(&mut page);
    // Writing into memory can only fail for want of it.
    rendered.map_err(|error| Failure::Failed(error.to_string()))?;
    Ok(Answer::made(page))
}
