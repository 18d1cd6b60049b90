import { NoBilling } from "#components/billing/no-billing";
import { ProfitTable } from "#components/billing/profit-parts";
import { getFormats, getWords, pageTitle } from "#components/format/words";
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

export const generateMetadata = pageTitle("billing", "profitability");

const PATH = "/admin/plans/profit";

export default async function ProfitPage({ searchParams }: { searchParams: SearchParams }) {
  const [t, f] = [await getWords("billing"), await getFormats()];
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
        title={t("profitability")}
        note={t("whatClientsPaidAMonthAt")}
        breadcrumbs={[{ label: t("plansAndRevenue"), href: "/admin/plans" }, { label: t("profitability") }]}
      />
      <form action={PATH} aria-label={t("month")} className="flex flex-wrap items-end gap-3">
        <TextField name="month" label={t("month")} type="month" defaultValue={month} />
        <Button type="submit" variant="secondary">
          {t("show")}
        </Button>
      </form>
      {found.problem !== null ? (
        <AddressProblem problem={found.problem} firstHref={PATH} />
      ) : (
        <>
          <Card title={f.month(new Date(`${month}-15`))} note={t("aCostThatNobodyHasEntered")} isFlush>
            <ProfitTable lines={found.answer.lines} hrefOf={(id) => addressOf(`${PATH}/${id}`, { month })} />
          </Card>
          <Pagination
            label={t("pagesOfClients")}
            firstHref={found.input.cursor ? addressOf(PATH, { month }) : null}
            nextHref={found.answer.nextCursor ? addressOf(PATH, { month, cursor: found.answer.nextCursor }) : null}
          />
        </>
      )}
    </div>
  );
}
