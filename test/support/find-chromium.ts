/**
 * A Chromium for the browser tests: named by the environment, in one of the usual places, Playwright's own, or
 * installed now (Playwright's download; Debian's package when root). Says plainly what is missing otherwise.
 */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { chromium } from 'playwright-core'

const usualPlaces: Record<string, string[]> = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
}

const named = () => [process.env['CHROMIUM_PATH'], process.env['CHROME_PATH'], process.env['CHROME_BIN']]

function found(): string | undefined {
  const places = [...named(), ...(usualPlaces[process.platform] ?? []), playwrightOwn()]
  return places.find((place): place is string => Boolean(place && existsSync(place)))
}

function playwrightOwn(): string | undefined {
  try {
    return chromium.executablePath()
  } catch {
    return undefined
  }
}

/** @throws with a sentence that says what to install */
export function findChromium(): string {
  return found() ?? installed() ?? missing()
}

function installed(): string | undefined {
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js')
  const attempts: Array<[string, string[]]> = [[process.execPath, [cli, 'install', 'chromium']]]
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    attempts.push(
      ['apt-get', ['update', '-qq']],
      ['apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-noto-cjk']],
    )
  }
  for (const [command, args] of attempts) {
    try {
      execFileSync(command, args, { stdio: 'inherit', timeout: 600_000 })
    } catch {
      // The next way is tried; `missing` says what to do when none worked.
    }
    const place = found()
    if (place) return place
  }
  return undefined
}

function missing(): never {
  throw new Error(
    '没有找到 Chromium，也没能自动安装。请安装 Chromium 或 Chrome（Debian：apt install chromium fonts-noto-cjk），' +
      '或用环境变量 CHROMIUM_PATH 指出它的位置。No Chromium was found and none could be installed: set CHROMIUM_PATH.',
  )
}
