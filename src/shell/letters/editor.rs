//! A text in the person's own editor, where a command line has the terminal to itself.

use std::io::Write;
use std::process::Command;

/// Opens a text in `$VISUAL` or `$EDITOR` and returns what it became; in words of the system why it did not.
pub fn edited(text: &str) -> Result<String, String> {
    let named = |name: &str| std::env::var(name).ok().filter(|value| !value.trim().is_empty());
    let editor = named("VISUAL").or_else(|| named("EDITOR")).unwrap_or_else(|| "vi".to_owned());
    let words = super::send::split(&editor).filter(|words| !words.is_empty()).ok_or_else(|| editor.clone())?;
    let path = std::env::temp_dir().join(format!("mimamori-{}-{:x}.txt", std::process::id(), fastrand::u64(..)));
    let told = |error: std::io::Error| format!("{}: {error}", path.display());
    let mut file = super::create(&path).map_err(told)?;
    file.write_all(text.as_bytes()).map_err(told)?;
    drop(file);
    let status = Command::new(&words[0]).args(&words[1..]).arg(&path).status();
    let read = std::fs::read_to_string(&path).map_err(told);
    // What was written in it is read by now; a copy that stays is no harm to the letter.
    let _ = std::fs::remove_file(&path);
    match status {
        Ok(status) if status.success() => read,
        Ok(status) => Err(format!("{}: {status}", words[0])),
        Err(error) => Err(format!("{}: {error}", words[0])),
    }
}
