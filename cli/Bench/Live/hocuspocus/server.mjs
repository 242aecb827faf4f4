// @hocuspocus/server as it comes, with the window that its own documentation advises for many writers.
import { Server } from '@hocuspocus/server'

await new Server({ port: Number(process.argv[2]), address: '127.0.0.1', quiet: true, flushDelay: 50 }).listen()
