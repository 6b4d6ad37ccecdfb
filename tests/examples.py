"""A small norm, and a dossier under it in which every kind of answer occurs."""

from pathlib import Path

SMALL = Path(__file__).parent / "norms" / "small"

DOSSIER = """\
format: 1
norm: klein-2024
organisation: {id: gm9901, name: Dijkstede, kind: gemeente}
as_at: 2024-06-30
registers:
  agressie_incident:
    complete: true
    records:
      - {id: i01, melding_op: "2024-03-01T12:00", reactie_op: "2024-03-04T13:00", dader_bekend: true}
      - {id: i02, melding_op: "2024-03-05T12:00", reactie_op: "2024-03-06T12:00", dader_bekend: true}
      - {id: i03, melding_op: "2024-04-05T12:00", dader_bekend: true}
      - {id: i04, melding_op: 2024-05-05, reactie_op: geen, dader_bekend: onbekend}
  gedragscode:
    complete: true
    records:
      - {id: code, dekking: [medewerkers], vastgesteld_op: 2017-01-01, gepubliceerd_op: 2017-02-01}
  dienstverband:
    complete: [{since: 2023-01-01, for: [medewerker, inhuur]}]
    records:
      - {id: d1, groep: medewerker, van: 2024-01-01, eed_op: 2024-02-01, publiekscontact: true,
         uren: 30, uren_contract: 32}
      - {id: d2, groep: medewerker, van: 2024-01-01, eed_op: 2024-06-01, publiekscontact: true,
         uren: 30, uren_contract: 32}
      - {id: d3, groep: inhuur, van: 2024-02-01, publiekscontact: true, uren: 30, uren_contract: 32}
  telling:
    records:
      - {id: t1, grootheid: eed, groep: alle, periode_tot_en_met: 2024-05-31, teller: 99, noemer: 100}
      - {id: t2, grootheid: verjaarde_vorderingen, groep: alle, periode_tot_en_met: 2024-05-31, teller: 1, noemer: 3}
  verklaring:
    records:
      - {id: v1, onderwerp: aanpak, datum: 2024-02-01, oordeel: ja}
      - {id: v2, onderwerp: aanpak, datum: 2024-02-01, oordeel: nee}
deviations:
  - {rule: "1.4", owner: gemeentesecretaris, reason: Nog in opbouw, decided_on: 2024-01-01, until: 2024-03-01}
  - {rule: "1.5", owner: gemeentesecretaris, reason: Regionale aanpak, decided_on: 2024-01-01, until: 2026-03-01}
let_in:
  - {field: activiteit.notitie, reason: nummers van zalen lijken op telefoonnummers}
"""
