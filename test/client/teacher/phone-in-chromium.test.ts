import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Looks, makePhones, type Phone, type Phones } from './phone.ts'

let phones: Phones
let phone: Phone | undefined
beforeAll(async () => {
  phones = await makePhones()
}, 180_000)
afterAll(() => phones.close())
afterEach(async () => {
  const complaints = phone?.complaints ?? []
  await phone?.context().close()
  phone = undefined
  expect(complaints).toEqual([])
})

const seconds = 60_000
async function open(where: string, looks?: Looks): Promise<Phone> {
  phone = await phones.open(where, looks)
  await phone.waitForSelector('main > *')
  return phone
}
const tile = (name: string) => `.kid:has-text("${name}")`
const slot = (name: string) => `.slot:has(b:text-is("${name}"))`
const textOf = (page: Phone, selector: string) => page.locator(selector).first().innerText()

test(
  'awards several children with one tap, offline, and takes it back within ten seconds',
  async () => {
    const page = await open('/teacher/class')
    for (const name of ['程星野', '方晓棠']) await page.click(tile(name))
    await page.click('text=为 2 人加分')
    await page.click('.pre:has-text("主动帮忙")')
    await page.waitForSelector('text=已给 2 人各加 1 分')
    expect(await textOf(page, '.sync')).toContain('5 条待上传')
    expect(await page.textContent(tile('程星野'))).toContain('蓝色志愿者')
    await page.click('.toast button:has-text("撤销")')
    await page.waitForSelector('text=已撤销，这次不计分')
    expect(await page.textContent(tile('程星野'))).toContain('还没有记录')
    await page.reload()
    await page.waitForSelector(tile('程星野'))
    expect(await textOf(page, '.sync')).toContain('7 条待上传')
  },
  seconds,
)

test(
  'ticks everyone but children on paper, and says why those are left out',
  async () => {
    const page = await open('/teacher/class')
    await page.click('text=全选')
    await page.waitForSelector('text=已选 41 人')
    await page.click('[aria-label="取消选择"]')
    await page.click(tile('钱多朵'))
    await page.waitForSelector('text=请在纸质护照上记同样的分和章。')
    expect(await page.locator('text=已选').count()).toBe(0)
  },
  seconds,
)

test(
  'wants a line of reason above three points',
  async () => {
    const page = await open('/teacher/class')
    await page.click(tile('胡安琪'))
    await page.click('.award')
    await page.click('text=改一改')
    await page.click('[role="radio"]:has-text("要说明") >> nth=0')
    const give = page.locator('button[type="submit"]')
    expect(await give.isDisabled()).toBe(true)
    await page.fill('textarea[aria-label="说一句"], textarea >> nth=-1', '连续两周照看图书角')
    await give.click()
    await page.waitForSelector('text=已给胡安琪加 4 分')
  },
  seconds,
)

test(
  'finds a child of another class, chooses it there, and shows only what this teacher wrote',
  async () => {
    const page = await open('/teacher/class', { as: 'staff-li' })
    await page.click('[aria-label="找人"]')
    await page.fill('input', 'zzl')
    await page.click('.row:has-text("曾子乐")')
    await page.waitForSelector('text=已选 1 人')
    expect(await page.locator('h1').innerText()).toContain('四(1)班')
    await page.waitForSelector('text=这里只有您自己记的')
  },
  seconds,
)

test(
  'says that opening a child of another class will be logged once there is a network',
  async () => {
    const page = await open('/teacher/child/child-2024-2-36', { as: 'staff-li' })
    await page.waitForSelector('text=连上后自动记下')
    const own = await phones.open('/teacher/child/child-2024-2-36')
    await own.waitForSelector('text=为什么有这')
    expect(await own.locator('text=本班以外').count()).toBe(0)
    await own.context().close()
  },
  seconds,
)

test(
  'enters the missing as present, and strikes a wrong check-in with a reason',
  async () => {
    const page = await open('/teacher/today')
    await page.waitForSelector('text=到岗 5 · 没到 2 · 请假 1')
    await page.click('text=选没到的')
    await page.click('button:has-text("到岗（补记）")')
    await page.waitForSelector('text=到岗 7 · 没到 0 · 请假 1')
    await page.click(slot('马思齐'))
    await page.click('text=不算到岗')
    await page.click('[role="radio"]:has-text("当时没有到岗")')
    await page.click('[role="dialog"] button:has-text("不算到岗")')
    await page.waitForSelector('text=到岗 6 · 没到 1 · 请假 1')
    expect(await page.textContent(slot('马思齐'))).toContain('不算到岗')
    await page.click(slot('马思齐'))
    await page.click('button:has-text("到岗（补记）")')
    await page.waitForSelector('text=到岗 7 · 没到 0 · 请假 1')
  },
  seconds,
)

test(
  'arranges a substitute who then stands on the board',
  async () => {
    const page = await open('/teacher/today')
    await page.click(slot('何一鸣'))
    await page.click('[role="region"] button:has-text("代岗")')
    await page.click('[role="radio"]:has-text("宋嘉禾")')
    await page.click('text=安排代岗')
    await page.waitForSelector('text=宋嘉禾代岗，已记下')
    expect(await page.textContent(slot('何一鸣'))).toContain('宋嘉禾代岗')
    expect(await page.textContent(slot('宋嘉禾'))).toContain('来代岗')
  },
  seconds,
)

test(
  'confirms one stamp, refuses one with a reason, and the section goes with the last',
  async () => {
    const page = await open('/teacher/today')
    await page.click('[aria-label="盖章：曾乐，图书馆"]')
    await page.waitForSelector('text=盖好 1 个章')
    await page.click('[aria-label="不盖：杨帆，友谊花园"]')
    await page.click('[role="radio"]:has-text("当时没有去")')
    await page.click('[role="dialog"] button:has-text("不盖")')
    await page.waitForSelector('text=没有盖，原因已留下')
    await page.click('[aria-label="盖章：宋嘉禾，小农场"]')
    await page.waitForSelector('text=等您确认的盖章', { state: 'detached' })
  },
  seconds,
)

test(
  'settles the times of a whole tablet at once, apart from who came after the grace',
  async () => {
    const page = await open('/teacher/today')
    await page.click('text=算大课间到岗')
    await page.waitForSelector('text=核好 2 条时间')
    await page.waitForSelector('text=平板时钟不准', { state: 'detached' })
    await page.click('text=只留记录')
    await page.waitForSelector('text=时间待核', { state: 'detached' })
  },
  seconds,
)

test(
  'keeps what was put aside put aside',
  async () => {
    const page = await open('/teacher/today')
    await page.waitForSelector('text=杨帆已于11月16日转出')
    await page.click('article button:has-text("知道了")')
    await page.waitForSelector('text=没被接受的记录', { state: 'detached' })
    await page.reload()
    await page.waitForSelector('.slot')
    expect(await page.locator('text=没被接受的记录').count()).toBe(0)
    await page.click('nav >> text=记录')
    await page.waitForSelector('text=未被接受')
  },
  seconds,
)

test(
  'a duty teacher sees every class by post and suspends a post; a class teacher may not',
  async () => {
    const page = await open('/teacher/today', { as: 'staff-zhou' })
    await page.waitForSelector(slot('阿依古丽·买买提'))
    await page.click('text=停岗 / 改室内')
    await page.selectOption('[role="dialog"] select', { label: '楼道安全员' })
    await page.click('[role="dialog"] footer button')
    await page.waitForSelector('h3:has-text("楼道安全员") >> text=今天停岗')
    const own = await phones.open('/teacher/today')
    await own.waitForSelector('.slot')
    expect(await own.locator('text=停岗 / 改室内').count()).toBe(0)
    await own.context().close()
  },
  seconds,
)

test(
  'a post mentor sees the own posts only',
  async () => {
    const page = await open('/teacher/today', { as: 'staff-pu' })
    await page.waitForSelector(slot('曾乐'))
    expect(await page.locator('.slot').count()).toBe(3)
  },
  seconds,
)

test(
  'says calmly that nobody is on duty on a Sunday',
  async () => {
    const page = await open('/teacher/today', { at: '2026-11-22T10:00:00+08:00' })
    await page.waitForSelector('text=周末，不值岗')
    await page.waitForSelector('text=等您确认的盖章')
  },
  seconds,
)

test(
  'revokes an own award with a reason, which stays in the history of the child',
  async () => {
    const page = await open('/teacher/child/child-2024-2-36')
    await page.waitForSelector('text=为什么有这 6 分')
    await page.click('[aria-label="撤回：靠右有序"]')
    await page.click('[role="radio"]:has-text("记错了人")')
    await page.click('[role="dialog"] button:has-text("撤回")')
    await page.waitForSelector('text=为什么有这 5 分')
    expect(await page.locator('text=已由陈静老师撤回：记错了人').count()).toBe(2)
    // Another teacher's award is not this teacher's to take back.
    expect(await page.locator('[aria-label="撤回：主动帮忙"]').count()).toBe(0)
  },
  seconds,
)

test(
  'locks after five minutes out of sight; five wrong tries lead to the login, the records stay',
  async () => {
    const page = await open('/teacher/me')
    await page.click('text=锁屏密码')
    await page.fill('[role="dialog"] input >> nth=0', '2468')
    await page.fill('[role="dialog"] input >> nth=1', '2468')
    await page.click('text=设好')
    await page.waitForSelector('text=锁屏密码已设好')
    const address = page.url()
    await page.goto('about:blank')
    await page.clock.setFixedTime(new Date('2026-11-18T12:11:00+08:00'))
    await page.goto(address)
    await page.waitForSelector('text=请输入锁屏密码')
    await page.fill('input', '2468')
    await page.click('text=打开')
    await page.waitForSelector('text=上传情况')
    await page.goto('about:blank')
    await page.clock.setFixedTime(new Date('2026-11-18T12:20:00+08:00'))
    await page.goto(address)
    for (let i = 0; i < 5; i += 1) {
      await page.fill('input', '1111')
      await page.click('text=打开')
      if (i < 4) await page.waitForSelector(`text=还可以试 ${4 - i} 次`)
    }
    await page.waitForURL(/\/login/)
    const stored = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
    expect(stored).toContain('shanzhen-staff-staff-chen')
  },
  seconds,
)

test(
  'signing out without a network keeps what was not sent, and says so',
  async () => {
    const page = await open('/teacher/me')
    await page.click('text=退出登录')
    await page.waitForSelector('text=还有 3 条没传上去')
    await page.click('text=留着它们，退出')
    await page.waitForURL(/\/login/)
    const stored = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
    expect(stored).toContain('shanzhen-staff-staff-chen')
  },
  seconds,
)

test(
  'signing out with nothing waiting clears the phone',
  async () => {
    const page = await open('/teacher/me', { sent: true })
    await page.click('text=退出登录')
    await page.waitForSelector('text=这台手机上的名单和记录会清除')
    await page.click('[role="alertdialog"] button:has-text("退出")')
    await page.waitForURL(/\/login/)
    const stored = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
    expect(stored).not.toContain('shanzhen-staff-staff-chen')
  },
  seconds,
)

test(
  'an update asks and can wait; dark and English are a tap away',
  async () => {
    const page = await open('/teacher/today')
    await page.evaluate(() => (window as unknown as { updateIsReady: () => void }).updateIsReady())
    await page.click('text=值岗后再说')
    await page.waitForSelector('text=有新版本', { state: 'detached' })
    await page.click('nav >> text=我的')
    await page.click('text=深色')
    expect(await page.getAttribute('html', 'data-theme')).toBe('dark')
    await page.click('text=English')
    await page.waitForSelector('text=Sign out')
    expect(await page.getAttribute('html', 'lang')).toBe('en')
  },
  seconds,
)
