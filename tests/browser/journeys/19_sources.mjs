// An engineer turns on a gateway of the virtual plant, reads it, and watches its state.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { signIn } from '../hospital.mjs'
import { desktop, inspect, logIn, newPage, phone } from '../stage.mjs'

const server = process.env.ZHONGSHU_BINARY ?? new URL('../../../build/zhongshu', import.meta.url).pathname

/** The virtual plant on a free port; resolves to the port. */
async function startPlant() {
  const plant = spawn(server, ['plant', '--modbus', '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(createInterface({ input: plant.stdout }), 'line')
  return { plant, port: Number(/port (\d+)/.exec(line)[1]) }
}

async function useGateway(browser, url, plant, port) {
  const page = await newPage(browser, url, desktop)
  await logIn(page, 'admin')
  await page.goto('/points')
  await page.getByRole('link', { name: '数据来源' }).click()
  await page.getByText('冷站与配电 (Modbus)').waitFor()
  await inspect(page, 'sources')
  await page.getByText('冷站与配电 (Modbus)').click()
  await page.getByRole('heading', { name: '寄存器表' }).waitFor()
  await page.getByRole('button', { name: '立即读取' }).click()
  await page.getByRole('alert').getByText('连接不上设备').waitFor()
  await page.getByRole('button', { name: '修改' }).first().click()
  const drawer = page.locator('.el-drawer')
  await drawer.getByLabel(/端口/).fill(String(port))
  await drawer.getByRole('button', { name: '保存' }).click()
  await drawer.waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: '立即读取' }).click()
  await page.getByText(/chiller · device=LS-001 · supply_temp/).first().waitFor()
  await inspect(page, 'source_trial')
  const admin = await signIn(url, 'admin')
  const { items } = await admin('GET', 'telemetry/sources?q=plant-modbus')
  await admin('PATCH', `telemetry/sources/${items[0].id}`, { version: items[0].version, active: true, period_s: 1 })
  await page.getByText('已连接', { exact: true }).first().waitFor()
  await page.waitForFunction(() => /[1-9]/.test(document.querySelector('.figures dd')?.textContent ?? ''))
  await inspect(page, 'source')
  const small = await newPage(browser, url, phone)
  await logIn(small, 'admin')
  await small.goto(`/points/sources/${items[0].id}`)
  await small.getByRole('heading', { name: '连接测试' }).waitFor()
  await inspect(small, 'source_phone')
  plant.kill()
  await page.getByText('连接失败', { exact: true }).first().waitFor()
  assert.deepEqual(page.mistakes, [])
}

export default {
  async 'a Modbus gateway is set up, read and turned on'({ browser, url }) {
    const { plant, port } = await startPlant()
    try {
      await useGateway(browser, url, plant, port)
    } finally {
      plant.kill()  // or this process would wait for it
    }
  },

  async 'a broker gets its topics'({ browser, url }) {
    const page = await newPage(browser, url, desktop)
    await logIn(page, 'admin')
    await page.goto('/points/sources')
    await page.getByRole('button', { name: '新建 MQTT 来源' }).click()
    const drawer = page.locator('.el-drawer')
    await drawer.getByLabel(/^名称/).fill('楼宇网关')
    await drawer.getByLabel(/^代码/).fill('building')
    await drawer.getByLabel(/地址/).fill('127.0.0.1')
    await drawer.getByLabel(/端口/).fill('9')
    await inspect(page, 'source_new')
    await drawer.getByRole('button', { name: '新建' }).click()
    await page.waitForURL(/\/points\/sources\/\d+/)
    await page.getByText('还没有主题映射').waitFor()
    await page.getByRole('button', { name: '新建主题映射' }).click()
    await drawer.getByLabel(/^主题/).fill('building/+/+')
    await drawer.getByLabel(/测量名/).fill('room')
    await drawer.getByLabel(/标签/).fill('room={2}')
    await drawer.getByLabel(/字段/).fill('{3}')
    await drawer.getByRole('button', { name: '新建' }).click()
    await page.getByText('building/+/+').waitFor()
    await page.getByText('连接不上 MQTT 服务器').waitFor()
    await inspect(page, 'source_failed')
    assert.deepEqual(page.mistakes, [])
  },
}
