/*
 * What a list of buttons lacks: a canned answer goes where the cursor stands, and the list narrows while one types. Both
 * end in fields of the composer's form; without script the buttons send that form and the page comes again with the text.
 */
const card = document.getElementById("textbausteine");
const field = document.getElementById("text");
if (card && field) {
  const search = card.querySelector("[type=search]");
  const status = card.querySelector("[data-none]");
  const lines = [...card.querySelectorAll("[data-words]")];

  // Before anybody was in the field the cursor stands at its beginning, where nobody wants to go on writing.
  let visited = false;
  field.addEventListener("focus", () => {
    visited = true;
  });

  const insert = (button) => {
    const end = field.value.length;
    if (!visited) field.setSelectionRange(end, end);
    field.focus();
    const { text } = button.dataset;
    // Deprecated, and the only way that the keyboard can undo.
    if (!document.execCommand("insertText", false, text))
      field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
    const used = document.createElement("input");
    used.type = "hidden";
    used.name = "baustein";
    used.value = button.value;
    field.form.append(used);
  };

  card.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-text]");
    if (!button) return;
    event.preventDefault();
    insert(button);
  });

  if (search) {
    search.nextElementSibling.hidden = true;
    search.addEventListener("input", () => {
      const words = search.value.toLowerCase().split(/\s+/);
      for (const line of lines)
        line.hidden = !words.every((word) => line.dataset.words.includes(word));
      status.textContent = lines.every((line) => line.hidden) ? status.dataset.none : "";
    });
    search.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      const button = lines.find((line) => !line.hidden)?.querySelector("button");
      if (button) insert(button);
    });
  }
}
