import type { Transport } from './transports.js'

/** What a topic is to be followed by. */
export interface Way {
  server: string
  topics: string[]
  /** The transports to use, the best first. */
  ladder: Transport[]
  pollMillis: number
  token: () => string | Promise<string>
}

/** The address of what comes after a place. */
export function addressOf({ server, topics }: Way, place: string, more: Record<string, string | number> = {}): URL {
  const one = topics.length === 1 && !topics[0]?.includes('*')
  const address = new URL(`/v1/${one ? topics[0] : 'events'}`, server)
  if (!one) for (const topic of topics) address.searchParams.append('topic', topic)
  if (place) address.searchParams.set('after', place)
  for (const [name, value] of Object.entries(more)) address.searchParams.set(name, String(value))
  return address
}
