//! Settings changed from the workbench: each holds at once, and is written to the file.

use super::{Session, cx, reason_to_read_only};
use crate::domain::{Calendar, Setting, SettingValue};
use crate::say;
use crate::shell::model;
use crate::store::directory::everybody;
use crate::store::{Changes, JOURNALED, TableSet, Touched};
use crate::text::Cells;
use crate::theme::Theme;
use crate::tui::pane::Notice;
use crate::tui::route::{Route, SettingsRoute};
use crate::tui::veil::Veil;
use crate::wording;
use crate::wording::settings::worded_value;
use std::sync::Arc;

impl Session {
    /// Sets one and takes it up; nothing changes where it cannot be written, and why is said.
    pub(super) fn set(&mut self, setting: Setting, value: Option<&SettingValue>) {
        let words = Arc::clone(&self.setup.words);
        match self.setup.settings.set(&words, setting, value) {
            Ok(()) => self.take_up(setting),
            Err(why) => self.say(Notice::error(why)),
        }
    }

    fn take_up(&mut self, setting: Setting) {
        let settings = &self.setup.settings;
        let is_new_language = settings.lang() != self.setup.words.lang();
        self.setup.words = Arc::new(settings.words());
        (self.setup.theme, self.setup.cells) = (settings.theme(), settings.cells());
        let mut of_keys = None;
        if setting == Setting::Keys {
            let found = settings.keys(&self.setup.words);
            of_keys = found.problem(&self.setup.words);
            self.setup.keys = found.keymap;
        }
        self.setup.words.name_keys(self.setup.keys.names());
        self.setup.workdays = settings.workdays(&self.setup.words).workdays;
        self.setup.letters = settings.config().mail.clone();
        let is_private = settings.config().private;
        self.format.lang = self.setup.words.lang();
        if self.job.is_none() {
            self.read_only = reason_to_read_only(&self.setup.words, &self.book, &self.format);
        }
        if let Some(writer) = self.book.writer.as_mut() {
            writer.go_by(Calendar { workdays: self.setup.workdays.clone(), zone: self.setup.clock.zone() });
        }
        let scored = if setting.place().0 == Some("cadence") { self.score_anew() } else { Ok(()) };
        if setting == Setting::Mouse {
            self.app.set_mouse(self.setup.settings.config().mouse);
        }
        if setting == Setting::Private {
            self.draw_veil(is_private);
        }
        if is_new_language {
            let top = Route::Settings(SettingsRoute::List(Some(setting)));
            self.app.renew(&cx(&self.book, &self.setup, &self.format, self.read_only.as_deref(), &self.unkept), top);
        }
        self.changed(&Changes { tables: TableSet::of(JOURNALED), accounts: Touched::All });
        match scored {
            Ok(()) => self.say_set(setting),
            Err(error) => self.say(Notice::error(wording::store_error(&self.setup.words, &error))),
        }
        // A line of the person's own file may stand against the new keys, and not against the old ones.
        if let Some(problem) = of_keys {
            self.say(Notice::error(problem));
        }
    }

    /// Takes the health model with the days between touches that hold now.
    fn score_anew(&mut self) -> crate::store::Result<()> {
        let settings = &self.setup.settings;
        let file = settings.model_file();
        let found = model::in_force(&self.setup.words, &self.book.reader, file.as_deref(), &settings.config().cadence)?;
        if let Some(writer) = self.book.writer.as_mut() {
            model::keep(writer, &found, self.setup.clock.now())?;
        }
        self.setup.model = found.model;
        Ok(())
    }

    fn say_set(&mut self, setting: Setting) {
        let (words, settings) = (&self.setup.words, &self.setup.settings);
        let name = words.word(setting);
        let Some(held) = settings.view().of(setting) else { return };
        let said = if settings.is_overruled(setting) {
            say!(words, "setting-overruled", name = name, source = words.word(held.source))
        } else {
            let value = worded_value(words, setting, &held.value);
            let value = if value.is_empty() { "–".to_owned() } else { value };
            say!(words, "setting-set", name = name, value = value)
        };
        self.say(Notice::said(said));
    }

    /// Draws with a look of the caller's, as pictures and measurements want it, until a setting of it is changed.
    pub fn set_look(&mut self, theme: &'static Theme, cells: Cells) {
        (self.setup.theme, self.setup.cells) = (theme, cells);
    }

    /// Returns the theme that the pane on top wants to be looked at.
    pub(super) fn shown_theme(&self) -> Option<&'static Theme> {
        self.app.top_pane().theme().and_then(|name| self.setup.settings.theme_named(name))
    }

    /// Hides names and amounts, or shows them again.
    pub(super) fn toggle_veil(&mut self) {
        let is_hidden = self.veil.is_none();
        self.draw_veil(is_hidden);
        let id = if is_hidden { "veil-drawn" } else { "veil-away" };
        self.say(Notice::said(self.setup.words.get(id)));
    }

    pub(super) fn draw_veil(&mut self, is_hidden: bool) {
        // Names that cannot be read are on no screen either.
        self.veil = is_hidden.then(|| Veil::over(everybody(self.book.reader.connection()).unwrap_or_default()));
    }

    /// Hides new names as well.
    pub(super) fn follow_names(&mut self, changes: &Changes) {
        if self.veil.is_some() && changes.tables.meets(&TableSet::of(&["account", "contact"])) {
            self.draw_veil(true);
        }
    }
}
