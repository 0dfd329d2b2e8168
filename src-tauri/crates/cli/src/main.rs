//! `hearth`: the household file from the command line, without a window.
//!
//! For rescue, scripts and tests. It does nothing that a person could not do in the window, and sees
//! nothing that the person who gives the passphrase may not see. Read `arguments.rs` for the words it
//! takes, `commands.rs` for what it does, `outcome.rs` for what it answers.

mod arguments;
mod commands;
mod outcome;
mod secrets;

use std::alloc::System;
use std::process::ExitCode;
use zeroizing_alloc::ZeroAlloc;

/// As in the window: memory is wiped as it is freed.
#[global_allocator]
static WIPING: ZeroAlloc<System> = ZeroAlloc(System);

fn main() -> ExitCode {
    match arguments::read(std::env::args_os()).and_then(commands::run) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.tell(),
    }
}
