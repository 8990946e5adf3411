"""Who asks to take part: invented people, their consents, the words under which they are found."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from insieme.demo import lexicon
from insieme.demo.clock import at
from insieme.demo.things import World, dice_for, new_id
from insieme.domain.casework.models import Draft
from insieme.domain.people.events import Happened
from insieme.domain.people.models import Consent, Person
from insieme.domain.people.states import ConsentKind, ConsentSource, NoCodiceFiscale, Sex


@dataclass(slots=True)
class Somebody:
    """An invented person as they present themselves."""

    person_id: int
    given: str
    family: str
    sex: str
    birth: date
    origin: lexicon.Origin
    comune: str
    moved: tuple[date, str] | None
    codice_fiscale: str
    why_no_code: str
    email: str
    phone: str
    parts: set[tuple[str, int]] = field(default_factory=set)

    @property
    def name(self) -> str:
        return f"{self.given} {self.family}"

    def answers(self) -> dict[str, object]:
        """What both the person and the application hold."""
        return {
            "given_name": self.given,
            "family_name": self.family,
            "sex": self.sex,
            "birth_date": self.birth,
            "citizenship": self.origin.citizenship,
            "codice_fiscale": self.codice_fiscale,
            "no_codice_fiscale": self.why_no_code,
            "email": self.email,
            "phone": self.phone,
            "language": self.origin.language,
        }


def invent(world: World, number: str, dice: Random, day: date) -> Somebody:
    """Make up somebody who is of working age on that day."""
    origin = lexicon.an_origin(dice)
    sex = Sex.FEMALE.value if dice.random() < 0.53 else Sex.MALE.value
    given, family = lexicon.a_name(origin, sex, dice)
    birth = day - timedelta(days=int(365.25 * dice.triangular(18, 64, 39)))
    comune = world.a_place(dice)
    moved = (
        (day + timedelta(days=200 + int(dice.random() * 900)), world.a_place(dice)) if dice.random() < 0.04 else None
    )
    code, why = "", dice.choice((NoCodiceFiscale.NOT_SHOWN, NoCodiceFiscale.NOT_SHOWN, NoCodiceFiscale.WAITING)).value
    if dice.random() < 0.5:
        code = lexicon.a_codice_fiscale(given, family, sex, birth, origin.born_in or _birthplace(world, dice))
        if code in world.codes:
            code = ""
    if code:
        world.codes.add(code)
        why = ""
    has_email = dice.random() < 0.8
    email = f"persona.{number}@insieme.example" if has_email else ""
    return Somebody(
        new_id(dice), given, family, sex, birth, origin, comune, moved, code, why, email, lexicon.a_phone(dice)
    )


def _birthplace(world: World, dice: Random) -> str:
    return dice.choice(world.places).cadastral_code


def register(world: World, who: Somebody, dice: Random, day: date, by: str) -> None:
    """Write somebody into the register, with what they agreed to."""
    moved = who.moved if who.moved and who.moved[0] <= world.today else None
    moment = min(at(day, dice), world.now)
    world.add(
        Person,
        dice,
        id=who.person_id,
        municipality_id=moved[1] if moved else who.comune,
        address=lexicon.an_address(dice),
        registered_at=moment,
        **who.answers(),
    )
    world.tell(Happened.REGISTERED, ("person", who.person_id), moment, person=who.person_id, by=by)
    if moved:
        world.tell(Happened.MOVED, ("person", who.person_id), world.morning(moved[0]), person=who.person_id, by=by)
    texts = (who.given, who.family, who.codice_fiscale, who.phone.removeprefix("+39"))
    world.searchable("person", who.person_id, *texts, person=who.person_id)
    consent(world, dice, who.person_id, ConsentKind.PROGRAMME, day)


def consent(world: World, dice: Random, person: int, kind: ConsentKind, day: date) -> None:
    if day > world.today:
        return
    source = dice.choice((ConsentSource.ONLINE, ConsentSource.SECRETARIAT))
    id_ = world.add(Consent, dice, person_id=person, kind=kind, given_on=day, source=source)
    world.tell(Happened.CONSENTED, ("consent", id_), world.morning(day), person=person)


def drafts(world: World) -> None:
    """Leave some applications half written."""
    for number in range(7):
        dice = dice_for("draft", world.today, number)
        saved = world.now - timedelta(hours=2 + number * 31)
        who = invent(world, f"bozza-{number}", dice, world.today)
        answers = {"given_name": who.given, "family_name": who.family}
        if number % 2:
            answers |= {"phone": who.phone, "municipality": who.comune}
        world.add(
            Draft,
            dice,
            code_hash=f"{dice.getrandbits(256):064x}",
            language=who.origin.language,
            answers=answers,
            started_at=saved - timedelta(minutes=12),
            saved_at=saved,
        )
