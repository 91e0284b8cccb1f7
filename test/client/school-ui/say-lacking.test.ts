/** Who may not serve yet, in words, before the check-in. */
import { expect, test, vi } from 'vitest'
import { aSmallSchoolView, aTrainingItem, ownChild } from '../../support/builders/index.ts'
import { memoryStorage } from '../pwa/browser-storage.ts'

vi.stubGlobal('localStorage', memoryStorage())
const { sayLacking, sayWhoLacks } = await import('../../../src/client/school-ui/say-lacking.ts')

const view = aSmallSchoolView(
  aTrainingItem('training-words', { name: '文明用语与求助' }),
  aTrainingItem('training-safety', { name: '安全' }),
)
const name = view.students.get(ownChild)?.name ?? ''
const items = ['training-words', 'training-safety']

test('what a child has not passed is named, and nothing is said of a child who has passed all', () => {
  expect(sayLacking(view, items, 'zh')).toBe('还没通过：文明用语与求助、安全')
  expect(sayLacking(view, [], 'zh')).toBe('')
})

test('of several children each is named with what is missing', () => {
  expect(sayWhoLacks(view, [{ student: ownChild, items: ['training-words'] }], 'zh')).toBe(
    `还不能值岗，没通过：${name}（文明用语与求助）`,
  )
  expect(sayWhoLacks(view, [], 'en')).toBe('')
})
