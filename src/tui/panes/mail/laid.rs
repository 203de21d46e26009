//! The lines of a conversation as they stand on the screen: laid out once for a width, for wrapping long mail is slow.

use crate::domain::mail_text::{Part, Piece, split};
use crate::domain::whose::Whose;
use crate::domain::{Direction, Mail, MailId, MailRole, Row};
use crate::review::whose::ourselves;
use crate::say;
use crate::store::mail::owed::name_of;
use crate::text::{display, display_lines, wrap};
use crate::theme::Role;
use crate::tui::pane::Cx;
use crate::tui::widget::Phrase;
use crate::wording::inbox;

/// How it is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Laying {
    /// Quotes and signatures too.
    pub all: bool,
    pub newest_first: bool,
}

pub struct Laid {
    pub width: u16,
    pub lines: Vec<Phrase<'static>>,
    /// The first line of each message.
    starts: Vec<(usize, MailId)>,
}

/// Names of receivers that are written out.
const RECEIVERS: usize = 4;
/// Cells by which what a message says is set in.
const INDENT: &str = "  ";

impl Laid {
    pub fn new(cx: &Cx<'_>, messages: &[Row<MailId, Mail>], laying: Laying, width: u16) -> Laid {
        let mut laid = Laid { width, lines: Vec::new(), starts: Vec::new() };
        let us = ourselves(cx.book.connection()).unwrap_or_default();
        let mut order: Vec<&Row<MailId, Mail>> = messages.iter().collect();
        if laying.newest_first {
            order.reverse();
        }
        for mail in order {
            if !laid.lines.is_empty() {
                laid.lines.push(Phrase::default());
            }
            laid.starts.push((laid.lines.len(), mail.id));
            laid.head(cx, mail, &us);
            laid.body(cx, mail, laying.all);
        }
        laid
    }

    fn head(&mut self, cx: &Cx<'_>, mail: &Mail, us: &Whose) {
        let from = inbox::writer(cx.words, us, mail);
        let from = display(&from).into_owned();
        let role = if mail.direction == Direction::Out { Role::Heading } else { Role::Accent };
        let mut to: Vec<String> = mail
            .people
            .iter()
            .filter(|person| matches!(person.role, MailRole::To | MailRole::Cc))
            .map(|person| display(&name_of(person)).into_owned())
            .collect();
        let more = to.len().saturating_sub(RECEIVERS);
        to.truncate(RECEIVERS);
        let mut receivers = to.join(", ");
        if more > 0 {
            receivers = format!("{receivers} {}", say!(cx.words, "mail-more-people", n = more));
        }
        let when = cx.format.timestamp(mail.at);
        let kind = if mail.kind == crate::domain::MailKind::Message { String::new() } else { format!("   {}", cx.words.word(mail.kind)) };
        let head = Phrase::new(from, role)
            .then(format!("  → {receivers}"), Role::Dim)
            .then(format!("   {when}"), Role::Dim)
            .then(kind, Role::Notice);
        self.lines.push(head);
        if !mail.attachments.is_empty() {
            let files = inbox::attachments(cx.words, cx.format, &mail.attachments);
            self.wrapped(cx, &files, Role::Notice);
        }
    }

    fn body(&mut self, cx: &Cx<'_>, mail: &Mail, all: bool) {
        let pieces = split(&mail.body);
        if pieces.iter().all(|piece| piece.text.trim().is_empty()) {
            self.wrapped(cx, &say!(cx.words, "mail-no-text"), Role::Dim);
        }
        let mut folded = 0;
        for piece in &pieces {
            let is_quote = matches!(piece.part, Part::Quote(_));
            if is_quote && !all {
                folded += lines_of(piece);
                continue;
            }
            self.fold(cx, "mail-folded-quote", std::mem::take(&mut folded));
            match piece.part {
                Part::Signature if !all => self.fold(cx, "mail-folded-signature", lines_of(piece)),
                Part::Own => self.wrapped(cx, trimmed(piece.text), Role::Text),
                Part::Signature | Part::Quote(_) => self.wrapped(cx, trimmed(piece.text), Role::Dim),
            }
        }
        self.fold(cx, "mail-folded-quote", folded);
    }

    /// Says what is folded away.
    fn fold(&mut self, cx: &Cx<'_>, id: &str, lines: usize) {
        if lines > 0 {
            self.lines.push(Phrase::new(format!("{INDENT}▸ {}", say!(cx.words, id, n = lines)), Role::Dim));
        }
    }

    fn wrapped(&mut self, cx: &Cx<'_>, text: &str, role: Role) {
        if text.trim().is_empty() {
            return;
        }
        let room = usize::from(self.width).saturating_sub(INDENT.len()).max(1);
        let safe = display_lines(text);
        for line in wrap(&safe, room, cx.look.cells) {
            self.lines.push(Phrase::new(format!("{INDENT}{line}"), role));
        }
    }

    /// Returns the first line of a message.
    pub fn start_of(&self, mail: MailId) -> Option<usize> {
        self.starts.iter().find(|(_, id)| *id == mail).map(|(line, _)| *line)
    }

    /// Returns the message that a line belongs to.
    pub fn message_at(&self, line: usize) -> Option<MailId> {
        self.starts.iter().rev().find(|(start, _)| *start <= line).map(|(_, id)| *id)
    }

    /// Returns where the next message begins, or the one before.
    pub fn next_start(&self, line: usize, below: bool) -> usize {
        let mut starts = self.starts.iter().map(|(start, _)| *start);
        let found = if below { starts.find(|start| *start > line) } else { starts.rfind(|start| *start < line) };
        found.unwrap_or(if below { line } else { 0 })
    }
}

fn lines_of(piece: &Piece<'_>) -> usize {
    piece.text.lines().filter(|line| !line.trim().is_empty()).count()
}

/// Blank lines around a piece are not shown.
fn trimmed(text: &str) -> &str {
    let end = text.trim_end();
    // The first line keeps what it is set in by.
    end.find(|character: char| !character.is_whitespace()).and_then(|first| end.get(..first)).map_or(end, |lead| {
        let cut = lead.rfind('\n').map_or(0, |at| at + 1);
        end.get(cut..).unwrap_or(end)
    })
}
