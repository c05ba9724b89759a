// The contract's JSON, as much of it as the match page reads (docs/protocol.md).

export interface Batter { player: string; runs: number; balls: number; fours: number; sixes: number }
export interface Bowler { player: string; overs: string; maidens: number; runs: number; wickets: number }

/** The compact score that every event of a match carries. */
export interface Score {
  innings: number
  team: string
  runs: number
  wickets: number
  overs: string
  balls: number
  target?: number | null
  need?: number | null
  left?: number | null
  runRate: number
  requiredRate?: number | null
  striker?: Batter | null
  nonStriker?: Batter | null
  bowler?: Bowler | null
  partnership?: { runs: number; balls: number } | null
  thisOver: string[]
  lastWicket?: string | null
  status: 'upcoming' | 'live' | 'finished'
  result?: string | null
}

export interface BallData {
  innings: number
  ball: string
  runs: { batter: number; extras: number; total: number }
  wickets?: unknown[] | null
  text: string
  score: Score
}

export interface MatchEvent {
  id: string
  topic: string
  type: string
  time: string
  data: { score?: Score; text?: string } & Partial<Omit<BallData, 'score' | 'text'>>
}

export type Control =
  | { control: 'start'; recovered: boolean; head: string }
  | { control: 'beat'; head: string }
  | Bye

/** The server closes; whoever may come back does so at some time within so many seconds. */
export interface Bye { control: 'bye'; reconnect: boolean; within: number }

/** Whether cursor `a` lies after `b`; another epoch always does. */
export function after(a: string, b: string): boolean {
  if (!a || a === b) return false
  if (!b) return true
  const [epochA, offsetA] = split(a), [epochB, offsetB] = split(b)
  return epochA !== epochB || offsetA > offsetB
}

function split(cursor: string): [string, number] {
  const dash = cursor.lastIndexOf('-')
  return [cursor.slice(0, dash), Number(cursor.slice(dash + 1))]
}
