/** Every refusal to adults, in English. */
import type { RefusalCode } from '../../domain/permissions/refusal.ts'
import type { RefusalWords } from './refusal-words.ts'

const askOffice = 'Please ask the programme lead or the computer teacher.'

export const refusals: Record<RefusalCode, RefusalWords> = {
  malformed: {
    title: 'This record cannot be read',
    text: ({ count }) =>
      count
        ? `${count} records that nobody can read came from here; what they say is on that device alone.`
        : 'The versions may differ. It is kept whole, nothing is lost.',
    next: 'Update the app and try again; if that does not help, ask the computer teacher.',
  },
  'forged-author': {
    title: 'The author does not match',
    text: () => 'The author on this record is not the account that sent it; it is kept and does not count.',
    next: askOffice,
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
  'sign-up-closed': {
    title: 'Not within the time for signing up',
    text: () => 'Sign-up for this activity has not begun, is over, or the activity was called off.',
    next: 'Whoever is to come all the same can be added by the teacher who leads it.',
  },
  'not-invited': {
    title: 'This activity is for other grades',
    text: () => 'It is for other grades or classes, or a group’s teacher signs its children up.',
    next: 'Whoever is to come all the same can be added by the teacher who leads it.',
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
    next: askOffice,
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
