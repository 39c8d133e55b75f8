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
  // The demo's supplier of it is blocked by its score: the head lifts that for a month.
  const head = await signIn(url, 'head')
  await head('POST', `purchasing/suppliers/${item.vendor_id}/lift`, { reason: '唯一货源', until: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10) }).catch(() => null)
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
    const drafted = await until(buyer, `supply-planning/proposals/${found.items[0].id}`, (one) => one.origin?.state === 'drafted')
    await page.getByRole('link', { name: drafted.origin.order.number }).waitFor()
    await inspect(page, 'planning_drafted')
    await page.getByRole('link', { name: drafted.origin.order.number }).click()
    await page.getByText('来源: 补货建议').waitFor()
    await inspect(page, 'purchasing_from_proposal')
    await page.getByRole('link', { name: drafted.number }).click()
    await page.getByRole('button', { name: '撤回采纳' }).click()
    await page.getByRole('dialog').getByLabel('原因').fill('改由另一家供货')
    await page.getByRole('dialog').getByRole('button', { name: '撤回采纳' }).click()
    await page.getByText('已撤回: 改由另一家供货').waitFor()
    assert.equal((await buyer('GET', `purchasing/orders/${drafted.origin.order.id}`)).state, 'cancelled')
    await inspect(page, 'planning_taken_back')
    assert.deepEqual(page.mistakes, [])
  },

  async 'supply planning: what could not be drafted says why and is tried again with one action'({ browser, url }) {
    const { item, store, buyer } = await usedUp(url)
    const admin = await signIn(url, 'admin')
    await buyer('POST', 'supply-planning/plan', {})
    const open = (await until(buyer, `supply-planning/proposals?store_id=${store.id}&vendor_id=${item.vendor_id}&kind=order&state=open`, (one) => one.items.length === 1)).items[0]
    await admin('PATCH', `organization/vendors/${item.vendor_id}`, { active: false })
    await buyer('POST', `supply-planning/proposals/${open.id}/actions/accept`, {})
    await until(buyer, `supply-planning/proposals/${open.id}`, (one) => one.origin?.state === 'waiting')
    const page = await newPage(browser, url, phone)
    await logIn(page, 'buyer')
    await page.goto('/purchasing/origins')
    await page.getByText(open.number).first().click()
    await page.getByText(/已停用/).first().waitFor()
    await inspect(page, 'purchasing_origins_phone')
    await page.goto(`/planning/proposals/${open.id}`)
    await page.getByText('未能生成采购草稿').waitFor()
    await inspect(page, 'planning_not_drafted_phone')
    await admin('PATCH', `organization/vendors/${item.vendor_id}`, { active: true })
    await page.getByRole('button', { name: '重新生成' }).click()
    await page.getByText('已生成草稿').first().waitFor()
    await page.getByText('待审批').first().waitFor()
    const desk = await newPage(browser, url, desktop)
    await logIn(desk, 'buyer')
    await desk.goto('/purchasing/origins')
    await desk.getByText('已生成草稿').first().click()
    await desk.getByText(open.number).first().waitFor()
    await inspect(desk, 'purchasing_origins')
    assert.deepEqual([...page.mistakes, ...desk.mistakes], [])
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
