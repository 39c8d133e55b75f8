// A ward asks on the phone, the storekeeper picks at the desk, the ward takes over; a blind count without signal.
import assert from 'node:assert/strict'
import { signIn } from '../hospital.mjs'
import { desktop, inspect, logIn, newPage, phone } from '../stage.mjs'

/** A store of its own with one item, so that nothing else moves in it. */
async function ownStore(url, code) {
  const keeper = await signIn(url, 'storekeeper')
  const item = await keeper('POST', 'materials/items', { code, name: `试验棉垫 ${code}`, unit: '包' })
  const store = await keeper('POST', 'materials/stores', { code, name: `试验库 ${code}` })
  await keeper('POST', 'materials/movements/receipt', { store_id: store.id, lines: [{ item_id: item.id, quantity: '20', price: '6.50' }] })
  return { keeper, item, store }
}

async function until(api, path, wanted) {
  for (let tries = 0; tries < 150; tries++) {
    const answer = await api('GET', path)
    if (wanted(answer)) return answer
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${path} did not become as wanted`)
}

export default {
  async 'materials: a ward asks, the store picks, the ward takes over'({ browser, url }) {
    const { keeper, item, store } = await ownStore(url, 'J-ASK')
    const page = await newPage(browser, url, phone)
    await logIn(page, 'nurse')
    await page.goto('/requisitions/new')
    await page.getByPlaceholder('名称、拼音首字母或代码').fill('J-ASK')
    await page.getByRole('button', { name: `增加 ${item.name}` }).first().click()
    await page.getByRole('button', { name: `增加 ${item.name}` }).first().click()
    await page.getByLabel('送达地点').fill('3F 护士站')
    await inspect(page, 'materials_ask_phone')
    // The first main store stands there already; the journey's own is asked over the interface.
    const nurse = await signIn(url, 'nurse')
    const ward = (await nurse('GET', 'organization/departments?code=WK2')).items[0]
    const asked = await nurse('POST', 'materials/requisitions', { department_id: ward.id, store_id: store.id, place: '3F 护士站', lines: [{ item_id: item.id, quantity: '2' }] })
    assert.equal(asked.state, 'approved')
    const desk = await newPage(browser, url, desktop)
    await logIn(desk, 'storekeeper')
    await desk.goto(`/requisitions/${asked.id}`)
    await desk.getByText('拣货单 (按行走顺序)').waitFor()
    await inspect(desk, 'materials_pick')
    await desk.getByRole('button', { name: '拣货出库' }).click()
    await until(keeper, `materials/requisitions/${asked.id}`, (one) => one.state === 'picked')
    await page.goto(`/requisitions/${asked.id}`)
    await page.getByRole('button', { name: '交接确认' }).click()
    await page.getByRole('dialog').getByRole('button', { name: /交接确认|确定/ }).click()
    await until(keeper, `materials/requisitions/${asked.id}`, (one) => one.state === 'handed_over')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.getByText('已交接').first().waitFor()
    await inspect(page, 'materials_handed_phone')
    await desk.goto('/stock')
    await desk.getByText('库存金额').first().waitFor()
    await desk.getByRole('row').nth(2).waitFor()
    await inspect(desk, 'materials_stock')
    await desk.goto(`/stock/items/${item.id}`)
    await desk.getByText('近半年库存').first().waitFor()
    await inspect(desk, 'materials_item')
    assert.deepEqual([...page.mistakes, ...desk.mistakes], [])
  },

  async 'materials: a receipt with a price typed a thousand times too high is stopped'({ browser, url }) {
    const { item, store } = await ownStore(url, 'J-PRICE')
    const page = await newPage(browser, url, desktop)
    await logIn(page, 'storekeeper')
    await page.goto('/stock/move/receipt')
    await page.getByLabel('库房').click()
    await page.keyboard.type('J-PRICE')
    await page.getByRole('option', { name: store.name }).click()
    await page.getByLabel('扫码').fill('J-PRICE')
    await page.keyboard.press('Enter')
    await page.getByText(item.name).first().waitFor()
    await page.getByLabel('单价').fill('6500')
    await page.getByRole('button', { name: '入库记账' }).click()
    await page.getByText('确认无误请写明原因').waitFor()
    await inspect(page, 'materials_receipt')
    await page.getByLabel('单价').fill('6.6')
    await page.getByRole('button', { name: '入库记账' }).click()
    await page.getByText('供应商').first().waitFor()
    await page.waitForURL(/\/stock\/documents\/\d+/)
    await inspect(page, 'materials_document')
    assert.deepEqual(page.mistakes, [])
  },

  async 'materials: a blind count on the phone goes on without signal'({ browser, url }) {
    const { keeper, item, store } = await ownStore(url, 'J-COUNT')
    const stocktake = await keeper('POST', 'materials/stocktakes', { store_id: store.id })
    const page = await newPage(browser, url, phone)
    await logIn(page, 'storekeeper')
    await page.goto(`/stocktakes/${stocktake.id}/count`)
    await page.getByLabel(`${item.name} 实盘数量`).waitFor()
    await page.context().setOffline(true)
    await page.getByLabel(`${item.name} 实盘数量`).fill('19')
    await page.getByRole('button', { name: `记录 ${item.name}` }).click()
    await page.getByText('全部盘完, 回去提交').waitFor()
    await inspect(page, 'materials_count_phone')
    await page.context().setOffline(false)
    await until(keeper, `materials/stocktakes/${stocktake.id}`, (one) => one.counted === 1)
    await page.goto(`/stocktakes/${stocktake.id}`)
    await page.getByRole('button', { name: '提交' }).click()
    await page.getByText('超允差').first().waitFor()
    await inspect(page, 'materials_review_phone')
    assert.deepEqual(page.mistakes, [])
  },

  async 'materials: a transfer arrives in part, what is not listed is found'({ browser, url }) {
    const { keeper, item, store } = await ownStore(url, 'J-PART')
    const other = await keeper('POST', 'materials/stores', { code: 'J-PART-2', name: '试验分库 J-PART' })
    const sent = await keeper('POST', 'materials/movements/transfer', { store_id: store.id, to_store_id: other.id, lines: [{ item_id: item.id, quantity: '6' }] })
    const page = await newPage(browser, url, desktop)
    await logIn(page, 'storekeeper')
    await page.goto(`/stock/documents/${sent.id}`)
    await page.getByLabel(`${item.name} 数量`).fill('4')
    await inspect(page, 'materials_arrival')
    await page.getByRole('button', { name: '确认收到' }).click()
    await until(keeper, `materials/documents/${sent.id}`, (one) => one.in_transit[0]?.quantity === '2.000')
    await page.goto(`/stock/documents/${sent.id}`)
    assert.equal(await page.getByLabel(`${item.name} 数量`).inputValue(), '2')
    const form = await page.request.get(`${url}/api/v1/materials/documents/${sent.id}/form`)
    assert.equal(form.headers()['content-type'], 'application/pdf')
    const found = await keeper('POST', 'materials/items', { code: 'J-PART-X', name: '账外试验品', unit: '个', barcodes: 'FOUND-127' })
    const stocktake = await keeper('POST', 'materials/stocktakes', { store_id: other.id })
    const mobile = await newPage(browser, url, phone)
    await logIn(mobile, 'storekeeper')
    await mobile.goto(`/stocktakes/${stocktake.id}/count`)
    await mobile.getByLabel('扫码', { exact: true }).fill('FOUND-127')
    await mobile.keyboard.press('Enter')
    await mobile.getByRole('button', { name: '记录账外' }).waitFor()
    await mobile.locator('#found-quantity').fill('3')
    await inspect(mobile, 'materials_found_phone')
    await mobile.getByRole('button', { name: '记录账外' }).click()
    await until(keeper, `materials/stocktakes/${stocktake.id}`, (one) => one.items.some((line) => line.item_id === found.id && line.counted === '3.000'))
    assert.deepEqual([...page.mistakes, ...mobile.mistakes], [])
  },
}
