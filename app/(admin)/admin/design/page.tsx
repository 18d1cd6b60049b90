import type { Metadata } from "next";
import type { ReactNode } from "react";
import { z } from "zod";
import { AddressProblem } from "#components/ui/address-problem";
import { PageHeader } from "#components/ui/page-header";
import { SoftLink } from "#components/ui/soft-link";
import { addressOf, chooseParams, readByAddress, type SearchParams, staffPage } from "#lib/web";
import { Buttons } from "./buttons.tsx";
import { Charts } from "./charts.tsx";
import { Choosing } from "./choosing.tsx";
import { Feedback } from "./feedback.tsx";
import { Fields } from "./fields.tsx";
import { Records } from "./records.tsx";
import { RightToLeft } from "./right-to-left.tsx";
import { Structure } from "./structure.tsx";

export const metadata: Metadata = { title: "Design system" };

const PATH = "/admin/design";
const IDS = ["buttons", "fields", "choosing", "feedback", "structure", "records", "charts", "rtl"] as const;
type Family = (typeof IDS)[number];
const FAMILIES: Record<Family, { label: string; Shown: () => ReactNode }> = {
  buttons: { label: "Buttons and links", Shown: Buttons },
  fields: { label: "Fields", Shown: Fields },
  choosing: { label: "Dates, lists, files", Shown: Choosing },
  feedback: { label: "States and notices", Shown: Feedback },
  structure: { label: "Parts and ways", Shown: Structure },
  records: { label: "Records", Shown: Records },
  charts: { label: "Figures and charts", Shown: Charts },
  rtl: { label: "Right to left", Shown: RightToLeft },
};
const FIRST: Family = "buttons";

/** One family of components, or all: together they cost the server 25 to 35 ms, more than twice what most other pages do. */
const galleryInput = z.object({ family: z.enum([...IDS, "all"]).default(FIRST) });

/** Every component in every state. What is shown is made up; nothing here reads or writes anything. */
export default async function DesignPage({ searchParams }: { searchParams: SearchParams }) {
  await staffPage(PATH);
  const read = await readByAddress(galleryInput, chooseParams(await searchParams, ["family"]), async ({ family }) => family);
  const shown = read.problem === null ? read.answer : null;
  const address = (family: Family | "all") => addressOf(PATH, { family: family === FIRST ? undefined : family });
  return (
    <div className="grid min-w-0 grid-cols-1 gap-6">
      <PageHeader
        title="Design system"
        note="Every component in every state, by family. All names and figures on this page are samples; nothing here is saved."
      />
      <div className="grid min-w-0 grid-cols-1 gap-8 lg:grid-cols-[11rem_minmax(0,1fr)]">
        <nav aria-label="Families of components" className="self-start max-lg:border-b max-lg:pb-2 lg:sticky lg:top-[101px]">
          <ul className="flex flex-wrap gap-1 lg:flex-col">
            {[...IDS, "all" as const].map((family) => (
              <li key={family}>
                <SoftLink
                  href={address(family)}
                  aria-current={family === shown ? "page" : undefined}
                  className="flex min-h-11 items-center whitespace-nowrap rounded-lg px-3 font-medium text-muted text-sm -outline-offset-2 hover:bg-tint hover:text-ink aria-[current]:bg-accent-soft aria-[current]:text-accent lg:min-h-9"
                >
                  {family === "all" ? "All on one page" : FAMILIES[family].label}
                </SoftLink>
              </li>
            ))}
          </ul>
        </nav>
        <div className="grid min-w-0 grid-cols-1 content-start gap-12">
          {read.problem === null ? (
            (read.answer === "all" ? IDS : [read.answer]).map((family) => {
              const { Shown } = FAMILIES[family];
              return <Shown key={family} />;
            })
          ) : (
            <AddressProblem problem={read.problem} firstHref={PATH} />
          )}
        </div>
      </div>
    </div>
  );
}
