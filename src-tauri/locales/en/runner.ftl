### The runner: one question a screen.

runner-of = { $question } of { $of }
runner-progress = Question { $question } of { $of }
runner-progress-label = How far
runner-stop = Stop here
runner-skip = Skip
runner-next = Next
runner-back = Back
runner-begin = Begin
runner-done = Done for now
runner-kept = Written down. It is in your room.
runner-way-in = A way to begin
runner-gentler = A smaller way in
runner-source = Where this question comes from
runner-source-title = Where this comes from
runner-source-from = What it rests on
runner-source-strength = How sure that is
runner-source-severalTrials = Tested in several studies with a comparison.
runner-source-fewOrSmall = Tested in few or small studies.
runner-source-clinicalExperience = From the practice of counsellors. Not tested by itself.
runner-source-unknown = What is not known
runner-source-sources = Sources
runner-care = Before you start: is now a good time?
runner-care-help = Look at Help
runner-recall = Show what you wrote before
runner-recall-of = You wrote, to “{ $question }”
runner-earlier = Show what you wrote on { $on }
runner-earlier-still = Earlier still
runner-own = In your own words
runner-own-feeling = Another word of your own
runner-item-add = Add another
runner-item-remove = Take out { $item }
runner-about = Or about when
runner-about-hint = A season, a year, “some time after we moved”.
runner-day = The day, if you know it
runner-feelings-family = Feeling
runner-feelings-1 = a little
runner-feelings-2 = clearly
runner-feelings-3 = very strongly
runner-feelings-chosen = You chose: { $words }
runner-feelings-none = Nothing chosen yet.
runner-feelings-keys = Arrow keys go from word to word. Space chooses.
runner-feelings-meanings = What these words mean
runner-scale-clear = Take my answer back
runner-audience-at-most = { $most ->
    [one] Only you can see this. Choose one.
   *[other] Only you can see this. Choose up to { $most }.
  }
runner-full = { $most ->
    [one] One is chosen. Take it out to choose another.
   *[other] That makes { $most }. Take one out to choose another.
  }
runner-follow-up = Write on in the same place, if you like.
runner-time-passed = { $minutes ->
    [1] One minute has passed. Finish your sentence if you like.
    [2] Two minutes have passed. Finish your sentence if you like.
    [3] Three minutes have passed. Finish your sentence if you like.
    [4] Four minutes have passed. Finish your sentence if you like.
    [5] Five minutes have passed. Finish your sentence if you like.
    [6] Six minutes have passed. Finish your sentence if you like.
    [7] Seven minutes have passed. Finish your sentence if you like.
    [8] Eight minutes have passed. Finish your sentence if you like.
    [9] Nine minutes have passed. Finish your sentence if you like.
    [10] Ten minutes have passed. Finish your sentence if you like.
    [12] Twelve minutes have passed. Finish your sentence if you like.
    [15] Fifteen minutes have passed. Finish your sentence if you like.
    [20] Twenty minutes have passed. Finish your sentence if you like.
   *[other] { $minutes } minutes have passed. Finish your sentence if you like.
  }

# What waves a question off. One wording after the other, in small letters, with a bar between them.
runner-waves-off = fine | all fine | normal | okay | ok | all right | alright | not so bad | not too bad | not that bad | nothing special | no big deal | nothing much | the usual

runner-gather = Put my parts together
runner-gather-how = Your own words, one part after the other. You can change everything.
runner-gathered = Your parts are here now. Change what you like.
runner-gather-take-out = Take them out again

runner-grid-clear = Take back the answer to “{ $row }”
runner-answer-clear = Take back the answer

runner-card-empty = Nothing written yet
runner-card-taken-out = Taken out: { $item }
runner-undo = Undo
runner-table-show = Show as table
runner-cards-show = Show as cards

runner-pick-looking = Looking for your lines
runner-pick-here = Earlier in this exercise
runner-pick-from = { $title } · { $on }
runner-pick-gone = Chosen before
runner-pick-gone-why = These lines have changed where they came from, or are gone. They stay here until you take them out.
runner-pick-own = A line of your own
runner-pick-none = Lines you wrote in { $titles } would stand here. There are none yet, so write a line of your own.
runner-pick-none-here = Lines you wrote earlier in this exercise would stand here. There are none yet, so write a line of your own.

runner-aloud-none = Nothing is written in those steps. You can go back to them, or go on.
runner-aloud-alone = Show only the words
runner-aloud-close = Back to the exercise

runner-hold-tomorrow = Until tomorrow, { $day }
runner-hold-week = For a week, until { $day }
runner-hold-not = Not at all
runner-hold-before = Until { $day }, as you chose before
runner-hold-until = It rests in your room until { $day }. You can read it before then. Nothing reminds you.
runner-hold-open = It stays as it is. You decide when, and whether at all.

runner-leaving = How are you leaving this?
runner-leaving-if = Only if you like to say. Only you can see it.
runner-leaving-steadier = Steadier
runner-leaving-same = About the same
runner-leaving-stirred = More stirred up
runner-leaving-then = That happens with things that matter. You can rest here, do something light, or look for somebody to talk to.
runner-leaving-help = Look at Help
runner-leaving-light = Begin “{ $title }”
runner-quoted = “{ $title }”
runner-held-until = Kept until { $day }
runner-held-not = Not kept back

### A look at the wording, when the writer asks for one.

runner-coach-look = Look at my wording
runner-coach-promise = Only here, and only when you ask. Nothing of it is kept.
runner-coach-list = Notes on your wording
runner-coach-notes = { $count ->
    [one] There is one note below.
   *[other] There are { $count } notes below.
  }
runner-coach-nothing = Nothing stands out. You know best how it will sound to them.
runner-coach-blank = There is nothing written yet.
runner-coach-old = You have changed your text since. You can look again when you like.
runner-coach-left = Left as it is.
runner-coach-quoted = “{ $words }”
runner-coach-there = It is there:
runner-coach-instead = One way to say it:
runner-coach-show = Show me
runner-coach-leave = Leave as it is

# What a note is about: parts that are there.
runner-coach-regret = being sorry
runner-coach-responsibility = taking it on yourself
runner-coach-explanation = how it came about
runner-coach-change_promise = what will be different
runner-coach-repair_offer = something to put it right
runner-coach-ask_forgiveness = asking to be forgiven
runner-coach-names_harm = what you did, by name
runner-coach-impact = what it did to them

# What a note is about: wordings to look at again.
runner-coach-conditional = Whether it hurt
runner-coach-blame_shift = Who did it
runner-coach-but_excuse = What comes after the sorry
runner-coach-minimising = How big it was
runner-coach-vague_passive = Who did what
runner-coach-demand_closure = How soon it has to be over
runner-coach-sorry_for_feelings = What the sorry is for
runner-coach-absolute = Always and never
runner-coach-character_attack = A word for the whole person
runner-coach-contempt = The tone toward them
runner-coach-mind_reading = A guess at their mind
runner-coach-feel_that_you = A thought told as a feeling
runner-coach-threat_punish = What happens if not
runner-coach-interrogation = Questions that press
