// What goes over the wire, whichever transport it is (docs/protocol.md).

/** An event of a topic. One without an `id` was never stored and is never replayed. */
export interface CreaseEvent<Data = unknown> {
  id?: string
  topic: string
  type: string
  /** When the server took it in: ISO 8601, UTC. */
  time: string
  data: Data
}

/** What went wrong, as the server says it (RFC 9457). `status` 0: this library says it. */
export interface Problem {
  status: number
  title: string
  code?: string
  detail?: string
}

export interface Control {
  control: string
  recovered?: boolean
  head?: string
  reconnect?: boolean
  within?: number
}

export interface Page {
  events: CreaseEvent[]
  next: string
  more: boolean
  recovered: boolean
}

/** A stream's record or frame. */
export type Message = CreaseEvent | Control

export const isControl = (message: Message): message is Control => 'control' in message
