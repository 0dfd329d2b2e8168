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
settings-file = The household file
settings-file-place = Everything both of you write is in one file. It’s here:
settings-file-copy-text = A copy on a USB drive helps if this computer breaks. It holds everything in both rooms, and it opens with the passphrases of today. What you delete later stays in it, and anyone who gets the copy can try to guess a passphrase.
settings-file-copy = Save a copy of the household file…
settings-file-saving = Saving the copy and checking it
settings-file-saved = The copy is saved. It was opened again and it’s complete.
settings-file-listed = It’s on this computer’s list, so you can open it again without looking for it.
settings-file-unlisted = It isn’t on this computer’s list. To open it again, choose the file at the door.
settings-file-forget = Take it off the list
settings-file-forget-title = Take this file off the list?
settings-file-forget-text = The file stays where it is, with every word in it. To open it again you’ll need to know where it is.
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
