import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'

test('the library is under 5 KB gzip and needs nothing else', async () => {
  const bundle = await readFile('dist/crease.js')
  assert.ok(gzipSync(bundle, { level: 9 }).length < 5 * 1024)
  assert.ok(!/\bimport\b/.test(bundle.toString()))
  assert.match(await readFile('dist/crease.d.ts', 'utf8'), /export declare function subscribe/)
})
