"""One version of everything on sale, with the matters it belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from app.domain.consent_question import ConsentQuestion
from app.domain.form_template import FormTemplate
from app.domain.matter import Matter
from app.domain.matters import NAMED_BY_CODE, Matters
from app.domain.offering import Offering
from app.domain.points import PointRule
from app.domain.tariff_rule import TariffRule
from app.domain.waiver import Waiver
from app.texts.language import Text


@dataclass(frozen=True, slots=True)
class Catalogue:
    """`version` is a day with a running number (2026-11-19.3). Age goes by day, then number: .9 is older than .10."""

    version: str
    name: Text
    template_version: str  # of the notices and the statement
    notices: tuple[Text, ...]
    statement: Text
    matters: Mapping[str, Matter]
    offerings: Mapping[str, Offering]  # by code, in the order of the on-sale list
    consents: tuple[ConsentQuestion, ...] = ()  # what a form asks beside its lines
    matters_version: str = ""  # of the matters file in force; "" where the catalogue holds its own, as before 0.3
    waivers: tuple[Waiver, ...] = ()  # what customers of some stars need not pay
    tariff_rules: tuple[TariffRule, ...] = ()  # what holds from a day on, whatever was agreed before
    point_rules: tuple[PointRule, ...] = ()  # how many points a yuan brings, by stars

    @staticmethod
    def of(
        *,
        version: str,
        name: Text,
        template_version: str,
        notices: tuple[Text, ...],
        statement: Text,
        matters: tuple[Matter, ...],
        offerings: tuple[Offering, ...],
        consents: tuple[ConsentQuestion, ...] = (),
        matters_version: str = "",
        waivers: tuple[Waiver, ...] = (),
        tariff_rules: tuple[TariffRule, ...] = (),
        point_rules: tuple[PointRule, ...] = (),
    ) -> "Catalogue":
        return Catalogue(
            version=version,
            name=name,
            template_version=template_version,
            notices=notices,
            statement=statement,
            matters=MappingProxyType({m.code: m for m in matters}),
            offerings=MappingProxyType({o.code: o for o in sorted(offerings, key=lambda o: o.position)}),
            consents=consents,
            matters_version=matters_version,
            waivers=waivers,
            tariff_rules=tariff_rules,
            point_rules=point_rules,
        )

    @property
    def has_own_words(self) -> bool:
        """Notices and statement stand in the file itself, as in every one of before 0.3."""
        return bool(self.notices)

    def worded(self, template: FormTemplate) -> "Catalogue":
        """The same offers in the words of `template`; a matter that names one of its questions asks it too."""
        consents = tuple(self._asked_by_matters(each) for each in template.consents)
        return replace(self, notices=template.notices, statement=template.statement, consents=consents)

    def _asked_by_matters(self, question: ConsentQuestion) -> ConsentQuestion:
        """One of every form, or of a kept picture, stays so."""
        if not question.matters:
            return question
        named = (matter.code for matter in self.matters.values() if question.code in matter.notices)
        return replace(question, matters=tuple(dict.fromkeys((*question.matters, *named))))

    @property
    def edition(self) -> tuple[str, str]:
        """What a form stands under: the offers' version and the rules'."""
        return self.version, self.matters_version

    def under(self, matters: Matters) -> "Catalogue":
        """The same offers under other rules."""
        return replace(self, matters=matters.matters, matters_version=matters.version)

    def matters_named(self) -> frozenset[str]:
        """The codes that must be known where it is on sale: those of its offers, and those the program says itself."""
        of_offers = {code for o in self.offerings.values() for code in (o.matter, o.cancel_matter, o.changes_by)}
        return frozenset(of_offers | set(NAMED_BY_CODE))

    def on_sale(self, day: date) -> tuple[Offering, ...]:
        return tuple(o for o in self.offerings.values() if o.on_sale(day))
