import type { Queryable, SqlQuery } from "#lib/platform/database";

/** A person as the declarations of the rooms ask for them. */
export interface Person {
  id: string;
  name: string;
  email: string;
  isErased: boolean;
  /** All addresses they have had here, in lower case, the present one among them. */
  addresses: string[];
  /** All names they have had here. */
  names: string[];
  /** What they are called once they are erased. */
  pseudonym: string;
}

interface PersonRow {
  id: string;
  email: string;
  name: string;
  erased_at: Date | null;
  addresses: string[];
  names: string[];
}

// What somebody was called before is known from the trail alone.
const PERSON = `
  SELECT u.id, u.email, u.name, u.erased_at,
    ARRAY(SELECT DISTINCT lower(address) FROM audit_entry a CROSS JOIN LATERAL (VALUES (a.before ->> 'email'), (a.after ->> 'email')) e (address)
          WHERE a.subject_type = 'user' AND a.subject_id = u.id::text AND a.action IN ('address.change', 'register') AND address IS NOT NULL) AS addresses,
    ARRAY(SELECT DISTINCT called FROM audit_entry a CROSS JOIN LATERAL (VALUES (a.before ->> 'name'), (a.after ->> 'name')) n (called)
          WHERE a.subject_type = 'user' AND a.subject_id = u.id::text AND a.action IN ('user.rename', 'register') AND called IS NOT NULL) AS names
  FROM "user" u WHERE u.id = $1::uuid`;

/** @returns null for nobody */
export async function findPerson(db: Queryable, id: string): Promise<Person | null> {
  const [row] = await db.query<PersonRow>({ text: PERSON, values: [id] });
  if (!row) return null;
  return {
    id,
    name: row.name,
    email: row.email,
    isErased: row.erased_at !== null,
    addresses: [...new Set([row.email, ...row.addresses])],
    names: [...new Set([row.name, ...row.names])],
    pseudonym: `erased-${id.slice(-12)}`,
  };
}

/** SQL in which the declarations' words (`:person`, `:addresses`, `:pseudonym`, `:now`) become numbered parameters. */
export function forPerson(text: string, person: Person, now: Date): SqlQuery {
  const known: Record<string, unknown> = { person: person.id, addresses: person.addresses, pseudonym: person.pseudonym, now };
  const values: unknown[] = [];
  const places = new Map<string, string>();
  const numbered = text.replace(/(?<!:):(person|addresses|pseudonym|now)\b/g, (_, word: string) => {
    const place = places.get(word) ?? `$${values.push(known[word])}`;
    places.set(word, place);
    return word === "pseudonym" ? `${place}::text` : place;
  });
  return { text: numbered, values };
}
