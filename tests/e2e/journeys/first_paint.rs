//! How long a person waits until something can be read in the window, beside a
//! Tauri window with one line in it. Read off the screen's own pixels, because a
//! page cannot know when it is seen. Run by `cargo xtask bench`.

use std::path::Path;
use std::time::{Duration, Instant};

use e2e::{Binary, Desk};

const ROUNDS: usize = 9;

#[test]
#[ignore = "prints how long things take, and judges nothing"]
fn first_paint() {
    let shipping = Binary::Shipping.path();
    let bare = shipping.with_file_name("examples").join("bare");
    // Taken in turns, so that a busy moment of the machine meets both.
    let (mut of_ours, mut of_bare) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        of_bare.push(until_read(&bare));
        of_ours.push(until_read(&shipping));
    }
    let (ours, bare) = (median(of_ours), median(of_bare));
    println!("first paint, median of {ROUNDS}:");
    println!("  a bare window  {:>5} ms", bare.as_millis());
    println!("  Hearthside     {:>5} ms", ours.as_millis());
    println!("  ratio          {:>5.2}", ours.as_secs_f64() / bare.as_secs_f64());
}

fn until_read(binary: &Path) -> Duration {
    let desk = Desk::new();
    let start = Instant::now();
    let running = desk.start(binary);
    desk.wait_for_words();
    let took = start.elapsed();
    drop(running);
    took
}

fn median(mut of: Vec<Duration>) -> Duration {
    of.sort();
    of[of.len() / 2]
}
