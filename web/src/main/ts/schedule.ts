// When the page is fetched again. Every reader hears of a change in the same instant: at its own random moment each,
// they are no herd. Many reasons make one fetch, at the soonest moment drawn; what fails is tried until it succeeds.
const AGAIN_MILLIS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000]

/** What a fetch is for: some parts of the page, or all of it. */
export type What = 'card' | 'all'

/** The most that a fetch waits: after a wicket or where the page stands still without it, after all else, and for the list. */
export const SOON = 1_500
export const CALM = 5_000
export const SLOW = 10_000

export class Schedule {
  #wanted: What | '' = ''
  #at = Infinity
  #timer = 0
  #busy = false
  #failures = 0

  /** `work` says whether it was done. */
  constructor(private readonly work: (what: What) => Promise<boolean>) {}

  get busy(): boolean {
    return this.#busy
  }

  want(what: What, within: number): void {
    this.#wanted = this.#wanted === 'all' ? 'all' : what
    // While the server fails, a new reason does not hurry it.
    if (this.#failures === 0 || this.#at === Infinity) this.#at = Math.min(this.#at, Date.now() + Math.random() * within)
    this.#start()
  }

  #start(): void {
    if (this.#busy || !this.#wanted) return
    clearTimeout(this.#timer)
    this.#timer = window.setTimeout(() => void this.#run(this.#wanted || 'all'), Math.max(0, this.#at - Date.now()))
  }

  async #run(what: What): Promise<void> {
    this.#wanted = ''
    this.#at = Infinity
    this.#busy = true
    let done = false
    try {
      done = await this.work(what)
    } finally {
      this.#busy = false
      if (done) this.#failures = 0
      else this.#later(what)
      this.#start()
    }
  }

  #later(what: What): void {
    const most = AGAIN_MILLIS[Math.min(this.#failures++, AGAIN_MILLIS.length - 1)] ?? 30_000
    if (this.#wanted !== 'all') this.#wanted = what
    this.#at = Date.now() + most / 2 + (Math.random() * most) / 2
  }
}
