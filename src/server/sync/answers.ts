/** How verdicts travel back: ranges for what was numbered, one exception for each of the others. */
import type { Refusal } from '../../domain/permissions/refusal.ts'
import type { AckRange, SeqException } from '../../domain/protocol/sync.ts'
import { must } from '../../domain/result.ts'
import type { ReceiptRow } from '../db/facts.ts'

/** Neighbouring seqs with neighbouring numbers become one range. */
export function rangesOf(numbered: ReadonlyArray<{ seq: number; number: number }>): AckRange[] {
  const ranges: Array<[number, number, number]> = []
  for (const { seq, number } of [...numbered].sort((a, b) => a.seq - b.seq)) {
    const last = ranges.at(-1)
    if (last && seq === last[1] + 1 && number === last[2] + seq - last[0]) last[1] = seq
    else ranges.push([seq, seq, number])
  }
  return ranges
}

export function exceptionOf(seq: number, receipt: ReceiptRow): SeqException {
  if (receipt.verdict === 'waiting') return { seq, verdict: 'waiting' }
  const code = must(receipt.code, 'a receipt that is not accepted has a code') as Refusal['code']
  const detail = JSON.parse(receipt.detail ?? '{}') as Record<string, string | number>
  return { seq, verdict: receipt.verdict === 'quarantined' ? 'quarantined' : 'refused', code, detail }
}
