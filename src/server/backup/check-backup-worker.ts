/** The body of the thread in which a backup is checked: reading all of a large file takes seconds. */
import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'

const copy = new DatabaseSync(workerData as string)
try {
  // One file alone: the copy of a WAL database would otherwise want its side files beside it.
  copy.exec('pragma journal_mode = delete')
  const { integrity_check: found } = copy.prepare('pragma integrity_check').get() as {
    integrity_check: string
  }
  parentPort?.postMessage(found)
} finally {
  copy.close()
}
