//! Where a signature begins.

/// A signature has at most so many lines.
const LONGEST: usize = 16;
/// A rule above a signature is at least so many characters long.
const RULE: usize = 8;

/// What stands in signatures: a company's form, ways to reach somebody.
const SIGNS: &[&str] = &[
    "株式会社",
    "有限会社",
    "合同会社",
    "一般社団法人",
    "（株）",
    "(株)",
    "㈱",
    "tel",
    "fax",
    "電話",
    "携帯",
    "〒",
    "e-mail",
    "email:",
    "mail:",
    "phone",
    "mobile",
    "http://",
    "https://",
    "www.",
    "@",
    " inc",
    " ltd",
    " gmbh",
    " llc",
    "co.,",
];

/// Characters that rules above signatures are drawn with.
const DRAWN: &str = "-=_*~+#━─―＝＿－＊〜～◇◆□■○●☆★・…‥┏┓┗┛┣┫┌┐└┘｡.･:：／/＼\\|｜^";

/// Finds the line of a run of own lines where the signature begins.
pub(super) fn signature_start(lines: &[&str]) -> Option<usize> {
    let dashes = lines.iter().position(|line| is_dashes(line));
    dashes
        .or_else(|| below_rule(lines))
        .or_else(|| below_end(lines))
        .filter(|start| lines[*start..].iter().any(|line| !line.trim().is_empty()))
}

/// The sign of RFC 3676; its blank is often lost.
fn is_dashes(line: &str) -> bool {
    matches!(line.trim_end_matches(['\r', '\n']), "-- " | "--")
}

/// A drawn rule near the end with a company or a telephone number below it.
fn below_rule(lines: &[&str]) -> Option<usize> {
    let end = lines.iter().rposition(|line| !line.trim().is_empty())? + 1;
    (end.saturating_sub(LONGEST)..end).find(|at| is_rule(lines[*at]) && has_sign(&lines[at + 1..end]))
}

/// 以上 closes a letter; what little follows with a company or a telephone number is who wrote it.
fn below_end(lines: &[&str]) -> Option<usize> {
    let end = lines.iter().rposition(|line| !line.trim().is_empty())? + 1;
    let closes = |line: &str| matches!(line.trim().trim_end_matches(['。', '、', '.']), "以上" | "以上です" | "以上となります");
    let at = (end.saturating_sub(LONGEST)..end).find(|at| closes(lines[*at]))?;
    has_sign(&lines[at + 1..end]).then_some(at + 1)
}

fn is_rule(line: &str) -> bool {
    let line = line.trim();
    let drawn = line.chars().filter(|character| DRAWN.contains(*character)).count();
    // A name may stand within the rule: ━━━━ 青葉システム ━━━━.
    drawn >= RULE && line.chars().all(|character| DRAWN.contains(character) || character.is_whitespace()) || drawn >= RULE * 2
}

fn has_sign(lines: &[&str]) -> bool {
    lines.iter().any(|line| {
        let lower = line.to_lowercase();
        SIGNS.iter().any(|sign| lower.contains(sign))
    })
}
