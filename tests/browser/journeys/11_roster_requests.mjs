// A swap from the phone of who asks, over the colleague's phone, to the leader's desk and the roster.
import assert from 'node:assert/strict'
import { signIn } from '../hospital.mjs'
import { desktop, inspect, logIn, newPage, phone } from '../stage.mjs'

const DAY_MS = 86_400_000
/** A civil day of the hospital, some days from now: beyond the played roster, within the four weeks shown. */
const dayFromNow = (days) => new Date(Date.now() + 8 * 3_600_000 + days * DAY_MS).toISOString().slice(0, 10)

/** Such a day whose morrow stands in the same week of the roster. */
const offsetWithinWeek = (days) => (new Date(`${dayFromNow(days)}T00:00:00Z`).getUTCDay() === 0 ? days - 1 : days)

/** Two shifts of the crew, and a login for the colleague who has the second. */
async function crewWithShifts(url, offset) {
  const leader = await signIn(url, 'leader')
  const admin = await signIn(url, 'admin')
  const crew = (await leader('GET', 'session')).user.scope.crew_ids[0]
  const me = (await (await signIn(url, 'technician'))('GET', 'session')).user.person_id
  const colleague = (await leader('GET', `organization/people?crew_id=${crew}`)).items[2]
  const shift = (await leader('GET', 'organization/shifts?code=day')).items[0]
  const put = (person_id, day) => leader('POST', 'organization/roster', { person_id, day, shift_id: shift.id })
  const mine = await put(me, dayFromNow(offset))
  const theirs = await put(colleague.id, dayFromNow(offset + 1))
  const user_name = `mate${Date.now()}`
  await admin('POST', 'access/users', { user_name, name: colleague.name, password: 'Zhongshu-2026', roles: 'technician', scope_kind: 'crew', scope_ids: String(crew), person_id: colleague.id })
  return { leader, crew, me, colleague, mine, theirs, user_name }
}

export default {
  async 'a swap is asked on the phone, accepted by the colleague, approved by the leader, and on the roster'({ browser, url }) {
    const { leader, me, colleague, mine, theirs, user_name } = await crewWithShifts(url, offsetWithinWeek(20))
    const asker = await newPage(browser, url, phone)
    await logIn(asker, 'technician')
    await asker.goto('/my-roster')
    await asker.getByRole('button', { name: `${mine.day} 这一班请同事换` }).click()
    const dialog = asker.getByRole('dialog')
    await dialog.getByRole('radio', { name: colleague.name }).check()
    await dialog.getByRole('radio', { name: theirs.day }).check()
    await dialog.getByLabel('原因').fill('家里有事')
    await inspect(asker, 'request_ask_swap')
    await dialog.getByRole('button', { name: '提交申请' }).click()
    await asker.getByText('待同事答复').waitFor()
    await inspect(asker, 'request_mine')

    const other = await newPage(browser, url, phone)
    await logIn(other, user_name)
    await other.goto('/my-roster')
    await other.getByRole('heading', { name: '等您答复' }).waitFor()
    await inspect(other, 'request_to_answer')
    await other.getByRole('button', { name: '同意换班' }).click()
    await other.getByText('待审批').waitFor()

    const desk = await newPage(browser, url, desktop)
    await logIn(desk, 'leader')
    const asked = (await leader('GET', 'organization/requests?state=asked')).items[0]
    await desk.goto(`/roster/requests/${asked.id}?day=${mine.day}`)
    await desk.getByText('不会造成 24 小时岗缺口').waitFor()
    await inspect(desk, 'request_inbox')
    await desk.getByRole('button', { name: '不批准' }).click()
    await desk.getByText('必填').waitFor()
    await desk.getByRole('button', { name: '批准', exact: true }).click()
    await desk.getByText('已批准, 排班已改').waitFor()
    await desk.locator(`[data-cell="${colleague.id}:${mine.day}"]`).getByText('白', { exact: true }).waitFor()
    await desk.locator(`[data-cell="${me}:${theirs.day}"]`).getByText('白', { exact: true }).waitFor()

    await asker.getByText('以前的申请').click()
    await asker.getByText('已批准', { exact: true }).waitFor()
    assert.deepEqual([...asker.mistakes, ...other.mistakes, ...desk.mistakes], [])
  },

  async 'leave is asked on the phone; what is refused by the server is said in the form'({ browser, url }) {
    const page = await newPage(browser, url, phone)
    await logIn(page, 'technician')
    await page.goto('/my-roster')
    await page.getByRole('button', { name: '申请请假' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('到', { exact: false }).fill('2020-01-01')
    await dialog.getByRole('button', { name: '提交申请' }).click()
    await dialog.getByText('结束不能早于开始').waitFor()
    await inspect(page, 'request_leave')
    await dialog.getByLabel('从', { exact: false }).fill(dayFromNow(24))
    await dialog.getByLabel('到', { exact: false }).fill(dayFromNow(25))
    await dialog.getByRole('button', { name: '提交申请' }).click()
    await page.getByText('待审批').waitFor()
    await page.getByRole('button', { name: '撤回' }).click()
    await page.getByText('以前的申请').waitFor()
    assert.deepEqual(page.mistakes, [])
  },

  async 'a department sees who is on duty and how to reach them'({ browser, url }) {
    const page = await newPage(browser, url, phone)
    await logIn(page, 'nurse')
    await page.goto('/my-department')
    await page.getByRole('button', { name: '现在谁当班' }).click()
    await page.getByRole('heading', { name: '现在谁当班' }).waitFor()
    await page.getByRole('link', { name: /^打电话给/ }).first().waitFor()
    await inspect(page, 'department_duty')
    assert.deepEqual(page.mistakes, [])
  },
}
