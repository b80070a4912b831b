"""What the invented inwoners say and what colleagues write. Situations are whole: question, goal and reasons fit."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from basis.organisatie.enums import Wet
from casussen.enums import TypeVerwijzer
from casussen.verwijzing import Verwijzer
from demo.afwijzen import AFWIJZINGEN


@dataclass(frozen=True)
class Situatie:
    """One story. `maatwerk` are codes of the catalogue, `vrij` what is tried first or beside it."""

    wet: Wet
    vraag: str
    zelf: str
    samen: str
    nodig: str
    hulpvragen: tuple[str, ...]
    doel: str
    behoeften: str
    maatwerk: tuple[str, ...]
    motivering: str
    vrij: tuple[str, ...] = ()


# Invented: no arts or practice by these names, and codes that nobody has.
VERWIJZERS = (
    Verwijzer(TypeVerwijzer.HUISARTS, "dr. P. van Heusden", "01999901"),
    Verwijzer(TypeVerwijzer.JEUGDARTS, "M. Kolkman, jeugdarts", "90999902"),
    Verwijzer(TypeVerwijzer.SPECIALIST, "dr. R. Osinga, kinderarts"),
)

W, J, P, S = Wet.WMO, Wet.JEUGD, Wet.PW, Wet.WGS

SITUATIES: tuple[Situatie, ...] = (
    Situatie(W, "Mijn knieën zijn versleten en het huis wordt me te veel.",
             "Ik kook zelf, en de afwas gaat zittend ook nog.", "Mijn dochter doet op zaterdag de boodschappen.",
             "De vloeren, het bed verschonen en de badkamer.",
             ("Ik krijg mijn huis niet meer schoon.",), "Het huis is schoon genoeg om fijn in te wonen.",
             "Kan niet langer dan tien minuten staan. Wil graag in het eigen huis blijven.", ("HH1",),
             "U kunt door uw knieën het zware huishoudelijke werk niet doen. Uw dochter doet al wat zij kan.",
             ("VA4",)),
    Situatie(W, "Sinds mijn beroerte vergeet ik afspraken en raak ik in paniek van post.",
             "Ik sta elke dag op tijd op en doe zelf mijn was.", "Mijn broer kijkt mijn rekeningen na.",
             "Iemand die met mij de week doorneemt.",
             ("Ik verlies het overzicht over mijn dagen.", "Ik durf mijn post niet open te maken."),
             "Ik weet aan het begin van de week wat ik ga doen.",
             "Heeft na de beroerte moeite met plannen en onthouden. Rust en een vast gezicht zijn belangrijk.",
             ("BG1",), "U hebt door uw hersenletsel elke week hulp nodig bij plannen en bij uw post.", ("VA1",)),
    Situatie(W, "Ik ben hele dagen alleen met mijn man, die dementie heeft. Ik kom de deur niet meer uit.",
             "Ik was en kleed hem zelf aan.", "Onze zoon neemt het om de week een zondag over.",
             "Dat hij een paar dagen ergens naartoe kan.",
             ("Ik wil dat mijn man een zinvolle dag heeft.", "Ik wil zelf weer kunnen slapen en naar koor."),
             "Mijn man gaat drie keer per week met plezier weg en ik heb tijd voor mezelf.",
             "Zijn vrouw zorgt dag en nacht. Hij houdt van muziek en was timmerman.", ("DB1", "VV1"),
             "Uw echtgenote is overbelast. Dagbesteding geeft u een zinvolle dag en haar de rust om het vol te houden.",
             ("VA5",)),
    Situatie(W, "De trap lukt niet meer. Ik slaap nu op de bank.",
             "Beneden red ik me met mijn rollator.", "De buren zetten de kliko buiten.", "Weer boven kunnen slapen.",
             ("Ik wil weer in mijn eigen bed slapen.",), "Ik slaap weer boven en val niet.",
             "Is in een half jaar twee keer gevallen op de trap. Verhuizen wil en kan ze nu niet.", ("WV1",),
             "Met een traplift komt u veilig boven. Een verhuizing is voor u niet sneller of goedkoper.", ()),
    Situatie(W, "Ik kan niet meer naar mijn zus in Heteren sinds ik niet meer mag rijden.",
             "Ik fiets nog binnen het dorp.", "Mijn zus heeft geen auto.", "Vervoer als het verder is dan de winkel.",
             ("Ik kom nergens meer buiten het dorp.",), "Ik ga elke week bij mijn zus op bezoek.",
             "Ziet slecht door staar en diabetes. Bezoek aan familie houdt hem op de been.", ("VV2",),
             "U kunt door uw ogen niet met de gewone bus. Met de regiotaxi komt u waar u wilt zijn.", ("VA3",)),
    Situatie(W, "Lopen gaat niet meer, en duwen kan mijn vrouw niet volhouden.",
             "Ik kom zelf van bed in een stoel.", "Mijn vrouw en de fysiotherapeut oefenen met me.",
             "Een stoel waarmee ik zelf vooruit kom.",
             ("Ik wil zelf naar buiten kunnen.",), "Ik ga zelf naar de winkel en naar de biljartclub.",
             "Heeft MS. Zijn armen worden zwakker, lange afstanden lukken niet.", ("RS1",),
             "U bent voor al uw verplaatsingen op een rolstoel aangewezen.", ()),
    Situatie(W, "Ik ben uit de kliniek en weet niet hoe ik mijn dagen moet vullen.",
             "Ik kook en ik sport twee keer per week.", "Mijn moeder belt elke avond.",
             "Structuur, en iemand die ziet wanneer het misgaat.",
             ("Ik wil niet terugvallen.", "Ik wil weer onder de mensen zijn."),
             "Ik heb een vast ritme en vraag op tijd om hulp.",
             "Is kwetsbaar voor psychoses. Werkt graag met zijn handen.", ("BG2", "DB1"),
             "Door uw kwetsbaarheid hebt u begeleiding nodig van iemand die signalen van terugval herkent.", ("VA6",)),
    Situatie(W, "Douchen lukt me niet alleen en ik schaam me om het aan mijn zoon te vragen.",
             "Aankleden gaat, als ik zit.", "Mijn zoon woont bij me en werkt overdag.",
             "Hulp bij het douchen, drie keer in de week.",
             ("Ik wil veilig kunnen douchen.",), "Ik ben schoon en voel me veilig in de badkamer.",
             "Heeft een verstandelijke beperking en is bang in de natte ruimte.", ("PV1",),
             "U hebt hulp en toezicht nodig bij het douchen. Dat hoort bij uw begeleiding.", ()),
    Situatie(W, "Mijn man en ik zijn op. Onze zoon van dertig met autisme woont nog thuis.",
             "Hij doet zijn kamer en zijn eigen was.", "Wij zijn er altijd, mijn zus springt bij.",
             "Af en toe een weekend dat wij kunnen bijtanken.",
             ("Wij willen het volhouden als ouders.",), "Eén weekend per maand hebben wij onze handen vrij.",
             "Veranderingen geven veel spanning. Logeren moet langzaam worden opgebouwd.", ("KV1",),
             "Uw ouders dreigen uit te vallen. Logeren houdt de zorg thuis mogelijk.", ("VA5",)),
    Situatie(W, "Ik kan niet zelfstandig wonen, dat is nu drie keer misgegaan.",
             "Ik houd mijn medicijnen bij.", "Ik heb geen familie meer in de buurt.",
             "Een plek waar altijd iemand is.",
             ("Ik wil ergens wonen waar iemand is als het slecht gaat.",), "Ik woon een jaar op dezelfde plek.",
             "Raakt alleen snel ontregeld, vooral in de nacht. Wil op termijn weer zelfstandig wonen.", ("BW1",),
             "U hebt dag en nacht toezicht in de nabijheid nodig om niet te ontregelen.", ()),
    Situatie(W, "Na mijn operatie kan ik maandenlang niet bukken of tillen.",
             "Koken en stofzuigen op zithoogte lukt.", "De kinderen van hiernaast laten de hond uit.",
             "Tijdelijk iemand voor het zware werk.",
             ("Ik kan tijdelijk mijn huishouden niet doen.",),
             "Ik herstel zonder terugval en mijn huis blijft op orde.",
             "Herstelt van een heupoperatie. Verwacht over een half jaar weer zonder hulp te kunnen.", ("HH1",),
             "Zolang u herstelt, kunt u het zware werk niet doen. Daarom is de hulp tijdelijk.", ("VA4",)),
    Situatie(W, "Ik krijg mijn administratie en mijn pillen niet op orde sinds mijn vrouw er niet meer is.",
             "Ik ga elke ochtend naar de koffie in het dorpshuis.", "Mijn schoondochter helpt met DigiD.",
             "Iemand die elke week een uurtje meekijkt.",
             ("Ik wil mijn zaken weer zelf kunnen.",), "Ik betaal mijn rekeningen op tijd en neem mijn pillen.",
             "Zijn vrouw regelde alles. Hij leert graag, maar wil niet dat zijn kinderen alles overnemen.", ("BG1",),
             "U hebt tijdelijk begeleiding nodig om dit zelf te leren.", ("VA1", "VA2")),
    Situatie(W, "Het is zo stil sinds ik verhuisd ben. Ik spreek soms dagen niemand.",
             "Ik kan goed lopen en ik bak graag.", "Mijn oude buurvrouw belt op zondag.",
             "Mensen leren kennen in het dorp.",
             ("Ik wil mensen leren kennen.",), "Ik doe twee keer per week iets met anderen.",
             "Is gezond en ondernemend, maar kent hier niemand.", (), "", ("VA2", "VA6")),
    Situatie(W, "Ik zorg voor mijn moeder en mijn eigen gezin. Het kraakt aan alle kanten.",
             "Ik werk vier dagen en doe 's avonds de was van ma.", "Mijn man kookt.",
             "Weten waar ik terechtkan voor het te veel wordt.",
             ("Ik wil de zorg voor mijn moeder volhouden.",), "Ik heb een avond per week voor mezelf.",
             "Zoekt vooral iemand die meedenkt, en afspraken met haar broers.", (), "", ("VA5", "KT1")),
    Situatie(W, "Koken lukt niet meer met die handen, maar verder red ik me best.",
             "Brood smeer ik zelf.", "De buurman doet de potjes open.", "Een warme maaltijd.",
             ("Ik wil elke dag warm eten.",), "Ik eet elke dag een warme maaltijd.",
             "Heeft reuma in beide handen. Is helder en regelt alles zelf.", (), "", ("VA4", "VA3")),
    Situatie(W, "Mijn moeder deed altijd alles voor me. Nu gaat dat niet meer.",
             "Ik werk op zaterdag bij de bakker.", "Mijn zus denkt mee.",
             "Iemand die me helpt met wonen en geld.",
             ("Ik wil leren op mezelf te wonen.",), "Ik woon binnen een jaar op mezelf en red me met mijn geld.",
             "Heeft een licht verstandelijke beperking en een groot netwerk. Wordt gauw te veel gevraagd.", ("BG1",),
             "U hebt begeleiding nodig bij de stap naar zelfstandig wonen.", ("VA6",)),
    # -- jeugd
    Situatie(J, "Onze zoon ontploft om het minste en gaat niet meer naar school.",
             "We houden vaste tijden aan voor eten en slapen.", "Mijn moeder vangt onze jongste op.",
             "Hulp thuis, om weer samen aan tafel te kunnen zitten.",
             ("Wij willen weer rust in huis.", "Hij wil weer naar school kunnen."),
             "Hij gaat drie dagen per week naar school en we eten zonder ruzie.",
             "Is snel overprikkeld. Ouders zijn het eens over de aanpak maar zijn moe.", ("JA1",),
             "Het gezin heeft intensieve hulp thuis nodig om de dagen weer rustig te laten verlopen.", ("VA6",)),
    Situatie(J, "Onze dochter eet niet en trekt zich helemaal terug.",
             "Ze tekent veel en praat met haar tante.", "Haar mentor houdt contact.",
             "Iemand die met haar praat en weet wat dit is.",
             ("Ik wil me weer gewoon voelen.",), "Ik eet drie keer per dag en spreek elke week een vriendin.",
             "Heeft sombere gedachten. Wil zelf hulp, maar niet op school.", ("JG1",),
             "Gesprekken met een psycholoog zijn nodig. De huisarts vindt dat ook.", ()),
    Situatie(J, "Na de scheiding slaapt hij slecht en plast hij weer in bed.",
             "We lezen elke avond voor.", "Beide ouders brengen en halen hem om de beurt.",
             "Handvatten voor ons allebei.",
             ("Wij willen als ouders hetzelfde doen.",), "Hij slaapt door, bij papa en bij mama.",
             "Ouders wonen apart en overleggen goed. Het kind mist vaste afspraken.", ("JA1",),
             "Een paar maanden begeleiding helpt om thuis hetzelfde te doen.", ()),
    Situatie(J, "Op het dagverblijf zeggen ze dat ze achterloopt en niet contact maakt.",
             "We oefenen met plaatjes.", "Oma past twee dagen op.", "Dat ze op haar eigen tempo kan leren.",
             ("Wij willen dat ze zich ontwikkelt.",), "Ze zegt tien woorden en speelt naast andere kinderen.",
             "Heeft een ontwikkelingsachterstand; onderzoek loopt bij de kinderarts.", ("JD1",),
             "Zij heeft een kleine groep nodig, met behandeling door verschillende deskundigen.", ()),
    Situatie(J, "Hij durft niet meer naar buiten sinds hij gepest is.",
             "Hij speelt gitaar en bakt met zijn zus.", "Zijn voetbaltrainer komt langs.",
             "Weer vertrouwen krijgen.",
             ("Ik wil weer durven.",), "Ik ga zelf met de fiets naar school.",
             "Is bang in groepen. School werkt mee aan een rustige start.", ("JG1",),
             "Behandeling is nodig om de angst te laten afnemen.", ("VA6",)),
    # -- schuldhulp
    Situatie(S, "Ik krijg elke dag brieven van het incassobureau en weet niet waar ik moet beginnen.",
             "Ik werk vijf ochtenden en betaal de huur altijd.", "Mijn zus leende me geld.",
             "Rust, en iemand die met de schuldeisers praat.",
             ("Ik wil van mijn schulden af.",), "Ik weet wat ik schuldig ben en betaal volgens een plan.",
             "Er zijn elf schuldeisers. Er is geen dreigende ontruiming of afsluiting.", ("SH1",),
             "U wilt en kunt meewerken. Een budgetcoach helpt u om uw geld weer op orde te krijgen.", ("VA1",)),
    Situatie(S, "Sinds de zaak failliet is houden we niets over om van te eten.",
             "We hebben de auto verkocht.", "De kerk bracht een voedselpakket.", "Overzicht, en daarna een regeling.",
             ("Wij willen weer rondkomen.",), "Wij komen elke maand rond zonder nieuwe schulden.",
             "Gezin met twee kinderen. De belastingschuld is het grootst.", ("SH1",),
             "Met een budgetcoach brengt u uw inkomsten en uitgaven in evenwicht.", ()),
    Situatie(S, "De energierekening is verdubbeld en nu dreigen ze met afsluiten.",
             "Ik heb de verwarming laag en ik betaal wat ik kan.", "Mijn buurvrouw las de brief voor.",
             "Dat het licht aanblijft.",
             ("Ik wil niet worden afgesloten.",), "De stroom blijft aan en ik betaal af in termijnen.",
             "Er is een aankondiging van afsluiting. De leverancier wil wachten op een plan.", ("SH1",),
             "U krijgt een budgetcoach, zodat u de afspraken met uw leverancier kunt nakomen.", ("VA1",)),
    # -- participatie
    Situatie(P, "Ik ben drie jaar thuis geweest voor mijn moeder en wil weer aan het werk.",
             "Ik deed vroeger de kassa en spreek vier talen.", "Mijn nicht werkt in een winkel in Elst.",
             "Hulp bij solliciteren en een begin.",
             ("Ik wil weer betaald werk.",), "Ik werk over een halfjaar minstens twintig uur per week.",
             "Is gemotiveerd. Een gat in het cv en onzekerheid staan in de weg.", ("PR1",),
             "U hebt begeleiding nodig om de stap naar werk te zetten.", ("VA6",)),
    Situatie(P, "Door mijn rug kan ik niet meer stukadoren, maar stilzitten is niks voor mij.",
             "Ik repareer fietsen voor de buurt.", "Mijn oude baas wil een brief schrijven.",
             "Uitvinden wat ik nog kan.",
             ("Ik wil werk dat mijn lijf aankan.",), "Ik weet welk werk past en heb een proefplaats gehad.",
             "Kan niet tillen. Is handig en gaat goed met mensen om.", ("PR1",),
             "Met een traject onderzoekt u welk werk past bij wat u nog kunt.", ()),
    Situatie(P, "Ik spreek nog niet zo goed Nederlands, maar ik wil niet thuis zitten.",
             "Ik ga twee ochtenden naar taalles.", "Mijn buurman oefent met mij.", "Een plek waar ik kan leren werken.",
             ("Ik wil werken en de taal leren.",), "Ik werk mee op een werkplek en spreek daar Nederlands.",
             "Was lerares in het land van herkomst. Leert snel.", ("PR1",),
             "U leert de taal en het werk het beste samen, op een begeleide werkplek.", ("VA2",)),
)  # fmt: skip

# Small questions that end without a casus: (vraag, what was done, to whom).
KLEIN = (
    ("Waar kan ik een parkeerkaart aanvragen?", "Uitgelegd hoe het gaat en het formulier meegegeven.", "Burgerzaken"),
    ("Mijn moeder heeft een rollator nodig.",
     "Een rollator is algemeen gebruikelijk; verwezen naar de thuiszorgwinkel.",
     "de thuiszorgwinkel"),
    ("Ik zoek een maatje om mee te wandelen.", "Samen gebeld met het maatjesproject.", "het maatjesproject"),
    ("Wie helpt mij met de belastingaangifte?",
     "Plek gegeven op het spreekuur van donderdag.", "de Formulierenbrigade"),
    ("Mijn man heeft een hoog-laagbed nodig nu hij thuis sterft.",
     "Dit gaat via de wijkverpleging; dezelfde dag gebeld.",
     "de wijkverpleging"),
    ("Er staat water in mijn kelder en de verhuurder doet niets.", "Nummer van de huurcommissie gegeven.",
     "de huurcommissie"),
    ("Kan ik de Plusbus ook op zaterdag krijgen?", "Rooster doorgenomen; zaterdag kan na reserveren.", "de Plusbus"),
    ("Mijn kleindochter wil van school wisselen.",
     "Contact gelegd met de leerplichtambtenaar.", "de leerplichtambtenaar"),
    ("Ik krijg geen antwoord over mijn huurtoeslag.", "Samen de stand bekeken op de website.", "de Belastingdienst"),
    ("Ik wil graag vrijwilliger worden.", "Kennisgemaakt en een afspraak gemaakt.", "Forte Welzijn"),
    ("Mijn buurvrouw is zo in de war de laatste tijd.",
     "Besproken wat zij merkt en wie zij kan bellen.", "de huisarts"),
    ("Ik heb een aanvraag gedaan voor een uitkering en hoor niets.", "Nagevraagd: het besluit komt deze week.",
     "Participatie"),
    ("Ik zoek een cursus om met mijn telefoon om te gaan.", "De bibliotheek begint maandag een nieuwe groep.",
     "de bibliotheek"),
    ("De lantaarnpaal voor mijn huis doet het niet.", "Doorgegeven aan de buitendienst.", "de buitendienst"),
    ("Mijn vader is gevallen maar wil geen hulp.", "Uitgelegd wat kan en dat melden altijd mag.", "de huisarts"),
    ("Ik wil weten wat een bewindvoerder kost.", "Uitleg gegeven en een folder meegegeven.", "de rechtbank"),
)  # fmt: skip

SIGNALEN = (
    "De gordijnen zijn al een week dicht en de post ligt op de mat.",
    "Ik hoor 's avonds vaak geschreeuw en dan huilt er een kind.",
    "Meneer kwam voor de derde keer in zijn pyjama aan de balie.",
    "Zij koopt alleen nog blikken soep en ziet er slecht uit.",
    "De thuiszorg komt er niet meer in en wij maken ons zorgen.",
    "Er staan steeds mannen aan zijn deur om geld.",
)
REDEN_SIGNAAL = (
    "De melder wil niet dat de inwoner het weet, en de inwoner vroeg zelf nog niets.",
    "Een buurvrouw belde; we hebben de inwoner zelf nog niet gesproken.",
    "Melding van een winkelier. De inwoner weet hier niets van.",
)

OPENING = ("", "", "", "Goedemorgen. ", "Ik bel omdat het niet meer gaat. ", "De huisarts zei dat ik moest bellen. ",
           "Mijn buurvrouw zei dat ik hier terechtkon. ", "Ik vraag niet graag om hulp, maar: ")  # fmt: skip

EIGEN_KRACHT = (
    "Doet wat kan zelf en verdeelt het werk over de week.",
    "Gebruikelijke hulp van huisgenoten is besproken; meer dan dit kan van hen niet worden gevraagd.",
    "Woont alleen. Er is niemand in huis van wie hulp verwacht mag worden.",
    "De huisgenoten werken en doen daarnaast de boodschappen en de administratie.",
    "Kan zelf bellen, afspraken maken en aangeven wat nodig is.",
    "Probeerde het eerst met hulpmiddelen uit de winkel. Dat hielp een beetje.",
    "De huisgenoten kunnen dit niet overnemen: zij kunnen niet meer dan zij al doen.",
    "Heeft een klein pensioen en kan geen hulp inhuren.",
)
NETWERK = (
    "Familie komt wekelijks, maar woont op afstand. Meer lukt hun niet.",
    "De buren letten op en hebben een sleutel.",
    "Er is weinig netwerk. Samen is gekeken naar de mensen van het dorpshuis.",
    "Een vriendin gaat mee naar het ziekenhuis.",
    "De kerkgemeente bezoekt elke maand.",
    "Broers en zussen hebben zelf een slechte gezondheid.",
    "De sportclub wil meedenken over vervoer.",
    "De zoon regelt het geld; persoonlijke zorg wil de inwoner niet van hem.",
)
MANTELZORGER = (
    "De mantelzorger houdt het vol, als er op vaste dagen iemand anders is.",
    "De mantelzorger is moe. Het steunpunt mantelzorg belt volgende week.",
    "Er is geen mantelzorger.",
    "De mantelzorger wil graag weten bij wie zij terechtkan als het niet meer gaat.",
    "De mantelzorger redt het en vraagt nu geen hulp.",
)
ALGEMEEN = (
    "De open inloop en de maaltijdservice zijn besproken. Dat helpt, maar lost het niet op.",
    "Een boodschappendienst van de supermarkt wordt geprobeerd.",
    "De Plusbus kan voor uitstapjes in de buurt.",
    "De Formulierenbrigade kan eenmalig helpen, niet elke week.",
    "Er is in het dorp geen activiteit die past bij deze vraag.",
    "Met een algemene voorziening is dit op te lossen; de inwoner wil dat ook.",
)
SAMENWERKING = (
    "Met toestemming gebeld met de praktijkondersteuner van de huisarts.",
    "De wijkverpleging komt al en stemt haar tijden af.",
    "De woningstichting plaatst zelf een tweede leuning.",
    "De behandelaar schrijft een korte brief over wat helpt.",
    "Er zijn nu geen andere hulpverleners.",
    "School en ouders overleggen elke zes weken.",
)
BIJDRAGE = (
    "Uitgelegd wat de eigen bijdrage is. Het CAK stuurt de rekening.",
    "Besproken: er geldt geen eigen bijdrage.",
    "De inwoner weet van de eigen bijdrage en kan die betalen.",
    "Uitgelegd. De inwoner vraagt bijzondere bijstand aan voor de bijdrage.",
)
REACTIE = (
    "Zo heb ik het verteld.",
    "Ik mis nog dat ik ook 's nachts slecht slaap.",
    "Het klopt. Ik hoop dat het snel kan beginnen.",
    "Mijn dochter las mee, het is goed zo.",
    "",
    "",
)
GESPREK = (
    ("Keukentafelgesprek. De zeven onderwerpen besproken.", "Fijn dat u de tijd neemt."),
    ("Huisbezoek met de dochter erbij.", "Ik wil vooral hier blijven wonen."),
    ("Rondgelopen in het huis en gekeken wat lukt.", "Zo had ik het nog niet bekeken."),
    ("Gesprek aan huis. Cliëntondersteuner was erbij.", "Ik was zenuwachtig, maar het viel mee."),
    ("Kennisgemaakt en de vraag scherp gemaakt.", "Het gaat me om de zelfstandigheid."),
)
BELLEN = (
    ("Gebeld hoe het gaat met de hulp.", "Ze is een schat, we kunnen goed lachen."),
    ("Aanbieder belde: andere vaste kracht vanaf maandag.", ""),
    ("Inwoner belde over de tijden; geregeld met de aanbieder.", "Woensdag komt me beter uit."),
    ("Evaluatie met de aanbieder. Doelen lopen.", ""),
    ("Gebeld na ziekenhuisopname. Hulp kan verder.", "Ik knap hier sneller op dan daar."),
    ("Mantelzorger gesproken. Houdt het vol.", "Ik heb weer een avond voor mezelf."),
    ("Vraag over de rekening van het CAK uitgelegd.", "Nu snap ik het."),
    ("Afspraak verzet; nieuwe datum staat.", ""),
    ("Tussentijds gesprek. Het kan langzaam minder.", "Ik kan steeds meer zelf."),
    ("Zorg van de buurvrouw besproken met de inwoner.", "Ze bedoelt het goed."),
)
TERUG = (
    "De motivering noemt de dochter wel, maar niet wat zij echt kan. Vul dat aan.",
    "De hoeveelheid past niet bij het verslag: daar staat twee uur.",
    "Graag de grond van de afwijzing in gewonere taal.",
)
ACHTERAF = (
    "Stond op het antwoordapparaat.", "Kwam binnen bij de praktijkondersteuner.",
    "De brief lag bij de post van vrijdag.",
    "Verteld tijdens het spreekuur, vandaag ingevoerd.",
)  # fmt: skip
NIETS_DOEN = (
    "Samen besloten af te wachten: het herstel gaat goed en de inwoner belt zelf als het nodig is.",
    "De vraag bleek opgelost door de verhuizing van de zoon. Niets doen past nu het best.",
    "De inwoner wil het eerst een halfjaar zonder hulp proberen en weet ons te vinden.",
)
GEEN_CONTACT = (
    "Drie keer gebeld en een kaart in de bus gedaan. Geen reactie.",
    "Twee brieven en een huisbezoek. Niemand deed open.",
)
VOORNAMEN = ("Karel", "Ineke", "Mo", "Sjaan", "Bas", "Willemijn", "Ahmed", "Trudy", "Kees", "Lotte", "Henk", "Yara")
ACHTERNAMEN = ("Peeters", "van Zanten", "Kuiper", "El Idrissi", "Roelofs", "de Bont", "Hermsen", "Aalbers", "Noordam")
RELATIES = ("dochter", "zoon", "buurvrouw", "partner", "broer", "zus", "vriendin", "kleinzoon")


def naam(kans: Random) -> str:
    """Somebody around the inwoner, as invented as the rest."""
    return f"{kans.choice(VOORNAMEN)} {kans.choice(ACHTERNAMEN)}"


def onderzoek(
    kans: Random, situatie: Situatie, *, huisgenoten: bool, mantelzorger: bool, afwijzen: bool
) -> dict[str, Any]:
    """The seven topics and the reaction, for one onderzoek: none says what the dossier or the decision denies."""

    def kies(uit: tuple[str, ...], *, kan: Callable[[str], bool] = lambda _: True) -> str:
        # One draw whatever can be said, so that the rest of the story stays the same.
        zin = kans.choice(uit)
        return zin if kan(zin) else next(zin for zin in uit if kan(zin))

    bijdrage = situatie.wet == Wet.WMO and situatie.maatwerk != ("RS1",)
    uit = {
        "behoeften": situatie.behoeften,
        "eigen_kracht": f"{situatie.zelf} "
        + kies(EIGEN_KRACHT, kan=lambda zin: ("Woont alleen" if huisgenoten else "huisgenoten") not in zin),
        "netwerk": f"{situatie.samen} {kies(NETWERK)}",
        "mantelzorger": kies(MANTELZORGER, kan=lambda zin: zin.startswith("Er is geen") is not mantelzorger),
        "algemeen": kies(ALGEMEEN, kan=lambda zin: not (situatie.maatwerk and "op te lossen" in zin)),
        "samenwerking": kies(SAMENWERKING, kan=lambda zin: situatie.wet == Wet.JEUGD or "School" not in zin),
        "bijdrage": kies(BIJDRAGE, kan=lambda zin: ("geldt geen" in zin) is not bijdrage),
        "reactie_inwoner": kans.choice(REACTIE),
    }
    if afwijzen and situatie.maatwerk:
        nee = AFWIJZINGEN[situatie.maatwerk[-1]]
        begin = f"{situatie.zelf} " if nee.onderwerp == "eigen_kracht" else ""
        uit[nee.onderwerp] = begin + nee.vinding
    return uit
