/**
 * This project's server, a process of its own, with the benchmark's pages in place of the app's: otherwise as it is,
 * with its sessions, its policies and its database.
 *
 *   node shanzhen-server.ts DATA_DIR PAGES
 */
import type { AddressInfo } from 'node:net'
import { buildApp } from '../../../src/server/app.ts'
import { openDatabase } from '../../../src/server/db/connection.ts'
import { realClockAndChance } from '../../../src/server/deps.ts'
import { keepSealed } from '../../../src/server/history/keep-sealed.ts'

const [dataDir = '', clientFolder = ''] = process.argv.slice(2)
const config = { port: 0, host: '127.0.0.1', dataDir, certFile: undefined, keyFile: undefined }
const database = await openDatabase({ dataDir })
const app = await buildApp({ config, database, ...realClockAndChance, clientFolder })
keepSealed(app.services, (error) => console.error(error))
await app.listen({ port: 0, host: '127.0.0.1' })
console.log(`ready http://localhost:${(app.server.address() as AddressInfo).port}`)
