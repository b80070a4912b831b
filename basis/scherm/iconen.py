"""The icons of the house: drawn on 24 by 24, one stroke. Each page carries them once (`{% iconen %}`)."""

from basis.journaal.iconen import Icoon

ICONEN: dict[str, str] = {
    "bel": '<path d="M5 3h4l2 5-3 2c1 3 3 5 6 6l2-3 5 2v4c0 1-1 2-2 2C11 20 4 13 3 5c0-1 1-2 2-2z"/>',
    "brief": '<rect x="3" y="5" width="18" height="14" rx="1"/><path d="m3 7 9 7 9-7"/>',
    "document": '<path d="M6 3h8l4 4v14H6z"/><path d="M14 3v4h4M9 12h6M9 16h6"/>',
    "download": '<path d="M12 4v11M7 11l5 5 5-5M4 20h16"/>',
    "euro": '<path d="M18 6a7.5 7.5 0 1 0 0 12M3 10h10M3 14h10"/>',
    "filter": '<path d="M4 6h16M7 12h10M10 18h4"/>',
    "grafiek": '<path d="M4 4v16h16"/><path d="M8 16v-4M12 16V8M16 16v-6"/>',
    "groep": '<circle cx="9" cy="8" r="3.5"/><path d="M2.5 20c.8-4 3.2-6 6.5-6s5.7 2 6.5 6"/>'
    '<path d="M16 4.7a3.5 3.5 0 0 1 0 6.6M18 14.5c2 .7 3 2.5 3.5 5.5"/>',
    "half": '<circle cx="12" cy="12" r="9"/><path d="M12 3a9 9 0 0 1 0 18z" fill="currentColor"/>',
    "hier": '<path d="M12 21s7-7 7-12a7 7 0 0 0-14 0c0 5 7 12 7 12z"/><circle cx="12" cy="9" r="2"/>',
    "huis": '<path d="m3 11 9-8 9 8"/><path d="M6 9v11h12V9"/>',
    "info": '<circle cx="12" cy="12" r="9"/><path d="M12 11v6M12 7v.2"/>',
    "kalender": '<rect x="3" y="5" width="18" height="16" rx="1"/><path d="M3 10h18M8 3v4M16 3v4"/>',
    "klok": '<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3 3"/>',
    "kruis": '<path d="M6 6l12 12M18 6 6 18"/>',
    "let-op": '<path d="M12 3 2.5 20h19z"/><path d="M12 10v4M12 17v.2"/>',
    "links": '<path d="m14 6-6 6 6 6"/>',
    "map": '<path d="M3 6h7l2 3h9v11H3z"/>',
    "melder": '<path d="M6 17V11a6 6 0 0 1 12 0v6l1.5 2h-15z"/><path d="M10 21.5h4"/>',
    "menu": '<path d="M4 7h16M4 12h16M4 17h16"/>',
    "omhoog": '<path d="m6 14 6-6 6 6"/>',
    "omlaag": '<path d="m6 10 6 6 6-6"/>',
    "ongelijk": '<path d="M5 9h14M5 15h14M16 4 8 20"/>',
    "pen": '<path d="m4 20 1-5L16 4l4 4L9 19z"/>',
    "persoon": '<circle cx="12" cy="8" r="4"/><path d="M4 21c1-5 4-7 8-7s7 2 8 7"/>',
    "pijl": '<path d="M4 12h15M13 6l6 6-6 6"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "poort": '<path d="M3 21h18M5 21V10a7 7 0 0 1 14 0v11"/><path d="M9 21v-9a3 3 0 0 1 6 0v9"/>',
    "praat": '<path d="M4 5h16v11H10l-5 4v-4H4z"/>',
    "rechts": '<path d="m10 6 6 6-6 6"/>',
    "rond": '<circle cx="12" cy="12" r="9" stroke-dasharray="3 3"/>',
    "schild": '<path d="M12 3 4 6v6c0 5 4 8 8 9 4-1 8-4 8-9V6z"/>',
    "slot": '<rect x="5" y="11" width="14" height="10" rx="2"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>',
    "uit": '<path d="M10 4H4v16h6M9 12h11M16 8l4 4-4 4"/>',
    "vink": '<path d="m4 13 5 5L20 6"/>',
    "wolk": '<path d="M7 18a4 4 0 0 1 0-8 6 6 0 0 1 11-1 4 4 0 0 1 1 9"/><path d="m4 4 16 17"/>',
    "zoek": '<circle cx="11" cy="11" r="6.5"/><path d="m16 16 5 5"/>',
}

if set(ICONEN) != set(Icoon):
    raise ValueError(f"Namen en tekeningen van iconen verschillen: {sorted(set(ICONEN) ^ set(Icoon))}")
