// The board and the over: everything above the crease table.
import { blank, chip, item, legal } from './chips.ts'
import { $, places, put, restart, show } from './dom.ts'
import { chasing, figures, left, type Match, need, overs, rate, title } from './words.ts'
import type { BallData, Score } from './wire.ts'

let thisOver: string[] | null = null

/** Draws a score. With `moving`, what changed is seen to change: one ball, not a catch-up. */
export function drawScore(s: Score, m: Match, moving: boolean): void {
  put('runs', s.runs, moving)
  put('wickets', s.wickets, moving)
  show('down', s.wickets !== 10)
  put('spoken', `${s.runs} ${s.wickets === 10 ? 'all out' : `for ${s.wickets}`}`)
  put('overs', overs(s.overs))
  put('figures', figures(s))
  put('equation', `${s.need ?? 0} off ${left(s)}`)
  put('rate', rate(s.runRate))
  put('required', rate(s.requiredRate ?? 0))
  put('hand', Math.max(0, m.wickets - s.wickets))
  if (s.balls > 0) put('projected', Math.round((s.runs * (s.balls + left(s))) / s.balls))
  const sentence = need(s, m)
  if (sentence !== null) put('need', sentence)
  if (chasing(s)) drawTrack(s)
  document.title = `${title(s)} · Crease`
}

function drawTrack(s: Score): void {
  const target = s.target ?? 0, all = s.balls + left(s)
  for (const fill of places('fill')) fill.setAttribute('width', percent(s.runs, target))
  put('made', s.runs)
  let words = `${s.runs} of ${target} runs made.`
  if (left(s) >= 0 && all > 0) {
    const pace = Math.round((target * s.balls) / all), ahead = s.runs - pace
    for (const mark of places('pace')) mark.setAttribute('x', percent(s.balls, all))
    put('ahead', ahead > 0 ? `${ahead} ahead of` : ahead < 0 ? `${-ahead} behind` : 'Level with')
    words += ` An even pace would be ${pace}.`
  }
  for (const track of places('track')) track.setAttribute('aria-label', words)
}

const percent = (part: number, whole: number): string => `${(Math.min(1000, Math.round((1000 * part) / whole)) / 10).toFixed(1)}%`

/** The strip of this over after a ball; a new over pushes the last one down. */
export function drawOver(ball: BallData, m: Match, moving: boolean): void {
  const s = ball.score, words = s.thisOver, list = $('#balls')
  if (!list) return
  const begins = words.length <= 1
  if (begins) pushDown(list)
  const runs = begins ? ball.runs.total : Number($('[data-f=overRuns]')?.textContent ?? 0) + ball.runs.total
  const bowled = legal(words), ended = bowled >= m.ballsPerOver
  const chips = words.map((word, i) => item(word, moving && i === words.length - 1 ? 'new' : ''))
  for (let i = bowled; i < m.ballsPerOver; i++) chips.push(blank())
  list.replaceChildren(...chips)
  thisOver = words
  put('over', ended ? `End of over ${overs(s.overs)}` : 'This over')
  put('overBowler', s.bowler?.player ?? '')
  put('overRuns', runs)
  put('overWord', ended ? (runs === 1 ? 'run' : 'runs') : 'so far')
  const last = words.at(-1)
  if (moving && last && chip(last).kind === 'kw') for (const line of places('need')) restart(line, 'fell')
}

function pushDown(list: Element): void {
  const prev = $('#prev'), small = prev && $('ol', prev), total = Number($('[data-f=overRuns]')?.textContent ?? 0)
  const chips = [...list.children].filter(c => !c.classList.contains('next'))
  if (!prev || !small || chips.length === 0) return
  small.replaceChildren(...chips.map(c => {
    const copy = c.cloneNode(true) as Element
    copy.classList.remove('new')
    copy.classList.add('s')
    return copy
  }))
  const over = /\d+/.exec($('[data-f=over]')?.textContent ?? '')?.[0]
  put('prevOver', over ?? Number($('[data-f=prevOver]')?.textContent ?? 0) + 1)
  put('prevRuns', total)
  put('prevWord', total === 1 ? 'run' : 'runs')
  prev.hidden = false
}

/** A bowler is on for a new over, which is still empty. */
export function drawNewOver(s: Score, m: Match): void {
  const list = $('#balls')
  if (!list || s.thisOver.length > 0 || thisOver?.length === 0) return
  pushDown(list)
  thisOver = []
  list.replaceChildren(...Array.from({ length: m.ballsPerOver }, blank))
  put('over', 'This over')
  put('overRuns', 0)
  put('overWord', 'so far')
  put('overBowler', s.bowler?.player ?? '')
}
