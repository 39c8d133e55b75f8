// Runs every journey in journeys/ and prints TAP: node journeys.mjs [NN_name…]. Two lanes side by side, each with a played
// hospital and a browser of its own, take the files one after another; a journey that takes more than 5 s tells it.
import { readdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { openHospital } from './hospital.mjs'
import { lastSight, openBrowser } from './stage.mjs'

const folder = new URL('./journeys/', import.meta.url)
const wanted = process.argv.slice(2)
const lanes = Math.min(2, availableParallelism())
const told_s = 5
let number = 0
let failed = 0

async function run(lane, name, journey) {
  const began = Date.now()
  const story = []
  try {
    await journey({ browser: lane.browser, url: lane.hospital.url })
  } catch (error) {
    failed += 1
    story.push(...String(error.stack ?? error).split('\n'))
    await lastSight(lane.browser, name.slice(0, 30).replaceAll(/\W+/g, '_'))
  }
  number += 1
  const took = (Date.now() - began) / 1000
  const lines = [`${story.length > 0 ? 'not ok' : 'ok'} ${number} - ${name}${took > told_s ? ` (${Math.round(took)} s)` : ''}`]
  console.log([...lines, ...story.map((line) => `# ${line}`)].join('\n'))
  for (const context of lane.browser.contexts()) await context.close()
}

/** Plays files until none is left. */
async function play(files) {
  if (files.length === 0) return
  const lane = { hospital: await openHospital(), browser: await openBrowser() }
  try {
    for (let file = files.shift(); file !== undefined; file = files.shift()) {
      const { default: journeys } = await import(new URL(file, folder))
      for (const [name, journey] of Object.entries(journeys)) await run(lane, name, journey)
    }
  } finally {
    await lane.browser.close()
    await lane.hospital.close()
  }
}

const known = readdirSync(folder).filter((name) => name.endsWith('.mjs')).sort()
const files = known.filter((name) => wanted.length === 0 || wanted.includes(name.replace('.mjs', '')))
await Promise.all(Array.from({ length: Math.min(lanes, files.length) }, () => play(files)))
console.log(`1..${number}`)
process.exitCode = failed > 0 ? 1 : 0
