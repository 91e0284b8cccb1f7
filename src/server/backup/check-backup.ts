import { Worker } from 'node:worker_threads'

/** Reads the whole file in a thread of its own. @throws when it is not a whole database */
export async function checkBackup(path: string): Promise<void> {
  const found = await new Promise<string>((resolve, reject) => {
    const worker = new Worker(new URL('./check-backup-worker.ts', import.meta.url), { workerData: path })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('the check ended without a word')))
  })
  if (found !== 'ok') throw new Error(`the backup is damaged: ${found}`)
}
