import type { FC } from "hono/jsx";
import type { Language } from "../../web/language.ts";
import { Alert } from "../../web/parts.tsx";
import { blanksIn, type Texts } from "./blanks.ts";
import { templateWords } from "./template-words.ts";

type Props = { broadcast: Texts & { readonly blanks: readonly string[] }; language: Language };

/** Which blanks of its text template a draft still has. */
export const Unfilled: FC<Props> = ({ broadcast, language }) => {
  const left = blanksIn(broadcast).filter((name) => broadcast.blanks.includes(name));
  if (left.length === 0) return null;
  const names = left.map((name) => `{${name}}`).join(", ");
  return <Alert title={templateWords(language).stillToFill(names)} tone="warning" />;
};
