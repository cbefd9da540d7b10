//! Ctrl-C: whatever a command is doing, it ends soon, with what is known and the word that this is not all.
//!
//! How long a run takes is measured, and the signal is sent in different parts of it, so that reading, judging, telling and
//! writing are all met. What is looked at hangs on no time: whatever a run was doing, what it leaves behind must be right. Where
//! no run was met, because the measured one took longer than those after it, it is measured again.

use std::io::Read;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::folder::Folder;

/// What does not end by then hangs. It should take a second, but a machine may be slow and have much else to do.
const SOON: Duration = Duration::from_secs(600);

/// How often a run is measured at most.
const MEASURED: usize = 8;

/// In which parts of a run the signal is sent, in hundredths.
const MOMENTS: [u32; 6] = [15, 35, 50, 65, 80, 95];

/// What a run left behind that was stopped.
struct Stopped {
    /// None where the signal itself ended it.
    status: Option<i32>,
    out: String,
    err: String,
}

/// Runs the program, sends it the signal after a while, and waits for its end.
fn stopped(folder: &Folder, arguments: &[&str], after: Duration) -> Stopped {
    let mut child = folder
        .command(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut out, mut err) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
    let out = std::thread::spawn(move || {
        let mut text = String::new();
        out.read_to_string(&mut text).map(|_| text).unwrap()
    });
    let err = std::thread::spawn(move || {
        let mut text = String::new();
        err.read_to_string(&mut text).map(|_| text).unwrap()
    });
    std::thread::sleep(after);
    interrupt(child.id());
    let asked = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if asked.elapsed() > SOON {
            child.kill().unwrap();
            panic!("{arguments:?} does not hear the signal sent after {after:?}");
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    Stopped { status: status.code(), out: out.join().unwrap(), err: err.join().unwrap() }
}

fn interrupt(process: u32) {
    let sent = Command::new("kill").args(["-INT", &process.to_string()]).stderr(Stdio::null()).status();
    // It may be over already.
    sent.unwrap();
}

/// Stops a command in each part of its run, and looks at what each left behind. At least one must have been stopped.
fn stop(folder: &Folder, arguments: &[&str], look: impl Fn(&Stopped)) {
    stop_until(folder, arguments, |stopped| {
        let is_met = !is_cut_short(stopped);
        if is_met {
            look(stopped);
        }
        is_met
    });
}

/// Stops a command in each part of its run, until one was met as it is meant, and all parts once.
fn stop_until(folder: &Folder, arguments: &[&str], is_meant: impl Fn(&Stopped) -> bool) {
    for _ in 0..MEASURED {
        let begun = Instant::now();
        let (_, whole) = folder.outcome(arguments);
        let took = begun.elapsed();
        let mut met = 0;
        for moment in MOMENTS {
            let stopped = stopped(folder, arguments, took * moment / 100);
            match stopped.status {
                Some(130) => met += usize::from(is_meant(&stopped)),
                // It was over before, or had begun to write all of it.
                Some(_) => assert!(whole.contains(&stopped.out), "{arguments:?}: {}", stopped.err),
                // Before the program is there to hear it, the signal ends it.
                None => assert_eq!(stopped.out, "", "{arguments:?}"),
            }
        }
        if met > 0 {
            return;
        }
    }
    panic!("{arguments:?} was never stopped, or said nothing wherever it was");
}

/// Whether a run was stopped before there was anything to say, or while it wrote: the program gives itself a second, and a machine
/// with much else to do may give it none of that.
fn is_cut_short(stopped: &Stopped) -> bool {
    let is_cut = |text: &str| serde_json::from_str::<Value>(text).is_err_and(|error| error.is_eof());
    stopped.out.is_empty() && stopped.err.is_empty() || stopped.out.starts_with('{') && is_cut(&stopped.out)
}

/// Agreements as data, with a policy that many of them break.
fn portfolio() -> Folder {
    let mut records = String::new();
    for number in 0..500 {
        let payee = number % 40;
        let amount = number % 97 + 1;
        records.push_str(&format!(
            "{{\"agreement\":\"a-{number}\",\"parties\":[\"Us\",\"P{payee}\"],\"signed\":\"2025-01-01\",\"terms\":[{{\"name\":\
             \"spend\",\"kind\":\"commitment\",\"payer\":\"Us\",\"payee\":\"P{payee}\",\"amount\":\"{amount} million USD\"}}]}}\n"
        ));
    }
    let mut policy = "use std.partnership\nwe are Us\nparty Us\npolicy p {\n".to_owned();
    for number in 0..4 {
        let most = number * 5 + 1;
        policy.push_str(&format!(
            "  rule r{number}: for each c: commitment require c.amount is at most {most} million USD\n"
        ));
    }
    policy.push_str("}\n");
    Folder::with(&[("policy.clause", &policy), ("data.jsonl", &records)])
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {}", text.get(..400).unwrap_or(text)))
}

#[test]
fn a_check_that_is_stopped_tells_what_it_knows() {
    let folder = portfolio();
    let (_, whole) = folder.outcome(&["check", ".", "--format", "json"]);
    let all = json(&whole)["findings"].as_array().unwrap().len();
    stop(&folder, &["check", ".", "--format", "json"], |stopped| {
        let report = json(&stopped.out);
        assert_eq!(report["partial"], "interrupted");
        let findings = report["findings"].as_array().unwrap();
        // Where all were in words before anybody asked, they are told.
        assert!(findings.len() <= 1_000 || findings.len() == all, "{} findings", findings.len());
        let rules = report["rules"].as_array().unwrap();
        let summary = &report["summary"];
        assert_eq!(summary["rules"], rules.len());
        let broken = rules.iter().filter(|rule| rule["verdict"] == "broken").count();
        assert_eq!(summary["broken"], broken);
        assert!(broken > 0 || findings.is_empty(), "{summary}");
    });
}

#[test]
fn other_formats_say_that_they_are_a_part() {
    let folder = portfolio();
    for format in ["human", "sarif"] {
        stop(&folder, &["check", ".", "--format", format], |stopped| {
            assert!(stopped.out.contains("interrupted"), "{format}: {}", stopped.out);
            if format == "sarif" {
                assert_eq!(json(&stopped.out)["runs"][0]["invocations"][0]["executionSuccessful"], false);
            }
        });
    }
}

#[test]
fn a_file_has_the_old_report_or_a_whole_new_one() {
    let folder = portfolio();
    let to_file = ["check", ".", "--format", "json", "--output", "report.json"];
    folder.outcome(&to_file);
    let old = json(&folder.read("report.json"));
    stop_until(&folder, &to_file, |stopped| {
        assert_eq!(stopped.out, "");
        // What stands there is whole: of this run, or of one before it.
        let report = json(&folder.read("report.json"));
        let is_said = report["partial"] == "interrupted" || stopped.err.contains("interrupted");
        assert!(is_said || report == old, "{}", stopped.err);
        is_said
    });
    // A baseline is not made of a part.
    let write = ["check", ".", "--baseline", "base.json", "--write-baseline"];
    folder.outcome(&write);
    let whole = folder.read("base.json");
    stop(&folder, &write, |stopped| {
        assert_eq!(folder.read("base.json"), whole);
        assert!(
            stopped.err.contains("interrupted") || stopped.err.contains("left as it is"),
            "{}",
            stopped.err
        );
    });
}

#[test]
fn a_lint_that_is_stopped_tells_what_it_knows() {
    let mut draft = String::new();
    for number in 0..250 {
        draft.push_str(&format!(
            "{number}. The Supplier shall deliver the the goods within 5 (six) days of January 1, 2025, as per Section \
             {} and Exhibit Z.\n\n",
            number + 3_000
        ));
    }
    let files: Vec<(String, &str)> = (0..6).map(|number| (format!("d{number}.md"), draft.as_str())).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), *text)).collect();
    let folder = Folder::with(&files);
    stop(&folder, &["lint", ".", "--format", "json"], |stopped| {
        assert_eq!(json(&stopped.out)["partial"], "interrupted");
    });
    // What a fix has changed by then is whole.
    stop(&folder, &["lint", ".", "--fix", "--format", "json"], |stopped| {
        assert_eq!(json(&stopped.out)["partial"], "interrupted");
        for (name, text) in &files {
            let now = folder.read(name);
            assert!(now == *text || now == text.replace("the the", "the"), "{name} is neither old nor new");
            folder.write(name, text);
        }
    });
}

#[test]
fn tests_that_are_stopped_tell_which_were_through() {
    let mut source = "use std.partnership\nwe are Us\nparty Us\nparty Acme\npolicy p {\n".to_owned();
    for number in 0..40 {
        source.push_str(&format!(
            "  rule r{number}: commitment to Acme must have amount at most {number} USD\n"
        ));
    }
    source.push_str("}\n");
    for number in 0..40 {
        source.push_str(&format!("test \"number {number}\" {{\n"));
        for term in 0..8 {
            source.push_str(&format!(
                "  agreement a{term} between Acme and Us signed 2025-01-01 {{ c: commitment from Us to Acme {{ amount: {term} USD }} }}\n"
            ));
        }
        source.push_str("  expect p/r0 broken\n}\n");
    }
    let folder = Folder::with(&[("t.clause", &source)]);
    let (_, whole) = folder.outcome(&["test", ".", "--format", "json"]);
    let whole = json(&whole);
    assert_eq!(whole["summary"]["tests"], 40, "{whole:#}");
    assert!(whole["partial"].is_null());
    stop(&folder, &["test", ".", "--format", "json"], |stopped| {
        let report = json(&stopped.out);
        assert_eq!(report["partial"], "interrupted");
        let tests = report["tests"].as_array().unwrap();
        for test in tests {
            assert!(whole["tests"].as_array().unwrap().contains(test), "{test}");
        }
    });
    stop(&folder, &["test", ".", "--mutate"], |stopped| {
        assert!(stopped.out.contains("interrupted"), "{}", stopped.out);
    });
}

#[test]
fn commands_without_a_report_end_with_the_same_status() {
    let folder = portfolio();
    let says_so = |stopped: &Stopped| {
        stopped.err.contains("interrupted") || stopped.out.contains("the check was interrupted")
    };
    // What was whole before anybody asked is told as it is.
    folder.outcome(&["timeline", ".", "--html", "chart.html"]);
    let whole = folder.read("chart.html");
    stop(&folder, &["timeline", ".", "--html", "chart.html"], |stopped| {
        let chart = folder.read("chart.html");
        let is_whole = stopped.out.contains("wrote chart.html") && chart == whole;
        let chart_says_so = is_whole || chart.contains("the check was interrupted");
        assert!(chart_says_so || says_so(stopped), "{} {}", stopped.out, stopped.err);
    });
    let (_, whole) = folder.outcome(&["why", "r3", "--path", "."]);
    stop(&folder, &["why", "r3", "--path", "."], |stopped| {
        assert!(stopped.out == whole || says_so(stopped), "{}", stopped.err);
    });
}

/// Whoever does not read what is written does not keep the program from hearing.
#[test]
fn a_reader_that_does_not_read_is_not_waited_for() {
    let folder = portfolio();
    let begun = Instant::now();
    let (_, whole) = folder.outcome(&["check", ".", "--format", "json"]);
    let took = begun.elapsed();
    assert!(whole.len() > 200_000, "a pipe holds less than {} bytes", whole.len());
    let mut child = folder
        .command(&["check", ".", "--format", "json"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    std::thread::sleep(took * 2);
    assert!(child.try_wait().unwrap().is_none(), "it waits for a reader");
    interrupt(child.id());
    let asked = Instant::now();
    while asked.elapsed() < SOON {
        if let Some(status) = child.try_wait().unwrap() {
            assert_eq!(status.code(), Some(130));
            return;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    child.kill().unwrap();
    panic!("it does not hear the signal");
}
