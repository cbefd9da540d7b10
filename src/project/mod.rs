//! Sources to findings: files and settings are read here and nowhere else; everything below is a pure function.

mod checked;
mod context;
pub mod discover;
mod drafts;
pub mod files;
mod inputs;
pub mod load;
pub mod locate;
pub mod modules;
pub(crate) mod outcome;
pub mod problem;
pub mod settings;

use std::path::Path;

pub use checked::{Checked, Meaning, world_settings};
pub use load::Loaded;
pub use problem::LoadProblem;

use crate::evaluate::Effort;
use crate::source::FileId;
use crate::time::{Day, MonthEnd};
use discover::Found;
use files::Place;
use inputs::DataFile;
use locate::{Located, ProjectFile, locate};
use settings::Settings;

/// A project: its sources, read and parsed, its data, the drafts it was given, and what its project file says.
#[derive(Debug, Default)]
pub struct Project {
    loaded: Loaded,
    place: Place,
    data: Vec<DataFile>,
    drafts: Vec<String>,
    settings: Settings,
    /// The project file and its place among the sources.
    file: Option<(ProjectFile, FileId)>,
}

/// How a project is checked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// Whose side `us` is; wins over `we are`.
    pub us: Option<String>,
    /// The day to stand at; none: all that is loaded is known and all of time is checked.
    pub as_of: Option<Day>,
    /// Open findings have their rule's severity.
    pub strict: bool,
    /// Report only findings that bind one of these agreements; empty: all.
    pub only: Vec<String>,
    /// What a date plus months is when that month has no such day.
    pub month_end: MonthEnd,
    /// How much is looked at for one verdict before it is left open.
    pub effort: Effort,
    /// How many findings are told at most, the first by file and position; none: all. The others are counted.
    pub most: Option<usize>,
}

impl Project {
    /// Reads files and folders, and whatever they `use`. The project file, if there is one upwards of the first path,
    /// says what belongs to a folder, which diagnostics are denied, allowed and ignored, and what [`Project::options`]
    /// are. Without paths the project is the one the program runs in.
    ///
    /// # Errors
    ///
    /// Where a path is not there or of no use, nothing is found, or the project file is wrong. What is wrong inside
    /// sources is part of the report.
    pub fn load<P: AsRef<Path>>(paths: &[P]) -> Result<Project, LoadProblem> {
        Project::load_with(paths, &[])
    }

    /// The same, with more sources (policies, say) that have no voice in which project it is.
    ///
    /// # Errors
    ///
    /// As [`Project::load`].
    pub fn load_with<P: AsRef<Path>>(paths: &[P], more: &[P]) -> Result<Project, LoadProblem> {
        let paths: Vec<&Path> = paths.iter().map(AsRef::as_ref).collect();
        let more: Vec<&Path> = more.iter().map(AsRef::as_ref).collect();
        let located = locate(&paths, &more)?;
        located.found.or_nothing(&paths)?;
        Ok(Project::of(Place::Disk(files::Disk), located))
    }

    /// Reads the projects that paths lead to, each by itself: a folder with a project file of its own is one, and the
    /// rest of the paths are one together.
    ///
    /// # Errors
    ///
    /// As [`Project::load`].
    pub fn load_each<P: AsRef<Path>>(paths: &[P]) -> Result<Vec<Project>, LoadProblem> {
        let paths: Vec<&Path> = paths.iter().map(AsRef::as_ref).collect();
        let (inner, rest) = locate::apart(&paths)?;
        let mut projects = Vec::new();
        if inner.is_empty() || !rest.is_empty() {
            let mut located = locate(&rest, &[])?;
            located.found.leave_out(&inner);
            if inner.is_empty() || !located.found.is_empty() {
                located.found.or_nothing(&rest)?;
                projects.push(Project::of(Place::Disk(files::Disk), located));
            }
        }
        for folder in &inner {
            let mut located = locate(&[folder], &[])?;
            let deeper: Vec<_> =
                inner.iter().filter(|other| *other != folder && other.starts_with(folder)).cloned().collect();
            located.found.leave_out(&deeper);
            projects.push(Project::of(Place::Disk(files::Disk), located));
        }
        Ok(projects)
    }

    /// Reads drafts alone, and the project file upwards of the first; of a folder, the drafts in it.
    ///
    /// # Errors
    ///
    /// Where a path is not there, nothing is found, or the project file is wrong.
    pub fn load_drafts<P: AsRef<Path>>(paths: &[P]) -> Result<Project, LoadProblem> {
        let mut found = Found::default();
        for path in paths {
            found.add_drafts(path.as_ref())?;
        }
        found.settle();
        if found.is_empty() {
            let places: Vec<String> =
                paths.iter().map(|path| format!("`{}`", files::shown(path.as_ref()))).collect();
            return Err(LoadProblem::NoDrafts { places: places.join(", ") });
        }
        let start = paths.first().map(AsRef::as_ref).unwrap_or(Path::new("."));
        let located = Located { found, ..locate::project_file(start)? };
        Ok(Project::of(Place::Disk(files::Disk), located))
    }

    /// Reads the project that a folder lies in, with the texts that an editor has open before those of the disk. Without a
    /// project file at or above the folder, nothing is in it.
    ///
    /// # Errors
    ///
    /// Where the project file is wrong, or what it names cannot be read.
    pub fn load_around(folder: &Path, open: files::Memory) -> Result<Project, LoadProblem> {
        Ok(Project::of(Place::Open(open), locate::around(folder)?))
    }

    /// Reads one text that an editor has open, and whatever it uses; the project file above it says how.
    ///
    /// # Errors
    ///
    /// Where the project file is wrong.
    pub fn load_open(path: &str, text: &str, open: files::Memory) -> Result<Project, LoadProblem> {
        let folder = Path::new(path).parent().unwrap_or(Path::new("."));
        let mut located = locate::project_file(folder)?;
        located.found.add_text(path, text);
        Ok(Project::of(Place::Open(open), located))
    }

    fn of(place: Place, located: Located) -> Project {
        let Located { settings, file, found } = located;
        let mut loaded = load::load(&place, &found.sources);
        let data = inputs::load_data(&place, &found.data, &mut loaded);
        let file = file.map(|file| {
            let id = loaded.add_other(&file.path, file.text.clone());
            (file, id)
        });
        Project { loaded, place, data, drafts: found.drafts, settings, file }
    }

    /// Takes texts from memory, as (path, text); a `use` finds them by their paths.
    ///
    /// ```
    /// use clausal::{Options, Project};
    ///
    /// let source = "
    ///     party Azure
    ///     party Us
    ///     kind cloud { provider: by party, customer: for party, exclusive: flag }
    ///     agreement hosting between Azure and Us from 2026 through 2036 {
    ///       main: exclusive cloud by Azure for Us
    ///     }
    ///     policy risk { rule open-market: cloud must not be exclusive after 2032 }
    /// ";
    /// let report = Project::from_sources([("hosting.clause", source)]).check(&Options::default());
    /// let finding = &report.findings[0];
    /// assert_eq!(finding.rule, "risk/open-market");
    /// assert_eq!(finding.days.first().map(|day| day.to_string()), Some("2033-01-01".to_owned()));
    /// ```
    pub fn from_sources<N: Into<String>, T: Into<String>>(
        sources: impl IntoIterator<Item = (N, T)>,
    ) -> Project {
        let mut found = Found::default();
        let mut texts = Vec::new();
        for (path, text) in sources {
            let (path, text) = (path.into(), text.into());
            found.add_text(&path, &text);
            texts.push((path, text.into_bytes()));
        }
        let located = Located { found, ..Located::default() };
        Project::of(Place::Memory(files::Memory::new(texts)), located)
    }

    /// The options of the project file; those of the command line come before them. "Today" is the day of the system's
    /// clock in UTC.
    pub fn options(&self) -> Options {
        let settings = &self.settings;
        Options {
            us: settings.project.us.clone(),
            as_of: settings.check.as_of.and_then(|as_of| Some(as_of.day(today()?))),
            strict: settings.check.strict,
            effort: settings.check.effort,
            only: Vec::new(),
            most: None,
            month_end: settings.time.month_end,
        }
    }

    /// The files that were read.
    pub fn loaded(&self) -> &Loaded {
        &self.loaded
    }
}

/// The day it is, in UTC; none where the target has no clock.
fn today() -> Option<Day> {
    if cfg!(all(target_family = "wasm", target_os = "unknown")) {
        return None;
    }
    let date = jiff::tz::TimeZone::UTC.to_datetime(jiff::Timestamp::now()).date();
    Day::from_ymd(i32::from(date.year()), u32::try_from(date.month()).ok()?, u32::try_from(date.day()).ok()?)
}
