//! A book that nobody keeps: in a folder of its own among the temporary files, gone with this value.

use crate::cli::failure::Failure;
use std::path::PathBuf;

pub struct Throwaway {
    folder: PathBuf,
}

impl Throwaway {
    /// Makes the folder, which only this person can look into.
    pub fn new() -> Result<Throwaway, Failure> {
        let folder = std::env::temp_dir().join(format!("mimamori-{}-{:016x}", std::process::id(), fastrand::u64(..)));
        std::fs::create_dir(&folder).map_err(|error| Failure::io(&folder, &error))?;
        Ok(Throwaway { folder })
    }

    /// Returns where the book is to be made.
    pub fn book(&self) -> PathBuf {
        self.folder.join("demo.mimamori")
    }
}

impl Drop for Throwaway {
    fn drop(&mut self) {
        // What cannot be removed now, the system removes with its other temporary files.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
