// A device's own code: reported as unusable by a stranger, down until the order is over; and a report from its page.
import assert from 'node:assert/strict'
import { signIn } from '../hospital.mjs'
import { desktop, inspect, logIn, newPage, phone } from '../stage.mjs'

/** A lift in use with a label of its own. */
async function lift(url) {
  const engineer = await signIn(url, 'engineer')
  const device = (await engineer('GET', 'equipment/devices?q=DT-&state=in_use&limit=20')).items.find((one) => one.room_id && !one.locked)
  const code = await engineer('POST', `equipment/devices/${device.id}/code`, {})
  return { engineer, device, token: code.token }
}

export default {
  async 'a stranger says that a device cannot be used; it is back when the order is over'({ browser, url }) {
    const { engineer, device, token } = await lift(url)
    const page = await newPage(browser, url, phone)
    await page.goto(`/r/${token}`)
    await page.getByText(device.asset_no).waitFor()
    await page.getByRole('radio').first().click()
    await page.getByLabel('这台设备已不能使用').check()
    await inspect(page, 'report_device')
    await page.getByRole('button', { name: '提交报修' }).click()
    await page.waitForURL(/\/t\//)
    const order = (await engineer('GET', `repair/work-orders?device_id=${device.id}&sort=-id&limit=1`)).items[0]
    assert.equal((await engineer('GET', `equipment/devices/${device.id}`)).state, 'under_repair')
    const desk = await newPage(browser, url, desktop)
    await logIn(desk, 'dispatcher')
    await desk.goto(`/orders/${order.id}`)
    await desk.getByText(device.asset_no).first().waitFor()
    await inspect(desk, 'order_device')
    const dispatcher = await signIn(url, 'dispatcher')
    const reason = (await dispatcher('GET', 'repair/reasons?kind=cancel&limit=1')).items[0].code
    await dispatcher('POST', `repair/work-orders/${order.id}/actions/cancel`, { reason })
    assert.equal((await engineer('GET', `equipment/devices/${device.id}`)).state, 'in_use')
    assert.deepEqual([...page.mistakes, ...desk.mistakes], [])
  },

  async 'a fault is reported from the page of the device and stands there at once'({ browser, url }) {
    const { engineer, device } = await lift(url)
    const before = (await engineer('GET', `repair/work-orders?device_id=${device.id}&limit=1&total=true`)).total
    const page = await newPage(browser, url, phone)
    await logIn(page, 'dispatcher')
    await page.goto(`/equipment/devices/${device.id}`)
    await page.getByRole('button', { name: '报修', exact: true }).click()
    await page.getByRole('button', { name: '电梯故障' }).or(page.locator('.fault')).first().click()
    await page.locator('#ward-text').fill('轿厢异响')
    await inspect(page, 'device_report')
    await page.getByRole('button', { name: '提交报修' }).click()
    await page.getByRole('dialog', { name: /^报修/ }).waitFor({ state: 'hidden' })
    const orders = await engineer('GET', `repair/work-orders?device_id=${device.id}&sort=-id&limit=1&total=true`)
    assert.equal(orders.total, before + 1)
    await page.locator(`a[href="/orders/${orders.items[0].id}"]`).first().waitFor()
    await inspect(page, 'device_orders')
    assert.equal((await engineer('GET', `equipment/devices/${device.id}`)).state, 'in_use')
    assert.deepEqual(page.mistakes, [])
  },
}
