### What comes back: how often, when next, and the page where it is planned.

## How often, in words

rhythm-mo = Monday
rhythm-tu = Tuesday
rhythm-we = Wednesday
rhythm-th = Thursday
rhythm-fr = Friday
rhythm-sa = Saturday
rhythm-su = Sunday
rhythm-more = { $list }, { $one }
rhythm-and = { $list } and { $one }
rhythm-every-day = Every day
rhythm-every-week = Every { $list }
rhythm-every-second-week = Every second week, on { $list }
rhythm-every-weeks = Every { $weeks } weeks, on { $list }
rhythm-month-day = Each month, on day { $number }
rhythm-last-day = Each month, on the last day
rhythm-nth-1 = Each month, on the first { $day }
rhythm-nth-2 = Each month, on the second { $day }
rhythm-nth-3 = Each month, on the third { $day }
rhythm-nth-4 = Each month, on the fourth { $day }
rhythm-last = Each month, on the last { $day }
rhythm-at = { $text }, at { $time }
rhythm-for = { $text }, for { $length }
rhythm-minutes = { $minutes } minutes
rhythm-one-hour = one hour
rhythm-hours = { $hours } hours

## When next

rituals-next = Next: { $day }
rituals-next-at = Next: { $day }, { $time }
rituals-next-then = { $text }, then { $day }

## Planning it

planner-title = How often does it come back?
planner-hint = Choose what you can keep in a bad week too. A day that does not work out is just a day.
planner-none = When it suits us
planner-weeks = On days of the week
planner-month-day = On one day of the month
planner-month-weekday = On a weekday of the month
planner-every = Every
planner-every-1 = week
planner-every-2 = second week
planner-every-weeks = { $weeks } weeks
planner-on = On which days?
planner-day-of-month = Which day?
planner-day-number = Day { $number }
planner-day-last = The last day
planner-which = Which one?
planner-which-1 = The first
planner-which-2 = The second
planner-which-3 = The third
planner-which-4 = The fourth
planner-which-last = The last
planner-weekday = Day of the week
planner-time = At what time?
planner-hour = Hour
planner-minute = Minute
planner-no-time = No set time
planner-length = For how long?
planner-no-length = No set length
planner-says = { $text }.
planner-no-day = Choose at least one day of the week.
planner-starts-hint = What comes back needs its first day. Every second week is counted from there.
planner-starts-missing = It comes back, but the day it starts is not set.
