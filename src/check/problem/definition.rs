//! Constants and definitions that lean on themselves or are too large.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalogue::{names, types};
use crate::source::Span;
use crate::syntax::tree::Name;

pub fn circle(members: &[&Name]) -> Diagnostic {
    crate::resolve::problem::cycle(members, "is said by")
}

pub fn constant_too_large(name: &Name) -> Diagnostic {
    let message = format!("`{}` is too large, with all the constants it names", name.text);
    Diagnostic::new(names::TOO_DEEP, name.span, message, "leans on too many others")
        .help("name fewer constants in it")
}

pub fn field_as_condition(span: Span, name: &Name, noun: Option<&str>) -> Diagnostic {
    let noun = noun.unwrap_or("NOUN");
    let message = format!("`{}` is defined as a field, and this is a condition", name.text);
    Diagnostic::new(types::VALUE_WANTED, span, message, "true or not true")
        .help(format!("define an adjective: `define {} {noun} as …`", name.text))
}

/// Circles and towers among definitions. `edges` says on what each leans; `name` gives their names.
pub fn towers<'a>(
    edges: &[Vec<usize>],
    limit: usize,
    name: &dyn Fn(usize) -> Option<&'a Name>,
    found: &mut Vec<Diagnostic>,
) {
    // 0: not seen; 1: on the path; 2: done.
    let mut marks = vec![0_u8; edges.len()];
    let mut heights = vec![0_usize; edges.len()];
    for start in 0..edges.len() {
        let mut path: Vec<(usize, usize)> = vec![(start, 0)];
        if marks.get(start) != Some(&0) {
            continue;
        }
        while let Some((at, next)) = path.last_mut() {
            let at = *at;
            if let Some(mark) = marks.get_mut(at) {
                *mark = 1;
            }
            let Some(target) = edges.get(at).and_then(|edges| edges.get(*next)).copied() else {
                finish(at, edges, &mut marks, &mut heights);
                if heights.get(at).copied() == Some(limit)
                    && let Some(name) = name(at)
                {
                    let message =
                        format!("`{}` leans on more than {limit} definitions, one on another", name.text);
                    found.push(Diagnostic::new(names::TOO_DEEP, name.span, message, "too many"));
                }
                path.pop();
                continue;
            };
            *next += 1;
            match marks.get(target) {
                Some(0) => path.push((target, 0)),
                Some(1) => {
                    let members: Vec<&Name> = path
                        .iter()
                        .map(|(member, _)| *member)
                        .skip_while(|member| *member != target)
                        .filter_map(name)
                        .collect();
                    found.push(circle(&members));
                }
                _ => {}
            }
        }
    }
}

/// Marks a definition as done and notes how high the tower under it is.
fn finish(at: usize, edges: &[Vec<usize>], marks: &mut [u8], heights: &mut [usize]) {
    let below = edges.get(at).map(Vec::as_slice).unwrap_or_default();
    let height = below.iter().filter_map(|target| heights.get(*target)).max().map_or(0, |height| height + 1);
    if let Some(slot) = heights.get_mut(at) {
        *slot = height;
    }
    if let Some(mark) = marks.get_mut(at) {
        *mark = 2;
    }
}
