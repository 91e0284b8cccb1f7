/**
 * Bugs that synchronising programs have had, each as the change that would bring it into ours. `sabotage.ts` puts
 * them in one at a time; the fault suite must notice every one. Most are for the model to find; what needs two server
 * processes, or a moment between two steps of one, has a test of its own.
 */
export type KnownBug = {
  readonly name: string
  readonly changes: ReadonlyArray<readonly [file: string, ours: string, broken: string]>
  /** Left out: the model. */
  readonly noticedBy?: { readonly project: 'node' | 'postgres'; readonly file: string }
}

const apply = 'src/client/db/apply-reply.ts'
const livePage = 'src/client/db/apply-live-page.ts'
const span = 'src/server/live/committed-span.ts'
const run = 'src/client/sync/run-sync.ts'
const batches = 'src/client/sync/push-batches.ts'
const page = 'src/server/sync/read-page.ts'
const reach = 'src/server/sync/numbers-in-reach.ts'
const sync = 'src/server/sync/sync.ts'
const accept = 'src/server/sync/accept-facts.ts'
const commits = 'src/server/db/commits.ts'
const engine = 'src/server/db/engine.ts'
const sealer = 'src/server/history/sealer.ts'

export const knownBugs: readonly KnownBug[] = [
  {
    name: 'the cursor is stored before the data',
    changes: [
      [apply, '    await db.ledger.bulkPut(reply.facts)\n', ''],
      [apply, '  return db.transaction(', '  const applied = await db.transaction('],
      [
        apply,
        "    return 'all'\n  })\n",
        "    return 'all' as const\n  })\n  if (applied === 'all') await db.ledger.bulkPut(reply.facts)\n  return applied\n",
      ],
    ],
  },
  {
    name: 'a live page is applied wherever the store stands',
    changes: [[livePage, '!isSameCommit(cursor, from)', 'false']],
  },
  {
    name: 'a live page tells everybody everything',
    changes: [
      [
        span,
        'content.facts.flatMap((one) => heldFact(scope, one))',
        'content.facts.flatMap((one) => (heldFact(scope, one), [one.entry as never]))',
      ],
    ],
  },
  {
    name: 'a live page skips what its own install wrote elsewhere',
    changes: [
      [span, '!content || content.facts.some(({ entry }) => entry.fact.install === install)', '!content'],
      [
        span,
        'content.facts.flatMap((one)',
        'content.facts.filter(({ entry }) => entry.fact.install !== install).flatMap((one)',
      ],
    ],
  },
  {
    name: 'acknowledged before the commit',
    changes: [
      [
        sync,
        'const taken = await takeIn(deps, views, sender, request)\n',
        `const taken = await takeIn(deps, views, sender, request).catch(() => ok({
    ...nothingAccepted, forked: false, acked: request.facts.map(({ seq }) => [seq, seq, 1] as const) }))\n`,
      ],
    ],
  },
  {
    name: 'acknowledged beyond what the request held',
    changes: [[apply, '({ first, last, number })', '({ first, last: last + 1, number })']],
  },
  {
    name: 'a page cut inside a commit',
    changes: [
      [
        page,
        'await commitEnd(db, school, numbers[most - 1] ?? 0)',
        '{ ...(await commitEnd(db, school, numbers[most - 1] ?? 0)), number: numbers[most - 1] ?? 0 }',
      ],
    ],
  },
  {
    name: 'no de-duplication',
    changes: [
      [accept, 'const known = this.#receiptOf(id)', 'const known = undefined as ReceiptRow | undefined'],
    ],
  },
  {
    name: 'the same id with other content is accepted',
    changes: [[accept, 'if (known.hash !== contentHash(', 'if (false && known.hash !== contentHash(']],
  },
  {
    name: 'the outbox is cleared on an error',
    changes: [
      [
        run,
        "if (outcome.kind === 'problem') await",
        "if (outcome.kind === 'problem') await db.own.clear(), await",
      ],
    ],
  },
  {
    name: 'a cloned store is taken for the same',
    changes: [[sync, "return err('clone')", 'await Promise.resolve()']],
  },
  {
    name: "a watermark acknowledges a clone's facts",
    changes: [
      [sync, "return err('clone')", 'await Promise.resolve()'],
      [apply, '({ first, last, number })', '({ first: 1, last, number: number - first + 1 })'],
    ],
  },
  {
    name: 'rights are checked on the device only',
    changes: [
      [
        accept,
        'lenientAfterLoss(fact, judgeFact(fact, context, basis.age))',
        "{ kind: 'accepted' } as Verdict",
      ],
    ],
  },
  {
    name: 'rows stay after a right is lost',
    changes: [[apply, 'db.ledger.clear(), db.records.clear()', 'db.records.clear()']],
  },
  {
    name: 'a changed scope starts nothing anew',
    changes: [
      [sync, 'const restart = !isOurs || request.scopeVersion !== scopeVersion', 'const restart = !isOurs'],
    ],
  },
  {
    name: "the commit's tag is ignored",
    changes: [[commits, 'return row?.tag === cursor.tag', 'return true']],
  },
  {
    name: 'a stale pull is applied after a newer one',
    changes: [[apply, "if (!isThere) return 'acknowledgement-only'\n", '']],
  },
  {
    name: 'a revocation is refused because its target is late',
    changes: [[accept, 'if (target && !this.#receiptOf(target)) return this.#wait(fact, target)', '']],
  },
  {
    name: 'a strike stays away from duty teachers and mentors',
    changes: [[reach, "    eb(`${table}.type`, '=', 'claim.voided.v1'),\n", '']],
  },
  {
    name: 'an offset measured after the writing restamps nothing',
    changes: [[accept, 'if (!clockOffset) return predicted', 'if (predicted) return predicted']],
  },
  {
    name: 'what waited at the server is never asked about again',
    changes: [[run, 'asksAboutWaiting: !isAsked', 'asksAboutWaiting: false']],
  },
  {
    name: 'caps are applied by refusing',
    changes: [
      [
        accept,
        "if (verdict.kind !== 'accepted') return this.#hold(fact, seq, verdict.kind, verdict.refusal)",
        `const earlier = this.#facts.some(({ type, student }) => type === fact.type && fact.type === 'duty.checked-in.v1' && student === fact.body.student)
    if (earlier) return this.#hold(fact, seq, 'refused', refusal('over-award-limit'))
    if (verdict.kind !== 'accepted') return this.#hold(fact, seq, verdict.kind, verdict.refusal)`,
      ],
    ],
  },
  {
    name: 'the sequence is taken outside the lock',
    changes: [[engine, '      .forUpdate()\n', '']],
    noticedBy: { project: 'postgres', file: 'test/postgres/commit-order.test.ts' },
  },
  {
    name: 'a segment is sealed over a change that is under way',
    changes: [[sealer, '    if ((await withdrawals(tx, school)) !== withdrawn) return\n', '']],
    noticedBy: { project: 'node', file: 'test/server/history/sealer.test.ts' },
  },
  {
    name: 'rights are those of the day that is written about',
    changes: [[accept, 'writtenOn: dayWritten(known, now)', 'writtenOn: stamp.schoolDay']],
    noticedBy: { project: 'node', file: 'test/sync/rights-of-the-day.test.ts' },
  },
  {
    name: 'a late answer acknowledges in another life of the database',
    changes: [[batches, '    if (isHere) await', '    await']],
    noticedBy: { project: 'node', file: 'test/sync/push-batches.test.ts' },
  },
  {
    name: 'an answer that is read after a sleep tells the time',
    changes: [[run, 'return isPrompt ?', 'return true ?']],
    noticedBy: { project: 'node', file: 'test/sync/clocks-and-late-replies.test.ts' },
  },
  {
    name: 'anybody goes by any install id',
    changes: [[sync, "    if (await isOfAnother(tx, sender)) return err('clone')\n", '']],
    noticedBy: { project: 'node', file: 'test/sync/stores-that-say-too-much.test.ts' },
  },
]
