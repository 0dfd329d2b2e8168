### Reflect: the exercises, what is open, what is written, the bin. And reading one entry.

reflect-title = Reflect
reflect-lead = Exercises for you alone. One question at a time, and every word is kept as you type.
reflect-exercises = Exercises
reflect-about = { $questions ->
    [one] One question
   *[other] { $questions } questions
  }, about { $minutes } minutes
reflect-role-broke = For what you did
reflect-role-hurt = For what was done to you
reflect-role-either = For both
reflect-heavy = Takes strength
reflect-open = Left open
reflect-open-then = You stopped at { $question } of { $of } on { $on }
reflect-written = Written
reflect-written-none = What you finish is kept here. Only you can read it.
reflect-written-then = Written on { $on }
reflect-bin = Bin
reflect-bin-show = In the bin ({ $count })
reflect-bin-text = It rests here for 30 days. Then it is gone for good. Only you can see it.
reflect-bin-then = Last changed on { $on }
reflect-to-bin = Put in the bin
reflect-to-bin-of = Put “{ $title }” in the bin
reflect-take-back = Take back
reflect-binned = “{ $title }” is in the bin now.
reflect-undo = Undo

entry-back = Reflect
entry-open-again = Change or add something
entry-skipped = You skipped this one.
entry-none = Nothing was written here.
entry-scale = { $value } of 10
