import { Button } from "#components/ui/button";
import { CopyButton } from "#components/ui/copy-button";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { Menu } from "#components/ui/menu";
import { MenuItem } from "#components/ui/menu-item";
import { TextLink } from "#components/ui/text-link";
import { Tooltip } from "#components/ui/tooltip";
import { LONG_TEXT } from "./samples.ts";
import { Row, Sample, Section } from "./section.tsx";

const VARIANTS = ["primary", "secondary", "ghost", "danger", "danger-quiet", "link"] as const;

/** Buttons, links, menus and tooltips. */
export function Buttons() {
  return (
    <Section id="buttons" title="Buttons and links">
      <Sample title="Button: variants" note="Hover darkens the ground; the keyboard’s focus draws a ring.">
        <Row>
          {VARIANTS.map((variant) => (
            <Button key={variant} variant={variant}>
              Sample {variant}
            </Button>
          ))}
        </Row>
      </Sample>
      <Sample title="Button: sizes, icon, disabled, loading">
        <Row>
          <Button size="sm">Sample small</Button>
          <Button>Sample middle</Button>
          <Button size="lg">Sample large</Button>
          <Button variant="secondary" icon={<Icon name="plus" className="size-4" />}>
            Sample with icon
          </Button>
          <Button variant="secondary" size="icon" aria-label="Sample of an icon alone">
            <Icon name="pencil" className="size-4" />
          </Button>
          <Button disabled>Sample disabled</Button>
          <Button isLoading>Sample loading</Button>
        </Row>
      </Sample>
      <Sample title="Link button, text link, copy button">
        <Row>
          <LinkButton href="#buttons" variant="secondary">
            Sample link
          </LinkButton>
          <TextLink href="#buttons">Sample text link</TextLink>
          <CopyButton text="Sample text" icon={<Icon name="copy" className="size-4" />} />
        </Row>
      </Sample>
      <Sample title="Menu and tooltip" note="Arrow keys move in the menu. The tooltip opens by pointer and by focus; Escape closes both.">
        <Row>
          <Menu
            align="start"
            button="Sample menu"
            buttonClassName="inline-flex min-h-11 items-center rounded-lg border border-edge bg-surface px-4 font-medium text-sm text-soft"
          >
            <MenuItem href="#buttons">Sample item</MenuItem>
            <MenuItem href="#fields">Sample item to the fields</MenuItem>
          </Menu>
          <Tooltip text="A sample tooltip. It stays while the pointer is on it.">
            <Button variant="secondary">Sample with tooltip</Button>
          </Tooltip>
          <Tooltip text={LONG_TEXT}>
            <Button variant="secondary" size="icon" aria-label="Sample with a long tooltip">
              <Icon name="info" />
            </Button>
          </Tooltip>
        </Row>
      </Sample>
    </Section>
  );
}
