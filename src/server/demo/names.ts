/** Invented names: common ones, look-alikes within a class, readings that trip a machine, one of another people. */
import type { Dice } from './dice.ts'

const surnames = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文曾单解仇查朴乐盖',
]
const first = [...'子梓雨思欣一佳嘉晨沐若知清书语可宇浩俊明天安心景诗瑞睿云星润嘉北南秋冬春夏远近乐小']
const second = [...'涵轩宁怡琪阳辰昕瑶悦航铭禾熙然萱源泽恒哲舒桐洋妍霖彤博齐文微言希野溪阔果满鸣棠川']

/** Pairs that sound or look alike; each pair goes into one class, so that the wrong-child guard has work. */
const lookAlikes = [
  ['李欣怡', '李心怡'],
  ['王宇轩', '王宇辰'],
  ['张雨桐', '张语彤'],
  ['陈思远', '陈思源'],
  ['周沐阳', '周沐晨'],
  ['刘子涵', '刘梓涵'],
  ['吴佳宁', '吴嘉宁'],
  ['徐一诺', '徐依诺'],
] as const

const longName = '艾力·买买提江'

export function inventName(dice: Dice): string {
  const given = dice.chance(0.22) ? dice.pick(second) : dice.pick(first) + dice.pick(second)
  return dice.pick(surnames) + given
}

/** Names for one class, no two the same but where a school would have it. */
export function classNames(dice: Dice, size: number, classIndex: number): string[] {
  const names = new Set<string>(classIndex < lookAlikes.length ? lookAlikes[classIndex] : [])
  if (classIndex === 9) names.add(longName)
  if (classIndex === 9) names.add('曾乐')
  while (names.size < size) names.add(inventName(dice))
  return [...names].sort(() => dice.next() - 0.5)
}
