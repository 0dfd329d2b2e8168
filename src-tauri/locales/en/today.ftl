### Today: one next step and its reason, and what lies open.

today-title = Today
today-step = A next step, if you want one
today-length = { $questions ->
    [one] One question, about { $minutes } minutes.
   *[other] { $questions } questions, about { $minutes } minutes.
  } You can stop at any point.
today-begin = Begin
today-go-on = Go on
today-not-now = Not now
today-why = Why this one
today-why-leftOpen = You stopped at question { $question } of { $of } on { $on }. Every word is as you left it.
today-why-firstStep = A first step: to put into words what happened, before anything else is asked of you.
today-why-nextStep = It goes on from what you have written so far. Anything else in Reflect is open to you too.
today-why-again = You last wrote this on { $last }. Some time has passed, and it may read differently now.
today-why-lighter = This one is light, and that’s enough for today.
today-why-steadying = Something short and steadying first. Everything else can wait.
today-light = Keep it light
today-light-then = For two weeks, only light pages are suggested, and nothing heavy opens for two. You can switch it off whenever you like.
today-rest-title = Nothing is waiting
today-rest = You set this aside for today. Everything is still in Reflect when you want it.
today-rest-none = You can read what you wrote, or begin something again, in Reflect.
today-rest-reflect = Look in Reflect
today-quick = Quick things
today-happened = Something happened
today-happened-then = What to do in the next hour
today-happened-setback = A setback
today-happened-wave = A wave came back
today-happened-again = It has happened again
today-happened-slip = I slipped
today-happened-talk = A hard talk ahead
today-happened-spin = I am spinning
today-promise = How a commitment went
today-promise-then = Write it down, kept or not
today-note = Write a note
today-note-then = Free words, for you alone
today-feeling-then = Where you feel it, and what it asks for
today-inventory-then = Seven things to look at, and one line
today-open = Left open
today-open-more = All that lies open
today-open-then = You stopped at { $question } of { $of } on { $on }
today-open-none = What you leave half done lies here until you come back to it.
today-look = The day to look at “{ $title }” again is around now.
today-look-open = Open it
today-plans = In the shared room
today-plans-none = What you two agree on is kept in Plans.
today-plan-proposed-mine = You have signed. It holds once { $name } has signed too.
today-plan-proposed-theirs = { $name } has signed. You can read it any time.
today-plan-change = A change is proposed. What you both signed still holds.
