/** Kinds of sections and the words that tell them: content/vocab/section-kinds.yml. */
import { z } from 'zod';
import { loadVocab } from '../../core/load-vocab.ts';

export const sectionKinds = [
  'achievements',
  'functions',
  'institutions',
  'decisions',
  'enforcement',
  'emergencies',
  'disputes',
  'oversight',
  'technology',
  'organisation',
  'problems',
  'first-responsible-person',
  'next-plan',
  'other',
] as const;

export type SectionKind = (typeof sectionKinds)[number];

/** The four parts that an annual report must have. */
export const requiredParts = ['achievements', 'problems', 'first-responsible-person', 'next-plan'] as const;
export type RequiredPart = (typeof requiredParts)[number];

const words = z.array(z.string().min(1)).min(1);

const kindSchema = z.strictObject({
  kind: z.enum(sectionKinds),
  /** As readers see it. */
  name: z.string().min(1),
  part: z.enum(requiredParts),
  top: words.optional(),
  weak: words.optional(),
  heading: words.optional(),
  hint: words.optional(),
  body: words.optional(),
});

export type KindWords = z.infer<typeof kindSchema>;

let loaded: readonly KindWords[] | undefined;

/** All kinds but `other`, in the order that breaks ties. */
export function kindVocabulary(): readonly KindWords[] {
  loaded ??= loadVocab('section-kinds', z.array(kindSchema).min(1));
  return loaded;
}
