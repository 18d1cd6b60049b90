import type { Metadata } from "next";
import { NoBilling } from "#components/billing/no-billing";
import { ProfitTable } from "#components/billing/profit-parts";
import { AddressProblem } from "#components/ui/address-problem";
import { Button } from "#components/ui/button";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { TextField } from "#components/ui/text-field";
import { can } from "#lib/access";
import { readProfit } from "#lib/billing";
import { readProfitInput } from "#lib/billing/schema";
import { addressOf, chooseParams, readByAddress, type SearchParams, staffPage } from "#lib/web";

export const metadata: Metadata = { title: "Profitability" };

const PATH = "/admin/plans/profit";

export default async function ProfitPage({ searchParams }: { searchParams: SearchParams }) {
  const query = await searchParams;
  const context = await staffPage(PATH);
  if (!can(context, "billing.manage")) return <NoBilling />;
  const thisMonth = context.clock.now().toISOString().slice(0, 7);
  const asked = { month: thisMonth, ...chooseParams(query, ["month", "cursor"]) };
  const found = await readByAddress(readProfitInput, asked, (input) => readProfit(context, input));
  const month = found.problem === null ? found.input.month : thisMonth;
  return (
    <div className="grid gap-6">
      <PageHeader
        title="Profitability"
        note="What clients paid a month at its end (UTC; this month, now), less the costs that were entered for it."
        breadcrumbs={[{ label: "Plans and revenue", href: "/admin/plans" }, { label: "Profitability" }]}
      />
      <form action={PATH} aria-label="Month" className="flex flex-wrap items-end gap-3">
        <TextField name="month" label="Month" type="month" defaultValue={month} />
        <Button type="submit" variant="secondary">
          Show
        </Button>
      </form>
      {found.problem !== null ? (
        <AddressProblem problem={found.problem} firstHref={PATH} />
      ) : (
        <>
          <Card title={month} note="A cost that nobody has entered is unknown, and so is the margin." isFlush>
            <ProfitTable lines={found.answer.lines} hrefOf={(id) => addressOf(`${PATH}/${id}`, { month })} />
          </Card>
          <Pagination
            label="Pages of clients"
            firstHref={found.input.cursor ? addressOf(PATH, { month }) : null}
            nextHref={found.answer.nextCursor ? addressOf(PATH, { month, cursor: found.answer.nextCursor }) : null}
          />
        </>
      )}
    </div>
  );
}
