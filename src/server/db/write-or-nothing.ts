import type { Result } from '../../domain/result.ts'
import type { Db, Tx } from './connection.ts'

class RolledBack extends Error {}

/** A writing transaction whose refusal, wherever in it, leaves nothing behind. */
export async function writeOrNothing<T, E>(
  write: Db,
  work: (tx: Tx) => Promise<Result<T, E>>,
): Promise<Result<T, E>> {
  let refused: Result<T, E> | undefined
  try {
    return await write.transaction().execute(async (tx) => {
      const result = await work(tx)
      if (result.ok) return result
      refused = result
      throw new RolledBack()
    })
  } catch (error) {
    if (error instanceof RolledBack && refused) return refused
    throw error
  }
}
