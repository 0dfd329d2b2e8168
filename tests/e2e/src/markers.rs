//! Words that are typed in, and must be found nowhere afterwards.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::base64;

/// Two hundred or however many words that no file holds by chance.
pub struct Markers {
    words: Vec<String>,
}

impl Markers {
    /// The same seed gives the same words. Every tenth has a quotation mark in
    /// it, which JSON writes in another way.
    #[must_use]
    pub fn new(count: usize, seed: u64) -> Self {
        let mut state = seed | 1;
        let mut draw = |below: usize| {
            // xorshift64: chance that can be repeated, for names only.
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state % below as u64) as usize
        };
        let (hard, soft) = (b"bdfgklmnprstvz", b"aeiou");
        let words = (0..count)
            .map(|index| {
                let mut word = String::from("q");
                for _ in 0..6 {
                    word.push(char::from(hard[draw(hard.len())]));
                    word.push(char::from(soft[draw(soft.len())]));
                }
                if index % 10 == 9 {
                    word.insert(7, '"');
                }
                word
            })
            .collect();
        Self { words }
    }

    /// The words, to be typed.
    #[must_use]
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// Each word in each form in which a program may write it down.
    fn patterns(&self) -> Vec<(Vec<u8>, String)> {
        let mut patterns = Vec::new();
        for word in &self.words {
            let mut add = |bytes: Vec<u8>, how: &str| patterns.push((bytes, format!("{word} ({how})")));
            add(word.clone().into_bytes(), "UTF-8");
            add(word.encode_utf16().flat_map(u16::to_le_bytes).collect(), "UTF-16");
            if word.contains('"') {
                add(word.replace('"', "\\\"").into_bytes(), "JSON");
                add(word.replace('"', "\\u0022").into_bytes(), "JSON");
                add(word.replace('"', "&quot;").into_bytes(), "HTML");
                add(word.replace('"', "%22").into_bytes(), "URL");
            }
            for lead in 0..3 {
                add(base64_core(word.as_bytes(), lead), "base64");
            }
        }
        patterns
    }
}

/// The part of the base64 text that is the same whatever stands before and
/// after the word, when `lead` bytes of the first group belong to what stands
/// before.
fn base64_core(word: &[u8], lead: usize) -> Vec<u8> {
    let mut bytes = vec![0; lead];
    bytes.extend_from_slice(word);
    let text = base64::encode(&bytes);
    let first = [0, 2, 3][lead];
    let last = bytes.len() * 8 / 6;
    text.as_bytes()[first..last].to_vec()
}

/// A word, found where it must not be.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Find {
    /// In which file.
    pub file: PathBuf,
    /// Which word, in which form.
    pub what: String,
}

/// Looks for every word in every form, in every file at or below the places.
/// Also says how many files it has read, so that a test can be sure it looked.
#[must_use]
pub fn search(markers: &Markers, places: &[PathBuf]) -> (Vec<Find>, usize) {
    let patterns = markers.patterns();
    // Few bytes of a file begin like a pattern; only there is it compared.
    let mut beginnings: HashMap<[u8; 4], Vec<usize>> = HashMap::new();
    let mut first_two = vec![false; 1 << 16];
    for (index, (bytes, _)) in patterns.iter().enumerate() {
        beginnings.entry([bytes[0], bytes[1], bytes[2], bytes[3]]).or_default().push(index);
        first_two[pair(bytes[0], bytes[1])] = true;
    }
    let mut files = Vec::new();
    for place in places {
        list(place, &mut files);
    }
    let mut found = Vec::new();
    let mut read = 0;
    for file in files {
        let Ok(bytes) = fs::read(&file) else {
            continue;
        };
        read += 1;
        for at in 0..bytes.len().saturating_sub(3) {
            if !first_two[pair(bytes[at], bytes[at + 1])] {
                continue;
            }
            let beginning = [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]];
            for index in beginnings.get(&beginning).into_iter().flatten() {
                let (pattern, what) = &patterns[*index];
                if bytes[at..].starts_with(pattern) {
                    found.push(Find { file: file.clone(), what: what.clone() });
                }
            }
        }
    }
    found.sort();
    found.dedup();
    (found, read)
}

fn pair(first: u8, second: u8) -> usize {
    usize::from(first) << 8 | usize::from(second)
}

/// Plain files only: reading a pipe or a socket would wait for ever.
fn list(place: &Path, files: &mut Vec<PathBuf>) {
    let Ok(about) = fs::symlink_metadata(place) else {
        return;
    };
    if about.is_file() {
        files.push(place.to_path_buf());
    } else if about.is_dir()
        && let Ok(entries) = fs::read_dir(place)
    {
        for entry in entries.flatten() {
            list(&entry.path(), files);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found_in(written: &[u8], markers: &Markers) -> Vec<String> {
        let file = std::env::temp_dir().join(format!(
            "hearthside-markers-{}-{:?}",
            std::process::id(),
            std::thread::current().id()
        ));
        fs::write(&file, written).expect("a temporary file can be written");
        let (found, read) = search(markers, std::slice::from_ref(&file));
        fs::remove_file(&file).expect("it can be removed");
        assert_eq!(read, 1);
        found.into_iter().map(|find| find.what).collect()
    }

    #[test]
    fn a_word_is_found_in_every_form_and_at_every_alignment() {
        let markers = Markers::new(10, 7);
        let plain = &markers.words()[0];
        let quoted = &markers.words()[9];
        let says = |word: &str, how: &str| vec![format!("{word} ({how})")];

        assert_eq!(found_in(format!("..{plain}..").as_bytes(), &markers), says(plain, "UTF-8"));
        let wide: Vec<u8> = format!("x{plain}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(found_in(&wide, &markers), says(plain, "UTF-16"));
        for before in ["", "a", "ab", "abc"] {
            let coded = base64::encode(format!("{before}{plain} and more").as_bytes());
            assert_eq!(found_in(coded.as_bytes(), &markers), says(plain, "base64"));
        }
        let escaped = format!("{{\"t\":\"{}\"}}", quoted.replace('"', "\\\""));
        assert_eq!(found_in(escaped.as_bytes(), &markers), says(quoted, "JSON"));
    }

    #[test]
    fn nothing_is_found_where_no_word_was_written() {
        let markers = Markers::new(200, 7);
        let other = Markers::new(200, 8).words().join(" ");
        assert_eq!(found_in(other.as_bytes(), &markers), Vec::<String>::new());
    }

    #[test]
    fn two_hundred_words_are_two_hundred_different_words() {
        let markers = Markers::new(200, 1);
        let mut words = markers.words().to_vec();
        words.sort();
        words.dedup();
        assert_eq!(words.len(), 200);
        assert!(words.iter().filter(|word| word.contains('"')).count() == 20);
    }
}
