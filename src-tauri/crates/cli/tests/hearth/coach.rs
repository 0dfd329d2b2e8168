//! The wording coach as scripts use it.

use super::{code, told};
use std::io::Write;
use std::process::{Command, Output, Stdio};

fn coach(words: &[&str], input: &[u8]) -> Output {
    let mut hearth = Command::new(env!("CARGO_BIN_EXE_hearth"))
        .arg("coach")
        .args(words)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    // It may end before it has read all of it.
    _ = hearth.stdin.take().expect("a pipe").write_all(input);
    hearth.wait_with_output().expect("it ends")
}

fn lines(output: &Output) -> Vec<serde_json::Value> {
    let text = String::from_utf8(output.stdout.clone()).expect("text");
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

#[test]
fn each_message_is_answered_with_names() {
    let input = b"{\"id\":\"a\",\"text\":\"I'm sorry if I upset you, but you started it.\"}\n\n{\"id\":7,\"text\":\"\"}\n{\"text\":\"I lied to you and I am sorry. \\ud83d\\ude42\",\"id\":\"c\",\"more\":1}";
    let output = coach(&["--kind", "apology", "--json"], input);
    assert_eq!(code(&output), 0, "{}", told(&output));
    let lines = lines(&output);
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[0]["id"], "a");
    let flags = lines[0]["flags"].as_array().expect("a list");
    for name in ["conditional", "blame_shift", "but_excuse"] {
        assert!(flags.iter().any(|flag| flag == name), "{name}: {flags:?}");
    }
    assert_eq!(lines[1], serde_json::json!({"id": 7, "flags": [], "components": []}));
    assert_eq!(lines[2]["flags"], serde_json::json!([]));
    assert_eq!(lines[2]["components"], serde_json::json!(["regret", "names_harm"]));
    let feelings = coach(&["--json", "--kind", "feelings"], b"{\"id\":\"a\",\"text\":\"You never listen to me.\"}\n");
    assert_eq!(self::lines(&feelings)[0]["flags"], serde_json::json!(["absolute"]));
}

#[test]
fn a_line_that_is_no_message_is_named_and_ends_the_work() {
    for wrong in [
        &b"not json"[..],
        b"[\"a\",\"b\"]",
        b"{\"id\":\"a\"}",
        b"{\"text\":\"a\"}",
        b"{\"id\":null,\"text\":\"a\"}",
        b"{\"id\":\"a\",\"text\":1}",
        b"{\"id\":\"\xff\",\"text\":\"a\"}",
    ] {
        let mut input = b"{\"id\":\"a\",\"text\":\"hello\"}\n".to_vec();
        input.extend_from_slice(wrong);
        input.extend_from_slice(b"\n{\"id\":\"b\",\"text\":\"hello\"}\n");
        let output = coach(&["--kind", "feelings", "--json"], &input);
        assert_eq!(code(&output), 2, "{}", told(&output));
        assert_eq!(lines(&output).len(), 1);
        assert!(told(&output).contains("line 2"), "{}", told(&output));
    }
}

#[test]
fn words_that_make_no_command_are_refused() {
    for words in [
        &[][..],
        &["--json"],
        &["--kind", "apology"],
        &["--kind", "poem", "--json"],
        &["--kind", "apology", "--json", "FILE"],
    ] {
        assert_eq!(code(&coach(words, b"")), 2, "{words:?}");
    }
    let nothing = coach(&["--kind", "apology", "--json"], b"");
    assert_eq!((code(&nothing), nothing.stdout.len()), (0, 0));
}
