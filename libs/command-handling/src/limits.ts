/** What a process takes of commands at once, and how long a caller waits. */
export interface Limits {
  /** How long a caller waits for an outcome. */
  deadlineMs: number;
  /** Streams kept folded. */
  streams: number;
  /** Records kept because the views do not have them yet. */
  behind: number;
  /** Posts held at once, those of unknown outcome too. */
  posts: number;
}

export const LIMITS: Limits = { deadlineMs: 10_000, streams: 10_000, behind: 200_000, posts: 1000 };
