//! What Word says of a colour in, the colour out: of letters, of what is behind them, and of the document's theme.

use std::collections::BTreeMap;

use quick_xml::events::BytesStart;

use super::xml::{Step, attribute, walk};
use crate::draft::problem::Unreadable;

/// A colour: red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Colour([u8; 3]);

/// How much two colours may differ in red, green and blue and still look the same to a reader: white is no farther from
/// `F0F0F0`, and farther from the light greys that people choose.
const ALIKE: u8 = 24;

/// The paper that nobody coloured.
pub(super) const WHITE: Colour = Colour([0xff; 3]);

impl Colour {
    /// `1F3864`, with or without a `#`.
    pub fn parse(hex: &str) -> Option<Colour> {
        let hex = hex.trim_start_matches('#');
        let part = |from: usize| u8::from_str_radix(hex.get(from..from + 2)?, 16).ok();
        (hex.len() == 6).then(|| Some(Colour([part(0)?, part(2)?, part(4)?]))).flatten()
    }

    /// Whether letters of one colour are not seen on the other.
    pub fn is_like(self, other: Colour) -> bool {
        self.0.iter().zip(other.0).all(|(one, other)| one.abs_diff(other) <= ALIKE)
    }

    /// Whether it is as bright as the colours that words are marked with: yellow, green, cyan or magenta.
    pub fn is_glaring(self) -> bool {
        /// The least of a channel that is on, and the most of one that is off.
        const ON: u8 = 0xe6;
        const OFF: u8 = 0x66;
        let on = self.0.map(|part| part >= ON);
        let off = self.0.iter().any(|part| *part <= OFF);
        off && matches!(on, [true, true, false] | [false, true, _] | [true, false, true])
    }

    fn each(self, change: impl Fn(u32) -> u32) -> Colour {
        Colour(self.0.map(|part| u8::try_from(change(u32::from(part))).unwrap_or(u8::MAX)))
    }
}

/// The colour of letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// Black or white, whichever is seen.
    Auto,
    /// This one.
    Colour(Colour),
    /// None: the letters are not drawn.
    None,
}

/// What is behind letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Paper {
    /// This colour.
    Colour(Colour),
    /// A picture, a pattern or a table's style: not known.
    Unknown,
}

impl Paper {
    /// Whether both are known, and look the same.
    pub fn is_like(self, other: Paper) -> bool {
        matches!((self, other), (Paper::Colour(one), Paper::Colour(other)) if one.is_like(other))
    }
}

/// The colours of a document's theme, by name.
#[derive(Debug, Default)]
pub(super) struct Theme {
    colours: BTreeMap<String, Colour>,
}

impl Theme {
    pub fn read(text: &str) -> Result<Theme, Unreadable> {
        let mut theme = Theme::default();
        if text.is_empty() {
            return Ok(theme);
        }
        let mut name = String::new();
        walk(text, "word/theme", |step| {
            let Step::Open(element_name, element) = step else { return };
            match element_name {
                "dk1" | "lt1" | "dk2" | "lt2" | "accent1" | "accent2" | "accent3" | "accent4" | "accent5"
                | "accent6" => element_name.clone_into(&mut name),
                "hlink" => name.clear(),
                "srgbClr" | "sysClr" if !name.is_empty() => {
                    let value = attribute(element, "lastClr").or_else(|| attribute(element, "val"));
                    if let Some(colour) = value.as_deref().and_then(Colour::parse) {
                        theme.colours.entry(std::mem::take(&mut name)).or_insert(colour);
                    }
                }
                _ => {}
            }
        })?;
        Ok(theme)
    }

    /// The colour that a theme's name stands for: `background1`, `bg1`, `accent2`.
    pub fn colour(&self, name: &str) -> Option<Colour> {
        let (slot, usual) = match name {
            "background1" | "light1" | "bg1" | "lt1" => ("lt1", Some(WHITE)),
            "text1" | "dark1" | "tx1" | "dk1" => ("dk1", Some(Colour([0; 3]))),
            "background2" | "light2" | "bg2" | "lt2" => ("lt2", None),
            "text2" | "dark2" | "tx2" | "dk2" => ("dk2", None),
            other => (other, None),
        };
        self.colours.get(slot).copied().or(usual)
    }

    /// `w:color`: the colour of letters.
    pub fn ink(&self, element: &BytesStart<'_>) -> Option<Ink> {
        if let Some(colour) = self.tinted(element, "themeColor", "themeTint", "themeShade") {
            return Some(Ink::Colour(colour));
        }
        match attribute(element, "val").as_deref() {
            Some("auto") => Some(Ink::Auto),
            Some(hex) => Colour::parse(hex).map(Ink::Colour),
            None => None,
        }
    }

    /// `w:shd`: what is behind letters, a paragraph, a cell. None where it says nothing.
    pub fn paper(&self, element: &BytesStart<'_>) -> Option<Paper> {
        let pattern = attribute(element, "val").unwrap_or_default();
        let colour =
            |name: &str| attribute(element, name).as_deref().and_then(Colour::parse).map(Paper::Colour);
        match pattern.as_str() {
            "solid" => colour("color").or(Some(Paper::Unknown)),
            "" | "clear" | "nil" => self
                .tinted(element, "themeFill", "themeFillTint", "themeFillShade")
                .map(Paper::Colour)
                .or_else(|| colour("fill")),
            _ => Some(Paper::Unknown),
        }
    }

    fn tinted(&self, element: &BytesStart<'_>, name: &str, tint: &str, shade: &str) -> Option<Colour> {
        let colour = self.colour(&attribute(element, name)?)?;
        let amount =
            |name: &str| u32::from_str_radix(&attribute(element, name)?, 16).ok().filter(|part| *part < 256);
        let colour = match amount(tint) {
            Some(tint) => colour.each(|part| part * tint / 255 + 255 - tint),
            None => colour,
        };
        Some(match amount(shade) {
            Some(shade) => colour.each(|part| part * shade / 255),
            None => colour,
        })
    }
}

/// `w:highlight`: the colour of a marker pen. None for `none`.
pub(super) fn highlight(name: &str) -> Option<Colour> {
    let hex = match name {
        "white" => "FFFFFF",
        "black" => "000000",
        "yellow" => "FFFF00",
        "green" => "00FF00",
        "cyan" => "00FFFF",
        "magenta" => "FF00FF",
        "blue" => "0000FF",
        "red" => "FF0000",
        "darkBlue" => "000080",
        "darkCyan" => "008080",
        "darkGreen" => "008000",
        "darkMagenta" => "800080",
        "darkRed" => "800000",
        "darkYellow" => "808000",
        "darkGray" => "808080",
        "lightGray" => "C0C0C0",
        _ => return None,
    };
    Colour::parse(hex)
}
