//! The trust pulse: a few own ratings of how trust feels, week by week, and what they show.
//!
//! It is ours and not validated: nobody has tested these questions against anything. So there is no
//! sum of the facets, no level that somebody ought to reach, and no word on a person. What can be
//! said honestly is whether one facet has moved by more than its own ups and downs; see [`change`].

use crate::day::Day;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What is rated, each on its own. Felt safety is asked first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// Feeling safe with the other person.
    Safe,
    /// Being told the truth.
    Truthful,
    /// What is said is done: the will to, the ability and the strength.
    Reliable,
    /// Being able to show oneself.
    Open,
    /// Closeness.
    Close,
    /// Being treated with respect.
    Respected,
    /// "I could reach you": asked on the side, beside [`Facet::Reachable`].
    Reach,
    /// "You could reach me".
    Reachable,
}

impl Facet {
    /// All, in the order in which they are asked.
    pub const ALL: [Self; 8] = [
        Self::Safe,
        Self::Truthful,
        Self::Reliable,
        Self::Open,
        Self::Close,
        Self::Respected,
        Self::Reach,
        Self::Reachable,
    ];

    /// The day since which its question says more than before, where it does. What was rated before
    /// stands in the same line, so the line has to say so.
    #[must_use]
    pub fn reworded(self) -> Option<Day> {
        match self {
            // Ability and strength are asked for too.
            Self::Reliable => NaiveDate::from_ymd_opt(2026, 11, 30).map(Day::from),
            _ => None,
        }
    }
}

/// The highest rating. The lowest is 0.
pub const MOST: u8 = 10;
/// A rating of felt safety up to here asks for steadying before talk.
pub const UNSAFE_UP_TO: u8 = 3;
/// So many days a rating of felt safety speaks for the days one is in.
pub const SPEAKS_FOR_DAYS: i64 = 14;
/// Ratings further apart than so many days have at least one empty week between them.
const JOINED_WITHIN_DAYS: i64 = 13;

/// One sitting: what was rated on a day. Whatever was left out is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pulse {
    /// The day it is about.
    pub day: Day,
    /// The ratings, 0 to 10.
    pub ratings: BTreeMap<Facet, u8>,
    /// Own words; may be empty.
    pub note: String,
}

/// It rates above ten, or speaks of a day that has not come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the pulse rates above ten, or a day that has not come")]
pub struct DoesNotFit;

impl Pulse {
    /// Whether it can be kept.
    ///
    /// # Errors
    ///
    /// [`DoesNotFit`].
    pub fn fits(&self, today: Day) -> Result<(), DoesNotFit> {
        if self.day > today || self.ratings.values().any(|value| *value > MOST) {
            return Err(DoesNotFit);
        }
        Ok(())
    }

    /// Whether nothing is rated and nothing is written.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.ratings.is_empty() && self.note.trim().is_empty()
    }
}

/// Whether the newest rating of felt safety is low, and not older than two weeks.
#[must_use]
pub fn feels_unsafe<'a>(pulses: impl IntoIterator<Item = &'a Pulse>, today: Day) -> bool {
    let safe = pulses.into_iter().filter(|pulse| (0..SPEAKS_FOR_DAYS).contains(&days_between(pulse.day, today)));
    // Of two on one day the later one counts: it stands further back in the order they were given in.
    let newest =
        safe.filter_map(|pulse| Some((pulse.day, *pulse.ratings.get(&Facet::Safe)?))).max_by_key(|(day, _)| *day);
    newest.is_some_and(|(_, value)| value <= UNSAFE_UP_TO)
}

/// The stretches of a line: indices into `days`, which are in order. Between two stretches lies at
/// least one week in which nothing was rated, and nothing is drawn there.
#[must_use]
pub fn stretches(days: &[Day]) -> Vec<std::ops::Range<usize>> {
    let mut stretches = Vec::new();
    let mut from = 0;
    for at in 1..=days.len() {
        if at == days.len() || days_between(days[at - 1], days[at]) > JOINED_WITHIN_DAYS {
            stretches.push(from..at);
            from = at;
        }
    }
    stretches
}

/// Whether a facet has moved.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Change {
    /// Too few weeks are rated to tell.
    TooFew,
    /// Within its usual ups and downs.
    Within,
    /// Beyond them: from about this level to about that one.
    Moved {
        /// About where it stood in the weeks before.
        before: f64,
        /// About where it stands in the last weeks.
        now: f64,
    },
}

/// The last weeks, which are compared.
pub const WEEKS_NOW: i64 = 8;
/// The weeks before those: a year.
const WEEKS_BEFORE: i64 = 52;
/// So many of the last weeks have to be rated.
const RATED_NOW: usize = 5;
/// So many of the weeks before have to be rated.
const RATED_BEFORE: usize = 6;
/// How much one week is taken to be like the next. 0.2 to 0.3 is an assumption for weekly ratings, and
/// no finding on this pulse; a little more is taken, so that false alarms stay under one in twenty.
const LIKENESS: f64 = 0.32;
/// Ratings are whole numbers: noise is never taken to be smaller than this.
const LEAST_NOISE: f64 = 0.7;
/// Less than a point is never called a change.
const LEAST_MOVE: f64 = 1.0;

/// Compares the last eight weeks of one facet with up to a year before them.
///
/// Several ratings in a week count as their mean. A level before and a level now are fitted by
/// generalised least squares to noise in which each week resembles the one before by 0.32 (an AR(1)
/// process; weeks without a rating are stepped over by the power of the likeness, not filled in).
/// The difference counts when it exceeds the two-sided 5 % point of Student's t, with the noise of
/// this very series as its measure, and is at least a point.
///
/// What the simulation in the tests holds, on ratings rounded and clipped to 0..=10:
///
/// - Where nothing changes, at most 5 % of looks speak of a change: for noise with a standard
///   deviation of 1 to 2, a likeness of 0.2 to 0.3, and up to three weeks in ten not rated.
/// - A lasting shift of 1.5 points eight weeks ago is seen in at least 80 % of looks where the noise
///   has a standard deviation of up to 1.0 and the year before is rated each week; up to 0.9 with
///   about one week in seven left out; up to 0.75 with only four months before.
///
/// What it does not hold. With noisier ratings the same shift is often missed: about 30 % are seen at
/// a standard deviation of 2. One look in twenty is a promise for one look at one facet: looks add
/// up, and of lines in which nothing changes, each looked at every week for a year, five to seven in
/// ten tell of a change in some week, which is gone again some weeks later. Where weeks resemble each
/// other more than is assumed here, there are more false alarms. An earlier shift within the year
/// counts as noise and hides smaller ones. And it says that ratings moved; it cannot say why.
#[must_use]
pub fn change(series: &[(Day, u8)], today: Day) -> Change {
    let weeks = weekly(series, today);
    let rated_now = weeks.iter().filter(|week| week.is_now()).count();
    if rated_now < RATED_NOW || weeks.len() - rated_now < RATED_BEFORE {
        return Change::TooFew;
    }
    let Some(fit) = Fit::of(&weeks) else { return Change::TooFew };
    let moved = fit.now - fit.before;
    if moved.abs() >= LEAST_MOVE && moved.abs() > beyond_noise(fit.freedom) * fit.error {
        Change::Moved { before: fit.before, now: fit.now }
    } else {
        Change::Within
    }
}

/// One week that was rated.
struct Week {
    /// 0 for the seven days up to today.
    ago: i64,
    mean: f64,
}

impl Week {
    const fn is_now(&self) -> bool {
        self.ago < WEEKS_NOW
    }
}

/// The weeks that were rated, oldest first.
fn weekly(series: &[(Day, u8)], today: Day) -> Vec<Week> {
    let mut weeks: BTreeMap<i64, (f64, f64)> = BTreeMap::new();
    for (day, value) in series {
        let ago = days_between(*day, today).div_euclid(7);
        if (0..WEEKS_NOW + WEEKS_BEFORE).contains(&ago) {
            let (sum, count) = weeks.entry(ago).or_default();
            *sum += f64::from(*value);
            *count += 1.0;
        }
    }
    weeks.into_iter().rev().map(|(ago, (sum, count))| Week { ago, mean: sum / count }).collect()
}

/// The two levels, and how sure their difference is.
struct Fit {
    before: f64,
    now: f64,
    /// Standard error of the difference.
    error: f64,
    /// Degrees of freedom.
    freedom: f64,
}

impl Fit {
    /// Least squares on rows from which the likeness to the row before has been taken out, so that
    /// their noise is independent and of one size.
    fn of(weeks: &[Week]) -> Option<Self> {
        let row = |week: &Week| [f64::from(u8::from(!week.is_now())), f64::from(u8::from(week.is_now())), week.mean];
        let first = weeks.first().map(row);
        let rest = weeks.windows(2).map(|pair| {
            let likeness = LIKENESS.powi(i32::try_from(pair[0].ago - pair[1].ago).unwrap_or(i32::MAX));
            let scale = (1.0 - likeness * likeness).sqrt();
            let (last, this) = (row(&pair[0]), row(&pair[1]));
            std::array::from_fn(|at| (this[at] - likeness * last[at]) / scale)
        });
        let rows: Vec<[f64; 3]> = first.into_iter().chain(rest).collect();
        let product = |a: usize, b: usize| rows.iter().map(|row| row[a] * row[b]).sum::<f64>();
        let (bb, bn, nn) = (product(0, 0), product(0, 1), product(1, 1));
        let (by, ny) = (product(0, 2), product(1, 2));
        let determinant = bb * nn - bn * bn;
        if determinant <= f64::EPSILON {
            return None;
        }
        let before = (nn * by - bn * ny) / determinant;
        let now = (bb * ny - bn * by) / determinant;
        let left = rows.iter().map(|row| (row[2] - before * row[0] - now * row[1]).powi(2)).sum::<f64>();
        let freedom = f64::from(u32::try_from(rows.len().checked_sub(2)?).ok()?);
        let noise = (left / freedom).max(LEAST_NOISE * LEAST_NOISE);
        Some(Self { before, now, error: (noise * (bb + nn + 2.0 * bn) / determinant).sqrt(), freedom })
    }
}

/// The two-sided 5 % point of Student's t (expansion of Cornish and Fisher; within 0.002 from nine
/// degrees of freedom on, which is the fewest there can be).
fn beyond_noise(freedom: f64) -> f64 {
    const Z: f64 = 1.959_964;
    Z + (Z.powi(3) + Z) / (4.0 * freedom) + (5.0 * Z.powi(5) + 16.0 * Z.powi(3) + 3.0 * Z) / (96.0 * freedom * freedom)
}

fn days_between(from: Day, to: Day) -> i64 {
    (to.date() - from.date()).num_days()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Duration;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    fn today() -> Day {
        day("2026-11-22")
    }

    fn ago(days: i64) -> Day {
        Day::from(today().date() - Duration::days(days))
    }

    fn safe(days_ago: i64, value: Option<u8>) -> Pulse {
        let ratings = value.map(|value| (Facet::Safe, value)).into_iter().collect();
        Pulse { day: ago(days_ago), ratings, note: String::new() }
    }

    #[test]
    fn a_pulse_rates_from_nothing_to_ten_on_a_day_that_has_come() {
        assert_eq!(safe(0, Some(10)).fits(today()), Ok(()));
        assert_eq!(safe(400, None).fits(today()), Ok(()));
        assert_eq!(safe(0, Some(11)).fits(today()), Err(DoesNotFit));
        assert_eq!(safe(-1, Some(3)).fits(today()), Err(DoesNotFit));
    }

    #[test]
    fn felt_safety_is_low_while_its_newest_rating_of_two_weeks_says_so() {
        assert!(feels_unsafe(&[safe(9, Some(8)), safe(2, Some(3))], today()));
        assert!(!feels_unsafe(&[safe(9, Some(2)), safe(2, Some(4))], today()));
        assert!(feels_unsafe(&[safe(9, Some(2)), safe(2, None)], today()), "a rating left out takes nothing back");
        assert!(!feels_unsafe(&[safe(14, Some(0))], today()));
        assert!(feels_unsafe(&[safe(0, Some(9)), safe(0, Some(1))], today()), "of one day the later one counts");
        assert!(!feels_unsafe(&[], today()));
    }

    #[test]
    fn a_week_without_a_rating_is_a_gap_in_the_line() {
        let days: Vec<Day> = [60, 53, 48, 20, 13].into_iter().map(ago).collect();
        assert_eq!(stretches(&days), [0..3, 3..5]);
        assert_eq!(stretches(&days[..1]).first(), Some(&(0..1)));
        assert!(stretches(&[]).is_empty());
    }

    #[test]
    fn too_few_weeks_say_nothing() {
        let weekly = |weeks: i64| (0..weeks).map(|week| (ago(week * 7), 5)).collect::<Vec<_>>();
        assert_eq!(change(&[], today()), Change::TooFew);
        assert_eq!(change(&weekly(13), today()), Change::TooFew);
        assert_eq!(change(&weekly(14), today()), Change::Within);
        let long_ago: Vec<_> = (10..40).map(|week| (ago(week * 7), 5)).collect();
        assert_eq!(change(&long_ago, today()), Change::TooFew, "what is not rated now cannot have moved now");
        let in_one_week: Vec<_> = (0..40).map(|_| (ago(1), 9)).chain(weekly(60).split_off(8)).collect();
        assert_eq!(change(&in_one_week, today()), Change::TooFew, "many ratings in one week are one week");
    }

    #[test]
    fn a_clear_move_is_told_with_both_levels_and_a_small_one_is_not() {
        let steps = |now: u8| (0..30).map(|week| (ago(week * 7), if week < 8 { now } else { 3 })).collect::<Vec<_>>();
        let Change::Moved { before, now } = change(&steps(6), today()) else { panic!("three points are a change") };
        assert!((before - 3.0).abs() < 0.01 && (now - 6.0).abs() < 0.01);
        assert!(matches!(change(&steps(0), today()), Change::Moved { .. }), "a fall is a change like a rise");
        assert_eq!(change(&steps(3), today()), Change::Within);
    }

    #[test]
    fn the_measure_of_noise_is_that_of_student() {
        for (freedom, known) in [(12.0, 2.1788), (30.0, 2.0423), (58.0, 2.0017)] {
            assert!((beyond_noise(freedom) - known).abs() < 0.002, "{freedom}");
        }
    }

    /// xorshift64*, and normal numbers from it (Box and Muller).
    struct Numbers(u64);

    impl Numbers {
        /// 0 up to, not including, 1.
        fn even(&mut self) -> f64 {
            self.0 ^= self.0 >> 12;
            self.0 ^= self.0 << 25;
            self.0 ^= self.0 >> 27;
            let high = u32::try_from(self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 32).expect("32 bits are left");
            f64::from(high) / 4_294_967_296.0
        }

        fn normal(&mut self) -> f64 {
            let (size, turn) = (1.0 - self.even(), self.even());
            (-2.0 * size.ln()).sqrt() * (std::f64::consts::TAU * turn).cos()
        }
    }

    #[derive(Debug, Clone, Copy)]
    struct World {
        level: f64,
        shift: f64,
        noise: f64,
        likeness: f64,
        weeks_before: i64,
        left_out: f64,
    }

    const STILL: World = World { level: 5.0, shift: 0.0, noise: 1.0, likeness: 0.25, weeks_before: 52, left_out: 0.0 };

    impl World {
        fn days(self) -> Vec<Day> {
            (0..WEEKS_NOW + self.weeks_before).rev().map(|week| ago(week * 7)).collect()
        }

        fn series(self, days: &[Day], numbers: &mut Numbers) -> Vec<(Day, u8)> {
            let shifted_from = days.len() - usize::try_from(WEEKS_NOW).expect("a few");
            let mut away = numbers.normal();
            let mut series = Vec::new();
            for (week, day) in days.iter().enumerate() {
                let shift = if week < shifted_from { 0.0 } else { self.shift };
                let felt = self.level + shift + self.noise * away;
                if numbers.even() >= self.left_out {
                    // Rounded and clipped: the highest rating that half a point more still reaches.
                    let value = (1..=MOST).take_while(|value| f64::from(*value) <= felt + 0.5).last();
                    series.push((*day, value.unwrap_or(0)));
                }
                let fresh = (1.0 - self.likeness * self.likeness).sqrt() * numbers.normal();
                away = self.likeness * away + fresh;
            }
            series
        }

        /// How often a change is told.
        fn told(self, looks: u32) -> f64 {
            let (days, mut numbers) = (self.days(), Numbers(0x00C0_FFEE_1234_5678));
            let moved = |_: &u32| matches!(change(&self.series(&days, &mut numbers), today()), Change::Moved { .. });
            let told = (0..looks).filter(moved).count();
            f64::from(u32::try_from(told).expect("no more than looks")) / f64::from(looks)
        }
    }

    #[test]
    fn where_nothing_changes_at_most_one_look_in_twenty_speaks_of_a_change() {
        let mut worst: f64 = 0.0;
        for (level, left_out) in [(5.0, 0.0), (5.0, 0.3), (8.5, 0.15), (1.5, 0.0)] {
            for noise in [1.0, 1.5, 2.0] {
                for likeness in [0.2, 0.3] {
                    for weeks_before in [8, 16, 52] {
                        let world = World { level, noise, likeness, weeks_before, left_out, ..STILL };
                        let told = world.told(2_000);
                        // Three standard errors of 2,000 looks are a little over one in a hundred.
                        assert!(told <= 0.065, "{told} in {world:?}");
                        worst = worst.max(told);
                    }
                }
            }
        }
        assert!(worst > 0.02, "a test that never speaks is no test: {worst}");
        for noise in [1.0, 1.5, 2.0] {
            let told = World { noise, likeness: 0.3, left_out: 0.1, ..STILL }.told(20_000);
            assert!(told <= 0.05, "{told} at noise {noise}");
        }
    }

    #[test]
    fn a_shift_of_a_point_and_a_half_is_seen_in_four_of_five_looks_where_the_noise_allows_it() {
        for shift in [1.5, -1.5] {
            for likeness in [0.2, 0.3] {
                let shifted = World { shift, likeness, ..STILL };
                for world in [
                    shifted,
                    World { noise: 0.9, left_out: 0.15, ..shifted },
                    World { noise: 0.75, weeks_before: 16, left_out: 0.1, ..shifted },
                ] {
                    let told = world.told(8_000);
                    assert!(told >= 0.8, "{told} in {world:?}");
                }
            }
        }
    }

    #[test]
    fn who_looks_each_week_meets_a_false_alarm_within_most_years_as_is_said_above() {
        let world = World { weeks_before: 95, likeness: 0.3, ..STILL };
        let (days, mut numbers) = (world.days(), Numbers(0x00C0_FFEE_1234_5678));
        let met = (0..300).filter(|_| {
            let series = world.series(&days, &mut numbers);
            (0..52).any(|week| matches!(change(&series, ago(week * 7)), Change::Moved { .. }))
        });
        let met = met.count();
        assert!((150..225).contains(&met), "{met} of 300");
    }

    #[test]
    fn in_loud_noise_most_such_shifts_are_missed_as_is_said_above() {
        let told = World { shift: 1.5, noise: 2.0, ..STILL }.told(4000);
        assert!((0.2..0.4).contains(&told), "{told}");
    }
}
