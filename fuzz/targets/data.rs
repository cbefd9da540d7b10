//! Any bytes in, as agreement data of both forms and packed: it is joined or refused, and what is joined can be checked and
//! written again.
#![no_main]

use std::sync::{Arc, LazyLock};

use clausal::ir::Ir;
use clausal::source::FileId;
use clausal::world::{Settings, World};
use clausal::{Options, Project, data};
use libfuzzer_sys::fuzz_target;

static VOCABULARY: LazyLock<Ir> = LazyLock::new(|| {
    let source = include_str!("../../tests/data/vocabulary.clause");
    Project::from_sources([("vocabulary.clause", source)]).meaning(&Options::default()).0
});

fuzz_target!(|bytes: &[u8]| {
    for path in ["any.json", "any.jsonl", "any.json.gz"] {
        let mut ir = VOCABULARY.clone();
        let Ok(plain) = data::unpack(path, bytes) else { continue };
        let (counts, _) = data::read(plain, FileId(1), path, &mut ir);
        if counts.agreements + counts.amendments > 0 {
            let ir = Arc::new(ir);
            World::build(&ir, &Settings::default());
            data::write(&ir);
        }
    }
});
