// The connection: an EventSource that is watched, because a browser's own may sleep, or lie that it is open.
import { after, type Bye, type Control, type MatchEvent } from './wire.ts'
import type { Link } from './pill.ts'

const DEAD_MILLIS = 25_000
const WAKE_MILLIS = 11_000
const BACKOFF_MILLIS = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000]

export interface Reader {
  /** Every event once, in the log's order. `caughtUp` is false while old events come in. */
  event(event: MatchEvent, caughtUp: boolean): void
  /** Events after our cursor are gone; what is on the page must be fetched anew. */
  gap(): void
  link(link: Link, heard: number): void
  /** The stream was closed for good, or refused. Answers whether it is worth trying again. */
  closed(): Promise<boolean>
}

export class Feed {
  #source: EventSource | null = null
  #cursor: string
  #head = ''
  #heard = Date.now()
  #opened = 0
  /** A request of ours has had no answer yet. */
  #asking = false
  #tries = 0
  #timer = 0
  #stopped = false

  constructor(private readonly address: string, cursor: string, private readonly reader: Reader) {
    this.#cursor = cursor
    setInterval(() => this.#watch(), 1000)
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.#wake(WAKE_MILLIS))
    addEventListener('online', () => this.#wake(0))
    addEventListener('offline', () => this.#say('lost'))
    addEventListener('pageshow', event => event.persisted && this.#wake(0))
    this.#open()
  }

  get cursor(): string {
    return this.#cursor
  }

  /** The page was fetched anew and holds everything up to here. */
  skipTo(cursor: string): void {
    if (after(cursor, this.#cursor)) this.#cursor = cursor
  }

  stop(): void {
    this.#stopped = true
    clearTimeout(this.#timer)
    this.#source?.close()
  }

  #open(): void {
    clearTimeout(this.#timer)
    this.#timer = 0
    this.#source?.close()
    if (this.#stopped) return
    this.#opened = Date.now()
    const query = this.#cursor ? `?after=${encodeURIComponent(this.#cursor)}` : '?after=latest'
    const source = new EventSource(this.address + query)
    this.#source = source
    this.#asking = true
    source.onopen = () => (this.#asking = false)
    source.onmessage = message => this.#message(message)
    source.addEventListener('control', message => this.#control(JSON.parse(message.data) as Control))
    source.onerror = () => this.#error(source)
  }

  #message(message: MessageEvent<string>): void {
    this.#alive()
    const id = message.lastEventId
    if (id && this.#cursor && !after(id, this.#cursor)) return
    if (id) this.#cursor = id
    const caughtUp = !after(this.#head, this.#cursor)
    this.reader.event(JSON.parse(message.data) as MatchEvent, caughtUp)
    if (caughtUp) this.#say('live')
  }

  #control(control: Control): void {
    this.#alive()
    switch (control.control) {
      case 'start':
        this.#tries = 0
        this.#head = control.head
        if (!control.recovered) {
          this.#cursor = ''
          this.reader.gap()
        }
        this.#say(control.recovered && after(control.head, this.#cursor) && sameLog(control.head, this.#cursor) ? 'catching' : 'live')
        setTimeout(() => this.#link === 'catching' && this.#say('live'), 1500)
        break
      case 'beat':
        this.#say('live')
        break
      case 'bye':
        this.#goodbye(control)
    }
  }

  /** Closed by us, or the browser would be back before its turn: the readers are to spread over the whole time. */
  #goodbye({ reconnect, within }: Bye): void {
    this.#source?.close()
    if (!reconnect) return this.stop()
    this.#say('away')
    this.#later(Math.random() * within * 1000)
  }

  /** The browser tries again by itself, in the server's own time, unless it gave up. */
  #error(source: EventSource): void {
    if (source !== this.#source || this.#stopped) return
    this.#asking = false
    if (Date.now() - this.#heard > DEAD_MILLIS || !navigator.onLine) this.#say('lost')
    else this.#say('catching')
    if (source.readyState !== EventSource.CLOSED) return
    void this.reader.closed().then(again => {
      if (source !== this.#source) return
      if (again) this.#later(this.#backoff())
      else this.stop()
    })
  }

  #backoff(): number {
    const most = BACKOFF_MILLIS[Math.min(this.#tries++, BACKOFF_MILLIS.length - 1)] ?? 30_000
    return most / 2 + (Math.random() * most) / 2
  }

  #later(millis: number): void {
    clearTimeout(this.#timer)
    this.#timer = window.setTimeout(() => this.#open(), millis)
  }

  #watch(): void {
    if (this.#stopped || this.#timer) return
    const silent = Date.now() - this.#heard
    if (silent <= DEAD_MILLIS) return
    this.#say('lost')
    // Between two tries of the browser's own it waits as long as the server told it to: that is left alone.
    const mute = this.#asking || this.#source?.readyState === EventSource.OPEN
    if (mute && Date.now() - this.#opened > DEAD_MILLIS) this.#open()
  }

  #wake(silentMillis: number): void {
    if (this.#stopped || Date.now() - this.#heard < silentMillis) return
    this.#tries = 0
    this.#say('catching')
    this.#open()
  }

  #alive(): void {
    this.#heard = Date.now()
  }

  #link: Link | '' = ''

  #say(link: Link): void {
    this.#link = link
    this.reader.link(link, this.#heard)
  }
}

const sameLog = (a: string, b: string): boolean => a.slice(0, a.lastIndexOf('-')) === b.slice(0, b.lastIndexOf('-'))
