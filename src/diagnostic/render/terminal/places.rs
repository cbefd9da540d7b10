//! Labels in, a line for each out: where it is and what it says. What stands in place of a picture where the library was made
//! without the feature `pictures`.

use super::{Shape, columns};
use crate::diagnostic::render::RenderOptions;
use crate::diagnostic::render::clean::one_line;
use crate::diagnostic::render::item::place;
use crate::diagnostic::render::wrap::outline;
use crate::diagnostic::{Label, Severity};
use crate::source::SourceMap;

/// Lists the places.
pub(super) fn shape(
    labels: &[&Label],
    sources: &SourceMap,
    _severity: Severity,
    options: &RenderOptions,
) -> Shape {
    let lines = labels.iter().filter_map(|label| {
        let place = place(sources, label.span)?;
        let at = format!("{}:{}:{}", place.path, place.start.line, place.start.column);
        let said = if label.message.is_empty() { at } else { format!("{at}: {}", label.message) };
        Some(outline(&format!("  {}", one_line(&said)), columns(options)))
    });
    Shape { places: lines.collect(), ..Shape::without_places() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Role;
    use crate::source::Span;

    #[test]
    fn each_place_has_a_line() {
        let mut sources = SourceMap::default();
        let file = sources.add("a.clause", "one\ntwo\n");
        let label = |start, message: &str| Label {
            span: Span::new(file, start, start + 3),
            message: message.to_owned(),
            role: Role::Term,
        };
        let labels = [label(0, "here"), label(4, "")];
        let shape =
            shape(&labels.iter().collect::<Vec<_>>(), &sources, Severity::Error, &RenderOptions::default());
        assert_eq!(shape.places, "  a.clause:1:1: here\n  a.clause:2:1\n");
        assert_eq!(shape.end, "");
    }
}
