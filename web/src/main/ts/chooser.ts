// What the Laws need before the next ball, as a question in place of the keys.
import type { Book, Need } from './book.ts'
import { $, el } from './dom.ts'
import type { Command } from './saver.ts'

interface Choice { name: string; note?: string; act: () => void }

let opener = ''
let asked = ''

export function ask(box: HTMLElement, need: Need, book: Book, send: (...commands: Command[]) => void): void {
  if (need !== 'openers') opener = ''
  box.hidden = need === 'ball' || need === 'nothing'
  if (box.hidden) {
    asked = ''
    return
  }
  const [title, choices] = question(need, book, send, () => ask(box, need, book, send))
  const signature = JSON.stringify([title, choices.map(each => [each.name, each.note])])
  if (signature === asked) return
  const focused = box.contains(document.activeElement) || document.activeElement === document.body
  asked = signature
  const heading = el('h2', '', title), grid = el('div', 'g2')
  heading.id = 'asks'
  heading.tabIndex = -1
  for (const { name, note, act } of choices) {
    const button = el('button', 'o', name)
    if (note) button.append(el('small', '', note))
    button.addEventListener('click', act)
    grid.append(button)
  }
  box.replaceChildren(heading, grid)
  if (focused) $('#asks')?.focus({ preventScroll: true })
}

function question(need: Need, book: Book, send: (...commands: Command[]) => void, again: () => void): [string, Choice[]] {
  switch (need) {
    case 'toss': return ['Who won the toss?', book.card.teams.flatMap(team => ['bat', 'field'].map(decision => ({
      name: team.name,
      note: decision === 'bat' ? 'and chose to bat' : 'and chose to field',
      act: () => send({ type: 'toss', data: { winner: team.name, decision } }, { type: 'innings' }),
    })))]
    case 'innings': return [book.score.innings ? 'The innings is over' : 'Ready to start', innings(book, send)]
    case 'openers': return opener
      ? [`${opener} faces first. Who is at the other end?`, [
        ...book.yetToBat().filter(each => each.name !== opener).map(({ name }) => ({
          name, act: () => send({ type: 'batters', data: { striker: opener, nonStriker: name } }),
        })),
        { name: 'Back', note: `not ${opener}`, act: () => {
          opener = ''
          again()
        } }]]
      : ['Who faces the first ball?', book.yetToBat().map(({ name }) => ({ name, act: () => {
        opener = name
        again()
      } }))]
    case 'batter': return ['Who comes in?', book.yetToBat().map(({ name, note }, i) => ({
      name, note: note || (i === 0 ? 'next in' : ''), act: () => send({ type: 'batter', data: { player: name } }),
    }))]
    case 'bowler': return [bowlerTitle(book), book.bowlers().map(({ name, note }) => ({
      name, note, act: () => send({ type: 'bowler', data: { player: name } }),
    }))]
    case 'ball':
    case 'nothing': return ['', []]
  }
}

function bowlerTitle(book: Book): string {
  const over = book.overDone ? book.innings?.overByOver.at(-1) : undefined
  if (!over) return 'Who bowls?'
  return `Over ${over.over}: ${over.runs} ${over.runs === 1 ? 'run' : 'runs'}${over.wickets ? `, ${over.wickets} out` : ''}. Who bowls next?`
}

function innings(book: Book, send: (...commands: Command[]) => void): Choice[] {
  const next = book.next, start = { name: next ? `Start the innings of ${next.name}` : 'Start the next innings', act: () => send({ type: 'innings' }) }
  const level = book.score.target && book.score.runs === book.score.target - 1
  return level ? [start, { name: 'Start a super over', act: () => send({ type: 'innings', data: { superOver: true } }) }] : [start]
}
