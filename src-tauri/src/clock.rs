//! The one place that reads the clock.

use app::Moment;
use chrono::Local;
use std::time::{Duration, Instant};

/// Now, with the offset and zone of this place.
#[expect(clippy::disallowed_methods, reason = "the shell reads the clock for the layers below")]
pub(crate) fn now() -> Moment {
    Moment::of(&Local::now(), iana_time_zone::get_timezone().ok())
}

/// A stopwatch that starts now.
#[expect(clippy::disallowed_methods, reason = "the cost of the key derivation is measured on this machine")]
pub(crate) fn stopwatch() -> impl Fn() -> Duration {
    let start = Instant::now();
    move || start.elapsed()
}
