import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { subscribe, type Transport } from '../src/crease.js'
import { install, pass, settle, uninstall } from './clock.js'
import { Reader } from './reader.js'
import { FakeServer } from './server.js'

let server: FakeServer
let readers: Reader[] = []

function read(options: ConstructorParameters<typeof Reader>[0] = {}): Reader {
  const reader = new Reader(options)
  readers.push(reader)
  return reader
}

beforeEach(() => {
  install()
  server = new FakeServer()
  server.install()
})

afterEach(() => {
  for (const reader of readers.splice(0)) reader.close()
  uninstall()
})

for (const transport of ['sse', 'ws', 'long', 'poll'] as Transport[]) {
  test(`${transport}: what is there and what comes, each once and in order`, async () => {
    server.publish(1, 2)
    const reader = read({ transport })
    await settle()
    server.publish(3)
    await pass(6_000)
    server.publish(4, 5)
    await pass(6_000)
    assert.deepEqual(reader.data, [1, 2, 3, 4, 5])
    assert.equal(reader.link, 'live')
    assert.equal(reader.subscription.cursor, 'k3-5')
    assert.ok(server.asked.every(kind => kind === transport || (transport === 'long' && kind === 'poll')))
  })

  test(`${transport}: what was missed without a network comes once`, async () => {
    server.publish(1)
    const reader = read({ transport })
    await pass(6_000)
    server.down = true
    server.cut()
    server.publish(2, 3, 4)
    await pass(40_000)
    assert.deepEqual(reader.data, [1])
    assert.equal(reader.link, 'lost')
    server.down = false
    await pass(40_000)
    assert.deepEqual(reader.data, [1, 2, 3, 4])
    assert.equal(reader.link, 'live')
  })

  test(`${transport}: a place that is gone is a gap, told once, and what is kept follows`, async () => {
    server.publish(1, 2, 3, 4)
    server.forgotten = 3
    const reader = read({ transport, after: 'k3-1' })
    await pass(1_000)
    assert.equal(reader.gaps, 1)
    assert.deepEqual(reader.data, [4])
  })

  test(`${transport}: a log that was replaced is a gap`, async () => {
    server.publish(1, 2)
    const reader = read({ transport })
    await pass(6_000)
    server.down = true
    server.cut()
    await pass(35_000)
    server.epoch = 'k4'
    server.events = []
    server.publish(7)
    server.down = false
    await pass(40_000)
    assert.equal(reader.gaps, 1)
    assert.deepEqual(reader.data, [1, 2, 7])
    assert.equal(reader.subscription.cursor, 'k4-1')
  })
}

test('where streams are held back on the way, the next transport is taken, and then the next', async () => {
  server.publish(1)
  server.buffered = true
  server.blocked = ['ws']
  const reader = read()
  await pass(7_000)
  assert.equal(reader.transport, 'long')
  assert.deepEqual(server.asked.slice(0, 4), ['sse', 'poll', 'ws', 'poll'])
  server.publish(2)
  await settle()
  assert.deepEqual(reader.data, [1, 2])
  assert.equal(reader.link, 'live')
})

test('where nothing but short requests gets through, it polls', async () => {
  server.blocked = ['sse', 'ws', 'long']
  const reader = read()
  await pass(6_000)
  server.publish(1)
  await pass(6_000)
  assert.equal(reader.transport, 'poll')
  assert.deepEqual(reader.data, [1])
})

test('without a network no transport is to blame: tries grow rare, and the best one comes back', async () => {
  server.down = true
  const reader = read()
  await pass(120_000)
  const tries = server.count('sse')
  assert.ok(tries >= 6 && tries <= 11, `${tries} tries in two minutes`)
  assert.equal(server.count('ws'), 0)
  server.down = false
  await pass(30_000)
  assert.equal(reader.transport, 'sse')
  assert.equal(reader.link, 'live')
})

test('a stream that falls silent is given up after 25 s, and nothing is lost or doubled', async () => {
  server.publish(1)
  const reader = read()
  await settle()
  server.silence()
  server.publish(2, 3)
  await pass(24_000)
  assert.deepEqual(reader.data, [1])
  await pass(3_000)
  assert.deepEqual(reader.data, [1, 2, 3])
  assert.ok(reader.links.includes('lost'))
  assert.equal(reader.link, 'live')
  server.publish(4)
  await settle()
  assert.deepEqual(reader.data, [1, 2, 3, 4])
})

test('beats keep a stream', async () => {
  read()
  for (let i = 0; i < 6; i++) {
    await pass(10_000)
    server.say({ control: 'beat', head: server.head })
  }
  assert.equal(server.count('sse'), 1)
})

test('after a goodbye it reads on, and comes back at a moment of its own', async () => {
  server.publish(1)
  const reader = read()
  await settle()
  server.say({ control: 'bye', reconnect: true, within: 30 })
  server.publish(2)
  await pass(14_000)
  assert.deepEqual(reader.data, [1, 2])
  assert.equal(server.count('sse'), 1)
  await pass(2_000)
  assert.equal(server.count('sse'), 2)
  server.publish(3)
  await settle()
  assert.deepEqual(reader.data, [1, 2, 3])
  assert.equal(server.open.length, 1)
})

test('a stream that ends after its goodbye is not opened before that moment', async () => {
  const reader = read()
  await settle()
  server.say({ control: 'bye', reconnect: true, within: 30 })
  server.end()
  await pass(14_000)
  assert.equal(reader.link, 'away')
  assert.equal(server.count('sse'), 1)
  await pass(2_000)
  assert.equal(server.count('sse'), 2)
  assert.equal(reader.link, 'live')
})

test('a goodbye for good is one', async () => {
  const reader = read()
  await settle()
  server.say({ control: 'bye', reconnect: false, within: 0 })
  await pass(60_000)
  assert.equal(reader.ended, 'over')
  assert.equal(server.asked.length, 1)
})

test('a finished topic ends, a refused one says why, and neither is asked for again', async () => {
  server.status = 204
  const over = read()
  await pass(60_000)
  assert.equal(over.ended, 'over')
  server.status = 404
  const none = read()
  await pass(60_000)
  assert.equal(none.ended, 404)
  assert.equal(server.asked.length, 2)
})

test('a full server is left alone for as long as it says', async () => {
  server.onlyRetry = 20_000
  const reader = read()
  await pass(19_000)
  assert.equal(server.asked.length, 1)
  assert.equal(reader.link, 'away')
  server.onlyRetry = 0
  await pass(12_000)
  assert.equal(reader.link, 'live')
  assert.equal(server.asked.length, 2)
})

test('a server that fails is asked again after Retry-After', async () => {
  server.status = 503
  read()
  await pass(6_900)
  assert.equal(server.asked.length, 1)
  await pass(4_000)
  assert.equal(server.asked.length, 2)
})

test('a wake-up asks for what was missed beside a new stream, and each event comes once', async () => {
  server.publish(1)
  const reader = read()
  await settle()
  server.silence()
  server.publish(2, 3)
  reader.subscription.wake()
  await settle()
  assert.deepEqual(server.asked, ['sse', 'sse', 'poll'])
  assert.deepEqual(reader.data, [1, 2, 3])
})

test('from "latest" nothing is missed between the first start and the first event', async () => {
  server.publish(1)
  const reader = read({ after: 'latest' })
  await settle()
  server.cut()
  server.publish(2)
  await pass(1_000)
  assert.deepEqual(reader.data, [2])
})

test('more than a page is fetched in pages', async () => {
  server.publish(...Array.from({ length: 250 }, (_, i) => i))
  const reader = read({ transport: 'poll' })
  await settle()
  assert.equal(reader.data.length, 250)
  assert.equal(server.count('poll'), 3)
})

test('what the page has from elsewhere is not told', async () => {
  server.publish(1, 2)
  const reader = read()
  await settle()
  reader.subscription.skipTo('k3-4')
  server.publish(3, 4, 5)
  await settle()
  assert.deepEqual(reader.data, [1, 2, 5])
})

test('a closed subscription asks for nothing and says nothing', async () => {
  const reader = read()
  await settle()
  reader.close()
  server.publish(1)
  await pass(60_000)
  assert.deepEqual(reader.data, [])
  assert.equal(server.asked.length, 1)
  assert.equal(server.open.length, 0)
})

test('a token is asked for each time, and sent', async () => {
  let given = 0
  read({ token: () => `t${++given}` })
  await settle()
  server.cut()
  await pass(1_000)
  assert.deepEqual(server.authorizations, ['Bearer t1', 'Bearer t2'])
})

test('several topics have one address', async () => {
  const asked: string[] = []
  Object.assign(globalThis, { fetch: (address: URL) => (asked.push(address.href), new Promise(() => {})) })
  const event = (): void => {}
  subscribe(['feeds/a', 'feeds/b/*'], { server: 'http://crease.test/x/', after: 'k3-1', event }).close()
  subscribe('feeds/*', { server: 'http://crease.test', event }).close()
  await settle()
  assert.deepEqual(asked, [
    'http://crease.test/v1/events?topic=feeds%2Fa&topic=feeds%2Fb%2F*&after=k3-1',
    'http://crease.test/v1/events?topic=feeds%2F*',
  ])
})

test('a WebSocket alone tells of a refusal, too', async () => {
  server.blocked = ['ws']
  server.status = 403
  const reader = read({ transport: 'ws' })
  await pass(5_000)
  assert.equal(reader.ended, 403)
  const asked = server.asked.length
  reader.subscription.wake()
  await pass(60_000)
  assert.equal(server.asked.length, asked)
})
