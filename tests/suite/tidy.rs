//! The rules of the house that a machine can check.
//!
//! Each rule is a pure function from a text to a list of complaints, so that
//! each can also be shown a bad sample and be seen to refuse it. A rule that was
//! never seen to fail may be checking nothing.
//!
//! Read in this order: `tree.rs` (finding and reading files), `arrows.rs` (who
//! may know whom), `hardening.rs` (the window's settings), `names.rs`,
//! `speech.rs` (words that must not be on the screen), `even.rs` (nothing is
//! measured between two persons), `discreet.rs` (what stands open tells nothing),
//! `frozen.rs` (what shipped is never changed), `comments.rs`.

mod arrows;
mod comments;
mod discreet;
mod even;
mod frozen;
mod hardening;
mod names;
mod speech;
mod tree;

/// Fails with every complaint at once.
#[track_caller]
fn no_complaints(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

/// Applies a rule to many files. Fails also when there was no file at all: then
/// the rule looked in the wrong place.
#[track_caller]
fn holds_for_all(files: &[tree::File], rule: impl Fn(&tree::File) -> Vec<String>) {
    assert!(!files.is_empty(), "the rule found no file to look at");
    let complaints: Vec<String> = files.iter().flat_map(rule).collect();
    no_complaints(&complaints);
}

/// Shows a rule a bad sample, and a good one that differs in the one thing.
#[track_caller]
fn tells_apart(rule: impl Fn(&tree::File) -> Vec<String>, path: &str, bad: &str, good: &str) {
    let complaints = |text: &str| rule(&tree::File { path: path.to_owned(), text: text.to_owned() });
    assert!(!complaints(bad).is_empty(), "the rule lets this pass:\n{bad}");
    let none: Vec<String> = Vec::new();
    assert_eq!(complaints(good), none, "the rule refuses this:\n{good}");
}
