// The match as the scorer's page knows it: the card as fetched, and what the events since have said.
import { legal } from './chips.ts'
import { after } from '../../../client/src/crease.ts'
import { type MatchEvent, type Score } from './wire.ts'

export interface Team { name: string; short: string; players: string[] }

export interface Innings {
  team: string
  runs: number
  wickets: number
  overs: string
  superOver: boolean
  batting: { player: string; runs: number; balls: number; fours: number; sixes: number; out: { kind: string; text: string } | null }[]
  yetToBat: string[]
  bowling: { player: string; overs: string; maidens: number; runs: number; wickets: number }[]
  overByOver: { over: number; bowler: string; runs: number; wickets: number; balls: string[] }[]
}

export interface Card {
  id: string
  teams: Team[]
  toss: { winner: string; decision: string } | null
  status: string
  innings: Innings[]
  result: { text: string } | null
  score: Score
}

export type Need = 'toss' | 'innings' | 'openers' | 'batter' | 'bowler' | 'ball' | 'nothing'

const MAY_RESUME = ['retired hurt', 'retired not out']

export class Book {
  head = ''
  ended = false
  said = ''
  /** A bowler is named and has not bowled yet: the score still shows the over before. */
  #named = false

  constructor(public card: Card, public score: Score = card.score) {}

  /** Takes an event in; says whether it was news. */
  take(event: MatchEvent): boolean {
    if (this.head && !after(event.id, this.head)) return false
    this.head = event.id
    if (event.data.score) this.score = event.data.score
    if (event.data.text) this.said = event.data.text
    if (event.type === 'innings') this.ended = false
    if (event.type === 'bowler') this.#named = true
    else if (event.type === 'ball' || event.type === 'over' || event.type === 'innings') this.#named = false
    if (event.type === 'innings-end') this.ended = true
    if (event.type === 'toss') this.card = { ...this.card, toss: event.data as unknown as Card['toss'] }
    return true
  }

  /** What the Laws need before the next thing can happen. */
  need(): Need {
    const s = this.score
    if (s.status === 'finished' || s.result) return 'nothing'
    if (s.innings === 0) return this.card.toss ? 'innings' : 'toss'
    if (this.ended) return 'innings'
    if (!s.striker?.player || !s.nonStriker?.player) {
      return !s.striker?.player && !s.nonStriker?.player && !this.innings?.batting.length ? 'openers' : 'batter'
    }
    return !s.bowler?.player || this.overDone ? 'bowler' : 'ball'
  }

  /** A new over that began with a wide stands at `16.0` too, but has no ball of the over. */
  get overDone(): boolean {
    return !this.#named && this.#between
  }

  get #between(): boolean {
    return this.score.overs.endsWith('.0') && legal(this.score.thisOver) > 0
  }

  /** The words of the over in hand; none yet where its bowler is only named. */
  get thisOver(): string[] {
    return this.#named && this.#between ? [] : this.score.thisOver
  }

  get innings(): Innings | undefined {
    return this.card.innings[this.score.innings - 1]
  }

  get batting(): Team | undefined {
    return this.card.teams.find(team => team.short === this.score.team || team.name === this.score.team)
  }

  get fielding(): Team | undefined {
    const batting = this.batting
    return batting && this.card.teams.find(team => team !== batting)
  }

  /** Whose innings is next, where that is plain; the Laws have the last word. */
  get next(): Team | undefined {
    if (this.score.innings > 0) return this.fielding
    const toss = this.card.toss
    return toss ? this.card.teams.find(team => (team.name === toss.winner) === (toss.decision === 'bat')) : undefined
  }

  /** Who may come in: those who have not batted, in order, and those who retired and may resume. */
  yetToBat(): { name: string; note: string }[] {
    const innings = this.innings
    const fresh = (innings?.yetToBat ?? this.batting?.players ?? []).map(name => ({ name, note: '' }))
    const back = (innings?.batting ?? []).filter(line => line.out && MAY_RESUME.includes(line.out.kind))
    return [...fresh, ...back.map(line => ({ name: line.player, note: line.out?.kind ?? '' }))]
  }

  /** The fielding side, the likeliest bowler first: whoever bowled the over before last. */
  bowlers(): { name: string; note: string }[] {
    const overs = this.innings?.overByOver ?? [], lines = this.innings?.bowling ?? []
    const last = overs.at(-1)?.bowler ?? '', likely = overs.at(-2)?.bowler ?? ''
    const rank = (name: string): number =>
      name === last ? 3 : name === likely ? 0 : lines.some(line => line.player === name) ? 1 : 2
    return (this.fielding?.players ?? [])
      .map(name => {
        const line = lines.find(each => each.player === name)
        const figures = line ? `${line.overs}-${line.maidens}-${line.runs}-${line.wickets}` : ''
        return { name, note: name === last ? 'bowled the last over' : figures }
      })
      .sort((a, b) => rank(a.name) - rank(b.name))
  }
}
