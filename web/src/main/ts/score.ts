// The scorer's page: a tap is a command to the log, and the page says in words whether it is saved.
import { subscribe, type Subscription } from '../../../client/src/crease.ts'
import { Book, type Card } from './book.ts'
import { ask } from './chooser.ts'
import { drawBook, drawNow } from './console.ts'
import { $, el, put } from './dom.ts'
import { disarm, listen, setBusy } from './pad.ts'
import { type Command, type Outcome, type Problem, Saver } from './saver.ts'
import type { MatchData, MatchEvent } from './wire.ts'
import { askWicket, type Off } from './wicket.ts'

const match = document.body.dataset['match'] ?? ''
const ballsPerOver = Number(document.body.dataset['over'] ?? 6)
const address = `/v1/matches/${encodeURIComponent(match)}`
const NO_RIGHT = 'This link has no right to score this match. Ask whoever runs the server for the scorer’s link.'

/** The token comes in the fragment, which no server sees, and stays in this tab only. */
function readToken(): string {
  const store = `crease.token.${match}`
  const given = new URLSearchParams(location.hash.slice(1)).get('token')
  if (given) {
    sessionStorage.setItem(store, given)
    history.replaceState(null, '', location.pathname)
  }
  return sessionStorage.getItem(store) ?? ''
}

const token = readToken()
let mayScore = token !== ''
let book: Book | null = null
let lost = false

const saver = new Saver(`${address}/events`, token, match, why => {
  save('not', `Not saved: ${why}`)
  say(`Not saved yet: ${why}. It is kept in this tab and goes out by itself.`)
  offer([['Try again now', () => saver.now()]])
})

type Saving = 'wait' | 'saved' | 'saving' | 'not'

function save(state: Saving, text: string): void {
  put('save', text)
  const pill = $('#sync')
  if (pill) pill.dataset['save'] = state
}

function say(text: string): void {
  const line = $('#said')
  if (line && line.textContent !== text) line.textContent = text
}

/** What can be done about what the status line says; nothing takes it away. */
function offer(choices: [string, () => void][] = []): void {
  const box = $('#problem')
  if (!box) return
  box.replaceChildren()
  for (const [label, act] of choices) {
    const button = el('button', 'o', label)
    button.addEventListener('click', () => {
      if (choices.length > 1) offer()
      act()
    })
    box.append(button)
  }
  box.hidden = box.children.length === 0
}

/** A command goes out, or is asked for once more with the Law overruled. */
async function send(...commands: Command[]): Promise<void> {
  if (!book || !mayScore) return
  if (saver.busy) return say('Still saving the last one.')
  offer()
  await settle(saver.send(book.head, ...commands))
}

async function settle(outcome: Promise<Outcome>): Promise<void> {
  save('saving', 'Saving…')
  setBusy(true)
  const came = await outcome
  setBusy(false)
  offer()
  switch (came.kind) {
    case 'saved':
      idle()
      for (const event of came.events) onEvent(event)
      break
    case 'moved':
      save('not', 'Not saved')
      await load()
      say(`Not saved: the match has moved on. Now: ${book?.said || 'see above'}. Look, then score again.`)
      offer([['I have looked', idle]])
      break
    case 'refused':
      save('not', 'Not saved')
      refused(came.commands, came.problem)
      break
    case 'forbidden':
      mayScore = false
      save('not', 'Not saved')
      say(came.problem.detail ? `${NO_RIGHT} (${came.problem.detail})` : NO_RIGHT)
      draw()
      break
    case 'failed':
      save('not', 'Not saved')
      say(`Not saved: ${came.problem.detail ?? came.problem.title}`)
      giveBack(came.commands)
  }
}

/** A word that cannot be read goes back to where it was typed. */
function giveBack(commands: Command[]): void {
  const word = commands[0]?.data, input = $<HTMLInputElement>('#notation')
  if (typeof word !== 'string' || !input) return
  input.value = word
  input.focus()
}

function refused(commands: Command[], why: Problem): void {
  const text = why.detail ?? why.title
  say(`Not saved. ${text}`)
  const leave: [string, () => void] = ['Leave it', () => {
    idle()
    say(book?.said ?? '')
  }]
  const overrule: [string, () => void] = ['It happened all the same', () => void send(...commands.map(each => ({ ...each, override: true })))]
  offer(why.override === 'yes' ? [overrule, leave] : [leave])
}

function idle(): void {
  if (saver.busy) return
  offer()
  if (!mayScore) save('not', 'Reading only')
  else if (lost) save('wait', 'No signal')
  else save('saved', 'All saved')
}

function onEvent(event: MatchEvent): void {
  if (!book?.take(event)) return
  const text = event.data.text ?? ''
  if (text) say(event.type === 'ball' ? `${event.data.ball ?? ''} ${text}` : text)
  feed?.skipTo(event.id)
  draw()
  if (event.type !== 'ball' || book.need() !== 'ball') void load()
  else void refreshCard()
}

/** The card as of the last event. An event can be here before the server's card holds it: then ask again. */
async function refreshCard(tries = 5): Promise<void> {
  const wanted = book?.head
  try {
    const response = await fetch(address, { cache: 'no-cache' })
    const head = (response.headers.get('ETag') ?? '').replaceAll('"', '')
    if (!book || book.head !== wanted) return
    if (response.ok && head === wanted) {
      book.card = (await response.json()) as Card
      return draw()
    }
  } catch {
    // no signal: asked again below
  }
  if (tries > 0) setTimeout(() => void refreshCard(tries - 1), 300)
}

/** Everything anew: the card, and whether its innings is over, which only the events tell. */
async function load(): Promise<boolean> {
  try {
    const [card, events] = await Promise.all([fetch(address, { cache: 'no-cache' }), fetch(`${address}/events?after=last:12`, { cache: 'no-cache' })])
    if (!card.ok || !events.ok) return false
    const fresh = new Book((await card.json()) as Card)
    const head = (card.headers.get('ETag') ?? '').replaceAll('"', '')
    for (const event of ((await events.json()) as { events: MatchEvent[] }).events) fresh.take(event)
    fresh.head ||= head
    book = fresh
    feed?.skipTo(fresh.head)
    draw()
    if (fresh.head !== head) void refreshCard()
    return true
  } catch {
    return false
  }
}

function draw(): void {
  if (!book) return
  drawNow(book, ballsPerOver)
  drawBook(book)
  const need = mayScore ? book.need() : 'nothing'
  const pad = $('#padbox'), chooser = $('#chooser')
  if (need !== 'ball') disarm()
  if (pad) pad.hidden = need !== 'ball'
  if (chooser) ask(chooser, need, book, (...commands) => void send(...commands))
}

listen({
  word: word => void send({ type: 'ball', data: word }),
  wicket: async (off: Off) => {
    if (!book || saver.busy) return
    const command = await askWicket(book, off)
    if (command) void send(command)
  },
})

let feed: Subscription | null = null

async function start(): Promise<void> {
  while (!(await load())) {
    save('not', 'No answer')
    say('The server does not answer. Trying again.')
    await new Promise(resolve => setTimeout(resolve, 2000))
  }
  feed = subscribe<MatchData>(`matches/${match}/events`, {
    after: book?.head || 'latest',
    event: event => onEvent(event as MatchEvent),
    gap: () => void load(),
    state: ({ link }) => {
      lost = link === 'lost'
      if ($('#problem')?.hidden) idle()
    },
    end: () => void load(),
  })
  say(mayScore ? book?.said ?? '' : NO_RIGHT)
  idle()
  const kept = mayScore ? saver.resume() : null
  if (kept) void settle(kept)
}

void start()
