import { getWords, pageTitle } from "#components/format/words";
import { FileOfServices } from "#components/services/file-of-services";
import { SERVICES_PATH } from "#components/services/services-address";
import { Card } from "#components/ui/card";
import { CodeView } from "#components/ui/code-view";
import { Icon } from "#components/ui/icon";
import { PageHeader } from "#components/ui/page-header";
import { can } from "#lib/access";
import { staffPage } from "#lib/web";
import { NoServices } from "../no-services.tsx";

export const generateMetadata = pageTitle("services", "fileOfServices");

const FILE_NAME = "services.yaml";
const EXAMPLE = `services:
  postgres:
    name: PostgreSQL
    kind: database
    instances: [db.example:5432]
  django-crm:
    name: Django CRM
    kind: backend
    owner: Sales tools
    needs: [postgres, { key: mail, kind: soft }]
    instances:
      - https://crm-1.example
      - { address: https://crm-2.example, weight: 50, zone: eu-west }
  mail:
    name: Mail
    kind: external
`;

const icons = {
  good: <Icon name="circle-check" className="size-5 text-good" />,
  bad: <Icon name="circle-exclamation-point" className="size-5 text-bad" />,
};

export default async function FileOfServicesPage() {
  const t = await getWords("services");
  const context = await staffPage(`${SERVICES_PATH}/file`);
  if (!can(context, "service.read")) return <NoServices />;
  const words = {
    label: t("servicesYaml"),
    hint: t("fileHint"),
    chooseFile: t("chooseAFile"),
    preview: t("showWhatItWouldDo"),
    looking: t("looking"),
    apply: t("applyThis"),
    applying: t("applying"),
    applied: t("theFileIsApplied"),
    noAnswer: t("noAnswer"),
    enters: t("enters"),
    changes: t("changes"),
    takesOut: t("takesOut"),
    staysAsItIs: t("staysAsItIs", { number: "{number}" }),
    nothingToDo: t("nothingToDo"),
    nothing: t("nothing"),
  };
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("fileOfServices")}
        note={t("appliedTwiceItDoesNothing")}
        breadcrumbs={[{ label: t("services"), href: SERVICES_PATH }, { label: t("fileOfServices") }]}
      />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Card>
          <FileOfServices words={words} mayApply={can(context, "service.manage")} icons={icons} />
        </Card>
        <Card title={t("anExample")} note={t("whatAFileSays")}>
          <CodeView label={FILE_NAME} code={EXAMPLE} />
        </Card>
      </div>
    </div>
  );
}
