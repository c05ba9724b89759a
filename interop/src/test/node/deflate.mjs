// WebSockets of npm's ws, one after another, as its standard input says:
//   open URL CONTEXT_TAKEOVER(client,server) CLIENT_BITS SERVER_BITS    answers `agreed EXTENSIONS`
//   send MESSAGE                                                        each message that comes is a line
//   close                                                               answers `closed CODE`
import { createInterface } from 'node:readline'
import WebSocket from 'ws'

let socket

function open(url, fresh, clientBits, serverBits) {
  const deflate = { threshold: 0 }
  if (fresh.includes('client')) deflate.clientNoContextTakeover = true
  if (fresh.includes('server')) deflate.serverNoContextTakeover = true
  if (clientBits !== '-') deflate.clientMaxWindowBits = clientBits === 'any' ? true : Number(clientBits)
  if (serverBits !== '-') deflate.serverMaxWindowBits = Number(serverBits)

  const headers = { Authorization: `Bearer ${process.env.TOKEN}` }
  socket = new WebSocket(url, { perMessageDeflate: deflate, headers })
  socket.on('open', () => console.log(`agreed ${socket.extensions || 'nothing'}`))
  socket.on('message', data => console.log(data.toString()))
  socket.on('error', error => console.log(`error ${error.message}`))
  socket.on('close', code => console.log(`closed ${code}`))
}

createInterface({ input: process.stdin }).on('line', line => {
  const [command, ...words] = line.split(' ')
  if (command === 'open') open(...words)
  else if (command === 'send') socket.send(line.slice('send '.length))
  else socket.close(1000)
})
