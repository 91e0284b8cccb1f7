import { describe, expect, it } from 'vitest'
import * as v from 'valibot'
import {
  newDraft,
  type SetUpDraft,
  takeProposal,
  takeTerm,
  toNewSchool,
} from '../../../src/client/features/welcome/set-up/draft.ts'
import { peopleFaults, schoolFaults, termFaults } from '../../../src/client/features/welcome/set-up/faults.ts'
import { tokenIn } from '../../../src/client/features/welcome/set-up/use-set-up.ts'
import { proposeSetUp } from '../../../src/server/school/propose-set-up.ts'
import { newSchoolSchema } from '../../../src/server/school/set-up.ts'

function aDraft(today = '2026-09-10', change: Partial<SetUpDraft> = {}): SetUpDraft {
  const draft = newDraft(today)
  takeProposal(draft, proposeSetUp(draft.schoolYear), today)
  const person = {
    name: '林海涛',
    login: 'linhaitao',
    password: 'mei-hua-san-nong-9',
    repeat: 'mei-hua-san-nong-9',
  }
  return Object.assign(draft, { name: '善真实验小学', admin: person, ...change })
}

describe('the proposed term', () => {
  it('is the one that is running', () => {
    expect(aDraft('2026-11-22').firstDay).toBe('2026-09-01')
    expect(aDraft('2027-03-01')).toMatchObject({ half: '2', schoolYear: 2026 })
  })

  it('is the next one in the holidays', () => {
    expect(aDraft('2027-02-10').half).toBe('2')
    expect(aDraft('2026-08-20')).toMatchObject({ half: '1', schoolYear: 2026 })
  })

  it('can be the other one', () => {
    const draft = aDraft()
    takeTerm(draft, proposeSetUp(2026), '2')
    expect(draft.termName).toContain('第二学期')
    expect(draft.firstDay > '2027-01-01').toBe(true)
  })
})

it('what the pages collect is what the server takes', () => {
  const parsed = v.safeParse(newSchoolSchema, toNewSchool(aDraft()))
  expect(parsed.issues ?? []).toEqual([])
})

it('what is left empty is left out, and spaces around words too', () => {
  const made = toNewSchool(aDraft('2026-09-10', { name: ' 善真实验小学 ', contactPhone: '  ' }))
  expect(made.school).toEqual({ name: '善真实验小学', schoolingYears: 6, zone: 'Asia/Shanghai' })
  expect('lead' in made).toBe(false)
})

describe('what is missing or wrong is told by field', () => {
  it('nothing, on pages that are filled in', () => {
    const draft = aDraft()
    expect([schoolFaults(draft), termFaults(draft), peopleFaults(draft)]).toEqual([{}, {}, {}])
  })

  it('a make-up day for which nobody has decided whose timetable holds', () => {
    const draft = aDraft()
    draft.makeUpDays.push({ id: 'm', date: '2026-10-17', name: '', follows: '', basis: 'own' })
    expect(termFaults(draft)).toEqual({ 'm.follows': 'undecided' })
  })

  it('a day that is made up for twice, a holiday that ends before it begins, a date that is none', () => {
    const draft = aDraft()
    const [first] = draft.makeUpDays
    draft.makeUpDays.push({ id: 'm', date: first?.date ?? '', name: '', follows: '1', basis: 'own' })
    draft.holidays.push({ id: 'h', name: '运动会', from: '2026-11-06', to: '2026-11-05', basis: 'own' })
    draft.holidays.push({ id: 'k', name: '', from: '2026-02-31', to: '', basis: 'own' })
    expect(termFaults(draft)).toMatchObject({
      'm.date': 'twice',
      'h.to': 'backwards',
      'k.name': 'needed',
      'k.from': 'no-date',
      'k.to': 'no-date',
    })
  })

  it('a term that ends before it begins', () => {
    expect(termFaults(aDraft('2026-09-10', { lastDay: '2026-08-01' }))).toEqual({ lastDay: 'backwards' })
  })

  it('passwords that are short or differ, and two people with one login', () => {
    const short = { name: '周敏', login: 'LinHaiTao', password: 'abc', repeat: 'abd' }
    expect(peopleFaults(aDraft('2026-09-10', { hasLead: true, lead: short }))).toEqual({
      'lead.login': 'same-login',
      'lead.password': 'password-short',
      'lead.repeat': 'password-differ',
    })
  })

  it('a second person who is not wanted is not looked at', () => {
    expect(peopleFaults(aDraft('2026-09-10', { hasLead: false }))).toEqual({})
  })

  it('a school without a name, or with one that is too long', () => {
    expect(schoolFaults(aDraft('2026-09-10', { name: ' ' }))).toEqual({ name: 'needed' })
    expect(schoolFaults(aDraft('2026-09-10', { name: '长'.repeat(61) }))).toEqual({ name: 'too-long' })
  })
})

it('the token is found in a link, in a fragment, and alone', () => {
  for (const text of ['http://localhost:8080/setup#abc_-9', '#abc_-9', ' abc_-9 '])
    expect(tokenIn(text)).toBe('abc_-9')
})
