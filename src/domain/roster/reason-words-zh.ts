/** The sentences of reason-words.ts in Chinese. */
import type { ReasonWords, WordsForReasons } from './reason-words.ts'

const words = (what: string, hint: string): ReasonWords => ({ what, hint })
const fieldNames = {
  name: '姓名',
  sex: '性别',
  class: '班级',
  seat: '座号',
  studentNo: '学号',
  loginName: '登录名',
}
const zhDays = (days: readonly number[]) => days.map((day) => `周${'一二三四五六日'[day - 1]}`).join('、')
const zhList = (names: readonly (string | number)[], none = '还没有') => names.join('、') || none

export const reasonWordsZh: WordsForReasons = {
  'name-missing': () => words('这一行没有姓名', '补上姓名，或者先跳过。'),
  'name-unreadable': () => words('名字里有一个字没认出来', '可能是生僻字，请对照学籍册补上。'),
  'name-odd': ({ name }) => words(`“${name}”里有不像名字的字符`, '可能把备注写进了姓名格，请写下名字本身。'),
  'sex-unreadable': ({ text }) => words(`性别“${text}”没看懂`, '可以先不填性别。'),
  'seat-unreadable': ({ text }) => words(`座号“${text}”没看懂`, '座号是 1 到 99 的数，可以先不填。'),
  'student-no-unreadable': ({ text }) =>
    words(`学号“${text}”没看懂`, '学号只用数字和字母，最多 16 位，可以先不填。'),
  'number-mangled': ({ field }) =>
    words(
      `${fieldNames[field]}被表格软件改成了 1.23E+17 这样的数`,
      '末尾几位已经丢失，找不回来。请把这一列设成“文本”后重新填写，再导入。',
    ),
  'identity-number': ({ field }) =>
    words(
      `${fieldNames[field]}格里像是身份证号或学籍号`,
      '这类号码不读入也不保存。请换成学校自己的内容，或者先不填。',
    ),
  'class-missing': () => words('这一行没有班级', '请选班级，或者先跳过。'),
  'class-unreadable': ({ text }) =>
    words(`班级“${text}”没看懂`, '请选班级。常用写法：三(2)班、三年级2班、302、2024级2班。'),
  'class-grade-missing': ({ text }) => words(`“${text}”没说是哪个年级`, '请选班级，或者在表里加一列“年级”。'),
  'class-is-date': ({ text }) =>
    words(`班级变成了日期“${text}”`, '“3-2”会被表格软件当成 3 月 2 日。请选班级。'),
  'class-grade-out-of-range': ({ text }) =>
    words(`“${text}”不在本校现有的年级里`, '可能已经毕业或还没入学，请选班级。'),
  'class-contradicts-grade': ({ text, grade }) =>
    words(`年级写“${grade}”，班级写“${text}”`, '两处对不上，请选班级。'),
  'class-unknown': ({ className, known }) => words(`没有${className}`, `这个年级现有：${zhList(known)}。`),
  'student-no-twice': ({ studentNo, otherRow, otherName }) =>
    words(`学号 ${studentNo} 出现了两次`, `第 ${otherRow} 行的${otherName}也是这个学号。`),
  'same-name-twice': ({ className, name, otherRow }) =>
    words(
      `${className}有两行“${name}”`,
      `和第 ${otherRow} 行分不开：没有不同的座号或学号。可能是两个人，也可能重复了。`,
    ),
  'seat-taken': ({ seat, holder, className, holderMissing, free }) =>
    words(
      `${seat} 号和${holder}重复`,
      `${holderMissing ? `这份名单里没有${holder}，可能已离校。` : ''}${className}空着的座号：${zhList(free, '没有')}。`,
    ),
  'seat-differs': ({ before, after }) =>
    words(`同班同名，座号从 ${before} 变成 ${after}`, '可能换了座位，也可能是另一个同学。'),
  'student-no-differs': ({ before, after }) =>
    words(`同班同名，学号从 ${before} 变成 ${after}`, '可能学号改过，也可能是另一个同学。'),
  'student-no-name-differs': ({ studentNo, before, after }) =>
    words(
      `学号 ${studentNo} 现在是${before}，名单里是${after}`,
      '可能改了名，也可能表格排序时姓名和学号错开了。',
    ),
  'moved-class': ({ from, to }) =>
    words(`${from}少了一人，${to}多了同名的一人`, '可能转班了。是同一人的话，以前的记录跟着走。'),
  'same-name-other-class': ({ from, to }) =>
    words(`${from}有同名的同学`, `这份名单里没有${from}。可能转到了${to}，也可能是两个人。`),
  'may-have-returned': ({ from }) =>
    words(`以前${from}有过同名的同学，已离校`, '可能回来了，也可能是另一个同学。'),
  'several-candidates': ({ name, count }) => words(`有 ${count} 个“${name}”都对得上`, '请选是哪一个。'),
  'total-differs': ({ sheet, stated, read }) =>
    words(`“${sheet}”写着共 ${stated} 人，读到 ${read} 人`, '请看看是不是少了几行或多了几行。'),
  'other-school-year': ({ sheet, stated, now }) =>
    words(
      `“${sheet}”的标题是 ${stated} 学年，现在是 ${now} 学年`,
      '班级按现在的学年读。如果是去年的名单，请换一份。',
    ),
  'sheet-not-read': ({ sheet, why }) =>
    why === 'hidden'
      ? words(`“${sheet}”是隐藏的表，没有读`, '需要的话，请在表格软件里取消隐藏后再导入。')
      : words(`“${sheet}”里没有找到表头，没有读`, '表头要有“姓名”这一格。'),
  'role-missing': () => words('没有写职务', '请补上职务，例如班主任、任课教师。'),
  'role-unreadable': ({ text }) =>
    words(
      `职务“${text}”没看懂`,
      '可用：班主任、任课教师、值周教师、岗位指导老师、大队辅导员、德育主任、学校管理员、校长。',
    ),
  'login-name-unreadable': ({ text }) =>
    words(`登录名“${text}”不能用`, '登录名用小写字母和数字，2 到 32 位。'),
  'login-name-twice': ({ loginName, otherRow }) =>
    words(`登录名 ${loginName} 出现了两次`, `第 ${otherRow} 行也是这个登录名。`),
  'login-name-of-another': ({ loginName, before, after }) =>
    words(
      `登录名 ${loginName} 现在是${before}，名单里是${after}`,
      '账号不会转给另一个人。请给这位老师换一个登录名。',
    ),
  'staff-name-twice': ({ name }) => words(`有两位“${name}”`, '请用不同的登录名把他们分开。'),
  'own-class-missing': () => words('班主任没有写班级', '请补上所带的班级。'),
  'own-class-unclear': ({ classes }) =>
    words('不知道哪个是自己的班', `写了 ${zhList(classes)}。请加一列“班主任班级”。`),
  'student-unknown': ({ name, className }) =>
    words(`${className}没有${name}`, '请看看姓名和班级，或者先导入花名册。'),
  'student-ambiguous': ({ name, className, count }) =>
    words(`${className}有 ${count} 个${name}`, '请加一列座号或学号。'),
  'post-missing': () => words('没有写岗位', '请补上岗位。'),
  'post-unknown': ({ text, near }) =>
    words(`没有“${text}”这个岗位`, near.length > 0 ? `是不是：${zhList(near)}？` : '请先在“岗位”里添加。'),
  'weekday-unreadable': ({ text }) =>
    words(`星期“${text}”没看懂`, '常用写法：周一、周一三五、周一至周五、每天。'),
  'window-unknown': ({ text, known }) => words(`没有“${text}”这个时段`, `现有：${zhList(known)}。`),
  'weekday-not-of-post': ({ post, weekdays }) =>
    words(`${post}那天不值岗`, `这个岗位的日子：${zhDays(weekdays)}。`),
  'window-not-of-post': ({ post, windows }) =>
    words(`${post}没有这个时段`, `这个岗位的时段：${zhList(windows)}。`),
  'grade-not-eligible': ({ post, grades }) => words(`${post}不招这个年级`, `招 ${zhList(grades)} 年级。`),
}
