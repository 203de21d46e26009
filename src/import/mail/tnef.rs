//! winmail.dat: what Outlook puts a message into (TNEF). Read are the plain text, the subject and the attachments' names and
//! sizes; the formatted text (RTF) is not.

use super::charset::decode;
use super::html;
use super::marks::Marks;
use crate::domain::Attachment;

const SIGNATURE: u32 = 0x223e_9f78;
// Attributes of the message and of attachments.
const SUBJECT: u32 = 0x0001_8004;
const BODY: u32 = 0x0002_800c;
const CODE_PAGE: u32 = 0x0006_9007;
const PROPERTIES: u32 = 0x0006_9003;
const NEW_ATTACHMENT: u32 = 0x0006_9002;
const ATTACHMENT_TITLE: u32 = 0x0001_8010;
const ATTACHMENT_DATA: u32 = 0x0006_800f;
const ATTACHMENT_PROPERTIES: u32 = 0x0006_9005;
// Properties.
const PROPERTY_SUBJECT: u16 = 0x0037;
const PROPERTY_BODY: u16 = 0x1000;
const PROPERTY_HTML: u16 = 0x1013;
const PROPERTY_LONG_NAME: u16 = 0x3707;
const PROPERTY_MIME: u16 = 0x370e;

/// What a winmail.dat holds.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Winmail {
    pub subject: Option<String>,
    pub text: Option<String>,
    pub attachments: Vec<Attachment>,
}

/// Reads a winmail.dat as far as it is sound; `None` when it is none.
pub(super) fn read(bytes: &[u8], marks: &mut Marks) -> Option<Winmail> {
    let mut input = Input(bytes);
    if input.u32()? != SIGNATURE {
        return None;
    }
    input.u16()?;
    let (mut found, mut charset) = (Winmail::default(), None);
    while let Some((id, data)) = attribute(&mut input) {
        take(&mut found, &mut charset, id, data, marks);
    }
    Some(found)
}

fn attribute<'b>(input: &mut Input<'b>) -> Option<(u32, &'b [u8])> {
    input.take(1)?;
    let (id, length) = (input.u32()?, input.u32()?);
    let data = input.take(length as usize)?;
    // A sum over the data.
    input.u16();
    Some((id, data))
}

fn take(found: &mut Winmail, charset: &mut Option<String>, id: u32, data: &[u8], marks: &mut Marks) {
    let text = |data: &[u8], marks: &mut Marks| {
        let data = data.split(|byte| *byte == 0).next().unwrap_or_default();
        Some(decode(data, charset.as_deref(), marks).into_owned()).filter(|text| !text.trim().is_empty())
    };
    match id {
        CODE_PAGE => *charset = Input(data).u32().map(|page| format!("cp{page}")).map(|label| label.replace("cp125", "windows-125")),
        SUBJECT => found.subject = text(data, marks).or(found.subject.take()),
        BODY => found.text = text(data, marks).or(found.text.take()),
        PROPERTIES => {
            for (property, value) in properties(data) {
                match property {
                    PROPERTY_SUBJECT => found.subject = found.subject.take().or_else(|| value.text(charset.as_deref(), marks)),
                    PROPERTY_BODY => found.text = found.text.take().or_else(|| value.text(charset.as_deref(), marks)),
                    PROPERTY_HTML => {
                        let page = value.text(charset.as_deref(), marks);
                        found.text = found.text.take().or_else(|| page.map(|page| html::to_text(&page)));
                    }
                    _ => {}
                }
            }
        }
        NEW_ATTACHMENT => {
            found.attachments.push(Attachment { name: String::new(), mime: "application/octet-stream".to_owned(), size: 0 });
        }
        ATTACHMENT_TITLE | ATTACHMENT_DATA | ATTACHMENT_PROPERTIES => {
            let Some(attachment) = found.attachments.last_mut() else { return };
            match id {
                ATTACHMENT_TITLE if attachment.name.is_empty() => attachment.name = text(data, marks).unwrap_or_default(),
                ATTACHMENT_DATA => attachment.size = data.len() as u64,
                ATTACHMENT_PROPERTIES => attachment_properties(attachment, data, charset.as_deref(), marks),
                _ => {}
            }
        }
        _ => {}
    }
}

fn attachment_properties(attachment: &mut Attachment, data: &[u8], charset: Option<&str>, marks: &mut Marks) {
    for (property, value) in properties(data) {
        match property {
            PROPERTY_LONG_NAME => attachment.name = value.text(charset, marks).unwrap_or_default(),
            PROPERTY_MIME => attachment.mime = value.text(charset, marks).unwrap_or_default(),
            _ => {}
        }
    }
}

/// The value of a property that may be text.
enum Value<'b> {
    Wide(&'b [u8]),
    Narrow(&'b [u8]),
    Other,
}

impl Value<'_> {
    fn text(&self, charset: Option<&str>, marks: &mut Marks) -> Option<String> {
        let text = match self {
            Value::Wide(bytes) => encoding_rs::UTF_16LE.decode_without_bom_handling(bytes).0.into_owned(),
            Value::Narrow(bytes) => decode(bytes, charset, marks).into_owned(),
            Value::Other => return None,
        };
        Some(text.trim_end_matches('\0').to_owned()).filter(|text| !text.trim().is_empty())
    }
}

/// Reads properties until one is of no known type: what stands behind it cannot be found.
fn properties(data: &[u8]) -> Vec<(u16, Value<'_>)> {
    let mut input = Input(data);
    let count = input.u32().unwrap_or_default();
    let mut found = Vec::new();
    for _ in 0..count {
        let Some(property) = property(&mut input) else { break };
        found.push(property);
    }
    found
}

fn property<'b>(input: &mut Input<'b>) -> Option<(u16, Value<'b>)> {
    let (kind, id) = (input.u16()?, input.u16()?);
    if id >= 0x8000 {
        skip_name(input)?;
    }
    let is_many = kind & 0x1000 != 0;
    let kind = kind & 0x0fff;
    let is_sized = matches!(kind, 0x0d | 0x1e | 0x1f | 0x102);
    let count = if is_many || is_sized { input.u32()? } else { 1 };
    let mut first = Value::Other;
    for index in 0..count {
        let value = value(input, kind)?;
        if index == 0 {
            first = value;
        }
    }
    Some((id, first))
}

fn value<'b>(input: &mut Input<'b>, kind: u16) -> Option<Value<'b>> {
    Some(match kind {
        0x0d | 0x1e | 0x1f | 0x102 => {
            let length = input.u32()? as usize;
            let bytes = input.take(length)?;
            input.pad(length);
            match kind {
                0x1f => Value::Wide(bytes),
                0x1e | 0x102 => Value::Narrow(bytes),
                _ => Value::Other,
            }
        }
        // Numbers, of four and of eight bytes; nothing; an id of sixteen.
        0x02 | 0x03 | 0x04 | 0x0a | 0x0b => input.take(4).map(|_| Value::Other)?,
        0x05 | 0x06 | 0x07 | 0x14 | 0x40 => input.take(8).map(|_| Value::Other)?,
        0x48 => input.take(16).map(|_| Value::Other)?,
        0x00 | 0x01 => Value::Other,
        _ => return None,
    })
}

fn skip_name(input: &mut Input<'_>) -> Option<()> {
    input.take(16)?;
    if input.u32()? == 0 {
        input.take(4)?;
    } else {
        let length = input.u32()? as usize;
        input.take(length)?;
        input.pad(length);
    }
    Some(())
}

/// Bytes that are taken from the front.
struct Input<'b>(&'b [u8]);

impl<'b> Input<'b> {
    fn take(&mut self, length: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn u16(&mut self) -> Option<u16> {
        self.take(2)?.try_into().ok().map(u16::from_le_bytes)
    }

    fn u32(&mut self) -> Option<u32> {
        self.take(4)?.try_into().ok().map(u32::from_le_bytes)
    }

    /// Values fill whole groups of four bytes.
    fn pad(&mut self, length: usize) {
        self.take((4 - length % 4) % 4);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attribute(id: u32, data: &[u8]) -> Vec<u8> {
        let mut bytes = vec![1];
        bytes.extend(id.to_le_bytes());
        bytes.extend((data.len() as u32).to_le_bytes());
        bytes.extend(data);
        bytes.extend([0, 0]);
        bytes
    }

    fn wide(id: u16, text: &str) -> Vec<u8> {
        let units: Vec<u8> = text.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        let mut bytes = [0x1f_u16.to_le_bytes(), id.to_le_bytes()].concat();
        bytes.extend(1_u32.to_le_bytes());
        bytes.extend((units.len() as u32).to_le_bytes());
        bytes.extend(&units);
        bytes.resize(bytes.len().div_ceil(4) * 4, 0);
        bytes
    }

    fn winmail() -> Vec<u8> {
        let mut bytes = SIGNATURE.to_le_bytes().to_vec();
        bytes.extend([1, 0]);
        bytes.extend(attribute(CODE_PAGE, &932_u32.to_le_bytes()));
        bytes.extend(attribute(SUBJECT, &[&encoding_rs::SHIFT_JIS.encode("更新の件").0[..], b"\0"].concat()));
        let body = wide(PROPERTY_BODY, "お世話になっております。");
        bytes.extend(attribute(PROPERTIES, &[&1_u32.to_le_bytes()[..], &body].concat()));
        bytes.extend(attribute(NEW_ATTACHMENT, &[0; 14]));
        bytes.extend(attribute(ATTACHMENT_TITLE, b"SHORT~1.PDF\0"));
        bytes.extend(attribute(ATTACHMENT_DATA, &[7; 100]));
        let name = wide(PROPERTY_LONG_NAME, "見積書.pdf");
        bytes.extend(attribute(ATTACHMENT_PROPERTIES, &[&1_u32.to_le_bytes()[..], &name].concat()));
        bytes
    }

    #[test]
    fn a_winmail_tells_its_text_and_lists_its_attachments() {
        let found = read(&winmail(), &mut Marks::default()).expect("is one");
        assert_eq!(found.subject.as_deref(), Some("更新の件"));
        assert_eq!(found.text.as_deref(), Some("お世話になっております。"));
        let attachment = Attachment { name: "見積書.pdf".to_owned(), mime: "application/octet-stream".to_owned(), size: 100 };
        assert_eq!(found.attachments, [attachment]);
    }

    #[test]
    fn a_torn_winmail_is_read_as_far_as_it_goes() {
        let whole = winmail();
        for end in 0..whole.len() {
            read(whole.get(..end).expect("is inside"), &mut Marks::default());
        }
        assert_eq!(read(b"not one", &mut Marks::default()), None);
    }
}
