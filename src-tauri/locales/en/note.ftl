### A journal note: free words, kept as they are typed.

note-text = Your note
note-title = A title, if you want one
note-day = The day it is about
note-day-open = It is about another day
note-done = Done for now
note-bin = Put in the bin
note-untitled = Note
note-loading = A note
