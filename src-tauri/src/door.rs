//! The one way from a command to the household.
//!
//! One thread holds the program and takes one job after the other, in the order in which they
//! arrive. So every save goes through one queue, and an answer to the window means that the commit
//! is done.

use app::{AppError, Program};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;
use std::thread;
use tauri::async_runtime;

type Job = Box<dyn FnOnce(&mut Program) + Send>;

/// Where jobs for the household are handed in.
pub(crate) struct Door {
    jobs: mpsc::Sender<Job>,
}

impl Door {
    /// Starts the thread that holds the program.
    pub(crate) fn open(mut program: Program) -> Self {
        let (jobs, queue) = mpsc::channel::<Job>();
        thread::spawn(move || {
            while let Ok(job) = queue.recv() {
                // A job that panics answers nothing. What it may have left half done in memory is
                // forgotten with the room; the file has its own transaction.
                if catch_unwind(AssertUnwindSafe(|| job(&mut program))).is_err() {
                    program.lock();
                }
            }
        });
        Self { jobs }
    }

    /// Hands a job in that has no answer. It is done before whatever is handed in later.
    pub(crate) fn hand_in(&self, act: impl FnOnce(&mut Program) + Send + 'static) {
        _ = self.jobs.send(Box::new(act));
    }

    /// Hands a job in, and waits for its answer.
    pub(crate) async fn ask<T: Send + 'static>(
        &self,
        act: impl FnOnce(&mut Program) -> Result<T, AppError> + Send + 'static,
    ) -> Result<T, AppError> {
        let (answer, mut answered) = async_runtime::channel(1);
        let job: Job = Box::new(move |program| drop(answer.blocking_send(act(program))));
        self.jobs.send(job).map_err(|_| AppError::Locked)?;
        answered.recv().await.unwrap_or(Err(AppError::Locked))
    }
}

#[cfg(test)]
mod tests {
    use super::Door;
    use app::{AppError, Folders, Program};

    fn door() -> Door {
        let nowhere = std::env::temp_dir().join("hearthside-no-such-folder");
        Door::open(Program::start(Folders { config: nowhere.clone(), data: nowhere }))
    }

    #[test]
    fn a_locked_program_answers_locked() {
        let answer = tauri::async_runtime::block_on(door().ask(|program| program.open().map(|_| ())));
        assert_eq!(answer, Err(AppError::Locked));
    }

    #[test]
    fn a_job_that_panics_locks_and_the_next_one_is_still_answered() {
        let door = door();
        let first: Result<(), _> = tauri::async_runtime::block_on(door.ask(|_| panic!("on purpose")));
        assert_eq!(first, Err(AppError::Locked));
        assert_eq!(tauri::async_runtime::block_on(door.ask(|program| Ok(program.is_open()))), Ok(false));
    }
}
