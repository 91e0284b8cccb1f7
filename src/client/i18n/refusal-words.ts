/**
 * Why something was not accepted, in words: what happened, and the next step. Said to adults on the teachers' phones
 * and in the office; what a child may be told about it stands apart, is kind, and never speaks of rules.
 */
import type { RefusalCode } from '../../domain/permissions/refusal.ts'
import { defineWords, locale } from './messages.ts'

/** What the placeholders hold; screens look names up by id, because a refusal carries none. */
export type RefusalFill = {
  readonly name?: string | undefined
  readonly date?: string | undefined
  readonly preset?: string | undefined
  readonly limit?: string | number | undefined
  readonly points?: string | number | undefined
}
type Said = { readonly title: string; readonly text: (fill: RefusalFill) => string; readonly next: string }
export type RefusalSaid = { readonly title: string; readonly text: string; readonly next: string }

const askOffice = '请联系大队辅导员或信息老师。'
const askOfficeEn = 'Please ask the programme lead or the computer teacher.'

const zh: Record<RefusalCode, Said> = {
  malformed: {
    title: '这条记录读不懂',
    text: () => '可能是版本不一致。内容已完整保留，没有丢。',
    next: '请更新应用后再试；还不行，请联系信息老师。',
  },
  'forged-author': {
    title: '写记录的人对不上',
    text: () => '这条记录上的作者和交来它的账号不一样，先留着没有计入。',
    next: askOffice,
  },
  'student-unknown': {
    title: '名册里没有这位同学',
    text: () => '名册里找不到这位同学，可能已经更正或合并。',
    next: '请核对名册，在正确的名字下重新记。',
  },
  'student-left': {
    title: '同学已转出',
    text: ({ name = '这位同学', date = '之前' }) => `${name}已于${date}转出，之后的记录不再计入。`,
    next: '如日期有误，请联系学校管理员更正。',
  },
  'no-permission': {
    title: '您没有这项权限',
    text: ({ name }) => `${name ? `${name}的` : ''}这条记录不在您当时负责的范围里。`,
    next: '如果由您负责，请联系大队辅导员安排后重新记。',
  },
  'not-an-electronic-record': {
    title: '这里不做电子记录',
    text: () => '这类记录只在纸上留存。',
    next: '请在纸质护照上记。',
  },
  'consent-missing': {
    title: '这位同学使用纸质护照',
    text: ({ name = '这位同学' }) => `还没有收到${name}监护人的同意，或监护人已撤回同意，所以不做电子记录。`,
    next: '请在纸质护照上记同样的分和章。',
  },
  'over-award-limit': {
    title: '超过单次上限',
    text: ({ limit = 5, points = '' }) => `一次最多记 ${limit} 分，这次是 ${points} 分。`,
    next: '请改到上限以内再记一次。',
  },
  'note-required': {
    title: '还差一句原因',
    text: ({ limit = 3 }) => `超过 ${limit} 分需要写原因。`,
    next: '补一句具体的事就可以记。',
  },
  'points-not-by-rule': {
    title: '分值和规则不一样',
    text: () => '当天的分值规则已经改过，这条是按旧规则记的。',
    next: '请联网更新后重新记一次。',
  },
  'preset-retired': {
    title: '奖励项已停用',
    text: ({ preset = '这个奖励项', date = '之前' }) => `“${preset}”已于${date}停用。`,
    next: '请换一个相近的奖励项，分值不变。',
  },
  'unknown-post': {
    title: '没有这个岗位',
    text: () => '这个岗位已经撤销或改过。',
    next: '请在现在的岗位下补记。',
  },
  'unknown-place': {
    title: '没有这个场所',
    text: () => '这个场所已经停用或改过。',
    next: '请换成现在的场所再盖章。',
  },
  'trip-only': {
    title: '这里由学校组织前往',
    text: () => '校外场所的章，只在老师带队时盖。',
    next: '如果是老师带队去的，请由老师补盖。',
  },
  'unknown-subject': {
    title: '说的那一项已经没有了',
    text: () => '应聘轮次、培训项目、评价方面或公示可能已经撤销。',
    next: '请联网更新后再记一次。',
  },
  'round-closed': {
    title: '不在报名时间里',
    text: () => '这一轮岗位应聘还没有开始，或者已经结束。',
    next: '请看报名日期；确需补报，请联系大队辅导员。',
  },
  'wish-not-offered': {
    title: '志愿里有不能报的岗位',
    text: () => '这个岗位不在本轮里，或者不招这个年级。',
    next: '请换一个岗位再报。',
  },
  'word-not-kind': {
    title: '这句话的类别不对',
    text: () => '写自己的是心得，写同伴的只能是感谢或一件具体的好事。',
    next: '请换一个类别再写。',
  },
  'target-unknown': {
    title: '找不到要改的那条记录',
    text: () => '要撤回或核对的记录还没有到，或者没有被接受。',
    next: '请联网更新后再看一次。',
  },
  'already-revoked': {
    title: '这条已经撤回过了',
    text: () => '不需要再撤一次。',
    next: '无需处理，可以移出列表。',
  },
  'not-yours-to-revoke': {
    title: '这条由记录的人撤回',
    text: () => '加分由记录的老师本人或大队辅导员撤回。',
    next: '请告诉记录的老师，或联系大队辅导员。',
  },
  'device-unpaired': {
    title: '这台设备已停用',
    text: () => '停用之后交来的记录需要核对，先没有计入。',
    next: '请重新配对，并由大队辅导员核对。',
  },
  'content-conflict': {
    title: '同一条记录内容不一致',
    text: () => '收到了两份编号相同、内容不同的记录，两份都已保留。',
    next: '请大队辅导员看过后选一份。',
  },
  'author-disabled': {
    title: '账号已停用',
    text: () => '记录时这个账号已经停用。',
    next: askOffice,
  },
  'rights-lapsed': {
    title: '权限有变化，先等核对',
    text: () => '记录时您还有权限，交来时已经变了。记录完整保留，等人核对。',
    next: '大队辅导员核对后会计入或退回。',
  },
  erased: {
    title: '这位同学的记录已依法删除',
    text: () => '学校已按要求删除这位同学的全部记录，这一条没有保留。',
    next: '不用再做什么。',
  },
  'other-device': {
    title: '这台平板换过身份，先等核对',
    text: () => '记录是它以前的身份写的，重新配对后一起交了上来，还没有计入。',
    next: '大队辅导员核对后可以整批放行。',
  },
}

const en: Record<RefusalCode, Said> = {
  malformed: {
    title: 'This record cannot be read',
    text: () => 'The versions may differ. It is kept whole, nothing is lost.',
    next: 'Update the app and try again; if that does not help, ask the computer teacher.',
  },
  'forged-author': {
    title: 'The author does not match',
    text: () => 'The author on this record is not the account that sent it; it is kept and does not count.',
    next: askOfficeEn,
  },
  'student-unknown': {
    title: 'Not on the student list',
    text: () => 'This student is not on the list; the entry may have been corrected or merged.',
    next: 'Check the list and record it again under the right name.',
  },
  'student-left': {
    title: 'Student has left',
    text: ({ name = 'This student', date = 'an earlier day' }) =>
      `${name} left on ${date}; later records do not count.`,
    next: 'If the date is wrong, ask the school administrator.',
  },
  'no-permission': {
    title: 'You do not have this right',
    text: ({ name }) => `This record${name ? ` about ${name}` : ''} was outside what you were in charge of.`,
    next: 'If you are in charge, ask the programme lead to arrange it, then record it again.',
  },
  'not-an-electronic-record': {
    title: 'Kept on paper only',
    text: () => 'Records of this kind are kept on paper.',
    next: 'Please use the paper passport.',
  },
  'consent-missing': {
    title: 'Student uses the paper passport',
    text: ({ name = 'this student' }) =>
      `No guardian consent for ${name}, or it was withdrawn, so nothing is stored electronically.`,
    next: 'Record the same points and stamps in the paper passport.',
  },
  'over-award-limit': {
    title: 'Over the limit',
    text: ({ limit = 5, points = '' }) => `At most ${limit} points at once; this one has ${points}.`,
    next: 'Change it to the limit or less and record it again.',
  },
  'note-required': {
    title: 'Reason missing',
    text: ({ limit = 3 }) => `Above ${limit} points a reason is needed.`,
    next: 'Add one concrete line and record it.',
  },
  'points-not-by-rule': {
    title: 'Points differ from the rule',
    text: () => 'The rule for that day had changed; this used the old one.',
    next: 'Go online, update, and record it once more.',
  },
  'preset-retired': {
    title: 'Preset retired',
    text: ({ preset = 'This preset', date = 'an earlier day' }) => `“${preset}” was retired on ${date}.`,
    next: 'Choose a similar preset; the points stay.',
  },
  'unknown-post': {
    title: 'No such post',
    text: () => 'This post was closed or changed.',
    next: 'Enter the duty under the present post.',
  },
  'unknown-place': {
    title: 'No such place',
    text: () => 'This place was closed or changed.',
    next: 'Give the stamp under the present place.',
  },
  'trip-only': {
    title: 'Visited with the school only',
    text: () => 'Stamps of places off campus are given when a teacher leads the visit.',
    next: 'If a teacher led it, the teacher may give the stamp.',
  },
  'unknown-subject': {
    title: 'What it speaks of is no longer there',
    text: () => 'The round, training item, dimension or notice may have been withdrawn.',
    next: 'Go online and record it again.',
  },
  'round-closed': {
    title: 'Not within the time for applications',
    text: () => 'This round of recruitment has not begun, or is over.',
    next: 'See the dates; for a late application please ask the programme lead.',
  },
  'wish-not-offered': {
    title: 'One of the wishes cannot be chosen',
    text: () => 'The post is not in this round, or is not for this grade.',
    next: 'Please choose another post.',
  },
  'word-not-kind': {
    title: 'This word is of the wrong kind',
    text: () => 'About oneself it is one’s own word; about another child only thanks or a good deed.',
    next: 'Please choose another kind.',
  },
  'target-unknown': {
    title: 'The record to change is not there',
    text: () => 'The record to revoke or settle has not arrived, or was not accepted.',
    next: 'Go online and look again.',
  },
  'already-revoked': {
    title: 'Already revoked',
    text: () => 'No need to do it again.',
    next: 'Nothing to do; you may clear it.',
  },
  'not-yours-to-revoke': {
    title: 'Its author revokes it',
    text: () => 'Awards are revoked by the teacher who gave them or by the programme lead.',
    next: 'Tell that teacher, or ask the programme lead.',
  },
  'device-unpaired': {
    title: 'Device no longer paired',
    text: () => 'Records sent after that need checking and do not count yet.',
    next: 'Pair it again; the programme lead checks them.',
  },
  'content-conflict': {
    title: 'Same record, different content',
    text: () => 'Two records came under one number with different content. Both are kept.',
    next: 'The programme lead chooses one.',
  },
  'author-disabled': {
    title: 'Account disabled',
    text: () => 'This account was disabled when it was recorded.',
    next: askOfficeEn,
  },
  'rights-lapsed': {
    title: 'Rights changed, waiting for a check',
    text: () =>
      'You had the right when recording, no longer when sending. It is kept whole and waits for a person.',
    next: 'The programme lead will count it or send it back.',
  },
  erased: {
    title: 'This student’s records were erased by law',
    text: () => 'The school has erased everything about this student as asked; this record was not kept.',
    next: 'Nothing needs to be done.',
  },
  'other-device': {
    title: 'Written under an earlier pairing, waiting for a check',
    text: () =>
      'The tablet wrote it under its earlier name and handed it over after it was paired again. It does not count yet.',
    next: 'The programme lead can count the whole block.',
  },
}

const refusalWords = defineWords(zh, en)

const other = defineWords(
  { title: '这条没有被接受', text: '记录还在，没有丢。', next: askOffice },
  { title: 'Not accepted', text: 'The record is kept, not lost.', next: askOfficeEn },
)

/** For adults, in the chosen language; a code of a newer server gets general words rather than none. */
export function sayRefusal(code: string, fill: RefusalFill = {}): RefusalSaid {
  const words = refusalWords[locale.value]
  const said = Object.prototype.hasOwnProperty.call(words, code) ? words[code as RefusalCode] : undefined
  return said ? { title: said.title, text: said.text(fill), next: said.next } : other[locale.value]
}

/** What happened and what to do, as one run of text: Chinese sentences join without a space. */
export const refusalText = ({ text, next }: RefusalSaid): string =>
  locale.value === 'zh' ? `${text}${next}` : `${text} ${next}`

const childWords = defineWords(
  {
    'consent-missing': '请老师帮你记在纸质护照上，分和章都一样。',
    'trip-only': '这里要和老师一起去，章由老师来盖。',
    'unknown-post': '谢谢你来帮忙。今天这个岗位的安排，请老师看一看。',
    'unknown-place': '这里现在没有开放，等开放了再来。',
    other: '请老师来看一看。',
  },
  {
    'consent-missing': 'Ask the teacher to use your paper passport; points and stamps are the same.',
    'trip-only': 'You go there with a teacher, and the teacher gives the stamp.',
    'unknown-post': "Thank you for helping. A teacher will look at today's arrangement.",
    'unknown-place': 'Not open now; come back when it is.',
    other: 'Please ask a teacher to have a look.',
  },
)

/** For a child at the tablet: one kind sentence, never a reason that could be heard as blame. */
export function sayRefusalToChild(code: string): string {
  const words: Readonly<Record<string, string>> = childWords[locale.value]
  return words[code] ?? childWords[locale.value].other
}
