//! HTML as text that can be read: blocks on lines of their own, lists with dashes, what is quoted behind `>`. Nothing is
//! fetched, and what nobody sees (styles, scripts, comments) is left out.

use mail_parser::decoders::html::add_html_token;

/// Elements whose content is nothing to read. A head is none of them: what may stand in it is unseen by itself, and with the
/// first that may not the text begins, as programs forget its end.
const UNSEEN: &[&str] = &["style", "script", "template", "noscript", "svg", "title", "object", "select", "xml"];
/// Those whose content is no text even where they have no end.
const NEVER_TEXT: &[&str] = &["style", "script"];
/// Elements that begin and end a line.
const BLOCKS: &[&str] = &[
    "address", "article", "aside", "center", "dd", "div", "dl", "dt", "fieldset", "figure", "footer", "form", "header", "main", "nav",
    "ol", "section", "table", "tbody", "thead", "tr", "ul",
];
/// Elements with an empty line around them.
const PARAGRAPHS: &[&str] = &["blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "p", "pre"];
/// Quotes in quotes that are shown as such.
const DEEPEST_QUOTE: usize = 20;
/// The longest entity, as `&CounterClockwiseContourIntegral;`.
const LONGEST_ENTITY: usize = 34;

/// Turns HTML into text.
pub(super) fn to_text(html: &str) -> String {
    let mut page = Page { out: String::with_capacity(html.len() / 2), ..Page::default() };
    let mut rest = html;
    while !rest.is_empty() {
        let (text, tail) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
        page.text(text);
        rest = page.tag(tail);
    }
    page.finish()
}

#[derive(Default)]
struct Page {
    out: String,
    /// Line ends that are due before the next word.
    lines: usize,
    is_space_due: bool,
    quotes: usize,
    /// As many as the last line stands in.
    last_quotes: usize,
    /// How deep in elements that keep their white space.
    kept: usize,
    is_cell_due: bool,
    /// Whether no tag ends any more from here on.
    is_tagless: bool,
    /// Elements that do not end any more from here on.
    endless: Vec<String>,
}

impl Page {
    fn text(&mut self, text: &str) {
        if self.kept > 0 {
            return self.kept_text(text);
        }
        for (index, word) in text.split(|character: char| character.is_ascii_whitespace()).enumerate() {
            self.is_space_due |= index > 0;
            if !word.is_empty() {
                self.word(word);
            }
        }
    }

    fn kept_text(&mut self, text: &str) {
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.lines += 1;
            }
            let line = line.trim_end_matches('\r');
            if !line.is_empty() {
                self.word(line);
            }
        }
    }

    fn word(&mut self, word: &str) {
        self.break_lines();
        if self.is_cell_due && !self.is_at_line_start() {
            self.out.push_str("  ");
        } else if self.is_space_due && !self.is_at_line_start() {
            self.out.push(' ');
        }
        (self.is_cell_due, self.is_space_due) = (false, false);
        unescape(word, &mut self.out);
    }

    fn is_at_line_start(&self) -> bool {
        self.out.is_empty() || self.out.ends_with('\n') || self.out.ends_with("> ")
    }

    fn break_lines(&mut self) {
        let due = std::mem::take(&mut self.lines).min(2);
        if due == 0 && !self.out.is_empty() {
            return;
        }
        let is_first = self.out.is_empty();
        let prefix = |quotes: usize| "> ".repeat(quotes.min(DEEPEST_QUOTE));
        for line in 0..if is_first { 0 } else { due } {
            self.out.push('\n');
            if line + 1 < due {
                // An empty line is quoted where both its neighbours are.
                self.out.push_str(prefix(self.quotes.min(self.last_quotes)).trim_end());
            }
        }
        self.out.push_str(&prefix(self.quotes));
        self.last_quotes = self.quotes;
        (self.is_cell_due, self.is_space_due) = (false, false);
    }

    fn need_lines(&mut self, lines: usize) {
        self.lines = self.lines.max(lines);
    }

    /// Takes a tag from its `<` on; returns what stands behind it, and behind what is not seen.
    fn tag<'h>(&mut self, html: &'h str) -> &'h str {
        let Some(inner) = html.strip_prefix('<') else { return html };
        if let Some(comment) = inner.strip_prefix("!--") {
            return comment.split_once("-->").map_or("", |(_, rest)| rest);
        }
        let is_tag = inner.starts_with(|first: char| first.is_ascii_alphabetic() || matches!(first, '/' | '!' | '?'));
        let end = if is_tag && !self.is_tagless { tag_end(inner) } else { None };
        let Some(end) = end else {
            self.is_tagless |= is_tag;
            self.text("<");
            return inner;
        };
        let (tag, rest) = (inner.get(..end).unwrap_or_default(), inner.get(end + 1..).unwrap_or_default());
        let is_end = tag.starts_with('/');
        let name: String = tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        let name = name.to_ascii_lowercase();
        if !is_end && !tag.ends_with('/') && UNSEEN.contains(&name.as_str()) {
            return self.behind_unseen(rest, name);
        }
        self.element(&name, tag, is_end);
        rest
    }

    /// Returns what stands behind an element that is not seen; where it has no end, nothing but its tag is left out.
    fn behind_unseen<'h>(&mut self, rest: &'h str, name: String) -> &'h str {
        let found = if self.endless.contains(&name) { None } else { behind(rest, &name) };
        found.unwrap_or_else(|| {
            let rest = if NEVER_TEXT.contains(&name.as_str()) { "" } else { rest };
            if !self.endless.contains(&name) {
                self.endless.push(name);
            }
            rest
        })
    }

    fn element(&mut self, name: &str, tag: &str, is_end: bool) {
        match name {
            "br" => self.lines += 1,
            "hr" => {
                self.need_lines(1);
                self.word("----------");
                self.need_lines(1);
            }
            "li" => {
                self.need_lines(1);
                if !is_end {
                    self.word("-");
                    self.is_space_due = true;
                }
            }
            "td" | "th" => self.is_cell_due |= is_end,
            "img" => {
                if let Some(alt) = attribute(tag, "alt").filter(|alt| !alt.trim().is_empty()) {
                    self.text(&format!("[{}]", alt.trim()));
                }
            }
            "blockquote" => {
                self.need_lines(2);
                if is_end {
                    // The lines behind are no longer quoted.
                    self.quotes = self.quotes.saturating_sub(1);
                } else {
                    self.quotes += 1;
                }
            }
            _ if PARAGRAPHS.contains(&name) => {
                self.need_lines(2);
                if matches!(name, "pre") {
                    self.kept = if is_end { self.kept.saturating_sub(1) } else { self.kept + 1 };
                }
            }
            _ if BLOCKS.contains(&name) => self.need_lines(1),
            _ => {}
        }
    }

    fn finish(self) -> String {
        self.out.trim().to_owned()
    }
}

/// Finds the `>` of a tag outside of quotes; a quote that never ends is none.
fn tag_end(inner: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in inner.bytes().enumerate() {
        match (byte, quote) {
            (b'>', None) => return Some(at),
            (b'"' | b'\'', None) if inner.as_bytes().get(at.wrapping_sub(1)) == Some(&b'=') => quote = Some(byte),
            (byte, Some(open)) if byte == open => quote = None,
            _ => {}
        }
    }
    inner.find('>')
}

/// Returns what stands behind the end of an element; `None` where the end is missing.
fn behind<'h>(html: &'h str, name: &str) -> Option<&'h str> {
    let mut rest = html;
    while let Some((_, inner)) = rest.split_once("</") {
        if inner.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)) {
            return Some(inner.split_once('>').map_or("", |(_, rest)| rest));
        }
        rest = inner;
    }
    None
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let lower = tag.to_ascii_lowercase();
    let at = lower.find(&format!(" {name}="))? + name.len() + 2;
    let value = tag.get(at..)?;
    let text = match value.chars().next()? {
        quote @ ('"' | '\'') => value.get(1..)?.split(quote).next()?,
        _ => value.split(|character: char| character.is_ascii_whitespace()).next()?,
    };
    Some(text.to_owned())
}

/// Appends text with its entities as characters.
fn unescape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, entity) = rest.split_at(at);
        out.push_str(before);
        let end = entity.bytes().take(LONGEST_ENTITY).position(|byte| byte == b';');
        let token = end.and_then(|end| entity.get(..=end)).filter(|token| is_entity(token));
        match token {
            Some("&nbsp;" | "&#160;" | "&#xa0;" | "&#xA0;") => out.push(' '),
            Some("&zwnj;" | "&#8203;" | "&#8204;" | "&shy;" | "&#847;" | "&#65279;") => {}
            Some(token) => add_html_token(out, token.as_bytes(), false),
            None => out.push('&'),
        }
        rest = entity.get(token.map_or(1, str::len)..).unwrap_or_default();
    }
    out.push_str(rest);
}

fn is_entity(token: &str) -> bool {
    token.len() > 2 && token.bytes().skip(1).all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'#' | b';'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_becomes_lines_that_can_be_read() {
        for (html, text) in [
            ("<p>Hello&nbsp;<b>Mika</b>,</p><p>thank you<br>so much.</p>", "Hello Mika,\n\nthank you\nso much."),
            ("<html><head><title>x</title><style>p{}</style></head><body>Hi</body></html>", "Hi"),
            ("<ul><li>one</li><li>two</li></ul>end", "- one\n- two\nend"),
            ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a  b\nc"),
            ("ok<blockquote type=cite><div>they said</div><div>more</div></blockquote>then", "ok\n\n> they said\n> more\n\nthen"),
            ("a<!-- <p>no</p> -->b", "ab"),
            ("1 < 2 &amp; 3 &gt; 2 &copy; &bogus &#x66f4;&#26032;", "1 < 2 & 3 > 2 © &bogus 更新"),
            ("<img src='https://example.com/x.gif' alt=\"Logo\"> <img src=y>", "[Logo]"),
            ("<a href=\"a>b\">link</a>", "link"),
            ("<script>if (a < b) { x }</script>after", "after"),
            ("<style>never closed", ""),
            ("<head><body>still here", "still here"),
            ("<!doctype html><html><head><title>x</title><p>Hello important <b>renewal</b></p></html>", "Hello important renewal"),
            ("<head><meta charset=utf-8><style>p{}</style><!-- x --><div>one</div><div>two</div>", "one\ntwo"),
            ("<object data=x>here <p>after</p>", "here\n\nafter"),
            ("<object data=x>instead</object><p>after</p>", "after"),
            ("<title>Plan<p>text</p>", "Plan\n\ntext"),
            ("<pre>a\n  b</pre>", "a\n  b"),
            ("text <", "text <"),
            ("<div>更新の<span>件</span></div><div>です</div>", "更新の件\nです"),
            ("a &amp;amp; b&", "a &amp; b&"),
        ] {
            assert_eq!(to_text(html), text, "{html}");
        }
    }

    #[test]
    fn quotes_without_end_and_a_million_of_them_stay_text() {
        let many = "<blockquote>".repeat(10_000) + "x";
        assert!(to_text(&many).ends_with('x') && to_text(&many).len() < 200);
        assert_eq!(to_text("<a href=\"never"), "<a href=\"never");
        assert_eq!(to_text(&("<object>".repeat(300_000) + "x")), "x", "what has no end is looked for once");
    }
}
