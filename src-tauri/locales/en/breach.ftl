### What happened: the private records of what broke trust.

breach-title = What happened
breach-lead = One page for each thing that broke trust, so that you can keep two people apart. Only you can see this.
breach-add = Add
breach-add-another = Add another
breach-empty-title = You don’t have to write anything here
breach-empty = If you’d like to, say who it’s about and what it was. The exercises can use words that fit then, and nobody else sees any of it.
breach-list = What you’ve written
breach-current = You’re working on this one. What you begin now belongs to it.
breach-from-intake = This comes from your page “Where we are”.
breach-choose = Work on this one
breach-choose-of = Work on this one: { $title }
breach-chosen = You’re working on “{ $title }” now.
breach-aside-show = Set aside ({ $count })
breach-aside-text = Nothing is lost here. Open one to bring it back.
breach-binned = “{ $title }” is in the bin now.
breach-took-back = “{ $title }” is back where it was.
breach-undo = Undo

breach-with = With { $word }
breach-with-partner = With a partner
breach-with-family = With someone in my family
breach-with-friend = With a friend

## The page of one

breach-new = A new page
breach-optional = Leave out whatever you like. What you change here doesn’t change the words of anything you’ve already written.
breach-who = Who it’s about
breach-what = What it was
breach-between = Who are they to you?
breach-word = Your word for them
breach-word-hint = A name, a letter or any word you like. Once there are two of these pages it shows in the margin while you write, so pick one that tells a stranger nothing.
breach-kinds = Choose whatever fits
breach-other = In your own words
breach-shape = Did it happen once, or more than once?
breach-since = Since which day?
breach-since-about = Or since when, in words
breach-since-about-hint = “The spring after we moved” is fine.
breach-side = Which of these fits you?
breach-here = Are they the other person in this household?
breach-here-says-none = This decides whether a page about it could ever be shared.
breach-here-says-yes = You could share a copy of a single page with them. Nothing is shared by itself.
breach-here-says-no = What you write about this can’t be shared here.
breach-here-says-nobody-yet = There’s nobody to share with yet. If somebody joins, come back and say whether it’s them.
breach-clear = Take this answer back
breach-acts = More you can do
breach-set-aside = Set aside
breach-bring-back = Bring back
breach-is-aside = This one is set aside. Nothing you begin belongs to it until you bring it back.
breach-delete = Delete
breach-delete-intake = To delete this one, delete your page “Where we are” in Reflect.
breach-delete-ask = Delete “{ $title }”?
breach-delete-pages = { $count ->
    [one] One page you wrote belongs to it. You can delete that too, or keep it.
   *[other] { $count } pages you wrote belong to it. You can delete those too, or keep them.
}
breach-delete-undo = It all goes into the bin for at least 30 days, and you can undo it.
breach-delete-keep = Keep the pages
breach-delete-along = Delete the pages too
breach-cancel = Cancel
breach-done = Done

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

## The page of an entry: to which of them it belongs

breach-entry = Belongs to
breach-entry-none = None of them
breach-entry-moved = This belongs to “{ $title }” now. Its words stay as they were.
breach-entry-moved-none = This doesn’t belong to any of them now. Its words stay as they were.
breach-entry-back = This belongs where it did before.
breach-entry-stays = This can’t be shared here. It isn’t marked as being about the other person here, or what it was about has been deleted.
breach-entry-see = What happened
