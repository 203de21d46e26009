//! Chance that can be repeated: every account and every topic draws from a source of its own, so that a change in
//! one kind of fact does not stir the others.

use fastrand::Rng;
use std::ops::RangeInclusive;

/// A seeded source of choices.
#[derive(Clone, Debug)]
pub(super) struct Draw(Rng);

/// Mixes numbers into one seed (the finisher of SplitMix64 after each).
pub(super) fn mix(parts: &[u64]) -> u64 {
    parts.iter().fold(0x6d69_6d61_6d6f_7269, |seed, part| {
        let mut mixed = (seed ^ part).wrapping_add(0x9e37_79b9_7f4a_7c15);
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    })
}

impl Draw {
    pub fn seeded(seed: u64) -> Draw {
        Draw(Rng::with_seed(seed))
    }

    pub fn whole(&mut self, range: RangeInclusive<i64>) -> i64 {
        self.0.i64(range)
    }

    /// Draws evenly between two numbers.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + self.0.f64() * (high - low)
    }

    /// Says yes with a probability.
    pub fn chance(&mut self, probability: f64) -> bool {
        self.0.f64() < probability
    }

    /// Picks one of a list that is never empty: the lists are ours, and a test reads them.
    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.0.usize(0..list.len())]
    }

    /// Picks by weight.
    pub fn weighted<T: Copy>(&mut self, choices: &[(T, u32)]) -> T {
        let total: u32 = choices.iter().map(|(_, weight)| weight).sum();
        let mut left = self.0.u32(0..total);
        for (choice, weight) in choices {
            if left < *weight {
                return *choice;
            }
            left -= weight;
        }
        choices[choices.len() - 1].0
    }

    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        self.0.shuffle(list);
    }
}

/// Hands out the entries of a list in a shuffled order, each once before any comes again.
#[derive(Clone, Debug)]
pub(super) struct Deck {
    order: Vec<usize>,
    next: usize,
}

impl Deck {
    pub fn of(count: usize, draw: &mut Draw) -> Deck {
        let mut order: Vec<usize> = (0..count).collect();
        draw.shuffle(&mut order);
        Deck { order, next: 0 }
    }

    pub fn deal<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        let chosen = self.order[self.next % self.order.len()];
        self.next += 1;
        &list[chosen]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deck_repeats_nothing_before_it_is_through() {
        let cards = ["a", "b", "c", "d"];
        let mut deck = Deck::of(cards.len(), &mut Draw::seeded(7));
        let mut seen: Vec<&str> = (0..4).map(|_| *deck.deal(&cards)).collect();
        seen.sort_unstable();
        assert_eq!(seen, cards);
    }

    #[test]
    fn seeds_differ_by_every_part_and_its_place() {
        let seeds = [mix(&[1, 2, 3]), mix(&[1, 3, 2]), mix(&[1, 2]), mix(&[2, 2, 3])];
        assert!(seeds.iter().enumerate().all(|(at, seed)| !seeds[..at].contains(seed)));
    }

    #[test]
    fn weights_of_zero_are_never_drawn() {
        let mut draw = Draw::seeded(3);
        assert!((0..200).all(|_| draw.weighted(&[("never", 0), ("often", 9), ("seldom", 1)]) != "never"));
    }
}
