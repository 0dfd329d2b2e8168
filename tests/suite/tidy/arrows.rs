//! Who may know whom. The layers point one way: the page to the shell, the
//! shell to the application, the application to domain and vault.

use super::tree::{self, File, Strings, blanked, code, has_word, lines_with};
use super::{holds_for_all, tells_apart};

/// Each package of ours, where its manifest lies, and which of ours it may name.
const PACKAGES: [(&str, &str, &[&str]); 8] = [
    ("domain", "src-tauri/crates/domain/Cargo.toml", &[]),
    ("vault", "src-tauri/crates/vault/Cargo.toml", &[]),
    ("app", "src-tauri/crates/app/Cargo.toml", &["domain", "vault"]),
    ("cli", "src-tauri/crates/cli/Cargo.toml", &["app"]),
    ("shell", "src-tauri/Cargo.toml", &["app"]),
    ("xtask", "src-tauri/xtask/Cargo.toml", &[]),
    ("suite", "tests/Cargo.toml", &["app", "domain", "vault"]),
    ("e2e", "tests/e2e/Cargo.toml", &[]),
];

/// Crates that only one of our packages may name, whole or by the beginning of
/// their name.
const KEPT: [(&str, &str); 6] = [
    ("ring", "vault"),
    ("rusqlite", "vault"),
    ("argon2", "vault"),
    ("tauri", "shell"),
    ("tauri-", "shell"),
    ("wry", "shell"),
];

/// Crates that speak to a network. Nothing of ours may name one.
const NETWORK: [&str; 12] = [
    "reqwest",
    "hyper",
    "ureq",
    "isahc",
    "curl",
    "attohttpc",
    "axum",
    "tungstenite",
    "quinn",
    "rustls",
    "native-tls",
    "openssl",
];

fn manifests() -> Vec<File> {
    PACKAGES.iter().map(|(_, path, _)| tree::file(path)).collect()
}

fn package_of(path: &str) -> Option<&'static (&'static str, &'static str, &'static [&'static str])> {
    PACKAGES.iter().find(|(_, manifest, _)| *manifest == path)
}

/// The names under every table called `...dependencies`.
fn dependencies(manifest: &str) -> Vec<String> {
    fn gather(table: &toml::Table, names: &mut Vec<String>) {
        for (key, value) in table {
            let Some(inner) = value.as_table() else {
                continue;
            };
            if key.ends_with("dependencies") {
                for (name, detail) in inner {
                    let renamed = detail.get("package").and_then(toml::Value::as_str);
                    names.push(renamed.unwrap_or(name).to_owned());
                }
            } else {
                gather(inner, names);
            }
        }
    }
    let table: toml::Table = toml::from_str(manifest).expect("a manifest is TOML");
    let mut names = Vec::new();
    gather(&table, &mut names);
    names
}

fn arrows_of_a_manifest(file: &File) -> Vec<String> {
    let Some((package, _, may_name)) = package_of(&file.path) else {
        return vec![file.complain(0, "an unknown package")];
    };
    dependencies(&file.text)
        .iter()
        .filter_map(|name| {
            let ours = PACKAGES.iter().any(|(each, _, _)| each == name);
            // A package may name itself, to switch its own test features on.
            if ours && name != package && !may_name.contains(&name.as_str()) {
                return Some(format!("{}: {package} may not know {name}", file.path));
            }
            let kept = KEPT.iter().find(|(kept, _)| name == kept || (kept.ends_with('-') && name.starts_with(kept)));
            match kept {
                Some((_, owner)) if owner != package => Some(format!("{}: {name} belongs to {owner} alone", file.path)),
                _ if NETWORK.contains(&name.as_str()) => Some(format!("{}: {name} speaks to a network", file.path)),
                _ => None,
            }
        })
        .collect()
}

#[test]
fn the_manifests_point_one_way() {
    holds_for_all(&manifests(), arrows_of_a_manifest);
}

#[test]
fn a_manifest_that_points_the_wrong_way_is_refused() {
    for (path, bad) in [
        ("src-tauri/crates/domain/Cargo.toml", "vault.workspace = true"),
        ("src-tauri/crates/vault/Cargo.toml", "domain.workspace = true"),
        ("src-tauri/crates/app/Cargo.toml", "rusqlite.workspace = true"),
        ("src-tauri/crates/app/Cargo.toml", "x = { package = \"ring\", version = \"1\" }"),
        ("src-tauri/crates/cli/Cargo.toml", "vault.workspace = true"),
        ("src-tauri/crates/cli/Cargo.toml", "tauri-plugin-dialog = \"2\""),
        ("src-tauri/Cargo.toml", "vault.workspace = true"),
        ("src-tauri/Cargo.toml", "reqwest = \"0.13\""),
        ("tests/e2e/Cargo.toml", "app.workspace = true"),
    ] {
        for table in ["[dependencies]", "[dev-dependencies]", "[target.'cfg(unix)'.dependencies]"] {
            tells_apart(
                arrows_of_a_manifest,
                path,
                &format!("{table}\n{bad}\n"),
                &format!("{table}\nserde.workspace = true\n"),
            );
        }
    }
}

/// What a package's source may not name: (folder, words, why).
const SEALED: [(&str, &[&str], &str); 5] = [
    (
        "src-tauri/crates/domain/",
        &[
            "std::fs",
            "std::io",
            "std::env",
            "std::net",
            "std::process",
            "std::thread",
            "SystemTime",
            "Instant",
            "Utc::now",
            "Local::now",
            "rand",
            "serde_json",
        ],
        "the domain has no files, clock, threads or chance",
    ),
    ("src-tauri/crates/domain/", &["vault", "app", "tauri", "rusqlite", "ring"], "the domain knows nobody"),
    (
        "src-tauri/crates/vault/",
        &["domain::", "app::", "tauri", "SystemTime", "Utc::now", "Local::now"],
        "the vault knows no noun of the product, and no clock",
    ),
    (
        "src-tauri/crates/app/",
        &["tauri", "rusqlite", "ring::", "argon2", "SystemTime", "Utc::now", "Local::now"],
        "the application knows no window, no SQL, no cipher and no clock",
    ),
    (
        "src-tauri/crates/cli/",
        &["tauri", "rusqlite", "ring::", "vault::", "domain::"],
        "the command line knows the application alone",
    ),
];

fn sealed_words(file: &File) -> Vec<String> {
    let code = code(&file.text);
    SEALED
        .iter()
        .filter(|(folder, _, _)| file.path.starts_with(folder))
        .flat_map(|(_, words, why)| words.iter().map(move |word| (word, why)))
        .flat_map(|(word, why)| {
            lines_with(&code, word)
                .into_iter()
                .map(|line| file.complain(line, &format!("names {word}: {why}")))
                .collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn no_source_names_what_its_layer_does_not_know() {
    holds_for_all(&tree::product_rust(), sealed_words);
}

#[test]
fn a_source_that_names_what_its_layer_does_not_know_is_refused() {
    for (path, bad) in [
        ("src-tauri/crates/domain/src/day.rs", "use std::fs::File;"),
        ("src-tauri/crates/domain/src/day.rs", "let now = chrono::Utc::now();"),
        ("src-tauri/crates/vault/src/seal.rs", "use domain::Day;"),
        ("src-tauri/crates/app/src/open.rs", "fn a(c: rusqlite::Connection) {}"),
        ("src-tauri/crates/app/src/open.rs", "use ring::aead;"),
        ("src-tauri/crates/cli/src/main.rs", "use vault::OpenVault;"),
    ] {
        tells_apart(sealed_words, path, bad, "// about vault, ring and tauri\nlet a = 1;");
    }
}

/// The shell's commands hold no logic and the rest of the shell no SQL.
fn shell_knows_the_application_alone(file: &File) -> Vec<String> {
    let code = code(&file.text);
    ["vault::", "domain::", "rusqlite", "ring::", "std::net", "TcpListener", "TcpStream", "UdpSocket"]
        .iter()
        .flat_map(|word| {
            lines_with(&code, word)
                .into_iter()
                .map(|line| file.complain(line, &format!("the shell names {word}")))
                .collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn the_shell_knows_the_application_alone() {
    holds_for_all(&tree::files("src-tauri/src", &[".rs"]), shell_knows_the_application_alone);
}

#[test]
fn a_shell_that_reaches_through_the_application_is_refused() {
    for bad in ["use vault::Person;", "std::net::TcpListener::bind(a)"] {
        tells_apart(shell_knows_the_application_alone, "src-tauri/src/door.rs", bad, "use app::OpenApp;");
    }
}

fn opens_no_socket(file: &File) -> Vec<String> {
    let code = code(&file.text);
    ["std::net", "TcpListener", "TcpStream", "UdpSocket"]
        .iter()
        .flat_map(|word| {
            lines_with(&code, word)
                .into_iter()
                .map(|line| file.complain(line, &format!("{word}: nothing leaves the computer")))
                .collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn no_source_of_the_product_opens_a_socket() {
    holds_for_all(&tree::product_rust(), opens_no_socket);
}

#[test]
fn a_source_that_opens_a_socket_is_refused() {
    tells_apart(opens_no_socket, "src-tauri/crates/cli/src/main.rs", "use std::net::TcpStream;", "use std::fs;");
}

fn opts_into_the_lints(file: &File) -> Vec<String> {
    let table: toml::Table = toml::from_str(&file.text).expect("a manifest is TOML");
    let opted = table.get("lints").and_then(|lints| lints.get("workspace")).and_then(toml::Value::as_bool);
    match opted {
        Some(true) => Vec::new(),
        _ => vec![format!("{}: does not say [lints] workspace = true", file.path)],
    }
}

#[test]
fn every_package_opts_into_the_lints_of_the_workspace() {
    holds_for_all(&manifests(), opts_into_the_lints);
}

#[test]
fn a_package_without_the_lints_is_refused() {
    tells_apart(
        opts_into_the_lints,
        "src-tauri/Cargo.toml",
        "[package]\nname = \"shell\"\n",
        "[lints]\nworkspace = true\n",
    );
}

/// The workspace: which packages there are, which a plain `cargo test` builds,
/// and which lints cannot be switched off silently.
fn workspace_is_as_agreed(file: &File) -> Vec<String> {
    let table: toml::Table = toml::from_str(&file.text).expect("a manifest is TOML");
    let workspace = table.get("workspace");
    let list = |key: &str| -> Vec<String> {
        workspace
            .and_then(|workspace| workspace.get(key))
            .and_then(toml::Value::as_array)
            .map(|list| list.iter().filter_map(toml::Value::as_str).map(str::to_owned).collect())
            .unwrap_or_default()
    };
    let mut complaints = Vec::new();
    let members = list("members");
    for (package, manifest, _) in PACKAGES {
        let folder = manifest.trim_end_matches("/Cargo.toml");
        if !members.iter().any(|member| member == folder) {
            complaints.push(format!("{package} is no member of the workspace"));
        }
    }
    if members.len() != PACKAGES.len() {
        complaints.push("the workspace has a member that these rules do not know".to_owned());
    }
    let default = list("default-members");
    if default.is_empty() {
        complaints.push("without default-members everything is built by default".to_owned());
    }
    for heavy in ["src-tauri", "tests/e2e", "src-tauri/xtask"] {
        if default.iter().any(|member| member == heavy) {
            complaints.push(format!("a plain cargo test would build {heavy}"));
        }
    }
    for (tool, lint) in [
        ("rust", "unsafe_code"),
        ("clippy", "unwrap_used"),
        ("clippy", "dbg_macro"),
        ("clippy", "print_stdout"),
        ("clippy", "print_stderr"),
        ("clippy", "todo"),
        ("clippy", "unimplemented"),
    ] {
        let level = workspace
            .and_then(|workspace| workspace.get("lints"))
            .and_then(|lints| lints.get(tool))
            .and_then(|lints| lints.get(lint))
            .and_then(toml::Value::as_str);
        if level != Some("deny") {
            complaints.push(format!("the lint {lint} is not denied"));
        }
    }
    complaints
}

#[test]
fn the_workspace_is_as_agreed() {
    holds_for_all(&[tree::file("Cargo.toml")], workspace_is_as_agreed);
}

#[test]
fn a_workspace_that_builds_the_shell_by_default_or_drops_a_lint_is_refused() {
    let good = tree::file("Cargo.toml").text;
    for (from, to) in [
        ("default-members = [", "default-members = [\n    \"src-tauri\","),
        ("default-members = [", "exclude = ["),
        ("unwrap_used = \"deny\"", "unwrap_used = \"allow\""),
        ("unsafe_code = \"deny\"", ""),
        ("    \"src-tauri/crates/vault\",\n", ""),
        ("members = [", "members = [ \"new\","),
    ] {
        assert!(good.contains(from), "the sample changes nothing: {from}");
        tells_apart(workspace_is_as_agreed, "Cargo.toml", &good.replacen(from, to, 1), &good);
    }
}

/// What each folder of the page may import from. `screens` and the files beside
/// it compose, so they may import anything of ours but the generated bindings.
const PAGE_ARROWS: [(&str, &[&str]); 6] = [
    ("kit", &["kit"]),
    ("parts", &["parts", "kit", "words", "state", "ipc/types"]),
    ("state", &["state", "ipc/types", "ipc/commands", "ipc/events", "words"]),
    ("words", &["words", "ipc/types"]),
    ("ipc", &["ipc"]),
    ("style", &["style"]),
];

/// The specifiers of all imports, with their lines.
fn imports(text: &str) -> Vec<(usize, String)> {
    let text = blanked(text, Strings::Keep);
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        for mark in ["from ", "import(", "import "] {
            for (at, _) in line.match_indices(mark) {
                let rest = &line[at + mark.len()..];
                let Some(quote) = rest.chars().next().filter(|c| matches!(c, '\'' | '"')) else {
                    continue;
                };
                if let Some(end) = rest[1..].find(quote) {
                    found.push((number, rest[1..=end].to_owned()));
                }
            }
        }
    }
    found
}

/// The path from `ui/src` that a relative specifier means.
fn resolved(importer: &str, specifier: &str) -> Option<String> {
    if !specifier.starts_with('.') {
        return None;
    }
    let mut parts: Vec<&str> = importer.split('/').collect();
    parts.pop();
    for step in specifier.split('/') {
        match step {
            "." => {}
            ".." => {
                parts.pop();
            }
            name => parts.push(name),
        }
    }
    parts.join("/").strip_prefix("ui/src/").map(str::to_owned)
}

fn page_arrows(file: &File) -> Vec<String> {
    let Some(own) = file.path.strip_prefix("ui/src/") else {
        return Vec::new();
    };
    // A test stands outside the layers: it mounts a part over the false shell.
    if own.contains(".test.") || own.starts_with("test/") {
        return Vec::new();
    }
    let own_layer = own.split('/').next().unwrap_or_default();
    let mut complaints = Vec::new();
    for (line, specifier) in imports(&file.text) {
        if specifier.starts_with("@tauri-apps") && own_layer != "ipc" {
            complaints.push(file.complain(line, "only ui/src/ipc speaks to the shell"));
        }
        if specifier.starts_with("svelte/store") {
            complaints.push(file.complain(line, "runes only, no stores"));
        }
        let Some(target) = resolved(&file.path, &specifier) else {
            continue;
        };
        if target.starts_with("ipc/generated") && own_layer != "ipc" {
            complaints.push(file.complain(line, "the bindings are read through ipc/types"));
        }
        let allowed = PAGE_ARROWS.iter().find(|(layer, _)| *layer == own_layer).map(|(_, allowed)| *allowed);
        let fits = |place: &&str| target == **place || target.starts_with(&format!("{place}/"));
        if allowed.is_some_and(|allowed| !allowed.iter().any(fits)) {
            complaints.push(file.complain(line, &format!("{own_layer} may not import {target}")));
        }
        if own_layer == "parts" && two_nouns_meet(own, &target) {
            complaints.push(file.complain(line, "parts of different nouns meet only in screens"));
        }
    }
    complaints
}

/// Whether a part in one noun's folder imports from another noun's folder.
fn two_nouns_meet(own: &str, target: &str) -> bool {
    let noun = |path: &str| -> Option<String> {
        let rest = path.strip_prefix("parts/")?;
        rest.split_once('/').map(|(noun, _)| noun.to_owned())
    };
    matches!((noun(own), noun(target)), (Some(own), Some(other)) if own != other)
}

#[test]
fn the_arrows_of_the_page_point_one_way() {
    holds_for_all(&tree::page(), page_arrows);
}

#[test]
fn a_page_that_imports_upwards_is_refused() {
    for (path, bad) in [
        ("ui/src/kit/Button.svelte", "import { t } from '../words';"),
        ("ui/src/kit/Button.svelte", "import type { Person } from '../ipc/types';"),
        ("ui/src/parts/plan/Line.svelte", "import Plans from '../../screens/plans/Plans.svelte';"),
        ("ui/src/parts/plan/Line.svelte", "import Step from '../exercise/Step.svelte';"),
        ("ui/src/parts/Saved.svelte", "import { commands } from '../ipc/commands';"),
        ("ui/src/state/room.svelte.ts", "import Button from '../kit/Button.svelte';"),
        ("ui/src/screens/today/Today.svelte", "import { invoke } from '@tauri-apps/api/core';"),
        ("ui/src/screens/today/Today.svelte", "import type { X } from '../../ipc/generated/bindings';"),
        ("ui/src/screens/today/Today.svelte", "import { writable } from 'svelte/store';"),
        ("ui/src/words/index.ts", "const late = await import('../state/room.svelte');"),
    ] {
        tells_apart(page_arrows, path, bad, "import { tick } from 'svelte';\n// import { t } from '../screens/x';\n");
    }
}

#[test]
fn the_bindings_say_that_they_are_written_by_a_test() {
    let bindings = tree::file("ui/src/ipc/generated/bindings.ts");
    holds_for_all(&[bindings], says_it_is_generated);
}

fn says_it_is_generated(file: &File) -> Vec<String> {
    let first = file.text.lines().next().unwrap_or_default();
    if first.starts_with("//") && has_word(first, "Never edit") {
        Vec::new()
    } else {
        vec![file.complain(0, "does not say that it is written by a test and never edited")]
    }
}

#[test]
fn bindings_without_their_warning_are_refused() {
    tells_apart(
        says_it_is_generated,
        "ui/src/ipc/generated/bindings.ts",
        "import { invoke } from 'x';\n",
        "// Written by a test. Never edit.\n",
    );
}
