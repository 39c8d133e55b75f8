// Water for the wards: the nurse asks by one tap, the storekeeper delivers with the phone and takes empties back,
// finance reads the accounts, empties go to the supplier.
import assert from 'node:assert/strict'
import { signIn } from '../hospital.mjs'
import { desktop, inspect, logIn, newPage, phone } from '../stage.mjs'

/** An article of its own with stock, a standing order for the orthopaedic ward and today's stop. */
async function carried(url, code) {
  const keeper = await signIn(url, 'storekeeper')
  const store = (await keeper('GET', 'materials/stores?code=CK2')).items[0]
  const ward = (await keeper('GET', 'organization/departments?code=WK2')).items[0]
  const room = (await keeper('GET', `space/rooms?department_id=${ward.id}&limit=1`)).items[0]
  const vendor = (await keeper('GET', 'organization/vendors?code=V-OFFICE')).items[0]
  const item = await keeper('POST', 'materials/items', { code, name: `试验桶装水 ${code}`, name_en: `Test water ${code}`, unit: '桶', price: '12.00', vendor_id: vendor.id })
  await keeper('POST', 'ward-supplies/articles', { item_id: item.id, litres: '18.9', returnable: true, deposit: '50.00' })
  await keeper('POST', 'materials/movements/receipt', { store_id: store.id, vendor_id: vendor.id, lines: [{ item_id: item.id, quantity: '10', price: '12.00' }] })
  await keeper('POST', 'ward-supplies/standing-orders', { store_id: store.id, department_id: ward.id, room_id: room.id, item_id: item.id, quantity: '3', weekdays: '1,2,3,4,5,6,7', from_day: '2020-01-01' })
  await keeper('POST', 'ward-supplies/plan', {})
  const stop = (await keeper('GET', `ward-supplies/stops?item_id=${item.id}`)).items[0]
  return { keeper, item, stop, name: `试验桶装水 ${code}` }
}

export default {
  async 'ward supplies: delivered with the phone, more than is there is refused, empties come back'({ browser, url }) {
    const { keeper, name, stop } = await carried(url, 'J27-A')
    const page = await newPage(browser, url, phone)
    await logIn(page, 'storekeeper')
    await page.goto('/ward-supplies')
    const here = page.getByRole('listitem').filter({ hasText: name })
    await here.getByRole('button', { name: '送达', exact: true }).waitFor()
    await inspect(page, 'ward_supplies_round_phone')
    await here.getByRole('button', { name: '送达', exact: true }).click()
    await page.getByLabel('实送数量').fill('30')
    await page.getByLabel('接收人').fill('李护士')
    await page.getByRole('dialog').getByRole('button', { name: '送达' }).click()
    await page.getByRole('alert').filter({ hasText: '10' }).waitFor()
    await inspect(page, 'ward_supplies_refused_phone')
    await page.getByLabel('实送数量').fill('3')
    await page.getByRole('spinbutton').fill('1')
    await page.getByRole('dialog').getByRole('button', { name: '送达' }).click()
    await here.getByText('李护士').waitFor()
    await inspect(page, 'ward_supplies_delivered_phone')
    const after = await keeper('GET', `ward-supplies/stops/${stop.id}`)
    assert.equal(after.state, 'delivered')
    assert.equal(after.value, '36.00')
    assert.equal(after.held, 2)
    assert.deepEqual(page.mistakes, [])
  },

  async 'ward supplies: water is out, one tap'({ browser, url }) {
    const { name } = await carried(url, 'J27-B')
    const page = await newPage(browser, url, phone)
    await logIn(page, 'nurse')
    await page.goto('/ward-supplies')
    const order = page.getByRole('listitem').filter({ hasText: name }).first()
    await order.getByRole('button', { name: '要 3' }).click()
    await page.getByText(/已要货/).waitFor()
    await page.getByText(/临时要货/).first().waitFor()
    await inspect(page, 'ward_supplies_ask_phone')
    assert.deepEqual(page.mistakes, [])
  },

  async 'ward supplies: accounts by department and floor, empties to the supplier'({ browser, url }) {
    const { keeper, item, stop, name } = await carried(url, 'J27-C')
    await keeper('POST', `ward-supplies/stops/${stop.id}/actions/deliver`, { delivered: '3', taken_back: 2, receiver: '周护士' })
    const page = await newPage(browser, url, desktop)
    await logIn(page, 'finance')
    await page.goto('/ward-supplies/accounts')
    await page.locator('canvas').first().waitFor()
    await page.getByText('每床').first().waitFor()
    await inspect(page, 'ward_supplies_accounts')
    await page.getByLabel('配送台账').getByRole('button', { name: '楼层' }).click()
    await page.getByText('各楼层金额').first().waitFor()
    await page.locator('tbody button').first().click()
    await page.getByText(/的配送$/).waitFor()
    await inspect(page, 'ward_supplies_floor')
    const small = await newPage(browser, url, phone)
    await logIn(small, 'finance')
    await small.goto('/ward-supplies/accounts')
    await small.locator('canvas').first().waitFor()
    await inspect(small, 'ward_supplies_accounts_phone')
    const desk = await newPage(browser, url, desktop)
    await logIn(desk, 'storekeeper')
    await desk.goto('/ward-supplies/containers')
    const hand = desk.getByRole('listitem').filter({ hasText: name })
    await hand.getByRole('button', { name: '退供应商' }).click()
    await desk.getByLabel('供应商接收人').fill('送水司机')
    await inspect(desk, 'ward_supplies_return')
    await desk.getByRole('dialog').getByRole('button', { name: '确定' }).click()
    await hand.getByText('空桶 0 个').waitFor()
    await desk.getByRole('button', { name: '退回供应商' }).click()
    await desk.getByText(/^KT-/).first().waitFor()
    await inspect(desk, 'ward_supplies_containers')
    const papers = await keeper('GET', `ward-supplies/in-hand`)
    assert.equal(papers.items.find((one) => one.item_id === item.id).in_hand, 0)
    await desk.goto('/data/ward_supplies_standing_order')
    await desk.getByText(name).first().waitFor()
    await inspect(desk, 'ward_supplies_standing_orders')
    assert.deepEqual([...page.mistakes, ...small.mistakes, ...desk.mistakes], [])
  },
}
