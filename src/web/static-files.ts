/**
 * The files that the pages ship to browsers. The build copies each to `dist/static/<name>`; run from source, ours lie
 * in `src/web/static` and the others in their package.
 */
export type StaticFile = {
  readonly name: string;
  /** Where a package has it; without it the file is our own. */
  readonly from?: string | undefined;
  /** A style that staff pages alone need; citizens do not load it. */
  readonly desk?: boolean | undefined;
};

const fonts = "@kern-ux/native/dist/fonts/fira-sans";

export const staticFiles: readonly StaticFile[] = [
  { name: "kern.min.css", from: "@kern-ux/native/dist/kern.min.css" },
  { name: "kern-utilities.min.css", from: "@kern-ux/native/dist/kern-utilities.min.css" },
  { name: "kern-grid.min.css", from: "@kern-ux/native/dist/kern-grid.min.css" },
  { name: "FiraSans-Regular.woff2", from: `${fonts}/FiraSans-Regular.woff2` },
  { name: "FiraSans-SemiBold.woff2", from: `${fonts}/FiraSans-SemiBold.woff2` },
  { name: "FiraSans-Bold.woff2", from: `${fonts}/FiraSans-Bold.woff2` },
  { name: "htmx.min.js", from: "htmx.org/dist/htmx.min.js" },
  { name: "hx-sse.min.js", from: "htmx.org/dist/ext/hx-sse.min.js" },
  { name: "base.css" },
  { name: "frame.css" },
  { name: "desk.css", desk: true },
  { name: "form.css" },
  { name: "parts.css" },
  { name: "chat.css", desk: true },
  { name: "inbox.css", desk: true },
  { name: "overview.css", desk: true },
  { name: "broadcasts.css", desk: true },
  { name: "calendar.css", desk: true },
  { name: "calendar.js" },
  { name: "canned.js" },
  { name: "subscribers.css", desk: true },
  { name: "snippet.css", desk: true },
  { name: "sources.css", desk: true },
  { name: "tips.css", desk: true },
  { name: "public.css" },
  { name: "signup.css" },
  { name: "emblem.svg" },
  { name: "compose.js" },
];
