//! What was typed is nowhere on the disk but sealed.

use std::path::PathBuf;

use e2e::{App, Desk, Find, Markers, Options, search, written_files};

use crate::by_keys;
use crate::story::{household_file, opened_from_outside};

/// A seed of its own for every run, so that nothing from an earlier run can be
/// taken for a find.
fn seed() -> u64 {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    now.map(|since| since.as_nanos() as u64).unwrap_or(1)
}

/// Everything below the run's own folder, and the memory that processes share.
fn find_all(app: &App, markers: &Markers) -> Vec<Find> {
    let places = [app.desk().folder().to_path_buf(), PathBuf::from("/dev/shm")];
    let (found, read) = search(markers, &places);
    assert!(read > 3, "the search read only {read} files, so it looked in the wrong place");
    found
}

/// Puts the markers where a webview would keep them, if it keeps anything.
fn leave_in_the_webview(app: &App, markers: &Markers) {
    app.script(
        "localStorage.setItem('words', arguments[0]); return localStorage.getItem('words') === arguments[0];",
        &[markers.words().join(" ").into()],
    );
    // The webview writes behind; two seconds are more than it ever took.
    std::thread::sleep(std::time::Duration::from_secs(2));
}

#[test]
fn a_webview_that_remembers_is_caught() {
    let markers = Markers::new(20, seed());
    let options =
        Options { environment: vec![("HEARTHSIDE_TEST_PERSISTENT".to_owned(), "1".to_owned())], ..Options::driven() };
    let mut app = App::start(&options);
    leave_in_the_webview(&app, &markers);
    app.close();
    let found = find_all(&app, &markers);
    assert!(!found.is_empty(), "the search does not find what the webview has written");
}

#[test]
fn the_webview_remembers_nothing() {
    let markers = Markers::new(20, seed());
    let mut app = App::start(&Options::driven());
    leave_in_the_webview(&app, &markers);
    app.close();
    assert_eq!(find_all(&app, &markers), []);
}

#[test]
fn two_hundred_words_typed_into_the_shipping_binary_are_nowhere_but_sealed() {
    let markers = Markers::new(200, seed());
    let text = markers.words().join(" ");
    let keys = by_keys::learn(&text);

    let desk = Desk::new();
    let trace = desk.folder().join("files.trace");
    let calls = "open,openat,openat2,creat,rename,renameat,renameat2,link,linkat,memfd_create".to_owned();
    let options = Options { watch: Some((calls, trace.clone())), ..Options::shipping() };
    let mut app = App::start_on(desk, &options);
    app.replay(&keys);
    app.close();

    // The words did arrive: whoever has the passphrase reads every one of them.
    let file = household_file(&app);
    let secret = format!("{}\n", by_keys::PASSPHRASE);
    let (said, code) = opened_from_outside(&file, &["--as", by_keys::NAME, "--json"], &secret);
    assert_eq!(code, 0, "{said}");
    for word in markers.words() {
        let escaped = word.replace('"', "\\\"");
        assert!(said.contains(&escaped), "{word:?} never arrived in the shipping binary");
    }

    // And nobody else does, in any file that a process of ours wrote anywhere.
    assert_eq!(find_all(&app, &markers), []);
    let written = written_files(&trace);
    assert!(written.contains(&file), "strace did not see the household file being written: {written:?}");
    let (found, _) = search(&markers, &written);
    assert_eq!(found, []);
}
