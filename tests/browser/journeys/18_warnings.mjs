// A machine's readings drift: a warning says what is probably wrong and when the limit is met; somebody judges it.
import assert from 'node:assert/strict'
import { signIn } from '../hospital.mjs'
import { desktop, inspect, logIn, newPage, phone } from '../stage.mjs'

const minute = 60_000
const hours = 23
const patience = 60_000 // the judging job comes every quarter of a minute

/** Two anaesthesia machines and a day of readings: set to 5, the PEEP of both rises towards 8 cmH2O, of the second more slowly. */
async function drift(url, admin) {
  const engineer = await signIn(url, 'engineer')
  const one = async (path) => (await engineer('GET', path)).items[0].id
  const place = { type_id: await one('equipment/device-types?code=anaesthesia'), room_id: await one('space/rooms?kind=theatre&limit=1'), crew_id: await one('organization/crews?code=Z3'), state: 'in_use' }
  for (const number of [1, 2]) await engineer('POST', 'equipment/ledger', { asset_no: `JM-00${number}`, name: `${number} 号试验麻醉机`, ...place })
  for (const number of [1, 2])
    for (const [field, what, what_en] of [['peep', 'PEEP', 'PEEP'], ['peep_set', 'PEEP 设定', 'PEEP setting']])
      await admin('POST', 'telemetry/points', { code: `journey-${number}.${field}`, name: `${number} 号麻醉机 ${what}`, name_en: `${what_en} of machine ${number}`, unit: 'cmH2O', device_code: `JM-00${number}`, measure: field, measurement: 'theatre', tags: `device=JM-00${number}`, field })
  const { user } = await admin('GET', 'session')
  const { token } = await admin('POST', 'access/tokens', { name: 'theatres', user_id: user.id, permissions: 'telemetry.write' })
  const now = Math.floor(Date.now() / minute)
  const lines = Array.from({ length: hours * 60 }, (_, index) => {
    const at = now - hours * 60 + index
    const noise = ((at * 7919) % 101 - 50) / 1000
    return [1, 2].map((number) => `theatre,device=JM-00${number} peep_set=5,peep=${(4.6 + ((3.6 - 0.5 * number) * index) / (hours * 60) + noise).toFixed(2)} ${at * 60}`).join('\n')
  })
  const answer = await fetch(`${url}/api/v1/telemetry/write?precision=s`, { method: 'POST', headers: { Authorization: `Token ${token}` }, body: lines.join('\n') })
  assert.equal(answer.status, 204)
}

export default {
  async 'a drifting machine is announced, gets an order, and its cause is confirmed'({ browser, url }) {
    const page = await newPage(browser, url, desktop)
    await logIn(page, 'engineer')
    await page.goto('/warnings')
    await page.getByText('目前没有预警').waitFor()
    await inspect(page, 'warnings_empty')
    await drift(url, await signIn(url, 'admin'))
    const cards = page.getByRole('link', { name: /呼气阀发涩/ })
    await cards.first().waitFor({ timeout: patience })
    await cards.nth(1).waitFor({ timeout: patience })
    await page.getByRole('heading', { name: /立即/ }).waitFor()
    await inspect(page, 'warnings')
    await cards.first().click()
    await page.waitForURL(/\/warnings\/\d+/)
    await page.getByText(/照此发展约 \d+ 小时后到限值 8 cmH2O/).waitFor()
    await page.getByText(/请检查:清洁或更换呼气阀/).waitFor()
    await page.locator('.chart canvas').waitFor()
    await inspect(page, 'warning')
    await page.getByRole('button', { name: '开工单' }).click()
    await page.locator('.el-dialog').getByRole('button', { name: '开工单' }).click()
    await page.getByRole('link', { name: /^WX-/ }).waitFor()
    await page.getByRole('button', { name: '原因属实' }).click()
    await page.locator('.el-dialog').getByRole('button', { name: '原因属实' }).click()
    await page.getByText(/由 .+ 判定/).waitFor()
    await inspect(page, 'warning_confirmed')
    await page.getByRole('link', { name: /^JM-00/ }).click()
    await page.waitForURL(/\/equipment\/devices\/\d+/)
    await page.getByRole('link', { name: /呼气阀发涩/ }).waitFor()
    await inspect(page, 'device_warnings')
    assert.deepEqual(page.mistakes, [])
  },

  async 'a technician finds the other one on the phone and says why it is false'({ browser, url }) {
    const page = await newPage(browser, url, phone)
    await logIn(page, 'technician')
    await page.goto('/my-work')
    const card = page.getByRole('link', { name: /呼气阀发涩/ }).first()
    await card.waitFor()
    await inspect(page, 'my_work_warnings_phone')
    await card.click()
    await page.getByText(/照此发展约/).waitFor()
    await page.locator('.chart canvas').waitFor()
    await inspect(page, 'warning_phone')
    await page.locator('.bar').getByRole('button', { name: '更多' }).click()
    await page.getByRole('menuitem', { name: '误报' }).click()
    const dialog = page.locator('.el-dialog')
    await dialog.getByLabel(/理由/).fill('术中调高了 PEEP')
    await dialog.getByRole('button', { name: '误报' }).click()
    await page.getByText('术中调高了 PEEP').first().waitFor()
    await page.goto('/warnings')
    await page.getByText(/目前没有预警|呼气阀发涩/).first().waitFor()
    assert.deepEqual(page.mistakes, [])
  },
}
