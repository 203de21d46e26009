//! A screen as SVG: each character in its own cells whatever font the reader has, and the colours of the dark or the light theme as
//! the reader's own page is.

use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::style::{Color, Modifier};
use std::fmt::Write;

/// Points of a cell, and of the room around the screen. The advance of common monospace fonts is 0.6 of their size.
const WIDTH: f64 = 8.4;
const HEIGHT: f64 = 19.0;
const SIZE: f64 = 14.0;
const BASELINE: f64 = 14.0;
const MARGIN: f64 = 14.0;

/// Background and text where the theme leaves both to the terminal: dark, light.
const PAPER: [&str; 2] = ["#14171c", "#ffffff"];
const INK: [&str; 2] = ["#d7dce2", "#1f2328"];

/// A screen in both themes, each with the place of the cursor where it is seen.
pub struct Shown {
    pub title: String,
    pub dark: (Buffer, Option<(u16, u16)>),
    pub light: (Buffer, Option<(u16, u16)>),
}

/// How something looks in both themes: dark, light.
type Looks = [Look; 2];

#[derive(Clone, Debug, PartialEq)]
struct Look {
    ink: String,
    paper: Option<String>,
    modifiers: Modifier,
}

/// Cells beside one another that look the same.
struct Run {
    x: u16,
    width: u16,
    text: String,
    /// Whether every character takes one cell and every font has it in the width of its other letters.
    is_plain: bool,
    class: usize,
}

impl Shown {
    /// Writes the picture.
    pub fn svg(&self) -> String {
        let (mut classes, mut body) = (Vec::new(), String::new());
        let area = self.dark.0.area;
        for y in 0..area.height {
            let runs = self.runs(y, &mut classes);
            runs.iter().for_each(|run| paper(&mut body, run, y, &classes[run.class]));
            runs.iter().for_each(|run| ink(&mut body, run, y));
        }
        if let Some((x, y)) = self.dark.1 {
            let (x, y) = (left(x), top(y));
            let _ = writeln!(body, r#"<rect class="cursor" x="{x:.1}" y="{y:.1}" width="1.6" height="{HEIGHT}"/>"#);
        }
        let (width, height) = (2.0 * MARGIN + f64::from(area.width) * WIDTH, 2.0 * MARGIN + f64::from(area.height) * HEIGHT);
        let title = escaped(&self.title);
        let styles = styles(&classes);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" width=\"{width:.0}\" height=\"{height:.0}\" \
             role=\"img\">\n<title>{title}</title>\n<style>\n{styles}</style>\n\
             <rect class=\"screen\" x=\"0.5\" y=\"0.5\" width=\"{:.0}\" height=\"{:.0}\" rx=\"8\"/>\n<g xml:space=\"preserve\">\n{body}</g>\n</svg>\n",
            width - 1.0,
            height - 1.0,
        )
    }

    fn runs(&self, y: u16, classes: &mut Vec<Looks>) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        let mut x = 0;
        while x < self.dark.0.area.width {
            let (dark, light) = (&self.dark.0[(x, y)], &self.light.0[(x, y)]);
            let (width, class) = (dark.cell_width().max(1), class_of(classes, [look(dark, 0), look(light, 1)]));
            let is_plain = dark.symbol().is_ascii();
            match runs.last_mut().filter(|run| run.class == class && run.is_plain && is_plain && run.x + run.width == x) {
                Some(run) => {
                    run.text.push_str(dark.symbol());
                    run.width += width;
                }
                None => runs.push(Run { x, width, text: dark.symbol().to_owned(), is_plain, class }),
            }
            x += width;
        }
        runs
    }
}

fn class_of(classes: &mut Vec<Looks>, looks: Looks) -> usize {
    classes.iter().position(|known| *known == looks).unwrap_or_else(|| {
        classes.push(looks);
        classes.len() - 1
    })
}

fn look(cell: &Cell, theme: usize) -> Look {
    let (ink, paper) = (hex(cell.fg), hex(cell.bg));
    let modifiers = cell.modifier - Modifier::REVERSED;
    if cell.modifier.contains(Modifier::REVERSED) {
        return Look {
            ink: paper.unwrap_or_else(|| PAPER[theme].into()),
            paper: Some(ink.unwrap_or_else(|| INK[theme].into())),
            modifiers,
        };
    }
    Look { ink: ink.unwrap_or_else(|| INK[theme].into()), paper, modifiers }
}

/// Both themes are in 24-bit colour; other colours are the terminal's own.
fn hex(color: Color) -> Option<String> {
    match color {
        Color::Rgb(red, green, blue) => Some(format!("#{red:02x}{green:02x}{blue:02x}")),
        _ => None,
    }
}

fn left(x: u16) -> f64 {
    MARGIN + f64::from(x) * WIDTH
}

fn top(y: u16) -> f64 {
    MARGIN + f64::from(y) * HEIGHT
}

fn paper(body: &mut String, run: &Run, y: u16, looks: &Looks) {
    if looks.iter().any(|look| look.paper.is_some()) {
        let (x, y, width, class) = (left(run.x), top(y), f64::from(run.width) * WIDTH, run.class);
        let _ = writeln!(body, r#"<rect class="p{class}" x="{x:.1}" y="{y:.1}" width="{width:.1}" height="{HEIGHT}"/>"#);
    }
}

/// Writes the text of a run from its first letter to its last, as wide as its cells are.
fn ink(body: &mut String, run: &Run, y: u16) {
    let before = run.text.len() - run.text.trim_start().len();
    let text = run.text.trim();
    if text.is_empty() {
        return;
    }
    let cells = if run.is_plain { u16::try_from(text.len()).unwrap_or(run.width) } else { run.width };
    let x = left(run.x + u16::try_from(before).unwrap_or(0));
    let (y, length, class) = (top(y) + BASELINE, f64::from(cells) * WIDTH, run.class);
    // A wide character keeps its shape and stands in the middle of its two cells; lines and bars fill theirs.
    let fit = if run.width == 2 && !run.is_plain { centred(x, length) } else { stretched(x, length) };
    let _ = writeln!(body, r#"<text class="t{class}" {fit} y="{y:.1}">{}</text>"#, escaped(text));
}

fn stretched(x: f64, length: f64) -> String {
    format!(r#"x="{x:.1}" textLength="{length:.1}" lengthAdjust="spacingAndGlyphs""#)
}

fn centred(x: f64, length: f64) -> String {
    format!(r#"x="{:.1}" text-anchor="middle""#, x + length / 2.0)
}

/// Writes the colours of the light theme, and those of the dark one where the page is dark.
fn styles(classes: &[Looks]) -> String {
    let mut css = format!(
        "text {{ font: {SIZE}px ui-monospace, SFMono-Regular, Menlo, Consolas, \"DejaVu Sans Mono\", \"Noto Sans Mono CJK JP\", monospace; \
         white-space: pre }}\n"
    );
    css.push_str(&coloured(classes, 1));
    css.push_str("@media (prefers-color-scheme: dark) {\n");
    css.push_str(&coloured(classes, 0));
    css.push_str("}\n");
    css
}

fn coloured(classes: &[Looks], theme: usize) -> String {
    let edge = ["#30363d", "#d0d7de"][theme];
    let mut css = format!(".screen {{ fill: {}; stroke: {edge} }} .cursor {{ fill: {} }}\n", PAPER[theme], INK[theme]);
    for (class, looks) in classes.iter().enumerate() {
        let look = &looks[theme];
        let _ = writeln!(css, ".t{class} {{ fill: {}{} }}", look.ink, weight(look.modifiers));
        if looks.iter().any(|look| look.paper.is_some()) {
            let _ = writeln!(css, ".p{class} {{ fill: {} }}", look.paper.as_deref().unwrap_or("none"));
        }
    }
    css
}

fn weight(modifiers: Modifier) -> String {
    let rules = [
        (Modifier::BOLD, "; font-weight: bold"),
        (Modifier::ITALIC, "; font-style: italic"),
        (Modifier::UNDERLINED, "; text-decoration: underline"),
        (Modifier::DIM, "; opacity: 0.7"),
    ];
    rules.iter().filter(|(modifier, _)| modifiers.contains(*modifier)).map(|(_, rule)| *rule).collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
