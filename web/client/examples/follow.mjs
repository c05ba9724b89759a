// Follows a topic in the terminal: node examples/follow.mjs http://localhost:8080 matches/demo/events [sse|ws|long|poll]
import { subscribe } from 'crease-client'

const [server = 'http://localhost:8080', topic = 'matches/demo/events', transport = 'auto'] = process.argv.slice(2)

subscribe(topic, {
  server,
  transport,
  event: event => console.log(event.id ?? '-', event.type, event.data.text ?? JSON.stringify(event.data)),
  gap: () => console.log('Some events are gone. Those still kept follow.'),
  state: state => console.error(state.link, 'by', state.transport),
  end: problem => console.error(problem ? `${problem.status} ${problem.title}` : 'finished'),
})
