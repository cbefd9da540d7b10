//! Paths in, the project file that speaks for them and the files to read out.

use std::path::{Component, Path, PathBuf};

use super::discover::{self, Found};
use super::files::shown;
use super::problem::{LoadProblem, why};
use super::settings::Settings;

/// The name of the project file.
pub const PROJECT_FILE: &str = "clausal.toml";

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

/// Finds the project file upwards from the first of `paths`, and the files of all of them and of `more`. Without paths
/// the project is the one this folder lies in, else this folder itself. A folder that holds a project file stands for
/// the sources the file names.
///
/// # Errors
///
/// Where a path is not there or of no use, or the project file is wrong.
pub fn locate(paths: &[&Path], more: &[&Path]) -> Result<Located, LoadProblem> {
    let start = paths.first().copied().unwrap_or(Path::new("."));
    let mut located = project_file(start)?;
    match &located.file {
        Some(file) if paths.is_empty() => members(&file.folder, &located.settings, &mut located.found)?,
        _ if paths.is_empty() => located.found.add(start)?,
        _ => {}
    }
    for path in paths.iter().chain(more) {
        if path.join(PROJECT_FILE).is_file() {
            let (_, settings) = read(path)?;
            members(path, &settings, &mut located.found)?;
        } else {
            located.found.add(path)?;
        }
    }
    located.found.settle();
    Ok(located)
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
    let rest = paths.into_iter().filter(|path| !path.join(PROJECT_FILE).is_file()).collect();
    Ok((folders, rest))
}

/// The project file upwards of a path, without any files yet.
///
/// # Errors
///
/// Where it is wrong.
pub fn project_file(start: &Path) -> Result<Located, LoadProblem> {
    let Some(folder) = upwards(start) else { return Ok(Located::default()) };
    let (file, settings) = read(&folder)?;
    Ok(Located { settings, file: Some(file), found: Found::default() })
}

/// The project that a folder lies in; without a project file at or above it, no files.
///
/// # Errors
///
/// Where the project file is wrong, or what it names cannot be read.
pub fn around(folder: &Path) -> Result<Located, LoadProblem> {
    let mut located = project_file(folder)?;
    if let Some(file) = &located.file {
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

fn read(folder: &Path) -> Result<(ProjectFile, Settings), LoadProblem> {
    let path = shown(&folder.join(PROJECT_FILE));
    let text = std::fs::read_to_string(folder.join(PROJECT_FILE))
        .map_err(|error| LoadProblem::Unreadable { path: path.clone(), why: why(&error) })?;
    let settings = Settings::parse(&path, &text)?;
    Ok((ProjectFile { path, text, folder: folder.to_owned() }, settings))
}

/// The nearest folder with a project file: the one of `start` itself, or one above it, first as the path is spelt and then
/// as the disk has it without links.
fn upwards(start: &Path) -> Option<PathBuf> {
    // The folder of `a.clause` is the one the program runs in, and is called by no letter.
    let start = if start.as_os_str().is_empty() { Path::new(".") } else { start };
    if start.join(PROJECT_FILE).is_file() {
        return Some(start.to_owned());
    }
    let above = |whole: &Path| {
        let folder = whole.ancestors().skip(1).find(|folder| folder.join(PROJECT_FILE).is_file())?;
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
