/** What a process takes of commands at once, and how long a caller waits. */
export interface Limits {
  /** How long a caller waits for an outcome. */
  deadlineMs: number;
  /** Streams kept folded. */
  streams: number;
  /** Records kept because the log's index does not have them yet, and how many bytes of them. */
  behind: number;
  behindBytes: number;
  /** Posts held at once, those of unknown outcome too. */
  posts: number;
}

export const LIMITS: Limits = {
  deadlineMs: 10_000,
  streams: 10_000,
  behind: 200_000,
  behindBytes: 48 * 2 ** 20,
  posts: 1000,
};
