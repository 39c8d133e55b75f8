// Runs every journey in journeys/ against one played hospital and prints TAP.
import { readdirSync } from 'node:fs'
import { openHospital } from './hospital.mjs'
import { lastSight, openBrowser } from './stage.mjs'

const folder = new URL('./journeys/', import.meta.url)
const wanted = process.argv.slice(2)
const hospital = await openHospital()
const browser = await openBrowser()
let number = 0
let failed = 0

async function run(name, journey) {
  number += 1
  try {
    await journey({ browser, url: hospital.url })
    console.log(`ok ${number} - ${name}`)
  } catch (error) {
    failed += 1
    await lastSight(browser, number)
    console.log(`not ok ${number} - ${name}`)
    console.log(String(error.stack ?? error).split('\n').map((line) => `# ${line}`).join('\n'))
  }
  for (const context of browser.contexts()) await context.close()
}

try {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.mjs')).sort()) {
    if (wanted.length > 0 && !wanted.includes(file.replace('.mjs', ''))) continue
    const { default: journeys } = await import(new URL(file, folder))
    for (const [name, journey] of Object.entries(journeys)) await run(name, journey)
  }
  console.log(`1..${number}`)
} finally {
  await browser.close()
  await hospital.close()
}
process.exitCode = failed > 0 ? 1 : 0
