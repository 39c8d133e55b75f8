// An electrical survey: opened at the desk, walked in a department without signal, an unregistered heater found,
// confirmed by the department, a finding rectified and re-checked; the department's checklist.
import assert from 'node:assert/strict'
import { signIn } from '../hospital.mjs'
import { desktop, inspect, logIn, newPage, phone } from '../stage.mjs'

const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

/** A department of its own with a circuit and a kettle; the nurse's scope holds it. */
async function house(url) {
  const admin = await signIn(url, 'admin')
  const engineer = await signIn(url, 'engineer')
  const ward = (await admin('GET', 'organization/departments?code=WK2')).items[0]
  const place = await admin('POST', 'organization/departments', { code: 'J-YD', name: '骨科门诊换药室', parent_id: ward.id })
  const nurse = (await admin('GET', 'access/users?user_name=nurse')).items[0]
  await admin('PATCH', `access/users/${nurse.id}`, { name: nurse.name })
  const room = (await admin('GET', `space/rooms?department_id=${ward.id}&limit=1`)).items[0]
  const circuit = await engineer('POST', 'equipment/circuits', { code: 'J-YD1', name: '换药室插座', department_id: place.id, room_id: room.id, rated_kw: 3 })
  await engineer('POST', 'equipment/appliances', { code: 'J-YD-K', name: '电热水壶', circuit_id: circuit.id, department_id: place.id, power_w: 1800 })
  return { admin, engineer, place, circuit }
}

/** The service worker has kept the sheets with this department. */
async function kept(page, name) {
  for (let tries = 0; tries < 100; tries++) {
    const there = await page.evaluate(async (wanted) => {
      const cache = await caches.open('zs-api')
      const answers = await Promise.all((await cache.keys()).filter((key) => key.url.includes('/electrical-safety/mine')).map(async (key) => (await cache.match(key)).text()))
      return answers.some((answer) => answer.includes(wanted))
    }, name)
    if (there) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${name} was not kept`)
}

async function settled(api, id, wanted) {
  for (let tries = 0; tries < 150; tries++) {
    const sheet = await api('GET', `electrical-safety/sheets/${id}`)
    if (wanted(sheet)) return sheet
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`sheet ${id} did not become as wanted`)
}

export default {
  async 'a department is surveyed without signal, confirms, and rectifies what was found'({ browser, url }) {
    const { engineer, place } = await house(url)
    const desk = await newPage(browser, url, desktop)
    await logIn(desk, 'engineer')
    await desk.goto('/electrical-safety/checklists')
    await desk.getByRole('button', { name: '新建检查表' }).click()
    await desk.getByRole('button', { name: '带入常用检查项' }).click()
    await desk.getByLabel('代码').fill('J-2')
    await desk.getByLabel(/^名称/).fill('旅程检查表')
    await inspect(desk, 'survey_checklist')
    await desk.getByRole('button', { name: '保存' }).click()
    await desk.getByText('检查表已保存').waitFor()
    const edition = (await engineer('GET', 'electrical-safety/editions?code=J-2')).items[0]
    assert.equal(edition.checks.length, 14)

    await desk.goto('/electrical-safety')
    await desk.getByRole('heading', { level: 1, name: '用电普查' }).waitFor()
    await inspect(desk, 'surveys')
    await desk.getByRole('button', { name: '发起普查' }).click()
    await desk.getByRole('dialog').getByRole('button', { name: '发起普查' }).click()
    await desk.getByRole('alert').first().waitFor() // all that is missing, at once
    await inspect(desk, 'survey_new')
    await desk.keyboard.press('Escape')
    const crew = (await engineer('GET', 'organization/crews?code=Z3')).items[0]
    const survey = await engineer('POST', 'electrical-safety/campaigns', { name: '旅程普查', edition_id: edition.id, crew_id: crew.id, starts_on: today(), due_on: today(), departments: String(place.id) })
    const sheet = (await engineer('GET', `electrical-safety/sheets?campaign_id=${survey.id}`)).items[0]
    await desk.goto(`/electrical-safety/surveys/${survey.id}`)
    await desk.getByRole('link', { name: /骨科门诊换药室/ }).waitFor()

    const page = await newPage(browser, url, phone)
    await logIn(page, 'technician')
    await page.evaluate(() => navigator.serviceWorker.ready)
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    await page.goto('/my-surveys')
    await page.getByRole('link', { name: /骨科门诊换药室/ }).waitFor()
    await inspect(page, 'survey_mine')
    await kept(page, '骨科门诊换药室')
    await page.goto(`/my-surveys/${sheet.id}`)
    await page.getByRole('button', { name: '去: 骨科门诊换药室' }).waitFor()
    await inspect(page, 'survey_sheet')
    await page.context().setOffline(true)

    await page.getByRole('button', { name: '去: 骨科门诊换药室' }).tap()
    const say = (title, word) => page.getByRole('listitem').filter({ hasText: title }).getByRole('radio', { name: word, exact: true }).tap()
    for (const title of [/人离电断/, /私拉乱接/, /走廊加床/, /电动车/]) await say(title, title.source === '人离电断' ? '不合格' : '合格')
    await inspect(page, 'survey_line')
    await page.getByRole('button', { name: '记录, 下一项' }).tap()

    await page.getByRole('heading', { level: 1, name: '换药室插座' }).waitFor()
    await page.getByRole('textbox', { name: /剩余/ }).fill('55')
    await page.getByText(/不高于|超过|偏高|上限/).first().waitFor()
    await page.getByRole('textbox', { name: /绝缘电阻/ }).fill('20')
    await page.getByRole('textbox', { name: /插座接地电阻/ }).fill('1.2')
    for (const title of [/配电箱门/, /插座面板/]) await say(title, '合格')
    await page.getByRole('button', { name: '记录, 下一项' }).tap()

    await page.getByRole('heading', { level: 1, name: '电热水壶' }).waitFor()
    await page.getByRole('button', { name: '现场没有' }).tap()
    await page.getByLabel(/原因/).fill('已报废')
    await inspect(page, 'survey_missing')
    await page.getByRole('button', { name: '记录, 下一项' }).tap()

    await page.getByRole('button', { name: '登记现场电器' }).tap()
    await page.getByRole('button', { name: '暖风机' }).tap()
    await page.getByLabel(/功率/).fill('3600')
    await page.getByRole('combobox', { name: '回路' }).press('Enter')
    await page.getByRole('option', { name: /J-YD1/ }).click()
    for (const title of [/电源线/, /直接插墙插/]) await say(title, '合格')
    await inspect(page, 'survey_found')
    await page.getByRole('button', { name: '登记', exact: true }).tap()
    await page.getByText(/暖风机 · .* 待发送/).waitFor()
    await inspect(page, 'survey_offline')
    await page.context().setOffline(false)
    const sent = await settled(engineer, sheet.id, (one) => one.items.length === 4 && one.items.every((line) => line.state !== 'waiting'))
    assert.deepEqual([sent.state, sent.missing, sent.added, sent.overloaded], ['under_way', 1, 1, 1])
    const wire = sent.items.find((line) => line.target === 'circuit')
    assert.equal(wire.findings.length, 2) // the leak has one order, the overload one day
    assert.match(wire.findings.find((one) => one.remedy === 'repair').order_number, /^WX-/)
    await page.goto(`/my-surveys/${sheet.id}`)
    await page.getByRole('button', { name: '提交科室确认' }).tap()
    await settled(engineer, sheet.id, (one) => one.state === 'surveyed')

    const ward = await newPage(browser, url, phone)
    await logIn(ward, 'nurse')
    await ward.goto(`/electrical-safety/sheets/${sheet.id}`)
    await ward.getByRole('button', { name: '确认检查单' }).waitFor()
    await inspect(ward, 'survey_confirm')
    await ward.getByRole('button', { name: '退回' }).tap()
    await ward.getByRole('alert').waitFor() // a reason is needed
    await ward.getByRole('button', { name: '确认检查单' }).tap()
    await settled(engineer, sheet.id, (one) => one.state === 'confirmed')
    const overload = wire.findings.find((one) => one.remedy === 'rectify')
    await ward.goto(`/electrical-safety/findings/${overload.id}`)
    await ward.getByLabel('采取的措施').fill('暖风机已移走')
    await inspect(ward, 'survey_finding')
    await ward.getByRole('button', { name: '填报整改' }).tap()
    await ward.getByText('暖风机已移走').waitFor()
    await page.goto(`/electrical-safety/findings/${overload.id}`)
    await page.getByRole('button', { name: '复查合格' }).tap()
    await page.getByText('已销号').first().waitFor()

    await desk.goto(`/electrical-safety/surveys/${survey.id}`)
    await desk.getByRole('button', { name: '结束普查' }).click()
    await desk.getByText('已结束').first().waitFor()
    await inspect(desk, 'survey_closed')
    await desk.goto('/electrical-safety/findings')
    await desk.getByText(/剩余/).first().waitFor()
    await inspect(desk, 'survey_findings')
    assert.deepEqual([...desk.mistakes, ...page.mistakes, ...ward.mistakes], [])
  },
}
