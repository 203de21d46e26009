//! What opens a figure of the summary: its formula, what to mind, and the rows it was made of.

use super::board::{VoicePane, kind_of};
use crate::domain::kpi::Figure;
use crate::domain::voice::{FEW, Measure, is_thin};
use crate::say;
use crate::tui::pane::Cx;
use crate::tui::route::FigureSheet;
use crate::wording::voice as wording;

impl VoicePane {
    /// Puts a figure into words, for what opens it.
    pub(super) fn sheet(&self, cx: &Cx<'_>, measure: Measure) -> FigureSheet {
        let span = self.choice.span(cx);
        let figure = self.shown.voices.figure(measure, span);
        let mut lines = vec![cx.words.get(formula_id(measure))];
        if let Some(other) = other_scales(cx, measure, &self.shown.voices.spreads(kind_of(measure), span)) {
            lines.push(other);
        }
        if is_thin(&figure) {
            lines.push(say!(cx.words, "voice-thin-rule", few = FEW));
        }
        let title = format!("{} {}", cx.words.word(measure), wording::span_name(cx.words, cx.format, span));
        FigureSheet { title, value: value_line(cx, &figure), lines, figure, kpi: None }
    }
}

fn formula_id(measure: Measure) -> &'static str {
    match measure {
        Measure::Nps => "voice-formula-nps",
        Measure::Csat => "voice-formula-csat",
        Measure::Ces => "voice-formula-ces",
        Measure::CesShare => "voice-formula-ces-share",
        Measure::ResponseRate => "voice-formula-response-rate",
    }
}

/// Says from which answer on other scales than the usual one count as high.
fn other_scales(cx: &Cx<'_>, measure: Measure, spreads: &[crate::domain::voice::Spread]) -> Option<String> {
    let kind = kind_of(measure);
    let others = spreads.iter().map(|spread| spread.scale).filter(|scale| *scale != kind.usual_scale());
    let said: Vec<String> = others.map(|scale| format!("{} ({scale})", wording::high_range(kind, scale))).collect();
    let is_of_answers = !matches!(measure, Measure::ResponseRate | Measure::Ces);
    (is_of_answers && !said.is_empty()).then(|| say!(cx.words, "voice-other-scales", scales = cx.format.list(&said)))
}

fn value_line(cx: &Cx<'_>, figure: &Figure) -> String {
    let value = wording::figure_value(cx.format, figure);
    match (figure.value, wording::interval(cx.format, figure)) {
        (Err(why), _) => format!("{value}  {}", wording::why_none(cx.words, why)),
        (Ok(_), Some(interval)) => say!(cx.words, "voice-value-within", value = value, interval = interval),
        (Ok(_), None) => value,
    }
}
