/** A real server on loopback and Node's own client, which trusts the school's root and nothing else. */
import { connect as connectHttp2 } from 'node:http2'
import { request as requestHttp1 } from 'node:https'
import { connect as connectTls } from 'node:tls'
import type { TLSSocket } from 'node:tls'
import { describe, expect, it } from 'vitest'
import { issueLeaf } from '../../../src/server/tls/leaf.ts'
import type { Names } from '../../../src/server/tls/names.ts'
import { aSchoolRoot, aServer, NAMES } from './a-school.ts'

type Reached = { port: number; ca: string; servername: string }

async function aServerFor(names: Names) {
  const root = await aSchoolRoot()
  const { certificatePem, keyPem } = await issueLeaf(root, names, new Date())
  const server = await aServer({ key: keyPem, cert: certificatePem })
  return { port: server.port, ca: root.certificatePem }
}

function overHttp1({ port, ca, servername }: Reached): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = requestHttp1({ host: '127.0.0.1', port, ca, servername, agent: false }, (response) => {
      response.setEncoding('utf8').on('data', resolve)
    })
    request.on('error', reject).end()
  })
}

function overHttp2({ port, ca, servername }: Reached): Promise<string> {
  return new Promise((resolve, reject) => {
    const session = connectHttp2(`https://127.0.0.1:${port}`, { ca, servername })
    session.on('error', reject)
    const stream = session.request({ ':path': '/' }).setEncoding('utf8')
    stream.on('data', (text: string) => resolve(`${session.alpnProtocol} ${text}`))
    stream.on('error', reject).on('end', () => session.close())
  })
}

function handshake(port: number, ca: string, maxVersion: 'TLSv1.1' | 'TLSv1.2'): Promise<string | null> {
  return new Promise((resolve, reject) => {
    // Security level 0 lets this client offer what the server must refuse.
    const options = { port, host: '127.0.0.1', ca, servername: 'school.local', maxVersion } as const
    const socket: TLSSocket = connectTls(
      { ...options, minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' },
      () => {
        resolve(socket.getProtocol())
        socket.destroy()
      },
    )
    socket.on('error', reject)
  })
}

describe('a server with a certificate of the school', () => {
  it('answers HTTP/2 and HTTP/1.1 on the same port', async () => {
    const server = { ...(await aServerFor(NAMES)), servername: 'school.local' }
    expect(await overHttp2(server)).toBe('h2 2.0')
    expect(await overHttp1(server)).toBe('1.1')
  })

  it('is refused under a name that it does not have', async () => {
    const server = { ...(await aServerFor(NAMES)), servername: 'other.local' }
    await expect(overHttp1(server)).rejects.toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' })
  })

  it('is refused when the stolen root has signed for somebody else', async () => {
    const server = { ...(await aServerFor({ dns: ['www.bank.cn'], ips: [] })), servername: 'www.bank.cn' }
    await expect(overHttp1(server)).rejects.toThrow(/permitted subtree violation/)
  })

  it('is refused by a device without the root', async () => {
    const { port } = await aServerFor(NAMES)
    const stranger = await aSchoolRoot()
    const reached = { port, ca: stranger.certificatePem, servername: 'school.local' }
    await expect(overHttp1(reached)).rejects.toThrow(/unable to verify|unable to get|signature failure/)
  })

  it('speaks TLS 1.2 with old tablets, and nothing older', async () => {
    const { port, ca } = await aServerFor(NAMES)
    expect(await handshake(port, ca, 'TLSv1.2')).toBe('TLSv1.2')
    await expect(handshake(port, ca, 'TLSv1.1')).rejects.toThrow(/alert protocol version/)
  })
})
