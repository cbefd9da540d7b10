//! Fixes and a text in, the mended text and its diff out.
