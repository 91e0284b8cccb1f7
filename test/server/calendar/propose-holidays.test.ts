import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { guessHolidays } from '../../../src/server/calendar/guess-holidays.ts'
import { proposeHolidays } from '../../../src/server/calendar/propose-holidays.ts'

const spans = (from: string, to: string) =>
  proposeHolidays(from, to).holidays.map((holiday) => [
    holiday.name,
    holiday.from,
    holiday.to,
    holiday.certainty,
  ])

describe('the holidays proposed to a school', () => {
  it('are the published ones for autumn 2026 and an example for the new year after it', () => {
    const proposal = proposeHolidays('2026-09-01', '2027-01-22')
    expect(spans('2026-09-01', '2027-01-22')).toEqual([
      ['中秋节', '2026-09-25', '2026-09-27', 'official'],
      ['国庆节', '2026-10-01', '2026-10-07', 'official'],
      ['元旦', '2027-01-01', '2027-01-03', 'example'],
    ])
    expect(proposal.officialYears).toEqual([2026])
    expect(proposal.guessedYears).toEqual([2027])
    expect(proposal.officialThrough).toBeGreaterThanOrEqual(2026)
    expect(new Set(proposal.holidays.map(({ id }) => id)).size).toBe(3)
  })

  it('come with make-up days, paired in order with the days made up for', () => {
    expect(proposeHolidays('2026-09-01', '2027-01-22').makeUpDays).toEqual([
      {
        date: '2026-09-20',
        name: '国庆节调休',
        followsWeekday: 2,
        makesUpFor: '2026-10-06',
        certainty: 'official',
        followsWeekdayCertainty: 'example',
      },
      {
        date: '2026-10-10',
        name: '国庆节调休',
        followsWeekday: 3,
        makesUpFor: '2026-10-07',
        certainty: 'official',
        followsWeekdayCertainty: 'example',
      },
    ])
  })

  it('derive the weekday followed where a single day was moved', () => {
    expect(proposeHolidays('2026-05-01', '2026-06-01').makeUpDays).toMatchObject([
      { date: '2026-05-09', followsWeekday: 2, makesUpFor: '2026-05-05', followsWeekdayCertainty: 'derived' },
    ])
  })

  it('never follow a weekend, and leave to the school what cannot be paired', () => {
    const { makeUpDays } = proposeHolidays('2004-01-01', '2026-12-31')
    expect(makeUpDays.length).toBeGreaterThan(100)
    expect(makeUpDays.find(({ date }) => date === '2018-02-11')?.followsWeekdayCertainty).toBe('undecided')
    for (const { followsWeekday, makesUpFor, followsWeekdayCertainty } of makeUpDays) {
      const isUndecided = followsWeekdayCertainty === 'undecided'
      expect([makesUpFor === null, followsWeekday === null]).toEqual([isUndecided, isUndecided])
      if (followsWeekday !== null) expect(followsWeekday).toBeLessThanOrEqual(5)
    }
  })

  it('keep both names where two holidays are one', () => {
    expect(spans('2025-09-15', '2025-10-31')).toEqual([
      ['国庆节、中秋节', '2025-10-01', '2025-10-08', 'official'],
    ])
  })

  it('show a holiday whole though only its end lies in the range', () => {
    expect(spans('2026-10-05', '2026-10-31')).toEqual([['国庆节', '2026-10-01', '2026-10-07', 'official']])
    expect(spans('2023-01-01', '2023-01-10')).toEqual([['元旦', '2022-12-31', '2023-01-02', 'official']])
  })

  it('are examples without make-up days for a year without a notice', () => {
    expect(spans('2040-01-01', '2040-12-31').every(([, , , certainty]) => certainty === 'example')).toBe(true)
    expect(proposeHolidays('2040-01-01', '2040-12-31').makeUpDays).toEqual([])
    expect(proposeHolidays('2040-01-01', '2040-12-31').holidays.map(({ basis }) => basis)).not.toContain(
      'notice',
    )
  })

  it('are the same on a machine whose clock stands in America', () => {
    const module = new URL('../../../src/server/calendar/propose-holidays.ts', import.meta.url).href
    const code = `const { proposeHolidays } = await import('${module}')
      console.log(JSON.stringify(proposeHolidays('2026-01-01', '2028-12-31')))`
    const run = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
      env: { ...process.env, TZ: 'America/New_York' },
      encoding: 'utf8',
    })
    expect(JSON.parse(run.stdout)).toEqual(proposeHolidays('2026-01-01', '2028-12-31'))
  })
})

describe('guessed holidays', () => {
  const guessed = (year: number, name: string) =>
    guessHolidays(year)
      .filter((day) => day.name === name)
      .map(({ date }) => date)

  it('find the lunar days and 清明 of years to come', () => {
    expect(guessed(2027, '春节')[1]).toBe('2027-02-06')
    expect(guessed(2027, '端午节')).toEqual(['2027-06-09'])
    expect(guessed(2027, '中秋节')).toEqual(['2027-09-15'])
    expect(guessed(2027, '清明节')).toEqual(['2027-04-03', '2027-04-04', '2027-04-05'])
    expect(guessed(2028, '清明节')).toEqual(['2028-04-04'])
  })

  it('know the new year of every published year', () => {
    const published = [2000, 2010, 2020, 2023, 2024, 2025, 2026].map((year) => guessed(year, '春节')[1])
    const days = [
      '2000-02-05',
      '2010-02-14',
      '2020-01-25',
      '2023-01-22',
      '2024-02-10',
      '2025-01-29',
      '2026-02-17',
    ]
    expect(published).toEqual(days)
  })

  it('skip a leap month', () => {
    // 2028 has a second fifth month.
    expect(guessed(2028, '端午节')).toContain('2028-05-28')
  })

  it('join the weekend as published years did', () => {
    for (const year of [2024, 2025, 2026]) {
      const official = proposeHolidays(`${year}-01-01`, `${year}-12-31`).holidays
      for (const name of ['清明节', '端午节']) {
        const holiday = official.find((one) => one.name === name)
        const days = guessed(year, name)
        if (year !== 2024)
          expect([days[0], days.at(-1)], `${name} ${year}`).toEqual([holiday?.from, holiday?.to])
      }
    }
  })

  it('make 国庆 eight days when 中秋 falls into it', () => {
    // 中秋 is on 3 October in 2028 and on 22 September in 2029.
    expect([guessed(2028, '国庆节').length, guessed(2028, '中秋节')]).toEqual([8, ['2028-10-03']])
    expect(guessed(2029, '国庆节')).toHaveLength(7)
  })
})
