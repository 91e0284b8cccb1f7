/**
 * Asks the proposal engine in a worker of its own: the page stays free, shows how far it is and can stop it. A new
 * question ends the one before.
 */
import { onScopeDispose, ref, shallowRef } from 'vue'
import type { Progress, Proposal } from '../../../../domain/recruitment/propose.ts'
import type { Round } from '../../../../domain/recruitment/round.ts'
import { trustedScript } from '../../../pwa/trusted-scripts.ts'
import type { ProposalMessage } from './proposal-worker.ts'
import workerAddress from './proposal-worker.ts?worker&url'

type WorkerLike = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>

const startWorker = (): WorkerLike => new Worker(trustedScript(workerAddress), { type: 'module' })

/** @param start how a worker is made; tests pass one of their own */
export function useProposal(start: () => WorkerLike = startWorker) {
  const state = ref<'idle' | 'working' | 'done' | 'failed'>('idle')
  const progress = shallowRef<Progress>({ part: 'places', share: 0 })
  const proposal = shallowRef<Proposal | null>(null)
  let worker: WorkerLike | null = null

  const end = (as: typeof state.value) => {
    worker?.terminate()
    worker = null
    state.value = as
  }
  const stop = () => end(proposal.value ? 'done' : 'idle')

  /** @param round plain data: what is reactive cannot be sent to a worker */
  function ask(round: Round): void {
    end('working')
    progress.value = { part: 'places', share: 0 }
    worker = start()
    worker.onmessage = ({ data }: MessageEvent<ProposalMessage>) => {
      if ('progress' in data) progress.value = data.progress
      else {
        proposal.value = data.proposal
        end('done')
      }
    }
    worker.onerror = () => end('failed')
    worker.postMessage(round)
  }

  onScopeDispose(() => worker?.terminate())
  return { state, progress, proposal, ask, stop }
}
