// The match page, live. The HTML already holds everything up to a cursor; this follows what comes after it.
import { drawNewOver, drawOver, drawScore } from './board.ts'
import { legal } from './chips.ts'
import { add, fell, listen, note, rows } from './commentary.ts'
import { drawCrease } from './crease.ts'
import { $ } from './dom.ts'
import { Feed } from './feed.ts'
import { showLag, showLink } from './pill.ts'
import { fetchPage, swap } from './refresh.ts'
import { announce } from './status.ts'
import type { Match } from './words.ts'
import type { BallData, MatchEvent, Score } from './wire.ts'

const CALM_MILLIS = 250
const page = document.body.dataset
const state = (): string => document.body.dataset['state'] ?? ''

function match(): Match {
  const data = document.body.dataset
  return {
    team: data['team'] ?? '',
    ballsPerOver: Number(data['over'] ?? 6),
    superOver: !!data['super'],
    leadBefore: data['lead'] ? Number(data['lead']) : null,
  }
}

/** Events that only say who is on: the score they carry draws everything. */
const PEOPLE = new Set(['bowler', 'batter', 'batters', 'strike'])

function onEvent(event: MatchEvent, caughtUp: boolean): void {
  const score = event.data.score
  const fits = score && state() === 'live' && score.status === 'live' && String(score.innings) === page['innings']
  if (!fits) return refresh('all')
  if (event.type === 'ball') {
    onBall(event, event.data as BallData, caughtUp)
  } else if (PEOPLE.has(event.type)) {
    drawNewOver(score, match())
    drawAll(score, false)
    refresh('card')
    if (event.data.text) add([note(event.id, event.data.text)], caughtUp)
  } else {
    refresh('all')
  }
}

function onBall(event: MatchEvent, ball: BallData, caughtUp: boolean): void {
  const m = match(), score = ball.score
  drawOver(ball, m, caughtUp)
  drawAll(score, caughtUp)
  add(rows(event.id, ball, m, Number($('[data-f=overRuns]')?.textContent ?? 0)), caughtUp)
  announce(ball, m.team)
  if (caughtUp) showLag(Date.now() - Date.parse(event.time))
  if (score.left === 0 || score.wickets === 10) refresh('all')
  else if (fell(ball) || ball.runs.extras > 0 || legal(score.thisOver) >= m.ballsPerOver) refresh('card')
}

function drawAll(score: Score, moving: boolean): void {
  const m = match()
  drawScore(score, m, moving)
  drawCrease(score, m)
}

let wanted: 'card' | 'all' | '' = ''
let timer = 0
let busy = false

/** Asks for the page once things are calm; one request for many reasons. */
function refresh(what: 'card' | 'all'): void {
  wanted = wanted === 'all' ? 'all' : what
  if (timer || busy) return
  timer = window.setTimeout(() => void fetchNow(), CALM_MILLIS)
}

async function fetchNow(): Promise<void> {
  timer = 0
  busy = true
  const what = wanted
  wanted = ''
  const fresh = await fetchPage(feed.cursor)
  busy = false
  if (fresh) takeOver(fresh, what)
  if (wanted) refresh(wanted)
}

function takeOver(fresh: Document, what: string): void {
  const cursor = fresh.body.dataset['after'] ?? ''
  // Newer than the stream has told us: then take it whole, and skip what it holds.
  const whole = what === 'all' || cursor !== feed.cursor
  swap(fresh, whole ? 'all' : ['rates', 'scorecard', 'crease'])
  feed.skipTo(cursor)
  localTimes()
  watchBoard()
  if (state() === 'finished') feed.stop()
}

/** Says the start in the reader's own time. */
function localTimes(): void {
  for (const time of document.querySelectorAll('time')) {
    const moment = new Date(time.dateTime)
    if (!Number.isNaN(moment.getTime())) time.textContent = moment.toLocaleString([], { dateStyle: 'long', timeStyle: 'short' })
  }
}

let observer: IntersectionObserver | null = null

/** The bar carries the score once the board has left the screen. */
function watchBoard(): void {
  observer?.disconnect()
  const score = $('.score')
  if (!score) return document.body.classList.remove('stuck')
  observer = new IntersectionObserver(([entry]) => document.body.classList.toggle('stuck', !entry?.isIntersecting), { rootMargin: '-60px 0px 0px' })
  observer.observe(score)
}

localTimes()
watchBoard()
listen()

const feed = new Feed(`/v1/matches/${encodeURIComponent(page['match'] ?? '')}/events`, page['after'] ?? '', {
  event: onEvent,
  gap: () => refresh('all'),
  link: showLink,
  closed: async () => {
    if (state() === 'finished') return false
    const fresh = await fetchPage('')
    if (fresh) takeOver(fresh, 'all')
    return state() !== 'finished'
  },
})
