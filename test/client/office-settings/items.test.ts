import { describe, expect, test, vi } from 'vitest'
import {
  blankDimension,
  describeDimension,
  dimensionDraft,
  readDimension,
} from '../../../src/client/features/office/items/dimension-form.ts'
import {
  blankItem,
  describeItem,
  itemDraft,
  readItem,
} from '../../../src/client/features/office/items/item-form.ts'
import type { RecordBody } from '../../../src/domain/records/record.schema.ts'
import { aSmallSchoolView } from '../../support/builders/index.ts'

// Words remember the language of this browser.
vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
const { itemWords } = await import('../../../src/client/features/office/items/item-words.ts')

const item: RecordBody<'training-item'> = {
  ...{ name: '借还书', content: ['轻声服务', '按书标放好'], minutes: 30, howChecked: '演一演' },
  ...{
    trainer: '馆员',
    department: 'department-letters',
    validFor: 'term',
    icon: 'book',
    retiredOn: '2026-10-01',
  },
}
const dimension: RecordBody<'evaluation-dimension'> = {
  ...{ name: '认真尽责', question: '该做的事，做到底了吗？', icon: 'badge-check' },
  levels: ['知道要做什么', '一件一件做完', '做完还想办法'],
  templates: [
    { by: 'self', text: '我今天做完了' },
    { by: 'next', text: '下一步：看一眼任务单' },
  ],
}

describe('a training item', () => {
  test('is saved as it was when nothing is changed', () => {
    expect(readItem(itemDraft(item))).toEqual({ ok: true, value: item })
  })

  test('wants a name, and minutes that are a number', () => {
    expect(readItem({ ...blankItem(), minutes: '半天' })).toEqual({
      ...{ ok: false, error: { name: { code: 'required' }, minutes: { code: 'not-a-number' } } },
    })
  })

  test('is compared field by field', () => {
    const said = describeItem(aSmallSchoolView(), item, itemWords.zh)
    expect(said.find(({ label }) => label === '部门')?.text).toBe('书香部')
    expect(said.find(({ label }) => label === '管多久')?.text).toBe('一学期')
  })
})

describe('an evaluation dimension', () => {
  test('is saved as it was when nothing is changed', () => {
    expect(readDimension(dimensionDraft(dimension))).toEqual({ ok: true, value: dimension })
  })

  test('wants all three steps', () => {
    const read = readDimension({
      ...blankDimension(),
      name: '守时',
      question: '来了吗？',
      levels: ['a', '', 'c'],
    })
    expect(read).toEqual({ ok: false, error: { 'level-1': { code: 'required' } } })
  })

  test('is compared step by step, and by who may say what', () => {
    const said = describeDimension(dimension, itemWords.zh)
    expect(said.find(({ label }) => label === '做得稳')?.text).toBe('一件一件做完')
    expect(said.find(({ label }) => label === '下一步的建议')?.text).toBe('下一步：看一眼任务单')
  })
})
