// A department asks and sees route and budget; the buyer runs it; a supplier quotes sealed; a member scores on a phone;
// the auditor judges a split and checks a list of sales.
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

const first = async (api, path) => (await api('GET', path)).items[0]

/** A category of its own with a budget, minimum times of nought, so that a project can be played at once. */
async function ownCategory(url, code) {
  const admin = await signIn(url, 'admin')
  for (const name of ['negotiation', 'three_quotations'])
    await admin('POST', 'catalog/parameters', { code: `sourcing.days.${name}`, value: '0', valid_from: '2001-01-01', source: 'journey' }).catch(() => null)
  const category = await admin('POST', 'sourcing/categories', { code, name: `试验品目 ${code}` })
  const ward = await first(admin, 'organization/departments?code=WK2')
  const year = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear()
  await admin('POST', 'sourcing/budget-lines', { department_id: ward.id, category_id: category.id, year, amount: '3000000' })
  // Who belongs to a ward with a part of its own is asked which of them wants it.
  await admin('POST', 'organization/departments', { code: `${code}-P`, name: `试验分部 ${code}`, parent_id: ward.id })
  return { admin, category, ward }
}

/** A negotiated project whose two quotations are open and compared. */
async function comparedProject(url, code) {
  const { admin, category, ward } = await ownCategory(url, code)
  const nurse = await signIn(url, 'nurse')
  const president = await signIn(url, 'president')
  const buyer = await signIn(url, 'buyer')
  const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
  const made = await nurse('POST', 'sourcing/projects', { title: `试验监护仪 ${code}`, category_id: category.id, department_id: ward.id, reason: '床位增加', wanted_on: day, lines: [{ name: '监护仪', specification: '五参数', unit: '台', quantity: '30', price: '36000' }] })
  assert.equal(made.route, 'negotiation')
  const path = `sourcing/projects/${made.id}`
  await president('POST', `${path}/actions/approve`, { reason: '同意' })
  await buyer('POST', `${path}/actions/specify`, { specification: '五参数, 原厂质保', warranty_months: 24, criteria: [{ name: '价格', weight: 40, is_price: true }, { name: '技术', weight: 60 }] })
  const vendors = []
  for (const one of ['V-MED1', 'V-MED2', 'V-LIFT']) vendors.push((await first(admin, `organization/vendors?code=${one}`)).id)
  await buyer('POST', `${path}/actions/publish`, { vendors: vendors.join(','), notice: '请报价', close_at: new Date(Date.now() + 4000).toISOString() })
  for (const [user, price] of [['supplier', '33000'], ['supplier2', '34500']]) {
    const supplier = await signIn(url, user)
    const line = (await supplier('GET', `sourcing/offers/${made.id}`)).lines[0]
    await supplier('POST', `sourcing/offers/${made.id}/quotation`, { delivery_days: 15, warranty_months: 24, lines: [{ line_id: line.id, price, offered: `品牌 ${user}` }] })
  }
  await until(buyer, path, (one) => one.closed)
  await buyer('POST', `${path}/actions/open`, { reason: '两家有竞争' })
  await buyer('POST', `${path}/actions/compare`, {})
  return { made, path, buyer, president }
}

export default {
  async 'sourcing: a department sees route and budget while it asks'({ browser, url }) {
    const { category, ward } = await ownCategory(url, 'J-ASK')
    const page = await newPage(browser, url, phone)
    await logIn(page, 'nurse')
    await page.goto('/sourcing/new')
    await page.getByLabel('项目名称').fill('试验推车')
    await page.getByLabel('申请科室').click()
    await page.keyboard.type('WK2')
    await page.getByRole('option', { name: ward.name }).first().click()
    await page.getByLabel('采购品目').click()
    await page.keyboard.type('J-ASK')
    await page.getByRole('option', { name: category.name }).click()
    await page.getByLabel('需要日期').fill(new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10))
    await page.getByLabel('申请理由').fill('旧车损坏')
    await page.getByLabel('第 1 行名称').fill('推车')
    await page.getByLabel('第 1 行单位').fill('辆')
    await page.getByLabel('第 1 行数量').fill('30')
    await page.getByLabel('第 1 行估价').fill('6000')
    await page.getByText('18 万元 ≥ 5 万元').waitFor()
    await page.getByText('预算剩 300 万元').waitFor()
    await page.getByRole('button', { name: '提交申请' }).click()
    await page.getByText('目录外的物品要写明规格要求').waitFor()
    await inspect(page, 'sourcing_ask_phone')
    await page.getByLabel('第 1 行规格要求').fill('不锈钢')
    await page.getByRole('button', { name: '提交申请' }).click()
    await page.waitForURL(/\/sourcing\/\d+/)
    await page.getByText('待审批').first().waitFor()
    await inspect(page, 'sourcing_project_phone')
    assert.deepEqual(page.mistakes, [])
  },

  async 'sourcing: a supplier quotes sealed, and the hospital does not see it'({ browser, url }) {
    const buyer = await signIn(url, 'buyer')
    const open = await first(buyer, 'sourcing/projects?state=published')
    const page = await newPage(browser, url, phone)
    await logIn(page, 'supplier')
    await page.goto('/offers')
    await page.getByText(open.title).first().waitFor()
    await inspect(page, 'sourcing_offers_phone')
    await page.goto(`/offers/${open.id}`)
    await page.getByLabel('单价 (元)').first().fill('2650')
    await page.getByLabel('交货天数').fill('12')
    await page.getByRole('button', { name: /提交报价|替换报价/ }).click()
    await page.getByText('报价已密封提交').first().waitFor()
    await inspect(page, 'sourcing_offer_phone')
    const desk = await newPage(browser, url, desktop)
    await logIn(desk, 'buyer')
    await desk.goto(`/sourcing/${open.id}`)
    await desk.getByText('任何人都看不到').first().waitFor()
    assert.equal(await desk.getByText('2650').count(), 0)
    await inspect(desk, 'sourcing_sealed')
    assert.deepEqual([...page.mistakes, ...desk.mistakes], [])
  },

  async 'sourcing: a committee is appointed at the desk and scores on the phone'({ browser, url }) {
    const { made, path, buyer } = await comparedProject(url, 'J-JUDGE')
    const desk = await newPage(browser, url, desktop)
    await logIn(desk, 'buyer')
    await desk.goto(`/sourcing/${made.id}`)
    await desk.getByRole('button', { name: '组成评审小组' }).click()
    const dialog = desk.getByRole('dialog')
    await dialog.getByLabel('评审人员').click()
    for (const name of ['设备工程师', '库管员', '调度员']) await desk.getByRole('option', { name }).click()
    await desk.keyboard.press('Escape')
    await inspect(desk, 'sourcing_appoint')
    await dialog.getByRole('button', { name: '组成评审小组' }).click()
    await until(buyer, path, (one) => one.state === 'in_committee')
    const page = await newPage(browser, url, phone)
    await logIn(page, 'engineer')
    await page.goto('/sourcing/scoring')
    await page.getByText(made.title).first().waitFor()
    await page.goto(`/sourcing/scoring/${made.id}`)
    await page.getByRole('button', { name: '没有利益冲突' }).click()
    await page.getByLabel('华康医疗器械有限公司 技术').fill('52')
    await page.getByLabel('瑞丰商贸有限公司 技术').fill('61')
    await page.getByRole('button', { name: '提交评分' }).click()
    await page.getByText('不超过 60 分').waitFor()
    await inspect(page, 'sourcing_score_phone')
    await page.getByLabel('瑞丰商贸有限公司 技术').fill('48')
    await page.getByRole('button', { name: '提交评分' }).click()
    await page.getByText('评分已提交').first().waitFor()
    for (const user of ['storekeeper', 'dispatcher']) {
      const member = await signIn(url, user)
      await member('POST', `sourcing/scoring/${made.id}/declare`, {})
      const sheet = await member('GET', `sourcing/scoring/${made.id}`)
      const skill = sheet.criteria.find((one) => !one.is_price)
      await member('POST', `sourcing/scoring/${made.id}/scores`, { points: sheet.quotations.map((one) => ({ quotation_id: one.id, criterion_id: skill.id, points: '50' })) })
    }
    await desk.goto(`/sourcing/${made.id}`)
    await desk.getByRole('button', { name: '汇总评分' }).click()
    await until(buyer, path, (one) => one.state === 'scored')
    await desk.getByText('总分').first().waitFor()
    await inspect(desk, 'sourcing_scored')
    assert.deepEqual([...page.mistakes, ...desk.mistakes], [])
  },

  async 'sourcing: an award leads to its draft contract, and the contract back'({ browser, url }) {
    const buyer = await signIn(url, 'buyer')
    const awarded = (await buyer('GET', 'sourcing/projects?q=麻醉机更新&state=awarded')).items[0]
    const project = await buyer('GET', `sourcing/projects/${awarded.id}`)
    const page = await newPage(browser, url, phone)
    await logIn(page, 'buyer')
    await page.goto(`/sourcing/${awarded.id}`)
    await page.getByRole('link', { name: project.origin.contract.number }).waitFor()
    await inspect(page, 'sourcing_awarded_phone')
    await page.getByRole('link', { name: project.origin.contract.number }).click()
    await page.getByText('来源: 采购项目').waitFor()
    await page.getByText(/由成交结果生成的草稿/).waitFor()
    await inspect(page, 'purchasing_draft_contract_phone')
    await page.getByRole('link', { name: project.number }).click()
    await page.getByRole('button', { name: '登记合同' }).click()
    assert.equal(await page.getByRole('dialog').getByLabel('合同号').inputValue(), project.origin.contract.number)
    assert.deepEqual(page.mistakes, [])
  },

  async 'sourcing: the auditor judges a split and checks a list of sales'({ browser, url }) {
    const page = await newPage(browser, url, desktop)
    await logIn(page, 'auditor')
    await page.goto('/sourcing/splits')
    await page.getByText('病房陪护椅二期').first().click()
    await page.getByText('疑似拆分采购').first().waitFor()
    await inspect(page, 'sourcing_split')
    await page.getByRole('button', { name: '核查' }).click()
    await page.getByRole('dialog').getByLabel('核查说明').fill('分两期是施工安排, 供应商与单价分别比选')
    await page.getByRole('dialog').getByRole('button', { name: '确定' }).click()
    await page.getByText('理由成立').first().waitFor()
    await page.goto('/sourcing/prices')
    await page.getByText('加成规则').waitFor()
    await inspect(page, 'sourcing_prices')
    const csv = '日期,类别,名称,进价,售价,数量\n2012-05-01,中药饮片,黄芪,24,30,10\n2012-05-01,中药饮片,当归,24,120,10\n'
    await page.locator('input[type=file]').setInputFiles({ name: 'sales.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
    await page.waitForURL(/\/sourcing\/prices\/\d+/)
    await page.getByText('当归').first().waitFor()
    await inspect(page, 'sourcing_check')
    const small = await newPage(browser, url, phone)
    await logIn(small, 'buyer')
    await small.goto(new URL(page.url()).pathname)
    await small.getByText('当归').first().click()
    await small.getByRole('button', { name: '纠正' }).click()
    await small.getByRole('dialog').getByLabel('说明').fill('退还差额')
    await small.getByRole('dialog').getByRole('button', { name: '纠正' }).click()
    await small.getByText('全部处理').first().waitFor()
    await inspect(small, 'sourcing_check_phone')
    await page.goto('/sourcing/budget')
    await page.getByText('采购预算').first().waitFor()
    await page.getByRole('row').nth(2).waitFor()
    await inspect(page, 'sourcing_budget')
    assert.deepEqual([...page.mistakes, ...small.mistakes], [])
  },
}
