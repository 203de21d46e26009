//! The program's own files, as text that rules can be asked of.

#![expect(clippy::string_slice, reason = "places come from searches in the same text")]

use std::path::Path;

/// A file of the project.
pub struct SourceFile {
    /// From the project's folder on, with `/`.
    pub path: String,
    pub text: String,
}

/// A function: its name and how many lines of code it has.
#[derive(Debug, PartialEq)]
pub struct Function {
    pub name: String,
    pub lines: usize,
}

/// Reads all files with an extension in a folder of the project, by path.
pub fn files(folder: &str, extension: &str) -> Vec<SourceFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    gather(root, &root.join(folder), extension, &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn gather(root: &Path, folder: &Path, extension: &str, found: &mut Vec<SourceFile>) {
    for entry in std::fs::read_dir(folder).expect("is a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            gather(root, &path, extension, found);
        } else if path.extension().is_some_and(|found| found == extension) {
            let name = path.strip_prefix(root).expect("was found there").to_string_lossy().replace('\\', "/");
            found.push(SourceFile { path: name, text: std::fs::read_to_string(&path).expect("is text") });
        }
    }
}

impl SourceFile {
    /// Returns the code that is built into the program: comments, texts and tests are blank, lines stay where they are.
    pub fn code(&self) -> String {
        if self.path.ends_with("/tests.rs") { String::new() } else { without_tests(&blanked(&self.text)) }
    }
}

/// Replaces the inside of comments, strings and character literals by spaces.
pub fn blanked(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut code = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let end = end_of_blank(&chars, at);
        if end == at {
            code.push(chars[at]);
            at += 1;
        } else {
            code.extend(chars[at..end].iter().map(|&c| if c == '\n' { '\n' } else { ' ' }));
            at = end;
        }
    }
    code
}

/// Returns where a comment, string or character that starts here ends; the place itself when none does.
fn end_of_blank(chars: &[char], at: usize) -> usize {
    let starts = |text: &str| text.chars().enumerate().all(|(index, c)| chars.get(at + index) == Some(&c));
    let is_in_word = at > 0 && (chars[at - 1].is_alphanumeric() || chars[at - 1] == '_');
    match chars[at] {
        '/' if starts("//") => (at..chars.len()).find(|&end| chars[end] == '\n').unwrap_or(chars.len()),
        '/' if starts("/*") => {
            (at + 2..chars.len()).find(|&end| chars[end - 1] == '*' && chars[end] == '/').map_or(chars.len(), |end| end + 1)
        }
        '"' => end_of_quoted(chars, at, '"'),
        '\'' if starts("'\\") || chars.get(at + 2) == Some(&'\'') => end_of_quoted(chars, at, '\''),
        'r' if !is_in_word || at > 0 && chars[at - 1] == 'b' => end_of_raw(chars, at),
        _ => at,
    }
}

fn end_of_quoted(chars: &[char], at: usize, quote: char) -> usize {
    let mut end = at + 1;
    while end < chars.len() && chars[end] != quote {
        end += if chars[end] == '\\' { 2 } else { 1 };
    }
    (end + 1).min(chars.len())
}

fn end_of_raw(chars: &[char], at: usize) -> usize {
    let hashes = chars[at + 1..].iter().take_while(|&&c| c == '#').count();
    if chars.get(at + 1 + hashes) != Some(&'"') {
        return at;
    }
    let is_end = |end: &usize| chars[*end] == '"' && chars[end + 1..].iter().take(hashes).filter(|&&c| c == '#').count() == hashes;
    (at + hashes + 2..chars.len()).find(is_end).map_or(chars.len(), |end| end + 1 + hashes)
}

/// Blanks what only tests are built with.
fn without_tests(code: &str) -> String {
    const MARK: &str = "#[cfg(test)]";
    let mut kept = String::new();
    let mut rest = code;
    while let Some(start) = rest.find(MARK) {
        let end = start + end_of_item(&rest[start..]);
        kept.push_str(&rest[..start]);
        kept.extend(rest[start..end].chars().filter(|&c| c == '\n'));
        rest = &rest[end..];
    }
    kept + rest
}

/// Returns where the item ends that starts here: at its semicolon or its last brace.
fn end_of_item(code: &str) -> usize {
    let mut depth = 0;
    for (at, c) in code.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 1 => return at + 1,
            '}' => depth -= 1,
            ';' if depth == 0 => return at + 1,
            _ => {}
        }
    }
    code.len()
}

/// Finds every function with a body in blanked code.
pub fn functions(code: &str) -> Vec<Function> {
    let starts = code.match_indices("fn ").filter(|(at, _)| !code[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_'));
    starts.filter_map(|(at, _)| function(&code[at + 3..])).collect()
}

fn function(code: &str) -> Option<Function> {
    let name: String = code.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    let body = code.find(['{', ';']).filter(|_| !name.is_empty())?;
    let text = &code[..end_of_item(code)];
    let lines = text.get(body..)?.lines().filter(|line| !line.trim().is_empty()).count();
    Some(Function { name, lines })
}

#[test]
fn comments_texts_and_tests_are_no_code() {
    let file = |text: &str| SourceFile { path: "src/x.rs".into(), text: text.into() };
    for (text, expected) in [
        ("a // crate::x\nb", "a            \nb"),
        ("a /* { */ b", "a         b"),
        (r#"f("crate::x \" {")"#, "f(               )"),
        ("f(r#\"a \" b\"#) c", "f(          ) c"),
        ("g('{', '\\'', 'a')", "g(   ,     ,    )"),
        ("fn f<'a>(x: &'a str) {}", "fn f<'a>(x: &'a str) {}"),
        ("a\n#[cfg(test)]\nmod tests {\n x { } \n}\nb", "a\n\n\n\n\nb"),
        ("#[cfg(test)]\nmod tests;\nb", "\n\nb"),
    ] {
        assert_eq!(file(text).code(), expected, "{text}");
    }
}

#[test]
fn functions_are_measured_by_their_bodies() {
    let code = "fn one() {}\nimpl X { fn two(\n  &self,\n) -> [u8; 2] {\n  a;\n\n  if b {\n  }\n} }\ntrait Y { fn three(); }";
    let found: Vec<(String, usize)> = functions(code).into_iter().map(|function| (function.name, function.lines)).collect();
    assert_eq!(found[0], ("one".into(), 1));
    assert_eq!(found.len(), 3);
}
