// The match above the keys, and on a wide screen the book beside them.
import type { Book } from './book.ts'
import { blank, item, legal } from './chips.ts'
import { $, el, put, show } from './dom.ts'
import { chasing, count, figures, left, overs, rate } from './words.ts'
import type { Batter } from './wire.ts'

export function drawNow(book: Book, ballsPerOver: number): void {
  const s = book.score, started = s.innings > 0
  put('runs', s.runs)
  put('wickets', s.wickets)
  put('spoken', `${s.runs} for ${s.wickets}`)
  put('need', need(book))
  put('rates', started ? [`${overs(s.overs)} ${s.overs === '1.0' ? 'over' : 'overs'}`, rates(book)].filter(Boolean).join(' · ') : '')
  if (started) document.title = `${s.team} ${figures(s)} (${overs(s.overs)}) · Scoring`
  const playing = started && !s.result && !book.ended
  show('pair', playing && !!(s.striker?.player || s.nonStriker?.player))
  batter('striker', s.striker)
  batter('nonStriker', s.nonStriker)
  const bowler = s.bowler?.player ? s.bowler : null
  show('bowlRow', playing && !!bowler)
  put('bowler', bowler?.player ?? '')
  put('bowling', book.overDone ? `bowled over ${overs(s.overs)}` : `bowling over ${Number(s.overs.split('.')[0] ?? 0) + 1}`)
  put('bowlerFigures', bowler ? `${bowler.overs}-${bowler.maidens}-${bowler.runs}-${bowler.wickets}` : '')
  drawOver(book, ballsPerOver, playing)
}

function need(book: Book): string {
  const s = book.score
  if (s.result) return s.result
  if (chasing(s)) return left(s) < 0 ? `${s.need ?? 0} to win` : `${s.need ?? 0} off ${left(s)}`
  return s.innings > 0 ? book.batting?.name ?? s.team : 'Not started'
}

function rates(book: Book): string {
  const s = book.score
  if (s.result) return ''
  return chasing(s) && (s.requiredRate ?? -1) >= 0 ? `needs ${rate(s.requiredRate ?? 0)} an over` : s.balls > 0 ? `${rate(s.runRate)} an over` : ''
}

function batter(name: string, b: Batter | null | undefined): void {
  put(name, b?.player || 'Nobody yet')
  put(`${name}Runs`, b?.runs ?? 0)
  put(`${name}Balls`, b?.balls ?? 0)
}

function drawOver(book: Book, ballsPerOver: number, playing: boolean): void {
  const words = book.thisOver, list = $('#balls'), bowled = legal(words)
  show('strip', playing && !!book.score.bowler?.player)
  put('overTitle', book.overDone ? `Over ${overs(book.score.overs)} is done` : 'This over')
  const toCome = Math.max(0, ballsPerOver - bowled)
  put('toCome', book.overDone ? '' : `${toCome} to come`)
  const drawn = words.join(' ')
  if (!list || list.dataset['drawn'] === drawn + toCome) return
  const more = list.dataset['drawn'] !== undefined
  list.dataset['drawn'] = drawn + toCome
  list.replaceChildren(...words.map((word, i) => item(word, more && i === words.length - 1 ? 'new' : '')), ...Array.from({ length: toCome }, blank))
}

/** The card of this innings, for a screen that has room for it. */
export function drawBook(book: Book): void {
  const box = $('#book'), innings = book.innings
  if (!box) return
  if (!innings) return box.replaceChildren()
  const on = [book.score.striker?.player, book.score.nonStriker?.player]
  const head = el('h2', '', book.batting?.name ?? innings.team)
  head.append(el('span', '', `${figures(book.score)} (${overs(book.score.overs)})`))
  box.replaceChildren(
    head,
    table(['Batting', 'R', 'B', '4s', '6s'], innings.batting.map(line => ({
      name: line.player, note: line.out?.text ?? 'not out', on: on.includes(line.player) && !line.out, cells: [line.runs, line.balls, line.fours, line.sixes], bold: 0,
    }))),
    table(['Bowling', 'O', 'M', 'R', 'W'], innings.bowling.map(line => ({
      name: line.player, note: '', on: line.player === book.score.bowler?.player, cells: [line.overs, line.maidens, line.runs, line.wickets], bold: 3,
    }))),
    oversList(book),
  )
}

interface Row { name: string; note: string; on: boolean; cells: (string | number)[]; bold: number }

function table(heads: string[], rows: Row[]): HTMLElement {
  const made = el('table'), thead = el('thead'), tr = el('tr'), body = el('tbody')
  for (const text of heads) {
    const th = el('th', '', text) as HTMLTableCellElement
    th.scope = 'col'
    tr.append(th)
  }
  thead.append(tr)
  for (const row of rows) {
    const line = el('tr', row.on ? 'on' : ''), th = el('th', '', row.name) as HTMLTableCellElement
    th.scope = 'row'
    if (row.note) th.append(el('span', 'how', row.note))
    line.append(th, ...row.cells.map((cell, i) => el('td', i === row.bold ? 'b' : '', String(cell))))
    body.append(line)
  }
  made.append(thead, body)
  return made
}

function oversList(book: Book): HTMLElement {
  const section = el('section', 'overs'), list = el('ol')
  for (const over of [...(book.innings?.overByOver ?? [])].reverse().slice(0, 6)) {
    const li = el('li'), chips = el('ol', 'small')
    const head = el('p')
    head.append(el('b', '', `Over ${over.over}`), ` ${over.bowler}`, el('span', '', count(over.runs, 'run')))
    chips.append(...over.balls.map(word => item(word, 's')))
    li.append(head, chips)
    list.append(li)
  }
  section.append(el('h3', '', 'Latest overs'), list)
  section.hidden = list.children.length === 0
  return section
}
