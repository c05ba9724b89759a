// The match page, live. The HTML already holds everything up to a cursor; this follows what comes after it.
import { after, subscribe } from '../../../client/src/crease.ts'
import { drawNewOver, drawOver, drawScore } from './board.ts'
import { legal } from './chips.ts'
import { add, fell, listen, note, rows } from './commentary.ts'
import { drawCrease } from './crease.ts'
import { $ } from './dom.ts'
import { showLag, showLink } from './pill.ts'
import { listenToEarlier, listenToFilter, markLeft, rememberLeaving } from './reading.ts'
import { fetchPage, swap } from './refresh.ts'
import { CALM, Schedule, SOON, type What } from './schedule.ts'
import { listenToShare } from './share.ts'
import { announce } from './status.ts'
import type { Match } from './words.ts'
import type { BallData, MatchData, MatchEvent, Score } from './wire.ts'

const page = document.body.dataset
const state = (): string => document.body.dataset['state'] ?? ''

function match(): Match {
  const data = document.body.dataset
  return {
    team: data['team'] ?? '',
    ballsPerOver: Number(data['over'] ?? 6),
    wickets: Number(data['wickets'] ?? 10),
    leadBefore: data['lead'] ? Number(data['lead']) : null,
  }
}

/** Events that only say who is on: the score they carry draws everything. */
const PEOPLE = new Set(['bowler', 'batter', 'batters', 'strike'])
/** Events after which the page has another shape. */
const TURNS = new Set(['innings', 'innings-end', 'follow-on', 'result', 'over', 'correction'])

/** Events of the scorers' own affairs: they are no part of the match, and the page shows nothing of them. */
const ASIDE = new Set(['claim', 'take', 'release', 'handover', 'handover-end', 'score-check'])

/** What came in while the page was being fetched; it may be newer than the page. */
let meanwhile: MatchEvent[] = []

function onEvent(event: MatchEvent, caughtUp: boolean): void {
  if (ASIDE.has(event.type)) return
  if (schedule.busy) meanwhile.push(event)
  if (!draw(event, caughtUp) || event.type !== 'ball') return
  if (caughtUp) markLeft(latest)
  announce(event.data as BallData, match().team)
  if (caughtUp) showLag(Date.now() - Date.parse(event.time))
}

/** Draws an event, where the page has the shape for it, and asks for what the event does not say. */
function draw(event: MatchEvent, moving: boolean): boolean {
  const score = event.data.score
  if (!score || state() !== 'live' || score.status !== 'live' || String(score.innings) !== page['innings']) {
    schedule.want('all', SOON)
    return false
  }
  if (event.type === 'ball') {
    drawBall(event.id, event.data as BallData, moving)
    return true
  }
  if (PEOPLE.has(event.type)) drawNewOver(score, match())
  drawAll(score, false)
  if (event.data.text) add([note(event.id, event.data.text)], moving)
  if (PEOPLE.has(event.type)) schedule.want('card', CALM)
  else schedule.want('all', TURNS.has(event.type) ? SOON : CALM)
  return true
}

function drawBall(id: string, ball: BallData, moving: boolean): void {
  const m = match(), score = ball.score
  drawOver(ball, m, moving)
  drawAll(score, moving)
  add(rows(id, ball, m, Number($('[data-f=overRuns]')?.textContent ?? 0)), moving)
  if (score.left === 0 || score.wickets === 10) schedule.want('all', SOON)
  else if (fell(ball)) schedule.want('card', SOON)
  else if (ball.runs.extras > 0 || legal(score.thisOver) >= m.ballsPerOver || $('#charts')) schedule.want('card', CALM)
}

/** The score that the page shows, once an event has told it. */
let latest: Score | null = null

function drawAll(score: Score, moving: boolean): void {
  const m = match()
  latest = score
  drawScore(score, m, moving)
  drawCrease(score, m)
}

const schedule = new Schedule(async what => {
  meanwhile = []
  const fresh = await fetchPage(feed.cursor)
  if (fresh) takeOver(fresh, what)
  return fresh !== null
})

function takeOver(fresh: Document, what: What): void {
  const cursor = fresh.body.dataset['after'] ?? ''
  // Another moment than the stream's: then take it whole, skip what it holds, and draw again what came after it.
  const whole = what === 'all' || cursor !== feed.cursor
  swap(fresh, whole ? 'all' : ['rates', 'scorecard', 'crease', 'worm', 'win', 'charts'])
  feed.skipTo(cursor)
  for (const event of meanwhile) if (after(event.id, cursor)) draw(event, false)
  meanwhile = []
  localTimes()
  watchBoard()
  if (state() === 'finished') feed.close()
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
listenToFilter()
listenToEarlier()
listenToShare()
rememberLeaving(() => latest)
markLeft(null)

const feed = subscribe<MatchData>(`matches/${page['match'] ?? ''}/events`, {
  after: page['after'] || 'latest',
  event: (event, live) => onEvent(event as MatchEvent, live),
  gap: () => schedule.want('all', SOON),
  state: showLink,
  end: () => state() !== 'finished' && schedule.want('all', SOON),
})
