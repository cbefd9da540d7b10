//! Near names: what somebody may have meant.

use strsim::osa_distance;

/// The candidate nearest to `written`, if one is near enough: at most a third of its letters differ. Letter case counts
/// less than letters; of several equally near ones the first by the alphabet is taken.
pub fn nearest<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    near(written, candidates).into_iter().next()
}

/// All candidates that are near enough, nearest first, then by the alphabet.
pub fn near<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let length = written.chars().count();
    // Long words are not names, and comparing them would take long.
    if length == 0 || length > 64 {
        return Vec::new();
    }
    let lower = written.to_lowercase();
    let limit = (length / 3).max(1);
    let mut found: Vec<(usize, &str)> = candidates
        .into_iter()
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= limit && *candidate != written)
        .map(|candidate| (osa_distance(&lower, &candidate.to_lowercase()), candidate))
        // Of words of one or two letters nothing but the case may differ, or all would be near each other.
        .filter(|(distance, _)| *distance <= limit && (length > 2 || *distance == 0))
        .collect();
    found.sort_unstable();
    found.dedup();
    found.into_iter().map(|(_, candidate)| candidate).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_is_found() {
        assert_eq!(nearest("nonexclusiv", ["exclusive", "nonexclusive", "sole"]), Some("nonexclusive"));
        assert_eq!(
            nearest("mst", ["must", "be", "most"]),
            Some("most"),
            "equally near: the first by the alphabet"
        );
        assert_eq!(nearest("Party", ["parties", "party"]), Some("party"));
        assert_eq!(nearest("cluod", ["cloud"]), Some("cloud"), "two letters changed places");
    }

    #[test]
    fn what_is_far_is_not_offered() {
        assert_eq!(nearest("capacity", ["cloud", "licence"]), None);
        assert_eq!(nearest("ab", ["ac", "at"]), None);
        assert_eq!(nearest("", ["a"]), None);
    }

    #[test]
    fn the_order_of_candidates_does_not_matter() {
        assert_eq!(near("cat", ["rat", "bat", "hat"]), ["bat", "hat", "rat"]);
        assert_eq!(near("cat", ["hat", "rat", "bat"]), ["bat", "hat", "rat"]);
    }
}
