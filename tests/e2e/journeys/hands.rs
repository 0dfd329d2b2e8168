//! The two ways of using the window. Every journey can be walked with either.

use e2e::App;

/// How a person does things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hands {
    /// Points and clicks, and types into what was clicked.
    Mouse,
    /// Never touches the mouse: Tab, arrows, Return, Space.
    Keys,
}

impl Hands {
    /// Presses the button, link or row of this name.
    #[track_caller]
    pub(crate) fn press(self, app: &App, name: &str) {
        match self {
            Self::Mouse => app.click(name),
            Self::Keys => app.tab_and_enter(name),
        }
        app.settle();
    }

    /// Goes to the field of this name and types at the end of it.
    #[track_caller]
    pub(crate) fn write(self, app: &App, field: &str, text: &str) {
        match self {
            Self::Mouse => app.write(field, text),
            Self::Keys => {
                app.wait_for_field(field);
                app.tab_to(field);
                app.press("ctrl+End");
                app.type_keys(text);
                app.wait_for_written(field, text);
            }
        }
        app.settle();
    }

    /// Chooses one of a group of radio buttons.
    #[track_caller]
    pub(crate) fn choose(self, app: &App, choice: &str) {
        match self {
            Self::Mouse => app.click(choice),
            Self::Keys => app.arrow_to(choice),
        }
        app.settle();
    }

    /// Ticks one of a table of words.
    #[track_caller]
    pub(crate) fn tick(self, app: &App, word: &str) {
        match self {
            Self::Mouse => app.click(word),
            Self::Keys => app.tick(word),
        }
        app.settle();
    }
}
