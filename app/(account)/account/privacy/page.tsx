import type { Metadata } from "next";
import { getSay, getWords } from "#components/format/words";
import { OwnAccountOnly } from "#components/identity/own-account-only";
import { ErasureCard } from "#components/privacy/erasure-card";
import { ExportCard } from "#components/privacy/export-card";
import { HoldingsCard } from "#components/privacy/holdings-card";
import { PageHeader } from "#components/ui/page-header";
import { getOwnErasure, listHoldings, listOwnExports } from "#lib/privacy";
import { userPage } from "#lib/web";
import { askForErasureAction, askForExportAction, callOffErasureAction } from "./actions.ts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getSay())("Your data") });

export default async function PrivacyPage() {
  const t = await getWords("account");
  const say = await getSay();
  const context = await userPage("/account/privacy");
  const { impersonator, name, email } = context.actor;
  if (impersonator) return <OwnAccountOnly title={say("Your data")} name={name} />;
  const [rooms, exports, { open, hindrance }] = await Promise.all([listHoldings(context), listOwnExports(context), getOwnErasure(context)]);
  return (
    <div className="grid gap-6">
      <PageHeader title={say("Your data")} note={t("whatIsKeptOfYouAnd")} />
      <ErasureCard open={open} hindrance={hindrance} email={email} erase={askForErasureAction} callOff={callOffErasureAction} />
      <ExportCard exports={exports} ask={askForExportAction} />
      <HoldingsCard rooms={rooms} />
    </div>
  );
}
