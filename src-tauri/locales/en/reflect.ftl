reflect-title = Reflect
