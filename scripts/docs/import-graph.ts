import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
const IMPORT = /\b(?:from|import)(?: |\(|\(\s+)'(\.[^']+)'/gu;

/** Adjacency sets by node; type imports count as edges. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** Imports of each TypeScript file in these folders. Paths are relative to the repository root. */
export function importGraph(folders: readonly string[]): Graph {
  const files = globSync(
    folders.map((folder) => `${folder}/**/*.ts`),
    { cwd: ROOT },
  );
  return new Map(
    files.map((file) => {
      const found = readFileSync(path.join(ROOT, file), 'utf8').matchAll(IMPORT);
      const imported = [...found].map(([, target = '']) => path.join(path.dirname(file), target));
      return [file, new Set(imported)];
    }),
  );
}

/** Contracts nodes into groups; nodes without a group are left out. */
export function grouped(graph: Graph, groupOf: (node: string) => string | undefined): Graph {
  const groups = new Map<string, Set<string>>();
  for (const [node, targets] of graph) {
    const from = groupOf(node);
    if (from === undefined) continue;
    const reached = groups.get(from) ?? new Set();
    groups.set(from, reached);
    for (const to of [...targets].map(groupOf))
      if (to !== undefined && to !== from) reached.add(to);
  }
  return groups;
}

/** Transitive reduction. The graph must be acyclic. */
export function reduced(graph: Graph): Graph {
  return new Map(
    [...graph].map(([from, targets]) => {
      const implied = new Set([...targets].flatMap((to) => [...reachableFrom(graph, to)]));
      return [from, new Set([...targets].filter((to) => !implied.has(to)))];
    }),
  );
}

/** One cycle as a path, or undefined if the graph is acyclic. */
export function cycleIn(graph: Graph): readonly string[] | undefined {
  const done = new Set<string>();
  const visit = (node: string, way: readonly string[]): readonly string[] | undefined => {
    if (way.includes(node)) return [...way.slice(way.indexOf(node)), node];
    if (done.has(node)) return undefined;
    for (const next of graph.get(node) ?? []) {
      const cycle = visit(next, [...way, node]);
      if (cycle) return cycle;
    }
    done.add(node);
    return undefined;
  };
  for (const node of graph.keys()) {
    const cycle = visit(node, []);
    if (cycle) return cycle;
  }
  return undefined;
}

function reachableFrom(graph: Graph, start: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [...(graph.get(start) ?? [])];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (reached.has(node)) continue;
    reached.add(node);
    open.push(...(graph.get(node) ?? []));
  }
  return reached;
}
