import { inTenant, once, requirePermission, type TenantContext } from "#lib/access";
import type { Transaction } from "#lib/platform/database";
import { changedMeanwhile, conflict, invalid } from "#lib/platform/errors";
import { campaignToday } from "../lifecycle/today.ts";
import { dayAsDate } from "../lifecycle/write-plan.ts";
import { toldOfTest } from "./make-test.ts";
import { type MoveTestInput, type TestAct, type TestDetail, testStateAfter } from "./schema.ts";
import { findTest, type TestRow, testDetailOf } from "./test-rows.ts";

const ACTIONS = {
  start: "campaign_test.start",
  stop: "campaign_test.stop",
  decide: "campaign_test.decide",
} as const satisfies Record<TestAct, string>;

const MEANWHILE = "Somebody else changed this test meanwhile. Look at it as it is now, then do this again.";

/**
 * Starts a test, stops it, or decides it: for one of its variants, or for none, and says why. It may be decided without a verdict; then that
 * is what is kept.
 * @throws `not_found`, `forbidden`; `invalid` for a variant of another test, or a decision without a reason; `conflict` for a step that there
 * is not, and when somebody changed it meanwhile
 */
export async function moveTest(context: TenantContext, campaignId: string, id: string, input: MoveTestInput): Promise<TestDetail> {
  return inTenant(context, async (tx) => {
    const before = await findTest(context, tx, campaignId, id, "lock");
    requirePermission(context, "campaign.update", { ownerId: before.owner_id });
    await once(context, tx, async () => {
      if (before.version !== input.version) throw changedMeanwhile(MEANWHILE, { state: before.state }, { state: null });
      const state = testStateAfter(input.act, before.state);
      if (state === null) throw conflict("This step is not possible any more. Look at the test as it is now.");
      await write(context, tx, before, input, state);
      return {};
    });
    return testDetailOf(await findTest(context, tx, campaignId, id));
  });
}

async function write(context: TenantContext, tx: Transaction, before: TestRow, input: MoveTestInput, state: TestRow["state"]): Promise<void> {
  const { act, chosenId, reason } = input;
  const [tenantId, today, { id, campaign_id: campaignId, name }] = [context.tenant.id, dayAsDate(campaignToday(context)), before];
  if (act === "decide") await choose(tx, tenantId, before, input);
  await tx.prisma.campaignTest.updateMany({
    where: { tenantId, id },
    data: {
      state,
      version: { increment: 1 },
      updatedAt: context.clock.now(),
      ...(act === "start" && { startedOn: today }),
      ...(act === "stop" && { endedOn: today }),
      ...(act === "decide" && { reason }),
    },
  });
  const chosen = before.variants.find((variant) => variant.id === chosenId)?.name ?? null;
  await toldOfTest(context, tx, campaignId, id, ACTIONS[act], `test_${act}`, {
    name,
    from: before.state,
    to: state,
    ...(act === "decide" && { chosen }),
  });
}

async function choose(tx: Transaction, tenantId: string, { id, variants }: TestRow, { chosenId, reason }: MoveTestInput): Promise<void> {
  const problem = (path: string, message: string) => invalid("Some fields need attention.", [{ path, message }]);
  if (reason === "") throw problem("reason", "Say why.");
  if (chosenId === null) return;
  if (!variants.some((variant) => variant.id === chosenId)) throw problem("chosenId", "Choose a variant of this test.");
  await tx.prisma.campaignVariant.updateMany({ where: { tenantId, testId: id, id: chosenId }, data: { isChosen: true } });
}
