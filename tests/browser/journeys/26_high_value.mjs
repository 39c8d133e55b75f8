// One code, one piece: the storekeeper teaches and receives by scan, the nurse uses it at the bedside with her phone
// and bills it, what does not fit is looked into at the desk.
import assert from 'node:assert/strict'
import { signIn } from '../hospital.mjs'
import { desktop, inspect, logIn, newPage, phone } from '../stage.mjs'

async function until(api, path, wanted) {
  for (let tries = 0; tries < 150; tries++) {
    const answer = await api('GET', path)
    if (wanted(answer)) return answer
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${path} did not become as wanted`)
}

/** An item by serial number and a store of its own. */
async function ownItem(keeper, code) {
  const item = await keeper('POST', 'materials/items', { code, name: `试验支架 ${code}`, unit: '个', serial_managed: true, expiry_managed: true, high_value: true })
  const store = await keeper('POST', 'materials/stores', { code, name: `试验高值库 ${code}` })
  return { item, store }
}
const receipt = (store, item, serial, more = {}) => ({ store_id: store.id, lines: [{ item_id: item.id, quantity: '1', price: '8000', lot_number: serial, expires_on: '2048-01-01' }], ...more })

export default {
  async 'high value: an unknown code is taught, a serial number counts once'({ browser, url }) {
    const keeper = await signIn(url, 'storekeeper')
    const { item, store } = await ownItem(keeper, 'J-TEACH')
    const label = '(01)06958000000015(17)480131(10)B9(21)J9-1'
    const page = await newPage(browser, url, desktop)
    await logIn(page, 'storekeeper')
    await page.goto('/stock/move/receipt')
    await page.getByLabel('库房').first().click()
    await page.keyboard.type('J-TEACH')
    await page.getByRole('option', { name: store.name }).click()
    await page.getByLabel('扫码', { exact: true }).fill(label)
    await page.keyboard.press('Enter')
    await page.getByText('目录中没有条码 06958000000015').waitFor()
    await inspect(page, 'high_value_teach')
    await page.locator('#teach-item').click()
    await page.keyboard.type('J-TEACH')
    await page.getByRole('option', { name: new RegExp(item.name) }).click()
    await page.getByRole('button', { name: '登记到物资' }).click()
    await page.getByLabel('批号/序列号').waitFor()
    assert.equal(await page.getByLabel('批号/序列号').inputValue(), 'J9-1')
    assert.equal(await page.getByLabel('有效期至').inputValue(), '2048-01-31')
    await page.getByLabel('扫码', { exact: true }).fill(label)
    await page.keyboard.press('Enter')
    await page.getByText('已扫过, 没有重复计数').waitFor()
    assert.equal(await page.getByLabel('批号/序列号').count(), 1)
    await page.getByLabel('扫码', { exact: true }).fill('(01)06958000000015(17)010131(21)J9-2')
    await page.keyboard.press('Enter')
    await page.getByText('已于 2001-01-31 过期').waitFor()
    await page.getByLabel('单价').fill('8000')
    await inspect(page, 'high_value_receipt')
    await page.getByRole('button', { name: '入库记账' }).click()
    await page.waitForURL(/\/stock\/documents\/\d+/)
    const piece = (await keeper('GET', `materials/pieces?item_id=${item.id}`)).items[0]
    assert.deepEqual([piece.serial, piece.batch, piece.state], ['J9-1', 'B9', 'in_store'])
    assert.deepEqual(page.mistakes, [])
  },

  async 'high value: a nurse uses and bills a piece with her phone'({ browser, url }) {
    const keeper = await signIn(url, 'storekeeper')
    const { item, store } = await ownItem(keeper, 'J-USE')
    const ward = (await keeper('GET', 'organization/departments?code=WK2')).items[0]
    await keeper('POST', 'materials/movements/receipt', receipt(store, item, 'J8-1'))
    await keeper('POST', 'materials/movements/receipt', receipt(store, item, 'J8-2'))
    await keeper('POST', 'materials/movements/issue', { store_id: store.id, department_id: ward.id, lines: [{ item_id: item.id, quantity: '1', lot_number: 'J8-1' }] })
    const page = await newPage(browser, url, phone)
    await logIn(page, 'nurse')
    await page.goto('/pieces/use')
    await page.getByLabel('扫耗材条码').fill('J8-2')
    await page.keyboard.press('Enter')
    await page.getByText('不是本科室的耗材').waitFor()
    await page.getByLabel('扫耗材条码').fill('J8-1')
    await page.keyboard.press('Enter')
    await page.getByText(item.name).first().waitFor()
    await page.getByLabel('扫患者腕带, 或下一件耗材').fill('ZY26110099')
    await page.keyboard.press('Enter')
    await page.getByLabel('手术/操作').fill('冠脉支架植入')
    assert.equal(await page.locator('#patient').inputValue(), 'ZY26110099')
    await inspect(page, 'high_value_use_phone')
    await page.getByRole('button', { name: '确认使用' }).click()
    await page.getByText('****99').waitFor()
    await page.getByRole('button', { name: '计费 ¥ 8000.00' }).click()
    const piece = await until(keeper, `materials/pieces?item_id=${item.id}&state=billed`, (answer) => answer.items.length === 1)
    await page.goto(`/pieces/${piece.items[0].id}`)
    await page.getByText('用于患者').first().waitFor()
    await page.getByRole('button', { name: '显示患者号 (留痕)' }).click()
    await page.getByText('ZY26110099').waitFor()
    await inspect(page, 'high_value_piece_phone')
    assert.deepEqual(page.mistakes, [])
  },

  async 'high value: a gap is looked into at the desk'({ browser, url }) {
    const keeper = await signIn(url, 'storekeeper')
    const admin = await signIn(url, 'admin')
    await admin('POST', 'materials/charges', { code: 'J7-GHOST', patient_number: 'ZY26110001', price: '500', bill_number: 'HIS-7' })
    const page = await newPage(browser, url, desktop)
    await logIn(page, 'storekeeper')
    await page.goto('/pieces/gaps')
    await page.getByText('J7-GHOST').first().waitFor()
    await inspect(page, 'high_value_gaps')
    await page.getByText('J7-GHOST').first().click()
    await page.getByRole('dialog').getByLabel('原因').fill('收费系统编码录错')
    await page.getByRole('dialog').getByRole('button', { name: /确定|确认/ }).click()
    await until(keeper, 'materials/gaps?state=acknowledged&code.like=J7-GHOST', (answer) => answer.items.length === 1)
    await page.goto('/pieces')
    await page.getByText('一物一码').first().waitFor()
    await page.getByRole('row').nth(2).waitFor()
    await inspect(page, 'high_value_pieces')
    await page.goto('/pieces/charges')
    await page.getByText('J7-GHOST').first().waitFor()
    await page.goto('/stock/past')
    await page.getByText('历史结存').first().waitFor()
    await page.getByText(/合计 ¥/).waitFor()
    await inspect(page, 'materials_past')
    assert.deepEqual(page.mistakes, [])
  },
}
