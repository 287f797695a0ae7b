/** Characters that are many and stand for one, or for none: in names (same-name.ts) and in words (search/words.ts). */

/** Unicode's quotation marks, and what stands for them: accents by themselves, primes, letters that are apostrophes. */
export const QUOTE = String.raw`[\p{Quotation_Mark}\x60´ʹ-ʽˮ՚׳״᾽᾿῾‘-‟′-‷⁗Ꞌꞌ]`;
export const DASH = String.raw`\p{Dash}`;
/** Zero width, soft hyphens, directions, variations. */
export const UNSEEN = String.raw`\p{Default_Ignorable_Code_Point}`;
