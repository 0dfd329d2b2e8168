### Between us: what one tells, asks, promises or does, where both can read it.

## What each thing is

post-kind-copy = A copy
post-kind-disclosure = Told
post-kind-request = Asked for
post-kind-deed = Put right
post-kind-contrast = Then and now
post-kind-statement = A word for the day
post-kind-jar = In the jar
post-kind-date = Time together
post-kind-commitment = Commitment
post-kind-activation = It has happened again
post-kind-now = What we do now
post-kind-meaning = Sense was made of it

## The names of the parts, where a post is read

post-part-sort = What kind
post-part-what = What
post-part-why = Why
post-part-did = What I did
post-part-next = What comes next
post-part-told = How it was told
post-part-when = When
post-part-often = How often
post-part-knowing = How it can be seen
post-part-harm = What it answers
post-part-helps = What would help
post-part-asked = Asked or guessed
post-part-if = If
post-part-then = Then I
post-part-before = Before
post-part-size = How long
post-part-novelty = How new
post-part-pact = Put away meanwhile
post-part-about = What it is about
post-part-agreement = It belongs to
post-part-fromOn = From
post-part-on = The day
post-part-checkOn = We look at it together

## What can be chosen

post-option-contact = Contact that could not be avoided
post-option-intention = Something I mean to do
post-option-time = Time
post-option-slip = A slip
post-option-money = Money
post-option-other = Something else
post-option-noticed = Something I noticed you do
post-option-memory = A good memory
post-option-why-you = Why you
post-option-together = Time for us
post-option-repair-free = Time in which the hard topic rests
post-option-quiet = Quiet, side by side
post-option-said = I have said it
post-option-will-say = I am going to say it
post-option-here-first = You read it here first
post-option-told-me = You told me what would help
post-option-not-asked = I have not asked yet
post-option-would-ask = I would like to ask you
post-option-daily = Every day
post-option-workdays = Each workday
post-option-weekly = Every week
post-option-when-it-happens = When it happens
post-option-once = Once
post-option-ten-minutes = Ten minutes
post-option-an-hour = About an hour
post-option-half-a-day = Half a day
post-option-well-known = We know it well
post-option-a-little-new = A little new
post-option-new = New to both of us
post-option-openness = Openness
post-option-substance = Drink or something like it
post-option-amends = Putting right
post-option-devices = My devices
post-option-recurrence = So that it does not happen again
post-option-connection = Being close
post-option-own = Something else

## What can be said about it

post-reply-note = A few words
post-reply-yes = Yes
post-reply-no = No
post-reply-different = Something different
post-reply-later = Later
post-reply-done = Done
post-reply-letGo = Let go
post-reply-noticed = Noticed
post-reply-thanks = Thanks
post-reply-kept = kept
post-reply-lateTold = late and told
post-reply-missedTold = missed and told
post-reply-missedNotTold = missed and not told
post-reply-noLongerAgreed = no longer agreed
