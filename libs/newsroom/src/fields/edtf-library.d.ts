declare module 'edtf' {
  /** The parts of the library that we use; it has no types of its own. Times in milliseconds since 1970. */
  export default function edtf(text: string): { type: string; min: number | null; max: number | null };
}
