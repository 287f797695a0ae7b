export const FROM_SOURCE: string[];
