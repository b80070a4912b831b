/* Nothing typed is ever lost. Unsent text stays on this device (localStorage, per medewerker) until it is
   sent, saved as a draft on the server, logged out, or a week old. Licence: EUPL-1.2. */

const VOOR = "tp:tekst:";
const WEEK = 7 * 24 * 3600 * 1000;
const ACHTER_ELKAAR = 400;
const NAAR_SERVER = 3000;

const mij = document.body.dataset.tpMij ?? "";
const behoud = "tpBehoud" in document.body.dataset;
const klaar = new Set((document.body.dataset.tpKlaar ?? "").split(" ").filter(Boolean));

/* Storage may be full or forbidden: then typing simply goes on without it. */
const lade = {
  sleutels: () => {
    try {
      return Object.keys(localStorage).filter((k) => k.startsWith(VOOR));
    } catch {
      return [];
    }
  },
  lees: (k) => {
    try {
      return JSON.parse(localStorage.getItem(k));
    } catch {
      return null;
    }
  },
  zet: (k, w) => {
    try {
      localStorage.setItem(k, JSON.stringify(w));
      return true;
    } catch {
      return false;
    }
  },
  weg: (k) => {
    try {
      localStorage.removeItem(k);
    } catch {
      /* niets te wissen */
    }
  },
};

/* What may go: text of another medewerker, older than a week, or sent already (its proof is in `klaar`). What was
   typed after sending, on a page the back button brought back, has that proof too but was never sent. */
for (const k of lade.sleutels()) {
  const w = lade.lees(k);
  const vreemd = mij && !k.startsWith(`${VOOR}${mij}:`);
  if (!w || vreemd || Date.now() - w.op > WEEK || (w.verstuurd && klaar.has(w.bewijs))) lade.weg(k);
}
let uitgelogd = false;
document.addEventListener("submit", (e) => {
  if (!e.target.matches("[data-tp-uitloggen]")) return;
  uitgelogd = true;
  for (const k of lade.sleutels()) lade.weg(k);
});

const klok = (ms) => {
  const d = new Date(ms);
  return `${d.getHours()}.${String(d.getMinutes()).padStart(2, "0")}`;
};
const icoon = (naam) => {
  const ns = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(ns, "svg");
  svg.setAttribute("class", "tp-icoon");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(ns, "use");
  use.setAttribute("href", `#i-${naam}`);
  svg.append(use);
  return svg;
};

const OVERSLAAN = new Set(["csrfmiddlewaretoken", "bewijs", "versie"]);
const velden = (form) =>
  [...form.elements].filter(
    (v) =>
      v.name && !OVERSLAAN.has(v.name) && v.type !== "password" && v.type !== "file" && v.type !== "hidden" &&
      v.type !== "submit" && v.type !== "button" && !("tpGeheim" in v.dataset),
  );
/* [name, value] of what is filled in; a tick that is off is left out, as a browser does on submit. */
const lezen = (form) => {
  const uit = [];
  for (const v of velden(form)) {
    if ((v.type === "checkbox" || v.type === "radio") && !v.checked) continue;
    if (v.tagName === "SELECT" && v.multiple) for (const o of v.selectedOptions) uit.push([v.name, o.value]);
    else uit.push([v.name, v.value]);
  }
  return uit;
};
const invullen = (form, paren) => {
  const per = new Map();
  for (const [naam, waarde] of paren) per.set(naam, [...(per.get(naam) ?? []), waarde]);
  for (const v of velden(form)) {
    const waarden = per.get(v.name) ?? [];
    if (v.type === "checkbox" || v.type === "radio") v.checked = waarden.includes(v.value);
    else if (v.tagName === "SELECT" && v.multiple) for (const o of v.options) o.selected = waarden.includes(o.value);
    else if (waarden.length) v.value = waarden.shift();
  }
};

class Bewaarder {
  constructor(form) {
    this.form = form;
    this.sleutel = `${VOOR}${mij}:${form.dataset.tpSleutel}`;
    this.concept = form.dataset.tpConcept;
    this.begin = JSON.stringify(lezen(form));
    this.bewaard = this.begin;
    this.terugzetten();
    form.addEventListener("input", () => this.getypt());
    form.addEventListener("change", () => this.getypt());
    form.addEventListener("submit", (e) => this.versturen(e));
    addEventListener("online", () => this.naarServer());
    // Leaving in a hurry: the last letters too.
    addEventListener("pagehide", () => this.opToestel());
  }

  get bewijs() {
    return this.form.elements.bewijs?.value ?? "";
  }

  zeg(naam, tekst, wacht = false) {
    const regel = this.form.querySelector("[data-tp-bewaard]");
    if (!regel) return;
    const inhoud = document.createElement("span");
    inhoud.append(tekst);
    regel.classList.toggle("tp-bewaard--wacht", wacht);
    regel.replaceChildren(icoon(naam), " ", inhoud);
  }

  /* Put back what was never sent. A form that came back with errors already shows it. */
  async terugzetten() {
    const { tpHerstel: herstel, tpGebonden: gebonden } = this.form.dataset;
    if (herstel === "opnieuw") lade.weg(this.sleutel);
    const w = lade.lees(this.sleutel);
    if (!w || gebonden !== undefined) return;
    if (w.op < Number(this.form.dataset.tpConceptMs ?? 0)) return;
    // Sent, but no answer seen: the server knows whether it arrived. A proof itself is never put back in a form.
    if (w.verstuurd && (await this.aangekomen(w))) return;
    // While we asked, somebody may have started typing.
    if (JSON.stringify(w.paren) === this.begin || JSON.stringify(lezen(this.form)) !== this.begin) return;
    if (herstel === "vraag") this.vraagEerst(w);
    else this.zetTerug(w);
  }

  /* The next one on the phone is somebody else: first ask, and show nothing of the text before. */
  vraagEerst(w) {
    const blok = document.createElement("section");
    blok.className = "tp-vlak tp-stapel";
    blok.setAttribute("aria-label", "Niet afgemaakt");
    blok.tabIndex = -1;
    const wie = ["voornamen", "voorvoegsel", "geslachtsnaam"]
      .map((naam) => w.paren.find(([veld]) => veld === naam)?.[1])
      .filter(Boolean)
      .join(" ");
    const zin = document.createElement("p");
    zin.textContent = `Je was bezig met een melding van ${wie || `${klok(w.op)} uur`}.`;
    const rij = document.createElement("p");
    rij.className = "tp-rij";
    for (const [tekst, klas, doe] of [
      ["Ga verder", "primary", () => this.zetTerug(w)],
      ["Begin opnieuw", "secondary", () => lade.weg(this.sleutel)],
    ]) {
      const knop = document.createElement("button");
      knop.type = "button";
      knop.className = `utrecht-button utrecht-button--${klas}-action`;
      knop.textContent = tekst;
      knop.addEventListener("click", () => {
        doe();
        blok.remove();
        this.form.hidden = false;
        velden(this.form)[0]?.focus();
      });
      rij.append(knop);
    }
    blok.append(zin, rij);
    this.form.before(blok);
    this.form.hidden = true;
    blok.focus();
  }

  zetTerug(w) {
    invullen(this.form, w.paren);
    this.bewaard = "";
    this.zeg("vink", `Je tekst van ${klok(w.op)} uur staat er weer. Nog niet opgeslagen.`);
    const weg = document.createElement("button");
    weg.type = "button";
    weg.className = "utrecht-button utrecht-button--subtle tp-knop-klein";
    weg.textContent = "Weggooien";
    weg.addEventListener("click", () => {
      lade.weg(this.sleutel);
      invullen(this.form, JSON.parse(this.begin));
      this.bewaard = this.begin;
      this.zeg("vink", "Weggegooid.");
    });
    this.form.querySelector("[data-tp-bewaard]")?.append(weg);
    this.plan();
  }

  /* Whether this text did arrive the last time. Then it is forgotten, and the result is a link away. */
  async aangekomen(w) {
    try {
      const antwoord = await fetch(this.form.dataset.tpVerstuurdUrl, {
        method: "POST",
        body: new URLSearchParams({ verstuurd: w.bewijs }),
        redirect: "manual",
        headers: { "X-CSRFToken": this.form.elements.csrfmiddlewaretoken.value },
      });
      if (!antwoord.ok) return false;
      const { om, url } = await antwoord.json();
      if (!om) return false;
      if (lade.lees(this.sleutel)?.bewijs === w.bewijs) lade.weg(this.sleutel);
      this.zeg("vink", `Wat je hier eerder typte is opgeslagen om ${om}.`);
      if (url) {
        const link = document.createElement("a");
        link.className = "utrecht-link";
        link.href = url;
        link.textContent = "Bekijk het resultaat";
        this.form.querySelector("[data-tp-bewaard]")?.append(" ", link);
      }
      return true;
    } catch {
      return false;
    }
  }

  getypt() {
    clearTimeout(this.straks);
    this.straks = setTimeout(() => {
      if (this.opToestel() && !this.concept) this.zeg("vink", "Je tekst staat veilig op dit toestel.");
      this.plan();
    }, ACHTER_ELKAAR);
  }

  opToestel(bijVersturen) {
    const paren = lezen(this.form);
    const nu = JSON.stringify(paren);
    if (uitgelogd || this.verstuurd) return false;
    if (!bijVersturen && (nu === this.bewaard || (nu === this.begin && !lade.lees(this.sleutel)))) return false;
    return lade.zet(this.sleutel, { op: Date.now(), bewijs: this.bewijs, paren, verstuurd: Boolean(bijVersturen) });
  }

  plan() {
    if (!this.concept) return;
    clearTimeout(this.post);
    this.post = setTimeout(() => this.naarServer(), NAAR_SERVER);
  }

  async naarServer() {
    const paren = lezen(this.form);
    const nu = JSON.stringify(paren);
    if (!this.concept || this.verstuurd || nu === this.bewaard) return;
    const lichaam = new URLSearchParams(paren);
    lichaam.set("sleutel", this.concept);
    lichaam.set("bewijs", this.bewijs);
    this.afbreken = new AbortController();
    try {
      const antwoord = await fetch(this.form.dataset.tpConceptUrl, {
        method: "POST",
        body: lichaam,
        redirect: "manual",
        headers: { "X-CSRFToken": this.form.elements.csrfmiddlewaretoken.value },
        signal: this.afbreken.signal,
      });
      if (antwoord.ok) {
        const { bewaard_om: om } = await antwoord.json();
        this.bewaard = nu;
        // The browser keeps only what the server doesn't have.
        if (JSON.stringify(lezen(this.form)) === nu) lade.weg(this.sleutel);
        this.zeg("vink", `Concept bewaard om ${om}`);
      } else if (antwoord.type === "opaqueredirect" || antwoord.status === 401 || antwoord.status === 403) {
        this.zeg("wolk", "Je was even weg. Je tekst staat veilig op dit toestel. Log in en open deze bladzijde opnieuw.", true);
      } else if (antwoord.status === 413) {
        this.zeg("let-op", (await antwoord.json()).reden, true);
      } else if (antwoord.status === 409) {
        this.opToestel();
        this.zeg("let-op", (await antwoord.json()).reden, true);
      } else {
        this.zeg("wolk", "De server antwoordt even niet. Je tekst staat veilig op dit toestel.", true);
      }
    } catch (fout) {
      if (fout.name === "AbortError") return;
      this.geenVerbinding();
    }
  }

  geenVerbinding() {
    this.opToestel();
    this.zeg("wolk", `Geen verbinding. Je tekst staat veilig op dit toestel (${klok(Date.now())}).`, true);
  }

  versturen(e) {
    if (e.submitter?.name === "weg") {
      this.verstuurd = true;
      lade.weg(this.sleutel);
      return;
    }
    this.opToestel(true);
    if (navigator.onLine === false) {
      e.preventDefault();
      this.geenVerbinding();
      return;
    }
    clearTimeout(this.straks);
    clearTimeout(this.post);
    this.afbreken?.abort();
    this.verstuurd = true;
    // Stopped by another listener, or the connection broke and we are still here.
    setTimeout(() => (this.verstuurd = false), 8000);
  }
}

const begin = (waar) => {
  if (!mij || behoud) return;
  for (const form of waar.querySelectorAll("form[data-tp-sleutel]")) {
    if (!form.tpBewaarder) form.tpBewaarder = new Bewaarder(form);
  }
};
begin(document);
document.addEventListener("htmx:load", (e) => begin(e.detail.elt));
