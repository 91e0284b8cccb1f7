/** Every refusal to adults, in Chinese. */
import type { RefusalCode } from '../../domain/permissions/refusal.ts'
import type { RefusalWords } from './refusal-words.ts'

const askOffice = '请联系大队辅导员或信息老师。'

export const refusals: Record<RefusalCode, RefusalWords> = {
  malformed: {
    title: '这条记录读不懂',
    text: ({ count }) =>
      count
        ? `这里送来了 ${count} 条读不懂的记录，原文只在那台设备上。`
        : '可能是版本不一致。内容已完整保留，没有丢。',
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
  'sign-up-closed': {
    title: '不在报名时间里',
    text: () => '这个活动还没有开始报名、报名已经结束，或者已经取消。',
    next: '确实要参加的，请由带队老师补报。',
  },
  'not-invited': {
    title: '这个活动不是这个年级的',
    text: () => '这个活动只请了别的年级或班级，或者由小组老师来报名。',
    next: '确实要参加的，请由带队老师补报。',
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
