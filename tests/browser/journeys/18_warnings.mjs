// A machine's readings drift: a warning says what is probably wrong and when the limit is met; somebody judges it.
import assert from 'node:assert/strict'
import { signIn } from '../hospital.mjs'
import { desktop, inspect, logIn, newPage, phone } from '../stage.mjs'

const minute = 60_000
const hours = 23
const patience = 60_000 // the judging job comes every quarter of a minute

/** Points of two cold rooms, and a day of readings: both warm towards 8 °C, the second more slowly. */
async function drift(url, admin) {
  for (const number of [1, 2])
    await admin('POST', 'telemetry/points', { code: `LK-00${number}.temperature`, name: `${number} 号冷库温度`, name_en: `Cold room ${number}`, unit: '°C', device_code: await coldRoom(admin, number), measure: 'temperature', measurement: 'cold_room', tags: `device=LK-00${number}`, field: 'temperature' })
  const { user } = await admin('GET', 'session')
  const { token } = await admin('POST', 'access/tokens', { name: 'cold rooms', user_id: user.id, permissions: 'telemetry.write' })
  const now = Math.floor(Date.now() / minute)
  const lines = Array.from({ length: hours * 60 }, (_, index) => {
    const at = now - hours * 60 + index
    const noise = ((at * 7919) % 101 - 50) / 1000
    return `cold_room,device=LK-001 temperature=${(3.6 + (3.2 * index) / (hours * 60) + noise).toFixed(2)} ${at * 60}\ncold_room,device=LK-002 temperature=${(3.6 + (2.6 * index) / (hours * 60) + noise).toFixed(2)} ${at * 60}`
  })
  const answer = await fetch(`${url}/api/v1/telemetry/write?precision=s`, { method: 'POST', headers: { Authorization: `Token ${token}` }, body: lines.join('\n') })
  assert.equal(answer.status, 204)
}

/** The demo may have cold rooms of its own. */
async function coldRoom(admin, number) {
  const code = `LK-00${number}`
  const { items } = await admin('GET', `equipment/devices?q=${code}`)
  if (items.length) return code
  const types = await admin('GET', 'equipment/types?code=cold_room')
  const rooms = await admin('GET', 'space/rooms?kind=plant&limit=1')
  await admin('POST', 'equipment/ledger', { asset_no: code, name: `药品冷库 ${number}`, type_id: types.items[0].id, room_id: rooms.items[0].id, state: 'in_use', in_service_on: '2024-01-01' })
  return code
}

export default {
  async 'a drifting cold room is announced, gets an order, and its cause is confirmed'({ browser, url }) {
    const page = await newPage(browser, url, desktop)
    await logIn(page, 'engineer')
    await page.goto('/warnings')
    await page.getByText('目前没有预警').waitFor()
    await inspect(page, 'warnings_empty')
    await drift(url, await signIn(url, 'admin'))
    const cards = page.getByRole('link', { name: /制冷剂泄漏、门封不严或化霜不良/ })
    await cards.first().waitFor({ timeout: patience })
    await cards.nth(1).waitFor({ timeout: patience })
    await page.getByRole('heading', { name: /立即/ }).waitFor()
    await inspect(page, 'warnings')
    await cards.first().click()
    await page.waitForURL(/\/warnings\/\d+/)
    await page.getByText(/照此发展约 \d+ 小时后到限值 8 °C/).waitFor()
    await page.getByText(/请检查:查压缩机运行比例/).waitFor()
    await page.locator('.chart canvas').waitFor()
    await inspect(page, 'warning')
    await page.getByRole('button', { name: '开工单' }).click()
    await page.locator('.el-dialog').getByRole('button', { name: '开工单' }).click()
    await page.getByRole('link', { name: /^WX-/ }).waitFor()
    await page.getByRole('button', { name: '原因属实' }).click()
    await page.locator('.el-dialog').getByRole('button', { name: '原因属实' }).click()
    await page.getByText(/由 .+ 判定/).waitFor()
    await inspect(page, 'warning_confirmed')
    await page.getByRole('link', { name: 'LK-001' }).click()
    await page.waitForURL(/\/equipment\/devices\/\d+/)
    await page.getByRole('link', { name: /制冷剂泄漏/ }).waitFor()
    await inspect(page, 'device_warnings')
    assert.deepEqual(page.mistakes, [])
  },

  async 'a technician finds the other one on the phone and says why it is false'({ browser, url }) {
    const page = await newPage(browser, url, phone)
    await logIn(page, 'technician')
    await page.goto('/my-work')
    const card = page.getByRole('link', { name: /制冷剂泄漏/ }).first()
    await card.waitFor()
    await inspect(page, 'my_work_warnings_phone')
    await card.click()
    await page.getByText(/照此发展约/).waitFor()
    await page.locator('.chart canvas').waitFor()
    await inspect(page, 'warning_phone')
    await page.getByRole('button', { name: '更多' }).last().click()
    await page.getByRole('menuitem', { name: '误报' }).or(page.getByText('误报', { exact: true })).first().click()
    const dialog = page.locator('.el-dialog')
    await dialog.getByLabel(/理由/).fill('正在补货,门开着')
    await dialog.getByRole('button', { name: '误报' }).click()
    await page.getByText('正在补货,门开着').first().waitFor()
    await page.goto('/warnings')
    await page.getByText(/目前没有预警|制冷剂泄漏/).first().waitFor()
    assert.deepEqual(page.mistakes, [])
  },
}
