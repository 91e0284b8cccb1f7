import { must } from '../../src/domain/result.ts'
import { startTestServer, type TestServer } from '../support/server.ts'

/** Another server process's worth of server on the same database: own pools, own memory, own data directory. */
export const aSecondNode = ({ services, clock }: TestServer): Promise<TestServer> =>
  startTestServer({
    now: clock.now,
    databaseUrl: must(services.config.databaseUrl, 'these tests run on PostgreSQL'),
  })

/** A browser's cookies are good at either node: they stand before one address. */
export function atNode(node: TestServer, cookies: Record<string, string>) {
  const browser = node.browser()
  Object.assign(browser.cookies, cookies)
  return browser
}
