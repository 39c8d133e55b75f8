// From a scanned code to a rated order.
import assert from 'node:assert/strict'
import { signIn } from '../hospital.mjs'
import { desktop, inspect, logIn, newPage, phone } from '../stage.mjs'

/** The public code of a room of the nurse's department. */
async function wardCode(url) {
  const admin = await signIn(url, 'admin')
  const departments = await admin('GET', 'organization/departments?code=WK2')
  const rooms = await admin('GET', `space/rooms?department_id=${departments.items[0].id}&q=病室&limit=1`)
  const codes = await admin('GET', `space/place-codes?room_id=${rooms.items[0].id}&active=true`)
  return codes.items[0].token
}

async function report(page, code, text) {
  await page.goto(`/r/${code}`)
  await page.getByRole('radio', { name: '龙头漏水' }).click()
  await page.locator('textarea').first().fill(text)
  await page.getByRole('button', { name: '提交报修' }).click()
  await page.waitForURL(/\/t\//)
  await page.getByText(/WX-\d{4}-\d{6}/).first().waitFor()
  return (await page.getByText(/WX-\d{4}-\d{6}/).first().textContent()).match(/WX-\d{4}-\d{6}/)[0]
}

export default {
  async 'a stranger reports by scanned code and follows the order'({ browser, url }) {
    const page = await newPage(browser, url, phone)
    const code = await wardCode(url)
    await page.goto(`/r/${code}`)
    await page.getByRole('radio', { name: '龙头漏水' }).waitFor()
    await inspect(page, 'report')
    const number = await report(page, code, '洗手池下面漏水')
    await inspect(page, 'track')
    const admin = await signIn(url, 'admin')
    const found = await admin('GET', `repair/work-orders?number=${number}`)
    assert.equal(found.items.length, 1)
    assert.equal(found.items[0].source, 'scan')
    assert.deepEqual(page.mistakes, [])
  },

  async 'two taps on send make one order'({ browser, url }) {
    const page = await newPage(browser, url, phone)
    const code = await wardCode(url)
    await page.goto(`/r/${code}`)
    await page.getByRole('radio', { name: '马桶故障' }).click()
    const send = page.getByRole('button', { name: '提交报修' })
    await send.dblclick()
    await page.waitForURL(/\/t\//)
    const number = (await page.getByText(/WX-\d{4}-\d{6}/).first().textContent()).match(/WX-\d{4}-\d{6}/)[0]
    const admin = await signIn(url, 'admin')
    const order = (await admin('GET', `repair/work-orders?number=${number}`)).items[0]
    const same = await admin('GET', `repair/work-orders?room_id=${order.room_id}&reported_at.gte=${order.reported_at}`)
    assert.equal(same.items.filter((one) => one.fault === order.fault).length, 1)
  },

  async 'a new report appears on the open desk by itself'({ browser, url }) {
    const desk = await newPage(browser, url, desktop)
    await logIn(desk, 'dispatcher')
    await desk.goto('/desk')
    await desk.getByText('在办').first().waitFor()
    await inspect(desk, 'desk')
    const stranger = await newPage(browser, url, phone)
    const number = await report(stranger, await wardCode(url), '又漏水了')
    await desk.getByText(`#${Number(number.slice(-6))}`).or(desk.getByText(number)).first().waitFor()
    assert.deepEqual(desk.mistakes, [])
  },

  async 'the dispatcher takes a telephone report with the keyboard alone'({ browser, url }) {
    const page = await newPage(browser, url, desktop)
    await logIn(page, 'dispatcher')
    await page.goto('/desk')
    await page.getByText('在办').first().waitFor()
    const started = Date.now()
    await page.keyboard.press('n')
    await page.locator('#intake-department').waitFor()
    await page.keyboard.type('gk', { delay: 60 }) // 骨科 by its initials
    await page.getByRole('option', { name: /骨科/ }).first().waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.type('bs', { delay: 60 })
    await page.getByRole('option', { name: /病室/ }).first().waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.type('dbl', { delay: 60 })
    await page.getByRole('option', { name: /灯不亮/ }).first().waitFor()
    await page.keyboard.press('Enter')
    await inspect(page, 'intake')
    await page.keyboard.press('Control+Enter')
    await page.getByText(/已登记|WX-\d{4}-\d{6}/).first().waitFor()
    assert.ok(Date.now() - started < 15_000, 'under 15 s')
    assert.deepEqual(page.mistakes, [])
  },

  async 'the ward confirms and rates what was repaired'({ browser, url }) {
    const page = await newPage(browser, url, phone)
    await logIn(page, 'nurse')
    await page.goto('/my-department')
    await page.getByText('请确认').first().waitFor()
    await inspect(page, 'my_department')
    const nurse = await signIn(url, 'nurse')
    const waiting = await nurse('GET', 'repair/work-orders?state=restored&sort=-reported_at')
    assert.ok(waiting.items.length > 0, 'the played hospital leaves something to confirm')
    await page.goto(`/orders/${waiting.items[0].id}`)
    await page.getByRole('button', { name: '很满意' }).click()
    await page.getByText(/已确认|已归档|已评价|谢谢/).first().waitFor()
    const order = await nurse('GET', `repair/work-orders/${waiting.items[0].id}`)
    assert.equal(order.score, 5)
    assert.deepEqual(page.mistakes, [])
  },
}
