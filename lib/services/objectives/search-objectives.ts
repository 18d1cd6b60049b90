import type { StaffContext } from "#lib/access";
import { listObjectives } from "./read-objectives.ts";
import type { Objective, ObjectivePage, SearchObjectivesInput } from "./shapes.ts";

const PER_PAGE = 50;

/** Objectives whose service has the words in its name or key: those that burn first, then those with least budget left. @throws `forbidden` without `service.read` */
export async function searchObjectives(context: StaffContext, { search, page }: SearchObjectivesInput): Promise<ObjectivePage> {
  const words = search?.toLowerCase();
  const all = (await listObjectives(context)).filter(({ name, service }) => !words || `${name} ${service}`.toLowerCase().includes(words));
  const first = (page - 1) * PER_PAGE;
  return { objectives: all.toSorted(byNeed).slice(first, first + PER_PAGE), total: all.length, hasMore: first + PER_PAGE < all.length };
}

/** The gravest burn of an objective first, then what is left of its budget; what nobody measured comes last. */
export function byNeed(one: Objective, other: Objective): number {
  return burnRank(one) - burnRank(other) || leftOf(one) - leftOf(other) || one.service.localeCompare(other.service, "en");
}

const leftOf = ({ budget: { left } }: Objective) => left ?? Number.POSITIVE_INFINITY;

function burnRank({ burn }: Objective): number {
  const burning = burn.filter(({ isBurning }) => isBurning);
  if (burning.length === 0) return 2;
  return burning.some(({ severity }) => severity === "page") ? 0 : 1;
}
