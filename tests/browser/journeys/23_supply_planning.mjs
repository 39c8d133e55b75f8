// The buyer decides what to order at the desk; the head looks at classes and the stock's figures on the phone.
import assert from 'node:assert/strict'
import { signIn } from '../hospital.mjs'
import { desktop, inspect, logIn, newPage, phone } from '../stage.mjs'

async function until(api, path, wanted) {
  for (let tries = 0; tries < 300; tries++) {
    const answer = await api('GET', path)
    if (wanted(answer)) return answer
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`${path} did not become as wanted`)
}

/** A vital item of the demo's second store with nothing left of it. */
async function usedUp(url) {
  const keeper = await signIn(url, 'storekeeper')
  const store = (await keeper('GET', 'materials/stores?code=CK2')).items[0]
  const ward = (await keeper('GET', 'organization/departments?code=WK2')).items[0]
  const item = (await keeper('GET', 'materials/items?q=lqh&sort=code')).items[0]
  await keeper('POST', 'materials/movements/receipt', { store_id: store.id, vendor_id: item.vendor_id, lines: [{ item_id: item.id, quantity: '10', price: '5.60' }] })
  const buyer = await signIn(url, 'buyer')
  const level = (await until(buyer, `supply-planning/levels?store_id=${store.id}&q=${item.code}`, (one) => one.items.length === 1)).items[0]
  await keeper('POST', 'materials/movements/issue', { store_id: store.id, department_id: ward.id, lines: [{ item_id: item.id, quantity: level.on_hand }] })
  return { item, store, level, buyer }
}

export default {
  async 'supply planning: the buyer sees why, changes a quantity and accepts once'({ browser, url }) {
    const { item, store, level, buyer } = await usedUp(url)
    await buyer('POST', 'supply-planning/plan', {})
    const found = await until(buyer, `supply-planning/proposals?store_id=${store.id}&vendor_id=${item.vendor_id}&kind=order&state=open`, (one) => one.items.length === 1 && one.items[0].vital)
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
    await page.goto(`/planning/levels/${level.id}`)
    await page.getByText(/关键 \(V\) 物资承诺/).waitFor()
    await page.locator('canvas').nth(1).waitFor()
    await inspect(page, 'planning_level')
    await page.goto(`/planning/proposals/${found.items[0].id}`)
    const quantity = page.getByLabel(/ 数量$/).first()
    await quantity.waitFor()
    await quantity.fill('1.5')
    await page.getByRole('button', { name: '采纳并订货' }).click()
    await page.getByText(/不拆零, 须为整/).waitFor()
    await inspect(page, 'planning_refused')
    await quantity.fill('80')
    await page.getByRole('button', { name: '采纳并订货' }).click()
    await page.getByText('已采纳').first().waitFor()
    const after = await buyer('GET', `supply-planning/proposals/${found.items[0].id}`)
    assert.equal(after.items[0].quantity, '80.000')
    assert.equal(after.state, 'accepted')
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
