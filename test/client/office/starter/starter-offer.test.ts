/** A school that was set up long ago takes over what its starting content had not, and keeps every word of its own. */
import { describe, expect, it } from 'vitest'
import * as v from 'valibot'
import type { StarterRecord } from '../../../../src/client/api/starter.ts'
import {
  changesOf,
  nameOf,
  offeredKinds,
  offersOf,
} from '../../../../src/client/features/office/starter/starter-offer.ts'
import { type RecordKind, recordSchemas } from '../../../../src/domain/records/record.schema.ts'
import type { RecordRow } from '../../../../src/domain/records/record.schema.ts'
import { SchoolView } from '../../../../src/domain/school/school-view.ts'
import { starterContent } from '../../../../src/server/school/starter-content.ts'

const starter = starterContent('2026-09-01') as unknown as StarterRecord[]
const has = (keep: (record: StarterRecord) => boolean, change = (record: StarterRecord) => record) =>
  new SchoolView(starter.filter(keep).map((one) => ({ ...change(one), version: 3, number: 1 }) as RecordRow))
const withVersion = () => 3
const offered = (view: SchoolView, ...kinds: Array<(typeof offeredKinds)[number]>) =>
  offersOf(starter, view, kinds)

describe('what is offered', () => {
  it('is nothing to a school that has it all', () => {
    expect(
      offersOf(
        starter,
        has(() => true),
        offeredKinds,
      ),
    ).toEqual([])
  })

  it('is what a page has not, by name, for every kind that has a page', () => {
    const view = has(({ kind }) => kind !== 'medal')
    const medals = starter.filter(({ kind }) => kind === 'medal')
    expect(offered(view, 'medal')).toHaveLength(medals.length)
    expect(offered(view, 'preset', 'place')).toEqual([])
    for (const kind of offeredKinds) {
      const [first] = offersOf(
        starter,
        has((one) => one.kind !== kind),
        [kind],
      )
      expect([kind, nameOf(first?.record as StarterRecord) !== '']).toEqual([kind, true])
    }
  })
})

describe('what is taken over', () => {
  it('brings a template’s series along, and leaves out a place that the school has removed', () => {
    const view = has(({ kind }) => !['activity-series', 'activity-template', 'place'].includes(kind))
    const [template] = offered(view, 'activity-template')
    const changes = changesOf(template ? [template] : [], starter, view, withVersion)
    expect(changes.map(({ kind, version }) => `${kind} ${version}`)).toEqual([
      'activity-template 0',
      'activity-series 0',
    ])
    expect(changes[0]?.body).not.toHaveProperty('place')
  })

  it('overwrites nothing: a place of the school’s own gets task cards and keeps the rest', () => {
    const own = { name: '我们自己的图书馆', mapPoint: { x: 10, y: 20 } }
    const isLibrary = ({ id }: StarterRecord) => id === 'place-library'
    const view = has(isLibrary, (record) => {
      const { taskCards: _none, ...body } = record.body as { taskCards?: object }
      return { ...record, body: { ...body, ...own } } as unknown as StarterRecord
    })
    const offer = offered(view, 'place').filter(({ record }) => isLibrary(record))
    expect(offer.map(({ adds }) => adds)).toEqual(['cards'])
    const [change] = changesOf(offer, starter, view, withVersion)
    expect(change).toMatchObject({ version: 3, body: { ...own, taskCards: { lower: { steps: {} } } } })
  })

  it('is taken by the server’s schemas, alone into an empty school as well', () => {
    const view = has(() => false)
    for (const offer of offersOf(starter, view, offeredKinds))
      for (const { kind, body } of changesOf([offer], starter, view, withVersion))
        expect(v.is(recordSchemas[kind as RecordKind], body), `${kind} ${nameOf(offer.record)}`).toBe(true)
  })
})
