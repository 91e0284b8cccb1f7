/**
 * The built client. Hashed files never change and are kept for ever; what names them is asked for anew each time.
 * A path that is no file is a screen's address: the page answers it, the router inside finds the screen.
 */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { problem } from './problem.ts'

const builtClient = fileURLToPath(new URL('../../../dist/', import.meta.url))
/** Files of the two builds before: a page that was opened with them still finds what it loads late. */
const previousBuilds = ['1', '2'].map((n) =>
  fileURLToPath(new URL(`../../../dist-previous/${n}/`, import.meta.url)),
)

const rootOf = (path: string, roots: readonly string[]) =>
  roots.find((root) => !path.includes('..') && existsSync(join(root, path))) ?? roots[0] ?? builtClient

const isHashed = (path: string) => /[/\\]assets[/\\]/.test(path)

export async function serveClient(app: FastifyInstance, wanted: string = builtClient): Promise<void> {
  const folder = resolve(wanted)
  await app.register(fastifyStatic, {
    root: folder,
    serve: false,
    cacheControl: false,
    setHeaders: (reply, path) =>
      void reply.header('cache-control', isHashed(path) ? 'public, max-age=31536000, immutable' : 'no-cache'),
  })
  app.route({
    method: ['GET', 'HEAD'],
    url: '/*',
    handler: async (request, reply) => {
      const path = (request.params as { '*': string })['*']
      if (path.startsWith('api/')) return problem(reply, 404, 'not-found')
      const isFile = path !== '' && /\.[a-z0-9]+$/i.test(path)
      if (isFile) return reply.sendFile(path, rootOf(path, [folder, ...previousBuilds]))
      if (!existsSync(join(folder, 'index.html'))) {
        return reply.code(503).type('text/plain; charset=utf-8').send('还没有构建网页：npm run build\n')
      }
      return reply.sendFile('index.html')
    },
  })
  app.setNotFoundHandler((_request, reply) => problem(reply, 404, 'not-found'))
}
