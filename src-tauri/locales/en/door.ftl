### The door.
door-title = Who is here?
