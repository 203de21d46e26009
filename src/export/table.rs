//! A table as CSV (comma, UTF-8) and as JSON: numbers as a program reads them, nothing where nothing is known.

use serde_json::{Map, Number, Value};

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    #[default]
    Nothing,
    Text(String),
    Number(f64),
}

/// A table: the names of its columns, and its rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DataTable {
    pub columns: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
}

/// Decimals of a number.
const DIGITS: i32 = 6;

impl DataTable {
    /// Returns the table as CSV.
    pub fn csv(&self) -> String {
        let mut rows = vec![self.columns.clone()];
        rows.extend(self.rows.iter().map(|row| row.iter().map(written).collect::<Vec<String>>()));
        String::from_utf8_lossy(&csv(&rows)).into_owned()
    }

    /// Returns the table as a list of objects, with the names of the columns as keys.
    pub fn json(&self) -> String {
        let object = |row: &Vec<Cell>| {
            let pairs = self.columns.iter().zip(row).map(|(name, cell)| (name.clone(), value(cell)));
            Value::Object(pairs.collect::<Map<String, Value>>())
        };
        let list = Value::Array(self.rows.iter().map(object).collect());
        format!("{list:#}\n")
    }
}

/// Puts rows into a file; texts that a spreadsheet would take for a formula begin with an apostrophe.
pub fn csv(rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        let cells = row.iter().map(|cell| if is_formula(cell) { format!("'{cell}") } else { cell.clone() });
        writer.write_record(cells.collect::<Vec<String>>()).expect("all rows of a table have the same columns, and memory takes them");
    }
    writer.into_inner().expect("memory takes all that is written")
}

fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err()
}

fn rounded(number: f64) -> f64 {
    let scale = 10_f64.powi(DIGITS);
    (number * scale).round() / scale
}

fn written(cell: &Cell) -> String {
    match cell {
        Cell::Nothing => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => rounded(*number).to_string(),
    }
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Nothing => Value::Null,
        Cell::Text(text) => Value::String(text.clone()),
        // A whole number is written as one.
        Cell::Number(number) if number.fract() == 0.0 && number.abs() < 9e15 => Value::from(*number as i64),
        Cell::Number(number) => Number::from_f64(rounded(*number)).map_or(Value::Null, Value::Number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_written_for_programs() {
        let table = DataTable {
            columns: vec!["figure".into(), "value".into(), "note".into()],
            rows: vec![
                vec![Cell::Text("=nps".into()), Cell::Number(-12.5), Cell::Nothing],
                vec![Cell::Text("顧客, 数".into()), Cell::Number(40.0), Cell::Text("a \"b\"".into())],
            ],
        };
        assert_eq!(table.csv(), "figure,value,note\n'=nps,-12.5,\n\"顧客, 数\",40,\"a \"\"b\"\"\"\n");
        let read: Value = serde_json::from_str(&table.json()).expect("is JSON");
        assert_eq!(read[0]["figure"], "=nps");
        assert_eq!((&read[0]["note"], &read[1]["value"]), (&Value::Null, &Value::from(40)));
    }
}
