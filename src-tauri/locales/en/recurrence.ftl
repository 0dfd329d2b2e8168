### If it happens again: what was written in calm, ready to be followed.

recurrence-title = If it happens again
recurrence-lead = What you wrote on a calm day, for a day that is not. Opening it takes away nothing of what you have done since.
recurrence-danger = If anyone is in danger, that comes first.
recurrence-help = Open Help
recurrence-shared = What you both signed
recurrence-shared-none = There is no plan that both of you have signed. One of you writes it on a calm day. It holds once both have signed.
recurrence-shared-waiting = A plan for both of you is written and waits for a signature. You can read it, and follow it if you want to.
recurrence-shared-read-waiting = Read it
recurrence-shared-write = Write one for both
recurrence-over = You both signed it until { $day }. You can still follow it.
recurrence-resting = You both signed it, and it’s resting now. You can still follow it.
recurrence-shared-read = The agreement and its signatures
recurrence-happened = It has happened
recurrence-happened-do = Write the line
recurrence-happened-not = Not now
recurrence-happened-what = This writes one line with today’s date, for both of you to read. You can add a few words to it, or leave it at that.
recurrence-log = When it was opened
recurrence-log-line = { $day }. It happened, and the plan was opened.
recurrence-own = Your own
recurrence-own-none = You have not written one of your own. It takes a calm half hour.
recurrence-own-write = Write your own
recurrence-own-written = Written { $on }
recurrence-own-open = Begun { $on }. Go on where you stopped.
