// A Crease server with one topic, as the network shows it, and the ways in which networks fail.
import { after } from '../src/cursor.js'
import type { CreaseEvent } from '../src/wire.js'

type Kind = 'sse' | 'ws' | 'long' | 'poll'
interface Stream { kind: 'sse' | 'ws'; text(text: string): void; end(): void; cut(): void; open: boolean }

const encoder = new TextEncoder()

export class FakeServer {
  epoch = 'k3'
  events: CreaseEvent[] = []
  streams: Stream[] = []
  /** What was asked for, in order. */
  asked: Kind[] = []
  authorizations: string[] = []
  down = false
  /** Transports that something on the way swallows or refuses. */
  blocked: Kind[] = []
  buffered = false
  status = 200
  /** A stream that only says this, and ends. */
  onlyRetry = 0
  /** Events up to this offset are gone. */
  forgotten = 0
  #waiting: (() => void)[] = []

  get open(): Stream[] {
    return this.streams.filter(stream => stream.open)
  }

  count(kind: Kind): number {
    return this.asked.filter(asked => asked === kind).length
  }

  install(): void {
    const server = this
    Object.assign(globalThis, {
      fetch: (address: URL, init: RequestInit) => server.#fetch(address, init),
      WebSocket: class {
        onmessage?: (message: { data: string }) => void
        onclose?: () => void
        stream: Stream | undefined
        constructor(address: URL) {
          server.asked.push('ws')
          queueMicrotask(() => {
            if (server.down || server.blocked.includes('ws')) return this.onclose?.()
            const end = (): void => this.onclose?.()
            this.stream = { kind: 'ws', open: true, text: data => this.onmessage?.({ data }), end, cut: end }
            server.#begin(this.stream, address)
          })
        }
        close(): void {
          if (this.stream) this.stream.open = false
        }
      },
    })
  }

  publish(...data: unknown[]): void {
    for (const each of data) {
      const event = { id: `${this.epoch}-${this.events.length + 1}`, topic: 't', type: 'ball', time: '', data: each }
      this.events.push(event)
      for (const stream of this.open) this.#send(stream, event)
    }
    for (const wake of this.#waiting.splice(0)) wake()
  }

  /** What streams are told besides events. */
  say(control: object): void {
    for (const stream of this.open) this.#control(stream, control)
  }

  /** Every connection breaks. */
  cut(): void {
    for (const stream of this.open) {
      stream.open = false
      stream.cut()
    }
  }

  end(): void {
    for (const stream of this.open) {
      stream.open = false
      stream.end()
    }
  }

  /** Nothing comes through any more, and nobody is told. */
  silence(): void {
    for (const stream of this.open) stream.open = false
  }

  get head(): string {
    return `${this.epoch}-${this.events.length}`
  }

  #after(place: string): { events: CreaseEvent[]; recovered: boolean } {
    if (place === 'latest') return { events: [], recovered: true }
    const kept = this.events.slice(this.forgotten)
    const [epoch, offset] = place.split('-')
    const recovered = !place || (epoch === this.epoch && Number(offset) >= this.forgotten)
    return { events: recovered && place ? kept.filter(e => after(e.id ?? '', place)) : kept, recovered }
  }

  async #fetch(address: URL, init: RequestInit): Promise<Response> {
    const headers = init.headers as Record<string, string>
    const signal = init.signal as AbortSignal
    const stream = headers['accept'] === 'text/event-stream', wait = Number(address.searchParams.get('wait') ?? 0)
    const kind = stream ? 'sse' : wait ? 'long' : 'poll'
    this.asked.push(kind)
    this.authorizations.push(headers['authorization'] ?? '')
    await Promise.resolve()
    signal.throwIfAborted()
    if (this.down || this.blocked.includes(kind)) throw new TypeError('fetch failed')
    if (this.status >= 400) return Response.json({ title: 'No', code: 'no' }, { status: this.status, headers: { 'retry-after': '7' } })
    if (this.status === 204) return new Response(null, { status: 204 })
    return stream ? this.#stream(address, signal) : this.#page(address, wait, signal)
  }

  async #page(address: URL, wait: number, signal: AbortSignal): Promise<Response> {
    const place = address.searchParams.get('after') ?? ''
    let { events, recovered } = this.#after(place)
    if (wait && recovered && !events.length) {
      await new Promise<void>((resolve, reject) => {
        this.#waiting.push(resolve)
        setTimeout(resolve, wait * 1000)
        signal.addEventListener('abort', () => reject(new TypeError('aborted')))
      })
      if (this.down) throw new TypeError('fetch failed')
      ;({ events, recovered } = this.#after(place))
    }
    const next = events.slice(0, 100).at(-1)?.id ?? this.head
    return Response.json({ events: events.slice(0, 100), next, more: events.length > 100, recovered })
  }

  #stream(address: URL, signal: AbortSignal): Response {
    let control: ReadableStreamDefaultController<Uint8Array>
    const body = new ReadableStream<Uint8Array>({ start: c => void (control = c) })
    const stream: Stream = {
      kind: 'sse',
      open: true,
      text: text => control.enqueue(encoder.encode(text)),
      end: () => control.close(),
      cut: () => control.error(new TypeError('network error')),
    }
    signal.addEventListener('abort', () => {
      stream.open = false
      try {
        control.error(signal.reason)
      } catch {
        // it had ended
      }
    })
    const answer = new Response(body, { headers: { 'content-type': 'text/event-stream' } })
    if (this.buffered) return answer
    stream.text(`retry: ${this.onlyRetry || 2000}\n\n`)
    if (this.onlyRetry) stream.end()
    else this.#begin(stream, address)
    return answer
  }

  #begin(stream: Stream, address: URL): void {
    this.streams.push(stream)
    const { events, recovered } = this.#after(address.searchParams.get('after') ?? '')
    this.#control(stream, { control: 'start', recovered, head: this.head })
    for (const event of events) this.#send(stream, event)
  }

  #control(stream: Stream, control: object): void {
    const json = JSON.stringify(control)
    stream.text(stream.kind === 'ws' ? json : `event: control\ndata: ${json}\n\n`)
  }

  #send(stream: Stream, event: CreaseEvent): void {
    const json = JSON.stringify(event)
    stream.text(stream.kind === 'ws' ? json : `id: ${event.id}\ndata: ${json}\n\n`)
  }
}
