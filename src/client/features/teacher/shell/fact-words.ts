/** What a fact is, in a few words: for the list of what one wrote, and for what was not accepted. */
import type { Fact, FactType } from '../../../../domain/facts/fact.schema.ts'
import type { SchoolView } from '../../../../domain/school/school-view.ts'
import { defineWords, type Locale } from '../../../i18n/messages.ts'
import type { LineIconName } from '../../../ui/icons/post-icons.ts'
import { activityLifeSayers } from './activity-life-words.ts'
import { colourNames } from './school-words.ts'
import { serviceLifeSayers } from './service-life-words.ts'

type AnyFact = Pick<Fact, 'type' | 'body'>
type FactSaid = { readonly title: string; readonly detail: string; readonly icon: LineIconName }

const words = defineWords(
  {
    award: (label: string, points: number) => `${label} +${points}`,
    present: '到岗',
    entered: '到岗（补记）',
    excused: '请假',
    substituted: '代岗',
    covers: (name: string) => `替${name}`,
    off: '停岗',
    indoors: '改室内',
    allPosts: '所有岗位',
    allDay: '全天',
    request: (place: string) => `想盖“${place}”的章`,
    stamp: (place: string) => `盖章：${place}`,
    revoked: '撤回',
    voided: '不算到岗、不算章',
    counts: '时间核对：算到岗',
    recordOnly: '时间核对：只留记录',
    other: '一条记录',
  },
  {
    award: (label: string, points: number) => `${label} +${points}`,
    present: 'Present',
    entered: 'Entered as present',
    excused: 'Leave',
    substituted: 'Substitution',
    covers: (name: string) => `for ${name}`,
    off: 'No duty',
    indoors: 'Moved indoors',
    allPosts: 'all posts',
    allDay: 'all day',
    request: (place: string) => `Wants the stamp of ${place}`,
    stamp: (place: string) => `Stamp: ${place}`,
    revoked: 'Revoked',
    voided: 'Struck: does not count',
    counts: 'Time settled: counts',
    recordOnly: 'Time settled: record only',
    other: 'A record',
  },
)

const join = (...parts: string[]) => parts.filter((part) => part !== '').join(' · ')

/** A fact may come from a newer build or a refused row: an unknown shape is said in general words, never a crash. */
export function sayFact(view: SchoolView, fact: unknown, locale: Locale): FactSaid {
  const known = fact as AnyFact
  const say = sayers[known.type as FactType] as
    ((fact: AnyFact, view: SchoolView, locale: Locale) => FactSaid) | undefined
  const general: FactSaid = { title: words[locale].other, detail: '', icon: 'info' }
  return say && known.body ? say(known, view, locale) : general
}

type Sayers = {
  readonly [T in FactType]: (fact: Extract<Fact, { type: T }>, view: SchoolView, locale: Locale) => FactSaid
}

const postName = (view: SchoolView, id: string | null) => (id && view.posts.get(id)?.name) || ''
const placeName = (view: SchoolView, id: string) => view.places.get(id)?.name ?? ''

const sayers: Sayers = {
  ...serviceLifeSayers,
  ...activityLifeSayers,
  'points.awarded.v1': ({ body }, view, locale) => ({
    title: words[locale].award(body.label, body.points),
    detail: join(colourNames(view, locale)[body.colour], body.note ?? ''),
    icon: 'plus',
  }),
  'points.awarded.v2': ({ body }, view, locale) => ({
    title: words[locale].award(body.label, body.points),
    detail: join(colourNames(view, locale)[body.colour], body.note ?? ''),
    icon: 'plus',
  }),
  'duty.checked-in.v1': ({ body }, view, locale) => ({
    title: body.via === 'adult' ? words[locale].entered : words[locale].present,
    detail: join(postName(view, body.post), view.windowName(body.said?.window ?? body.window)),
    icon: 'check',
  }),
  'duty.excused.v1': ({ body }, view, locale) => ({
    title: words[locale].excused,
    detail: join(postName(view, body.post), view.windowName(body.window)),
    icon: 'leave',
  }),
  'duty.substituted.v1': ({ body }, view, locale) => ({
    title: words[locale].substituted,
    detail: join(
      postName(view, body.post),
      view.windowName(body.window),
      body.absent ? words[locale].covers(view.students.get(body.absent)?.name ?? '') : '',
    ),
    icon: 'swap',
  }),
  'duty.suspended.v1': ({ body }, view, locale) => ({
    title: body.mode === 'off' ? words[locale].off : words[locale].indoors,
    detail: join(
      postName(view, body.post) || words[locale].allPosts,
      view.windowName(body.window) || words[locale].allDay,
    ),
    icon: body.mode === 'off' ? 'pause' : 'rain',
  }),
  'stamp.requested.v1': ({ body }, view, locale) => ({
    title: words[locale].request(placeName(view, body.place)),
    detail: '',
    icon: 'stamp',
  }),
  'place.stamped.v1': ({ body }, view, locale) => ({
    title: words[locale].stamp(placeName(view, body.place)),
    detail: '',
    icon: 'stamp',
  }),
  'fact.revoked.v1': ({ body }, _view, locale) => ({
    title: words[locale].revoked,
    detail: body.reason ?? '',
    icon: 'undo',
  }),
  'claim.voided.v1': ({ body }, _view, locale) => ({
    title: words[locale].voided,
    detail: body.reason ?? '',
    icon: 'undo',
  }),
  'time.settled.v1': ({ body }, view, locale) => ({
    title: body.counts ? words[locale].counts : words[locale].recordOnly,
    detail: view.windowName(body.window),
    icon: 'clock',
  }),
}
