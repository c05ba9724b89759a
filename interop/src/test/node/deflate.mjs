// One WebSocket of npm's ws: deflate.mjs URL CONTEXT_TAKEOVER(client,server) CLIENT_BITS SERVER_BITS.
// Says what was agreed, then each message on a line; sends what comes on its standard input, a
// message a line.
import { createInterface } from 'node:readline'
import WebSocket from 'ws'

const [url, fresh, clientBits, serverBits] = process.argv.slice(2)
const deflate = { threshold: 0 }
if (fresh.includes('client')) deflate.clientNoContextTakeover = true
if (fresh.includes('server')) deflate.serverNoContextTakeover = true
if (clientBits !== '-') deflate.clientMaxWindowBits = clientBits === 'any' ? true : Number(clientBits)
if (serverBits !== '-') deflate.serverMaxWindowBits = Number(serverBits)

const token = process.env.TOKEN
const socket = new WebSocket(url, { perMessageDeflate: deflate, headers: { Authorization: `Bearer ${token}` } })
socket.on('open', () => {
  console.log(`agreed ${socket.extensions || 'nothing'}`)
  createInterface({ input: process.stdin }).on('line', line => socket.send(line)).on('close', () => socket.close(1000))
})
socket.on('message', data => console.log(data.toString()))
socket.on('error', error => console.log(`error ${error.message}`))
socket.on('close', code => {
  console.log(`closed ${code}`)
  process.exit(0)
})
