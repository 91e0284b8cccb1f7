import 'fake-indexeddb/auto'
import { lines, tellSeed } from './model/tell.ts'

const from = Number(process.argv[2] ?? 1)
const count = Number(process.argv[3] ?? 10)
const start = performance.now()
let failed = 0
for (let seed = from; seed < from + count; seed += 1) {
  const failure = await tellSeed(seed)
  if (failure) {
    failed += 1
    console.log(lines(failure))
  }
  if (failed > 3) break
}
console.log(
  `${count} seeds, ${failed} failed, ${((performance.now() - start) / count / 1000).toFixed(2)} s each`,
)
process.exit(0)
