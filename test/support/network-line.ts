/**
 * The cable between one device and the server: TCP passed on byte by byte until it is pulled. What the browser only
 * emulates does not hold for a service worker that wakes before the browser's tools have found it; this does.
 */
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

export type NetworkLine = {
  /** The server, as this device reaches it; `http://127.0.0.1:PORT`. */
  readonly address: string
  /** Open connections end, and new ones are refused. */
  pull(): Promise<void>
  plugIn(): Promise<void>
}

/** @param target the server's address */
export async function aNetworkLine(target: string): Promise<NetworkLine> {
  const { hostname, port } = new URL(target)
  const sockets = new Set<Socket>()
  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy())
  }
  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    keep(near)
    keep(far)
    near.pipe(far).on('close', () => near.destroy())
    far.pipe(near).on('close', () => far.destroy())
  })
  await listen(server, 0)
  const own = (server.address() as AddressInfo).port
  return {
    address: `http://127.0.0.1:${own}`,
    pull: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const socket of sockets) socket.destroy()
      await closed
    },
    plugIn: () => listen(server, own),
  }
}

const listen = (server: Server, port: number) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
