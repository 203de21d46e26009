//! The roles that states are drawn in. Words always stand beside them: nothing is said by colour alone.

use crate::domain::Band;
use crate::theme::Role;
use crate::wording::timeline::Tone;

/// Returns the role that goes with a state's words.
pub fn role_of(tone: Tone) -> Role {
    match tone {
        Tone::Plain => Role::Text,
        Tone::Quiet => Role::Dim,
        Tone::Good => Role::Green,
        Tone::Watch => Role::Yellow,
        Tone::Bad => Role::Red,
    }
}

/// Returns the role of a health band.
pub fn role_of_band(band: Band) -> Role {
    match band {
        Band::Green => Role::Green,
        Band::Yellow => Role::Yellow,
        Band::Red => Role::Red,
        Band::Unknown => Role::Unknown,
    }
}
