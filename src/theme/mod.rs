//! What a thing on the screen means, as a [`Role`], and how a [`Theme`] shows it. Knows no screen, no words and no terminal.
//!
//! Themes are data (`assets/themes/*.toml`). All keep the terminal's own background; nothing is said by colour alone.

mod choose;
mod file;
mod role;

pub use choose::{Background, Surroundings};
pub use file::ThemeFile;
pub use role::Role;

use std::sync::LazyLock;

use ratatui::style::Style;

/// The themes in the order in which a setting offers them; each is read when it is first shown.
static THEMES: [(&str, LazyLock<Theme>); 6] = [
    ("dark", LazyLock::new(|| read(include_str!("../../assets/themes/dark.toml")))),
    ("light", LazyLock::new(|| read(include_str!("../../assets/themes/light.toml")))),
    ("ansi", LazyLock::new(|| read(include_str!("../../assets/themes/ansi.toml")))),
    ("safe-dark", LazyLock::new(|| read(include_str!("../../assets/themes/safe-dark.toml")))),
    ("safe-light", LazyLock::new(|| read(include_str!("../../assets/themes/safe-light.toml")))),
    ("mono", LazyLock::new(|| read(include_str!("../../assets/themes/mono.toml")))),
];

fn read(text: &str) -> Theme {
    ThemeFile::parse(text).expect("the themes shipped with the program are tested").into_theme()
}

/// One style for each role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    name: String,
    styles: [Style; Role::ALL.len()],
}

impl Theme {
    /// Returns the theme of that name.
    pub fn named(name: &str) -> Option<&'static Self> {
        THEMES.iter().find(|(known, _)| *known == name).map(|(_, theme)| &**theme)
    }

    /// Lists the names that [`Theme::named`] knows.
    pub fn names() -> impl Iterator<Item = &'static str> {
        THEMES.iter().map(|(name, _)| *name)
    }

    /// Returns the name a setting calls this theme by.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Keeps a theme for as long as the program runs, as those that come with it are kept. There are few, and each is small.
    pub fn kept(self) -> &'static Self {
        Box::leak(Box::new(self))
    }

    /// Returns the style of a role.
    pub fn style(&self, role: Role) -> Style {
        self.styles[role as usize]
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::{Color, Modifier};

    use super::*;

    const BLACKISH: [u8; 3] = [0x10, 0x14, 0x18];
    const WHITE: [u8; 3] = [0xff, 0xff, 0xff];

    /// WCAG 2 relative luminance.
    fn luminance(colour: [u8; 3]) -> f64 {
        let [red, green, blue] = colour.map(|channel| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
        let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
        if one > other { one / other } else { other / one }
    }

    fn rgb(colour: Option<Color>) -> Option<[u8; 3]> {
        match colour {
            Some(Color::Rgb(red, green, blue)) => Some([red, green, blue]),
            _ => None,
        }
    }

    #[test]
    fn text_reads_on_the_backgrounds_it_was_made_for() {
        for (name, background) in [("dark", BLACKISH), ("safe-dark", BLACKISH), ("light", WHITE), ("safe-light", WHITE)] {
            let theme = Theme::named(name).unwrap();
            let selected = rgb(theme.style(Role::Selected).bg).unwrap();
            for role in Role::ALL.iter().filter(|role| role.is_text()) {
                let style = theme.style(*role);
                let ink = rgb(style.fg).unwrap_or(if background == WHITE { [0x1f, 0x23, 0x28] } else { [0xd0, 0xd7, 0xde] });
                let ground = rgb(style.bg).unwrap_or(background);
                assert!(contrast(ink, ground) >= 4.5, "{name} {role:?}: {:.2}", contrast(ink, ground));
                assert!(contrast(ink, selected) >= 4.5, "{name} {role:?} selected: {:.2}", contrast(ink, selected));
            }
        }
    }

    /// How protanopia, deuteranopia and tritanopia see linear colours (Machado, Oliveira and Fernandes, 2009).
    const VISIONS: [[[f64; 3]; 3]; 3] = [
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    ];

    /// A colour in CIE L*a*b* as a kind of colour vision sees it; distances there are about as the eye has them.
    fn seen(colour: [u8; 3], vision: &[[f64; 3]; 3]) -> [f64; 3] {
        let linear = colour.map(|channel| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        });
        let row = |row: &[f64; 3]| row.iter().zip(linear).map(|(weight, share)| weight * share).sum::<f64>();
        let [red, green, blue] = [0, 1, 2].map(|index: usize| row(&vision[index]).clamp(0.0, 1.0));
        let bent = |share: f64| if share > 0.008856 { share.cbrt() } else { 7.787 * share + 16.0 / 116.0 };
        let x = bent((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
        let y = bent(0.2126729 * red + 0.7151522 * green + 0.0721750 * blue);
        let z = bent((0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883);
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }

    #[test]
    fn every_kind_of_colour_vision_tells_the_states_of_the_safe_themes_apart() {
        for name in ["safe-dark", "safe-light"] {
            let theme = Theme::named(name).unwrap();
            let states = [Role::Green, Role::Yellow, Role::Red];
            for vision in &VISIONS {
                let seen = states.map(|role| seen(rgb(theme.style(role).fg).unwrap(), vision));
                for (one, other) in [(0, 1), (0, 2), (1, 2)] {
                    let distance = seen[one].iter().zip(seen[other]).map(|(one, other)| (one - other).powi(2)).sum::<f64>().sqrt();
                    assert!(distance >= 15.0, "{name}: {:?} and {:?} are {distance:.1} apart", states[one], states[other]);
                }
            }
        }
    }

    #[test]
    fn no_theme_paints_the_background_of_the_screen() {
        for (name, theme) in THEMES.iter() {
            assert_eq!(*name, theme.name);
            assert!(matches!(theme.style(Role::Text).bg, None | Some(Color::Reset)), "{}", theme.name);
        }
    }

    #[test]
    fn mono_has_no_colour_and_still_tells_apart() {
        let mono = Theme::named("mono").unwrap();
        for role in Role::ALL {
            let style = mono.style(*role);
            assert!(matches!(style.fg, None | Some(Color::Reset)) && matches!(style.bg, None | Some(Color::Reset)), "{role:?}");
        }
        assert!(mono.style(Role::Selected).add_modifier.contains(Modifier::REVERSED));
        assert!(mono.style(Role::Heading).add_modifier.contains(Modifier::BOLD));
        assert_ne!(mono.style(Role::Field), mono.style(Role::Text));
    }

    #[test]
    fn selection_shows_without_colour_in_every_theme() {
        for (_, theme) in THEMES.iter() {
            assert!(theme.style(Role::Selected).add_modifier.intersects(Modifier::BOLD | Modifier::REVERSED), "{}", theme.name);
        }
    }
}
