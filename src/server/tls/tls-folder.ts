/**
 * DATA_DIR/tls: what is secret and what is for handing out. A key and its certificate share one file, so
 * that a power cut between two writes can never leave a pair that does not match.
 */
import { randomUUID } from 'node:crypto'
import { chmod, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

export type TlsFolder = ReturnType<typeof tlsFolder>

export function tlsFolder(dataDir: string) {
  const folder = join(dataDir, 'tls')
  return {
    folder,
    rootPrivate: join(folder, 'root-private.pem'),
    serverPrivate: join(folder, 'server-private.pem'),
    rootDer: join(folder, 'shanzhen-root.crt'),
    rootPem: join(folder, 'shanzhen-root.pem'),
    rootProfile: join(folder, 'shanzhen-root.mobileconfig'),
    guide: join(folder, 'install-root.html'),
  }
}

export async function makePrivateFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  // An existing folder keeps its mode through mkdir.
  await chmod(folder, 0o700)
}

/** Whole or not at all, readable by this account alone (on Windows the folder's own permissions decide). */
export async function writePrivately(path: string, content: string | Uint8Array): Promise<void> {
  const unfinished = `${path}.${randomUUID()}.tmp`
  try {
    const file = await open(unfinished, 'wx', 0o600)
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

/** The text, or null when there is no such file. */
export async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
