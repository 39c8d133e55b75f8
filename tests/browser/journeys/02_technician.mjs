// The phone of the person on the job: with signal, without, and when the desk did something else meanwhile.
import assert from 'node:assert/strict'
import { signIn } from '../hospital.mjs'
import { desktop, inspect, logIn, newPage, phone } from '../stage.mjs'

/** A red square as the camera would give it. */
const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEklEQVR4nGP4z8CAFWEXHbQSACj/P8Fu7N9hAAAAAElFTkSuQmCC',
  'base64',
)

/** An order for the technician of the demo in a room of a floor with a printed code. */
async function orderFor(url, fault = 'tap') {
  const admin = await signIn(url, 'admin')
  const technician = await signIn(url, 'technician')
  const worker = (await technician('GET', 'session')).user.person_id
  const department = (await admin('GET', 'organization/departments?code=WK2')).items[0]
  const rooms = (await admin('GET', `space/rooms?department_id=${department.id}&limit=60`)).items
  const taken = new Set((await technician('GET', 'repair/my-work')).items.map((one) => one.room_id))
  const room = rooms.find((one) => !taken.has(one.id))
  const type = (await admin('GET', `repair/fault-types?code=${fault}`)).items[0]
  const body = { source: 'phone', room_id: room.id, fault_id: type.id, impact: 3, description: '洗手池下面漏水', reporter_name: '周护士', reporter_phone: '0571-86001234' }
  const dispatcher = await signIn(url, 'dispatcher')
  const made = await dispatcher('POST', 'repair/work-orders', body)
  const order = await dispatcher('POST', `repair/work-orders/${made.id}/actions/dispatch`, { person_id: worker })
  const code = (await admin('GET', `space/place-codes?room_id=${room.id}&active=true`)).items[0]
  return { order, code, dispatcher, technician }
}

/** Signed in on a phone whose service worker keeps what is needed without signal. */
async function onThePhone(browser, url) {
  const page = await newPage(browser, url, phone)
  await logIn(page, 'technician')
  await page.waitForURL('**/my-work')
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await page.reload()
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

const card = (page, order) => page.getByRole('article', { name: order.number })
const timeline = async (api, id) => (await api('GET', `repair/work-orders/${id}`)).timeline.map((one) => one.action)

/** Waits until the server's answer about an order is as wanted. */
async function settled(api, id, wanted) {
  for (let tries = 0; tries < 100; tries++) {
    const order = await api('GET', `repair/work-orders/${id}`)
    if (wanted(order)) return order
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`order ${id} did not become as wanted`)
}

/** Until what the page computes (it may be a promise) is true. */
async function until(page, question, argument) {
  for (let tries = 0; tries < 100; tries++) {
    if (await page.evaluate(question, argument)) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`never true: ${question}`)
}

/** The service worker has kept the day with this order. */
const kept = (page, number) =>
  until(page, async (wanted) => {
    const cache = await caches.open('zs-api')
    const answers = await Promise.all((await cache.keys()).map(async (key) => (await cache.match(key)).text()))
    return answers.some((answer) => answer.includes(wanted) && answer.includes('place_codes'))
  }, number)

/** The half-filled form is on the phone, with photo and signature. */
const draftKept = (page) =>
  until(page, () => new Promise((resolve) => {
    const opening = indexedDB.open('zs-drafts')
    opening.onsuccess = () => {
      const request = opening.result.transaction('drafts').objectStore('drafts').getAll()
      request.onsuccess = () => {
        opening.result.close()
        resolve(request.result.some((one) => one.value.signature && one.value.after.length === 1))
      }
    }
  }))

async function sign(page) {
  const pad = await page.getByRole('img', { name: '科室签名' }).boundingBox()
  await page.mouse.move(pad.x + 40, pad.y + 60)
  await page.mouse.down()
  await page.mouse.move(pad.x + 90, pad.y + 30, { steps: 4 })
  await page.mouse.move(pad.x + 140, pad.y + 70, { steps: 4 })
  await page.mouse.up()
}

export default {
  async 'arrives, works and finishes without signal; everything is sent exactly once'({ browser, url }) {
    const { order, code, technician } = await orderFor(url)
    const page = await onThePhone(browser, url)
    await card(page, order).getByRole('button', { name: '接单' }).click()
    await settled(technician, order.id, (one) => one.state === 'taken')
    await card(page, order).getByRole('button', { name: '到场扫码' }).waitFor()
    await inspect(page, 'technician_list')
    await kept(page, order.number)

    await page.context().setOffline(true)
    await card(page, order).getByRole('button', { name: '到场扫码' }).click()
    await page.getByLabel('扫不了? 输入标签上的编码').fill(`https://hospital.example/r/${code.token}`)
    await page.getByRole('button', { name: '查找' }).click()
    await page.waitForURL(`**/my-work/${order.id}`)
    await page.getByText('没有信号').first().waitFor()
    await inspect(page, 'technician_offline_order')
    await page.getByRole('button', { name: '完工' }).click()
    await page.getByRole('radio', { name: '自然磨损' }).click()
    await page.getByRole('radio', { name: '更换部件' }).click()
    await page.getByRole('button', { name: '维修后照片' }).click()
    await page.locator('input[type=file]').setInputFiles({ name: 'after.png', mimeType: 'image/png', buffer: photo })
    await page.getByRole('img', { name: '拍照 1' }).waitFor()
    await page.getByRole('button', { name: '签名', exact: true }).click()
    await sign(page)

    // The half-filled form survives a reload without signal.
    await draftKept(page)
    await page.reload()
    await page.getByRole('img', { name: '拍照 1' }).waitFor()
    assert.equal(await page.getByRole('radio', { name: '更换部件' }).getAttribute('aria-checked'), 'true')
    await inspect(page, 'technician_finish')
    await page.getByRole('button', { name: '完工' }).click()
    await page.waitForURL('**/my-work')

    await page.reload()
    await page.getByText('2 步待发送').first().waitFor()
    await page.goto('/my-work/queue')
    await page.getByText(`${order.number} · 到场`).waitFor()
    await page.getByText(`${order.number} · 完工`).waitFor()
    await inspect(page, 'technician_queue')
    assert.deepEqual((await timeline(technician, order.id)).slice(-1), ['take'])

    await page.context().setOffline(false)
    const done = await settled(technician, order.id, (one) => one.state === 'restored')
    await page.getByText('全部已发送').waitFor()
    await page.reload()
    await page.getByText('全部已发送').waitFor()
    const steps = (await timeline(technician, order.id)).filter((one) => ['take', 'arrive', 'finish'].includes(one))
    assert.deepEqual(steps, ['take', 'arrive', 'finish'])
    assert.equal(done.timeline.find((one) => one.action === 'arrive').proof, 'scan')
    assert.deepEqual(done.photos.map((one) => one.stage), ['after'])
    assert.match(done.signature, /^[0-9a-f]{64}$/)
    assert.deepEqual(page.mistakes, [])
  },

  async 'what the desk did meanwhile is a conflict that is shown and solved'({ browser, url }) {
    const { order, dispatcher, technician } = await orderFor(url)
    const page = await onThePhone(browser, url)
    await card(page, order).waitFor()
    await kept(page, order.number)
    await page.context().setOffline(true)
    await card(page, order).getByRole('button', { name: '接单' }).click()
    await card(page, order).getByRole('button', { name: '到场扫码' }).waitFor()
    await dispatcher('POST', `repair/work-orders/${order.id}/actions/cancel`, { reason: 'withdrawn', note: '科室自己处理了' })
    await page.context().setOffline(false)
    await page.getByText('1 步未被接受').first().waitFor()
    await page.getByText('1 步未被接受').first().click()
    const conflict = page.getByRole('article', { name: `${order.number} · 接单` })
    await conflict.getByText('有冲突').waitFor()
    await conflict.getByText('已取消').waitFor()
    await conflict.getByText('科室自己处理了').waitFor()
    await inspect(page, 'technician_conflict')
    await conflict.getByRole('button', { name: '放弃这一步' }).click()
    await page.getByText('全部已发送').waitFor()
    assert.ok(!(await timeline(technician, order.id)).includes('take'))
    assert.deepEqual(page.mistakes, [])
  },

  async 'a step refused by a passing state is sent again on the new one'({ browser, url }) {
    const { order, dispatcher, technician } = await orderFor(url)
    const worker = (await technician('GET', 'session')).user.person_id
    const page = await onThePhone(browser, url)
    await card(page, order).waitFor()
    await kept(page, order.number)
    await page.context().setOffline(true)
    await card(page, order).getByRole('button', { name: '接单' }).click()
    await card(page, order).getByRole('button', { name: '到场扫码' }).waitFor()
    await dispatcher('POST', `repair/work-orders/${order.id}/actions/offer`, {})
    await page.context().setOffline(false)
    await page.getByText('1 步未被接受').first().click()
    const conflict = page.getByRole('article', { name: `${order.number} · 接单` })
    await conflict.getByText('按现状这一步已不能办理').waitFor()
    await dispatcher('POST', `repair/work-orders/${order.id}/actions/dispatch`, { person_id: worker })
    await page.reload()
    await conflict.getByRole('button', { name: '按现状重新发送' }).click()
    await settled(technician, order.id, (one) => one.state === 'taken')
    await page.getByText('全部已发送').waitFor()
    assert.deepEqual(page.mistakes, [])
  },

  async 'a label elsewhere begins a report of what was found there'({ browser, url }) {
    const admin = await signIn(url, 'admin')
    const technician = await signIn(url, 'technician')
    const own = new Set((await technician('GET', 'repair/my-work')).items.map((one) => one.room_id))
    const code = (await admin('GET', 'space/place-codes?active=true&limit=60')).items.find((one) => !own.has(one.room_id))
    const page = await onThePhone(browser, url)
    await page.getByRole('link', { name: '扫码' }).click()
    await inspect(page, 'technician_scan')
    await page.getByLabel('扫不了? 输入标签上的编码').fill(code.code)
    await page.getByRole('button', { name: '查找' }).click()
    await page.getByText('这里没有您的工单').waitFor()
    await page.getByRole('button', { name: '报告这里的故障' }).click()
    await page.getByRole('button', { name: '灯不亮' }).click()
    await page.locator('textarea').fill('路过看到灯在闪')
    await inspect(page, 'technician_report')
    await page.getByRole('button', { name: '提交报修' }).click()
    await page.waitForURL('**/my-work')
    await until(page, async (room) => {
      const answer = await fetch(`/api/v1/repair/work-orders?room_id=${room}&source=proactive`)
      return (await answer.json()).items.length === 1
    }, code.room_id)
    assert.deepEqual(page.mistakes, [])
  },

  async 'the day is a route on the map; holds and refusals have reasons'({ browser, url }) {
    const { order, technician } = await orderFor(url, 'light')
    const page = await onThePhone(browser, url)
    await page.getByText('路线', { exact: true }).click()
    await page.getByText('顺序按优先级').waitFor()
    await page.locator('.floor .marker').first().waitFor()
    await inspect(page, 'technician_route')
    await page.goto(`/my-work/${order.id}`)
    await page.getByRole('button', { name: '接单' }).click()
    await settled(technician, order.id, (one) => one.state === 'taken')
    await page.getByRole('button', { name: '挂起' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: '挂起' }).click()
    await dialog.getByText('必填').waitFor()
    await inspect(page, 'technician_hold')
    await dialog.getByRole('radio', { name: '待配件' }).click()
    await dialog.getByRole('button', { name: '挂起' }).click()
    const held = await settled(technician, order.id, (one) => one.state === 'on_hold')
    assert.equal(held.hold_reason, 'part')
    await page.goto('/my-work')
    await page.getByText(/挂起 \d+ 单/).waitFor()
    assert.deepEqual(page.mistakes, [])
  },

  async 'people of a vendor have the same pages; a dispatcher keeps the desk'({ browser, url }) {
    const { order, dispatcher } = await orderFor(url)
    const vendor = (await dispatcher('GET', 'organization/vendors?code=V-LIFT')).items[0]
    await dispatcher('POST', `repair/work-orders/${order.id}/actions/send_to_vendor`, { vendor_id: vendor.id })
    const page = await newPage(browser, url, phone)
    await logIn(page, 'vendor')
    await page.waitForURL('**/my-work')
    await card(page, order).getByRole('button', { name: '接单' }).click()
    await card(page, order).getByRole('button', { name: '到场扫码' }).waitFor()
    await inspect(page, 'technician_vendor')
    const desk = await newPage(browser, url, desktop)
    await logIn(desk, 'dispatcher')
    await desk.waitForURL('**/desk')
    assert.deepEqual([...page.mistakes, ...desk.mistakes], [])
  },
}
