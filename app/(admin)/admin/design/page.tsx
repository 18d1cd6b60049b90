import type { Metadata } from "next";
import { PageHeader } from "#components/ui/page-header";
import { staffPage } from "#lib/web";
import { Buttons } from "./buttons.tsx";
import { Charts } from "./charts.tsx";
import { Choosing } from "./choosing.tsx";
import { Feedback } from "./feedback.tsx";
import { Fields } from "./fields.tsx";
import { Records } from "./records.tsx";
import { RightToLeft } from "./right-to-left.tsx";
import { Structure } from "./structure.tsx";

export const metadata: Metadata = { title: "Design system" };

const INDEX = [
  { id: "buttons", label: "Buttons and links" },
  { id: "fields", label: "Fields" },
  { id: "choosing", label: "Dates, lists, files" },
  { id: "feedback", label: "States and notices" },
  { id: "structure", label: "Parts and ways" },
  { id: "records", label: "Records" },
  { id: "charts", label: "Figures and charts" },
  { id: "rtl", label: "Right to left" },
];

/** Every component in every state. What is shown is made up; nothing here reads or writes anything. */
export default async function DesignPage() {
  await staffPage("/admin/design");
  return (
    <div className="grid min-w-0 grid-cols-1 gap-6">
      <PageHeader
        title="Design system"
        note="Every component in every state. All names and figures on this page are samples; nothing here is saved."
      />
      <div className="grid min-w-0 grid-cols-1 gap-8 lg:grid-cols-[11rem_minmax(0,1fr)]">
        <nav
          aria-label="Sections"
          className="sticky top-[77px] z-20 -mx-4 self-start border-b bg-ground px-4 lg:top-[101px] lg:mx-0 lg:border-0 lg:px-0"
        >
          <ul className="flex gap-1 overflow-x-auto py-1 lg:flex-col">
            {INDEX.map(({ id, label }) => (
              <li key={id}>
                <a
                  href={`#${id}`}
                  className="flex min-h-11 items-center whitespace-nowrap rounded-lg px-3 font-medium text-muted text-sm -outline-offset-2 hover:bg-tint hover:text-ink lg:min-h-9"
                >
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="grid min-w-0 grid-cols-1 gap-12">
          <Buttons />
          <Fields />
          <Choosing />
          <Feedback />
          <Structure />
          <Records />
          <Charts />
          <RightToLeft />
        </div>
      </div>
    </div>
  );
}
