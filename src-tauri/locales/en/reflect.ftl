### Reflect: the exercises, what is open, what is written, the bin. And reading one entry.

reflect-title = Reflect
reflect-lead = For you alone, one question at a time. Every word is kept as you type.
reflect-note = Write a note
reflect-to-written = What you have written
reflect-exercises = Exercises
reflect-find = Find an exercise
reflect-found = { $count ->
    [0] No exercise has these words.
    [one] One exercise has these words.
   *[other] { $count } exercises have these words.
  }
reflect-found-none = Try one plain word, such as letter, anger or sleep.
reflect-find-clear = Show all shelves
reflect-side = Which ones
reflect-side-all = Everything
reflect-shelf-begin = Where to begin
reflect-shelf-steady = A hard day
reflect-shelf-impact = Where it hurts
reflect-shelf-account = What I did
reflect-shelf-feelings = Feelings
reflect-shelf-needs = Needs and small things
reflect-shelf-roots = Where I come from
reflect-shelf-meaning = Making sense of it
reflect-shelf-ahead = What lies ahead
reflect-shelf-help = Finding somebody
reflect-about-begin = First words for what happened, and a place to start.
reflect-about-steady = For today: a wave, a slip, a head that will not stop.
reflect-about-impact = What it broke, what it still costs, and what you can take in.
reflect-about-account = Say it whole, see what it did, and turn being sorry into deeds.
reflect-about-feelings = Find the word, find what lies under it, and say it.
reflect-about-needs = Ask for one thing, check a worry, catch a small thing early.
reflect-about-roots = What home taught you about hurts, feelings and closeness.
reflect-about-meaning = An honest why, what it means now, and forgiving or not.
reflect-about-ahead = Care, good moments, and days worth going on for.
reflect-about-help = Find somebody outside, and get ready for the first call.
reflect-about = { $questions ->
    [one] One question
   *[other] { $questions } questions
  }, about { $minutes } minutes
reflect-minutes = { $minutes ->
    [one] About one minute
   *[other] About { $minutes } minutes
  }
reflect-role-broke = For what you did
reflect-role-hurt = For what was done to you
reflect-heavy = Takes strength
reflect-begun = Begun and left open
reflect-last = Last written on { $on }
reflect-waits = You can open this after “{ $title }”.
reflect-waits-go = Go to “{ $title }”
reflect-open = Left open
reflect-open-then = You stopped at { $question } of { $of } on { $on }
reflect-open-more = Show all that lies open
reflect-written = Written
reflect-written-none = What you finish is kept here. Only you can read it.
reflect-written-then = Written on { $on }
reflect-written-note = Note, { $on }
reflect-written-more = Show more
reflect-month = { $month } { $year }
reflect-beside = Lay two side by side
reflect-beside-of = Lay two side by side: “{ $title }”
reflect-bin = Bin
reflect-bin-show = In the bin ({ $count })
reflect-bin-text = It rests here for at least 30 days. Then it is gone for good. Only you can see it.
reflect-bin-delete = Delete for good…
reflect-bin-then = Last changed on { $on }
reflect-to-bin = Put in the bin
reflect-to-bin-of = Put “{ $title }” in the bin
reflect-take-back = Take back
reflect-binned = “{ $title }” is in the bin now.
reflect-undo = Undo
reflect-took-back = “{ $title }” is back where you wrote it.

entry-back = Reflect
entry-open-again = Change or add something
entry-edit = Change the note
entry-bin = Put in the bin
entry-skipped = You skipped this one.
entry-none = Nothing was written here.
entry-scale = { $value } of 10
entry-picked-from = From “{ $title }”, { $on }
entry-picked-from-bin = From “{ $title }”, which is in the bin now
entry-left-steadier = You left this steadier than you came.
entry-left-same = You left this about the same as you came.
entry-left-stirred = You left this more stirred up than you came.
entry-before = What it said before
entry-before-until = Until { $on }
entry-beside = Beside another time
entry-beside-alone = This one alone
entry-beside-same = The same both times
entry-beside-not-asked = This question did not come up that time.
entry-beside-nothing = Nothing was written either time.
entry-beside-at = { $on }, { $time }
