interface Visit {
  state: number;
  next: number[];
}

/** Tarjan's strongly connected components, without recursion: the component's number of each state. */
export function findComponents(size: number, edgesOf: (state: number) => Iterable<number>): Int32Array {
  const order = new Int32Array(size).fill(-1);
  const low = new Int32Array(size);
  const component = new Int32Array(size).fill(-1);
  const open: number[] = [];
  let [counter, components] = [0, 0];
  const enter = (state: number): Visit => {
    order[state] = low[state] = counter++;
    open.push(state);
    return { state, next: [...edgesOf(state)] };
  };
  const leave = (state: number): void => {
    if (low[state] !== order[state]) return;
    for (let member = -1; member !== state;) {
      member = open.pop() ?? state;
      component[member] = components;
    }
    components++;
  };
  for (let start = 0; start < size; start++) {
    if (order[start] !== -1) continue;
    const path = [enter(start)];
    while (path.length > 0) {
      const { state, next } = path.at(-1) as Visit;
      const to = next.pop();
      if (to === undefined) {
        path.pop();
        leave(state);
        const parent = path.at(-1);
        if (parent !== undefined) low[parent.state] = Math.min(low[parent.state] ?? 0, low[state] ?? 0);
      } else if (order[to] === -1) path.push(enter(to));
      else if (component[to] === -1) low[state] = Math.min(low[state] ?? 0, order[to] ?? 0);
    }
  }
  return component;
}
