// The four transports. Each is one function: it runs until it has ended, and tells its line all it hears.
import { records } from './records.js'
import type { Message, Page, Problem } from './wire.js'

export type Transport = 'sse' | 'ws' | 'long' | 'poll'

/** One attempt to hear a topic. */
export interface Line {
  readonly signal: AbortSignal
  readonly pollMillis: number
  /** The topic's address after the last event that this line has told of. */
  address(more?: Record<string, string | number>): URL
  token(): Promise<string>
  message(message: Message): void
  page(page: Page): void
  /** Bytes came, whatever they say. */
  alive(): void
}

/** How an attempt ended: by itself, with a wait asked for, for good, or refused. */
export interface End {
  waitMillis?: number
  over?: boolean
  problem?: Problem
}

/** What a waiting request asks for, and how much longer than that an answer may take. */
const WAIT_SECONDS = 25
export const ANSWER_MILLIS = 10_000

/** Statuses that pass by themselves. */
const PASSING = [408, 425, 429]

export const TRANSPORTS: Record<Transport, (line: Line) => Promise<End>> = {
  async sse(line) {
    const answer = await ask(line, line.address(), { accept: 'text/event-stream' })
    if (answer.status === 204) return { over: true }
    const end = await endOf(answer)
    if (end) return end
    if (!answer.body || !/event-stream/.test(answer.headers.get('content-type') ?? '')) return {}
    let waitMillis = 0, told = false
    for await (const record of records(answer.body, () => line.alive())) {
      if (record.retry) waitMillis = record.retry
      if (!record.data) continue
      told = true
      line.message(JSON.parse(record.data) as Message)
    }
    // a stream that says when to come back and nothing else is a server that is full
    return told ? {} : { waitMillis }
  },

  async ws(line) {
    const address = line.address()
    const token = await line.token()
    if (token) address.searchParams.set('ticket', await ticket(line, address, token))
    address.protocol = address.protocol.replace('http', 'ws')
    return new Promise(resolve => {
      if (line.signal.aborted) return resolve({})
      const socket = new WebSocket(address, 'crease.v1')
      socket.onmessage = message => {
        line.alive()
        line.message(JSON.parse(String(message.data)) as Message)
      }
      socket.onclose = () => resolve({})
      line.signal.addEventListener('abort', () => {
        socket.close()
        resolve({})
      })
    })
  },

  async long(line) {
    for (let wait = 0; ; wait = WAIT_SECONDS) {
      const end = await turn(line, { wait })
      if ('problem' in end || 'waitMillis' in end) return end
    }
  },

  async poll(line) {
    for (;;) {
      const end = await turn(line)
      if ('problem' in end || 'waitMillis' in end) return end
      if (!end.more) await pause(line.pollMillis * (0.9 + Math.random() / 5), line.signal)
    }
  },
}

/** One page, told to the line. */
export async function turn(line: Line, more: Record<string, number> = {}): Promise<End & { more?: boolean }> {
  const limit = setTimeout(() => gone.abort(), (more['wait'] ?? 0) * 1000 + ANSWER_MILLIS), gone = new AbortController()
  const give = (): void => gone.abort()
  line.signal.addEventListener('abort', give)
  try {
    const answer = await ask(line, line.address(more), { accept: 'application/json' }, gone.signal)
    const end = await endOf(answer)
    if (end) return end
    const page = (await answer.json()) as Page
    line.alive()
    line.page(page)
    return { more: page.more }
  } finally {
    clearTimeout(limit)
    line.signal.removeEventListener('abort', give)
  }
}

async function ask(line: Line, address: URL, headers: Record<string, string>, signal = line.signal): Promise<Response> {
  const token = await line.token()
  if (token) headers['authorization'] = `Bearer ${token}`
  return fetch(address, { headers, signal, cache: 'no-store' })
}

/** A socket cannot send a header, so a ticket speaks for the token, once. */
async function ticket(line: Line, address: URL, token: string): Promise<string> {
  const answer = await fetch(new URL('/v1/tickets', address), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    signal: line.signal,
  })
  return ((await answer.json()) as { ticket: string }).ticket
}

async function endOf(answer: Response): Promise<End | undefined> {
  const { status, ok } = answer
  if (ok) return
  if (status >= 500 || PASSING.includes(status)) return { waitMillis: 1000 * Number(answer.headers.get('retry-after') ?? 0) }
  const problem = (await answer.json().catch(() => ({}))) as Partial<Problem>
  return { problem: { title: answer.statusText, ...problem, status } }
}

function pause(millis: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer)
      reject(signal.reason as Error)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, millis)
    signal.addEventListener('abort', stop)
  })
}
