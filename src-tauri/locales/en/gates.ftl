### Questions about danger: asked before something, where they end, and what two people already have.

gates-audience = Only you can see this, and it isn’t kept.
gates-back = Not now
gates-next = Continue
gates-behind = There’s more on another page. It asks one question first.
gates-behind-ask = Go to the question

ending-help = See who to call
ending-between = What’s already between you
ending-close = Close this page

# What stands for a number where no country is known.
ending-emergency = 112, 911 or 999
ending-crisis = a crisis line

already-title = What’s already between you
already-agreements = You don’t have to undo anything today. An agreement can’t make you do what isn’t safe. It runs out by itself if you leave it. Ending it here would be seen, with your name and the day.
already-proposals = A proposal can stay unread. What you shared can be taken back, but it may have been read.
already-leaving = You can take your own half and go, and nobody is told.
already-back = Back
