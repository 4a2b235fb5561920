/** Who wrote a line, and when: in seconds since 1970. Both are null for a line that is in no commit yet. */
export interface WrittenLine {
  readonly author: Member | null;
  readonly time: number | null;
}

export interface Member {
  readonly name: string;
  readonly email: string;
}

/** Tells spellings of members apart; that of nobody is empty. */
export function keyOf(author: Member | null): string {
  return author === null ? "" : `${author.name}\n${author.email}`;
}

/**
 * The same lines, with one spelling for each member: two names with one address, or two addresses with one name, are one member, and so are those that a third
 * spelling joins. Each is called as the newest line has them.
 */
export function asMembers(lines: readonly WrittenLine[]): readonly WrittenLine[] {
  const called = memberBySpelling(lines);
  return lines.map(({ author, time }) => ({ author: author && (called.get(keyOf(author)) ?? author), time }));
}

interface Person {
  readonly called: Member;
  readonly rank: number;
  readonly aliases: string[];
}

function memberBySpelling(lines: readonly WrittenLine[]): ReadonlyMap<string, Member> {
  const spellings = spellingsIn(lines);
  const people = new Map<string, Person>();
  for (const [rank, spelling] of spellings.entries()) {
    const own = aliasesOf(spelling);
    const known = [...new Set(own.flatMap((alias) => people.get(alias) ?? []))].sort((a, b) => a.rank - b.rank);
    const [first = { called: spelling, rank, aliases: [] }, ...others] = known;
    for (const alias of [...own, ...others.flatMap(({ aliases }) => aliases)]) {
      first.aliases.push(alias);
      people.set(alias, first);
    }
  }
  return new Map(spellings.map((one) => [keyOf(one), people.get(aliasesOf(one)[0] ?? "")?.called ?? one]));
}

/** Each spelling once, that of the newest line first. */
function spellingsIn(lines: readonly WrittenLine[]): readonly Member[] {
  const found = new Map<string, Member>();
  for (const { author } of lines.toSorted((a, b) => (b.time ?? 0) - (a.time ?? 0)))
    if (author !== null && !found.has(keyOf(author))) found.set(keyOf(author), author);
  return [...found.values()];
}

/** Its name and its address, as far as there is one. */
function aliasesOf({ name, email }: Member): readonly string[] {
  const named = name === "" ? [] : [`name ${name.toLowerCase()}`];
  return email === "" ? named : [...named, `email ${email.toLowerCase()}`];
}
