/** Buttons that put WhatsApp's signs around what is marked. Without script they stay away: the hint tells of the signs. */
import type { FC } from "hono/jsx";
import type { Language } from "../../web/language.ts";
import { wordingWords } from "./wording-words.ts";

const buttons = [
  ["bold", "F", "Control+B"],
  ["italic", "K", "Control+I"],
  ["strike", "D", "Control+Shift+X"],
  ["mono", "<>", undefined],
  ["list", "•", undefined],
  ["numbers", "1.", undefined],
  ["quote", ">", undefined],
] as const;

/** `field`: the id of the text that it acts on. */
export const FormatBar: FC<{ field: string; language: Language }> = ({ field, language }) => {
  const w = wordingWords(language);
  return (
    <div class="format-bar" role="toolbar" aria-label={w.format} aria-controls={field} hidden>
      {buttons.map(([style, sign, keys], index) => (
        <button
          type="button"
          class={`format-bar__button format-bar__button--${style}`}
          data-style={style}
          data-sign={sign}
          aria-label={w[style]}
          title={keys === undefined ? w[style] : `${w[style]} (${keys.replace("Control", w.ctrl)})`}
          aria-keyshortcuts={keys}
          tabindex={index === 0 ? 0 : -1}
        ></button>
      ))}
    </div>
  );
};
