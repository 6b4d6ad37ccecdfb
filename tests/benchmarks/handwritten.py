"""The same 18 checks, written by hand: one fused loop for each kind of record, plain Python on plain dicts."""

from datetime import date, timedelta

from tests.benchmarks.workload import AUDIENCES, DECISIONS, FIVE_YEARS_AGO, MOMENT, ONE_YEAR_AGO, SUBJECTS, Organisation

HOURS_48 = timedelta(hours=48)
WITH_CONDUCT = SUBJECTS[1:4]

Result = tuple[str, list[str], list[str]]


def assess(organisation: Organisation) -> list[Result]:
    """Return outcome, ids of failing and ids of undecided records for each check. None means: no response so far."""
    results: list[Result] = []
    f1: list[str] = []
    u1: list[str] = []
    for r in organisation["vog"]:
        if r["profile_vulnerable"]:
            issued = r["issued_on"]
            if issued is None:
                u1.append(r["id"])
            elif issued < FIVE_YEARS_AGO:
                f1.append(r["id"])
    results.append(_every(f1, u1))
    f2: list[str] = []
    u2: list[str] = []
    f3: list[str] = []
    u3: list[str] = []
    f4: list[str] = []
    u4: list[str] = []
    for r in organisation["incident"]:
        if r["perpetrator_known"]:
            reported, responded = r["reported_at"], r["responded_at"]
            if responded is None:
                if reported + HOURS_48 < MOMENT:
                    f2.append(r["id"])
                else:
                    u2.append(r["id"])
            elif responded - reported > HOURS_48:
                f2.append(r["id"])
        if r["damage"]:
            recovered = r["damage_recovered"]
            if recovered is None:
                u3.append(r["id"])
            elif not recovered:
                f3.append(r["id"])
        aftercare = r["aftercare"]
        if aftercare is None:
            u4.append(r["id"])
        elif not aftercare:
            f4.append(r["id"])
    results += [_every(f2, u2), _every(f3, u3), _every(f4, u4)]
    f5: list[str] = []
    u5: list[str] = []
    for r in organisation["contract"]:
        clause = r["confidentiality_clause"]
        if clause is None:
            u5.append(r["id"])
        elif not clause:
            f5.append(r["id"])
    results.append(_every(f5, u5))
    reached = dict.fromkeys(AUDIENCES, False)
    recent = 0
    for r in organisation["activity"]:
        if r["held_on"] >= ONE_YEAR_AGO:
            recent += 1
            if "weerbaarheid" in r["topics"]:
                for audience in r["audiences"]:
                    reached[audience] = True
    results += [_found(reached[audience]) for audience in AUDIENCES]
    young: bool | None = False
    complete = False
    for r in organisation["document"]:
        if r["kind"] == "gedragscode":
            adopted: date | None = r["adopted_on"]
            if adopted is None:
                young = young or None
            elif adopted >= FIVE_YEARS_AGO:
                young = True
        elif r["kind"] == "bibob_beleid" and r["topics"].issuperset(DECISIONS):
            complete = True
    results += [_found(young), _found(complete)]
    present: dict[str, bool | None] = dict.fromkeys(SUBJECTS, False)
    for r in organisation["provision"]:
        subject = r["subject"]
        if subject in present:
            if subject not in WITH_CONDUCT:
                present[subject] = True
            elif r["good_conduct_required"] is None:
                present[subject] = present[subject] or None
            elif r["good_conduct_required"]:
                present[subject] = True
    results += [_found(present[subject]) for subject in SUBJECTS]
    results.append(_found(recent >= 3))
    return results


def _every(failing: list[str], undecided: list[str]) -> Result:
    return ("not_met" if failing else "unknown" if undecided else "met", failing, undecided)


def _found(found: bool | None) -> Result:
    return ("met" if found else "unknown" if found is None else "not_met", [], [])
