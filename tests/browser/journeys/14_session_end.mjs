// The session ends while somebody fills in a dialog: log in over the page, and what was filled in goes out.
import assert from 'node:assert/strict'
import { signIn } from '../hospital.mjs'
import { desktop, inspect, logIn, newPage } from '../stage.mjs'

export default {
  async 'whoever logs in again goes on with the dialog as it was'({ browser, url }) {
    const page = await newPage(browser, url, desktop)
    await logIn(page, 'dispatcher')
    const dispatcher = await signIn(url, 'dispatcher')
    await page.goto(`/equipment/devices/1`)
    await page.getByRole('button', { name: '报修', exact: true }).click()
    await page.locator('.fault').first().click()
    await page.locator('#ward-text').fill('登录过期时写的话')
    await page.context().clearCookies()
    await page.getByRole('button', { name: '提交报修' }).click()
    const dialog = page.getByRole('dialog', { name: '登录已过期' })
    await dialog.waitFor()
    await inspect(page, 'session_end')
    await dialog.locator('input[type=password]').fill('Zhongshu-2026')
    await dialog.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByRole('dialog', { name: /^报修/ }).waitFor({ state: 'hidden' })
    const made = (await dispatcher('GET', 'repair/work-orders?device_id=1&sort=-id&limit=1')).items[0]
    assert.equal((await dispatcher('GET', `repair/work-orders/${made.id}`)).description, '登录过期时写的话')
    assert.deepEqual(page.mistakes, [])
  },
}
