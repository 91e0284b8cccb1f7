/**
 * One HTML file for the family, at the end of the school years: it opens from a disk for ever, asks no network for
 * anything, runs no script, and holds this one child. Every text goes through `text`, which lets no mark-up in.
 */
import { colours } from '../../../../../domain/colours.ts'
import type { Growth, GrowthYear, Visit } from '../../../../../domain/passport/growth.ts'
import { petalAngle, petalLength, petalPath } from '../../../../ui/flower/petal.ts'
import { stampedEdge } from '../../../../ui/seal/seal-edge.ts'
import { sealGlyphs } from '../../../../ui/seal/seal-text.ts'
import { fullYearPetal } from './full-year-petal.ts'
import type { printedWords } from './printed-words.ts'

type Words = (typeof printedWords)['zh']

const fills = { red: '#d84f4c', green: '#529d59', blue: '#438ed1', yellow: '#e4ab31', purple: '#9f72c5' }
const strong = { red: '#9b2328', green: '#296630', blue: '#0f5a93', yellow: '#755100', purple: '#6a408b' }

const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const text = (value: string | number) => String(value).replace(/[&<>"']/g, (mark) => marks[mark] ?? '')

/** @param lang of the words, as in BCP 47 */
export function graduationFile(growth: Growth, words: Words, lang: string): string {
  const title = text(words.of(growth.name))
  return `<!doctype html>
<html lang="${text(lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<header><h1>${title}</h1><p>${text(words.made(growth.school))}</p></header>
${growth.years.map((year) => yearPart(year, words)).join('\n')}
${listPart(words.allYears, growth.medals)}
${listPart(words.given, growth.given)}
<footer><p class="end">${text(words.back).replace('\n', '<br>')}</p><p>${text(words.kept)}</p></footer>
</body>
</html>
`
}

const style = `
body{margin:0 auto;max-width:860px;padding:32px 20px;background:#faf7f0;color:#25302f;font:16px/1.6 system-ui,sans-serif}
header,footer{text-align:center}h1{font-size:34px;margin:0}h2{font-size:24px;margin:0}h3{font-size:17px;margin:16px 0 4px}
section{margin:28px 0;padding:24px;background:#fff;border-radius:20px}
.flower{display:block;margin:0 auto;max-width:100%}
ul{display:flex;flex-wrap:wrap;gap:12px 20px;margin:8px 0;padding:0;list-style:none}
.stamps li{width:104px;text-align:center;font-size:13px;line-height:1.4}
.stamps svg{color:#b5361f}.end{font-size:20px}
@media print{body{background:#fff}section{break-inside:avoid}}`

function yearPart(year: GrowthYear, words: Words): string {
  const { medals, honours, visits, duties, stoodIn } = year
  const sums = colours.map(
    (colour) =>
      `<li style="color:${strong[colour]}">${text(words.colours[colour])} <b>${text(words.points(year.points[colour]))}</b></li>`,
  )
  return `<section><h2>${text(words.year(year.year))} ${text(year.class)}</h2>
${flower(year)}<ul>${sums.join('')}</ul>
${duties > 0 ? `<p>${text(words.duties(duties, stoodIn))}</p>` : ''}
${medals.length > 0 ? `<h3>${text(words.medals)}</h3><p>${medals.map(text).join(' · ')}</p>` : ''}
${honours.length > 0 ? `<h3>${text(words.honours)}</h3>${honours.map(({ name, reason }) => `<p>${text(name)} · ${text(reason)}</p>`).join('')}` : ''}
<h3>${text(words.stamps(visits.length))}</h3><ul class="stamps">${visits.map(stamp).join('')}</ul></section>`
}

function flower({ points }: GrowthYear): string {
  const radius = 140
  const goal = fullYearPetal(points)
  const petals = colours.map((colour) => {
    const turn = `transform="rotate(${petalAngle(colour)})"`
    const full = `<path ${turn} d="${petalPath(radius)}" fill="none" stroke="${fills[colour]}" stroke-opacity=".4"/>`
    const length = petalLength(points[colour], goal, radius)
    return length === 0
      ? full
      : `${full}<path ${turn} d="${petalPath(length)}" fill="${fills[colour]}" stroke="${strong[colour]}"/>`
  })
  return `<svg class="flower" width="300" height="300" viewBox="-150 -150 300 300" aria-hidden="true">${petals.join('')}<circle r="12" fill="#fff" stroke="#25302f"/></svg>`
}

function stamp({ label, name, shape, day }: Visit): string {
  const glyphs = sealGlyphs(label, shape).map(
    ({ text: glyph, x, y, size }) =>
      `<text x="${x}" y="${y}" font-size="${size}" text-anchor="middle" dominant-baseline="central" font-weight="700" fill="currentColor">${text(glyph)}</text>`,
  )
  return `<li><svg width="88" height="88" viewBox="0 0 100 100" aria-hidden="true"><path d="${stampedEdge(shape, label)}" fill="none" stroke="currentColor" stroke-width="4"/>${glyphs.join('')}</svg><br>${text(name)}<br>${text(day)}</li>`
}

const listPart = (title: string, names: readonly string[]) =>
  names.length === 0 ? '' : `<section><h2>${text(title)}</h2><p>${names.map(text).join(' · ')}</p></section>`
