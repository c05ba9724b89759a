// Who is at the crease and who bowls, and the same people's rows on the card.
import { $, put, show } from './dom.ts'
import { balls, count, figures, overs, rate, ratio, type Match } from './words.ts'
import type { Batter, Bowler, Score } from './wire.ts'

export function drawCrease(s: Score, m: Match): void {
  drawBatters(s)
  if (s.bowler?.player) drawBowler(s.bowler, m)
  put('stand', s.partnership?.runs ?? 0)
  put('standBalls', count(s.partnership?.balls ?? 0, 'ball'))
  put('lastWicket', s.lastWicket ?? '')
  show('lastWicketRow', !!s.lastWicket)
  drawCard(s, m)
}

const batterCells = (b: Batter): (string | number)[] =>
  [b.runs, b.balls, b.fours, b.sixes, ratio(100 * b.runs, b.balls)]

/** Whoever stays keeps the row; a newcomer takes the free one, below. */
function drawBatters(s: Score): void {
  const body = $('#batters')
  if (!body) return
  const now = [s.striker, s.nonStriker].filter((b): b is Batter => !!b?.player)
  const rows = [...body.querySelectorAll<HTMLTableRowElement>('tr')]
  const stays = rows.filter(row => now.some(b => b.player === row.dataset['player']))
  const free = rows.filter(row => !stays.includes(row))
  for (const batter of now) {
    const row = stays.find(r => r.dataset['player'] === batter.player) ?? free.shift()
    if (!row) continue
    name(row, batter.player)
    row.classList.remove('free')
    fill(row, batterCells(batter))
    on(row, batter.player === s.striker?.player)
    if (!stays.includes(row)) stays.push(row)
  }
  for (const row of free) {
    name(row, '')
    row.className = 'free'
    fill(row, ['–', '–', '–', '–', '–'])
    on(row, false)
  }
  const order = [...stays, ...free]
  if (order.some((row, i) => row !== rows[i])) body.append(...order)
}

function drawBowler(b: Bowler, m: Match): void {
  const body = $('#bowlers')
  if (!body) return
  let row = [...body.querySelectorAll<HTMLTableRowElement>('tr')].find(r => r.dataset['player'] === b.player)
  if (!row) {
    row = document.createElement('tr')
    const th = document.createElement('th')
    th.scope = 'row'
    row.append(th, ...Array.from({ length: 5 }, () => document.createElement('td')))
    row.cells[4]?.classList.add('b')
    name(row, b.player)
  }
  if (body.firstElementChild !== row) body.prepend(row)
  while (body.children.length > 2) body.lastElementChild?.remove()
  fill(row, [b.overs, b.maidens, b.runs, b.wickets, ratio(b.runs * m.ballsPerOver, balls(b.overs, m.ballsPerOver))])
}

function drawCard(s: Score, m: Match): void {
  const card = $(`.innings[data-innings="${s.innings}"]`)
  if (!card) return
  for (const row of card.querySelectorAll<HTMLTableRowElement>('[data-bat]')) {
    const batter = [s.striker, s.nonStriker].find(b => b?.player === row.dataset['bat'])
    if (batter) fill(row, batterCells(batter))
    row.classList.toggle('on', !!batter && batter.player === s.striker?.player)
  }
  const total = { figures: figures(s), overs: overs(s.overs), rate: rate(s.balls ? (s.runs * m.ballsPerOver) / s.balls : 0) }
  for (const [name, text] of Object.entries(total)) {
    for (const place of card.querySelectorAll(`[data-c=${name}]`)) place.textContent = text
  }
  const bowler = s.bowler
  for (const row of card.querySelectorAll<HTMLTableRowElement>('[data-bowl]')) {
    if (bowler && row.dataset['bowl'] === bowler.player) {
      const bowled = balls(bowler.overs, m.ballsPerOver)
      fill(row, [bowler.overs, bowler.maidens, bowler.runs, bowler.wickets, bowled ? rate((bowler.runs * m.ballsPerOver) / bowled) : '–'])
    }
  }
}

function fill(row: HTMLTableRowElement, texts: (string | number)[]): void {
  texts.forEach((text, i) => {
    const cell = row.cells[i + 1]
    if (cell && cell.textContent !== String(text)) cell.textContent = String(text)
  })
}

function name(row: HTMLTableRowElement, player: string): void {
  if (row.dataset['player'] === player) return
  row.dataset['player'] = player
  const th = row.cells[0]
  if (!th) return
  const mark = th.querySelector('.sr')
  th.textContent = player || 'Next batter'
  if (mark) th.append(mark)
}

function on(row: HTMLTableRowElement, striker: boolean): void {
  row.classList.toggle('on', striker)
  if (!row.className) row.removeAttribute('class')
  const mark = row.querySelector<HTMLElement>('.sr')
  if (mark) mark.hidden = !striker
}
