// The head reads a figure, takes it apart and reaches the orders behind it; a department sees its own only.
import assert from 'node:assert/strict'
import { signIn } from '../hospital.mjs'
import { desktop, inspect, logIn, newPage, phone } from '../stage.mjs'

/** The number that a count of the page shows, without the thin spaces between its groups. */
const shownNumber = async (locator) => Number((await locator.first().textContent()).replace(/[^\d.]/g, ''))

/** What the page asked for, as the same user over the API. */
const queryOf = (response) => new URL(response.url()).search

export default {
  async 'the head begins with today: what owes attention, then this month'({ browser, url }) {
    const page = await newPage(browser, url, desktop)
    await logIn(page, 'head')
    await page.waitForURL((address) => address.pathname === '/')
    await page.getByRole('heading', { name: '现在要关注' }).waitFor()
    await page.getByRole('link', { name: /完成及时率/ }).waitFor()
    await inspect(page, 'home')
    const head = await signIn(url, 'head')
    const late = page.getByRole('link', { name: /超时未恢复/ })
    const address = new URL(await late.getAttribute('href'), url)
    // Orders fall due while this runs: the list says the number of the page that was just loaded, sooner or later.
    const counts = async () => {
      const expected = await head('GET', `repair/work-orders${address.search}&total=true&limit=1`)
      await page.reload()
      return [await shownNumber(late.locator('.count')), expected.total]
    }
    let [shown, listed] = await counts()
    for (let tries = 0; shown !== listed && tries < 5; ++tries) [shown, listed] = await counts()
    assert.equal(shown, listed)
    await late.click()
    await page.waitForURL((now) => now.pathname === '/orders')
    assert.deepEqual(page.mistakes, [])
  },

  async 'a figure opens to its parts, its rows and an order'({ browser, url }) {
    const page = await newPage(browser, url, desktop)
    await logIn(page, 'head')
    await page.goto('/indicators')
    await page.getByRole('link', { name: /维修完成量/ }).first().waitFor()
    await inspect(page, 'indicators')
    await page.locator('.period .el-select').first().click()
    await page.getByRole('option', { name: '近 12 个月' }).click()
    await page.waitForURL(/period=last_12_months/)
    // Awaited from before the click: the answer may come sooner than the login below.
    const listing = page.waitForResponse((response) => response.url().includes('/repair.orders/rows?'))
    await page.getByRole('link', { name: /维修完成量/ }).first().click()
    await page.waitForURL(/\/indicators\/repair\.orders/)

    // The value shown is the number of rows that the API gives for the same question.
    const head = await signIn(url, 'head')
    const listed = await listing
    const rows = await head('GET', `indicators/repair.orders/rows${queryOf(listed)}`)
    assert.equal(await shownNumber(page.locator('.summary .value')), rows.total)
    await inspect(page, 'indicator')

    // One part: value, rows and address follow.
    const part = page.locator('.bars tbody tr').first()
    const n = await shownNumber(part.locator('.value'))
    const narrowed = page.waitForResponse((response) => response.url().includes('/repair.orders/rows?') && response.url().includes('only=crew'))
    await part.getByRole('button').click()
    const sliced = await head('GET', `indicators/repair.orders/rows${queryOf(await narrowed)}`)
    assert.equal(sliced.total, n)
    assert.ok(sliced.total < rows.total, 'a crew is less than all')
    await page.waitForURL(/only=crew/)
    await page.getByText(`共 ${String(n)} 项`).waitFor()
    await inspect(page, 'indicator_part')

    await page.locator('.entity-table tbody tr.row').first().click()
    await page.waitForURL(/\/orders\/\d+/)
    await page.getByText(/WX-\d{4}-\d{6}/).first().waitFor()
    await page.goBack()
    await page.waitForURL(/only=crew/)
    assert.deepEqual(page.mistakes, [])
  },

  async 'the rows that miss a rate are one click away and leave as a file'({ browser, url }) {
    const page = await newPage(browser, url, desktop)
    await logIn(page, 'head')
    await page.goto('/indicators/repair.satisfaction?period=last_12_months')
    const missed = page.getByRole('button', { name: /^不符合/ })
    const n = await shownNumber(missed)
    await missed.click()
    await page.waitForURL(/met=false/)
    await page.getByText(`共 ${n} 项`).waitFor()
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /导出/ }).click()])
    assert.match(file.suggestedFilename(), /\.xlsx$/)
    assert.deepEqual(page.mistakes, [])
  },

  async 'a ward sister sees the figures of her department only'({ browser, url }) {
    const page = await newPage(browser, url, phone)
    await logIn(page, 'nurse')
    await page.goto('/indicators/repair.orders?period=last_12_months&by=department')
    await page.locator('.bars tbody tr').first().waitFor()
    assert.equal(await page.locator('.bars tbody tr').count(), 1)
    await inspect(page, 'indicator_phone')
    const [nurse, head] = [await signIn(url, 'nurse'), await signIn(url, 'head')]
    const period = 'from=2000-01-01&to=2100-01-01'
    const [hers, all] = [await nurse('GET', `indicators/repair.orders?${period}`), await head('GET', `indicators/repair.orders?${period}`)]
    assert.ok(hers.value > 0 && hers.value < all.value, `${hers.value} of ${all.value}`)
    await page.goto('/')
    await page.waitForURL(/my-department/)
    assert.deepEqual(page.mistakes, [])
  },
}
