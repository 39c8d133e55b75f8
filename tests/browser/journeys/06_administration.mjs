// What an administrator does: users and their scope, parameters, audit, import; one's own login; a hospital's first day.
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, serve, signIn } from '../hospital.mjs'
import { desktop, inspect, logIn, newPage, phone } from '../stage.mjs'

/** The six digits an authenticator app shows (RFC 6238). */
function oneTimeCode(secret, at = Date.now()) {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const bytes = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const digest = createHmac('sha1', bytes).update(counter).digest()
  const offset = digest[19] & 15
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

async function choose(page, name, option) {
  await page.getByRole('combobox', { name }).click()
  await page.getByRole('option', { name: option }).first().click()
}

async function enter(page, user, password) {
  await page.goto('/login')
  await page.locator('input[autocomplete=username]').fill(user)
  await page.locator('input[type=password]').fill(password)
  await page.keyboard.press('Enter')
}

/** A table as csv with the headings people know. */
const csv = (rows) => ({ name: 'departments.csv', mimeType: 'text/csv', buffer: Buffer.from('\ufeff' + [['代码', '名称', '类别'], ...rows].map((row) => row.join(',')).join('\r\n')) })

export default {
  async 'a user is made with a scope, must choose an own password, and sees only that scope'({ browser, url }) {
    const page = await newPage(browser, url, desktop)
    await logIn(page, 'admin')
    await page.goto('/users')
    await page.getByText('nurse').first().waitFor()
    await inspect(page, 'users')
    await page.getByRole('button', { name: '新建用户' }).click()
    await page.getByRole('textbox', { name: '姓名' }).fill('病区护士')
    await page.getByRole('textbox', { name: '登录名' }).fill('ward5')
    await choose(page, /角色/, '科室')
    await page.keyboard.press('Escape')
    await page.getByRole('combobox', { name: /^范围/ }).click()
    await page.keyboard.type('gk')
    await page.getByRole('option', { name: /骨科/ }).first().click()
    await page.keyboard.press('Escape')
    await page.getByRole('textbox', { name: '初始口令' }).fill('First-2026-pass')
    await inspect(page, 'user_new')
    await page.getByRole('button', { name: '新建', exact: true }).click()
    await page.getByText('ward5').first().waitFor()
    await page.getByText('待改口令').first().waitFor()

    const ward = await newPage(browser, url, phone)
    await enter(ward, 'ward5', 'First-2026-pass')
    await ward.getByText('请先设置自己的口令').waitFor()
    await inspect(ward, 'password_first')
    await ward.getByLabel('原口令').fill('First-2026-pass')
    await ward.getByLabel('新口令', { exact: true }).fill('Second-2026-pass')
    await ward.getByLabel('再输一次新口令').fill('Second-2026-pass')
    await ward.getByRole('button', { name: '修改口令' }).click()
    await ward.waitForURL(/my-department/)
    const seen = await ward.evaluate(() => fetch('/api/v1/repair/work-orders?limit=500').then((answer) => answer.json()))
    const departments = new Set(seen.items.map((one) => one.department))
    assert.ok([...departments].every((name) => name.includes('骨科')), [...departments].join())
    assert.deepEqual([...page.mistakes, ...ward.mistakes], [])
  },

  async 'roles are a table of words; the administrator stays whole'({ browser, url }) {
    const page = await newPage(browser, url, desktop)
    await logIn(page, 'admin')
    await page.goto('/roles')
    const cell = page.getByRole('checkbox', { name: '财务: 调度' })
    await cell.waitFor({ state: 'attached' })
    await inspect(page, 'roles')
    assert.ok(await page.getByRole('checkbox', { name: '系统管理员: 调度' }).isDisabled())
    const saved = page.waitForResponse((answer) => answer.request().method() === 'PATCH' && answer.url().includes('/access/roles/'))
    await page.locator('label.el-checkbox', { has: cell }).click()
    assert.equal((await saved).status(), 200)
    const admin = await signIn(url, 'admin')
    assert.match((await admin('GET', 'access/roles?code=finance')).items[0].permissions, /repair\.dispatch/)
    assert.deepEqual(page.mistakes, [])
  },

  async 'one-time codes are switched on with a scanned secret and asked for at the next login'({ browser, url }) {
    const page = await newPage(browser, url, desktop)
    await logIn(page, 'vendor')
    await page.goto('/profile')
    await page.getByRole('button', { name: '启用动态码' }).click()
    await page.getByRole('img', { name: '动态码二维码' }).waitFor()
    await inspect(page, 'profile_totp')
    const secret = (await page.locator('.totp code').textContent()).replaceAll(' ', '')
    await page.getByLabel('动态码', { exact: true }).fill(oneTimeCode(secret))
    await page.getByRole('button', { name: '启用动态码' }).click()
    await page.getByRole('button', { name: '关闭动态码' }).waitFor()

    const other = await newPage(browser, url, phone)
    await enter(other, 'vendor', 'Zhongshu-2026')
    await other.getByLabel('动态码').fill(oneTimeCode(secret, Date.now() + 30_000)) // the first step is used up
    await other.keyboard.press('Enter')
    await other.waitForURL((address) => !address.pathname.startsWith('/login'))
    const admin = await signIn(url, 'admin')
    const account = (await admin('GET', 'access/accounts?user_name=vendor')).items[0]
    assert.equal(account.totp_on, true)
    await admin('DELETE', `access/users/${account.id}/totp`)
    assert.deepEqual([...page.mistakes, ...other.mistakes], [])
  },

  async 'a limit is changed from a day on, and the audit tells who changed what'({ browser, url }) {
    const page = await newPage(browser, url, desktop)
    await logIn(page, 'admin')
    await page.goto('/parameters')
    await page.getByText('维修时限').waitFor()
    await inspect(page, 'parameters')
    await page.getByRole('button', { name: '修改' }).click()
    await page.getByLabel('p1 到场').fill('many')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByText('请填写数字').waitFor()
    await page.getByLabel('p1 到场').fill('12')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByRole('button', { name: /12\s?min/ }).click()
    await page.getByText('各时期的值').waitFor()
    await page.getByText('生效中').waitFor()
    await inspect(page, 'parameter')
    await page.goto('/audit')
    await page.getByText('记录完整').waitFor()
    await page.getByText('repair.limit.p1.arrive_minutes').first().waitFor()
    await inspect(page, 'audit')
    assert.deepEqual(page.mistakes, [])
  },

  async 'an import shows its errors row by row, then takes the mended file, also with 5 000 rows'({ browser, url }) {
    const page = await newPage(browser, url, desktop)
    await logIn(page, 'admin')
    await page.goto('/data/organization_department')
    await page.getByRole('button', { name: '导入' }).click()
    const file = page.locator('input[type=file]')
    await file.setInputFiles(csv([['IMP1', '导入一科', '临床'], ['IMP2', '', '临床'], ['IMP3', '导入三科', '火星']]))
    await page.getByText('2 行有错').waitFor()
    await inspect(page, 'import_errors')
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '下载标错的文件' }).click()
    assert.match((await download).suggestedFilename(), /errors\.xlsx$/)
    const many = Array.from({ length: 5000 }, (_, index) => [`IMP${index}`, `导入第${index}科`, '临床'])
    await file.setInputFiles(csv(many))
    await page.getByText('检查通过').waitFor({ timeout: 60_000 })
    await page.getByRole('button', { name: /导入 5.000 行/ }).click()
    await page.getByText('已全部导入').waitFor({ timeout: 60_000 })
    await inspect(page, 'import_done')
    const admin = await signIn(url, 'admin')
    assert.equal((await admin('GET', 'organization/departments?code.like=IMP&total=true&limit=1')).total, 5000)
    assert.deepEqual(page.mistakes, [])
  },

  async 'a token is shown once and works; jobs tell how they are'({ browser, url }) {
    const page = await newPage(browser, url, desktop)
    await logIn(page, 'admin')
    await page.goto('/tokens')
    await page.getByRole('button', { name: '新建令牌' }).click()
    await page.getByRole('textbox', { name: '名称' }).fill('看板')
    await page.locator('label.el-checkbox', { hasText: '维修指标' }).click()
    await inspect(page, 'token_new')
    await page.getByRole('button', { name: '新建', exact: true }).click()
    const token = await page.locator('.token code').textContent()
    assert.match(token, /^zst_/)
    await inspect(page, 'token_made')
    const answer = await fetch(`${url}/api/v1/session`, { headers: { Authorization: `Bearer ${token}` } })
    assert.equal((await answer.json()).user.permissions.join(), 'repair.indicators')
    await page.goto('/jobs')
    await page.getByText('到期自动确认').first().waitFor()
    await inspect(page, 'jobs')
    assert.deepEqual(page.mistakes, [])
  },

  async 'an empty database leads from the first administrator to the steps of a hospital'({ browser }) {
    const data = mkdtempSync(join(tmpdir(), 'zhongshu-empty-'))
    const port = await freePort()
    const server = await serve(data, port)
    try {
      const page = await newPage(browser, `http://127.0.0.1:${port}`, desktop)
      await page.goto('/')
      await page.getByLabel('医院名称').fill('滨江人民医院')
      await page.getByLabel('您的姓名').fill('陈院办')
      await page.getByLabel('口令', { exact: true }).fill('Zhongshu-2026')
      await page.getByLabel('再输一次口令').fill('Zhongshu-2026')
      await inspect(page, 'setup')
      await page.getByRole('button', { name: '创建并登录' }).click()
      await page.getByRole('heading', { name: '滨江人民医院' }).waitFor()
      await inspect(page, 'first_steps')
      await page.getByRole('button', { name: '采用标准目录' }).click()
      await page.getByText('27 种故障类型').waitFor()
      await page.getByRole('link', { name: /开始\s*科室/ }).click()
      await page.locator('input[type=file]').setInputFiles(csv([['NK', '内科', '临床'], ['WK', '外科', '临床']]))
      await page.getByRole('button', { name: '导入 2 行' }).click()
      await page.getByText('已全部导入').waitFor()
      await page.goto('/')
      await page.getByText('2 个科室').waitFor()
      assert.match(await page.title(), /滨江人民医院/)
      assert.deepEqual(page.mistakes, [])
    } finally {
      server.removeAllListeners('exit')
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGTERM')
      await ended
      rmSync(data, { recursive: true, force: true })
    }
  },
}
