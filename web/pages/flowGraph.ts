// The table of a flow as places and links between them.

/** A row of the table. Places are keys like "before:candidate:ana"; the first part says on which side they stand. */
export interface FlowRow {
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly votes: number;
  readonly fromName: string;
  readonly toName: string;
  /** Keys of places that bear a person's name, which nobody translates. */
  readonly people?: readonly string[];
}

export type Side = "before" | "between" | "after";

export interface FlowNode {
  readonly key: string;
  readonly side: Side;
  readonly name: string;
  readonly isPerson: boolean;
  readonly votes: number;
}

export interface FlowLink {
  readonly source: number;
  readonly target: number;
  readonly value: number;
  readonly kind: string;
}

export interface Flow {
  readonly nodes: readonly FlowNode[];
  readonly links: readonly FlowLink[];
}

/** Places on each side with the most votes first, so that both sides read like the tables; who counts for nobody comes last. */
export function readFlow(rows: readonly FlowRow[]): Flow {
  const people = new Set(rows.flatMap((row) => row.people ?? []));
  const found = new Map<string, { name: string; in: number; out: number }>();
  const at = (key: string, name: string) => {
    const known = found.get(key) ?? { name, in: 0, out: 0 };
    found.set(key, known);
    return known;
  };
  for (const row of rows) {
    at(row.from, row.fromName).out += row.votes;
    at(row.to, row.toName).in += row.votes;
  }
  const nodes = [...found].map(([key, place]) => ({
    key,
    side: key.split(":")[0] as Side,
    name: place.name,
    isPerson: people.has(key),
    votes: Math.max(place.in, place.out),
  }));
  nodes.sort((a, b) => Number(isNobody(a.key)) - Number(isNobody(b.key)) || b.votes - a.votes);
  const place = new Map(nodes.map((node, i) => [node.key, i]));
  return {
    nodes,
    links: rows.map((row) => ({
      source: place.get(row.from)!,
      target: place.get(row.to)!,
      value: row.votes,
      kind: row.kind,
    })),
  };
}

function isNobody(key: string): boolean {
  return !["candidate", "withdrawn", "cast-anew"].includes(key.split(":")[1]!);
}
