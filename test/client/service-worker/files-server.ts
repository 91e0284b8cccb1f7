/** The built client behind a server that a test can break: another build, a captive portal, no network. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
}

export type FilesServer = {
  readonly address: string
  /** Another build: the worker's script differs, and one file has a new revision. */
  release(): void
  /** Every address of a file answers 200 with the portal's own page, but the worker's script and /. */
  portal: boolean
  asked: string[]
  stop(): Promise<void>
}

export async function startFilesServer(builtClient: string): Promise<FilesServer> {
  const folder = mkdtempSync(join(tmpdir(), 'shanzhen-files-'))
  cpSync(builtClient, folder, { recursive: true })
  const asked: string[] = []
  let build = 0
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    asked.push(path)
    if (path.startsWith('/api/')) return send(response, 200, 'application/json', '{"school":null}')
    if (files.portal && path !== '/sw.js') {
      response.writeHead(200, { 'content-type': 'text/html' })
      return response.end('<h1>Please log in to the Wi-Fi</h1>')
    }
    const file = extname(path) === '' ? '/index.html' : path
    try {
      return send(response, 200, types[extname(file)] ?? '', readFileSync(join(folder, file)))
    } catch {
      return send(response, 404, 'text/plain', '')
    }
  })
  const files: FilesServer = {
    address: '',
    portal: false,
    asked,
    release() {
      build += 1
      const worker = readFileSync(join(folder, 'sw.js'), 'utf8')
      const revised = worker.replace(
        /("revision":")\w{8}/,
        (_all, start: string) => `${start}build${build}00`,
      )
      writeFileSync(join(folder, 'sw.js'), `${revised}\n// build ${build}\n`)
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      rmSync(folder, { recursive: true, force: true })
    },
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return Object.assign(files, { address: `http://localhost:${(server.address() as AddressInfo).port}` })
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-cache', 'x-shanzhen': '1' })
  response.end(body)
}
