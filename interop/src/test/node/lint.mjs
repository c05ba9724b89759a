// Lints openapi.json and asyncapi.json of a folder. Says each finding in a line, and how many there are.
//   node lint.mjs FOLDER
import { Parser } from '@asyncapi/parser'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'

const [, , folder] = process.argv
const found = []

for (const name of ['openapi.json', 'asyncapi.json']) {
  const redocly = spawnSync(
    process.execPath,
    [fileURLToPath(import.meta.resolve('@redocly/cli/bin/cli.js')), 'lint', '--format=json', join(folder, name)],
    { encoding: 'utf8', env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' } },
  )
  const said = redocly.stdout.indexOf('{')
  if (said < 0) {
    found.push(`redocly ${name}: ${redocly.stderr}`)
  } else {
    for (const { ruleId, message, location } of JSON.parse(redocly.stdout.slice(said)).problems) {
      found.push(`redocly ${name}: ${ruleId} at ${location[0]?.pointer}: ${message}`)
    }
  }
}

const { diagnostics } = await new Parser().parse(readFileSync(join(folder, 'asyncapi.json'), 'utf8'))
for (const { code, path, message } of diagnostics) {
  found.push(`parser asyncapi.json: ${code} at ${path.join('.')}: ${message}`)
}

found.forEach(line => console.log(line))
console.log(`${found.length} found`)
