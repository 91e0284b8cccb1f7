/** Seals in idle time: some while after something was committed, a run at a time, with a breath after each. */
import type { Services } from '../services.ts'
import { sealSchool } from './sealer.ts'

const afterCommit = 20_000
const breath = 25

export type Sealing = { stop(): Promise<void> }

/** @param failed told when a round failed; the next one begins where this one stood */
export function keepSealed(services: Services, failed: (error: unknown) => void): Sealing {
  const waiting = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let round: Promise<void> = Promise.resolve()
  let stopped = false

  const between = async () => {
    await new Promise((resolve) => setTimeout(resolve, breath))
    return !stopped
  }
  const sealWaiting = async () => {
    for (const school of waiting) {
      waiting.delete(school)
      if (!stopped) await sealSchool(services, school, { between }).catch(failed)
    }
  }
  const soon = (school: string) => {
    waiting.add(school)
    timer ??= setTimeout(() => {
      timer = undefined
      round = round.then(sealWaiting)
    }, afterCommit).unref()
  }

  const off = services.commits.onCommit(soon)
  void allSchools(services).then((schools) => schools.forEach(soon), failed)
  return {
    async stop() {
      stopped = true
      off()
      clearTimeout(timer)
      await round
    },
  }
}

async function allSchools({ database }: Services): Promise<string[]> {
  const rows = await database.read.selectFrom('school').select('id').execute()
  return rows.map(({ id }) => id)
}
