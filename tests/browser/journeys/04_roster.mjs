// Rosters as their makers use them, leave with its gaps, the crew leader's page, the calendar.
import assert from 'node:assert/strict'
import { signIn } from '../hospital.mjs'
import { desktop, inspect, logIn, newPage, phone } from '../stage.mjs'

const DAY_MS = 86_400_000
/** A civil day of the hospital, some days from now. */
const dayFromNow = (days) => new Date(Date.now() + 8 * 3_600_000 + days * DAY_MS).toISOString().slice(0, 10)
/** Beyond the played roster: nobody has a shift yet. */
const empty_week = dayFromNow(42)

async function crewOf(ask, code) {
  const crew = (await ask('GET', `organization/crews?code=${code}`)).items[0]
  const people = (await ask('GET', `organization/people?crew_id=${crew.id}`)).items
  return { crew, people }
}

async function openRoster(page, query) {
  await page.goto(`/roster?${query}`)
  await page.getByRole('grid').waitFor()
}
const cell = (page, person, day) => page.locator(`[data-cell="${person.id}:${day}"]`)

export default {
  async 'a leader enters shifts with keys, takes one back, and swaps another'({ browser, url }) {
    const leader = await signIn(url, 'leader')
    const { crew, people } = await crewOf(leader, 'Z3')
    const page = await newPage(browser, url, desktop)
    await logIn(page, 'leader')
    await openRoster(page, `day=${empty_week}`)
    const monday = await page.locator('td.cell').first().getAttribute('data-cell').then((text) => text.split(':')[1])
    await cell(page, people[0], monday).focus()
    await page.keyboard.press('1')
    await cell(page, people[0], monday).getByText('白', { exact: true }).waitFor()
    await page.keyboard.press('Delete')
    await cell(page, people[0], monday).getByText('白', { exact: true }).waitFor({ state: 'detached' })
    await page.keyboard.press('Control+z')
    await cell(page, people[0], monday).getByText('白', { exact: true }).waitFor()
    await page.keyboard.press('n')
    await cell(page, people[0], monday).getByText('夜', { exact: true }).waitFor()
    await inspect(page, 'roster')

    await cell(page, people[0], monday).click()
    await page.getByRole('dialog').waitFor()
    await inspect(page, 'roster_menu')
    await page.getByRole('button', { name: '换班' }).click()
    await page.getByRole('radio').nth(0).check()
    await inspect(page, 'roster_swap')
    await page.getByRole('dialog').getByRole('button', { name: '换班' }).click()
    await cell(page, people[1], monday).getByText('夜', { exact: true }).waitFor()
    const rows = await leader('GET', `organization/roster?crew_id=${crew.id}&day=${monday}`)
    assert.deepEqual(rows.items.map((row) => [row.person_id, row.state]), [[people[0].id, 'swapped'], [people[1].id, 'planned']])
    assert.deepEqual(page.mistakes, [])
  },

  async 'leave shows the gap it makes before it is entered, and the grid after'({ browser, url }) {
    const admin = await signIn(url, 'admin')
    const { crew, people } = await crewOf(admin, 'ELEC')
    const user_name = `power${Date.now()}`
    await admin('POST', 'access/users', { user_name, name: '配电班长', password: 'Zhongshu-2026', roles: 'leader', scope_kind: 'crew', scope_ids: String(crew.id) })
    const duties = await admin('GET', `organization/roster?crew_id=${crew.id}&day.gte=${dayFromNow(3)}&day.lt=${dayFromNow(7)}&post_id.null=false`)
    const duty = duties.items[0]
    const page = await newPage(browser, url, desktop)
    await logIn(page, user_name)
    await openRoster(page, `day=${duty.day}`)
    await page.getByText('所示日期 24 小时岗都有人').waitFor()
    await cell(page, people.find((one) => one.id === duty.person_id), duty.day).click()
    await page.getByRole('button', { name: '请假' }).last().click()
    await page.getByText('会让 24 小时岗多出 1 处缺口').waitFor()
    await inspect(page, 'leave')
    await page.getByRole('button', { name: '仍要登记' }).click()
    await page.getByText('24 小时岗有 1 处缺口').waitFor()
    await inspect(page, 'roster_gap')
    await page.getByRole('button', { name: '撤销' }).click()
    await page.getByText('所示日期 24 小时岗都有人').waitFor()
    const leaves = await admin('GET', `organization/leaves?person_id=${duty.person_id}`)
    assert.equal(leaves.items.length, 0)
    assert.deepEqual(page.mistakes, [])
  },

  async 'a technician sees the roster on the phone and cannot change it'({ browser, url }) {
    const page = await newPage(browser, url, phone)
    await logIn(page, 'technician')
    await page.goto('/roster')
    await page.getByRole('heading', { name: '我的班' }).waitFor()
    assert.equal(await page.getByRole('button', { name: '请假' }).count(), 0)
    await inspect(page, 'roster_phone')
    assert.deepEqual(page.mistakes, [])
  },

  async 'the leader sees the load of the crew, its record, and sends somebody'({ browser, url }) {
    const dispatcher = await signIn(url, 'dispatcher')
    const leader = await signIn(url, 'leader')
    const { crew, people } = await crewOf(leader, 'Z3')
    const place = (await (await signIn(url, 'admin'))('GET', 'space/place-codes?code=A01-01')).items[0]
    const fault = (await dispatcher('GET', 'repair/fault-types?code=tap')).items[0]
    const made = await dispatcher('POST', 'repair/work-orders', { source: 'phone', room_id: place.room_id, fault_id: fault.id, title: '班长派单' })
    await dispatcher('POST', `repair/work-orders/${made.id}/actions/dispatch`, { person_id: people[0].id })
    await dispatcher('POST', `repair/work-orders/${made.id}/actions/offer`, {})
    const page = await newPage(browser, url, desktop)
    await logIn(page, 'leader')
    await page.goto('/crew')
    const row = page.getByRole('listitem').filter({ hasText: '班长派单' }).first()
    await row.waitFor()
    await inspect(page, 'crew')
    await row.getByRole('button', { name: '派单' }).click()
    await page.locator('.el-popper .person, .el-dialog .person, .el-drawer .person').filter({ hasText: people[1].name }).locator('visible=true').last().click()
    await page.getByText(`已派给 ${people[1].name}`).waitFor()
    const order = await leader('GET', `repair/work-orders/${made.id}`)
    assert.equal(order.assignee_id, people[1].id)
    assert.equal(order.crew_id, crew.id)

    const load = await leader('GET', 'repair/crew-load')
    const busiest = load.people.reduce((a, b) => (b.restored > a.restored ? b : a))
    await page.getByRole('row', { name: new RegExp(busiest.name) }).getByRole('button').first().click()
    await page.getByRole('dialog').getByText(`共 ${busiest.restored} 项`).waitFor()
    await inspect(page, 'crew_rows')
    assert.deepEqual(page.mistakes, [])
  },

  async 'the head looks over the organization and makes a day free'({ browser, url }) {
    const page = await newPage(browser, url, desktop)
    await logIn(page, 'head')
    await page.goto('/organization')
    await page.getByRole('heading', { name: '三区维修班' }).waitFor()
    await inspect(page, 'organization')
    for (const tab of ['科室', '岗位', '外包单位']) {
      await page.getByRole('button', { name: new RegExp(`^${tab}`) }).click()
      await inspect(page, `organization_${tab}`)
    }
    await page.goto('/calendar?year=2026')
    await page.getByRole('button', { name: /^2026-03-04/ }).click()
    await page.getByRole('radio', { name: '休息' }).click()
    await page.getByRole('dialog').getByRole('textbox').fill('院庆')
    await page.getByRole('button', { name: '保存' }).click()
    const day = page.getByRole('button', { name: '2026-03-04 · 院庆 · 本院放假' })
    await day.waitFor()
    await inspect(page, 'calendar')
    await day.click()
    await page.getByRole('button', { name: '恢复原状' }).click()
    await page.getByRole('button', { name: '2026-03-04 · 工作日' }).waitFor()
    assert.deepEqual(page.mistakes, [])
  },
}
