//! Health: one score from 0 to 100 (higher is healthier) that explains itself.
