//! The open texts in, the checked projects they belong to out: on a thread of its own, always for the newest texts.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use lsp_types::Diagnostic;

use super::open::Open;
use super::publish;
use crate::evaluate::Watch;
use crate::project::files::Memory;
use crate::project::locate::project_file;
use crate::project::{Checked, LoadProblem, Project};
use crate::source::SourceFile;

/// How much a check may nest; as much as the first thread of a program has.
const STACK: usize = 16 * 1024 * 1024;

/// A project that documents belong to: read, and, once that is done, checked.
#[derive(Debug, Clone)]
pub struct Home {
    /// The sources, read and parsed.
    pub project: Arc<Project>,
    /// What they mean, and what is wrong; none yet where they have only been read.
    pub checked: Option<Arc<Checked>>,
}

/// A document in its project: the project, and the path it has there.
#[derive(Debug, Clone)]
pub struct Placed {
    /// The project.
    pub home: Home,
    /// The document's path among its sources.
    pub path: String,
}

/// Why a project could not be read, at its project file.
#[derive(Debug, Clone)]
pub struct Complaint {
    /// The path of the project file, as shown to people.
    pub path: String,
    /// What is wrong with it.
    pub diagnostics: Vec<Diagnostic>,
    /// The same in one sentence.
    pub sentence: String,
}

/// What is known of the open texts.
#[derive(Debug, Clone, Default)]
pub struct State {
    /// Each document in its project, by the name the editor has for it.
    pub places: BTreeMap<String, Placed>,
    /// The projects that could not be read.
    pub complaints: Vec<Complaint>,
}

/// What a check has come to.
#[derive(Debug)]
pub struct News {
    /// Which state of the texts it was about.
    pub generation: u64,
    /// What is known.
    pub state: State,
    /// Whether all is checked; else the projects have been read.
    pub complete: bool,
}

/// The thread that checks. Of the work it is given the newest wins.
pub struct Checker {
    jobs: Sender<Job>,
    /// What the last work listens to.
    watch: Arc<Watch>,
}

struct Job {
    generation: u64,
    open: Vec<Open>,
    watch: Arc<Watch>,
}

impl Checker {
    /// Starts the thread; what it finds goes to `tell`.
    pub fn start(tell: impl Fn(News) + Send + 'static) -> std::io::Result<Checker> {
        let (jobs, waiting) = channel();
        std::thread::Builder::new()
            .name("checks".to_owned())
            .stack_size(STACK)
            .spawn(move || work(&waiting, &tell))?;
        Ok(Checker { jobs, watch: Arc::default() })
    }

    /// Has these texts checked, and nothing older.
    pub fn check(&mut self, generation: u64, open: Vec<Open>) {
        self.stop();
        // If the thread is gone, so is the program.
        let _ = self.jobs.send(Job { generation, open, watch: Arc::clone(&self.watch) });
    }

    /// Asks the check under way to stop: its texts are not those of the editor any more.
    pub fn stop(&mut self) {
        self.watch.stop();
        self.watch = Arc::default();
    }
}

fn work(waiting: &Receiver<Job>, tell: &dyn Fn(News)) {
    while let Ok(mut job) = waiting.recv() {
        while let Ok(newer) = waiting.try_recv() {
            job = newer;
        }
        let generation = job.generation;
        // A fault of the program ends this check, and not the editor's server.
        if catch_unwind(AssertUnwindSafe(|| run(&job, tell))).is_err() {
            tell(News { generation, state: State::default(), complete: true });
        }
    }
}

fn run(job: &Job, tell: &dyn Fn(News)) {
    let mut round = Round::new(job);
    round.read();
    tell(News { generation: job.generation, state: round.state.clone(), complete: false });
    if round.check() {
        tell(News { generation: job.generation, state: round.state, complete: true });
    }
}

/// One look at all that is open.
struct Round<'j> {
    job: &'j Job,
    memory: Memory,
    /// The projects above the documents, by the path of their project file, or why it could not be read.
    above: BTreeMap<String, Result<Home, LoadProblem>>,
    state: State,
    /// The documents, by the editor's name, whose project could not be read.
    refused: BTreeSet<String>,
}

impl Round<'_> {
    fn new(job: &Job) -> Round<'_> {
        let texts = job
            .open
            .iter()
            .flat_map(|open| open.names.iter().map(|name| (name.clone(), open.text.clone().into_bytes())));
        let memory = Memory::new(texts);
        Round { job, memory, above: BTreeMap::new(), state: State::default(), refused: BTreeSet::new() }
    }

    /// Reads the projects of the documents. Where a document is a draft that only the terms name, its place is not known yet.
    fn read(&mut self) {
        for open in &self.job.open {
            if self.job.watch.is_stopped() {
                return;
            }
            match self.keys(open).as_slice() {
                [] if !self.is_refused(open) => self.alone(open),
                keys => self.place(open, keys),
            }
        }
    }

    /// Checks what was read; says whether it came to the end.
    fn check(&mut self) -> bool {
        let keys: Vec<String> = self.above.keys().cloned().collect();
        for key in keys {
            if self.job.watch.is_stopped() {
                return false;
            }
            if let Some(Ok(home)) = self.above.get_mut(&key) {
                home.checked = Some(judged(&home.project, &self.job.watch));
            }
        }
        for open in &self.job.open {
            if self.job.watch.is_stopped() {
                return false;
            }
            let keys = self.keys(open);
            self.place(open, &keys);
            if !self.is_refused(open) && !self.state.places.contains_key(open.uri.as_str()) {
                self.alone(open);
            }
            if let Some(placed) = self.state.places.get_mut(open.uri.as_str())
                && placed.home.checked.is_none()
            {
                placed.home.checked = Some(judged(&placed.home.project, &self.job.watch));
            }
        }
        !self.job.watch.is_stopped()
    }

    /// The project files above a document, as its path is spelt first; each is read once.
    fn keys(&mut self, open: &Open) -> Vec<String> {
        let mut keys = Vec::new();
        for name in &open.names {
            let folder = Path::new(name).parent().unwrap_or(Path::new(""));
            let file = match project_file(folder) {
                Ok(located) => located.file,
                Err(problem) => {
                    self.complain(open, problem.path().unwrap_or(name), &problem);
                    continue;
                }
            };
            let Some(file) = file else { continue };
            if !self.above.contains_key(&file.path) {
                let read = match Project::load_around(&file.folder, self.memory.clone()) {
                    Ok(project) => Ok(Home { project: Arc::new(project), checked: None }),
                    Err(problem) => Err(problem),
                };
                self.above.insert(file.path.clone(), read);
            }
            if let Some(Err(problem)) = self.above.get(&file.path) {
                self.refused.insert(open.uri.as_str().to_owned());
                self.state.complain(&file.path, problem);
            }
            keys.push(file.path);
        }
        keys
    }

    /// Puts a document into the first of these projects that it is a part of.
    fn place(&mut self, open: &Open, keys: &[String]) {
        for key in keys {
            let Some(Ok(home)) = self.above.get(key) else { continue };
            if let Some(path) = home.path_of(open) {
                let placed = Placed { home: home.clone(), path };
                self.state.places.insert(open.uri.as_str().to_owned(), placed);
                return;
            }
        }
    }

    /// Reads a document that belongs to no project.
    fn alone(&mut self, open: &Open) {
        let Some(path) = open.names.first() else { return };
        match Project::load_open(path, &open.text, self.memory.clone()) {
            Ok(project) => {
                let home = Home { project: Arc::new(project), checked: None };
                let placed = Placed { home, path: path.clone() };
                self.state.places.insert(open.uri.as_str().to_owned(), placed);
            }
            Err(problem) => self.complain(open, path, &problem),
        }
    }

    fn is_refused(&self, open: &Open) -> bool {
        self.refused.contains(open.uri.as_str())
    }

    /// Notes why the project of a document, whose project file is at `path`, cannot be read.
    fn complain(&mut self, open: &Open, path: &str, problem: &LoadProblem) {
        self.refused.insert(open.uri.as_str().to_owned());
        self.state.complain(path, problem);
    }
}

impl State {
    /// Notes why a project cannot be read, once.
    fn complain(&mut self, path: &str, problem: &LoadProblem) {
        if !self.complaints.iter().any(|complaint| complaint.path == path) {
            self.complaints.push(publish::complaint(path, problem));
        }
    }
}

impl Home {
    /// The path of a document among its files: as one spells it, or else as links lead to it.
    fn path_of(&self, open: &Open) -> Option<String> {
        let read = &self.project.loaded().sources;
        let sources = self.checked.as_ref().map_or(read, |checked| &checked.report.sources);
        if let Some(name) = open.names.iter().find(|name| sources.find(name).is_some()) {
            return Some(name.clone());
        }
        let real = Path::new(open.names.last()?).canonicalize().ok()?;
        let ends_alike =
            |path: &Path| open.names.iter().any(|name| Path::new(name).file_name() == path.file_name());
        let is_it = |file: &&SourceFile| {
            let path = Path::new(&file.path);
            ends_alike(path) && path.canonicalize().is_ok_and(|path| path == real)
        };
        sources.iter().find(is_it).map(|file| file.path.clone())
    }
}

fn judged(project: &Project, watch: &Watch) -> Arc<Checked> {
    let options = project.options();
    Arc::new(project.judge_watched(project.understand(&options), &options, watch))
}
