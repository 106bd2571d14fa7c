/* "Copy" beside every snippet. Without script, or where the browser forbids it, the text is selected to be copied by hand. */
(() => {
  for (const source of document.querySelectorAll("textarea[data-copy]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "kern-btn kern-btn--secondary";
    const label = document.createElement("span");
    label.className = "kern-label";
    label.textContent = source.dataset.copy;
    button.append(label);
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    const line = document.createElement("p");
    line.className = "snippet-copy";
    line.append(button, said);
    source.after(line);
    button.addEventListener("click", () => {
      source.select();
      // Outside of https a browser has no clipboard.
      const copied = navigator.clipboard?.writeText(source.value) ?? Promise.reject(new Error());
      copied.then(
        () => (said.textContent = source.dataset.copied),
        () => source.focus(),
      );
    });
  }
})();
