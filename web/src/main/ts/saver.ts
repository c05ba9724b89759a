// One command at a time to the log: it is kept until the server has answered for it, and a repeat bears the same key.
import type { MatchEvent } from './wire.ts'

const TIMEOUT_MILLIS = 10_000
const BACKOFF_MILLIS = [500, 1_000, 2_000, 4_000, 8_000, 15_000]

export interface Command { type: string; data?: unknown; override?: boolean }

export interface Problem { title: string; detail?: string; code?: string; law?: string; override?: string }

export type Outcome =
  | { kind: 'saved'; events: MatchEvent[] }
  | { kind: 'moved' }
  | { kind: 'refused'; commands: Command[]; problem: Problem }
  | { kind: 'forbidden'; problem: Problem }
  | { kind: 'failed'; commands: Command[]; problem: Problem }

interface Pending { key: string; head: string; commands: Command[] }

export class Saver {
  #pending: Pending | null = null
  #wake: (() => void) | null = null
  readonly #store: string

  /** `trouble` is told why a command is not through yet, before each wait. */
  constructor(
    private readonly address: string,
    private readonly token: string,
    match: string,
    private readonly trouble: (why: string) => void,
  ) {
    this.#store = `crease.pending.${match}`
    addEventListener('online', () => this.now())
  }

  get busy(): boolean {
    return this.#pending !== null
  }

  /** Tries at once instead of waiting. */
  now(): void {
    this.#wake?.()
  }

  /** What a closed or reloaded page had not had an answer to. */
  resume(): Promise<Outcome> | null {
    const kept = sessionStorage.getItem(this.#store)
    return kept && !this.busy ? this.#run(JSON.parse(kept) as Pending) : null
  }

  send(head: string, ...commands: Command[]): Promise<Outcome> {
    return this.#run({ key: crypto.randomUUID(), head, commands })
  }

  async #run(pending: Pending): Promise<Outcome> {
    this.#pending = pending
    sessionStorage.setItem(this.#store, JSON.stringify(pending))
    try {
      for (let tries = 0; ; tries++) {
        const outcome = await this.#try(pending)
        if (typeof outcome !== 'string') return outcome
        this.trouble(outcome)
        await this.#pause(BACKOFF_MILLIS[Math.min(tries, BACKOFF_MILLIS.length - 1)] ?? 15_000)
      }
    } finally {
      sessionStorage.removeItem(this.#store)
      this.#pending = null
    }
  }

  /** A text says why it is worth another try. */
  async #try(pending: Pending): Promise<Outcome | string> {
    let response: Response
    try {
      response = await fetch(this.address, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${this.token}`,
          'Content-Type': 'application/json',
          'Idempotency-Key': pending.key,
          ...(pending.head ? { 'If-Match': `"${pending.head}"` } : {}),
        },
        body: JSON.stringify(pending.commands.length === 1 ? pending.commands[0] : pending.commands),
        signal: AbortSignal.timeout(TIMEOUT_MILLIS),
      })
      if (response.ok) return { kind: 'saved', events: ((await response.json()) as { events: MatchEvent[] }).events }
    } catch {
      return navigator.onLine ? 'the server does not answer' : 'no signal'
    }
    const problem = await read(response)
    switch (response.status) {
      case 412: return { kind: 'moved' }
      case 422: return { kind: 'refused', commands: pending.commands, problem }
      case 401:
      case 403: return { kind: 'forbidden', problem }
      case 429:
      case 502:
      case 503:
      case 504: return problem.title.toLowerCase()
      default: return { kind: 'failed', commands: pending.commands, problem }
    }
  }

  #pause(millis: number): Promise<void> {
    return new Promise<void>(resolve => {
      const timer = setTimeout(resolve, millis / 2 + (Math.random() * millis) / 2)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    }).then(() => {
      this.#wake = null
    })
  }
}

async function read(response: Response): Promise<Problem> {
  try {
    return (await response.json()) as Problem
  } catch {
    return { title: `The server answered ${response.status}` }
  }
}
