// One reader's way to a topic: which transport, when to give it up, when to come back. It ends up with each event once.
import { after, isPlace } from './cursor.js'
import { ANSWER_MILLIS, type End, type Line, TRANSPORTS, type Transport, turn } from './transports.js'
import { addressOf, type Way } from './way.js'
import { type Control, type CreaseEvent, isControl, type Message, type Page, type Problem } from './wire.js'

/** Beats come every 10 s: a stream that is silent for longer than this is dead. */
export const DEAD_MILLIS = 25_000
/** How long a stream may take to say its first word before a lesser transport is tried. */
const START_MILLIS = 5_000
/** A page that was hidden for less than this has missed at most one beat. */
export const WAKE_MILLIS = 11_000
/** An attempt that lasted this long makes the next failure the first again. */
const LASTED_MILLIS = 10_000
/** A transport that broke off so often at once is given up like one that never began. */
const SHORT_TRIES = 2
const BACKOFF_MILLIS = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000]

/** How long to wait after so many failures: each at its own moment. */
export function backOff(failures: number): number {
  const most = BACKOFF_MILLIS[Math.min(failures, BACKOFF_MILLIS.length - 1)] ?? 0
  return most / 2 + (Math.random() * most) / 2
}

/** No sooner than a server asks, and at a moment of one's own. */
export const asAsked = (waitMillis: number): number => waitMillis * (1 + Math.random() / 2)

/** `live`: nothing is missing. `catching`: something may be. `away`: the server said when to come back. `lost`: no signal. */
export type Link = 'live' | 'catching' | 'away' | 'lost'

export interface Listener {
  event(event: CreaseEvent, live: boolean): void
  /** Events after this place are gone. */
  gap(place: string): void
  link(link: Link, transport: Transport, heard: number): void
  end(problem?: Problem): void
}

export class Connection {
  cursor: string
  #head = ''
  #heard = Date.now()
  #opened = 0
  #started = false
  #rung = 0
  #tries = 0
  #run: AbortController | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  /** When to leave, if the server said goodbye. */
  #leave = 0
  #link: Link = 'catching'
  /** For good: nothing opens it again. */
  #closed = false
  readonly #watch = setInterval(() => this.#look(), 1000)

  constructor(private readonly way: Way, cursor: string, private readonly listener: Listener) {
    this.cursor = cursor
    this.#open()
  }

  close(): void {
    this.#closed = true
    clearInterval(this.#watch)
    this.#stop()
  }

  /** The world may have changed: catches up at once, and opens a new stream beside it. */
  wake(evenIfHeard = true): void {
    if (this.#closed || (!evenIfHeard && Date.now() - this.#heard < WAKE_MILLIS)) return
    this.#tries = this.#rung = 0
    this.#say('catching')
    this.#open()
    if (isPlace(this.cursor)) void this.#catchUp()
  }

  #stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#run?.abort()
    this.#run = undefined
  }

  #transport(): Transport {
    return this.way.ladder[this.#rung] ?? 'poll'
  }

  #open(): void {
    this.#stop()
    const run = (this.#run = new AbortController())
    this.#opened = Date.now()
    this.#started = false
    this.#leave = 0
    void TRANSPORTS[this.#transport()](this.#line(run))
      .catch((): End => ({}))
      .then(end => run === this.#run && this.#ended(end))
  }

  #ended({ over, problem, waitMillis }: End): void {
    if (over || problem) {
      this.close()
      return this.listener.end(problem)
    }
    this.#run = undefined
    if (this.#leave) {
      this.#say('away')
      this.#later(this.#leave - Date.now())
    } else if (waitMillis) {
      this.#say('away')
      this.#later(asAsked(waitMillis))
    } else {
      void this.#failed()
    }
  }

  /** A page tells whether it is the transport that does not get through here, or nothing does, or we are refused. */
  async #failed(): Promise<void> {
    const again = (this.#run = new AbortController())
    if (Date.now() - this.#opened > LASTED_MILLIS) this.#tries = 0
    const useless = !this.#started || this.#tries >= SHORT_TRIES
    this.#opened = Infinity
    this.#silent()
    const answered = useless && this.#transport() !== 'poll' && (await this.#catchUp())
    if (again !== this.#run) return
    if (!answered || this.#rung + 1 >= this.way.ladder.length) return this.#later(backOff(this.#tries++))
    this.#rung++
    this.#tries = 0
    this.#open()
  }

  #later(millis: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#open(), Math.max(0, millis))
  }

  /** Whether the server answered. */
  async #catchUp(): Promise<boolean> {
    const run = this.#run
    if (!run) return false
    const line = this.#line(run)
    try {
      for (;;) {
        const end = await turn(line)
        if (end.problem) this.#ended(end)
        if (end.problem || end.waitMillis !== undefined) return false
        if (!end.more) return true
      }
    } catch {
      return false
    }
  }

  /** Each second: a stream that never began, one that fell silent, a goodbye that is due. */
  #look(): void {
    const now = Date.now()
    if (this.#leave && now >= this.#leave && this.#run) return this.#open()
    if (this.#timer) return this.#silent()
    const stream = this.#transport() === 'sse' || this.#transport() === 'ws'
    if (stream && !this.#started && now - this.#opened > START_MILLIS) {
      this.#stop()
      void this.#failed()
    } else if (this.#started && now - this.#heard > this.#deadAfter()) {
      this.#say('lost')
      this.#open()
    }
  }

  /** Nothing comes at the moment. It is called lost when that has lasted. */
  #silent(): void {
    const gone = globalThis.navigator?.onLine === false || Date.now() - this.#heard > DEAD_MILLIS
    if (this.#link !== 'away' || gone) this.#say(gone ? 'lost' : 'catching')
  }

  #deadAfter(): number {
    const poll = this.#transport() === 'poll' ? this.way.pollMillis : 0
    return DEAD_MILLIS + (this.#transport() === 'sse' || this.#transport() === 'ws' ? 0 : ANSWER_MILLIS + 2 * poll)
  }

  #line(run: AbortController): Line {
    let place = this.cursor
    const mine = (): boolean => !run.signal.aborted
    return {
      signal: run.signal,
      pollMillis: this.way.pollMillis,
      address: more => addressOf(this.way, place, more),
      token: async () => this.way.token(),
      alive: () => mine() && (this.#heard = Date.now()),
      message: (message: Message) => {
        if (!mine()) return
        if (isControl(message)) return this.#control(message, place)
        this.#take(message)
        if (message.id) place = message.id
      },
      page: (page: Page) => {
        if (!mine()) return
        this.#begun(page.recovered, place)
        if (!page.more) this.#head = page.next
        for (const event of page.events) this.#take(event)
        if (!isPlace(this.cursor) || after(page.next, this.cursor)) this.cursor = page.next
        place = page.next
        if (!page.more) this.#say('live')
      },
    }
  }

  #control({ control, recovered, head, reconnect, within }: Control, place: string): void {
    if (control === 'start') {
      this.#begun(recovered !== false, place)
      this.#head = head ?? ''
      if (this.cursor === 'latest' && head) this.cursor = head
      const behind = isPlace(this.cursor) ? after(this.#head, this.cursor) : !this.#head.endsWith('-0')
      this.#say(behind ? 'catching' : 'live')
    } else if (control === 'beat') {
      this.#say('live')
    } else if (control === 'bye') {
      if (reconnect === false) return this.#ended({ over: true })
      // Events go on until the stream is closed, so it is left at a moment of our own: nobody comes with the herd.
      this.#leave = Date.now() + Math.random() * (within ?? 0) * 1000
    }
  }

  /** A gap is one only for a line that is as far as we are: another may have told us of it already. */
  #begun(recovered: boolean, place: string): void {
    this.#started = true
    if (recovered || place !== this.cursor || !isPlace(place)) return
    this.cursor = ''
    this.listener.gap(place)
  }

  #take(event: CreaseEvent): void {
    const { id } = event
    if (!id) return this.listener.event(event, true)
    if (isPlace(this.cursor) && !after(id, this.cursor)) return
    this.cursor = id
    const live = !after(this.#head, id)
    this.listener.event(event, live)
    if (live) this.#say('live')
  }

  #say(link: Link): void {
    this.#link = link
    this.listener.link(link, this.#transport(), this.#heard)
  }
}
