/**
 * Runs PostgreSQL for as long as whoever started this lives: their end of the pipe closes with them, also by SIGKILL,
 * and the engine is told to stop. Arguments: user id ('' for the own), the binary, its arguments.
 */
import { spawn } from 'node:child_process'

const [uid = '', binary = '', ...args] = process.argv.slice(2)
const owner = uid === '' ? {} : { uid: Number(uid), gid: Number(uid) }
const postgres = spawn(binary, args, { ...owner, stdio: ['ignore', 'ignore', 'inherit'] })
postgres.once('exit', (code) => process.exit(code ?? 1))
// Immediate: nobody needs what is in it, and an open connection must not keep it.
process.stdin.resume().once('end', () => postgres.kill('SIGQUIT'))
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => undefined)
