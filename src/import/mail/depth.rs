//! How deep parts lie in parts. A message can be made to nest a million deep, which no reader's stack or time survives: what
//! lies deeper than any program writes is cut off before it is parsed.

/// Forwards of forwards reach ten.
const DEEPEST: usize = 64;
const BOUNDARY: &[u8] = b"boundary";
const LONGEST_BOUNDARY: usize = 200;

/// Returns the bytes up to where parts lie too deep; all of them where they do not.
pub(super) fn shallow(bytes: &[u8]) -> &[u8] {
    let mut open: Vec<Vec<u8>> = Vec::new();
    let mut messages = 0;
    let mut at = 0;
    for end in memchr::memchr_iter(b'\n', bytes) {
        let line = bytes.get(at..=end).unwrap_or_default();
        if let Some(rest) = line.strip_prefix(b"--") {
            let ended = open.iter().rposition(|boundary| rest.starts_with(boundary));
            if let Some(found) = ended {
                let is_last = open.get(found).and_then(|boundary| rest.get(boundary.len()..)).is_some_and(|tail| tail.starts_with(b"--"));
                open.truncate(if is_last { found } else { found + 1 });
                messages = 0;
            }
        } else if let Some(boundary) = boundary(line) {
            open.push(boundary);
        } else if is_message(line) {
            messages += 1;
        }
        if open.len() + messages > DEEPEST {
            return bytes.get(..at).unwrap_or(bytes);
        }
        at += line.len();
    }
    bytes
}

fn boundary(line: &[u8]) -> Option<Vec<u8>> {
    // Stands in the line of the type, or in one that goes on with it.
    if !matches!(line.first(), Some(b'c' | b'C' | b' ' | b'\t')) {
        return None;
    }
    let at = line.windows(BOUNDARY.len()).position(|word| word.eq_ignore_ascii_case(BOUNDARY))?;
    let value = line.get(at + BOUNDARY.len()..)?.trim_ascii_start().strip_prefix(b"=")?.trim_ascii();
    let value = match value.strip_prefix(b"\"") {
        Some(quoted) => quoted.split(|byte| *byte == b'"').next()?,
        None => value.split(|byte| *byte == b';' || byte.is_ascii_whitespace()).next()?,
    };
    value.get(..value.len().min(LONGEST_BOUNDARY)).map(<[u8]>::to_vec)
}

fn is_message(line: &[u8]) -> bool {
    let is_type = line.get(..13).is_some_and(|start| start.eq_ignore_ascii_case(b"content-type:"));
    is_type && line.windows(8).any(|word| word.eq_ignore_ascii_case(b"message/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nested(levels: usize) -> Vec<u8> {
        let open = |level: usize| format!("Content-Type: multipart/mixed; boundary=\"b{level}x\"\n\n--b{level}x\n");
        (0..levels).map(open).collect::<String>().into_bytes()
    }

    #[test]
    fn only_what_lies_too_deep_is_cut_off() {
        assert_eq!(shallow(&nested(60)), nested(60));
        assert!(shallow(&nested(1_000)).len() < nested(70).len());
        let messages = b"Content-Type: message/rfc822\n\n".repeat(1_000);
        assert!(shallow(&messages).len() < messages.len() / 10);
    }

    #[test]
    fn parts_beside_each_other_are_not_deep() {
        let part = b"--top\nContent-Type: multipart/alternative; boundary=in\n\n--in\n\na\n--in--\n";
        let digest = [&b"Content-Type: multipart/mixed; boundary=top\n\n"[..], &part.repeat(500)].concat();
        assert_eq!(shallow(&digest).len(), digest.len());
        let forwards = b"--top\nContent-Type: message/rfc822\n\nSubject: x\n\nx\n";
        let digest = [&b"Content-Type: multipart/digest; boundary=top\n\n"[..], &forwards.repeat(500)].concat();
        assert_eq!(shallow(&digest).len(), digest.len());
    }
}
