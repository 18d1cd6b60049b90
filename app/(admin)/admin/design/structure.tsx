import { Accordion } from "#components/ui/accordion";
import { Badge } from "#components/ui/badge";
import { Breadcrumbs } from "#components/ui/breadcrumbs";
import { Dialog, DialogCancel } from "#components/ui/dialog";
import { Drawer } from "#components/ui/drawer";
import { Pagination } from "#components/ui/pagination";
import { Stepper } from "#components/ui/stepper";
import { TabPanels } from "#components/ui/tab-panels";
import { Tabs } from "#components/ui/tabs";
import { TextField } from "#components/ui/text-field";
import { LONG_TEXT } from "./samples.ts";
import { Row, Sample, Section } from "./section.tsx";

const HERE = "/admin/design";

/** What parts a page and leads through it. */
export function Structure() {
  return (
    <Section id="structure" title="Parts and ways">
      <Sample title="Dialog and drawer" note="Escape closes them, and the focus goes back to the button.">
        <Row>
          <Dialog title="Sample dialog" description="A sample of what a dialog says." trigger={{ label: "Open the sample dialog" }}>
            <div className="grid gap-4">
              <TextField name="dialog" label="Sample field in a dialog" />
              <DialogCancel label="Close the sample" />
            </div>
          </Dialog>
          <Drawer title="Sample drawer" description={LONG_TEXT} trigger={{ label: "Open the sample drawer" }}>
            <div className="grid gap-4">
              <TextField name="drawer" label="Sample field in a drawer" />
              <DialogCancel label="Close the sample" />
            </div>
          </Drawer>
        </Row>
      </Sample>
      <Sample title="Tabs with addresses, breadcrumbs, pages">
        <Tabs
          label="Sample tabs"
          items={[
            { label: "Sample here", href: `${HERE}#structure`, isCurrent: true, count: 3 },
            { label: "Sample there", href: `${HERE}#fields`, isCurrent: false },
          ]}
        />
        <Breadcrumbs items={[{ label: "Sample start", href: HERE }, { label: "Sample place with a long name that is cut" }]} />
        <Pagination label="Sample pages" firstHref={null} nextHref={`${HERE}#structure`} summary="Sample: 25 rows" />
      </Sample>
      <Sample title="Tabs in a page" note="Arrow keys, Home and End move and show at once.">
        <TabPanels
          label="Sample parts"
          panels={[
            { id: "first", label: "Sample first", content: <p>The first sample panel.</p> },
            { id: "second", label: "Sample second", content: <p>The second sample panel.</p> },
            { id: "locked", label: "Sample locked", content: null, isDisabled: true },
            { id: "third", label: "Sample third", content: <p>{LONG_TEXT}</p> },
          ]}
        />
      </Sample>
      <Sample title="Accordion">
        <Accordion
          exclusiveName="sample-accordion"
          items={[
            { id: "1", title: "Sample question, open", content: "A sample answer.", isOpen: true, mark: <Badge tone="good">Sample</Badge> },
            { id: "2", title: LONG_TEXT, content: "Another sample answer." },
          ]}
        />
      </Sample>
      <Sample title="Stepper: done, current, error, to come" isWide>
        <Stepper
          label="Sample steps"
          steps={[
            { label: "Sample company", state: "done", href: "#structure", note: "Can be changed" },
            { label: "Sample plan", state: "current" },
            { label: "Sample domain", state: "error", note: "The name is taken" },
            { label: "Sample check with a long name", state: "todo" },
          ]}
        />
      </Sample>
    </Section>
  );
}
