/** Starts a server script as a process of its own and waits for the line that says where it listens. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export type Running = { address: string; stop(): Promise<void> }

export async function startServer(script: string, ...given: string[]): Promise<Running> {
  const path = fileURLToPath(new URL(script, import.meta.url))
  const child = spawn(process.execPath, [path, ...given], { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  const address = await new Promise<string>((resolve, reject) => {
    const hear = (part: Buffer) => {
      output += part.toString()
      const found = /ready (\S+)/.exec(output)?.[1]
      if (found) resolve(found)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', () => reject(new Error(`${script} ended: ${output}`)))
  })
  const stop = () =>
    new Promise<void>((resolve) => {
      child.removeAllListeners('exit')
      child.once('exit', () => resolve())
      child.kill('SIGKILL')
    })
  return { address, stop }
}
