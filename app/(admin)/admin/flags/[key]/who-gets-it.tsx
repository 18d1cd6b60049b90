import { LookupAnswer, ReachByRule } from "#components/flags/flag-why";
import { getSay, getWords } from "#components/format/words";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { SearchForm } from "#components/ui/search-form";
import type { StaffContext } from "#lib/access";
import { lookUpFlag } from "#lib/flags";
import { type FlagDetail, lookUpInput } from "#lib/flags/schema";
import { readByAddress } from "#lib/web";

interface Props {
  context: StaffContext;
  flag: FlagDetail;
  /** As the address has it. */
  tenant: string | string[] | undefined;
}

/** How many tenants each rule decides for, and what it is for one that is looked up. */
export async function WhoGetsIt({ context, flag, tenant }: Props) {
  const [t, say] = await Promise.all([getWords("flags"), getSay()]);
  const path = `/admin/flags/${flag.key}`;
  const lookup = tenant ? await readByAddress(lookUpInput, { tenant }, (input) => lookUpFlag(context, flag.key, input.tenant)) : null;
  return (
    <Card title={t("whoGetsItAndWhy")} note={t("theFirstRuleThatSpeaksOf")} isFlush>
      <ReachByRule byRule={flag.byRule} />
      <div className="grid gap-4 border-t px-5 py-5 md:px-6">
        <SearchForm
          action={path}
          name="tenant"
          label={t("lookUpATenant")}
          placeholder={t("tenantsShortName")}
          defaultValue={typeof tenant === "string" ? tenant : undefined}
          submitLabel={t("lookUp")}
        />
        {lookup === null ? null : lookup.problem === null ? (
          <LookupAnswer lookup={lookup.answer} />
        ) : (
          <Callout tone="warn" title={say(lookup.problem)} />
        )}
      </div>
    </Card>
  );
}
