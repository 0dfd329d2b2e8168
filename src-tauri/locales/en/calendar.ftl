### The calendar file: what it holds, and where it is saved.

plans-calendar = Calendar file
calendar-title = A file for your own calendar
calendar-lead = Your rituals, your time together, and the days on which you look at something again or take a first step. A calendar program can open it.
calendar-outside = This file leaves Hearthside. It is not protected, and a calendar is often seen by others.
calendar-outside-safe = No word that you wrote is in it: only days, times and the title below.
calendar-name = What each entry is called
calendar-name-hint = A neutral word tells nothing. You can type your own; whoever sees your calendar can read it.
calendar-reserved = Reserved
calendar-holds = What is in the file
calendar-ritual = Comes back: { $text }
calendar-look-again = A day to look at an agreement again
calendar-together = Time together
calendar-check = A day to look at a commitment together
calendar-first-step = The first step of a goal
calendar-at = { $day }, { $time }
calendar-times = Times are those of the clock on the wall. They stay when the clocks change.
calendar-letters = Show the file itself
calendar-file = The file itself
calendar-none = There is nothing to put into a calendar yet. A ritual that says how often it comes back, time together that has a day, or a day to look again would be in it.
calendar-save = Save the file
calendar-saved = Saved. You can delete the file at any time; your plan stays as it is.
calendar-loading = Reading your plan
dialog-save-calendar = Save the calendar file
dialog-calendar-files = Calendar files
