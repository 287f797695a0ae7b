/** What may be amended of a statement: any field but its ids, each as a whole. */
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsObject, ValidateNested } from 'class-validator';
import { IsEdtf } from '../fields/edtf.js';
import { IsId, IsSentence, Means, Optional, Removable } from '../fields/field.js';
import { Holder } from '../fields/holder.js';
import { IsOneSource, Source } from '../fields/source.js';
import {
  type Act,
  ACTS,
  type Basis,
  BASES,
  type Certainty,
  CERTAINTIES,
  type Lean,
  LEANS,
  type Place,
  PLACES,
  type Stance,
  STANCES,
  wordsOf,
} from '../vocabulary.js';
import { Quantity } from '../fields/quantity.js';
import { Framings, Quote } from './statement.js';

/** Null takes away a field that a statement may lack. */
export class Changes {
  @Optional() @IsObject() @ValidateNested() holder?: Holder;
  @Optional() @IsIn(wordsOf(ACTS)) act?: Act;
  @Means('Where it departs from the default of act and certainty; then `reason` says why.')
  @Optional()
  @IsIn(wordsOf(STANCES))
  stance?: Stance;
  @Removable() @IsIn(wordsOf(LEANS)) lean?: Lean | null;
  @Removable() @IsIn(wordsOf(CERTAINTIES)) certainty?: Certainty | null;
  @Removable() @IsBoolean() inferred?: boolean | null;
  @Optional() @IsIn(wordsOf(PLACES)) place?: Place;
  @Removable()
  @IsArray()
  @ArrayMaxSize(10)
  @IsObject({ each: true })
  @ValidateNested({ each: true, context: { type: Source } })
  @IsOneSource({ each: true })
  via?: Source[] | null;
  @Removable() @IsId() utterance?: string | null;
  @Optional() @IsIn(wordsOf(BASES)) basis?: Basis;
  @Optional() @IsObject() @ValidateNested() framing?: Framings;
  @Removable() @IsObject() @ValidateNested({ context: { type: Quantity } }) quantity?: Quantity | null;
  @Removable() @IsObject() @ValidateNested({ context: { type: Quote } }) quote?: Quote | null;
  @Removable() @IsSentence() passage?: string | null;
  @Removable() @IsSentence() note?: string | null;
  @Means('Why the stance departs from the default of its act and certainty.')
  @Removable()
  @IsSentence()
  reason?: string | null;
  @Removable() @IsEdtf() saidAt?: string | null;
  @Optional() @IsEdtf() publishedAt?: string;
}
