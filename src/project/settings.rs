//! The text of `clausal.toml` in, the settings of a project out.

mod ignores;
mod inline_ignores;
mod keys;
mod levels;
mod problem;
mod read;
mod stated;

pub use ignores::ignore;
pub use inline_ignores::InlineIgnores;
pub use keys::{IGNORE_KEYS, TABLES};
pub use levels::set_levels;
pub use problem::{SettingsProblem, SettingsText};
pub use stated::{
    AsOf, CheckSettings, Ignore, LintSettings, Pattern, ProjectSettings, Replace, Settings, Side,
    TimeSettings,
};

impl Settings {
    /// Reads the text of a project file; `path` is its path as shown to people.
    ///
    /// # Errors
    /// With all that is wrong in it, in the order of the text.
    pub fn parse(path: &str, text: &str) -> Result<Settings, SettingsProblem> {
        read::settings(path, text)
    }
}
