//! What Word says of how letters look in, whether a reader sees them out.

use quick_xml::events::BytesStart;

use super::colour::{Ink, Paper, Theme, highlight};
use super::xml::{attribute, is_on};
use crate::draft::model::HiddenBy;

/// Letters of this size in half points and smaller are not read: two points are less than a millimetre.
const UNREADABLE: u32 = 4;

/// Letters drawn at this part of their width, in percent, or narrower are a line.
const NARROWEST: u32 = 10;

/// The size of letters where none is said, in half points.
const USUAL: u32 = 22;

/// Letters raised or lowered by more than this, in half points, leave their page: it is half as high as A4.
const HIGHEST: i64 = 840;

/// Lines lower than this, in twentieths of a point, show nothing.
const LOWEST: i64 = 40;

/// An indent wider than this, in twentieths of a point, leads out of the page: it is as long as A4.
const WIDEST: i64 = 16_000;

/// How letters look, as far as it is said: of a run, or of a style.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Look {
    vanish: Option<bool>,
    web: Option<bool>,
    ink: Option<Ink>,
    paper: Option<Paper>,
    half_points: Option<u32>,
    /// How wide letters are drawn, in percent.
    width: Option<u32>,
    /// Letters follow each other by so much more than they are wide, in twentieths of a point.
    spacing: Option<i64>,
    /// Letters are raised or lowered out of the page.
    raised: Option<bool>,
    /// The lines have no height.
    flat: Option<bool>,
    /// The paragraph stands outside of the page.
    outside: Option<bool>,
    /// Letters are small and stand above the line.
    superscript: Option<bool>,
}

impl Look {
    /// Takes what one property says; any other element says nothing.
    pub fn take(&mut self, name: &str, element: &BytesStart<'_>, theme: &Theme) {
        match name {
            "vanish" | "specVanish" => self.vanish = Some(is_on(element)),
            "webHidden" => self.web = Some(is_on(element)),
            "color" => self.ink = theme.ink(element).or(self.ink),
            "shd" => self.paper = theme.paper(element).or(self.paper),
            "highlight" => {
                let colour = attribute(element, "val").as_deref().and_then(highlight);
                self.paper = colour.map(Paper::Colour).or(self.paper);
            }
            // Word draws letters that have no size, or no width, as if nothing were said.
            "sz" => self.half_points = number(element, "val").filter(|size| *size > 0).or(self.half_points),
            "w" => self.width = number(element, "val").filter(|width| *width > 0).or(self.width),
            "spacing" => self.spacing = number(element, "val").or(self.spacing),
            "vertAlign" => {
                self.superscript = attribute(element, "val").map(|value| value == "superscript");
            }
            "position" => {
                let far = |by: i64| !(-HIGHEST..=HIGHEST).contains(&by);
                self.raised = number(element, "val").map(far).or(self.raised);
            }
            _ => {}
        }
    }

    /// Takes what one property of a paragraph says.
    pub fn take_paragraph(&mut self, name: &str, element: &BytesStart<'_>, theme: &Theme) {
        match name {
            "shd" => self.paper = theme.paper(element).or(self.paper),
            "spacing" if attribute(element, "lineRule").as_deref() == Some("exact") => {
                self.flat = number::<i64>(element, "line").map(|line| line < LOWEST);
            }
            "ind" => {
                let sides = ["left", "start", "right", "end"].map(|side| number::<i64>(element, side));
                let far = sides.into_iter().flatten().any(|side| !(-WIDEST..=WIDEST).contains(&side));
                self.outside = Some(far);
            }
            "framePr" => {
                let far = ["x", "y"].into_iter().filter_map(|side| number::<i64>(element, side));
                self.outside = Some(far.into_iter().any(|side| !(-WIDEST..=WIDEST).contains(&side)));
            }
            _ => {}
        }
    }

    /// Letters that are filled with this, as newer versions of Word write it.
    pub fn fill(&mut self, ink: Ink) {
        self.ink = Some(ink);
    }

    /// This, and where it says nothing what the other says.
    #[must_use]
    pub fn over(self, base: Look) -> Look {
        Look {
            vanish: self.vanish.or(base.vanish),
            web: self.web.or(base.web),
            ink: self.ink.or(base.ink),
            paper: self.paper.or(base.paper),
            half_points: self.half_points.or(base.half_points),
            width: self.width.or(base.width),
            spacing: self.spacing.or(base.spacing),
            raised: self.raised.or(base.raised),
            flat: self.flat.or(base.flat),
            outside: self.outside.or(base.outside),
            superscript: self.superscript.or(base.superscript),
        }
    }

    /// The look of a paragraph's style with that of a style of letters over it: what both hide, they show.
    #[must_use]
    pub fn with_letters(self, letters: Look) -> Look {
        let toggled = match (letters.vanish, self.vanish) {
            (Some(one), Some(other)) => Some(one != other),
            (one, other) => one.or(other),
        };
        Look { vanish: toggled, ..letters.over(self) }
    }

    /// Whether letters stand above the line.
    pub fn is_superscript(&self) -> bool {
        self.superscript == Some(true)
    }

    /// How high letters are, in twentieths of a point; where it is not said, as Word draws them.
    fn height(&self) -> i64 {
        i64::from(self.half_points.unwrap_or(USUAL)).saturating_mul(10)
    }

    /// What keeps a reader from seeing letters of this look, on this paper.
    pub fn hidden_by(&self, around: Paper) -> Option<HiddenBy> {
        let on = |switch: Option<bool>| switch == Some(true);
        let unseen = match (self.ink, self.paper.unwrap_or(around)) {
            (Some(Ink::None), _) => true,
            (Some(Ink::Colour(ink)), Paper::Colour(paper)) => ink.is_like(paper),
            _ => false,
        };
        let small = self.half_points.is_some_and(|size| size <= UNREADABLE)
            || self.width.is_some_and(|width| width <= NARROWEST)
            || self.spacing.is_some_and(|spacing| -spacing >= self.height());
        match () {
            () if on(self.vanish) => Some(HiddenBy::Vanish),
            () if unseen => Some(HiddenBy::Ink),
            () if small => Some(HiddenBy::Size),
            () if on(self.flat) => Some(HiddenBy::Height),
            () if on(self.outside) || on(self.raised) => Some(HiddenBy::Margin),
            () if on(self.web) => Some(HiddenBy::Web),
            () => None,
        }
    }
}

/// A number in an attribute; newer versions of Word may write a unit behind it, which is not read.
pub(super) fn number<N: std::str::FromStr>(element: &BytesStart<'_>, name: &str) -> Option<N> {
    attribute(element, name)?.trim().parse().ok()
}

/// The height of a row that shows nothing: `w:trHeight` that is exact and lower than a line.
pub(super) fn is_flat_row(element: &BytesStart<'_>) -> bool {
    attribute(element, "hRule").as_deref() == Some("exact")
        && number::<i64>(element, "val").is_some_and(|height| height < LOWEST)
}
