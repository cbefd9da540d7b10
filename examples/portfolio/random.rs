//! A seed in, the same numbers out on every machine.

#![allow(clippy::indexing_slicing, reason = "a list to choose from is never empty")]

/// A generator of numbers (splitmix64: its period is 2^64, more than enough here).
#[derive(Debug, Clone)]
pub struct Random {
    state: u64,
}

impl Random {
    /// The generator for one thing of many: those of other seeds or numbers have nothing in common with it.
    pub fn new(seed: u64, number: u64) -> Random {
        let mut random = Random { state: seed ^ 0x9E37_79B9_7F4A_7C15_u64.rotate_left(17) };
        random.state = random.next().wrapping_add(number.wrapping_mul(0xD1B5_4A32_D192_ED03));
        random
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, not including, `limit`; 0 where that is 0.
    pub fn below(&mut self, limit: u64) -> u64 {
        // The high half of the product is even enough: limits here are far below 2^32.
        u64::try_from((u128::from(self.next()) * u128::from(limit)) >> 64).unwrap_or(0)
    }

    /// A number from `low` through `high`.
    pub fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.below(high - low + 1)
    }

    /// Whether something of this likelihood, in parts of a hundred, happens.
    pub fn percent(&mut self, likelihood: u64) -> bool {
        self.below(100) < likelihood
    }

    /// One of these; there is at least one.
    pub fn one<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        let at = usize::try_from(self.below(of.len() as u64)).unwrap_or(0);
        of[at]
    }

    /// A rank from 0 up to, not including, `limit`, the first ones far more often: roughly Zipf's law.
    pub fn rank(&mut self, limit: u64) -> u64 {
        // limit^u for an even u between 0 and 1, by whole numbers: first how many bits, then which number of so many bits.
        let bits = u64::from(64 - limit.max(1).leading_zeros());
        let bits = self.between(0, bits.saturating_sub(1));
        let low = 1_u64 << bits;
        (low + self.below(low)).min(limit.max(1)) - 1
    }
}
