/* Searching by keyboard: "/" goes to the search field, arrows walk along what was found. Licence: EUPL-1.2. */
const TYPT = "input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable]";
const VELD = "[data-tp-zoek], main input[type=search], main [role=search] input:not([type=hidden])";

document.addEventListener("keydown", (e) => {
  if (e.ctrlKey || e.metaKey || e.altKey || e.defaultPrevented) return;
  const doel = e.target instanceof Element ? e.target : document.body;
  if (e.key === "/" && !doel.closest(TYPT)) {
    const veld = [...document.querySelectorAll(VELD)].find((rij) => rij.offsetParent);
    e.preventDefault();
    if (veld) {
      veld.focus();
      veld.select?.();
    } else {
      // Zoomed in there is no field in the header, but there is a page.
      document.querySelector("[data-tp-zoeklink]")?.click();
    }
  }
  if (e.key !== "ArrowDown" && e.key !== "ArrowUp") return;
  const treffers = [...document.querySelectorAll("[data-tp-treffers] a")];
  const veld = doel.closest("[data-tp-zoek]");
  if (!treffers.length || (doel.closest(TYPT) && !veld)) return;
  const hier = treffers.indexOf(doel.closest("a"));
  // From elsewhere only when nothing else has the focus.
  if (hier < 0 && !veld && doel !== document.body && doel.id !== "inhoud") return;
  const naar = hier + (e.key === "ArrowDown" ? 1 : -1);
  if (naar >= treffers.length || (hier < 0 && e.key === "ArrowUp")) return;
  e.preventDefault();
  (naar < 0 ? document.querySelector("main [data-tp-zoek]") : treffers[naar])?.focus();
});
