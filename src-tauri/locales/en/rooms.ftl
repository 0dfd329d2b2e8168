### The rooms column.

rooms-label = Rooms
rooms-private = Private room
rooms-shared = Shared room
rooms-today = Today
rooms-reflect = Reflect
rooms-plans = Plans
rooms-help = Help
rooms-settings = Settings
rooms-lock = Lock
rooms-lock-key = Ctrl L
