//! A folder of its own for a test, and the program run in it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

static MADE: AtomicUsize = AtomicUsize::new(0);

/// A folder that is gone when the test is over.
pub struct Folder(pub PathBuf);

impl Folder {
    /// With these files, folders made as they are needed.
    pub fn with(files: &[(&str, &str)]) -> Folder {
        Folder::called("clausal-test", files)
    }

    /// The same, with a name that begins so.
    pub fn called(name: &str, files: &[(&str, &str)]) -> Folder {
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        let name = format!("{name}-{}-{number}", std::process::id());
        let folder = Folder(std::env::temp_dir().canonicalize().unwrap().join(name));
        std::fs::create_dir(&folder.0).unwrap();
        files.iter().for_each(|(path, text)| folder.write(path, text));
        folder
    }

    pub fn at(&self, path: &str) -> PathBuf {
        self.0.join(path)
    }

    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.at(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    pub fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.at(path)).unwrap()
    }

    pub fn exists(&self, path: &str) -> bool {
        self.at(path).exists()
    }

    pub fn remove(&self, path: &str) {
        std::fs::remove_file(self.at(path)).unwrap();
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    /// The address of a file, as editors write it.
    pub fn uri(&self, name: &str) -> String {
        let mut uri = "file://".to_owned();
        for byte in self.at(name).to_str().unwrap().bytes() {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => {
                    uri.push(char::from(byte));
                }
                byte => uri.push_str(&format!("%{byte:02X}")),
            }
        }
        uri
    }

    #[cfg(unix)]
    pub fn link(&self, target: &str, link: &str) {
        std::fs::create_dir_all(self.at(link).parent().unwrap()).unwrap();
        std::os::unix::fs::symlink(target, self.at(link)).unwrap();
    }

    /// Makes a pipe that nobody writes to.
    #[cfg(unix)]
    pub fn pipe(&self, path: &str) {
        std::fs::create_dir_all(self.at(path).parent().unwrap()).unwrap();
        assert!(Command::new("mkfifo").arg(self.at(path)).status().unwrap().success());
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_clausal"));
        command.args(arguments).current_dir(&self.0).env_remove("RUST_BACKTRACE");
        command
    }

    /// What the program says on each stream, and its exit status.
    pub fn run(&self, arguments: &[&str]) -> Ran {
        run_in(&self.0, arguments)
    }

    /// All that the program says, and its exit status. One that hangs fails the test.
    pub fn outcome(&self, arguments: &[&str]) -> (i32, String) {
        self.outcome_with(arguments, "")
    }

    /// The same, with this on standard input.
    pub fn outcome_with(&self, arguments: &[&str], input: &str) -> (i32, String) {
        let mut command = self.command(arguments);
        let output = ended(&mut command, input);
        let text = [output.stdout, output.stderr].concat();
        (output.status.code().unwrap_or(-1), String::from_utf8_lossy(&text).into_owned())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What a test has shut must be opened again, or it stays.
        make_open(&self.0);
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[cfg(unix)]
fn make_open(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let _ = std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o755));
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            make_open(&entry.path());
        }
    }
}

#[cfg(not(unix))]
fn make_open(_folder: &Path) {}

/// Waits for the program, ten minutes at most: what hangs would hang for ever, and nothing else takes so long on any machine.
fn ended(command: &mut Command, input: &str) -> Output {
    use std::io::Write;
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let (stdout, stderr) = (in_background(child.stdout.take()), in_background(child.stderr.take()));
    let begun = Instant::now();
    let status = loop {
        match child.try_wait().unwrap() {
            Some(status) => break status,
            None if begun.elapsed() > Duration::from_secs(600) => {
                child.kill().unwrap();
                panic!("{command:?} does not end");
            }
            None => std::thread::sleep(Duration::from_millis(5)),
        }
    };
    Output { status, stdout: stdout.join().unwrap(), stderr: stderr.join().unwrap() }
}

/// Reads a stream to its end, so that a full pipe holds nobody up.
fn in_background(stream: Option<impl std::io::Read + Send + 'static>) -> std::thread::JoinHandle<Vec<u8>> {
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        stream.unwrap().read_to_end(&mut bytes).unwrap();
        bytes
    })
}

#[derive(Debug)]
pub struct Ran {
    pub out: String,
    pub err: String,
    pub status: i32,
}

impl Ran {
    /// How many lines of `--format short` have this code.
    pub fn count(&self, code: &str) -> usize {
        self.out.lines().filter(|line| line.contains(&format!("[{code}]"))).count()
    }
}

/// What the program says in a folder, and its exit status. One that hangs fails the test.
pub fn run_in(folder: &Path, arguments: &[&str]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_clausal"));
    command.args(arguments).current_dir(folder).env("NO_COLOR", "1");
    let output = ended(&mut command, "");
    Ran {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        status: output.status.code().unwrap(),
    }
}
