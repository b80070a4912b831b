/* Choosing rows: tick all on this page, and how many are ticked. Everything also works without. Licence: EUPL-1.2. */
for (const lijst of document.querySelectorAll("[data-tp-kies]")) {
  const form = lijst.closest("form");
  const alles = lijst.querySelector("[data-tp-alles]");
  const vakken = () => [...lijst.querySelectorAll("tbody input[type=checkbox], li > input[type=checkbox]")];
  const standen = form.querySelectorAll("[data-tp-gekozen]");
  // The bar with what to do: there once something is chosen. Without script it is always there.
  const balk = form.querySelector("[data-tp-bulk]");
  const tel = () => {
    const aan = vakken().filter((vak) => vak.checked).length;
    for (const stand of standen) stand.textContent = aan ? `${aan} gekozen` : "";
    if (balk) balk.hidden = !aan;
    if (alles) {
      alles.checked = aan > 0 && aan === vakken().length;
      alles.indeterminate = aan > 0 && !alles.checked;
    }
  };
  if (alles) {
    alles.hidden = false;
    alles.addEventListener("change", () => {
      for (const vak of vakken()) vak.checked = alles.checked;
      tel();
    });
  }
  /* Shift and click: everything between this one and the one before. */
  let vorige = null;
  lijst.addEventListener("click", (e) => {
    const rij = vakken();
    if (!rij.includes(e.target)) return;
    if (e.shiftKey && vorige) {
      const [van, tot] = [rij.indexOf(vorige), rij.indexOf(e.target)].sort((a, b) => a - b);
      for (const vak of rij.slice(van, tot + 1)) vak.checked = e.target.checked;
    }
    vorige = e.target;
    tel();
  });
  lijst.addEventListener("change", tel);
  /* Enter in a tick: nothing. */
  form.addEventListener("submit", (e) => {
    if (e.submitter?.value === "niets") e.preventDefault();
  });
  form.addEventListener("reset", () =>
    setTimeout(() => {
      tel();
      // The button that was pressed is gone now.
      if (balk) (alles ?? vakken()[0])?.focus();
    }),
  );
  tel();
}
