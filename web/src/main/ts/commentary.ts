// The commentary: new rows on top, but never under the eyes of someone who reads further down.
import { chip, classes, item, legal, textKind } from './chips.ts'
import { $, el, ltr } from './dom.ts'
import { chasing, count, figures, headline, left, type Match, overs, rate } from './words.ts'
import type { BallData, Score } from './wire.ts'

const ROWS_MAX = 1000
let waiting: HTMLElement[] = []

/** The rows of a ball, newest first: the over's summary too when it was the last. */
export function rows(id: string, ball: BallData, m: Match, overRuns: number): HTMLElement[] {
  const row = ballRow(id, ball)
  return legal(ball.score.thisOver) >= m.ballsPerOver && isLegal(ball) ? [overRow(ball.score, overRuns), row] : [row]
}

const isLegal = (ball: BallData): boolean => chip(ball.score.thisOver.at(-1) ?? '').legal

/** Puts rows on top, or keeps them until the reader comes back to the top. */
export function add(news: HTMLElement[], moving: boolean): void {
  const fresh = news.filter(row => !known(row.dataset['id'] ?? ''))
  waiting = [...fresh, ...waiting]
  $('#silent')?.remove()
  if (scrolledAway()) announceWaiting()
  else release(moving)
}

function known(id: string): boolean {
  return waiting.some(row => row.dataset['id'] === id) || !!$(`#feed > [data-id="${CSS.escape(id)}"]`)
}

/** Reading below the first rows: what comes in on top would push it away. */
function scrolledAway(): boolean {
  const feed = $('#feed')
  return !!feed && feed.getBoundingClientRect().top < 0
}

function announceWaiting(): void {
  const pill = $('#newer'), balls = waiting.filter(row => !row.classList.contains('end')).length
  if (!pill || balls === 0) return
  pill.textContent = `${count(balls, 'new ball')} ↑`
  pill.hidden = false
}

function release(moving: boolean): void {
  const feed = $('#feed'), pill = $('#newer')
  if (pill) pill.hidden = true
  if (!feed || waiting.length === 0) return
  if (moving) for (const row of waiting) row.classList.add('new')
  feed.prepend(...waiting)
  waiting = []
  while (feed.children.length > ROWS_MAX) feed.lastElementChild?.remove()
}

/** The server's rows: those we have not, or all of them where nothing is known of ours. */
export function merge(server: HTMLElement[]): void {
  const first = server.findIndex(row => known(row.dataset['id'] ?? ''))
  if (first >= 0) return add(server.slice(0, first), false)
  waiting = []
  $('#feed')?.replaceChildren(...server)
  release(false)
}

/** Something that was no ball. */
export function note(id: string, text: string): HTMLElement {
  const li = el('li', 'note', text)
  li.dataset['id'] = id
  return li
}

export function listen(): void {
  let asked = false
  addEventListener('scroll', () => {
    if (asked || waiting.length === 0) return
    asked = true
    requestAnimationFrame(() => {
      asked = false
      if (!scrolledAway()) release(false)
    })
  }, { passive: true })
  $('#newer')?.addEventListener('click', () => {
    release(false)
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    scrollTo({ top: 0, behavior: still ? 'auto' : 'smooth' })
  })
}

function ballRow(id: string, ball: BallData): HTMLElement {
  const { mark, kind } = chip(ball.score.thisOver.at(-1) ?? ''), [before, what, more] = headline(ball.text)
  const out = fell(ball) ? ball.score.lastWicket ?? '' : ''
  const li = el('li', out ? 'wk key' : kind === 'k4' || kind === 'k6' ? 'key' : ''), at = el('div', 'at'), seen = el('span', classes(kind), mark), words = el('div')
  li.dataset['id'] = id
  seen.setAttribute('aria-hidden', 'true')
  at.append(place(id, ball.ball), seen)
  const h = el('p', 'h', before), named = textKind(kind)
  if (named) h.append(el('b', named, what))
  else h.append(what)
  words.append(h)
  if (more) words.append(el('p', 'p', more))
  if (out) words.append(el('p', 'out', out))
  li.append(at, words)
  return li
}

/** The ball's number, which leads to its own page. */
function place(id: string, number: string): HTMLElement {
  const bdi = ltr(''), link = el('a', '', number) as HTMLAnchorElement
  link.href = `/m/${document.body.dataset['match'] ?? ''}/b/${id}`
  bdi.append(link)
  return bdi
}

export const fell = (ball: BallData): boolean => chip(ball.score.thisOver.at(-1) ?? '').kind === 'kw'

function overRow(s: Score, runs: number): HTMLElement {
  const li = el('li', 'end'), h3 = el('h3'), chips = el('ol', 'row'), g = el('div', 'g')
  const wickets = s.thisOver.filter(word => chip(word).kind === 'kw').length
  li.dataset['id'] = `over-${s.innings}-${overs(s.overs)}`
  h3.append(el('span', '', `End of over ${overs(s.overs)}`), ' ', el('span', '', count(runs, 'run') + (wickets ? `, ${count(wickets, 'wicket')}` : '')))
  chips.append(...s.thisOver.map(word => item(word, 's')))
  const score = el('b', '', `${s.team} `)
  score.append(ltr(figures(s)))
  const limited = chasing(s) && left(s) > 0
  g.append(span('', score), limited ? span('Need ', el('b', '', `${s.need ?? 0} off ${left(s)}`)) : span('Run rate ', el('b', '', rate(s.runRate))))
  for (const batter of [s.striker, s.nonStriker]) {
    if (batter?.player) g.append(span(`${batter.player} `, el('b', '', String(batter.runs)), ` (${batter.balls})`))
  }
  if (s.bowler?.player) {
    const figure = el('b')
    figure.append(ltr(`${s.bowler.overs}-${s.bowler.maidens}-${s.bowler.runs}-${s.bowler.wickets}`))
    g.append(span(`${s.bowler.player} `, figure))
  }
  if (limited) g.append(span('Required ', el('b', '', rate(s.requiredRate ?? 0))))
  li.append(h3, chips, g)
  return li
}

function span(text: string, ...more: (Node | string)[]): HTMLElement {
  const element = el('span', '', text)
  element.append(...more)
  return element
}
