//! A picture of every screen, for people to look at: light and dark, wide and
//! narrow. Run by `cargo xtask gallery`.

use e2e::{App, Options, Theme};

use crate::hands::Hands;
use crate::story::Story;

const HEIGHT: u32 = 900;
const WIDTHS: [u32; 2] = [1280, 900];

#[test]
#[ignore = "takes pictures for people, and proves nothing that the story does not"]
fn gallery() {
    let look = |app: &App, name: &str| {
        for width in WIDTHS {
            app.set_size(width, HEIGHT);
            for theme in [Theme::Dark, Theme::Light] {
                app.set_theme(theme);
                app.shot(&format!("{name}-{}-{width}", theme.word()));
            }
        }
        app.set_size(WIDTHS[0], HEIGHT);
        app.settle();
    };
    let _ = Story { hands: Hands::Mouse, look: &look }.tell(&Options::driven());
}
