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

## Side by side: the one who did not open the room acts in the shared room

beside-bar = { $name } is at the keyboard
beside-passphrase = Passphrase of { $name }
beside-passphrase-hint = It signs this as yours. It is used once and not kept.
beside-pass = Pass the keyboard to { $name }
