//! What a message says and what came with it: its parts, as mail-parser finds them, and their texts decoded by our own means.

use super::charset::decode;
use super::header::Fields;
use super::html;
use super::marks::Marks;
use super::parameters::Parameters;
use super::tnef;
use super::words::{decode_text, from_base64, from_quoted_printable};
use crate::domain::{Attachment, MailMark};
use crate::text::{clean_input, nfc};
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding, HeaderName, Message, MessageParser, MessagePart, PartType};
use std::borrow::Cow;

/// The most attachments that are listed.
const MOST_ATTACHMENTS: usize = 500;
/// How much of a text is read, in bytes; more than that nobody wrote.
const LONGEST_TEXT: usize = 4 << 20;
const LONGEST_NAME: usize = 255;

/// What a message holds.
#[derive(Debug, Default)]
pub(super) struct Content {
    pub text: String,
    /// The subject, where a winmail.dat says it.
    pub subject: Option<String>,
    pub attachments: Vec<Attachment>,
    /// The types of all parts, the message's own first.
    pub types: Vec<Parameters>,
}

/// Makes the parser that finds parts; all other headers are read by our own means.
pub(super) fn parser() -> MessageParser {
    MessageParser::new()
        .header_content_type(HeaderName::ContentType)
        .header_content_type(HeaderName::ContentDisposition)
        .header_text(HeaderName::ContentTransferEncoding)
        .default_header_ignore()
}

/// Reads what a message holds.
pub(super) fn content(message: &Message<'_>, marks: &mut Marks) -> Content {
    let parts: Vec<Part<'_>> = message.parts.iter().map(|part| Part::of(part, message)).collect();
    let mut found = Content { types: parts.iter().map(|part| part.kind.clone()).collect(), ..Content::default() };
    let mut is_text = vec![false; parts.len()];
    for id in message.text_body.iter().map(|id| *id as usize) {
        // The parser counts pictures that stand between texts among them.
        let is_worded = parts.get(id).is_some_and(Part::is_worded);
        is_text.get_mut(id).into_iter().for_each(|is_text| *is_text = is_worded);
    }
    for (part, is_text) in parts.iter().zip(&mut is_text) {
        // The parser gives up on parts without an end: they are what was still to be read.
        *is_text |= part.part.is_encoding_problem && part.is_text() && !part.is_attached();
    }
    found.text = texts(&parts, &is_text, marks);
    if found.text.trim().is_empty() {
        found.text = html_text(message, &parts, marks);
    }
    list_attachments(&parts, &is_text, &mut found, marks);
    if found.text.trim().is_empty() {
        found.text = forwarded(message, marks);
    }
    marks_of_parts(&parts, marks);
    found
}

/// Joins the texts of a message, in their order.
fn texts(parts: &[Part<'_>], is_text: &[bool], marks: &mut Marks) -> String {
    let mut all = String::new();
    let mut only_html = true;
    for part in parts.iter().zip(is_text).filter(|(_, is_text)| **is_text).map(|(part, _)| part) {
        let text = part.text(marks);
        only_html &= part.is_html();
        if !all.is_empty() && !text.trim().is_empty() {
            all.push_str("\n\n");
        }
        all.push_str(text.trim_matches(['\r', '\n']));
    }
    marks.set_if(only_html && !all.trim().is_empty(), MailMark::HtmlOnly);
    all
}

/// The HTML beside a text that is empty.
fn html_text(message: &Message<'_>, parts: &[Part<'_>], marks: &mut Marks) -> String {
    let pages = message.html_body.iter().filter_map(|id| parts.get(*id as usize)).filter(|part| part.is_html());
    let text = pages.map(|part| part.text(marks)).collect::<Vec<_>>().join("\n\n");
    marks.set_if(!text.trim().is_empty(), MailMark::HtmlOnly);
    text
}

/// The text of a message within, where the one around it says nothing.
fn forwarded(message: &Message<'_>, marks: &mut Marks) -> String {
    let inner = message.parts.iter().find_map(|part| match &part.body {
        PartType::Message(inner) => Some((part, inner)),
        _ => None,
    });
    let Some((_, inner)) = inner else { return String::new() };
    let parts: Vec<Part<'_>> = inner.parts.iter().map(|part| Part::of(part, inner)).collect();
    let is_text = |(id, part): (usize, &Part<'_>)| part.is_worded() && inner.text_body.contains(&(id as u32));
    let is_text: Vec<bool> = parts.iter().enumerate().map(is_text).collect();
    let subject = parts.first().and_then(|top| top.fields.get("subject")).map(|field| decode_text(field, None, marks));
    let text = texts(&parts, &is_text, marks);
    subject.into_iter().chain([text]).collect::<Vec<_>>().join("\n\n")
}

fn list_attachments(parts: &[Part<'_>], is_text: &[bool], found: &mut Content, marks: &mut Marks) {
    for (part, _) in parts.iter().zip(is_text).filter(|(part, is_text)| !**is_text && part.is_listed()) {
        if part.is_winmail() {
            take_winmail(part, found, marks);
        } else if found.attachments.len() < MOST_ATTACHMENTS {
            found.attachments.push(part.attachment(marks));
        }
    }
    // The text in other words is no attachment.
    let has_text = is_text.iter().any(|is_text| *is_text);
    found.attachments.retain(|attachment| !(has_text && attachment.name.is_empty() && attachment.mime == "text/html"));
    for attachment in &mut found.attachments {
        if attachment.name.is_empty() {
            attachment.name = usual_name(&attachment.mime);
        }
    }
}

fn take_winmail(part: &Part<'_>, found: &mut Content, marks: &mut Marks) {
    let winmail = tnef::read(part.part.contents(), marks).unwrap_or_default();
    let is_read = winmail.text.is_some() || !winmail.attachments.is_empty();
    if let Some(text) = winmail.text.filter(|_| found.text.trim().is_empty()) {
        found.text = text;
    }
    found.subject = winmail.subject;
    found.attachments.extend(winmail.attachments);
    if !is_read {
        marks.set(MailMark::Winmail);
        found.attachments.push(part.attachment(marks));
    }
}

/// Names a part without a name after its type.
fn usual_name(mime: &str) -> String {
    match mime.split_once('/') {
        Some(("message", _)) => "message.eml".to_owned(),
        Some(("text", "calendar")) => "invitation.ics".to_owned(),
        Some(("text", "plain")) => "text.txt".to_owned(),
        Some((first, rest)) if !rest.is_empty() && rest.len() <= 5 => format!("{first}.{rest}"),
        _ => "attachment".to_owned(),
    }
}

fn marks_of_parts(parts: &[Part<'_>], marks: &mut Marks) {
    for part in parts {
        let is_sealed = part.kind.value == "multipart/encrypted"
            || (part.kind.value.ends_with("pkcs7-mime") && part.kind.plain("smime-type").is_none_or(|kind| !kind.starts_with("signed")));
        marks.set_if(is_sealed, MailMark::Encrypted);
    }
}

/// A part with its own header lines.
struct Part<'m> {
    part: &'m MessagePart<'m>,
    raw: &'m [u8],
    fields: Fields<'m>,
    kind: Parameters,
    disposition: Parameters,
}

impl<'m> Part<'m> {
    fn of(part: &'m MessagePart<'m>, message: &'m Message<'m>) -> Part<'m> {
        let raw: &[u8] = message.raw_message.as_ref();
        let (start, body, end) = (part.offset_header as usize, part.offset_body as usize, part.offset_end as usize);
        let fields = Fields::read(raw.get(start..body.max(start)).unwrap_or_default());
        Part {
            part,
            raw: raw.get(body..end.max(body).min(raw.len())).unwrap_or_default(),
            kind: Parameters::read(fields.get("content-type")),
            disposition: Parameters::read(fields.get("content-disposition")),
            fields,
        }
    }

    fn is_html(&self) -> bool {
        self.kind.value == "text/html" || matches!(self.part.body, PartType::Html(_))
    }

    fn is_text(&self) -> bool {
        matches!(self.kind.value.as_str(), "" | "text" | "text/plain" | "text/html" | "text/enriched")
    }

    fn is_worded(&self) -> bool {
        matches!(self.part.body, PartType::Text(_) | PartType::Html(_))
    }

    fn is_attached(&self) -> bool {
        self.disposition.value == "attachment"
    }

    /// Whether it is a thing that came along: not a container, not the text.
    fn is_listed(&self) -> bool {
        !matches!(self.part.body, PartType::Multipart(_)) && !self.kind.value.starts_with("multipart/")
    }

    fn is_winmail(&self) -> bool {
        matches!(self.kind.value.as_str(), "application/ms-tnef" | "application/vnd.ms-tnef")
            || self.kind.plain("name").is_some_and(|name| name.eq_ignore_ascii_case("winmail.dat"))
    }

    fn charset(&self) -> Option<String> {
        self.kind.plain("charset").filter(|charset| !charset.trim().is_empty())
    }

    /// Returns the part's text, decoded; HTML as text.
    fn text(&self, marks: &mut Marks) -> String {
        let charset = self.charset();
        let said = charset.as_deref().map(str::to_ascii_lowercase).unwrap_or_default();
        let is_sound = matches!(said.as_str(), "" | "utf-8" | "us-ascii" | "utf8");
        let found = match &self.part.body {
            // What the parser read as UTF-8 without a flaw needs no second look, unless it shifts.
            PartType::Text(text) | PartType::Html(text)
                if is_sound && !self.is_torn() && !text.contains([char::REPLACEMENT_CHARACTER, '\u{1b}', '\u{e}']) =>
            {
                marks.set_if(!text.is_ascii() && !said.starts_with("utf"), MailMark::Charset);
                Cow::Borrowed(text.as_ref())
            }
            _ => self.decoded(charset, marks),
        };
        let found = shortened(&found, marks);
        if self.is_html() { html::to_text(found) } else { found.to_owned() }
    }

    /// Whether the parser took the encoded text for the text itself, as it does with one that has no end.
    fn is_torn(&self) -> bool {
        self.part.is_encoding_problem
    }

    fn decoded(&self, charset: Option<String>, marks: &mut Marks) -> Cow<'_, str> {
        let encoding = self.fields.word("content-transfer-encoding");
        let bytes = match (self.part.encoding, encoding.as_str()) {
            (Encoding::Base64, _) | (_, "base64") => {
                // No line of base64 begins with a dash: that is the next part.
                let end = memchr::memmem::find(self.raw, b"\n--").unwrap_or(self.raw.len());
                Cow::Owned(from_base64(self.raw.get(..end).unwrap_or(self.raw)))
            }
            (Encoding::QuotedPrintable, _) | (_, "quoted-printable") => {
                Cow::Owned(quoted_printable_decode(self.raw).unwrap_or_else(|| from_quoted_printable(self.raw)))
            }
            _ => Cow::Borrowed(self.raw),
        };
        let charset = charset.or_else(|| self.is_html().then(|| charset_of_page(&bytes)).flatten());
        Cow::Owned(decode(&bytes, charset.as_deref(), marks).into_owned())
    }

    fn attachment(&self, marks: &mut Marks) -> Attachment {
        let names = [(&self.disposition, "filename"), (&self.kind, "name")];
        let charset = None;
        let name = names.iter().find_map(|(field, name)| field.text(name, charset, marks).filter(|name| !name.trim().is_empty()));
        let name = name.or_else(|| self.name_of_message(marks)).unwrap_or_default();
        let mime = if self.kind.value.is_empty() { "text/plain" } else { self.kind.value.as_str() };
        let size = match &self.part.body {
            PartType::Message(_) => self.raw.len(),
            _ => self.part.contents().len(),
        };
        Attachment { name: file_name(&name), mime: clean_input(mime).chars().take(LONGEST_NAME).collect(), size: size as u64 }
    }

    /// Names a message within after its subject.
    fn name_of_message(&self, marks: &mut Marks) -> Option<String> {
        let PartType::Message(inner) = &self.part.body else { return None };
        let top = inner.parts.first().map(|part| Part::of(part, inner))?;
        let subject = decode_text(top.fields.get("subject")?, None, marks);
        Some(format!("{}.eml", subject.trim())).filter(|name| name.len() > 4)
    }
}

/// Returns a name without the folders it may pretend to be in.
fn file_name(name: &str) -> String {
    let name = clean_input(name);
    let name = nfc(&name);
    let name = name.trim().rsplit(['/', '\\']).next().unwrap_or_default();
    name.chars().take(LONGEST_NAME).collect()
}

fn shortened<'t>(text: &'t str, marks: &mut Marks) -> &'t str {
    if text.len() <= LONGEST_TEXT {
        return text;
    }
    marks.set(MailMark::Cut);
    text.get(..text.floor_char_boundary(LONGEST_TEXT)).unwrap_or_default()
}

/// Reads the charset that a page says of itself.
fn charset_of_page(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(2_048))?).to_ascii_lowercase();
    let (_, rest) = head.split_once("charset=")?;
    let rest = rest.trim_start_matches(['"', '\'', ' ']);
    let charset: String =
        rest.chars().take_while(|character| character.is_ascii_alphanumeric() || matches!(character, '-' | '_')).collect();
    Some(charset).filter(|charset| !charset.is_empty())
}
