import { getFormats, getWords } from "#components/format/words";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { type Column, DataTable } from "#components/ui/data-table";
import { LinkButton } from "#components/ui/link-button";
import type { StaffContext } from "#lib/access";
import { checkLedger } from "#lib/gamification";
import type { BalanceDifference } from "#lib/gamification/schema";

const ACCOUNTS = ["available", "pending", "held", "redeemed", "expired", "lifetime"] as const;

/** Whether all balances are the sums of their entries: added up when somebody asks, and every night. */
export async function LedgerCheckCard({ context, isAsked }: { context: StaffContext; isAsked: boolean }) {
  const [t, f] = await Promise.all([getWords("points"), getFormats()]);
  const check = isAsked ? await checkLedger(context) : null;
  const columns: Column<BalanceDifference>[] = [
    { key: "person", header: t("person"), isPrimary: true, cell: ({ userId }) => <code className="text-xs wrap-anywhere">{userId}</code> },
    ...ACCOUNTS.map(
      (account): Column<BalanceDifference> => ({
        key: account,
        header: t(account),
        isNumeric: true,
        cell: ({ kept, summed }) =>
          kept[account] === summed[account]
            ? f.number(kept[account])
            : t("keptNotSummed", { kept: f.number(kept[account]), summed: f.number(summed[account]) }),
      }),
    ),
  ];
  return (
    <div id="check">
      <Card
        title={t("check")}
        note={t("checkNote")}
        actions={
          <LinkButton href="/admin/ledger?check=now#check" variant="secondary">
            {t("checkNow")}
          </LinkButton>
        }
      >
        {check === null ? (
          <p className="text-muted text-sm">{t("notCheckedOnThisPage")}</p>
        ) : check.differences.length === 0 ? (
          <Callout tone="good" title={t("everyBalanceIsRight")}>
            {t("checkedEntries", { entries: f.number(check.entries), people: f.number(check.people) })}
          </Callout>
        ) : (
          <div className="grid gap-4">
            <Callout tone="bad" title={t("balancesDiffer", { count: check.differences.length, number: f.number(check.differences.length) })}>
              {t("whatToDoAboutDifferences")}
            </Callout>
            <DataTable
              caption={t("check")}
              columns={columns}
              rows={check.differences}
              rowKey={({ tenantId, userId }) => `${tenantId} ${userId}`}
              empty={null}
            />
          </div>
        )}
      </Card>
    </div>
  );
}
