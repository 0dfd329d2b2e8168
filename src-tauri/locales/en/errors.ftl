### What went wrong, in three sentences: what happened, what is safe, what to do next.
### One group for each kind of error the program can answer with.

error-wrongPassphrase-happened = That passphrase does not open this room.
error-wrongPassphrase-safe = Nothing was changed.
error-wrongPassphrase-next = Look whether Caps Lock is on, then try again as often as you need.

error-passphraseTooShort-happened = This passphrase is too short.
error-passphraseTooShort-safe = Nothing was changed.
error-passphraseTooShort-next = Add a word or two that do not belong together.

error-passphraseTooGuessable-happened = This passphrase is easy to guess.
error-passphraseTooGuessable-safe = Nothing was changed.
error-passphraseTooGuessable-next = Choose words that nobody would expect from you, or take the six words we suggest.

error-passphraseTooLong-happened = This passphrase is too long.
error-passphraseTooLong-safe = Nothing was changed.
error-passphraseTooLong-next = Use a shorter one. Six words are plenty.

error-passphraseCharacter-happened = This passphrase holds a character that not every keyboard can type.
error-passphraseCharacter-safe = Nothing was changed.
error-passphraseCharacter-next = Use letters, numbers, spaces and the signs on your keyboard.

error-passphraseUnusable-happened = This passphrase can’t be used here.
error-passphraseUnusable-safe = Nothing was changed.
error-passphraseUnusable-next = Please choose another.

error-labelEmpty-happened = There is no name yet.
error-labelEmpty-safe = Nothing was changed.
error-labelEmpty-next = One letter is enough.

error-labelTooLong-happened = This name is too long.
error-labelTooLong-safe = Nothing was changed.
error-labelTooLong-next = Use a shorter one. One letter is enough.

error-labelTaken-happened = The other person already uses this name.
error-labelTaken-safe = Nothing was changed.
error-labelTaken-next = Choose another name or letter, so that you can be told apart.

error-noHousehold-happened = There is no household on this computer.
error-noHousehold-safe = Nothing was changed.
error-noHousehold-next = Go back to the door to begin one or to open a file.

error-householdExists-happened = There is already a household file in that place.
error-householdExists-safe = It was left as it is.
error-householdExists-next = Go back to the door and open it, or move the file away first.

error-alreadyJoined-happened = There are already two people in this household.
error-alreadyJoined-safe = Nothing was changed.
error-alreadyJoined-next = Lock, then type your own passphrase at the door.

error-notPresent-happened = The first person has not confirmed with their passphrase.
error-notPresent-safe = Nothing was changed.
error-notPresent-next = Begin again in Plans, with both of you here.

error-notAHousehold-happened = This file is not a household.
error-notAHousehold-safe = The file was not changed.
error-notAHousehold-next = Choose another file. Household files end in .hearth.

error-newerVersion-happened = This file was made by a newer Hearthside.
error-newerVersion-safe = The file was not changed.
error-newerVersion-next = Open it with the newer version.

error-damaged-happened = This file is damaged and could not be opened.
error-damaged-safe = The file was not changed. Nothing in it was thrown away.
error-damaged-next = Keep this file, and try a copy of it if you have one.

error-inUse-happened = This household is open in another window.
error-inUse-safe = The file was not changed.
error-inUse-next = Close the other window, then try again.

error-notEnoughMemory-happened = This computer has too little free memory to open the room.
error-notEnoughMemory-safe = The file was not changed.
error-notEnoughMemory-next = Close some other programs, then try again.

error-diskFull-happened = The disk is full, so the last words could not be kept.
error-diskFull-safe = Everything before them is saved. Your words are still on this screen.
error-diskFull-next = Free some space. Hearthside tries again with your next key.

error-diskFailed-happened = The disk did not take the last words.
error-diskFailed-safe = Everything before them is saved. Your words are still on this screen.
error-diskFailed-next = Look whether the drive is plugged in, then try again.

error-fileMissing-happened = The household file is not where it was.
error-fileMissing-safe = Hearthside did not move it or delete it.
error-fileMissing-next = If it lies on a drive, plug the drive in and try again. If the file was moved, find it.

error-readOnly-happened = This file can be read but not changed.
error-readOnly-safe = Nothing in it was changed.
error-readOnly-next = Move it to a folder where you may write, or open it with a newer Hearthside.

error-roomFull-happened = This room is full.
error-roomFull-safe = Everything before these words is saved.
error-roomFull-next = Copy these words out, and take away something you no longer need.

error-textTooLong-happened = This text is longer than one answer can hold.
error-textTooLong-safe = What was saved before is safe. Your words are still on this screen.
error-textTooLong-next = Move a part of it into another answer.

error-locked-happened = This room is locked.
error-locked-safe = What was saved is in the file.
error-locked-next = Open it again at the door.

error-unknownExercise-happened = This exercise is not part of this version.
error-unknownExercise-safe = Nothing you wrote was changed.
error-unknownExercise-next = Choose another one in Reflect.
error-exerciseWaits-happened = This exercise waits for another one.
error-exerciseWaits-safe = Nothing you wrote was changed.
error-exerciseWaits-next = Reflect says beside it which one comes first, and why.

error-unknownEntry-happened = This entry is no longer here.
error-unknownEntry-safe = Nothing else was changed.
error-unknownEntry-next = Look for it in Reflect, also in the bin.

error-unknownAgreement-happened = This agreement is no longer here.
error-unknownAgreement-safe = Nothing else was changed.
error-unknownAgreement-next = Go back to Plans to see what is there.

error-unknownShared-happened = This is no longer in the shared room.
error-unknownShared-safe = Nothing else was changed.
error-unknownShared-next = Go back to Plans to see what is there.

error-unfinished-happened = A part of this is still empty.
error-unfinished-safe = Nothing has entered the shared room. Your words are still on this screen.
error-unfinished-next = Write the open part, then try again.

error-notWritten-happened = The file was not written.
error-notWritten-safe = Nothing was changed, in that folder or in your household.
error-notWritten-next = Choose another folder, one that you may write to, and try again.

error-copyStands-happened = Something with that name is already in that place.
error-copyStands-safe = It was left as it is, and so was your household.
error-copyStands-next = Save the copy again under another name.

error-copyNoSpace-happened = There isn’t enough space in that place, so no copy was made.
error-copyNoSpace-safe = Nothing was left there, and your household is as it was.
error-copyNoSpace-next = Free some space there, or choose another place.

error-copyDiffers-happened = The copy didn’t come out whole, so it was thrown away.
error-copyDiffers-safe = Your household is as it was.
error-copyDiffers-next = Try another drive. If that doesn’t work either, close Hearthside and copy the household file by hand.

error-notPrinted-happened = The system did not open its print window.
error-notPrinted-safe = Nothing was printed, and nothing was changed.
error-notPrinted-next = Look whether a printer or “Save as PDF” is set up, then try again.

error-neverShared-happened = This never leaves your private room.
error-neverShared-safe = Nothing was shared.
error-neverShared-next = If you’d like to tell someone part of it, write that part again in a note.

error-gateFirst-happened = A question comes first.
error-gateFirst-safe = Nothing was changed.
error-gateFirst-next = Go back, and open this once more.

error-closedForNow-happened = This can wait for another day.
error-closedForNow-safe = Nothing was changed.
error-closedForNow-next = Your own pages stay open to you.

error-held-happened = You chose to keep this back for now.
error-held-safe = Nothing was changed.
error-held-next = It stays in your own room until the day you chose.

error-choiceDiffers-happened = Something you chose here reads differently now.
error-choiceDiffers-safe = Nothing was shared.
error-choiceDiffers-next = Look at what is chosen once more. Then see again what would be shared.

error-chapterWaits-happened = A new chapter is not open yet.
error-chapterWaits-safe = Your draft is saved as it is.
error-chapterWaits-next = It opens when both of you have marked that you made sense of what happened.

error-statementStands-happened = A word for the day is written on the day itself, and once.
error-statementStands-safe = Your draft is saved as it is.
error-statementStands-next = If you have written one today, you can change it where it stands, in Between us.

error-agreementOver-happened = The agreement that this belongs to does not hold any more.
error-agreementOver-safe = Your draft is saved as it is.
error-agreementOver-next = Choose another agreement, or take that answer away. You can share it without one.

error-answerDoesNotFit-happened = This answer does not fit the question.
error-answerDoesNotFit-safe = What was saved before is safe.
error-answerDoesNotFit-next = Go back one step and come again.

error-agreementUnfinished-happened = Something is still missing in this agreement.
error-agreementUnfinished-safe = Your words are saved.
error-agreementUnfinished-next = Fill in what is marked, then read it once more.

error-agreementUnchanged-happened = This text is the same as the one that holds now.
error-agreementUnchanged-safe = Nothing was changed.
error-agreementUnchanged-next = Change something first, or leave it as it is.

error-agreementMovedOn-happened = This agreement has changed since you opened it.
error-agreementMovedOn-safe = Nothing was signed.
error-agreementMovedOn-next = Go back and read what is there now.

error-secondPersonMissing-happened = There’s one person in this household.
error-secondPersonMissing-safe = Your words are saved.
error-secondPersonMissing-next = Signing needs two people. You can go on writing without.

error-fromTomorrow-happened = You can sign this from tomorrow.
error-fromTomorrow-safe = You can also leave it.
error-fromTomorrow-next = Nobody is told that you read it.

error-unlockFirst-happened = The other person has to open their own room first.
error-unlockFirst-safe = Nothing was signed.
error-unlockFirst-next = Lock, let them open their room once, and come back to this.

error-systemFault-happened = This computer did not pass a check that Hearthside needs.
error-systemFault-safe = The household file was not opened and not changed.
error-systemFault-next = Restart the computer and try again. If it stays, use another computer.
