//! Makes a Maildir of invented mail for measurements: `mailbox FOLDER MESSAGES`. English and Japanese, in threads, some with an
//! attachment, a few automatic answers and newsletters. The same arguments make the same mail.

use std::fmt::Write as _;
use std::path::PathBuf;

const ENGLISH: &[&str] = &[
    "renewal", "rollout", "quote", "invoice", "champion", "usage", "training", "contract", "feature", "report", "security", "team",
    "please", "next", "week", "thanks", "meeting", "the", "and", "for", "our", "your", "with", "plan", "budget", "deadline", "support",
];
const JAPANESE: &[&str] = &[
    "お世話になっております。",
    "契約更新の件でご連絡いたしました。",
    "お見積書をお送りいただけますでしょうか。",
    "導入の進捗についてご報告します。",
    "解約を検討しているとのことです。",
    "来週の打ち合わせの日程をご調整ください。",
    "利用状況の資料を添付いたします。",
    "ご確認のほど、よろしくお願いいたします。",
    "担当者が変更になりました。",
    "新機能についてのご要望をいただきました。",
];

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let (folder, count) = (arguments.next().map(PathBuf::from), arguments.next().and_then(|count| count.parse::<usize>().ok()));
    let (Some(folder), Some(count)) = (folder, count) else {
        return Err(std::io::Error::other("FOLDER MESSAGES"));
    };
    let cur = folder.join("cur");
    for name in ["cur", "new", "tmp"] {
        std::fs::create_dir_all(folder.join(name))?;
    }
    let mut random = fastrand::Rng::with_seed(7);
    for number in 0..count {
        let flags = ["", "S", "RS", "S"][number % 4];
        std::fs::write(cur.join(format!("17{number:08}.M{number}P1.host:2,{flags}")), message(number, &mut random))?;
    }
    Ok(())
}

/// Every fourth message begins a thread, which those behind it answer.
fn message(number: usize, random: &mut fastrand::Rng) -> String {
    let (thread, turn) = (number / 4, number % 4);
    let is_japanese = thread % 2 == 1;
    let company = thread % 1_500;
    let them = format!("person{}@company{company}.example", thread % 7);
    let (from, to) = if turn % 2 == 0 { (them.as_str(), "me@vendor.example") } else { ("me@vendor.example", them.as_str()) };
    let (day, hour, minute) = (1 + thread % 28, 8 + turn * 2, number % 60);
    let month = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct"][thread % 10];
    let mut text = String::with_capacity(6_000);
    let subject = if is_japanese { format!("=?UTF-8?B?5pu05paw44Gu5Lu2?= {thread}") } else { format!("Renewal {thread}") };
    let re = if turn > 0 { "Re: " } else { "" };
    let _ = write!(
        text,
        "Received: from mx.example by host.example; {day} {month} 2026 {hour:02}:{minute:02}:30 +0900\nFrom: \"Person {}\" <{from}>\nTo: <{to}>\nSubject: {re}{subject}\nDate: {day} {month} 2026 {hour:02}:{minute:02}:00 +0900\nMessage-ID: <{number}@mail.example>\nMIME-Version: 1.0\n",
        thread % 7
    );
    if turn > 0 {
        let _ = write!(text, "In-Reply-To: <{}@mail.example>\nReferences: <{}@mail.example>\n", number - 1, thread * 4);
    }
    if thread.is_multiple_of(40) {
        text.push_str("List-Id: <news.example>\n");
    }
    let body = body(is_japanese, random);
    if thread.is_multiple_of(20) && turn == 0 {
        let _ = write!(
            text,
            "Content-Type: multipart/mixed; boundary=\"b{number}\"\n\n--b{number}\nContent-Type: text/plain; charset=utf-8\n\n{body}\n--b{number}\nContent-Type: application/pdf; name=\"quote{number}.pdf\"\nContent-Transfer-Encoding: base64\n\n{}--b{number}--\n",
            format!("{}\n", "QUJD".repeat(19)).repeat(400)
        );
    } else {
        let _ = write!(text, "Content-Type: text/plain; charset=utf-8\n\n{body}\n");
    }
    text
}

fn body(is_japanese: bool, random: &mut fastrand::Rng) -> String {
    let mut body = String::with_capacity(4_000);
    for _ in 0..random.usize(5..30) {
        if is_japanese {
            (0..random.usize(1..4)).for_each(|_| body.push_str(JAPANESE[random.usize(..JAPANESE.len())]));
        } else {
            for _ in 0..random.usize(6..20) {
                body.push_str(ENGLISH[random.usize(..ENGLISH.len())]);
                body.push(' ');
            }
        }
        body.push('\n');
    }
    body
}
