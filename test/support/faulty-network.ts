/**
 * A network between devices and a server: a proxy of whole HTTP exchanges on TCP, that meets each request with the
 * next fault of a list and with honesty when the list is empty. A cut ends the connection at a byte, with nothing
 * said; a portal answers 200 with its own page.
 */
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Fault =
  | { readonly kind: 'pass' | 'lose-request' | 'lose-reply' | 'double' | 'portal' }
  | { readonly kind: 'cut-request' | 'cut-reply'; readonly at: number }
  | { readonly kind: 'delay'; readonly ms: number }
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: number }
  /** Called when the request is whole, or when the server's answer is there: whoever listens may kill somebody. */
  | { readonly kind: 'before' | 'after'; readonly then: () => Promise<void> }

export type FaultyNetwork = {
  readonly address: string
  readonly next: Fault[]
  close(): Promise<void>
}

type Answer = { status: number; headers: IncomingMessage['headers']; body: Buffer }

export async function aFaultyNetwork(target: () => string): Promise<FaultyNetwork> {
  const next: Fault[] = []
  const server: Server = createServer((incoming, outgoing) => {
    const fault = next.shift() ?? { kind: 'pass' }
    carry(target(), fault, incoming, outgoing).catch(() => outgoing.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { address: `http://127.0.0.1:${port}`, next, close }
}

async function carry(
  target: string,
  fault: Fault,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const body = await bodyOf(incoming)
  const send = (part = body) => forward(target, incoming, part)
  switch (fault.kind) {
    case 'lose-request':
      return void outgoing.destroy()
    case 'cut-request':
      void send(body.subarray(0, fault.at % (body.length + 1))).catch(() => undefined)
      return void outgoing.destroy()
    case 'status':
      return answerFromTheWay(outgoing, fault)
    case 'portal':
      return void outgoing.writeHead(200, { 'content-type': 'text/html' }).end('<h1>请登录校园网</h1>')
    case 'delay':
      await new Promise((resolve) => setTimeout(resolve, fault.ms))
      return pass(await send(), outgoing)
    case 'double':
      return pass((await Promise.all([send(), send()]))[1], outgoing)
    case 'before':
      await fault.then()
      return void outgoing.destroy()
    case 'after':
      await send()
      await fault.then()
      return void outgoing.destroy()
    case 'lose-reply':
      await send()
      return void outgoing.destroy()
    case 'cut-reply':
      return cut(await send(), outgoing, fault.at)
    case 'pass':
      return pass(await send(), outgoing)
  }
}

function answerFromTheWay(
  outgoing: ServerResponse,
  { status, retryAfter }: Extract<Fault, { kind: 'status' }>,
) {
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }
  outgoing.writeHead(status, { 'content-type': 'text/html', ...headers }).end('<h1>nginx</h1>')
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of message) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

/** The whole body under the length it was announced with: a shorter one leaves the server waiting, then cut off. */
function forward(target: string, incoming: IncomingMessage, body: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method, url, headers } = incoming
    const asked = request(new URL(url ?? '/', target), { method, headers, agent: false }, (reply) => {
      bodyOf(reply).then(
        (got) => resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body: got }),
        reject,
      )
    })
    asked.on('error', reject)
    asked.write(body)
    const isWhole = body.length === Number(headers['content-length'] ?? body.length)
    if (isWhole) asked.end()
    else setTimeout(() => asked.destroy(), 20)
  })
}

function pass({ status, headers, body }: Answer, outgoing: ServerResponse): void {
  outgoing.writeHead(status, whole(headers, body)).end(body)
}

function cut({ status, headers, body }: Answer, outgoing: ServerResponse, at: number): void {
  outgoing.writeHead(status, whole(headers, body))
  outgoing.write(body.subarray(0, at % Math.max(1, body.length)), () => outgoing.destroy())
}

/** Its length announced, and no connection kept: each exchange meets its own fault. */
function whole({ 'transfer-encoding': _chunked, ...headers }: Answer['headers'], body: Buffer) {
  return { ...headers, 'content-length': body.length, connection: 'close' }
}
