//! The one place that reads the clock.

use app::Moment;
use chrono::{Days, Local};
use std::time::{Duration, Instant};

/// Now, with the offset and zone of this place.
#[expect(clippy::disallowed_methods, reason = "the shell reads the clock for the layers below")]
pub(crate) fn now() -> Moment {
    Moment::of(&(Local::now() + Days::new(days_ahead())), iana_time_zone::get_timezone().ok())
}

/// So many days on from the clock. Only test builds can be asked to live on a later day.
#[cfg(feature = "automation")]
fn days_ahead() -> u64 {
    std::env::var("HEARTHSIDE_TEST_DAYS").ok().and_then(|days| days.parse().ok()).unwrap_or(0)
}

#[cfg(not(feature = "automation"))]
const fn days_ahead() -> u64 {
    0
}

/// A stopwatch that starts now.
#[expect(clippy::disallowed_methods, reason = "the cost of the key derivation is measured on this machine")]
pub(crate) fn stopwatch() -> impl Fn() -> Duration {
    let start = Instant::now();
    move || start.elapsed()
}
