// Follows topics of a Crease server: any of four transports, each event once.
import type { Link } from './connection.js'
import { Tab } from './tabs.js'
import type { Transport } from './transports.js'
import type { CreaseEvent, Problem } from './wire.js'

export { after } from './cursor.js'
export type { CreaseEvent, Link, Problem, Transport }

/** What is known of the connection. */
export interface State {
  link: Link
  /** The transport in use. */
  transport: Transport
  /** When the server was last heard of, by this device's clock. */
  heard: Date
}

export interface Options<Data = unknown> {
  /** Where to begin: a cursor, `earliest` (the default), `latest`, or `last:N`. */
  after?: string
  /** `auto` (the default): SSE, then WebSocket, then long polling, then polling, whichever gets through first. */
  transport?: 'auto' | Transport | readonly Transport[]
  /** The server's address; the page's own if not given. */
  server?: string
  /** A bearer token, or what gives one each time a connection is made. */
  token?: string | (() => string | Promise<string>)
  /** Whether tabs of one browser share one connection. Yes, unless there is a token. */
  share?: boolean
  /** How often to ask when polling. */
  pollMillis?: number
  /** Every event once, in the log's order. `live` is false while older ones come in. */
  event(event: CreaseEvent<Data>, live: boolean): void
  /** Events after our place are gone: throw away what was built from them. Those still kept follow. */
  gap?(): void
  /** The connection changed, or was heard of. */
  state?(state: State): void
  /** No more will come: the topic is finished, or the server refused. */
  end?(problem?: Problem): void
}

export interface Subscription {
  /** The place of the last event, as in `after`. */
  readonly cursor: string
  /** What was read elsewhere needs no telling. */
  skipTo(cursor: string): void
  /** Looks at once whether something was missed. Called by itself when the page or the network is back. */
  wake(): void
  close(): void
}

const LADDER: readonly Transport[] = ['sse', 'ws', 'long', 'poll']

/** Follows one topic, such as `matches/demo/events`, or several of one server. */
export function subscribe<Data = unknown>(topic: string | readonly string[], options: Options<Data>): Subscription {
  const { transport = 'auto', server, token = '' } = options
  const after = options.after === 'earliest' ? '' : (options.after ?? '')
  const way = {
    server: new URL(server ?? '/', globalThis.location?.href).href,
    topics: typeof topic === 'string' ? [topic] : [...topic],
    ladder: transport === 'auto' ? [...LADDER] : typeof transport === 'string' ? [transport] : [...transport],
    pollMillis: options.pollMillis ?? 5_000,
    token: typeof token === 'string' ? () => token : token,
  }
  return new Tab(way, options.share ?? !token, after, {
    event: (event, live) => options.event(event as CreaseEvent<Data>, live),
    gap: () => options.gap?.(),
    link: (link, transport, heard) => options.state?.({ link, transport, heard: new Date(heard) }),
    end: problem => options.end?.(problem),
  })
}
