/** The proposal engine beside the page: one round in, progress and one proposal out. Stopped by ending the worker. */
import { type Progress, type Proposal, proposeArrangement } from '../../../../domain/recruitment/propose.ts'
import type { Round } from '../../../../domain/recruitment/round.ts'

export type ProposalMessage = { readonly progress: Progress } | { readonly proposal: Proposal }

const say = (message: ProposalMessage) => postMessage(message)

addEventListener('message', ({ data }: MessageEvent<Round>) => {
  say({ proposal: proposeArrangement(data, (progress) => say({ progress })) })
})
