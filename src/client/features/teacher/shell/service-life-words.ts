/** A fact of a post's life in a few words; the part of `fact-words.ts` that is about recruitment, training, words. */
import type { FactBody } from '../../../../domain/facts/fact.schema.ts'
import type { ServiceLifeType } from '../../../../domain/facts/service-life-types.ts'
import type { SchoolView } from '../../../../domain/school/school-view.ts'
import { defineWords, type Locale } from '../../../i18n/messages.ts'
import type { LineIconName } from '../../../ui/icons/post-icons.ts'

type FactSaid = { readonly title: string; readonly detail: string; readonly icon: LineIconName }

const words = defineWords(
  {
    applied: '岗位应聘',
    noted: { word: '应聘：班主任的话', talk: '应聘：面谈' },
    recommended: '推荐',
    objected: '公示意见',
    trained: (item: string) => `培训通过：${item}`,
    attended: (item: string) => `参加培训：${item}`,
    left: '离岗',
    missed: '缺岗（已核对）',
    asked: '请代岗',
    willing: '愿意代岗',
    unwilling: '这次不方便代岗',
    evaluated: '岗位评价',
    wrote: { own: '值岗心得', thanks: '感谢', fact: '一件好事' },
    kept: '确认寄语',
    notKept: '寄语未留存',
    nominated: (honour: string) => `提名${honour}`,
  },
  {
    applied: 'Application',
    noted: { word: 'Application: class teacher’s word', talk: 'Application: talk' },
    recommended: 'recommended',
    objected: 'Objection to a notice',
    trained: (item: string) => `Passed: ${item}`,
    attended: (item: string) => `Attended: ${item}`,
    left: 'Left the post',
    missed: 'Absent (looked at)',
    asked: 'Asked to stand in',
    willing: 'Will stand in',
    unwilling: 'Cannot stand in this time',
    evaluated: 'Evaluation',
    wrote: { own: 'Own word about duty', thanks: 'Thanks', fact: 'A good deed' },
    kept: 'Word confirmed',
    notKept: 'Word not kept',
    nominated: (honour: string) => `Nominated: ${honour}`,
  },
)

const join = (...parts: string[]) => parts.filter((part) => part !== '').join(' · ')
const postName = (view: SchoolView, id: string | null) => (id && view.posts.get(id)?.name) || ''
const atDuty = (view: SchoolView, { post, window }: { post: string; window: string | null }) =>
  join(postName(view, post), view.windowName(window))
const itemName = (view: SchoolView, id: string) => view.all('training-item').get(id)?.name ?? ''

type Sayers = {
  readonly [T in ServiceLifeType]: (
    fact: { readonly body: FactBody<T> },
    view: SchoolView,
    locale: Locale,
  ) => FactSaid
}

export const serviceLifeSayers: Sayers = {
  'application.made.v1': ({ body }, view, locale) => ({
    title: words[locale].applied,
    detail: join(...body.wishes.map((post) => postName(view, post))),
    icon: 'list',
  }),
  'application.noted.v1': ({ body }, view, locale) => ({
    title: words[locale].noted[body.kind],
    detail: join(
      postName(view, body.post),
      body.recommended ? words[locale].recommended : '',
      body.note ?? '',
    ),
    icon: 'pencil',
  }),
  'objection.noted.v1': ({ body }, view, locale) => ({
    title: words[locale].objected,
    detail: join(view.all('notice').get(body.notice)?.title ?? '', body.note),
    icon: 'alert',
  }),
  'training.attended.v1': ({ body }, view, locale) => ({
    title: body.passed
      ? words[locale].trained(itemName(view, body.item))
      : words[locale].attended(itemName(view, body.item)),
    detail: '',
    icon: 'checkall',
  }),
  'duty.checked-out.v1': ({ body }, view, locale) => ({
    title: words[locale].left,
    detail: atDuty(view, { post: body.post, window: body.said?.window ?? body.window }),
    icon: 'door',
  }),
  'duty.missed.v1': ({ body }, view, locale) => ({
    title: words[locale].missed,
    detail: atDuty(view, body),
    icon: 'question',
  }),
  'duty.substitute-asked.v1': ({ body }, view, locale) => ({
    title: words[locale].asked,
    detail: atDuty(view, body),
    icon: 'swap',
  }),
  'duty.substitute-answered.v1': ({ body }, _view, locale) => ({
    title: body.willing ? words[locale].willing : words[locale].unwilling,
    detail: '',
    icon: 'swap',
  }),
  'duty.evaluated.v1': ({ body }, view, locale) => ({
    title: words[locale].evaluated,
    detail: join(postName(view, body.post), body.note ?? ''),
    icon: 'badge',
  }),
  'word.written.v1': ({ body }, _view, locale) => ({
    title: words[locale].wrote[body.kind],
    detail: body.text,
    icon: 'pencil',
  }),
  'word.countersigned.v1': ({ body }, _view, locale) => ({
    title: body.keep ? words[locale].kept : words[locale].notKept,
    detail: body.text ?? '',
    icon: 'stamp',
  }),
  'honour.nominated.v1': ({ body }, view, locale) => ({
    title: words[locale].nominated(body.name),
    detail: join(postName(view, body.post), body.note),
    icon: 'badge',
  }),
}
