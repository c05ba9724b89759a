/** What a server-sent event says, as far as Crease uses it. */
export interface Record { data: string; retry: number }

/**
 * Splits a stream into server-sent events. `fetch` and not `EventSource`: that one hides the status, cannot send a
 * token, says "open" while it is dead, and comes back when it likes.
 */
export async function* records(body: ReadableStream<Uint8Array>, heard: () => void): AsyncGenerator<Record> {
  const reader = body.getReader(), text = new TextDecoder()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    heard()
    const parts = (rest + text.decode(value, { stream: true })).split('\n\n')
    rest = parts.pop() ?? ''
    for (const part of parts) yield record(part)
  }
}

function record(text: string): Record {
  const found: Record = { data: '', retry: 0 }
  for (const line of text.split('\n')) {
    if (line.startsWith('data: ')) found.data += line.slice(6)
    else if (line.startsWith('retry: ')) found.retry = Number(line.slice(7))
  }
  return found
}
