import { type Options, subscribe, type Subscription } from '../src/crease.js'

/** A subscription that writes down all it is told. */
export class Reader {
  readonly data: unknown[] = []
  readonly links: string[] = []
  gaps = 0
  ended: unknown = 'no'
  ends = 0
  transport = ''
  readonly subscription: Subscription

  constructor(options: Partial<Options> = {}) {
    this.subscription = subscribe('matches/demo/events', {
      server: 'http://crease.test/',
      event: event => this.data.push(event.data),
      gap: () => this.gaps++,
      state: ({ link, transport }) => {
        if (this.links.at(-1) !== link) this.links.push(link)
        this.transport = transport
      },
      end: problem => {
        this.ended = problem?.status ?? 'over'
        this.ends++
      },
      ...options,
    })
  }

  get link(): string {
    return this.links.at(-1) ?? ''
  }

  close(): void {
    this.subscription.close()
  }
}
