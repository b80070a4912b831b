/* Small things every page does. Everything also works without this file. Licence: EUPL-1.2. */
import "./bewaren.js";
import "./zoeken.js";

const TYPT = "input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable]";

/* Shortcuts of a single key can be turned off on this device (WCAG 2.1.4): see the help page. */
const TOETSEN = "tp-toetsen";
const toetsenUit = () => {
  try {
    return localStorage.getItem(TOETSEN) === "uit";
  } catch {
    return false;
  }
};
for (const knop of document.querySelectorAll("[data-tp-toetsen]")) {
  const toon = () => knop.setAttribute("aria-pressed", String(toetsenUit()));
  knop.hidden = false;
  toon();
  knop.addEventListener("click", () => {
    try {
      localStorage.setItem(TOETSEN, toetsenUit() ? "aan" : "uit");
    } catch {
      /* No storage: they stay on. */
    }
    toon();
  });
}

/* "/" goes to the search field; "t" picks up the phone. */
document.addEventListener("keydown", (e) => {
  const letter = !e.ctrlKey && !e.metaKey && !e.altKey && !e.repeat && !e.target.closest(TYPT) && !toetsenUit();
  if (e.key === "/" && letter) {
    const zoek = document.querySelector("[data-tp-zoek], main input[type=search], main [role=search] input:not([type=hidden])");
    if (zoek && zoek.offsetParent) {
      e.preventDefault();
      zoek.focus();
      zoek.select?.();
    }
  }
  if (e.key === "t" && letter) {
    const telefoon = document.querySelector("[data-tp-telefoon]");
    if (telefoon) {
      e.preventDefault();
      telefoon.click();
    }
  }
});

/* Ctrl+Enter submits the form you type in; Esc closes a menu. */
document.addEventListener("keydown", (e) => {
  if (e.key === "Enter" && (e.ctrlKey || e.metaKey) && !e.repeat) {
    const form = e.target.form ?? e.target.closest("form");
    if (form && form.method === "post") {
      e.preventDefault();
      form.requestSubmit(form.querySelector(".utrecht-button--primary-action[type=submit]") ?? undefined);
    }
  }
  if (e.key === "Escape") {
    const open = document.querySelector("details[data-tp-uitklap][open]");
    if (open) {
      open.open = false;
      open.querySelector("summary").focus();
    }
  }
});
document.addEventListener("click", (e) => {
  for (const klap of document.querySelectorAll("details[data-tp-uitklap][open]")) {
    if (!klap.contains(e.target)) klap.open = false;
  }
});

/* One click is one submit. The server refuses doubles too; this only spares the wait.
   aria-disabled instead of disabled: the name of the pressed button must still be sent. */
const bezig = new WeakSet();
document.addEventListener("submit", (e) => {
  const form = e.target;
  if (form.method !== "post") return;
  if (bezig.has(form)) {
    e.preventDefault();
    return;
  }
  // Last in line: another listener may still stop this submit.
  queueMicrotask(() => {
    if (e.defaultPrevented) return;
    bezig.add(form);
    const knoppen = form.querySelectorAll("button[type=submit]");
    for (const knop of knoppen) knop.setAttribute("aria-disabled", "true");
    // Still here after ten seconds: the connection broke, or it was a download. Try again freely.
    setTimeout(() => {
      bezig.delete(form);
      for (const knop of knoppen) knop.removeAttribute("aria-disabled");
    }, 10_000);
  });
});
addEventListener("pageshow", (e) => {
  if (!e.persisted) return;
  location.reload();
});

/* After a failed post the summary gets the focus; its links bring you to the field itself. */
const naarFouten = (waar) => waar.querySelector?.("[data-tp-fouten]")?.focus();
naarFouten(document);
/* What a post brought up to be looked at first. */
document.querySelector("[data-tp-hierheen]")?.focus();
document.addEventListener("click", (e) => {
  const doel = e.target.closest("[data-tp-fouten] a[href^='#']");
  const veld = doel && document.getElementById(doel.hash.slice(1));
  if (veld) {
    e.preventDefault();
    veld.closest("details:not([open])")?.setAttribute("open", "");
    veld.focus();
    veld.scrollIntoView({ block: "center" });
  }
});

/* Filters are open on a wide screen; on a phone they stay folded until asked for. */
const breed = matchMedia("(min-width: 40.01rem)");
const zetFilters = () => {
  if (breed.matches) for (const klap of document.querySelectorAll("[data-tp-filters]")) klap.open = true;
};
zetFilters();
breed.addEventListener("change", zetFilters);
/* Empty filters don't belong in an address you share. */
document.addEventListener("formdata", (e) => {
  if (e.target.method !== "get") return;
  for (const [naam, waarde] of [...e.formData]) if (waarde === "") e.formData.delete(naam);
});

/* htmx: the CSRF token goes along, a failed fragment gets the focus too. */
document.addEventListener("htmx:configRequest", (e) => {
  const token = document.querySelector("meta[name=csrf-token]")?.content;
  if (token && e.detail.verb !== "get") e.detail.headers["X-CSRFToken"] = token;
});
document.addEventListener("htmx:afterSwap", (e) => naarFouten(e.detail.target));
