//! Reading while what was read before is worked on: a book is read on one thread, and both take their time.

use crate::store::Result;
use std::sync::mpsc;

/// Works on each part of what is read while the next is read, and returns the results in order; the first failure to read ends it.
pub fn worked_on<R: Send, W: Send>(read: impl Iterator<Item = Result<R>>, work: impl Fn(R) -> W + Send) -> Result<Vec<W>> {
    std::thread::scope(|scope| {
        let (sender, receiver) = mpsc::channel();
        let working = scope.spawn(move || receiver.into_iter().map(work).collect());
        for part in read {
            // Nobody takes it only when the work has panicked, which is passed on below.
            let _ = sender.send(part?);
        }
        drop(sender);
        Ok(working.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::ErrorKind;

    #[test]
    fn the_results_are_in_order_and_a_failure_to_read_is_told() {
        assert_eq!(worked_on((0..100).map(Ok), |part| part * 2).expect("reads"), (0..100).map(|part| part * 2).collect::<Vec<_>>());
        let torn = (0..100).map(|part| if part == 50 { Err(ErrorKind::ReadOnly.into()) } else { Ok(part) });
        assert!(matches!(worked_on(torn, |part| part).map_err(|error| error.kind), Err(ErrorKind::ReadOnly)));
    }
}
