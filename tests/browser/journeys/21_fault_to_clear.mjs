// A fault grows in a cold room: the warning comes before the limit, its order is dispatched, taken and finished with the
// cause confirmed in the finish form; the readings return to normal, the warning closes, and the figures count it.
import assert from 'node:assert/strict'
import { signIn } from '../hospital.mjs'
import { desktop, inspect, logIn, newPage, phone } from '../stage.mjs'

const minute = 60_000
const patience = 120_000 // the judging job comes every quarter of a minute
const began = 23.5 // hours ago: the temperature begins to rise
const mended = 5 // hours ago: what the gateway buffered since is usual again

/** A cold room of its own with one probe; `write(from, to, value)` sends a reading a minute, hours ago to hours ago. */
async function coldRoom(url) {
  const [admin, engineer] = [await signIn(url, 'admin'), await signIn(url, 'engineer')]
  const one = async (path) => (await engineer('GET', path)).items[0].id
  const device = await engineer('POST', 'equipment/ledger', {
    asset_no: 'JK-01', name: '药库冷库', type_id: await one('equipment/device-types?code=cold_room'), room_id: await one('space/rooms?kind=plant&limit=1'), crew_id: await one('organization/crews?code=Z3'), state: 'in_use',
  })
  await admin('POST', 'telemetry/points', { code: 'JK-01.temperature', name: '药库冷库温度', name_en: 'Temperature of the pharmacy cold room', unit: '°C', low: -40, high: 50, period_s: 60, device_code: 'JK-01', measure: 'temperature', measurement: 'journey', tags: 'device=JK-01', field: 'temperature' })
  const { user } = await admin('GET', 'session')
  const { token } = await admin('POST', 'access/tokens', { name: 'cold rooms', user_id: user.id, permissions: 'telemetry.write' })
  // Usual again after two hours instead of three days: the journey has no more readings than those of a day.
  await admin('POST', 'catalog/parameters', { code: 'warnings.expire_hours', value: '2', valid_from: '2020-01-01' })
  const now = Math.floor(Date.now() / minute)
  const write = async (from, to, value) => {
    const lines = []
    for (let at = now - Math.round(from * 60); at < now - Math.round(to * 60); ++at) lines.push(`journey,device=JK-01 temperature=${(value(at - now) + ((at * 7919) % 101 - 50) / 1500).toFixed(2)} ${at * 60}`)
    const answer = await fetch(`${url}/api/v1/telemetry/write?precision=s`, { method: 'POST', headers: { Authorization: `Token ${token}` }, body: lines.join('\n') })
    assert.equal(answer.status, 204, await answer.text())
  }
  return { device, engineer, write }
}

/** Whether the figure of judged warnings opens to this one: the hospital goes on living, so that its n says little. */
async function counted(engineer, warning_id) {
  const [from, to] = [-30, 1].map((days) => new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)) // the hospital's days
  const rows = await engineer('GET', `indicators/warnings.precision/rows?from=${from}&to=${to}&sort=-id&limit=200`)
  return rows.items.some((row) => row.id === warning_id)
}

let made
const hospital = (url) => (made ??= coldRoom(url))
const growing = (minutes) => 4.1 + (3.2 * (minutes / 60 + began)) / (began - mended)

/** The desk gives the order to this person, whomever automatic dispatch found meanwhile. */
async function handTo(dispatcher, id, person_id) {
  const act = (action, body) => dispatcher('POST', `repair/work-orders/${id}/actions/${action}`, body).catch(() => null)
  for (let tries = 0; tries < 10; ++tries) {
    const order = await dispatcher('GET', `repair/work-orders/${id}`)
    if (order.assignee_id === person_id) return
    if (order.state === 'dispatched') await act('offer', {})
    await act('dispatch', { person_id })
  }
  throw new Error('the order could not be handed over')
}

export default {
  async 'a growing fault is announced before the limit and gets its order'({ browser, url }) {
    const { device, write } = await hospital(url)
    await write(began, mended, growing)
    const page = await newPage(browser, url, desktop)
    await logIn(page, 'engineer')
    await page.goto('/warnings')
    const card = page.getByRole('link', { name: /药库冷库.*制冷剂泄漏/ })
    await card.waitFor({ timeout: patience })
    await inspect(page, 'fault_warned')
    await card.click()
    await page.waitForURL(/\/warnings\/\d+/)
    await page.getByText(/照此发展约 .+后到限值 8 °C/).waitFor()
    await page.getByText(/请检查:查压缩机运行比例/).waitFor()
    await page.locator('.chart canvas').waitFor()
    await inspect(page, 'fault_warning')
    await page.getByRole('button', { name: '开工单' }).click()
    await page.locator('.el-dialog').getByRole('button', { name: '开工单' }).click()
    const link = page.getByRole('link', { name: /^WX-/ })
    await link.waitFor()
    const dispatcher = await signIn(url, 'dispatcher')
    const order = (await dispatcher('GET', `repair/work-orders?device_id=${device.id}`)).items[0]
    const technician = await signIn(url, 'technician')
    const { user } = await technician('GET', 'session')
    await handTo(dispatcher, order.id, user.person_id)
    assert.deepEqual(page.mistakes, [])
  },

  async 'the technician takes it, and says in the finish form that it was the suspected cause'({ browser, url }) {
    const { device } = await hospital(url)
    const technician = await signIn(url, 'technician')
    const order = (await technician('GET', `repair/work-orders?device_id=${device.id}`)).items[0]
    const page = await newPage(browser, url, phone)
    await logIn(page, 'technician')
    await page.goto(`/my-work/${order.id}`)
    await page.getByRole('button', { name: '接单' }).click()
    await page.getByRole('button', { name: '到场扫码' }).waitFor()
    await technician('POST', `repair/work-orders/${order.id}/actions/arrive`, {})
    await page.goto(`/my-work/${order.id}/finish`)
    await page.getByText(/预警推测: 制冷剂泄漏/).waitFor()
    for (const group of ['故障原因', '处理措施']) await page.getByRole('radiogroup', { name: group }).getByRole('radio').first().click()
    await page.getByRole('button', { name: '完工' }).click()
    await page.locator('#finish-suspected-error').waitFor()
    await page.getByRole('radio', { name: '另有原因' }).click()
    await page.getByRole('radio', { name: '温度探头卡死' }).waitFor()
    await inspect(page, 'fault_finish_other')
    await page.getByRole('radio', { name: '正是' }).click()
    await inspect(page, 'fault_finish')
    await page.context().setOffline(true)
    await page.getByRole('button', { name: '完工' }).click()
    await page.waitForURL(/\/my-work$/)
    await page.context().setOffline(false)
    for (let tries = 0; tries < 100; ++tries) {
      if ((await technician('GET', `repair/work-orders/${order.id}`)).state === 'restored') break
      await page.waitForTimeout(100)
    }
    const warning = (await technician('GET', `warnings?device_id=${device.id}`)).items[0]
    assert.deepEqual([warning.state, warning.outcome], ['confirmed', 'right'])
    assert.deepEqual(page.mistakes, [])
  },

  async 'the readings are usual again: all clear, and the figures count it'({ browser, url }) {
    const { device, engineer, write } = await hospital(url)
    await write(mended, 0, () => 4.1)
    const page = await newPage(browser, url, desktop)
    await logIn(page, 'engineer')
    const warning = (await engineer('GET', `warnings?device_id=${device.id}`)).items[0]
    await page.goto(`/warnings/${warning.id}`)
    await page.getByText('已关闭', { exact: true }).first().waitFor({ timeout: patience })
    await page.locator('.chart canvas').waitFor()
    await inspect(page, 'fault_closed')
    await page.goto('/warnings')
    await page.getByText('目前没有预警').or(page.locator('.one')).first().waitFor()
    assert.equal(await page.locator(`a[href='/warnings/${warning.id}']`).count(), 0)
    await inspect(page, 'fault_all_clear')
    assert.ok(await counted(engineer, warning.id))
    await page.goto(`/equipment/devices/${device.id}`)
    await page.getByRole('link', { name: /制冷剂泄漏/ }).waitFor()
    assert.deepEqual(page.mistakes, [])
  },
}
