### Deleting for good: the page, and its one question.

deletion-title = Delete for good
deletion-lead = This is for your own pages. Nobody is told what you delete here.
deletion-what = What you delete here is gone from the household file at once. It doesn’t go to the bin first, and there’s no way to undo it.
deletion-copies = Older copies of the file still hold it. That means copies you’ve saved, and backups that this computer makes by itself. If you can reach them, and nobody would notice, delete them too.
deletion-shared = What you’ve shared isn’t touched. It’s a copy, and you can take it back where you both read it. It may have been read, and it can be noticed that it’s gone.
deletion-own = Your pages
deletion-own-none = There’s nothing here to delete.
deletion-bin = In the bin
deletion-bin-all = Delete everything in the bin…
deletion-then = Last changed on { $on }
deletion-of = Delete “{ $title }”…
deletion-ask = Delete “{ $title }” for good?
deletion-ask-bin = { $count ->
    [one] Delete the one page in the bin for good?
   *[other] Delete all { $count } pages in the bin for good?
  }
deletion-ask-text = It’s gone from the household file right away, and you can’t get it back.
deletion-ask-shared = The copy that you shared stays where you both read it, until you take it back there.
deletion-ask-carried = Lines that you picked up from it stay on your other pages. They can’t be shared from there any more.
deletion-ask-copies = Copies and backups made before now still hold it.
deletion-cancel = Cancel
deletion-do = Delete for good
deletion-gone = “{ $title }” is deleted.
deletion-bin-gone = The bin is empty.
