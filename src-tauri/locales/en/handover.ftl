### Hand-over: one person gets up, the other sits down.

handover-title = Pass the keyboard to { $name }
handover-title-back = Pass the keyboard back to { $name }
handover-title-new = Pass the keyboard to the second person
handover-text = What { $name } wrote in private is not on this screen and not behind it.
handover-text-new = What { $name } wrote in private is not on this screen and not behind it. You choose your own passphrase. { $name } looks away while you type it.
handover-here = { $name } is here
handover-here-new = I am here
handover-back-hint = It opens your room again, and only you can do that.
handover-rest = Take the time you need. Nothing is running.
handover-stop = Stop here
