/**
 * 奖章: what there is to earn, as rules that read a child's own tally and nobody else's. No number of places, no
 * comparison, no ranking: whoever reaches it has it.
 *
 * Every condition can only become true by gaining: also 守信章, which counts what a child came to against the whole
 * term's roster, so that nobody loses it by a day that was missed. So a device that holds a part of a child's ledger (a class tablet:
 * this term's) may show a medal that the part already gives; what the part does not give is not known there, and is
 * never shown as missing.
 */
import type { Colour } from '../colours.ts'
import type { PlaceId, StudentId, TermId } from '../ids.ts'
import type { RosterDues } from '../posts/roster-dues.ts'
import type { LocalDate } from '../time/local-time.ts'

/** Over what a medal is gathered: each begins anew with its period, and what was earned stays with the child. */
export type MedalScope = 'term' | 'school-year' | 'primary-years'

/** Distinct places of one kind, and how many of them fill the page. */
export type PassportPage = { readonly places: readonly PlaceId[]; readonly stampsNeeded: number }

export type MedalCondition =
  | { readonly type: 'colour-points'; readonly colour: Colour; readonly minPoints: number }
  | { readonly type: 'any-colour-points'; readonly minPoints: number }
  | { readonly type: 'all-colours-level'; readonly minLevel: number }
  | { readonly type: 'medal-in-both-terms'; readonly medal: string }
  | { readonly type: 'stamps-total'; readonly minStamps: number }
  | { readonly type: 'stamps-in-set'; readonly places: readonly PlaceId[]; readonly minStamps: number }
  | { readonly type: 'passport-complete'; readonly pages: readonly PassportPage[] }
  | { readonly type: 'duties-count'; readonly minDuties: number }
  | { readonly type: 'substitutions-count'; readonly minSubstitutions: number }
  | { readonly type: 'training-and-first-duty'; readonly minDuties: number }
  /** Of all duties that the roster has in the term, days to come included; `minRate` between 0 and 1. */
  | { readonly type: 'duty-rate'; readonly minRate: number; readonly minDutiesDue: number }
  | { readonly type: 'handover-done'; readonly minHandovers: number }
  | { readonly type: 'all-of'; readonly conditions: readonly MedalCondition[] }
  /** 岗位之星 and the like: no rule gives it. */
  | { readonly type: 'by-people' }

type MedalRule = {
  readonly from: LocalDate
  readonly condition: MedalCondition
  /** The rule in words. */
  readonly text?: string
}

export type Medal = {
  readonly id: string
  readonly name: string
  /** Of a ladder: which colour's, and which step from 1 on. */
  readonly colour?: Colour
  readonly level?: number
  readonly scope: MedalScope
  /** Dated: a threshold that changes in the middle of a term begins with the next. */
  readonly rules: readonly MedalRule[]
  /** What is said when it is reached. */
  readonly celebration?: string
  readonly icon?: string
  /** The 红领巾奖章 for which it may be a hint; text alone, never given by it. */
  readonly redScarf?: string
  /** Not earned any more on days from this one on; what was earned stays. */
  readonly retiredOn?: LocalDate
}

/** The school's medals with what their rules have to know of the calendar. */
export type MedalRules = {
  readonly medals: readonly Medal[]
  /** The term of a school day, or what stands in for one between two terms. */
  readonly termOf: (day: LocalDate) => TermId
  /** The school year of a term, by the calendar year in which it starts. */
  readonly yearOf: (term: TermId) => number
  /** A term that counts as a half of its year; holidays do not. */
  readonly isHalf: (term: TermId) => boolean
  /** The day from which a term counts: its rules are those of that day. */
  readonly firstDayOf: (term: TermId) => LocalDate
  readonly duesOf: RosterDues
  /** Posts that the child gave on at the end of the term. */
  readonly handoversOf: (student: StudentId, term: TermId) => number
}

/** The period a medal was earned in: a term, a school year, or all years. */
export type MedalPeriod = string
export const allYears: MedalPeriod = 'primary-years'
export const yearPeriod = (year: number): MedalPeriod => `year-${year}`

export type EarnedMedal = { readonly medal: Medal; readonly period: MedalPeriod }
export const keyOfEarned = ({ medal, period }: EarnedMedal) => `${medal.id}@${period}`
