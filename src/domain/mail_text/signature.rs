//! Where a signature begins. What may be the message itself is none: better a signature is shown than a message hidden.

/// A signature has at most so many lines.
const LONGEST: usize = 16;
/// The longest line of one, in characters.
const LONGEST_LINE: usize = 80;
/// A rule above a signature is at least so many characters long.
const RULE: usize = 8;
/// So many words that end in a full stop are a sentence, no company's name.
const SENTENCE: usize = 4;
/// A telephone number has so many digits at least.
const DIGITS: usize = 6;
/// A name has at most so many words.
const NAME_WORDS: usize = 4;
/// A line with an English company has at most so many words.
const COMPANY_WORDS: usize = 8;

/// A company's form.
const COMPANIES_JA: &[&str] = &["株式会社", "有限会社", "合同会社", "一般社団法人", "（株）", "(株)", "㈱"];
const COMPANIES: &[&str] = &["Inc", "INC", "Ltd", "LTD", "LLC", "GmbH", "Corp", "PLC", "KK"];
/// Words that stand before a number.
const PHONES: &[&str] = &["tel", "fax", "phone", "mobile", "cell", "telephone"];
const PHONES_JA: &[&str] = &["電話", "携帯", "ＴＥＬ", "ＦＡＸ", "℡", "☎"];

/// What sentences of Japanese end in, with a full stop or without.
const SENTENCES_JA: &[&str] = &["です", "ます", "ください", "下さい", "でした", "ました", "ません", "ましょう"];
/// Ends of names that have a full stop of their own.
const SHORTENED: &[&str] =
    &["inc.", "ltd.", "co.", "corp.", "llc.", "k.k.", "jr.", "sr.", "st.", "ave.", "rd.", "bldg.", "blvd.", "ph.d.", "s.a."];
/// Whom one writes to.
const ADDRESSED: &[&str] = &["様", "さま", "御中", "殿", "各位"];
/// What stands before a colon where a meeting or an offer is set out between rules.
const SET_OUT: &[&str] = &[
    "日時",
    "場所",
    "日程",
    "日付",
    "期日",
    "期限",
    "納期",
    "期間",
    "金額",
    "合計",
    "議題",
    "内容",
    "会議",
    "参加者",
    "件名",
    "会議id",
    "ミーティングid",
    "パスコード",
    "パスワード",
    "when",
    "where",
    "date",
    "time",
    "place",
    "location",
    "agenda",
    "topic",
    "subject",
    "join",
    "meeting id",
    "passcode",
    "deadline",
    "price",
    "amount",
    "total",
    "order",
    "invoice",
];

/// Characters that rules above signatures are drawn with.
const DRAWN: &str = "-=_*~+#━─―＝＿－＊〜～◇◆□■○●☆★・…‥┏┓┗┛┣┫┌┐└┘｡.･:：／/＼\\|｜^";

/// Finds the line of a run of own lines where the signature begins.
pub(super) fn signature_start(lines: &[&str]) -> Option<usize> {
    let dashes = lines.iter().position(|line| is_dashes(line));
    dashes
        .or_else(|| below_lost_dashes(lines))
        .or_else(|| below_rule(lines))
        .or_else(|| below_end(lines))
        .filter(|start| lines[*start..].iter().any(|line| !line.trim().is_empty()))
}

/// The sign of RFC 3676.
fn is_dashes(line: &str) -> bool {
    line.trim_end_matches(['\r', '\n']) == "-- "
}

/// The same without its blank, which is often lost; people part what they write with it, too.
fn below_lost_dashes(lines: &[&str]) -> Option<usize> {
    let end = end_of(lines)?;
    let at = (end.saturating_sub(LONGEST)..end).rfind(|at| lines[*at].trim_end_matches(['\r', '\n']) == "--")?;
    let below = &lines[at + 1..end];
    let is_name = below.iter().find(|line| !line.trim().is_empty()).is_some_and(|line| line.split_whitespace().count() <= NAME_WORDS);
    (is_name && below.iter().all(|line| may_sign(line))).then_some(at)
}

/// A drawn rule near the end with a company or a telephone number below it: the last one, and those above it whose lines sign as well.
fn below_rule(lines: &[&str]) -> Option<usize> {
    let end = end_of(lines)?;
    let (mut start, mut below) = (None, end);
    for at in (end.saturating_sub(LONGEST)..end).rev().filter(|at| is_rule(lines[*at])) {
        let section = &lines[at + 1..below];
        if signs(section) {
            start = Some(at);
        } else if section.iter().any(|line| !line.trim().is_empty()) {
            break;
        }
        below = at;
    }
    start
}

/// 以上 closes a letter; what little follows with a company or a telephone number is who wrote it.
fn below_end(lines: &[&str]) -> Option<usize> {
    let end = end_of(lines)?;
    let closes = |line: &str| matches!(line.trim().trim_end_matches(['。', '、', '.']), "以上" | "以上です" | "以上となります");
    let at = (end.saturating_sub(LONGEST)..end).rfind(|at| closes(lines[*at]))?;
    signs(&lines[at + 1..end]).then_some(at + 1)
}

fn end_of(lines: &[&str]) -> Option<usize> {
    lines.iter().rposition(|line| !line.trim().is_empty()).map(|at| at + 1)
}

fn is_rule(line: &str) -> bool {
    let (mut drawn, mut all) = (0, 0);
    for character in line.chars().filter(|character| !character.is_whitespace()) {
        all += 1;
        drawn += usize::from(DRAWN.contains(character));
    }
    // A name may stand within the rule: ━━━━━━━━ 青葉システム ━━━━━━━━.
    drawn >= RULE && (drawn == all || (drawn >= RULE * 2 && drawn * 2 >= all))
}

/// Says whether lines are who somebody is and how to reach them, and nothing else.
fn signs(lines: &[&str]) -> bool {
    let texts = || lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty() && !is_rule(line));
    if !lines.iter().all(|line| may_sign(line)) {
        return false;
    }
    // Several companies are a list of them; addresses and nothing else are one too.
    let is_of_one_company = texts().filter(|line| is_company(line)).count() == 1;
    let is_reached = texts().any(has_address) && texts().any(|line| !has_address(line));
    texts().any(has_phone) || is_of_one_company || is_reached
}

/// Says whether a line may stand in a signature: short, no sentence, nobody addressed, nothing set out.
fn may_sign(line: &str) -> bool {
    let line = line.trim();
    if is_rule(line) {
        return true;
    }
    let label = line.split([':', '：']).next().filter(|label| label.len() < line.len()).unwrap_or_default();
    let label = label.trim_start_matches(|character: char| !character.is_alphanumeric()).trim().to_lowercase();
    let is_addressed = ADDRESSED.iter().any(|end| line.ends_with(end));
    line.chars().count() <= LONGEST_LINE && !is_sentence(line) && !is_addressed && !SET_OUT.contains(&label.as_str())
}

fn is_sentence(line: &str) -> bool {
    let lower = line.to_lowercase();
    let is_long = line.split_whitespace().count() >= SENTENCE;
    let is_english = is_long && line.ends_with(['.', '!', '?']) && !SHORTENED.iter().any(|end| lower.ends_with(end));
    is_english || line.ends_with(['。', '！', '？', '、']) || SENTENCES_JA.iter().any(|end| line.ends_with(end))
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|character: char| !character.is_ascii_alphabetic()).filter(|word| !word.is_empty())
}

fn is_company(line: &str) -> bool {
    let is_short = line.split_whitespace().count() <= COMPANY_WORDS;
    COMPANIES_JA.iter().any(|form| line.contains(form)) || (is_short && words(line).any(|word| COMPANIES.contains(&word)))
}

/// A number behind its word, one written as those of telephones are, or a Japanese postal code.
fn has_phone(line: &str) -> bool {
    let lower = line.to_lowercase();
    let is_named = words(&lower).any(|word| PHONES.contains(&word)) || PHONES_JA.iter().any(|word| line.contains(word));
    let digits = |text: &str| text.chars().filter(|character| character.is_numeric()).count();
    let is_number = |word: &str| word.starts_with('0') && word.matches('-').count() == 2 && (9..=11).contains(&digits(word));
    (is_named && digits(line) >= DIGITS) || line.split_whitespace().any(is_number) || line.contains('〒')
}

/// An address of mail, or that of a site; a page deep in one is something to be looked at.
fn has_address(line: &str) -> bool {
    line.split_whitespace().any(|word| {
        let is_mail = word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
        is_mail || is_site(word)
    })
}

fn is_site(word: &str) -> bool {
    let from = ["https://", "http://", "www."].iter().filter_map(|start| word.find(start)).min();
    let Some(address) = from.and_then(|from| word.get(from..)) else { return false };
    let host = address.trim_start_matches("https://").trim_start_matches("http://");
    // `/`, `/ja/`.
    host.split_once('/').is_none_or(|(_, path)| path.trim_end_matches('/').len() <= 2)
}
