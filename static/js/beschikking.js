/* The letter beside the text follows what you type, and words of the inwoner jump into it.
   Without this file the letter shows what was last saved. Licence: EUPL-1.2. */

const WACHT = 900;
const kader = document.querySelector("iframe[data-tp-voorbeeld]");
const form = document.querySelector("main form[data-tp-concept]");
const stand = document.querySelector("[data-tp-voorbeeld-stand]");

/* Nothing jumps: the letter stays at the place where you were reading. */
const toon = (html) => {
  const hoogte = kader.contentWindow?.scrollY ?? 0;
  kader.addEventListener("load", () => kader.contentWindow?.scrollTo(0, hoogte), { once: true });
  kader.srcdoc = html;
};

if (kader && form) {
  let straks;
  let bezig;
  let laatste = "";
  /* 'Ons besluit' follows the results until somebody writes own words there. */
  const volg = (brief) => {
    const { inleiding, gemaakt } = form.elements;
    const eigen = inleiding.value.trim() && inleiding.value.trim() !== gemaakt.value.trim();
    if (eigen || inleiding === document.activeElement) return;
    const zin = new DOMParser().parseFromString(brief, "text/html").querySelector("[data-besluit]");
    if (zin) inleiding.value = gemaakt.value = zin.textContent;
    laatste = lees().toString();
  };
  const lees = () => new URLSearchParams(new FormData(form));
  const ververs = async () => {
    const lichaam = lees();
    if (lichaam.toString() === laatste) return;
    laatste = lichaam.toString();
    bezig?.abort();
    bezig = new AbortController();
    try {
      const antwoord = await fetch(kader.dataset.tpVoorbeeld, {
        method: "POST",
        body: lichaam,
        redirect: "manual",
        signal: bezig.signal,
      });
      if (!antwoord.ok) throw new Error(String(antwoord.status));
      const brief = await antwoord.text();
      toon(brief);
      volg(brief);
      if (stand) stand.textContent = "";
    } catch (fout) {
      if (fout.name === "AbortError") return;
      laatste = "";
      if (stand) stand.textContent = "Het voorbeeld loopt even achter.";
    }
  };
  const plan = () => {
    clearTimeout(straks);
    straks = setTimeout(ververs, WACHT);
  };
  form.addEventListener("input", plan);
  form.addEventListener("change", plan);
  // A draft or text of this device that was put back differs from what the server printed.
  plan();
}

for (const knop of document.querySelectorAll("button[data-tp-zet]")) {
  const veld = document.getElementById(knop.dataset.tpZet);
  if (!veld) continue;
  knop.hidden = false;
  knop.addEventListener("click", () => {
    const voor = veld.value.trimEnd();
    veld.value = voor ? `${voor} ${knop.dataset.tpWoorden}` : knop.dataset.tpWoorden;
    veld.dispatchEvent(new Event("input", { bubbles: true }));
    veld.focus();
    veld.setSelectionRange(veld.value.length, veld.value.length);
  });
}
