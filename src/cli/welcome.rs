//! The first run: what somebody without a book begins with, and `tutor`.

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::output::Answer;
use crate::cli::throwaway::Throwaway;
use crate::cli::workbench::{self, Stage, terminal_failure};
use crate::domain::{Lang, Setting, SettingSource, SettingValue};
use crate::i18n::Words;
use crate::shell::run::{Ended, Wake};
use crate::shell::terminal::Told;
use crate::tui::route::Route;
use crate::tui::welcome::{Beginning, Welcome, Welcomed};
use crate::tui::widget::Look;
use crossterm::event::Event;
use std::sync::Arc;

/// How many accounts the sample book has.
const ACCOUNTS_OF_SAMPLE: usize = 60;

/// `tutor`: shows it, whatever book there is.
pub fn tutor(cx: &Context) -> Result<Answer, Failure> {
    workbench::check_terminal(cx)?;
    let mut stage = Stage::enter(cx)?;
    let ended = workbench::teach(cx, &mut stage);
    drop(stage);
    Ok(workbench::left_with(&ended?))
}

/// Asks what to begin with and does it; who leaves has written nothing.
pub(super) fn begin(cx: &Context, mut stage: Stage) -> Result<Answer, Failure> {
    // A language that was named is not asked for.
    let is_settled = cx.settings.held_of(Setting::Lang).source != SettingSource::BuiltIn;
    let mut lang = cx.words.lang();
    loop {
        let Some((chosen, beginning)) = ask(cx, &mut stage, lang, is_settled)? else { return Ok(Answer::nothing()) };
        lang = chosen;
        let cx = spoken(cx, lang, is_settled);
        return match beginning {
            // Afterwards there still is no book: it is asked again.
            Beginning::Tutor => match workbench::teach(&cx, &mut stage)? {
                Ended::Quit | Ended::Tutor => continue,
                by @ Ended::By(_) => Ok(workbench::left_with(&by)),
            },
            Beginning::Sample => {
                let throwaway = Throwaway::new()?;
                let book = workbench::sample_book(&cx, &throwaway, ACCOUNTS_OF_SAMPLE)?;
                workbench::play(&cx, stage, book, None)
            }
            Beginning::Import => {
                let book = workbench::open_own(&cx, &mut stage)?;
                workbench::play(&cx, stage, book, Some(Route::Import))
            }
            Beginning::Empty => {
                let book = workbench::open_own(&cx, &mut stage)?;
                workbench::play(&cx, stage, book, None)
            }
        };
    }
}

/// Lets everything speak the chosen language, from now on where it was asked for.
fn spoken(cx: &Context, lang: Lang, is_settled: bool) -> Context {
    let mut cx = cx.clone();
    if !is_settled {
        let value = SettingValue::Text(lang.to_string());
        // A setting that cannot be kept is chosen again next time.
        let _ = cx.settings.set(&Words::new(lang), Setting::Lang, Some(&value));
    }
    let words =
        if lang == cx.words.lang() { Arc::clone(&cx.words) } else { Arc::new(Words::new(lang).with_currency(cx.words.home().currency)) };
    cx.speaking(words)
}

/// Shows the questions until they are answered; none when they are left.
fn ask(cx: &Context, stage: &mut Stage, lang: Lang, is_settled: bool) -> Result<Option<(Lang, Beginning)>, Failure> {
    stage.listen()?;
    let (around, cells) = stage.heard();
    let look = Look { theme: cx.settings.theme_in(around), cells };
    let mut welcome = Welcome::new(lang, is_settled);
    loop {
        let drawn = stage.screen.draw(|frame| welcome.draw(look, frame.area(), frame.buffer_mut()));
        drawn.map_err(|error| terminal_failure(&error))?;
        match stage.receiver.recv() {
            Ok(Wake::Terminal(Event::Key(key))) => match welcome.key(&key) {
                Some(Welcomed::Chosen(lang, beginning)) => return Ok(Some((lang, beginning))),
                Some(Welcomed::Left) => return Ok(None),
                None => {}
            },
            Ok(Wake::Told(Told::Depart(code))) => return Err(Failure::Ended(u8::try_from(code - 128).unwrap_or(1))),
            Ok(Wake::Told(Told::Suspend)) => stage.screen.suspend().map_err(|error| terminal_failure(&error))?,
            Ok(Wake::Told(Told::Continued)) => stage.screen.resume().map_err(|error| terminal_failure(&error))?,
            Ok(Wake::Deaf) | Err(_) => return Err(Failure::Ended(1)),
            Ok(_) => {}
        }
    }
}
