/** A graph with its circles drawn together: the parts in which each leads to each, and which leads to which. */
export interface Part<Node> {
  nodes: Node[];
  /** Those that lead to it, once for each way. */
  before: Part<Node>[];
}

type Graph<Node> = ReadonlyMap<Node, readonly Node[]>;

/** By node its part. As much work as there are nodes and ways between them (Kosaraju). */
export function condensed<Node>(graph: Graph<Node>): Map<Node, Part<Node>> {
  const left: Node[] = [];
  const seen = new Set<Node>();
  for (const node of graph.keys()) for (const one of walk(graph, node, seen)) left.push(one);
  const reversed = reverse(graph);
  const parts = new Map<Node, Part<Node>>();
  const placed = new Set<Node>();
  for (const node of left.toReversed()) {
    const part: Part<Node> = { nodes: [...walk(reversed, node, placed)], before: [] };
    for (const one of part.nodes) parts.set(one, part);
  }
  for (const [node, part] of parts)
    for (const one of reversed.get(node) ?? []) {
      const other = parts.get(one);
      if (other && other !== part) part.before.push(other);
    }
  return parts;
}

/** To all that the node leads to and nobody has seen; each is left once all behind it are. A long way is no deep stack. */
function* walk<Node>(graph: Graph<Node>, from: Node, seen: Set<Node>): Generator<Node> {
  const path: { node: Node; ways: Iterator<Node> }[] = [];
  const enter = (node: Node) => {
    if (seen.has(node)) return;
    seen.add(node);
    path.push({ node, ways: (graph.get(node) ?? []).values() });
  };
  enter(from);
  for (let last = path.at(-1); last; last = path.at(-1)) {
    const way = last.ways.next();
    if (!way.done) {
      enter(way.value);
      continue;
    }
    path.pop();
    yield last.node;
  }
}

function reverse<Node>(graph: Graph<Node>): Map<Node, Node[]> {
  const reversed = new Map<Node, Node[]>();
  for (const [node, others] of graph)
    for (const other of others) {
      const ways = reversed.get(other);
      if (ways) ways.push(node);
      else reversed.set(other, [node]);
    }
  return reversed;
}
