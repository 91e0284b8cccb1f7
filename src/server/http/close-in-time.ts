/**
 * The end: running requests finish, and what is still connected after three seconds is cut off. A client that does
 * not read, or keeps an idle connection, must not hold up an update of the server.
 */
import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

const patience = 3_000

export function closeInTime(app: FastifyInstance): void {
  const sockets = new Set<Socket>()
  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  }
  app.server.on('connection', keep)
  app.addHook('preClose', async () => {
    const timer = setTimeout(() => sockets.forEach((socket) => socket.destroy()), patience)
    timer.unref()
  })
}
