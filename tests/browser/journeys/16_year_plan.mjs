// A year of maintenance: computed with progress, looked at by year, month and week, moved by mouse, keyboard and thumb,
// accepted; what reliability says of devices, and whether a repair is worth it.
import assert from 'node:assert/strict'
import { signIn } from '../hospital.mjs'
import { desktop, inspect, logIn, newPage, phone } from '../stage.mjs'

/** A draft plan with its busiest week. */
async function draft(url, name) {
  const engineer = await signIn(url, 'engineer')
  let plan = await engineer('POST', 'maintenance/year-plans', { name })
  for (let tries = 0; plan.state !== 'draft' && tries < 300; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    plan = await engineer('GET', `maintenance/year-plans/${plan.id}`)
  }
  assert.equal(plan.state, 'draft')
  const visits = (await engineer('GET', `maintenance/year-plans/${plan.id}/visits?day.null=false&order_id=0&sort=-day&limit=200`)).items
  // One that can go to another day of its own week, inside its window.
  const visit = visits.find((one) => weekday(one.day) < 4 && nextDay(one.day) <= one.last_on && one.minutes < 120 && Date.parse(one.day) < Date.parse(plan.last_day) - 14 * 86_400_000)
  return { engineer, plan, visit }
}
const weekday = (day) => (new Date(day).getUTCDay() + 6) % 7
const nextDay = (day) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
const cardOf = (page, visit) => page.getByRole('button', { name: new RegExp(`^${visit.device}.*${visit.title}.*应做 ${visit.due_on.slice(5)}`) }).first()

export default {
  async 'a plan is asked for on the page and computed while one looks'({ browser, url }) {
    const page = await newPage(browser, url, desktop)
    await logIn(page, 'engineer')
    await page.goto('/maintenance/year')
    await page.getByRole('heading', { level: 1, name: '年度保养计划' }).waitFor()
    await page.getByRole('button', { name: '编制计划' }).click()
    await page.getByLabel('名称').fill('旅程计划')
    await page.getByRole('button', { name: '开始计算' }).click()
    await page.getByText(/离理论下界不超过/).waitFor()
    // It opens on the month of today.
    const month = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7)
    const plan = await page.getByRole('group', { name: /^20/ }).getAttribute('aria-label')
    assert.ok(plan >= month, plan)
    assert.equal(await page.getByRole('group', { name: '月份' }).getByRole('button', { pressed: true }).innerText(), plan)
    await inspect(page, 'year_month')
    await page.getByRole('button', { name: '年', exact: true }).click()
    await page.getByRole('region', { name: '各班组每周负荷' }).waitFor()
    await inspect(page, 'year_plan')
    assert.deepEqual(page.mistakes, [])
  },

  async 'a visit goes to another day by mouse, by keyboard and by thumb; accepted, the plan stands'({ browser, url }) {
    const { engineer, plan, visit } = await draft(url, '拖动计划')
    const path = `/maintenance/year?plan=${plan.id}&view=week&day=${visit.day}&crew=${visit.crew_id}.${visit.crew_id === 0 ? visit.vendor_id : 0}`
    const read = async () => (await engineer('GET', `maintenance/year-plans/${plan.id}/visits?device_id=${visit.device_id}&due_on=${visit.due_on}`)).items.find((one) => one.id === visit.id)
    const page = await newPage(browser, url, desktop)
    await logIn(page, 'engineer')
    await page.goto(path)
    await cardOf(page, visit).waitFor()
    await inspect(page, 'year_week')
    const to = nextDay(visit.day)
    const target = page.getByRole('region', { name: to, exact: true })
    if ((await target.count()) > 0) {
      await cardOf(page, visit).dragTo(target)
      await page.getByText(new RegExp(`已改到 ${to}`)).first().waitFor()
      assert.deepEqual([(await read()).day, (await read()).pinned], [to, true])
    }

    await cardOf(page, visit).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByText(`窗口 ${visit.first_on} 至 ${visit.last_on}`).waitFor()
    await inspect(page, 'year_move')
    await page.getByRole('dialog').getByRole('radio').first().focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '改到这天' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    const first = visit.first_on > plan.first_day ? visit.first_on : plan.first_day
    assert.equal((await read()).day, first)

    // Onto a month: the day is proposed there and may be confirmed as it is.
    const weekOf = (day) => path.replace(`day=${visit.day}`, `day=${day}`)
    await page.goto(weekOf(first))
    const months = page.getByRole('group', { name: '月份' }).first().getByRole('button')
    const later = await months.nth(2).innerText()
    await cardOf(page, visit).dragTo(months.nth(2))
    await page.getByRole('dialog').getByRole('button', { name: later, pressed: true }).waitFor()
    await inspect(page, 'year_move_month')
    await page.getByRole('button', { name: '改到这天' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    assert.equal((await read()).day.slice(0, 7), later)

    const small = await newPage(browser, url, phone)
    await logIn(small, 'engineer')
    const far = (await read()).day
    await small.goto(weekOf(far))
    await cardOf(small, visit).tap()
    await small.getByLabel('其他日期').fill(visit.day)
    await small.getByRole('button', { name: '改到这天' }).tap()
    await small.getByRole('dialog').waitFor({ state: 'detached' })
    assert.equal((await read()).day, visit.day)
    await inspect(small, 'year_week_phone')
    await small.goto(`/maintenance/year?plan=${plan.id}`)
    await small.getByText(/离理论下界不超过/).waitFor()
    const strip = small.getByRole('group', { name: '月份' }).first()
    await strip.getByRole('button', { pressed: true }).waitFor()
    await strip.getByRole('button').nth(1).tap()
    await small.getByRole('group', { name: /^20/ }).getByRole('button').first().waitFor({ state: 'attached' })
    await inspect(small, 'year_phone')

    await page.goto(`/maintenance/year?plan=${plan.id}`)
    await page.getByRole('button', { name: '采用', exact: true }).click()
    await page.getByText('已采用').first().waitFor()
    assert.equal((await engineer('GET', `maintenance/year-plans/${plan.id}`)).state, 'accepted')
    assert.deepEqual([...page.mistakes, ...small.mistakes], [])
  },

  async 'devices by age and score; a device tells its reasons and whether a repair is worth it'({ browser, url }) {
    const engineer = await signIn(url, 'engineer')
    await engineer('POST', 'reliability/assess', {})
    const page = await newPage(browser, url, desktop)
    await logIn(page, 'engineer')
    await page.goto('/reliability')
    await page.getByRole('heading', { level: 1, name: '设备可靠性与更新' }).waitFor()
    await page.getByRole('img', { name: /台设备: 使用年数与老化分/ }).waitFor()
    await page.getByRole('region', { name: '期间可靠性' }).waitFor()
    await inspect(page, 'reliability')
    const device = (await engineer('GET', 'reliability/assessments?sort=-score&limit=1')).items[0]
    await page.goto(`/equipment/devices/${device.id}`)
    await page.getByRole('heading', { name: '老化与更新' }).waitFor()
    await page.getByLabel('本次维修费 (元)').fill('99000000')
    await page.getByRole('button', { name: '算一算' }).click()
    await page.getByText('建议更换').waitFor()
    await page.getByRole('button', { name: '鉴定' }).click()
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByRole('alert').first().waitFor() // a reason is needed
    await page.getByLabel('依据').fill('厂家停产')
    await inspect(page, 'reliability_judge')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('厂家停产').first().waitFor()
    await inspect(page, 'reliability_device')
    const small = await newPage(browser, url, phone)
    await logIn(small, 'head')
    await small.goto('/reliability')
    await small.getByRole('region', { name: '期间可靠性' }).waitFor()
    await inspect(small, 'reliability_phone')
    assert.deepEqual([...page.mistakes, ...small.mistakes], [])
  },
}
