/**
 * Strongly connected components: the groups whose members all reach each other. Tarjan's algorithm (R. Tarjan, "Depth-first search and
 * linear graph algorithms", SIAM J. Comput. 1(2), 1972), O(V+E), with a stack of its own, since a chain of 5,000 services would be too deep
 * for the language's.
 * @param next for each node, the nodes that its edges lead to
 * @returns for each node, the number of its component. What a component leads to has a lower number than itself
 */
export function componentsOf(next: readonly (readonly number[])[]): number[] {
  const size = next.length;
  const component = new Array<number>(size).fill(-1);
  const order = new Array<number>(size).fill(-1);
  const low = new Array<number>(size).fill(0);
  const cursor = new Array<number>(size).fill(0);
  const open: number[] = [];
  const path: number[] = [];
  let visited = 0;
  let found = 0;

  const enter = (node: number): void => {
    order[node] = low[node] = visited++;
    open.push(node);
    path.push(node);
  };
  const lower = (node: number, value: number): void => {
    low[node] = Math.min(low[node] ?? value, value);
  };

  for (let start = 0; start < size; start++) {
    if (order[start] === -1) enter(start);
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
      const target = next[node]?.[cursor[node] ?? 0];
      if (target === undefined) {
        path.pop();
        if (low[node] === order[node]) close(node);
        const parent = path.at(-1);
        if (parent !== undefined) lower(parent, low[node] ?? 0);
        continue;
      }
      cursor[node] = (cursor[node] ?? 0) + 1;
      if (order[target] === -1) enter(target);
      // Still open: it is on the way here, or reaches what is.
      else if (component[target] === -1) lower(node, order[target] ?? 0);
    }
  }
  return component;

  function close(root: number): void {
    for (let member = open.pop(); member !== undefined; member = open.pop()) {
      component[member] = found;
      if (member === root) break;
    }
    found++;
  }
}

/** The members of each component, in the order of the components' numbers and then of their own. */
export function membersOf(component: readonly number[]): number[][] {
  const members: number[][] = [];
  component.forEach((number, node) => {
    const group = members[number] ?? [];
    group.push(node);
    members[number] = group;
  });
  return members;
}
