import { Time } from "#components/format/time";
import { Badge } from "#components/ui/badge";
import { CodeView } from "#components/ui/code-view";
import { DataList } from "#components/ui/data-list";
import { DataTable } from "#components/ui/data-table";
import { EmptyState } from "#components/ui/empty-state";
import { JsonView } from "#components/ui/json-view";
import { Kanban } from "#components/ui/kanban";
import { Timeline } from "#components/ui/timeline";
import { Tree } from "#components/ui/tree";
import { LONG_TEXT, SAMPLE_JSON, SAMPLE_TREE } from "./samples.ts";
import { Sample, Section } from "./section.tsx";

const COLUMNS = [
  {
    id: "new",
    title: "Sample new",
    cards: [
      { id: "first", title: "First sample deal", note: "Sample company" },
      { id: "second", title: "Second sample deal", mark: <Badge tone="warn">Sample mark</Badge> },
      { id: "long", title: LONG_TEXT },
    ],
  },
  { id: "won", title: "Sample won", cards: [{ id: "third", title: "Third sample deal" }] },
  { id: "lost", title: "Sample lost", cards: [] },
];

interface SampleRow {
  id: string;
  name: string;
  figure: string;
}

const TABLE = [
  { key: "name", header: "Sample name", isPrimary: true, cell: (row: SampleRow) => row.name },
  { key: "figure", header: "Sample figure", isNumeric: true, cell: (row: SampleRow) => row.figure },
];

/** Things with a shape: rows, values, trees, boards, what happened. */
export function Records() {
  return (
    <Section id="records" title="Records">
      <Sample title="Table" note="A phone gets one card per row.">
        <DataTable
          caption="Sample rows"
          columns={TABLE}
          rowKey={(row) => row.id}
          rows={[
            { id: "1", name: "Sample row", figure: "12" },
            { id: "2", name: LONG_TEXT, figure: "–" },
          ]}
        />
      </Sample>
      <Sample title="Table: empty">
        <DataTable
          caption="Sample of no rows"
          columns={TABLE}
          rowKey={(row) => row.id}
          rows={[]}
          empty={<EmptyState title="Sample: nothing matches">Take a filter away.</EmptyState>}
        />
      </Sample>
      <Sample title="Keys and values">
        <DataList
          items={[
            { label: "Sample key", value: "Sample value" },
            { label: "Sample unknown", value: null },
            { label: "Sample long", value: LONG_TEXT, isWide: true },
          ]}
        />
      </Sample>
      <Sample title="Timeline">
        <Timeline
          label="Sample history"
          entries={[
            { id: "1", title: "Sample begun", icon: "plus", tone: "good", time: <Time value="2026-11-26T09:30:00Z" /> },
            { id: "2", title: "Sample changed", icon: "pencil", time: <Time value="2026-11-25T16:00:00Z" />, children: LONG_TEXT },
            { id: "3", title: "Sample failed", icon: "circle-x", tone: "bad", time: <Time value={null} /> },
          ]}
        />
        <Timeline label="Sample of no history" entries={[]} />
      </Sample>
      <Sample title="Tree" note="Arrow keys move, open and close; letters jump; Enter chooses.">
        <Tree label="Sample tree" items={SAMPLE_TREE} openIds={["group"]} selectedId="south" />
      </Sample>
      <Sample title="JSON">
        <JsonView label="Sample payload" value={SAMPLE_JSON} />
      </Sample>
      <Sample title="Kanban" note="By pointer at the handle; by keys with Space, arrows and Space; or by the card’s menu." isWide>
        <Kanban label="Sample board" columns={COLUMNS} />
      </Sample>
      <Sample title="Code" isWide>
        <CodeView
          label="sample.sh"
          code={`curl https://sample.example/api/v1/campaigns \\\n  --header "Authorization: Bearer sample"`}
          hasLineNumbers
        />
      </Sample>
    </Section>
  );
}
