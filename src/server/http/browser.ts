import type { FastifyRequest } from 'fastify'

const systems: ReadonlyArray<readonly [RegExp, string]> = [
  [/OpenHarmony|HarmonyOS/i, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPad/, 'iPad'],
  [/iPhone/, 'iPhone'],
  [/Macintosh/, 'macOS'],
  [/Windows/, 'Windows'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
]
const browsers: ReadonlyArray<readonly [RegExp, string]> = [
  [/Edg\//, 'Edge'],
  [/HuaweiBrowser/, 'Huawei Browser'],
  [/MicroMessenger/, 'WeChat'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]

/** "Android · Chrome", for the list of sessions; no version, no model. */
export function browserOf(request: FastifyRequest): string {
  const agent = request.headers['user-agent'] ?? ''
  const known = [systems, browsers].flatMap(
    (list) => list.find(([pattern]) => pattern.test(agent))?.[1] ?? [],
  )
  return known.join(' · ') || '?'
}
