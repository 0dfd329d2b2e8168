//! The plain form of a text: what the rules look at.
//!
//! People write "youre", "YOU'RE" and "ur" for the same thing. The plain form is lower case ASCII, has
//! every short form written out, one space between words, and ` . `, ` ? ` or ` , ` where a sentence
//! or a breath ends. What stands in quotation marks is somebody's words and not the writer's, so it
//! becomes the one word `quoted`. Each token remembers where in the text it came from.

use std::collections::HashMap;
use std::ops::Range;

/// How people type, brought to one spelling.
#[derive(Debug, Clone, Default)]
pub struct Spelling {
    /// A whole word, and what it is written out as.
    pub words: HashMap<String, String>,
    /// The end of a word after which nothing follows, and what is written in its place.
    pub endings: Vec<(String, String)>,
}

/// A text in plain form.
#[derive(Debug)]
pub(super) struct Plain {
    /// Begins and ends with a space, so that every pattern may ask for one on both sides.
    pub(super) text: String,
    tokens: Vec<Token>,
}

#[derive(Debug)]
struct Token {
    /// Where it begins in the plain form.
    at: usize,
    /// Where it came from; empty for what was added.
    from: Range<usize>,
    mark: bool,
}

impl Plain {
    pub(super) fn new(text: &str, spelling: &Spelling) -> Self {
        let mut plain = Self { text: String::with_capacity(text.len() + text.len() / 4 + 8), tokens: Vec::new() };
        plain.text.push(' ');
        plain.end_with('.', 0..0);
        let quoted = quotations(text);
        let mut quoted = quoted.iter().peekable();
        let chars: Vec<(usize, char)> = text.char_indices().collect();
        let begin = |place: usize| chars.get(place).map_or(text.len(), |(at, _)| *at);
        let mut place = 0;
        while let Some((at, letter)) = chars.get(place).copied() {
            while quoted.next_if(|range| range.end <= at).is_some() {}
            if let Some(range) = quoted.peek().filter(|range| range.contains(&at)) {
                plain.put("quoted", (*range).clone());
                while chars.get(place).is_some_and(|(at, _)| *at < range.end) {
                    place += 1;
                }
                continue;
            }
            if letter.is_alphanumeric() {
                let end_of_word = (place..chars.len())
                    .find(|each| {
                        !is_of_word(&chars, *each) || quoted.peek().is_some_and(|next| chars[*each].0 == next.start)
                    })
                    .unwrap_or(chars.len());
                plain.put_word(&chars[place..end_of_word], at..begin(end_of_word), spelling);
                place = end_of_word;
                continue;
            }
            let dots = chars[place..].iter().take_while(|(_, each)| *each == '.').count();
            match letter {
                '?' => plain.end_with('?', at..begin(place + 1)),
                '.' if dots < 2 => plain.end_with('.', at..begin(place + 1)),
                '!' | ';' | '\n' => plain.end_with('.', at..begin(place + 1)),
                _ if letter.is_whitespace() || is_apostrophe(letter) => {}
                '*' | '_' | '~' | '"' | '\u{201c}' | '\u{201d}' | '\u{fe0f}' | '\u{200d}' => {}
                _ => plain.end_with(',', at..begin(place + dots.max(1))),
            }
            place += dots.max(1);
        }
        plain.end_with('.', text.len()..text.len());
        plain
    }

    /// Where in the text a stretch of the plain form came from, without the marks at its edges.
    pub(super) fn source(&self, stretch: &Range<usize>) -> Range<usize> {
        let first = self.tokens.partition_point(|token| token.at < stretch.start);
        let last = self.tokens.partition_point(|token| token.at + 1 < stretch.end);
        let mut words = self.tokens[first..last.max(first)].iter().filter(|token| !token.mark);
        let Some(from) = words.next() else {
            return 0..0;
        };
        let to = words.next_back().unwrap_or(from);
        from.from.start..to.from.end.max(from.from.end)
    }

    fn put(&mut self, word: &str, from: Range<usize>) {
        self.tokens.push(Token { at: self.text.len(), from, mark: false });
        self.text.push_str(word);
        self.text.push(' ');
    }

    fn put_word(&mut self, letters: &[(usize, char)], from: Range<usize>, spelling: &Spelling) {
        let word = folded(letters.iter().map(|(_, letter)| *letter));
        let written_out = |word: &str| spelling.words.get(word).cloned();
        let long = written_out(&word).or_else(|| {
            spelling.endings.iter().find_map(|(end, long)| {
                let stem = word.strip_suffix(end.as_str()).filter(|stem| !stem.is_empty())?;
                Some(format!("{} {long}", written_out(stem).unwrap_or_else(|| stem.to_owned())))
            })
        });
        match long {
            Some(long) => {
                for each in long.split(' ') {
                    self.put(each, from.clone());
                }
            }
            None => self.put(&word.replace('\'', ""), from),
        }
    }

    /// Two marks in a row are one: the stronger, which is a question, then a full stop, then a comma.
    fn end_with(&mut self, mark: char, from: Range<usize>) {
        let rank = |mark: char| ",.?".find(mark);
        match self.tokens.last() {
            Some(token) if token.mark => {
                let at = token.at;
                if self.text[at..].chars().next().is_some_and(|before| rank(before) < rank(mark)) {
                    self.text.truncate(at);
                    self.text.push(mark);
                    self.text.push(' ');
                }
            }
            _ => {
                self.tokens.push(Token { at: self.text.len(), from, mark: true });
                self.text.push(mark);
                self.text.push(' ');
            }
        }
    }
}

const fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '\u{2018}' | '\u{2019}')
}

/// A letter, a digit, or an apostrophe with one of them after it.
fn is_of_word(chars: &[(usize, char)], place: usize) -> bool {
    let letter = chars[place].1;
    letter.is_alphanumeric()
        || (is_apostrophe(letter) && chars.get(place + 1).is_some_and(|(_, next)| next.is_alphanumeric()))
}

/// Lower case, one kind of apostrophe, a letter drawn out ("soooo") once only. A letter beyond ASCII
/// becomes an `x`: no English rule asks for one, and the patterns stay fast.
fn folded(letters: impl Iterator<Item = char>) -> String {
    let mut word = String::new();
    let mut run = 0;
    for letter in letters {
        let plain = match letter {
            _ if is_apostrophe(letter) => '\'',
            _ if letter.is_ascii() => letter.to_ascii_lowercase(),
            _ => 'x',
        };
        run = if word.ends_with(plain) { run + 1 } else { 1 };
        match run {
            // "all" has two for good reason; a third shows that the first was drawn out.
            3 => _ = word.pop(),
            4.. => {}
            _ => word.push(plain),
        }
        if run == 3 {
            run = 4;
        }
    }
    word
}

/// The stretches in quotation marks, in order, of two words or more. One word in quotation marks is
/// the writer's own emphasis, and a text that is quoted from end to end is the text.
fn quotations(text: &str) -> Vec<Range<usize>> {
    let mut found = double_quotations(text);
    found.extend(single_quotations(text));
    found
        .retain(|range| text[range.clone()].split_whitespace().nth(1).is_some() && text.trim() != &text[range.clone()]);
    found.sort_unstable_by_key(|range| (range.start, range.end));
    // One inside another counts with the outer.
    let mut end = 0;
    found.retain(|range| {
        let apart = range.start >= end;
        end = if apart { range.end } else { end };
        apart
    });
    found
}

fn double_quotations(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    for (at, letter) in text.char_indices() {
        match (letter, open) {
            ('\n', _) => open = None,
            (_, Some((start, close))) if letter == close => {
                found.push(start..at + letter.len_utf8());
                open = None;
            }
            ('\u{201c}', _) => open = Some((at, '\u{201d}')),
            ('"', None) => open = Some((at, '"')),
            _ => {}
        }
    }
    found
}

/// Single marks are apostrophes too, so the opening one stands after a space and before a letter,
/// and the closing one the other way round.
fn single_quotations(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open = None;
    let mut before = ' ';
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let after = letters.peek().map_or(' ', |(_, next)| *next);
        if letter == '\n' {
            open = None;
        } else if is_apostrophe(letter) && !(before.is_alphanumeric() && after.is_alphanumeric()) {
            match open {
                None if (before.is_whitespace() || before == '(') && after.is_alphanumeric() => open = Some(at),
                Some(start) if !after.is_alphanumeric() && !before.is_whitespace() => {
                    found.push(start..at + letter.len_utf8());
                    open = None;
                }
                _ => {}
            }
        }
        before = letter;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelling() -> Spelling {
        let words = [("youre", "you are"), ("ur", "your"), ("won't", "will not")];
        Spelling {
            words: words.map(|(from, to)| (from.to_owned(), to.to_owned())).into(),
            endings: vec![("n't".to_owned(), "not".to_owned()), ("'re".to_owned(), "are".to_owned())],
        }
    }

    fn plain(text: &str) -> String {
        Plain::new(text, &spelling()).text
    }

    #[test]
    fn what_is_typed_in_many_ways_has_one_plain_form() {
        for text in ["You're late", "youre late", "YOU\u{2019}RE  *late*", "you\u{2019}re late."] {
            assert_eq!(plain(text), " . you are late . ", "{text}");
        }
        assert_eq!(plain("I didn't... won't?! soooo all"), " . i did not , will not ? so all . ");
        assert_eq!(plain("sorry \u{1f614} but\n\nno"), " . sorry , but . no . ");
    }

    #[test]
    fn what_is_quoted_is_one_word() {
        for text in [
            "I said \"you never listen\" to you",
            "I said \u{201c}you never listen\u{201d} to you",
            "I said 'you never listen' to you",
        ] {
            assert_eq!(plain(text), " . i said quoted to you . ", "{text}");
        }
        assert_eq!(plain("\"You never listen\""), " . you never listen . ");
        assert_eq!(plain("you \"forgot\" it"), " . you forgot it . ");
        assert_eq!(plain("it's the kids' turn and Tom's"), " . its the kids turn and toms . ");
    }

    #[test]
    fn a_stretch_is_found_again_in_the_text() {
        let text = "Caf\u{e9}: you\u{2019}re \u{1f642} late, \"all of it\" again.";
        let plain = Plain::new(text, &spelling());
        for (stretch, source) in [
            (" you are ", "you\u{2019}re"),
            (" are , late ", "you\u{2019}re \u{1f642} late"),
            (" quoted ", "\"all of it\""),
        ] {
            let at = plain.text.find(stretch).expect("it is there");
            assert_eq!(&text[plain.source(&(at..at + stretch.len()))], source);
        }
        assert_eq!(plain.source(&(0..3)), 0..0);
    }
}
