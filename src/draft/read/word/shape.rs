//! What Word says of a shape or a picture in; what stands behind its words, whether it is seen and whether it is as large as words
//! would be, out.

use quick_xml::events::BytesStart;

use super::colour::{Colour, Paper};
use super::look::number;
use super::xml::attribute;

/// The width and the height in points of a picture that may hold a paragraph: three inches by one and a half. A logo is smaller.
const LARGE: (f64, f64) = (216.0, 108.0);

/// DrawingML measures in English metric units.
const UNITS_A_POINT: f64 = 12_700.0;

/// The shape that is open, as far as it is said.
#[derive(Debug)]
pub(super) struct Shape {
    paper: Paper,
    hidden: bool,
    large: bool,
}

impl Shape {
    pub fn new() -> Shape {
        Shape { paper: Paper::Unknown, hidden: false, large: false }
    }

    /// Takes what an element says of what is drawn next: its size and whether it is seen. Any other element says nothing.
    pub fn take(&mut self, name: &str, element: &BytesStart<'_>) {
        match name {
            "extent" => self.large = is_large(element),
            "docPr" => {
                self.hidden =
                    attribute(element, "hidden").is_some_and(|on| matches!(on.as_str(), "1" | "true"));
            }
            // Only in VML these have a style; in DrawingML a `rect` is a part of a form.
            "shape" | "rect" | "roundrect" | "oval" => {
                if let Some(style) = attribute(element, "style") {
                    (self.hidden, self.large) = (is_hidden(&style), is_drawn_large(&style));
                }
            }
            _ => {}
        }
    }

    /// What fills it begins to be said.
    pub fn begin_fill(&mut self) {
        self.paper = Paper::Unknown;
    }

    /// Takes what fills it; without a fill one sees the `page` behind it.
    pub fn fill(&mut self, name: &str, element: &BytesStart<'_>, page: Paper) {
        match name {
            "noFill" => self.paper = page,
            "srgbClr" => {
                let colour = attribute(element, "val").as_deref().and_then(Colour::parse);
                self.paper = colour.map_or(Paper::Unknown, Paper::Colour);
            }
            _ => {}
        }
    }

    /// What stands behind its words.
    pub fn paper(&self) -> Paper {
        self.paper
    }

    /// Whether it is not seen.
    pub fn is_hidden(&self) -> bool {
        self.hidden
    }

    /// Whether a picture that is drawn now is large; the next has a size of its own.
    pub fn draws_large(&mut self) -> bool {
        std::mem::take(&mut self.large)
    }
}

/// Whether a picture is large by its `wp:extent`.
fn is_large(element: &BytesStart<'_>) -> bool {
    let points = |side| number::<f64>(element, side).map(|units| units / UNITS_A_POINT);
    points("cx").zip(points("cy")).is_some_and(are_large)
}

/// Whether a shape is large by the style that VML gives it: `width:300pt;height:4in`.
fn is_drawn_large(style: &str) -> bool {
    length(style, "width").zip(length(style, "height")).is_some_and(are_large)
}

fn are_large((width, height): (f64, f64)) -> bool {
    width >= LARGE.0 && height >= LARGE.1
}

/// Whether the style of a shape of VML hides it.
fn is_hidden(style: &str) -> bool {
    property(style, "visibility").is_some_and(|value| value.eq_ignore_ascii_case("hidden"))
        || property(style, "display").is_some_and(|value| value.eq_ignore_ascii_case("none"))
}

fn property<'s>(style: &'s str, name: &str) -> Option<&'s str> {
    style.split(';').filter_map(|entry| entry.split_once(':')).find_map(|(own, value)| {
        let is_asked = own.trim().eq_ignore_ascii_case(name);
        is_asked.then(|| value.trim())
    })
}

/// A length in points; one without a unit is in pixels.
fn length(style: &str, name: &str) -> Option<f64> {
    let value = property(style, name)?;
    let end = value.find(|sign: char| !(sign.is_ascii_digit() || sign == '.')).unwrap_or(value.len());
    let (digits, unit) = value.split_at_checked(end)?;
    let points_a_unit = match unit.trim() {
        "pt" => 1.0,
        "in" => 72.0,
        "cm" => 28.35,
        "mm" => 2.835,
        "pc" => 12.0,
        "px" | "" => 0.75,
        _ => return None,
    };
    Some(digits.parse::<f64>().ok()? * points_a_unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_of_a_shape_says_whether_it_is_seen_and_how_large() {
        assert!(is_hidden("position:absolute; Visibility : hidden") && is_hidden("display:none"));
        assert!(!is_hidden("visibility:visible") && !is_hidden(""));
        assert!(is_drawn_large("width:300pt;height:2in") && is_drawn_large("width:400;height:200"));
        assert!(!is_drawn_large("width:90pt;height:2in") && !is_drawn_large("width:wide;height:2in"));
    }
}
