//! Sources to findings: files and settings are read here and nowhere else; everything below is a pure function.

mod about;
pub mod border;
mod cascades;
mod checked;
mod context;
pub mod discover;
mod drafts;
pub mod files;
mod inputs;
pub mod load;
pub mod locate;
mod missing_use;
pub mod modules;
pub mod open;
mod options;
pub(crate) mod outcome;
pub mod paths;
pub mod problem;
mod recognise;
pub mod refusal;
pub mod settings;
mod side;
mod unjudged;
mod walk;

use std::path::Path;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

pub use checked::{Checked, Meaning, world_settings};
pub use load::Loaded;
pub use options::Options;
pub use problem::LoadProblem;

use crate::diagnostic::baseline::Baseline;
use crate::diagnostic::report::selection::Selection;
use crate::diagnostic::report::{NotRead, Replaced};
use crate::ir::Ir;
use crate::source::FileId;
use crate::time::Day;
use discover::Found;
use files::Place;
use inputs::DataFile;
pub use locate::Besides;
use locate::{Located, ProjectFile, locate};
use paths::shown;
use settings::Settings;

/// A project: its sources, read and parsed, its data, the drafts it was given, and what its project file says.
#[derive(Debug, Default)]
pub struct Project {
    loaded: Loaded,
    place: Place,
    data: Vec<DataFile>,
    drafts: Vec<String>,
    not_read: Vec<NotRead>,
    settings: Settings,
    /// The project file and its place among the sources.
    file: Option<(ProjectFile, FileId)>,
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
        let sources = more.iter().map(AsRef::as_ref).collect();
        Project::load_besides(paths, &Besides { sources, ..Besides::default() })
    }

    /// The same, with what else is read and may be reached.
    ///
    /// # Errors
    ///
    /// As [`Project::load`].
    pub fn load_besides<P: AsRef<Path>>(paths: &[P], besides: &Besides<'_>) -> Result<Project, LoadProblem> {
        let paths: Vec<&Path> = paths.iter().map(AsRef::as_ref).collect();
        let located = locate(&paths, besides)?;
        located.found.or_nothing(&paths)?;
        Ok(Project::on_disk(files::Memory::default(), located))
    }

    /// Reads the projects that paths lead to, each by itself: a folder with a project file of its own is one, and the
    /// rest of the paths are one together.
    ///
    /// # Errors
    ///
    /// As [`Project::load`].
    pub fn load_each<P: AsRef<Path>>(paths: &[P]) -> Result<Vec<Project>, LoadProblem> {
        Project::load_each_besides(paths, &Besides::default())
    }

    /// The same, with what else texts may reach.
    ///
    /// # Errors
    ///
    /// As [`Project::load`].
    pub fn load_each_besides<P: AsRef<Path>>(
        paths: &[P],
        besides: &Besides<'_>,
    ) -> Result<Vec<Project>, LoadProblem> {
        let paths: Vec<&Path> = paths.iter().map(AsRef::as_ref).collect();
        let (inner, rest) = locate::apart(&paths)?;
        let mut projects = Vec::new();
        let mut outer = locate::project_file(locate::start(&paths))?;
        locate::around_named(&mut outer, &paths, &besides.allow)?;
        if inner.is_empty() || !rest.is_empty() {
            let mut located = locate(&rest, besides)?;
            located.found.leave_out(&inner);
            if inner.is_empty() || !located.found.is_empty() {
                located.found.or_nothing(&rest)?;
                projects.push(Project::on_disk(files::Memory::default(), located));
            }
        }
        for folder in &inner {
            let is_named = paths.iter().any(|path| shown(path) == shown(folder));
            let mut located = if is_named {
                locate(&[folder], besides)?
            } else {
                locate::locate_within(folder, &outer.found.border)?
            };
            let deeper: Vec<_> =
                inner.iter().filter(|other| *other != folder && other.starts_with(folder)).cloned().collect();
            located.found.leave_out(&deeper);
            projects.push(Project::on_disk(files::Memory::default(), located));
        }
        Ok(projects)
    }

    /// Reads drafts alone, and the project file upwards of the first; of a folder, the drafts in it.
    ///
    /// # Errors
    ///
    /// Where a path is not there, nothing is found, or the project file is wrong.
    pub fn load_drafts<P: AsRef<Path>>(paths: &[P]) -> Result<Project, LoadProblem> {
        Project::load_drafts_besides(paths, &Besides::default())
    }

    /// The same, with what else texts may reach.
    ///
    /// # Errors
    ///
    /// As [`Project::load_drafts`].
    pub fn load_drafts_besides<P: AsRef<Path>>(
        paths: &[P],
        besides: &Besides<'_>,
    ) -> Result<Project, LoadProblem> {
        let paths: Vec<&Path> = paths.iter().map(AsRef::as_ref).collect();
        let mut located = locate::project_file(locate::start(&paths))?;
        locate::around_named(&mut located, &paths, &besides.allow)?;
        located.found.stdin_name = besides.stdin_name.map(str::to_owned);
        let mut absent = Vec::new();
        for path in &paths {
            match located.found.add_drafts(path) {
                // What else is named is proofread all the same.
                Err(problem @ LoadProblem::Unreadable { .. }) => absent.push(problem),
                added => added?,
            }
        }
        located.found.settle();
        if located.found.is_empty() {
            let problem = absent.into_iter().next();
            let places = || located.found.places(&paths);
            return Err(problem.unwrap_or_else(|| LoadProblem::NoDrafts { places: places() }));
        }
        let mut project = Project::on_disk(files::Memory::default(), located);
        absent.iter().for_each(|problem| project.loaded.absent(problem));
        Ok(project)
    }

    /// Reads the project that a folder lies in, with the texts that an editor has open before those of the disk. Without a
    /// project file at or above the folder, nothing is in it.
    ///
    /// # Errors
    ///
    /// Where the project file is wrong, or what it names cannot be read.
    #[doc(hidden)]
    pub fn load_around(folder: &Path, open: files::Memory) -> Result<Project, LoadProblem> {
        Ok(Project::on_disk(open, locate::around(folder)?))
    }

    /// Reads one text that an editor has open, and whatever it uses; the project file above it says how.
    ///
    /// # Errors
    ///
    /// Where the project file is wrong.
    #[doc(hidden)]
    pub fn load_open(path: &str, text: &str, open: files::Memory) -> Result<Project, LoadProblem> {
        let folder = Path::new(path).parent().unwrap_or(Path::new("."));
        let mut located = locate::project_file(folder)?;
        locate::around_named(&mut located, &[Path::new(path)], &[])?;
        located.found.add_text(path, text);
        Ok(Project::on_disk(open, located))
    }

    /// Reads what was found on the disk; what came through pipes, and the texts that an editor has open, come before it.
    fn on_disk(mut open: files::Memory, mut located: Located) -> Project {
        for (path, text) in std::mem::take(&mut located.found.piped) {
            open.put(path, text);
        }
        let disk = files::Disk { border: Arc::new(located.found.border.clone()) };
        let place = if open.is_empty() { Place::Disk(disk) } else { Place::Open(open, disk) };
        Project::of(place, located)
    }

    fn of(place: Place, located: Located) -> Project {
        let Located { settings, file, found } = located;
        let replaced = file.as_ref().map_or_else(Vec::new, |file| replaced(file, &settings));
        let mut loaded = load::load(&place, &found.sources, &replaced);
        found.unspelt.iter().for_each(|path| loaded.refuse(path, &refusal::Refusal::NoName));
        if let Some(file) = &file {
            loaded.sources.set_standpoint(paths::standpoint(&file.folder));
        }
        let data = inputs::load_data(&place, &found.data, &mut loaded);
        let file = file.map(|file| {
            let id = loaded.add_other(&file.path, file.text.clone());
            (file, id)
        });
        Project { loaded, place, data, drafts: found.drafts, not_read: found.not_read, settings, file }
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
            us: settings.project.us.as_ref().map(settings::Side::tidy),
            as_of: settings.check.as_of.and_then(|as_of| Some(as_of.day(today()?))),
            strict: settings.check.strict,
            effort: settings.check.effort,
            only: Vec::new(),
            known: Baseline::default(),
            most: None,
            month_end: settings.time.month_end,
            selection: Selection::default(),
        }
    }

    /// The paths of all that belongs to the project, and of the drafts that its agreements name.
    pub fn inputs(&self, ir: &Ir) -> Vec<String> {
        let sources = &self.loaded.sources;
        let drafts = ir.agreements.iter().filter_map(|agreement| agreement.draft.as_ref());
        let drafts = drafts.chain(ir.amendments.iter().filter_map(|amendment| amendment.draft.as_ref()));
        let drafts = drafts.map(|draft| paths::beside(sources.path(draft.span.file), &draft.path));
        let read = sources.iter().map(|file| file.path.clone());
        read.chain(self.drafts.iter().cloned()).chain(drafts).collect()
    }

    /// What lies in the folders that were looked through and is not read.
    pub fn not_read(&self) -> &[NotRead] {
        &self.not_read
    }

    /// The files that were read.
    #[doc(hidden)]
    pub fn loaded(&self) -> &Loaded {
        &self.loaded
    }
}

/// The modules that a project file replaces, by name, each with the path of its file.
fn replaced(file: &ProjectFile, settings: &Settings) -> Vec<Replaced> {
    let replace = settings.project.replace.iter();
    replace
        .map(|replace| Replaced {
            module: replace.module.clone(),
            file: paths::beside(&file.path, &replace.file),
        })
        .collect()
}

/// The day of the system's clock, in UTC; none where there is no clock, or the calendar has not its day.
pub(crate) fn today() -> Option<Day> {
    if cfg!(all(target_family = "wasm", target_os = "unknown")) {
        return None;
    }
    day_of(SystemTime::now())
}

/// The day of a moment, in UTC; none where the calendar has it not.
fn day_of(moment: SystemTime) -> Option<Day> {
    const SECONDS: u64 = 24 * 60 * 60;
    let days = match moment.duration_since(UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_secs() / SECONDS).ok()?,
        // A day that has begun counts whole, also backwards.
        Err(before) => {
            let before = before.duration();
            let part = u64::from(before.subsec_nanos() > 0);
            -i64::try_from((before.as_secs() + part).div_ceil(SECONDS)).ok()?
        }
    };
    Some(Day::from_ymd(1970, 1, 1)?.plus_days(days)).filter(|day| day.is_civil())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_moment_has_its_day_as_far_as_the_calendar_goes() {
        let shown = |seconds: i64| {
            let by = Duration::from_secs(seconds.unsigned_abs());
            let moment = if seconds < 0 { UNIX_EPOCH.checked_sub(by) } else { UNIX_EPOCH.checked_add(by) };
            moment.and_then(day_of).map(|day| day.to_string())
        };
        assert_eq!(shown(0).as_deref(), Some("1970-01-01"));
        assert_eq!(shown(86_399).as_deref(), Some("1970-01-01"));
        assert_eq!(shown(86_400).as_deref(), Some("1970-01-02"));
        assert_eq!(shown(-1).as_deref(), Some("1969-12-31"));
        assert_eq!(shown(-86_400).as_deref(), Some("1969-12-31"));
        assert_eq!(shown(-86_401).as_deref(), Some("1969-12-30"));
        assert_eq!(shown(253_402_300_799).as_deref(), Some("9999-12-31"));
        assert_eq!(shown(253_402_300_800), None);
        assert_eq!(shown(-62_135_596_800).as_deref(), Some("0001-01-01"));
        assert_eq!(shown(-62_135_596_801), None);
        for far in [400_000_000_000, i64::MAX / 4, i64::MAX] {
            assert_eq!((shown(far), shown(-far)), (None, None), "{far}");
        }
    }
}
