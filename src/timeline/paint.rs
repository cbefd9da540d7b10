//! The styles of the picture in, the same as attributes out: what draws pictures outside of browsers knows no variables of
//! styles, and draws black what it cannot read.

use std::collections::BTreeMap;

/// What attributes of the same name say.
const PROPERTIES: [&str; 6] =
    ["fill", "stroke", "stroke-width", "stroke-dasharray", "font-size", "font-weight"];

/// Rules of a style sheet, in its order, their variables replaced by their values in light.
pub struct Paint<'s> {
    rules: Vec<(&'s str, Vec<(&'s str, &'s str)>)>,
}

impl<'s> Paint<'s> {
    /// The rules of `style`, whose variables the first rule of `colours` declares.
    pub fn new(colours: &'s str, style: &'s str) -> Paint<'s> {
        let first = colours.split(['{', '}']).nth(1).unwrap_or_default();
        let variables: BTreeMap<&str, &str> = declarations(first).collect();
        let value = |value: &'s str| {
            let name = value.strip_prefix("var(").and_then(|rest| rest.strip_suffix(')'));
            name.and_then(|name| variables.get(name).copied()).unwrap_or(value)
        };
        let mut rules = Vec::new();
        for rule in style.split('}') {
            let Some((selectors, body)) = rule.split_once('{') else { continue };
            let found: Vec<_> = declarations(body).map(|(name, said)| (name, value(said))).collect();
            rules.extend(selectors.split(',').map(|selector| (selector.trim(), found.clone())));
        }
        Paint { rules }
    }

    /// A drawing whose elements say by class how they look, with attributes beside the classes. In it the class comes first, and
    /// no text holds a bracket.
    pub fn apply(&self, drawing: &str) -> String {
        let mut painted = String::with_capacity(drawing.len() * 2);
        let mut parts = drawing.split('<');
        painted.push_str(parts.next().unwrap_or_default());
        for part in parts {
            painted.push('<');
            let element = part.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
            let rest = part.strip_prefix(element).unwrap_or(part);
            let classed = rest.strip_prefix(" class=\"").and_then(|rest| rest.split_once('"'));
            let (classes, rest) = classed.unwrap_or(("", rest));
            let attributes = if element.is_empty() { String::new() } else { self.of(element, classes) };
            let gap = if attributes.is_empty() { "" } else { " " };
            painted.push_str(&format!("{element}{gap}{attributes}{rest}"));
        }
        painted
    }

    /// The classes of an element and, as attributes, what they say of it.
    fn of(&self, element: &str, classes: &str) -> String {
        let mut said: BTreeMap<&str, &str> = BTreeMap::new();
        // What is said of a class wins over what is said of an element.
        let of_element = self.rules.iter().filter(|(selector, _)| *selector == element);
        let is_named = |selector: &str| {
            selector.strip_prefix('.').is_some_and(|name| classes.split(' ').any(|class| class == name))
        };
        let of_classes = self.rules.iter().filter(|(selector, _)| is_named(selector));
        for (_, declared) in of_element.chain(of_classes) {
            said.extend(declared.iter().filter(|(name, _)| PROPERTIES.contains(name)).copied());
        }
        let mut text = if classes.is_empty() { String::new() } else { format!("class=\"{classes}\"") };
        for (name, value) in said {
            let gap = if text.is_empty() { "" } else { " " };
            text.push_str(&format!("{gap}{name}=\"{value}\""));
        }
        text
    }
}

/// The names and values of a rule.
fn declarations(body: &str) -> impl Iterator<Item = (&str, &str)> {
    body.split(';').filter_map(|one| one.split_once(':')).map(|(name, value)| (name.trim(), value.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLOURS: &str =
        ":root{color-scheme:light dark;--ink:#123;--paper:#fff}@media (x){:root{--ink:#eee}}";
    const STYLE: &str =
        "text{font-size:12px;fill:var(--ink)}\n.a,.b{fill:var(--paper);stroke:url(#x)}.b{stroke-width:2}";

    #[test]
    fn variables_have_their_values_in_light_and_classes_win() {
        let paint = Paint::new(COLOURS, STYLE);
        assert_eq!(paint.of("text", ""), "fill=\"#123\" font-size=\"12px\"");
        assert_eq!(paint.of("text", "a"), "class=\"a\" fill=\"#fff\" font-size=\"12px\" stroke=\"url(#x)\"");
        assert_eq!(
            paint.of("rect", "c b"),
            "class=\"c b\" fill=\"#fff\" stroke=\"url(#x)\" stroke-width=\"2\""
        );
        assert_eq!(paint.of("rect", "c"), "class=\"c\"");
        let drawn = "<g><title>class=&quot;a</title><text class=\"a\" x=\"1\">a<tspan>b</tspan></text><path d=\"M0\"/></g>";
        let painted = "<g><title>class=&quot;a</title><text class=\"a\" fill=\"#fff\" font-size=\"12px\" stroke=\"url(#x)\" \
                       x=\"1\">a<tspan>b</tspan></text><path d=\"M0\"/></g>";
        assert_eq!(paint.apply(drawn), painted);
    }
}
