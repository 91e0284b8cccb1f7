import { describe, expect, it } from 'vitest'
import { takesStamps } from '../../../src/domain/places/stampable.ts'
import { aPlace } from '../../support/builders/index.ts'

const place = (changes: Parameters<typeof aPlace>[1]) => aPlace('place-farm', changes).body

describe('a place', () => {
  it('takes stamps until it is given up', () => {
    expect(takesStamps(place({}), '2026-09-15')).toBe(true)
    expect(takesStamps(place({ retiredOn: '2026-09-15' }), '2026-09-15')).toBe(false)
  })

  it('takes none where the school says that visits are nobody’s business', () => {
    expect(takesStamps(place({ unrecorded: true }), '2026-09-15')).toBe(false)
  })

  it.each(['心理咨询室', '心语小屋心理室', '卫生室', '医务室', 'Counselling room', 'Nurse'])(
    'takes none when it is %s, whatever the school enters',
    (name) => {
      expect(takesStamps(place({ name }), '2026-09-15')).toBe(false)
      expect(takesStamps(place({ stampLabel: name.slice(0, 9) }), '2026-09-15')).toBe(false)
    },
  )
})
