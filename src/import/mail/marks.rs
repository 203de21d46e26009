//! What was unsound about a message, each thing once.

use crate::domain::MailMark;

#[derive(Clone, Debug, Default)]
pub(super) struct Marks(Vec<MailMark>);

impl Marks {
    pub fn set(&mut self, mark: MailMark) {
        if !self.0.contains(&mark) {
            self.0.push(mark);
        }
    }

    pub fn set_if(&mut self, is_so: bool, mark: MailMark) {
        if is_so {
            self.set(mark);
        }
    }

    pub fn has(&self, mark: MailMark) -> bool {
        self.0.contains(&mark)
    }

    pub fn into_vec(mut self) -> Vec<MailMark> {
        self.0.sort();
        self.0
    }
}
