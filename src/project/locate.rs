//! Paths in, the project file that speaks for them and the files to read out.

use std::path::{Component, Path, PathBuf};

use super::border::Border;
use super::discover::{self, Found, STANDARD_INPUT};
use super::files::LARGEST_SETTINGS;
use super::open::{self, Asking};
use super::paths::{PROJECT_FILE, shown};
use super::problem::LoadProblem;
use super::refusal::{Refusal, why};
use super::settings::Settings;

/// What paths lead to.
#[derive(Debug, Default)]
pub struct Located {
    /// What the project file says; the default where there is none.
    pub settings: Settings,
    /// The project file.
    pub file: Option<ProjectFile>,
    /// The files to read.
    pub found: Found,
}

/// A project file, read.
#[derive(Debug, Clone)]
pub struct ProjectFile {
    /// Its path as shown to people.
    pub path: String,
    /// Its text.
    pub text: String,
    /// The folder it stands in, which its own paths are relative to.
    pub folder: PathBuf,
}

/// What is read besides the paths that a command is about. There may be more of it, so it is made from the default.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Besides<'p> {
    /// More sources (policies, say) that have no voice in which project it is.
    pub sources: Vec<&'p Path>,
    /// Folders and files that texts may reach, besides what lies below the project's folder.
    pub allow: Vec<&'p Path>,
    /// What standard input is taken for.
    pub stdin_name: Option<&'p str>,
}

impl<'p> Besides<'p> {
    /// With these sources, too.
    #[must_use]
    pub fn sources(self, sources: impl IntoIterator<Item = &'p Path>) -> Besides<'p> {
        Besides { sources: sources.into_iter().collect(), ..self }
    }

    /// With these folders and files within reach.
    #[must_use]
    pub fn allow(self, paths: impl IntoIterator<Item = &'p Path>) -> Besides<'p> {
        Besides { allow: paths.into_iter().collect(), ..self }
    }

    /// With standard input taken for a file of this name.
    #[must_use]
    pub fn stdin_name(self, name: &'p str) -> Besides<'p> {
        Besides { stdin_name: Some(name), ..self }
    }
}

/// Finds the project file upwards from the first of `paths`, and the files of all of them and of more. Without paths
/// the project is the one this folder lies in, else this folder itself. A folder that holds a project file stands for
/// the sources the file names.
///
/// # Errors
///
/// Where a path is not there or of no use, or the project file is wrong.
pub fn locate(paths: &[&Path], besides: &Besides<'_>) -> Result<Located, LoadProblem> {
    let start = start(paths);
    let named: Vec<&Path> = paths.iter().chain(&besides.sources).copied().collect();
    let mut located = project_file(start)?;
    around_named(&mut located, &named, &besides.allow)?;
    located.found.stdin_name = besides.stdin_name.map(str::to_owned);
    match &located.file {
        Some(file) if paths.is_empty() => members(&file.folder, &located.settings, &mut located.found)?,
        _ if paths.is_empty() => located.found.add(start)?,
        _ => {}
    }
    for path in named {
        if has_project_file(path) {
            let (_, settings) = read(path, &located.found.border)?;
            members(path, &settings, &mut located.found)?;
        } else {
            located.found.add(path)?;
        }
    }
    located.found.settle();
    Ok(located)
}

/// Where the project file is sought upwards from.
pub fn start<'p>(paths: &[&'p Path]) -> &'p Path {
    let first = paths.first().copied().filter(|path| *path != Path::new(STANDARD_INPUT));
    first.unwrap_or(Path::new("."))
}

/// What a project within another one holds: its project file cannot let texts reach further than those of the outer one.
///
/// # Errors
///
/// As [`locate`], and where the inner project file wants more than the outer border holds.
pub fn locate_within(folder: &Path, outer: &Border) -> Result<Located, LoadProblem> {
    let (file, settings) = read(folder, outer)?;
    let mut located = Located { settings, file: Some(file), found: Found::default() };
    located.found.border.add_folder(folder);
    for allowed in &located.settings.project.allow_paths {
        let path = folder.join(allowed);
        let refused = |refusal| LoadProblem::Refused {
            path: shown(&path),
            asked: Some(("allow-paths", allowed.clone())),
            refusal,
        };
        match path.canonicalize() {
            Ok(real) if outer.holds(&real) => located.found.border.add_folder(&path),
            Ok(_) => return Err(refused(Refusal::Outside)),
            Err(error) => return Err(refused(Refusal::Unreadable(error))),
        }
    }
    members(folder, &located.settings, &mut located.found)?;
    located.found.settle();
    Ok(located)
}

/// Draws the border of what a command line names: around the project's folder, or without one around the folders of the
/// files; around the folders; and around what else is allowed.
///
/// # Errors
///
/// Where something is allowed that is not there.
pub fn around_named(located: &mut Located, named: &[&Path], allowed: &[&Path]) -> Result<(), LoadProblem> {
    let border = &mut located.found.border;
    let here = [Path::new(".")];
    let named = if named.is_empty() { &here[..] } else { named };
    for path in named {
        if path.is_dir() {
            border.add_folder(path);
        } else if located.file.is_none() {
            border.add_folder(path.parent().unwrap_or(Path::new(".")));
        }
    }
    for path in allowed {
        if let Err(error) = path.canonicalize() {
            return Err(LoadProblem::Unreadable { path: shown(path), why: why(&error) });
        }
        border.add_folder(path);
    }
    if let Some(file) = &located.file {
        border.add_folder(&file.folder);
        allow(&file.folder, &located.settings, border)?;
    }
    Ok(())
}

/// Takes what the project file allows into the border.
fn allow(folder: &Path, settings: &Settings, border: &mut Border) -> Result<(), LoadProblem> {
    for allowed in &settings.project.allow_paths {
        let path = folder.join(allowed);
        if let Err(error) = path.canonicalize() {
            return Err(LoadProblem::Refused {
                path: shown(&path),
                asked: Some(("allow-paths", allowed.clone())),
                refusal: Refusal::Unreadable(error),
            });
        }
        border.add_folder(&path);
    }
    Ok(())
}

/// The folders at and below `paths` that hold a project file, and the paths that hold none themselves. Without paths, in
/// no project, this folder is meant.
///
/// # Errors
///
/// Where a path cannot be read.
pub fn apart<'p>(paths: &[&'p Path]) -> Result<(Vec<PathBuf>, Vec<&'p Path>), LoadProblem> {
    let here = Path::new(".");
    let paths = match paths {
        [] if upwards(here).is_none() => vec![here],
        paths => paths.to_vec(),
    };
    let mut folders = Vec::new();
    for path in paths.iter().filter(|path| path.is_dir()) {
        folders.append(&mut discover::folders_with(path, PROJECT_FILE)?);
    }
    folders.sort();
    folders.dedup();
    let rest = paths.into_iter().filter(|path| !has_project_file(path)).collect();
    Ok((folders, rest))
}

/// The project file upwards of a path, without any files yet.
///
/// # Errors
///
/// Where it is wrong.
pub fn project_file(start: &Path) -> Result<Located, LoadProblem> {
    let Some(folder) = upwards(start) else { return Ok(Located::default()) };
    let mut own = Border::default();
    own.add_folder(&folder);
    let (file, settings) = read(&folder, &own)?;
    Ok(Located { settings, file: Some(file), found: Found::default() })
}

/// The project that a folder lies in; without a project file at or above it, no files.
///
/// # Errors
///
/// Where the project file is wrong, or what it names cannot be read.
pub fn around(folder: &Path) -> Result<Located, LoadProblem> {
    let mut located = project_file(folder)?;
    if let Some(file) = located.file.clone() {
        around_named(&mut located, &[&file.folder], &[])?;
        members(&file.folder, &located.settings, &mut located.found)?;
    }
    located.found.settle();
    Ok(located)
}

/// What belongs to the project of a folder.
fn members(folder: &Path, settings: &Settings, found: &mut Found) -> Result<(), LoadProblem> {
    if settings.project.sources.is_empty() {
        return found.add(folder);
    }
    settings.project.sources.iter().try_for_each(|source| found.add_matching(folder, source))
}

fn read(folder: &Path, border: &Border) -> Result<(ProjectFile, Settings), LoadProblem> {
    let whole = folder.join(PROJECT_FILE);
    let path = shown(&whole);
    let refused = |refusal| LoadProblem::Refused { path: path.clone(), asked: None, refusal };
    let bytes = open::read(&whole, Asking::Text(border), LARGEST_SETTINGS).map_err(refused)?;
    let text = String::from_utf8(bytes)
        .map_err(|_| LoadProblem::Unreadable { path: path.clone(), why: "it is not UTF-8".to_owned() })?;
    let settings = Settings::parse(&path, &text)?;
    Ok((ProjectFile { path, text, folder: folder.to_owned() }, settings))
}

/// Whether a folder has something called like a project file; that it cannot be read is told when it is.
fn has_project_file(folder: &Path) -> bool {
    folder.join(PROJECT_FILE).symlink_metadata().is_ok()
}

/// The nearest folder with a project file: the one of `start` itself, or one above it, first as the path is spelt and then
/// as the disk has it without links.
fn upwards(start: &Path) -> Option<PathBuf> {
    // The folder of `a.clause` is the one the program runs in, and is called by no letter.
    let start = if start.as_os_str().is_empty() { Path::new(".") } else { start };
    if has_project_file(start) {
        return Some(start.to_owned());
    }
    let above = |whole: &Path| {
        let folder = whole.ancestors().skip(1).find(|folder| has_project_file(folder))?;
        Some(PathBuf::from(shown(folder)))
    };
    spelt(start).and_then(|whole| above(&whole)).or_else(|| above(&start.canonicalize().ok()?))
}

/// The whole path as it is spelt: links are not followed.
fn spelt(path: &Path) -> Option<PathBuf> {
    let mut whole = PathBuf::new();
    for part in std::env::current_dir().ok()?.join(path).components() {
        match part {
            Component::ParentDir => {
                whole.pop();
            }
            Component::CurDir => {}
            part => whole.push(part),
        }
    }
    Some(whole)
}
