// Everything works without this file; with it, some things are quicker.
(() => {
  "use strict";
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];

  // The key / goes to the search box, unless one is writing.
  document.addEventListener("keydown", (event) => {
    const writing = event.target.closest("input, select, textarea, [contenteditable]");
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || writing) return;
    const box = document.querySelector("[data-find]");
    if (!box) return;
    event.preventDefault();
    box.focus();
    box.select();
  });

  // On a narrow screen tabs scroll sideways: the one we are on is in sight.
  all(".tabs [aria-current]").forEach((tab) => {
    const box = tab.closest(".tabs");
    box.scrollLeft = tab.offsetLeft + tab.offsetWidth / 2 - box.clientWidth / 2;
  });

  // A refused form shows its errors first.
  const wrong = document.querySelector("[data-focus]");
  if (wrong) wrong.focus();

  // A second click on the same button, while the first is on its way, does nothing.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "1";
    setTimeout(() => delete form.dataset.sent, 8000);
  });
  // Coming back with the browser's arrow, the form can be sent again.
  window.addEventListener("pageshow", () => all("form[data-sent]").forEach((form) => delete form.dataset.sent));

  // The theme changes at once; the form keeps it.
  all("[data-theme-switch]").forEach((form) => {
    form.addEventListener("submit", (event) => {
      const chosen = event.submitter ? event.submitter.value : "";
      event.preventDefault();
      delete form.dataset.sent;
      const body = new FormData(form);
      body.set("theme", chosen);
      fetch(form.action, { method: "POST", body, redirect: "manual" });
      if (chosen) document.documentElement.dataset.theme = chosen;
      else delete document.documentElement.dataset.theme;
      all("[data-theme-switch] button").forEach((button) => {
        if (button.value === chosen) button.setAttribute("aria-current", "true");
        else button.removeAttribute("aria-current");
      });
    });
  });

  // Filters: an address without empty parts, and no button to press after a choice from a menu.
  all("[data-filters]").forEach((form) => {
    const wide = window.matchMedia("(min-width: 768px)");
    form.addEventListener("change", (event) => {
      if (wide.matches && event.target.matches("select, [type=checkbox]")) form.requestSubmit();
    });
    form.addEventListener("submit", () => {
      const fields = all("input, select", form);
      if (fields.every((field) => !field.value || (field.type === "checkbox" && !field.checked))) {
        const clear = document.createElement("input");
        clear.type = "hidden";
        clear.name = "clear";
        clear.value = "1";
        form.append(clear);
      }
      fields.filter((field) => !field.value).forEach((field) => (field.disabled = true));
      setTimeout(() => fields.forEach((field) => (field.disabled = false)), 0);
    });
  });

  // One among many: what is typed is looked for while one types.
  all("[data-remote]").forEach((place) => {
    const box = place.querySelector("input[type=text]");
    const options = place.querySelector(".remote-options");
    let waiting = 0;
    let asked = 0;
    box.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(async () => {
        const mine = ++asked;
        if (box.value.trim().length < 2) {
          options.replaceChildren();
          return;
        }
        const query = new URLSearchParams({ field: place.dataset.field, q: box.value });
        const answer = await fetch(`${place.dataset.remote}?${query}`, { headers: { "X-Requested-With": "fetch" } });
        if (answer.ok && mine === asked) options.innerHTML = await answer.text();
      }, 180);
    });
    options.addEventListener("change", (event) => {
      if (event.target.matches("[type=radio]")) box.value = event.target.closest("label").textContent.trim();
    });
  });
})();
