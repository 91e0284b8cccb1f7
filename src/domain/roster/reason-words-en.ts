/** The sentences of reason-words.ts in English. */
import type { ReasonWords, WordsForReasons } from './reason-words.ts'

const words = (what: string, hint: string): ReasonWords => ({ what, hint })
const fieldNames = {
  name: 'name',
  sex: 'sex',
  class: 'class',
  seat: 'seat number',
  studentNo: 'student number',
  loginName: 'login name',
}
const dayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const enDays = (days: readonly number[]) => days.map((day) => dayNames[day - 1]).join(', ')
const enList = (names: readonly (string | number)[], none = 'none yet') => names.join(', ') || none

export const reasonWordsEn: WordsForReasons = {
  'name-missing': () => words('This row has no name', 'Write the name, or skip the row for now.'),
  'name-unreadable': () =>
    words(
      'One character of the name was not recognised',
      'Perhaps a rare character: please complete it from the school register.',
    ),
  'name-odd': ({ name }) =>
    words(
      `“${name}” holds characters that are not part of a name`,
      'Perhaps a remark was written into the name: please write the name alone.',
    ),
  'sex-unreadable': ({ text }) => words(`Sex “${text}” was not understood`, 'It can be left empty for now.'),
  'seat-unreadable': ({ text }) =>
    words(
      `Seat number “${text}” was not understood`,
      'A seat is a number from 1 to 99; it can be left empty for now.',
    ),
  'student-no-unreadable': ({ text }) =>
    words(
      `Student number “${text}” was not understood`,
      'Digits and letters only, at most 16; it can be left empty for now.',
    ),
  'number-mangled': ({ field }) =>
    words(
      `The ${fieldNames[field]} was turned into something like 1.23E+17 by the spreadsheet`,
      'Its last digits are lost for good. Set the column to “text”, fill it in again, and import again.',
    ),
  'identity-number': ({ field }) =>
    words(
      `The ${fieldNames[field]} looks like an identity-card or national student number`,
      'Such numbers are neither read nor kept. Replace it, or leave the field empty for now.',
    ),
  'class-missing': () => words('This row has no class', 'Choose the class, or skip the row for now.'),
  'class-unreadable': ({ text }) =>
    words(
      `Class “${text}” was not understood`,
      'Choose the class. Usual forms: 三(2)班, 三年级2班, 302, 2024级2班.',
    ),
  'class-grade-missing': ({ text }) =>
    words(
      `“${text}” does not say which grade`,
      'Choose the class, or add a column 年级 (grade) to the file.',
    ),
  'class-is-date': ({ text }) =>
    words(
      `The class has become the date “${text}”`,
      'Spreadsheets read “3-2” as the second of March. Choose the class.',
    ),
  'class-grade-out-of-range': ({ text }) =>
    words(
      `“${text}” is no grade of this school now`,
      'Perhaps finished or not yet entered. Choose the class.',
    ),
  'class-contradicts-grade': ({ text, grade }) =>
    words(`The grade says “${grade}”, the class says “${text}”`, 'They do not agree. Choose the class.'),
  'class-unknown': ({ className, known }) =>
    words(`There is no ${className}`, `This grade has: ${enList(known)}.`),
  'student-no-twice': ({ studentNo, otherRow, otherName }) =>
    words(`Student number ${studentNo} appears twice`, `${otherName} in row ${otherRow} has it too.`),
  'same-name-twice': ({ className, name, otherRow }) =>
    words(
      `${className} has two rows “${name}”`,
      `Nothing tells it from row ${otherRow}: no other seat, no other student number. Two children, or a repetition.`,
    ),
  'seat-taken': ({ seat, holder, className, holderMissing, free }) =>
    words(
      `Seat ${seat} is also ${holder}’s`,
      `${holderMissing ? `${holder} is not in this file and may have left. ` : ''}Free seats in ${className}: ${enList(free, 'none')}.`,
    ),
  'seat-differs': ({ before, after }) =>
    words(
      `Same class and name, seat ${before} is now ${after}`,
      'Perhaps a new seat, perhaps another child.',
    ),
  'student-no-differs': ({ before, after }) =>
    words(
      `Same class and name, student number ${before} is now ${after}`,
      'Perhaps a corrected number, perhaps another child.',
    ),
  'student-no-name-differs': ({ studentNo, before, after }) =>
    words(
      `Student number ${studentNo} is ${before} now, ${after} in the file`,
      'Perhaps a new name, perhaps names and numbers were sorted apart.',
    ),
  'moved-class': ({ from, to }) =>
    words(
      `One missing in ${from}, one of the same name new in ${to}`,
      'Perhaps a class transfer. The same child takes the history along.',
    ),
  'same-name-other-class': ({ from, to }) =>
    words(
      `${from} has a child of the same name`,
      `${from} is not in this file. Perhaps moved to ${to}, perhaps two children.`,
    ),
  'may-have-returned': ({ from }) =>
    words(`A child of this name has left ${from} before`, 'Perhaps back again, perhaps another child.'),
  'several-candidates': ({ name, count }) =>
    words(`${count} children named “${name}” are possible`, 'Choose which one.'),
  'total-differs': ({ sheet, stated, read }) =>
    words(
      `“${sheet}” states ${stated} children, ${read} were read`,
      'Please look whether rows are missing or too many.',
    ),
  'other-school-year': ({ sheet, stated, now }) =>
    words(
      `The title of “${sheet}” says school year ${stated}, it is ${now} now`,
      'Classes are read as of now. If this is last year’s list, use another file.',
    ),
  'sheet-not-read': ({ sheet, why }) =>
    why === 'hidden'
      ? words(
          `“${sheet}” is hidden and was not read`,
          'Unhide it in the spreadsheet and import again if it is needed.',
        )
      : words(`No header was found in “${sheet}”, it was not read`, 'The header needs a cell 姓名 (name).'),
  'role-missing': () =>
    words('No role is given', 'Add one, such as 班主任 (class teacher) or 任课教师 (subject teacher).'),
  'role-unreadable': ({ text }) =>
    words(
      `Role “${text}” was not understood`,
      'Known: 班主任, 任课教师, 值周教师, 岗位指导老师, 大队辅导员, 德育主任, 学校管理员, 校长.',
    ),
  'login-name-unreadable': ({ text }) =>
    words(`Login name “${text}” cannot be used`, 'Small letters and digits, 2 to 32 of them.'),
  'login-name-twice': ({ loginName, otherRow }) =>
    words(`Login name ${loginName} appears twice`, `Row ${otherRow} has it too.`),
  'login-name-of-another': ({ loginName, before, after }) =>
    words(
      `Login name ${loginName} is ${before} now, ${after} in the file`,
      'An account is never handed on. Give this person another login name.',
    ),
  'staff-name-twice': ({ name }) =>
    words(`There are two “${name}”`, 'Tell them apart by different login names.'),
  'own-class-missing': () => words('A class teacher without a class', 'Add the class.'),
  'own-class-unclear': ({ classes }) =>
    words(
      'It is unclear which class is the own one',
      `Listed: ${enList(classes)}. Add a column 班主任班级 (own class).`,
    ),
  'student-unknown': ({ name, className }) =>
    words(`There is no ${name} in ${className}`, 'Check name and class, or import the student list first.'),
  'student-ambiguous': ({ name, className, count }) =>
    words(
      `${className} has ${count} children named ${name}`,
      'Add a column with the seat or the student number.',
    ),
  'post-missing': () => words('No post is given', 'Add the post.'),
  'post-unknown': ({ text, near }) =>
    words(
      `There is no post “${text}”`,
      near.length > 0 ? `Perhaps: ${enList(near)}?` : 'Add it under Posts first.',
    ),
  'weekday-unreadable': ({ text }) =>
    words(`Weekday “${text}” was not understood`, 'Usual forms: 周一, 周一三五, 周一至周五, 每天.'),
  'window-unknown': ({ text, known }) =>
    words(`There is no duty window “${text}”`, `There are: ${enList(known)}.`),
  'weekday-not-of-post': ({ post, weekdays }) =>
    words(`${post} has no duty on that day`, `Its days: ${enDays(weekdays)}.`),
  'window-not-of-post': ({ post, windows }) =>
    words(`${post} has no duty in that window`, `Its windows: ${enList(windows)}.`),
  'grade-not-eligible': ({ post, grades }) =>
    words(`${post} does not take this grade`, `It takes grades ${enList(grades)}.`),
}
