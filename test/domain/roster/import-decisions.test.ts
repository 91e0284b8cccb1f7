import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { importDecisionsSchema } from '../../../src/domain/roster/import-decisions.schema.ts'

const accepts = (value: unknown) => v.safeParse(importDecisionsSchema, value).success

describe('decisions over the wire', () => {
  it('are accepted as they are', () => {
    const rows = {
      'Sheet1!2:seat-differs': { kind: 'same-child', studentId: 'student-1' },
      'Sheet1!3:name-unreadable': { kind: 'write-name', name: '王冉然' },
      'Sheet1!4:class-unknown': { kind: 'choose-class', classKey: { entryYear: 2024, number: 2 } },
      'Sheet1!5:seat-taken': { kind: 'use-seat', seat: 41 },
      'Sheet1!6:number-mangled': { kind: 'without', field: 'studentNo' },
    }
    expect(accepts({ rows, gone: ['student-2'] })).toBe(true)
  })

  it.each([
    [{ rows: {} }],
    [{ rows: {}, gone: [], more: 1 }],
    [{ rows: { a: { kind: 'delete-all' } }, gone: [] }],
    [{ rows: { a: { kind: 'skip', studentId: 'x' } }, gone: [] }],
    [{ rows: { a: { kind: 'use-seat', seat: '41' } }, gone: [] }],
    [{ rows: { a: { kind: 'use-seat', seat: 1e9 } }, gone: [] }],
    [{ rows: { a: { kind: 'same-child', studentId: '../x' } }, gone: [] }],
    [{ rows: { a: { kind: 'without', field: '__proto__' } }, gone: [] }],
    [{ rows: [], gone: [{}] }],
    [null],
  ])('refuses %j', (value) => expect(accepts(value)).toBe(false))
})
