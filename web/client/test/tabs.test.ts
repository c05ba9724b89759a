import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { Browser } from './browser.js'
import { install, pass, settle, uninstall } from './clock.js'
import { Reader } from './reader.js'
import { FakeServer } from './server.js'

let server: FakeServer, browser: Browser, tabs: Reader[]

beforeEach(() => {
  install()
  server = new FakeServer()
  server.install()
  browser = new Browser()
  browser.install()
  tabs = []
})

afterEach(async () => {
  for (const tab of tabs) tab.close()
  await settle()
  browser.uninstall()
  uninstall()
})

async function open(count = 1, after = ''): Promise<void> {
  for (let i = 0; i < count; i++) {
    tabs.push(browser.inTab(tabs.length, () => new Reader({ after })))
    await settle()
  }
}

const all = (): unknown[][] => tabs.map(tab => tab.data)

test('of seven tabs one holds the connection, and all have each event once', async () => {
  server.publish(1)
  await open(7)
  server.publish(2, 3)
  await pass(2_000)
  assert.deepEqual(all(), Array.from({ length: 7 }, () => [1, 2, 3]))
  assert.equal(server.count('sse'), 1)
  assert.equal(server.count('poll'), 6)
  assert.ok(tabs.every(tab => tab.link === 'live'))
})

test('when the tab that leads is closed the next one goes on from its own place', async () => {
  server.publish(1)
  await open(3)
  tabs[0]?.close()
  server.publish(2)
  await settle()
  server.publish(3)
  await settle()
  assert.deepEqual(all().slice(1), [[1, 2, 3], [1, 2, 3]])
  assert.equal(server.open.length, 1)
})

test('a tab that missed a message asks the server for it', async () => {
  await open(2)
  browser.deaf.add(1)
  server.publish(1)
  await settle()
  browser.deaf.clear()
  server.publish(2)
  await pass(2_000)
  assert.deepEqual(all(), [[1, 2], [1, 2]])
})

test('a tab that missed the last message learns of it with the next beat', async () => {
  await open(2)
  browser.deaf.add(1)
  server.publish(1)
  await settle()
  browser.deaf.clear()
  server.say({ control: 'beat', head: server.head })
  await pass(2_000)
  assert.deepEqual(all(), [[1], [1]])
})

test('a tab that leads and sleeps is relieved, and follows when it wakes', async () => {
  await open(2)
  browser.sleep(0)
  server.publish(1)
  await pass(28_000)
  assert.deepEqual(all()[1], [1])
  assert.equal(tabs[1]?.link, 'live')
  browser.awake(0)
  server.publish(2)
  await pass(3_000)
  assert.deepEqual(all()[1], [1, 2])
  assert.deepEqual(tabs[0]?.data, [1, 2])
  assert.equal(server.open.length, 1)
})

test('a gap reaches every tab once', async () => {
  server.publish(1, 2, 3)
  server.forgotten = 2
  await open(3, 'k3-1')
  await pass(2_000)
  assert.deepEqual(tabs.map(tab => tab.gaps), [1, 1, 1])
  assert.deepEqual(all(), [[3], [3], [3]])
})

test('the end reaches every tab', async () => {
  await open(2)
  server.say({ control: 'bye', reconnect: false, within: 0 })
  await settle()
  assert.deepEqual(tabs.map(tab => tab.ended), ['over', 'over'])
})

test('a page that comes back is told at once what it missed', async () => {
  await open(2)
  server.silence()
  server.publish(1)
  await pass(12_000)
  browser.show()
  await settle()
  assert.deepEqual(all(), [[1], [1]])
  assert.equal(server.count('sse'), 2)
})

test('a tab that is refused says so once, and asks no more', async () => {
  await open(2)
  browser.deaf.add(1)
  server.publish(1)
  await settle()
  browser.deaf.clear()
  server.status = 403
  server.say({ control: 'beat', head: server.head })
  await pass(2_000)
  const asked = server.count('poll')
  await pass(10_000)
  assert.equal(tabs[1]?.ended, 403)
  assert.equal(tabs[1]?.ends, 1)
  assert.equal(server.count('poll'), asked)
})

test('a tab whose questions fail asks rarely, and not before Retry-After', async () => {
  await open(2)
  browser.deaf.add(1)
  server.publish(1)
  await settle()
  browser.deaf.clear()
  server.status = 503
  const before = server.count('poll')
  server.say({ control: 'beat', head: server.head })
  await pass(6_900)
  assert.equal(server.count('poll') - before, 1)
  server.status = 200
  server.blocked = ['poll']
  await pass(60_000)
  const tries = server.count('poll') - before
  assert.ok(tries >= 4 && tries <= 9, `${tries} tries in a minute`)
  server.blocked = []
  await pass(30_000)
  assert.deepEqual(all(), [[1], [1]])
})

test('where locks are denied a tab leads alone', async () => {
  browser.locksDenied = true
  server.publish(1)
  await open(2)
  server.publish(2)
  await pass(2_000)
  assert.deepEqual(all(), [[1, 2], [1, 2]])
  assert.equal(server.open.length, 2)
})

test('what has ended stays so when the page is seen again', async () => {
  await open(2)
  server.say({ control: 'bye', reconnect: false, within: 0 })
  await settle()
  const asked = server.asked.length
  await pass(60_000)
  browser.show()
  for (const tab of tabs) tab.subscription.wake()
  await pass(60_000)
  assert.equal(server.asked.length, asked)
  assert.deepEqual(tabs.map(tab => tab.ends), [1, 1])
})

test('a tab that is closed at once holds nobody up', async () => {
  tabs.push(browser.inTab(0, () => new Reader()))
  tabs[0]?.close()
  await settle()
  await open(1)
  server.publish(1)
  await settle()
  assert.deepEqual(all(), [[], [1]])
  assert.equal(server.open.length, 1)
})
