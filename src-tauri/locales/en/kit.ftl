### Words that stand on every screen: saving, fields, the cover.

kit-saving = Saving
kit-saved = Saved
kit-not-saved = Not saved yet
kit-try-again = Try again
kit-copy-out = Copy my words
kit-copied = Copied. Paste them somewhere safe.
kit-show = Show
kit-hide = Hide
kit-caps-lock = Caps Lock is on.
kit-audience-me = Only you can see this.
kit-audience-me-many = Only you can see this. Choose as many as fit.
kit-audience-both = Both of you can see this.
kit-help = Help
kit-back = Back
kit-close = Close
kit-done = Done
kit-day = Day
kit-month = Month
kit-year = Year
kit-no-month = Month
kit-day-not-whole = A day needs a day, a month and a year. Until all three are there, nothing changes.
kit-no-such-day = There is no such day. Please check the numbers.

cover-locked = Locking. Nothing of your room is on this screen.
cover-owed-happened = The last words are not in the file yet
cover-owed-safe = Everything before them is saved.
cover-owed-next = Hearthside tries again every two seconds and locks as soon as they are kept. A full disk is the usual cause: free some space and wait here.
cover-let-go = Lock without the last words
