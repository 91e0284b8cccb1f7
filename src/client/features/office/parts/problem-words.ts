/** What the server's codes mean to the person in the office: what happened, and what to do. */
import type { ApiProblem } from '../../../api/request.ts'
import { defineWords, locale } from '../../../i18n/messages.ts'

type Said = { readonly title: string; readonly text: string }

const words = defineWords(
  {
    offline: {
      title: '现在连不上学校的服务器',
      text: '看得见的内容都可以照常看。要保存，等网络恢复后再点一次；填好的内容还在。',
    },
    unauthenticated: { title: '登录已经结束', text: '请重新登录。没保存的内容先记在别处。' },
    forbidden: { title: '这件事不在您的权限里', text: '请大队辅导员或信息老师来做。' },
    conflict: { title: '这一条刚刚被别人改过', text: '请比较两份内容，选一份。' },
    'place-taken': {
      title: '有的位置别人刚刚排了人',
      text: '这里没有改动。请看一看现在的排班，仍要这样就再点一次。',
    },
    malformed: { title: '有一处内容不合要求', text: '请看一看标出来的格子。' },
    'broken-reference': {
      title: '用到的内容已经不在了',
      text: '它引用的班级、岗位或同学可能刚被删除。请刷新后再试。',
    },
    'needs-https': {
      title: '这里要用加密的网址',
      text: '现在的网址以 http 开头，配对和登录不安全。请信息老师按说明装好证书，用 https 的网址打开。',
    },
    'too-many-open': { title: '同时打开的配对码太多了', text: '请先用完或取消几个，再做新的。' },
    'too-many-requests': { title: '点得有点快', text: '请等一分钟再试。' },
    busy: { title: '服务器正忙', text: '请过几秒再试一次。' },
    'unknown-pairing': { title: '这个配对码已经失效', text: '请重新生成一个。' },
    'not-claimed': { title: '还没有平板用这个码', text: '请先在平板上扫码或输入。' },
    'other-claim': { title: '换了一台平板', text: '等着确认的不是刚才那一台。请看清四位数再点。' },
    'unknown-device': { title: '找不到这台平板', text: '它可能刚被别人改过。请刷新后再试。' },
    'scope-missing': { title: '还没有选派给谁', text: '请选班级、场馆或岗位。' },
    'unknown-scope': { title: '选的班级或场馆不在了', text: '请重新选一次。' },
    'not-own-class': { title: '只能配对自己班的平板', text: '别的班请他们的班主任或信息老师来做。' },
    'already-decided': { title: '这条已经处理过了', text: '列表马上会更新。' },
    'cannot-be-released': {
      title: '这条不能放行',
      text: '它的内容读不懂，或者和另一份冲突。可以退回，内容仍会保留。',
    },
    unknown: { title: '已经找不到这一条', text: '可能刚被处理过。列表马上会更新。' },
    'not-found': { title: '已经找不到这一条', text: '可能刚被处理过。列表马上会更新。' },
    'forbidden-change': { title: '这一项由大队辅导员来改', text: '您可以看。需要改动，请告诉大队辅导员。' },
    'not-removable': { title: '这一项不能删除', text: '已有的记录会用到它。可以停用，历史会保留。' },
    'admin-only': { title: '这件事由信息老师来做', text: '请信息老师改这一项。' },
    'state-elsewhere': { title: '请用“配对”和“解除配对”', text: '平板的加入和停用不在这里改。' },
    'past-rule': { title: '过去的日子不能改', text: '规定从今天或以后的某一天起改，过去的记录不受影响。' },
    duplicate: { title: '已经有同样的一条', text: '请换一个，或者先看看原来那条。' },
    'last-admin': { title: '至少要有一位信息老师', text: '先让另一位老师担任信息老师，再改这一项。' },
    'still-used': { title: '还有别的内容用着它', text: '先把用到它的地方换掉，再删除。' },
    'not-a-gap': { title: '这些记录已经到了', text: '列表马上会更新。' },
    'unknown-install': { title: '找不到这台平板的记录', text: '请刷新后再试。' },
    other: { title: '没有成功', text: '什么都没有改动，请再试一次。' },
    code: (code: string) => `代码 ${code}`,
  },
  {
    offline: {
      title: 'The school server cannot be reached',
      text: 'Everything on screen can be read. To save, press again once the network is back; what you filled in is still here.',
    },
    unauthenticated: {
      title: 'You are no longer logged in',
      text: 'Please log in again. Note down what is not saved yet.',
    },
    forbidden: {
      title: 'You do not have this right',
      text: 'Ask the programme lead or the computer teacher.',
    },
    conflict: { title: 'Somebody has just changed this', text: 'Compare the two and choose one.' },
    'place-taken': {
      title: 'Somebody has just filled some of these places',
      text: 'Nothing was changed. Look at the roster as it is now; to go on all the same, press again.',
    },
    malformed: {
      title: 'Something is not filled in as it should be',
      text: 'Please look at the marked field.',
    },
    'broken-reference': {
      title: 'Something it refers to is gone',
      text: 'The class, post or student may just have been removed. Reload and try again.',
    },
    'needs-https': {
      title: 'An encrypted address is needed here',
      text: 'The address begins with http, which is not safe for pairing and logging in. Ask the computer teacher to install the certificate and open the https address.',
    },
    'too-many-open': { title: 'Too many codes are open', text: 'Use or cancel some before making new ones.' },
    'too-many-requests': { title: 'That was a little fast', text: 'Please wait a minute and try again.' },
    busy: { title: 'The server is busy', text: 'Try again in a few seconds.' },
    'unknown-pairing': { title: 'This code is no longer good', text: 'Please make a new one.' },
    'not-claimed': {
      title: 'No tablet has used this code yet',
      text: 'Scan or type it on the tablet first.',
    },
    'other-claim': {
      title: 'It is another tablet now',
      text: 'The one waiting is not the one you saw. Check the four digits before pressing.',
    },
    'unknown-device': {
      title: 'This tablet cannot be found',
      text: 'It may just have been changed. Reload and try again.',
    },
    'scope-missing': { title: 'Nothing chosen yet', text: 'Choose a class, a place or posts.' },
    'unknown-scope': { title: 'That class or place is gone', text: 'Please choose again.' },
    'not-own-class': {
      title: 'Only for the tablet of your own class',
      text: 'Ask that class’s teacher or the computer teacher.',
    },
    'already-decided': {
      title: 'This was dealt with already',
      text: 'The list will be up to date in a moment.',
    },
    'cannot-be-released': {
      title: 'This cannot be released',
      text: 'It cannot be read or contradicts another one. You may reject it; its content is kept.',
    },
    unknown: {
      title: 'It is not there any more',
      text: 'It may just have been dealt with. The list will update.',
    },
    'not-found': {
      title: 'It is not there any more',
      text: 'It may just have been dealt with. The list will update.',
    },
    'forbidden-change': {
      title: 'The programme lead changes this',
      text: 'You can read it. Ask the programme lead.',
    },
    'not-removable': {
      title: 'This cannot be removed',
      text: 'Records speak of it. You can retire it; its history stays.',
    },
    'admin-only': { title: 'The computer teacher does this', text: 'Please ask the computer teacher.' },
    'state-elsewhere': {
      title: 'Use “Pair” and “Unpair”',
      text: 'Tablets are not added or put out of use here.',
    },
    'past-rule': {
      title: 'Past days cannot be changed',
      text: 'A rule changes from today or a later day on; earlier records stay as they are.',
    },
    duplicate: {
      title: 'There is one like it already',
      text: 'Choose another, or look at the one that is there.',
    },
    'last-admin': {
      title: 'Somebody has to be computer teacher',
      text: 'Give the role to somebody else first.',
    },
    'still-used': { title: 'Something still uses it', text: 'Change what uses it first.' },
    'not-a-gap': { title: 'These have arrived meanwhile', text: 'The list will be up to date in a moment.' },
    'unknown-install': { title: 'No records of this tablet', text: 'Please reload and try again.' },
    other: { title: 'That did not work', text: 'Nothing was changed. Please try again.' },
    code: (code: string) => `code ${code}`,
  },
)

/** A code of a newer server gets general words, with the code in small print for whoever is asked for help. */
export function sayProblem(problem: ApiProblem): Said {
  const own = words[locale.value]
  const { code, ...known } = own
  const said = (known as Record<string, Said | undefined>)[problem.error]
  return said ?? { title: known.other.title, text: `${known.other.text} (${code(problem.error)})` }
}
