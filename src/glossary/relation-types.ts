/**
 * The typed relations between terms. Each is declared once, at one of the two terms, and shown from
 * both ends; `inverse` names the heading under which the other end shows it (the words of each
 * language stand in src/site/messages).
 */
export const RELATION_TYPES = [
  'part-of',
  'depends-on',
  'talks-to',
  'stores-in',
  'runs-on',
  'implements',
  'manages',
  'alternative-to',
  'succeeded-by',
  'counterpart-of',
] as const;
export type RelationType = (typeof RELATION_TYPES)[number];

/** A relation read from one of its ends. */
export type RelationRole = RelationType | `${RelationType}:inverse`;

const SYMMETRIC: ReadonlySet<RelationType> = new Set(['talks-to', 'alternative-to', 'counterpart-of']);

/** How a relation declared at the other term reads from this one: symmetric ones read the same. */
export function inverseRole(type: RelationType): RelationRole {
  return SYMMETRIC.has(type) ? type : `${type}:inverse`;
}

/** The order in which a term page shows the roles. */
export const ROLE_ORDER: readonly RelationRole[] = [
  'part-of',
  'part-of:inverse',
  'runs-on',
  'runs-on:inverse',
  'manages',
  'manages:inverse',
  'implements',
  'implements:inverse',
  'depends-on',
  'depends-on:inverse',
  'talks-to',
  'stores-in',
  'stores-in:inverse',
  'alternative-to',
  'succeeded-by',
  'succeeded-by:inverse',
  'counterpart-of',
];
