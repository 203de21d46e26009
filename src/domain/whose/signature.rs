//! What a person's signature says of them: the title and the telephone, in English and Japanese.
//!
//! Only the end of a mail is looked at, without what it quotes. A line counts as a title when it is short and a word of a
//! title ends or begins it; sentences have none.

/// Lines from the end of what the person wrote.
const LINES: usize = 16;
/// The longest line that can be a title, in characters.
const LONGEST: usize = 60;

/// What a signature says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signature {
    pub title: Option<String>,
    pub phone: Option<String>,
}

/// Words that a Japanese title ends with, the longer first.
const TITLES_JA: &[&str] = &[
    "代表取締役社長",
    "代表取締役",
    "取締役",
    "執行役員",
    "本部長",
    "事業部長",
    "統括部長",
    "副部長",
    "部長代理",
    "部長",
    "課長代理",
    "課長補佐",
    "課長",
    "次長",
    "係長",
    "室長",
    "所長",
    "支店長",
    "支社長",
    "工場長",
    "センター長",
    "グループ長",
    "チーム長",
    "店長",
    "主任",
    "主査",
    "主幹",
    "参事",
    "社長",
    "会長",
    "専務",
    "常務",
    "監査役",
    "理事",
    "顧問",
    "担当",
    "マネージャー",
    "マネージャ",
    "マネジャー",
    "リーダー",
    "ディレクター",
    "エンジニア",
    "コンサルタント",
    "スペシャリスト",
    "アシスタント",
    "プロデューサー",
    "デザイナー",
    "アナリスト",
];

/// Words of an English title.
const TITLES_EN: &[&str] = &[
    "head of",
    "director",
    "manager",
    "vice president",
    "vp",
    "svp",
    "evp",
    "avp",
    "president",
    "officer",
    "ceo",
    "cto",
    "cfo",
    "coo",
    "cio",
    "cmo",
    "cpo",
    "ciso",
    "founder",
    "co-founder",
    "engineer",
    "developer",
    "architect",
    "analyst",
    "consultant",
    "specialist",
    "coordinator",
    "administrator",
    "assistant",
    "associate",
    "executive",
    "lead",
    "leader",
    "partner",
    "owner",
    "principal",
    "supervisor",
    "buyer",
    "controller",
    "accountant",
    "designer",
    "strategist",
    "representative",
    "chief of staff",
];

/// What stands before a telephone number; a fax is none.
const PHONES: &[&str] = &[
    "直通電話",
    "代表電話",
    "携帯電話",
    "電話番号",
    "電話",
    "携帯",
    "直通",
    "代表",
    "telephone",
    "phone",
    "mobile",
    "cell",
    "direct",
    "tel",
    "mob",
    "t",
    "m",
    "p",
    "d",
    "℡",
    "☎",
];
const FAXES: &[&str] = &["fax", "ｆａｘ", "ファックス", "ファクス"];

/// Reads the signature at the end of a mail.
pub fn signature(body: &str) -> Signature {
    let own: Vec<&str> = own_lines(body);
    let last: Vec<&str> = own.iter().rev().take(LINES).rev().copied().collect();
    Signature { title: last.iter().find_map(|line| title_in(line)), phone: last.iter().find_map(|line| phone_in(line)) }
}

/// Returns the lines that the person wrote, up to the quote of another mail that ends it.
fn own_lines(body: &str) -> Vec<&str> {
    let lines = body.lines().map(str::trim);
    let is_history = |line: &str| {
        let lower = line.to_lowercase();
        lower.contains("-original message-")
            || lower.contains("----forwarded")
            || line.contains("元のメッセージ")
            || (lower.starts_with("on ") && lower.ends_with("wrote:"))
            || (lower.starts_with("from:") && lower.contains('@'))
            || (line.ends_with(':') && line.contains('<') && line.contains('@'))
    };
    lines.take_while(|line| !is_history(line)).filter(|line| !line.is_empty() && !line.starts_with(['>', '＞', '|'])).collect()
}

fn title_in(line: &str) -> Option<String> {
    let line = line.trim_matches(|c: char| c.is_whitespace() || "-=*_─━＝|｜/／・■□◆◇".contains(c));
    if line.chars().count() > LONGEST || line.contains('@') || line.contains("://") || has_sentence(line) {
        return None;
    }
    japanese_title(line).or_else(|| english_title(line))
}

/// Words of a Japanese title stand alone, behind a department, or before the name.
fn japanese_title(line: &str) -> Option<String> {
    let parts: Vec<&str> = line.split([' ', '\u{3000}', '|', '｜', '/', '／', ',', '、']).filter(|part| !part.is_empty()).collect();
    let is_title = |part: &&&str| TITLES_JA.iter().any(|title| part.ends_with(title)) && part.chars().count() <= 20;
    let place = parts.iter().position(|part| is_title(&part))?;
    // What stands before it is the department; a company is not part of a title.
    let is_company = |part: &str| ["株式会社", "有限会社", "合同会社", "(株)", "（株）", "㈱"].iter().any(|form| part.contains(form));
    let department: Vec<&str> = parts[..place].iter().copied().filter(|part| !is_company(part)).collect();
    let is_department = |part: &&str| {
        ["部", "課", "室", "局", "係", "本部", "グループ", "チーム", "センター", "事業部", "店", "所"].iter().any(|end| part.ends_with(end))
    };
    if parts[place] == "担当" || department.iter().any(|part| !is_department(part)) {
        return (parts[place] != "担当").then(|| parts[place].to_owned());
    }
    Some(department.into_iter().chain([parts[place]]).collect::<Vec<_>>().join(" "))
}

/// A title of English is a line, or a part of one behind the name: `Mika Sato | Head of IT`.
fn english_title(line: &str) -> Option<String> {
    let parts = line.split(['|', '｜', '•', '·']).flat_map(|part| part.split(" - ")).flat_map(|part| part.split(" – ")).map(str::trim);
    parts.filter(|part| is_english_title(part)).map(str::to_owned).next()
}

fn is_english_title(part: &str) -> bool {
    // Not the company behind it, and not "Mika Sato, Head of IT", which is cut at the comma before.
    let lower = part.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty()).collect();
    let is_short = words.len() <= 8 && part.chars().next().is_some_and(char::is_uppercase);
    let has = |title: &&&str| if title.contains(' ') { lower.contains(**title) } else { words.contains(*title) };
    is_short && TITLES_EN.iter().any(|title| has(&title))
}

/// A sentence has a verb that a title has not, or ends like one.
fn has_sentence(line: &str) -> bool {
    let lower = line.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric() && c != '\'').collect();
    let verbs = [
        "i", "we", "you", "is", "are", "was", "will", "please", "thanks", "thank", "hi", "hello", "dear", "my", "our", "your", "can",
        "would", "let", "this", "that", "have", "has",
    ];
    let is_japanese_sentence = line.ends_with(['。', '！', '？', '、'])
        || ["です", "ます", "ください", "様", "さん", "殿", "御中", "の件", "から"].iter().any(|end| line.contains(end));
    line.ends_with(['.', '!', '?', ':', ';', ',']) || is_japanese_sentence || words.iter().any(|word| verbs.contains(word))
}

fn phone_in(line: &str) -> Option<String> {
    let lower = line.to_lowercase();
    let parts = lower.split(['/', '|', '／', '｜', '　']).flat_map(|part| part.split("  ")).map(str::trim);
    parts.filter(|part| !FAXES.iter().any(|fax| part.contains(fax))).find_map(phone_of_part)
}

/// A number that a word or sign of a telephone stands before, or that stands alone on its line with a plus sign.
fn phone_of_part(part: &str) -> Option<String> {
    let label = PHONES.iter().find_map(|label| part.strip_prefix(label));
    let named = label.filter(|rest| {
        rest.trim_start().starts_with([':', '：', '.', '+', '(', '（', ')', '）', '0', '０', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
    });
    let number = match named {
        Some(rest) => rest.trim_start_matches([':', '：', '.', ' ', '）', ')', '　']),
        None if part.starts_with('+') => part,
        None => return None,
    };
    let is_of_number = |c: &char| c.is_numeric() || "+-() .‐－–ー（）".contains(*c);
    let phone: String = number.chars().take_while(is_of_number).collect();
    let digits = phone.chars().filter(|c| c.is_numeric()).count();
    (8..=16).contains(&digits).then(|| phone.trim().trim_end_matches(['(', '（', '-', '.']).trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_reads(body: &str, title: Option<&str>, phone: Option<&str>) {
        let expected = Signature { title: title.map(str::to_owned), phone: phone.map(str::to_owned) };
        assert_eq!(signature(body), expected, "{body}");
    }

    #[test]
    fn english_signatures() {
        assert_reads(
            "Hi,\n\nthe manager is away.\n\nBest,\nMika\n\n-- \nMika Sato\nHead of IT\nAcme Inc.\nTel: +81 3-1234-5678",
            Some("Head of IT"),
            Some("+81 3-1234-5678"),
        );
        assert_reads(
            "Bye\nMika Sato | Customer Success Manager | Acme\nM: 090-1234-5678 | F: 03-1111-2222",
            Some("Customer Success Manager"),
            Some("090-1234-5678"),
        );
        assert_reads("ok\nKen\nVP, Engineering\n+1 (555) 010-2000", Some("VP, Engineering"), Some("+1 (555) 010-2000"));
        assert_reads("Please ask the account manager.\nMika", None, None);
        assert_reads("Thanks\nMika\n> Head of IT\n> Tel: 03-1234-5678", None, None);
        assert_reads("Thanks\nMika\n\nOn Mon, 2 Nov 2026, Ken <ken@x.example> wrote:\nDirector\nTel: 03-1234-5678", None, None);
        assert_reads("Fax: 03-1234-5678", None, None);
    }

    #[test]
    fn japanese_signatures() {
        let body = "お世話になっております。\n部長に確認いたします。\n\n--------------------\nアクメ株式会社\n情報システム部 部長\n佐藤 美香\nTEL：03-1234-5678 / FAX：03-1234-5679\nmika@acme.example";
        assert_reads(body, Some("情報システム部 部長"), Some("03-1234-5678"));
        assert_reads(
            "よろしくお願いします。\n\n株式会社カネコ　営業部　課長　山田太郎\n電話 03-1234-5678",
            Some("営業部 課長"),
            Some("03-1234-5678"),
        );
        assert_reads("以上\n佐藤\n取締役社長\n携帯：090-1234-5678", Some("取締役社長"), Some("090-1234-5678"));
        assert_reads("マネージャー 田中\n直通: 06-1234-5678", Some("マネージャー"), Some("06-1234-5678"));
        assert_reads("ご担当者様\n部長の件、承知しました", None, None);
    }
}
