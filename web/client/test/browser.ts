// What a browser gives to its tabs: locks, channels, and the news that a page is seen again.
type Message = (message: { data: unknown }) => void
interface Wait { tab: number; grant: () => void; refuse: (why: Error) => void }
interface Lock extends Wait { name: string }

const reals = ['navigator', 'document', 'BroadcastChannel', 'addEventListener'].map(name => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const)

export class Browser {
  /** Tabs that hear nothing from the others. */
  deaf = new Set<number>()
  #tab = 0
  #asleep = new Set<number>()
  #held: Lock | undefined
  #queue: Wait[] = []
  #channels: { tab: number; name: string; hear: () => Message | undefined; open: boolean }[] = []
  #shown = new EventTarget()
  /** As in a frame that has no origin of its own. */
  locksDenied = false

  install(): void {
    const browser = this
    const define = (name: string, value: unknown): void => void Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
    const target = this.#shown
    define('document', { visibilityState: 'visible', addEventListener: target.addEventListener.bind(target) })
    define('addEventListener', () => {})
    define('navigator', { onLine: true, locks: { request: this.#request.bind(this) } })
    define('BroadcastChannel', class {
      onmessage?: Message
      readonly me
      constructor(name: string) {
        this.me = { tab: browser.#tab, name, hear: () => this.onmessage, open: true }
        browser.#channels.push(this.me)
      }
      postMessage(data: unknown): void {
        if (browser.#asleep.has(this.me.tab)) return
        for (const other of browser.#channels) {
          if (other === this.me || other.name !== this.me.name) continue
          queueMicrotask(() => {
            if (other.open && !browser.deaf.has(other.tab) && !browser.#asleep.has(other.tab)) other.hear()?.({ data: structuredClone(data) })
          })
        }
      }
      close(): void {
        this.me.open = false
      }
    })
  }

  uninstall(): void {
    for (const [name, real] of reals) {
      if (real) Object.defineProperty(globalThis, name, real)
      else Reflect.deleteProperty(globalThis, name)
    }
  }

  inTab<T>(tab: number, work: () => T): T {
    this.#tab = tab
    return work()
  }

  /** A tab that is frozen says nothing to the others and hears nothing of them. */
  sleep(tab: number): void {
    this.#asleep.add(tab)
  }

  awake(tab: number): void {
    this.#asleep.delete(tab)
  }

  show(): void {
    this.#shown.dispatchEvent(new Event('visibilitychange'))
  }

  #request(name: string, how: LockOptions, work: (lock: object | null) => Promise<void> | void): Promise<void> {
    if (this.locksDenied) return Promise.reject(new DOMException('denied', 'SecurityError'))
    const { ifAvailable, steal, signal } = how
    return new Promise((resolve, reject) => {
      const wait: Wait = {
        tab: this.#tab,
        refuse: reject,
        grant: () => {
          const lock: Lock = { ...wait, name }
          this.#held = lock
          void Promise.resolve(work(lock)).then(() => {
            if (this.#held === lock) this.#next()
            resolve()
          })
        },
      }
      signal?.addEventListener('abort', () => {
        if (!this.#queue.includes(wait)) return
        this.#queue = this.#queue.filter(each => each !== wait)
        reject(new DOMException('given up', 'AbortError'))
      })
      queueMicrotask(() => {
        if (steal) {
          this.#held?.refuse(new DOMException('stolen', 'AbortError'))
          wait.grant()
        } else if (!this.#held) {
          wait.grant()
        } else if (ifAvailable) {
          void Promise.resolve(work(null)).then(resolve)
        } else {
          this.#queue.push(wait)
        }
      })
    })
  }

  #next(): void {
    this.#held = undefined
    this.#queue.shift()?.grant()
  }
}
