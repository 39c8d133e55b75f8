// Text that strangers store is shown as text, wherever it appears: nothing of it runs.
import assert from 'node:assert/strict'
import { signIn } from '../hospital.mjs'
import { desktop, logIn, newPage, phone } from '../stage.mjs'

const MARKS = [
  '<script>globalThis.ran="script"</script>',
  '<img src=x onerror="globalThis.ran=\'image\'">',
  '"><svg onload="globalThis.ran=\'svg\'">',
  '\'"><a href="javascript:globalThis.ran=1">x</a>',
  "{{constructor.constructor('globalThis.ran=1')()}}",
  '<iframe srcdoc="<script>top.ran=1</script>">',
]

/** A page that remembers whether anything ran in it. */
async function watched(browser, url, size) {
  const page = await newPage(browser, url, size)
  page.dialogs = 0
  page.on('dialog', (dialog) => ((page.dialogs += 1), dialog.dismiss()))
  return page
}

/** The page shows what it has: live pages never fall silent on the network. */
async function settled(page) {
  await page.locator('h1, .number').first().waitFor()
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"], .skeleton'))
}

async function assertQuiet(page) {
  assert.equal(await page.evaluate(() => globalThis.ran), undefined, page.url())
  assert.equal(await page.locator('img[onerror], svg[onload], a[href^="javascript:"], iframe[srcdoc]').count(), 0, page.url())
  assert.equal(page.dialogs, 0)
  assert.deepEqual(page.mistakes, [])
}

/** An order full of it: reported, accepted, commented, and the names around it changed. */
async function hostileOrder(url) {
  const admin = await signIn(url, 'admin')
  const dispatcher = await signIn(url, 'dispatcher')
  const department = (await admin('GET', 'organization/departments?code=WK2')).items[0]
  const room = (await admin('GET', `space/rooms?department_id=${department.id}&limit=1`)).items[0]
  const code = (await admin('GET', `space/place-codes?room_id=${room.id}&active=true`)).items[0]
  const changed = await admin('PATCH', `space/rooms/${room.id}`, { version: room.version, name: MARKS[1] })
  const report = { source: 'phone', room_id: room.id, title: MARKS[0] + MARKS[1], description: MARKS.join('\n') }
  const order = await dispatcher('POST', 'repair/work-orders', { ...report, device_name: MARKS[2], reporter_name: '<b onclick="ran=1">x</b>' })
  for (const note of MARKS) await dispatcher('POST', `repair/work-orders/${order.id}/actions/comment`, { note })
  const restore = () => admin('PATCH', `space/rooms/${room.id}`, { version: changed.version, name: room.name })
  return { order, code, restore }
}

export default {
  async 'stored script text never runs'({ browser, url }) {
    const { order, code, restore } = await hostileOrder(url)
    const desk = await watched(browser, url, desktop)
    await logIn(desk, 'dispatcher')
    for (const path of ['/desk', `/orders/${order.id}`, '/orders', '/data', '/data/space.rooms']) {
      await desk.goto(path)
      await settled(desk)
      if (path === `/orders/${order.id}`) await desk.getByText('<script>globalThis.ran').first().waitFor()
      await assertQuiet(desk)
    }
    const ward = await watched(browser, url, phone)
    await logIn(ward, 'nurse')
    for (const path of ['/my-department', `/orders/${order.id}`]) {
      await ward.goto(path)
      await settled(ward)
      await assertQuiet(ward)
    }
    const stranger = await watched(browser, url, phone)
    await stranger.goto(`/r/${code.token}`)
    await stranger.getByText('<script>globalThis.ran').first().waitFor()
    await assertQuiet(stranger)
    await stranger.locator('textarea').first().fill(MARKS.join('\n'))
    await stranger.getByRole('radio').first().click()
    await stranger.getByRole('button', { name: '提交报修' }).click()
    await stranger.waitForURL(/\/t\//)
    await stranger.getByText('<script>globalThis.ran').first().waitFor()
    await assertQuiet(stranger)
    await restore()
  },
}
