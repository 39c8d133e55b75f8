// Plant rooms live: values arrive while somebody watches, one goes bad, trends are compared, saved and sent as a link.
import assert from 'node:assert/strict'
import { signIn } from '../hospital.mjs'
import { desktop, inspect, logIn, newPage, phone } from '../stage.mjs'

const minute = 60_000
const measures = {
  oxygen_plant: { o2_purity: ['%', 93.4], outlet_pressure: ['kPa', 412], flow: ['m3/h', 86], dew_point: ['℃', -52], co: ['ppm', 1], compressor_temp: ['℃', 78], compressor_hours: ['h', 12034] },
  chiller: { supply_temp: ['℃', 7.1], return_temp: ['℃', 12.2], flow: ['m3/h', 210], power: ['kW', 188], condenser_in: ['℃', 30.5], condenser_out: ['℃', 35.4], vibration: ['mm/s', 1.8], load: ['%', 64] },
  generator: { fuel_level: ['%', 71], battery_voltage: ['V', 26.4], running: ['', 0] },
}
const wave = (value, at, phase) => Number((value + (Math.abs(value) / 40) * Math.sin(at / 45 + phase)).toFixed(2))

/** A device of each type in the first rooms, its points, and hours of readings. */
async function prepare(url) {
  const admin = await signIn(url, 'admin')
  const rooms = (await admin('GET', 'space/rooms?limit=3')).items
  const devices = {}
  const lines = []
  const now = Math.floor(Date.now() / minute)
  for (const [index, [type, all]] of Object.entries(measures).entries()) {
    const [kind] = (await admin('GET', `equipment/device-types?code=${type}`)).items
    const code = `LIVE-${type.toUpperCase()}`
    await admin('POST', 'equipment/ledger', { asset_no: code, name: { oxygen_plant: '一号制氧机组', chiller: '一号冷水机组', generator: '应急发电机' }[type], type_id: kind.id, room_id: rooms[index].id })
    for (const [measure, [unit, value]] of Object.entries(all)) {
      const name = { o2_purity: '氧浓度', outlet_pressure: '出口压力', flow: '流量', dew_point: '露点', co: '一氧化碳', compressor_temp: '压缩机温度', compressor_hours: '运行小时', supply_temp: '供水温度', return_temp: '回水温度', fuel_level: '油位' }[measure] ?? measure
      const range = measure === 'o2_purity' ? { low: 80, high: 100 } : {}
      const point = await admin('POST', 'telemetry/points', { code: `${code}.${measure}`, name, unit, decimals: 1, period_s: 60, device_code: code, measure, measurement: type, tags: `device=${code}`, field: measure, ...range })
      devices[`${type}.${measure}`] = point.id
      for (let back = 0; back < 20 * 60; back += 1) lines.push(`${type},device=${code} ${measure}=${wave(value, now - back, index)} ${(now - back) * 60}`)
    }
  }
  const { user } = await admin('GET', 'session')
  const { token } = await admin('POST', 'access/tokens', { name: 'live', user_id: user.id, permissions: 'telemetry.write' })
  const send = async (text) => assert.equal((await fetch(`${url}/api/v1/telemetry/write?precision=s`, { method: 'POST', headers: { Authorization: `Token ${token}` }, body: text })).status, 204)
  await send(lines.join('\n'))
  return { devices, send, room: rooms[0].id }
}
let prepared

export default {
  async 'values arrive on an open page, and a bad one is seen at once'({ browser, url }) {
    prepared = await prepare(url)
    const { send } = prepared
    const page = await newPage(browser, url, desktop)
    await logIn(page, 'technician')
    await page.goto('/live')
    const card = page.getByRole('link', { name: /一号制氧机组/ })
    await card.waitFor()
    await inspect(page, 'live_overview')
    await card.click()
    await page.waitForURL(/device=LIVE-OXYGEN_PLANT/)
    const purity = page.locator('svg.schematic .value', { hasText: /9\d\.\d\s%/ })
    await purity.waitFor()
    await page.getByRole('status').getByText('实时').waitFor()
    await inspect(page, 'live_oxygen_plant')
    await send('oxygen_plant,device=LIVE-OXYGEN_PLANT o2_purity=95.7')
    await page.locator('svg.schematic').getByText(/95\.7/).waitFor()
    await send('oxygen_plant,device=LIVE-OXYGEN_PLANT o2_purity=20.9')
    await page.locator('svg.schematic .value.bad').getByText(/20\.9/).waitFor()
    await page.getByText('超出量程').first().waitFor()
    await inspect(page, 'live_bad')
    await page.locator('svg.schematic .value.bad').click()
    await page.waitForURL(/\/points\/\d+/)
    await page.locator('.chart canvas').waitFor()
    assert.deepEqual(page.mistakes, [])
  },

  async 'trends of two devices are compared, dragged closer, saved and sent as a link'({ browser, url }) {
    const { devices } = prepared
    const page = await newPage(browser, url, desktop)
    await logIn(page, 'leader')
    await page.goto(`/trends?points=${devices['oxygen_plant.o2_purity']},${devices['chiller.supply_temp']},${devices['oxygen_plant.compressor_temp']}&span=day`)
    await page.locator('.chart canvas').waitFor()
    await page.getByText(/n = 3\s60\d/).waitFor()
    await inspect(page, 'trends_compared')
    const box = await page.locator('.chart').boundingBox()
    const closer = page.waitForResponse((response) => response.url().includes('/trend?'))
    await page.mouse.move(box.x + box.width * 0.5, box.y + 150)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * 0.6, box.y + 150, { steps: 5 })
    await page.mouse.up()
    const { step_s: step } = await (await closer).json()
    assert.ok(step <= 60, `a tenth of a day asks finer steps than ${step} s`)
    await page.waitForURL(/from=.*to=/)
    await page.getByRole('button', { name: '叠加上一段' }).click()
    await page.waitForURL(/before=1/)
    await page.getByText('平均', { exact: false }).first().waitFor()
    await inspect(page, 'trends_closer')
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出' }).click()
    await page.getByRole('menuitem', { name: 'CSV' }).click()
    const file = await (await download).createReadStream()
    let text = ''
    for await (const piece of file) text += piece
    assert.match(text, /氧浓度 平均 \(%\)/)
    assert.ok(text.trim().split('\n').length > 50, text.slice(0, 300))

    const other = await newPage(browser, url, desktop)
    await logIn(other, 'technician')
    await other.goto(new URL(page.url()).pathname + new URL(page.url()).search)
    await other.locator('.chart canvas').waitFor()
    assert.equal(await other.getByRole('button', { name: '叠加上一段' }).getAttribute('aria-pressed'), 'true')
    assert.deepEqual([...page.mistakes, ...other.mistakes], [])
  },

  async 'the phone shows a plant room, and the device and the map lead there'({ browser, url }) {
    const page = await newPage(browser, url, phone)
    await logIn(page, 'technician')
    await page.goto('/live')
    await page.getByRole('link', { name: /一号冷水机组/ }).click()
    await page.locator('svg.schematic').waitFor()
    await inspect(page, 'live_phone')
    await page.getByRole('link', { name: '设备档案' }).click()
    await page.getByRole('heading', { name: '实时数据' }).waitFor()
    await page.goto(`/live?room=${prepared.room}`)
    await page.locator('svg.schematic').waitFor()
    const desk = await newPage(browser, url, { ...desktop, colorScheme: 'dark' }, 'en-US')
    await logIn(desk, 'admin')
    await desk.goto('/live?device=LIVE-CHILLER')
    await desk.locator('svg.schematic').waitFor()
    await inspect(desk, 'live_chiller_dark_en')
    await desk.goto('/live?device=NONE')
    await desk.getByRole('heading', { name: 'NONE' }).waitFor()
    assert.deepEqual([...page.mistakes, ...desk.mistakes], [])
  },
}
