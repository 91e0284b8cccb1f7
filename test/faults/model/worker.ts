/** Plays the seeds it is sent, one at a time; started by `test/faults/run.ts`. */
import 'fake-indexeddb/auto'
import { type Failure, tellSeed } from './tell.ts'

export type Played = { readonly seed: number; readonly failure: Failure | null }

process.on('message', (seed: number) => {
  void tellSeed(seed, process.env['SHRINK'] !== 'no').then((failure) =>
    process.send?.({ seed, failure } satisfies Played),
  )
})
