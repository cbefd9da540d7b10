//! `draft/address`: one address in two ways: a number of the house with a digit more or less, another suite, or another postal code.

use std::collections::BTreeMap;
use std::ops::Range;

use super::context::Context;
use crate::diagnostic::Problems;
use crate::diagnostic::catalogue::drafts;
use crate::draft::words::{Gap, Words, fold};

/// A house in a street.
struct House {
    /// Its number and the street.
    tokens: Range<usize>,
    number: String,
    street: String,
    /// The number of the suite or room, where it follows.
    suite: Option<Range<usize>>,
    /// The town and its postal code, where they follow.
    post: Option<Post>,
}

/// A town and its postal code.
struct Post {
    town: String,
    code: String,
    tokens: Range<usize>,
}

pub(super) fn find(context: &Context<'_>, problems: &mut Problems) {
    let mut streets: BTreeMap<String, Vec<House>> = BTreeMap::new();
    for at in context.range() {
        if let Some(house) = house(context.words, at) {
            streets.entry(house.street.clone()).or_default().push(house);
        }
    }
    for houses in streets.values() {
        numbers(context, houses, problems);
        codes(context, houses, problems);
        suites(context, houses, problems);
    }
    names(context, &streets, problems);
}

/// `9062 Annapolis Road` and `9062 Old Annapolis Road`.
fn names(context: &Context<'_>, streets: &BTreeMap<String, Vec<House>>, problems: &mut Problems) {
    for (street, houses) in streets {
        let Some((_, shorter)) = street.split_once(' ') else { continue };
        let Some(others) = streets.get(shorter) else { continue };
        // A point of the compass tells two streets apart, and is often left out.
        let compass = ["n", "s", "e", "w", "north", "south", "east", "west"];
        if compass.iter().any(|point| street.split(' ').next() == Some(*point)) {
            continue;
        }
        let pair = houses.iter().find_map(|house| {
            Some((
                house,
                others.iter().find(|other| other.number == house.number && house.number.len() >= 3)?,
            ))
        });
        let Some((right, slip)) = pair else { continue };
        let message = format!(
            "`{}` is `{}` elsewhere",
            context.quote(slip.tokens.clone()),
            context.quote(right.tokens.clone())
        );
        report(context, slip.tokens.clone(), right.tokens.clone(), message, problems);
    }
}

/// `1100 Winter Street` and `100 Winter Street`.
fn numbers(context: &Context<'_>, houses: &[House], problems: &mut Problems) {
    let count = |number: &str| houses.iter().filter(|house| house.number == number).count();
    let pair = houses.iter().enumerate().find_map(|(place, house)| {
        let twin = houses.iter().take(place).find(|other| is_digit_off(&other.number, &house.number))?;
        Some((twin, house))
    });
    let Some((first, second)) = pair else { return };
    let (right, slip) =
        if count(&second.number) > count(&first.number) { (second, first) } else { (first, second) };
    let message = format!(
        "`{}` is `{}` elsewhere",
        context.quote(slip.tokens.clone()),
        context.quote(right.tokens.clone())
    );
    report(context, slip.tokens.clone(), right.tokens.clone(), message, problems);
}

/// One house with two postal codes.
fn codes(context: &Context<'_>, houses: &[House], problems: &mut Problems) {
    let posts: Vec<(&House, &Post)> =
        houses.iter().filter_map(|house| Some((house, house.post.as_ref()?))).collect();
    let count = |code: &str| posts.iter().filter(|(_, post)| post.code == code).count();
    let pair = posts.iter().enumerate().find_map(|(place, (house, post))| {
        let twin = posts.iter().take(place).find(|(other, with)| {
            other.number == house.number && with.town == post.town && with.code != post.code
        })?;
        Some((twin.1, *post))
    });
    let Some((first, second)) = pair else { return };
    let (right, slip) =
        if count(&second.code) > count(&first.code) { (second, first) } else { (first, second) };
    let message = format!("this address has the code `{}` here and `{}` elsewhere", slip.code, right.code);
    report(context, slip.tokens.clone(), right.tokens.clone(), message, problems);
}

/// One house with two suites: `Suite 202` and `Suite 320`.
fn suites(context: &Context<'_>, houses: &[House], problems: &mut Problems) {
    let words = context.words;
    let named: Vec<(&House, &Range<usize>)> =
        houses.iter().filter_map(|house| Some((house, house.suite.as_ref()?))).collect();
    // Who has offices on several floors says so more than once.
    let [(first, one), (second, other)] = named.as_slice() else { return };
    let same = words.is(one.end - 1, words.text(other.end - 1));
    if first.number == second.number && !same {
        let (here, elsewhere) = (words.phrase((*other).clone()), words.phrase((*one).clone()));
        let message = format!("this address has `{here}` here and `{elsewhere}` elsewhere");
        report(context, (*other).clone(), (*one).clone(), message, problems);
    }
}

fn report(
    context: &Context<'_>,
    slip: Range<usize>,
    right: Range<usize>,
    message: String,
    problems: &mut Problems,
) {
    let finding = context
        .finding(drafts::ADDRESS, slip, message, "one of two")
        .related(context.span(right), "the other");
    problems.push(finding.help("find out which is right: a notice to the wrong address is none"));
}

/// Whether one number is the other with a digit more.
fn is_digit_off(one: &str, other: &str) -> bool {
    one.len().abs_diff(other.len()) == 1
        && one.len().min(other.len()) >= 3
        && strsim::osa_distance(one, other) == 1
}

/// The house that begins at `at`: `1100 Winter Street`, `9062 Old Bay Road`.
fn house(words: Words<'_>, at: usize) -> Option<House> {
    const STREETS: [&str; 24] = [
        "street",
        "st",
        "road",
        "rd",
        "avenue",
        "ave",
        "drive",
        "dr",
        "lane",
        "ln",
        "boulevard",
        "blvd",
        "parkway",
        "pkwy",
        "way",
        "court",
        "place",
        "plaza",
        "highway",
        "hwy",
        "square",
        "circle",
        "terrace",
        "trail",
    ];
    /// The longest name of a street, in tokens.
    const LONGEST: usize = 5;
    let number = words.text(at);
    let digits = words.is_number(at)
        && (2..=5).contains(&number.len())
        && number.bytes().all(|digit| digit.is_ascii_digit());
    if !digits
        || words.gap(at + 1) > Gap::Space
        || matches!(words.text(at.wrapping_sub(1)), "-" | "$" | "." | "#")
    {
        return None;
    }
    let part =
        |here: usize| (words.is_capital(here) || words.mark(here, '.')) && words.gap(here) <= Gap::Space;
    let last = (at + 1..at + 1 + LONGEST)
        .take_while(|here| part(*here))
        .filter(|here| words.is_one_of(*here, &STREETS) && *here > at + 1)
        .last()?;
    let name =
        (at + 1..last).filter(|here| words.is_word(*here)).map(|here| fold(words.text(here)).into_owned());
    let street = name.collect::<Vec<_>>().join(" ");
    let (suite, post) = (suite(words, last + 1), post(words, last + 1));
    Some(House { tokens: at..last + 1, number: number.to_owned(), street, suite, post })
}

/// The suite behind a street: `, Suite 202`.
fn suite(words: Words<'_>, from: usize) -> Option<Range<usize>> {
    let start = (from..from + 3).find(|at| !matches!(words.text(*at), "," | "."))?;
    let named = words.is_one_of(start, &["suite", "ste", "room", "unit"]) && words.gap(start) <= Gap::Line;
    (named && words.is_number(start + 1) && words.gap(start + 1) <= Gap::Space).then_some(start..start + 2)
}

/// The town and the postal code behind a street: `, Suite 3000, Pittsfield, MA 01201`, `Hamilton, Ontario L8P 0A6`.
fn post(words: Words<'_>, from: usize) -> Option<Post> {
    /// How far behind the street the code may stand, in tokens.
    const NEAR: usize = 16;
    let stops = |at: &usize| !(words.mark(*at, ';') || words.mark(*at, '(') || words.gap(*at) == Gap::Block);
    let (code, end) = (from..from + NEAR).take_while(stops).find_map(|at| Some((at, code_at(words, at)?)))?;
    // Back over the state to the comma behind the town.
    let comma = (code.saturating_sub(5)..code).rev().find(|at| words.mark(*at, ',') && *at + 1 < code)?;
    let town = comma.checked_sub(1).filter(|at| words.is_capital(*at) && *at >= from)?;
    Some(Post { town: fold(words.text(town)).into_owned(), code: words.phrase(code..end), tokens: code..end })
}

/// The token behind a postal code: `02451`, `L8P 0A6`.
fn code_at(words: Words<'_>, at: usize) -> Option<usize> {
    let text = words.text(at);
    if words.is_number(at) && text.len() == 5 && text.bytes().all(|digit| digit.is_ascii_digit()) {
        let state = words.is_capital(at.wrapping_sub(1)) || words.mark(at.wrapping_sub(1), '.');
        return state.then_some(at + 1);
    }
    let letters = text.as_bytes();
    let canadian = matches!(letters, [first, second, third]
        if first.is_ascii_uppercase() && second.is_ascii_digit() && third.is_ascii_uppercase());
    (canadian && words.is_number(at + 1) && words.text(at + 1).len() == 1 && words.text(at + 2).len() == 2)
        .then_some(at + 3)
}
