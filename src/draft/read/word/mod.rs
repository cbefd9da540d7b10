//! stub
use super::Raw;
use crate::draft::problem::Unreadable;
pub(super) fn read(_bytes: &[u8]) -> Result<Raw, Unreadable> {
    Err(Unreadable::NotWord { why: "not yet" })
}
