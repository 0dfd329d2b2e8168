### Ahead: what two people look forward to, and why they choose each other.

ahead-page = Ahead
ahead-lead = What lies before you both, in your own words. None of it is owed, and nothing here has to be reached by a day.
ahead-lead-alone = Your own day in three years has a place here now. The rest of this page needs two people.
ahead-goals = What we look forward to
ahead-goals-none = A trip, a garden, a quiet month: near or far, with a first step that is small enough for next week.
ahead-goals-write = Write a goal
ahead-goal-step = First step: { $text }
ahead-goal-step-on = First step, { $day }: { $text }
ahead-days = A day in three years
ahead-days-none = Each of you writes one alone. They stand here side by side once you have both shared yours, and not before.
ahead-days-write = Write yours
ahead-days-share = Choose what to share of yours
ahead-days-shared = You have shared yours. It comes to stand here once both of you have. There is no deadline, and either of you may keep theirs.
ahead-day-of = The day of { $name }
ahead-now = What we do now that we did not do before
ahead-now-none = Small things count. “We say goodnight.” “The bills are open.”
ahead-now-write = Add something
ahead-chosen = Why we choose each other
ahead-chosen-none = “For now” and “until spring” are whole answers. Nobody has to choose in a hurry.
ahead-why-write = Write why, in a line
ahead-chosen-write = Choose each other again, for now
ahead-chapter = A new chapter
ahead-chapter-text = A new chapter leaves nothing out: it says what you leave behind and what you take along. It can be signed once each of you, for yourself, has marked that you have made sense of what happened. Neither of you is shown the mark of the other. Whoever has marked and tries to sign a chapter too early can tell from the answer that the other has not.
ahead-chapter-mark = I have made sense of it, as far as I want to
ahead-chapter-marked = You marked this on { $day }. Only you can see that you did.
ahead-chapter-write = Write the new chapter
