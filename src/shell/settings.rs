//! The settings while the program runs: what the file says, what the environment says over it, and how a change of one is kept.

use crate::domain::{HeldSetting, Lang, Setting, SettingSource, SettingValue};
use crate::i18n::Words;
use crate::say;
use crate::shell::config::{self, Config, PutError};
use crate::shell::terminal::WidthSetting;
use crate::shell::themes::{self, OwnTheme};
use crate::shell::{keys, model, reasons, working};
use crate::text::Cells;
use crate::theme::{Surroundings, Theme};
use crate::tui::settings::{SettingsView, ThemeName};
use crate::wording;
use std::path::{Path, PathBuf};

/// What is said over the file, on the command line or in the environment.
#[derive(Clone, Debug)]
pub struct Over {
    pub lang: Option<(Lang, SettingSource)>,
    pub theme: Option<(String, SettingSource)>,
    /// The language where nobody names one.
    pub system: Lang,
}

#[derive(Clone, Debug)]
pub struct Settings {
    file: Option<PathBuf>,
    config: Config,
    over: Over,
    themes: Vec<OwnTheme>,
    /// What the terminal told of its colours, and of its width of ambiguous characters.
    around: Surroundings,
    cells: Cells,
    view: SettingsView,
}

impl Settings {
    /// Takes what was read; `file` is where a change is written. What stands beside it is read by `look_again`, for not every command
    /// needs it.
    pub fn new(file: Option<PathBuf>, config: Config, over: Over) -> Settings {
        let (around, cells) = (Surroundings::default(), Cells::default());
        Settings { file, config, over, themes: Vec::new(), around, cells, view: SettingsView::default() }
    }

    /// Holds what is built in, and keeps nothing: for tests and where the platform knows no place for settings.
    pub fn built_in(lang: Lang) -> Settings {
        let over = Over { lang: Some((lang, SettingSource::Flag)), theme: None, system: lang };
        let mut settings = Settings::new(None, Config::default(), over);
        settings.look_again(&Words::new(lang));
        settings
    }

    /// Takes what the terminal has told by now.
    pub fn hear(&mut self, around: Surroundings, cells: Cells) {
        (self.around, self.cells) = (around, cells);
        self.refresh();
    }

    pub fn config(&self) -> &Config {
        &self.config
    }

    pub fn view(&self) -> &SettingsView {
        &self.view
    }

    /// Returns one as it holds, whether or not what stands beside the file was read.
    pub fn held_of(&self, setting: Setting) -> HeldSetting {
        self.held(setting, &toml::Table::new())
    }

    pub fn lang(&self) -> Lang {
        self.over.lang.map(|(lang, _)| lang).or(self.config.lang).unwrap_or(self.over.system)
    }

    /// Makes the words of the language that holds, with the person's own reasons and currency.
    pub fn words(&self) -> Words {
        let words = Words::new(self.lang());
        let reasons = reasons::in_force(&words, self.beside("churn_reasons.toml").as_deref()).0;
        words.with_reasons(reasons).with_currency(self.config.currency())
    }

    /// Returns the name of the theme, or `auto`.
    pub fn theme_name(&self) -> &str {
        let over = self.over.theme.as_ref().map(|(name, _)| name.as_str());
        over.or(self.config.theme.as_deref()).unwrap_or("auto")
    }

    /// Returns the theme of that name, `auto` and the person's own among them.
    pub fn theme_named(&self, name: &str) -> Option<&'static Theme> {
        let own = || self.themes.iter().find(|own| own.name == name).map(|own| own.theme);
        Theme::choose(name, self.around).or_else(own)
    }

    /// Returns the theme that holds; one that is not there leaves the choice to the terminal.
    pub fn theme(&self) -> &'static Theme {
        self.theme_in(self.around)
    }

    /// Returns the theme that would hold on such a terminal.
    pub fn theme_in(&self, around: Surroundings) -> &'static Theme {
        let there = Settings { around, ..self.clone() };
        there.theme_named(self.theme_name()).or_else(|| Theme::choose("auto", around)).expect("auto is always a theme")
    }

    /// Says what is wrong with the themes: a name that no theme has, a slip in a file.
    pub fn theme_problems(&self, words: &Words) -> Vec<String> {
        self.themes.iter().flat_map(|own| own.problems.clone()).chain(self.unknown_theme(words)).collect()
    }

    /// Says that no theme has the name that was asked for.
    pub fn unknown_theme(&self, words: &Words) -> Option<String> {
        let known: Vec<&str> = self.view.themes.iter().map(|theme| theme.name.as_str()).collect();
        let name = self.theme_name();
        (!known.contains(&name)).then(|| say!(words, "cli-no-theme", name = name.to_owned(), known = known.join(", ")))
    }

    /// Returns how wide ambiguous characters are drawn.
    pub fn cells(&self) -> Cells {
        match self.config.ambiguous {
            WidthSetting::Auto => self.cells,
            WidthSetting::Narrow => Cells::Narrow,
            WidthSetting::Wide => Cells::Wide,
        }
    }

    /// Returns which days are worked, and what is wrong with a file of them.
    pub fn workdays(&self, words: &Words) -> working::InForce {
        working::in_force(words, &self.config.working, self.folder())
    }

    /// Returns where the person's own health model stands.
    pub fn model_file(&self) -> Option<PathBuf> {
        self.beside("health.toml")
    }

    fn beside(&self, name: &str) -> Option<PathBuf> {
        self.file.as_ref().map(|file| file.with_file_name(name))
    }

    fn folder(&self) -> Option<&Path> {
        self.file.as_deref().and_then(Path::parent)
    }

    /// Sets one and writes it to the file; nothing changes where that fails, and why is told.
    pub fn set(&mut self, words: &Words, setting: Setting, value: Option<&SettingValue>) -> Result<(), String> {
        let path = self.file.clone().ok_or_else(|| say!(words, "cli-no-data-folder"))?;
        let name = path.display().to_string();
        let unwritable =
            |error: &std::io::Error| say!(words, "settings-unwritable", file = name.clone(), why = wording::obstacle(words, &error.into()));
        let before = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(config::unreadable(words, name, &(&error).into())),
        };
        let after = config::put(&before, setting, value).map_err(|error| match error {
            PutError::Broken(fault) => say!(words, "settings-broken", problem = config::slip(words, &name, &fault)),
            PutError::Refused(fault) => wording::settings::toml_fault(words, &fault),
        })?;
        let (config, _) = Config::read_text(&after, &path);
        self.check(words, setting, &config)?;
        config::write_through(&path, &after).map_err(|error| unwritable(&error))?;
        self.config = config;
        self.look_again(words);
        Ok(())
    }

    /// Says what only shows once the settings are used: a country without holidays, a theme that is not there.
    fn check(&self, words: &Words, setting: Setting, config: &Config) -> Result<(), String> {
        let problem = match setting {
            Setting::Country | Setting::Holidays => working::in_force(words, &config.working, self.folder()).problem,
            Setting::Theme => {
                let name = config.theme.clone().unwrap_or_default();
                let is_there = name.is_empty() || self.theme_named(&name).is_some();
                (!is_there).then(|| say!(words, "cli-no-theme", name = name, known = words.list(&Theme::names().collect::<Vec<_>>())))
            }
            _ => model::problem_of(words, self.model_file().as_deref(), &config.cadence).filter(|_| setting.place().0 == Some("cadence")),
        };
        problem.map_or(Ok(()), Err)
    }

    /// Says whether something said over the file keeps a setting of it from holding: `MIMAMORI_LANG`, `--theme`.
    pub fn is_overruled(&self, setting: Setting) -> bool {
        match setting {
            Setting::Lang => self.over.lang.is_some(),
            Setting::Theme => self.over.theme.is_some() || self.around.no_colour,
            _ => false,
        }
    }

    /// Returns the keys that hold, with the person's own file.
    pub fn keys(&self, words: &Words) -> keys::InForce {
        let file = self.file.as_ref().map(|file| file.with_file_name("keys.toml"));
        keys::in_force(words, self.config.keys, file.as_deref())
    }

    /// Looks what stands beside the file now: themes may have come or changed.
    pub fn look_again(&mut self, words: &Words) {
        self.themes = themes::own(words, self.file.as_deref());
        self.refresh();
    }

    fn refresh(&mut self) {
        let own = self.themes.iter().map(|own| ThemeName { name: own.name.clone(), is_own: true });
        let built_in = std::iter::once("auto").chain(Theme::names()).map(|name| ThemeName { name: name.to_owned(), is_own: false });
        let cadences = model::own_cadences(self.model_file().as_deref());
        self.view = SettingsView {
            held: Setting::ALL.iter().map(|setting| self.held(*setting, &cadences)).collect(),
            themes: built_in.chain(own).collect(),
            file: self.file.as_ref().map(|path| path.display().to_string()),
        };
    }

    fn held(&self, setting: Setting, cadences: &toml::Table) -> HeldSetting {
        let over = match setting {
            Setting::Lang => self.over.lang.map(|(_, source)| source),
            Setting::Theme => self.over.theme.as_ref().map(|(_, source)| *source),
            _ => None,
        };
        let (of_file, built_in) = self.values(setting, cadences);
        let source = over.unwrap_or(if of_file.is_some() { SettingSource::File } else { SettingSource::BuiltIn });
        let value = match setting {
            Setting::Lang => self.lang().to_string(),
            Setting::Theme => self.theme_name().to_owned(),
            _ => of_file.unwrap_or(built_in),
        };
        HeldSetting { setting, value, source }
    }

    /// Returns what the file says of a setting, and what is built in, both as they are typed.
    fn values(&self, setting: Setting, cadences: &toml::Table) -> (Option<String>, String) {
        let Config { working, mail, .. } = &self.config;
        let said = |value: &Option<String>| (value.clone(), String::new());
        let unlike = |now: String, built_in: String| (Some(now).filter(|now| *now != built_in), built_in);
        let usual = Config::default();
        match setting {
            Setting::Lang => (self.config.lang.map(|lang| lang.to_string()), String::new()),
            Setting::Theme => said(&self.config.theme),
            Setting::Ambiguous => unlike(self.config.ambiguous.as_str().to_owned(), usual.ambiguous.as_str().to_owned()),
            Setting::Keys => unlike(self.config.keys.name().to_owned(), usual.keys.name().to_owned()),
            Setting::Mouse => unlike(self.config.mouse.to_string(), usual.mouse.to_string()),
            Setting::Private => unlike(self.config.private.to_string(), usual.private.to_string()),
            Setting::Currency => (self.config.currency().map(|currency| currency.to_string()), String::new()),
            Setting::Country => (working.country.clone(), working::usual_country(self.lang()).to_owned()),
            Setting::Weekend => (Some(working.typed().0).filter(|days| !days.is_empty()), "sat sun".to_owned()),
            Setting::DaysOff => unlike(working.typed().1, String::new()),
            Setting::Holidays => (working.holidays.as_ref().map(|path| path.display().to_string()), String::new()),
            Setting::WeekStart => (working.week_start(), working::named(working::usual_week_start(self.lang()))),
            Setting::CadenceHigh | Setting::CadenceLow | Setting::CadenceTech | Setting::CadenceOnboarding => {
                let key = setting.place().1;
                (self.config.cadence.get(key).map(ToString::to_string), cadences.get(key).map(ToString::to_string).unwrap_or_default())
            }
            Setting::QuietDays => unlike(self.config.survey.quiet_days.to_string(), usual.survey.quiet_days.to_string()),
            Setting::MailAgain => unlike(mail.again_days.to_string(), usual.mail.again_days.to_string()),
            Setting::MailCharset => unlike(mail.charset.to_string(), usual.mail.charset.to_string()),
            Setting::MailName => said(&mail.name),
            Setting::MailCompany => said(&mail.company),
            Setting::MailAddress => said(&mail.address),
            Setting::MailSignature => said(&mail.signature),
            Setting::MailSend => said(&mail.send),
            Setting::MailDrafts => said(&mail.drafts),
        }
    }
}
