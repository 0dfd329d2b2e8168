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
post-part-toldOn = Told on
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
post-part-endsOn = It ends

## What can be chosen

post-option-contact = Contact that could not be avoided
post-option-intention = Something I mean to do
post-option-time = Time
post-option-slip = A slip
post-option-money = Money
post-option-other = Something else
post-option-mine = What I do
post-option-yours = What I see you do
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
post-option-mostly-new = Mostly new
post-option-new = New to both of us
post-option-a-dare = A small dare
post-option-openness = Telling or showing each other something
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
post-reply-afterglow = What stays of it
post-reply-thanks = Thanks
post-reply-kept = kept
post-reply-lateTold = late and told
post-reply-missedTold = missed and told
post-reply-missedNotTold = missed and not told
post-reply-noLongerAgreed = no longer agreed

## The two pages of Plans

plans-pages = Pages of Plans
plans-page-plan = Our plan
plans-page-between = Between us

## Between us

between-title = Between us
between-lead = What you tell each other, ask for and put right. Both of you can read it. Each of you can take your own things out again.
between-lead-alone = Here two people can read what each of them shares. You can write drafts now. They stay yours.
between-begin = Something to begin
between-begin-disclosure = Tell something
between-begin-disclosure-then = Something they have a right to hear from you, before they ask
between-begin-request = Ask for something
between-begin-request-then = One thing, small and clear, that they are free to refuse
between-begin-deed = Put something right
between-begin-deed-then = A deed that answers a harm
between-begin-commitment = Promise something
between-begin-commitment-then = An act that anyone in the room could see, with an if and a then
between-begin-contrast = Then and now
between-begin-contrast-then = How it was before, and what is done now
between-begin-date = Plan time together
between-begin-date-then = Ten minutes, an hour, or half a day
between-begin-jar = Put something good in the jar
between-begin-jar-then = Something noticed, a good memory, or why you
between-begin-statement = A word for the day
between-begin-statement-then = For whoever cuts down or stops drinking: one line, and at most a thank you
between-begin-now = What we do now
between-begin-now-then = Something you both do that you did not do before
between-begin-copy = Share something you have written
between-begin-copy-then = Open it in Reflect, then choose “Share a copy”
between-more = More to begin
between-what = What is here
between-none-title = Nothing is here so far
between-none = What one of you shares comes to lie here. Sharing is always one act, and you see beforehand what the other will read.
between-show = Show
between-show-all = Everything
between-show-by = From { $name }
between-kind = Kind
between-kind-all = Every kind
between-kind-none = Nothing of this kind is here.
between-line = { $kind }, { $name }, { $on }
between-line-changed = { $kind }, { $name }, { $on }, changed { $changed }
between-drafts = Your drafts
between-drafts-who = Only you can see these. A draft enters the shared room when you share it.
between-draft-then = { $kind }. Last written { $on }
between-untitled = No words so far
between-meaning = We have made sense of it, as far as I want to
between-meaning-then = One mark for each of you. When both have set it, you can write a new chapter. Hearthside does not show your mark to the other. If you try to sign a new chapter too early, you can tell that the other hasn’t set theirs.
between-meaning-done = Your mark is set. You can take it back where it stands in the list.

## Writing

post-write-new-disclosure = Tell something
post-write-new-request = Ask for something
post-write-new-deed = Put something right
post-write-new-commitment = Promise something
post-write-new-contrast = Then and now
post-write-new-date = Plan time together
post-write-new-jar = Something good
post-write-new-statement = A word for the day
post-write-new-now = What we do now
post-write-new-activation = It has happened again
post-write-change = Change your words
post-write-who = Only you can see this draft. { $name } sees it once you share it.
post-write-who-alone = Only you can see this draft.
post-write-may-be-empty = You can leave this empty.
post-write-read = Read it once more
post-write-discard-text = Only the draft goes. It lies in the bin in Reflect, and you can take it back from there. What is shared stays as it is.
post-write-loading = Opening the draft
post-read-title = This is what { $name } will see
post-read-lead = Nothing else goes with it. You can change it later, or take it out again.
post-read-share = Share it with { $name }
post-read-back = Go on writing
post-read-missing = { $part } is still empty.
post-read-alone = Sharing needs two people. Your draft is saved and stays yours until the second person is here.
post-take-clear = Take back the answer

post-asks-disclosure-sort = What is it about?
post-asks-disclosure-what = What do you want to tell?
post-hint-disclosure-what = One or two plain sentences. Facts, and no detail that stays with them as a picture.
post-asks-disclosure-why = Why could it not be avoided, or why does it matter?
post-asks-disclosure-did = What did you do?
post-asks-disclosure-next = What comes next?
post-asks-disclosure-told = Have you told it?
post-asks-disclosure-on = On which day was it, or will it be?
post-asks-disclosure-toldOn = On which day did you say it, or will you?
post-asks-disclosure-agreement = Does it belong to openness that you offer for a time?
post-note-disclosure = Telling is yours to choose. What is only your own thought or feeling may stay yours. What changes something for them is theirs to know. If it is a whole hidden affair, get ready for it with a counsellor first. If you wonder whether it is yours to keep, “Mine to keep, or theirs to know” in Reflect helps you sort it first.

post-asks-request-what = What do you ask them to do?
post-hint-request-what = Something they can do, not something they feel.
post-asks-request-when = When?
post-asks-request-often = How often?
post-asks-request-knowing = How will you both see that it was done?
post-hint-request-knowing = Without checking on them.
post-asks-request-why = Why would it help you?
post-note-request = They can say yes, no, something different, or later. No is a whole answer, and nothing here asks again.

post-asks-deed-harm = Which harm does it answer?
post-asks-deed-asked = Did they tell you what would help?
post-hint-deed-asked = Asking once is better than guessing. They do not have to answer.
post-asks-deed-helps = What would help, in their words?
post-asks-deed-what = What do you do?
post-hint-deed-what = Something they could see, that eases their load and not only yours.
post-asks-deed-on = By which day, if there is one?
post-note-deed = There is no balance here that reaches nought. Whether they write what they noticed is up to them.

post-asks-commitment-what = What do you promise?
post-hint-commitment-what = Something anyone in the room could see. “I’ll call when I leave”, not “I’ll try to be better”.
post-asks-commitment-if = If what happens …
post-hint-commitment-if = The moment when it counts: “a meeting runs late”.
post-asks-commitment-then = … then what do you do?
post-hint-commitment-then = Say the whole sentence aloud once. Some people find that it sits better then.
post-asks-commitment-often = How often does it come up?
post-asks-commitment-about = What is it about?
post-hint-commitment-about = If you promise to tell or show something, choose that one. It needs an end date then.
post-asks-commitment-agreement = Does it belong to something you both signed?
post-asks-commitment-fromOn = From which day?
post-asks-commitment-checkOn = On which day do you look at it together?
post-asks-commitment-endsOn = When does it end?
post-note-commitment = You alone write down how it went. To miss it and tell is nearer to keeping it than to hide it.
post-seen = What would anyone in the room see? For example: “I’ll put the phone on the shelf at nine.”

post-asks-contrast-sort = Of whom does it speak?
post-asks-contrast-before = How was it before?
post-asks-contrast-what = What is done now?
post-hint-contrast-what = What you saw, on one day.
post-asks-contrast-on = On which day?
post-note-contrast = One line at a time. Nothing adds them up.

post-asks-date-what = What would you like to do together?
post-asks-date-size = How much time?
post-asks-date-novelty = How new is it to you both?
post-hint-date-novelty = Something new now and then does many couples good. Something well known is fine too.
post-asks-date-sort = What kind of time is it?
post-asks-date-on = On which day?
post-asks-date-when = At what time, and where?
post-asks-date-pact = What is put away meanwhile?
post-hint-date-pact = Phones in the drawer. One topic that rests until later.
post-note-date = It can be let go at any time, by either of you, without a reason. The morning after its day it’s gone from here, unless one of you has said that it’s done.

post-asks-jar-sort = What is it?
post-asks-jar-what = In a line or two
post-note-jar = It asks for nothing back.

post-asks-statement-what = What do you mean to do today?
post-hint-statement-what = For example: “Today I do not drink.”
post-note-statement = Only whoever drinks writes this, and only if they want to. The other can say thanks, or nothing. Nobody checks. If you drink much every day, see a doctor before you stop at once: stopping can be dangerous. If one of you is afraid, leave this out.

post-asks-now-what = What do you both do now?
post-note-now = Small things count as they are.

post-asks-activation-agreement = Which plan do you need?
post-asks-activation-what = What happened, in a line, if you want to say it
post-note-activation = Everything you have agreed and kept stays as it is. If anyone is in danger, Help comes first.

## Reading

post-back = Between us
post-by = { $name } shared this on { $on }.
post-by-changed = { $name } shared this on { $on } and changed it on { $changed }.
post-answer-yes = { $name } said yes on { $on }.
post-answer-no = { $name } said no on { $on }.
post-answer-different = { $name } offered something different on { $on }.
post-answer-later = { $name } said later on { $on }.
post-answer-later-until = { $name } said later on { $on }, and named { $day }.
post-answer-none = There is no answer yet. None is owed.
post-ending-done = Done, { $on }.
post-ending-letGo = Let go, { $on }.
post-earlier = What it said before
post-earlier-since = Since { $on }
post-said = What was said
post-said-line = { $name }, { $on }
post-said-about = { $name }, about { $day }
post-said-until = { $name }, until { $day }
post-said-earlier-words = To the words before
post-say-answer = What you’d like to say
post-say-yes = Yes
post-say-no = No
post-say-different = Something different
post-say-later = Later
post-say-done = It is done
post-say-letGo = Let it go
post-say-noticed = Write what you noticed
post-say-afterglow = What stays of it
post-say-thanks = Thanks
post-say-note = Write a few words
post-say-words = Your words
post-say-words-if = A word with it, if you want
post-say-who = Both of you can read this.
saying-kept = What you write stays in your own room until you put it there.
saying-begun = You began to write here. Only you can see it so far.
post-say-do = Put it there
post-say-stop = Leave it
post-say-what-happened = What happened? You can leave this empty.
post-say-told = Thank you for writing it down. Telling is nearer to keeping than hiding.
post-say-choose-first = Choose how it went first.
post-say-write-first = Write a few words first.
post-outcome = How did it go?
post-outcome-day = On which day?
post-later-day = Until when? You can leave this empty.
post-done-day = On which day was it? You can leave this empty.
post-day-to-come = This day has not come yet. Choose today or a day before.
post-day-gone = This day has gone by. Choose today or a day to come.
post-say-day-first = Choose a day that fits first.
post-outcome-do = Write it down
post-change = Change your words
post-take-back = Take it back
post-take-back-title = Take this out of the shared room?
post-take-back-text = It leaves the shared room at once, with every earlier version of it and all that you said about it yourself, and it is in no later export and no later copy of the file. { $name } may already have read it. Copies of the file that were made before now still hold it. Your own entries stay as they are. { $name } can notice that it’s gone. If that could put you at risk, leave it there.
post-take-back-do = Take it out
post-take-back-keep = Leave it there
post-take-back-said = Take it back: “{ $text }”
post-take-back-said-title = Take your words back?
post-take-back-said-text = They leave the shared room at once. { $name } may already have read them.
post-become-request = Make this a request
post-become-deed = Make this a deed
post-become-contrast = Put this beside how it was
post-become-disclosure = Tell this
post-become-jar = Put this in the jar
post-become-commitment = Make this a commitment
post-make-commitment = Make it a commitment of mine
post-loading = Opening it

## The dots of a commitment

dots-label = Five weeks, from { $from } to { $to }
dots-says-last = Last written down on { $day }: { $text }.
dots-says-never = Nothing is written down here yet.
dots-says-then = In these five weeks, last written down on { $day }: { $text }.
dots-says-none = Nothing is written for these five weeks.
dots-nothing = nothing written
dots-table-show = Show as table
dots-dots-show = Show as dots
dots-day = Day
dots-how = How it went
dots-earlier = Earlier weeks
dots-later = Later weeks

commitments-title = Commitments
commitments-write = Promise something
commitments-if-then = If { $if }: { $then }
commitments-since = Promised by { $name } on { $on }.
commitments-changed = Promised by { $name } on { $on }, changed on { $changed }.
commitments-look = You look at it on { $day }.
commitments-ends = It ends on { $day }.
commitments-none = What one of you promises stands here, with how it went in their own words.

## Sharing a copy

share-title = Share a copy
share-lead = Choose what { $name } may read. Nothing is chosen for you, and nothing leaves before you press Share.
share-lead-alone = Sharing needs two people. Nobody else is here yet.
share-choose = What goes into the copy
share-choose-first = Choose at least one part first.
share-of-note = The whole note
share-of-note-parts = Or only parts of it
share-before = A word before it, if you want one
share-deed = Tie it to a deed
share-deed-none = Words so far
share-deed-how = An apology is whole when a deed stands behind it. You can share the words now and tie them later, on the page of the copy.
share-look = See what { $name } will see
share-preview-title = This is what { $name } will see
share-preview-lead = Only this. Not the entry it comes from, not what you left out, not that there is more.
share-meant-to-hurt = You wrote that you want it to hurt. After what happened, a lot of people feel that. Once it’s with them you can’t unsay it, so you may want to sleep on it first. It’s your letter either way.
share-do = Share this copy
share-again = Choose again
share-nothing = There is nothing written in it that could be shared.
share-trace = What you have shared of this
share-trace-line = A copy, shared { $on }
share-trace-taken-back = A copy, shared { $on } and taken back { $day }
share-trace-gone = A copy, shared { $on }. It is no longer in the shared room.
share-source-binned = Picked up from an entry that you threw away.
share-open = Share a copy
share-kept = What you choose and write here is kept until you share it. Only you can see it.
share-throw-away = Throw this choice away
share-thrown-away = What you had chosen is in the bin now.
share-differs = Something you had chosen reads differently now, or is gone. It is not chosen any more. Please look once more.

post-draft-of = Draft: { $title }
copy-draft-of = Draft of a copy: { $title }
copy-tie-hint = An apology is whole when a deed stands behind it. Both of you see which one. The words stay as they are.
copy-tie-choose = Choose another deed first, or none.
copy-tie-do = Tie it to this
copy-tie-later = Once a deed of yours stands in Between us, you can tie these words to it here.
saying-draft-about = Begun, and not said yet: { $title }
saying-draft-alone = Begun, and not said

copy-words-so-far = Words so far. No deed is tied to it yet.
copy-tied = Tied to: { $title }
