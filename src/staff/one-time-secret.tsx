/** The page that shows a new password or key this one time. */
import type { FC } from "hono/jsx";
import type { PageContext } from "../web/context.ts";
import { ButtonLink } from "../web/forms.tsx";
import { StaffPage } from "../web/layout.tsx";
import type { StaffMember } from "./roles.ts";

type Props = {
  title: string;
  text: string;
  secret: string;
  back: { readonly href: string; readonly label: string };
  staff: StaffMember;
  context: PageContext;
};

export const OneTimeSecret: FC<Props> = ({ title, text, secret, back, staff, context }) => (
  <StaffPage title={title} section="settings" staff={staff} context={context}>
    <p class="kern-body">{text}</p>
    <p>
      <code class="secret">{secret}</code>
    </p>
    <ButtonLink href={back.href} label={back.label} kind="secondary" />
  </StaffPage>
);
