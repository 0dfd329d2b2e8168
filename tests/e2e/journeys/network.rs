//! Nothing leaves the computer.

use e2e::{App, Binary, Desk, Options, internet_sockets};

/// Starts a build under strace, lets it stand open for a moment, and says which
/// internet sockets it asked the system for.
fn watched(binary: Binary) -> Vec<String> {
    let desk = Desk::new();
    let trace = desk.folder().join("network.trace");
    let options = Options { binary, watch: Some(("network".to_owned(), trace.clone())), ..Options::driven() };
    let mut app = App::start_on(desk, &options);
    std::thread::sleep(std::time::Duration::from_secs(3));
    app.close();
    let (found, lines) = internet_sockets(&trace);
    assert!(lines > 20, "strace saw only {lines} calls, so it watched the wrong thing");
    found
}

#[test]
fn the_shipping_binary_opens_no_internet_socket() {
    assert_eq!(watched(Binary::Shipping), [] as [&str; 0]);
}

#[test]
fn a_binary_with_an_internet_socket_is_caught() {
    // The test-only server listens on the loopback, so the driven build has one.
    assert!(!watched(Binary::Driven).is_empty());
}
