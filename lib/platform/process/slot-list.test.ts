import { expect, test } from "vitest";
import { SlotList } from "./index.ts";

test("what comes and goes is there exactly while it is", () => {
  const list = new SlotList<{ slot: number; name: number }>();
  const items = Array.from({ length: 50 }, (_, name) => ({ slot: -1, name }));
  const there = new Set<number>();
  for (let step = 0; step < 500; step++) {
    const item = items[(step * 7919) % items.length];
    if (!item) continue;
    if (there.has(item.name)) {
      list.remove(item);
      list.remove(item);
      there.delete(item.name);
    } else {
      list.add(item);
      there.add(item.name);
    }
    expect(list.all.map(({ name }) => name).toSorted()).toEqual([...there].toSorted());
  }
});
