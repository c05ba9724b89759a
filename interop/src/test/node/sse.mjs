// One EventSource from npm: sse.mjs PACKAGE URL. Says `event ID DATA`, `control DATA`, and `stopped`
// when it has stopped for good; closes its stream when it is told anything; each package is used as
// its own page says.
const [name, url] = process.argv.slice(2)
let close
process.stdin.on('data', () => close()) // and npm's eventsource lets a process end that waits for nothing else

function event(id, data) {
  console.log(`event ${id} ${data}`)
}

function control(data) {
  console.log(`control ${data}`)
}

function stopped() {
  console.log('stopped')
  process.exit(0)
}

async function eventsource() {
  const { EventSource } = await import('eventsource')
  const source = new EventSource(url)
  close = () => source.close()
  source.onmessage = message => event(message.lastEventId, message.data)
  source.addEventListener('control', message => control(message.data))
  source.onerror = () => {
    if (source.readyState === EventSource.CLOSED) stopped()
  }
}

async function eventsourceClient() {
  const { createEventSource } = await import('eventsource-client')
  const source = createEventSource({
    url,
    onMessage: message =>
      message.event === 'control' ? control(message.data) : event(message.id, message.data),
    onDisconnect: () => setTimeout(() => source.readyState === 'closed' && stopped(), 0)
  })
  close = () => source.close()
}

async function fetchEventSource() {
  globalThis.window = globalThis // it is written for browsers
  const { fetchEventSource, EventStreamContentType } = await import('@microsoft/fetch-event-source')
  class Final extends Error {}
  const reading = new AbortController()
  close = () => reading.abort()
  fetchEventSource(url, {
    signal: reading.signal,
    openWhenHidden: true,
    onopen: async answer => {
      if (answer.status === 204) throw new Final()
      if (!answer.headers.get('content-type')?.startsWith(EventStreamContentType)) {
        throw new Error(`status ${answer.status}`)
      }
    },
    onmessage: message => {
      if (message.event === 'control') control(message.data)
      else if (message.data) event(message.id, message.data)
    },
    onclose: () => {
      throw new Error('closed') // its way to come back
    },
    onerror: error => {
      if (error instanceof Final) {
        stopped()
      }
    }
  })
}

const clients = { eventsource, 'eventsource-client': eventsourceClient, 'fetch-event-source': fetchEventSource }
await clients[name]()
