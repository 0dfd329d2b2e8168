//! The window's settings, as a checklist. Each line of it closes a way by which
//! words could leave the application, or somebody else could drive it.

use serde_json::Value;

use super::tree::{self, File, Strings, blanked, code, lines_with};
use super::{holds_for_all, tells_apart};

fn configuration(file: &File) -> Vec<String> {
    let Ok(config) = serde_json::from_str::<Value>(&file.text) else {
        return vec![file.complain(0, "is not JSON")];
    };
    let mut complaints = Vec::new();
    let mut wants = |holds: bool, what: &str| {
        if !holds {
            complaints.push(format!("{}: {what}", file.path));
        }
    };
    let app = &config["app"];
    let security = &app["security"];
    wants(app["withGlobalTauri"] == false, "withGlobalTauri is not off");
    wants(security["freezePrototype"] == true, "freezePrototype is not on");
    wants(security["capabilities"] == serde_json::json!(["main"]), "the list of capabilities is not [\"main\"]");
    for door in ["dangerousDisableAssetCspModification", "assetProtocol", "devCsp", "pattern"] {
        wants(security[door].is_null(), &format!("{door} is set"));
    }
    wants(config["plugins"].is_null(), "a plugin has settings");
    wants(config["build"]["devUrl"].is_null(), "the page comes from a server");
    wants(config["bundle"]["createUpdaterArtifacts"].is_null(), "it looks for updates");
    let windows = app["windows"].as_array();
    wants(windows.is_some_and(|windows| windows.len() == 1), "there is not exactly one window");
    let window = &app["windows"][0];
    for (key, value) in [
        ("label", Value::from("main")),
        ("create", Value::from(false)),
        ("visible", Value::from(false)),
        ("incognito", Value::from(true)),
        ("devtools", Value::from(false)),
        ("dragDropEnabled", Value::from(false)),
        ("zoomHotkeysEnabled", Value::from(false)),
    ] {
        wants(window[key] == value, &format!("the window's {key} is not {value}"));
    }
    for key in ["url", "userAgent", "dataDirectory", "proxyUrl", "additionalBrowserArgs"] {
        wants(window[key].is_null(), &format!("the window has a {key}"));
    }
    match security["csp"].as_str() {
        None => complaints.push(format!("{}: there is no CSP", file.path)),
        Some(csp) => complaints.extend(csp_complaints(csp)),
    }
    complaints
}

/// What the page may load: itself, its own pictures, and the way to Rust.
fn csp_complaints(csp: &str) -> Vec<String> {
    const NEEDED: [&str; 9] = [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "connect-src ipc: http://ipc.localhost",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    ];
    const SOURCES: [&str; 5] = ["'none'", "'self'", "data:", "ipc:", "http://ipc.localhost"];
    let directives: Vec<&str> = csp.split(';').map(str::trim).collect();
    let mut complaints: Vec<String> = NEEDED
        .iter()
        .filter(|needed| !directives.contains(needed))
        .map(|needed| format!("the CSP does not say {needed}"))
        .collect();
    for directive in directives {
        let mut words = directive.split_whitespace();
        let name = words.next().unwrap_or_default();
        for source in words {
            let known = SOURCES.contains(&source);
            // A picture may be inline; a script from data: would be any script.
            if !known || source == "data:" && name != "img-src" {
                complaints.push(format!("the CSP lets {source} into {name}"));
            }
        }
    }
    complaints
}

#[test]
fn the_window_is_set_up_by_the_checklist() {
    holds_for_all(&[tree::file("src-tauri/tauri.conf.json")], configuration);
}

#[test]
fn a_window_that_misses_one_point_of_the_checklist_is_refused() {
    let good = tree::file("src-tauri/tauri.conf.json").text;
    let parsed: Value = serde_json::from_str(&good).expect("the settings are JSON");
    let wrongs: [(&str, Value); 19] = [
        ("/app/withGlobalTauri", true.into()),
        ("/app/security/freezePrototype", false.into()),
        ("/app/security/csp", Value::Null),
        ("/app/security/csp", "default-src 'self'".into()),
        ("/app/security/csp", csp_with("script-src 'self'", "script-src 'self' 'unsafe-inline'")),
        ("/app/security/csp", csp_with("script-src 'self'", "script-src 'self' data:")),
        ("/app/security/csp", csp_with("font-src 'self'", "font-src 'self' https://fonts.example")),
        ("/app/security/csp", csp_with("connect-src ipc:", "connect-src *")),
        ("/app/security/csp", csp_with("form-action 'none'; ", "")),
        ("/app/security/capabilities", serde_json::json!(["main", "more"])),
        ("/app/security/assetProtocol", serde_json::json!({ "enable": true })),
        ("/plugins", serde_json::json!({ "updater": {} })),
        ("/build/devUrl", "http://localhost:5173".into()),
        ("/app/windows/0/label", "other".into()),
        ("/app/windows/0/incognito", false.into()),
        ("/app/windows/0/devtools", true.into()),
        ("/app/windows/0/create", true.into()),
        ("/app/windows/0/visible", true.into()),
        ("/app/windows/0/url", "https://example.org".into()),
    ];
    for (place, wrong) in wrongs {
        let mut bad = parsed.clone();
        put(&mut bad, place, wrong);
        tells_apart(configuration, "src-tauri/tauri.conf.json", &bad.to_string(), &good);
    }
    let mut two = parsed.clone();
    let second = two["app"]["windows"][0].clone();
    two["app"]["windows"].as_array_mut().expect("windows are a list").push(second);
    tells_apart(configuration, "x.json", &two.to_string(), &good);
}

fn csp_with(from: &str, to: &str) -> Value {
    let config: Value =
        serde_json::from_str(&tree::file("src-tauri/tauri.conf.json").text).expect("the settings are JSON");
    let csp = config["app"]["security"]["csp"].as_str().expect("there is a CSP");
    assert!(csp.contains(from), "the sample changes nothing: {from}");
    csp.replacen(from, to, 1).into()
}

/// Sets a value in a tree of JSON, making the last step if it is new.
fn put(root: &mut Value, place: &str, value: Value) {
    let (parent, key) = place.rsplit_once('/').expect("a place has a last step");
    let parent = root.pointer_mut(parent).expect("the parent is there");
    match parent {
        Value::Array(list) => list[key.parse::<usize>().expect("a list has numbers")] = value,
        _ => parent[key] = value,
    }
}

fn capability(file: &File) -> Vec<String> {
    let Ok(rule) = serde_json::from_str::<Value>(&file.text) else {
        return vec![file.complain(0, "is not JSON")];
    };
    let mut complaints = Vec::new();
    if rule["windows"] != serde_json::json!(["main"]) {
        complaints.push(format!("{}: is not for the window main alone", file.path));
    }
    for door in ["remote", "webviews"] {
        if !rule[door].is_null() {
            complaints.push(format!("{}: has {door}", file.path));
        }
    }
    let Some(permissions) = rule["permissions"].as_array() else {
        complaints.push(format!("{}: has no list of permissions", file.path));
        return complaints;
    };
    for permission in permissions {
        // Ours have no colon; a colon names somebody else's: core:, fs:, shell:.
        if permission.as_str().is_none_or(|name| name.contains(':')) {
            complaints.push(format!("{}: the page may use {permission}", file.path));
        }
    }
    complaints
}

#[test]
fn the_page_may_use_our_own_commands_and_nothing_else() {
    holds_for_all(&tree::files("src-tauri/capabilities", &[".json", ".toml"]), capability);
}

#[test]
fn a_wider_capability_is_refused() {
    let good = r#"{ "windows": ["main"], "permissions": ["allow-door-show"] }"#;
    for bad in [
        r#"{ "windows": ["*"], "permissions": [] }"#,
        r#"{ "windows": ["main"], "permissions": ["core:default"] }"#,
        r#"{ "windows": ["main"], "permissions": ["fs:allow-read"] }"#,
        r#"{ "windows": ["main"], "permissions": [{ "identifier": "shell:allow-open" }] }"#,
        r#"{ "windows": ["main"], "permissions": [], "remote": { "urls": ["https://a.example"] } }"#,
        r#"{ "windows": ["main"] }"#,
    ] {
        tells_apart(capability, "src-tauri/capabilities/main.json", bad, good);
    }
}

/// The plugins that the shell may carry. Every other one is a wider door.
const PLUGINS: [&str; 4] =
    ["tauri-plugin-dialog", "tauri-plugin-single-instance", "tauri-plugin-window-state", "tauri-plugin-webdriver"];

fn shell_features(file: &File) -> Vec<String> {
    let table: toml::Table = toml::from_str(&file.text).expect("a manifest is TOML");
    let mut complaints = Vec::new();
    let empty = toml::Table::new();
    let part = |name: &str| table.get(name).and_then(toml::Value::as_table).unwrap_or(&empty);
    let default = part("features").get("default").map(ToString::to_string);
    if default.as_deref() != Some("[\"custom-protocol\"]") {
        complaints.push(format!("{}: the default features are not custom-protocol alone", file.path));
    }
    for (name, detail) in part("dependencies") {
        if name.starts_with("tauri-plugin-") && !PLUGINS.contains(&name.as_str()) {
            complaints.push(format!("{}: the plugin {name} is a wider door", file.path));
        }
        let optional = detail.get("optional").and_then(toml::Value::as_bool);
        if name == "tauri-plugin-webdriver" && optional != Some(true) {
            complaints.push(format!("{}: {name} would be shipped", file.path));
        }
        let features = detail.get("features").map(ToString::to_string);
        if features.is_some_and(|features| features.contains("devtools")) {
            complaints.push(format!("{}: {name} ships its devtools", file.path));
        }
    }
    complaints
}

#[test]
fn the_shell_ships_without_test_server_devtools_or_wide_plugins() {
    holds_for_all(&[tree::file("src-tauri/Cargo.toml")], shell_features);
}

#[test]
fn a_shell_that_ships_more_is_refused() {
    let good = "[features]\ndefault = [\"custom-protocol\"]\n[dependencies]\ntauri = \"2\"\n\
                tauri-plugin-webdriver = { version = \"=0.2.3\", optional = true }\n";
    for (from, to) in [
        ("[\"custom-protocol\"]", "[\"custom-protocol\", \"automation\"]"),
        ("default = [\"custom-protocol\"]\n", ""),
        ("optional = true", "optional = false"),
        ("tauri = \"2\"", "tauri = { version = \"2\", features = [\"devtools\"] }"),
        ("tauri = \"2\"", "tauri = \"2\"\ntauri-plugin-fs = \"2\""),
        ("tauri = \"2\"", "tauri = \"2\"\ntauri-plugin-updater = \"2\""),
    ] {
        assert!(good.contains(from), "the sample changes nothing: {from}");
        tells_apart(shell_features, "src-tauri/Cargo.toml", &good.replacen(from, to, 1), good);
    }
}

/// What the shell's source has to say somewhere.
const SAID: [(&str, &str); 5] = [
    (".on_navigation(", "a link could leave the application"),
    ("TAURI_WEBVIEW_AUTOMATION", "another program could drive the window"),
    ("WEBKIT_INSPECTOR_SERVER", "another program could inspect the page"),
    ("WEBKIT_INSPECTOR_HTTP_SERVER", "another program could inspect the page"),
    ("tauri_plugin_single_instance", "two processes could hold one household"),
];

/// All sources of the shell, laid one after the other.
fn shell_guards(file: &File) -> Vec<String> {
    let text = blanked(&file.text, Strings::Keep);
    SAID.iter()
        .filter(|(needed, _)| !text.contains(needed))
        .map(|(needed, why)| format!("the shell does not say {needed}: {why}"))
        .collect()
}

#[test]
fn the_shell_guards_its_window() {
    let text = tree::files("src-tauri/src", &[".rs"])
        .iter()
        .map(|file| code_with_strings(&file.text))
        .collect::<Vec<_>>()
        .join("\n");
    holds_for_all(&[File { path: "src-tauri/src".to_owned(), text }], shell_guards);
}

/// Without the tests at the end, which may spell anything.
fn code_with_strings(text: &str) -> String {
    let text = blanked(text, Strings::Keep);
    match text.find("#[cfg(test)]") {
        Some(end) => text[..end].to_owned(),
        None => text,
    }
}

#[test]
fn a_shell_without_one_of_its_guards_is_refused() {
    let good = SAID.map(|(needed, _)| needed).join("\n");
    for (needed, _) in SAID {
        // A comment that speaks of a guard is no guard. The longer name is
        // taken away with the shorter one that it holds.
        let bad: String = SAID
            .iter()
            .map(|(each, _)| each)
            .map(|each| match each.contains(needed) {
                true => format!("// {each}\n"),
                false => format!("{each}\n"),
            })
            .collect();
        tells_apart(shell_guards, "src-tauri/src", &bad, &good);
    }
}

/// The test-only server may be named only under its feature.
fn test_server_is_fenced(file: &File) -> Vec<String> {
    let code = code(&file.text);
    let original: Vec<&str> = file.text.lines().collect();
    lines_with(&code, "tauri_plugin_webdriver")
        .into_iter()
        .filter(|line| {
            let from = line.saturating_sub(4);
            !original[from..=*line].iter().any(|line| line.contains("#[cfg(feature = \"automation\")]"))
        })
        .map(|line| file.complain(line, "the test server without its feature above it"))
        .collect()
}

#[test]
fn the_test_server_is_compiled_only_under_its_feature() {
    holds_for_all(&tree::files("src-tauri/src", &[".rs"]), test_server_is_fenced);
}

#[test]
fn a_test_server_without_its_fence_is_refused() {
    tells_apart(
        test_server_is_fenced,
        "src-tauri/src/lib.rs",
        "let b = b.plugin(tauri_plugin_webdriver::init());",
        "#[cfg(feature = \"automation\")]\nlet b = b.plugin(tauri_plugin_webdriver::init());",
    );
}

/// A plain command runs on the main thread, and opening a room takes a second.
fn commands_leave_the_main_thread(file: &File) -> Vec<String> {
    let lines: Vec<&str> = file.text.lines().collect();
    lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.trim() == "#[tauri::command]")
        .filter(|(number, _)| {
            let signature = lines[number + 1..].iter().find(|line| line.contains("fn ")).unwrap_or(&"");
            !signature.contains("async fn ")
        })
        .map(|(number, _)| file.complain(number, "a command on the main thread: say (async)"))
        .collect()
}

#[test]
fn no_command_runs_on_the_main_thread() {
    holds_for_all(&tree::files("src-tauri/src", &[".rs"]), commands_leave_the_main_thread);
}

#[test]
fn a_command_on_the_main_thread_is_refused() {
    let bad = "#[tauri::command]\n#[specta::specta]\npub fn door_show() {}";
    for good in ["#[tauri::command(async)]\npub fn door_show() {}", "#[tauri::command]\npub async fn door_show() {}"] {
        tells_apart(commands_leave_the_main_thread, "src-tauri/src/a.rs", bad, good);
    }
}

/// What the page may not use: ways to keep or send words outside the file.
const KEPT_OUT: [&str; 15] = [
    "{@html",
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "localStorage",
    "sessionStorage",
    "indexedDB",
    "caches",
    "document.cookie",
    "fetch(",
    "XMLHttpRequest",
    "WebSocket",
    "sendBeacon",
    "eval(",
    "console.",
];

fn page_keeps_to_itself(file: &File) -> Vec<String> {
    if file.path.contains(".test.") || file.path.starts_with("ui/src/test/") {
        return Vec::new();
    }
    let text = blanked(&file.text, Strings::Keep);
    let mut complaints = Vec::new();
    for word in KEPT_OUT {
        for line in lines_with(&text, word) {
            complaints.push(file.complain(line, &format!("uses {word}")));
        }
    }
    for (line, words) in text.lines().enumerate() {
        // The name space of SVG looks like an address and is none.
        let words = words.replace("http://www.w3.org/", "");
        if words.contains("http://") || words.contains("https://") {
            complaints.push(file.complain(line, "an address on the network"));
        }
    }
    complaints
}

#[test]
fn the_page_keeps_and_sends_nothing_by_itself() {
    let mut files = tree::page();
    files.extend(tree::files("ui/src", &[".css"]));
    files.push(tree::file("ui/index.html"));
    holds_for_all(&files, page_keeps_to_itself);
}

#[test]
fn a_page_that_keeps_or_sends_something_is_refused() {
    for bad in [
        "{@html words}",
        "localStorage.setItem('a', b);",
        "window.sessionStorage.clear();",
        "const open = indexedDB.open('a');",
        "element.innerHTML = words;",
        "await fetch('/a');",
        "console.log(answer);",
        "<img src=\"https://example.org/a.png\" alt=\"\">",
        "@import 'http://example.org/a.css';",
    ] {
        tells_apart(
            page_keeps_to_itself,
            "ui/src/screens/a.svelte",
            bad,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" /> // never localStorage",
        );
    }
}
