/**
 * The app's own files, all of one build, kept before that build may take over; every screen's address is answered
 * with the page. Nothing of the API is answered or kept here.
 *
 * A file counts only with our server's header: behind a captive portal every address answers 200 with its login
 * page, and a worker that kept that as a script would be broken for good. Then this build's installation fails, the
 * one before stays, and the browser tries again later.
 */
import {
  addPlugins,
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
} from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { serverHeader } from '../../domain/protocol/sync.ts'

type FileOfBuild = Parameters<typeof precacheAndRoute>[0][number]

export function keepAppShell(files: FileOfBuild[]): void {
  addPlugins([{ cacheWillUpdate: async ({ response }) => (isOurs(response) ? response : null) }])
  precacheAndRoute(files)
  cleanupOutdatedCaches()
  registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: [/^\/api\//] }))
}

export const isOurs = (response: Response): boolean =>
  response.ok && !response.redirected && response.headers.has(serverHeader)
