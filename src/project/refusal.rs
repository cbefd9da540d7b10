//! Why a file is not read: as data, and in words.

use std::io;

use crate::diagnostic::Code;
use crate::diagnostic::catalogue::data as code;

/// Why a file is not read.
#[derive(Debug)]
pub enum Refusal {
    /// What the system says: there is no such file, it may not be read …
    Unreadable(io::Error),
    /// It has more bytes than this many mebibytes.
    TooLarge(u64),
    /// Its real path lies outside of the border.
    Outside,
    /// It is a folder, a pipe, a device; in words.
    NoFile(&'static str),
    /// The way to it leads through a link, shown here, into a folder that the link itself lies in.
    Circle(String),
    /// It is a link to a file that ends otherwise, shown here.
    OtherEnding(String),
    /// It had another size after it was read.
    Changing,
    /// Its name is no text, so that it cannot be spelt.
    NoName,
}

impl Refusal {
    /// The code to report it with.
    pub fn code(&self) -> Code {
        match self {
            Refusal::Outside => code::OUTSIDE,
            Refusal::NoFile(_) | Refusal::Circle(_) | Refusal::OtherEnding(_) | Refusal::Changing => {
                code::NO_PLAIN_FILE
            }
            Refusal::Unreadable(_) | Refusal::TooLarge(_) | Refusal::NoName => code::FILE_NOT_FOUND,
        }
    }

    /// Why, as what follows "cannot read `…`: ".
    pub fn because(&self) -> String {
        match self {
            Refusal::Unreadable(error) => why(error),
            Refusal::TooLarge(most) if *most >= 1024 => format!("it is larger than {} GB", most / 1024),
            Refusal::TooLarge(most) => format!("it is larger than {most} MB"),
            Refusal::Outside => "it lies outside of the project".to_owned(),
            Refusal::NoFile(what) => format!("it is {what}"),
            Refusal::Circle(link) => {
                format!("the link `{link}` leads round in a circle")
            }
            Refusal::OtherEnding(real) => format!("it is a link to `{real}`, which is another sort of file"),
            Refusal::Changing => "it changes while it is read".to_owned(),
            Refusal::NoName => "its name is not UTF-8".to_owned(),
        }
    }

    /// What to do.
    pub fn help(&self) -> &'static str {
        match self {
            Refusal::Unreadable(_) => "the path is looked up from the file that names it",
            Refusal::TooLarge(_) => "split it into smaller files",
            Refusal::Outside => {
                "if it may be read, start the command with `--allow-path FOLDER`, or write the folder under \
                 `allow-paths` in `clausal.toml`"
            }
            Refusal::NoFile(_) => "name a file",
            Refusal::Circle(_) => "name the file without the link",
            Refusal::OtherEnding(_) => "give link and file the same ending",
            Refusal::Changing => "wait until it is written",
            Refusal::NoName => "give it another name",
        }
    }
}

/// What the system says of a failed read, in a few words.
pub fn why(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "it may not be read".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        _ => error.to_string().to_lowercase(),
    }
}
