### The short page: a few questions for one person alone, and what is said about what opens.

short-way-title = What opens
short-way = Some things open as soon as you’re both here. Signing and sharing open for you from the day after you’ve done the short page alone, and close again after a few weeks.
short-way-go = The short page

short-title = The short page
short-lead = A few questions, for you alone. Hearthside tells nobody that you were here or what you said. Someone who keeps count may still guess.
short-loading = One moment.
short-go-on = Continue
short-together = Would you like to sit down together some time in the next few weeks?
short-together-yes = Yes
short-together-not-now = Not now
short-together-hint = A yes also opens signing and sharing for you, from tomorrow and for a few weeks. With “Not now” they’re closed, and a yes you gave before is taken back.
short-done = Done
short-end = That’s all. Nothing on this page is shown again, to you or to anyone. You can do it again whenever you like.
short-back = Back

## Where a question ended

ending-closes = They may notice that things don’t open. Sitting down together, signing and sharing are closed from your side now, and until you lock, Today shows nothing of what’s in the shared room. If that could be noticed and make things worse, you can leave it as it was.
ending-leave = Leave it as it was
ending-left = It will be as it was when you next unlock. To be sure, lock now.
ending-light = Keep it light for a while
ending-own = Go on to your own pages
ending-light-kept = Only light pages are suggested for the next two weeks.
