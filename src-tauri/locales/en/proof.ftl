### What the shared record can and cannot prove. The limits are those of docs/THREATS.md.

proof-title = What this can and cannot prove
proof-lead = Both of you sign what stands in the shared room. Here is what that holds, and where it ends.
proof-holds = What it holds
proof-holds-sign = Nobody can sign an agreement for you. That needs your passphrase, each time.
proof-holds-words = Nobody can change words that were signed. A changed word no longer fits its signature.
proof-holds-taken-out = What you signed cannot be taken out unnoticed. Nor can anything that stood there at your last save.
proof-holds-told = If something does not fit, Hearthside tells you when you unlock. What is not proven is left out of Plans.
proof-limits = Where it ends
proof-limit-unsaved = The other can take own words out again, as long as you have saved nothing after them. That is not noticed.
proof-limit-whole = Somebody can put the whole file back to an earlier day. This computer keeps a note of it, but a note can be deleted. Then only the day of your last save can tell you.
proof-limit-after = When Hearthside says that the record was changed, look first and sign nothing yet. What you sign next stands behind what is there now.
proof-limit-delete = Whoever can reach the file can delete it.
proof-limit-free = A signature shows that your passphrase was typed here. It does not show that nobody stood behind you. It is no legal proof.
proof-limit-program = Whoever changes this program before you type your passphrase can sign as you.
proof-limit-back = What is taken back leaves the file. It can still stand in an older copy, and who has read it has read it.
proof-do = What you can do
proof-do-save = Any save of yours holds all that stands in the shared room then. A line in your own room is enough.
proof-do-copy = A printed page, or a copy of the file that only you can reach, shows later what stood here.
proof-do-look = Look at the day of your last save when you unlock. You will know if it is wrong.
