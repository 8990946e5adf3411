"""What people write in this world: short, respectful, about nobody."""

POSITIONS = ("Titolare", "Responsabile del personale", "Amministrazione", "Direttrice di stabilimento", "Capo reparto")

COLLABORATIONS = {
    "hiring": ("Assunzioni stagionali e stabili", "Nuovo reparto da completare", "Ricambio del personale"),
    "tirocini": ("Due postazioni di tirocinio l'anno", "Tirocini con prospettiva di assunzione"),
    "selecting": ("Selezioni congiunte due volte l'anno", "Una selezione con colloqui in sede"),
    "designing": ("Corso costruito con i capi reparto", "Contenuti e docenti per la formazione"),
    "visits": ("Visite guidate al reparto", "Testimonianze nei laboratori"),
    "mentoring": ("Una persona esperta accompagna chi entra", "Simulazioni di colloquio"),
    "giving": ("Dono di computer usati", "Contributo per le patenti"),
}

BOARD = "Due tirocini l'anno, una visita aperta, partecipazione agli incontri del Board, passaparola tra le imprese."

COMPANY_DIARY = (
    "Sentiti i bisogni dei prossimi mesi: due posti in reparto da settembre.",
    "Incontro in sede: la tutor aziendale racconta come va l'inserimento.",
    "Mandata la scheda del programma, richiamare fra due settimane.",
    "Chiedono persone con patente B e disponibilità ai turni.",
    "Nessuna ricerca aperta ora; interessati a una visita del gruppo.",
    "Conferma: la proroga si fa, poi si valuta il tempo indeterminato.",
    "Parlato di trasporti: il turno delle sei non è coperto dai mezzi.",
    "Disponibili a partecipare alla progettazione del prossimo corso.",
)

WISHES = (
    "Vorrei lavorare in un magazzino o in un supermercato.",
    "Cerco lavoro in cucina, ho già fatto l'aiuto cuoco.",
    "Va bene qualsiasi lavoro, anche part time, vicino a casa.",
    "Mi piacerebbe assistere gli anziani, ho esperienza in famiglia.",
    "Sono stato operaio metalmeccanico per dieci anni.",
    "Vorrei imparare un mestiere e migliorare l'italiano.",
    "Cerco un lavoro la mattina, quando i bambini sono a scuola.",
    "Pulizie o lavanderia, ho la patente ma non la macchina.",
    "",
)

REDIRECTED = (
    "Orientata al Centro per l'impiego: ha bisogno solo di informazioni.",
    "Orientata al servizio sociale, già in contatto con l'assistente sociale.",
    "Orientata alla scuola per adulti: prima il corso di italiano.",
)
NOT_ELIGIBLE = (
    "Abita fuori dalla città metropolitana.",
    "È già in un'altra misura attiva: percorso GOL in corso.",
    "Ha un contratto a tempo pieno.",
)
UNREACHABLE = ("Tre tentativi senza risposta.", "Numero non attivo e nessuna risposta alle e-mail.")
WITHDRAWN = ("Ha trovato lavoro da sola.", "Non è più interessata.", "Si trasferisce.")

INTERVIEW_NOTES = (
    "Motivata, disponibile da subito. Curriculum da rifare insieme.",
    "Esperienza nella ristorazione, vuole cambiare settore.",
    "Capisce bene l'italiano, lo scrive con fatica.",
    "Orari limitati dalla scuola dei figli, ben organizzata.",
    "Primo lavoro in Italia: spiegare contratto e busta paga.",
    "Poca fiducia dopo una lunga ricerca; chiede un accompagnamento.",
)

NOTES = (
    "Rivisto il curriculum insieme, ora è chiaro e di una pagina.",
    "Telefonata: ha fatto il colloquio ed è contenta di come è andato.",
    "Concordato di cercare anche nei comuni vicini, raggiungibili in treno.",
    "Non è venuta all'appuntamento, ha avvisato: ne fissiamo un altro.",
    "Ha portato l'attestato del corso, aggiornato il profilo.",
    "Provata una simulazione di colloquio: molto meglio della prima volta.",
    "Parlato dei turni: può il pomeriggio, non la notte.",
    "Chiede informazioni sulla patente; vediamo se il fondo può aiutare.",
)

GOALS = (
    "Trovare un lavoro vicino a casa entro sei mesi, con orari che stiano con la scuola dei figli.",
    "Tornare in fabbrica con un contratto stabile.",
    "Migliorare l'italiano fino al livello B1 e fare un tirocinio in cucina.",
    "Prendere la patente B e candidarsi come autista di furgone.",
    "Fare esperienza nell'assistenza e iscriversi al corso per operatore socio-sanitario.",
    "Riprendere fiducia, imparare a cercare lavoro in rete, fare due colloqui al mese.",
)

ACTIONS = (
    ("Aggiornare il curriculum", "person"),
    ("Iscriversi al laboratorio di ricerca attiva", "person"),
    ("Mandare tre candidature alla settimana", "person"),
    ("Preparare una simulazione di colloquio", "programme"),
    ("Presentare il profilo a due aziende", "programme"),
    ("Portare la dichiarazione di disponibilità al lavoro", "person"),
    ("Sentire il servizio sociale per l'orario del nido", "programme"),
    ("Rinnovare i documenti con lo sportello", "other"),
    ("Provare il tragitto con i mezzi all'ora del turno", "person"),
    ("Fare il test di livello di italiano", "other"),
)

OBSTACLES = {
    "italian": (20, "Capisce, scrive con fatica", "Scuola di italiano"),
    "licence": (17, "Non ha la patente B", "Operatore e scuola guida"),
    "transport": (18, "Senza auto, abita lontano dalla linea", "Operatore"),
    "childcare": (12, "Può lavorare quando i figli sono a scuola", "Servizio sociale"),
    "care": (5, "Assiste un familiare", "Servizio sociale"),
    "limitation": (7, "Non può sollevare pesi", "Medico competente dell'azienda"),
    "housing": (6, "Sistemazione provvisoria", "Servizio sociale"),
    "digital": (12, "Usa solo il telefono", "Laboratorio digitale"),
    "documents": (6, "Permesso in rinnovo", "Sportello per i documenti"),
    "debt": (4, "Rate da ricontrattare", "Centro d'ascolto"),
    "confidence": (12, "Ha smesso di cercare da tempo", "Operatore"),
}

REFERRALS_IN = (
    "Persona che seguiamo da alcuni mesi: pronta a cercare lavoro con un accompagnamento.",
    "Nucleo con figli piccoli, la madre cerca un part time al mattino.",
    "Ha concluso il corso di italiano da noi, cerca il primo lavoro.",
    "Ha perso il lavoro l'anno scorso, disponibile a cambiare settore.",
)
REFERRALS_OUT = (
    "Chiediamo un aiuto per l'iscrizione al nido e gli orari.",
    "Serve un percorso per il livello A2 di italiano.",
    "Rinnovo dei documenti e residenza.",
    "Consulenza sul contratto e sulla busta paga.",
)
DECLINED = (
    "Lista d'attesa piena fino a settembre.",
    "Già seguita da un altro servizio.",
    "Fuori dal nostro territorio.",
)
CONCLUDED = ("Iscrizione fatta.", "Corso concluso.", "Documenti rinnovati.", "Presa in carico dal programma.")

WHY = (
    "Ha già lavorato in un posto simile",
    "Abita vicino e può fare i turni",
    "Ha finito il corso con buone presenze",
    "Molto motivata, cerca proprio questo lavoro",
    "Patente B e disponibilità immediata",
)

CLOSED_VACANCY = ("Posti coperti con altre candidature.", "L'azienda rinvia la ricerca.", "La commessa non è partita.")

PERSON_SAYS = (
    "Si trova bene con i colleghi.", "I turni sono pesanti ma ce la fa.", "Sta imparando, è contenta.",
    "Vorrebbe qualche ora in più.", "Il viaggio è lungo.",
)  # fmt: skip
COMPANY_SAYS = (
    "Puntuale e volenterosa.", "Serve ancora un po' di autonomia.", "Ottimo inserimento, pensano alla proroga.",
    "Qualche ritardo, ne hanno parlato.",
)  # fmt: skip
TUTOR_SAYS = (
    "Tutto procede.",
    "Da risentire fra un mese.",
    "Proporre un corso sulla sicurezza.",
    "Monitorare i turni.",
)
WORRIES = (
    "Due assenze senza avviso: sentire la persona questa settimana.",
    "Il turno cambia e non coincide più con i mezzi.",
    "L'azienda non sa se rinnova: serve un incontro.",
    "Incomprensioni con il capo reparto.",
)
SETTLED = (
    "Incontro con la persona e la tutor aziendale: chiarito.",
    "Turno spostato di mezz'ora, ora coincide con il treno.",
    "L'azienda ha confermato la proroga.",
)

CANCELLED_PLACEMENT = ("La persona ha trovato altro prima di cominciare.", "L'azienda ha rinviato l'ingresso.")

# Kind, title, topic, hours, requirements.
COURSES = (
    ("workshop", "Cercare lavoro insieme", "Ricerca attiva", 12, ""),
    ("workshop", "Il colloquio senza paura", "Colloqui", 8, ""),
    ("workshop", "Curriculum e profilo in rete", "Curriculum", 8, ""),
    ("workshop", "Diritti e doveri nel lavoro", "Lavoro", 6, ""),
    ("basic", "Italiano per il lavoro", "Italiano", 60, ""),
    ("basic", "Italiano, livello A2", "Italiano", 80, ""),
    ("basic", "Computer e servizi in rete", "Digitale", 24, ""),
    ("basic", "Sicurezza, rischio alto", "Sicurezza", 16, ""),
    ("basic", "Alimentarista (HACCP)", "Igiene", 12, ""),
    ("basic", "Teoria per la patente B", "Patente", 40, ""),
    ("specific", "Carrello elevatore", "Logistica", 16, "Sicurezza di base già svolta"),
    ("specific", "Addetto al magazzino", "Logistica", 48, ""),
    ("specific", "Aiuto cuoco", "Ristorazione", 80, ""),
    ("specific", "Pulizie professionali", "Servizi", 32, ""),
    ("specific", "Saldatura di base", "Meccanica", 80, ""),
    ("specific", "Operatore del confezionamento", "Packaging", 120, "Vista e manualità fine"),
    ("specific", "Assistenza familiare", "Cura", 60, "Italiano livello A2"),
    ("specific", "Vendita e scaffale", "Commercio", 40, ""),
)
COMPANY_COURSE = ("specific", "Autista di linea", "Trasporti", 220, "Patente B e 21 anni compiuti")
