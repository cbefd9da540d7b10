//! Sources to charts: what is certain and what only possible, and the three ways to draw it.

mod drawn;
mod laid;

use std::sync::Arc;

use clausal::project::world_settings;
use clausal::time::Day;
use clausal::timeline::{Chart, chart};
use clausal::world::World;
use clausal::{Options, Project};

/// A partnership whose exclusivity hangs on an event.
const PARTNERSHIP: &str = include_str!("timeline/partnership.clause");

/// The chart of one source, as of a day if there is one.
fn chart_of(source: &str, as_of: Option<&str>) -> Chart {
    let project = Project::from_sources([("sample.clause", source)]);
    let options = Options::default().as_of(as_of.map(|day| day.parse::<Day>().expect("a day")));
    let (ir, problems) = project.meaning(&options);
    assert!(!problems.has_errors(), "{problems:#?}");
    let (world, problems) = World::build(&Arc::new(ir), &world_settings(&options, None));
    assert!(!problems.has_errors(), "{problems:#?}");
    chart(&world, &project.check(&options), &[])
}
