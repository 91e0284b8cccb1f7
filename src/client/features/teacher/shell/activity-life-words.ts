/** A fact of an activity, a goal or a medal in a few words; a part of `fact-words.ts`. */
import type { FactBody } from '../../../../domain/facts/fact.schema.ts'
import type { ActivityLifeType } from '../../../../domain/facts/activity-life-types.ts'
import type { SchoolView } from '../../../../domain/school/school-view.ts'
import { defineWords, type Locale } from '../../../i18n/messages.ts'
import type { LineIconName } from '../../../ui/icons/post-icons.ts'
import { colourNames } from './school-words.ts'

type FactSaid = { readonly title: string; readonly detail: string; readonly icon: LineIconName }

const words = defineWords(
  {
    signedUp: '活动报名',
    withdrawn: '取消报名',
    agreed: '监护人同意外出',
    notAgreed: '监护人不同意外出',
    present: '参加了活动',
    absent: '没有到场',
    noted: '活动记录',
    goal: (points: number) => `小目标：${points} 分`,
    medal: (name: string) => `颁发${name}`,
  },
  {
    signedUp: 'Signed up for an activity',
    withdrawn: 'Sign-up taken back',
    agreed: 'Guardians agree to the outing',
    notAgreed: 'Guardians do not agree to the outing',
    present: 'Took part',
    absent: 'Was not there',
    noted: 'Record of an activity',
    goal: (points: number) => (points === 1 ? 'Goal: 1 point' : `Goal: ${points} points`),
    medal: (name: string) => `Handed over: ${name}`,
  },
)

const activityName = (view: SchoolView, id: string) => view.all('activity').get(id)?.name ?? ''

type Sayers = {
  readonly [T in ActivityLifeType]: (
    fact: { readonly body: FactBody<T> },
    view: SchoolView,
    locale: Locale,
  ) => FactSaid
}

export const activityLifeSayers: Sayers = {
  'activity.signed-up.v1': ({ body }, view, locale) => ({
    title: words[locale].signedUp,
    detail: activityName(view, body.activity),
    icon: 'list',
  }),
  'activity.withdrawn.v1': ({ body }, view, locale) => ({
    title: words[locale].withdrawn,
    detail: activityName(view, body.activity),
    icon: 'undo',
  }),
  'activity.consented.v1': ({ body }, view, locale) => ({
    title: body.agreed ? words[locale].agreed : words[locale].notAgreed,
    detail: activityName(view, body.activity),
    icon: body.agreed ? 'check' : 'info',
  }),
  'activity.attended.v1': ({ body }, view, locale) => ({
    title: body.present ? words[locale].present : words[locale].absent,
    detail: activityName(view, body.activity),
    icon: body.present ? 'check' : 'question',
  }),
  'activity.noted.v1': ({ body }, view, locale) => ({
    title: words[locale].noted,
    detail: activityName(view, body.activity),
    icon: 'pencil',
  }),
  'goal.chosen.v1': ({ body }, view, locale) => ({
    title: words[locale].goal(body.aim),
    detail: body.colour ? colourNames(view, locale)[body.colour] : '',
    icon: 'badge',
  }),
  'medal.given.v1': ({ body }, _view, locale) => ({
    title: words[locale].medal(body.name),
    detail: '',
    icon: 'badge',
  }),
}
