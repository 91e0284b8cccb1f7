/** install-root.html: one printable page that the computer teacher carries from device to device. */
import { dayOf } from '../day-of.ts'
import type { Limits } from '../name-constraints.ts'
import type { Names } from '../names.ts'
import type { Words } from '../words.ts'
import { linux, mac, windows } from './computers.ts'
import { drawScreen, escapeMarkup, INK, INK_2, PAPER, PRIMARY, RULE } from './screen.ts'
import type { System } from './system.ts'
import { zhEn } from './system.ts'
import { android, harmony, ipad } from './tablets.ts'

export const SYSTEMS: readonly System[] = [android, harmony, ipad, windows, mac, linux]

export type GuideFacts = {
  readonly names: Names
  readonly limits: Limits
  readonly port: number
  readonly fingerprint: string
  readonly rootExpires: Date
}

export function installGuide(facts: GuideFacts): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>让学校的设备认得善真服务器</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>让学校的设备认得善真服务器</h1>
${paragraph(zhEn('每台学校自己的平板、电脑装一次学校的根证书；以后服务器的证书自己换新，设备不用再动。', "Install the school's root once on each of the school's own devices; later renewals need nothing on them."), 'lead')}
</header>
${factsTable(facts)}
${paragraph(NEVER_FAMILIES, 'never')}
${SYSTEMS.map((system) => section(system)).join('\n')}
<section>
<h2>最后：打开网址看一看</h2>
${paragraph(zhEn('地址栏没有红字、没有“不安全”，就装好了。有提示时不要点“继续访问”：那样打开的页面不能断网使用。', 'No red text and no "Not secure": done. If there is a warning, do not click through it: a page opened that way cannot work offline.'))}
<p class="addresses">${addressesOf(facts)
    .map((url) => `<code>${escapeMarkup(url)}</code>`)
    .join(' ')}</p>
</section>
</body>
</html>
`
}

export const addressesOf = ({ names, port }: Pick<GuideFacts, 'names' | 'port'>): string[] =>
  [...names.dns, ...names.ips].map((name) => `https://${name}${port === 443 ? '' : `:${port}`}`)

const NEVER_FAMILIES = zhEn(
  '只装在学校的设备上。不要请家长装，也不要放到班级群里。拷贝时只拷 shanzhen-root 开头的三个文件；带 private 的两个文件是私钥，永远不离开服务器。',
  "For the school's devices only. Never ask families to install it. Hand out only the three files named shanzhen-root; the two with private in their names are keys and never leave the server.",
)

function factsTable(facts: GuideFacts): string {
  const rows: readonly (readonly [Words, string])[] = [
    [zhEn('这个证书只能管', 'May vouch only for'), [...facts.limits.dns, ...facts.limits.ranges].join('  ')],
    [zhEn('有效到', 'Valid until'), dayOf(facts.rootExpires)],
    [
      zhEn('指纹（SHA-256），和设备上显示的对一对', 'Fingerprint (SHA-256), to compare on the device'),
      facts.fingerprint,
    ],
  ]
  const cells = rows.map(
    ([label, value]) => `<tr><th>${both(label)}</th><td><code>${escapeMarkup(value)}</code></td></tr>`,
  )
  return `<table>${cells.join('')}</table>`
}

function section(system: System): string {
  const steps = system.steps.map(
    ({ words, screen }) => `<li>${screen ? drawScreen(screen, 'zh') : ''}<p>${both(words)}</p></li>`,
  )
  return `<section id="${system.id}">
<h2>${both(system.name)}</h2>
${paragraph(system.before)}
<ol>${steps.join('\n')}</ol>
${paragraph(system.after, 'after')}
</section>`
}

const paragraph = (words: Words, kind = ''): string => `<p${kind && ` class="${kind}"`}>${both(words)}</p>`

const both = (words: Words): string =>
  `${escapeMarkup(words.zh)}<span lang="en">${escapeMarkup(words.en)}</span>`

const STYLE = `
@page { size: A4; margin: 14mm }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 1180px; padding: 32px 24px; background: ${PAPER}; color: ${INK};
  font: 15px/1.6 "PingFang SC","HarmonyOS Sans SC","Noto Sans SC","Noto Sans CJK SC","Microsoft YaHei",system-ui,sans-serif }
h1 { margin: 0; font-size: 30px; line-height: 1.3 }
h2 { margin: 0 0 6px; font-size: 21px }
p { margin: 6px 0 }
[lang=en] { display: block; color: ${INK_2}; font-size: .85em; line-height: 1.45; font-weight: 400 }
.lead { font-size: 17px }
section { margin-top: 28px; padding-top: 18px; border-top: 1px solid ${RULE} }
table { width: 100%; margin: 18px 0; border-collapse: collapse; background: #fff; border: 1px solid ${RULE}; border-radius: 12px }
th, td { padding: 8px 14px; text-align: left; vertical-align: top; border-bottom: 1px solid ${RULE} }
th { width: 240px; font-weight: 600 }
code { font: 13px/1.6 Consolas,Menlo,"DejaVu Sans Mono",monospace; overflow-wrap: anywhere }
.never { padding: 10px 16px; border-left: 4px solid ${PRIMARY}; background: #fff }
.after { color: ${INK_2} }
ol { margin: 14px 0 6px; padding: 0; display: flex; flex-wrap: wrap; gap: 18px 22px; counter-reset: step; list-style: none }
li { flex: none; max-width: 100%; overflow-x: auto; break-inside: avoid; counter-increment: step }
li svg { display: block }
li p { width: 0; min-width: 100% }
li p::before { content: counter(step); display: inline-block; width: 1.7em; margin-right: .5em; border-radius: 6px;
  background: ${PRIMARY}; color: #fff; text-align: center; font-weight: 600 }
.addresses code { display: inline-block; margin: 4px 10px 4px 0; padding: 4px 12px; background: #fff; border: 1px solid ${RULE}; border-radius: 8px; font-size: 16px }
@media print { body { padding: 0; background: #fff; max-width: none } section { break-inside: avoid } }
`
