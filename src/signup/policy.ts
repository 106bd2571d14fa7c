import { policyWithFormsTo } from "../web/guard.ts";

/**
 * Where a form of ours may end. Browsers judge every redirect of a form, and wa.me hands on to api.whatsapp.com.
 */
export function formOrigins(linkUrl: string): readonly string[] {
  const { origin, hostname } = new URL(linkUrl);
  return hostname === "wa.me" ? [origin, "https://api.whatsapp.com"] : [origin];
}

/** The policy of a page whose form ends in the citizen's messenger. */
export function signupPolicy(linkUrl: string): string {
  return policyWithFormsTo(formOrigins(linkUrl));
}
