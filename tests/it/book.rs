//! The book screen.

use crate::support::desk::Desk;
use crate::support::fixture::small_book;
use mimamori::domain::Lang;

#[test]
fn show() {
    for (lang, size) in [(Lang::En, (80, 24)), (Lang::Ja, (80, 24)), (Lang::En, (120, 36)), (Lang::Ja, (60, 16)), (Lang::En, (160, 30))] {
        let shelf = small_book();
        let mut desk = Desk::open(shelf.open(), lang, size);
        println!("{}", desk.screen());
        println!("{}", desk.press("space space / text=a").screen());
        println!("{}", desk.press("enter s").screen());
        println!("{}", desk.press("esc t text=send_x_>fri").screen());
        println!("{}", desk.press("enter").screen());
        println!("{}", desk.press("/ text=zzz").screen());
    }
}
