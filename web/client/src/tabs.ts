// Many tabs, one connection: whichever holds a lock of the browser's follows the topic and passes on what it hears.
import { asAsked, backOff, Connection, DEAD_MILLIS, type Link, type Listener, WAKE_MILLIS } from './connection.js'
import { after, isPlace } from './cursor.js'
import { type End, type Line, type Transport, turn } from './transports.js'
import { addressOf, type Way } from './way.js'
import type { CreaseEvent, Page, Problem } from './wire.js'

/** What the leading tab says. `before` and `at` are places: whoever is not as far has missed something. */
type Told =
  | { event: CreaseEvent; before: string; live: boolean }
  | { link: Link; transport: Transport; heard: number; at: string }
  | { gap: string }
  | { end: Problem | undefined }

const TELL_MILLIS = 5_000
const ASK_MILLIS = 1_000

const canShare = (): boolean => typeof document !== 'undefined' && !!navigator.locks && typeof BroadcastChannel !== 'undefined'

/** A page's part in following a topic: it leads, alone or for others, or listens to the tab that does. */
export class Tab {
  cursor: string
  #connection: Connection | undefined
  #channel: BroadcastChannel | undefined
  #closed = new AbortController()
  /** Given up to lead by force. */
  #waiting = new AbortController()
  #steal = false
  #heard = Date.now()
  #told = 0
  /** What the leader has and we may not; `''` when it may be anything. */
  #wanted: string | undefined
  #asking = false
  /** Not asked again before. */
  #again = 0
  #failures = 0
  #link: [Link, Transport, number] | undefined

  constructor(private readonly way: Way, share: boolean, cursor: string, private readonly listener: Listener) {
    this.cursor = cursor
    if (typeof document !== 'undefined') this.#listen()
    if (!share || !canShare()) {
      this.#lead()
      return
    }
    const name = `crease ${addressOf(way, '').href} ${way.ladder.join()}`
    this.#channel = new BroadcastChannel(name)
    this.#channel.onmessage = message => this.#hear(message.data as Told)
    const watch = setInterval(() => this.#look(), 1000)
    this.#closed.signal.addEventListener('abort', () => clearInterval(watch))
    void this.#queue(name)
  }

  skipTo(cursor: string): void {
    if (!isPlace(this.cursor) || after(cursor, this.cursor)) this.cursor = cursor
  }

  close(): void {
    this.#closed.abort()
    this.#waiting.abort()
    this.#connection?.close()
    this.#channel?.close()
  }

  /** The network or the page is back. */
  wake(evenIfHeard = true): void {
    if (this.#closed.signal.aborted) return
    if (this.#connection) return this.#connection.wake(evenIfHeard)
    this.#failures = 0
    this.#want('')
    if (Date.now() - this.#heard > WAKE_MILLIS) this.#seize()
  }

  #listen(): void {
    const signal = { signal: this.#closed.signal }
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.wake(false), signal)
    addEventListener('pageshow', event => event.persisted && this.wake(), signal)
    addEventListener('online', () => this.wake(), signal)
    addEventListener('offline', () => this.listener.link('lost', this.way.ladder[0] ?? 'sse', this.#heard), signal)
  }

  /** Leads as soon as nobody else does. */
  async #queue(name: string): Promise<void> {
    let how: LockOptions = { ifAvailable: true }
    while (!this.#closed.signal.aborted) {
      try {
        await navigator.locks.request(name, how, lock => (lock ? this.#untilClosed() : this.#want('')))
      } catch (why) {
        // an abort: another tab took the lock, or this one gave up waiting for it; else there are no locks here
        if ((why as Error).name !== 'AbortError') return this.#leadAlone()
      }
      this.#connection?.close()
      this.#connection = undefined
      this.#waiting = new AbortController()
      how = this.#steal ? { steal: true } : { signal: this.#waiting.signal }
      this.#steal = false
    }
  }

  #leadAlone(): void {
    this.#channel?.close()
    this.#channel = undefined
    if (!this.#closed.signal.aborted && !this.#connection) this.#lead()
  }

  async #untilClosed(): Promise<void> {
    if (this.#closed.signal.aborted) return
    this.#lead()
    return new Promise(resolve => this.#closed.signal.addEventListener('abort', () => resolve()))
  }

  #lead(): void {
    let before = this.cursor
    const { listener } = this
    this.#connection = new Connection(this.way, this.cursor, {
      event: (event, live) => {
        this.#tell({ event, before, live })
        if (event.id) before = event.id
        this.#take(event, live)
      },
      gap: place => {
        this.#tell({ gap: place })
        this.#gap()
      },
      link: (...link) => {
        this.#link = link
        this.#tellLink()
        listener.link(...link)
      },
      end: problem => {
        this.#tell({ end: problem })
        this.#end(problem)
      },
    })
  }

  /** For good: nothing is asked for any more. */
  #end(problem: Problem | undefined): void {
    this.close()
    this.listener.end(problem)
  }

  #tell(told: Told): void {
    this.#told = Date.now()
    if (!this.#closed.signal.aborted) this.#channel?.postMessage(told)
  }

  #tellLink(): void {
    if (!this.#link || !this.#connection) return
    const [link, transport, heard] = this.#link
    this.#tell({ link, transport, heard, at: this.#connection.cursor })
  }

  #hear(told: Told): void {
    if (this.#connection) return
    this.#heard = Date.now()
    if ('event' in told) {
      if (told.event.id && after(told.before, this.cursor)) this.#want(told.event.id)
      else this.#take(told.event, told.live)
    } else if ('gap' in told) {
      if (told.gap === this.cursor) this.#gap()
      else this.#want('')
    } else if ('at' in told) {
      this.#link = [told.link, told.transport, told.heard]
      if (isPlace(told.at) && after(told.at, this.cursor)) this.#want(told.at)
      else this.listener.link(told.link, told.transport, told.heard)
    } else {
      this.#end(told.end)
    }
  }

  #look(): void {
    const now = Date.now()
    if (this.#connection) {
      if (now - this.#told > TELL_MILLIS) this.#tellLink()
    } else {
      if (this.#wanted !== undefined) this.#want(this.#wanted)
      if (now - this.#heard > DEAD_MILLIS && document.visibilityState === 'visible') this.#seize()
    }
  }

  /** The tab that leads is asleep. */
  #seize(): void {
    this.#heard = Date.now()
    this.#steal = true
    this.#waiting.abort()
  }

  /** Asks the server for what the leader told others before us. */
  #want(place: string): void {
    this.#wanted = place
    if (this.#asking || Date.now() < this.#again) return
    this.#asking = true
    void this.#ask()
      .catch((): End => ({ waitMillis: 0 }))
      .then(end => {
        this.#asking = false
        this.#again = Date.now() + this.#restAfter(end)
        if (end.problem && !this.#connection) this.#end(end.problem)
      })
  }

  /** How long nothing is asked. */
  #restAfter({ problem, waitMillis }: End): number {
    if (!problem && waitMillis === undefined) {
      this.#failures = 0
      return ASK_MILLIS
    }
    return waitMillis ? asAsked(waitMillis) : backOff(this.#failures++)
  }

  async #ask(): Promise<End> {
    let place = this.cursor
    const line: Line = {
      signal: this.#closed.signal,
      pollMillis: 0,
      address: more => addressOf(this.way, place, more),
      token: async () => this.way.token(),
      alive: () => {},
      message: () => {},
      page: page => {
        this.#page(page, place)
        place = page.next
      },
    }
    for (;;) {
      const end = await turn(line)
      if (end.problem || end.waitMillis !== undefined) return end
      if (!end.more) break
    }
    if (this.#wanted && after(this.#wanted, this.cursor)) return {}
    this.#wanted = undefined
    if (!this.#connection) this.listener.link('live', this.#link?.[1] ?? 'sse', Date.now())
    return {}
  }

  #page({ events, next, more, recovered }: Page, place: string): void {
    if (!recovered && isPlace(place) && place === this.cursor) this.#gap()
    for (const event of events) this.#take(event, !more && event.id === next)
    this.skipTo(next)
  }

  #gap(): void {
    this.cursor = ''
    this.listener.gap('')
  }

  #take(event: CreaseEvent, live: boolean): void {
    const { id } = event
    if (id && isPlace(this.cursor) && !after(id, this.cursor)) return
    if (id) this.cursor = id
    this.listener.event(event, live)
  }
}
