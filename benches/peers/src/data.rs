//! Data for the peers: typed tables, and the files in which each of them is best loaded.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use serde_json::{Map, Value as Json, json};

/// A value of a column.
#[derive(Debug, Clone)]
pub enum Value {
    /// A number; a day, counted from a day long ago; an amount in cents; a length in days.
    Whole(i64),
    Flag(bool),
    Text(String),
    /// Some of the column's words, by their places.
    Words(Vec<usize>),
}

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sort {
    Whole,
    Flag,
    Text,
    Words(&'static [&'static str]),
}

/// Rows of one kind. The first column is `id`.
#[derive(Debug, Clone)]
pub struct Table {
    pub name: String,
    pub columns: Vec<(String, Sort)>,
    pub rows: Vec<Vec<Value>>,
}

impl Table {
    /// No rows yet.
    pub fn new(name: &str, columns: &[(&str, Sort)]) -> Table {
        let columns = columns.iter().map(|(name, sort)| ((*name).to_owned(), sort.clone())).collect();
        Table { name: name.to_owned(), columns, rows: Vec::new() }
    }

    /// The rows as JSON objects.
    pub fn objects(&self) -> impl Iterator<Item = Map<String, Json>> {
        self.rows.iter().map(|row| {
            let fields = self.columns.iter().zip(row);
            fields.map(|((name, sort), value)| (name.clone(), json(sort, value))).collect()
        })
    }
}

fn json(sort: &Sort, value: &Value) -> Json {
    match (value, sort) {
        (Value::Whole(number), _) => json!(number),
        (Value::Flag(flag), _) => json!(flag),
        (Value::Text(text), _) => json!(text),
        (Value::Words(places), Sort::Words(words)) => {
            places.iter().map(|place| json!(words[*place])).collect()
        }
        (Value::Words(_), _) => unreachable!("words stand in a column of words"),
    }
}

/// The tables as one JSON object of lists, for Rego and CEL.
pub fn as_json(tables: &[Table]) -> Json {
    let lists = tables.iter().map(|table| (table.name.clone(), table.objects().map(Json::Object).collect()));
    Json::Object(lists.collect())
}

/// A table as CSV; words are bits of a number.
pub fn write_csv(table: &Table, path: &Path) -> std::io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    let mut line = String::new();
    for row in &table.rows {
        line.clear();
        for (at, value) in row.iter().enumerate() {
            if at > 0 {
                line.push(',');
            }
            match value {
                Value::Whole(number) => write!(line, "{number}"),
                Value::Flag(flag) => write!(line, "{flag}"),
                Value::Text(text) => write!(line, "\"{text}\""),
                Value::Words(places) => write!(line, "{}", bits(places)),
            }
            .expect("a string takes text");
        }
        line.push('\n');
        out.write_all(line.as_bytes())?;
    }
    out.flush()
}

/// Words as bits of a number.
pub fn bits(places: &[usize]) -> i64 {
    places.iter().fold(0, |bits, place| bits | 1 << place)
}
