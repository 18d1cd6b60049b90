import { Badge } from "#components/ui/badge";
import { Button } from "#components/ui/button";
import { Calendar } from "#components/ui/calendar";
import { Callout } from "#components/ui/callout";
import { NumberField } from "#components/ui/number-field";
import { Stepper } from "#components/ui/stepper";
import { Switch } from "#components/ui/switch";
import { TabPanels } from "#components/ui/tab-panels";
import { TextField } from "#components/ui/text-field";
import { Tree } from "#components/ui/tree";
import { SAMPLE_TODAY } from "./samples.ts";
import { Row, Sample, Section } from "./section.tsx";

const TREE = [{ id: "1", label: "مجموعة تجريبية", children: [{ id: "2", label: "فرع تجريبي" }] }];

/** The same components where text runs from right to left: nothing may stay on the wrong side. */
export function RightToLeft() {
  return (
    <Section id="rtl" title="Right to left" note="Sample texts in Arabic. Arrow keys turn around with the text.">
      <div dir="rtl" lang="ar" className="contents">
        <Sample title="حقول">
          <TextField name="rtl-text" label="حقل تجريبي" hint="نص تجريبي" defaultValue="تجربة" />
          <NumberField name="rtl-number" label="أيام تجريبية" unit="يوم" defaultValue={14} />
          <Switch name="rtl-switch" label="مفتاح تجريبي" defaultChecked />
          <Row>
            <Button>زر تجريبي</Button>
            <Badge tone="good" hasDot>
              حالة تجريبية
            </Badge>
          </Row>
        </Sample>
        <Sample title="تقويم">
          <Calendar from={SAMPLE_TODAY} to={SAMPLE_TODAY} today={SAMPLE_TODAY} locale="ar-EG" />
        </Sample>
        <Sample title="أجزاء">
          <TabPanels
            label="أجزاء تجريبية"
            panels={[
              { id: "first", label: "الجزء الأول", content: "نص تجريبي أول" },
              { id: "second", label: "الجزء الثاني", content: "نص تجريبي ثان" },
            ]}
          />
          <Callout tone="warn" title="تنبيه تجريبي" />
        </Sample>
        <Sample title="شجرة">
          <Tree label="شجرة تجريبية" items={TREE} openIds={["1"]} />
          <Stepper
            label="خطوات تجريبية"
            steps={[
              { label: "خطوة أولى", state: "done" },
              { label: "خطوة ثانية", state: "current" },
            ]}
          />
        </Sample>
      </div>
    </Section>
  );
}
