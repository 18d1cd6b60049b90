/** Something to be paid, or something to pay with; amounts that are left, in minor units of one currency. */
export interface Left {
  id: string;
  leftMinor: number;
}

export interface Allocation {
  sourceId: string;
  debtId: string;
  amountMinor: number;
}

/**
 * Which source pays which debt: in the order in which they are given, each as far as it goes. No debt gets more than is left of it, and
 * no source gives more than it has. Pure.
 */
export function allocate(sources: readonly Left[], debts: readonly Left[]): Allocation[] {
  const allocations: Allocation[] = [];
  const open = debts.map((debt) => ({ ...debt }));
  for (const { id: sourceId, leftMinor } of sources) {
    let left = leftMinor;
    for (const debt of open) {
      const amountMinor = Math.min(left, debt.leftMinor);
      if (amountMinor <= 0) continue;
      left -= amountMinor;
      debt.leftMinor -= amountMinor;
      allocations.push({ sourceId, debtId: debt.id, amountMinor });
    }
  }
  return allocations;
}
