/** Whether cursor `a` lies after `b`. A cursor of another epoch does: the log was replaced. */
export function after(a: string, b: string): boolean {
  if (!a || a === b) return false
  const [epochA, offsetA] = split(a), [epochB, offsetB] = split(b)
  return epochA !== epochB || offsetA > offsetB
}

/** `EPOCH-OFFSET`: a place in the log, and neither a word such as `latest` nor nothing. */
export const isPlace = (text: string): boolean => /^[a-z0-9]{1,16}-\d+$/i.test(text)

function split(cursor: string): [epoch: string, offset: number] {
  const dash = cursor.lastIndexOf('-')
  return [cursor.slice(0, dash), Number(cursor.slice(dash + 1))]
}
