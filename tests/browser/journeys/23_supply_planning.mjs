// The buyer decides what to order at the desk; the head looks at classes and the stock's figures on the phone.
import assert from 'node:assert/strict'
import { signIn } from '../hospital.mjs'
import { desktop, inspect, logIn, newPage, phone } from '../stage.mjs'

const DAY_MS = 86_400_000

async function until(api, path, wanted) {
  for (let tries = 0; tries < 300; tries++) {
    const answer = await api('GET', path)
    if (wanted(answer)) return answer
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`${path} did not become as wanted`)
}

/** A store of its own with an item that was used for months and is nearly gone. */
async function runningLow(url) {
  const administrator = await signIn(url, 'admin')
  const vendor = await administrator('POST', 'organization/vendors', { code: 'J-PLAN', name: '试验医械公司' })
  const keeper = await signIn(url, 'storekeeper')
  const ward = (await keeper('GET', 'organization/departments?code=WK2')).items[0]
  const item = await keeper('POST', 'materials/items', { code: 'J-PLAN', name: '试验缝合线', unit: '包', ved: 'vital', vendor_id: vendor.id, price: '18.00' })
  const store = await keeper('POST', 'materials/stores', { code: 'J-PLAN', name: '试验补货库' })
  const day = (ago) => new Date(Date.now() - ago * DAY_MS).toISOString()
  await keeper('POST', 'materials/movements/receipt', { store_id: store.id, vendor_id: vendor.id, happened_at: day(100), lines: [{ item_id: item.id, quantity: '200', price: '18.00' }] })
  for (let ago = 98; ago > 1; ago -= 7) await keeper('POST', 'materials/movements/issue', { store_id: store.id, department_id: ward.id, happened_at: day(ago), lines: [{ item_id: item.id, quantity: String(13 + (ago % 2)) }] })
  return { item, store }
}

export default {
  async 'supply planning: the buyer sees why, changes a quantity and accepts once'({ browser, url }) {
    const { item, store } = await runningLow(url)
    const buyer = await signIn(url, 'buyer')
    await buyer('POST', 'supply-planning/plan', {})
    const found = await until(buyer, `supply-planning/proposals?store_id=${store.id}&state=open`, (one) => one.items.length === 1)
    const page = await newPage(browser, url, desktop)
    await logIn(page, 'buyer')
    await page.goto('/planning')
    await page.getByRole('row').nth(1).waitFor()
    await inspect(page, 'planning_proposals')
    await page.goto('/planning/levels')
    await page.getByText('只看低于订货点').click()
    await page.getByRole('row').nth(1).waitFor()
    await inspect(page, 'planning_levels')
    await page.goto(`/planning/proposals/${found.items[0].id}`)
    await page.getByText('低于订货点').first().waitFor()
    await inspect(page, 'planning_proposal')
    await page.getByRole('link', { name: /订货点/ }).click()
    await page.getByText(/关键 \(V\) 物资承诺/).waitFor()
    await page.locator('canvas').nth(1).waitFor()
    await inspect(page, 'planning_level')
    await page.goBack()
    const quantity = page.getByLabel(`${item.name} 数量`)
    await quantity.fill('1.5')
    await page.getByRole('button', { name: '采纳并订货' }).click()
    await page.getByText('不拆零, 须为整 包').waitFor()
    await inspect(page, 'planning_refused')
    await quantity.fill('80')
    await page.getByRole('button', { name: '采纳并订货' }).click()
    await page.getByText('已采纳').first().waitFor()
    const after = await buyer('GET', `supply-planning/proposals/${found.items[0].id}`)
    assert.equal(after.items[0].quantity, '80.000')
    assert.equal(after.value, '1440.00')
    assert.deepEqual(page.mistakes, [])
  },

  async 'supply planning: the matrix opens to its items, each change says why; the stock tiles open to rows'({ browser, url }) {
    const administrator = await signIn(url, 'admin')
    await administrator('POST', 'jobs/supply_planning.classes/run', {})
    const head = await signIn(url, 'head')
    await until(head, 'supply-planning/classes/matrix', (one) => one.cells.length > 0)
    const page = await newPage(browser, url, phone)
    await logIn(page, 'head')
    await page.goto('/planning/classes')
    await page.getByRole('button', { name: /^A × V 关键/ }).click()
    await page.getByText('全部物资').waitFor()
    await inspect(page, 'planning_classes_phone')
    await page.getByRole('button', { name: '变更记录' }).click()
    await page.getByText(/累计占|年周转|没有出入库/).first().waitFor()
    await inspect(page, 'planning_changes_phone')
    await page.goto('/stock')
    await page.getByRole('link', { name: /库存金额/ }).click()
    await page.waitForURL(/indicators\/materials\.stock_value/)
    await inspect(page, 'planning_figure_phone')
    assert.deepEqual(page.mistakes, [])
  },

  async 'supply planning: last year again under the present rules'({ browser, url }) {
    const buyer = await signIn(url, 'buyer')
    const page = await newPage(browser, url, desktop)
    await logIn(page, 'buyer')
    await page.goto('/planning/replay')
    const button = page.getByRole('button', { name: '回放上一年' })
    await button.waitFor()
    if (await button.isEnabled()) await button.click()
    await until(buyer, 'supply-planning/replays?sort=-asked_at', (one) => one.items.length > 0 && one.items.every((replay) => replay.state === 'done' || replay.state === 'failed'))
    await page.reload()
    await page.getByText('实际与按现行规则回放').waitFor()
    await page.locator('canvas').first().waitFor()
    await inspect(page, 'planning_replay')
    const small = await newPage(browser, url, phone)
    await logIn(small, 'head')
    await small.goto('/planning/replay')
    await small.getByText('实际与按现行规则回放').waitFor()
    await inspect(small, 'planning_replay_phone')
    assert.deepEqual([...page.mistakes, ...small.mistakes], [])
  },
}
