// Devices: found by their code, locked by an overdue inspection, free again with its certificate.
import assert from 'node:assert/strict'
import { signIn } from '../hospital.mjs'
import { desktop, inspect, logIn, newPage, phone } from '../stage.mjs'

const certificate = { name: '检验报告.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n% a certificate\n') }

/** A lift whose inspection was due long ago, with the token of its printed code. */
async function lockedLift(engineer) {
  const type = (await engineer('GET', 'equipment/device-types?code=lift')).items[0]
  const room = (await engineer('GET', 'space/rooms?kind=waiting&limit=1')).items[0]
  const number = `J-${Date.now()}`
  const lift = await engineer('POST', 'equipment/ledger', { asset_no: number, name: '门诊楼扶梯', type_id: type.id, room_id: room.id, state: 'in_use' })
  await engineer('POST', 'equipment/clocks', { device_id: lift.id, kind: 'statutory', title: '定期检验', interval_count: 1, interval_unit: 'year', next_due: '2026-01-15' })
  return { id: lift.id, number, code: await engineer('POST', `equipment/devices/${lift.id}/code`, {}) }
}

export default {
  async 'an engineer scans a locked lift, records its inspection and puts it in use'({ browser, url }) {
    const engineer = await signIn(url, 'engineer')
    const lift = await lockedLift(engineer)
    const page = await newPage(browser, url, phone)
    await logIn(page, 'engineer')
    await page.goto('/equipment/scan')
    await page.getByLabel('设备码或资产编号').fill('没有这台')
    await page.getByRole('button', { name: '打开' }).click()
    await page.getByText('没有这个设备码或资产编号').waitFor()
    await inspect(page, 'device_scan')
    await page.getByLabel('设备码或资产编号').fill(`https://repair.example/r/${lift.code.token}`)
    await page.getByRole('button', { name: '打开' }).click()
    await page.getByRole('heading', { name: '门诊楼扶梯' }).waitFor()
    await page.getByText('法定检验逾期或不合格').waitFor()
    await page.getByText('检验逾期, 锁定停用').waitFor()
    assert.equal(await page.getByRole('button', { name: '投入使用' }).count(), 0)
    await inspect(page, 'device_locked')
    await page.getByRole('button', { name: '记录完成' }).click()
    await page.getByRole('button', { name: '记录', exact: true }).click()
    await page.getByText('必填').first().waitFor()
    await page.locator('input[type=file]').last().setInputFiles(certificate)
    await page.getByText('检验报告.pdf').waitFor()
    await inspect(page, 'device_record')
    await page.getByRole('button', { name: '记录', exact: true }).click()
    await page.getByText('解除检验锁定').waitFor()
    await page.getByRole('button', { name: '投入使用' }).click()
    await page.getByText('停用 → 在用').waitFor()
    await inspect(page, 'device_free')
    const now = await engineer('GET', `equipment/devices/${lift.id}`)
    assert.equal(now.state, 'in_use')
    assert.equal(now.locked, false)
    assert.equal(now.records[0].result, 'passed')
    assert.deepEqual(page.mistakes, [])
  },

  async 'the list, the due calendar and the circuits open to their devices'({ browser, url }) {
    const page = await newPage(browser, url, desktop)
    await logIn(page, 'engineer')
    await page.goto('/equipment/devices')
    await page.getByRole('button', { name: '特种设备' }).click()
    await page.getByRole('link', { name: 'DT-001' }).waitFor()
    await inspect(page, 'devices')
    await page.getByRole('link', { name: 'DT-001' }).click()
    await page.getByRole('heading', { name: '可靠性' }).waitFor()
    await inspect(page, 'device')
    await page.goto('/equipment/due')
    await page.getByRole('heading', { name: /已逾期|7 天内/ }).first().waitFor()
    await inspect(page, 'due')
    await page.goto('/equipment/load')
    await page.getByText(/个回路/).first().waitFor()
    await inspect(page, 'circuits')
    assert.deepEqual(page.mistakes, [])
  },

  async 'a head sees devices but does not change them; a nurse sees her own'({ browser, url }) {
    const page = await newPage(browser, url, desktop)
    await logIn(page, 'head')
    await page.goto('/equipment/devices')
    await page.getByRole('link', { name: 'CT-001' }).or(page.getByRole('link', { name: 'BY-001' })).first().waitFor()
    assert.equal(await page.getByRole('button', { name: '新增设备' }).count(), 0)
    const nurse = await signIn(url, 'nurse')
    const seen = await nurse('GET', 'equipment/devices?limit=200')
    const all = await (await signIn(url, 'engineer'))('GET', 'equipment/devices?limit=500')
    assert.ok(seen.items.length < all.items.length)
    assert.deepEqual(page.mistakes, [])
  },
}
