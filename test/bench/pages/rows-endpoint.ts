/** The small HTTP endpoint that RxDB and plain Dexie rows speak to: push, pull after a sequence number, a stream. */
import type { Doc } from './page-bench.ts'

export async function push(docs: readonly Doc[]): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch('/push', { method: 'POST', headers, body: JSON.stringify(docs) })
  if (!response.ok) throw new Error(`push: ${response.status}`)
}

export async function pull(after: number, limit: number): Promise<{ docs: Doc[]; seq: number }> {
  const response = await fetch(`/pull?after=${after}&limit=${limit}`, { cache: 'no-store' })
  if (!response.ok) throw new Error(`pull: ${response.status}`)
  return (await response.json()) as { docs: Doc[]; seq: number }
}

/** New documents come in the event itself. */
export function listen(onDocs: (seq: number, docs: Doc[]) => void): void {
  new EventSource('/stream').addEventListener('docs', ({ data }: MessageEvent<string>) => {
    const { seq, docs } = JSON.parse(data) as { seq: number; docs: Doc[] }
    onDocs(seq, docs)
  })
}
