// A round walked in a cellar: scanned, read abnormal, one order when the signal is back; hand-over; manuals; shutdowns.
import assert from 'node:assert/strict'
import { signIn } from '../hospital.mjs'
import { desktop, inspect, logIn, newPage, phone } from '../stage.mjs'

/** A route of the technician's crew with two points of one room, and a round of it begun now. */
async function roundFor(url, code, kind = 'inspection') {
  const engineer = await signIn(url, 'engineer')
  const admin = await signIn(url, 'admin')
  const crew = (await admin('GET', 'organization/crews?code=Z3')).items[0]
  const room = (await admin('GET', 'space/rooms?kind=plant&limit=1')).items[0]
  const label = (await admin('GET', `space/place-codes?room_id=${room.id}&active=true`)).items.find((one) => one.device_name === '')
  const route = await engineer('POST', 'rounds/routes', { code, name: `水泵房 ${code}`, crew_id: crew.id, kind, every: 'week', times: '03:00' })
  await engineer('POST', `rounds/routes/${route.id}/points`, {
    points: [
      { room_id: room.id, name: '一号泵', tasks: [{ title: '出口压力', kind: 'number', low: 0.3, high: 0.6, unit: 'MPa' }, { title: '无渗漏' }] },
      { room_id: room.id, name: '二号泵', tag: 'NFC-PUMP-2', tasks: [{ title: '油位', kind: 'choice', choices: '高,中,低', normal: '高,中' }] },
    ],
  })
  const technician = await signIn(url, 'technician')
  const round = await technician('POST', `rounds/routes/${route.id}/begin`, {})
  return { technician, engineer, round, label, route }
}

/** Waits until the server's round is as wanted. */
async function settled(api, id, wanted) {
  for (let tries = 0; tries < 150; tries++) {
    const round = await api('GET', `rounds/rounds/${id}`)
    if (wanted(round)) return round
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`round ${id} did not become as wanted`)
}

/** The service worker has kept the rounds with this one. */
async function kept(page, number) {
  for (let tries = 0; tries < 100; tries++) {
    const there = await page.evaluate(async (wanted) => {
      const cache = await caches.open('zs-api')
      const answers = await Promise.all((await cache.keys()).filter((key) => key.url.includes('/rounds/mine')).map(async (key) => (await cache.match(key)).text()))
      return answers.some((answer) => answer.includes(wanted))
    }, number)
    if (there) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${number} was not kept`)
}

async function onThePhone(browser, url) {
  const page = await newPage(browser, url, phone)
  await logIn(page, 'technician')
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await page.goto('/my-rounds')
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

async function sign(page, name) {
  const pad = page.getByRole('img', { name })
  await pad.scrollIntoViewIfNeeded()
  const box = await pad.boundingBox()
  await page.mouse.move(box.x + 40, box.y + 40)
  await page.mouse.down()
  await page.mouse.move(box.x + 120, box.y + 70, { steps: 5 })
  await page.mouse.up()
}

export default {
  async 'a round without signal: scan, abnormal reading, one order when the signal is back'({ browser, url }) {
    const { technician, round, label } = await roundFor(url, 'J-OFF')
    const page = await onThePhone(browser, url)
    await page.getByRole('link', { name: '水泵房 J-OFF' }).waitFor()
    await kept(page, round.number)
    await inspect(page, 'rounds_mine')

    await page.context().setOffline(true)
    await page.getByRole('link', { name: '水泵房 J-OFF' }).click()
    await page.getByRole('button', { name: '去: 一号泵' }).waitFor()
    await inspect(page, 'rounds_round')
    await page.getByRole('button', { name: '去: 一号泵' }).click()
    await page.getByLabel('或输入标签编码 / NFC 文字').fill(`https://hospital.example/r/${label.token}`)
    await page.getByRole('button', { name: '查找' }).click()
    await page.getByText('位置正确').waitFor()
    await page.getByRole('textbox', { name: '出口压力' }).fill('0.95')
    await page.getByText('异常: 应不高于').waitFor()
    await page.getByRole('button', { name: '记录, 下一点' }).click()
    await page.locator('[role=alert]').filter({ hasText: '必填' }).first().waitFor() // 无渗漏 was not answered
    await page.getByRole('radio', { name: '合格', exact: true }).click()
    await inspect(page, 'rounds_point')
    await page.getByRole('button', { name: '记录, 下一点' }).click()

    await page.getByRole('heading', { name: '二号泵' }).waitFor()
    await page.getByLabel('或输入标签编码 / NFC 文字').fill('NFC-PUMP-2')
    await page.getByRole('button', { name: '查找' }).click()
    await page.getByText('位置正确').waitFor()
    await page.getByRole('radio', { name: '中' }).click()
    await page.getByRole('button', { name: '记录, 下一点' }).click()
    await page.waitForURL(`**/my-rounds/${round.id}`)
    await page.reload()
    await page.getByText('2 步待发送').first().waitFor()
    assert.equal((await technician('GET', `rounds/rounds/${round.id}`)).state, 'due')

    await page.context().setOffline(false)
    const done = await settled(technician, round.id, (one) => one.state === 'done')
    assert.deepEqual(done.visits.map((one) => one.proof), ['scan', 'tag'])
    assert.equal(done.abnormal, 1)
    const finding = done.visits[0].findings[0]
    await page.getByText(finding.order_number).first().waitFor()
    const dispatcher = await signIn(url, 'dispatcher')
    const orders = await dispatcher('GET', `repair/work-orders?source=round&room_id=${done.visits[0].room_id}&reported_at.gte=${round.starts_at}`)
    assert.deepEqual(orders.items.map((one) => one.number), [finding.order_number])
    await page.reload()
    await page.getByText(finding.order_number).first().waitFor()
    assert.equal((await technician('GET', `rounds/rounds/${round.id}`)).visits[0].findings[0].seen, 1)
    assert.deepEqual(page.mistakes, [])
  },

  async 'a plant-room shift is handed over with two signatures and stands on the sheet'({ browser, url }) {
    const { technician, round } = await roundFor(url, 'J-LOG', 'plant_room')
    for (const visit of round.visits) await technician('POST', `rounds/visits/${visit.id}/skip`, { reason: '停机' })
    const page = await onThePhone(browser, url)
    await page.goto(`/my-rounds/${round.id}/hand-over`)
    await page.getByLabel('接班人', { exact: false }).first().fill('李国强')
    await page.getByRole('button', { name: '交接班' }).click()
    await page.getByText('请签名').first().waitFor()
    await sign(page, '交班人签名')
    await sign(page, '接班人签名')
    await inspect(page, 'rounds_hand_over')
    await page.getByRole('button', { name: '交接班' }).click()
    const done = await settled(technician, round.id, (one) => one.handed_at !== null)
    assert.equal(done.receiver, '李国强')
    assert.match(done.giver_signature, /^[0-9a-f]{64}$/)
    const desk = await newPage(browser, url, desktop)
    await logIn(desk, 'engineer')
    await desk.goto(`/shift-logs/${round.id}`)
    await desk.getByRole('cell', { name: '李国强' }).waitFor()
    await inspect(desk, 'rounds_log')
    await desk.goto('/rounds')
    await desk.getByText('设备覆盖率').waitFor()
    await inspect(desk, 'rounds_desk')
    assert.deepEqual([...page.mistakes, ...desk.mistakes], [])
  },

  async 'the engineer writes a manual; an order is done on the phone and what failed is a repair'({ browser, url }) {
    const page = await newPage(browser, url, desktop)
    await logIn(page, 'engineer')
    await page.goto('/maintenance/manuals')
    await page.getByRole('button', { name: /除颤仪/ }).click()
    await page.getByRole('button', { name: '新增项目' }).click()
    await page.getByRole('dialog').getByLabel('名称').first().fill('每日自检')
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await page.getByRole('button', { name: '改检查项' }).click()
    await page.getByRole('button', { name: '加一项' }).click()
    await page.getByPlaceholder('项目').fill('电池电量正常')
    await page.getByRole('button', { name: '存为新版' }).click()
    await page.getByText('第 2 版').waitFor()
    await inspect(page, 'maintenance_manuals')

    const engineer = await signIn(url, 'engineer')
    const type = (await engineer('GET', 'equipment/device-types?code=defibrillator')).items[0]
    const activity = (await engineer('GET', `maintenance/activities?type_id=${type.id}`)).items[0]
    const device = (await engineer('GET', `equipment/devices?type_id=${type.id}&room_id.null=false&limit=1`)).items[0]
    const order = await engineer('POST', 'maintenance/orders', { activity_id: activity.id, device_id: device.id })
    await page.goto(`/maintenance/orders/${order.id}`)
    await page.getByRole('button', { name: '完成', exact: true }).or(page.getByText('完成', { exact: true })).first().waitFor()
    await inspect(page, 'maintenance_order')
    const small = await newPage(browser, url, phone)
    await logIn(small, 'engineer')
    await small.goto(`/my-rounds/maintenance/${order.id}`)
    await small.getByRole('radio', { name: '不合格' }).click()
    await small.getByText('1 项异常转维修工单').waitFor()
    await inspect(small, 'maintenance_phone')
    await small.getByRole('button', { name: '完成保养' }).click()
    await small.waitForURL('**/my-rounds')
    const done = await engineer('GET', `maintenance/orders/${order.id}`)
    assert.equal(done.state, 'done')
    assert.match(done.repair_number, /^WX-/)
    await page.goto('/maintenance')
    await page.getByRole('heading', { name: '7 天内' }).waitFor()
    await inspect(page, 'maintenance_board')
    await page.goto(`/equipment/devices/${device.id}`)
    await page.getByText('每日自检').first().waitFor()
    assert.deepEqual([...page.mistakes, ...small.mistakes], [])
  },

  async 'a shutdown is announced and confirmed by the ward'({ browser, url }) {
    const page = await newPage(browser, url, desktop)
    await logIn(page, 'dispatcher')
    const admin = await signIn(url, 'admin')
    const ward = (await admin('GET', 'organization/departments?code=WK2')).items[0]
    const dispatcher = await signIn(url, 'dispatcher')
    const [from, until] = [20, 22].map((hours) => new Date(Date.now() + hours * 3_600_000).toISOString())
    const made = await dispatcher('POST', 'rounds/shutdowns', { utility: 'water', title: '水箱清洗停水', place: '住院楼', from_at: from, until_at: until, departments: String(ward.id) })
    await page.goto('/shutdowns')
    await page.getByText('水箱清洗停水').first().waitFor()
    await page.getByRole('button', { name: '发布停机通知' }).click()
    await page.getByRole('dialog').getByLabel('内容').waitFor()
    await inspect(page, 'shutdowns_new')
    const nurse = await newPage(browser, url, phone)
    await logIn(nurse, 'nurse')
    await nurse.goto(`/shutdowns/${made.id}`)
    await nurse.getByRole('button', { name: '已阅' }).click()
    await nurse.getByText('1/1').waitFor()
    await inspect(nurse, 'shutdown_ward')
    assert.deepEqual([...page.mistakes, ...nurse.mistakes], [])
  },
}
