import { Avatar } from "#components/ui/avatar";
import { AvatarGroup } from "#components/ui/avatar-group";
import { Badge } from "#components/ui/badge";
import { Button } from "#components/ui/button";
import { Callout } from "#components/ui/callout";
import { EmptyState } from "#components/ui/empty-state";
import { ErrorState } from "#components/ui/error-state";
import { FormStatus } from "#components/ui/form-status";
import { Identity } from "#components/ui/identity";
import { LoadingState } from "#components/ui/loading-state";
import { ProgressBar } from "#components/ui/progress-bar";
import { Skeleton } from "#components/ui/skeleton";
import { LONG_TEXT } from "./samples.ts";
import { Row, Sample, Section } from "./section.tsx";

const TONES = ["neutral", "accent", "good", "warn", "bad"] as const;
const PEOPLE = ["Sample Ada", "Sample Björk", "样本", "عينة", "Sample Eve", "Sample Finn"].map((name) => ({ id: name, name }));

/** What the portal says: states, notices, and who somebody is. */
export function Feedback() {
  return (
    <Section id="feedback" title="States and notices">
      <Sample title="Badge">
        <Row>
          {TONES.map((tone) => (
            <Badge key={tone} tone={tone} hasDot>
              Sample {tone}
            </Badge>
          ))}
        </Row>
        <Badge>{LONG_TEXT}</Badge>
      </Sample>
      <Sample title="Avatar, avatar group, identity">
        <Row>
          <Avatar name="Sample Ada" size="sm" />
          <Avatar name="Sample Björk" />
          <Avatar name="样本" size="lg" shape="square" />
          <AvatarGroup label="Sample members" people={PEOPLE} />
          <AvatarGroup label="Sample of nobody" people={[]} />
        </Row>
        <Identity name={LONG_TEXT} detail="sample@company.example" mark={<Badge tone="good">Sample</Badge>} />
      </Sample>
      <Sample title="Callout" isWide>
        <Callout title="Sample of something to know">{LONG_TEXT}</Callout>
        <Callout tone="good" title="Sample of something done" />
        <Callout tone="warn" title="Sample of a warning" actions={<Button variant="secondary">Sample action</Button>}>
          With a way to mend it.
        </Callout>
        <Callout tone="bad" title="Sample of a failure" />
      </Sample>
      <Sample title="Form status">
        <FormStatus status="ok" message="Sample: saved." />
      </Sample>
      <Sample title="Progress: unknown, begun, done">
        <ProgressBar label="Sample of unknown progress" value={null} />
        <ProgressBar label="Sample of 40 %" value={40} />
        <ProgressBar label="Sample of done" value={100} tone="good" />
      </Sample>
      <Sample title="Empty state">
        <EmptyState title="Sample: no campaigns yet" action={<Button>Sample first step</Button>}>
          Says why it is empty and what to do first.
        </EmptyState>
      </Sample>
      <Sample title="Error state">
        <ErrorState
          title="Sample: the campaigns could not be read"
          requestId="sample-request-id"
          action={<Button variant="secondary">Try again</Button>}
        >
          Nothing is lost. Trying again often helps.
        </ErrorState>
      </Sample>
      <Sample title="Loading state">
        <LoadingState label="Sample of reading" />
      </Sample>
      <Sample title="Skeleton">
        <Skeleton className="h-6 w-1/2" />
        <Skeleton />
        <Skeleton className="h-4 w-3/4" />
      </Sample>
    </Section>
  );
}
