### Settings: appearance, locking, keys, and what this is.

settings-title = Settings
settings-lead = Each change takes effect at once.
settings-look = Appearance
settings-theme = Light or dark
settings-theme-system = As this computer has it
settings-theme-light = Light
settings-theme-dark = Dark
settings-size = Text size
settings-size-value = { $percent } percent
settings-size-sample = When it comes back to you, where do you notice it first?
settings-locking = Locking
settings-idle = Lock when nobody has typed or clicked for
settings-idle-minutes = { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }
settings-idle-hint = Locking hides everything at once and saves first. { $key } does it by hand.
settings-keys = Keyboard
settings-keys-text = All of Hearthside works with the keyboard alone.
settings-about = About
settings-about-version = Hearthside { $version }
settings-about-what = A private place for rebuilding trust, on your own or as two. It is not a therapist, not a judge and not a watcher.
settings-about-network = Nothing you write leaves this computer. There is no account, no network, no update check and nobody counts what you do.
settings-about-free = Hearthside is free software under the MIT and Apache 2.0 licences.
settings-about-parts = The type is Literata and Atkinson Hyperlegible Next, under the SIL Open Font License. The icons are from Lucide, under the ISC licence.

## The list of keys, opened with F1

keys-title = Keys
keys-lock = Lock and hide everything at once
keys-close = Close Hearthside: hide everything at once, and end
keys-list = Show this list
keys-next = Go to the next thing on the page
keys-previous = Go to the thing before
keys-press = Press a button, or tick a choice
keys-move = Move between choices in one group
keys-leave = Close what is open. Your words stay.
keys-name-close = Ctrl Q
keys-name-shifts = Shift three times
keys-name-list = F1
keys-name-tab = Tab
keys-name-shift-tab = Shift Tab
keys-name-enter = Enter
keys-name-space = Space
keys-name-arrows = Arrow keys
keys-name-escape = Esc
