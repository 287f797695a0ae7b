/** What happens to a statement on the published clock. */
export const DEEDS = {
  published: 'it was printed',
  retracted: 'it was taken back',
  suspended: 'its report was held',
  resumed: 'its report was released',
} as const;
export type Deed = keyof typeof DEEDS;
