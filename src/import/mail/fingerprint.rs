//! A fingerprint of a message: the same for the same sender, moment, subject and text.

/// How much of a text counts, in bytes.
const MOST: usize = 64 << 10;
// FNV-1a of 128 bits.
const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

/// Returns the fingerprint of texts one after the other.
pub fn fingerprint(texts: &[&[u8]]) -> String {
    let mut hash = BASIS;
    for text in texts {
        for byte in text.iter().take(MOST).chain(&[0xff]) {
            hash = (hash ^ u128::from(*byte)).wrapping_mul(PRIME);
        }
    }
    format!("{hash:032x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_one_text_ends_and_the_next_begins_counts() {
        assert_eq!(fingerprint(&[b""]).len(), 32);
        assert_ne!(fingerprint(&[b"ab", b"c"]), fingerprint(&[b"a", b"bc"]));
        assert_eq!(fingerprint(&[b"a"]), fingerprint(&[b"a"]));
    }
}
