/** `npm run bench`: prints figures as ratios beside a peer of the same run. `-- --quick`, `-- --json FILE`. */
import { writeFileSync } from 'node:fs'
import { benchKiosk } from './kiosk.ts'

const quick = process.argv.includes('--quick')
const jsonFile = process.argv[process.argv.indexOf('--json') + 1]
const ms = (value: number) => `${value.toFixed(1)} ms`
const ratio = (own: number, peer: number) => `${(own / peer).toFixed(2)}×`

const kiosk = await benchKiosk(quick ? { taps: 15, starts: 3 } : {})
const { tick, plainPut, coldStart, emptyPage, scriptBytes } = kiosk
console.log(`
The kiosk, Chromium, CPU throttled 4×, a class's term stored
  tap to durable tick     p50 ${ms(tick.p50)}   p95 ${ms(tick.p95)}   (n ${tick.n}; bar: p95 ≤ 50 ms)
    a bare strict put     p50 ${ms(plainPut.p50)}   p95 ${ms(plainPut.p95)}   ours ${ratio(tick.p50, plainPut.p50)} at p50
  cold start offline      median ${ms(coldStart.median)}   worst ${ms(coldStart.worst)}   (n ${coldStart.n}; bar: ≤ 1,500 ms)
    an empty page         median ${ms(emptyPage.median)}   ours ${ratio(coldStart.median, emptyPage.median)}
  JavaScript until usable ${(scriptBytes / 1000).toFixed(1)} kB gzip   (bar: ≤ 100 kB)
`)
if (process.argv.includes('--json') && jsonFile) writeFileSync(jsonFile, JSON.stringify({ kiosk }, null, 2))
process.exit(0)
