/* Choosing rows: tick all on this page, and how many are ticked. Everything also works without. Licence: EUPL-1.2. */
for (const lijst of document.querySelectorAll("[data-tp-kies]")) {
  const form = lijst.closest("form");
  const alles = lijst.querySelector("[data-tp-alles]");
  const vakken = () => [...lijst.querySelectorAll("tbody input[type=checkbox], li > input[type=checkbox]")];
  const stand = form.querySelector("[data-tp-gekozen]");
  const eerst = stand?.textContent ?? "";
  const tel = () => {
    const aan = vakken().filter((vak) => vak.checked).length;
    if (stand) stand.textContent = aan ? `${aan} ${aan === 1 ? "dossier" : "dossiers"} gekozen` : eerst;
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
  form.addEventListener("reset", () => setTimeout(tel));
  tel();
}
