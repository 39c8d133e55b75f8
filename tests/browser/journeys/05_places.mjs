// Places: campus → floor → room, a walk, zones with gaps, codes and labels, importing a floor, a first building.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { signIn } from '../hospital.mjs'
import { desktop, inspect, logIn, newPage, phone } from '../stage.mjs'

const floorOf = async (url, code) => (await (await signIn(url, 'admin'))('GET', `space/floors?code=${code}`)).items[0]
const roomOf = async (url, code) => (await (await signIn(url, 'admin'))('GET', `space/rooms?code=${code}`)).items[0]

const square = (x) => [[[x, 0], [x + 6, 0], [x + 6, 6], [x, 6], [x, 0]]]
const feature = (ring, properties) => ({ type: 'Feature', geometry: { type: 'Polygon', coordinates: ring }, properties })

export default {
  async 'from the picture of the hospital to the whole story of a room'({ browser, url }) {
    const dispatcher = await signIn(url, 'dispatcher')
    const room = await roomOf(url, 'A02-05')
    const faults = await dispatcher('GET', 'repair/fault-types?code=tap')
    await dispatcher('POST', 'repair/work-orders', { source: 'phone', room_id: room.id, fault_id: faults.items[0].id, description: '龙头滴水' })
    const page = await newPage(browser, url, desktop)
    await logIn(page, 'dispatcher')
    await page.goto('/places')
    await page.getByRole('link', { name: /住院一号楼, 2层/ }).waitFor()
    await inspect(page, 'places')
    await page.getByRole('link', { name: /住院一号楼, 2层.*单在办/ }).click()
    await page.getByRole('button', { name: /病室5 A02-05/ }).waitFor()
    await page.getByRole('button', { name: /龙头漏水/ }).first().waitFor()
    await inspect(page, 'floor')
    for (const layer of ['责任区', '区域等级', '科室']) {
      await page.getByRole('button', { name: layer, exact: true }).click()
      await page.getByRole('list', { name: '图例' }).waitFor()
      await inspect(page, `floor_${layer}`)
    }
    await page.getByRole('button', { name: /病室5 A02-05/ }).click()
    const story = page.getByRole('complementary', { name: '病室5' })
    await story.getByText('近 12 个月').waitFor()
    await story.getByRole('link', { name: /龙头漏水/ }).first().waitFor()
    await story.getByText('三区维修班').waitFor()
    await inspect(page, 'room')
    assert.deepEqual(page.mistakes, [])
  },

  async 'a room is found by its initials and walked to'({ browser, url }) {
    const page = await newPage(browser, url, desktop)
    await logIn(page, 'dispatcher')
    const from = await roomOf(url, 'A02-05')
    await page.goto(`/places?floor=${from.floor_id}&room=${from.id}`)
    const story = page.getByRole('complementary', { name: '病室5' })
    await story.getByRole('combobox', { name: '目的房间' }).fill('a03-04')
    await page.getByRole('option', { name: /A03-04/ }).click()
    await story.getByText(/\d+ m ·|m · 住院一号楼 3层/).first().waitFor()
    await page.locator('.route').first().waitFor()
    await inspect(page, 'way')
    await story.getByRole('button', { name: '住院一号楼 3层', exact: true }).click()
    await page.getByRole('heading', { name: '住院一号楼 3层' }).waitFor()
    // By pinyin initials, across the hospital: 护士站.
    await page.getByRole('combobox', { name: /找房间/ }).fill('hsz')
    await page.getByRole('option', { name: /护士站/ }).first().click()
    await page.getByRole('complementary', { name: /护士站/ }).waitFor()
    assert.deepEqual(page.mistakes, [])
  },

  async 'on a phone the story is a sheet and the fault is reported from it'({ browser, url }) {
    const page = await newPage(browser, url, phone)
    await logIn(page, 'nurse')
    const room = await roomOf(url, 'A02-01')
    await page.goto(`/places?floor=${room.floor_id}&room=${room.id}`)
    const story = page.getByRole('complementary', { name: room.name })
    await story.waitFor()
    await inspect(page, 'room_phone')
    await story.getByRole('button', { name: '在这里报修' }).click()
    const form = page.getByRole('dialog', { name: `报修: ${room.name}` })
    await form.getByRole('button', { name: '门损坏' }).click()
    await form.getByRole('button', { name: '提交报修' }).click()
    await page.getByText(/WX-\d{4}-\d{6}/).first().waitFor()
    const admin = await signIn(url, 'admin')
    const orders = await admin('GET', `repair/work-orders?room_id=${room.id}&sort=-reported_at&limit=1`)
    assert.equal(orders.items[0].fault, '门损坏')
    assert.deepEqual(page.mistakes, [])
  },

  async 'zones: a gap and an overlap show at once, undo takes them back, saving keeps them'({ browser, url }) {
    const page = await newPage(browser, url, desktop)
    await logIn(page, 'head')
    await page.goto('/zones')
    await page.getByText(/全部有人负责, 没有重叠/).waitFor()
    await page.getByRole('button', { name: /一责任区/ }).click()
    await page.getByRole('button', { name: /^诊室1 M01-01/ }).click()
    await page.getByText(/缺 .*强电照明|缺 .*给排水/).first().waitFor()
    await page.getByRole('button', { name: /^诊室1 M01-01 缺部分工种/ }).waitFor()
    await inspect(page, 'zones_gap')
    await page.getByRole('button', { name: '撤销' }).click()
    await page.getByText(/全部有人负责, 没有重叠/).waitFor()
    await page.getByRole('button', { name: /二责任区/ }).click()
    await page.getByRole('button', { name: /^诊室1 M01-01/ }).click()
    await page.getByRole('button', { name: /全部保存/ }).click()
    await page.getByText('已保存').waitFor()
    const head = await signIn(url, 'head')
    const room = await roomOf(url, 'M01-01')
    const plan = await head('GET', 'space/zone-plan')
    const two = plan.items.find((one) => one.code === 'ZONE2')
    assert.ok(two.rooms.includes(room.id))
    // Somebody else saves meanwhile: nothing is overwritten unseen.
    await page.getByRole('button', { name: /^候诊区2 M01-02/ }).click()
    await head('PUT', `space/zones/${two.id}/members`, { floors: two.floors, rooms: [] })
    await page.getByRole('button', { name: /全部保存/ }).click()
    await page.getByText(/别人刚刚修改过/).waitFor()
    await page.getByRole('button', { name: '采用对方的' }).click()
    await page.getByText(/个责任区未保存/).waitFor({ state: 'detached' })
    assert.deepEqual((await head('GET', `space/zones/${two.id}/members`)).rooms, [])
    assert.deepEqual(page.mistakes, [])
  },

  async 'labels are a PDF with the Chinese font in it; a replaced code opens nothing'({ browser, url }) {
    const page = await newPage(browser, url, desktop)
    await logIn(page, 'head')
    const floor = await floorOf(url, 'A02')
    await page.goto(`/codes?floor=${floor.id}`)
    await page.getByText('已选 20 / 20').waitFor()
    await page.getByRole('radio', { name: /A4/ }).click()
    await page.getByText('1 页').waitFor()
    await inspect(page, 'codes')
    const folder = mkdtempSync(join(tmpdir(), 'zhongshu-labels-'))
    const waiting = page.waitForEvent('download')
    await page.getByRole('button', { name: '下载 PDF' }).click()
    const file = join(folder, 'labels.pdf')
    await (await waiting).saveAs(file)
    assert.equal(readFileSync(file).subarray(0, 5).toString(), '%PDF-')
    assert.match(execFileSync('pdffonts', [file]).toString(), /NotoSansCJK\S*\s+CID Type 0C\s+Identity-H\s+yes/)
    rmSync(folder, { recursive: true })
    const head = await signIn(url, 'head')
    const code = (await head('GET', `space/place-codes?floor_id=${floor.id}&sort=code&limit=1`)).items[0]
    await page.getByRole('button', { name: `更换二维码 ${code.code}` }).click()
    await page.getByRole('button', { name: '更换二维码', exact: true }).last().click()
    await page.getByText(/已更换, 请重新打印/).waitFor()
    assert.equal((await fetch(`${url}/api/v1/public/place/${code.token}`)).status, 404)
    const stranger = await newPage(browser, url, phone)
    await stranger.goto(`/r/${code.token}`)
    await stranger.getByText('这个报修码已失效').first().waitFor()
    assert.deepEqual(page.mistakes, [])
  },

  async 'a floor from GeoJSON: all problems at once, then saved'({ browser, url }) {
    const page = await newPage(browser, url, desktop)
    await logIn(page, 'head')
    const floor = await floorOf(url, 'X04')
    await page.goto(`/places/import?floor=${floor.id}`)
    const folder = mkdtempSync(join(tmpdir(), 'zhongshu-geojson-'))
    const put = async (features) => {
      const file = join(folder, 'floor.geojson')
      writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features }))
      await page.locator('input[type=file]').setInputFiles(file)
    }
    await put([
      feature(square(0), { type: 'room', code: 'X04-90', name: '档案室' }),
      feature([[[10, 0], [16, 4], [16, 0], [10, 4]]], { type: 'room', code: 'X04-90', name: '交叉' }),
    ])
    await page.getByText('2 处问题').waitFor()
    await page.getByText('轮廓自相交').waitFor()
    await inspect(page, 'import_problems')
    await put([feature(square(60), { type: 'room', code: 'X04-90', name: '档案室' })])
    await page.getByRole('button', { name: /保存到 行政后勤楼 4层/ }).click()
    await page.getByRole('button', { name: /档案室 X04-90/ }).waitFor()
    rmSync(folder, { recursive: true })
    assert.deepEqual(page.mistakes, [])
  },

  async 'a building without drawings in one form'({ browser, url }) {
    const page = await newPage(browser, url, desktop)
    await logIn(page, 'head')
    await page.goto('/places/new')
    await page.getByLabel('楼栋代码').waitFor()
    await page.getByRole('button', { name: /生成 4 层, 84 间/ }).click()
    await page.getByText('必须填写').first().waitFor()
    await page.getByLabel('楼栋名称').fill('康复楼')
    await page.getByLabel('楼栋代码').fill('K')
    await inspect(page, 'new_building')
    await page.getByRole('button', { name: /生成 4 层, 84 间/ }).click()
    await page.getByRole('heading', { name: '康复楼 1层' }).waitFor()
    await page.getByRole('button', { name: /房间1 K01-01/ }).waitFor()
    assert.deepEqual(page.mistakes, [])
  },
}
