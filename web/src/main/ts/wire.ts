// The contract's JSON, as much of it as the match page reads (docs/protocol.md).
import type { CreaseEvent } from '../../../client/src/crease.ts'

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

/** What an event of a match carries: each a score, a ball what it did. */
export type MatchData = { score?: Score; text?: string } & Partial<Omit<BallData, 'score' | 'text'>>

/** An event of a match: the log numbers them all. */
export type MatchEvent = CreaseEvent<MatchData> & { id: string }
