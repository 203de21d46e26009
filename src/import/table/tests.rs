use super::*;
use crate::{domain::Invalid, import::Reason};

fn read_text(text: &str) -> Table {
    read("a.csv", text.as_bytes(), &Options::default()).unwrap()
}

/// Writes a table as lines of cells with `|` between them.
fn shown(table: &Table) -> Vec<String> {
    let rows = table.rows.iter().map(|row| row.cells().collect::<Vec<_>>().join("|"));
    [table.header.join("|")].into_iter().chain(rows).collect()
}

#[test]
fn quoting_and_line_ends_of_all_kinds() {
    for (text, expected) in [
        ("a,b\n1,2\n", vec!["a|b", "1|2"]),
        ("a,b\r\n1,2\r\n", vec!["a|b", "1|2"]),
        ("a,b\r1,2\r3,4", vec!["a|b", "1|2", "3|4"]),
        ("a,b\n1,2", vec!["a|b", "1|2"]),
        ("a,b\n\"1,5\",\"say \"\"hi\"\"\"\n", vec!["a|b", "1,5|say \"hi\""]),
        ("a,b\n\"1\n2\",3\n", vec!["a|b", "1\n2|3"]),
        ("a,b\n\"\",\"\"\n\n  \n,\nx,\n", vec!["a|b", "x|"]),
        ("a;b\n1,5;2,5\n", vec!["a|b", "1,5|2,5"]),
        ("a\tb\n1, or more\t2\n", vec!["a|b", "1, or more|2"]),
        ("sep=;\r\na;b\r\n1;2\r\n", vec!["a|b", "1|2"]),
        ("name,tags\nAcme,a;b;c\nBeta,a;b;c\n", vec!["name|tags", "Acme|a;b;c", "Beta|a;b;c"]),
        ("name\nAcme\nBeta\n", vec!["name", "Acme", "Beta"]),
        ("a,b\n", vec!["a|b"]),
        ("\u{feff}a,b\n名,前\n", vec!["a|b", "名|前"]),
        ("a,b,\n1,2,3\n4,5,6\n", vec!["a|b|#3", "1|2|3", "4|5|6"]),
    ] {
        assert_eq!(shown(&read_text(text)), expected, "{text:?}");
    }
}

/// Files from some systems hold `が` as `か` and a mark of its own; half-width kana are what somebody wrote.
#[test]
fn marks_that_stand_apart_are_composed_and_nothing_else_is_changed() {
    // Rows that are read while the headings are looked for, and one behind them.
    let others = "x,y\n".repeat(60);
    let table = read_text(&format!("name,メモカ\u{3099}\nか\u{3099}んばる商店,cafe\u{301}\nｶﾞｷﾞ,Ａ①\n{others}テ\u{3099}モ,z\n"));
    let cells: Vec<&str> = [0, 1, 62].into_iter().filter_map(|row| Some(table.rows.get(row)?.cell(0))).collect();
    assert_eq!((table.header[1].as_str(), cells), ("メモガ", vec!["がんばる商店", "ｶﾞｷﾞ", "デモ"]));
    assert_eq!(table.rows.get(0).map(|row| row.cell(1)), Some("café"));
}

#[test]
fn encodings_are_recognised_or_given() {
    let text = "会社名,業種\nカネコ種苗株式会社,農林業\n";
    let utf16 = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let marked = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
    let (cp932, ..) = encoding_rs::SHIFT_JIS.encode(text);
    let (euc, ..) = encoding_rs::EUC_JP.encode(text);
    let western = "name,city\nMüller GmbH,Köln\nSociété Générale,Paris\n";
    let (latin, ..) = encoding_rs::WINDOWS_1252.encode(western);
    for (bytes, name, expected) in [
        (text.as_bytes().to_vec(), "UTF-8", text),
        (marked(b"\xef\xbb\xbf", text.as_bytes().to_vec()), "UTF-8", text),
        (marked(b"\xff\xfe", utf16(u16::to_le_bytes)), "UTF-16LE", text),
        (marked(b"\xfe\xff", utf16(u16::to_be_bytes)), "UTF-16BE", text),
        (cp932.to_vec(), "CP932", text),
        (euc.to_vec(), "EUC-JP", text),
        (latin.to_vec(), "windows-1252", western),
    ] {
        let table = read("a.csv", &bytes, &Options::default()).unwrap();
        assert_eq!(table.encoding.unwrap().name(), name);
        assert_eq!(shown(&table).join("\n").replace('|', ",") + "\n", expected, "{name}");
        assert!(table.problems.is_empty(), "{name}");
    }
    for text in ["会社名,業種\n日本製鉄株式会社,鉄鋼\n", "会社名,市\n山田商店,東京\n"] {
        let (kanji, ..) = encoding_rs::SHIFT_JIS.encode(text);
        assert_eq!(read("a.csv", &kanji, &Options::default()).unwrap().encoding.unwrap().name(), "CP932", "{text}");
    }
    let unmarked = "name,city\nAcme,Oslo\n".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    assert_eq!(shown(&read("a.csv", &unmarked, &Options::default()).unwrap()), ["name|city", "Acme|Oslo"]);
    let given = Options { encoding: Some("sjis".parse().unwrap()), ..Options::default() };
    assert_eq!(shown(&read("a.csv", b"a,b\n\x8a\x94,2\n", &given).unwrap()), ["a|b", "株|2"]);
    assert!("klingon".parse::<TextEncoding>().is_err());
}

#[test]
fn what_stands_before_the_headings_is_passed_over() {
    for (text, row, expected) in [
        ("ダウンロード実行日,2024年07月21日現在,件数,2件\nコード,名,業種,地,日,月,年\n1,a,b,c,d,e,f\n2,a,b,c,d,e,f\n", 2, "コード"),
        ("Account report\n\nname,arr,owner\nAcme,1,x\nBeta,2,y\n", 3, "name"),
        ("Exported on,2024-07-21,\nname,arr,owner\nAcme,1,x\nBeta,2,y\n", 2, "name"),
        ("name,2023,2024\nAcme,high,low\n", 1, "name"),
        ("name,note\nAcme,\nBeta,\n", 1, "name"),
        ("\n\nname,note\nAcme,x\n", 3, "name"),
    ] {
        let table = read_text(text);
        assert_eq!((table.header_row, table.header[0].as_str()), (row, expected), "{text:?}");
    }
    let given = |row| Options { header_row: Some(row), ..Options::default() };
    let text = "x,y\n1,2\nname,arr\nAcme,5\n";
    assert_eq!(shown(&read("a.csv", text.as_bytes(), &given(3)).unwrap()), ["name|arr", "Acme|5"]);
    assert_eq!(read("a.csv", text.as_bytes(), &given(9)), Err(TableError::NoHeaderRow { row: 9 }));
    assert_eq!(read("a.csv", b"a,b\n\n1,2\n", &given(2)), Err(TableError::NoHeaderRow { row: 2 }));
}

#[test]
fn duplicate_and_missing_headings_get_names_of_their_own() {
    let table = read_text("Name,Name,,Name (2),Name\na,b,c,d,e\n");
    assert_eq!(table.header, ["Name", "Name (2)", "#3", "Name (2) (2)", "Name (3)"]);
    assert_eq!(table.notes[0], Note::DuplicateHeading { heading: "Name".into(), renamed: "Name (2)".into() });
    assert_eq!(table.notes[1], Note::NoHeading { position: 3, named: "#3".into() });
    assert_eq!(table.notes.len(), 4);
}

#[test]
fn a_row_that_cannot_be_taken_is_a_problem_with_line_and_column() {
    let problem = |text: &[u8]| {
        let table = read("a.csv", text, &Options::default()).unwrap();
        assert_eq!(table.rows.len(), 2, "the other rows are there");
        assert_eq!(table.problems.len(), 1);
        table.problems.into_iter().next().map(|problem| (problem.row, problem.column, problem.reason)).unwrap()
    };
    let big = [b"a,b\n1,2\n3,".to_vec(), vec![b'x'; 10 << 20], b"\n5,6\n".to_vec()].concat();
    let b = Some("b".to_owned());
    assert_eq!(problem(b"a,b\n1,2\n\n3\n5,6\n"), (4, None, Reason::TooFewCells { found: 1, expected: 2 }));
    assert_eq!(problem(b"a,b\n\"1\n1\",2\n3,4,5\n5,6\n"), (4, None, Reason::TooManyCells { found: 3, expected: 2 }));
    assert_eq!(problem(b"a,b\n1,2\n3,4\0\n5,6\n"), (3, b.clone(), Invalid::HoldsNul.into()));
    assert_eq!(problem("a,b\n1,é\n3,4\u{0}\n5,6\n".as_bytes()).0, 3);
    assert_eq!(problem(&big), (3, b.clone(), Reason::CellTooLong { limit: MAX_CELL_BYTES }));
    assert_eq!(problem(b"a,b\n1,2\n3,4\n5,\"6\n7,8\n"), (4, None, Reason::UnclosedQuote));
    assert_eq!(problem(b"a,b\n1,\"2\n3,\"4\"\n5,6\n7,5\" pipe\n"), (2, None, Reason::UnclosedQuote));
    let flawed = ["a,b\n1,これは日本語の長い文です\n3,".as_bytes(), b"\xff\n5,6\n"].concat();
    assert_eq!(problem(&flawed), (3, b, Reason::BadBytes { encoding: "UTF-8" }));
    assert_eq!(shown(&read_text("a,b\n1,2,,\n")), ["a|b", "1|2"], "empty cells too many do no harm");
}

#[test]
fn what_is_no_table_is_refused() {
    let error = |bytes: &[u8]| read("a.csv", bytes, &Options::default()).unwrap_err();
    assert_eq!(error(b""), TableError::Empty);
    assert_eq!(error(b"\n \n\r\n"), TableError::Empty);
    assert_eq!(error("\u{feff}".as_bytes()), TableError::Empty);
    let binary: Vec<u8> = (0..2000_u32).map(|index| (index * 7919 % 251) as u8).collect();
    assert_eq!(error(&binary), TableError::NotATable { what: "binary" });
    assert_eq!(error(b"\"a,b\n1,2\n"), TableError::NoHeaderRow { row: 1 });
    assert_eq!(error(b"%PDF-1.7 ..."), TableError::NotATable { what: "PDF" });
    assert_eq!(error(b"<html><table>"), TableError::NotATable { what: "HTML" });
    assert!(matches!(error(b"PK\x03\x04 broken"), TableError::BrokenWorkbook { .. }));
    assert!(matches!(error(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 broken"), TableError::BrokenWorkbook { .. }));
    assert_eq!(error(",x".repeat(1001).as_bytes()), TableError::TooManyColumns { limit: MAX_COLUMNS });
}

#[test]
fn the_guard_before_formulas_is_taken_off() {
    let table = read_text("a,b\n'=1+1,'@x\n'hello,'－5\n'\t1,''=2\n");
    assert_eq!(shown(&table)[1..], ["=1+1|@x", "'hello|－5", "\t1|'=2"]);
}

proptest::proptest! {
    /// Whatever the bytes are, the answer is a table or an error.
    #[test]
    fn no_bytes_are_a_crash(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..600), start in 0..5_usize) {
        let starts: [&[u8]; 5] = [b"", b"a,b\n", b"PK\x03\x04", b"\xff\xfe", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"];
        let _ = read("a", &[starts[start], &bytes].concat(), &Options::default());
    }

    /// Every cell comes back as it was written, whatever stands in it.
    #[test]
    fn what_is_quoted_comes_back(cells in proptest::collection::vec("[a-z\",;\n\r\t あ']{1,8}", 2..20)) {
        let mut writer = csv::WriterBuilder::new().quote_style(csv::QuoteStyle::Always).from_writer(Vec::new());
        writer.write_record(["one", "two"]).unwrap();
        for cell in &cells {
            writer.write_record(["x", cell]).unwrap();
        }
        let given = Options { delimiter: Some(b','), header_row: Some(1), ..Options::default() };
        let table = read("a", &writer.into_inner().unwrap(), &given).unwrap();
        let back: Vec<&str> = table.rows.iter().map(|row| row.cell(1)).collect();
        let meant: Vec<&str> = cells.iter().map(|cell| without_guard(cell)).collect();
        proptest::prop_assert_eq!(back, meant);
    }
}

/// Packs files without compression: enough of the ZIP format for a workbook.
fn zip(files: &[(&str, &str)]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for (name, text) in files {
        let offset = bytes.len() as u32;
        let size = (text.len() as u32).to_le_bytes();
        let crc = crc32(text.as_bytes()).to_le_bytes();
        let name_size = (name.len() as u16).to_le_bytes();
        let common = [&[20, 0, 0, 0, 0, 0, 0, 0, 0, 0], &crc[..], &size, &size, &name_size, &[0, 0]].concat();
        bytes.extend([b"PK\x03\x04", &common[..], name.as_bytes(), text.as_bytes()].concat());
        directory.extend([b"PK\x01\x02\x14\x00", &common[..], &[0; 10], &offset.to_le_bytes(), name.as_bytes()].concat());
    }
    let count = (files.len() as u16).to_le_bytes();
    let (start, size) = ((bytes.len() as u32).to_le_bytes(), (directory.len() as u32).to_le_bytes());
    [bytes, directory, [b"PK\x05\x06\0\0\0\0", &count[..], &count, &size, &start, &[0, 0]].concat()].concat()
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 })
    })
}

/// Makes a workbook of an empty sheet and one with the given rows; style 1 shows dates.
fn xlsx(rows: &str) -> Vec<u8> {
    let sheet = |rows: &str| {
        format!("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>")
    };
    zip(&[
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"></Types>"),
        (
            "_rels/.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" \
             Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
        ),
        (
            "xl/workbook.xml",
            "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
             <sheets><sheet name=\"Cover\" sheetId=\"1\" r:id=\"a\"/><sheet name=\"顧客\" sheetId=\"2\" r:id=\"b\"/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
             <Relationship Id=\"a\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
             <Relationship Id=\"b\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet2.xml\"/></Relationships>",
        ),
        (
            "xl/styles.xml",
            "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>",
        ),
        ("xl/worksheets/sheet1.xml", &sheet("")),
        ("xl/worksheets/sheet2.xml", &sheet(rows)),
    ])
}

fn text_cell(place: &str, text: &str) -> String {
    format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

#[test]
fn a_workbook_gives_dates_as_iso_text_and_numbers_without_tails() {
    let headings =
        ["名", "日", "数", "有"].iter().zip(["A2", "B2", "C2", "D2"]).map(|(text, place)| text_cell(place, text)).collect::<String>();
    let rows = format!(
        "<row r=\"2\">{headings}</row><row r=\"3\">{}<c r=\"B3\" s=\"1\"><v>45134</v></c><c r=\"C3\"><v>5</v></c><c r=\"D3\" t=\"b\"><v>1</v></c></row>\
         <row r=\"5\">{}<c r=\"B5\" s=\"1\"><v>45134.5</v></c><c r=\"C5\"><v>0.30000000000000004</v></c></row>",
        text_cell("A3", "Acme"),
        text_cell("A5", "Beta")
    );
    let table = read("a.csv", &xlsx(&rows), &Options::default()).unwrap();
    assert_eq!(shown(&table), ["名|日|数|有", "Acme|2023-07-27|5|TRUE", "Beta|2023-07-27 12:00:00|0.3|"]);
    assert_eq!((table.sheet.as_deref(), table.sheets.len(), table.header_row), (Some("顧客"), 2, 2));
    assert_eq!(table.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [3, 5]);
    let sheet = |name: &str| read("a.xlsx", &xlsx(&rows), &Options { sheet: Some(name.into()), ..Options::default() });
    assert_eq!(sheet("Cover"), Err(TableError::Empty));
    assert_eq!(sheet("Other"), Err(TableError::UnknownSheet { sheet: "Other".into(), sheets: vec!["Cover".into(), "顧客".into()] }));
}

#[test]
fn a_far_cell_costs_its_row_and_not_the_memory() {
    let rows = format!(
        "<row r=\"1\">{}</row><row r=\"2\">{}</row><row r=\"1048576\">{}</row>",
        text_cell("A1", "name"),
        text_cell("A2", "Acme"),
        text_cell("XFD1048576", "far")
    );
    let table = read("a.xlsx", &xlsx(&rows), &Options::default()).unwrap();
    assert_eq!(shown(&table), ["name", "Acme"]);
    assert!(matches!(table.problems[0].reason, Reason::TooManyCells { .. }) && table.problems[0].row == 1_048_576);
}

#[test]
fn an_archive_that_unpacks_to_too_much_is_refused_before_it_is_unpacked() {
    let mut bytes = xlsx("");
    let entry = bytes.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    for entry in [entry, bytes.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap()] {
        bytes[entry + 24..entry + 28].copy_from_slice(&0xf000_0000_u32.to_le_bytes());
    }
    assert!(matches!(read("a.xlsx", &bytes, &Options::default()), Err(TableError::TooLarge { .. })));
}

#[test]
fn a_damaged_row_does_not_turn_the_whole_file_into_another_encoding() {
    let damaged = ["id,name\n1,青葉商事\n2,".as_bytes(), b"\x8eR\x93c\x8dH\x8b\xc6", "\n3,Fine €\n".as_bytes()].concat();
    let table = read("t.csv", &damaged, &Options::default()).unwrap();
    assert_eq!(table.encoding.map(TextEncoding::name), Some("UTF-8"));
    assert_eq!(table.rows.iter().map(|row| row.cell(1).to_owned()).collect::<Vec<_>>(), ["青葉商事", "Fine €"]);
    assert!(matches!(table.problems[..], [Problem { row: 3, reason: Reason::BadBytes { .. }, .. }]), "{:?}", table.problems);
    // Western text in its old encoding stays what it is, also where two letters look like one of UTF-8.
    let western = read("t.csv", b"id,name\n1,M\xfcller \xd6zg\xfcr\n2,\x84Gru\xdf\x93\n", &Options::default()).unwrap();
    assert_eq!(western.rows.iter().map(|row| row.cell(1).to_owned()).collect::<Vec<_>>(), ["Müller Özgür", "„Gruß“"]);
}
