//! SQL, by DuckDB: typed tables loaded once, prepared statements, two threads, results fetched as Arrow batches.

use std::path::Path;

use duckdb::arrow::array::{Array, BooleanArray, Int32Array, Int64Array, RecordBatch};
use duckdb::{Connection, Statement};

use crate::answer::{Answer, Ready};
use crate::data::{self, Sort};
use crate::policies::Rule;
use crate::question::{Question, Rules, last_day};

/// When a rule is broken, of a row.
fn broken(rule: &Rule) -> String {
    match rule {
        Rule::NotExclusiveAfter { year } => {
            format!("\"primary\" AND NOT nonexclusive AND ends > {}", last_day(*year))
        }
        Rule::NoticeAtMost { days } => format!("notice > {days}"),
        Rule::PrimaryAbove { millions } => format!("amount > {millions} AND NOT \"primary\""),
        Rule::EndsBy { year } => format!("provider = 'Provider' AND ends > {}", last_day(*year)),
        Rule::NonexclusiveAndPrimary => {
            "customer = 'Customer' AND (NOT nonexclusive OR NOT \"primary\")".to_owned()
        }
    }
}

/// A rule as a statement of its own.
pub fn say(_: usize, rule: &Rule) -> String {
    format!("SELECT id, 0 FROM cloud WHERE {};\n", broken(rule))
}

fn connect() -> &'static Connection {
    let connection = Connection::open_in_memory().expect("a database");
    connection.execute_batch("SET threads = 2; SET preserve_insertion_order = false").expect("settings");
    // Statements borrow the connection, and the process ends before it is missed.
    Box::leak(Box::new(connection))
}

fn create(connection: &Connection, question: &Question) {
    for table in &question.tables {
        let columns: Vec<String> = table
            .columns
            .iter()
            .map(|(name, sort)| {
                let sort = match sort {
                    Sort::Whole if name == "amount" => "BIGINT",
                    Sort::Whole | Sort::Words(_) => "INTEGER",
                    Sort::Flag => "BOOLEAN",
                    Sort::Text => "VARCHAR",
                };
                format!("\"{name}\" {sort} NOT NULL")
            })
            .collect();
        let create = format!("CREATE TABLE {} ({})", table.name, columns.join(", "));
        connection.execute_batch(&create).expect("a table");
    }
}

/// The tables as CSV.
pub fn write(question: &Question, folder: &Path) {
    for table in &question.tables {
        data::write_csv(table, &file(folder, &table.name)).expect("the folder can be written");
    }
}

fn file(folder: &Path, table: &str) -> std::path::PathBuf {
    folder.join(format!("{table}.csv"))
}

/// Parses, binds and plans each statement of a text against the tables.
pub fn compile(text: &str, question: &Question) {
    let connection = connect();
    create(connection, question);
    for statement in text.lines() {
        connection.prepare(statement).expect("the statement is in order");
    }
}

/// Prepared statements over tables that are loaded once.
pub fn load(question: &Question, folder: &Path) -> Ready {
    let connection = connect();
    create(connection, question);
    for table in &question.tables {
        let path = file(folder, &table.name);
        let copy = format!("COPY {} FROM '{}' (FORMAT csv, HEADER false)", table.name, path.display());
        connection.execute_batch(&copy).expect("the data is in order");
    }
    match &question.rules {
        Rules::Made(rules) => wide(connection, rules),
        Rules::Portfolio => statements(connection, question, include_str!("../questions/portfolio.sql")),
        Rules::Conflict => statements(connection, question, include_str!("../questions/conflict.sql")),
    }
}

/// Many small rules on few rows are fastest as columns of few statements: a statement for each would be started thousands of
/// times.
fn wide(connection: &'static Connection, rules: &[Rule]) -> Ready {
    let mut statements: Vec<(usize, Statement)> = Vec::new();
    for (chunk, rules) in rules.chunks(COLUMNS).enumerate() {
        let columns: Vec<String> = rules.iter().map(|rule| format!("({})", broken(rule))).collect();
        let statement = format!("SELECT id, {} FROM cloud", columns.join(", "));
        statements
            .push((chunk * COLUMNS, connection.prepare(&statement).expect("the statement is in order")));
    }
    Box::new(move || {
        let given: Vec<(usize, Vec<RecordBatch>)> =
            statements.iter_mut().map(|(first, statement)| (*first, fetch(statement))).collect();
        Box::new(move || {
            let mut all = Vec::new();
            for (first, batch) in
                given.iter().flat_map(|(first, batches)| batches.iter().map(move |b| (first, b)))
            {
                for column in 1..batch.num_columns() {
                    let flags = batch.column(column).as_any().downcast_ref::<BooleanArray>().expect("flags");
                    let rows = (0..batch.num_rows()).filter(|row| flags.value(*row));
                    all.extend(rows.map(|row| (first + column - 1, whole(batch, 0, row), 0)));
                }
            }
            all.into_iter().collect::<Answer>()
        })
    })
}

/// So many rules are columns of one statement.
const COLUMNS: usize = 1_000;

/// A statement a rule, named by the comment before it.
fn statements(connection: &'static Connection, question: &Question, text: &str) -> Ready {
    let mut statements: Vec<(usize, Statement)> = Vec::new();
    for part in text.split("-- ").skip(1) {
        let (name, statement) = part.split_once('\n').expect("a name and a statement");
        statements
            .push((question.place(name), connection.prepare(statement).expect("the statement is in order")));
    }
    Box::new(move || {
        let given: Vec<(usize, Vec<RecordBatch>)> =
            statements.iter_mut().map(|(rule, statement)| (*rule, fetch(statement))).collect();
        Box::new(move || {
            let mut all = Vec::new();
            for (rule, batch) in
                given.iter().flat_map(|(rule, batches)| batches.iter().map(move |b| (rule, b)))
            {
                all.extend(
                    (0..batch.num_rows()).map(|row| (*rule, whole(batch, 0, row), whole(batch, 1, row))),
                );
            }
            all.into_iter().collect::<Answer>()
        })
    })
}

fn fetch(statement: &mut Statement) -> Vec<RecordBatch> {
    statement.query_arrow([]).expect("the rule can be decided").collect()
}

fn whole(batch: &RecordBatch, column: usize, row: usize) -> i64 {
    let column = batch.column(column).as_any();
    match (column.downcast_ref::<Int32Array>(), column.downcast_ref::<Int64Array>()) {
        (Some(numbers), _) => numbers.value(row).into(),
        (_, Some(numbers)) => numbers.value(row),
        _ => unreachable!("a whole number"),
    }
}
