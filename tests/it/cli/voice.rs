//! `voice`, `voice comments`, `survey invite|plan|close|told`, and surveys imported with invitations and scales of their own.

use super::{run_in, run_on, shelf};
use std::fs;

#[test]
fn voice_says_figures_with_intervals_and_explains_few_answers() {
    let shelf = shelf();
    let book = &shelf.path();
    let json = run_on(book, &["voice", "--json"]).json();
    assert_eq!((json["from"].as_str(), json["to"].as_str()), (Some("2026-08-25"), Some("2026-11-22")));
    let nps = &json["nps"];
    assert_eq!(
        (nps["value"].as_f64(), nps["numerator"].as_f64(), nps["denominator"].as_f64(), nps["n"].as_u64()),
        (Some(0.0), Some(0.0), Some(2.0), Some(2))
    );
    assert!(nps["low"].as_f64().is_some_and(|low| low < -50.0), "{nps}");
    assert!(json["csat"]["value"].is_null() && json["response_rate"]["value"].is_null(), "{json}");
    assert_eq!((json["change"]["nps"]["verdict"].as_str(), json["few"].as_u64()), (Some("unknown"), Some(10)));
    assert_eq!(json["trend"].as_array().map(Vec::len), Some(12));
    let text = run_on(book, &["voice"]).fine().to_owned();
    assert!(text.contains("Fewer than 10 answers") && text.contains("2 answers") && text.contains("nobody was asked"), "{text}");
    let text = run_in("ja", book, &["voice", "--by", "role"]).fine().to_owned();
    assert!(text.contains("回答2件") && text.contains("推進者"), "{text}");
}

#[test]
fn answers_are_narrowed_by_filter_kind_period_and_field() {
    let shelf = shelf();
    let book = &shelf.path();
    let json = run_on(book, &["voice", "--kind", "nps", "--by", "account", "--json", "acme"]).json();
    assert_eq!((json["nps"]["n"].as_u64(), json.get("csat").is_none()), (Some(1), true), "{json}");
    assert_eq!(json["groups"][0]["key"].as_str(), Some("Acme Rockets"));
    assert_eq!(json["groups"][0]["nps"]["value"].as_f64(), Some(-100.0));
    let json = run_on(book, &["voice", "--from", "2026-11-10", "--to", "2026-11-20", "--json"]).json();
    assert_eq!((json["nps"]["value"].as_f64(), json["nps"]["n"].as_u64()), (Some(100.0), Some(1)));
    assert!(run_on(book, &["voice", "--from", "2026-11-20", "--to", "2026-11-10"]).failed(2).contains("--from"));
    let comments = run_on(book, &["voice", "comments", "--json"]).json();
    let first = &comments[0];
    assert_eq!((first["score"].as_u64(), first["class"].as_str(), first["state"].as_str()), (Some(9), Some("high"), Some("answered")));
    assert_eq!(comments[1]["account_name"].as_str(), Some("Acme Rockets"));
    assert_eq!(comments[1]["health"]["band"].as_str(), Some("red"));
}

#[test]
fn the_loop_of_an_answer_is_closed_told_and_taken_back() {
    let shelf = shelf();
    let book = &shelf.path();
    let answer = || run_on(book, &["voice", "comments", "--json", "acme"]).json()[0].clone();
    let id = answer()["id"].as_str().expect("an id").to_owned();
    run_on(book, &["survey", "plan", &id, "visit them", "--due", "fri"]).fine();
    assert_eq!((answer()["plan"].as_str(), answer()["state"].as_str()), (Some("visit them"), Some("unanswered")));
    assert!(run_on(book, &["task", "list"]).fine().contains("visit them"));
    assert!(run_on(book, &["survey", "close", &id]).fine().contains("Closed the matter behind the answer of Acme Rockets"));
    assert_eq!((answer()["state"].as_str(), answer()["closed_on"].as_str()), (Some("closed"), Some("2026-11-22")));
    assert!(!answer()["answered_at"].is_null(), "what is closed needs no answer any more");
    assert!(run_in("ja", book, &["survey", "told", &id, "--on", "2026-11-20"]).fine().contains("結果報告"));
    assert_eq!((answer()["state"].as_str(), answer()["told_on"].as_str()), (Some("told"), Some("2026-11-20")));
    run_on(book, &["undo"]).fine();
    assert_eq!(answer()["state"].as_str(), Some("closed"));
    run_on(book, &["survey", "close", &id, "--reopen"]).fine();
    assert_eq!(answer()["state"].as_str(), Some("planned"));
    assert!(run_on(book, &["survey", "close", "12"]).failed(1).contains("12"));
}

#[test]
fn whoever_was_asked_not_long_ago_is_left_out_unless_forced() {
    let shelf = shelf();
    let book = &shelf.path();
    let asked = run_on(book, &["survey", "invite", "--kind", "nps", "--all", "--json"]);
    assert_eq!(asked.code, 3, "{asked:?}");
    let json = asked.json();
    assert_eq!((json["asked"].as_array().map(Vec::len), json["left_out"].as_array().map(Vec::len)), (Some(3), Some(1)), "{json}");
    assert_eq!(json["left_out"][0]["last_asked_on"].as_str(), Some("2026-11-12"));
    assert!(json["op"].is_string());
    let again = run_on(book, &["survey", "invite", "--kind", "csat", "--account", "acme", "--json"]);
    assert!(again.code == 3 && again.json()["op"].is_null(), "{again:?}");
    let forced = run_on(book, &["survey", "invite", "--kind", "csat", "--account", "acme", "--force"]);
    assert!(forced.fine().contains("1 asked") && forced.out.contains("less than 90 days ago"), "{forced:?}");
    // Answered by hand: of those asked in the period one has answered.
    run_on(book, &["survey", "add", "--account", "acme", "--contact", "ken", "--kind", "nps", "--score", "9"]).fine();
    let json = run_on(book, &["voice", "--kind", "nps", "--json"]).json();
    assert_eq!((json["response_rate"]["numerator"].as_f64(), json["response_rate"]["n"].as_u64()), (Some(1.0), Some(3)), "{json}");
    assert!(run_on(book, &["survey", "invite", "--kind", "nps"]).failed(2).contains("--account"));
}

#[test]
fn imports_bring_invitations_and_scales_of_their_own() {
    let shelf = shelf();
    let book = &shelf.path();
    let file = shelf.folder().join("csat.csv");
    let rows = "account,contact,score,date,invited_at\n\
                Acme Rockets,ken@acme.example,9,2026-11-15,2026-11-10\n\
                Acme Rockets,new@acme.example,,,2026-11-10\n\
                青葉システム,佐藤 美香,5,2026-11-16,2026-11-10\n";
    fs::write(&file, rows).expect("is written");
    let import = ["import", "surveys", file.to_str().expect("UTF-8"), "--scale", "1-10", "--json"];
    let done = run_on(book, &import).json();
    assert_eq!((done["added"].as_u64(), done["problems"].as_array().map(Vec::len)), (Some(3), Some(0)), "{done}");
    let json = run_on(book, &["voice", "--kind", "csat", "--json"]).json();
    assert_eq!((json["csat"]["value"].as_f64(), json["csat"]["n"].as_u64()), (Some(0.5), Some(2)), "9 of 10 counts, 5 does not: {json}");
    assert_eq!((json["response_rate"]["numerator"].as_f64(), json["response_rate"]["n"].as_u64()), (Some(2.0), Some(3)));
    assert_eq!(json["distribution"][0]["scale"].as_str(), Some("1-10"));
    let again = run_on(book, &import).json();
    assert_eq!((again["unchanged"].as_u64(), again["batch"].is_null()), (Some(3), true), "run twice it changes nothing: {again}");
    // The answer comes later, in a file of its own.
    fs::write(&file, "account,contact,score,date\nAcme Rockets,new@acme.example,3,2026-11-18\n").expect("is written");
    run_on(book, &["import", "surveys", file.to_str().expect("UTF-8"), "--set", "kind=csat"]).fine();
    let json = run_on(book, &["voice", "--kind", "csat", "--json"]).json();
    assert_eq!(json["response_rate"]["value"].as_f64(), Some(1.0), "{json}");
}
