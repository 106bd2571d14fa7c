/*
 * The form of a broadcast with script: buttons and keys for WhatsApp's signs, and a frame on the picture instead of four
 * numbers. Everything works without this file. Asks nobody, stores nothing.
 */
(() => {
  const signs = { bold: "*", italic: "_", strike: "~", mono: "```" };
  const prefixes = { list: "- ", numbers: "1. ", quote: "> " };

  /** As if it were typed, so that "undo" takes it back. */
  function type(field, text, from, to) {
    field.focus();
    field.setSelectionRange(from, to);
    if (!document.execCommand("insertText", false, text)) {
      field.setRangeText(text, from, to, "end");
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  function surround(field, sign) {
    let { selectionStart: from, selectionEnd: to } = field;
    const { value } = field;
    while (from < to && /\s/.test(value[from])) from += 1;
    while (to > from && /\s/.test(value[to - 1])) to -= 1;
    const marked = value.slice(from, to);
    const size = sign.length;
    if (value.slice(from - size, from) === sign && value.slice(to, to + size) === sign) {
      type(field, marked, from - size, to + size);
      field.setSelectionRange(from - size, to - size);
      return;
    }
    // A sign closes in its own line; three backticks may hold several.
    const lines = size === 1 ? marked.split("\n") : [marked];
    const text = lines
      .map((line) =>
        line.replace(/^(\s*)(.*?)(\s*)$/s, (all, a, b, c) =>
          b || lines.length === 1 ? a + sign + b + sign + c : all,
        ),
      )
      .join("\n");
    type(field, text, from, to);
    if (marked === "") field.setSelectionRange(from + size, from + size);
    else if (lines.length === 1) field.setSelectionRange(from + size, to + size);
    else field.setSelectionRange(from, from + text.length);
  }

  function prefix(field, style) {
    const { value, selectionStart, selectionEnd } = field;
    const from = value.lastIndexOf("\n", selectionStart - 1) + 1;
    const end = value.indexOf("\n", Math.max(selectionEnd - 1, from));
    const to = end === -1 ? value.length : end;
    const lines = value.slice(from, to).split("\n");
    const sign = style === "numbers" ? /^\d+\. / : style === "list" ? /^[-*] / : /^> ?/;
    const has = lines.every((line) => line === "" || sign.test(line)) && lines.some(Boolean);
    let number = 0;
    const text = lines
      .map((line) => {
        if (has) return line.replace(sign, "");
        if (line === "" && lines.length > 1) return line;
        number += 1;
        return (style === "numbers" ? `${number}. ` : prefixes[style]) + line;
      })
      .join("\n");
    type(field, text, from, to);
    field.setSelectionRange(lines.length === 1 ? from + text.length : from, from + text.length);
  }

  function act(field, style) {
    if (signs[style]) surround(field, signs[style]);
    else prefix(field, style);
  }

  for (const bar of document.querySelectorAll(".format-bar")) {
    const field = document.getElementById(bar.getAttribute("aria-controls"));
    if (!field) continue;
    const buttons = [...bar.querySelectorAll("button")];
    bar.hidden = false;
    bar.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button) act(field, button.dataset.style);
    });
    // One stop of the tab key, arrows within.
    bar.addEventListener("keydown", (event) => {
      const at = buttons.indexOf(document.activeElement);
      const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[
        event.key
      ];
      if (next === undefined) return;
      event.preventDefault();
      const to = buttons[(next + buttons.length) % buttons.length];
      for (const button of buttons) button.tabIndex = button === to ? 0 : -1;
      to.focus();
    });
    field.addEventListener("keydown", (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      const style = event.shiftKey ? { x: "strike" }[key] : { b: "bold", i: "italic" }[key];
      if (style === undefined) return;
      event.preventDefault();
      act(field, style);
    });
  }

  const smallest = 5;

  /** A frame over the picture; the four numbers of the form are its place. */
  class Crop extends HTMLElement {
    connectedCallback() {
      const form = this.closest("form");
      const field = (name) => form.elements.namedItem(name);
      this.fields = {
        left: field("schnittLinks"),
        top: field("schnittOben"),
        width: field("schnittBreite"),
        height: field("schnittHoehe"),
      };
      this.ratios = new Map(
        this.getAttribute("ratios")
          .split(",")
          .map((one) => one.split("=")),
      );
      this.picture = this.querySelector("img");
      this.frame = document.createElement("div");
      this.frame.className = "crop__frame";
      this.frame.tabIndex = 0;
      this.frame.setAttribute("role", "group");
      this.frame.setAttribute("aria-label", this.getAttribute("label"));
      this.frame.setAttribute("aria-describedby", "schnitt-hint");
      this.handle = document.createElement("span");
      this.handle.className = "crop__handle";
      this.frame.append(this.handle);
      this.append(this.frame);
      this.frame.addEventListener("pointerdown", (event) => this.drag(event));
      this.frame.addEventListener("keydown", (event) => this.key(event));
      form.addEventListener("input", (event) => {
        if (Object.values(this.fields).includes(event.target)) this.show();
      });
      form.addEventListener("change", (event) => {
        if (event.target.name !== "schnittForm") return;
        if (this.picture.complete) this.fit();
        // A shape is measured on the picture, which may still be on its way.
        else this.picture.addEventListener("load", () => this.fit(), { once: true });
      });
      this.show();
    }

    get area() {
      const read = (name) => Number(this.fields[name].value.replace(",", ".")) || 0;
      return { left: read("left"), top: read("top"), width: read("width"), height: read("height") };
    }

    /** Of the part's width to its height, both in per cent of the picture; null: free. */
    get ratio() {
      const chosen = this.closest("form").elements.namedItem("schnittForm").value;
      const wanted = Number(this.ratios.get(chosen));
      const { naturalWidth, naturalHeight } = this.picture;
      return wanted && naturalWidth ? (wanted * naturalHeight) / naturalWidth : null;
    }

    put({ left, top, width, height }) {
      const { ratio } = this;
      let wide = Math.min(Math.max(width, smallest), 100);
      let high = ratio ? wide / ratio : Math.min(Math.max(height, smallest), 100);
      if (high > 100) {
        high = 100;
        wide = ratio ? high * ratio : wide;
      }
      const round = (value) => String(Math.round(value * 10) / 10);
      this.fields.width.value = round(wide);
      this.fields.height.value = round(high);
      this.fields.left.value = round(Math.min(Math.max(left, 0), 100 - wide));
      this.fields.top.value = round(Math.min(Math.max(top, 0), 100 - high));
      this.show();
    }

    /** The largest part of the shape, in the middle. */
    fit() {
      const { ratio } = this;
      if (ratio === null) return;
      const width = Math.min(100, 100 * ratio);
      const height = width / ratio;
      this.put({ left: (100 - width) / 2, top: (100 - height) / 2, width, height });
    }

    show() {
      const { left, top, width, height } = this.area;
      Object.assign(this.frame.style, {
        left: `${left}%`,
        top: `${top}%`,
        width: `${width}%`,
        height: `${height}%`,
      });
    }

    drag(event) {
      event.preventDefault();
      this.frame.focus();
      this.frame.setPointerCapture(event.pointerId);
      const start = this.area;
      const sizes = event.target === this.handle;
      const box = this.picture.getBoundingClientRect();
      const move = (to) => {
        const x = ((to.clientX - event.clientX) / box.width) * 100;
        const y = ((to.clientY - event.clientY) / box.height) * 100;
        if (sizes) {
          const width = Math.min(start.width + x, 100 - start.left);
          const height = Math.min(start.height + y, 100 - start.top);
          this.put({ ...start, width, height });
        } else this.put({ ...start, left: start.left + x, top: start.top + y });
      };
      this.frame.addEventListener("pointermove", move);
      this.frame.addEventListener(
        "lostpointercapture",
        () => this.frame.removeEventListener("pointermove", move),
        { once: true },
      );
    }

    /** Arrows move it, with Shift they make it wider, narrower, higher, lower. */
    key(event) {
      const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[
        event.key
      ];
      if (step === undefined) return;
      event.preventDefault();
      const { left, top, width, height } = this.area;
      const [x, y] = step;
      if (!event.shiftKey) this.put({ left: left + x, top: top + y, width, height });
      else if (this.ratio) this.put({ left, top, width: width + x + y, height });
      else this.put({ left, top, width: width + x, height: height + y });
    }
  }
  customElements.define("rundruf-crop", Crop);
})();
