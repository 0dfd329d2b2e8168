### What happened: the private records of what broke trust.

breach-title = What happened
breach-no-word = No word yet

breach-between-partner = My partner, or someone who was
breach-between-family = Someone in my family
breach-between-friend = A close friend

breach-kind-affair = An affair
breach-kind-secret-contact = An emotional affair, or secret contact
breach-kind-lies = A lie, or many
breach-kind-omissions = Something left out or kept hidden
breach-kind-broken-promises = Broken promises
breach-kind-money = Money or debts
breach-kind-substances = Drink, drugs, gambling or another habit
breach-kind-neglect = Not being there when it mattered
breach-kind-let-downs = Many small let-downs
breach-kind-hurtful-pattern = Being treated badly, again and again
breach-kind-other = Something else

breach-shape-once = It happened once
breach-shape-pattern = It happened again and again
breach-shape-still-going-on = It’s still going on

breach-side-hurt = I was hurt
breach-side-broke = I broke trust
breach-side-both = Each of us, in different things

breach-here-yes = They’re the other person in this household
breach-here-no = They’re not in this household
breach-here-nobody-yet = Nobody else is in this household yet
