//! Search: everything that a scan of all texts would find and nothing else, in both languages; and the screen.

use crate::support::desk::Desk;
use crate::support::fixture::{sample_shelf, small_book, today};
use crate::support::{Shelf, later, noon};
use mimamori::domain::search::parse;
use mimamori::domain::*;
use mimamori::ops::{LogEntry, Op, WhichAccount, apply};
use mimamori::review::search::{Searched, hits, searched};
use mimamori::store::search::{Limits, Order};
use mimamori::store::{Writer, all_of};
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;

const ALL: Limits = Limits { rows: 1_000_000, ranked: 0 };

fn found(connection: &Connection, query: &str) -> BTreeSet<(String, i64)> {
    let search = parse(query).expect(query);
    let answer = searched(connection, &search, (today(), &Zone::utc()), Order::Newest, ALL).expect("searches");
    let found = if let Searched::Found(found) = answer { Some(found) } else { None }.expect(query);
    assert_eq!(found.total, found.rows.len() as u64, "{query}");
    found.rows.into_iter().map(|row| (row.kind.to_string(), row.id)).collect()
}

/// The texts of every row, read without anything of search.
fn texts(connection: &Connection) -> BTreeMap<(String, i64), Vec<String>> {
    let tables = [
        ("account", "account", "name, kana, domain, external_id, note"),
        ("contact", "contact", "name, title, external_id, email, phone"),
        ("touch", "touch", "subject, body"),
        ("survey", "response", "comment, follow_up"),
        ("ticket", "ticket", "subject, external_id"),
        ("task", "task", "title, note, snooze_reason"),
        ("step", "step", "title, blocked, note"),
        ("goal", "goal", "title, note"),
        ("renewal", "renewal", "note, risk"),
        ("expansion", "expansion", "title, product, note"),
        ("meeting", "meeting", "title, place, note"),
        ("event", "event", "title, note"),
        ("feedback", "feedback", "title, reference, note"),
        ("voice", "feedback_voice", "quote"),
        ("theme", "theme", "name, criterion"),
        ("initiative", "initiative", "title, hypothesis, learned, next_step"),
        ("story", "story", "title, problem, action, result, quote, tags"),
        ("pulse", "pulse", "note"),
        ("override", "health_override", "reason"),
        ("mail", "mail", "subject, body"),
        ("draft", "mail_draft", "subject, body"),
    ];
    let mut all: BTreeMap<(String, i64), Vec<String>> = BTreeMap::new();
    for (kind, table, columns) in tables {
        let is_mail = " AND NOT EXISTS (SELECT 1 FROM mail WHERE touch_id = touch.id AND instr(mail.body, touch.body) > 0)";
        let also = if kind == "touch" { is_mail } else { "" };
        let also = if kind == "step" { " AND concat(blocked, note) <> ''" } else { also };
        let sql = format!("SELECT id, {columns} FROM {table} WHERE deleted_at IS NULL{also}");
        let mut statement = connection.prepare(&sql).expect(&sql);
        let count = statement.column_count();
        let mut rows = statement.query([]).expect("runs");
        while let Some(row) = rows.next().expect("reads") {
            let cells = (1..count).filter_map(|index| row.get::<_, Option<String>>(index).expect("text"));
            all.insert((kind.to_owned(), row.get(0).expect("an id")), cells.collect());
        }
    }
    add_from_below(connection, &mut all);
    all
}

/// Adds what stands in rows of its own or in lists, to the texts of the row that it is found by.
fn add_from_below(connection: &Connection, all: &mut BTreeMap<(String, i64), Vec<String>>) {
    let below = [
        ("account", "SELECT account_id, value FROM custom_field"),
        ("goal", "SELECT goal_id, concat_ws(char(10, 10), source, note) FROM goal_reading WHERE deleted_at IS NULL"),
        ("meeting", "SELECT meeting_id, concat_ws(char(10, 10), name, email) FROM meeting_person"),
        (
            "mail",
            "SELECT mail.id, concat_ws(char(10, 10), value ->> 'name', value ->> 'email') FROM mail, json_each(people) WHERE deleted_at IS NULL",
        ),
        ("mail", "SELECT mail.id, value ->> 'name' FROM mail, json_each(attachments) WHERE deleted_at IS NULL"),
        (
            "draft",
            "SELECT mail_draft.id, concat_ws(char(10, 10), value ->> 'name', value ->> 'email') FROM mail_draft, json_each(people) WHERE deleted_at IS NULL",
        ),
        ("draft", "SELECT mail_draft.id, value FROM mail_draft, json_each(attachments) WHERE deleted_at IS NULL"),
    ];
    for (kind, sql) in below {
        let mut statement = connection.prepare(sql).expect(sql);
        let mut rows = statement.query([]).expect("runs");
        while let Some(row) = rows.next().expect("reads") {
            let key = (kind.to_owned(), row.get(0).expect("an id"));
            if let Some(texts) = all.get_mut(&key) {
                texts.push(row.get(1).expect("text"));
            }
        }
    }
}

fn is_japanese(c: char) -> bool {
    matches!(c, '々' | '〆' | '〇' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー'..='ヿ' | '一'..='鿿' | '㐀'..='䶿')
}

/// Folds a text in the plainest way: compatible forms, lower case, katakana, no accents; a space, a middle dot or a line end between
/// Japanese characters is none.
fn plain(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let folded: String = text.nfkc().flat_map(char::to_lowercase).collect();
    let folded: Vec<char> = folded
        .chars()
        .flat_map(|c| {
            if c.is_alphabetic() && !c.is_ascii() && !is_japanese(c) {
                c.to_string().nfd().filter(|c| !matches!(c, '\u{300}'..='\u{36f}')).collect()
            } else {
                vec![c]
            }
        })
        .map(|c| if ('ぁ'..='ゖ').contains(&c) { char::from_u32(u32::from(c) + 0x60).expect("a katakana") } else { c })
        .collect();
    let mut plain = String::new();
    for (place, c) in folded.iter().enumerate() {
        let is_inside = place > 0 && is_japanese(folded[place - 1]) && folded.get(place + 1).is_some_and(|next| is_japanese(*next));
        if !(is_inside && matches!(c, ' ' | '・' | '\n')) {
            plain.push(*c);
        }
    }
    plain
}

/// Draws parts of Japanese text and words of the others from folded texts, always the same.
fn drawn(texts: &[((String, i64), Vec<String>)], wanted: usize) -> (Vec<String>, Vec<String>) {
    let (mut parts, mut words) = (BTreeSet::new(), BTreeSet::new());
    for (turn, text) in texts.iter().flat_map(|(_, texts)| texts).enumerate() {
        let folded: Vec<char> = text.chars().collect();
        let length = 2 + turn % 5;
        let starts: Vec<usize> =
            (0..folded.len().saturating_sub(length)).filter(|at| folded[*at..at + length].iter().all(|c| is_japanese(*c))).collect();
        if !starts.is_empty() {
            let start = starts[(turn * 7919) % starts.len()];
            parts.insert(folded[start..start + length].iter().collect::<String>());
        }
        let some: Vec<&str> = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| word.len() > 3).collect();
        if !some.is_empty() {
            words.insert(some[(turn * 104_729) % some.len()].to_owned());
        }
    }
    let spread = |all: BTreeSet<String>| {
        let step = (all.len() / wanted).max(1);
        all.into_iter().step_by(step).take(wanted).collect()
    };
    (spread(parts), spread(words))
}

fn begins_a_word(text: &str, word: &str) -> bool {
    let is_letter = |c: char| c.is_alphanumeric() && !is_japanese(c);
    text.match_indices(word).any(|(at, _)| text.get(..at).and_then(|before| before.chars().next_back()).is_none_or(|c| !is_letter(c)))
}

/// Looks for parts and words drawn from the texts themselves, and compares with a scan of all of them.
pub fn assert_recall(connection: &Connection, parts: usize, words: usize) {
    let texts = texts(connection);
    let folded: Vec<((String, i64), Vec<String>)> =
        texts.into_iter().map(|(row, texts)| (row, texts.iter().map(|text| plain(text)).collect())).collect();
    let (some_parts, some_words) = drawn(&folded, parts.max(words));
    assert!(some_parts.len() >= parts && some_words.len() >= words, "{} parts, {} words", some_parts.len(), some_words.len());
    let scan = |fits: &dyn Fn(&str) -> bool| -> BTreeSet<(String, i64)> {
        folded.iter().filter(|(_, texts)| texts.iter().any(|text| fits(text))).map(|(row, _)| row.clone()).collect()
    };
    for part in &some_parts {
        let expected = scan(&|text| text.contains(part.as_str()));
        assert_eq!(found(connection, part), expected, "{part}");
        assert!(!expected.is_empty(), "{part}");
    }
    for word in &some_words {
        assert_eq!(found(connection, word), scan(&|text| begins_a_word(text, word)), "{word}");
    }
}

#[test]
fn japanese_is_found_by_any_part_exactly() {
    let book = sample_shelf(Lang::Ja).open();
    assert_recall(book.reader.connection(), 100, 30);
}

#[test]
fn english_is_found_by_the_beginning_of_words_exactly() {
    let book = sample_shelf(Lang::En).open();
    assert_recall(book.reader.connection(), 0, 100);
}

fn log(writer: &mut Writer, account: AccountId, subject: &str, body: &str) -> TouchId {
    let touch = Touch { subject: Some(subject.into()), body: body.into(), ..Touch::of(account, TouchKind::Call, noon().into()) };
    let entry =
        LogEntry { account: WhichAccount::Known(account), touch, contacts: vec![], new_contacts: vec![], tasks: vec![], closes: vec![] };
    let row = apply(writer, &Op::Log(entry), noon()).expect("is carried out").value.row.expect("a row");
    TouchId(row.id)
}

#[test]
fn a_conversation_of_the_sample_is_found_once() {
    let shelf = sample_shelf(Lang::En);
    let book = shelf.open();
    let connection = book.reader.connection();
    let twice = "SELECT count(*) FROM search_doc AS doc JOIN mail ON mail.touch_id = doc.row_id WHERE doc.kind = 'touch'";
    let twice: i64 = connection.query_row(twice, [], |row| row.get(0)).expect("counts");
    let mails: i64 = connection.query_row("SELECT count(*) FROM mail WHERE touch_id IS NOT NULL", [], |row| row.get(0)).expect("counts");
    assert!(twice == 0 && mails > 100, "{twice} of {mails}");
}

#[test]
fn days_without_a_time_are_found_on_their_day_everywhere() {
    let (_shelf, mut book, acme) = small();
    let writer = book.writer.as_mut().expect("for writing");
    let mut ids = Vec::new();
    for day in ["2026-11-18", "2026-11-19", "2026-11-20"] {
        let on: chrono::NaiveDate = day.parse().expect("a day");
        let touch = Touch { subject: Some("zebra".into()), ..Touch::of(acme, TouchKind::Call, Moment::Day(on)) };
        let entry =
            LogEntry { account: WhichAccount::Known(acme), touch, contacts: vec![], new_contacts: vec![], tasks: vec![], closes: vec![] };
        ids.push(apply(writer, &Op::Log(entry), noon()).expect("is carried out").value.row.expect("a row").id);
    }
    let kiritimati = Zone::Fixed(chrono::FixedOffset::east_opt(14 * 3600).expect("as in Kiritimati"));
    for zone in [Zone::utc(), kiritimati] {
        for (query, expected) in [
            ("zebra since:2026-11-19", &ids[1..]),
            ("zebra until:2026-11-19", &ids[..2]),
            ("zebra since:2026-11-19 until:2026-11-19", &ids[1..2]),
        ] {
            let answer =
                searched(writer.connection(), &parse(query).expect(query), (today(), &zone), Order::Newest, ALL).expect("searches");
            let Searched::Found(found) = answer else { panic!("{query}") };
            let found: BTreeSet<i64> = found.rows.into_iter().map(|row| row.id).collect();
            assert_eq!(found, expected.iter().copied().collect(), "{query}");
        }
    }
}

fn small() -> (Shelf, mimamori::store::Book, AccountId) {
    let shelf = small_book();
    let book = shelf.open();
    let accounts = all_of::<Account>(book.reader.connection()).expect("reads");
    let acme = accounts.iter().find(|row| row.name == "Acme Rockets").expect("is there").id;
    (shelf, book, acme)
}

#[test]
fn every_spelling_and_every_part_of_a_mixed_word_is_found() {
    let (_shelf, mut book, acme) = small();
    let writer = book.writer.as_mut().expect("for writing");
    let body = "A社のCRM導入（v2.0）について、山田　太郎様とｶﾞｲﾄﾞを確認。\n次の検\n討は3月。Café renewals; ken.ito@acme-corp.example";
    let touch = log(writer, acme, "打ち合わせ", body).0;
    for query in [
        "A社",
        "ａ社",
        "社の",
        "のCRM",
        "crm導",
        "導入",
        "v2.0",
        "v2",
        "山田太郎",
        "太郎",
        "\"山田 太郎\"",
        "がいど",
        "ガイド",
        "検討",
        "3月",
        "cafe",
        "renew",
        "renewals ",
        "ken.ito@acme-corp.example",
        "acme-corp",
        "corp",
        "ito@acme",
        "打ち合",
        "月",
        "社",
        "café ガイド",
        "導入 -返金",
        "返金 OR 導入",
        "in:touch 導入",
        "種類:接点 導入",
        "acct:acme 導入",
        "acct:rockets 導入",
        "since:2026-11-22 導入",
        "until:今日 導入",
    ] {
        assert!(found(book.reader.connection(), query).contains(&("touch".into(), touch)), "{query}");
    }
    for query in [
        "B社",
        "導入費",
        "renew ",
        "導入 -crm",
        "in:mail 導入",
        "acct:青葉 導入",
        "until:2026-11-21 導入",
        "since:2026-11-23 導入",
        "has:attachment 導入",
        "is:owed 導入",
        "oming",
    ] {
        assert!(!found(book.reader.connection(), query).contains(&("touch".into(), touch)), "{query}");
    }
}

#[test]
fn a_person_is_found_by_name_and_address_in_what_they_took_part_in() {
    let (_shelf, mut book, acme) = small();
    let writer = book.writer.as_mut().expect("for writing");
    let people = all_of::<Contact>(writer.connection()).expect("reads");
    let ken = people.iter().find(|row| row.name == "Ken Ito").expect("is there").id;
    let touch = Touch { body: "pricing".into(), ..Touch::of(acme, TouchKind::Call, noon().into()) };
    let touch = apply(writer, &Op::SaveTouch(None, touch, vec![ken]), noon()).expect("is saved").value.row.expect("a row").id;
    let is_found = |connection: &Connection, query| found(connection, query).contains(&("touch".to_owned(), touch));
    assert!(is_found(book.reader.connection(), "who:ken pricing") && is_found(book.reader.connection(), "who:ken@acme.example"));
    assert!(!is_found(book.reader.connection(), "who:mika pricing"));
    // Another name is known at once, and what was taken back is not.
    let writer = book.writer.as_mut().expect("for writing");
    let contact = Contact { name: "Kenji Ito".into(), ..people.iter().find(|row| row.id == ken).expect("is there").fields.clone() };
    apply(writer, &Op::SaveContact(Some(ken), contact), later(1)).expect("is saved");
    assert!(is_found(book.reader.connection(), "who:kenji"));
    book.writer.as_mut().expect("for writing").undo(later(2)).expect("undoes");
    assert!(!is_found(book.reader.connection(), "who:kenji") && is_found(book.reader.connection(), "who:ken"));
}

#[test]
fn what_is_deleted_leaves_no_word_behind() {
    let (shelf, mut book, acme) = small();
    let writer = book.writer.as_mut().expect("for writing");
    let touch = log(writer, acme, "zyxwvutsubject", "qqsecretword 極秘裏資料");
    for other in 0..20 {
        log(writer, acme, "plain", &format!("other words {other}"));
    }
    apply(writer, &Op::Delete(touch.into()), later(1)).expect("is deleted");
    assert!(found(book.reader.connection(), "qqsecretword").is_empty() && found(book.reader.connection(), "極秘").is_empty());
    // What the row and the change log still hold goes too, as forgetting a person will have it.
    let writer = book.writer.as_mut().expect("for writing");
    let gone = format!(
        "UPDATE op SET args = '{{}}'; DELETE FROM change WHERE row_id = {0}; DELETE FROM touch WHERE id = {0}; DELETE FROM change WHERE row_id = {0};",
        touch.0
    );
    writer.connection().execute_batch(&gone).expect("is gone");
    book.close_into_one_file().expect("closes");
    let bytes = shelf.bytes();
    for trace in ["qqsecretword", "zyxwvutsubject", "極秘", "秘裏", "裏資", "資料"] {
        assert!(!bytes.windows(trace.len()).any(|part| part == trace.as_bytes()), "{trace} is still in the file");
    }
}

#[test]
fn a_book_that_was_filled_beside_the_log_is_indexed_anew_and_a_row_from_outside_is_noticed() {
    let (_shelf, mut book, acme) = small();
    let writer = book.writer.as_mut().expect("for writing");
    let touch = log(writer, acme, "kickoff", "agenda 議題");
    let sql = format!("UPDATE touch SET body = 'outside 外部' WHERE id = {}", touch.0);
    writer.connection().execute_batch(&sql).expect("another program writes");
    let wrong = mimamori::store::check::check(writer.connection()).expect("checks");
    assert_eq!(wrong, [mimamori::store::check::Finding::SearchIndex(1)]);
    // A write that meets it gives the index up rather than leave words behind.
    let row = mimamori::store::get::<Touch>(writer.connection(), touch).expect("reads").expect("is there").fields;
    apply(writer, &Op::SaveTouch(Some(touch), Touch { body: "inside".into(), ..row }, vec![]), later(1)).expect("is saved");
    assert!(!mimamori::store::search::is_whole(writer.connection()).expect("reads"));
    writer.index_anew(&mut |_, _| true).expect("is made");
    assert_eq!(mimamori::store::check::check(writer.connection()).expect("checks"), []);
    assert_eq!(found(book.reader.connection(), "inside").len(), 1);
    assert!(found(book.reader.connection(), "議題").is_empty());
    let stopped = book.writer.as_mut().expect("for writing").index_anew(&mut |_, _| false).expect("is stopped");
    assert!(!stopped && found(book.reader.connection(), "inside").len() == 1, "as it was before");
}

#[test]
fn hits_show_the_words_around_what_was_found() {
    let (_shelf, mut book, acme) = small();
    let writer = book.writer.as_mut().expect("for writing");
    log(writer, acme, "契約の件", "来月の契約更新ですが、解約も含めて検討中とのことです。");
    let search = parse("解約 契約 ").expect("a search");
    let connection = book.reader.connection();
    let Searched::Found(rows) = searched(connection, &search, (today(), &Zone::utc()), Order::Rank, Limits::default()).expect("searches")
    else {
        panic!("nothing")
    };
    let hit = &hits(connection, &search, &rows.rows, 40).expect("reads")[0];
    let marks = |marked: &mimamori::review::search::Marked| -> Vec<String> {
        marked.parts.iter().filter(|(_, is_hit)| *is_hit).map(|(text, _)| text.clone()).collect()
    };
    assert_eq!(marks(&hit.title), ["契約"]);
    assert_eq!(marks(&hit.snippet), ["契約", "解約"]);
    assert_eq!(hit.account.as_ref().map(|(_, name)| name.as_str()), Some("Acme Rockets"));
}

fn shows(desk: &mut Desk, texts: &[&str]) {
    let screen = desk.screen();
    for text in texts {
        assert!(screen.contains(text), "{text} is missing\n{screen}");
    }
}

#[test]
fn what_is_typed_is_found_and_opened_in_both_languages() {
    for (lang, query, said) in [(Lang::Ja, "解約", "件"), (Lang::En, "renewal", "found")] {
        for size in [(80, 24), (120, 36)] {
            let shelf = sample_shelf(lang);
            let mut desk = Desk::open(shelf.open(), lang, size);
            desk.press("ctrl-f");
            shows(
                &mut desk,
                &["since:", "in:"].map(|text| if lang == Lang::Ja { if text == "in:" { "種類:" } else { "以降:" } } else { text }),
            );
            desk.press(&format!("text={query}"));
            shows(&mut desk, &[query, said]);
            desk.press("tab down up enter");
            let screen = desk.screen();
            assert!(!screen.contains("> "), "{screen}");
            desk.press("esc");
            shows(&mut desk, &[&format!("> {query}")]);
            // The last search is there again.
            desk.press("esc ctrl-f");
            shows(&mut desk, &[query]);
            desk.press("enter");
            shows(&mut desk, &[said]);
            desk.press("text=qqqq");
            shows(&mut desk, &[if lang == Lang::Ja { "見つかりません" } else { "Nothing found" }]);
        }
    }
}

#[test]
fn a_search_is_kept_found_again_renamed_ordered_and_deleted() {
    let (_shelf, book, _) = small();
    let mut desk = Desk::open(book, Lang::En, (120, 36));
    desk.press("ctrl-f text=acme_in:contact ctrl-s");
    shows(&mut desk, &["acme in:contact"]);
    desk.press("ctrl-u text=People ctrl-s");
    desk.press("ctrl-u text=plan_ ctrl-s ctrl-u text=Plans ctrl-s");
    desk.press("ctrl-v");
    shows(&mut desk, &["People", "Plans"]);
    desk.press("ctrl-down enter");
    shows(&mut desk, &["> acme in:contact", "Mika Sato"]);
    desk.press("ctrl-v delete");
    let names = |desk: &Desk| -> Vec<String> {
        mimamori::store::search::saved_searches(desk.session.book().reader.connection())
            .expect("reads")
            .into_iter()
            .map(|row| row.fields.name)
            .collect()
    };
    assert_eq!(names(&desk), ["People"]);
    desk.press("esc ctrl-z");
    assert_eq!(names(&desk), ["Plans", "People"]);
}

#[test]
fn slips_are_said_while_typing_and_the_index_is_made_when_it_is_missing() {
    let (_shelf, mut book, _) = small();
    book.writer.as_mut().expect("for writing").load(noon(), |_| Ok::<(), mimamori::store::Error>(())).expect("loads");
    let mut desk = Desk::open(book, Lang::En, (120, 36));
    desk.press("ctrl-f text=mika");
    desk.session.finish_job();
    shows(&mut desk, &["Mika Sato", "one found"]);
    desk.press("ctrl-u text=in:males_mika");
    shows(&mut desk, &["“in:” does not know “males”"]);
}
