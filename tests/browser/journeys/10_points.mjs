// A gateway sends something new; somebody names it, and sees its course.
import assert from 'node:assert/strict'
import { signIn } from '../hospital.mjs'
import { desktop, inspect, logIn, newPage, phone } from '../stage.mjs'

const hours = 23
const minute = 60_000

/** A pressure every minute of the last hours, as a gateway after a gap in the network would send it. */
async function send(url, admin) {
  const { user } = await admin('GET', 'session')
  const { token } = await admin('POST', 'access/tokens', { name: 'journey', user_id: user.id, permissions: 'telemetry.write' })
  const now = Math.floor(Date.now() / minute)
  const lines = Array.from({ length: hours * 60 }, (_, index) => {
    const at = now - index
    return `oxygen,plant=north outlet_kpa=${(410 + 8 * Math.sin(at / 90) + (at % 7)).toFixed(1)} ${at * 60}`
  })
  const answer = await fetch(`${url}/api/v1/telemetry/write?precision=s`, { method: 'POST', headers: { Authorization: `Token ${token}` }, body: lines.join('\n') })
  assert.equal(answer.status, 204)
}

export default {
  async 'a new series becomes a point and shows its course'({ browser, url }) {
    const page = await newPage(browser, url, desktop)
    await logIn(page, 'admin')
    await page.goto('/points')
    await page.getByText(/个点位/).waitFor()
    await page.getByRole('searchbox').fill('没有这样的点位')
    await page.getByText(/没有/).first().waitFor()
    await inspect(page, 'points_empty')
    await send(url, await signIn(url, 'admin'))
    await page.getByRole('link', { name: '未识别序列' }).click()
    await page.getByText('oxygen · outlet_kpa').waitFor()
    await inspect(page, 'points_unknown')
    await page.getByRole('button', { name: '建成点位' }).click()
    const drawer = page.locator('.el-drawer')
    const name = drawer.getByLabel(/^名称/)
    await name.fill('北制氧机出口压力')
    await drawer.getByLabel(/单位/).fill('kPa')
    await inspect(page, 'points_map')
    await drawer.getByRole('button', { name: '新建' }).click()
    await page.getByText('没有等待处理的序列').waitFor()

    await page.goto('/points')
    const card = page.getByRole('link', { name: /北制氧机出口压力/ })
    await card.waitFor()
    assert.match(await card.textContent(), /4\d\d\.\d\skPa/)
    await inspect(page, 'points')
    await card.click()
    await page.waitForURL(/\/points\/\d+/)
    await page.locator('.chart canvas').waitFor()
    await page.getByText(/n = 1\s380/).waitFor()
    await inspect(page, 'point')
    const closer = page.waitForResponse((response) => response.url().includes('/trend?'))
    await page.getByRole('button', { name: '1 小时' }).click()
    assert.equal((await (await closer).json()).step_s, 10)
    await page.getByText(/n = (59|60)/).waitFor()
    assert.deepEqual(page.mistakes, [])
  },

  async 'a technician reads the points on a phone and changes nothing'({ browser, url }) {
    const page = await newPage(browser, url, phone)
    await logIn(page, 'technician')
    await page.goto('/points')
    await page.getByRole('link', { name: /北制氧机出口压力/ }).click()
    await page.locator('.chart canvas').waitFor()
    assert.equal(await page.getByRole('button', { name: '修改' }).count(), 0)
    await inspect(page, 'point_phone')
    assert.deepEqual(page.mistakes, [])
  },
}
