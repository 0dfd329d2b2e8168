### Help: reached from everywhere, locked or not. Each section is a few sentences and then its numbers.

help-title = Help

## The first lines: they stand on the screen without scrolling.

help-first-danger = In danger now? Call { $emergency } ({ $country }).
help-first-danger-several = In danger now? In { $country }, call { $emergency }.
help-first-danger-nowhere = In danger now? Call your emergency number: in many countries 112, 911 or 999.
help-first-another = Another country
help-first-choose = Choose your country
help-first-watched = Could anyone see this screen, or is this computer watched? Close this ({ $key }) and use a phone or computer they can’t reach.
help-first-suicide = Might you act on thoughts of suicide? Call { $emergency }, or { $crisis } ({ $hours }).
help-first-suicide-nobody = Might you act on thoughts of suicide? Call { $emergency }, or go to a hospital emergency department.
help-first-hours-unknown = hours not known
help-emergency-named = { $number } ({ $name })
help-emergency-yours = your emergency number
help-go = What is it about?

## The country and its emergency numbers

help-where = Where are you?
help-where-guess = Set from this computer’s clock. Change it if you’re somewhere else.
help-where-none = Choose a country
help-where-kept = Your choice isn’t kept.
help-emergency-title = Emergency numbers
help-none-chosen = Who you can call depends on where you are.
help-number-more = also { $number }
help-number-text = Text: { $text }
help-hours = Hours: { $hours }
help-hours-unknown = Hours not known
help-who = For { $who }
help-checked = Checked { $checked }
help-checked-seen = Checked { $checked }, on a page from { $seen }
help-aged = This list was checked in { $month }. Numbers change. The emergency number hardly ever does.
help-advice = Before you rely on a number
help-bill = A call or a text can show on a phone bill, or in the list of calls on a phone. If you can, use a phone that nobody else reads.

## I'm thinking about suicide

help-go-suicide = I’m thinking about suicide
help-harm-title = If you’re thinking about suicide or hurting yourself
help-harm-1 = If you might act on it, call { $emergency } now, or go to a hospital emergency department. Don’t stay alone.
help-harm-2 = Tell someone: “I’m thinking about suicide and I don’t want to be by myself.” You don’t need better words.
help-harm-3 = Move away from anything you could use to hurt yourself, or ask someone to keep it.
help-harm-4 = The days after something comes out can be some of the worst. You don’t have to get through them alone.

## I'm afraid of someone

help-go-fear = I’m afraid of someone
help-afraid-title = If you’re afraid of someone
help-afraid-1 = Fear is a reason by itself. You don’t have to prove it here or to anyone.
help-afraid-2 = You don’t have to sign, meet, write or explain anything.
help-afraid-3 = A help line won’t tell you to leave or to stay. You can ask one question and hang up.
help-afraid-4 = Before you tell them you’re leaving, talk to a help line from a phone that’s only yours. Leaving can be the most dangerous time.
help-afraid-5 = If you’ve been choked, see a doctor even if there’s no mark.

## I might hurt someone, or I have

help-go-force = I might hurt someone, or I have
help-force-title = If you’ve hurt someone, or you’re afraid you will
help-force-1 = Stop now and get away from each other: leave the room, or the house. Don’t drive if you’ve been drinking.
help-force-2 = Don’t follow, block the door, take a phone or keys, or keep calling. If anyone’s hurt, call { $emergency }.
help-force-3 = Call a line for people who want to stop. You can say: “I hurt my partner, and I want to stop.”
help-force-4 = Sessions, letters and apologies wait. They can’t make anyone safe, and they can be one more pressure. Don’t ask them to forgive you, keep it quiet or calm you down.
help-force-5 = If you used force only to get away or to protect someone, the page for you is “I’m afraid of someone”.
help-force-none = We know of no such line here. A doctor or the crisis line can take this call too. Say: “I’m afraid of what I’ll do to someone at home.”

## A child isn't safe

help-go-child = A child isn’t safe
help-child-title = If a child isn’t safe
help-child-1 = If a child is being hurt or may be now, call { $emergency }.
help-child-2 = Seeing or hearing violence hurts children too.
help-child-3 = The lines for fear at home know what helps.
help-child-4 = You can ask what they’d have to report before you give a name.

## Drink or drugs

help-go-drink = Drink or drugs
help-drink-title = If it’s about drink or drugs
help-drink-1 = If someone feels very ill or can’t be woken, call { $emergency } now.
help-drink-2 = You don’t have to have stopped before you call. You can ask for yourself or for someone close to you.
help-drink-3 = If you drink a lot every day, ask a doctor before you stop. Stopping all at once can be dangerous.
help-drink-none = We know of no such line here. A doctor can help you find the right place.

## I'm worried about someone else

help-go-other = I’m worried about someone else
help-other-title = If you’re worried about someone else
help-other-1 = If they might act on thoughts of suicide, call { $emergency } and don’t leave them alone.
help-other-2 = You can ask them plainly: “Are you thinking about suicide?” Asking doesn’t put the thought there.
help-other-3 = If they’re afraid of someone, listen and believe them. Don’t take it up with the person they fear: that can make it worse for them.
help-leave-title = They say they’ll kill themselves if I leave
help-leave-1 = If it may be about to happen, call { $emergency } and say where they are.
help-leave-2 = You don’t have to stay, go back or sit with them to keep them alive.
help-leave-3 = It can also be a danger to you. Tell a help line for fear at home.

## If this computer is watched

help-watched-title = If this computer is watched
help-watched-1 = Hearthside seals what you write. It can’t protect you from a camera, a person behind you, or a program that records keys.
help-watched-2 = If you think someone watches this computer, don’t look for help on it. Use a phone or a computer they can’t reach, at work, at a library or at a friend’s home.
help-watched-3 = Changing things all at once can be noticed. A help line for fear at home can help you plan.
help-watched-4 = { $key } hides everything at once.
help-delete = If a page of yours could put you at risk, you can delete it for good. Do it when nobody can see this screen. Older copies and backups still hold it.
help-watched-5 = If you need someone’s help to use this computer, you don’t have to use it for this. A line will talk to you on the phone.

## Nobody owes anyone the use of this

help-owes-title = “Use it or I’m leaving”
help-owes-1 = Nobody owes anyone the use of this. Not writing, not sitting down, not signing proves nothing about anyone. “Use it or I’m leaving” isn’t an offer to repair.
help-owes-2 = You can say: “I’m doing my part in my own way.”

help-lead = This page needs no network and no passphrase. Hearthside doesn’t note that you opened it.
help-again = If something has happened again, what you wrote for it on a calm day is here:
help-not-a-therapist = Hearthside is not a therapist and not a help line. It can’t call anyone, and nobody can see that you are here.
