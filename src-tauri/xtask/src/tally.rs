//! Counting: what each runner says about its tests, added up.

use std::ops::AddAssign;

/// How many checks passed and how many failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
}

impl Tally {
    pub(crate) const ONE_PASSED: Self = Self { passed: 1, failed: 0 };
    pub(crate) const ONE_FAILED: Self = Self { passed: 0, failed: 1 };

    /// A runner that ended badly without naming a failed test (it did not
    /// compile, it crashed) still counts as one failure.
    pub(crate) fn given_the_end(mut self, ended_well: bool) -> Self {
        if !ended_well && self.failed == 0 {
            self.failed = 1;
        }
        self
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// Adds up the lines `test result: ok. 12 passed; 0 failed; ...` of cargo.
pub(crate) fn of_cargo(text: &str) -> Tally {
    let mut tally = Tally::default();
    for line in text.lines() {
        let line = without_colour(line);
        let Some(rest) = line.trim_start().strip_prefix("test result: ") else {
            continue;
        };
        tally += Tally {
            passed: number_before(rest, " passed").unwrap_or(0),
            failed: number_before(rest, " failed").unwrap_or(0),
        };
    }
    tally
}

/// Reads the line `Summary [ 9.1s] 589 tests run: 588 passed (1 slow), 1 failed, 2 skipped` of nextest.
pub(crate) fn of_nextest(text: &str) -> Tally {
    let mut tally = Tally::default();
    for line in text.lines() {
        let line = without_colour(line);
        let Some(rest) = line.trim_start().strip_prefix("Summary [") else {
            continue;
        };
        let Some((_, results)) = rest.split_once(" run: ") else {
            continue;
        };
        for part in results.split([',', '(', ')']).map(str::trim) {
            let Some((number, what)) = part.split_once(' ') else {
                continue;
            };
            let number = number.parse().unwrap_or(0);
            match what {
                "passed" => tally.passed += number,
                "failed" | "exec failed" | "timed out" => tally.failed += number,
                // Of those that passed some were slow; those that were skipped were not asked for.
                _ => {}
            }
        }
    }
    tally
}

/// Reads the line `Tests  1 failed | 11 passed (12)` of vitest.
pub(crate) fn of_vitest(text: &str) -> Tally {
    let mut tally = Tally::default();
    for line in text.lines() {
        let line = without_colour(line);
        let Some(rest) = line.trim_start().strip_prefix("Tests ") else {
            continue;
        };
        tally += Tally {
            passed: number_before(rest, " passed").unwrap_or(0),
            failed: number_before(rest, " failed").unwrap_or(0),
        };
    }
    tally
}

fn number_before(text: &str, word: &str) -> Option<u64> {
    let end = text.find(word)?;
    let digits = text[..end].rsplit(|c: char| !c.is_ascii_digit()).next().filter(|digits| !digits.is_empty())?;
    digits.parse().ok()
}

/// Terminal colours come as `ESC [ ... m`.
fn without_colour(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(start) = rest.find('\u{1b}') {
        plain.push_str(&rest[..start]);
        rest = match rest[start..].find('m') {
            Some(end) => &rest[start + end + 1..],
            None => "",
        };
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_results_of_several_test_binaries_are_added_up() {
        let text = "\
running 2 tests
test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s
something else passed 99 passed
test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out
";
        assert_eq!(of_cargo(text), Tally { passed: 15, failed: 2 });
    }

    #[test]
    fn the_summary_of_vitest_is_read_through_its_colours() {
        let text = "\u{1b}[2m Test Files \u{1b}[22m 3 passed (3)\n\u{1b}[2m      Tests \u{1b}[22m \u{1b}[31m1 failed\u{1b}[39m | \u{1b}[32m11 passed\u{1b}[39m (12)\n";
        assert_eq!(of_vitest(text), Tally { passed: 11, failed: 1 });
    }

    #[test]
    fn the_summary_of_nextest_is_read_with_every_way_to_fail() {
        let text = "\
        PASS [   0.017s] (181/589) suite::suite a::b_passed\n\
     Summary [  91.203s] 589 tests run: 585 passed (2 slow, 1 leaky), 2 failed, 1 exec failed, 1 timed out, 3 skipped\n";
        assert_eq!(of_nextest(text), Tally { passed: 585, failed: 4 });
        let good = "\u{1b}[32;1m     Summary\u{1b}[0m [   0.9s] \u{1b}[1m12\u{1b}[0m tests run: \u{1b}[1m12\u{1b}[0m passed, 0 skipped";
        assert_eq!(of_nextest(good), Tally { passed: 12, failed: 0 });
        assert_eq!(of_nextest("error: could not compile").given_the_end(false), Tally::ONE_FAILED);
    }

    #[test]
    fn a_runner_that_crashed_counts_as_one_failure() {
        let silent = of_cargo("error: could not compile").given_the_end(false);
        assert_eq!(silent, Tally::ONE_FAILED);
        let told = of_cargo("test result: FAILED. 3 passed; 2 failed;").given_the_end(false);
        assert_eq!(told.failed, 2);
    }
}
