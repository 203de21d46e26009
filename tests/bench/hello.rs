//! The floor of every start: a terminal program on the same library that draws one screen and waits for `q`.

use ratatui::crossterm::event::{self, Event, KeyCode};
use ratatui::widgets::Paragraph;

fn main() -> std::io::Result<()> {
    let mut terminal = ratatui::init();
    let mut presses = 0;
    let ended = loop {
        let line = format!("hello, {presses} keys; q: Quit");
        if let Err(error) = terminal.draw(|frame| frame.render_widget(Paragraph::new(line), frame.area())) {
            break Err(error);
        }
        match event::read() {
            Ok(Event::Key(key)) if key.code == KeyCode::Char('q') => break Ok(()),
            Ok(_) => presses += 1,
            Err(error) => break Err(error),
        }
    };
    ratatui::restore();
    ended
}
