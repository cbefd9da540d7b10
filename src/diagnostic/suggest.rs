//! Near names: what somebody may have meant.
