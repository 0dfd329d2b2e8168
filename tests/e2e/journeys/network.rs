//! Nothing leaves the computer.

use e2e::{App, Desk, Options, Stroke, inside_an_empty_network, internet_sockets, only_loopback_is_up};

use crate::by_keys;
use crate::hands::Hands;
use crate::story::Story;

/// Uses a build under strace and says which internet sockets it asked the system
/// for.
fn watched(options: Options, keys: &[Stroke]) -> Vec<String> {
    let desk = Desk::new();
    let trace = desk.folder().join("network.trace");
    let options = Options { watch: Some(("network".to_owned(), trace.clone())), ..options };
    let mut app = App::start_on(desk, &options);
    app.replay(keys);
    std::thread::sleep(std::time::Duration::from_secs(2));
    app.close();
    let (found, lines) = internet_sockets(&trace);
    assert!(lines > 20, "strace saw only {lines} calls, so it watched the wrong thing");
    found
}

#[test]
fn the_shipping_binary_opens_no_internet_socket() {
    let keys = by_keys::learn("I said one thing and did another");
    assert_eq!(watched(Options::shipping(), &keys), [] as [&str; 0]);
}

#[test]
fn a_binary_with_an_internet_socket_is_caught() {
    // The test-only server listens on the loopback, so the driven build has one.
    assert!(!watched(Options::driven(), &[]).is_empty());
}

#[test]
fn the_whole_story_happens_without_a_network() {
    if inside_an_empty_network("network::the_whole_story_happens_without_a_network") {
        assert!(only_loopback_is_up(), "there is a network after all");
        let _ = Story { hands: Hands::Mouse, look: &|_, _| {} }.tell(&Options::driven());
    }
}
