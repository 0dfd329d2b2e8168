### The trust pulse: six own ratings of how trust feels, and the lines they make.

pulse-title = Trust pulse
pulse-quick-then = Six ratings, under a minute

# What is rated. "You" is the other person. Each also names its line.
pulse-facet-safe = Safe with you
pulse-facet-truthful = You tell me the truth
pulse-facet-reliable = You do what you say
pulse-facet-open = I can show myself
pulse-facet-close = Close
pulse-facet-respected = Respected
pulse-facet-reach = I could reach you
pulse-facet-reachable = You could reach me

# One sentence on each line, made in Rust. Numbers are ratings from 0 to 10.
pulse-says-none = You have not rated “{ $facet }” yet.
pulse-says-few = You last put “{ $facet }” at { $value }. There are too few weeks so far to tell a change from ordinary ups and downs.
pulse-says-within = You last put “{ $facet }” at { $value }. It moves within its usual ups and downs.
pulse-says-moved = “{ $facet }” stood around { $before } and has stood around { $now } for the last eight weeks. That is more than its usual ups and downs.
pulse-says-gaps = Where the line stops, nothing was rated.
pulse-rated = { $facet }: { $value } of 10

# The ratings.
pulse-lead = How has it been this last week? Go by what you feel. There is no sum to get right.
pulse-you = “You” is the person this is about.
pulse-help-safe = At ease with you, a place to land.
pulse-help-truthful = I do not need to check.
pulse-help-reliable = You turn up, and small promises hold. You’re able to, and you stay strong when it’s hard.
pulse-help-open = It is not used against me.
pulse-help-close = We felt near to each other.
pulse-help-respected = In your words and in your ways.
pulse-help-reach = When I needed you.
pulse-help-reachable = When you needed me.
pulse-least = not at all
pulse-half = partly
pulse-most = fully
pulse-ends = 0 is not at all, 10 is fully
pulse-value-least = { $value }, not at all
pulse-value-most = { $value }, fully
pulse-leave-out = Leave “{ $facet }” out
pulse-reaching = And reaching each other
pulse-note = A word on it, if you want one
pulse-day-open = It is about another day
pulse-day = The day it is about
pulse-day-to-come = That day has not come yet. Nothing has changed.
pulse-done = Done
pulse-take-out = Take it out
pulse-look = Look at the lines

# The lines.
pulse-kept = Written down.
pulse-unsafe = Something light may be enough for today.
pulse-unsafe-help = See Help
pulse-rate = Rate this week
pulse-change-today = Change today’s
pulse-which = Which line
pulse-all-since = All ratings, since { $from }
pulse-since = { $facet }, since { $from }
pulse-period = How far back
pulse-period-half = Half a year
pulse-period-year = A year
pulse-period-all = Everything
pulse-show-table = Show as table
pulse-show-lines = Show as lines
pulse-points = Ratings of “{ $facet }”
pulse-point = { $on }: { $value } of 10
pulse-point-note = { $on }: { $value } of 10. { $note }
pulse-change-this = Change this one
pulse-last-weeks = last eight weeks
pulse-none-yet = Not rated yet
pulse-mark-agreement = agreement signed
pulse-mark-agreementChanged = agreement changed
pulse-mark-setback = a setback
pulse-mark-aftershock = a wave came back
pulse-mark-wording = this line asks for more since
pulse-marks = The signs above the lines
pulse-private = Your own ratings. Only you can see them.
pulse-ours = These questions are our own. Nobody has tested them, so read the lines as notes to yourself and not as a measure. A change is named only when eight weeks stand clear of the ups and downs of the year before. Even so, about one look in twenty can be wrong.

pulse-table = What you rated, newest first
pulse-table-day = Day
pulse-table-note = Your words
pulse-table-open = Change the ratings of { $on }
pulse-table-left-out = left out

pulse-binned = The ratings of { $on } are in the bin now.
pulse-undo = Undo

pulse-empty-title = How trust feels, week by week
pulse-empty = Six short ratings, in under a minute. After a few weeks they make lines of your own, one for each. Weeks you leave out stay empty, and that is fine.
pulse-empty-example = “I trust you to tell me the truth. I do not yet trust you to turn up.”
pulse-empty-begin = Rate this week
