// An oxygen concentration falls: the alarm appears on the open page within a second, somebody acknowledges it, the order
// is there, it goes back to normal; another is shelved; the quality of the alarms is looked at.
import assert from 'node:assert/strict'
import { signIn } from '../hospital.mjs'
import { desktop, inspect, logIn, newPage, phone } from '../stage.mjs'

const minute = 60_000

async function plant(url) {
  const admin = await signIn(url, 'admin')
  await admin('POST', 'start/catalogue', {})
  const { user } = await admin('GET', 'session')
  const { token } = await admin('POST', 'access/tokens', { name: 'alarms', user_id: user.id, permissions: 'telemetry.write' })
  const engineer = await signIn(url, 'engineer')
  const one = async (path) => (await engineer('GET', path)).items[0].id
  const room_id = await one('space/rooms?kind=plant&limit=1')
  const crew_id = await one('organization/crews?code=Z3')
  const device = async (asset_no, name, type) => (await engineer('POST', 'equipment/ledger', { asset_no, name, type_id: await one(`equipment/device-types?code=${type}`), room_id, crew_id, state: 'in_use' })).id
  const point = (asset, measure, name, unit, high) => admin('POST', 'telemetry/points', { code: `${asset}.${measure}`, name, unit, low: 0, high, period_s: 600, device_code: asset, measure, measurement: 'journey', tags: `device=${asset}`, field: measure })
  const oxygen = await device('JY-01', '北制氧机一号', 'oxygen_plant')
  await device('JL-01', '一号冷水机', 'chiller')
  await point('JY-01', 'o2_purity', '氧浓度', '%', 100)
  await point('JL-01', 'supply_temp', '冷冻水供水温度', '℃', 50)
  for (const code of ['oxygen_plant.o2_purity.low', 'chiller.supply_temp.high'])
    await engineer('PATCH', `alarms/rules/${await one(`alarms/rules?code=${code}`)}`, { on_delay_s: 0, off_delay_s: 0 })
  const write = async (...lines) => {
    const answer = await fetch(`${url}/api/v1/telemetry/write?precision=ms`, { method: 'POST', headers: { Authorization: `Token ${token}` }, body: lines.join('\n') })
    assert.equal(answer.status, 204, await answer.text())
  }
  return { oxygen, write, engineer }
}

let made
const hospital = (url) => (made ??= plant(url))

export default {
  async 'oxygen falls: alarm on the open page, acknowledged, ordered, back to normal'({ browser, url }) {
    const { oxygen, write } = await hospital(url)
    const now = Date.now()
    await write(...Array.from({ length: 120 }, (_, i) => `journey,device=JY-01 o2_purity=${(94.6 + 0.3 * Math.sin(i / 9)).toFixed(2)} ${now - (120 - i) * minute}`))
    const page = await newPage(browser, url, desktop)
    await logIn(page, 'leader')
    await page.goto('/alarms')
    await page.getByText('床旁报警永远优先').waitFor()
    await page.getByText('所有监测点都在限值之内').waitFor()
    await inspect(page, 'alarms_none')
    const line = page.locator('.line', { hasText: '氧浓度低' })
    const sent = Date.now()
    await write(`journey,device=JY-01 o2_purity=92.1 ${sent}`)
    await line.waitFor()
    console.log(`# sample to open page ${Date.now() - sent} ms`)
    await page.getByText('北制氧机一号').first().waitFor()
    await inspect(page, 'alarms_high')
    await line.getByRole('button', { name: '确认' }).click()
    await line.getByText('报警已确认').waitFor()
    await line.getByRole('link', { name: /氧浓度低/ }).click()
    await page.locator('.chart canvas').waitFor()
    await page.getByText('核对分析仪').waitFor()
    await inspect(page, 'alarm')
    await write(`journey,device=JY-01 o2_purity=94.4 ${Date.now()}`)
    await page.getByText('已恢复', { exact: true }).first().waitFor()
    const dispatcher = await signIn(url, 'dispatcher')
    const orders = (await dispatcher('GET', `repair/work-orders?device_id=${oxygen}`)).items
    assert.deepEqual(orders.map((one) => [one.source, one.title]), [['alarm', '北制氧机一号 · 氧浓度低']])
    await page.goto(`/equipment/devices/${oxygen}`)
    await page.getByRole('link', { name: '氧浓度低' }).waitFor()
    await page.goto('/alarms/past')
    await page.getByText('氧浓度低').first().waitFor()
    await inspect(page, 'alarms_past')
    assert.deepEqual(page.mistakes, [])
  },

  async 'an alarm is shelved with a reason and comes back by hand; on a phone'({ browser, url }) {
    const { write } = await hospital(url)
    await write(`journey,device=JL-01 supply_temp=12.4 ${Date.now()}`)
    const page = await newPage(browser, url, phone)
    await logIn(page, 'leader')
    await page.goto('/alarms')
    const line = page.locator('.line', { hasText: '冷冻水供水温度高' })
    await line.waitFor()
    await inspect(page, 'alarms_phone')
    await line.getByRole('link').first().click()
    await page.getByRole('button', { name: '搁置' }).click()
    const dialog = page.getByRole('dialog', { name: '搁置报警' })
    await dialog.getByLabel(/原因/).fill('等配件到货')
    await inspect(page, 'alarm_shelve_phone')
    await dialog.getByRole('button', { name: /确认|确定/ }).click()
    await page.getByText('已搁置').first().waitFor()
    await page.goto('/alarms')
    await page.getByRole('heading', { name: /暂不处理/ }).waitFor()
    await page.getByRole('button', { name: '结束' }).click()
    await page.getByRole('heading', { name: /暂不处理/ }).waitFor({ state: 'hidden' })
    assert.deepEqual(page.mistakes, [])
  },

  async 'rules change by edition, and the quality says what to mend'({ browser, url }) {
    const { write, engineer } = await hospital(url)
    const from = Date.now() - 5000
    for (let i = 0; i < 40; ++i) await write(`journey,device=JL-01 supply_temp=${i % 2 ? 12 : 7} ${from + i * 100}`)
    const page = await newPage(browser, url, desktop)
    await logIn(page, 'engineer')
    await page.goto('/alarms/quality')
    await page.getByText('加大死区或恢复延时').first().waitFor()
    await page.locator('.chart canvas').waitFor()
    await inspect(page, 'alarm_quality')
    await page.goto('/alarms/rules')
    await page.getByText('制氧机组').first().waitFor()
    await inspect(page, 'alarm_rules')
    await page.locator('a.row', { hasText: '冷冻水供水温度高' }).click()
    await page.getByLabel(/^恢复延时/).fill('30')
    await page.getByRole('button', { name: /保存/ }).click()
    await page.getByText(/第 3 版/).first().waitFor()
    await inspect(page, 'alarm_rule')
    assert.equal((await engineer('GET', 'alarms/rules?code=chiller.supply_temp.high&editions=all')).items.length, 3)
    assert.deepEqual(page.mistakes, [])
  },
}
