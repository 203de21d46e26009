//! The workbench while somebody is taught: the strip above it, and what was done that makes it go on.

use super::Session;
use crate::i18n::Words;
use crate::tui::tutor::{Deed, Tutor};
use ratatui::layout::Rect;
use std::sync::Arc;

/// Divides the screen into the strip of the tutor and what is left.
pub(super) fn divided(tutor: Option<Tutor>, area: Rect) -> (Rect, Rect) {
    let rows = tutor.map_or(0, |tutor| tutor.rows(area));
    (Rect { height: rows, ..area }, Rect { y: area.y + rows, height: area.height - rows, ..area })
}

impl Session {
    /// Begins to teach, with the first step.
    pub fn teach(&mut self) {
        self.tutor = Some(Tutor::default());
    }

    pub(super) fn note(&mut self, deed: Deed<'_>) {
        if let Some(tutor) = self.tutor.as_mut() {
            tutor.note(deed);
        }
    }

    /// Notes that a mail which was searched for is being read.
    pub(super) fn note_reading(&mut self) {
        if self.tutor.is_some() && self.app.reads_found_mail() {
            self.note(Deed::ReadsFoundMail);
        }
    }

    /// Asks for the tutor; in the tutor itself it begins anew.
    pub(super) fn ask_for_tutor(&mut self) {
        self.wants_tutor = self.tutor.is_none();
        self.tutor = self.tutor.map(|_| Tutor::default());
    }

    /// Says whether the tutor was asked for since this was asked last.
    pub fn takes_tutor(&mut self) -> bool {
        std::mem::take(&mut self.wants_tutor)
    }

    /// Returns the words it speaks with now.
    pub fn words(&self) -> &Arc<Words> {
        &self.setup.words
    }
}
