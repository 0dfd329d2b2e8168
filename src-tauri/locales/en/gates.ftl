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
already-agreements = You don’t have to undo anything today. An agreement can’t make you do what isn’t safe. If it has a last day, it ends then. If it has a day to look again, it stops being in force four weeks after that day, unless you’ve both kept it. One with no day goes on until one of you ends it. Ending it here would be seen, with your name and the day.
already-proposals = A proposal can stay unread. You can take back what you shared, but it may have been read, and its being gone can be noticed.
already-leaving = You can stop writing here whenever you like, and nobody is told. For now you can’t take your half out of this file. You can delete your own pages for good: the way is in Help.
already-back = Back
