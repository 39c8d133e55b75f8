// An escalation rings until somebody answers; an administrator sets up a group robot.
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import { signIn } from '../hospital.mjs'
import { desktop, inspect, logIn, newPage, phone } from '../stage.mjs'

const SECRET = 'SECjourney'
const ESCALATES_WITHIN = { timeout: 60_000 }

/** A group's server that believes nobody: it checks DingTalk's signature and keeps what came. */
function openRobot() {
  const received = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (piece) => (body += piece))
    request.on('end', () => {
      const query = new URL(request.url, 'http://robot').searchParams
      const sign = createHmac('sha256', SECRET).update(`${query.get('timestamp')}\n${SECRET}`).digest('base64')
      const right = query.get('sign') === sign && Math.abs(Date.now() - Number(query.get('timestamp'))) < 3_600_000
      if (right) received.push(JSON.parse(body))
      response.setHeader('Content-Type', 'application/json')
      response.end(JSON.stringify(right ? { errcode: 0, errmsg: 'ok' } : { errcode: 310000, errmsg: 'sign not match' }))
    })
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve({ received, server, url: `http://127.0.0.1:${server.address().port}/robot/send?access_token=T` })))
}

/** An order that goes up to the crew leader at once: urgent, in his zone, dispatched by hand, to be accepted in a minute. */
async function lateOrder(url) {
  const admin = await signIn(url, 'admin')
  const parameter = (code, value) => admin('POST', 'catalog/parameters', { code, value, valid_from: '2020-01-01' })
  const changed = [await parameter('repair.limit.p2.accept_minutes', '1'), await parameter('repair.dispatch.mode', 'manual')]
  const dispatcher = await signIn(url, 'dispatcher')
  const code = (await admin('GET', 'space/place-codes?code=A01-01')).items[0]
  const fault = (await dispatcher('GET', 'repair/fault-types?code=light')).items[0]
  const order = await dispatcher('POST', 'repair/work-orders', { source: 'phone', room_id: code.room_id, fault_id: fault.id, title: '护士站整片灯不亮' })
  await dispatcher('POST', `repair/work-orders/${order.id}/actions/reprioritize`, { priority: 'p2', note: '影响治疗' })
  return {
    ...order,
    async putBack() {
      await admin('PATCH', `catalog/parameters/${changed[0].id}`, { value: '10' })
      await admin('PATCH', `catalog/parameters/${changed[1].id}`, { value: 'automatic' })
    },
  }
}

export default {
  async "an escalated order rings the leader's bell by itself until he answers"({ browser, url }) {
    const page = await newPage(browser, url, phone)
    await logIn(page, 'leader')
    await page.goto('/orders')
    await page.getByRole('button', { name: /^通知/ }).waitFor()
    const order = await lateOrder(url)
    try {
      await page.getByText(new RegExp(`超时升级.*${order.number}`)).waitFor({ ...ESCALATES_WITHIN, state: 'attached' })
      await page.getByRole('button', { name: /[1-9]\d* 条待确认/ }).click()
      const item = page.getByRole('listitem').filter({ hasText: order.number }).filter({ hasText: '超时升级' })
      await item.waitFor()
      await page.waitForFunction(() => document.querySelector('.el-drawer')?.getBoundingClientRect().left === 0)
      await inspect(page, 'notices_phone')
      await item.getByRole('button', { name: '知道了' }).click()
      await item.getByText(/已于.*确认/).waitFor()
      await item.getByText(order.number).click()
      await page.waitForURL(`**/orders/${order.id}`)
      await page.getByText('确认知悉').first().waitFor()
      assert.deepEqual(page.mistakes, [])
    } finally {
      await order.putBack()
    }
  },

  async 'a person chooses what rings and when nothing may'({ browser, url }) {
    const page = await newPage(browser, url, desktop)
    await logIn(page, 'technician')
    await page.getByRole('button', { name: /^通知/ }).click()
    await page.getByRole('button', { name: '通知偏好' }).click()
    await page.waitForURL('**/messages/choices')
    await page.getByRole('checkbox', { name: '本班新报修: 应用内提醒' }).waitFor({ state: 'attached' })
    await page.getByLabel('企业微信').fill('<@all>')
    await page.getByRole('switch', { name: '免打扰时段' }).locator('..').click()
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('用户号只能用').waitFor()
    await page.getByLabel('企业微信').fill('tech.01')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('已保存').waitFor()
    await inspect(page, 'notice_choices')
    const technician = await signIn(url, 'technician')
    const kept = await technician('GET', 'messaging/choices')
    assert.equal(kept.wecom_id, 'tech.01')
    assert.equal(kept.quiet_from_minute, 1320)
    assert.deepEqual(page.mistakes, [])
  },

  async 'an administrator adds a group robot and sees its answer'({ browser, url }) {
    const robot = await openRobot()
    try {
      const page = await newPage(browser, url, desktop)
      await logIn(page, 'admin')
      await page.goto('/messages/channels')
      await page.getByText('还没有消息通道').waitFor()
      await page.getByRole('button', { name: '新建通道' }).first().click()
      await page.getByLabel('名称').fill('总务值班群')
      await page.getByLabel('代码').fill('duty')
      await page.getByRole('radio', { name: '钉钉群机器人' }).click()
      await page.getByLabel('Webhook 地址').fill(robot.url)
      await page.getByLabel('签名密钥').fill('SECwrong')
      await page.getByRole('checkbox', { name: '返修' }).locator('..').click()
      await inspect(page, 'channel_form')
      await page.locator('form').getByRole('button', { name: '新建' }).click()
      const card = page.getByRole('article', { name: '总务值班群' })
      await card.getByRole('button', { name: '发送测试消息' }).click()
      await card.getByText('sign not match').waitFor()
      await card.getByRole('button', { name: /修改/ }).click()
      await page.getByLabel('签名密钥').fill(SECRET)
      await page.locator('form').getByRole('button', { name: '保存' }).click()
      await card.getByRole('button', { name: '发送测试消息' }).click()
      await card.getByText('已送达').waitFor()
      await inspect(page, 'channels')
      assert.equal(robot.received.length, 1)
      assert.match(robot.received[0].markdown.text, /总务值班群/)
      await page.getByRole('link', { name: '消息记录' }).click()
      await page.getByText('还没有消息').waitFor()
      await inspect(page, 'message_log')
      assert.deepEqual(page.mistakes, [])
    } finally {
      robot.server.close()
    }
  },
}
