### What the program found while opening, told calmly: what it is, what is safe, what to do.

notice-damagedEntry-happened =
  { $count ->
    [one] One entry cannot be read
   *[other] { $count } entries cannot be read
  }
notice-damagedEntry-safe = Everything else opened whole. The damaged part is kept as it is.
notice-damagedEntry-next = If you have an older copy of the file, it may hold this entry.

notice-missingEntry-happened =
  { $count ->
    [one] One entry is missing
   *[other] { $count } entries are missing
  }
notice-missingEntry-safe = Everything else opened whole.
notice-missingEntry-next = If you have an older copy of the file, it may hold what is missing.

notice-replacedEntry-happened =
  { $count ->
    [one] One entry was put back to an older state
   *[other] { $count } entries were put back to an older state
  }
notice-replacedEntry-safe = Everything else opened whole.
notice-replacedEntry-next = Somebody may have changed the file outside Hearthside. A copy of the file may hold the newer words.

notice-ageNotProven-happened = A list that proves how new your entries are is lost
notice-ageNotProven-safe = Every entry opened whole.
notice-ageNotProven-next = Hearthside cannot tell whether they are the newest words. It makes a new list when you save.

notice-olderFile-happened = This file is older than the one last seen on this computer
notice-olderFile-safe = What is in it opened whole.
notice-olderFile-next = If you put back an older copy yourself, all is well. If not, look for the newer file.

notice-forkedFile-happened = This file went another way than the one last seen on this computer
notice-forkedFile-safe = What is in it opened whole.
notice-forkedFile-next = There may be two copies with different words. Keep both until you know.

notice-olderPassphrase-happened = This file opens with an older passphrase than the last one you set
notice-olderPassphrase-safe = What is in it opened whole.
notice-olderPassphrase-next = If you put back an older copy yourself, all is well. If not, look for the newer file.

notice-noWitness-happened = This file is new to this computer.
notice-noWitness-safe = It opened whole.
notice-noWitness-next = Only you can tell if it is the newest copy.

notice-copyMended-happened = A small damage was found and mended
notice-copyMended-safe = The file keeps its most important part twice. Nothing was lost.
notice-copyMended-next = There is nothing to do.

notice-logDamaged-happened = A part of the shared record cannot be read
notice-logDamaged-safe = Your private room is not touched by it.
notice-logDamaged-next = What it said is left out of Plans. An older copy of the file may still hold it.

notice-logRewritten-happened = Something in the shared record was changed or taken out
notice-logRewritten-safe = Your private room is not touched by it. What is not proven is left out of Plans.
notice-logRewritten-next = Somebody may have changed the file outside Hearthside. See if a printed page or an older copy says the same.

notice-ownRecordNewer-happened = The shared record holds something of yours that is newer than your room
notice-ownRecordNewer-safe = Both opened whole.
notice-ownRecordNewer-next = Your room may come from an older copy. Look for the newer file.

notice-foreignContent-happened = The file holds something that Hearthside did not write
notice-foreignContent-safe = It was not used. Everything else opened whole.
notice-foreignContent-next = Somebody may have changed the file outside Hearthside.

notice-newerMinor-happened = This file was last used by a newer Hearthside
notice-newerMinor-safe = Everything can be read. Nothing will be changed.
notice-newerMinor-next = To write again, open it with the newer version.

notice-put-away = Put away
