/** Asking for a proposal: the page shows how far it is, and can stop it. */
import { effectScope } from 'vue'
import { expect, it } from 'vitest'
import { proposeArrangement } from '../../../../src/domain/recruitment/propose.ts'
import type { Round } from '../../../../src/domain/recruitment/round.ts'
import { useProposal } from '../../../../src/client/features/office/proposal/use-proposal.ts'
import { anApplicant, aPost, aRound } from '../../../domain/recruitment/a-round.ts'

const round = aRound([aPost('post-library', 1)], [anApplicant('ceng-le', ['post-library'])])

/** A worker that answers when the test says so. */
function aWorker() {
  const worker = {
    asked: null as Round | null,
    ended: false,
    onmessage: null as ((event: MessageEvent) => unknown) | null,
    onerror: null as ((event: ErrorEvent) => unknown) | null,
    postMessage: (asked: Round) => void (worker.asked = asked),
    terminate: () => void (worker.ended = true),
    says: (data: unknown) => worker.onmessage?.({ data } as MessageEvent),
  }
  return worker
}

function aDesk() {
  const workers: Array<ReturnType<typeof aWorker>> = []
  const scope = effectScope()
  const desk = scope.run(() =>
    useProposal(() => {
      const worker = aWorker()
      workers.push(worker)
      return worker as never
    }),
  )
  if (!desk) throw new Error('a scope that runs gives what it made')
  return { desk, workers, leave: () => scope.stop() }
}

it('shows how far it is and then the proposal, and lets the worker go', () => {
  const { desk, workers } = aDesk()
  desk.ask(round)
  expect(desk.state.value).toBe('working')
  workers[0]?.says({ progress: { part: 'places', share: 0.5 } })
  expect(desk.progress.value).toEqual({ part: 'places', share: 0.5 })
  workers[0]?.says({ proposal: proposeArrangement(round) })
  expect(desk.state.value).toBe('done')
  expect(desk.proposal.value?.arrangement.get('ceng-le')).toBe('post-library')
  expect(workers[0]?.ended).toBe(true)
})

it('stops when the person says so, and when the page is left', () => {
  const { desk, workers, leave } = aDesk()
  desk.ask(round)
  desk.stop()
  expect(desk.state.value).toBe('idle')
  expect(workers[0]?.ended).toBe(true)
  desk.ask(round)
  leave()
  expect(workers[1]?.ended).toBe(true)
})

it('a new question ends the one before', () => {
  const { desk, workers } = aDesk()
  desk.ask(round)
  desk.ask(round)
  expect(workers.map(({ ended }) => ended)).toEqual([true, false])
})

it('says so when the worker fails', () => {
  const { desk, workers } = aDesk()
  desk.ask(round)
  workers[0]?.onerror?.({} as ErrorEvent)
  expect(desk.state.value).toBe('failed')
})
